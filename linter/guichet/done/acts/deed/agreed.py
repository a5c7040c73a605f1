"""Agreements that programs make by themselves: of an answer to another question, of what people do for another reason, of a first value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import is_asked, is_measured, of_name, of_value
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects, serves_others
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import FIRST, Body, Deed, Put

_FIRST = re.compile(
    r"(?:(?:\.|->)default\(|\b(?:default|defaultValue|default_value|server_default)\s?[:=]\s?)[\"']?(\w+)"
)
"""The first value of a column or of a field of a schema, in the words that make it."""
_READS = re.compile(r"^[\w$]+(?:(?:\??\.|->)[\w$]+|\[[\"'][\w$]+[\"']\])+$")
"""One thing read from another, and nothing worked out: `form.terms`, `$saisie['cgu']`, `data["agree"]`."""
_IS_THERE = re.compile(
    r"[!=]==?\s?(?:''|\"\"|null|undefined|None)|!!|\bis not None\b|\bisset\(|\bbool\(|!empty\(|^Boolean\(", re.I
)
_OTHERWISE = re.compile(
    r"(?<!\w)(?P<read>\w{1,80})[\])'\"?]{0,4} ?(?:\?\?|\|\||\?:|\bor\b) ?['\"]?(?P<yes>\w+)['\"]?\)?$"
    r"|\b(?:get|fetch|dig|input)\(?\s?['\":](?P<key>\w+)['\"]?, ?['\"]?(?P<given>\w+)['\"]?\)?$"
)
"""A value for want of an answer: `reply?.answer ?? 'yes'`, `replies.get("answer", True)`."""
_KEYS = re.compile(r"\b[^\W\d]\w{0,60}\b(?!\s?\()")
_NO_KEYS = frozenset({"none", "null", "undefined", "is", "not", "length", "size", "true", "false"})
_ANSWERS = frozenset(
    {
        "granted",
        "accepted",
        "accepte",
        "accord",
        "value",
        "valeur",
        "answer",
        "reponse",
        "agreed",
        "given",
        "donne",
        "consent",
    }
)
_LATE = re.compile(r"\b(?:lte?|before|avant|older|limite?|deadline|expired?)\b", re.I)
"""That a query keeps what is older than something."""
_COLUMN = re.compile(r"(?:^|_)(?:column|boolean)$|Column$|^defaultTo$")
"""What makes a column of a table, by the last word of the call."""
_DEFAULTS = ("default", "defaultValue", "default_value", "server_default")
_TEXT = re.compile(r"[\"'](\w{3,80})[\"']")
_NAMES = re.compile(r"\w+")
_MARKED = re.compile(
    r"[\s)\]}]{0,9}(?:(?:public|private|protected|readonly|declare) +){0,3}(?:\??\w{1,60} +)?\$?(\w{3,80})[?!]?\s?[:;=]"
)
"""The field of a class that a remark of a column stands above."""
_NEAR = 120
_ALL = frozenset({"all", "tout", "tous", "everything"})
_WORDS = re.compile(r"[^\W\d_]{4,40}")


def agreements_of(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the agreements that a deed writes and that nobody gave."""
    if not whole.place.is_lived:
        return
    told = False
    for put in deed.puts:
        if (_is_of_no_answer(put) and serves_others(put.name) and not protects(put.name)) or (
            asks_consent(put.name)
            and (_is_first_yes(put, deed) or _is_of_another(put) or _is_by_passing(put, deed) or _is_of_no_answer(put))
        ):
            told = True
            yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.PRESUMED, asked=put.name)
    if not told and (column := _first_of_column(deed, whole)) and asks_consent(column) and not (protects(column) or is_measured(column)):  # fmt: skip
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.PRESUMED, asked=column)
    yield from _bundled(deed, whole)
    yield from _of_list(deed, whole)


def _first_of_column(deed: Deed, whole: Whole) -> str:
    """The column that a call makes and that begins with a yes: `addColumn('members', 'shares', {defaultValue: true})`; empty for none."""
    if not deed.is_call or _COLUMN.search(deed.last) is None:
        return ""
    first = deed.args[:1] if deed.last == "defaultTo" else tuple(put.value for put in deed.put(*_DEFAULTS))
    words = (found[-1] for one in first if (found := _NAMES.findall(one)))
    if not any(of_value(word.lower(), equal=True) is Agreement.GIVEN for word in words):
        return ""
    named = [one for one in _TEXT.findall(" ".join((deed.called, *deed.args[:2]))) if asks_consent(one)]
    return named[-1] if named else marked_field(deed, whole)


def marked_field(deed: Deed, whole: Whole) -> str:
    """Return the field of a class that a remark of a column stands above; empty for none."""
    is_column = re.split(r"\W", deed.last)[-1].endswith("Column")
    marked = _MARKED.match(whole.read(Span(deed.span.end, deed.span.end + _NEAR))) if is_column else None
    return marked[1] if marked is not None else ""


def _is_first_yes(put: Put, deed: Deed) -> bool:
    if deed.called == FIRST and not is_measured(put.name) and of_value(put.value, equal=True) is Agreement.GIVEN:
        return True
    found = None if is_measured(put.name) else _FIRST.search(put.value)  # what a tool measures is its own setting
    return found is not None and of_value(found[1], equal=True) is Agreement.GIVEN


def _is_of_no_answer(put: Put) -> bool:
    """Whether a yes is written where an answer is missing."""
    found = _OTHERWISE.search(put.value)
    if found is None or of_value(found["yes"] or found["given"], equal=True) is not Agreement.GIVEN:
        return False
    read = found["read"] or found["key"]
    return is_asked(read) and not is_measured(read)


def _is_of_another(put: Put) -> bool:
    """Whether an agreement is worked out of something that was given for another reason: a telephone number is there."""
    if not _IS_THERE.search(put.value) or not _reads_contact(put.value):
        return False
    named = {one.lower()[:5] for one in _WORDS.findall(apart(put.name))}
    return not named & {one.lower()[:5] for one in _WORDS.findall(apart(put.value))} - {"email", "phone", "telep"}


def _reads_contact(value: str) -> bool:
    """Whether what a test looks at last is a contact, and says nothing else: `phone_ok` is a box that people tick."""
    keys = [one for one in _KEYS.findall(value) if one.lower() not in _NO_KEYS]
    words = apart(keys[-1]).split() if keys else []
    about = [names("deeds.contact").match(one) is not None for one in words]
    return any(about) and all(is_contact or names("deeds.of a contact").match(one) for one, is_contact in zip(words, about, strict=True))  # fmt: skip


def _is_by_passing(put: Put, deed: Deed) -> bool:
    """Whether a yes, or the moment of one, is written as people do something else: sign in, scroll, go by."""
    says_yes = of_value(put.value, equal=True) is Agreement.GIVEN or says_now(put.value)
    return says_yes and _goes_by(deed) and not is_answered(deed)


def _goes_by(deed: Deed) -> bool:
    return any(speaks_of(mark, "deeds.going by") and not speaks_of(mark, "deeds.answering") for mark in deed.marks[:2])


def is_answered(deed: Deed) -> bool:
    """Return whether a test on the way asks for an answer."""
    return any(asks_consent(test) or of_name(test) is not None for test in deed.tests)


def _bundled(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Several agreements that one answer makes: what is agreed for others is no part of the terms."""
    by_answer: dict[str, list[Put]] = {}
    for put in deed.puts:
        if _READS.match(put.value) and not protects(put.name):
            by_answer.setdefault(put.value, []).append(put)
    for answer, puts in by_answer.items():
        mine = [put for put in puts if asks_consent(put.name)]
        others = [one for one in puts if one not in mine[:1] and (asks_consent(one.name) or speaks_of(one.name, "deeds.terms"))]  # fmt: skip
        read = re.split(r"\W+", answer)
        if apart(read[-1] or read[-2]) in _ALL:  # a button that says so
            continue
        own = any(put.name.lower() in map(str.lower, read) for put in mine)
        if mine and others and not own and apart(mine[0].name) != apart(others[0].name):
            yield FromDeed(
                Kind.ANSWER, deed.path, mine[0].span, whole.place, what=What.BUNDLED, shown=answer, asked=mine[0].name, other=others[0].name
            )  # fmt: skip


def _of_list(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """One answer written for each line of a list of agreements: `Permission(name=n, granted=data.agree) for n in PERMISSIONS`."""
    answer = next((put for put in deed.puts if put.name in _ANSWERS and _READS.match(put.value)), None)
    if answer is None or not (agreement_of(deed.called) or speaks_of(deed.called, "deeds.permissions")):
        return
    near = whole.read(Span(deed.span.start - _NEAR, deed.span.end + _NEAR))
    lists = _lists(whole)
    named = {rank: one for word in set(re.findall(r"\w+", near)) for rank, one in lists.get(word, {}).items()}
    for _, (one, listed) in sorted(named.items()):
        if re.search(rf"\b{re.escape(one.called)}\b", near):
            if any(name in answer.value for name in listed):
                return
            asked = next(filter(_is_agreement, listed))
            other = next(name for name in listed if name != asked)
            yield FromDeed(
                Kind.ANSWER, deed.path, one.span, whole.place, what=What.BUNDLED, shown=answer.value, asked=asked, other=other
            )  # fmt: skip
            return


@memo
def _lists(whole: Whole) -> dict[str, dict[int, tuple[Deed, list[str]]]]:
    """The lists of a file that name agreements, by the last word of what they are called, each with its rank."""
    found: dict[str, dict[int, tuple[Deed, list[str]]]] = {}
    for rank, one in enumerate(whole.deeds):
        listed = [arg.strip("\"'") for arg in one.args if arg[:1] in "\"'"] if not one.is_call else []
        if len(listed) > 1 and any(map(_is_agreement, listed)):
            found.setdefault(re.split(r"\W+", one.called)[-1], {})[rank] = (one, listed)
    return found


def _is_agreement(name: str) -> bool:
    return asks_consent(name) or serves_others(name)


def by_passing(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls that say yes for people because the page scrolls, or time goes by: `allowMeasurement()`."""
    called = deed.called.rpartition(".")[2]
    words = apart(called)
    if (
        deed.is_call
        and whole.place.is_public
        and speaks_of(words, "deeds.says yes")
        and speaks_of(words, "deeds.being followed")
        and _goes_by(deed)
        and not is_answered(deed)
    ):
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.PRESUMED)


def by_silence(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the yes that a function writes for those who have not answered in time; Python has readers of its own."""
    if whole.path.endswith((".py", ".sql")):
        return
    for deed in body.deeds:
        waits = {put.name for put in deed.puts if speaks_of(put.value, "consent.waiting")}
        for put in deed.written:
            given = of_value(re.split(r"::|[.]", put.value)[-1].strip("'\""), equal=True) is Agreement.GIVEN
            if not given:
                continue
            silent = speaks_of(body.words, "decisions.lapsed") or (
                put.name in waits and _LATE.search(body.words) is not None
            )
            shared = put.name.lower() in _ANSWERS and speaks_of(deed.called, "deeds.shared")
            asked = asks_consent(put.name) and speaks_of(put.name, "deeds.agreement")
            if silent and (shared or asked) and not protects(put.name):
                yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.PRESUMED, asked=put.name)
