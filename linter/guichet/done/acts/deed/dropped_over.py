"""Requests that a job throws away once so many were counted, after people read that theirs was received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.deed.done_by_calls import tested
from guichet.done.acts.deed.functions_called import function_called, whole_at
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, LEAVES, RETURN, Body, Deed

_LATER = re.compile(
    r"\b(?:shared_task|dramatiq|actor|ShouldQueue|ApplicationJob|Sidekiq|AsMessageHandler|Processor|Worker|consum\w{1,6}|task)\b"
)
"""How a program is marked that runs after people were answered."""
_REACHED = re.compile(r">=?|\b(?:gte?|greaterThan\w*|isFull|is_full|exceed\w*|full\?|reached\?)\b", re.I)
_KEEPS = re.compile(
    r"create|save|add$|ajouter$|deposer$|put$|insert|persist|store|enregistr|ouvr|open$|submit|regist|append$|push$|record",
    re.I,
)
_NOTHING = ("", "None", "null", "nil", "false", "False", "undefined", "Optional.empty()")
_NOT_KEPT = re.compile(
    r"^(?:new \w{1,30}\(|[\[{(])?\s?['\":]?(?:kept|ok|accepted|success|saved|created|stored|done|recorded|received|enregistree?|acceptee?|recue?|gardee?|conservee?)?['\"]?\s?(?::|=>)?\s?(?:false|False|null|None|nil)\b"
)
"""What tells whoever called that nothing is kept: `{ kept: false }`, `[false, null]`."""
_TAKES = re.compile(
    r"accept|keep|garder|conserver|recev|receive|^take|intake|deposer|handle|process|traiter|prendre", re.I
)
_INSERTS = re.compile(r"\binsert\s+into\s+[\w.\"]{2,60}", re.I)
_TURNS_AWAY = re.compile(r"\b(?:errors?|erreurs?)\b|\bstatus\w*\W{1,4}4\d\d\b", re.I)
"""What an answer says that takes nothing."""
_UNDER = re.compile(r"(?<![=<-])<=?(?![<=>])|\b(?:lte?|lessThan\w*|has_room|hasRoom)\b")
_AGAIN = re.compile(
    r"retry|release$|perform_in|apply_async|later|requeue|delay|postpone|report[eé]r?|wait|attente|put_back|countdown",
    re.I,
)
"""That the request is only put off."""
_LETTERS = re.compile(r"relance|remind|rappel|notif|mail|courrier|courriel|letter|lettre|sms|newsletter", re.I)
"""What a service sends of itself: nobody waits for it."""
_LOGS = re.compile(r"(?:^|[.>:])(?:logger|log|console|logging)\b|\b(?:log|info|debug|warn(?:ing)?|error)$", re.I)


def dropped_over(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield where a job that keeps what people asked answers nothing once it has counted so many: no one is told, nothing is kept."""
    if (whole.place is Place.JOB or whole.place.is_lived) and is_later(body, whole):
        for deed in _drops(body, whole):
            at = deed.tests_at[0] if deed.tests_at else deed.span
            yield _dropped(whole, at, deed.tests[0])


def dropped_by_another(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the call of a function that keeps what people asked, or answers nothing beyond a number, where what follows does not look at which."""
    if not (deed.is_call and whole.place.is_lived and (_KEEPS.search(deed.last) or _TAKES.search(deed.last))):
        return
    if not _is_alone(deed, whole):
        return
    body = function_called(deed, whole)
    there = whole_at(body.deeds[0].path, whole) if body is not None else whole
    for one in _drops(body, there) if body is not None and not is_later(body, there) else ():
        yield _dropped(whole, deed.span, tested(one.tests[0], one, there))


def thanked_over(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield where whoever comes once so many were counted reads the thanks of those whose request is kept, and theirs is not."""
    if not whole.place.is_public or body.function.verb == "get":
        return
    thanks = [one for one in body.deeds if _thanks(one)]
    kept = (
        next((one for one in body.deeds if keeps(one) and is_of_requests(one, body, whole)), None) if thanks else None
    )
    if kept is None:
        return
    for one in thanks:
        if one.tests and _is_over(tested(one.tests[0], one, whole)) and one.tests[0] not in kept.tests:
            beside = (each for each in body.deeds if one.tests[0] in each.tests and each is not one)
            if not any(each.is_call and does(each) and not _thanks(each) for each in beside):
                yield _dropped(whole, one.tests_at[0] if one.tests_at else one.span, one.tests[0])
                return
    test = tested(kept.tests[0], kept, whole) if kept.tests else ""
    test = whole.given_before(test, kept.span.start) or test if test.isidentifier() else test
    is_room = (
        bool(test)
        and not test.startswith(FAILS)
        and _UNDER.search(test) is not None
        and speaks_of(test, "deeds.so many")
    )
    if is_room and any(kept.tests[0] not in one.tests for one in thanks):
        otherwise = (
            one for one in body.deeds if any(each.startswith(FAILS) and kept.tests[0] in each for each in one.tests)
        )
        if not any(map(does, otherwise)):
            yield _dropped(whole, kept.tests_at[0] if kept.tests_at else kept.span, kept.tests[0])


def _thanks(deed: Deed) -> bool:
    """Whether a deed shows, or leads to, the page that thanks."""
    leads = deed.is_call and (
        speaks_of(deed.last, "deeds.shows") or speaks_of(deed.last, "deeds.renders") or "redirect" in deed.last.lower()
    )
    said = " ".join(deed.args)
    return leads and speaks_of(said, "deeds.thanks") and not _TURNS_AWAY.search(said)


def _dropped(whole: Whole, at: Span, test: str) -> FromDeed:
    return FromDeed(Kind.CLOSE, whole.path, at, whole.place, what=What.DROPPED, shown=test)


def _drops(body: Body, whole: Whole) -> Iterator[Deed]:
    """Where a function that keeps what people asked leaves first, once so many were counted, and does nothing about it."""
    for at, deed in enumerate(body.deeds):
        if not (_leaves(deed) and _is_over(tested(deed.tests[0], deed, whole))):
            continue
        kept = next(filter(keeps, body.deeds[at + 1 :]), None)
        test_ends = deed.tests_at[0].end if deed.tests_at else 0
        beside = [one for one in body.deeds if deed.tests[0] in one.tests and test_ends <= one.span.start < deed.span.start]  # fmt: skip
        if kept is not None and is_of_requests(kept, body, whole) and not any(map(does, beside)):
            yield deed
            return


def _is_alone(deed: Deed, whole: Whole) -> bool:
    """Whether a call is all that a line does: what it answers is looked at by nobody."""
    start, end = deed.span.start - whole.start, deed.span.end - whole.start
    before = whole.text[max(0, whole.text.rfind("\n", 0, start)) : start]
    after = whole.text[end : end + 3].lstrip(" ;\r")
    return before.strip() in ("", "await") and after[:1] in ("", "\n", "}")


def _leaves(deed: Deed) -> bool:
    answers_nothing = (
        deed.called == RETURN
        and deed.puts
        and (deed.puts[0].value in _NOTHING or _NOT_KEPT.match(deed.puts[0].value) is not None)
    )
    return bool(deed.tests) and (deed.called == LEAVES or bool(answers_nothing))


def _is_over(test: str) -> bool:
    """Whether a test holds once so many were counted."""
    return not test.startswith(FAILS) and _REACHED.search(test) is not None and speaks_of(test, "deeds.so many")


def does(deed: Deed) -> bool:
    """Return whether a deed does something about the one who is turned away: anything but a line in a log."""
    return deed.called not in (RETURN, LEAVES) and (
        _AGAIN.search(deed.called) is not None or not _LOGS.search(deed.called)
    )


def keeps(deed: Deed) -> bool:
    """Return whether a call keeps what it is given."""
    return deed.is_call and (
        _KEEPS.search(deed.last) is not None or any(_INSERTS.search(one) is not None for one in deed.args[:1])
    )


def is_later(body: Body, whole: Whole) -> bool:
    """Return whether a function runs once people were answered."""
    if whole.place is Place.JOB or _says_later(whole) <= body.function.span.start - whole.start:
        return True
    return any(_LATER.search(mark) is not None for one in body.deeds for mark in one.marks)


@memo
def _says_later(whole: Whole) -> int:
    """Where a file first says so; past its end when it does not."""
    found = _LATER.search(whole.text)
    return found.end() if found is not None else len(whole.text) + 1


def is_of_requests(kept: Deed, body: Body, whole: Whole) -> bool:
    """Return whether what a function keeps is something that people asked, and no letter that it sends them."""
    said = f"{' '.join(kept.around)} {whole.path.rpartition('/')[2]} {body.function.name} {kept.called}"
    said += "".join(f" {one[0]}" for given in kept.args[:1] for one in _INSERTS.finditer(given))
    return speaks_of(said, "ways.requests") and not _LETTERS.search(said) and not _AGAIN.search(said)
