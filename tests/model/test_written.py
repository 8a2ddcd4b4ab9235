"""Tests of the message that CP-SAT reads."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.written import written


@st.composite
def models(draw: st.DrawFn) -> tuple[LinearModel, list[int]]:
    """Return a small model, some of its variables fixed, and a cost vector."""
    model = LinearModel()
    for _ in range(draw(st.integers(1, 5))):
        low = draw(st.integers(-3, 3))
        model.variable(low, low + draw(st.integers(0, 4)))
    for _ in range(draw(st.integers(0, 4))):
        terms = draw(
            st.lists(st.tuples(st.integers(0, model.size - 1), st.integers(-3, 3)), max_size=6)
        )
        low = draw(st.integers(-9, 9))
        high = draw(st.sampled_from([INFINITY, *range(low, 10)]))
        model.constrain(terms, draw(st.sampled_from([low, -INFINITY])), high)
    costs = draw(st.lists(st.integers(-5, 5), min_size=model.size, max_size=model.size))
    return model, costs


def _by_expressions(model: LinearModel, costs: list[int]) -> cp_model.CpModel:
    cp = cp_model.CpModel()
    variables = [cp.new_int_var(*ends, "") for ends in zip(model.low, model.high, strict=True)]
    for i, (low, high) in enumerate(zip(model.row_low, model.row_high, strict=True)):
        terms = [
            value * variables[j]
            for row, j, value in zip(model.rows, model.columns, model.values, strict=True)
            if row == i
        ]
        total = sum(terms, cp.new_constant(0))
        cp.add(total >= low)
        cp.add(total <= high)
    cp.minimize(cp_model.LinearExpr.weighted_sum(variables, costs))
    return cp


def _best(cp: cp_model.CpModel) -> float | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(cp)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), cp.validate()
    return solver.objective_value if status == cp_model.OPTIMAL else None


def _ends(model: LinearModel) -> tuple[np.ndarray, np.ndarray]:
    return np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)


@given(models())
def test_means_what_expressions_mean(drawn: tuple[LinearModel, list[int]]) -> None:
    """Rows left out and fixed variables taken out change no optimum and no contradiction."""
    model, costs = drawn
    cp = written(model, np.array(costs, dtype=np.int64), *_ends(model))
    assert _best(cp) == _best(_by_expressions(model, costs)) or not any(costs)
    assert (_best(cp) is None) == (_best(_by_expressions(model, costs)) is None)


@given(models())
def test_a_cutoff_leaves_the_solutions_that_are_as_cheap(
    drawn: tuple[LinearModel, list[int]],
) -> None:
    """With the optimum as cutoff it is still found, one below it nothing is."""
    model, costs = drawn
    vector = np.array(costs, dtype=np.int64)
    best = _best(written(model, vector, *_ends(model)))
    if best is not None and any(costs):
        assert _best(written(model, vector, *_ends(model), cutoff=int(best))) == best
        assert _best(written(model, vector, *_ends(model), cutoff=int(best) - 1)) is None


def test_a_hint_names_every_variable() -> None:
    """A solution to start from reaches CP-SAT complete, fixed variables too."""
    model = LinearModel()
    model.variable(0, 3)
    model.variable(2, 2)
    cp = written(model, np.array([1, 1]), *_ends(model), hint=np.array([1, 2]))
    assert list(cp.proto.solution_hint.vars) == [0, 1]
    assert list(cp.proto.solution_hint.values) == [1, 2]


def test_rows_that_always_hold_are_not_written() -> None:
    """Bounds that settle a row leave nothing of it to presolve."""
    model = LinearModel()
    first, second = model.variable(0, 3), model.variable(1, 1)
    model.constrain([(first, 1), (second, 1)], 1, 4)
    model.constrain([(first, 1), (second, 1)], 1, 3)
    cp = written(model, np.array([1, 1]), *_ends(model))
    assert len(cp.proto.constraints) == 1
    (row,) = (one.linear for one in cp.proto.constraints)
    assert (list(row.vars), list(row.coeffs), list(row.domain)) == ([first], [1], [0, 2])
