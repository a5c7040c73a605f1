"""What a page hands to a script that counts down: a true moment, or the same number each time the page is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.data.context import values_given
from guichet.done.pages.pressing import starts_now
from guichet.reading.given.expressed import given_to
from guichet.reading.project.project import Project
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import assigned
from guichet.reading.scripts.files import pages_loading
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field
from guichet.reading.scripts.syntax import text as written_in
from guichet.reading.templates.site import Site

_DATA = re.compile(r"\bdata-([\w-]{1,60})\s*=\s*[\"']\s*(?:\{\{[-~]?\s*([\w.]+)[^}]{0,300}\}\}|(\d{1,6}))\s*[\"']")
_PRINTS = re.compile(
    r"\bdata-([\w-]{1,60})\s*=\s*\"\s*(?:\{\{|\{!!|<%=|<\?=)\s*(?P<said>[^\"\n]{3,200}?)\s*(?:\}\}|!!\}|%>|\?>)"
)
_FROM_NOW = re.compile(
    r"\.from_now\b|(?:\bnow\(\)|\btoday\(\)|new \\?DateTime(?:Immutable)?\([^()]{0,20}\)\)?|Carbon::now\(\)|Time\.(?:now|current|zone\.now))\s?(?:(?:->|\.)(?:add\w{0,12}|modify|plus\w{0,10}|advance)\(|\+ ?\d)"
    r"|['\"]now['\"]\s?\|\s?date_modify\(\s?['\"]\+|date\(['\"]\+ ?\d|\btime\(\) ?\+ ?\d"
)
"""A moment that is reckoned from now: each time the page is opened, it is the same time away."""
_STORES = re.compile(r"(?:->|\.)(?:save!?|persist|flush|create!?|insert\w{0,10}|update!?|store|set|put)\(")
_RESTARTS = re.compile(
    r"if\s?\(\s?[\w$.]{1,40}\s?(?:<=?|={2,3})\s?[01]\s?\)\s?\{?\s{0,40}[\w$.]{1,40}\s?=\s?(?:new Date\(\s?)?(?:Date\.now\(\)|[1-9]\d{1,5}\b)"
)
"""A clock that is set again once it is over."""
_READ = re.compile(r"\.dataset\.(\w+)|getAttribute\(\s*['\"]data-([\w-]+)")
_PRINTED = re.compile(r"\{\{[-~]?\s*([\w.]+)")
_MOST = 8
TIMERS = (
    "data-minuteur", "data-countdown", "data-timer", "data-compte-a-rebours", "data-rebours", "data-chrono", "data-time-left", "data-seconds", "data-secondes", "data-seconds-left", "data-remaining", "data-restant",
)  # fmt: skip
"""How pages call what hands a clock its time."""
_HANDED_OVER = re.compile(
    r"(?:\{\{|\{!!|<%=|\$\{|<\?=)\s*+[\w.@$>-]{0,200}?([A-Za-z_]\w{0,80})\s*+(?:\}\}|!!\}|%>|\}|\?>)"
)


def is_set_anew(written: str, project: Site) -> bool:
    """Whether what a page hands to a clock is the same time whenever it is opened: a number, or a name that the project gives one."""
    printed = _HANDED_OVER.fullmatch(written)
    return written.isdecimal() or (printed is not None and bool(held_number(printed[1], project)))


def times_handed(path: str, project: Site) -> list[float | None]:
    """Return the numbers that the project gives to the names that a page hands to its clocks."""
    text = project.text(path)
    if not any(one in text for one in TIMERS):
        return []
    return [held_number(name, project) for name in dict.fromkeys(_HANDED_OVER.findall(text))]


def starts_anew(script: Script) -> bool:
    """Whether a number that the script reads from its page is written there, or given by a program, as a constant or from now on; or is set again at the end."""
    if _RESTARTS.search(script.text):
        return True
    read = {_plain(one[0] or one[1]) for one in _READ.findall(script.text)}
    if any(_plain(one[1]) in read and _is_from_now(one["said"], path, script.project) for path in _paths(script) for one in _PRINTS.finditer(script.project.text(path))):  # fmt: skip
        return True
    for text in _pages(script):
        for name, variable, number in _DATA.findall(text):
            if _plain(name) in read and (number or _is_constant(variable, script)):
                return True
    return False


def _is_from_now(said: str, path: str, project: Site) -> bool:
    """Whether what a page prints is a moment reckoned from now, by the page or by what gives it, which keeps it nowhere."""
    if _FROM_NOW.search(said):
        return True
    given = given_to(said, path, project)
    return any(_FROM_NOW.search(one.text) and not _STORES.search(one.text) for one in given)


def writes_its_end(script: Script) -> bool:
    """Whether a script that counts down to a moment it is given also writes that moment in full: people read the day, and nobody hurries them."""
    return any(_is_given(one) for one in script.walk("new_expression")) and _IN_FULL.search(script.text) is not None


def _is_given(made: Any) -> bool:
    """Whether a day is made of what a name holds, and is not reckoned from now: `new Date(deadline)`."""
    given = arguments(made)
    return written_in(field(made, "constructor")) == "Date" and len(given) == 1 and given[0].type in ("identifier", "member_expression")  # fmt: skip


_IN_FULL = re.compile(
    r"\bDateTimeFormat\b[^;]{0,300}\bdateStyle:\s?['\"](?:full|long)|\btoLocale(?:Date)?String\([^;]{0,300}\bmonth:\s?['\"]long|\bdateStyle:\s?['\"](?:full|long)|\bformat\([^;()]{0,80}['\"][^'\"]{0,20}(?:MMMM|PPP)"
)
"""How a script writes a day in words."""


def handed_texts(script: Script) -> str:
    """Return the texts that Python gives to the variables of the pages that hold or load a script, in lower case."""
    names = dict.fromkeys(name.rpartition(".")[2] for text in _pages(script) for name in _PRINTED.findall(text))
    texts = (text_of(value) for name in list(names)[:_MOST] for value, _ in _given(name, script))
    return " ".join(one for one in texts if one).lower().replace("’", "'")


def _is_constant(variable: str, script: Script) -> bool:
    name = variable.rpartition(".")[2]
    held = _of_views(name, script) if variable.startswith("view.") else _given(name, script)
    return any(seconds_of(value, module) or starts_now(value, module) for value, module in held)


def _of_views(name: str, script: Script) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """What classes of the project set under a name, as a page reads its view: `{{ view.seconds }}`."""
    project = script.project
    if not isinstance(project, Project):
        return
    holding = [path for path in project.paths if path.endswith(".py") and project.holds(path, name)]
    for module in filter(None, map(project.modules.parsed, holding[:_MOST])):
        for owner in module.walk(nodes.ClassDef):
            for found in owner.locals.get(name, ()):
                value = assigned(found) if isinstance(found, nodes.AssignName) else None
                if value is not None:
                    yield value, module


def _given(name: str, script: Script) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    return values_given(name, script.project) if isinstance(script.project, Project) else iter(())


def _plain(name: str) -> str:
    return name.replace("-", "").lower()


def _pages(script: Script) -> Iterator[str]:
    """The page that a script is written in, or those that load its file."""
    yield from map(script.project.text, _paths(script))


def _paths(script: Script) -> Iterator[str]:
    if script.element is not None or script.page is not None:
        yield script.path
        return
    yield from pages_loading(script.path, script.project)
