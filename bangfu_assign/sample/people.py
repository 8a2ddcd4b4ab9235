"""Fictional people: names, ID numbers of a region that does not exist, phones of one block."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bangfu_assign.sample import words

ID_REGION = "320799"
"""Six digits no region has: an ID number that starts so belongs to nobody."""

PHONE_BLOCK = "1990000"
"""First seven digits of every phone; with four more there are 10,000."""

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_SURNAME_WEIGHTS = [1 / (4 + i) for i in range(len(words.SURNAMES))]


def id_number(rng: Random, *, born: tuple[int, int], female: bool) -> str:
    """Return an 18-digit ID number with a valid check digit (GB 11643) and a region nobody has.

    Parameters
    ----------
    rng : Random
        Source of chance.
    born : tuple of int
        First and last year of birth.
    female : bool
        Decides whether the 17th digit is even.
    """
    serial = rng.randrange(1, 499) * 2 + (0 if female else 1)
    birthday = f"{rng.randint(*born)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    body = f"{ID_REGION}{birthday}{serial:03d}"
    check = sum(int(d) * w for d, w in zip(body, _ID_WEIGHTS, strict=True)) % 11
    return body + _ID_CHECK[check]


def person_name(rng: Random, *, female: bool, young: bool = False, surname: str = "") -> str:
    """Return a name of at most ten characters.

    Parameters
    ----------
    rng : Random
        Source of chance.
    female, young : bool
        Which characters the given name is made of.
    surname : str
        The surname, drawn when empty.
    """
    if not surname:
        if rng.random() < 0.004:
            surname = rng.choice(words.COMPOUND_SURNAMES)
        else:
            surname = rng.choices(words.SURNAMES, _SURNAME_WEIGHTS)[0]
    pool = words.GIVEN_YOUNG if young else words.GIVEN_FEMALE if female else words.GIVEN_MALE
    name = surname + _other(rng, pool, surname)
    if rng.random() < 0.82:
        rare = rng.random() < 0.015
        name += rng.choice(words.RARE_GIVEN) if rare else _other(rng, pool, name)
    return name


def _other(rng: Random, pool: str, name: str) -> str:
    """Draw a character that the name does not have yet."""
    while (character := rng.choice(pool)) in name:
        pass
    return character


def phones() -> Iterator[str]:
    """Yield the 10,000 phones of the block, then "" for ever (a phone may be blank)."""
    for serial in range(10_000):
        yield f"{PHONE_BLOCK}{serial:04d}"
    while True:
        yield ""
