"""What the register says of a household in a month."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Whether a household was contacted in a month, best first."""

    SIGNED = "signed"
    """The helper came, and an entry lacks no signature."""
    UNSIGNED = "unsigned"
    """The helper came, but a signature is missing in every entry of the month."""
    CO_HELPER = "co_helper"
    """Only the co-helper came."""
    OTHER = "other"
    """Only somebody came who helps other households, or nobody known."""
    NONE = "none"
    """Nobody came."""


STATES = tuple(State)
"""Every state, best first."""
