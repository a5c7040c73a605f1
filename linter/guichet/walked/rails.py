"""Which controllers of Rails show a page, and what these ask before they do: the one of its folder, those it is built on, what it includes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from guichet.core.memo import memo
from guichet.core.source import text_beside
from guichet.reading.project.project import Project

_VIEW = re.compile(r"^(?P<root>(?:.*/)?app/)views/(?P<folder>.+)/_?(?P<action>\w+)\.[\w.]+$")
_PARENT = re.compile(r"^[ \t]*class\s+[\w:]+\s*<\s*(?:::)?([\w:]+)", re.M)
_INCLUDED = re.compile(r"^[ \t]*include\s+(?:::)?([\w:]+)", re.M)
_GUARD = re.compile(
    r"^[ \t]*(?P<skips>skip_)?(?:prepend_|append_)?before_action\s+(?::\w+[!?]?,\s*)*"
    r":(?:authenticate_(?P<who>\w+?)!|(?:require_|ensure_|confirm_)(?:(?P<whose>[a-z]+)_)?\w*?(?:sign_?in|signed_in|login|logged_in|authenticat\w*)|logged_in_user)"
    r"(?P<when>.*(?:\n\s+(?:only|except|if|unless):.*)*)$",
    re.M,
)
_ONLY, _EXCEPT = (re.compile(rf"{word}:\s*(\[[^\]]*\]|%i\[[^\]]*\]|:\w+)") for word in ("only", "except"))
_HOPS = 6


@memo
def _controllers_of(_: Project) -> dict[str, tuple[str, ...]]:
    return {}


def controllers_of(path: str, project: Project) -> tuple[str, ...]:
    """Return the files of the controllers that show a page of Rails, the nearest first; none for another page."""
    known = _controllers_of(project)
    if path not in known:
        shown = _VIEW.match(path)
        known[path] = tuple(_chain(shown["root"], shown["folder"], project)) if shown else ()
    return known[path]


def _chain(root: str, folder: str, project: Project) -> Iterator[str]:
    return _built_on(f"{root}controllers/{folder}_controller.rb", root, project)


def _built_on(file: str, root: str, project: Project) -> Iterator[str]:
    """The file of a controller, then those of what it is built on and includes."""
    level = [file]
    seen: set[str] = set()
    for _ in range(_HOPS):
        following: list[str] = []
        for path in dict.fromkeys(level):
            if path in seen:
                continue
            seen.add(path)
            if text := ruby_of(path, project):
                yield path
                spaces = path.removeprefix(f"{root}controllers/").split("/")[:-1]
                named = [*_PARENT.findall(text)[:1], *_INCLUDED.findall(text)]
                following.extend(one for name in named for one in _files_named(name, root, spaces))
        level = following


def ruby_of(path: str, project: Project) -> str:
    """Return what a file of Ruby says, whether it is checked or stands beside those that are; "" when there is none."""
    return project.text(path) if project.is_checked(path) else text_beside(Path(project.config.root) / path)


def _files_named(name: str, root: str, spaces: list[str]) -> Iterator[str]:
    """The files that a constant may be written in, from the spaces around it outwards."""
    own = "/".join(underscored(part) for part in name.split("::"))
    for count in range(len(spaces), -1, -1):
        inside = "/".join([*spaces[:count], own])
        yield f"{root}controllers/{inside}.rb"
        yield f"{root}controllers/concerns/{inside}.rb"


def underscored(name: str) -> str:
    """Return a name of a class as files are called: `RdvWizard` is in `rdv_wizard`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def asked_to_sign_in(path: str, project: Project) -> tuple[str, str] | None:
    """Return who must be signed in for a page of Rails to be shown ("user"), and the file that says so; None when nobody must."""
    shown = _VIEW.match(path)
    own = controllers_of(path, project)
    if shown is not None and not own:
        base = f"{shown['root']}controllers/application_controller.rb"  # what every controller is built on
        own = tuple(_built_on(base, shown["root"], project))
    for one in own:
        for guard in _GUARD.finditer(ruby_of(one, project)):
            if shown is not None and _applies(guard["when"], shown["action"]):
                of = guard["whose"] or ""  # `require_client_login`: they are of a class of the service
                whose = of if of and ruby_of(f"{shown['root']}models/{of}.rb", project) else "user"
                return None if guard["skips"] else (guard["who"] or whose, one)
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
    text = ruby_of(own, project) if own else ""
    return own if _GRANTED.search(text) and not _ASKED_FIRST.search(text) else ""


def _applies(when: str, action: str) -> bool:
    only, spared = _ONLY.search(when), _EXCEPT.search(when)
    actions = {action, {"new": "create", "edit": "update"}.get(action, action)}
    if only is not None:
        return not actions.isdisjoint(re.findall(r"\w+", only[1]))
    return spared is None or action not in re.findall(r"\w+", spared[1])


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
