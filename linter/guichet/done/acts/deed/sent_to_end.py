"""Places in a line that people lose though they are still there: sent to its end for a moment that they missed, or given a new number each time they look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import FAILS, LEAVES, RETURN, Body, Deed, Put
from guichet.reading.named.settled import names_asked

_LAST = re.compile(r"(?:max|count|last|length|size)\w{0,30}\b[^,;]{0,60}\+\s*1\b", re.I)
"""The place after all others."""
_RANK = re.compile(r"(?:position|rank|rang|place|turn|tour|seq|ordre)(?:_?(?:no|number))?", re.I)
_SETS = re.compile(
    r"\bset_?cookie\w*|\bcookies?\b(?:\.|->|::)?(?:set|put|queue|make|add)\b|(?:\.|->)(?:with)?cookie\b(?=\(?['\"\s]{1,4}\w+['\"]\s*,|$|\s)|^cookies?\b|\b(?:session|cookies)(?:\[|\.)\S{1,40}\s?=(?!=)",
    re.I,
)
"""What only writes that number down."""
_GOT = re.compile(r"\.(?:get|route)\(|\bGetMapping\b|^Get\b")


def sent_to_end(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what sends people to the end of the line where they had their turn, because a moment has gone by."""
    if not whole.place.is_lived or not deed.tests or not (_to_end(deed) or any(map(_is_last, deed.puts))):
        return
    said = " ".join((whole.path, deed.words, *deed.around))
    waits = speaks_of(said, "deeds.waiting people") or (_is_of_a_line(said) and _puts_someone(deed))
    by_setting = any(names_asked(one) for one in deed.tests)  # which says it where it is written
    machine = speaks_of(deed.last, "deeds.puts back") and any(speaks_of(one, "deeds.too slow") for one in deed.tests)
    if (
        any(map(_is_missed, deed.tests))
        and waits
        and not machine
        and not by_setting
        and not speaks_of(said, "deeds.of brokers")
    ):
        yield _lost(deed, whole, What.SENT_TO_END)


def _to_end(deed: Deed) -> bool:
    return deed.is_call and speaks_of(deed.last, "deeds.to the end")


def _is_last(put: Put) -> bool:
    return _RANK.fullmatch(put.name) is not None and _LAST.search(put.value) is not None


def _is_of_a_line(said: str) -> bool:
    return speaks_of(said, "deeds.lines") or speaks_of(said, "deeds.held for someone")


def _puts_someone(deed: Deed) -> bool:
    """Whether what goes to the end is someone, or what they asked for: a line may hold calls, pages, cards of a game."""
    return any(is_person(one) or speaks_of(one, "deeds.accounts") for one in (deed.owner, *deed.args))


def _is_missed(test: str) -> bool:
    return not test.startswith(FAILS) and speaks_of(test, "deeds.missed moment")


def new_number(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what gives a new number to whoever looks where they are in a line, whatever number they had: a page that is loaded again sends them to its end."""
    if (
        not whole.place.is_lived
        or not _is_looked_at(body)
        or not speaks_of(f"{whole.path} {body.words}", "deeds.lines")
    ):
        return
    read = _SETS.sub(" ", " ".join(one.words for one in body.deeds if not _SETS.search(one.called)))
    if speaks_of(read, "deeds.known again") or not speaks_of(read, "deeds.told in line"):
        return
    for deed in body.deeds:
        about = " ".join((deed.called, *deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))
        told = (
            speaks_of(deed.owner, "deeds.traces")
            or speaks_of(deed.owner, "deeds.readings")
            or speaks_of(deed.owner, "deeds.looked at")
        )
        gives = deed.is_call and speaks_of(deed.last, "deeds.gives number") and _is_of_a_line(about) and not told
        if gives and speaks_of(about, "deeds.known people"):
            return
        left = any(
            one.called in (RETURN, LEAVES) and one.tests and one.span.end < deed.span.start for one in body.deeds
        )
        if gives and not deed.tests and not left and not speaks_of(f"{whole.path} {deed.called}", "deeds.of brokers"):
            yield _lost(deed, whole, What.JOINED_AGAIN)
            return


def _is_looked_at(body: Body) -> bool:
    """Whether a function answers whoever only looks: the verb of its route, or its name in a controller."""
    marks = " ".join(mark for one in body.deeds[:1] for mark in one.marks[:2])
    is_got = _GOT.search(marks) is not None and "POST" not in marks
    return (
        body.function.verb == "get"
        or is_got
        or (not body.function.verb and names("deeds.only looks").fullmatch(apart(body.function.name)) is not None)
    )


def _lost(deed: Deed, whole: Whole, what: What) -> FromDeed:
    return FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=what, shown=whole.shown(deed.span))
