"""What a call gives to a function, by place and by name, put where the function names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guichet.core.brackets import parts_between
from guichet.core.findings import Span
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.between_brackets import key_of
from guichet.reading.deeds.deed import FAILS, SPREAD, Body, Deed, Put, folded
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_LONGEST = 2_000
_OWN = frozenset({"self", "cls"})
_WORD = re.compile(r"\w+")
_BARE = re.compile(r"[$@&*]{0,2}(\w{1,60})")
_PATH = re.compile(r"[@$]{0,2}[A-Za-z_]\w{0,60}(?:(?:\??\.|\??->|&\.)\w{1,60}(?:\(\))?){0,5}")
_TEXT = r"(?P<text>(?P<f>\b[fF])?(?:'[^'\n]{0,300}'|\"[^\"\n]{0,300}\"|`[^`]{0,300}`))"
_HOLE = re.compile(r"[#$]?\{[^{}]{1,120}\}|\$\w{1,60}(?:->\w{1,60}){0,4}")
_KINDS = re.compile(r"^(?:(?:private|public|protected|readonly)\s+)+|^[?\\]?[A-Z]\w{0,60}\s+(?=\$)")
"""What a language writes before the name of a parameter."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a call gives under one name: what is written, and what it holds under names where it is a table."""

    text: str
    puts: tuple[Put, ...] = ()


def bound(body: Body, deed: Deed, placed: Sequence[Given]) -> dict[str, Given]:
    """Return what a call gives to each parameter of a function, as far as it is known."""
    return dict(_bound(body, deed, placed))


def _bound(body: Body, deed: Deed, placed: Sequence[Given]) -> Iterator[tuple[str, Given]]:
    parameters = [one for one in body.deeds[0].given if _name_of(one) not in _OWN]
    named = {one.name: one for one in deed.puts}
    for at, parameter in enumerate(parameters):
        given = placed[at] if at < len(placed) else None
        if parameter.lstrip().startswith("{"):
            held = {one.name: one.value for one in (given.puts if given is not None else deed.puts)}
            inside = parameter[: parameter.find("}")]
            yield from ((name, Given(held[name])) for name in _WORD.findall(inside) if name in held)
            continue
        name = _name_of(parameter)
        if name in named and given is None:
            yield name, Given(named[name].value)
        elif given is not None and name:
            yield name, given


def _name_of(parameter: str) -> str:
    found = _WORD.search(_KINDS.sub("", parameter))
    return found[0] if found is not None else ""


def placed(deed: Deed, whole: Whole) -> list[Given]:
    """Return what a call of a file is given by place, as it is written or as it stands for."""
    said = whole.read(Span(deed.span.start, min(deed.span.end, deed.span.start + _LONGEST)))
    first = deed.called.partition("(")[0]
    opening = said.find("(", len(first) if said.startswith(first) else 0)
    parts = list(parts_between(said, opening)) if opening >= 0 and said.endswith(")") else []
    if not parts:
        return [Given(one) for one in deed.args]
    takes_names = not whole.path.endswith(SCRIPT_SUFFIXES)
    own = [(start, end) for start, end in parts if not (takes_names and key_of(said[start:end])[0])]
    texts = [folded(said[start:end]) for start, end in own]
    inside = [tuple(one for one in deed.puts if start <= one.span.start - deed.span.start < end) for start, end in own]
    told = {one for puts in inside for one in puts}
    in_names = tuple(one for one in deed.puts if one not in told and not deed.span.start <= one.span.start < deed.span.end)  # fmt: skip
    same = deed.args if len(deed.args) == len(texts) else texts
    return [
        Given(one, held or (in_names if _BARE.fullmatch(text) else ()))
        for one, text, held in zip(same, texts, inside, strict=True)
    ]


class Back:
    """What a function is given, put where it names it."""

    def __init__(self, given: Mapping[str, Given]) -> None:
        self._given = given
        names = "|".join(map(re.escape, given))
        self._named = rf"(?<![\w.>:@-])\$?(?P<name>{names})(?:(?:\??\.|\??->|&\.)(?P<of>\w{{1,60}})\b(?!\()|\[['\":](?P<at>\w{{1,60}})['\"]?\])?(?![\w$])"
        self._name = re.compile(self._named)
        self._used = re.compile(rf"{_TEXT}|{self._named}(?!\s?(?:=(?!=)|:(?!:)))")

    def of(self, deed: Deed) -> Deed:
        """Return a deed as it is done with what is given; itself when it names none of that."""
        puts = tuple(each for one in deed.puts for each in self._puts(one))
        args = tuple(self.said(one) for one in deed.args)
        tests = tuple(self.tested(one) for one in deed.tests)
        called = self.said(deed.called)
        if (puts, args, called) == (deed.puts, deed.args, deed.called):
            return deed
        opened = tuple(put for one in deed.args if (held := self._whole(one)) is not None for put in held.puts)
        return replace(deed, called=called, puts=(*puts, *opened), args=args, tests=tests)

    def _whole(self, text: str) -> Given | None:
        """What is given, where a text only names it."""
        found = _BARE.fullmatch(text.removeprefix("...").removeprefix("**"))
        return self._given.get(found[1]) if found is not None else None

    def _puts(self, put: Put) -> Iterator[Put]:
        held = self._whole(put.value)
        if held is not None and held.puts and put.name in ("", SPREAD):
            yield from held.puts
        else:
            yield replace(put, value=self.said(put.value)) if put.value else put

    def tested(self, test: str) -> str:
        """Return a test, that which must fail too, with what is given."""
        return f"{FAILS}{self.said(test[len(FAILS) : -1])})" if test.startswith(FAILS) else self.said(test)

    def said(self, text: str) -> str:
        """Return a text with what is given, where it names it."""
        if not any(name in text for name in self._given):
            return text
        return folded(self._used.sub(self._put_back, text))

    def _put_back(self, found: re.Match[str]) -> str:
        if found["text"] is not None:
            holds = found["f"] or found["text"][0] == "`" or "#{" in found[0] or "{$" in found[0] or "$" in found[0]
            return _HOLE.sub(lambda hole: self._name.sub(self._value, hole[0]), found[0]) if holds else found[0]
        return self._value(found)

    def _value(self, found: re.Match[str]) -> str:
        given, part = self._given[found["name"]], found["of"] or found["at"]
        if part is None:
            return given.text or found[0]
        held = next((one.value for one in given.puts if one.name == part), "")
        if held:
            return held
        return found[0].replace(found["name"], given.text.lstrip("$@"), 1) if _PATH.fullmatch(given.text) else found[0]
