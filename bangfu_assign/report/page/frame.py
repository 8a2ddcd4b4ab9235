"""The page around its data: template, style and script put into one file that loads nothing.

The content security policy forbids every request and every script and style but the page's own,
which are named by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from bangfu_assign import labels
from bangfu_assign.labels import Lang, page_script
from bangfu_assign.report.page.clean import to_json

SCRIPTS = ("dom", "words", "table", "print")
"""Of both pages, in this order."""
INTERNAL = ("plan", "lists", "details", "map", "labels", "map_input", "search", "internal")
PUBLIC = ("public",)


def render(
    template: str,
    scripts: tuple[str, ...],
    data: dict[str, Any],
    lang: Lang,
    *,
    heading: str,
    **values: object,
) -> bytes:
    """Return a page as UTF-8.

    Parameters
    ----------
    template : str
        Name of the asset.
    scripts : tuple of str
        Names of the page's own scripts, run after those of both pages.
    data : dict
        What the scripts read; the words are added.
    lang : {"zh", "en"}
        Language.
    heading : str
        Code of what stands above every printed page (``labels.page``).
    **values
        For the template, which escapes whatever it inserts.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 (only to write pages)
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals["say"] = lambda code, **params: _say(code, lang, params)
    macros = environment.from_string(asset("macros.html.jinja")).module
    style = asset("page.css").replace("%heading%", _css(_say(heading, lang, {})))
    script = "(function () {\n'use strict';\n" + _joined((*SCRIPTS, *scripts)) + "}());\n"
    spoken = {code: pair[0 if lang == "zh" else 1] for code, pair in page_script.TEXTS.items()}
    html = environment.from_string(asset(template)).render(
        lang="zh-CN" if lang == "zh" else "en",
        policy=content_policy(style, script),
        # The assets are ours, and the data is escaped for a script element: neither is markup.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        data=Markup(to_json({"lang": lang, "words": spoken, **data})),  # noqa: S704
        macros=macros,
        colon=spoken["colon"],
        **values,
    )
    return html.encode("utf-8", errors="replace")


def content_policy(style: str, script: str) -> str:
    """Return the content security policy of a page with one style and one script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def asset(name: str) -> str:
    """Return the text of a file in ``assets/``; its lines end as HTML parsers count them."""
    text = (files("bangfu_assign.report.page") / "assets" / name).read_text("utf-8")
    return text.replace("\r\n", "\n")


def _joined(names: tuple[str, ...]) -> str:
    return "".join(asset(f"{name}.js") for name in names)


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _css(text: str) -> str:
    """Return text as it may stand in a quoted string of a style sheet."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("<", "\\3c ")


def _say(code: str, lang: Lang, params: dict[str, object]) -> str:
    return labels.text(f"page.{code}", lang, **params)
