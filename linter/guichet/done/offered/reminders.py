"""Invitations that a table has put to people again at once, or each day, whatever they answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.places import Place, place_of_path
from guichet.done.people.consent import says_yes
from guichet.done.people.given_time import seconds_named
from guichet.done.words import speaks_of
from guichet.reading.data.answers import NO, NOTHING
from guichet.reading.data.trees import Tree, trees_holding
from guichet.reading.php.literal_trees import trees_of as php_trees
from guichet.reading.project.project import Project
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.schedules.entry import Schedule
from guichet.reading.schedules.found import schedules_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.literal_trees import trees_of as script_trees

_AT_ONCE = frozenset({"0", "0s", "0d", "0h", "always", "toujours", "every_login", "each_visit", "every_visit", "chaque_visite", "chaque_connexion"})  # fmt: skip
_NO_TIME = re.compile(
    r"0(?:\.0)?(?:\s*\*\s*[\w.]{1,40}){1,4}|(?:[\w.]{1,40}\s*\*\s*){1,4}0|0[. ]?(?:m?s|[dhm]|sec\w{0,6}|min\w{0,5}|hours?|heures?|days?|jours?|weeks?|semaines?|months?|mois)"
    r"|[\w.:]{1,40}(?:duration|delta|period|interval|days|hours|minutes|seconds|milliseconds|jours)\(\s*(?:\w{1,12}\s*[=:]\s*)?0\s*\)|p0[dwm]|pt0[hms]"
)
"""A length of time that is none, as programs write it: `0 * DAY`, `0.days`, `Duration.ofDays(0)`, `PT0S`."""
REMINDS = (
    "again",
    "remind",
    "snooze",
    "redemand",
    "repropos",
    "relanc",
    "nudge",
    "invit",
    "revenir",
    "revient",
    "back_after",
    "come_back",
    "comes_back",
    "reappear",
)
"""Words without one of which a file reminds nobody."""
_ENDLESS = NO | NOTHING | {"-1", "0", "infinity", "unlimited", "illimite"}
"""What a limit says that is none."""


def reminders_in(module: PythonModule) -> Iterator[Tree]:
    """Yield the settings of a module's tables that put an invitation to people again at once."""
    if place_of_path(module.path) is None:
        for tree in trees_of(module):
            yield from _at_once(tree)
            yield from too_often(tree)
            yield from back_after_no(tree)


def reminders_in_script(script: Script) -> Iterator[Tree]:
    """Yield those of a script's tables."""
    if place_of_path(script.path) is None:
        yield from (one for tree in script_trees(script) for one in (*_at_once(tree), *back_after_no(tree)))


def reminders_kept(project: Any) -> Iterator[Tree]:
    """Yield those of the files of data of a project."""
    for tree in trees_holding((*REMINDS, "every", "tous_les", "interval", "frequen", "fréquen"), project):
        yield from _at_once(tree)
        yield from too_often(tree)
        yield from back_after_no(tree)
    for path in project.paths:
        if path.endswith(".php") and place_of_path(path) is None and any(project.holds(path, one) for one in REMINDS):
            yield from (one for tree in php_trees(project.source(path)) for one in _at_once(tree))


def planned_each_day(project: Project) -> Iterator[Schedule]:
    """Yield the jobs that push something on people each day, by what they are called: `send_paperless_reminder`."""
    for job in schedules_of(project):
        pushed = speaks_of(job.says, "answers.sold") and speaks_of(job.says, "answers.reminding")
        if (
            pushed
            and place_of_path(job.path) is not Place.TEST
            and len({at // 1440 for at in job.cron.minutes}) == _WEEK
        ):
            yield job


_WEEK = 7


def back_after_no(tree: Tree) -> Iterator[Tree]:
    """Yield the lines of a table by which what people said no to comes back in a day or two: `decline: { back_after_days: 1 }`."""
    for around, one in tree.walk():
        keys = (*(part.key for part in around[-2:]), one.key)
        comes_back = speaks_of(one.key, "answers.again") or speaks_of(one.key, "answers.declining")
        if not around or one.parts or not comes_back or not any(speaks_of(key, "answers.declining") for key in keys):
            continue
        invited = next((part for part in reversed(around) if _is_of_invitation(part)), None)
        if invited is not None and _is_often(one) and not any(map(_stops, around[-1].parts)):
            yield one


def _is_of_invitation(table: Tree) -> bool:
    """Whether a table is all of one invitation: what it proposes, in words, and what a service would like people to take up."""
    said = [part.value or "" for part in table.leaves]
    return any(" " in text for text in said) and speaks_of(" ".join((table.key, *said)), "answers.pushed")


def too_often(tree: Tree) -> Iterator[Tree]:
    """Yield the lines of a table that have an invitation sent each day, or more often, and never say when it stops."""
    for around, one in tree.walk():
        if not around or not speaks_of(one.key, "answers.every") or not _is_often(one):
            continue
        said = " ".join((around[-1].key, *(part.value or "" for _, part in around[-1].walk())))
        if speaks_of(said, "answers.pushed") and not any(map(_stops, around[-1].parts)):
            yield one


def comes_each_day(one: Tree) -> bool:
    """Return whether a line has something sent each day or so, rather than at once."""
    return speaks_of(one.value or "", "answers.each_day") or (speaks_of(one.key, "answers.every") and _is_often(one))


def _is_often(one: Tree) -> bool:
    """Whether a length of time is a day or two, or less; a list of answers to choose from is no length of time."""
    if len(one.ends) > _PARTS_OF_A_TIME:
        return False
    value = " ".join(part.value or "" for part in one.ends)
    seconds = seconds_named(one.key, value) or 0
    return speaks_of(value, "answers.each_day") or 0 < seconds <= _OFTEN


_OFTEN = 2 * 86_400
_PARTS_OF_A_TIME = 4
"""Of `{ weeks: 0, days: 1, hours: 0, minutes: 0 }`."""


def hounding(tree: Tree) -> Iterator[Tree]:
    """Yield the lines of a table that send the same message to people several times a day, until they do what it wants."""
    for around, one in tree.walk():
        if not around or one.parts or not speaks_of(one.key, "answers.every"):
            continue
        beside = [part for part in around[-1].leaves if part is not one]
        said = [part.value or "" for part in beside]
        seconds = seconds_named(one.key, one.value or "") or 0
        addressed = any(" " in text and speaks_of(text, "answers.addressed") for text in said)
        capped = any(_stops(part) and _COUNTED.search(part.value or "") for part in beside)
        kind = any(speaks_of(text, "answers.for_their_sake") for text in (*said, tree.path))
        if 60 <= seconds <= _HOURS and addressed and not capped and not kind:
            yield one


def hounding_in(module: PythonModule) -> Iterator[Tree]:
    """Yield those of a module's tables."""
    if place_of_path(module.path) is None:
        yield from (one for tree in trees_of(module) for one in hounding(tree))


def hounding_kept(project: Any) -> Iterator[Tree]:
    """Yield those of the files of data of a project."""
    yield from (one for tree in trees_holding(REPEATS, project) for one in hounding(tree))


_HOURS = 6 * 3600
_COUNTED = re.compile(r"\d")
"""Of a limit: a number of times, or of days."""
REPEATS = ("every", "repeat", "repet", "répét", "interval", "frequen", "fréquen", "cadence")
"""Words without one of which a table repeats nothing."""


def _stops(one: Tree) -> bool:
    """Whether something ends it: a number of times, or what people answer when that is not yes alone."""
    if not speaks_of(one.key, "answers.capped"):
        return False
    said = [(part.value or "").lower() for part in one.ends]
    return any(value not in _ENDLESS and not says_yes(value) for value in said)


def _at_once(tree: Tree) -> Iterator[Tree]:
    for around, one in tree.walk():
        if around and speaks_of(one.key, "answers.again") and is_at_once(one):
            said = " ".join((around[-1].key, *(part.value or "" for _, part in around[-1].walk())))
            if speaks_of(said, "answers.pushed"):
                yield one


def is_at_once(one: Tree) -> bool:
    """Return whether a length of time is none: `0`, `timedelta(0)`, `timedelta(days=0)`, `every_login`."""
    if one.parts:
        return (one.value or "").endswith("timedelta") and all(part.value == "0" for part in one.parts)
    said = (one.value or "").lower()
    return said.replace(" ", "_").replace("-", "_") in _AT_ONCE or _NO_TIME.fullmatch(said.strip()) is not None
