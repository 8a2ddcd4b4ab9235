"""What people see in Jupyter and Voilà: progress, sheets, pages, and the explorer."""

from bangfu_assign.notebook.findings import show_problems
from bangfu_assign.notebook.pages import show_pages
from bangfu_assign.notebook.progress import notebook_progress
from bangfu_assign.notebook.sheets import show_sheet

__all__ = ["notebook_progress", "show_pages", "show_problems", "show_sheet"]
