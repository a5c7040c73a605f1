"""Which controllers of Rails show a page, and what these ask before they do: the one of its folder, those it is built on, what it includes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import built_on, guards_of

_VIEW = re.compile(r"^(?P<root>(?:.*/)?app/)views/(?P<folder>.+)/_?(?P<action>\w+)\.[\w.]+$")
_SIGNED_IN = re.compile(
    r"authenticate_(?P<who>\w+?)!|(?:require_|ensure_|confirm_)(?:(?P<whose>[a-z]+)_)?\w*?(?:sign_?in|signed_in|login|logged_in|authenticat\w*)|logged_in_user"
)
"""How what asks people to sign in is called, and who they are."""
_HOPS = 6


@memo
def _controllers_of(_: Project) -> dict[str, tuple[str, ...]]:
    return {}


def controllers_of(path: str, project: Project) -> tuple[str, ...]:
    """Return the files of the controllers that show a page of Rails, the nearest first; none for another page."""
    known = _controllers_of(project)
    if path not in known:
        shown = _VIEW.match(path)
        file = f"{shown['root']}controllers/{shown['folder']}_controller.rb" if shown else ""
        known[path] = tuple(built_on(file, shown["root"], project)) if shown else ()
    return known[path]


def asked_to_sign_in(path: str, project: Project) -> tuple[str, str] | None:
    """Return who must be signed in for a page of Rails to be shown ("user"), and the file that says so; None when nobody must."""
    shown = _VIEW.match(path)
    own = controllers_of(path, project)
    if shown is not None and not own:
        base = f"{shown['root']}controllers/application_controller.rb"  # what every controller is built on
        own = tuple(built_on(base, shown["root"], project))
    for one in own if shown is not None else ():
        for guard in guards_of(project.text_beside(one)):
            asks = next((found for name in guard.names if (found := _SIGNED_IN.match(name))), None)
            if asks is not None and shown is not None and guard.applies(shown["action"]):
                of = asks["whose"] or ""  # `require_client_login`: they are of a class of the service
                whose = of if of and project.text_beside(f"{shown['root']}models/{of}.rb") else "user"
                return None if guard.skips else (asks["who"] or whose, one)
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
