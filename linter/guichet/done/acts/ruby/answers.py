"""What a model of Ruby wants of whoever answers, by the rules that it declares: `validates :phone, presence: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core import numbers
from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby.each_name import each_of
from guichet.done.acts.ruby_beside import classes_taking, file_of
from guichet.done.forms.form import Asked, Pattern, Sort, at_least, at_most
from guichet.done.forms.ruled import RuledForm, is_of_person, is_someone
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.deeds.ruby_tables import trees_of

_NAME = re.compile(r"'(\w{1,60})'|\"(\w{1,60})\"")
_RULES = frozenset({"validates", "validates_presence_of", "validates_inclusion_of", "validates_length_of", "enum"})
_KEY = re.compile(r"(\w{1,60})['\"]?\s*(?::(?!:)|=>)")
_SOMETIMES = frozenset({"if", "unless", "on", "allow_blank", "allow_nil"})
_PATTERN = re.compile(r"/(.{3,200})/[a-z]*$")
_MINIMUM = re.compile(r"\bminimum:\s*(\d{1,4})")
_DIGITS = r"[+-]?[0-9]+(?:\.[0-9]+)?"
"""What an answer that must be a number looks like."""
_EDGES = (("\\A", "^"), ("\\z", "$"), ("\\Z", "$"))
"""How Ruby writes the beginning and the end of an answer."""


def asked_in(whole: Whole) -> Iterator[RuledForm]:
    """Yield what each model of a person wants to be answered."""
    by_class: dict[str, list[Asked]] = {}
    owned: set[str] = set()
    for deed in whole.deeds:
        if deed.called == "belongs_to" and deed.around and deed.args and is_someone(deed.args[0]):
            owned.add(deed.around[0])
        if deed.called in _RULES and len(deed.around) > 0 and deed.within is None:
            by_class.setdefault(deed.around[0], []).extend(_asked(deed, whole))
    for own, fields in by_class.items():
        names = (
            (own, *classes_taking(own, whole.project)) if len(fields) > 1 or any(one.offered for one in fields) else ()
        )
        for name in [one for one in names if is_of_person(one, fields, is_theirs=one in owned)][:1]:
            yield RuledForm(Kind.ASK, whole.path, fields[0].span, whole.place, name=name, fields=tuple(fields), title=f"{apart(name)} {whole.path}")  # fmt: skip


def _offered(deed: Deed, whole: Whole) -> tuple[tuple[str, ...] | None, str, Span]:
    """What may be answered, and where that is written: in the rule, in a constant of the model, or in one of another class."""
    said = next((one.value for one in deed.put("in", "inclusion") if not one.value.startswith("{")), "")
    if said.startswith(("%w[", "%i[")):
        return tuple(said[3:].rstrip("]").split()) or None, deed.path, deed.span
    if said.startswith("["):
        return tuple("".join(found) for found in _NAME.findall(said)) or None, deed.path, deed.span
    owner, _, name = said.partition(".")[0].rpartition("::")
    there = file_of(owner.rpartition("::")[2], whole.project) if owner else None
    for one in deeds_of(there) if there is not None else whole.deeds:
        if name and one.called == name and not one.is_call and one.args:
            return tuple(arg.strip("'\"") for arg in one.args), one.path, one.span
    return None, deed.path, deed.span


def _shortest(said: Put, whole: Whole) -> int | None:
    """How many letters an answer has at least: as it is written, or in the table of lengths that a name stands for."""
    if said.name == "minimum":
        return _number(said.value, whole)
    held = _MINIMUM.search(whole.given.get(said.value, ""))
    return numbers.whole(held[1]) if held is not None else None


def _number(said: str, whole: Whole) -> int | None:
    """The number that is written, or that a constant of the model or of another class stands for: `Limits::NAME_MIN`."""
    owner, _, name = said.rpartition("::")
    there = file_of(owner.rpartition("::")[2], whole.project) if owner else None
    held = next((one.value for one in trees_of(there) if one.key == name), None) if there is not None else None
    return numbers.whole(held or (whole.given.get(said, said) if not owner else said))


def _enumerated(deed: Deed) -> Iterator[Asked]:
    """What an enumeration lets be answered: `enum :nature, { cni: 0 }`, `enum nature: %i[cni]`."""
    put = next(iter(deed.puts), None)
    name, listed = deed.args[:2] if len(deed.args) > 1 else (put.name, put.value) if put is not None else ("", "")
    offered = tuple(listed[3:].rstrip("]").split()) if listed.startswith("%") else tuple(_KEY.findall(listed))
    if offered:
        yield Asked(name.strip("'\""), "", Sort.CHOICE, False, deed.path, deed.span, offered)


def _asked(deed: Deed, whole: Whole) -> Iterator[Asked]:
    if deed.called == "enum":
        yield from _enumerated(deed)
        return
    said = {put.name: put for put in deed.puts}
    present = deed.called == "validates_presence_of" or ("presence" in said and said["presence"].value != "false")
    required = present and _SOMETIMES.isdisjoint(said)
    written = said["with"].value if "with" in said else said["format"].value if "format" in said else ""
    found = _PATTERN.search(whole.given.get(written, written))
    patterns: tuple[Pattern, ...] = ()
    if found is not None:
        written = found[1]
        for ruby, plain in _EDGES:
            written = written.replace(ruby, plain)
        patterns = (Pattern(written, deed.path, (said["with"] if "with" in said else said["format"]).span),)
    if "numericality" in said and said["numericality"].value != "false":
        patterns = (*patterns, Pattern(_DIGITS, deed.path, said["numericality"].span))
    shortest = said.get("minimum", said.get("length"))
    if shortest is not None and (fewest := _shortest(shortest, whole)) is not None:
        patterns = (*patterns, at_least(fewest, deed.path, shortest.span))
    long = said.get("maximum")
    room = at_most(long.value, deed.path, long.span) if long is not None else None
    offered, path, at = _offered(deed, whole)
    sort = Sort.CHOICE if offered else Sort.TEXT
    for arg in deed.args:
        name = _NAME.fullmatch(arg)
        if name is not None:
            yield Asked(name[1] or name[2], "", sort, required, path, at, offered, patterns, room=room)
        elif arg.lstrip("*").isidentifier():
            for each, held_in, place in each_of(arg, deed.around[0], whole, (path, at)):
                yield Asked(each, "", sort, required, held_in, place, offered, patterns, room=room)
