"""What a model of Ruby wants of whoever answers, by the rules that it declares: `validates :phone, presence: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.core import numbers
from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby.each_name import each_of
from guichet.done.acts.ruby.freed import freeing_here, is_freed
from guichet.done.acts.ruby.judges import (
    demanded_in,
    judged_by,
    judged_in,
    pattern_of,
    regex_of,
    validators_named,
    validators_of,
)
from guichet.done.acts.ruby.lent import Taker, given_around, lent_here, ruled_by, takers_of
from guichet.done.acts.ruby.whose import FilledForm, is_filled_by_people, is_theirs, staff_known
from guichet.done.acts.ruby_beside import file_of
from guichet.done.forms.form import Asked, Pattern, Sort, at_least, at_most
from guichet.done.forms.put_in_inside import is_entered_by_agents
from guichet.done.forms.ruled import RuledForm, accounts_held, bears_names, is_of_person, is_someone
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed, Put
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.deeds.ruby_tables import trees_of
from guichet.reading.templates.site import Site

_NAME = re.compile(r"'(\w{1,60})'|\"(\w{1,60})\"")
_RULES = frozenset(
    {
        "validates",
        "validates_presence_of",
        "validates_inclusion_of",
        "validates_length_of",
        "validates_format_of",
        "enum",
    }
)
_DECLARES = _RULES | {"validate", "validates_with"}
_KEY = re.compile(r"(\w{1,60})['\"]?\s*(?::(?!:)|=>)")
_SOMETIMES = frozenset({"if", "unless"})
_EMPTY = ("allow_blank", "allow_nil")
_ALWAYS = frozenset({"'create'", "'update'", "'save'"})
"""When a rule may be said to hold, each of which happens to whoever answers."""
_GIVEN = re.compile(r"\bwith_options\b.{0,80}?\b(?:if|unless|on):")
_PLAIN = frozenset({"presence", "uniqueness", "length", "format", "inclusion", "exclusion", "numericality", "acceptance", "confirmation", "comparison", "message", "if", "unless", "on", "with", "in"})  # fmt: skip
"""Rules of Rails itself, and what they are given."""
_METHOD = re.compile(r"['\"](\w{1,60}[?!]?)['\"]")
"""A method that judges what is answered."""
_DATED = re.compile(r"date|dob|naissance$|_on$")
_MINIMUM = re.compile(r"\bminimum:\s*(\d{1,4})")
_DIGITS = r"[+-]?[0-9]+(?:\.[0-9]+)?"
"""What an answer that must be a number looks like."""


def asked_in(whole: Whole) -> Iterator[RuledForm]:
    """Yield what each model of a person wants to be answered."""
    by_class: dict[tuple[str, ...], list[Asked]] = {}
    judging: dict[tuple[str, ...], list[Deed]] = {}
    owned: set[str] = set()
    held: list[Deed] = []
    for deed in whole.deeds:
        if deed.called == "belongs_to" and deed.around and deed.args and is_someone(deed.args[0]):
            owned.add(deed.around[0])
        rule = given_around(deed, held)
        for one in ruled_by(rule, whole) if deed.around and deed.last in _DECLARES else ():
            by_class.setdefault(one.around, [])
            if one.called in _RULES:
                by_class[one.around].extend(_asked(one, whole))
            elif one.called == "validate":
                judging.setdefault(one.around, []).append(one)
            elif one.called == "validates_with":
                by_class[one.around].extend(_judged_apart(one, whole))
        if deed.marks and (put := next(deed.put("email_regexp"), None)) is not None:
            yield from _signing(put, whole)
    for around, declared in by_class.items():
        fields = _together([*declared, *_judged(judging.get(around, []), whole)])
        if fields:
            yield from _form(around, fields, owned, whole)


def _form(around: tuple[str, ...], fields: list[Asked], owned: set[str], whole: Whole) -> Iterator[RuledForm]:
    takers = (Taker(around[0]), *takers_of(around[0], whole.project))
    kind, name = RuledForm, ""
    is_inside = speaks_of(" ".join(around), "decisions.inside")
    many = len(fields) > 1 or any(one.offered for one in fields)
    for taker in takers if not is_inside else ():
        own = {one.name for one in fields}
        known, is_owned = (
            [*fields, *(one for one in taker.fields if one.name not in own)],
            taker.name in owned or any(map(is_someone, taker.owners)),
        )
        if (many or taker.fields) and is_of_person(taker.name, known, is_theirs=is_owned):
            fields, name = known, taker.name
            break
    if not name:
        kind = FilledForm
        names = [one.name for one in takers]
        name = next((one for one in names if is_filled_by_people((one, *around[1:]), fields, whole) or is_theirs(one, fields, whole)), "")  # fmt: skip
    if not name and not is_inside and bears_names(fields):
        kind, name = RuledForm, around[0]
    if not name and not is_inside and (held := accounts_held(around[0], fields)):
        kind, name, fields = RuledForm, around[0], held
    if name:
        title = f"{apart(name)} {whole.path}"
        name = name.split()[-1]  # what holds it says whose it is, and no more
        by_agents = is_entered_by_agents(around[0], whole.project)
        yield kind(Kind.ASK, whole.path, fields[0].span, whole.place, name=name, title=title, fields=tuple(fields), by_agents=by_agents, site=whole.project)  # fmt: skip


def _signing(put: Put, whole: Whole) -> Iterator[RuledForm]:
    """What the settings of Devise hold every address to, of whoever signs in."""
    pattern = regex_of(put.value, whole.text)
    if pattern is not None:
        asked = Asked(
            "email", "", Sort.TEXT, False, whole.path, put.span, patterns=(Pattern(pattern, whole.path, put.span),)
        )
        yield RuledForm(Kind.ASK, whole.path, put.span, whole.place, name="User", fields=(asked,), title=whole.path)


def _together(fields: list[Asked]) -> list[Asked]:
    """The fields, each once, with all that its rules want."""
    found: dict[str, Asked] = {}
    for one in fields:
        known = found.get(one.name)
        if known is None:
            found[one.name] = one
            continue
        first, other = (one, known) if one.required and not known.required else (known, one)
        found[one.name] = replace(
            first,
            offered=first.offered or other.offered,
            patterns=(*known.patterns, *(each for each in one.patterns if each not in known.patterns)),
            sort=first.sort if first.sort is not Sort.TEXT else other.sort,
            sometimes=first.sometimes or other.sometimes,
            room=first.room or other.room,
            freed=first.freed or other.freed,
        )
    return list(found.values())


def _judged(rules: list[Deed], whole: Whole) -> Iterator[Asked]:
    """What the methods of a model turn down; what one that is not always asked wants is wanted in some cases alone."""
    seen: dict[bool, set[str]] = {False: set(), True: set()}
    for rule in rules:
        rarely = _is_in_some_cases(rule)
        names = frozenset(_METHOD.findall(" ".join(rule.args))) - seen[rarely]
        seen[rarely] |= names
        for name, span in demanded_in(whole.deeds, names) if not rarely else ():
            yield Asked(name, "", _sort_of(name), True, whole.path, span)
        for name, pattern in judged_in(whole.deeds, whole.text, names):
            freed = is_freed(rule, name, whole)
            yield Asked(name, "", _sort_of(name), False, whole.path, pattern.span, patterns=(pattern,), freed=freed)


def _judged_apart(rule: Deed, whole: Whole) -> Iterator[Asked]:
    """What a validator that is named whole turns down of the answers of a model: `validates_with TelephoneValidator`."""
    for there in validators_of(rule.args, whole.project) if not _is_in_some_cases(rule) else ():
        for name, pattern in judged_in(deeds_of(there), there.text, frozenset({"validate"})):
            yield Asked(name, "", _sort_of(name), False, there.path, pattern.span, patterns=(pattern,))


def _sort_of(name: str) -> Sort:
    return Sort.DATE if _DATED.search(name) and speaks_of(name, "fields.birth") else Sort.TEXT


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


def _is_in_some_cases(deed: Deed) -> bool:
    """Whether a rule holds in some cases alone, by what it is given or by what stands around it."""
    said = {put.name: put.value for put in deed.puts}
    if not _SOMETIMES.isdisjoint(said) or any(said.get(one) == "true" for one in _EMPTY):
        return True
    return said.get("on", "'save'") not in _ALWAYS or any(map(_GIVEN.search, deed.marks))


def _asked(deed: Deed, whole: Whole) -> Iterator[Asked]:
    if deed.called == "enum":
        yield from _enumerated(deed)
        return
    said = {put.name: put for put in deed.puts}
    present = deed.called == "validates_presence_of" or ("presence" in said and said["presence"].value != "false")
    sometimes = _is_in_some_cases(deed)
    required = present and not sometimes
    at = said.get("with", said.get("format"))
    written = pattern_of(at.value, at.span, Source(whole.path, whole.text), whole.project) if at is not None else None
    patterns: tuple[Pattern, ...] = (written,) if written is not None else ()
    patterns += tuple(one for key in said if key not in _PLAIN for one in judged_by(key, whole.project))
    if "numericality" in said and said["numericality"].value != "false":
        patterns = (*patterns, Pattern(_DIGITS, deed.path, said["numericality"].span))
    shortest = said.get("minimum", said.get("length"))
    if shortest is not None and (fewest := _shortest(shortest, whole)) is not None:
        patterns = (*patterns, at_least(fewest, deed.path, shortest.span))
    long = said.get("maximum")
    room = at_most(long.value, deed.path, long.span) if long is not None else None
    offered, path, place = _offered(deed, whole)
    for arg in deed.args:
        name = _NAME.fullmatch(arg)
        if name is not None:
            named = name[1] or name[2]
            sort = Sort.CHOICE if offered else _sort_of(named)
            yield Asked(
                named, "", sort, required, path, place, offered, patterns, sometimes=present and sometimes, room=room,
                freed=sometimes and is_freed(deed, named, whole),
            )  # fmt: skip
        elif arg.lstrip("*").isidentifier():
            for each, held_in, where in each_of(arg, deed.around[0], whole, (path, place)):
                sort = Sort.CHOICE if offered else _sort_of(each)
                yield Asked(
                    each,
                    "",
                    sort,
                    required,
                    held_in,
                    where,
                    offered,
                    patterns,
                    sometimes=present and sometimes,
                    room=room,
                )


def answers_beside(path: str, project: Site) -> Iterator[str]:
    """Yield what other files say of the answers that a file rules: the validators that it names, whether its users are the public."""
    own = project.text(path)
    if "validat" in own:
        yield staff_known(project)
        yield from freeing_here(path, project)
        yield from (one.digest for one in validators_named(own, project))
        yield from lent_here(path, project)
