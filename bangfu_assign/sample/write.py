"""Writes a whole synthetic case: the same arguments give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from random import Random
from string import Template

from bangfu_assign.sample import files
from bangfu_assign.sample.history import YEAR, Lock, Pair, make_locks, make_pairs
from bangfu_assign.sample.households import Household, make_households
from bangfu_assign.sample.land import make_land
from bangfu_assign.sample.people import phones
from bangfu_assign.sample.projects import PROJECT_COLUMNS, make_projects
from bangfu_assign.sample.register_sheet import HEADERS, Cell, Sheet, clean_rows, dirty_sheet
from bangfu_assign.sample.roster import Cadre, make_cadres, numbered
from bangfu_assign.sample.settle import Town, settle
from bangfu_assign.sample.sizes import BANZHUANG, LOANS, PERSONS, TRAINED, TRANSFERRED, town_sizes

CADRE_COLUMNS = ("编号", "姓名", "职级", "单位", "职务", "电话", "村", "可用", "经度", "纬度")
CADRE_WIDTHS = (8, 12, 18, 16, 10, 14, 16, 6, 11, 11)
HOUSEHOLD_WIDTHS = (18, 9, 12, 6, 7, 9, 9, 9, 14, 9, 21, 11, 14, 16, 12, 9, 8, 9, 10)
VILLAGE_COLUMNS = (
    "village_id", "name", "lon", "lat", "weak", "town", "unit", "collective_income_10k_yuan",
)  # fmt: skip
SHEET_ROWS = 50_000
"""A longer register is written as CSV, as an export would be; a sheet that long helps nobody."""


def write_sample(
    out: Path, towns: int = 1, households: int | None = None, seed: int = 2012
) -> None:
    """Write a synthetic case folder.

    Parameters
    ----------
    out : Path
        The folder; missing, empty, or a former sample (which is replaced as a whole).
    towns : int
        Towns side by side; the first is Banzhuang, the others are made up.
    households : int or None
        Rows of the register over all towns; None for 2,040 in Banzhuang and 1,220 in each other
        town. Cadres are scaled along.
    seed : int
        Another seed gives other people on another map.

    Raises
    ------
    UsageError
        If the folder holds anything else, or the numbers cannot be.
    """
    sizes = town_sizes(towns, households)
    settled = [
        settle(_rng(seed, "settle", i), make_land(_rng(seed, "land", i), i, towns), i, size)
        for i, size in enumerate(sizes)
    ]
    registers = [make_households(_rng(seed, "households", t.number), t) for t in settled]
    rosters = numbered([make_cadres(_rng(seed, "cadres", t.number), t) for t in settled])
    pairs: list[Pair] = []
    locks: list[Lock] = []
    for town, register, roster in zip(settled, registers, rosters, strict=True):
        pairs += make_pairs(_rng(seed, "pairs", town.number), town, register, roster)
        locks += make_locks(register, roster)
    families = [h for register in registers for h in register]
    cadres = [c for roster in rosters for c in roster]
    with files.replacing(Path(out)) as folder:
        numbers = phones()
        _write_cadres(folder, settled, cadres, [next(numbers) for _ in cadres])
        rows = clean_rows(families, numbers)
        if len(rows) > SHEET_ROWS:
            files.write_csv(folder / "households.csv", HEADERS, rows)
        else:
            title = f"赣榆县{_area(towns)}建档立卡低收入农户登记表"
            sheet = dirty_sheet(_rng(seed, "dirt", 0), title, rows)
            path = folder / "households.xlsx"
            files.write_workbook(path, "农户", sheet, header_row=2, widths=HOUSEHOLD_WIDTHS)
        _write_villages(folder, settled)
        files.write_csv(
            folder / "pairs.csv",
            ("household_id", "cadre_id", "since", "until"),
            ((p.household_id, p.cadre_id, p.since, p.until) for p in pairs),
        )
        files.write_csv(
            folder / "locks.csv",
            ("household_id", "cadre_id", "kind", "reason"),
            ((k.household_id, k.cadre_id, k.kind, k.reason) for k in locks),
        )
        files.write_csv(folder / "projects.csv", PROJECT_COLUMNS, make_projects(settled))
        call = f" --towns {towns}" if towns > 1 else ""
        call += f" --households {households}" if households is not None else ""
        call += f" --seed {seed}" if seed != 2012 else ""
        _write_texts(folder, settled, families, cadres, call)


def _rng(seed: int, topic: str, town: int) -> Random:
    """Return a source of chance of its own, so that one table's changes never move another's."""
    return Random(f"{seed}/{topic}/{town}")


def _area(towns: int) -> str:
    return "班庄镇" if towns == 1 else f"班庄镇等{towns}镇"


def _write_cadres(
    folder: Path, towns: list[Town], cadres: list[Cadre], numbers: Iterable[str]
) -> None:
    """Write the roster; villages by name in one town, by code where names repeat."""
    name_of = {v.village_id: v.place.name for town in towns for v in town.villages}
    by_name = len(towns) == 1
    rows: list[list[Cell]] = [
        [f"{_area(len(towns))}结对帮扶干部名册（样例数据，人物虚构）"],
        list(CADRE_COLUMNS),
    ]
    for c, phone in zip(cadres, numbers, strict=True):
        village = name_of.get(c.village_id, "") if by_name else c.village_id
        yes = "是" if c.available else "否"
        rows.append(
            [c.cadre_id, c.name, c.rank, c.unit, c.position, phone, village, yes, c.lon, c.lat]
        )
    path = folder / "cadres.xlsx"
    files.write_workbook(path, "干部", Sheet(rows), header_row=1, widths=CADRE_WIDTHS)


def _write_villages(folder: Path, towns: list[Town]) -> None:
    villages = [v for town in towns for v in town.villages]
    files.write_csv(
        folder / "villages.csv",
        VILLAGE_COLUMNS,
        (
            (
                v.village_id, v.place.name, v.place.lon, v.place.lat, int(v.weak), v.place.town,
                v.unit, v.income_10k_yuan,
            )
            for v in villages
        ),
    )  # fmt: skip
    files.write_csv(
        folder / "groups.csv",
        ("village", "group", "lon", "lat"),
        ((v.village_id, g.name, g.lon, g.lat) for v in villages for g in v.place.groups),
    )


def _write_texts(
    folder: Path, towns: list[Town], families: list[Household], cadres: list[Cadre], call: str
) -> None:
    planned = [h for h in families if h.planned]

    def scaled(figure: int) -> int:
        return sum(figure * t.size.planned // BANZHUANG.planned for t in towns)

    register = "households.csv" if len(families) > SHEET_ROWS else "households.xlsx"
    values = {
        "mark": files.MARK,
        "area": _area(len(towns)),
        "year": YEAR,
        "persons": scaled(PERSONS),
        "weak": sum(len(t.weak) for t in towns),
        "trained": scaled(TRAINED),
        "transferred": scaled(TRANSFERRED),
        "loans": scaled(LOANS),
        "county_km": "60.0" if len(towns) == 1 else "200.0",
        "call": f" (`{call.strip()}`)" if call else "",
        "counts": (
            f"It holds {len(planned):,} planned households\nwith "
            f"{sum(h.persons for h in planned):,} people, {len(families) - len(planned):,} "
            f"households already lifted, {len(cadres):,} cadres and co-helpers, and "
            f"{sum(len(t.villages) for t in towns)} villages."
        ),
        "register": register,
        "dirt": (
            "; with the dirt real registers have (title rows, merged cells, subtotals, a total, a "
            "repeated header, full-width digits, stray blanks, phones as 1990000….0)"
            if register.endswith("xlsx")
            else ""
        ),
    }
    for name in ("README.md", "policy.toml", "scenarios.toml"):
        text = resources.files(__package__).joinpath(f"{name}.template").read_text("utf-8")
        (folder / name).write_bytes(Template(text).substitute(values).encode("utf-8"))
