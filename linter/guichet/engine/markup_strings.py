"""Markup that a Python module writes in its strings, `HTML("<img…>")`, `format_html("<a…>")`, read as a piece of a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from guichet.core.findings import Certainty, Family, Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.engine.containment import Result, ask
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.templates.composer import compose
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.template import Template

_MAKERS = frozenset({"HTML", "mark_safe", "format_html", "Markup"})
_WORDS = ("html(", "mark_safe(", "markup(")
_FILLED = re.compile(r"\{[\w.!:]*\}|%\(?\w*\)?[sd]")
_TAG = re.compile(r"<[a-z]", re.I)


class _Markup(NamedTuple):
    """Some markup, and where it begins in its file; a shadow tree is closed: no id, no list reaches into it."""

    text: str
    start: int
    is_shadow: bool = False


class _ShadowTree(Page):
    """A tree that nothing outside names or owns (DOM, shadow trees): what it lacks is missing."""

    is_document = True


def check_markup(source: Source, project: Project, rules: Rules) -> Iterator[Result]:
    """Run the element rules of accessibility on the markup in a module's strings; what is around it stays unknown."""
    if not any(word in source.lowered for word in _WORDS) or place_of_path(source.path) is Place.TEST:
        return
    for one in _written_in(source.text):
        yield from _of_markup(one, source.path, project, rules)


def check_markup_of(script: Script, rules: Rules) -> Iterator[Result]:
    """Do the same for the markup that a script puts in a page; what it fills later, one can only ask about."""
    project = script.project
    if not any(word in script.text for word in _PUTS) or not isinstance(project, Pages) or is_bundle(script):
        return
    fills = any(word in script.text for word in _FILLS)
    for one in _put_in(script):
        for rule, hit in _of_markup(one, script.path, project, rules):
            yield rule, replace(hit, certainty=Certainty.REVIEW) if fills else hit


def _of_markup(one: _Markup, path: str, project: Pages, rules: Rules) -> Iterator[Result]:
    template = Template(Source(path, one.text))
    composition = compose(project.library, template)
    if not one.is_shadow:
        composition.unknown.append((template, Span(0, 0)))
    page = (_ShadowTree if one.is_shadow else Page)(template, composition, project)
    dispatch = rules.for_elements(rules.words.held_in(template.lowered))
    for element in template.elements:
        wanted = [rule for rule in dispatch.of(element) if rule.family is Family.ACCESSIBILITY]
        for rule, hit in ask(wanted, element, page):
            if hit.path in (None, path):
                span = Span(one.start + hit.span.start, one.start + hit.span.end)
                yield rule, replace(hit, span=span, path=path)


_PUTS = (".innerHTML", ".outerHTML", "insertAdjacentHTML(", "document.write(")
_FILLS = ("textContent", "innerText", ".text(", ".append(", "appendChild(")
_PIECES = frozenset({"string", "template_string"})


def _put_in(script: Script) -> Iterator[_Markup]:
    """Yield the markup that a script writes out and puts in a page."""
    for node in script.walk("assignment_expression", "call_expression"):
        made, owner = None, ""
        if node.type == "assignment_expression":
            left = script.source_of(node.child_by_field_name("left"))
            owner = left.rpartition(".")[0]
            made = node.child_by_field_name("right") if left.endswith((".innerHTML", ".outerHTML")) else None
        else:
            called = script.source_of(node.child_by_field_name("function"))
            given = node.child_by_field_name("arguments")
            if (
                called.endswith((".insertAdjacentHTML", "document.write"))
                and given is not None
                and given.named_children
            ):
                made = given.named_children[-1]
        if made is not None and (found := _joined(made, script)) is not None and _TAG.search(found.text):
            yield found._replace(is_shadow=_is_shadow(owner, script))


def _is_shadow(owner: str, script: Script) -> bool:
    """Whether a name holds a shadow root."""
    declared = script.declared(owner) if owner.isidentifier() else None
    return owner.endswith(".shadowRoot") or (declared is not None and "attachShadow(" in script.source_of(declared))


def _joined(node: Any, script: Script) -> _Markup | None:
    """Return a string as it stands in its file, what is put in it left unknown; None when it is written with escapes."""
    whole = script.span(node)
    made = [OUTPUT] * (whole.end - whole.start)
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type in _PIECES:
            span, text = script.span(one), script.written(one)
            if "\\" in text:
                return None
            made[span.start - whole.start : span.end - whole.start] = (
                [" ", *text[1:-1], " "] if len(text) > 1 else [" "]
            )
            for hole in one.named_children:
                if hole.type == "template_substitution":
                    at = script.span(hole)
                    made[at.start - whole.start : at.end - whole.start] = [OUTPUT] * (at.end - at.start)
        elif one.type in ("binary_expression", "parenthesized_expression"):
            stack.extend(one.named_children)
    return _Markup(_joints(made), whole.start) if node.type in (*_PIECES, "binary_expression") else None


def _joints(made: list[str]) -> str:
    """Return a text put together without the quotes between its pieces: what stands there is one unknown."""
    text = "".join(made)
    return re.sub(rf" {OUTPUT}+ ", lambda match: OUTPUT * len(match[0]), text)


def _written_in(text: str) -> Iterator[_Markup]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        made = node.args[0].left if isinstance(node.args[0], ast.BinOp) else node.args[0]
        if (
            name in _MAKERS
            and isinstance(made, ast.Constant)
            and isinstance(made.value, str)
            and _TAG.search(made.value)
        ):
            found = _place(made, made.value, text, lines, starts)
            if found is not None:
                is_filled = name == "format_html" or isinstance(node.args[0], ast.BinOp)
                yield found._replace(text=_FILLED.sub(_unknown, found.text)) if is_filled else found


def _unknown(match: re.Match[str]) -> str:
    return OUTPUT * len(match[0])


def _place(node: ast.Constant, value: str, text: str, lines: list[str], starts: list[int]) -> _Markup | None:
    """Return a string as it stands in its file; None when it is put together there, or written with escapes."""
    line = lines[node.lineno - 1].encode()[: node.col_offset].decode()
    at = text.find(value, starts[node.lineno - 1] + len(line))
    quotes = text[starts[node.lineno - 1] + len(line) : at]
    return _Markup(value, at) if at >= 0 and re.fullmatch(r"""[rRuUbB]?(?:\"{3}|'{3}|"|')\s*""", quotes) else None
