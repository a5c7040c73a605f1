"""What tells whom a text is for and what it is: the configuration, words of the text, folders; kept as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from guichet.core.configuration import Config
from guichet.core.expressions import listed
from guichet.core.findings import Text
from guichet.core.tables import table


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


@cache
def _data() -> Mapping[str, dict[str, dict[str, list[str]]]]:
    return table("told/evidence.toml")


@cache
def folders(question: str, answer: str) -> re.Pattern[str]:
    """Return what a folder or a name on a path says of a question ("addressee", "agent"). Raises KeyError."""
    return listed(rf"(?:^|[/.])(?:{_any(_data()[question][answer]['folders'])})(?=[/.]|$)", re.I)


@cache
def parts(question: str, answer: str) -> re.Pattern[str]:
    """Return what a word of the name of a file says of a question; nothing for an answer that names do not give."""
    return listed(rf"(?:^|[/._\s-])(?:{_any(_data()[question][answer].get('parts', []))})(?=[._\s-][^/]*$)", re.I)


@cache
def sayings(question: str, answer: str) -> re.Pattern[str]:
    """Return the words of a text by which it answers a question itself. Raises KeyError."""
    return listed(_any(_data()[question][answer]["words"]), re.I | re.M)


def _any(entries: list[str]) -> str:
    return "|".join(f"(?:{entry})" for entry in entries) or r"(?!)"
