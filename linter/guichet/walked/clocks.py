"""What a request gives little time for, or shuts after a mistake: a code that dies, an entrance that is locked; it stops whoever has no head for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.core.numbers import count
from guichet.done.words import speaks_of
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.parts import assigned
from guichet.reading.templates.page import Page
from guichet.walked.behind import Behind
from guichet.walked.meeting import Met
from guichet.walked.profiles import obstacles
from guichet.walked.rails import controllers_of
from guichet.walked.ruby_models import classes_named, file_of_model

_LIFE = Text(
    "Ce qui a été envoyé ne vaut plus au bout de {time_fr} : qui lit plus tard, ou s’y reprend, doit tout redemander.",
    "What was sent is worth nothing after {time_en}: people who read it later, or start over, must ask for it again.",
)
_LOCK = Text(
    "Quelques erreurs, et l’entrée est fermée pour {time_fr} : qui s’y reprend attend, ou renonce.",
    "A few mistakes, and the way in is locked for {time_en}: people who start over wait, or give up.",
)
_FOREVER = Text(
    "Une seule erreur ferme l’entrée pour toujours.",
    "One mistake shuts the way in for ever.",
)
_DIES = re.compile(
    r"(?:created|sent|issued|generated)_at\b[^\n]{0,40}?(?:-\s*)?(?P<count>\d+)\.(?P<unit>minutes?|hours?|days?)(?:\.ago)?\b"
    r"|expire\w{0,60}_(?:at|in)\b\W{1,4}[^\n]{0,40}?(?P<more>\d+)\.(?P<of>minutes?|hours?|days?)\b"
)
_PIECE = re.compile(r"^[ \t]*(?:def (?:self\.)?|scope:?[ (]+:?)(?P<name>\w+[?!]?)", re.M)
_REFUSES = re.compile(r"\braise\b|\breturn (?:false|nil)\b|\berrors\.add\b|\bhead[ (]:|\bredirect_to\b")
_LOOKED_UP = re.compile(r"\b(?:where|find_by!?|exists\?)[ (]+(?P<by>\w+):")
"""What a query looks for first: by a secret, it lets in whoever holds one that is still good."""
_COUNTED = re.compile(r"\bincrement_failed_attempts\b|\block_access!")
_UNLOCKED = re.compile(r"\bunlock_in:\s*(?P<count>\d+)\.(?P<unit>minutes?|hours?|days?)\b")
_SHUT = re.compile(r"\bpermanently_(?:locked|blocked)\w*:\s*(?:Time|DateTime|true)|\bpermanently_(?:lock|block)\w*!")
_IN_PYTHON = re.compile(r"expir\w*\s*=[^\n]*timedelta\(\s*(?P<unit>minutes|hours|days)\s*=\s*(?:(?P<count>\d+)|(?:\w+\.)*(?P<named>[A-Z_]{3,}))\s*\)", re.I)  # fmt: skip
_SECONDS = {"minute": 60, "hour": 3600, "day": 86400}
_UNITS = {"minute": "minute", "hour": "heure", "day": "jour"}
_LONG = 86400
"""Seconds beyond which whoever comes back the day after is let in."""
_NEAR = 2_000
"""Characters before a comparison in which what it is for is looked for."""


def clocks(pages: Sequence[Page], behind: Behind, project: Project) -> Iterator[Met]:
    """Yield what ends soon on the way of a request, or is shut by a mistake, each place once."""
    found = (*(one for page in pages for one in _in_ruby(page, project)), *_in_python(behind, project))
    calm = obstacles()["calm"]
    for path, line, message, also in dict.fromkeys(found):
        yield Met(path, line, "validity-short", message, calm, is_certain=False, also=also)


_Place = tuple[str, int, Text, str]


def _in_ruby(page: Page, project: Project) -> Iterator[_Place]:
    own = {
        path: project.text_beside(path)
        for path in controllers_of(page.path, project)
        if not path.endswith("application_controller.rb")
    }
    near = [name for path, text in own.items() for name in classes_named(text, path, project)]
    classes = _files(near, project)
    if classes:
        again = (name for path, text in classes.items() for name in classes_named(text, path, project))
        classes |= _files(list(again), project)
    for path, text in classes.items():
        if _is_secret(path.rpartition("/")[2].removesuffix(".rb")):
            yield from _ending(path, text)
    for path, text in own.items():
        counted, shut = _COUNTED.search(text), _SHUT.search(text)
        if shut is not None:
            yield path, _line(text, shut.start()), _FOREVER, ""
        if counted is None:
            continue
        for file, said in classes.items():
            if (lock := _UNLOCKED.search(said)) is not None:
                also = f"{path}:{_line(text, counted.start())}"
                yield file, _line(said, lock.start()), _told(_LOCK, count(lock["count"]), lock["unit"]), also


def _files(names: Sequence[str], project: Project) -> dict[str, str]:
    return {path: project.text_beside(path) for one in dict.fromkeys(names) if (path := file_of_model(one, project))}


def _is_secret(name: str) -> bool:
    """Whether a name is one of what people are sent to prove who they are: not of a postal code, nor of a client."""
    return speaks_of(name, "sessions.secrets") and not speaks_of(name, "sessions.other_codes")


def _ending(path: str, text: str) -> Iterator[_Place]:
    pieces = [(one.start(), one["name"]) for one in _PIECE.finditer(text)]
    for one in _DIES.finditer(text):
        life, unit = count(one["count"] or one["more"]), one["unit"] or one["of"]
        is_short = life * _SECONDS[unit.rstrip("s")] <= _LONG
        if is_short and (one["more"] or _is_refused(one, text, pieces)):
            yield path, _line(text, one.start()), _told(_LIFE, life, unit), ""


def _is_refused(one: re.Match[str], text: str, pieces: Sequence[tuple[int, str]]) -> bool:
    """Whether what is older than a time is turned away: a query that only lists what is recent ends nothing."""
    start, name = next((each for each in reversed(pieces) if each[0] <= one.start()), (one.start(), ""))
    stop = text.find("\n", text.find("\n", one.end()) + 1)
    held = text[max(start, one.start() - _NEAR) : stop if stop > 0 else len(text)]
    by_secret = any(_is_secret(each["by"]) for each in _LOOKED_UP.finditer(held))
    return by_secret or speaks_of(name, "sessions.still_good") or _REFUSES.search(held) is not None


def _in_python(behind: Behind, project: Project) -> Iterator[_Place]:
    """The lives that the functions of a request give what they make, in figures or by a name of the settings."""
    for one in behind.named:
        text = one.module.text(one.node)
        for said in _IN_PYTHON.finditer(text):
            life, also = (count(said["count"]), "") if said["count"] else _setting(said["named"], project)
            if 0 < life * _SECONDS[said["unit"].lower().rstrip("s")] <= _LONG:
                line = (one.node.fromlineno or 1) + text.count("\n", 0, said.start())
                yield one.module.path, line, _told(_LIFE, life, said["unit"]), also


def _setting(name: str, project: Project) -> tuple[int, str]:
    """What the settings give a name, and where; 0 when none does."""
    for one in definitions(project.modules).setting(name):
        value = value_of(assigned(one.node))
        if type(value) is int:
            return value, f"{one.module.path}:{one.node.fromlineno}"
    return 0, ""


def _told(message: Text, life: int, unit: str) -> Text:
    word = unit.lower().rstrip("s")
    plural = "s" if life > 1 else ""
    return message.format(time_fr=f"{life} {_UNITS[word]}{plural}", time_en=f"{life} {word}{plural}")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
