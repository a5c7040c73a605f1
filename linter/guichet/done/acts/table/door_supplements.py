"""What a table adds to the price of what is asked for by a letter, at a counter or by telephone."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.table.door_prices import DoorPrice, Measure, is_of_others, is_spent, number_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree


def supplements_in(tree: Tree, place: Place) -> Iterator[DoorPrice]:
    """Yield the sums that a table adds for asking by a door without a screen, unless asking on a screen adds as much."""
    for around, one in tree.walk():
        if not _is_asked_without(one.key):
            yield from _handled(one, around, place)
            continue
        bill = _is_bill(one, around)
        added = number_of(one) or 0 if bill else _added(one, around)
        if added > 0 and (bill or not is_of_others(around or (one,))):
            beside = [other for other in around[-1].parts if speaks_of(other.key, "ways.online")] if around else []
            if all((number_of(other) or 0 if bill else _added(other, around)) < added for other in beside):
                yield DoorPrice(
                    Kind.REFUSE, one.path, one.span, place, said_as=f"{one.key}: {added:g}", measure=Measure.SUPPLEMENT
                )


def _added(one: Tree, around: tuple[Tree, ...]) -> float:
    """The sum that a part adds to a price, by its own name or that of its table; 0 when it adds none."""
    nearest = next((each.key for each in reversed(around) if each.key), "")
    if is_spent(" ".join((*(each.key for each in around), one.key))):
        return 0
    if not one.key or not (speaks_of(one.key, "ways.added") or speaks_of(nearest, "ways.added")):
        return 0
    return 0 if _is_no_sum(one.key) or _is_no_sum(nearest) else number_of(one) or 0


def _handled(one: Tree, around: tuple[Tree, ...], place: Place) -> Iterator[DoorPrice]:
    """What is paid for a paper, a letter or a counter to be dealt with: `paper-handling-fee: 12`, where a screen costs less; it is asked about."""
    keys = " ".join((*(part.key for part in around), one.key))
    fee = number_of(one) or 0
    if fee <= 0 or not _is_for_handling(one.key, "ways.offline") or speaks_of(one.key, "ways.online"):
        return
    if not speaks_of(keys, "fields.priced") or _is_no_sum(one.key) or is_spent(keys) or is_of_others(around or (one,)):
        return
    screens = [each for each in (around[-1].parts if around else ()) if _is_for_handling(each.key, "ways.online")]
    if (
        not screens
        and not speaks_of(one.key, "ways.request_handled")
        and not speaks_of(f"{one.path} {keys}", "decisions.people")
    ):
        return  # nothing says that a request is handed in, nor that it costs less otherwise
    if speaks_of(one.key, "said.of_companies"):
        return
    if all((number_of(each) or 0) < fee for each in screens):
        yield DoorPrice(
            Kind.REFUSE, one.path, one.span, place, said_as=f"{one.key}: {fee:g}", measure=Measure.SUPPLEMENT, certain=False
        )  # fmt: skip


def _is_for_handling(key: str, door: str) -> bool:
    return speaks_of(key, door) and speaks_of(key, "ways.paid_handling")


def _is_bill(one: Tree, around: tuple[Tree, ...]) -> bool:
    """Whether a sum is that of a bill on paper, which has no price of its own: what is paid for it is paid for the paper."""
    keys = " ".join((one.path, *(part.key for part in around), one.key))
    is_first = speaks_of(one.key, "ways.bills") and not speaks_of(one.key, "ways.sent_again")
    return is_first and speaks_of(keys, "fields.priced") and not _is_no_sum(one.key) and not is_spent(keys)


def _is_no_sum(name: str) -> bool:
    """Whether a name says that a number is that of days, or of things, or the sum from which something is done."""
    return any(speaks_of(name, idea) for idea in ("ways.time_given", "ways.counted", "ways.bounds"))


def _is_asked_without(name: str) -> bool:
    """Whether a name is that of asking by a door without a screen, and of no thing on paper: `paper_application`, and not `paper_map`."""
    return speaks_of(name, "ways.offline") and speaks_of(name, "ways.filed") and not speaks_of(name, "ways.online")
