"""Appeals that one must pay for before anyone looks at them."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed


def appeals_paid(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the payment that is asked of people in the very function that takes their appeal; an appeal about a payment asks for none."""
    name = body.function.name
    if not speaks_of(name, "leaving.appealing") or speaks_of(name, "leaving.paid") or not whole.place.is_lived:
        return
    for deed in body.deeds:
        if deed.is_call and _asks_for_money(deed):
            shown = whole.shown(deed.span)
            yield FromDeed(
                Kind.REFUSE, deed.path, deed.span, whole.place, what=What.PAID_APPEAL, shown=shown or deed.called
            )
            return


def _asks_for_money(deed: Deed) -> bool:
    called = f"{deed.owner} {deed.last}"
    if speaks_of(called, "leaving.paid_back"):
        return False
    begins = speaks_of(deed.last, "leaving.asks_payment") and speaks_of(called, "leaving.paid")
    return begins or (speaks_of(deed.last, "deeds.goes") and any(_leads_to_payment(arg) for arg in deed.args))


def _leads_to_payment(arg: str) -> bool:
    return speaks_of(arg, "leaving.paid") and not speaks_of(arg, "leaving.paid_back")
