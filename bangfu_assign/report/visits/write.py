"""`write_visits`: tables, workbook and figure of a check, at once."""

from __future__ import annotations

from pathlib import Path

from bangfu_assign.labels import Lang
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.visits.tables import tables
from bangfu_assign.visits import Visits

BOOK = "visits.xlsx"
FIGURE = "visits.png"


def write_visits(
    visits: Visits, out: str | Path, lang: Lang = "zh", *, figures: bool = True
) -> Path:
    """Write a check of the visits into a folder, new or holding a plan: all files or none.

    Parameters
    ----------
    visits : Visits
        What to write.
    out : path
        Gets ``visits_missing.csv``, ``visits_by_cadre.csv``, ``visits_by_village.csv``,
        ``visits_problems.csv``, ``visits.xlsx`` and ``figures/visits.png``; what else the tool
        wrote there stays.
    lang : {"zh", "en"}
        Language of the workbook, the figure and the problems.
    figures : bool
        Whether to draw.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    UsageError
        If the folder cannot be used; nothing is changed then.
    """
    from bangfu_assign.report.visits.workbook import workbook  # noqa: PLC0415 (xlsxwriter)

    with publish(out, add=True) as folder:
        for name, content in tables(visits, lang).items():
            (folder / name).write_bytes(content)
        (folder / BOOK).write_bytes(workbook(visits, lang))
        if figures:
            from bangfu_assign.report.figures.visits import save_visits  # noqa: PLC0415 (matplotlib)

            (folder / "figures").mkdir(exist_ok=True)
            save_visits(visits, folder / "figures" / FIGURE, lang)
    return Path(out)
