"""The acts that the deeds of a file are, in each language: the same questions for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed import (
    agreed,
    begun_again,
    kept_answers,
    kept_by_model,
    locked,
    unique_contacts,
)
from guichet.done.acts.deed import hidden as deed_hidden
from guichet.done.acts.deed.done_by_calls import acts_by_calls
from guichet.done.acts.deed.questions import QUESTIONS
from guichet.done.acts.deed.questions_of_functions import OF_FILES, OF_FUNCTIONS
from guichet.done.acts.deed.unique_contacts import has_models
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table import handed as deed_handed
from guichet.done.acts.unique_contact import UniqueContact
from guichet.done.nouns.act import Act
from guichet.done.nouns.kind import Kind
from guichet.done.nouns.places import place_of_script
from guichet.reading.deeds import php, python, scripts, sql
from guichet.reading.deeds.deed import Deed
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.sql.statements import statements_of
from guichet.reading.templates.production import is_never_so
from guichet.reading.templates.site import Site

KINDS = (
    Kind.ANSWER,
    Kind.ASK,
    Kind.CHOOSE,
    Kind.CLOSE,
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
_NOWHERE = Span(0, 0)
OF_TABLES = (Kind.ANSWER, Kind.ASK)
"""What a migration does to people: what a column begins with, and what it holds their answers to."""


def acts_of_deeds(whole: Whole) -> Iterator[Act]:
    """Yield what the deeds of a file do to people, whatever it is written in; nothing of what is done where it is made alone."""
    for deed in _said_anew(whole.deeds):
        if any(map(is_never_so, deed.tests)):
            continue
        for ask in QUESTIONS:
            yield from ask(deed, whole)
    yield from acts_by_calls(QUESTIONS, OF_FUNCTIONS, whole)
    for body in whole.bodies.values() if whole.place.is_lived else ():
        for question in OF_FUNCTIONS:
            yield from question(body, whole)
    for look in OF_FILES if whole.is_among_others else ():
        yield from look(whole)


_AGAIN = 12
"""Times that a file says the same in the same place, after which it says nothing more: nobody writes that."""


def _said_anew(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """Yield the deeds of a file but those that do again, word for word, what was done there many times."""
    held = tuple(deeds)
    if len(held) <= _AGAIN:
        yield from held
        return
    times: Counter[Deed] = Counter()
    for deed in held:
        bare = replace(deed, span=_NOWHERE, tests_at=(), puts=tuple(replace(one, span=_NOWHERE) for one in deed.puts))
        times[bare] += 1
        if times[bare] <= _AGAIN:
            yield deed


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
    asked = (unique_contacts.shared_by_nobody, agreed.agreements_of)
    return tuple(act for deed in whole.deeds for ask in asked for act in ask(deed, whole))


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
    """Yield what the functions of a file of SQL only mark as gone, when nothing of the project erases it, and the accounts that they shut."""
    whole = _of_sql(source, project)
    for deed in whole.deeds:
        yield from begun_again.begun_again_in_query(deed, whole)
        if deed.around:
            yield from deed_hidden.hidden(deed, whole)
            yield from locked.locked(deed, whole)


def _of_sql(source: Source, project: Any = None) -> Whole:
    place = place_of_path(source.path) or Place.JOB
    found = (sql.deed_of(one, source.path) for one in statements_of(source.text))
    deeds = tuple(one for one in found if one is not None)
    return Whole(source.path, source.text, deeds, Place.JOB if place is Place.MIGRATION else place, project)
