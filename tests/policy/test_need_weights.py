"""The weights of many households at once."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.build import make_policy

INCOME = st.one_of(
    st.none(), st.sampled_from([0.0, 2399.99, 2400.0, 2400.01, 3199.99, 3200.0, 3200.01, 4000.0]),
    st.floats(0, 1e6),
)  # fmt: skip
ROWS = st.lists(st.tuples(st.sampled_from([None, 1, 2, 3]), INCOME), min_size=1)


@given(ROWS)
def test_a_table_weighs_what_its_rows_weigh(rows: list[tuple[int | None, float | None]]) -> None:
    """Need goes before income, unknown income is the least; each as asked one by one."""
    policy = make_policy(income_standard=4000)
    table = pd.DataFrame(
        {
            "need": pd.Series([need for need, _ in rows], dtype="Int64"),
            "income_yuan": pd.Series([income for _, income in rows], dtype="float64"),
        }
    )
    assert policy.need_weights(table) == [policy.need_weight(*row) for row in rows]
