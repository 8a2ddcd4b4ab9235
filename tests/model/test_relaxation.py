"""Bounds from the relaxation are proofs: never above the optimum, never cutting off a solution."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.relaxation import SCALE, ceil_bound, fixings, matrix, relax, safe_bound

RELAXED = settings(max_examples=150, deadline=None, derandomize=True)

Numbers = np.ndarray


@st.composite
def programs(draw: st.DrawFn) -> tuple[LinearModel, Numbers, Numbers, Numbers]:
    """Draw a small integer program: model, costs, least and most of each variable."""
    n = draw(st.integers(1, 4))
    model = LinearModel()
    for _ in range(n):
        low = draw(st.integers(-1, 1))
        model.variable(low, low + draw(st.integers(0, 3)))
    for _ in range(draw(st.integers(0, 3))):
        terms = [(j, draw(st.integers(-3, 3))) for j in range(n)]
        low = draw(st.one_of(st.just(-INFINITY), st.integers(-4, 4)))
        high = draw(st.one_of(st.just(INFINITY), st.integers(-4, 6)))
        if low > high:
            low, high = high, low
        model.constrain(terms, low, high)
    costs = np.array([draw(st.integers(-5, 5)) for _ in range(n)], dtype=np.int64)
    return model, costs, np.array(model.low), np.array(model.high)


def solutions(model: LinearModel) -> list[Numbers]:
    """Return every whole solution."""
    dense = matrix(model).toarray()
    ranges = [range(lo, hi + 1) for lo, hi in zip(model.low, model.high, strict=True)]
    found = []
    for values in product(*ranges):
        x = np.array(values, dtype=np.int64)
        activity = dense @ x
        if (activity >= model.row_low).all() and (activity <= model.row_high).all():
            found.append(x)
    return found


@RELAXED
@given(programs(), st.lists(st.floats(-10, 10), min_size=3, max_size=3))
def test_whatever_the_duals_the_bound_is_not_above_the_linear_optimum(
    program: tuple[LinearModel, Numbers, Numbers, Numbers], duals: list[float]
) -> None:
    model, costs, low, high = program
    a = matrix(model)
    bounded = [(lo, hi) for lo, hi in zip(low, high, strict=True)]
    rows = np.vstack([a.toarray(), -a.toarray()]).astype(float)
    sides = np.concatenate([model.row_high, -np.array(model.row_low)]).astype(float)
    limits = sides < INFINITY
    best = linprog(
        costs,
        A_ub=rows[limits] if limits.any() else None,
        b_ub=sides[limits] if limits.any() else None,
        bounds=bounded,
    )
    assume(best.status == 0)
    bound, _ = safe_bound(model, a, costs, np.array(duals[: model.height]), low, high)
    assert bound / SCALE <= best.fun + 1e-6


@RELAXED
@given(programs())
def test_with_the_solvers_duals_the_bound_is_the_linear_optimum(
    program: tuple[LinearModel, Numbers, Numbers, Numbers],
) -> None:
    """Not only valid but worth having: no more than the rounding of the duals is lost."""
    model, costs, low, high = program
    relaxed = relax(model, costs, low, high, 10.0)
    assume(relaxed is not None)
    assert relaxed is not None
    values, duals = relaxed
    bound, _ = safe_bound(model, matrix(model), costs, duals, low, high)
    assert abs(bound / SCALE - costs @ values) < 0.01
    whole = solutions(model)
    if whole:
        assert ceil_bound(bound) <= min(int(costs @ x) for x in whole)


@RELAXED
@given(
    programs(), st.integers(0, 3), st.lists(st.floats(-4, 4), min_size=3, max_size=3), st.booleans()
)
def test_fixings_cut_off_no_solution_of_the_value_or_better(
    program: tuple[LinearModel, Numbers, Numbers, Numbers],
    more: int,
    duals: list[float],
    solver: bool,
) -> None:
    model, costs, low, high = program
    whole = solutions(model)
    assume(whole)
    relaxed = relax(model, costs, low, high, 10.0)
    y = relaxed[1] if solver and relaxed is not None else np.array(duals[: model.height])
    bound, reduced = safe_bound(model, matrix(model), costs, y, low, high)
    value = min(int(costs @ x) for x in whole) + more
    least, most = fixings(bound, reduced, low, high, value)
    assert (least >= low).all()
    assert (most <= high).all()
    for x in whole:
        if costs @ x <= value:
            assert (x >= least).all()
            assert (x <= most).all()


def test_a_model_without_variables_is_a_model() -> None:
    """A town in which nobody is planned and nobody can help."""
    model = LinearModel()
    model.row(0, 0)
    none = np.zeros(0, dtype=np.int64)
    relaxed = relax(model, none, none, none, 1.0)
    assert relaxed is not None
    assert safe_bound(model, matrix(model), none, relaxed[1], none, none)[0] == 0


def test_a_bound_is_rounded_up_to_the_next_whole_value() -> None:
    assert ceil_bound(0) == 0
    assert ceil_bound(1) == 1
    assert ceil_bound(SCALE) == 1
    assert ceil_bound(-1) == 0
    assert ceil_bound(-SCALE) == -1
