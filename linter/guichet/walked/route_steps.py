"""The pages that a service of components shows inside one address, and that only keep an answer and go on: the steps of one request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guichet.core.memo import memo
from guichet.reading.components.names import name_of_component, plain
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import field, key_of, text
from guichet.reading.templates.site import is_component
from guichet.walked.sending import followed

_SHOWN = re.compile(r"\bimport\(\s*[\"'`]([^\"'`]+)[\"'`]|\bcomponent:\s*(\w+)|<([A-Z]\w*)")
"""How an address says what it shows: a file that it brings in, or a component by its name."""


def steps_of_routes(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """Yield the pages that one address shows inside it and that send nothing by themselves: each keeps its answer and goes on."""
    named = {_plain(path): path for path in paths if is_component(path)}
    for script in _routing(project) if len(named) > 1 else ():
        for one in script.walk("pair"):
            if key_of(field(one, "key")) == "children" and _shows(one.parent) and not _is_inside(one):
                shown = [each for said in _SHOWN.findall(text(field(one, "value"))) for each in said if each]
                held = dict.fromkeys(named[key] for key in map(_plain, shown) if key in named)
                group = [each for each in held if _only_keeps(each, project)]
                if len(group) > 1:
                    yield group


_TITLE = re.compile(r"\b(?:head|page|meta)?[tT]itle:\s*([\"'`])((?:(?!\1|\$\{)[^\n]){3,120})")


def titles_in_routes(path: str, project: Project) -> Iterator[str]:
    """Yield the title that the addresses of a service give to the page that shows a component, the nearest first."""
    for script in _routing(project):
        for one in script.walk("pair"):
            if key_of(field(one, "key")) in _SHOWS and any(_plain(each) == _plain(path) for said in _SHOWN.findall(text(one)) for each in said if each):  # fmt: skip
                yield from _titles_around(one.parent)


def _titles_around(address: Any) -> Iterator[str]:
    while address is not None:
        if address.type == "object":
            own = [
                text(one)
                for one in address.named_children
                if one.type == "pair" and field(one, "value").type != "array"
            ]
            yield from (" ".join(found[2].split()) for one in own if (found := _TITLE.search(one)) is not None)
        address = address.parent


@memo
def _routing(project: Project) -> list[Script]:
    """The scripts that say what each address of a service shows."""
    held = (path for path in project.paths if path.endswith((".js", ".ts", ".tsx", ".jsx")) and not is_test(path))
    named = (path for path in held if _ROUTES.search(project.text(path)))
    return [script for path in named if (script := script_at(path, project)) is not None]


_ROUTES = re.compile(r"\bpath:\s*[\"'`][^}]{0,400}?\b(?:component|element|loadComponent)\b", re.S)
_SHOWS = frozenset({"component", "element", "loadComponent"})


def _plain(name: str) -> str:
    """A component by its name or its file, however each is written."""
    return plain(name_of_component(name).removesuffix("Component"))


def _shows(address: Any) -> bool:
    """Whether an address shows a component around those inside it: it is more than a beginning that they share."""
    keys = {key_of(field(one, "key")) for one in address.named_children if one.type == "pair"}
    return not keys.isdisjoint(_SHOWS)


def _is_inside(pair: Any) -> bool:
    """Whether the addresses are inside those of another one that shows something."""
    above = pair.parent
    while above is not None:
        if above.type == "pair" and key_of(field(above, "key")) == "children" and _shows(above.parent):
            return True
        above = above.parent
    return False


def _only_keeps(path: str, project: Project) -> bool:
    page = project.page_written(path)
    sent = followed(page) if page is not None else None
    return sent is not None and sent.is_kept and not sent.calls and not sent.lost
