"""What a file of Ruby or of PHP tells a company of who someone is: its monitor of errors, its chat, its lists, its models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

from guichet.core.keeping.tables import table
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.parties.monitors import address_told
from guichet.done.people.personal_data import MADE, is_personal, is_personal_name
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_CLASS = re.compile(r"^(?:::)?([A-Z]\w*(?:::\w+)*)")
_GIVEN = re.compile(r"\b(\w+)\s{0,4}(?:\|\|)?=\s{0,4}(?:new\s+)?[\\:]{0,2}([A-Z]\w*(?:(?:::|\\)\w+)*)")
"""A name that is given what a class makes: `@chat ||= Crisp::APIService.new`."""
_ROOT = re.compile(r"^[@$]?(?:this->)?(\w+)")
_PUT_OFF = re.compile(r"(?:Job|Worker|Mailer|Controller|Error)$")
"""A class that does it later, and says then what it tells; or that tells nothing."""
_SCOPE = re.compile(r"^\$?(?:scope|event)(?:\.|->)set_?(?:user|extra|tag|context)s?$", re.I)
"""What a monitor of errors hands to those who add to what it is told."""
_OPENS = frozenset({"configureScope", "configure_scope", "withScope", "with_scope", "configure", "init", "push_scope"})
"""What only opens what is told: it is told within."""
_TEXT = re.compile(r"'[^'\n]{0,300}'|\"[^\"\n]{0,300}\"")
_PUT_IN = re.compile(r"#\{([^{}]{1,120})\}|\{(\$[^{}]{1,120})\}")
_PATH = re.compile(r"(?<![\w.>:])[@$]{0,2}([a-z_]\w{0,60}(?:(?:&?\.|\??->)\w{1,60}){0,5})\b(?!\s?[(?!:])")
_CALLS = re.compile(r"(?<![\w.>:@$])([a-z_]\w{1,60})\b(?![:?!.\w])")
_HOPS = 3
_FEW = 8
"""Functions of the file that are followed from one call."""


@cache
def _companies() -> Mapping[str, Any]:
    return table("done/words/companies.toml")


def told_companies(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls that tell a company who someone is, or give its model what someone wrote."""
    if not (whole.path.endswith((".rb", ".php")) and deed.is_call and whole.place.is_lived) or _last(deed) in _OPENS:
        return
    to, certain = _company(deed, whole)
    if not to or speaks_of(whole.path, "deeds.admin"):
        return
    said = list(_said(deed, whole))
    if to in _companies()["lists"]["models"]:
        named = next((path for text in said for path in _paths(text)), "")
        data: tuple[Datum, ...] = (Datum(Sort.WORDS, named, named),) if named and _last(deed) != "new" else ()
        certain = False
    else:
        data = tuple(_told(deed, said))
    if data:
        host = address_told(f"{to}{_last(deed)}", whole.project) if to.endswith(".") else to
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.SENT, data=data, to=host, certain=certain, project=whole.project)  # fmt: skip


def _last(deed: Deed) -> str:
    return deed.last.rpartition("\\")[2]


def _company(deed: Deed, whole: Whole) -> tuple[str, bool]:
    """The host that a call speaks to, "" for none; and whether the company's own client is what is called."""
    called = deed.called.replace("\\", "::")
    made = _CLASS.match(called)
    if made is None:
        if _SCOPE.match(deed.called) and "Sentry" in whole.text:
            return "Sentry.", True
        root = _ROOT.match(deed.called)
        known = _clients_made(whole).get(root[1], "") if root is not None and deed.owner else ""
        return _host_of(known), True
    if host := _host_of(made[1]):
        return host, True
    relays = _companies()["relays"] if _PUT_OFF.search(made[1]) is None else {}
    return next((relays[one] for one in apart(made[1]).split() if one in relays), ""), False


def _host_of(client: str) -> str:
    """The host behind a class, by the words that open its name."""
    known, parts = _companies()["clients"], client.split("::")
    names = ("::".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[one] for one in names if one in known), "")


@memo
def _clients_made(whole: Whole) -> dict[str, str]:
    """The classes of which a file keeps something made, by the name that it is kept under."""
    return {name: made.replace("\\", "::") for name, made in reversed(_GIVEN.findall(whole.text))}


def _said(deed: Deed, whole: Whole) -> Iterator[str]:
    """What a call is given, then what is put in the names and returned by the functions of the file that it is given."""
    texts, seen = [*deed.args, *(put.value for put in deed.puts)], {deed.within.name} if deed.within else set()
    for _ in range(_HOPS):
        yield from (one for one in texts if not MADE.search(f"{one} "))
        named = dict.fromkeys(name for text in texts for name in _CALLS.findall(_unquoted(text)))
        wanted = [one for one in named if one not in seen][:_FEW]
        seen.update(wanted)
        texts = [text for name in wanted for text in _behind(name, deed, whole)]


def _behind(name: str, deed: Deed, whole: Whole) -> Iterator[str]:
    """What a function of the file is written with, or what the function around puts under a name."""
    for one in _by_name(whole).get(name, ()):
        yield from chain(one.args, (f"{put.name}: {put.value}" if put.name else put.value for put in one.puts))
    for one in whole.bodies[deed.within].deeds if deed.within in whole.bodies else ():
        if one.called == name and not one.is_call and one.span.start < deed.span.start:
            yield from (f"{put.name}: {put.value}" for put in one.puts)


@memo
def _by_name(whole: Whole) -> dict[str, tuple[Deed, ...]]:
    """What each function of a file does, by its name."""
    return {function.name: body.deeds for function, body in whole.bodies.items()}


def _unquoted(said: str) -> str:
    """What is not merely a text: `"… #{person.email}"` holds what it names."""
    return _TEXT.sub(lambda one: " ".join("".join(found) for found in _PUT_IN.findall(one[0])), said)


def _paths(said: str) -> Iterator[str]:
    for one in _PATH.findall(_unquoted(said)):
        yield one.replace("&.", ".").replace("?->", ".").replace("->", ".")


def _told(deed: Deed, said: Iterable[str]) -> Iterator[Datum]:
    """What tells who someone is in what a company is given: under its name, or as it is read."""
    named = ((put.name, put.value) for put in deed.puts)
    for name, value in named:
        tells = (is_personal_name(name) or _is_line(name)) and next(_paths(value), "") != ""
        if tells and not MADE.search(f"{value} ") and not speaks_of(value, "deeds.staff"):
            yield Datum(Sort.IDENTITY, name, name)
    for text in said:
        for path in dict.fromkeys(_paths(text)):
            owner = path.rpartition(".")[0]
            tells = is_personal(path) or (bool(owner) and _is_line(path))
            if tells and not speaks_of(owner, "deeds.staff") and not owner.endswith("class"):
                yield Datum(Sort.IDENTITY, path, path)


def _is_line(path: str) -> bool:
    """Whether a name is that of someone's line: its address."""
    return apart(path.rpartition(".")[2]) in _companies()["lists"]["lines"]
