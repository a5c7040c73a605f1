"""Whether a page of Rails is kept for those who work for the service, by what its controllers ask and where they lead whoever fills it in."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.words import any_of
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import singular
from guichet.walked.rails import action_of, before_action, controllers_of, received_by, written_in
from guichet.walked.ruby_texts import ruby_texts
from guichet.walked.turned_away import turns_away

_THEY = rf"(?:{any_of('people.inside')}|{any_of('people.staff')}|admin\w*?)"
_SPACE = re.compile(rf"(?P<root>(?:.*/)?app/)views/(?:[\w-]+/)*?(?P<space>{_THEY}s?)/", re.I)
_HELD = re.compile(rf"\bcurrent_{_THEY}\b", re.I)
"""Whoever works there, as a controller holds them."""
_TAKEN = re.compile(rf"{_HELD.pattern}\.(?!present\b|nil\b|blank\b|try\b)\w", re.I)
_ASKED_FIRST = re.compile(
    rf"{_HELD.pattern}(?:\s*(?:$|&|\?|\|\||\))|\.(?:present|nil|blank)\?)|\b{_THEY}_signed_in\?", re.I | re.M
)
_OR_OTHERS = re.compile(r"\|\||\bor\b")
"""In a test that others pass too."""
_LEADS = re.compile(r"\bredirect_to[\s(]+(?:main_app\.)?(\w+?)_(?:path|url)\b")
_LET_IN = re.compile(r"\bsign_in\b[\s(]")


def is_in_their_space(path: str, project: Project) -> bool:
    """Whether a page is among those that are kept for some who work there: its modules are called after them, and a controller beside asks for one of them."""
    found = _SPACE.match(path)
    return found is not None and _is_asked_for(found["root"], found["space"], project)


def is_kept_by_its_controller(path: str, project: Project) -> bool:
    """Whether the controller of a page sends away whoever does not work there, or leads whoever fills it in to what it keeps for those who do."""
    own, action = controllers_of(path, project), action_of(path, project)
    if not own:
        return False
    if _asks_for_them(action, own, project):
        return True
    text = project.text_beside(own[0])
    received = "\n".join(received_by(action, text))
    led = {name for name in _LEADS.findall(received) if not name.endswith("root")}
    following = {one for one in re.findall(r"^[ \t]*def (\w+)$", text, re.M) if one not in _EVERYWHERE}
    if any(name.startswith(f"{one}_") and _asks_for_them(one, own, project) for name in led for one in following):
        return True
    return _LET_IN.search(received) is not None and _is_led_to_their_space(path, led, project)


_EVERYWHERE = frozenset("index show new edit create update destroy".split())
"""What every controller has: a page that is filled in by anybody may be listed for those who work there."""


def _asks_for_them(action: str, own: tuple[str, ...], project: Project) -> bool:
    """Whether an action, or what is called before it, turns away whoever does not work there; or takes them for granted."""
    before = [said for _, _, _, said in before_action(action, own, project)]
    shown = written_in(project.text_beside(own[0]), action)
    if any(turns_away(one, _HELD, _OR_OTHERS) for one in (*before, shown)):
        return True
    return _TAKEN.search(shown) is not None and _ASKED_FIRST.search(shown) is None


def _is_led_to_their_space(path: str, led: set[str], project: Project) -> bool:
    """Whether all that whoever has filled in a page is led to, but the page itself, is among what is kept for some who work there."""
    root, _, folder = path.partition("views/")
    itself = folder.rpartition("/")[0].replace("/", "_")
    spaces = [_AHEAD.match(name) for name in led if itself not in name]
    return bool(spaces) and all(one is not None and _is_asked_for(root, one[1], project) for one in spaces)


_AHEAD = re.compile(rf"({_THEY})s?_", re.I)


@memo
def _asked_for(_: Project) -> dict[tuple[str, str], bool]:
    return {}


def _is_asked_for(root: str, space: str, project: Project) -> bool:
    """Whether a controller of some modules asks for those whom these are called after."""
    one = singular(space.lower())
    known = _asked_for(project)
    if (root, one) not in known:
        asks = re.compile(rf"\b(?:authenticate|require|ensure)_(?:logged_in_)?{re.escape(one)}\b")
        folders = tuple(f"{root}controllers/{name}/" for name in (space, one, f"{one}s"))
        known[root, one] = any(
            asks.search(text) for path, text in ruby_texts(project).items() if path.startswith(folders)
        )
    return known[root, one]
