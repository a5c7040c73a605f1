"""Whether a page of Rails is a step of getting in, whatever it is called: what receives it opens a session and leads on to where one was going."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.reading.written.written import Written
from guichet.walked.rails import action_of, controllers_of, methods_of, received_by, written_in

_OPENS = re.compile(r"^[ \t]*(?:return )?sign_in\b[\s(]", re.M)
_CALLED = re.compile(r"^[ \t]*(?:return )?(\w+[!?]?)(?:\(|[ \t]*$)", re.M)
_LED_ON = re.compile(r"\bstored_location_for\b|\bsession\.delete\b")
_MAKES = re.compile(r"\b[A-Z]\w*\.(?:new|create|build)\b")
_ADDRESS = re.compile(r"\b(\w+)_(?:path|url)\b")


def only_lets_in(page: Page) -> bool:
    """Return whether whoever sends a page is let in, makes nothing by it, and is led on to what they came for."""
    project = page.project
    if not isinstance(project, Project):
        return False
    own = controllers_of(page.path, project)[:1]
    text = project.text_beside(own[0]) if own else ""
    if not _LED_ON.search(text) or not _OPENS.search(text):
        return False
    received = list(_received(page, own[0], text, project))
    return any(_opens(one, text) for one in received) and not any(map(_MAKES.search, received))


def _received(page: Page, own: str, text: str, project: Project) -> Iterator[str]:
    """What the controller of a page does with what is sent from it: by the action of its name, and by those that its forms name."""
    yield from received_by(action_of(page.path, project), text)
    folder = own.rpartition("controllers/")[2].removesuffix("_controller.rb").replace("/", "_")
    made = page.composition.templates
    files = {one.path for one in made} | {each.path for one in made if isinstance(one, Written) for each in one.pieces}
    named = {name for path in files for name in _ADDRESS.findall(project.text(path))}
    yield from (written_in(text, one) for one in methods_of(text) if f"{folder}_{one}" in named or f"{one}_{folder}" in named)  # fmt: skip


def _opens(method: str, text: str) -> bool:
    """Whether a method opens a session, or calls one of the same file that does."""
    return any(map(_OPENS.search, (method, *(written_in(text, name) for name in _CALLED.findall(method)))))
