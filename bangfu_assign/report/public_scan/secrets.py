"""What must not be public: taken from the facts, less what a sheet shows on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from bangfu_assign.facts.case import Case

NUMBER = re.compile(r"(?<![\w$.])\d[\d,]*(?:\.\d+)?|(?<=[^\x00-\x7f])\d[\d,]*(?:\.\d+)?")
"""A number by itself or beside Chinese; not the row in ``$G$2023``."""
WORD = re.compile(r"[\w-]+")
_SHORTEST_ID = 3
"""Ids of one or two characters are everywhere, in every page number."""
_LEAST_INCOME = 100
"""Yuan; below, an income cannot be told from a count."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Private facts of a case.

    Attributes
    ----------
    numbers : dict of str to str
        ID numbers and phones, digits (and X) only, to their kind.
    phrases : dict of str to str
        Causes and categories of poverty to their kind, as typed.
    incomes : frozenset of str
        As they might be written.
    ids : frozenset of str
        Of cadres, villages and projects: the household's filed-card number is the only public one.
    shown : frozenset of str
        Everything that stands on the sheets on purpose, text by text.
    shown_words : frozenset of str
        Words and numbers in it.
    """

    numbers: dict[str, str]
    phrases: dict[str, str]
    incomes: frozenset[str]
    ids: frozenset[str]
    shown: frozenset[str]
    shown_words: frozenset[str]


def secrets_of(case: Case, shown: Iterable[str], office_phone: str = "") -> Secrets:
    """Return what must not be found in public files.

    Parameters
    ----------
    case : Case
        Whose facts are private.
    shown : iterable of str
        Texts that are public on purpose; a cause of poverty that is part of one, or an income that
        equals a number in one, cannot be told from it and is not looked for.
    office_phone : str
        The supervision phone (several are told apart by 、 or /), which may also be a cadre's.
    """
    texts = frozenset(shown)
    whole = "\n".join(sorted(texts))
    public = set(_plain(office_phone))
    words = frozenset(WORD.findall(whole)) | frozenset(NUMBER.findall(whole))
    households, cadres = case.households, case.cadres
    numbers: dict[str, str] = {}
    for kind, column in (
        ("phone", households["phone"]),
        ("phone", cadres["phone"]),
        ("id_number", households["id_number"]),
    ):
        for text in column:
            numbers |= {
                plain: kind
                for plain in _plain(str(text))
                if plain not in words and plain not in public
            }
    phrases = {
        phrase: kind
        for kind in ("cause", "category")
        for phrase in sorted({str(text).strip() for text in households[kind]})
        if len(phrase) > 1 and phrase not in whole
    }
    incomes = {form for value in households["income_yuan"] for form in _written(value)} - words
    ids = {
        str(one)
        for column in (cadres["cadre_id"], case.villages["village_id"], case.projects["project_id"])
        for one in column
        if len(str(one)) >= _SHORTEST_ID
    }
    return Secrets(
        numbers, phrases, frozenset(incomes), frozenset(ids - words - texts), texts, words
    )


def _plain(text: str) -> Iterator[str]:
    """Yield the numbers of a cell, digits only."""
    for part in re.split(r"[、,，;；/／|]+", text):
        if len(digits(part)) >= 7:
            yield digits(part)


def digits(text: str) -> str:
    """Return the digits of a number, and its X."""
    return re.sub(r"[^0-9X]", "", text.upper())


def _written(income: float) -> Iterator[str]:
    """Yield the forms an income could be written in."""
    if pd.isna(income) or income < _LEAST_INCOME:
        return
    whole = f"{income:.2f}".rstrip("0").rstrip(".")
    yield from {whole, f"{income:.2f}", f"{income:.1f}", f"{income:.0f}", f"{income:,.0f}"}
