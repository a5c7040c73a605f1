"""What a name comes down to, wherever a project writes it: its own file, what it is handed, settings, the environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from guichet.core.findings import Span
from guichet.done.acts.deed.held_numbers import held, paths_holding
from guichet.done.acts.deed_found import Whole
from guichet.reading.named.settled import names_asked, setting
from guichet.reading.templates.site import Site

_STEPS = 3
"""Names that a value is followed through."""
_NAME = re.compile(r"[^\W\d][\w-]*")
_HANDED = re.compile(
    r"@Value\(\s*[\"']\$\{([\w.-]{2,80})(?::([^}]{0,40}))?\}[\"']\s*\)\s*(?:final\s+)?[\w<>]{1,40}\s+(\w{1,60})"
)
"""What Spring hands to a name, and what it hands when nothing is set."""
_KEPT = re.compile(r"\b(?:get|fetch)\(\s*[\"']([\w.-]{2,80})[\"']|\b(?:settings|config)\.([A-Za-z_]\w{2,80})\b")
"""How what holds settings is asked for one, whatever it is called."""


def settled(said: str, whole: Whole) -> Iterator[str]:
    """Yield what the last name of a text is given, then what that leads to: each as it is written."""
    names = [_key_in(said) or _last(said)]
    for name in names:  # it grows as values name others
        for value in _given(name, whole) if name else ():
            yield value
            key = _key_in(value)
            if key and key not in names and len(names) < _STEPS:
                names.append(key)


def key_named(said: str) -> str:
    """Return the name by which a length, or another value, is settled: the key of a setting, or the last name of an expression."""
    return _short(_key_in(said) or _last(said))


def _last(said: str) -> str:
    """The last name of an expression."""
    names = _NAME.findall(said)
    return names[-1] if names else ""


def _key_in(value: str) -> str:
    """The key by which a value is looked up elsewhere; "" when it is written out."""
    kept = _KEPT.search(value)
    return next(iter(names_asked(value)), "") or (str(kept[1] or kept[2]) if kept is not None else "")


def _given(name: str, whole: Whole) -> Iterator[str]:
    own = value_in(_short(name), whole.text)
    if own is not None:
        yield own
    for key, otherwise, handed in _HANDED.findall(whole.text):
        if handed == name:
            yield from (one for one in (otherwise, _elsewhere(key, whole.project)) if one)
    if own is None:
        found = next(filter(None, (_elsewhere(one, whole.project) for one in _spellings(name))), None)
        if found:
            yield found


def placed(said: str, whole: Whole) -> tuple[str, Span] | None:
    """Return where another file gives the last name of a text what it is worth; None when none does, or when its own file does."""
    name = _short(_last(said))
    if len(name) < _LEAST or value_in(name, whole.text) is not None:
        return None
    for path in paths_holding(name, whole.project):
        text = whole.project.text(path)
        found = _giving(name).search(text) if value_in(name, text) is not None else None
        if found is not None:
            return path, Span(found.start(), found.end())
    return None


_LEAST = 4


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _elsewhere(name: str, project: Site) -> str | None:
    """What a file of settings gives a name, or any other that holds it."""
    kept = setting(name, project)
    return (kept.value if kept is not None else None) or held(value_in, _short(name), project)


def _spellings(name: str) -> Iterator[str]:
    """A name as programs and settings write it: `minimumValidity`, `minimum_validity`, `minimum-validity`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", "_", name).lower()
    yield from dict.fromkeys((name, apart, apart.replace("_", "-"), apart.upper()))


@lru_cache(maxsize=16)
def value_in(name: str, text: str) -> str | None:
    """Return what a text gives a name, to the end of the line; None when it gives it nothing."""
    giving, at = _giving(name), 0
    while (found := giving.search(text, at)) is not None:
        at = found.start() + 1
        before = text[max(0, at - 1 - _OWNER) : at - 1][::-1]
        owner = "".join(takewhile(lambda sign: sign.isalnum() or sign in "_.", before))
        is_whole = not owner or (owner[0] == "." and 1 < len(owner) < _OWNER)
        if is_whole and before[len(owner) :][:1] not in (">", "-"):
            return _REMARK.sub("", found[1]).strip()
    return None


_REMARK = re.compile(r"\s(?:#|//)\s.*")
"""What a line says beside, for those who read it."""
_OWNER = 62
"""Signs that the names before a name may have, with the points after each, and one more."""


@lru_cache(maxsize=512)
def _giving(name: str) -> re.Pattern[str]:
    """A name, then what it is given: letters that an expression begins with are found much faster than the rest of it."""
    return re.compile(rf"{re.escape(name)}[\"']?\s*(?:=>|[:=](?![=:]))\s*([^\r\n]{{1,80}})")
