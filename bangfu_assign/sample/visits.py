"""A register of visits for a plan, as dirty as an office keeps it: to try the check of visits on.

Everything planted is found by the check or repaired while reading; nothing in it is real.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bangfu_assign.plan import Plan
from bangfu_assign.sample import files
from bangfu_assign.sample.register_sheet import Cell, Sheet

HEADERS = (
    "序号", "村", "户码", "户主姓名", "日期", "方式", "内容及措施落实", "帮扶责任人",
    "帮扶责任人签字", "帮扶对象签字",
)  # fmt: skip
WIDTHS = (6, 10, 18, 10, 14, 8, 30, 10, 12, 12)

_WHAT = (
    "了解春耕备耕情况，送技术资料",
    "落实小额贷款手续",
    "联系用工单位，推荐务工",
    "查看养殖项目，帮助防疫",
    "慰问并了解子女上学情况",
    "核对收入，宣讲政策",
    "帮助销售农产品",
    "落实低保、医疗救助",
)
_HOW = ("入户", "入户", "入户", "电话", "现场")

NEVER, ONE_SKIPS, UNSIGNED, STRANGER, TWICE = 0.03, 0.12, 0.05, 0.02, 0.02
"""Shares: helpers who never come, who skip a month; entries unsigned, by others, entered twice."""


def write_sample_visits(
    plan: Plan, path: str | Path, *, months: int = 6, year: int | None = None, seed: int = 2012
) -> Path:
    """Write a register of made-up visits that follow a plan, more or less.

    Parameters
    ----------
    plan : Plan
        Whose helpers visit their households.
    path : path
        The new .xlsx file.
    months : int
        From January on, 1 to 12.
    year : int, optional
        By default the plan's.
    seed : int
        Another seed gives other visits.

    Returns
    -------
    Path
        The file.
    """
    rng = Random(f"{seed}/visits")
    when = year or plan.policy.plan.year or dt.date.today().year
    rows = list(_visits(rng, plan, when, min(max(months, 1), 12)))
    title = f"{plan.policy.plan.area}{when}年走访联系登记表（样例数据，人物虚构）"
    numbered: list[list[Cell]] = [[i, *row] for i, row in enumerate(rows, start=1)]
    sheet = Sheet([[title], list(HEADERS), *numbered])
    files.write_workbook(Path(path), "走访登记", sheet, header_row=1, widths=WIDTHS)
    return Path(path)


def _visits(rng: Random, plan: Plan, year: int, months: int) -> Iterator[list[Cell]]:
    case = plan.case
    heads = dict(zip(case.households["household_id"], case.households["head_name"], strict=True))
    names = dict(zip(case.cadres["cadre_id"], case.cadres["name"], strict=True))
    villages = dict(zip(case.villages["village_id"], case.villages["name"], strict=True))
    everybody = sorted(names)
    pairs = plan.assignments[plan.assignments["cadre_id"] != ""].sort_values("household_id")
    diligence = {
        cadre: 1.0 if rng.random() < NEVER else rng.uniform(0, 2 * ONE_SKIPS)
        for cadre in sorted(set(pairs["cadre_id"]))
    }
    for household, cadre, village in zip(
        pairs["household_id"], pairs["cadre_id"], pairs["village_id"], strict=True
    ):
        for month in range(1, months + 1):
            if rng.random() < diligence[cadre]:
                continue
            day = dt.date(year, month, rng.randint(1, 28))
            visitor = rng.choice(everybody) if rng.random() < STRANGER else cadre
            signed = ["" if rng.random() < UNSIGNED else name for name in (
                names[visitor], heads[household]
            )]  # fmt: skip
            row: list[Cell] = [
                villages[village], household, heads[household], _written(rng, day),
                rng.choice(_HOW), rng.choice(_WHAT), names[visitor], *signed,
            ]  # fmt: skip
            yield row
            if rng.random() < TWICE:
                yield row


def _written(rng: Random, day: dt.date) -> Cell:
    """Return a day as somebody may have typed it; every form has one meaning."""
    forms: tuple[Cell, ...] = (
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.month}月{day.day}日",
        (day - dt.date(1899, 12, 30)).days,  # an Excel serial number whose format was lost
    )
    return rng.choices(forms, (70, 12, 8, 7, 3))[0]
