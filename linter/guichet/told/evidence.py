"""What tells whom a text is for and what it is: the configuration, words of the text, folders; kept as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from guichet.core.configuration import Config
from guichet.core.findings import Text
from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.needed import Letters
from guichet.core.keeping.tables import table
from guichet.core.places import pattern_of
from guichet.core.words import any_in, spread


class Evidence(NamedTuple):
    """Why an answer was given: how it is known, in both languages, and the words that tell it."""

    en: str
    fr: str
    found: str

    @property
    def text(self) -> Text:
        """The reason as a reader wants it."""
        if not self.found:
            return Text(self.fr, self.en)
        return Text(f"{self.fr} : « {self.found} »", f'{self.en}: "{self.found}"')


def set_for(question: str, path: str, config: Config) -> tuple[str, Evidence] | None:
    """Return what the configuration says of a file, by its folder; the longest pattern wins."""
    patterns = config.audience if question == "audience" else config.status
    for pattern in sorted(patterns, key=len, reverse=True):
        if config.matches(path, pattern):
            return patterns[pattern], Evidence("the configuration", "la configuration", pattern)
    return None


def said_in(own: str, question: str, answers: Iterable[str]) -> tuple[str, Evidence] | None:
    """Return the first of these answers that a text gives of itself."""
    letters = Letters(own)
    for one in answers:
        if letters.may_hold(saying := _sayings(question, one)) and (match := saying.search(own)):
            return one, Evidence("it says so", "il le dit", " ".join(match[0].split()))
    return None


def shown_by_path(path: str, question: str, answers: Iterable[str]) -> tuple[str, Evidence] | None:
    """Return the first of these answers that a folder, or the whole name of the file, gives."""
    for one in answers:
        if match := _folders(question, one).search(path):
            return one, Evidence("its path", "son chemin", match[0].strip("/._-"))
    return None


def shown_by_name(path: str, question: str, answers: Iterable[str]) -> tuple[str, Evidence] | None:
    """Return the first of these answers that a word of the file's name gives."""
    for one in answers:
        if match := _parts(question, one).search(path):
            return one, Evidence("its name", "son nom", match[0].strip("/._- "))
    return None


NOTHING = Evidence("nothing says otherwise", "rien ne dit le contraire", "")


@cache
def _data() -> Mapping[str, dict[str, dict[str, list[str]]]]:
    return table("told/evidence.toml")


@cache
def _folders(question: str, answer: str) -> re.Pattern[str]:
    """Return what a folder or a name on a path says of a question ("addressee", "agent"). Raises KeyError."""
    told = _data()[question][answer]
    own = rf"(?:^|[/.])(?:{_any(told['folders'])})(?=[/.]|$)"
    return lasting("|".join([*map(pattern_of, told.get("places", ())), own]), re.I)


@cache
def _parts(question: str, answer: str) -> re.Pattern[str]:
    """Return what a word of the name of a file says of a question; nothing for an answer that names do not give."""
    return lasting(rf"(?:^|[/._\s-])(?:{_any(_data()[question][answer].get('parts', []))})(?=[._\s-][^/]*$)", re.I)


@cache
def _sayings(question: str, answer: str) -> re.Pattern[str]:
    """Return the words of a text by which it answers a question itself. Raises KeyError."""
    return lasting(_any(_data()[question][answer]["words"]), re.I | re.M)


def _any(entries: list[str]) -> str:
    return any_in(f"(?:{entry})" for entry in spread(entries))
