"""What schedules do to people: slots put online or taken back, a site shut, at hours that nobody chose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.core.places import Place
from guichet.core.words import any_of
from guichet.done.acts.server.commands import Step, steps_of
from guichet.done.acts.server.effects import Effect, effect_of_words, effects_of_function, effects_of_text
from guichet.done.acts.server.waits import draw_waited
from guichet.done.nouns.act import Act, Ground, Kind, Reason, way_by
from guichet.done.words import speaks_of
from guichet.reading.schedules.cron import DAY, WEEK, minutes_until
from guichet.reading.schedules.entry import Schedule
from guichet.reading.schedules.found import schedules_of

if TYPE_CHECKING:
    from guichet.core.findings import Text
    from guichet.reading.project.project import Project

NIGHT = (22 * 60, 6 * 60)
"""From 22:00 to 6:00, in minutes of the day."""
_MORNING = 8
"""Hour before which few people can be at a screen."""
_KINDS = {
    Effect.OPEN_SLOTS: Kind.RELEASE, Effect.CLOSE_SLOTS: Kind.HIDE, Effect.CLOSE_SITE: Kind.REFUSE,
}  # fmt: skip
_FOR_MAKERS = re.compile(rf"(?<![a-zé])(?:{any_of('environments.deployed')})(?![a-zé])", re.I)
"""That what a job stops is a copy of the service that the public never gets."""
_FOLDERS = 4
"""Folders that say where a job runs, its file included."""
_PROGRAMS = (".js", ".mjs", ".cjs", ".ts", ".rb", ".rake", ".php")
"""Files whose words are not all said of what they do: only the states that they write are."""
_ITS_OWN_DAY = re.compile(r"date \+%([uwHk])\D{1,6}[\"']?(\d{1,2})")


@dataclass(eq=False)
class ScheduledAct(Act):
    """A job that acts on the door, and when it does; it lasts until another job undoes it."""

    schedule: Schedule
    through: tuple[tuple[str, str, int], ...] = ()
    drawn: str = ""
    """The draw that moves it, as written; empty when it runs on the minute."""
    is_left: bool = False
    """Whether it shuts the door and nothing that can be read opens it again, in the job itself or in another."""

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the hour of the schedule, and the draw that moves it."""
        if reason is Reason.HOUR:
            yield Ground(reason, self.path, self.span, self.job, self.through)
        elif reason is Reason.CHANCE and self.drawn:
            yield Ground(reason, self.path, self.schedule.spread or self.span, self.drawn, self.through)

    @property
    def chain(self) -> Text:
        """The files that the job goes through before it acts, as the end of a message."""
        return way_by(self.through)

    @property
    def is_at_night(self) -> bool:
        """Whether every run is between 22:00 and 6:00, in winter and in summer."""
        return all(
            minute % DAY >= NIGHT[0] or minute % DAY < NIGHT[1]
            for minutes in self.schedule.local_minutes
            for minute in minutes
        )

    @property
    def is_on_one_early_day(self) -> bool:
        """Whether it runs on some dates alone, before people who work or sleep in the morning can be there."""
        early = self.schedule.cron.hours and max(self.schedule.cron.hours) < _MORNING
        return self.schedule.cron.dated and bool(early)

    @property
    def first_hour(self) -> str:
        """The hour of the first run of the week, as "03:15"."""
        minute = self.schedule.local_minutes[0][0] % DAY
        return f"{minute // 60:02d}:{minute % 60:02d}"

    @property
    def job(self) -> str:
        """What the job says, short enough for a message."""
        folded = " ".join(self.schedule.says.split())
        return folded if len(folded) <= 60 else f"{folded[:59]}…"


@memo
def acts_of_schedules(project: Project) -> tuple[ScheduledAct, ...]:
    """Return what the schedules of a project do to people, in path order; computed once."""
    jobs = [(one, *_effect(one, project)) for one in schedules_of(project)]
    doing: dict[Effect | None, list[Schedule]] = defaultdict(list)
    for one, does, _, _ in jobs:
        doing[does].append(one)
    found = []
    for job, effect, step, drawn in jobs:
        kind = Kind.RELEASE if effect is Effect.OPEN_SITE and drawn else _KINDS.get(effect) if effect else None
        if kind is not None and effect is not None and not _is_for_makers(job):
            undoing = doing[effect.opposite]
            found.append(
                ScheduledAct(
                    kind, job.path, job.span, Place.JOB, job, step.through if step else (), drawn,
                    lasts=_lasts(job, [one for one in undoing if one.path == job.path] or undoing),
                    is_left=not undoing and not _undoes_itself(job, effect, project),
                )
            )  # fmt: skip
    return tuple(found)


def _is_for_makers(job: Schedule) -> bool:
    """Whether a job acts on a copy of the service that only its makers see: a preview, a place for tests."""
    folders = "/".join(job.path.split("/")[-_FOLDERS:])
    return any(_FOR_MAKERS.search(said.replace("/dev/null", "")) for said in (folders, job.where, job.says))


def _undoes_itself(job: Schedule, effect: Effect, project: Project) -> bool:
    """Whether what a job runs also says the opposite of its effect: stopped, then started again."""
    for step in steps_of(job, project):
        for part in re.split(r"[;&|\n]+", step.text):
            if effect.opposite in (*effects_of_text(part), effect_of_words(part)):
                return True
    return False


def _effect(job: Schedule, project: Project) -> tuple[Effect | None, Step | None, str]:
    """What a job does, the step that does it, and the draw that it waits for before.

    A job that says by its name what it does still waits in the files that it runs.
    """
    drawn = project.text(job.path)[job.spread.start : job.spread.end] if job.spread else ""
    told: tuple[Effect, Step] | None = None
    for step in steps_of(job, project):
        effect = _effect_of_step(step, job) if told is None else None
        drawn = drawn or draw_waited(step.text, job, project)
        if effect is not None:
            told = effect, step
        if told is not None and (drawn or step.path != job.path):
            break
    return (*told, drawn) if told is not None else (None, None, drawn)


def _effect_of_step(step: Step, job: Schedule) -> Effect | None:
    if step.function is not None and step.module is not None:
        known = next(effects_of_function(step.function, step.module), None)
        return known if known is not None else _by_arguments(job, step.function.as_string())
    effects = list(effects_of_text(step.text))
    if not effects and step.path.endswith(_PROGRAMS) and step.path != job.path:
        return None
    if not effects:
        flipped = list(_through_a_variable(step.text))
        return _flip(flipped, step.text, job) if flipped else _said(step)
    return effects[0]


_HANDED = re.compile(r"\bargs[\"']?\s*[:=]\s*[\[(]\s*(True|False|true|false)\b")


def _by_arguments(job: Schedule, function: str) -> Effect | None:
    """What a job does that hands a yes or a no to a function which puts places online: `"args": (False,)`."""
    found = _HANDED.search(job.says)
    opening = speaks_of(job.says, "places.put_out") or speaks_of(job.says, "asked.opening")
    if found is None or not opening or not (speaks_of(function, "places.slots") or speaks_of(function, "places.goods")):
        return None
    return Effect.OPEN_SLOTS if found[1].lower() == "true" else Effect.CLOSE_SLOTS


def _said(step: Step) -> Effect | None:
    found = [effect for line in step.text.splitlines() if (effect := effect_of_words(line)) is not None]
    # A script that shuts and opens again within one run is maintenance, as it should be.
    return found[0] if found and found[0].opposite not in found[1:] else None


def _through_a_variable(text: str) -> Iterator[Effect]:
    """What a script writes in a state through a variable that it gives both values: `V=false; else V=true` … `= $V`."""
    for name in set(re.findall(r"\b(\w+)=(?:true|false|on|off|0|1)\b", text)):
        if len(set(re.findall(rf"\b{name}=(true|false|on|off|0|1)\b", text))) == 2:
            for value in ("false", "true"):
                yield from effects_of_text(re.sub(rf"\$\{{?{name}\b\}}?", value, text))


def _flip(effects: list[Effect], text: str, job: Schedule) -> Effect | None:
    """Which of two effects one run of a script has, when it tells them apart by the day or the hour at which it runs."""
    own = _ITS_OWN_DAY.search(text)
    shut = next((one for one in effects if not one.opens), None)
    if own is None or shut is None:
        return None
    values = {minute // DAY + 1 if own[1] in "uw" else minute % DAY // 60 for minute in job.cron.minutes}
    first_is_shut = "=false" in text and text.find("=false") < text.find("=true")
    return shut if (count(own[2]) in values) is first_is_shut else shut.opposite


def _lasts(job: Schedule, undoing: list[Schedule]) -> int | None:
    """The minutes a week between a job and those that undo it; a job done again before is counted once."""
    ends = sorted(minute for one in undoing if not one.cron.dated for minute in one.cron.minutes)
    starts = job.cron.minutes
    if not ends:
        return None
    return sum(
        length
        for start, length in zip(starts, minutes_until(starts, ends), strict=True)
        if not any(0 < (other - start) % WEEK < length for other in starts)
    )
