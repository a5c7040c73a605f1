"""Markup that a Python module writes in its strings, `HTML("<img…>")`, `format_html("<a…>")`, read as a piece of a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from guichet.core.findings import Family, Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.engine.acts import check_acts
from guichet.engine.containment import Result, ask
from guichet.engine.selection import Dispatch, Rules
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script, scripts_of
from guichet.reading.scripts.pages import is_bundle
from guichet.reading.templates.composer import compose
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Rule, Subject

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


def check_shadow(script: Script, project: Pages, rules: Rules) -> Iterator[Result]:
    """Run the rules about what belongs to what on the shadow trees that a script writes: nothing outside completes them."""
    if "attachShadow(" not in script.text or is_bundle(script):
        return
    for one in _shadow_trees(script):
        yield from _of_markup(one, script.path, project, rules)


def _of_markup(one: _Markup, path: str, project: Pages, rules: Rules) -> Iterator[Result]:
    template = Template(Source(path, one.text))
    composition = compose(project.library, template)
    if not one.is_shadow:
        composition.unknown.append((template, Span(0, 0)))
    page = (_ShadowTree if one.is_shadow else Page)(template, composition, project)
    for rule, hit in heard_in(page, rules, _CLOSED if one.is_shadow else None):
        if hit.path in (None, path):
            span = Span(one.start + hit.span.start, one.start + hit.span.end)
            yield rule, replace(hit, span=span, path=path)


def heard_in(page: Page, rules: Rules, only: frozenset[str] | None = None) -> Iterator[Result]:
    """Run the element rules of accessibility, or those of some names, on each element of a piece of a page that code writes."""
    dispatch = rules.for_elements(rules.words.held_in(page.template.lowered))
    for element in page.template.elements:
        wanted = [one for one in dispatch.of(element) if one.family is Family.ACCESSIBILITY]
        yield from ask([one for one in wanted if only is None or one.name in only], element, page)


def asked_of(rule: Rule, page: Page) -> Iterator[Result]:
    """Yield what a rule says of a whole page, whatever the rule is about."""
    if rule.subject in (Subject.SCRIPT, Subject.ACT):
        yield from _asked_of_code(rule, page)
        return
    if rule.subject is not Subject.ELEMENT:
        yield from ask((rule,), page)
        return
    dispatch = Dispatch((rule,))
    for element in page.template.elements:
        yield from ask(dispatch.of(element), element, page)


def _asked_of_code(rule: Rule, page: Page) -> Iterator[Result]:
    """Yield what a rule says of the scripts of a page, or of what the page and its scripts do to people."""
    scripts = scripts_of(page)
    if rule.subject is Subject.SCRIPT:
        for script in scripts:
            yield from ask((rule,), script)
        return
    from guichet.done.acts.script.files import acts_of_script
    from guichet.done.acts.template_doors import acts_of_page

    yield from check_acts(acts_of_page, page, (rule,))
    for script in scripts:
        yield from check_acts(acts_of_script, script, (rule,))


_CLOSED = frozenset({"aria-parent-missing", "aria-reference-broken", "list-item-orphan"})


def _shadow_trees(script: Script) -> Iterator[_Markup]:
    for node in script.walk("assignment_expression"):
        owner, _, name = script.source_of(node.child_by_field_name("left")).rpartition(".")
        made = node.child_by_field_name("right")
        if name == "innerHTML" and made.type in ("string", "template_string") and _is_shadow(owner, script):
            text = script.written(made)[1:-1]
            if "\\" not in text and "${" not in text:
                yield _Markup(text, script.span(made).start + 1, is_shadow=True)


def _is_shadow(owner: str, script: Script) -> bool:
    """Whether a name holds a shadow root."""
    declared = script.declared(owner) if owner.isidentifier() else None
    return owner.endswith(".shadowRoot") or (declared is not None and "attachShadow(" in script.source_of(declared))


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
