"""Profiles of obstacles: what a person has not, here and now, and which flaws of a service that makes impassable."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guichet.core.errors import UsageError
from guichet.core.findings import Text
from guichet.core.keeping.tables import table

SCREEN = "screen"
"""The door that most obstacles are about: the service's own pages."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What may be lacking: `stops` and `slows` are names of rules; `about` are words that their message then holds, or ()."""

    key: str
    label: Text
    stops: frozenset[str]
    slows: frozenset[str]
    about: tuple[str, ...] = ()
    shuts: str = ""
    """The door that it shuts whatever the code says."""
    is_helped: bool = False
    """Whether somebody who lacks it gets through a short page that tells where help is."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody lacks, whoever they are; `refs` are keys of the table of references."""

    name: str
    english: str
    label: Text
    lacks: frozenset[str]
    refs: tuple[str, ...] = ()
    beware: Text | None = None


@cache
def obstacles() -> Mapping[str, Obstacle]:
    """Return the obstacles by key, in the order of their table."""
    return {
        key: Obstacle(
            key, Text(one["fr"], one["en"]), frozenset(one["stops"]), frozenset(one["slows"]),
            tuple(one.get("about", ())), one.get("door", ""), one.get("is_helped", False),
        )
        for key, one in table("walked/obstacles.toml").items()
    }  # fmt: skip


@cache
def known_profiles() -> tuple[Profile, ...]:
    """Return the profiles of guichet, in the order of their table."""
    return tuple(read_profile(name, one) for name, one in table("walked/profiles.toml").items())


def read_profile(name: str, written: Mapping[str, Any]) -> Profile:
    """Return a profile as a table writes it; one without English, or French, is said in the other language.

    Raises UsageError for an obstacle that nobody knows.
    """
    lacks = frozenset(written.get("lacks", ()))
    for key in sorted(lacks - obstacles().keys()):
        raise UsageError(
            f"Le profil « {name} » nomme un obstacle inconnu, « {key} ».{_meant(key, obstacles(), 'fr')}",
            f'Profile "{name}" names an unknown obstacle, "{key}".{_meant(key, obstacles(), "en")}',
        )
    beware = written.get("beware")
    return Profile(
        name, written.get("en_name", name), Text(written.get("fr", ""), written.get("en", "")), lacks,
        tuple(written.get("refs", ())), Text(*beware) if beware else None,
    )  # fmt: skip


def chosen(words: Sequence[str], known: Iterable[Profile]) -> list[Profile]:
    """Return the profiles that words name, in either language, in their order; `a+b` is one person who lacks both.

    Raises UsageError for a name that nobody knows.
    """
    by_name = {name: one for one in known for name in (one.name, one.english)}
    return [_together(word, [_named(part, by_name) for part in word.split("+")]) for word in words]


def _named(word: str, by_name: Mapping[str, Profile]) -> Profile:
    if word in by_name:
        return by_name[word]
    raise UsageError(
        f"Aucun profil ne s’appelle « {word} ».{_meant(word, by_name, 'fr')} La liste : guichet people --list.",
        f'No profile is called "{word}".{_meant(word, by_name, "en")} The list: guichet people --list.',
    )


def _together(word: str, parts: list[Profile]) -> Profile:
    if len(parts) == 1:
        return parts[0]
    label = Text(" ; ".join(one.label.fr for one in parts), "; ".join(one.label.en for one in parts))
    return Profile(
        word, "+".join(one.english for one in parts), label, frozenset().union(*(one.lacks for one in parts)),
        tuple(dict.fromkeys(ref for one in parts for ref in one.refs)),
    )  # fmt: skip


def _meant(word: str, known: Iterable[str], lang: str) -> str:
    near = difflib.get_close_matches(word, list(known), 1)
    if not near:
        return ""
    return f" Vouliez-vous « {near[0]} » ?" if lang == "fr" else f' Did you mean "{near[0]}"?'
