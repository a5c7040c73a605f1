"""What a name comes down to, wherever a project writes it: its own file, what it is handed, settings, the environment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.held_numbers import held
from guichet.done.acts.deed_found import Whole
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.templates.site import Site

_STEPS = 3
"""Names that a value is followed through."""
_NAME = re.compile(r"[^\W\d][\w-]*")
_HANDED = re.compile(
    r"@Value\(\s*[\"']\$\{([\w.-]{2,80})(?::([^}]{0,40}))?\}[\"']\s*\)\s*(?:final\s+)?[\w<>]{1,40}\s+(\w{1,60})"
)
"""What Spring hands to a name, and what it hands when nothing is set."""
_ELSEWHERE = re.compile(
    r"%([\w.-]{2,80})%|\$\{([\w.-]{2,80})(?::[^}]{0,40})?\}|\b(?:config|env|getenv|get|fetch)\(\s*[\"']([\w.-]{2,80})[\"']|process\.env\.(\w{2,80})|(?:settings|environ|config|x)\.([A-Za-z_]\w{2,80})\b"
)
"""How a value is said to be written elsewhere."""


def settled(said: str, whole: Whole) -> Iterator[str]:
    """Yield what the last name of a text is given, then what that leads to: each as it is written."""
    names = [_last(said)]
    for name in names:  # it grows as values name others
        for value in _given(name, whole) if name else ():
            yield value
            key = _key_in(value)
            if key and key not in names and len(names) < _STEPS:
                names.append(key)


def _last(said: str) -> str:
    """The last name of an expression, or of the key that it asks for: `config('pieces.validity')`."""
    names = _NAME.findall(said)
    return names[-1] if names else ""


def _key_in(value: str) -> str:
    """The last word of the key by which a value is looked up elsewhere; "" when it is written out."""
    found = _ELSEWHERE.search(value)
    key = next((one for one in found.groups() if one), "") if found is not None else ""
    return key.rpartition(".")[2]


def _given(name: str, whole: Whole) -> Iterator[str]:
    own = value_in(name, whole.text)
    if own is not None:
        yield own
    for key, otherwise, handed in _HANDED.findall(whole.text):
        if handed == name:
            yield from (one for one in (otherwise, _elsewhere(key.rpartition(".")[2], whole.project)) if one)
    if own is None:
        found = next(filter(None, (_elsewhere(one, whole.project) for one in _spellings(name))), None)
        if found:
            yield found


def _elsewhere(name: str, project: Site) -> str | None:
    """What a file of settings gives a name, or any other that holds it."""
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and project.holds(path, name) and (value := value_in(name, project.text(path))):
            return value
    return held(value_in, name, project)


def _spellings(name: str) -> Iterator[str]:
    """A name as programs and settings write it: `minimumValidity`, `minimum_validity`, `minimum-validity`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", "_", name).lower()
    yield from dict.fromkeys((name, apart, apart.replace("_", "-"), apart.upper()))


def value_in(name: str, text: str) -> str | None:
    """Return what a text gives a name, to the end of the line; None when it gives it nothing."""
    found = re.search(
        rf"(?<![\w.>-])(?:[\w.]{{1,60}}\.|\$)?{re.escape(name)}[\"']?\s*(?:=>|[:=](?![=:]))\s*([^\r\n]{{1,80}})", text
    )
    return found[1].strip() if found is not None else None
