"""What stands on the way of a request: the findings of the rules, and the answers that its forms will not go without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
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
from guichet.walked.asked import asked_on, built_on, in_parts
from guichet.walked.by_account import of_account, of_provider
from guichet.walked.by_message import brought_by_mail, brought_by_sms
from guichet.walked.clocks import clocks
from guichet.walked.component_fields import by_whom, fields_of_component
from guichet.walked.flows import is_passed_over
from guichet.walked.helpers_refused import REFUSED, helpers_refused
from guichet.walked.in_words import in_words
from guichet.walked.journeys import Journey
from guichet.walked.lacked import ASKED, wants, who_one_is
from guichet.walked.meeting import Met
from guichet.walked.mislabelled import MISLABELLED, mislabelled
from guichet.walked.paid_first import PAID, paid_first
from guichet.walked.phrases import is_said_on
from guichet.walked.placed import in_files
from guichet.walked.profiles import Obstacle, obstacles
from guichet.walked.rails import is_called
from guichet.walked.requests import as_typed, has_no_part, is_in_some_cases, names_by_form
from guichet.walked.ruby_fields import kept_by_model

_OF_FIELDS = frozenset({"two-names-required", "birthdate-incomplete-rejected", *(rule for rule, _ in ASKED.values())})
_WANTED = Text(
    "« {name} » est obligatoire : sans réponse, la demande ne part pas.",
    '"{name}" is required: without an answer, the request is not sent.',
)
_BY_SMS = Text("Seul un SMS mène à cette page.", "Only a text message leads to this page.")
_BY_LINK = Text(
    "Seul un lien dans un SMS mène à cette page : un téléphone sans navigateur ne l’ouvre pas.",
    "Only a link in a text message leads to this page: a telephone without a browser does not open it.",
)
_BY_MAIL = Text("Seul un courriel mène à cette page.", "Only an e-mail leads to this page.")
_ON_CONTROLS = frozenset({"field-label-missing", "button-name-missing"})
"""Rules whose flaw stops only those who must use the very control."""


def met_in(journey: Journey, findings: Iterable[Finding], project: Project) -> tuple[list[Met], list[Met]]:
    """Return what stops and what slows on the way of a request, whoever goes, in reading order, each place once."""
    found = list(findings)
    invites = _speaks_of(journey, "fields.inviting")  # what it asks is for those who are to come in
    on_way = [one for one in found if _is_on_way(one, journey, project) and not (invites and one.rule in _OF_FIELDS)]
    pages = [page for path in journey.pages if (page := project.page_written(path)) is not None]
    aside = [one for one in on_way if _is_aside(one, pages)]
    stops = [
        *_of_rules([one for one in on_way if one not in aside], project, stops=True),
        *_told_by(
            found,
            [
                *(() if invites else _of_forms(journey, pages, project)),
                *of_account(pages, project),
                *of_provider(pages, project),
                *clocks(pages, journey.behind, project),
                *_of_pages(pages, project),
            ],
        ),
    ]
    return _each_once(_where_shown(stops, journey)), _each_once(
        [*_of_rules(on_way, project, stops=False), *_of_rules(aside, project, stops=True)]
    )


def _where_shown(met: Iterable[Met], journey: Journey) -> Iterator[Met]:
    """Yield what was met: what is on a page that not everybody is shown stops some alone."""
    for one in met:
        step = journey.step_of(one.path) if journey.in_some_cases else None
        is_sure = step is None or journey.pages[step] not in journey.in_some_cases
        yield one if is_sure else replace(one, is_certain=False)


def _told_by(findings: Sequence[Finding], met: Iterable[Met]) -> Iterator[Met]:
    """Yield what was met, each with whether a finding says it."""
    said = {(one.rule, one.path, one.position.line) for one in findings}
    yield from (replace(one, is_reported=(one.rule, one.path, one.line) in said) for one in met)


def _speaks_of(journey: Journey, idea: str) -> bool:
    """Whether a request is called after an idea."""
    return speaks_of(apart(f"{journey.name} ; {journey.label.fr}"), idea)


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
            if one.rule in rules and _is_about(one, obstacle) and not _is_field_of_code(one, project):
                sure = one.certainty is Certainty.VIOLATION
                yield Met(one.path, one.position.line, one.rule, in_words(one, project), obstacle, sure)


def _is_field_of_code(finding: Finding, project: Project) -> bool:
    """Whether a finding is about a field that code declares: which form asks it of whom is answered by the forms."""
    if finding.rule not in _OF_FIELDS:
        return False
    return finding.path.endswith(".py") or (finding.path.endswith(".php") and "function buildForm(" in project.text(finding.path))  # fmt: skip


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
    if finding.path.endswith((".yml", ".yaml")) and not is_said_on(journey.texts, finding, project):
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
    for_kin = _speaks_of(journey, "fields.of_kin")
    for form, fields in _forms(journey, pages, project):
        for key, (rule, idea) in ASKED.items():
            for one in fields:
                sure = wants(key, idea, one, form) if one.required else None
                if sure is not None:
                    line = project.source(one.path).position(one.span).line
                    message = _WANTED.format(name=one.label or one.name)
                    only_some = in_some or _is_of_some(one, journey, pages, project)
                    yield Met(one.path, line, rule, message, obstacles()[key], sure and not only_some)
        for one, rule, message, is_sure in who_one_is(fields):
            line = project.source(one.path).position(one.span).line
            sure = is_sure and not (for_kin or in_some or _is_of_some(one, journey, pages, project))
            yield Met(one.path, line, rule, message, obstacles()["common-names"], sure)


def _is_of_some(field: Asked, journey: Journey, pages: Sequence[Page], project: Project) -> bool:
    """Whether only some of those who make a request are asked for a field."""
    step = journey.step_of(field.path)
    is_passed = step is not None and is_passed_over(journey.pages[step], project)
    return field.sometimes or is_passed or _is_in_one_of_several(field.name, pages)


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
            for asked in by_whom(fields_of_component(page.path, project), project.text(page.path)):
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


def _of_pages(pages: Sequence[Page], project: Project) -> Iterator[Met]:
    """What only an SMS or an e-mail leads to, for whoever has none; a field that its label does not name, for whoever listens."""
    for path, line, sure in filter(None, (brought_by_sms(page, project) for page in pages[:1])):
        yield Met(path, line, ASKED["telephone"][0], _BY_SMS, obstacles()["telephone"], sure)
        yield Met(path, line, "smartphone-required", _BY_LINK, obstacles()["smartphone"], is_certain=False)
    for path, line in filter(None, (brought_by_mail(page, project) for page in pages[:1])):
        yield Met(path, line, ASKED["email"][0], _BY_MAIL, obstacles()["email"], is_certain=False)
    for path, line, name in filter(None, (paid_first(page, project) for page in pages)):
        yield Met(path, line, "document-already-held", PAID.format(name=name), obstacles()["money"])
    for path, line, name, sure in filter(None, (helpers_refused(page, project) for page in pages)):
        yield Met(path, line, "proxy-missing", REFUSED.format(words=name), obstacles()["mandate"], sure)
    for path, line, name in filter(None, (mislabelled(page, project) for page in pages)):
        yield Met(path, line, "field-label-missing", MISLABELLED.format(name=name), obstacles()["sight"])


def _beside(journey: Journey, project: Project) -> Iterator[tuple[Form, Sequence[Asked]]]:
    """The classes that judge what a page written by hand sends: those of the modules of its views."""
    for path in sorted(journey.behind.modules if journey.behind.views else journey.files):
        module = project.modules.parsed(path) if path.endswith(".py") else None
        for form in forms_of_classes(module) if module is not None else ():
            line = project.source(form.path).position(form.span).line
            if form.reaches_people and _has_part(path, line, journey, project):
                yield form, form.own
