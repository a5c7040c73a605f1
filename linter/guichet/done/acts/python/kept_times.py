"""How long people are given, as the settings of a project say: sessions, links, codes, drafts, in files of data, in jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.memo import memo
from guichet.core.numbers import measured
from guichet.core.places import Place, place_of_path
from guichet.done.acts.decision_links import leads_to_decision
from guichet.done.acts.lasting import Kept, is_never_over
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.given_time import Thing, seconds_named, thing_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.described import only_describes
from guichet.reading.data.documents import DATA_SUFFIXES, Document, Entry, document_at
from guichet.reading.data.durations import seconds_written, unit_remarked
from guichet.reading.data.yes_no import is_no
from guichet.reading.schedules.found import schedules_of

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_WOKEN = re.compile(
    r"session|idle|inactiv|otp|(?<![a-z])code|brouillon|draft|link|lien|hold|answer|reponse|saisie|password|mot_de_passe|passwd|mdp|lock|bloqu|verrou",
    re.I,
)
_TEXTS = re.compile(
    r"(?:^|/)(?:locales?|i18n|lang|translations?|messages?)(?:/|[^/]*\.json$)|/?(?:openapi|swagger|package|composer)[^/]*$|schema[^/]*$",
    re.I,
)
_OPTION = re.compile(
    r"(?:--?|['\"])(jours|days|heures|hours|age|older-than|older_than|keep|retention)['\"]?[=: ]+(\d+)\b", re.I
)
_OPTION_UNITS = {"heures": 3600, "hours": 3600, "age": 86400}
_FEW = 2
"""Words of a name that says what people answer, and nothing more."""


def acts_of_settings(project: Project) -> Iterator[Act]:
    """Yield what the files of settings, and the options of planned jobs, give people for a time."""
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and not _TEXTS.search(path):
            place = place_of_path(path) or Place.PUBLIC
            if place.is_lived and (_WOKEN.search(path.rpartition("/")[2]) or _WOKEN.search(project.text(path))):
                document = document_at(path, project)
                if document is not None:
                    yield from _in_document(document, place, project)
    for job in schedules_of(project):
        option = _OPTION.search(job.says)
        if option is not None and speaks_of(job.says, "sessions.wiped") and thing_of(job.says) is Thing.DRAFT:
            seconds = measured(option[2]) * _OPTION_UNITS.get(option[1].lower(), 86400)
            yield Validity(
                Kind.EXPIRE, job.path, job.span, Place.JOB, thing=Thing.DRAFT, seconds=seconds, shown=option[0], about=frozenset({"validity"})
            )  # fmt: skip


def _in_document(document: Document, place: Place, project: Project) -> Iterator[Act]:
    tries = [one for one in document.entries if speaks_of(_keys(one), "sessions.tries") and one.number is not None]
    for one in document.entries:
        keys = _keys(one)
        if _is_rotation(keys) and one.number and not only_describes(one.keys[-1], _beside(one, document)):
            yield _kept(Kind.EXPIRE, document, one, place, None, "?", "password")
        lasts = speaks_of(keys, "sessions.lasting") or seconds_written(one.value) is not None
        seconds = seconds_named(keys, one.value) if lasts else None
        if lasts and not speaks_of(keys, "sessions.kept") and not speaks_of(keys, "sessions.other"):
            if speaks_of(keys, "sessions.lock"):
                if is_never_over(keys, one.value):
                    limit = next((f"{each.number:g}" for each in tries if each.number is not None), "?")
                    yield _kept(Kind.LOCK, document, one, place, None, limit)
            elif _is_of_the_public(keys) and seconds and not _is_warned(one, document):
                yield _kept(Kind.EXPIRE, document, one, place, seconds, "?")
                continue
        yield from _given(document, one, place)
        if (seconds := seconds_named(keys, one.value)) and leads_to_decision(keys, project):
            yield _validity(document, one, place, Thing.READ, seconds)


def _beside(one: Entry, document: Document) -> list[str]:
    """The names of the lines of the same table."""
    return [each.keys[-1] for each in document.entries if each.keys and each.keys[:-1] == one.keys[:-1]]


def _is_of_the_public(keys: str) -> bool:
    """Whether keys name a session that is not that of those who work there."""
    return speaks_of(keys, "sessions.session") and not speaks_of(keys, "decisions.inside")


def _is_warned(one: Entry, document: Document) -> bool:
    """Whether a line beside says that people are warned before, or that nothing is lost: `warnBeforeReset: true`."""
    return any(
        speaks_of(beside.keys[-1], "sessions.kept") and bool(beside.value) and not is_no(beside.value)
        for beside in document.entries
        if beside.keys and beside is not one and beside.keys[:-1] == one.keys[:-1]
    )


def _given(document: Document, one: Entry, place: Place) -> Iterator[Validity]:
    """What a setting gives that is neither a session nor a lock."""
    keys = _keys(one)
    seconds = seconds_named(keys, one.value)
    if one.number and (unit := unit_remarked(document.source.text, one.span)) is not None:
        seconds = one.number * unit
    thing = thing_of(keys) or _thing_of_file(one, document) or _answers_of(one) if seconds else None
    if thing is not None and seconds and not (thing is Thing.DRAFT and _speaks_of_warning(document)):
        yield _validity(document, one, place, thing, seconds)


@memo
def _speaks_of_warning(document: Document) -> bool:
    return speaks_of(document.source.text, "sessions.warned")


def _validity(document: Document, one: Entry, place: Place, thing: Thing, seconds: float) -> Validity:
    return Validity(
        Kind.EXPIRE, document.path, one.span, place, thing=thing, seconds=seconds,
        shown=document.source.text[one.span.start : one.span.end], about=frozenset({"validity"}),
    )  # fmt: skip


def _thing_of_file(one: Entry, document: Document) -> Thing | None:
    """What a file is about, by its name, for a line of its own that says how long it is good: `validity_s: 45` in `codes.yml`."""
    alone = len(one.keys) == 1 and speaks_of(one.keys[0], "sessions.good_for")
    return thing_of(f"{document.path.rpartition('/')[2].partition('.')[0]} {one.keys[0]}") if alone else None


def _answers_of(one: Entry) -> Thing | None:
    """A draft, when a table of how long things are kept has a line for what people answer: `lifetimes: {answers: 900}`."""
    *table, name = one.keys
    lasts = any(speaks_of(each, "sessions.good_for") for each in table)
    held = lasts and speaks_of(name, "sessions.typed") and len(apart(name).split()) <= _FEW
    return Thing.DRAFT if held and not speaks_of(_keys(one), "sessions.not_given") else None


def _is_rotation(keys: str) -> bool:
    """Whether a setting says after how long a password must change."""
    return (
        speaks_of(keys, "sessions.password")
        and speaks_of(keys, "sessions.rotation")
        and not speaks_of(keys, "sessions.not_rotation")
    )


def _kept(
    kind: Kind, document: Document, one: Entry, place: Place, seconds: float | None, limit: str, what: str = "session"
) -> Kept:
    shown = document.source.text[one.span.start : one.span.end]
    return Kept(
        kind, document.path, one.span, place, seconds=seconds, shown=shown, limit=limit, about=frozenset({what})
    )


def _keys(one: Entry) -> str:
    return " ".join(one.keys)
