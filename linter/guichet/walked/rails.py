"""Which controllers of Rails show a page, and what these ask before they do: the one of its folder, those it is built on, what it includes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guichet.core.memo import keyed_memo, memo
from guichet.core.places import is_back_office
from guichet.reading.project.project import Project
from guichet.reading.ruby.methods import Piece, pieces
from guichet.reading.templates.rails import Guard, built_on, guards_of
from guichet.walked.ruby_texts import controllers

_VIEW = re.compile(r"^(?P<root>(?:.*/)?app/)views/(?P<folder>.+)/_?(?P<action>\w+)\.[\w.]+$")
_HOPS = 6


@keyed_memo
def controllers_of(path: str, project: Project) -> tuple[str, ...]:
    """Return the files of the controllers that show a page of Rails, the nearest first; none for another page."""
    shown = _VIEW.match(path)
    return tuple(_chain(shown["root"], shown["folder"], shown["action"], project)) if shown else ()


def _chain(root: str, folder: str, action: str, project: Project) -> Iterator[str]:
    shown_by = _shown_elsewhere(root, folder, action, project)
    yield from built_on(shown_by[0] if shown_by else f"{root}controllers/{folder}_controller.rb", root, project)


def action_of(path: str, project: Project) -> str:
    """Return the action that shows a page of Rails: the one of its name, else the one of another controller that renders it."""
    shown = _VIEW.match(path)
    if shown is None:
        return ""
    elsewhere = _shown_elsewhere(shown["root"], shown["folder"], shown["action"], project)
    return elsewhere[1] if elsewhere else shown["action"]


def _shown_elsewhere(root: str, folder: str, action: str, project: Project) -> tuple[str, str] | None:
    """The controller of another folder that shows a page, with its action, where its own has none of that name; of several, one for the public."""
    named = _rendering(project).get(f"{root}views/{folder}/{action}", ())
    own = f"{root}controllers/{folder}_controller.rb"
    if not named or re.search(rf"\bdef {action}\b", project.text_beside(own)):
        return None
    return next((one for one in named if not is_back_office(one[0])), named[0])


_RENDERED = re.compile(r"\brender\b[\s(]*(?:(?:template|action):\s*)?[\"'](\w[\w/]*/\w+)[\"']")
_DEFINES = re.compile(r"^[ \t]*def[ \t]+(\w+)", re.M)


@memo
def _rendering(project: Project) -> dict[str, tuple[tuple[str, str], ...]]:
    """The controllers that name the pages that they show, `render "projects/offer"`, each with the method that does, by the page."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path, text in controllers(project).items():
        for said in _RENDERED.finditer(text):
            method = next(iter(_DEFINES.findall(text, 0, said.start())[-1:]), "")
            found[f"{path.partition('controllers/')[0]}views/{said[1]}"].add((path, method))
    return {page: tuple(sorted(by)) for page, by in found.items()}


def asked_to_sign_in(path: str, project: Project) -> tuple[str, str] | None:
    """Return who must be signed in for a page of Rails to be shown ("user"), and the file that says so; None when nobody must."""
    shown = _VIEW.match(path)
    own = controllers_of(path, project)
    if shown is not None and not own:
        base = f"{shown['root']}controllers/application_controller.rb"  # what every controller is built on
        own = tuple(built_on(base, shown["root"], project))
    for one in own if shown is not None else ():
        for guard in guards_of(project.text_beside(one)):
            asks = guard.signed_in
            if asks is not None and shown is not None and guard.applies(action_of(path, project)):
                of = asks.who and (asks.is_class or project.text_beside(f"{shown['root']}models/{asks.who}.rb"))
                return None if guard.skips else (asks.who if of else "user", one)
    return None


def who_signs_in(path: str, project: Project) -> str:
    """Return the class of those who must be signed in for a page of Rails, "" when nothing names it."""
    asked = asked_to_sign_in(path, project)
    return asked[0] if asked is not None else ""


_GRANTED = re.compile(r"^[ \t]*(?:load_and_)?authorize_resource\b|^[ \t]*before_action\s+:(?:set|check|verify|assert|require|ensure|authorize|load|find)_current_\w+|\bcurrent_user\.(?!present|nil|blank|try)\w+", re.M)  # fmt: skip
_ASKED_FIRST = re.compile(
    r"\bcurrent_user(?:\s*(?:$|&|\?|&&|\|\||\))|&\.|\.(?:present|nil|blank)\?)|\buser_signed_in\?", re.M
)


def may_need_account(path: str, project: Project) -> str:
    """Return the controller of a page of Rails that takes somebody for granted, and never asks whether there is one; "" for none."""
    own = next(iter(controllers_of(path, project)), "")
    text = project.text_beside(own) if own else ""
    return own if _GRANTED.search(text) and not _ASKED_FIRST.search(text) else ""


_IN_SOME_CASES = re.compile(r"\b(?:if|unless):")


def guards_before(path: str, project: Project) -> Iterator[tuple[str, str, int, str]]:
    """Yield the methods that controllers always call before they show a page of Rails: the file of each, its name, its place, what it says."""
    yield from before_action(action_of(path, project), controllers_of(path, project), project)


def shown_by(path: str, project: Project) -> tuple[str, str, int, str] | None:
    """Return the action that shows a page of Rails, in the same words; None when none is written."""
    own, action = controllers_of(path, project)[:1], action_of(path, project)
    text = project.text_beside(own[0]) if own else ""
    found = methods_of(text).get(action)
    return None if found is None else (own[0], action, found.start, written_in(text, action))


def asked_before(action: str, own: Sequence[str], project: Project) -> Iterator[tuple[str, str, Guard]]:
    """Yield what some controllers, the nearest first, ask before an action: the file, the name of a method, the guard that says so; but what a nearer one, or a later line, no longer asks."""
    skipped: set[str] = set()
    for file in own:
        found: list[tuple[str, str, Guard]] = []
        for guard in reversed([one for one in guards_of(project.text_beside(file)) if one.applies(action)]):
            if not guard.skips:
                found[:0] = ((file, name, guard) for name in guard.names if name not in skipped)
            elif not _IN_SOME_CASES.search(guard.when):
                skipped.update(guard.names)
        yield from found


def before_action(action: str, own: Sequence[str], project: Project) -> Iterator[tuple[str, str, int, str]]:
    """Yield the methods that some controllers always call before an action, in the same words."""
    texts = {one: project.text_beside(one) for one in own}
    asked = asked_before(action, own, project)
    for name in dict.fromkeys(name for _, name, guard in asked if not _IN_SOME_CASES.search(guard.when)):
        for file, text in texts.items():
            if (found := methods_of(text).get(name)) is not None:
                yield file, name, found.start, written_in(text, name)
                break


def methods_before(path: str, project: Project) -> Iterator[str]:
    """Yield, for each action that shows a page of Rails first, what it does and what is called before it."""
    own, action = controllers_of(path, project), action_of(path, project)
    text = project.text_beside(own[0]) if own else ""
    again = re.compile(rf"\brender[\s(]+(?:action:\s*)?[:\"']{re.escape(action)}\b")
    for name in methods_of(text):
        said = written_in(text, name)
        if name == action or (
            name not in ("create", "update") and not name.startswith("update_") and again.search(said)
        ):
            yield "\n".join([said, *(each for _, _, _, each in before_action(name, own, project))])


def methods_around(path: str, project: Project) -> Iterator[str]:
    """Yield what the action that shows a page of Rails does, and those that receive what it sends."""
    own, action = controllers_of(path, project)[:1], action_of(path, project)
    names = (action, f"update_{action}", *(("create", "update", "destroy") if action in _ACTIONS else ()))
    yield from filter(None, (written_in(project.text_beside(one), name) for one in own for name in names))


def received_by(action: str, text: str) -> Iterator[str]:
    """Yield what the methods of a controller do that receive what the page of an action sends."""
    told = (name for name, one in methods_of(text).items() if name.endswith(f"_{action}") and not one.signature.strip())
    names = {"new": ["create"], "edit": ["update"]}.get(action) or list(told)
    yield from (written_in(text, name) for name in names)


_ACTIONS = frozenset({"new", "edit", "show", "index"})


def written_in(text: str, name: str) -> str:
    """Return a method as the text of a controller has it, down to its end, "" when it is not written there."""
    found = methods_of(text).get(name)
    return text[found.start : found.end] if found is not None else ""


@lru_cache(maxsize=256)
def methods_of(text: str) -> dict[str, Piece]:
    """Return the methods of a file of Ruby by their names, the first of each."""
    found: dict[str, Piece] = {}
    for one in pieces(text):
        found.setdefault(one.name, one)
    return found


_METHOD = re.compile(r"^[ \t]*def\s+(?:self\.)?(\w+[?!]?)", re.M)
_CALLED = re.compile(r"(?<![\w.:@])\w+[?!]?")


def is_called(path: str, line: int, texts: Sequence[str], project: Project) -> bool:
    """Whether some texts call the method of a file of helpers that a line is written in, or one of the file that calls it."""
    methods = list(_METHOD.finditer(text := project.text(path)))
    lines = [text.count("\n", 0, one.start()) + 1 for one in methods]
    around = [one[1] for one, first in zip(methods, lines, strict=True) if first <= line][-1:]
    ends = [*(one.start() for one in methods[1:]), len(text)]
    called = {one[1]: set(_CALLED.findall(text, one.end(), end)) for one, end in zip(methods, ends, strict=True)}
    wanted = set(around)
    for _ in range(_HOPS):
        wanted |= {name for name, others in called.items() if not others.isdisjoint(wanted)}
    return not wanted or any(not wanted.isdisjoint(_CALLED.findall(said)) for said in texts)
