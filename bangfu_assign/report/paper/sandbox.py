"""The language an office's own Word template may speak: insert, repeat, leave out; nothing else.

A sandbox alone still lets a template loop for hours or build a text of gigabytes. So the parsed
template is compared with a short list of what a notice needs, before any of it runs.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bangfu_assign.errors import Problem, UsageError

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For,
    nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Const,
    nodes.CondExpr,
)  # fmt: skip
_LOOP = "loop"
_LOOP_FIELDS = frozenset({"index", "first", "last", "length"})


class OfficeEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for templates of strangers.

    Parameters
    ----------
    known : collection of str
        Names of the values the template gets.
    fields : collection of str
        Names that may stand behind a dot: the columns of the lists among them.
    file : str
        Name of the template, for messages.
    """

    def __init__(self, known: Collection[str], fields: Collection[str], file: str) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.known = frozenset(known)
        self.fields = frozenset(fields) | _LOOP_FIELDS
        self.file = file
        self.used: set[str] = set()
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def from_string(self, source: Any, *rest: Any, **more: Any) -> Any:
        """Return the compiled template, if it only says what it may.

        Raises
        ------
        UsageError
            If it says something else, or names a value it does not get.
        """
        tree = self.parse(source)
        if found := [*self._forbidden(tree), *self._unknown(tree)]:
            raise UsageError(found)
        return super().from_string(tree, *rest, **more)

    def _forbidden(self, tree: nodes.Template) -> Iterator[Problem]:
        for node in _below(tree):
            if not isinstance(node, _PLAIN):
                yield self._problem("template_says_more", kind=type(node).__name__)
            elif isinstance(node, nodes.For):
                inner = any(isinstance(n, nodes.For) for part in node.body for n in _all(part))
                if inner or node.recursive or not isinstance(node.iter, nodes.Name):
                    yield self._problem("template_loops")

    def _unknown(self, tree: nodes.Template) -> Iterator[Problem]:
        own = {node.name for node in _below(tree) if isinstance(node, nodes.Name) and _stores(node)}
        read = {node.name for node in _below(tree) if isinstance(node, nodes.Name)} - own
        self.used |= read
        behind = {node.attr for node in _below(tree) if isinstance(node, nodes.Getattr)}
        for name in sorted(read - self.known - {_LOOP}):
            yield self._no_such(name, self.known)
        for name in sorted(behind - self.fields):
            yield self._no_such(name, self.fields - _LOOP_FIELDS)

    def _no_such(self, name: str, known: Collection[str]) -> Problem:
        near = difflib.get_close_matches(name, sorted(known), 1)
        return self._problem(
            "template_unknown_near" if near else "template_unknown",
            name=name,
            near=near[0] if near else "",
            known="、".join(sorted(known)),
        )

    def _problem(self, code: str, **params: object) -> Problem:
        return Problem(f"paper.{code}", file=self.file, params=params)


def _stores(node: nodes.Name) -> bool:
    return node.ctx != "load"


def _below(tree: nodes.Node) -> Iterator[nodes.Node]:
    for child in tree.iter_child_nodes():
        yield from _all(child)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    yield from _below(node)
