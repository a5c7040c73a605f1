"""What a rule says and what a report shows. Imports nothing of guichet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Lang = Literal["fr", "en"]

_BEFORE = re.compile(r" (?=[;:!?»](?:\s|$|[)\u00a0.,…]))(?<=[^\s\u00a0] )")
_APOSTROPHE = re.compile(r"(?<=[A-Za-zÀ-ÿ])'(?=[A-Za-zÀ-ÿ])")


def _french(text: str) -> str:
    """Put in what a French typographer would: non-breaking spaces and curved apostrophes."""
    text = _BEFORE.sub("\u00a0", text).replace("« ", "«\u00a0")
    return _APOSTROPHE.sub("’", text) if "'" in text else text


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in both languages; neither has a default, so a missing translation is a type error.

    French non-breaking spaces and apostrophes are set here, once, so that authors can type plain ones.
    """

    fr: str
    en: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "fr", _french(self.fr))

    def of(self, lang: Lang) -> str:
        """Return the sentence in one language, in the other when it is written in that one alone."""
        return (self.fr or self.en) if lang == "fr" else (self.en or self.fr)

    def format(self, **facts: object) -> Text:
        """Return both sentences with their `{name}` fields filled; a fact that is a Text is put in each language."""
        french = {name: fact.fr if isinstance(fact, Text) else fact for name, fact in facts.items()}
        english = {name: fact.en if isinstance(fact, Text) else fact for name, fact in facts.items()}
        return Text(self.fr.format(**french), self.en.format(**english))


def typeset(fr: str, en: str) -> Text:
    """Return a text whose French typography is set already, as that of one that was kept is."""
    text = object.__new__(Text)
    object.__setattr__(text, "fr", fr)
    object.__setattr__(text, "en", en)
    return text


def counted(number: float, one: Text, many: Text) -> Text:
    """Return the noun that agrees with a number: in French the plural begins at two, in English all but one is plural."""
    return Text((one if number < 2 else many).fr, (one if number == 1 else many).en)


_FLAW = re.compile(
    r"""(?:"[^"]*"|«[^»]*»|`[^`]*`|\([^)]*\)|<[^<>]*>|\{[^{}]*\}|[^"«`(<{:;.!?]|[:;.!?](?![\s\u00a0]|$))+""",
)


def flaw_of(message: Text) -> Text:
    """Return what a message says first, which is the flaw: up to the colon before who is left out, or to its full stop."""
    first = [(match[0] if (match := _FLAW.match(text)) else text) for text in (message.fr, message.en)]
    return typeset(first[0].rstrip(" \u00a0"), first[1].rstrip(" \u00a0"))


COLON = Text("\u00a0:", ":")
"""What stands between a label and what it announces."""


class Severity(StrEnum):
    """How much harm the pattern does to the person who meets it."""

    MINOR = "minor"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Certainty(StrEnum):
    """A violation is certain from the source; a review asks a person to look."""

    VIOLATION = "violation"
    REVIEW = "review"


class Family(StrEnum):
    """The folders under `rules/`."""

    GUICHET = "guichet"
    ACCESSIBILITY = "accessibility"
    PLAIN_LANGUAGE = "plain_language"
    DARK_PATTERNS = "dark_patterns"
    DATA_ETHICS = "data_ethics"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code-point offsets in one source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a hit is about, and in one sentence what stands there."""

    path: str
    span: Span
    said: Text


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: where, which sentence, with which facts; the rule and its severity are bound later."""

    span: Span
    message: Text
    facts: Mapping[str, object] = field(default_factory=dict)
    certainty: Certainty = Certainty.VIOLATION
    path: str | None = None
    """The file when it is not the one being checked (a page reports in the layout that a person must edit)."""
    page: str | None = None
    """The entry template of the composed page through which the flaw was seen."""
    once: str = ""
    """What is said once for a whole project, wherever it stands: a word, an acronym."""
    related: tuple[Related, ...] = ()
    """The other places that the flaw goes through, from where it is written to where it is seen or heard."""
    is_placed: bool = False
    """Whether its place is that of the file already, though the page is written out."""
    severity: Severity | None = None
    """How much harm this flaw does, where that is not what its rule says; None for the rule's own."""


@dataclass(frozen=True, slots=True)
class Position:
    """A finding's place: lines and columns from 1, end exclusive, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """Another place of a finding, and in one sentence what stands there."""

    path: str
    position: Position
    said: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One report line: a hit bound to its rule, with its position and both sentences ready."""

    rule: str
    code: str
    family: Family
    severity: Severity
    certainty: Certainty
    path: str
    span: Span
    position: Position
    message: Text
    page: str | None = None
    once: str = ""
    places: tuple[tuple[str, int], ...] = ()
    """Where else the same thing stands, as (file, line), when it is said once."""
    related: tuple[Place, ...] = ()
    """The other places that the flaw goes through, from where it is written to where it is seen or heard."""
    flaw: tuple[int, int] = (0, 0)
    """The number of characters that say the flaw at the start of the message, in French and in English."""

    @property
    def key(self) -> tuple[str, int, int, int, int, str, str]:
        """Sort key: reading order, then rule, then sentence."""
        at = self.position
        return (self.path, at.line, at.column, at.end_line, at.end_column, self.rule, self.message.en)
