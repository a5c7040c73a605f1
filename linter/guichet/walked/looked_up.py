"""Whether a page only opens another by the one thing that is typed: what was typed is kept nowhere, it is a part of an address."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined
from guichet.reading.templates.page import Page
from guichet.walked.asked import asked_on, built_on
from guichet.walked.behind import views_of
from guichet.walked.rails import action_of, controllers_of, received_by
from guichet.walked.requests import controls_of

_DOES = re.compile(
    r"\.(?:save|create|update|delete|add|send|login|get_or_create|delay|enqueue|perform|deliver)\w*[(!]?|\bsession\b|\bsend_\w+\(|\bmessages?\.|\bsuper\(|\bsign_in\b|\.new\b"
)
"""What does more than lead somewhere."""
_LED_BY = re.compile(
    r"\b(?:reverse|redirect|resolve_url)\((?:[^()]|\([^()]*\))*?(?:args\s*=|kwargs\s*=|cleaned_data|,\s*\w)"
)
_LED_IN_RUBY = re.compile(r"\bredirect_to[\s(]+\w+_(?:path|url)\(\s*(?:\w+:\s*)?(?:params|@?\w+)\b")
_TYPED = re.compile(r"\bcleaned_data\b")


def only_looks_up(page: Page) -> bool:
    """Return whether one thing is typed on a page, and all that receives it does is to lead to the page of that thing."""
    if _typed_on(page) != 1:
        return False
    views = views_of(page)
    if views:
        return all(map(_only_leads, views))
    project = page.project
    if not isinstance(project, Project):
        return False
    own = controllers_of(page.path, project)[:1]
    received = [each for one in own for each in received_by(action_of(page.path, project), project.text_beside(one))]
    return len(received) == 1 and "params" in received[0] and bool(_LED_IN_RUBY.search(received[0])) and not _DOES.search(received[0])  # fmt: skip


def _typed_on(page: Page) -> int:
    """How many things are filled in on a page."""
    programs = {field.name for one in asked_on(page).forms for field in one.fields}
    written = {one.attr("name") or one.attr("id") or "" for one in controls_of(page)}
    return len(programs | {one.name for one in built_on(page).fields} | written)


def _only_leads(view: Defined) -> bool:
    """Whether what a view does with what it was sent is to make an address out of it."""
    if isinstance(view.node, nodes.ClassDef):
        held = [one for name in ("form_valid", "post") for one in view.node.locals.get(name, ())]
        return len(held) == 1 and _leads(held[0])
    return isinstance(view.node, nodes.FunctionDef) and _leads(view.node)


def _leads(node: nodes.NodeNG) -> bool:
    said = node.as_string()
    return _TYPED.search(said) is not None and _LED_BY.search(said) is not None and _DOES.search(said) is None
