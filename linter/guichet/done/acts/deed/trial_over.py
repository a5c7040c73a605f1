"""Free trials that a program turns by itself into something paid, when no text of the project tells people before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.done.acts.deed.asked_anew import KEEPS
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import may_speak_of, speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site, makes_markup

_TOLD = re.compile(
    r"\b(?:remind|warn|notif|notice|tell|rappel|pr[ée]v(?:en|ien)|avert|annonc)\w*[^\n]{0,60}(?:trial|essai)"
    r"|(?:trial|essai|free month|mois gratuit)[^\n]{0,80}\b(?:soon|remind|warn|notice|mail|email|rappel|bient[ôo]t|pr[ée]v(?:en|ien)\w*)"
    r"|(?:trial|essai|free month|mois gratuit)[^\n]{0,120}(?:[€£]|\$\d|\d ?euros?\b)",
    re.I,
)
"""That a trial will end is told, or what it will cost is said with it."""
_STATE = re.compile(r"['\"][^'\"\s]{2,30}['\"]|(?<=[.:])[A-Z][A-Z_]{2,30}\b")
"""A word that something is compared to."""
_TEXTS = (".py", ".php", ".yml", ".yaml", ".json", ".po", ".txt", ".md", ".toml", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


def paid_after_trial(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the call by which a function takes money because a trial is over, when it tells nobody and nothing else does."""
    if not whole.is_among_others or not _is_of_trial(body):
        return
    if any(speaks_of(name, "deeds.asked now") for deed in body.deeds for name in deed.given):
        return  # people answer at that moment
    takes = next((one for one in body.deeds if one.is_call and _takes_money(one)), None)
    if takes is None or any(one.is_call and speaks_of(one.last, "decisions.tell") for one in body.deeds):
        return
    if not is_trial_told(whole.project):
        yield FromDeed(
            Kind.ANSWER, takes.path, takes.span, whole.place, what=What.RUNS_ON, shown=whole.shown(takes.span)
        )


def _is_of_trial(body: Body) -> bool:
    """Whether a function is about free trials that are over: what is tried again is none, nor is what a court does."""
    said = f"{body.function.name} {body.words}"
    if not speaks_of(said, "deeds.trials"):
        return False
    around = " ".join((body.function.name, *body.deeds[0].around))
    if speaks_of(f"{around} {' '.join(body.deeds[0].given)} {said}", "deeds.other trials"):
        return False
    return speaks_of(f"{around} {said}", "deeds.trial over") or any(
        speaks_of(f"{around} {one.words}", "deeds.ends") and _keeps_trials(one) for one in body.deeds
    )


def _keeps_trials(deed: Deed) -> bool:
    """Whether a query keeps those who are on trial, or a test on the way asks for them: that is what their state is called."""
    states = [one.value for one in deed.puts if deed.is_call and deed.last in KEEPS]
    states += [one[0] for test in deed.tests for one in _STATE.finditer(test)]
    return any(speaks_of(one, "deeds.trials") for one in states)


def _takes_money(deed: Deed) -> bool:
    """Whether a call charges somebody: money, or what one pays with, is named in it."""
    return speaks_of(deed.last, "deeds.takes money") and speaks_of(deed.words, "deeds.of payment")


@lasting_memo
def is_trial_told(project: Site) -> bool:
    """Return whether a text of a project tells people that a trial will end, or what comes after it."""
    paths = (one for one in project.paths if one.endswith(_TEXTS) or makes_markup(one))
    return any(may_speak_of(project.lowered(one), "deeds.trials") and project.does(one, _TOLD) for one in paths)
