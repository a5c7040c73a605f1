"""The requests of a service, found from its pages: what is filled in, and every file that stands on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import filter as named_by

from guichet.core.findings import Text
from guichet.core.places import place_of_path
from guichet.reading.project.project import Project
from guichet.reading.python.imports import reach
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component, is_template
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Piece, Written
from guichet.walked.asked import asks_anything
from guichet.walked.bears_code import given_before
from guichet.walked.before import pages_before
from guichet.walked.behind import Behind, behind
from guichet.walked.checked_first import only_checks
from guichet.walked.chosen_parts import chosen_parts, parts_of
from guichet.walked.declared import DeclaredJourney
from guichet.walked.doors import named_on
from guichet.walked.entrances import is_entrance
from guichet.walked.flows import layouts_asking
from guichet.walked.for_others import is_for_others
from guichet.walked.helped import Help, around, help_on
from guichet.walked.inside import is_for_those_inside, is_set_inside
from guichet.walked.layouts import layouts_by_name, layouts_given
from guichet.walked.let_in import only_lets_in
from guichet.walked.looked_up import only_looks_up
from guichet.walked.named import is_beside, labels_of, language_of, names_of
from guichet.walked.opinions import only_asks_opinion
from guichet.walked.reached import is_reached
from guichet.walked.requests import asking, form_line, only_looks_for
from guichet.walked.ruby_layouts import ruby_layouts
from guichet.walked.shown import is_shown
from guichet.walked.steps import confirmed_on, one_request_each, shown_to_some
from guichet.walked.turned_away import turned_away
from guichet.walked.unread import followed_no_further, steps_missing, steps_unwalked, unread_in, without_address
from guichet.walked.unread_fields import Unread

_EVERYWHERE = re.compile(
    r"(?:^|/)(?:settings?|config|conf|middlewares?|urls|crontab|celery|tasks|jobs?)(?:[./_]|$)|(?:^|/)[^/]*(?:nginx|haproxy|cron|\.timer|\.service)[^/]*$|\.(?:sql|ya?ml|toml|ini|conf)$",
    re.I,
)
"""Files that decide for every page of a service, by what programs call them."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One request: its pages in order, every file on its way, and what of it could not be read."""

    name: str
    label: Text
    pages: tuple[str, ...]
    files: frozenset[str]
    everywhere: frozenset[str]
    """Those of its files that decide for every page."""
    behind: Behind
    """What of the Python of the service is on its way."""
    unread: tuple[Unread, ...] = ()
    texts: str = ""
    """All that its pages say."""
    named: tuple[str, ...] = ()
    """The ways other than the screen that its pages name."""
    help: Help = Help.NONE
    """What its pages tell whoever does not manage."""
    begins_at: str = ""
    """The file and line at which it begins to ask."""
    lang: str = ""
    """The language of its title, "" when none is known."""
    steps: tuple[frozenset[str], ...] = ()
    """The files of each of its pages that belong to no other."""
    in_some_cases: frozenset[str] = frozenset()
    """Those of its pages that somebody may never be shown, and finish."""

    def step_of(self, path: str) -> int | None:
        """Return which of its pages, in their order, a file belongs to alone; None when it does to several, or to none."""
        held = [number for number, files in enumerate(self.steps) if path in files]
        return held[0] if len(held) == 1 else None


def journeys_of(project: Project, declared: Sequence[DeclaredJourney]) -> list[Journey]:
    """Return the requests of a service: those that it declares, otherwise those that its pages show."""
    everywhere = frozenset(_everywhere(project))
    if declared:
        return [_as_declared(one, project, everywhere) for one in declared]
    every = asking(project)
    layouts = layouts_by_name(project)
    pages = {
        page.path: page
        for page in every
        if page.path not in layouts and is_shown(page.path, project) and asks_anything(page) and not is_entrance(page)
        and not is_for_those_inside(page, project) and not only_looks_for(page) and not is_set_inside(page.path, project)
        and not any(is_so(page) for is_so in (only_checks, only_lets_in, only_looks_up, only_asks_opinion))
    }  # fmt: skip
    every_group = one_request_each(list(pages), project)
    requests = [group for group in every_group if not is_for_others([pages[path] for path in group], project)]
    kept = [[path for path in group if is_reached(path, project)] for group in requests]
    groups = [[*(pages[path] for path in group), *_confirming(group, project)] for group in kept if group]
    lost = [
        tuple(without_address(path) for path in every if path not in own)
        for every, own in zip(requests, kept, strict=True)
        if own
    ]
    passed = shown_to_some(list(pages), project)
    names = names_of([_named_by(group[0].path, passed) for group in groups])
    found = [
        replace(_journey(name, label, group, project, everywhere, left), in_some_cases=passed)
        for name, label, group, left in zip(names, labels_of(groups, names), groups, lost, strict=True)
    ]
    return sorted(found, key=lambda one: (is_beside(one.name, one.label), -len(one.pages), one.pages))


def _named_by(path: str, in_some_cases: frozenset[str]) -> str:
    """The file that names a request; the folder, when each person is shown another of its files first."""
    return path.rpartition("/")[0] if path in in_some_cases else path


def _confirming(group: Sequence[str], project: Project) -> list[Page]:
    """The layouts that hold a form of a request, and the pages at its end on which one only presses a button."""
    shown = (project.page_written(path) for path in (*layouts_asking(group, project), *confirmed_on(group, project)))
    return [one for one in shown if one is not None]


def _journey(
    name: str, label: Text, pages: list[Page], project: Project, everywhere: frozenset[str], lost: tuple[Unread, ...]
) -> Journey:
    own = [frozenset(_files_of(page, project)) for page in pages]
    files = frozenset().union(*own)
    before = [one for one in pages_before(pages[0]) if one not in pages]
    unread = tuple(
        dict.fromkeys(
            one for page in pages for one in (*unread_in(page, project, pages[:1]), *steps_missing(page, len(pages)))
        )
    )
    unread = (
        *lost,
        *steps_unwalked(pages, project),
        *turned_away(pages[0]),
        *given_before(pages),
        *followed_no_further(pages),
        *unread,
    )
    paths = tuple(page.path for page in pages)
    return Journey(
        name, label, paths, frozenset(files | everywhere), everywhere, behind(paths, project), unread,
        " ".join(one.text for page in pages for one in (page, *parts_of(page), *layouts_given(page))),
        _named_on([*pages, *before]), help_on(pages), form_line(pages[0]), language_of(pages[0]), tuple(own),
    )  # fmt: skip


def _files_of(page: Page, project: Project) -> Iterator[str]:
    """The files that make a page: its templates, the code that shows it, what that imports."""
    yield page.path
    yield from (one.path for one in ruby_layouts(page))
    shown = {one.path for template in page.composition.templates for one in _written_in(template)}
    for template in page.composition.templates:
        yield template.path
        for path in project.giving(template.path):
            if (is_template(path) or is_component(path)) and path not in shown:
                continue  # what code might show somewhere, and this page does not
            yield path
            if path.endswith(".py"):
                yield from reach(path, project.modules)
    yield from chosen_parts(page)
    folder = page.path.rpartition("/")[0]
    yield from (path for path in project.paths if path.endswith((".js", ".css")) and path.startswith(f"{folder}/"))


def _written_in(template: Template) -> Sequence[Piece]:
    return template.pieces if isinstance(template, Written) else ()


def _everywhere(project: Project) -> Iterator[str]:
    for path in project.paths:
        if not is_template(path) and place_of_path(path) is None and _EVERYWHERE.search(path):
            yield path


def _as_declared(one: DeclaredJourney, project: Project, everywhere: frozenset[str]) -> Journey:
    named = {pattern: named_by(project.paths, pattern) for pattern in one.files}
    paths = sorted({path for found in named.values() for path in found})
    pages = [page for path in paths if is_template(path) and (page := project.page_written(path)) is not None]
    files = {*paths, *(path for page in pages for path in _files_of(page, project))}
    missing = [
        Unread(pattern, Text("ce fichier déclaré n’est pas dans le projet", "this declared file is not in the project"))
        for pattern in one.files
        if not named[pattern]
    ]
    unread = dict.fromkeys([*missing, *(each for page in pages for each in unread_in(page, project))])
    shown = tuple(page.path for page in pages)
    return Journey(
        one.name, one.label, shown, frozenset(files | everywhere), everywhere, Behind(()), tuple(unread),
        " ".join(page.text for page in pages), _named_on(pages), help_on(pages),
        form_line(pages[0]) if pages else f"{paths[0]}:1" if paths else one.name,
    )  # fmt: skip


def _named_on(pages: Sequence[Page]) -> tuple[str, ...]:
    found = {str(way) for page in pages for one in around(page) for way in named_on(one)}
    return tuple(sorted(found))
