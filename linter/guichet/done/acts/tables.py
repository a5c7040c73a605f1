"""What any table does to people, whatever it is written in: proofs it wants, papers it has given again, letters it takes away, points, times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.core.places import Place
from guichet.done.acts import asked_again, handed_out, muted, silence, step_times, timed_ends, ways_off, weights
from guichet.done.acts.proved import proofs_in
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_script
from guichet.reading.data.trees import Tree
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import trees_of


def acts_of(trees: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield what some tables do to people, each once."""
    said = set()
    for tree in trees:
        found = (
            *proofs_in(tree, place),
            *asked_again.lapses_in(tree, place),
            *muted.muted_in((tree,), place),
            *weights.weights_in(tree, place),
            *weights.rules_in(tree, place),
            *timed_ends.ends_in(tree, place),
            *silence.silences_in(tree, place),
            *step_times.steps_in(tree, place),
            *handed_out.handed_out((tree,), place),
            *ways_off.ways_off((tree,), place),
        )
        for one in found:
            if (type(one), one.span) not in said:
                said.add((type(one), one.span))
                yield one


def acts_in(script: Script) -> Iterator[Act]:
    """Yield what the tables of a script do to people."""
    yield from acts_of(trees_of(script), place_of_script(script.path))
