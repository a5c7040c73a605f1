"""A rule is one value: its metadata, both languages, its examples, and a pure `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.option import Option as Option
from guichet.core.option import declare
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


Code = str | Mapping[str, str]
"""An example: the text of one file, or path → text when it takes several."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A flaw as someone would write it: exactly one finding, with this message, on exactly the text `at`."""

    code: Code
    message: Text
    at: str
    path: str = ""
    """The example's file name when its kind matters ("base.html", "crontab"); for several files, where `at` is."""
    review: bool = False
    """Whether the finding must be a review rather than a violation."""


@dataclass(frozen=True, slots=True)
class Good:
    """A way to do it right, or a benign twin: no finding."""

    code: Code
    path: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A second way to see the same flaw, in another kind of file: what it looks at, and the check itself."""

    subject: Subject
    wants: tuple[Any, ...]
    mentions: tuple[str, ...]
    check: Callable[..., Iterator[Hit]] = field(repr=False)
    needs: tuple[str, ...] = ()
    """As `mentions`, and one of these too."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything that guichet knows of one pattern."""

    name: str
    code: str
    family: Family
    severity: Severity
    title: Text
    harms: Text
    instead: Text
    wrong_when: Text
    refs: tuple[str, ...]
    """Keys of the table of references."""
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    subject: Subject
    wants: tuple[Any, ...]
    """Tag names, node types… that the check is called with; empty for all."""
    mentions: tuple[str, ...]
    """Words, in lower case, one of which a file must contain for the check to be worth running; empty for always."""
    check: Callable[..., Iterator[Hit]] = field(repr=False)
    off: Text | None = None
    """Why the rule is off unless it is asked for by name or by its family; None when it is on."""
    options: tuple[Option, ...] = ()
    needs: tuple[str, ...] = ()
    """Further words, one of which the file must contain too."""
    also: tuple[Check, ...] = ()
    """The same flaw in other kinds of files, when one pattern is written in Python, in templates and in scripts."""
    elsewhere: Callable[[frozenset[str], Iterable[str]], frozenset[str]] | None = None
    """For what is said once: which of some words the texts of a project settle, such as those that they explain."""
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
    def texts(self) -> tuple[Text, ...]:
        """All that the rule says, in the order of its page."""
        said = (self.title, self.harms, self.instead, *(bad.message for bad in self.bad), self.wrong_when)
        return (*said, *(one for one in (self.off, self.deprecated) if one), *(one.help for one in self.options))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All that the rule looks at, each once."""
        return tuple(dict.fromkeys((self.subject, *(one.subject for one in self.also))))

    def views(self) -> Iterator[Rule]:
        """Yield the rule once for each of its checks, as if that one were its only check."""
        yield self
        for one in self.also:
            yield replace(
                self, subject=one.subject, wants=one.wants, mentions=one.mentions, needs=one.needs, check=one.check,
                also=(),
            )  # fmt: skip

    @property
    def words(self) -> tuple[str, ...]:
        """All the words that the rule asks files for."""
        return (*self.mentions, *self.needs)

    def may_find(self, held: frozenset[str]) -> bool:
        """Whether a file may hold what the rule looks for, by the words that it holds."""
        return self.may_decide(held) and self.may_act(held)

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


def _decorator(subject: Subject) -> Callable[..., Callable[[Callable[..., Iterator[Hit]]], Rule]]:
    def with_metadata(
        *wants: Any,
        name: str,
        code: str,
        family: Family,
        severity: Severity,
        title: Text,
        harms: Text,
        instead: Text,
        wrong_when: Text,
        refs: tuple[str, ...],
        bad: tuple[Bad, ...],
        good: tuple[Good, ...],
        mentions: tuple[str, ...] = (),
        off: Text | None = None,
        options: tuple[Option, ...] = (),
        needs: tuple[str, ...] = (),
        also: tuple[Check, ...] = (),
        elsewhere: Callable[[frozenset[str], Iterable[str]], frozenset[str]] | None = None,
        common: int = 0,
        lesson: str = "",
        since: str = FIRST_VERSION,
        aliases: tuple[str, ...] = (),
        deprecated: Text | None = None,
    ) -> Callable[[Callable[..., Iterator[Hit]]], Rule]:
        def bind(check: Callable[..., Iterator[Hit]]) -> Rule:
            return Rule(
                name=name, code=code, family=family, severity=severity, title=title, harms=harms, instead=instead,
                wrong_when=wrong_when, refs=refs, lesson=lesson, bad=bad, good=good, subject=subject, wants=wants,
                mentions=mentions, check=check, off=off, options=options, needs=needs, also=also,
                elsewhere=elsewhere, common=common,
                since=since, aliases=aliases, deprecated=deprecated,
            )  # fmt: skip

        return bind

    return with_metadata


element_rule = _decorator(Subject.ELEMENT)
"""`check(element: Element, page: Page)`, called once for each element that is wanted (all when none is).

A want is a tag name, an attribute in brackets ("[role]"), or "[aria-*]" for any ARIA attribute."""

template_rule = _decorator(Subject.TEMPLATE)
"""`check(page: Page)`, called once for each template, layouts and partials too, with the page of that file."""

page_rule = _decorator(Subject.PAGE)
"""`check(page: Page)`, called once for each template that is a page of its own (used by no other template)."""

prose_rule = _decorator(Subject.PROSE)
"""`check(document: Document)`, called once for each file that holds text in French or English, with its blocks."""

python_rule = _decorator(Subject.PYTHON)
"""`check(node, module: PythonModule)`, called for each astroid node of one of the wanted types."""

script_rule = _decorator(Subject.SCRIPT)
"""`check(script: Script)`, called for each .js file and each inline script or event attribute that mentions a word."""

act_rule = _decorator(Subject.ACT)
"""`check(act: Act)`, called for each act of the wanted kinds, in Python, templates and scripts alike."""

call_flow_rule = _decorator(Subject.CALL_FLOW)
"""`check(flow: CallFlow)`, called for each voice menu (TwiML, VoiceXML, Asterisk, Python)."""

engine_rule = _decorator(Subject.ENGINE)
"""What guichet says of its own working: files, derogations, the baseline; each check takes what it judges."""

project_rule = _decorator(Subject.PROJECT)
"""`check(project: Project)`, called once, for what needs several files."""
