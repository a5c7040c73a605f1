"""Forms that a class of a script declares by what stands above its fields: `@IsNotEmpty() @Matches(MOBILE) telephone: string`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.done.forms.form import Asked, Pattern, Room, Sort, at_least, at_most
from guichet.done.forms.script_forms import ScriptForm
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.scripts.texts import number_made, words_in

_RULE = re.compile(r"@(?:Is[A-Z]\w{1,30}|Matches|Length|M(?:in|ax)Length)\(")
_CLASSES = ("class_declaration", "abstract_class_declaration", "class")
_WANTS = frozenset({"IsNotEmpty", "IsEmail", "IsPhoneNumber", "IsMobilePhone", "IsDateString", "IsISO8601", "Matches", "MinLength", "Length", "IsIn", "IsEnum"})  # fmt: skip
"""What turns an empty answer down."""
_LETS_OFF = frozenset({"IsOptional", "ValidateIf", "Allow"})
_ONLY = frozenset({"Equals", "IsIn"})
"""What takes a yes alone: an answer that must only be given may be no."""
_SORTS = {"IsDateString": Sort.DATE, "IsDate": Sort.DATE, "IsBoolean": Sort.TICK, "IsIn": Sort.CHOICE, "IsEnum": Sort.CHOICE}  # fmt: skip
_SHORTEST = frozenset({"MinLength", "Length"})
_DEPTH = 4
_Mark = tuple[str, list[Any]]
"""What stands above a field: its name, what it is given."""


def acts_in(script: Script) -> Iterator[ScriptForm]:
    """Yield the classes of a script whose answers are judged."""
    if _RULE.search(script.text) is None or "class" not in script.text:
        return
    for owner in script.walk(*_CLASSES):
        name = text(field(owner, "name"))
        fields = list(_fields(owner, script))
        above = [
            replace(one, inherited=True)
            for one in _above(owner, script)
            if one.name not in {each.name for each in fields}
        ]
        if fields and len(fields) + len(above) > 1 and not speaks_of(name, "decisions.inside"):
            yield ScriptForm(
                Kind.ASK, script.path, script.span(owner), place_of_script(script.path), name=name, fields=(*fields, *above),
                title=f"{name} {script.path}", within=(name,),
            )  # fmt: skip


def _above(owner: Any, script: Script, depth: int = 0) -> Iterator[Asked]:
    """What the classes ask that a class is built on."""
    heritage = next((one for one in owner.named_children if one.type == "class_heritage"), None)
    clause = next((one for one in heritage.named_children if one.type == "extends_clause"), None) if heritage is not None else None  # fmt: skip
    base = field(clause, "value") if clause is not None else None
    for one in values(base, script) if base is not None and depth < _DEPTH else ():
        if one.node.type in _CLASSES:
            yield from _fields(one.node, one.script)
            yield from _above(one.node, one.script, depth + 1)


def _fields(owner: Any, script: Script) -> Iterator[Asked]:
    body = field(owner, "body")
    for one in body.named_children if body is not None else ():
        if one.type == "public_field_definition" and (marks := list(_marks(one))):
            yield _asked(one, marks, script)


def _marks(one: Any) -> Iterator[_Mark]:
    for mark in one.named_children:
        call = mark.named_children[0] if mark.type == "decorator" and mark.named_children else None
        if call is not None and call.type == "call_expression":
            yield text(field(call, "function")), arguments(call)


def _asked(one: Any, marks: list[_Mark], script: Script) -> Asked:
    said = [name for name, _ in marks]
    may_lack = any(child.type == "?" for child in one.children)
    required = not _WANTS.isdisjoint(said) and _LETS_OFF.isdisjoint(said) and not may_lack
    sort = next((_SORTS[each] for each in said if each in _SORTS), Sort.TEXT)
    required = required and (sort is not Sort.TICK or any(name in _ONLY and "true" in text(given[0]) for name, given in marks if given))  # fmt: skip
    offered = next((tuple(words_in(given[0], script)) for name, given in marks if name == "IsIn" and given), None)
    at = field(one, "name")
    return Asked(
        key_of(at) or "", "", sort, required, script.path, script.span(at), offered or None, tuple(_patterns(marks, script)), room=_room(marks, script)
    )  # fmt: skip


def _patterns(marks: list[_Mark], script: Script) -> Iterator[Pattern]:
    """The patterns that an answer must match, and how long it must be."""
    for name, given in marks:
        for one in origins(given[0], script) if name == "Matches" and given else ():
            if one.node.type == "regex":
                yield Pattern(text(field(one.node, "pattern")), one.script.path, one.script.span(one.node))
        fewest = number_made(given[0], script) if name in _SHORTEST and given else None
        if fewest is not None:
            yield at_least(int(fewest), script.path, script.span(given[0]))


def _room(marks: list[_Mark], script: Script) -> Room | None:
    given = next((given[-1] for name, given in marks if name == "MaxLength" and given), None)
    return at_most(number_made(given, script), script.path, script.span(given)) if given is not None else None
