"""How much of a name a public sheet shows."""

from __future__ import annotations

from typing import Literal

STAR = "*"

_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙"
    "慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷"
    "轩辕令狐段干百里呼延东郭南门羊舌微生公户公玉梁丘左丘东门西门第五纳兰完颜耶律爱新达奚褚师舒穆"
    "哈尔歐陽東方諸葛聞人鍾離長孫尉遲軒轅鮮于閭丘司馬獨孤南宮赫連"
)
"""Surnames of two characters (百家姓 and those in use since), also traditional, run on."""
COMPOUND = frozenset(_COMPOUND[at : at + 2] for at in range(0, len(_COMPOUND), 2))


def shown_name(name: str, how: Literal["full", "middle", "surname"]) -> str:
    """Return a name as the policy wants it shown.

    Parameters
    ----------
    name : str
        As it stands in the register.
    how : {"full", "middle", "surname"}
        The whole name; surname and last character with a star for each between (a star in place of
        the given name if that is one character); surname and two stars, however long the name.

    Examples
    --------
    >>> [shown_name(name, "middle") for name in ("张小丰", "张丰", "欧阳小丰")]
    ['张*丰', '张*', '欧阳*丰']
    >>> shown_name("欧阳丰", "surname"), shown_name("张", "surname")
    ('欧阳**', '张**')
    """
    if how == "full" or not name:
        return name
    surname = surname_of(name)
    if how == "surname":
        return surname + STAR * 2
    given = name[len(surname) :]
    return surname + STAR * max(len(given) - 1, 1) + (given[-1] if len(given) > 1 else "")


def surname_of(name: str) -> str:
    """Return the surname: two characters if they are one and a given name follows, else one."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]
