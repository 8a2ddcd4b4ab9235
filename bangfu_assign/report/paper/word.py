"""Word documents: a template filled in a sandbox, or one built by python-docx; same bytes again."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from jinja2 import TemplateError
from markupsafe import Markup, escape

from bangfu_assign.errors import BangfuError, Problem, UsageError
from bangfu_assign.plan.text import display
from bangfu_assign.report.paper.packages import same_again
from bangfu_assign.report.paper.sandbox import OfficeEnvironment

TOOL = "bangfu-assign"
_BORN = datetime(1980, 1, 1, tzinfo=UTC)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{TOOL}</Application></Properties>'
).encode()


def fill(
    template: bytes,
    values: Mapping[str, Any],
    *,
    title: str,
    file: str = "",
    required: Collection[Collection[str]] = (),
) -> bytes:
    """Return a template filled with values, as .docx; the same input gives the same bytes.

    Parameters
    ----------
    template : bytes
        A .docx in which ``{{ name }}`` inserts a value, and rows of a table between
        ``{%tr for row in rows %}`` and ``{%tr endfor %}`` repeat (docxtpl). If it is not this
        tool's own, it went through `bangfu_assign.report.paper.word_template.check_template`.
    values : mapping
        Strings, numbers, booleans, and lists of mappings of them. Strings are inserted as text:
        neither XML nor template code in them has any effect.
    title : str
        The document's title among its properties; all other properties are fixed.
    file : str
        Name of the template, for messages.
    required : collection of collections of str
        Values without which the document would be no such document; one name of each is enough.

    Raises
    ------
    UsageError
        If the template is not understood, says more than it may, or leaves out a required value.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only Word documents need it

    language = OfficeEnvironment(values, _columns(values), file)
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(_as_text(values), language, autoescape=True)
    except BangfuError:
        raise
    except TemplateError as error:
        raise _unusable(file, "template_syntax", error.message or type(error).__name__) from error
    except Exception as error:  # docxtpl meets damaged XML with whatever comes
        raise _unusable(file, "template_damaged", type(error).__name__) from error
    if lacking := [names for names in required if language.used.isdisjoint(names)]:
        raise UsageError(
            Problem("paper.template_lacks", file=file, params={"name": " / ".join(names)})
            for names in lacking
        )
    return finish(document.docx, title)


def finish(document: Any, title: str) -> bytes:
    """Return a python-docx document as bytes that depend on its content alone.

    Author, company, dates and the program that wrote it are overwritten: what is published must
    not name the person at the computer.
    """
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _APP
    properties = document.core_properties
    for name in (
        "author", "category", "comments", "content_status", "identifier", "keywords",
        "last_modified_by", "subject", "version",
    ):  # fmt: skip
        setattr(properties, name, "")
    properties.title, properties.author = title, TOOL
    properties.language, properties.revision = "zh-CN", 1
    properties.created = properties.modified = properties.last_printed = _BORN
    saved = io.BytesIO()
    document.save(saved)
    return same_again(saved.getvalue())


def _columns(values: Mapping[str, Any]) -> set[str]:
    """Return the columns of all lists of rows."""
    lists = (value for value in values.values() if isinstance(value, list | tuple))
    rows = (row for entries in lists for row in entries if isinstance(row, Mapping))
    return {column for row in rows for column in row}


def _as_text(value: Any) -> Any:
    """Return values with every string escaped as XML text, on one line."""
    if isinstance(value, Mapping):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_text(inner) for inner in value]
    if isinstance(value, str):
        safe = str(escape(display(value)))
        # docxtpl writes "{_{" as "{{" after filling; broken up, a name keeps what it has.
        return Markup(safe.replace("{_", "{&#95;").replace("_}", "&#95;}").replace("%_", "%&#95;"))  # noqa: S704 - escaped above
    return value


def _unusable(file: str, code: str, why: str) -> UsageError:
    return UsageError(Problem(f"paper.{code}", file=file, params={"why": why}))
