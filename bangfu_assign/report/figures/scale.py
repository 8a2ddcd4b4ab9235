"""Scales of charts: where a number stands on paper, and which round numbers are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from bangfu_assign.report.projection import round_length


@dataclass(frozen=True, slots=True)
class Linear:
    """Equal steps from ``low`` at ``start`` to ``high`` at ``end`` (points); ``high`` > ``low``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, most: int = 6) -> list[float]:
        """Return at most so many round values that lie on the scale."""
        step = round_length((self.high - self.low) / max(most - 1, 1))
        while (self.high - self.low) / step > most:
            step = round_length(step * 2.5)
        first = -floor(-self.low / step)
        digits = max(0, 1 - floor(log10(step)))
        found = [round((first + n) * step, digits) for n in range(most + 1)]
        return [value for value in found if value <= self.high]


@dataclass(frozen=True, slots=True)
class Bent:
    """Equal steps up to ``knee``, then equal factors, so that 300 m and 30 km are both legible."""

    knee: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value from 0 on stands."""
        whole = self._length(max(self.high, self.knee))
        return self.start + self._length(value) / whole * (self.end - self.start)

    def _length(self, value: float) -> float:
        # A factor of ten is as long as twice the straight part.
        return value / self.knee if value <= self.knee else 1 + 2 * log10(value / self.knee)

    def ticks(self) -> list[float]:
        """Return 0, half the knee, the knee, and 1, 2, 3, 5, 10 … as far as the scale goes."""
        found, power = [0.0, self.knee / 2, self.knee], 1.0
        while power <= self.high:
            found += [s * power for s in (1, 2, 3, 5) if self.knee < s * power <= self.high]
            power *= 10
        return found


def span(values: Sequence[float]) -> tuple[float, float]:
    """Return the least and the greatest value, never without extent."""
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 0.5, high + 0.5)
