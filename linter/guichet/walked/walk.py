"""The walk itself: for each request, each profile meets what stands on the way, and the doors that are left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from guichet.core.findings import Text, counted
from guichet.core.memo import cached_property, memo
from guichet.done.offered.channels import Channel
from guichet.engine.report import Report
from guichet.reading.project.project import Project
from guichet.walked.declared import HELP, Declared, Door, lets_in
from guichet.walked.extent import Extent, extent_of
from guichet.walked.helped import Help
from guichet.walked.journeys import Journey, journeys_of
from guichet.walked.meeting import Met
from guichet.walked.met import met_in
from guichet.walked.missing_pages import missing_page
from guichet.walked.profiles import SCREEN, Obstacle, Profile, obstacles
from guichet.walked.unread_fields import Unread
from guichet.walked.unwalked import fields_without_request, forms_without_request


class Outcome(StrEnum):
    """Whether somebody can finish, the best first."""

    FINISHES = "finishes"
    OTHER_DOOR = "other-door"
    UNKNOWN = "unknown"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Walk:
    """One profile through one request."""

    journey: Journey
    profile: Profile
    outcome: Outcome
    stops: tuple[Met, ...] = ()
    """What cannot be got over, for certain."""
    doubts: tuple[Met, ...] = ()
    """What may be impossible to get over: a person must look."""
    slows: tuple[Met, ...] = ()
    doors: tuple[Door, ...] = ()
    """The doors by which this person can finish."""
    unread: tuple[Unread, ...] = ()
    shut: Obstacle | None = None
    """What this person lacks that shuts the screen itself, whatever the code says."""
    named: str = ""
    """A way that the pages name and that nobody declared: what it can do is not known."""
    is_declared: bool = False
    """Whether the service declares doors: none of them was forgotten then."""
    not_reached: tuple[str, ...] = ()
    """The pages that this person does not get to: an earlier one stops them for certain."""

    @property
    def can_finish(self) -> bool:
        """Whether this person finishes, by whatever door."""
        return self.outcome in (Outcome.FINISHES, Outcome.OTHER_DOOR)

    @property
    def is_to_answer(self) -> bool:
        """Whether only the absence of another door stops this person: the code cannot say that there is none."""
        return self.outcome is Outcome.STOPPED and not self.stops and not self.is_declared


@dataclass(frozen=True, eq=False)
class Walks:
    """All the walks of a service, and what is wrong in what it declares."""

    journeys: tuple[Journey, ...]
    profiles: tuple[Profile, ...]
    walks: tuple[Walk, ...]
    declared: Declared
    remarks: tuple[Text, ...] = ()
    extent: Extent = field(default_factory=Extent)

    def of(self, journey: Journey, profile: Profile) -> Walk:
        """Return one walk. Raises KeyError when it was not made."""
        return self._by_pair[id(journey), id(profile)]

    @cached_property
    def _by_pair(self) -> dict[tuple[int, int], Walk]:
        return {(id(one.journey), id(one.profile)): one for one in self.walks}


def walked(report: Report, declared: Declared, profiles: Sequence[Profile]) -> Walks:
    """Walk every profile through every request of a service.

    What a derogation or a baseline accepts still stands in people's way: the report holds both.
    """
    journeys = journeys_of(report.project, declared.journeys)
    doors = [one for one in declared.doors if _is_shown(one, report.project)]
    every = [*report.findings, *(finding for finding, _ in report.suppressed)]
    walks: list[Walk] = []
    for journey in journeys:
        stops, slows = met_in(journey, every, report.project)
        able = [one for one in doors if one.finishes(journey.name)]
        walks.extend(_walk(journey, profile, stops, slows, doors, able) for profile in profiles)
    remarks = tuple(_remarks(declared, doors, report, journeys))
    return Walks(tuple(journeys), tuple(profiles), tuple(walks), declared, remarks, extent_of(report.project, journeys))


_BY_SCREEN = (Channel.NEARBY, "seat")
"""Ways that replace the screen alone."""


def _walk(
    journey: Journey,
    profile: Profile,
    stops: Sequence[Met],
    slows: Sequence[Met],
    known: Sequence[Door],
    able: Sequence[Door],
) -> Walk:
    """Walk one profile through a request, where some doors are known and some of them can finish it."""
    met = [one for one in stops if one.obstacle.key in profile.lacks]
    certain = tuple(one for one in met if one.is_certain)
    doubts = tuple(one for one in met if not one.is_certain)
    shut = next((one for key, one in obstacles().items() if key in profile.lacks and _shuts(one, journey, known)), None)
    doors = tuple(one for one in able if one.lets_in(profile.lacks))
    # a house where people are helped with screens, or an office that data name, fills in the same form: it asks for what they do not have too
    by_screen = shut is not None and not met
    ways = [one for one in journey.named if (by_screen or one not in _BY_SCREEN) and lets_in(one, profile.lacks)]
    named = "" if known else next(iter([*ways, *_help_for(shut, journey)]), "")
    unread = tuple(one for one in journey.unread if one.matters_to(profile.lacks))
    if not met and shut is None and not unread:
        outcome = Outcome.FINISHES
    elif doors:
        outcome = Outcome.OTHER_DOOR
    elif (certain or (shut is not None and not any(one.hides_doors for one in unread))) and not named:
        outcome = Outcome.STOPPED
    else:
        outcome = Outcome.UNKNOWN
    slowed = tuple(one for one in slows if one.obstacle.key in profile.lacks)
    last = min((at for one in certain if (at := journey.step_of(one.path)) is not None), default=None)
    if last is not None and outcome is Outcome.STOPPED:
        certain, doubts, slowed = (tuple(_up_to(last, each, journey)) for each in (certain, doubts, slowed))
    missed = journey.pages[last + 1 :] if last is not None and outcome is Outcome.STOPPED else ()
    return Walk(journey, profile, outcome, certain, doubts, slowed, doors, unread, shut, named, bool(known), missed)


def _shuts(obstacle: Obstacle, journey: Journey, known: Sequence[Door]) -> bool:
    """Whether the lack of something shuts the screen to somebody, on a request; where doors are declared, they are for them."""
    is_easy = obstacle.is_helped and journey.help is Help.NOT_NEEDED and not journey.named
    return obstacle.shuts == SCREEN and (bool(known) or not is_easy)


def _help_for(shut: Obstacle | None, journey: Journey) -> Iterator[str]:
    """The help that the pages of a long request tell, for somebody whom help may bring through."""
    if shut is not None and shut.is_helped and journey.help is not Help.NONE:
        yield HELP


def _up_to(last: int, met: Sequence[Met], journey: Journey) -> Iterator[Met]:
    """Yield what is met up to a page: what is on a later one alone is not reached."""
    for one in met:
        at = journey.step_of(one.path)
        if at is None or at <= last:
            yield one


_FIGURES = re.compile(r"\D")


def _is_shown(door: Door, project: Project) -> bool:
    """Whether the pages of a service give the number or the address of a door: one that nobody is told of lets nobody in."""
    figures, words = _said(project)
    given = _FIGURES.sub("", door.value) if door.kind == "phone" else ""
    return given in figures if given else not door.value or door.value.lower().split(",")[0] in words


@memo
def _said(project: Project) -> tuple[str, str]:
    """The figures and the words of all that a service writes."""
    written = " ".join(
        project.text(path)
        for path in project.paths
        if path.endswith((".html", ".txt", ".md", ".jinja", ".j2", ".erb", ".twig", ".vue", ".py"))
    )
    return _FIGURES.sub("", written), " ".join(written.lower().split())


_FEW = 3


def _by_folder(paths: Sequence[str]) -> Iterator[str]:
    """Yield some paths in a few words: a folder that holds many of them once, with how many."""
    folders = Counter(path.rpartition("/")[0] for path in paths)
    first = {path.rpartition("/")[0]: path for path in reversed(paths)}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folders[folder] <= _FEW:
            yield path
        elif path == first[folder]:
            yield f"{folder}/ ({folders[folder]})"


def _remarks(declared: Declared, shown: Sequence[Door], report: Report, journeys: Sequence[Journey]) -> Iterator[Text]:
    """What was not walked, and what the file declares and the service does not say: a number that no page gives."""
    if not declared.doors and journeys:
        yield Text(
            "Aucune autre porte n’est déclarée : sans elle, qui n’a pas l’écran n’a rien. Écrivez dans guichet-people.toml le téléphone, le guichet ou l’adresse, s’il y en a.",
            "No other door is declared: without one, people who do not have the screen have nothing. Write in guichet-people.toml the telephone, the counter or the address, if there is one.",
        )
    missing = missing_page(report.project)
    if missing:
        yield Text(
            f"Ce dossier n’est pas entier : des pages que ses programmes montrent, ou des adresses qu’ils appellent, n’y sont nulle part. Ce qu’elles demandent n’a pas été lu, et personne n’est dit finir par elles. La première : {missing}.",
            f"This folder is not whole: pages that its programs show, or addresses that they bring in, are nowhere in it. What they ask was not read, and nobody is said to finish by them. The first: {missing}.",
        )
    outside = (
        []
        if declared.journeys
        else fields_without_request(report.project, {path for one in journeys for path in one.files})
    )
    if outside:
        named = ", ".join(_by_folder(outside))
        parts = counted(len(outside), Text("composant", "component"), Text("composants", "components"))
        yield Text(
            f"Des champs sont écrits hors de tout formulaire, dans {len(outside)} {parts.fr} : ce qu’ils demandent n’a pas été suivi. Déclarez ces démarches dans guichet-people.toml. Ce sont : {named}.",
            f"Fields are written outside any form, in {len(outside)} {parts.en}: what they ask was not followed. Declare those requests in guichet-people.toml. They are: {named}.",
        )
    left = (
        []
        if declared.journeys
        else forms_without_request(report.project, {path for one in journeys for path in one.files})
    )
    if left:
        named = ", ".join(_by_folder(left))
        files = counted(len(left), Text("fichier", "file"), Text("fichiers", "files"))
        yield Text(
            f"Des formulaires n’ont pas été suivis, dans {len(left)} {files.fr} : un programme les ouvre, ou la page qui les montre n’a pas été trouvée. Ce sont peut-être des démarches : déclarez-les dans guichet-people.toml. Ce sont : {named}.",
            f"Forms were not followed, in {len(left)} {files.en}: a program opens them, or the page that shows them was not found. They may be requests: declare them in guichet-people.toml. They are: {named}.",
        )
    names = {one.name for one in journeys}
    for door in declared.doors:
        if door not in shown:
            yield Text(
                f"« {door.value} » (guichet-people.toml, ligne {door.line}) : aucune page du service ne donne cette porte. Elle ne compte pour personne : écrivez-la là où les gens s’arrêtent.",
                f'"{door.value}" (guichet-people.toml, line {door.line}): no page of the service gives this door. It counts for nobody: write it where people stop.',
            )
        for one in door.can:
            if "*" not in one and one not in names:
                yield Text(
                    f"guichet-people.toml, ligne {door.line} : « {one} » n’est le nom d’aucune démarche.",
                    f'guichet-people.toml, line {door.line}: "{one}" is the name of no request.',
                )
