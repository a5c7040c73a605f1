"""Which page of Rails comes after another once it is sent: the one that the method which receives it shows, or leads to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from guichet.reading.project.project import Project
from guichet.walked.flows import view_folders
from guichet.walked.rails import controllers_of, received_by
from guichet.walked.requests import lines_opening

_SHOWS, _LEADS = re.compile(r"\brender\s+(?::|[\"'])(\w+)"), re.compile(r"\bredirect_to[\s(]+(\w+)_(?:path|url)\b")


def by_sending(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield the page of each form of Rails with the one that comes after it: of the same controller, or of one beside it."""
    pages = {(folder, _action(path)): path for path in paths for folder in view_folders(path)}
    for (folder, action), path in pages.items():
        text = next((project.text_beside(one) for one in controllers_of(path, project)[:1]), "")
        for body in received_by(action, text):
            shown = (pages.get((folder, name)) for name in _SHOWS.findall(body))
            led = (one for name in _LEADS.findall(body) for one in _beside(folder, name, pages))
            yield from ([path, other] for other in (*shown, *led) if other is not None and other != path)


def by_address_sent(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield the page of each form of Rails with the page, beside it, of the action that its form is sent to."""
    shown: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        for folder in view_folders(path):
            shown[folder][_action(path)] = path
    for pages in shown.values():
        named = {name: other for name, other in pages.items() if name not in _USUAL}
        opened = {path: _opening(path, project) for path in pages.values()} if named else {}
        for action, path in pages.items() if named else ():
            words = set(_WORDS.findall(opened[path]))
            led = [other for name, other in named.items() if other != path and _is_said(name, words)]
            if len(led) == 1 and not _is_said(action, words) and opened[led[0]] != opened[path]:
                yield [path, led[0]]  # it is not sent to what shows it, nor is it the form of the other


_WORDS = re.compile(r"[a-z]\w*")


def _is_said(action: str, words: set[str]) -> bool:
    """Whether the name of an address or of an action is that of one: `verify`, `verify_claim_path`."""
    return any(word == action or word.startswith(f"{action}_") for word in words)


def _opening(path: str, project: Project) -> str:
    page = project.page_written(path)
    return " ".join(lines_opening(page)) if page is not None else ""


_USUAL = ("new", "edit", "show", "index", "create", "update")


def _action(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _beside(folder: str, name: str, pages: dict[tuple[str, str], str]) -> Iterator[str]:
    """The pages of the controllers beside one that the name of an address may be of."""
    parent = folder.rpartition("/")[0]
    for (other, action), path in pages.items():
        leaf = other.rpartition("/")[2]
        is_beside = bool(parent) and other != folder and other.rpartition("/")[0] == parent
        if is_beside and action in ("new", "edit") and re.search(rf"(?:^|_){action}_(?:\w+_)?{re.escape(leaf)}$|^{action}_.*{re.escape(leaf)}$", name):  # fmt: skip
            yield path
