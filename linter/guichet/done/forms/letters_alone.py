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
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text

_RULE = re.compile(r"\b[iI]sAlpha\b")
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
            name = key_of(field(holder, "key")) if holder is not None and holder.type == "pair" else None
        elif node.type == "decorator":
            name = _decorated(node) if _RULE.search(text(node)) else ""
        else:
            name = _named(node) if key_of(field(field(node, "function"), "property")) == "isAlpha" else ""
        if name and _LETS_IN not in text(node):
            yield name, node


def _decorated(decorator: Any) -> str:
    """The name of the answer that a rule stands above, whatever stands between them."""
    own = decorator.parent if decorator.parent.type.endswith("_definition") else decorator.next_named_sibling
    while own is not None and own.type == "decorator":
        own = own.next_named_sibling
    return key_of(field(own, "name")) or "" if own is not None else ""


def _named(call: Any) -> str:
    """The name of what a call judges: what it is given, or what the chain that it ends began with."""
    given = arguments(call)
    asked = field(field(call, "function"), "object")
    while asked is not None and asked.type == "call_expression":
        inner = field(asked, "function")
        if inner.type != "member_expression":
            given = arguments(asked)
            break
        asked = field(inner, "object")
    found = _NAME.search(text(given[0])) if given else None
    return found[1] if found is not None else ""
