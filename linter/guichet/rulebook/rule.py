"""A rule is one value: its metadata, both languages, its examples, and a pure `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.option import Option as Option
from guichet.rulebook.card import Card
from guichet.rulebook.card import Subject as Subject
from guichet.version import FIRST_VERSION

Code = str | Mapping[str, str]
"""An example: the text of one file, or path → text when it takes several."""
Elsewhere = Callable[[frozenset[str], Iterable[str]], frozenset[str]]
"""Which of some words some texts settle."""


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
    severity: Severity | None = None
    """How much harm it must do, when that is not the rule's own severity."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Card):
    """Everything that guichet knows of one pattern."""

    wrong_when: Text
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    check: Callable[..., Iterator[Hit]] = field(repr=False)
    also: tuple[Check, ...] = ()
    """The same flaw in other kinds of files, when one pattern is written in Python, in templates and in scripts."""
    elsewhere: Elsewhere | None = None
    """For what is said once: which of some words the texts of a project settle, such as those that they explain."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that the rule says, in the order of its page."""
        said = (self.title, self.harms, self.instead, *(bad.message for bad in self.bad), self.wrong_when)
        return (*said, *(one for one in (self.off, self.deprecated) if one), *(one.help for one in self.options))

    def views(self) -> Iterator[Rule]:
        """Yield the rule once for each of its checks, as if that one were its only check."""
        yield self
        for number, one in enumerate(self.also, 1):
            yield replace(
                self, subject=one.subject, wants=one.wants, mentions=one.mentions, needs=one.needs, check=one.check,
                number=number, also=(),
            )  # fmt: skip


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
        elsewhere: Elsewhere | None = None,
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
"""`check(project: Project)`, called once, for what needs several files.

A want is the end of a file's name (".py"), or without a dot a part of its path ("cron"); the check is called when a file of the project has one (always when none is said)."""
