"""What people sent and that a program does not keep, or throws away, because of what it says or of who sends it, when they are answered that it was received."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.dropped_over import does, is_later, is_of_requests, keeps
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, LEAVES, RETURN, Body, Deed

_REFERENCE = re.compile(
    r"(?:[\w.$>-]{0,40}[._>$-])?(?:new_?)?(?:ref|reference|référence|receipt|recu|accuse|ticket|tracking|case_?number|numero)\w{0,12}(?:\(\))?;?$",
    re.I,
)
_TAKEN = re.compile(r"\b(?:201|202)\b|\b(?:accepted|created|received|recue?|enregistree?)\b", re.I)
_CALLED = re.compile(r"(?:await )?(?:[\w$]{1,40}(?:\.|->)){0,6}(\w{2,60})\(")
_THROWS = frozenset({"delete", "destroy", "destroy!", "delete!", "remove", "forceDelete", "deleteOne", "discard", "discard!", "supprimer", "deleteById", "unlink"})  # fmt: skip

_CLOSES = re.compile(r"^(?:close|archive|clore|cloturer|clôturer|fermer|ignore|discard|reject|rejeter|drop|dismiss|out_of_scope|hors_perimetre|unsupported)|(?:^|_)(?:closed|archived|clos|close|fermee?|ignored|ignoree?|rejected|discarded)$", re.I)  # fmt: skip
_STATE = re.compile(r"^(?:stat(?:us|ut|e)|etat|état|outcome|issue)$", re.I)
_LANGUAGE = re.compile(r"(?<![a-z])(?:lang(?:uage|ue)?s?|locale)(?![a-z])", re.I)
_QUEUE = re.compile(r"\b\w{0,20}(?:queue|worker|jobs?|agenda|boss|consumer|channel)\w{0,10}\.(?:process|on|define|work|consume|subscribe)\b", re.I)  # fmt: skip


def thanked_unkept(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test under which people get the very answer of those whose request is kept, and theirs is not."""
    if not whole.place.is_lived or body.function.verb == "get" or is_later(body, whole):
        return
    kept = next((one for one in body.deeds if one.tests and _keeps(one, body, whole)), None)
    if kept is None:
        return
    after = {_answer(one) for one in body.deeds if one.span.start > kept.span.start} - {""}
    for one in body.deeds:
        if one.span.start >= kept.span.start:
            return
        if one.tests and _answer(one) in after and f"{FAILS}{one.tests[0]})" in kept.tests:
            beside = (each for each in body.deeds if one.tests[0] in each.tests and not _is_of(each, one))
            if (
                not _is_fair(one.tests[0])
                and not _treats(one.tests[0])
                and not any(each.is_call and does(each) and _tells(each) for each in beside)
            ):
                at = one.tests_at[0] if one.tests_at else one.span
                yield FromDeed(Kind.CLOSE, whole.path, at, whole.place, what=What.UNKEPT, shown=_written(one, whole))
                return


def thrown_unread(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the request that a job throws away because of what people wrote in it, where its branch writes to nobody."""
    if not deed.is_call or deed.last not in _THROWS or not deed.tests:
        return
    test = deed.tests[0]
    said = " ".join((deed.owner, *deed.args[:1]))
    if not _is_request(said) or not speaks_of(test, "deeds.what they wrote") or _is_fair(test):
        return
    if not _runs_later(deed, whole) or speaks_of(f"{whole.path} {' '.join(deed.around[:1])}", "deeds.too old"):
        return
    beside = (one for one in whole.deeds if one.is_call and one.within == deed.within and test in one.tests)
    if not any(map(_tells, beside)):
        yield FromDeed(Kind.CLOSE, deed.path, deed.span, whole.place, what=What.UNKEPT, shown=_written(deed, whole))


def closed_by_language(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the message or the request that is closed because of the language in which people wrote, where its branch writes to nobody."""
    if not whole.place.is_lived or not deed.tests or not _LANGUAGE.search(deed.tests[0]):
        return
    said = f"{deed.owner} {' '.join(deed.args[:1])}"
    ends = deed.is_call and _CLOSES.search(deed.last) is not None
    states = (put.value.strip("'\":").rpartition(".")[2] for put in deed.written if _STATE.match(put.name))
    ends = ends or any(_CLOSES.search(one) for one in states)
    if not ends or not (_is_request(said) or speaks_of(f"{said} {deed.called}", "deeds.sent_by_people")):
        return
    test = deed.tests[0]
    beside = (one for one in whole.deeds if one.is_call and one.within == deed.within and test in one.tests)
    told = (one for one in beside if "log" not in one.owner and not (one.owner and one is deed))
    if not any(speaks_of(one.last, "decisions.tell") or speaks_of(one.called, "deeds.email") for one in told):
        yield FromDeed(Kind.CLOSE, deed.path, deed.span, whole.place, what=What.UNKEPT, shown=_written(deed, whole))


def _runs_later(deed: Deed, whole: Whole) -> bool:
    """Whether a deed is done once people were answered: by a job, or by what takes the messages of a queue."""
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    return (body is not None and is_later(body, whole)) or any(_QUEUE.search(one) for one in deed.marks)


def _written(deed: Deed, whole: Whole) -> str:
    return (whole.shown(deed.tests_at[0]) if deed.tests_at else "") or deed.tests[0]


def _keeps(deed: Deed, body: Body, whole: Whole) -> bool:
    if not keeps(deed) or deed.last.startswith(("add_error", "addError")):
        return False
    held = " ".join((*deed.args[:1], deed.called))
    around = f"{whole.path.rpartition('/')[2]} {' '.join(deed.around)}"
    sent = _is_request(held) or speaks_of(held, "deeds.sent_by_people") or _is_request(around)
    return is_of_requests(deed, body, whole) or sent


def _is_request(said: str) -> bool:
    return speaks_of(said, "ways.requests") or speaks_of(said, "deeds.reports")


def _answer(deed: Deed) -> str:
    """What people are answered with thanks, or with the number of their request; "" for any other answer."""
    if deed.called == RETURN and deed.puts:
        said = deed.puts[0].value
        told = _REFERENCE.fullmatch(said) or speaks_of(said, "deeds.thanks") or _TAKEN.search(said)
        return said if told else ""
    shows = deed.is_call and ("redirect" in deed.last.lower() or deed.last in ("render", "json", "send", "jsonify"))
    said = " ".join(deed.args)
    return f"{deed.called} {said}" if shows and (speaks_of(said, "deeds.thanks") or _TAKEN.search(said)) else ""


def _is_of(each: Deed, answer: Deed) -> bool:
    """Whether a deed is the answer itself, or a part of it."""
    return each is answer or each.called in (RETURN, LEAVES) or answer.span.start <= each.span.start < answer.span.end


def _tells(deed: Deed) -> bool:
    return speaks_of(deed.called, "decisions.tell") or speaks_of(deed.called, "deeds.email") or "error" in deed.called


def _treats(test: str) -> bool:
    """Whether a test does what was asked, and says whether it could: `if unsubscribe_at_once(request)`."""
    called = _CALLED.match(test)
    return called is not None and speaks_of(apart(called[1]).partition(" ")[0], "deeds.treats")


def _is_fair(test: str) -> bool:
    """Whether a test only keeps away what was sent twice, by a robot, or with nothing in it."""
    return speaks_of(test, "deeds.sent twice")
