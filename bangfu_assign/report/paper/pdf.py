"""PDF by typst: a template of this tool, and data that never becomes a part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bangfu_assign.report.paper import typefaces
from bangfu_assign.report.paper.typefaces import Role

TEMPLATES = Path(__file__).parent / "templates"


def pdf(
    template: str, data: Mapping[str, Any], *, system: bool = True, tagged: bool = True
) -> bytes:
    """Return a document as PDF; the same data and fonts give the same bytes.

    Parameters
    ----------
    template : str
        Name of a file in ``templates/``: ``"notice.typ"``. It gets the data by
        ``#import "office.typ": data``, with ``data.fonts`` holding the families of each role.
    data : mapping
        Anything JSON can hold. It reaches typst as a value and is shown as text: no markup, code
        or path in it has any effect.
    system : bool
        Whether installed fonts may be used; False gives the same pages on every machine.
    tagged : bool
        Whether a screen reader finds the rows of the tables; forms to be filled in by pen, by the
        thousand, take four times the space and memory with it.

    Notes
    -----
    The file names no person and no machine, and no day but 1 January 1970.
    """
    import typst  # noqa: PLC0415 - only documents need it

    fonts = {role.value: typefaces.chain(role, system=system) for role in Role}
    made = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=typefaces.book(system=system),
        ignore_system_fonts=not system,
        format="pdf",
        timestamp=0,
        pdf_tags=tagged,
        sys_inputs={"data": json.dumps({**data, "fonts": fonts}, ensure_ascii=True)},
    )
    if not isinstance(made, bytes):
        raise TypeError(template)
    return made
