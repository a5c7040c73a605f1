"""What a service declares of itself in `guichet-people.toml`: its requests, its doors that are not screens, profiles of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.config_file import SIZE_LIMIT
from guichet.core.errors import UsageError, reason
from guichet.core.findings import Text
from guichet.core.inside import leads_out
from guichet.core.keeping.tables import table
from guichet.core.plain_file import text_of
from guichet.core.toml_text import toml_of
from guichet.walked.profiles import Profile, obstacles, read_profile

NAME = "guichet-people.toml"
_DOOR_WORDS = frozenset({"kind", "fr", "en", "value", "hours", "cost", "distance", "can", "without", "asks"})
_JOURNEY_WORDS = frozenset({"name", "fr", "en", "files"})
_LISTS = frozenset({"files", "asks", "without", "can", "lacks", "refs", "beware"})
_TEXTS = frozenset({"name", "en_name", "fr", "en"})
_FREE = ("free", "gratuit", "0 €", "€0", "£0", "no charge", "non surtax")


@dataclass(frozen=True, slots=True)
class Door:
    """A door that is not a screen: where it leads, when, at what price, and what it can do."""

    kind: str
    label: Text
    value: str
    """The number, or the address."""
    hours: str
    cost: str
    distance: str
    can: tuple[str, ...]
    """The names of the requests that one can finish by it, with `*` for any."""
    asks: frozenset[str]
    """What a person must have to go through."""
    line: int
    """Where it is declared."""

    def finishes(self, journey: str) -> bool:
        """Whether the request can be finished by it, from its beginning to its end."""
        return any(_names(one).match(journey) for one in self.can)

    def lets_in(self, lacks: frozenset[str]) -> bool:
        """Whether somebody who lacks some things can go through."""
        return not self.asks & lacks


@cache
def _names(pattern: str) -> re.Pattern[str]:
    """What the names of requests are held against: compiled once, however many there are."""
    return re.compile(translate(pattern))


HELP = "help"
"""Somebody to turn to, or what explains, that pages tell and that is no door by itself."""
_NAMED_AS = {"nearby": "helper", "seat": "post"}


def lets_in(way: str, lacks: frozenset[str]) -> bool:
    """Whether somebody who lacks some things can go by a way that pages name, which asks what a declared one does."""
    kind = table("walked/doors.toml").get(_NAMED_AS.get(way, way))
    return kind is None or lacks.isdisjoint(kind["asks"])


@dataclass(frozen=True, slots=True)
class DeclaredJourney:
    """A request that the service names: the files whose flaws stand in its way, as patterns of paths."""

    name: str
    label: Text
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """What the file says; an empty one when there is none."""

    path: str = ""
    journeys: tuple[DeclaredJourney, ...] = ()
    doors: tuple[Door, ...] = ()
    profiles: tuple[Profile, ...] = field(default=())


def declared_in(folder: Path) -> Declared:
    """Return what the file of a folder declares, nothing when there is none. Raises UsageError."""
    file = folder / NAME
    if not os.path.lexists(file):
        return Declared()
    if leads_out(file):
        raise UsageError(
            f"{NAME} est un lien qui mène hors du projet. Remplacez-le par le fichier.",
            f"{NAME} is a link that leads out of the project. Put the file in its place.",
        )
    try:
        text = text_of(file, SIZE_LIMIT)
        data = toml_of(text)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(f"{NAME} ne se lit pas : {why.fr}.", f"{NAME} cannot be read: {why.en}.") from None
    except ValueError as problem:
        raise UsageError(
            f"{NAME} n’est pas du TOML : {problem}. Corrigez cette ligne.",
            f"{NAME} is not TOML: {problem}. Mend that line.",
        ) from None
    _only(data, {"journey", "door", "profiles"}, "")
    profiles = tuple(read_profile(name, _kinds(one)) for name, one in _table(data, "profiles").items())
    return Declared(NAME, tuple(_journeys(data)), tuple(_doors(data, text)), profiles)


def _journeys(data: Mapping[str, Any]) -> Iterator[DeclaredJourney]:
    for one in _list(data, "journey"):
        _only(one, _JOURNEY_WORDS, "journey")
        name, files = one.get("name"), one.get("files")
        if not isinstance(name, str) or not isinstance(files, list) or not files:
            raise UsageError(
                f"{NAME} : une démarche ([[journey]]) veut « name » et « files ».",
                f'{NAME}: a request ([[journey]]) wants "name" and "files".',
            )
        yield DeclaredJourney(name, Text(one.get("fr", name), one.get("en", name)), tuple(map(str, files)))


def _doors(data: Mapping[str, Any], text: str) -> Iterator[Door]:
    kinds = table("walked/doors.toml")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[door]]")]
    doors = _list(data, "door")
    for one, line in zip(doors, [*lines, *[1] * len(doors)], strict=False):
        _only(one, _DOOR_WORDS, "door")
        kind = str(one.get("kind", ""))
        if kind not in kinds:
            listed = ", ".join(kinds)
            raise UsageError(
                f"{NAME}, ligne {line} : « kind » dit quelle porte c’est. Valeurs possibles : {listed}.",
                f'{NAME}, line {line}: "kind" says which door it is. Possible values: {listed}.',
            )
        cost = str(one.get("cost", ""))
        asks = {*kinds[kind]["asks"], *one.get("asks", ()), *(() if _is_free(cost) else ("money",))}
        unknown = next((key for key in (*asks, *one.get("without", ())) if key not in obstacles()), None)
        if unknown is not None:
            raise UsageError(
                f"{NAME}, ligne {line} : « {unknown} » n’est pas un obstacle. La liste : guichet people --list.",
                f'{NAME}, line {line}: "{unknown}" is no obstacle. The list: guichet people --list.',
            )
        yield Door(
            kind, Text(one.get("fr", kinds[kind]["fr"]), one.get("en", kinds[kind]["en"])), str(one.get("value", "")),
            str(one.get("hours", "")), cost, str(one.get("distance", "")), tuple(one.get("can", ("*",))),
            frozenset(asks - set(one.get("without", ()))), line,
        )  # fmt: skip


def _is_free(cost: str) -> bool:
    """Whether a door says that it costs nothing; one that says nothing of it is not free for who has no money."""
    return any(word in cost.lower() for word in _FREE)


MOST = 200
"""More requests, doors, profiles, or words of one of them, than anybody declares: each is held against each."""


def _few(number: int, word: str) -> None:
    """Raise UsageError for more than anybody declares."""
    if number > MOST:
        raise UsageError(
            f"{NAME} : « {word} » en compte {number}, et {MOST} au plus sont lus. Gardez ce qui compte.",
            f'{NAME}: "{word}" holds {number}, and at most {MOST} are read. Keep what matters.',
        )


def _kinds(data: Mapping[str, Any]) -> Mapping[str, Any]:
    for word, value in data.items():
        _few(len(value) if isinstance(value, list) else 0, word)
        is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
        if word in _LISTS and (not is_list or (word == "beware" and len(value) != 2)):
            raise UsageError(
                f"{NAME} : « {word} » prend une liste de textes.", f'{NAME}: "{word}" takes a list of texts.'
            )
        if word in _TEXTS and not isinstance(value, str):
            raise UsageError(f"{NAME} : « {word} » prend un texte.", f'{NAME}: "{word}" takes a text.')
    return data


def _only(data: Mapping[str, Any], known: frozenset[str] | set[str], where: str) -> None:
    for word in data:
        if word not in known:
            listed = ", ".join(sorted(known))
            inside = f" ([[{where}]])" if where else ""
            raise UsageError(
                f"{NAME}{inside} : « {word} » n’est pas un réglage. Réglages possibles : {listed}.",
                f'{NAME}{inside}: "{word}" is no setting. Possible settings: {listed}.',
            )


def _list(data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UsageError(f"{NAME} : écrivez [[{key}]] devant chacun.", f"{NAME}: write [[{key}]] before each.")
    _few(len(found), key)
    return [_kinds(one) for one in found]


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise UsageError(f"{NAME} : écrivez [{key}.nom].", f"{NAME}: write [{key}.name].")
    _few(len(found), key)
    return found
