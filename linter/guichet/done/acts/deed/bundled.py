"""One answer that makes several agreements, of which some serve others: under several names, or for each line of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_value
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects, serves_others
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed, Put

_READS = re.compile(
    r"^[$:@]?[^\W\d][\w$]*(?:(?:\??\.|->)[\w$]+|\[[\"'][\w$]+[\"']\])*(?:\([\"'][\w.]+[\"'](?:, ?\w+)?\))?$"
)
"""One thing read from another, and nothing worked out: `form.terms`, `$saisie['cgu']`, `data["agree"]`, `$request->boolean('cgu')`."""
_ALONE = re.compile(r"^[$:@]?([^\W\d]\w*)$")
"""A variable, a parameter."""
_GIVEN = re.compile(r"\w+")
_OWNER = re.compile(r"\b(\w{3,40})(?:\(\))?(?:->|\.)$")
"""What a call is asked of, where its reader keeps its last word alone: `$user->consents()->create(…)`."""
_NO_YES = re.compile(
    r"withdr|revo[ck]|retir|retrait|refus|declin|den(?:y|ied)|seen|views?(?![a-z])|viewed|read(?![a-z])|asked|demand|request|reminded|created|updated|publish",
    re.I,
)
"""A moment, or a record, of something else than a yes."""
_SELF = frozenset({"self", "cls", "this"})
_DEPTH = 3
"""Functions through which an answer is handed on."""
ANSWERS = frozenset({"granted", "accepted", "accepte", "accord", "accorde", "consenti", "value", "valeur", "answer", "reponse", "agreed", "given", "donne", "consent"})  # fmt: skip
"""What the column is called that holds an answer, in a table with a line for each thing that is asked."""
_ALL = frozenset({"all", "tout", "tous", "everything"})
_NEAR = 120


def bundled(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the agreements that one answer to something else makes."""
    if whole.place.is_lived and (deed.puts or deed.args):
        yield from _of_names(deed, whole)
        yield from _of_list(deed, whole)


def _of_names(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Several agreements under their own names: what is agreed for others is no part of the terms."""
    by_answer: dict[str, list[Put]] = {}
    for put in deed.puts:
        if not protects(put.name) and _READS.match(put.value):
            by_answer.setdefault(put.value, []).append(put)
    for value, puts in by_answer.items():
        mine = [put for put in puts if asks_consent(put.name)]
        others = [one for one in puts if one not in mine[:1] and (asks_consent(one.name) or speaks_of(one.name, "deeds.terms"))]  # fmt: skip
        if not mine or not others or apart(mine[0].name) == apart(others[0].name):
            continue
        answer = _answer(value, deed, whole)
        if not answer or any(put.name.lower() in map(str.lower, _read(answer)) for put in mine):
            continue
        yield FromDeed(
            Kind.ANSWER, deed.path, mine[0].span, whole.place, what=What.BUNDLED, shown=answer, asked=mine[0].name, other=others[0].name
        )  # fmt: skip


def _of_list(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """One answer written for each line of a list of agreements: `Permission(name=n, granted=data.agree) for n in PERMISSIONS`."""
    put = next(
        (
            put
            for put in deed.puts
            if put.name.lower() in ANSWERS and _READS.match(put.value) and not _is_yes(put.value)
        ),
        None,
    )
    if put is None:
        yield from _of_terms(deed, whole)
        return
    if not (agreement_of(deed.called) or speaks_of(deed.called, "deeds.permissions")):
        return
    for one, listed in _listed_near(deed, whole):
        answer = _answer(put.value, deed, whole)
        if not answer or any(name in answer for name in listed if _is_agreement(name)):
            return
        asked = next(filter(_is_agreement, listed))
        other = next(name for name in listed if name != asked)
        yield FromDeed(
                Kind.ANSWER, deed.path, one.span, whole.place, what=What.BUNDLED, shown=answer, asked=asked, other=other
            )  # fmt: skip
        return


def _of_terms(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """A yes written for each line of a list in which what is agreed for others stands beside the terms, whatever was answered: `consents.create!(purpose: p, given_at: now)`."""
    values = [*deed.args, *(put.value for put in deed.puts)]
    each = [value for value in values if _ALONE.match(value) and not _is_yes(value)]
    chosen = any(value.lstrip("$:") in _GIVEN.findall(test) for value in each for test in deed.tests)
    owner = _OWNER.search(whole.read(Span(deed.span.start - _NEAR, deed.span.start)))
    named = " ".join(put.name for put in deed.puts if _is_yes(put.value))
    if _NO_YES.search(named) or _NO_YES.search(deed.called) or (owner is not None and _NO_YES.search(owner[1])):
        return
    someone = " ".join(
        (deed.words, *deed.around, *deed.given, owner[1] if owner is not None else "", deed.path.rpartition("/")[2])
    )
    if not speaks_of(someone, "deeds.accounts"):
        return  # purposes that are written down for nobody
    record = agreement_of(deed.called) or (owner is not None and agreement_of(owner[1]))
    if not (record and each and any(map(_is_yes, values)) and deed.is_call) or chosen:
        return
    near = whole.read(Span(deed.span.start - _NEAR, deed.span.end))
    for one, listed in _listed_near(deed, whole):
        if re.search(
            rf"\b{re.escape(one.called)}\b[\s)]*(?:\.|->)?\s*(?:filter|select|reject|intersect|&(?!&))|array_(?:filter|intersect)",
            near,
        ):
            continue  # those that were chosen
        terms = next((name for name in listed if speaks_of(name, "deeds.terms")), None)
        asked = next((name for name in listed if name != terms and serves_others(name)), None)
        other = next((name for name in listed if name not in (terms, asked)), terms)
        if terms is not None and asked is not None and other is not None:
            yield FromDeed(
                Kind.ANSWER, deed.path, one.span, whole.place, what=What.BUNDLED, shown=terms, asked=asked, other=other
            )  # fmt: skip
            return


def _is_yes(value: str) -> bool:
    """Whether a value is a yes, or the moment at which one is written down."""
    return says_now(value) or says_now(f"{value}(") or of_value(value, equal=True) is Agreement.GIVEN


def _listed_near(deed: Deed, whole: Whole) -> Iterator[tuple[Deed, list[str]]]:
    """The lists of agreements that are named just around a deed."""
    near = whole.read(Span(deed.span.start - _NEAR, deed.span.end + _NEAR))
    lists = _lists(whole)
    named = {rank: one for word in set(re.findall(r"\w+", near)) for rank, one in lists.get(word, {}).items()}
    return (
        (one, listed) for _, (one, listed) in sorted(named.items()) if re.search(rf"\b{re.escape(one.called)}\b", near)
    )


def _read(answer: str) -> list[str]:
    return [one for one in re.split(r"\W+", answer) if one]


def _is_no_yes(value: str) -> bool:
    """Whether a value is the moment at which it is written, or a refusal: nobody answers by either."""
    told = says_now(f"{value}(")  # what tells the moment may be handed on as it is: `default=datetime.now`
    return told or of_value(next(reversed(_read(value)), ""), equal=True) is Agreement.REFUSED


def _answer(value: str, deed: Deed, whole: Whole, depth: int = 0) -> str:
    """What was answered, as it is read where it comes in; empty when nothing shows it, or when a button says that it is for all."""
    if _is_no_yes(value):
        return ""
    alone = _ALONE.match(value)
    if alone is None:
        says_all = not _READS.match(value) or _ALL & set(apart(_read(value)[-1]).split())
        return "" if says_all else value
    name = alone[1]
    if depth > _DEPTH:
        return ""
    given = whole.given.get(name, "").strip().rstrip(";") if name not in _parameters(deed) else ""
    if _is_no_yes(given):
        return ""
    if _READS.match(given) and not _ALONE.match(given):
        return _answer(given, deed, whole, depth + 1)
    calls = _calls(whole).get(deed.within.name, ()) if deed.within is not None else ()
    handed = next((one for call in calls if (one := _handed(name, deed, call, whole, depth))), "")
    if handed:
        return handed
    return value if speaks_of(name, "deeds.terms") else ""


def _handed(name: str, deed: Deed, call: Deed, whole: Whole, depth: int) -> str:
    """What a call gives for a parameter of the function that holds a deed."""
    named = next((put.value for put in call.put(name)), None)
    given = _parameters(deed)
    if named is None and (name not in given or given.index(name) >= len(call.args)):
        return ""
    return _answer(named if named is not None else call.args[given.index(name)], call, whole, depth + 1)


def _parameters(deed: Deed) -> list[str]:
    """What the function around a deed is given by its callers, in order."""
    given = [found[0] for one in deed.given if (found := _GIVEN.search(one)) is not None]
    return given[1:] if given[:1] and given[0] in _SELF else given


@memo
def _calls(whole: Whole) -> dict[str, list[Deed]]:
    """The calls of a file, by the last word of what they are called."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for one in whole.deeds:
        if one.is_call and (one.args or one.puts):
            found[one.last].append(one)
    return dict(found)


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
