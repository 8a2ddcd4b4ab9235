"""The explorer: change a few figures, solve, look; in Jupyter, or as a web page with Voilà."""

from bangfu_assign.notebook.explorer.open import explorer

__all__ = ["explorer"]
