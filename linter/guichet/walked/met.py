"""What stands on the way of a request: the findings of the rules, and the answers that its forms will not go without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from astroid import nodes

from guichet.core.findings import Certainty, Finding, Text
from guichet.core.keeping.tables import table
from guichet.core.places import Place
from guichet.done.forms.classes import acts_in as forms_of_classes
from guichet.done.forms.form import Asked, Form, Use
from guichet.done.forms.pages import forms_of
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component, is_template
from guichet.walked.accounts import account_of
from guichet.walked.asked import asked_on, built_on, in_parts
from guichet.walked.asking_line import asking_line
from guichet.walked.component_fields import fields_of_component
from guichet.walked.guards import guard_of, is_only_likely
from guichet.walked.in_words import in_words
from guichet.walked.journeys import Journey
from guichet.walked.lacked import ASKED, KINDS, NEITHER, wants, who_one_is
from guichet.walked.placed import in_files
from guichet.walked.profiles import Obstacle, obstacles
from guichet.walked.rails import is_called
from guichet.walked.requests import as_typed, has_no_part, is_in_some_cases, names_by_form
from guichet.walked.ruby_fields import kept_by_model

_OF_FIELDS = frozenset(rule for rule, _ in ASKED.values())
_WANTED = Text(
    "« {name} » est obligatoire : sans réponse, la demande ne part pas.",
    '"{name}" is required: without an answer, the request is not sent.',
)
_OF_ACCOUNT = Text(
    "Il faut un compte, et « {name} » est obligatoire pour l’avoir.",
    'An account is needed, and "{name}" is required to have one.',
)
_OF_LIKELY_ACCOUNT = Text(
    "Il faut peut-être un compte, et « {name} » est obligatoire pour l’avoir.",
    'An account may be needed, and "{name}" is required to have one.',
)
_ON_CONTROLS = frozenset({"field-label-missing", "button-name-missing"})
"""Rules whose flaw stops only those who must use the very control."""


@dataclass(frozen=True, slots=True)
class Met:
    """Something on the way: where it is written, what it says, and what one lacks who cannot get over it."""

    path: str
    line: int
    rule: str
    message: Text
    obstacle: Obstacle
    is_certain: bool = True
    is_reported: bool = True
    """Whether `guichet check` says the same there: what a form asks may stop here what stops nobody elsewhere."""
    also: str = ""
    """Another place without which this would stop nobody: the one that asks for an account."""

    @property
    def place(self) -> str:
        """Its file and line."""
        return f"{self.path}:{self.line}"

    @property
    def places(self) -> tuple[str, ...]:
        """All the places that say it, the one to mend first."""
        return (self.place, self.also) if self.also else (self.place,)


def met_in(journey: Journey, findings: Iterable[Finding], project: Project) -> tuple[list[Met], list[Met]]:
    """Return what stops and what slows on the way of a request, whoever goes, in reading order, each place once."""
    found = list(findings)
    invites = _invites(journey)
    on_way = [one for one in found if _is_on_way(one, journey, project) and not (invites and one.rule in _OF_FIELDS)]
    pages = [page for path in journey.pages if (page := project.page_written(path)) is not None]
    aside = [one for one in on_way if _is_aside(one, pages)]
    stops = [
        *_of_rules([one for one in on_way if one not in aside], project, stops=True),
        *_told_by(found, [*(() if invites else _of_forms(journey, pages, project)), *_of_account(pages, project)]),
    ]
    return _each_once(stops), _each_once(
        [*_of_rules(on_way, project, stops=False), *_of_rules(aside, project, stops=True)]
    )


def _told_by(findings: Sequence[Finding], met: Iterable[Met]) -> Iterator[Met]:
    """Yield what was met, each with whether a finding says it."""
    said = {(one.rule, one.path, one.position.line) for one in findings}
    yield from (replace(one, is_reported=(one.rule, one.path, one.line) in said) for one in met)


def _invites(journey: Journey) -> bool:
    """Whether a request is to have somebody else come in: what it asks is theirs."""
    return speaks_of(apart(f"{journey.name} ; {journey.label.fr}"), "fields.inviting")


def _is_aside(finding: Finding, pages: Sequence[Page]) -> bool:
    """Whether a flaw is on something that nobody has to go through: a field that is disabled, a button beside the request."""
    shown = (*map(as_typed, pages), *pages) if finding.rule in _ON_CONTROLS else ()
    return any(has_no_part(finding.path, finding.span.start, page) for page in shown)


def _each_once(met: Iterable[Met]) -> list[Met]:
    kept: dict[tuple[str, int, str], Met] = {}
    for one in sorted(met, key=lambda one: (one.path, one.line, not one.is_certain, one.rule)):
        kept.setdefault((one.path, one.line, one.obstacle.key), one)
    return list(kept.values())


def _of_rules(findings: Sequence[Finding], project: Project, *, stops: bool) -> Iterator[Met]:
    for obstacle in obstacles().values():
        rules = obstacle.stops if stops else obstacle.slows
        for one in findings:
            if one.rule in rules and _is_about(one, obstacle) and not _is_field_of_code(one):
                sure = one.certainty is Certainty.VIOLATION
                yield Met(one.path, one.position.line, one.rule, in_words(one, project), obstacle, sure)


def _is_field_of_code(finding: Finding) -> bool:
    """Whether a finding is about a field that code declares: which form asks it of whom is answered by the forms."""
    return finding.path.endswith(".py") and finding.rule in _OF_FIELDS


def _is_about(finding: Finding, obstacle: Obstacle) -> bool:
    """Whether a finding of a rule that concerns several things is about this one, by its own words."""
    said = f"{finding.message.fr} {finding.message.en}".lower()
    return not obstacle.about or any(word in said for word in obstacle.about)


@cache
def _subjects() -> dict[str, str]:
    return {rule: idea for idea, rules in table("walked/subjects.toml").items() for rule in rules}


def _is_on_way(finding: Finding, journey: Journey, project: Project) -> bool:
    """Whether a flaw stands in the way of a request: in a file of it, and in what that file does for it."""
    if finding.path not in journey.files or not (finding.page is None or finding.page in journey.files):
        return False
    idea = _subjects().get(finding.rule)
    if idea is not None and not speaks_of(f"{journey.name} {journey.label.fr} {journey.texts}", idea):
        return False
    if finding.path.endswith("_helper.rb"):
        return is_called(finding.path, finding.position.line, _written_in(journey, project), project)
    return not finding.path.endswith(".py") or _has_part(finding.path, finding.position.line, journey, project)


def _written_in(journey: Journey, project: Project) -> list[str]:
    """What the templates of a request write."""
    return [project.text(path) for path in sorted(journey.files) if is_template(path)]


def _has_part(path: str, line: int, journey: Journey, project: Project) -> bool:
    """Whether a line of Python has a part in a request: its views name it, or it stands beside them and shows no other page."""
    if journey.behind.names(path, line) or path in journey.everywhere:
        return True
    return path in journey.behind.modules and _serves(path, line, journey, project)


def _serves(path: str, line: int, journey: Journey, project: Project) -> bool:
    """Whether the function around a line may serve a request: it shows one of its pages, or shows none."""
    module = project.modules.parsed(path)
    if module is None:
        return True
    around = [
        one for one in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef)
        if one.lineno <= line <= (one.end_lineno or one.lineno)
    ]  # fmt: skip
    for function in sorted(around, key=lambda one: -one.lineno):
        shown = {
            project.library.resolve(one.value, path)
            for one in function.nodes_of_class(nodes.Const)
            if isinstance(one.value, str) and is_template(one.value)
        } - {None}
        if shown:
            return bool(shown & journey.files)
    return True


def _of_forms(journey: Journey, pages: Sequence[Page], project: Project) -> Iterator[Met]:
    """The answers that the forms of a request will not go without."""
    in_some = bool(pages) and all(map(is_in_some_cases, pages))
    for form, fields in _forms(journey, pages, project):
        for key, (rule, idea) in ASKED.items():
            for one in fields:
                sure = wants(key, idea, one, form) if one.required else None
                if sure is not None:
                    line = project.source(one.path).position(one.span).line
                    message = _WANTED.format(name=one.label or one.name)
                    only_some = one.sometimes or in_some or _is_in_one_of_several(one.name, pages)
                    yield Met(one.path, line, rule, message, obstacles()[key], sure and not only_some)
        for one, rule, message in who_one_is(fields):
            line = project.source(one.path).position(one.span).line
            yield Met(one.path, line, rule, message, obstacles()["common-names"], is_certain=False)


def _is_in_one_of_several(name: str, pages: Sequence[Page]) -> bool:
    """Whether a page has several forms, each sent by itself, and one of them goes without a field."""
    ways = [held for page in pages if len(held := names_by_form(page)) > 1]
    return any(
        any(one is not None and name in one for one in each)
        and any(one is not None and name not in one for one in each)
        for each in ways
    )


def _forms(journey: Journey, pages: Sequence[Page], project: Project) -> Iterator[tuple[Form, Sequence[Asked]]]:
    """The forms of a request, and their fields that it shows."""
    for path in sorted(journey.files):
        if is_template(path):
            page = project.page_written(path)
            for form in forms_of(page) if page is not None else ():
                if form.reaches_people:
                    own = (in_files(one, form.page.template, project.library) for one in form.own)
                    yield form, [kept_by_model(one, project) for one in own]
    for page in pages:
        if is_component(page.path):
            asked = fields_of_component(page.path, project)
            if asked:
                yield Form(Kind.ASK, page.path, asked[0].span, Place.PUBLIC, name=page.path, fields=asked), asked
        around = next(iter(forms_of(page)), None)
        if around is not None and around.reaches_people:
            yield around, tuple(in_parts(page))
        if fields := (built_on(page).fields or asked_on(page).others):
            yield Form(Kind.ASK, page.path, fields[0].span, Place.PUBLIC, name=page.path, fields=fields), fields
    for one in dict.fromkeys(one for page in pages for one in asked_on(page).forms):
        if one.form.place.is_public and one.form.use is not Use.PRINTED:
            yield one.form, one.fields
    if not any(asked_on(page).printed or is_component(page.path) for page in pages):
        yield from _beside(journey, project)


def _of_account(pages: Sequence[Page], project: Project) -> Iterator[Met]:
    """What an account asks for, when a request wants one."""
    guarded = [page for page in pages if guard_of(page, project)]
    if not guarded:
        return
    asks = next((place for page in guarded if (place := asking_line(page, project))), "")
    is_known = bool(asks) and not all(is_only_likely(page, project) for page in guarded)
    account = account_of(project)
    for one, rule, message in who_one_is([one for one, _ in account.wanted]):
        line = project.source(one.path).position(one.span).line
        yield Met(one.path, line, rule, message, obstacles()["common-names"], is_certain=False)
    for one, is_sure in account.wanted:
        for key, (rule, idea) in ASKED.items():
            if key != "address" and one.sort not in NEITHER and (one.is_about(idea) or one.kind == KINDS[key][0]):
                line = project.source(one.path).position(one.span).line
                message = (_OF_ACCOUNT if is_known else _OF_LIKELY_ACCOUNT).format(name=one.label or one.name)
                sure = is_known and is_sure and not one.sometimes
                yield Met(one.path, line, rule, message, obstacles()[key], sure, also=asks)


def _beside(journey: Journey, project: Project) -> Iterator[tuple[Form, Sequence[Asked]]]:
    """The classes that judge what a page written by hand sends: those of the modules of its views."""
    for path in sorted(journey.behind.modules if journey.behind.views else journey.files):
        module = project.modules.parsed(path) if path.endswith(".py") else None
        for form in forms_of_classes(module) if module is not None else ():
            line = project.source(form.path).position(form.span).line
            if form.reaches_people and _has_part(path, line, journey, project):
                yield form, form.own
