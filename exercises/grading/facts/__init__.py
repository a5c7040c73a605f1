"""A small reader of French and English sentences: graders ask it what a text says, of whom, and what takes it back."""

from grading.facts.against import by_force, charged, favours, keeps_away, not_from_here, reprisal, unhurried
from grading.facts.failing import must_hold, must_still_hold
from grading.facts.pages import lines
from grading.facts.parties import Party
from grading.facts.reading import Reading
from grading.facts.said import Said
from grading.facts.taken_back import (
    behind_a_screen,
    binds_nobody,
    cannot,
    excused,
    kept_for_others,
    shut,
)
from grading.facts.told import arrived, come_what_may, denied_since, granted, perhaps_only, turned_down

__all__ = [
    "Party",
    "Reading",
    "Said",
    "arrived",
    "behind_a_screen",
    "binds_nobody",
    "by_force",
    "cannot",
    "charged",
    "come_what_may",
    "denied_since",
    "excused",
    "favours",
    "granted",
    "keeps_away",
    "kept_for_others",
    "lines",
    "must_hold",
    "must_still_hold",
    "not_from_here",
    "perhaps_only",
    "reprisal",
    "shut",
    "turned_down",
    "unhurried",
]
