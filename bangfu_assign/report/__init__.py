"""What people get: tables, workbook, figures; each drawn or written when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bangfu_assign.report.write import write_plan

__all__ = ["draw_map", "draw_village", "write_plan"]

_ROOM_OF = {
    "draw_map": "bangfu_assign.report.figures",
    "draw_village": "bangfu_assign.report.figures",
    "write_plan": "bangfu_assign.report.write",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: matplotlib and xlsxwriter are slow to load."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value
