"""Tables counted from a plan, each worked out once while a plan is written.

Workbook, page, figures, summary and tables all ask for the same few tables of the same plan. A plan
may be edited between two questions of a person at a notebook, so nothing is remembered beyond a
`remembering` block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from weakref import WeakKeyDictionary

import pandas as pd

from bangfu_assign.plan.plan import Plan

View = Callable[[Plan], pd.DataFrame]

_known: ContextVar[dict[View, WeakKeyDictionary[Plan, pd.DataFrame]] | None] = ContextVar(
    "remembered views", default=None
)


@contextmanager
def remembering() -> Iterator[None]:
    """Work out each `remembered` table of a plan only once inside this block.

    Nobody may change the plan's own tables in it. A block within another one shares what is known.
    """
    if _known.get() is not None:
        yield
        return
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def remembered(view: View) -> View:
    """Let a function from a plan to a table be asked only once in a `remembering` block.

    Every caller gets a table of its own: pandas copies on write, so changing it changes no other.
    """

    @wraps(view)
    def asked(plan: Plan) -> pd.DataFrame:
        known = _known.get()
        if known is None:
            return view(plan)
        tables = known.setdefault(view, WeakKeyDictionary())
        if plan not in tables:
            tables[plan] = view(plan)
        return tables[plan].copy(deep=False)

    return asked
