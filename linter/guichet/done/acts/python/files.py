"""What a Python module does to people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guichet.core.memo import keyed_memo
from guichet.done.acts import (
    asked_again,
    by_default,
    held_back,
    in_and_out,
    lasting,
    proved,
    reached,
    retentions,
    silence,
    switches,
    validity,
)
from guichet.done.acts.asked.tables import said_in
from guichet.done.acts.deed import channel_branches, limits_by_line
from guichet.done.acts.deed import files as deeds
from guichet.done.acts.python import (
    asked,
    asked_anew,
    barred,
    basket_begun,
    broadcast,
    choices,
    deadlines,
    decided,
    detours,
    dispatched,
    empty_reasons,
    first_served,
    flows,
    forced,
    freed,
    kept_answers,
    kept_by_chance,
    lanes,
    left_out,
    picked,
    presumed,
    proofs_undone,
    put_in_ticked,
    ratings,
    reasons,
    refusals,
    session_settings,
    timed_lanes,
    tokens,
    told_apart,
    turned_down,
    turns,
    unanswered,
    undone,
)
from guichet.done.acts.sql import doors as sql_doors
from guichet.done.acts.sql import quotas as sql_quotas
from guichet.done.acts.sql import statements as sql
from guichet.done.acts.sql import times as sql_times
from guichet.done.acts.table import (
    answers_led_out,
    appeals_priced,
    contact_pages,
    door_prices,
    door_supplements,
    doors_by_procedure,
    fees_unshown,
    handed,
    handed_out,
    link_times,
    mending,
    muted,
    on_score,
    paper_limits,
    phones_alone,
    profiles,
    shared_out,
    shut_states,
    stated,
    step_times,
    terms,
    timed_ends,
    way_rules,
    ways_off,
    weights,
)
from guichet.done.acts.table import consent as consent_tables
from guichet.done.acts.table import watching as watching_tables
from guichet.done.acts.table.ends_of_line import ends_of_line
from guichet.done.acts.table.erasure_waits import erasure_waits
from guichet.done.acts.table.modules import called_by_none, of_all_tables, of_tables, with_classes, with_text
from guichet.done.acts.table.read_behind import read_behind
from guichet.done.acts.table.routed import recipients_listed
from guichet.done.acts.table.ways_left_out import ways_left_out
from guichet.done.acts.table.ways_to_pay_off import switched_ways
from guichet.done.forms import classes, data, listed, parameters, requests, ways_to_pay
from guichet.done.nouns.act import Act
from guichet.done.nouns.kind import Kind
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around, trees_first_named

_DECISIONS = (Kind.CLOSE, Kind.CONTROL, Kind.DECIDE, Kind.DELAY, Kind.REFUSE)
READERS: tuple[tuple[Callable[[PythonModule], Iterable[Act]], tuple[Kind, ...]], ...] = (
    (choices.acts_in, (Kind.CHOOSE, Kind.RELEASE)),
    (told_apart.acts_in, (Kind.CHOOSE,)),
    (refusals.acts_in, (Kind.REFUSE, Kind.HIDE)),
    (turned_down.acts_in, (Kind.REFUSE,)),
    (barred.acts_in, (Kind.REFUSE, Kind.HIDE)),
    (detours.acts_in, (Kind.REFUSE, Kind.HIDE)),
    (undone.acts_in, (Kind.RELEASE,)),
    (freed.acts_in, (Kind.RELEASE,)),
    (switches.acts_in, (Kind.REFUSE, Kind.HIDE, Kind.RELEASE)),
    (flows.acts_in, (Kind.KEEP, Kind.SEND)),
    (handed_out.acts_in, (Kind.SEND,)),
    (ways_off.acts_in, (Kind.REFUSE,)),
    (dispatched.acts_in, (Kind.REFUSE,)),
    (of_tables(way_rules.way_rules_in), (Kind.REFUSE,)),
    (with_text(phones_alone.alone_in, trees_around), (Kind.REFUSE,)),
    (of_tables(door_prices.prices_in), (Kind.REFUSE,)),
    (of_tables(door_supplements.supplements_in), (Kind.REFUSE,)),
    (of_tables(appeals_priced.appeals_priced), (Kind.REFUSE,)),
    (of_tables(doors_by_procedure.doors_by_procedure), (Kind.REFUSE,)),
    (in_and_out.acts_in, (Kind.REFUSE,)),
    (fees_unshown.acts_in, (Kind.ANSWER,)),
    (of_tables(on_score.done_on_score), (Kind.CLOSE,)),
    (of_tables(answers_led_out.answers_led_out), (Kind.REFUSE,)),
    (of_tables(shut_states.shut_for_good), (Kind.LOCK,)),
    (of_tables(held_back.held_back, with_classes), (Kind.REFUSE,)),
    (reached.acts_in, (Kind.REFUSE,)),
    (of_tables(contact_pages.screens_alone), (Kind.REFUSE,)),
    (channel_branches.papers_ignored, (Kind.EXPIRE,)),
    (asked.acts_in, (Kind.ANSWER,)),
    (put_in_ticked.acts_in, (Kind.ANSWER,)),
    (consent_tables.acts_in, (Kind.ANSWER, Kind.KEEP)),
    (forced.acts_in, (Kind.ANSWER,)),
    (presumed.acts_in, (Kind.ANSWER,)),
    (unanswered.acts_in, (Kind.ANSWER,)),
    (kept_answers.acts_in, (Kind.KEEP,)),
    (asked_anew.acts_in, (Kind.KEEP,)),
    (retentions.acts_in, (Kind.KEEP,)),
    (watching_tables.acts_in, (Kind.KEEP, Kind.SEND)),
    (lasting.acts_in, (Kind.EXPIRE, Kind.LOCK)),
    (asked_again.acts_in, (Kind.EXPIRE,)),
    (proofs_undone.acts_in, (Kind.EXPIRE,)),
    (proved.acts_in, (Kind.PROVE,)),
    (validity.acts_in, (Kind.EXPIRE,)),
    (of_tables(step_times.steps_in, trees_of), (Kind.EXPIRE,)),
    (of_tables(link_times.link_times_in, trees_of), (Kind.EXPIRE,)),
    (of_tables(ends_of_line), (Kind.EXPIRE,)),
    (of_tables(recipients_listed, trees_of), (Kind.SEND,)),
    (of_tables(erasure_waits, trees_of), (Kind.KEEP,)),
    (session_settings.acts_in, (Kind.EXPIRE, Kind.LOCK)),
    (tokens.acts_in, (Kind.EXPIRE,)),
    (classes.acts_in, (Kind.ASK,)),
    (requests.acts_in, (Kind.ASK,)),
    (listed.acts_in, (Kind.ASK,)),
    (of_tables(paper_limits.limits_in, called_by_none), (Kind.REFUSE,)),
    (of_tables(limits_by_line.rates_in, trees_of), (Kind.REFUSE,)),
    (parameters.acts_in, (Kind.ASK,)),
    (ways_to_pay.acts_in, (Kind.ASK,)),
    (of_all_tables(ways_left_out, with_classes), (Kind.ASK, Kind.PROVE, Kind.REFUSE)),
    (of_tables(switched_ways), (Kind.ASK,)),
    (of_tables(ways_to_pay.cards_alone, trees_first_named), (Kind.ASK,)),
    (data.acts_in, (Kind.ASK,)),
    (by_default.acts_in, (Kind.REFUSE,)),
    (of_tables(by_default.defaults_in), (Kind.REFUSE,)),
    (decided.acts_in, _DECISIONS),
    (picked.acts_in, (Kind.CHOOSE,)),
    (lanes.acts_in, (Kind.CHOOSE, Kind.DELAY)),
    (turns.acts_in, (Kind.DELAY, Kind.CHOOSE)),
    (timed_lanes.acts_in, (Kind.DELAY,)),
    (ratings.acts_in, (Kind.RATE,)),
    (sql.acts_in_python, (*_DECISIONS, Kind.ANSWER, Kind.CHOOSE, Kind.RATE)),
    (weights.acts_in, (Kind.RATE,)),
    (of_tables(weights.rules_in), (Kind.CHOOSE,)),
    (of_tables(profiles.profiles_in), (Kind.DELAY,)),
    (of_tables(timed_ends.ends_in, with_classes), (Kind.CLOSE,)),
    (muted.acts_in, (Kind.HIDE,)),
    (left_out.acts_in, (Kind.HIDE,)),
    (silence.acts_in, (Kind.ANSWER,)),
    (of_tables(silence.silences_in), (Kind.ANSWER,)),
    (basket_begun.acts_in, (Kind.ANSWER,)),
    (first_served.acts_in, (Kind.CHOOSE,)),
    (broadcast.acts_in, (Kind.CHOOSE,)),
    (kept_by_chance.acts_in, (Kind.CHOOSE,)),
    (of_tables(stated.stated_in, with_classes), (Kind.CHOOSE, Kind.REFUSE)),
    (of_tables(shared_out.shared_out, with_classes), (Kind.RELEASE,)),
    (sql_doors.acts_in_python, (Kind.HIDE,)),
    (sql_quotas.acts_in_python, (Kind.REFUSE,)),
    (sql_times.acts_in_python, (Kind.EXPIRE,)),
    (reasons.acts_in, (Kind.TELL,)),
    (empty_reasons.acts_in, (Kind.TELL,)),
    (deadlines.acts_in, (Kind.DELAY,)),
    (deeds.acts_in, deeds.KINDS),
    (of_tables(terms.long_terms), (Kind.KEEP,)),
    (of_tables(mending.mending_closes), (Kind.CLOSE,)),
    (of_tables(handed.lists_handed), (Kind.SEND,)),
    (of_tables(read_behind, trees_around), (Kind.REFUSE,)),
    (of_tables(said_in, trees_around), (Kind.REFUSE, Kind.RATE, Kind.EXPIRE)),
)
"""Each reader, and the kinds of act that it may yield: what no rule asks about is not read."""


def acts_of(module: PythonModule, kinds: frozenset[Kind] = frozenset(Kind)) -> tuple[Act, ...]:
    """Return what a module does to people, of some kinds at least, sort by sort; each sort is read once."""
    return tuple(one for read, told in READERS if not kinds.isdisjoint(told) for one in _read(read, module))


@keyed_memo
def _read(read: Callable[[PythonModule], Iterable[Act]], module: PythonModule) -> tuple[Act, ...]:
    return tuple(read(module))
