"""Answers that the libraries of a script hold to letters alone, by a rule that has a name: `body('nom').isAlpha()`, `@IsAlpha() lastName`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.done.forms.form import Asked, Sort, letters_alone
from guichet.done.forms.script_forms import ScriptForm
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.reading.scripts.binding import Binding
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text

_RULE = re.compile(r"\b[iI]sAlpha\b")
_BROUGHT_IN = re.compile(r"(?:require\()?['\"](?:express-|class-)?validator['\"/]")
"""What a name of these libraries is given."""
_BEGIN = frozenset({"validator", "body", "check", "param", "query"})
"""What a chain begins with, where nothing says where that comes from."""
_LETS_IN = "ignore"
"""The option by which hyphens and apostrophes are let in."""
_NAME = re.compile(r"\b([\w$]+)['\"\])]*$")
"""The last name of what is judged: `req.body.nom`, `claim['nom']`."""


def acts_in(script: Script) -> Iterator[ScriptForm]:
    """Yield what a script asks and holds to letters alone."""
    if _RULE.search(script.text) is None:
        return
    for name, node in _judged(script):
        span: Span = script.span(node)
        asked = Asked(name, "", Sort.TEXT, False, script.path, span, patterns=(letters_alone(script.path, span),))
        yield ScriptForm(
            Kind.ASK, script.path, span, place_of_script(script.path), name=name, fields=(asked,), title=f"{name} {script.path}"
        )  # fmt: skip


def _judged(script: Script) -> Iterator[tuple[str, Any]]:
    for node in script.walk("call_expression", "pair", "decorator"):
        if node.type == "pair":
            holder = node.parent.parent if key_of(field(node, "key")) == "isAlpha" else None
            is_rule = holder is not None and holder.type == "pair" and text(field(node, "value")) != "false"
            name = key_of(field(holder, "key")) if is_rule and "negated" not in text(node) else None
        elif node.type == "decorator":
            name = _decorated(node) if _RULE.search(text(node)) and not _is_of_project(node, script) else ""
        else:
            is_rule = key_of(field(field(node, "function"), "property")) == "isAlpha"
            name = _named(node, script) if is_rule else ""
        if name and _LETS_IN not in text(node):
            yield name, node


def _decorated(decorator: Any) -> str:
    """The name of the answer that a rule stands above, whatever stands between them."""
    own = decorator.parent if decorator.parent.type.endswith("_definition") else decorator.next_named_sibling
    while own is not None and own.type == "decorator":
        own = own.next_named_sibling
    return key_of(field(own, "name")) or "" if own is not None else ""


def _named(call: Any, script: Script) -> str:
    """The name of what a call of a library judges: what it is given, or what the chain that it ends began with; empty when it must not be so."""
    given = arguments(call)
    asked = field(field(call, "function"), "object")
    while asked is not None and asked.type == "call_expression":
        inner = field(asked, "function")
        if inner.type != "member_expression":
            given, asked = arguments(asked), inner
            break
        if key_of(field(inner, "property")) == "not":
            return ""
        asked = field(inner, "object")
    found = _NAME.search(text(given[0])) if given and asked is not None and _is_of_library(asked, script) else None
    return found[1] if found is not None else ""


def _is_of_library(first: Any, script: Script) -> bool:
    """Whether what a chain begins with is a library's: imported from it, or called as it calls it and nobody's else."""
    found = bindings(first, script)
    return any(map(_is_imported, found)) if found else text(first) in _BEGIN


def _is_imported(one: Binding) -> bool:
    return one.value is not None and _BROUGHT_IN.match(text(one.value)) is not None


def _is_of_project(decorator: Any, script: Script) -> bool:
    """Whether the project makes a decorator of its own under the name of a library's."""
    called = decorator.named_children[0]
    found = bindings(field(called, "function") or called, script)
    return bool(found) and not any(map(_is_imported, found))
