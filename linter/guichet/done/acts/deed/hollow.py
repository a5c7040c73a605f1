"""Doors that do not do what they are named for: a way out that does nothing, a message that is thrown away, a decision told to a screen alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.verdicts import FIRST_PAGE, verdict_of
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import CHANGES, FAILS, LEAVES, RETURN, Body, Deed

_STOP = re.compile(r"['\"](?:STOP|stop|ARRET|UNSUBSCRIBE)['\"]")
_EMPTY = frozenset({"None", "null", "nil", "false", "False", "true", "0", "''", '""'})
_BOX = re.compile(r"==\s?['\"]([\w.+-]+@[\w.-]+)['\"]")
_SAID = re.compile(r"^f?['\"`]([^'\"`]{5,80})['\"`]$")
_FIRST_PAGE = re.compile(rf"^(?:[\w.]{{1,30}}\()?['\"]{FIRST_PAGE}['\"]|^root_(?:path|url)\b")
_OF_A_FILE = re.compile(r"\b(?:fichiers?|exports?|csv|files?|downloads?)\b", re.I)
"""What is made anew as soon as one asks."""
_AS_DONE = re.compile(r"(?<![a-z])succ(?:ess|[eè]s)(?![a-z])", re.I)
"""What tells people that what they asked for is done."""
_WITH = frozenset({"alert", "notice", "error", "danger"})
"""Under what names Ruby gives the next page a few words to show."""


def nothing_done(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the door that answers that what one came for is done, and calls nothing that could do it."""
    leaves = speaks_of(body.function.name, "leaving.leave_list")
    writes = speaks_of(body.function.name, "ways.written_to") and body.function.verb != "get"
    told = "leaving.told_left" if leaves else "ways.told_sent"
    if _is_first_page(body):
        told = "leaving.left_already" if leaves else ""
    if not (leaves or writes) or not told or not any(speaks_of(text, told) for text in body.texts):
        return
    if any(one.is_call for one in body.deeds) and all(map(only_answers, body.deeds)):
        what = What.NOTHING_LEFT if leaves else What.NOTHING_READ
        yield _found(body.deeds[0], whole, what, body.function.span, body.function.name)


def _is_first_page(body: Body) -> bool:
    """Whether a function may only show the page that comes before: it asks, or says what will be."""
    calls = (apart(one.last) for one in body.deeds if one.is_call)
    shows = all(names("deeds.renders").fullmatch(one) for one in calls)
    return shows and body.function.verb in ("", "get") and not speaks_of(body.words, "deeds.reads sent")


def only_answers(deed: Deed) -> bool:
    """Whether a deed only answers the person, reads what they sent, or notes that they came."""
    if not deed.is_call:
        return deed.called != CHANGES and (deed.called in (RETURN, LEAVES) or not deed.puts)
    side, last = apart(re.split(r"\W", deed.called.lstrip("$"))[0]) if deed.owner else "", apart(deed.last)
    shows = not last or names("deeds.shows").match(last) or names("deeds.only reads").fullmatch(last)
    return bool(shows or names("deeds.answering side").fullmatch(side))


def not_obeyed(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test on the word by which people leave, after which nothing is done."""
    if not any(_STOP.search(test) for one in body.deeds for test in one.tests[:1]):
        return
    staying = {
        (at, test)
        for one in body.deeds
        if not _leaves(one)
        for test in one.tests
        if _STOP.search(test)
        for at in one.tests_at
    }
    taken_off = Counter[tuple[Span, ...]]()
    for deed in body.deeds:
        test, near = next(iter(deed.tests), ""), deed.tests_at[:1]
        is_stop = _STOP.search(test) and not test.startswith(FAILS) and _leaves(deed)
        if is_stop and (deed.tests_at[0], test) not in staying and taken_off.total() == taken_off[near]:
            yield _found(deed, whole, What.NOTHING_LEFT, deed.tests_at[0], test)
        if speaks_of(deed.words, "deeds.taken off"):
            taken_off[near] += 1


def _leaves(deed: Deed) -> bool:
    return deed.called == LEAVES or (deed.called == RETURN and deed.puts[0].value.strip(";") in _EMPTY)


def barring(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what giving up a request writes down of the person, that keeps them from asking again."""
    if speaks_of(body.function.name, "leaving.leave") or speaks_of(body.function.name, "leaving.ending"):
        for deed in body.deeds:
            for put in deed.puts:
                if not speaks_of(f"{deed.called} {put.name} {put.value}", "deeds.of them or for a time"):
                    continue
                if speaks_of(put.name, "deeds.barred") and put.value.strip() not in _EMPTY - {"true"}:
                    yield _found(deed, whole, What.BARS, put.span, f"{deed.called}.{put.name}")
                    return


def thrown_away(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what comes to one of the service's own addresses, done away with by whatever receives it."""
    if not speaks_of(body.function.name, "ways.receiving"):
        return
    doing = {_nearest(one) for one in body.deeds if not (_throws(one) or only_answers(one))}
    for deed in body.deeds:
        box = next((found for test in deed.tests[:1] if (found := _BOX.search(test))), None)
        if box is None or not _throws(deed) or _nearest(deed) in doing:
            continue
        if not speaks_of(box[1], "deeds.unanswering") and speaks_of(deed.tests[0], "ways.addressed"):
            yield _found(deed, whole, What.NOTHING_READ, deed.tests_at[0], deed.tests[0])


def _nearest(deed: Deed) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The nearest test of a deed, and where it is written."""
    return deed.tests[:1], deed.tests_at[:1]


def _throws(deed: Deed) -> bool:
    return bool(deed.owner) and bool(names("deeds.throws").fullmatch(apart(deed.last)))


def ended(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield a refusal told in a few words that give no way on, after which one is back on the first page."""
    told = [(at, one, said) for at, one in enumerate(body.deeds) if (said := _refusal(one))]
    last = {(one.tests, one.tests_at): at for at, one in enumerate(body.deeds) if _goes_home(one)} if told else {}
    for at, deed, said in told:
        is_last = last.get((deed.tests, deed.tests_at), -1) > at and speaks_of(deed.called, "deeds.tells")
        if is_last or (_goes_home(deed) and verdict_of(said) is Kind.REFUSE):
            start = deed.span.start + max(0, whole.read(deed.span).find(said))
            yield _found(deed, whole, What.ENDED, Span(start, start + len(said)), said)
            return


def _refusal(deed: Deed) -> str:
    """The few words by which a deed refuses, "" when it does not."""
    if any(
        _AS_DONE.search(one)
        for one in (deed.called, *(arg for arg in deed.args if _SAID.match(arg) is None or " " not in arg))
    ):
        return ""
    given = (*deed.args, *(one.value for one in deed.puts if one.name in _WITH))
    return next((found[1] for arg in given if (found := _SAID.match(arg)) and _refuses(found[1])), "")


def _refuses(said: str) -> bool:
    if _OF_A_FILE.search(said):
        return False
    return verdict_of(said) in (Kind.REFUSE, Kind.CLOSE) and not speaks_of(said, "ways.on")


def _goes_home(deed: Deed) -> bool:
    return speaks_of(deed.last, "deeds.goes") and any(_FIRST_PAGE.match(arg) for arg in deed.args)


def told_online(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield a decision put in a box on a screen alone, that counts as known from that moment."""
    box = next((one for one in body.deeds if _is_box(one)), None)
    if box is None or not any(speaks_of(put.name, "deeds.known") for one in body.deeds for put in one.puts):
        return
    given = " ".join(box.given)
    said = f"{body.function.name} {given} {body.words}"
    decided = speaks_of(said, "decisions.notice") or speaks_of(given, "decisions.made")
    if decided and not speaks_of(said.replace(box.called, ""), "deeds.other ways"):
        span = Span(box.span.start, box.span.start + len(box.called))
        yield _found(box, whole, What.ONLINE, span, box.called)


def _is_box(deed: Deed) -> bool:
    return speaks_of(deed.owner, "deeds.boxes") and bool(names("deeds.puts in").match(apart(deed.last)))


def paper_stopped(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the letters that are stopped at once for people of whom nothing asks what they want."""
    for deed in body.deeds:
        put = next((one for one in deed.puts if _is_paper(one.name) and _is_off(one.value)), None)
        line = whole.read(deed.span).replace("Preference.", "")
        if put is not None and deed.last == "update" and not _wanted(f"{body.function.name} {deed.given} {line}"):
            yield _found(deed, whole, What.UNASKED, put.span, f"{put.name}={put.value}")


def _is_paper(name: str) -> bool:
    """Whether a field says that someone has paper: not which of the records of letters goes with what is changed."""
    return speaks_of(name, "deeds.paper") and not name.lower().endswith(("_id", "_ids", "_pk", "_key", "_ref"))


def _is_off(value: str) -> bool:
    return of_value(value, equal=True) is Agreement.REFUSED or (value[:1] in "'\"" and _is_screen(value))


def _is_screen(value: str) -> bool:
    return speaks_of(value, "ways.online") or speaks_of(value, "deeds.email")


def screen_presumed(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test that chooses a screen for whoever gave an address, in a function that may choose paper, and asks nobody."""
    if not speaks_of(body.function.name, "ways.written_on") or _wanted(body.words):
        return
    answers = [one for one in body.deeds if one.called == RETURN]
    offline = any(speaks_of(text, "ways.offline") for text in body.texts)
    for deed in answers if offline else ():
        test = next(iter(deed.tests), "")
        if (
            speaks_of(test, "deeds.email")
            and not test.startswith(FAILS)
            and speaks_of(deed.puts[0].value, "ways.online")
        ):
            yield _found(deed, whole, What.UNASKED, deed.tests_at[0], test)
            return


def _wanted(said: str) -> bool:
    return speaks_of(said, "deeds.wishes")


def _found(deed: Deed, whole: Whole, what: What, span: Span, shown: str) -> FromDeed:
    return FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=what, shown=" ".join(shown.split())[:60])
