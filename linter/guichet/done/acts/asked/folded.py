"""States that end a file, or for which it waits for a paper, and that people read as « in progress », in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.named.values import Named
from guichet.reading.templates.site import PROGRAMS, Site

_LABEL = re.compile(r"'(?P<one>[^\W\d][^'\n]{4,60})'|\"(?P<two>[^\W\d][^\"\n]{4,60})\"")
_BACK = re.compile(
    r"(?P<leads>=>|->|\bTHEN\b|\bthen\b|\breturn\b|[:?])|(?P<state>['\"][\w .-]{2,40}['\"]|[$@:]?[A-Za-zÀ-ÿ_]\w*(?:(?:\.|::)\w+)*)|(?P<joins>[,|()_]|\s+)|(?P<other>.)",
    re.S,
)
"""What stands before a label: what leads to it, the states that do, what joins them."""
_JOINS = frozenset(
    {"when", "case", "in", "is", "or", "self", "gettext", "gettext_lazy", "t", "trans", "of", "to", "list"}
)
_OTHERWISE = frozenset({"_", "else", "default", "otherwise", "other", "autre", "sinon"})
_WORD = re.compile(r"['\"]([a-zA-Z][\w ]{2,30})['\"]|\b([a-z]{3,20}(?:_[a-z]+)*)\b")
_LIST = re.compile(r"(?:['\"]?[a-z_]{3,30}['\"]?\s{0,3}[,|\n]\s{0,8}(?:case \w{1,30} = )?){3,20}['\"]?[a-z_]{3,30}")
"""States that a file lists."""
_LABELLED = 2
"""Of a list of states, how many have a label of their own where the others share one."""
_CODE = re.compile(r"\d{1,4}|[A-Z]\d{0,3}")
_NEAR = 400
_MOST = 60_000


class Folded(NamedTuple):
    """One label: where it stands, its words, and the states that lead to it; whether all the others do too."""

    span: Span
    said: str
    states: tuple[str, ...]
    is_otherwise: bool


def folded_states(source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the label « in progress » that a program shows for a state in which a file has ended, or waits for a paper, where nothing else tells it."""
    if len(source.text) > _MOST or not _may_fold(source) or not _is_of_files(f"{source.path} {source.text[:2000]}"):
        return
    for one in _labels(source):
        states = one.states if not one.is_otherwise else _left_over(source, one)
        ended = next((state for state in states if _is_ended(state)), "")
        if ended:
            yield _shown_as(source.path, one.span, ended, one.said, place)
            return


def folded_codes(values: tuple[Named, ...], path: str, place: Place, project: Site) -> Iterator[FromDeed]:
    """Yield the label « in progress » that a table gives to a code, or to a name, which stands for the end of a file."""
    if not _is_of_files(path) and not any(_is_of_files(one.said) or _is_of_files(one.value) for one in values[:20]):
        return
    for one in values:
        if " " not in one.value or not _is_in_progress(one.value) or not one.around:
            continue  # without a space it is the name of a state, to which one may come back
        keys = [key for key in (one.name, *reversed(one.around)) if key != path.rpartition("/")[2]]
        code = next((key for key in keys[:3] if _CODE.fullmatch(key)), "")
        ended = _named_by_code(code, path.rpartition("/")[2], project) if code else next((key for key in keys[:2] if _is_ended(key)), "")  # fmt: skip
        if ended and _is_ended(ended) and not _tells_apart(values, one, ended):
            yield _shown_as(path, one.span, ended, one.value, place)
            return


def _shown_as(path: str, span: Span, state: str, said: str, place: Place) -> FromDeed:
    return FromDeed(
        Kind.CLOSE, path, span, place, what=What.FOLDED, shown=state.strip("'\""), other=said, certain=False
    )


def _is_of_files(said: str) -> bool:
    return any(speaks_of(said, idea) for idea in ("asked.files", "deeds.files", "decisions.people"))


def _tells_apart(values: tuple[Named, ...], one: Named, state: str) -> bool:
    """Whether what stands beside a label tells the end itself: a reason, a paper to send."""
    beside = [each.value for each in values if each.around == one.around and each is not one]
    return any(_says_an_end(each) for each in beside if " " in each)


def _says_an_end(said: str) -> bool:
    return any(speaks_of(said, idea) for idea in ("decisions.refuse", "decisions.close", "decisions.papers_awaited", "identity.missing"))  # fmt: skip


def _is_in_progress(said: str) -> bool:
    """Whether a label says that a file is looked at, and nothing else of it."""
    return 5 <= len(said) <= 60 and speaks_of(said, "stated.still_looked_at") and not _says_an_end(said) and not speaks_of(said, "stated.other_progress")  # fmt: skip


def _is_ended(state: str) -> bool:
    last = re.split(r"[.:]", state.strip("'\""))[-1]
    if speaks_of(last, "decisions.by the person") or speaks_of(last, "stated.still_looked_at"):
        return False
    return verdict_of(last) in (Kind.REFUSE, Kind.CLOSE) or speaks_of(last, "decisions.papers_awaited") or speaks_of(last, "stated.sent_back")  # fmt: skip


def _said(label: re.Match[str]) -> str:
    return label["one"] or label["two"]


@memo
def _may_fold(source: Source) -> bool:
    return any(_is_in_progress(_said(one)) for one in _LABEL.finditer(source.text))


@memo
def _labels(source: Source) -> tuple[Folded, ...]:
    """The labels « in progress » of a program to which states lead."""
    return tuple(filter(None, (_folded(source.text, one) for one in _LABEL.finditer(source.text) if _is_in_progress(_said(one)))))  # fmt: skip


def _folded(text: str, label: re.Match[str]) -> Folded | None:
    """One label with the states that lead to it: the words and texts that stand, joined, before what leads there."""
    before = list(_BACK.finditer(text, max(0, label.start() - _NEAR), label.start()))
    states: list[str] = []
    leads = False
    for one in reversed(before):
        kind, word = one.lastgroup, one[0]
        if kind == "joins":
            continue
        if kind == "leads" and not states:
            leads = True
        elif kind == "state" and not leads and word.lower() in ("_", "t", "trans", "gettext", "gettext_lazy", "self"):
            continue
        elif kind == "state" and (leads or word.lower() in _OTHERWISE):
            leads = True
            plain = word.strip("'\"$@:").lower()
            if plain not in _JOINS:
                states.append(word)
        elif kind == "leads" and word == ":":
            continue  # `case "closed": case "refused":`
        else:
            break
    if not states:
        return None
    otherwise = states[0].strip("'\"").lower() in _OTHERWISE
    return Folded(Span(*label.span()), _said(label), tuple(states), otherwise)


def _left_over(source: Source, one: Folded) -> Iterator[str]:
    """The states that a file lists beside those that have a label of their own, and that have none."""
    start = max(0, one.span.start - 2 * _NEAR)
    before = [(each.start(), apart(each[1] or each[2])) for each in _WORD.finditer(source.text, start, one.span.start)]
    for listed in _LIST.finditer(source.text):
        labelled = {word for at, word in before if not listed.start() <= at < listed.end()}
        words = [apart(each[1] or each[2]) for each in _WORD.finditer(listed[0])]
        if sum(word in labelled for word in words) >= _LABELLED:
            yield from (word for word in words if word not in labelled)


@keyed_memo
def _named_by_code(code: str, file: str, project: Site) -> str:
    """The name that a program which reads a table gives to one of its codes: `CLOSED: '38'`."""
    stem = file.partition(".")[0]
    given = re.compile(rf"\b([A-Za-z_]\w{{3,40}})['\"]?\s?(?:=>|[:=])\s?['\"]?{re.escape(code)}\b")
    for path in project.paths:
        if path.endswith((*PROGRAMS, ".py")) and project.holds(path, stem):
            found = given.search(project.text(path))
            if found is not None:
                return found[1]
    return ""
