"""The public interface: complete, documented, and imported only when it is used."""

from __future__ import annotations

import inspect

import pytest

import bangfu_assign


@pytest.mark.parametrize("name", bangfu_assign.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    """Each name of ``__all__`` can be used and says what it is."""
    thing = getattr(bangfu_assign, name)
    assert inspect.getdoc(thing)
    assert name in dir(bangfu_assign)


def test_the_promised_names_are_the_lazy_ones() -> None:
    """Nothing is promised that is not imported, nor imported without being promised."""
    assert sorted(bangfu_assign._ROOM_OF) == sorted(bangfu_assign.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A typo is answered as Python always does."""
    with pytest.raises(AttributeError, match="no attribute 'slove'"):
        _ = bangfu_assign.slove  # type: ignore[attr-defined]
