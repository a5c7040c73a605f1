"""Answers that a program writes for people in whose place it finds none: rows are chosen because theirs is missing, and a yes is put there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.closed_by_clock import written_in
from guichet.done.acts.deed.held_numbers import held
from guichet.done.acts.deed.settled import placed, settled, value_in
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import asks_consent, protects
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.deeds.sql import sent_by
from guichet.reading.named.switched import run_together
from guichet.reading.templates.site import Site

_NOTHING = re.compile(r"(?:null|nil|None|undefined|(?:\w{1,20}\.)?[Ii]s_?[Nn]ull\(\))$")
"""What is looked for under a name when nothing is there."""
_LACKS = re.compile(
    r"(?:where|orWhere|and_?where|filter)?_?null\(\s*['\"](?P<php>\w{2,60})"
    r"|\b(?:find|get|read|stream|list)\w{0,20}?By(?:\w{1,60}?And)?(?P<jpa>[A-Z][a-z]\w{1,40}?)IsNull"
    r"|(?<![\w])(?:\w{1,40}\.)?(?P<sql>\w{2,60})\s+is\s+null\b"
    r"|[\w.$>-]{0,60}?\b(?P<is>\w{2,60})(?:\.nil\?| is None\b| ?={2,3} ?null\b|\.(?:is_|isnull\(|is_\(None))"
    r"|['\"]?(?P<put>\w{2,60})['\"]? ?(?:=>|:) ?(?:null|nil)\b",
    re.I,
)
"""How a query or a test says that nothing is under a name."""
_WORD = re.compile(r"[A-Za-z_]\w*")
_ISNULL = re.compile(r"(\w{2,60}?)__isnull$")


def answered_for(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the yes that a function puts where it looks for people who have answered nothing."""
    if not whole.place.is_lived:
        return
    for deed in body.deeds:
        done = sent_by(deed) or deed
        for put in done.written:
            given = (answer for value in (put.value, *settled(put.value, whole)) if (answer := _last(value)))
            if (
                (deed.is_call is False and whole.path.endswith(".py"))
                or not _may_answer(put.name)
                or not any(of_value(one, equal=True) is Agreement.GIVEN for one in given)
            ):
                continue
            if run_together(put.name) in _missing(body, done) and _is_asked(put.name, done, body, whole):
                certain = asks_consent(put.name) and speaks_of(put.name, "deeds.agreement")
                path, span = placed(put.value, whole) or (deed.path, deed.span)
                yield FromDeed(Kind.ANSWER, path, span, whole.place, what=What.PRESUMED, asked=put.name, shown=put.name, certain=certain)  # fmt: skip
                return


def _last(value: str) -> str:
    """The last word of a value: `Answer.Yes`, `self::YES`, `'yes'`."""
    words: list[str] = _WORD.findall(value)
    return words[-1] if words else ""


def _may_answer(name: str) -> bool:
    return not protects(name) and (asks_consent(name) or speaks_of(name, "deeds.people answered"))


def _missing(body: Body, done: Deed) -> set[str]:
    """The names under which a function looks for nothing, before or as it writes."""
    found: set[str] = set()
    for one in body.deeds:
        for put in one.puts:
            within = _ISNULL.match(put.name)
            if within is not None and put.value == "True":
                found.add(run_together(within[1]))
            elif _NOTHING.match(put.value.strip()):
                found.add(run_together(put.name))
    said = " ".join((done.words, *(f"{one.called}({' '.join(one.args)} {' '.join(one.tests)}" for one in body.deeds)))
    return found | {run_together(next(filter(None, one.groups()))) for one in _LACKS.finditer(said)}


def _is_asked(name: str, done: Deed, body: Body, whole: Whole) -> bool:
    """Whether the answer is one to something that a service wants of people, and not its own to what they asked."""
    if asks_consent(name):
        return True
    said = " ".join((whole.path, body.function.name, written_in(body, whole), *done.around))
    return speaks_of(said, "deeds.allowed by people") and not speaks_of(said, "deeds.requests of people")


_PUT = re.compile(r"\b(\w{2,60})['\"]?\s?(?:=>?|:)\s?(?:[\w$]{1,60}(?:\.|::|->)){0,3}([A-Za-z_]\w{3,60})\b")


def answers_held(path: str, project: Site) -> list[object]:
    """Return what other files make of the names that one puts where people answer."""
    puts = (one for one in _PUT.findall(project.text(path)) if _may_answer(one[0]))
    return [held(value_in, value, project) for value in dict.fromkeys(value for _, value in puts)]
