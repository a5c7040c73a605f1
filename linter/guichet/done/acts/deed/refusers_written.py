"""People who refused, among those whom one function looks for and another writes to: an invitation that a no does not end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo
from guichet.done.acts.deed.asked_anew import KEEPS, proposes
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body
from guichet.reading.templates.site import Site

_KEPT = re.compile(
    r"(?P<name>[A-Za-z_]\w{2,60}?)(?:__in)?['\"]?\s{0,3}(?:\.in_?\(|\b(?:in|IN)\s{0,2}(?=\()|={1,3}>?|:|,)\s{0,3}(?:\{\s{0,3}\$?in['\"]?:\s{0,3})?"
    r"(?P<value>\[[^\[\]]{1,200}\]|\([^()]{1,200}\)|%[wi][\[(][^\])]{1,200}[\])]|'\w[\w -]{1,30}'|\"\w[\w -]{1,30}\"|:[a-z]\w{1,30}|(?:\w{1,40}(?:::|\.))?[A-Z][A-Z0-9_]{2,40}\b)"
)
"""What a query keeps: a column, and one value, a list of them, or the name of a list."""
_KEEPS_TOO = frozenset(
    {"in_", "whereIn", "where_in", "andWhere", "orWhere", "filterBy", "scalars", "findAllBy", "get_many"}
)
_QUERY = re.compile(r"\bselect\b.{1,200}\bwhere\b", re.I | re.S)
_CONSTANT = re.compile(r"(?:\w{1,40}(?:::|\.))?([A-Z][A-Z0-9_]{2,40})")
_ITEM = re.compile(r"\w[\w-]{1,30}")
_LEFT_OUT = re.compile(
    r"\bexclude\b|\bwhereNot|\.not\b|\bNOT IN\b|\bnot in\b|\bdifference\b|\bexcept\(|!==?|<>|\.reject\b|\bnotIn\b"
)
_CALLS = re.compile(r"\b([A-Za-z_][\w.>:-]{2,60})\(")
_TEXT = re.compile(r"'([^'\n]{2,80})'|\"([^\"\n]{2,80})\"")
_TOP = 300
"""Signs at the head of a file that say what it is for."""
_CALL = 400
_MOST = 6


def refusers_written(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the no that a function looks for, when what it finds is written to so that they agree."""
    if not whole.is_among_others or not whole.place.is_lived or _LEFT_OUT.search(body.words):
        return
    if any(map(proposes, body.deeds)):
        return  # what is proposed there is named: it is asked of that
    found = next(_noes(body, whole), None)
    if found is None:
        return
    span, shown = found
    told = [_told_by(body, whole), *_callers(body.function.name, whole.path, whole.project)]
    tells = any(speaks_of(name, "decisions.tell") for _, calls in told for name in calls)
    invites = any(speaks_of(one, "answers.to a yes") for said, calls in told for one in (*said, *calls))
    if tells and invites:
        yield FromDeed(Kind.KEEP, whole.path, span, whole.place, what=What.REFUSERS, shown=shown, certain=False)


def _noes(body: Body, whole: Whole) -> Iterator[tuple[Span, str]]:
    """Where a function keeps those who said no to something that is pushed, and as it is written."""
    for deed in body.deeds:
        if not deed.is_call or not (
            deed.last in KEEPS or deed.last in _KEEPS_TOO or any(map(_QUERY.search, deed.args))
        ):
            continue
        said = (
            *deed.args,
            ", ".join(deed.args[:2]),
            *(f"{put.name}: {put.value}" for put in deed.puts),
            whole.read(deed.span)[:_CALL],
        )
        for one in (found for part in said for found in _KEPT.finditer(part)):
            name, value, span = one["name"], one["value"], deed.span
            constant = _CONSTANT.fullmatch(value)
            if constant is not None:
                held = re.search(
                    rf"^[^\S\n]*(?:\w+ ){{0,4}}{constant[1]}\b[^=\n]{{0,60}}=[^\S\n]*([\[({{%][^\])}}]{{1,200}}[\])}}])",
                    whole.text,
                    re.M,
                )
                if held is None:
                    continue
                value, span = held[1], Span(whole.start + held.start(1), whole.start + held.end(1))
            answers = {of_value(item, equal=True) for item in _ITEM.findall(value)}
            if _is_pushed(name) and Agreement.REFUSED in answers and Agreement.GIVEN not in answers:
                yield span, f"{name}: {' '.join(value.split())}"[:80]


def _is_pushed(name: str) -> bool:
    """Whether a column holds what people answered to something that a service would like them to take."""
    asked = (
        asks_consent(name) or agreement_of(name) or speaks_of(name, "deeds.shared") or speaks_of(name, "answers.pushed")
    )
    return bool(asked) and not protects(name)


_Told = tuple[tuple[str, ...], tuple[str, ...]]
"""What is said beside a query, part by part, and what is called there."""


def _told_by(body: Body, whole: Whole) -> _Told:
    calls = tuple(one.called for one in body.deeds if one.is_call)
    return (body.function.name, _own_path(whole.path), whole.text[:_TOP], *body.texts), calls


@keyed_memo
def _callers(name: str, path: str, project: Site) -> tuple[_Told, ...]:
    """What the files that call a function, and name its file, say and call."""
    stem = path.rpartition("/")[2].partition(".")[0].lower().replace("_", "")
    ending = path[path.rfind(".") :][:3]
    found: list[_Told] = []
    for there in project.paths:
        if there == path or not there[there.rfind(".") :].startswith(ending) or not project.holds(there, name):
            continue
        text = project.text(there)
        if (
            re.search(rf"\b{re.escape(name)}\b", text)
            and stem in text.lower().replace("_", "")
            and not _LEFT_OUT.search(text)
        ):
            texts = ("".join(one) for one in _TEXT.findall(text))
            found.append(((_own_path(there), *texts), tuple(_CALLS.findall(text))))
    return tuple(found[:_MOST])


def _own_path(path: str) -> str:
    return apart("/".join(path.split("/")[-2:]).rpartition(".")[0])


def callers_of(path: str, project: Site) -> list[str]:
    """Return the digests of the files that may call what one declares."""
    stem = path.rpartition("/")[2].partition(".")[0]
    ending = path[path.rfind(".") :][:3]
    files = (one for one in project.paths if one != path and one[one.rfind(".") :].startswith(ending))
    return [project.source(one).digest for one in files if project.holds(one, stem)][:20]
