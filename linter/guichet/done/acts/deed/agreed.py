"""Agreements that programs make by themselves: of an answer to another question, of what people do for another reason, of a first value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.bundled import ANSWERS
from guichet.done.acts.deed.unless_refused import unless_refused
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import is_asked, is_measured, of_name, of_value
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import asks_consent, protects, serves_others
from guichet.done.people.taken_back import is_gone, taken_back
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import FIRST, Body, Deed, Put

_FIRST = re.compile(
    r"(?:(?:\.|->)default\(|\b(?:default|defaultValue|default_value|server_default)\s?[:=]\s?)[\"']?(\w+)"
)
"""The first value of a column or of a field of a schema, in the words that make it."""
_IS_THERE = re.compile(
    r"[!=]==?\s?(?:''|\"\"|null|undefined|None)|!!|\bis not None\b|\bisset\(|\bbool\(|!empty\(|^Boolean\(|\.(?:present|any)\?$",
    re.I,
)
_OTHERWISE = re.compile(
    r"(?<!\w)(?P<read>\w{1,80})[\])'\"?]{0,4} ?(?:\?\?|\|\||\?:|\bor\b) ?['\"]?(?P<yes>\w+)['\"]?\)?$"
    r"|\b(?:get|fetch|dig|input|boolean|getBoolean|query|post)\(?\s?['\":](?P<key>\w+)['\"]?, ?(?:default: ?)?['\"]?(?P<given>\w+)['\"]?\)?$"
)
"""A value for want of an answer: `reply?.answer ?? 'yes'`, `replies.get("answer", True)`."""
_ELSE = re.compile(
    r"(?:(?<!\w)(?P<read>\w{1,80})[\])'\"?]{0,4} ?(?:\?\?|\|\||\?:|\bor\b)|\b(?:get|fetch|dig|input)\(?\s?['\":](?P<key>\w+)['\"]?,) ?['\"](?P<word>[\w -]{2,40})['\"]"
)
"""A word for want of an answer, whatever is made of it."""
_KEYS = re.compile(r"\b[^\W\d]\w{0,60}\b(?!\s?\()")
_NO_KEYS = frozenset({"none", "null", "undefined", "is", "not", "length", "size", "true", "false", "present", "any"})
_LATE = re.compile(r"\b(?:lte?|before|avant|older|limite?|deadline|expired?)\b", re.I)
"""That a query keeps what is older than something."""
_COLUMN = re.compile(r"(?:^|_)(?:column|boolean|attribute)$|Column$|^defaultTo$")
"""What makes a column of a table, by the last word of the call."""
_DEFAULTS = ("default", "defaultValue", "default_value", "server_default")
_TEXT = re.compile(r"[\"'](\w{3,80})[\"']|(?<![\w:]):(\w{3,80})\b")
_NAMES = re.compile(r"\w+")
_MARKED = re.compile(
    r"[\s)\]}]{0,9}(?:(?:public|private|protected|readonly|declare) +){0,3}(?:\??\w{1,60} +)?\$?(\w{3,80})[?!]?\s?[:;=]"
)
"""The field of a class that a remark of a column stands above."""
_SIGNS_UP = re.compile(
    r"\b(?:sign ?up|registration|register|inscription|account|compte|profile?|member|adherent|user|usager|citizen)\b"
)
"""Whose answers a class holds."""
_LISTENS = frozenset({"addEventListener", "on", "once", "one", "listen", "bind"})
_WHOLE = frozenset({"all", "tout", "tous", "handle", "on", "do", "user"})
_NEAR = 120
_WORDS = re.compile(r"[^\W\d_]{4,40}")


def agreements_of(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the agreements that a deed writes and that nobody gave."""
    if not whole.place.is_lived:
        return
    told = False
    changed = taken_back(whole.project) if whole.is_among_others else frozenset()
    for put in deed.puts:
        if (
            put.name not in changed
            and not _is_gone(put.name, whole)
            and (
                _is_paperless_by_silence(put)
                or (is_of_no_answer(put) and serves_others(put.name) and not protects(put.name))
                or (
                    asks_consent(put.name)
                    and (
                        _is_first_yes(put, deed)
                        or _is_of_another(put)
                        or _is_by_passing(put, deed)
                        or is_of_no_answer(put)
                        or unless_refused(put, deed)
                    )
                )
            )
        ):
            told = True
            if _is_of_another(put):  # what else was given says why; whether people knew is asked
                yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.WRITTEN, shown=put.name, certain=False)  # fmt: skip
            else:
                yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.PRESUMED, asked=put.name)
    column = _first_of_column(deed, whole) if not told else ""
    if column and column not in changed and not _is_gone(column, whole) and asks_consent(column) and not (protects(column) or is_measured(column)):  # fmt: skip
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.PRESUMED, asked=column)


def _is_gone(column: str, whole: Whole) -> bool:
    return whole.is_among_others and is_gone(column, whole.path, whole.project)


def _first_of_column(deed: Deed, whole: Whole) -> str:
    """The column that a call makes and that begins with a yes: `addColumn('members', 'shares', {defaultValue: true})`; empty for none."""
    if not deed.is_call or _COLUMN.search(deed.last) is None:
        return ""
    first = deed.args[:1] if deed.last == "defaultTo" else tuple(put.value for put in deed.put(*_DEFAULTS))
    words = (found[-1] for one in first if (found := _NAMES.findall(one)))
    if not any(of_value(word.lower(), equal=True) is Agreement.GIVEN for word in words):
        return ""
    said = (text or symbol for text, symbol in _TEXT.findall(" ".join((deed.called, *deed.args[:2]))))
    named = [one for one in said if asks_consent(one)]
    return named[-1] if named else marked_field(deed, whole)


def marked_field(deed: Deed, whole: Whole) -> str:
    """Return the field of a class that a remark of a column stands above; empty for none."""
    is_column = re.split(r"\W", deed.last)[-1].endswith("Column")
    marked = _MARKED.match(whole.read(Span(deed.span.end, deed.span.end + _NEAR))) if is_column else None
    return marked[1] if marked is not None else ""


def _is_first_yes(put: Put, deed: Deed) -> bool:
    if deed.called == FIRST and not _is_of_tool(put, deed) and of_value(put.value, equal=True) is Agreement.GIVEN:
        return True
    found = None if is_measured(put.name) else _FIRST.search(put.value)  # what a tool measures is its own setting
    return found is not None and of_value(found[1], equal=True) is Agreement.GIVEN


def _is_of_tool(put: Put, deed: Deed) -> bool:
    """Whether a first value is the setting of a tool that measures: an agreement that a request to sign up holds is somebody's."""
    asked = (
        is_asked(put.name)
        and speaks_of(put.name, "deeds.agreement")
        and any(_SIGNS_UP.search(apart(one)) for one in deed.around)
    )
    return is_measured(put.name) and not asked


def is_of_no_answer(put: Put) -> bool:
    """Return whether a yes is written where an answer is missing."""
    found = _OTHERWISE.search(put.value)
    if found is None or of_value(found["yes"] or found["given"], equal=True) is not Agreement.GIVEN:
        return False
    read = found["read"] or found["key"]
    return (is_asked(read) or asks_consent(read)) and (not is_measured(read) or speaks_of(read, "deeds.agreement"))


def _is_paperless_by_silence(put: Put) -> bool:
    """Whether paper stops, or a screen is taken, where an answer is missing: `paper: (reply ?? 'online') === 'paper'`."""
    found = _ELSE.search(put.value)
    if found is None or not (speaks_of(put.name, "deeds.paper") or speaks_of(put.name, "ways.paperless")):
        return False
    read = found["read"] or found["key"]
    return (is_asked(read) or speaks_of(read, "deeds.replies")) and speaks_of(found["word"], "ways.on a screen")


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


def by_passing(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls that say yes for people because the page scrolls, or time goes by: `allowMeasurement()`."""
    called = deed.called.rpartition(".")[2]
    if (
        deed.is_call
        and whole.place.is_public
        and speaks_of(called, "deeds.says yes")
        and speaks_of(_about(called, whole), "deeds.being followed")
        and _goes_by(deed)
        and not is_answered(deed)
    ):
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.PRESUMED)


def by_named_passing(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what has the function that says yes for people called when the page scrolls: `addEventListener('scroll', accept)`."""
    if not whole.place.is_public:
        return
    for event, name, span in _listened(deed):
        passes = speaks_of(event, "deeds.going by") and not speaks_of(event, "deeds.signs in here")
        if not passes or not speaks_of(name, "deeds.says yes") or is_answered(deed):
            continue
        about = _about(name, whole)
        if speaks_of(about, "deeds.being followed") or asks_consent(about):
            yield FromDeed(Kind.ANSWER, deed.path, span, whole.place, what=What.PRESUMED, asked=name)
            return


def _about(name: str, whole: Whole) -> str:
    """What a function that says yes is about: its name, or all that it does when its name says nothing else."""
    words = [one for one in apart(name).split() if one not in _WHOLE]
    return name if len(words) > 1 else f"{name} {_words_of(whole).get(name, '')} {whole.path}"


@memo
def _words_of(whole: Whole) -> dict[str, str]:
    """What each function of a file is written with, by its name."""
    return {one.function.name: one.words for one in whole.bodies.values()}


def _listened(deed: Deed) -> Iterator[tuple[str, str, Span]]:
    """The events for which a deed has a function called, by its name."""
    if deed.is_call and deed.last in _LISTENS:
        named = (one for one in deed.args[1:] if re.fullmatch(r"(?:this\.)?[\w$]+", one))
        yield from ((deed.args[0].strip("'\"`"), one.rpartition(".")[2], deed.span) for one in named)
    for put in deed.puts:
        if put.name.startswith("on") and re.fullmatch(r"(?:this\.)?[\w$]+", put.value):
            yield put.name.removeprefix("on"), put.value.rpartition(".")[2], put.span


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
            shared = put.name.lower() in ANSWERS and speaks_of(deed.called, "deeds.shared")
            asked = asks_consent(put.name) and speaks_of(put.name, "deeds.agreement")
            if silent and (shared or asked) and not protects(put.name):
                yield FromDeed(Kind.ANSWER, deed.path, put.span, whole.place, what=What.PRESUMED, asked=put.name)
