"""What a cell of signatures says: a mark, a name, or that there is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from bangfu_assign.facts.tidy import fold

# fmt: off
_MARKS = frozenset({
    "是", "有", "已签", "已签字", "已签名", "签字", "签名", "已", "对", "本人", "本人签字", "同意",
    "√", "✓", "✔", "☑", "○", "印章", "盖章", "已盖章", "手印", "按手印", "已按手印", "指印", "指纹",
    "y", "yes", "t", "true", "v", "o", "ok", "signed", "1", "1.0",
})
_REFUSALS = frozenset({
    "否", "无", "未", "未签", "未签字", "未签名", "没有", "没签", "没签字", "未见", "缺", "空",
    "空白", "不在家", "外出", "拒签", "待签", "补签", "待补签", "待补", "×", "✗", "✘", "x",
    "n", "no", "f", "false", "0", "0.0", "-", "--", "—", "——", "/", "\\", ".", "?", "none",
    "null", "nan", "n/a", "na", "unsigned",
})
# fmt: on
_PROXY = re.compile(r".*(?:代|代签|代签字|代签名|byproxy)")


class Signature(NamedTuple):
    """Whether somebody signed, whose name stands there, and whether another signed for them."""

    signed: bool
    name: str = ""
    by_proxy: bool = False


def read_signature(cell: str) -> Signature:
    """Return what a cell says; a name is a signature, and so is a mark.

    A signature that another gave (代签) is not one: both sides are asked to sign themselves.

    Examples
    --------
    >>> read_signature("张三")
    Signature(signed=True, name='张三', by_proxy=False)
    >>> read_signature("张三代签").by_proxy
    True
    """
    word = fold(cell).strip("()[]【】。.!！ ") if cell.strip(" .") else ""
    if not word or word in _REFUSALS or fold(cell) in _REFUSALS:
        return Signature(False)
    if word in _MARKS:
        return Signature(True)
    if _PROXY.fullmatch(word):
        return Signature(False, by_proxy=True)
    return Signature(True, cell.strip())
