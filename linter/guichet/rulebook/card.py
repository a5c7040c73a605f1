"""The card of a rule in the catalogue: all that is known of it without opening its file, and what wakes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guichet.core.findings import Family, Severity, Text
from guichet.core.kinds import is_of_kind
from guichet.core.option import Option, declare
from guichet.rulebook.plugin import Plugin
from guichet.rulebook.references import Reference, named
from guichet.version import FIRST_VERSION


class Subject(StrEnum):
    """What a rule looks at."""

    ELEMENT = "element"
    TEMPLATE = "template"
    PAGE = "page"
    PROSE = "prose"
    PYTHON = "python"
    SCRIPT = "script"
    ACT = "act"
    CALL_FLOW = "call_flow"
    PROJECT = "project"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What chooses a rule, what wakes it, and what a report says of it. A `Rule` is its own card."""

    name: str
    code: str
    family: Family
    severity: Severity
    title: Text
    harms: Text
    instead: Text
    refs: tuple[str, ...]
    """Keys of the table of references."""
    subject: Subject
    wants: tuple[Any, ...]
    """Tag names, node types, parts of file names… that the check is called for; empty for all. A card that was kept has the name of a type."""
    mentions: tuple[str, ...]
    """Words, in lower case, one of which a file must contain for the check to be worth running; empty for always."""
    off: Text | None = None
    """Why the rule is off unless it is asked for by name or by its family; None when it is on."""
    options: tuple[Option, ...] = ()
    needs: tuple[str, ...] = ()
    """Further words, one of which the file must contain too."""
    common: int = 0
    """For what is said once: from how many places on it is the project's own word, and a question; 0 for never."""
    lesson: str = ""
    """The lesson of the course that teaches it; a plugin's rule has none."""
    since: str = FIRST_VERSION
    """The version that brought the rule."""
    aliases: tuple[str, ...] = ()
    """Names that the rule had: they still work in derogations, in the baseline and in the configuration."""
    deprecated: Text | None = None
    """Why the rule will go, and what replaces it; it is then off unless it is asked for by name."""
    plugin: Plugin | None = None
    """The plugin that brought the rule; set when it is loaded."""
    number: int = 0
    """Which of the checks of its rule a card is about."""
    others: tuple[Card, ...] = ()
    """The cards of the further checks of its rule; a rule makes them when it is asked for its views."""

    def __post_init__(self) -> None:
        declare(self.name, self.options)

    @property
    def default(self) -> bool:
        """Whether the rule runs without being asked for."""
        return self.off is None and self.deprecated is None

    @property
    def references(self) -> tuple[Reference, ...]:
        """Where the rule comes from. Raises KeyError for a key that no table holds."""
        return tuple(named(key, self.plugin.package if self.plugin else "") for key in self.refs)

    @property
    def names(self) -> frozenset[str]:
        """All that a derogation may call the rule: its name, its code, the names that it had."""
        return frozenset((self.name, self.code, *self.aliases))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All that the rule looks at, each once."""
        return tuple(dict.fromkeys(one.subject for one in self.views()))

    def views(self) -> Iterator[Card]:
        """Yield the card once for each check of its rule, as if that one were its only check."""
        yield self
        yield from self.others

    @property
    def words(self) -> tuple[str, ...]:
        """All the words that the rule asks files for."""
        return (*self.mentions, *self.needs)

    def may_find(self, held: frozenset[str]) -> bool:
        """Whether a file may hold what the rule looks for, by the words that it holds."""
        return (not self.mentions or not held.isdisjoint(self.mentions)) and (
            not self.needs or not held.isdisjoint(self.needs)
        )

    def concerns(self, paths: Iterable[str]) -> bool:
        """For a rule about a project: whether it has a file of a kind that the rule looks at."""
        return not self.wants or any(is_of_kind(path, self.wants) for path in paths)

    def may_act(self, held: frozenset[str]) -> bool:
        """For a rule about acts: whether a file may hold one, by `needs`; what decides it may be written elsewhere."""
        return not self.needs or not held.isdisjoint(self.needs)

    def may_decide(self, held: frozenset[str]) -> bool:
        """For a rule about acts: whether a file may hold what decides one, by `mentions`."""
        return not self.mentions or not held.isdisjoint(self.mentions)

    @property
    def help_path(self) -> str:
        """The rule's page, relative to a language's root in the course, or in the pages of its plugin."""
        return self.name if self.plugin else f"rules/{self.family}/{self.name}"
