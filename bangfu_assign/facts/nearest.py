"""The nearest known id or name to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_ASKED = 200
_COMPARED = 3000


class Nearest:
    """Finds the known word nearest to an unknown one.

    Only so many questions are answered, and only against so many words, as comparing is slow: when
    hundreds of ids are unknown, a list of guesses helps nobody.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(set(known) - {""})
        self._answers: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return the nearest known word, or "" if none is near."""
        if word in self._answers:
            return self._answers[word]
        if len(self._answers) >= _ASKED or not word or len(word) > 60:
            return ""
        bare = word.lstrip("0")
        near = [known for known in self._known if known.lstrip("0") == bare and bare]
        if not near:
            candidates = self._known
            if len(candidates) > _COMPARED:
                candidates = [
                    known
                    for known in candidates
                    if known[:-2] == word[:-2]
                    or known[2:] == word[2:]
                    or sorted(known) == sorted(word)
                ][:_COMPARED]
            near = get_close_matches(word, candidates, n=1, cutoff=0.5 if len(word) <= 4 else 0.7)
        self._answers[word] = near[0] if near else ""
        return self._answers[word]

    def params(self, word: str) -> dict[str, object]:
        """Return ``{"near": …}``, or nothing if no known word is near."""
        near = self(word)
        return {"near": near} if near else {}
