"""The values a policy may hold: numbers that are numbers, a seat on Earth, bounds in order.

Pydantic alone reads ``true`` as 1, ``"3"`` as 3 and ``inf`` as a distance. In a policy each of
these is a slip of the pen, and a quota of 1 that was meant as "yes" would go unnoticed.
"""

from __future__ import annotations

from numbers import Integral, Real
from typing import Annotated

from pydantic import BeforeValidator, Field, Strict
from pydantic_core import PydanticCustomError


def _number(value: object) -> object:
    """Refuse flags and text where a number belongs; numbers of numpy become Python's own."""
    if isinstance(value, bool):
        raise PydanticCustomError("flag_for_number", "a number is expected, not true or false")
    if isinstance(value, str):
        raise PydanticCustomError("text_for_number", "a number is expected, not text")
    return int(value) if isinstance(value, Integral) else value


def _two(value: object) -> tuple[object, object] | None:
    """Return the two entries of a list, None if it is no list of two."""
    if isinstance(value, list | tuple) and len(value) == 2:
        return value[0], value[1]
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _seat(value: object) -> object:
    """Check that a seat is [lon, lat] in degrees, and name the commonest slip, the wrong order."""
    two = _two(value)
    if two is None or not all(_is_number(v) for v in two):
        raise PydanticCustomError("seat_not_two_numbers", "a seat is [lon, lat]")
    lon, lat = (float(v) for v in two)  # type: ignore[arg-type]
    if -180 <= lon <= 180 and -90 <= lat <= 90:
        return lon, lat
    if -180 <= lat <= 180 and -90 <= lon <= 90:
        raise PydanticCustomError(
            "seat_swapped", "a seat is [lon, lat]", {"right": f"seat = [{lat:g}, {lon:g}]"}
        )
    raise PydanticCustomError("seat_off_earth", "a seat is [lon, lat] in degrees")


def _per_village(value: object) -> object:
    """Check that the bounds are two whole numbers, the least first."""
    two = _two(value)
    if two is None or not all(_is_number(v) and v == v // 1 and 0 <= v <= 10**6 for v in two):  # type: ignore[operator]
        raise PydanticCustomError("per_village_not_two", "per_village is [least, most]")
    least, most = (int(v) for v in two)  # type: ignore[call-overload]
    if least > most:
        raise PydanticCustomError(
            "per_village_upside_down",
            "per_village is [least, most]",
            {"least": least, "most": most},
        )
    return least, most


NUMBER = BeforeValidator(_number)

Year = Annotated[int, Field(ge=1949, le=2200), NUMBER]
Count = Annotated[int, Field(ge=0, le=10**9), NUMBER]
Quota = Annotated[int, Field(ge=0, le=1000), NUMBER]
AtLeastOne = Annotated[int, Field(ge=1, le=10**6), NUMBER]
Money = Annotated[float, Field(ge=0, le=10**9, allow_inf_nan=False), NUMBER]
Standard = Annotated[float, Field(gt=0, le=10**7, allow_inf_nan=False), NUMBER]
Detour = Annotated[float, Field(ge=1, le=10, allow_inf_nan=False), NUMBER]
Kilometres = Annotated[float, Field(gt=0, le=10**5, allow_inf_nan=False), NUMBER]
Flag = Annotated[bool, Strict()]
Seat = Annotated[tuple[float, float], BeforeValidator(_seat)]
PerVillage = Annotated[tuple[int, int], BeforeValidator(_per_village)]
