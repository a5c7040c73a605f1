"""The pages from which one comes to a request: what they name is a door of it too, and they say what it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component, is_template
from guichet.walked.addresses import addresses_of
from guichet.walked.behind import views_at
from guichet.walked.component_users import users_of
from guichet.walked.layouts import layouts_by_name
from guichet.walked.reached import routes_of_rails
from guichet.walked.symfony_guards import addresses_showing

_MOST = 8
"""Pages that lead to one: past them it is what every page leads to."""
_NAMED = re.compile(
    r"\b([a-z]\w*_(?:path|url))\b|\{%-?\s*url\s+[\"']([\w:.-]+)[\"']|\b(?:path|url)\(\s*[\"']([\w:.-]+)[\"']|url_for\(\s*[\"']([\w:.-]+)[\"']"
)
_RAILS = re.compile(r"^(?:.*/)?app/views/(.+)/(\w+)\.(?:\w+\.)*(?:erb|haml|slim)$")


def pages_before(page: Page) -> tuple[Page, ...]:
    """Return the pages, but those that all pages are built on, with a link to the page on which a request begins."""
    project = page.project
    if not isinstance(project, Project):
        return ()
    known = _known(project)
    if page.path not in known:
        leading = {path for name in names_leading_to(page, project) for path in _links(project).get(name, ())}
        own = sorted(leading - {page.path} - set(layouts_by_name(project)))
        known[page.path] = tuple(own) if len(own) <= _MOST else ()
    found = (project.page_written(path) for path in known[page.path])
    return tuple(
        one for one in found if one is not None and not (one.is_email or one.is_back_office or one.is_test_data)
    )


@memo
def _known(_: Project) -> dict[str, tuple[str, ...]]:
    return {}


@memo
def _links(project: Project) -> dict[str, list[str]]:
    """The templates by the names of addresses that they write."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in project.paths:
        if is_template(path) and "/layouts/" not in f"/{path}":
            for name in {one for each in _NAMED.findall(project.text(path)) for one in each if one}:
                found[name].append(path)
    return found


def names_leading_to(page: Page, project: Project) -> Iterator[str]:
    """Yield the names by which a page of a service is linked to."""
    shown = _RAILS.match(page.path)
    if shown is not None:
        routed = _routed_names(shown[1], shown[2], routes_of_rails(page.path.partition("app/views/")[0], project))
        yield from (f"{name}{end}" for name in (*_rails_names(shown[1], shown[2]), *routed) for end in ("_path", "_url"))  # fmt: skip
    elif is_component(page.path):
        yield from ()
    else:
        yield from (name for view in views_at(page.path, project) for name in addresses_of(view, project))
        yield from addresses_showing(page.path, project)


def _routed_names(folder: str, action: str, routes: Sequence[str]) -> Iterator[str]:
    """The names that the routes themselves give to an address: its own, or those of its parts."""
    written = re.compile(rf"^[ \t]*(?:get|match)[\s(]+[\"'/:]+([\w/-]+)[\"']?\s*(?:,\s*to:|=>)\s*[\"']{re.escape(folder)}#{action}[\"'](.*)$", re.M)  # fmt: skip
    for one in (found for text in routes for found in written.finditer(text)):
        named = re.search(r"\bas:\s*[:\"']+(\w+)", one[2])
        yield named[1] if named is not None else one[1].replace("/", "_").replace("-", "_")


def _rails_names(folder: str, action: str) -> Iterator[str]:
    """How Rails calls the address of a page, with or without the modules around it."""
    parts = folder.split("/")
    for start in range(len(parts)):
        several = "_".join(parts[start:])
        one = re.sub(r"s$", "", several)
        if action in ("new", "edit"):
            yield from (f"{action}_{one}", f"{action}_{several}")
        elif action == "index":
            yield several
        elif action != "show":
            yield from (f"{action}_{several}", f"{action}_{one}", f"{several}_{action}")
        if action == "edit":  # one controller a question
            yield from (f"{parts[-1]}_{'_'.join(parts[start:-1])}", several)


def components_around(path: str, project: Project) -> tuple[str, ...]:
    """Return the components that use another one."""
    return users_of(path, project) if is_component(path) else ()
