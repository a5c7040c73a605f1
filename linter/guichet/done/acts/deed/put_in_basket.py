"""Things that cost money and that a program puts in somebody's basket by itself, after what they chose."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed


def put_in_basket(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what is added to a basket when something else happens in it, and that nobody asked for; what takes money off is theirs."""
    if not (deed.is_call and whole.place.is_lived and speaks_of(deed.last, "deeds.adds")):
        return
    if not speaks_of(deed.owner, "deeds.baskets") or not (deed.args or deed.puts):
        return
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    answers = " ".join((*deed.around, *deed.marks))
    if (
        speaks_of(answers, "deeds.when it happens")
        and not speaks_of(answers, "deeds.answering")
        and speaks_of(said, "deeds.extras")
        and not speaks_of(said, "deeds.takes off")
        and not any(speaks_of(test, "deeds.extras") or speaks_of(test, "deeds.wishes") for test in deed.tests)
    ):
        shown = whole.shown(deed.span)
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.ADDED, shown=shown)
