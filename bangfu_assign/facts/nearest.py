"""The nearest known id or name to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

_ASKED = 200
_COMPARED = 2000
_LONGEST = 60


class Nearest:
    """Finds the known word nearest to an unknown one.

    Only so many questions are answered, and only against so many words, as comparing is slow: when
    hundreds of ids are unknown, a list of guesses helps nobody. Among many words the usual slips
    are looked up: lost zeros in front, two characters swapped, a wrong character at either end.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(set(known) - {""})
        self._answers: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return the nearest known word, or "" if none is near."""
        if word not in self._answers:
            if len(self._answers) >= _ASKED or not word or len(word) > _LONGEST:
                return ""
            self._answers[word] = self._find(word)
        return self._answers[word]

    def params(self, word: str) -> dict[str, str]:
        """Return ``{"near": …}``, or nothing if no known word is near."""
        near = self(word)
        return {"near": near} if near else {}

    def _find(self, word: str) -> str:
        candidates = [known for slip in _slips(word) for known in self._by_slip.get(slip, ())]
        if word.lstrip("0") and ("bare", word.lstrip("0")) in self._by_slip:
            return self._by_slip["bare", word.lstrip("0")][0]
        if len(self._known) <= _COMPARED:
            candidates = self._known
        cutoff = 0.5 if len(word) <= 4 else 0.7
        return next(iter(get_close_matches(word, sorted(set(candidates)), n=1, cutoff=cutoff)), "")

    @cached_property
    def _by_slip(self) -> dict[tuple[str, str], list[str]]:
        """Known words by every form they share with a word that differs by a usual slip."""
        found: dict[tuple[str, str], list[str]] = {}
        for known in self._known:
            for slip in _slips(known):
                words = found.setdefault(slip, [])
                if len(words) < _COMPARED:
                    words.append(known)
        return found


def _slips(word: str) -> tuple[tuple[str, str], ...]:
    return (
        ("bare", word.lstrip("0")),
        ("letters", "".join(sorted(word))),
        ("head", word[:-1]),
        ("tail", word[1:]),
    )
