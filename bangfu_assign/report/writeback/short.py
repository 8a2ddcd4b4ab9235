"""Unit and position in the ten characters a register has for them, by rule, step by step.

Each step is taken only if the text is still too long, so that most texts stay as they are. What a
step leaves is what a clerk would write: 班庄镇人民政府 becomes 镇政府, 村民委员会 becomes 村委会.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bangfu_assign.plan.text import display

NAME_CHARACTERS = 10
PHONE_CHARACTERS = 15
JOB_CHARACTERS = 10
"""Limits of the provincial register (DOMAIN.md §3)."""

SHORT_FORMS = (
    ("中国共产党", "中共"),
    ("中共", ""),
    ("人民代表大会常务委员会", "人大"),
    ("人民代表大会", "人大"),
    ("政治协商会议", "政协"),
    ("纪律检查委员会", "纪委"),
    ("精神文明建设指导委员会办公室", "文明办"),
    ("扶贫开发领导小组办公室", "扶贫办"),
    ("扶贫开发办公室", "扶贫办"),
    ("扶贫工作办公室", "扶贫办"),
    ("党政办公室", "党政办"),
    ("人民武装部", "武装部"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("人民医院", "医院"),
    ("发展和改革委员会", "发改委"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("国土资源", "国土"),
    ("食品药品监督管理", "食药监"),
    ("工商行政管理", "工商"),
    ("安全生产监督管理", "安监"),
    ("社会治安综合治理", "综治"),
    ("人口和计划生育", "计生"),
    ("计划生育", "计生"),
    ("农业技术推广", "农技"),
    ("农村经济经营管理", "农经"),
    ("社会保障服务", "社保"),
    ("便民服务中心", "便民中心"),
    ("村民委员会", "村委会"),
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "居委会"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("农民专业合作社", "合作社"),
    ("专业合作社", "合作社"),
    ("有限责任公司", ""),
    ("股份有限公司", ""),
    ("有限公司", ""),
    ("党支部书记", "支书"),
    ("党总支书记", "总支书记"),
    ("党支部", "支部"),
    ("村委会主任", "村主任"),
    ("村委会", "村"),
    ("居委会", "居"),
    ("办公室", "办"),
    ("工作站", "站"),
    ("服务中心", "中心"),
)
"""Long words and their usual short forms, in the order in which they are tried."""

_BRACKETS = re.compile(r"[(（\[【〔].*?[)）\]】〕]")
_PARTY = re.compile(r"(?:中国共产党|中共)(.*?)委员会")
_DOUBLED = re.compile(r"([村居委])\1")
_PROPER = re.compile(r"[^省市县区镇乡村]{2,6}?(?=(?:省|市|县|镇|乡|(?<!社)(?<!开发)区))")
_LEVEL = re.compile(r"^[省市县区镇乡](?=.{2,})")


class Kept(StrEnum):
    """How much of a text is left."""

    WHOLE = "whole"
    SHORTENED = "shortened"
    """By words that have a usual short form."""
    CUT = "cut"
    """Characters are lost."""


@dataclass(frozen=True, slots=True)
class Short:
    """A text within its limit.

    Attributes
    ----------
    text : str
        What goes into the cell.
    full : str
        What it stands for.
    kept : Kept
        How it was made.
    """

    text: str
    full: str
    kept: Kept


def short_job(unit: str, position: str, own: Mapping[str, str], limit: int) -> Short:
    """Return unit and position in at most `limit` characters.

    Parameters
    ----------
    unit, position : str
        As in the roster; either may be empty.
    own : mapping of str to str
        The office's short forms (``[writeback] short``), tried before all others, longest first.
    limit : int
        Characters; 0 for none.

    Examples
    --------
    >>> short_job("班庄镇人民政府", "扶贫办公室副主任", {}, 10).text
    '政府扶贫办副主任'
    """
    full = whole_job(unit, position)
    unit, position = display(unit), display(position)
    kept = Kept.WHOLE
    text = full
    for change in _steps(own):
        if not limit or len(text) <= limit:
            break
        unit, position = change(unit), change(position)
        text = _DOUBLED.sub(r"\1", whole_job(unit, position))
        kept = Kept.SHORTENED
    if limit and len(text) > limit:
        # The position says more than the end of a long unit: it is cut last.
        room = max(0, limit - len(position))
        text, kept = (unit[:room] + position)[:limit] if position else unit[:limit], Kept.CUT
    return Short(text, full, Kept.WHOLE if text == full else kept)


def whole_job(unit: str, position: str) -> str:
    """Return unit and position in one; a position that begins with its unit names it already."""
    unit, position = display(unit), display(position)
    return position if unit and position.startswith(unit) else unit + position


def short_name(name: str, limit: int) -> Short:
    """Return a name in at most `limit` characters: without a remark in brackets, else cut."""
    full = text = display(name)
    kept = Kept.WHOLE
    if limit and len(text) > limit:
        text, kept = _BRACKETS.sub("", text).replace(" ", ""), Kept.SHORTENED
    if limit and len(text) > limit:
        text, kept = text[:limit], Kept.CUT
    return Short(text, full, kept)


def short_phone(phone: str, limit: int) -> Short:
    """Return a phone in at most `limit` characters; one that cannot be is left out, never cut.

    Hyphens and blanks go first, then an extension.
    """
    full = text = display(phone)
    kept = Kept.WHOLE
    for pattern in (r"[\s()]", r"(?<=\d{7})-\d{1,6}$", "-"):
        if not limit or len(text) <= limit:
            break
        text, kept = re.sub(pattern, "", text), Kept.SHORTENED
    if limit and len(text) > limit:
        text, kept = "", Kept.CUT
    return Short(text, full, kept)


def _steps(own: Mapping[str, str]) -> Iterator[Callable[[str], str]]:
    """Yield changes of a unit or position, each harsher than the one before."""
    for long in sorted(own, key=lambda word: (-len(word), word)):
        yield _replacing(long, own[long])
    yield lambda text: _BRACKETS.sub("", text)
    yield lambda text: text.replace(" ", "")
    yield _without_proper_names
    yield lambda text: _PARTY.sub(r"\1委", text)
    for long, brief in SHORT_FORMS:
        yield _replacing(long, brief)
    yield lambda text: _LEVEL.sub("", text)


def _replacing(long: str, brief: str) -> Callable[[str], str]:
    return lambda text: text.replace(long, brief) if len(text) > len(long) or brief else text


def _without_proper_names(text: str) -> str:
    """Take the names of county and town off a unit: 赣榆县班庄镇财政所 becomes 镇财政所."""
    while found := _PROPER.match(text):
        rest = text[found.end() :]
        # Before a village or a further town not even the level is wanted.
        further = _PROPER.match(rest[1:]) or re.match("[^省市县区镇乡]+?村", rest[1:])
        text = rest[1:] if further else rest
        if text == rest:
            break
    return text
