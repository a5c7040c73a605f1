"""How short an answer may be, as the libraries of scripts that judge forms are told: Vuelidate, Angular; through names and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.forms.form import Asked, Pattern, Sort, at_least
from guichet.done.forms.script_forms import ScriptForm
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.reading.scripts.definitions import Defined, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, returned, text, walk
from guichet.reading.scripts.texts import number_made

_WOKEN = re.compile(r"useVuelidate|validations|FormGroup|\.group\(")
_LISTS = frozenset({"useVuelidate", "FormGroup", "group"})
"""What is given the rules of a form, each under the name of an answer."""
_OPTION = "validations"
"""The same, as an option of a component."""
_SHORTEST = re.compile(r"(?:^|\.)minLength$")
_REQUIRED = re.compile(r"\brequired\b")


def acts_in(script: Script) -> Iterator[ScriptForm]:
    """Yield what a script asks, with how short each answer may be."""
    if _WOKEN.search(script.text) is None:
        return
    for table in _tables(script):
        fields = tuple(one for pair in table.node.named_children if (one := _asked(pair, table.script)) is not None)
        if any(one.patterns for one in fields):
            rules = (text(field(pair, "value")) for pair in table.node.named_children if pair.type == "pair")
            title = " ".join(
                (script.path, *(one for one in rules if one.isidentifier()))
            )  # a rule is named for whom it judges
            yield ScriptForm(
                Kind.ASK, script.path, fields[0].span, place_of_script(script.path), fields=fields, title=title
            )


def _tables(script: Script) -> Iterator[Defined]:
    for node in script.walk("call_expression", "new_expression", "pair", "method_definition"):
        if node.type == "pair" and key_of(field(node, "key")) == _OPTION:
            given = field(node, "value")
        elif node.type == "method_definition" and text(field(node, "name")) == _OPTION:
            given = next(iter(returned(node)), None)
        elif node.type in ("call_expression", "new_expression"):
            callee = field(node, "function") or field(node, "constructor")
            named = callee is not None and text(callee).rpartition(".")[2] in _LISTS
            given = next(iter(arguments(node)), None) if named else None
        else:
            given = None
        if given is not None:
            yield from (one for one in _meant(given, script) if one.node.type == "object")


def _meant(node: Any, script: Script) -> list[Defined]:
    """What is written, or what a name stands for."""
    return (
        [Defined(node, script)] if node.type not in ("identifier", "member_expression") else list(values(node, script))
    )


def _asked(pair: Any, script: Script) -> Asked | None:
    """One answer, by its rules; None where they say nothing."""
    is_short = pair.type == "shorthand_property_identifier"
    name = text(pair) if is_short else key_of(field(pair, "key")) if pair.type == "pair" else None
    value = pair if is_short else field(pair, "value") if pair.type == "pair" else None
    if not name or value is None:
        return None
    rules = [rule for one in _meant(value, script) for rule in _parts(one)]
    required = any(_REQUIRED.search(text(one.node)) for one in rules)
    patterns = tuple(found for one in rules for found in _least(one))
    return Asked(name, "", Sort.TEXT, required, script.path, script.span(pair), patterns=patterns)


def _parts(rules: Defined) -> Iterator[Defined]:
    """A list of rules, and those that a name in it stands for."""
    yield rules
    for one in rules.node.named_children if rules.node.type in ("array", "arguments") else ():
        if one.type == "identifier":
            yield from values(one, rules.script)


def _least(rules: Defined) -> Iterator[Pattern]:
    for call in walk(rules.node):
        callee = field(call, "function") if call.type == "call_expression" else None
        if callee is None or not _SHORTEST.search(text(callee)):
            continue
        given = next(iter(arguments(call)), None)
        fewest = number_made(given, rules.script) if given is not None else None
        if fewest is not None:
            yield at_least(int(fewest), rules.script.path, rules.script.span(call))
