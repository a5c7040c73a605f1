"""Appeals that one must pay for before anyone looks at them, or that only those may lodge who paid what they contest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed

_UNPAID = re.compile(r"\bunpaid|\b(?:im|non)_?pay|(?<![!=])!(?!=)|\bnot\b|[!=]==?\s*(?:null|None|nil|false|False)|\bis None|\.nil\?|\.blank\?")  # fmt: skip
"""What a test says of what is not paid yet."""
_LESS = re.compile(r"<=?\s*[A-Za-z_$@]")
"""That there is less of something than of something else that has a name."""
_DENIED = re.compile(r"\s?(?:!(?!=)|not\b)")
_HELD = re.compile(r"!==?\s*(?:null|None|nil)|\bis not None|\.present\?")
_OWES = re.compile(
    r"(?:balance|(?:amount|sum|total|money)_?(?:due|owed|owing|outstanding|remaining)|(?:outstanding|remaining)_?(?:amount|sum|total|debts?|fines?|dues?)|reste_?(?:a_?payer|du|due)|solde|restant_?du|due_?amount|unpaid_?amount|debt|dette|impayes?)[A-Za-z_]{0,40}(?:\(\))?[\s.?!>-]{0,3}(?:>\s*0|!==?\s*0|is_?positive|positive\?|isgreaterthan|compareto\(\s*\w{0,40}zero\)\s*>|nonzero\?|signum\(\)\s*>|\.any\?|exists|gt\()",
    re.I,
)
"""That something is left to pay."""
_FIRST = re.compile(
    r"\b(?:pay|settle)\b[^.!?\n]{0,80}\b(?:then|before|first|in order to)\b|\b(?:before|first)\b(?! (?:you |having )?(?:pay|settl|have paid))[^.!?\n]{0,60}\b(?:pay|settle|be paid)\b|\bmust (?:first )?be paid\b|\bafter (?:paying|payment|(?:you|having) (?:have )?paid)\b|\b(?:payez|reglez|regler|payer|acquitter|acquittez)\b[^.!?\n]{0,80}\b(?:puis|ensuite|avant|d abord|prealable\w*)\b|\b(?:d abord|avant|prealable\w*|apres)\b(?! (?:de |le |tout )?(?:payer|paiement|regler|reglement))[^.!?\n]{0,60}\b(?:payer|paiement|regler|reglement|acquitter)\b",
)
"""A sentence that has people pay before anything else."""
_NOTHING = re.compile(
    r"\b(?:not|never|nothing|no need|need not|without|sans|pas|rien|inutile|gratuit\w*|free|close[ds]?|clos\w*|final)\b"
)
"""That a sentence says the contrary."""
_GUARDS = frozenset({"authorize", "can_appeal", "may_appeal", "create?", "allowed", "has_permission", "peut_contester"})
"""What says who may do a thing, by its answer."""


def appeals_paid(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the payment that is asked of people in the very function that takes their appeal; an appeal about a payment asks for none."""
    name = body.function.name
    if not speaks_of(name, "leaving.appealing") or speaks_of(name, "leaving.paid") or not whole.place.is_lived:
        return
    for deed in body.deeds:
        if deed.is_call and _asks_for_money(deed):
            shown = whole.shown(deed.span)
            yield _paid(deed, deed.span, shown or deed.called, whole)
            return


def appeals_of_payers(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test by which only those who paid what they contest may lodge their appeal."""
    first = next(iter(body.deeds), None)
    if first is None or not whole.place.is_public:
        return
    named = " ".join((body.function.name, *first.around, whole.path.rpartition("/")[2]))
    appeals = speaks_of(named, "leaving.appealing")
    if not appeals and not (speaks_of(named, "leaving.contest") and speaks_of(whole.text, "leaving.of_a_fine")):
        return
    for deed in body.deeds:
        test, at = next(zip(deed.tests, deed.tests_at, strict=False), ("", deed.span))
        if test and answers_no(deed) and (_is_unpaid(test) or _has_pay_first(deed)):
            shown = test.removeprefix(FAILS).removesuffix(")") if test.startswith(FAILS) else test
            yield _paid(deed, at, shown, whole)
            return
        if deed.called == RETURN and body.function.name in _GUARDS and _wants_paid(deed.puts[0].value):
            yield _paid(deed, deed.puts[0].span, deed.puts[0].value, whole)
            return


def _paid(deed: Deed, span: Span, shown: str, whole: Whole) -> FromDeed:
    return FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.PAID_APPEAL, shown=shown)


def _is_unpaid(test: str) -> bool:
    """Whether a test holds for those who have not paid: `!fine.paid`, `paid_at is None`, one that fails when they have."""
    said = test.removeprefix(FAILS)
    if _OWES.search(said):
        return not test.startswith(FAILS) and not _DENIED.match(said)
    if not speaks_of(said, "leaving.been_paid"):
        return False
    if test.startswith(FAILS):
        return _wants_paid(said.removesuffix(")"))
    less = _LESS.search(said)
    owes = less is not None and speaks_of(said[: less.start()], "leaving.been_paid")
    return _HELD.search(said) is None and (owes or _UNPAID.search(said) is not None)


def _has_pay_first(deed: Deed) -> bool:
    """Whether what people are told, as they are turned down, is to pay first."""
    told = (apart(one) for one in (*deed.args, *(one.value for one in deed.puts)))
    return any(_FIRST.search(one) and not _NOTHING.search(one) for one in told)


def _wants_paid(said: str) -> bool:
    """Whether an answer is yes for those alone who have paid."""
    is_held = _HELD.search(said) is not None or (_UNPAID.search(said) is None and "<" not in said)
    return speaks_of(said, "leaving.been_paid") and is_held and "||" not in said and " or " not in said


def _asks_for_money(deed: Deed) -> bool:
    called = f"{deed.owner} {deed.last}"
    if speaks_of(called, "leaving.paid_back"):
        return False
    begins = speaks_of(deed.last, "leaving.asks_payment") and speaks_of(called, "leaving.paid")
    return begins or (speaks_of(deed.last, "deeds.goes") and any(_leads_to_payment(arg) for arg in deed.args))


def _leads_to_payment(arg: str) -> bool:
    return speaks_of(arg, "leaving.paid") and not speaks_of(arg, "leaving.paid_back")
