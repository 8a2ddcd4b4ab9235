"""`Access`: whom the rules allow to each uncovered household, and what keeps the others away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bangfu_assign.explain.standing import Bools, Ints, Standing
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.rules.allowed import AllowedPairs

NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Access:
    """Cadres (C, rows of `Standing`) against uncovered households (U).

    Attributes
    ----------
    allowed : (C, U) bool
        Pairs that no rule excludes.
    in_scope : (U,) int64
        Cadres with places whose rank may serve the household's village.
    too_far, no_way, locked : (U,) int64
        Those of them kept away by ``max_km``, by a missing way, or by a lock.
    nearest, nearest_m : (U,) int64
        Of the cadres kept away by ``max_km`` the one nearest to the household (`NOBODY` if none),
        and the metres.
    nearest_free, nearest_free_m : (U,) int64
        The same among those who have a place left and could come to the village.
    """

    allowed: Bools
    in_scope: Ints
    too_far: Ints
    no_way: Ints
    locked: Ints
    nearest: Ints
    nearest_m: Ints
    nearest_free: Ints
    nearest_free_m: Ints

    @classmethod
    def of(cls, standing: Standing) -> Access:
        """Work out the access of every uncovered household, one cadre after the other."""
        roster, distances, rows = standing.roster, standing.distances, standing.uncovered
        village_of = roster.village_of[rows]
        pairs = AllowedPairs.of(roster)
        allowed = np.zeros((len(standing.helpers), len(rows)), dtype=bool)
        in_scope, too_far, no_way, locked = np.zeros((4, len(rows)), dtype=np.int64)
        nearest, nearest_free = np.full((2, len(rows)), NOBODY, dtype=np.int64)
        nearest_m, nearest_free_m = np.full((2, len(rows)), UNREACHABLE, dtype=np.int64)
        could_come = standing.hooked & (standing.served | ~standing.at_limit[:, None])
        for c, helper in enumerate(standing.helpers):
            scope = standing.scope[c, village_of]
            if helper.quota < 1 or helper.rank is None or not scope.any():
                continue
            allowed[c] = pairs.of_cadre(helper.id)[rows]
            in_scope += scope
            barred = scope & ~allowed[c]
            if not barred.any():
                continue
            metres = distances.reach_m(helper.row)[rows]
            there = distances.out_m[helper.row] < UNREACHABLE
            there &= distances.back_m[helper.row] < UNREACHABLE
            way = there[village_of] & (metres < UNREACHABLE)
            limit = roster.policy.max_m(helper.rank)
            far = barred & way & (metres > limit if limit is not None else False)
            too_far += far
            no_way += barred & ~way
            locked += barred & way & ~far
            nearer = far & (metres < nearest_m)
            nearest[nearer], nearest_m[nearer] = c, metres[nearer]
            if standing.load[c] < standing.quota[c]:
                nearer = far & could_come[c, village_of] & (metres < nearest_free_m)
                nearest_free[nearer], nearest_free_m[nearer] = c, metres[nearer]
        return cls(
            allowed, in_scope, too_far, no_way, locked,
            nearest, nearest_m, nearest_free, nearest_free_m,
        )  # fmt: skip
