"""The acts that the deeds of a file are, in each language: the same questions for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import held_back
from guichet.done.acts.deed import agreed as deed_agreed
from guichet.done.acts.deed import (
    alone,
    appeals_paid,
    asked_anew,
    asked_one_by_one,
    births_parsed,
    brought_along,
    brought_in,
    bundled,
    by_device,
    channel_branches,
    checks,
    closed_by_clock,
    closed_by_staff,
    counted_lines,
    cut_off,
    dearer_doors,
    doors_guarded,
    doors_shut,
    drafts_wiped,
    erasures_undone,
    faults_kept,
    fee_on_top,
    handed_round,
    joined_by_loading,
    kept_answers,
    kept_by_model,
    key_of_digits,
    keyed_by_door,
    leaving_windows,
    list_left,
    locked_for_good,
    never_out,
    not_for_another,
    one_country,
    one_name,
    per_device,
    permits_ending,
    places_lost,
    protected_out,
    put_in_basket,
    quickest_served,
    real_days,
    refusals_unread,
    same_examiner,
    sent_back_empty,
    sent_to_end,
    session_lengths,
    signed_links,
    slipped_in,
    sorted_by_door,
    spelled_otherwise,
    swallowed,
    throttled,
    ticked,
    told_companies,
    trial_over,
    turns_restarted,
    unique_contacts,
    unknown_address,
    used_up,
    yes_written,
)
from guichet.done.acts.deed import hidden as deed_hidden
from guichet.done.acts.deed import hollow as deed_hollow
from guichet.done.acts.deed import locked as deed_locked
from guichet.done.acts.deed import logged as deed_logged
from guichet.done.acts.deed import noted as deed_noted
from guichet.done.acts.deed import points as deed_points
from guichet.done.acts.deed import renewed as deed_renewed
from guichet.done.acts.deed import secrets as deed_secrets
from guichet.done.acts.deed import sent as deed_sent
from guichet.done.acts.deed import sessions as deed_sessions
from guichet.done.acts.deed import signed_alone as deed_signed
from guichet.done.acts.deed import thrown as deed_thrown
from guichet.done.acts.deed.unique_contacts import has_models
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.monitored import monitored
from guichet.done.acts.table import handed as deed_handed
from guichet.done.acts.table import reused as deed_reused
from guichet.done.acts.table import terms
from guichet.done.acts.unique_contact import UniqueContact
from guichet.done.nouns.act import Act
from guichet.done.nouns.kind import Kind
from guichet.done.nouns.places import place_of_script
from guichet.reading.deeds import php, python, scripts, sql
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.sql.statements import statements_of
from guichet.reading.templates.production import is_never_so
from guichet.reading.templates.site import Site

QUESTIONS: tuple[Callable[[Deed, Whole], Iterable[Act]], ...] = (
    deed_agreed.agreements_of,
    yes_written.yes_written,
    yes_written.sent_in_silence,
    yes_written.read_by_first_words,
    bundled.bundled,
    ticked.ticked,
    deed_agreed.by_passing,
    deed_agreed.by_named_passing,
    deed_sessions.thrown_out,
    deed_noted.noted,
    deed_hidden.hidden,
    deed_locked.locked,
    deed_locked.locked_a_day,
    locked_for_good.locked_for_good,
    deed_logged.logged,
    deed_logged.answers_logged,
    deed_secrets.aged,
    deed_handed.handed,
    deed_points.taken,
    deed_points.no_costs,
    deed_renewed.goes_on,
    deed_noted.printed,
    deed_thrown.wiped,
    deed_thrown.comes_back,
    deed_sent.sent,
    told_companies.told_companies,
    monitored,
    channel_branches.turned_away,
    channel_branches.this_year_alone,
    sorted_by_door.letters_last,
    terms.erased_late,
    doors_guarded.left_signed_in,
    doors_guarded.left_by_account,
    deed_reused.reused,
    deed_signed.signed_alone,
    deed_signed.paid_alone,
    by_device.kept_to_phones,
    put_in_basket.put_in_basket,
    put_in_basket.packed_in,
    same_examiner.same_examiner,
    doors_shut.left_out_of_list,
    doors_shut.without_key,
    places_lost.place_lost,
    unique_contacts.shared_by_nobody,
    checks.checked,
    per_device.too_many_people,
    throttled.few_a_day,
    asked_one_by_one.first_missing,
    real_days.born_on_no_day,
    births_parsed.read_by_the_day,
    one_country.of_one_country,
    one_name.must_share_name,
    unknown_address.unknown_turned_down,
    signed_links.good_for,
    not_for_another.led_out,
    permits_ending.ending_soon,
    faults_kept.faults_kept,
    spelled_otherwise.spelled_otherwise,
    protected_out.protected_out,
    kept_by_model.kept_whatever,
    session_lengths.ends_soon,
    held_back.steps_called,
    joined_by_loading.joined_by_loading,
    sent_back_empty.sent_back_empty,
    drafts_wiped.drafts_wiped,
    cut_off.cut_off,
    handed_round.handed_round,
    brought_along.brought_along,
    sent_to_end.sent_to_end,
    erasures_undone.erasure_undone,
    closed_by_staff.closed_by_staff,
    swallowed.thanked_all_the_same,
    swallowed.refused_by_country,
)
"""What is asked of each deed."""
OF_FUNCTIONS: tuple[Callable[[Body, Whole], Iterable[Act]], ...] = (
    alone.refused_by_machine,
    deed_agreed.by_silence,
    deed_hidden.copied,
    deed_hollow.nothing_done,
    deed_hollow.not_obeyed,
    deed_hollow.barring,
    deed_hollow.thrown_away,
    deed_hollow.ended,
    deed_hollow.told_online,
    deed_hollow.paper_stopped,
    deed_hollow.screen_presumed,
    appeals_paid.appeals_paid,
    appeals_paid.appeals_of_payers,
    places_lost.dropped_soon,
    places_lost.joined_again,
    list_left.decisions_stopped,
    never_out.never_out,
    never_out.barred_out,
    brought_in.brought_in,
    quickest_served.quickest_served,
    counted_lines.few_of_a_line,
    used_up.used_up,
    trial_over.paid_after_trial,
    asked_anew.refusers_asked,
    refusals_unread.refusals_unread,
    slipped_in.slipped_in,
    fee_on_top.fee_on_top,
    sent_to_end.new_number,
    leaving_windows.leaves_within,
    closed_by_clock.closed_by_clock,
    closed_by_clock.settled_by_silence,
    swallowed.swallowed,
)
"""What is asked of each function, by what it does."""
OF_FILES: tuple[Callable[[Whole], Iterable[Act]], ...] = (
    turns_restarted.turns_restarted,
    key_of_digits.forgets_letters,
    dearer_doors.dearer_doors,
    doors_guarded.left_by_mark,
    keyed_by_door.letters_after,
    told_companies.told_judges,
)
"""What is asked of each file, by its words."""
KINDS = (
    Kind.ANSWER,
    Kind.ASK,
    Kind.CHOOSE,
    Kind.DECIDE,
    Kind.DELAY,
    Kind.EXPIRE,
    Kind.HIDE,
    Kind.KEEP,
    Kind.LOCK,
    Kind.RATE,
    Kind.REFUSE,
    Kind.SEND,
)
OF_TABLES = (Kind.ANSWER, Kind.ASK)
"""What a migration does to people: what a column begins with, and what it holds their answers to."""


def acts_of_deeds(whole: Whole) -> Iterator[Act]:
    """Yield what the deeds of a file do to people, whatever it is written in; nothing of what is done where it is made alone."""
    for deed in whole.deeds:
        if any(map(is_never_so, deed.tests)):
            continue
        for ask in QUESTIONS:
            yield from ask(deed, whole)
    for body in whole.bodies.values() if whole.place.is_lived else ():
        for question in OF_FUNCTIONS:
            yield from question(body, whole)
    for look in OF_FILES if whole.is_among_others else ():
        yield from look(whole)


@memo
def acts_in(module: PythonModule) -> tuple[Act, ...]:
    """Return what the deeds of a module do to people."""
    if is_test(module):
        return ()
    if not is_migration(module):
        place = place_of_path(module.path) or Place.PUBLIC
        return tuple(
            acts_of_deeds(Whole(module.path, module.source.text, python.deeds_of(module), place, module.project))
        )
    if has_models(module.project):
        return ()
    whole = Whole(module.path, module.source.text, python.deeds_of(module), Place.JOB, module.project)
    return tuple(act for deed in whole.deeds for act in unique_contacts.shared_by_nobody(deed, whole))


def is_of_tables(act: Act) -> bool:
    """Return whether an act is what a migration makes of the tables for good: with what a column begins, what nobody may share."""
    return act.kind in OF_TABLES or isinstance(act, UniqueContact)


def acts_in_script(script: Script) -> Iterator[Act]:
    """Yield what the deeds of a script do to people."""
    said = place_of_script(script.path)
    place = Place.JOB if said is Place.MIGRATION else said
    whole = Whole(script.path, script.text, scripts.deeds_of(script), place, script.project, script.start)
    yield from (act for act in acts_of_deeds(whole) if said is place or is_of_tables(act))


def acts_in_php(source: Source, project: Site, place: Place) -> Iterator[Act]:
    """Yield what the deeds of a file of PHP do to people, those of the SQL that it writes too."""
    whole = Whole(source.path, source.text, php.deeds_of(source), place, project)
    yield from acts_of_deeds(whole)
    yield from (act for deed in whole.deeds for act in kept_answers.kept_soon(deed, whole))
    yield from kept_by_model.kept_in_php(source, project, place)


def acts_in_sql(source: Source) -> Iterator[Act]:
    """Yield what the statements of a file of SQL put in its tables."""
    whole = _of_sql(source)
    yield from deed_handed.handed_by_sql(source, whole.place)
    yield from acts_of_deeds(whole)


def hidden_in_sql(source: Source, project: Site) -> Iterator[Act]:
    """Yield what the functions of a file of SQL only mark as gone, when nothing of the project erases it."""
    whole = _of_sql(source, project)
    return (act for deed in whole.deeds if deed.around for act in deed_hidden.hidden(deed, whole))


def _of_sql(source: Source, project: Any = None) -> Whole:
    place = place_of_path(source.path) or Place.JOB
    found = (sql.deed_of(one, source.path) for one in statements_of(source.text))
    deeds = tuple(one for one in found if one is not None)
    return Whole(source.path, source.text, deeds, Place.JOB if place is Place.MIGRATION else place, project)
