"""Which page of Rails comes after another once it is sent: the one that the method which receives it shows, or leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.reading.project.project import Project
from guichet.walked.flows import view_folders
from guichet.walked.rails import controllers_of, ruby_of
from guichet.walked.requests import lines_opening

_RECEIVES = re.compile(r"^([ \t]*)def (create|update)\b(.*?)^\1end\b", re.M | re.S)
_SHOWN_BY = {"create": "new", "update": "edit"}
_SHOWS, _LEADS = re.compile(r"\brender\s+(?::|[\"'])(\w+)"), re.compile(r"\bredirect_to[\s(]+(\w+)_(?:path|url)\b")


def by_sending(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield the page of each form of Rails with the one that comes after it: of the same controller, or of one beside it."""
    pages = {(folder, _action(path)): path for path in paths for folder in view_folders(path)}
    for (folder, action), path in pages.items():
        text = next((ruby_of(one, project) for one in controllers_of(path, project)[:1]), "")
        for _, method, body in _RECEIVES.findall(text):
            if _SHOWN_BY[method] != action:
                continue
            shown = (pages.get((folder, name)) for name in _SHOWS.findall(body))
            led = (one for name in _LEADS.findall(body) for one in _beside(folder, name, pages))
            yield from ([path, other] for other in (*shown, *led) if other is not None and other != path)


def by_address_sent(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield the page of each form of Rails with the page, beside it, of the action that its form is sent to."""
    pages = {(folder, _action(path)): path for path in paths for folder in view_folders(path)}
    for (folder, action), path in pages.items():
        beside = {
            name: other for (held, name), other in pages.items() if held == folder and name not in (*_USUAL, action)
        }
        opened = _opening(path, project) if beside else ""
        if not re.search(rf"(?<![a-z]){action}(?![a-z])", opened):  # it is not sent to what shows it
            led = [other for name, other in beside.items() if re.search(rf"(?<![a-z]){name}(?![a-z])", opened)]
            yield from ([path, other] for other in led if len(led) == 1 and _opening(other, project) != opened)


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
