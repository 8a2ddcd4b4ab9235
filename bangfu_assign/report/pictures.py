"""Which pictures show a plan, as a list of tasks; what draws them is loaded only to draw."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.views import by_village
from bangfu_assign.report.flows import HAD, flows
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.painter import Task

if TYPE_CHECKING:
    import networkx as nx

Key = tuple[str, str]
"""What a picture shows, and of which village ("" for the whole town)."""

VILLAGE = "village"
"""The kind of picture of which there is one for each village."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """The pictures of one plan.

    Attributes
    ----------
    plan : Plan
        What to draw.
    folder : Path
        Where the files are written; it must be there.
    lang : {"zh", "en"}
        Language of the words.
    journeys : Journeys, optional
        Distances of the plan; measured if they are needed.
    previous : Plan, optional
        The plan before, for the changes; else the case's ``pairs`` of last year.
    """

    plan: Plan
    folder: Path
    lang: Lang = "zh"
    journeys: Journeys | None = None
    previous: Plan | None = None

    def few(self) -> list[Key]:
        """Return the map, the weak villages, and the village with the most uncovered households."""
        table = by_village(self.plan)
        chosen = set(table.loc[table["weak"], "village_id"])
        short = table[table["uncovered"] > 0]
        if len(short):
            order = short.sort_values(["uncovered", "village_id"], ascending=[False, True])
            chosen.add(order["village_id"].iloc[0])
        return [("map", ""), *((VILLAGE, village) for village in sorted(chosen))]

    def all(self) -> list[Key]:
        """Return the map, every chart that has something to show, and a sheet for every village."""
        plan, table = self.plan, by_village(self.plan)
        kinds = ["map", "coverage", "quota_use", "distances"]
        if len(plan.pairings) or table["weak"].any():
            kinds.append("pairings")
        if any(before == HAD for before, _ in flows(plan, self.previous)):
            kinds.append("changes")
        if plan.history:
            kinds.append("progress")
        homes = table.loc[table["planned"] > 0, "village_id"]
        return [*((kind, "") for kind in kinds), *((VILLAGE, village) for village in homes)]

    def tasks(self, wanted: Sequence[Key]) -> list[Task]:
        """Return what there is to do for some pictures."""
        return [partial(self.draw, *key) for key in wanted]

    def draw(self, kind: str, village: str = "") -> Path:
        """Draw one picture into its file; return it."""
        from bangfu_assign.report.figures.write import draw_picture  # noqa: PLC0415 (matplotlib)

        return draw_picture(self, kind, village)

    def path(self, kind: str, village: str = "") -> Path:
        """Return the file of a picture."""
        return self.folder / (f"{kind}_{file_name(village)}.png" if village else f"{kind}.png")

    @cached_property
    def graph(self) -> nx.DiGraph[str]:
        """The plan as a graph, made at the first picture that needs it."""
        from bangfu_assign.report.graph import assignment_graph  # noqa: PLC0415 (networkx)

        return assignment_graph(self.plan)


def file_name(village: str) -> str:
    """Return an id as part of a file name: unusual characters give way to a hash of the id."""
    if re.fullmatch(r"[0-9A-Za-z_-]{1,40}", village):
        return village
    return "x" + hashlib.sha256(village.encode("utf-8", "surrogatepass")).hexdigest()[:12]
