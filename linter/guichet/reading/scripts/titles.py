"""Whether the code of a project gives its pages their titles, and when it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import TITLE_SETTERS, TITLES
from guichet.reading.scripts.syntax import arguments, field, function_around, name_of, parameters, text, walk
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site

_GIVES = re.compile(r"""<title\b|[Hh]elmet|metaInfo|useMeta|\bTitle\b|from\s*["'][^"'./][^"']*(?:title|head|meta)""")


@memo
def are_set(project: Site) -> bool:
    """Whether pages may give themselves their titles."""
    setters = re.compile("|".join(map(re.escape, TITLE_SETTERS)), re.I)
    return any(project.does(path, setters) for path in _code(project))


@memo
def may_be_set(project: Site) -> bool:
    """Whether something may give pages their titles: code of the project, or a package that is named for it."""
    return are_set(project) or any(project.does(path, _GIVES) for path in _code(project))


def _code(project: Site) -> Iterator[str]:
    return (path for path in project.paths if path.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)))


@memo
def are_never_named(project: Site) -> bool:
    """Whether the code that fills pages is here, in several files, and none of them ever names a title."""
    names = re.compile("|".join(map(re.escape, TITLES)), re.I)
    paths = list(_code(project))
    return len(paths) > 1 and not any(project.does(path, names) for path in paths)


_ONCE = frozenset({"useEffect", "useLayoutEffect", "onMounted", "onMount"})
"""What runs some code when a component appears: for the first two, each time that one of a list changes."""
_HOLDS_PAGES = re.compile(r"<(?:Outlet|Routes|RouterView|router-view|NuxtPage|Switch)\b")


def written_once(script: Script) -> Iterator[tuple[Any, str]]:
    """Yield where a script writes the title of the page once, though the component that has it do so stays while pages change, and what it is made of."""
    for call in script.walk("call_expression"):
        name, given = text(field(call, "function")), arguments(call)
        if name not in _ONCE or not given or (name.startswith("use") and not _is_empty(given[1:])):
            continue
        held = next((one for one in walk(given[0]) if _is_title(one)), None)
        used = (
            {text(one) for one in walk(field(held, "right")) if one.type == "identifier"} if held is not None else set()
        )
        owner = function_around(call)
        if not used or owner is None:
            continue
        taken = {text(one) for each in parameters(owner) for one in walk(each) if "identifier" in one.type}
        changing = sorted(used & taken)
        if changing and _is_asked_above_pages(name_of(owner) or name_of(owner.parent), script.project):
            yield given[1] if name.startswith("use") else call, changing[0]


def pages_around(path: str, project: Site) -> str:
    """Return what holds the pages of an application, for a file that writes their title: it changes when whoever asks for it may."""
    return _holding_pages(project) if "document.title" in project.text(path) else ""


@memo
def _holding_pages(project: Site) -> str:
    return " ".join(project.source(path).digest for path in _code(project) if _HOLDS_PAGES.search(project.text(path)))


def _is_empty(given: list[Any]) -> bool:
    return bool(given) and given[0].type == "array" and not given[0].named_children


def _is_title(node: Any) -> bool:
    return node.type == "assignment_expression" and text(field(node, "left")) == "document.title"


def _is_asked_above_pages(name: str, project: Site) -> bool:
    """Whether a component that holds the pages of an application asks a function for their title, with what changes."""
    asked = re.compile(rf"\b{re.escape(name)}\((?!\s*[\"'`)])") if name else None
    return asked is not None and any(
        asked.search(code) is not None and _HOLDS_PAGES.search(code) is not None
        for code in map(project.text, _code(project))
    )
