"""Rules that are applied backward: people are judged, or owe money, by a rule that was not there when they asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.backdated import SET, backdated, day_in
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed

TODAY, MOVED, OWED = "today", "moved", "owed"
"""How: the rule is that of the day of the decision, requests are moved to a rule, a debt comes of it."""
_NOW = re.compile(r"\b(?:today|now|localdate|aujourd|current_date|curdate|utcnow|(?:date|time)\.current)", re.I)
_PAST = re.compile(
    r"\bago\b|Before\(|minus(?:Months|Years|Weeks|Days)\(|sub(?:Months|Years|Weeks)\(|timedelta\(|relativedelta\(|interval|__lt|__gte",
    re.I,
)
_MASS = re.compile(r"(?:^update [\w.]+$)|(?:\.|->)(?:update|update_all|updateMany|bulk_update)$")
_LITERAL = re.compile(r"[\"'][\w .:-]{1,40}[\"']|\d{1,10}|[A-Z][A-Z_0-9]{2,40}")
_FROM_ROW = re.compile(r"\bcase\b|\bselect\b|\bnew\.", re.I)


def set_back(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the same where code, or a row of SQL, puts both days."""
    if not whole.place.is_lived or len(deed.puts) < 3:
        return
    days = {one.name: day for one in deed.puts if (day := day_in(one.value))}
    if len(days) > 1 and any(
        speaks_of(one.name, "deadlines.what_rules_hold") for one in deed.puts if one.name not in days
    ):
        found = backdated(days)
        yield from _found(deed, whole, SET, next(one.span for one in deed.puts if one.name == found)) if found else ()


def rule_of_today(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what judges a request by the rule of the day on which someone opens it."""
    if not (whole.place.is_lived and any(speaks_of(one, "decisions.people") for one in deed.given)):
        return
    if not deed.is_call or not speaks_of(deed.last, "deadlines.rule_of_the_day"):
        return
    if not speaks_of(f"{deed.owner} {deed.last}", "deadlines.rules_of_rights"):
        return
    given = ", ".join((*deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))
    if given and not (_NOW.search(given) or speaks_of(given, "deadlines.takes_effect")):
        return
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    if body is None or speaks_of(f"{body.function.name} {body.words}", "deadlines.day_asked"):
        return
    yield from _found(deed, whole, TODAY)


def moved_to_rule(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts requests that were already made under another rule, all at once."""
    if not (whole.place.is_lived and _MASS.search(deed.called) and _is_of_requests(deed)):
        return
    for put in deed.puts:
        is_rule = speaks_of(put.name, "deadlines.rules_of_rights") and not _FROM_ROW.search(put.value)
        if not is_rule or not (_LITERAL.fullmatch(put.value) or put.value.isidentifier()):
            continue
        chosen = f"{' '.join(deed.tests)} {whole.read(deed.span)}"
        if speaks_of(chosen, "deadlines.day_asked") and not speaks_of(chosen, "decisions.undecided"):
            continue
        if re.search(
            rf"\b{re.escape(put.name)}(?:_id)?\s+is\s+null|{re.escape(put.name)}(?:__isnull|: nil)", chosen, re.I
        ):
            continue  # rows that had no rule yet
        if speaks_of(chosen, "decisions.undecided") and not speaks_of(whole.text, "decisions.written_out"):
            yield from _found(deed, whole, MOVED)
            return


def owed_backward(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the debt that a new figure makes of what people were paid before."""
    words = f"{' '.join(one for deed in body.deeds[:1] for one in deed.around)} {body.words} {whole.path}"
    if not whole.place.is_lived or not _PAST.search(whole.read(_reach(body))):
        return
    if not (speaks_of(words, "deadlines.rules_of_rights") or speaks_of(words, "deadlines.what_rules_hold")):
        return
    paid = [one for one in body.deeds if _is_paid_again(one)]
    debt = next((one for one in body.deeds if _is_debt(one)), None)
    if (
        paid
        and debt is not None
        and not any(speaks_of(one.last, "decisions.tell") for one in body.deeds if one.is_call)
    ):
        yield from _found(paid[0], whole, OWED)


def _is_paid_again(deed: Deed) -> bool:
    """Whether what was paid is written anew."""
    return speaks_of(deed.called, "deadlines.paid") and any(
        speaks_of(one.name, "decisions.sums") for one in deed.written
    )


def _is_debt(deed: Deed) -> bool:
    made = deed.is_call and (
        deed.last in ("create", "build", "new", "save", "add", "persist") or deed.called[:1].isupper()
    )
    return made and speaks_of(f"{deed.owner or deed.called}", "deadlines.owed_anew")


def _is_of_requests(deed: Deed) -> bool:
    owner = deed.called.removeprefix("update ") if deed.called.startswith("update ") else deed.owner
    return speaks_of(owner, "decisions.people") and not speaks_of(owner, "deadlines.rules_of_rights")


def _reach(body: Body) -> Span:
    return Span(min(one.span.start for one in body.deeds), max(one.span.end for one in body.deeds))


def _found(deed: Deed, whole: Whole, how: str, span: Span | None = None) -> Iterator[FromDeed]:
    at = span or deed.span
    yield FromDeed(Kind.DECIDE, whole.path, at, whole.place, what=What.BACKWARD, shown=whole.shown(at), other=how, certain=False)  # fmt: skip
