"""`write_notices`: all public sheets of a plan, looked through before any is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bangfu_assign import labels
from bangfu_assign.errors import FactsError, PlanError, PolicyError, Problem, Severity, UsageError
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.atomic import check_target, publish
from bangfu_assign.report.manifest import is_untouched
from bangfu_assign.report.notice.choice import chosen
from bangfu_assign.report.notice.content import Sheet, make_sheet, say, unfilled
from bangfu_assign.report.notice.refusals import refusals
from bangfu_assign.report.notice.rows import COLUMNS_WIDE, Listed, listed
from bangfu_assign.report.paper.file_names import safe_name
from bangfu_assign.report.paper.words import Printer, line
from bangfu_assign.report.public_scan import Leak, scan, secrets_of

Format = Literal["docx", "pdf", "xlsx", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "xlsx", "html")
PUBLIC = "public"
"""The only folder that may be published."""
PAGE = "report.html"
"""The searchable page that ``report --public`` writes into the public folder."""
TEMPLATE = "notice_template.docx"
"""The Word template, beside the public folder: to be changed and given back with ``template``."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    Attributes
    ----------
    folder : Path
        OUT; the sheets stand in ``public/`` below it.
    files : tuple of str
        Paths inside OUT, sorted.
    villages : int
        How many villages have a sheet.
    notes : tuple of Problem
        Warnings: what is blank, cut, or cannot be printed.
    """

    folder: Path
    files: tuple[str, ...]
    villages: int
    notes: tuple[Problem, ...]


def write_notices(
    plan: Plan,
    out: str | Path,
    *,
    formats: Sequence[Format] = FORMATS,
    villages: Sequence[str] = (),
    template: str | Path | None = None,
    system_fonts: bool = True,
    progress: Callable[[int, int, str], None] | None = None,
    lang: Lang = "zh",
) -> Published:
    """Write the public notices of a plan: one per village, and one of the town.

    Parameters
    ----------
    plan : Plan
        Whose planned households and helpers are shown; ``plan.policy.notice`` says how.
    out : path
        New, or holding a plan: ``public/docx``, ``public/pdf``, … in it are written anew.
    formats : sequence of {"docx", "pdf", "xlsx", "html"}
        Which to write.
    villages : sequence of str
        Names or ids of villages: only theirs are written, and sheets of other villages that are
        there already stay. All villages and the town if empty.
    template : path, optional
        The office's own .docx with marks such as ``{{ title }}``.
    system_fonts : bool
        Whether the PDF may use installed typefaces; False gives the same bytes on every machine.
    progress : callable, optional
        Called with the number of sheets done, of all, and the name of the next.
    lang : {"zh", "en"}
        Of words inside error messages; the sheets are Chinese.

    Returns
    -------
    Published
        Files and warnings.

    Raises
    ------
    UsageError
        If the folder, a village, a format or the template cannot be used.
    FactsError
        If a name, post or id would make somebody's ID number or phone public.
    PolicyError
        If a text of the policy would.
    PlanError
        If there is nothing to show, or `bangfu_assign.report.public_scan` finds a private fact in
        what was made or in what lies in the public folder. In every case nothing is published.
    """
    wanted = _formats(formats)
    own = None if template is None else _template(Path(template))
    check_target(out)
    names = _names(plan)
    only = chosen(plan.case, villages)
    everybody = listed(plan, names)
    shown = [one for one in everybody if not only or one.village_id in only]
    _refuse(refusals(plan, shown, {v: n for v, n in names.items() if not only or v in only}))
    if not shown:
        raise PlanError(Problem("notice.nothing_at_all"))
    sheets = dict(_sheets(plan, names, shown, town=not only))
    printer = Printer.new(system=system_fonts)
    with publish(out, add=True) as folder:
        public = folder / PUBLIC
        _clear(public, sheets if only else None)
        written = []
        for done, (stem, sheet) in enumerate(sheets.items()):
            if progress is not None:
                progress(done, len(sheets), sheet.name)
            for kind in wanted:
                place = public / kind / f"{stem}.{kind}"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(_make(kind, sheet, own, printer))
                written.append(place.relative_to(folder).as_posix())
        renewed = _renew_page(plan, public)
        all_sheets = [make_sheet(plan, "", "", everybody), *sheets.values()]
        _check(plan, all_sheets, public, Path(out) / PUBLIC, lang)
        if "docx" in wanted and own is None:
            from bangfu_assign.report.notice.word_template import template_for  # noqa: PLC0415

            (folder / TEMPLATE).write_bytes(template_for(all_sheets[-1]))
    notes = [*unfilled(plan.policy.notice), *_notes(plan, names, only, shown, printer), *renewed]
    count = sum(1 for sheet in sheets.values() if sheet.village_id)
    return Published(Path(out), tuple(sorted(written)), count, tuple(notes))


def _formats(formats: Sequence[str]) -> list[Format]:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        known = ", ".join(FORMATS)
        raise UsageError(
            Problem("notice.no_such_format", params={"format": name, "known": known})
            for name in unknown
        )
    return [name for name in FORMATS if name in formats] or list(FORMATS)


def _template(path: Path) -> tuple[bytes, str]:
    from bangfu_assign.report.paper.word_template import read_template  # noqa: PLC0415 - docx

    return read_template(path), path.name


def _names(plan: Plan) -> dict[str, str]:
    villages = plan.case.villages
    return dict(zip(villages["village_id"], villages["name"], strict=True))


def _refuse(found: list[Problem]) -> None:
    if not found:
        return
    in_policy = all(problem.file.endswith(".toml") for problem in found)
    raise PolicyError(found) if in_policy else FactsError(found)


def _sheets(
    plan: Plan, names: Mapping[str, str], shown: Sequence[Listed], *, town: bool
) -> Iterator[tuple[str, Sheet]]:
    """Yield each sheet with the stem of its files: ``00_班庄镇``, ``01_班庄村``, …"""
    if town:
        area = line(plan.policy.plan.area) or say("whole_town")
        yield f"00_{safe_name(area)}", make_sheet(plan, "", area, shown)
    of_village: dict[str, list[Listed]] = {}
    for one in shown:
        of_village.setdefault(one.village_id, []).append(one)
    digits = max(2, len(str(len(names))))
    for number, village in enumerate(sorted(names), start=1):
        if village in of_village:
            stem = f"{number:0{digits}d}_{safe_name(names[village])}"
            yield stem, make_sheet(plan, village, names[village], of_village[village])


def _make(kind: Format, sheet: Sheet, own: tuple[bytes, str] | None, printer: Printer) -> bytes:
    # Each brings its library; a run that wants web pages only loads none of the others.
    if kind == "docx":
        from bangfu_assign.report.notice.word import to_word  # noqa: PLC0415

        return to_word(sheet, *(own or ()))
    if kind == "pdf":
        from bangfu_assign.report.notice.pdf import to_pdf  # noqa: PLC0415

        return to_pdf(sheet, printer)
    if kind == "xlsx":
        from bangfu_assign.report.notice.sheet import to_workbook  # noqa: PLC0415

        return to_workbook(sheet)
    from bangfu_assign.report.notice.page import to_page  # noqa: PLC0415

    return to_page(sheet)


def _clear(public: Path, stems: Iterable[str] | None) -> None:
    """Take away earlier notices: all, or those of some villages; what else is public stays."""
    for kind in FORMATS:
        if stems is None:
            shutil.rmtree(public / kind, ignore_errors=True)
        else:
            for stem in stems:
                (public / kind / f"{stem}.{kind}").unlink(missing_ok=True)


def _renew_page(plan: Plan, public: Path) -> tuple[Problem, ...]:
    """Make an earlier public page anew if it shows another plan than the notices beside it."""
    path = public / PAGE
    if not path.is_file():
        return ()
    from bangfu_assign.report.page.public import public_page  # noqa: PLC0415 - jinja2; needs notices

    content = path.read_bytes()
    page_lang: Lang = "en" if b'<html lang="en"' in content[:200] else "zh"
    page = public_page(plan, page_lang)
    if page == content:
        return ()
    path.write_bytes(page)
    note = Problem("notice.page_renewed", f"{PUBLIC}/{PAGE}", severity=Severity.WARNING)
    return (note,)


def _check(plan: Plan, sheets: Iterable[Sheet], public: Path, before: Path, lang: Lang) -> None:
    """Look through all that will be public, also what somebody put into the folder by hand."""
    shown = {text for sheet in sheets for text in sheet.texts()}
    shown |= {line(household) for household in plan.case.households["household_id"]}
    secrets = secrets_of(plan.case, shown, plan.policy.notice.phone)
    files = [path for path in public.rglob("*") if path.is_file()]
    made = {path.relative_to(public) for path in files}
    beside = [
        path
        for path in (before.rglob("*") if before.is_dir() else ())
        if path.is_file() and path.relative_to(before) not in made
    ]
    found = [
        *_leaks(scan(files, secrets), public, "leak", lang),
        *_leaks(scan(_kept(before.parent, beside), secrets), before, "leak_beside", lang),
    ]
    if found:
        raise PlanError(found)


def _kept(out: Path, files: list[Path]) -> list[Path]:
    """Return those files that stay: a person's own, and the tool's if they were edited."""

    return [path for path in files if not is_untouched(out, path)]


def _leaks(found: Iterable[Leak], root: Path, code: str, lang: Lang) -> Iterator[Problem]:
    for leak in found:
        name = f"{PUBLIC}/{leak.path.relative_to(root).as_posix()}"
        params = {"kind": labels.text(f"notice.kind_{leak.kind}", lang), "count": leak.count}
        yield Problem(f"notice.{code}", name, params=params)


def _notes(
    plan: Plan, names: Mapping[str, str], only: frozenset[str], shown: Sequence[Listed],
    printer: Printer,
) -> Iterator[Problem]:  # fmt: skip
    def note(code: str, **params: object) -> Problem:
        return Problem(f"notice.{code}", params=params, severity=Severity.WARNING)

    long = sorted({
        line(getattr(one, column), columns)
        for one in shown
        for column, columns in COLUMNS_WIDE.items()
        if line(getattr(one, column), columns) != getattr(one, column)
    })  # fmt: skip
    if long:
        yield note("cut", count=len(long), example=long[0][:12])
    if printer.missing:
        yield note("missing_glyph", characters=" ".join(sorted(printer.missing)))
    there = {one.village_id for one in shown}
    empty = [line(name) for v, name in sorted(names.items()) if v not in there]
    if empty and not only:
        yield note("nothing_to_show", villages="、".join(empty))
