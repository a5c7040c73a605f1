"""What any table does to people, whatever it is written in: proofs it wants, papers it has given again, letters it takes away, points, times, who is received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.core.places import Place
from guichet.done.acts import asked_again, by_default, silence
from guichet.done.acts.asked.tables import said_in
from guichet.done.acts.good_for import good_for_in
from guichet.done.acts.held_back import held_back
from guichet.done.acts.in_and_out import out_of
from guichet.done.acts.proved import proofs_in
from guichet.done.acts.reached import reached_in
from guichet.done.acts.renewed import renewed_in
from guichet.done.acts.table import (
    answers_led_out,
    appeals_priced,
    door_prices,
    door_supplements,
    doors_by_procedure,
    handed_out,
    link_times,
    muted,
    profiles,
    stated,
    step_times,
    timed_ends,
    ways_off,
    weights,
)
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.contact_pages import screens_alone
from guichet.done.acts.table.doors_taken import taken_in
from guichet.done.acts.table.ends_of_line import ends_of_line
from guichet.done.acts.table.erasure_waits import erasure_waits
from guichet.done.acts.table.fees_unshown import fees_unshown
from guichet.done.acts.table.handed import lists_handed
from guichet.done.acts.table.mending import mending_closes
from guichet.done.acts.table.on_score import done_on_score
from guichet.done.acts.table.paper_limits import limits_in
from guichet.done.acts.table.phones_alone import alone_in
from guichet.done.acts.table.read_behind import read_behind
from guichet.done.acts.table.reply_times import reply_times
from guichet.done.acts.table.routed import recipients_listed, routed_in
from guichet.done.acts.table.session_lengths import session_lengths
from guichet.done.acts.table.shared_out import shared_out
from guichet.done.acts.table.shut_states import shut_for_good
from guichet.done.acts.table.terms import long_terms
from guichet.done.acts.table.trials import trials_in
from guichet.done.acts.table.way_rules import way_rules_in
from guichet.done.acts.table.ways_left_out import ways_left_out
from guichet.done.acts.table.ways_to_pay_off import switched_ways
from guichet.done.forms.described import choices_in, described_in
from guichet.done.forms.papers_listed import papers_in
from guichet.done.forms.ways_to_pay import cards_alone
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of_script
from guichet.reading.data.trees import Tree
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import called, constants_of, enumerations_of, trees_of


def acts_of(trees: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield what some tables do to people, each once."""
    said = set()
    for tree in trees:
        found = (
            *proofs_in(tree, place),
            *asked_again.lapses_in(tree, place),
            *good_for_in(tree, place),
            *muted.muted_in((tree,), place),
            *weights.weights_in(tree, place),
            *weights.rules_in(tree, place),
            *profiles.profiles_in(tree, place),
            *timed_ends.ends_in(tree, place),
            *silence.silences_in(tree, place),
            *step_times.steps_in(tree, place),
            *link_times.link_times_in(tree, place),
            *by_default.defaults_in(tree, place),
            *stated.stated_in(tree, place),
            *handed_out.handed_out((tree,), place),
            *ways_off.ways_off((tree,), place),
            *way_rules_in(tree, place),
            *limits_in(tree, place),
            *door_prices.prices_in(tree, place),
            *door_supplements.supplements_in(tree, place),
            *appeals_priced.appeals_priced(tree, place),
            *doors_by_procedure.doors_by_procedure(tree, place),
            *switched_ways(tree, place),
            *reached_in(tree, place),
            *screens_alone(tree, place),
            *cards_alone(tree, place),
            *lists_handed(tree, place),
            *routed_in(tree, place),
            *recipients_listed(tree, place),
            *long_terms(tree, place),
            *mending_closes(tree, place),
            *ends_of_line(tree, place),
            *erasure_waits(tree, place),
            *held_back(tree, place),
            *shut_for_good(tree, place),
            *answers_led_out.answers_led_out(tree, place),
            *done_on_score(tree, place),
            *read_behind(tree, place),
            *said_in(tree, place),
            *shared_out(tree, place),
            *reply_times(tree, place),
            *trials_in(tree, place),
        )
        for one in found:
            if (type(one), one.span) not in said:
                said.add((type(one), one.span))
                yield one


def acts_together(trees: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield what the tables of one file do to people, read beside one another."""
    trees = tuple(trees)
    yield from acts_of(trees, place)
    yield from renewed_in(trees, place)
    yield from out_of(trees, place)
    yield from fees_unshown(trees, place)
    yield from ways_left_out(trees, place)


def acts_of_constants(constants: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield what the numbers that code keeps each under a name of its own do to people: no table is around them."""
    for one in constants:
        yield from (
            *step_times.steps_in(one, place),
            *door_supplements.supplements_in(one, place),
            *erasure_waits(one, place),
            *said_in(one, place),
        )


def acts_in(script: Script) -> Iterator[Act]:
    """Yield what the tables of a script do to people."""
    place = place_of_script(script.path)
    yield from acts_together((*trees_of(script), *enumerations_of(script)), place)
    yield from acts_of_constants(constants_of(script), place)
    for tree in trees_of(script):
        yield from (
            *taken_in(tree, place, script.text),
            *alone_in(tree, place, script.text),
            *session_lengths(tree, place),
        )
    for tree in trees_of(script):
        yield from (*described_in(tree, place, program=script.text), *papers_in(tree, place), *choices_in(tree, place))
        yield from consent_tables.settled_in(tree, place)
        yield from watching_tables.watched_in(tree, place)
    for call in called(script, consent_tables.TOOLS):
        yield from consent_tables.told_to_tool(call, place)
