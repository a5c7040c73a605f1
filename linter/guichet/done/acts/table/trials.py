"""What a table has become of a free time that somebody tried: a paid one, by itself, `trial_days: 30, after_trial: charge_yearly`."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no

_LONGEST = 60


def trials_in(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lines of a table by which a free time goes on as one that is paid for."""
    for _, holder in tree.walk():
        said = " ".join(one.key for one in (holder, *holder.leaves))
        if not (speaks_of(said, "deeds.trials") or speaks_of(said, "deeds.trial over")) or speaks_of(
            said, "deeds.other trials"
        ):
            continue
        for one in holder.leaves:
            value = one.value or ""
            goes_on = len(value) < _LONGEST and not is_no(value) and speaks_of(value, "deeds.goes on paid")
            if goes_on and speaks_of(one.key, "deeds.after a trial"):
                yield FromDeed(
                    Kind.ANSWER, one.path, one.span, place, what=What.RUNS_ON, shown=f"{one.key}: {value}", certain=False,
                )  # fmt: skip
