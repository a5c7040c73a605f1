"""Rules are asked here, and what they say becomes findings: what fails is one finding more, and hides nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guichet.core.findings import Finding, Hit, Place, Text, flaw_of
from guichet.core.source import Source, UnreadableError
from guichet.core.stopping import may_stop
from guichet.engine import spent
from guichet.engine.catalogue import rule_named
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import OUTPUT, visible
from guichet.rulebook.rule import Rule

Result = tuple[Rule, Hit]
FAILED = "rule-failed"
"""The rule that says that another one stopped."""
IN_PART = "file-partly-read"
"""The rule that says that a file was not read whole."""

UNREAD = "file-unreadable"
"""The rule that says that nothing of a file was read."""


def bind(rule: Rule, hit: Hit, path: str, project: Project) -> Finding:
    """Return the finding of a hit: its position and both sentences."""
    is_at_top = rule.name in (FAILED, IN_PART) and not hit.span.end
    found = finding_of(rule, hit, Source(path, "") if is_at_top else project.source(hit.path or path))
    if not hit.related:
        return found
    others = ((one, project.source(one.path)) for one in hit.related)
    return replace(found, related=tuple(Place(one.path, source.position(one.span), one.said) for one, source in others))


def finding_of(rule: Rule, hit: Hit, source: Source) -> Finding:
    """Return the finding of a hit in a text."""
    facts = {name: _readable(one) for name, one in hit.facts.items()}
    flaw = flaw_of(hit.message).format(**facts)
    return Finding(
        rule.name, rule.code, rule.family, hit.severity or rule.severity, hit.certainty, source.path, hit.span,
        source.position(hit.span), hit.message.format(**facts), hit.page, hit.once, flaw=(len(flaw.fr), len(flaw.en)),
    )  # fmt: skip


_UNKNOWN = re.compile(f"{OUTPUT}+")


def _readable(fact: object) -> object:
    """Return what a message names, with an ellipsis for what the template will write there."""
    if isinstance(fact, Text):
        return Text(_shown(fact.fr), _shown(fact.en))
    return _shown(fact) if isinstance(fact, str) else fact


def _shown(words: str) -> str:
    return _UNKNOWN.sub("…", visible(words))


def ask(rules: Iterable[Rule], *asked: object) -> Iterator[Result]:
    """Yield what some rules say; where one fails, that is what is said, and the others are asked all the same."""
    may_stop()
    is_counted = spent.is_counted()
    for rule in rules:
        began = spent.now() if is_counted else 0
        try:
            for hit in rule.check(*asked):
                yield rule, hit
        except UnreadableError:
            raise
        except Exception as problem:
            yield from failed(problem, rule.name, rule.plugin.package if rule.plugin else "")
        if is_counted:
            spent.on_rule(rule.name, began)


def failed(problem: Exception, name: str = "", plugin: str = "") -> Iterator[Result]:
    """Yield what is said of a rule that stopped, of guichet or of a plugin, or of the reading of a file when no rule is named.

    What is nested too deep to be followed is no mistake of guichet: the file is read in part.
    """
    is_deep = isinstance(problem, RecursionError)
    rule = rule_named(IN_PART if is_deep else FAILED)
    for hit in rule.check(*((problem,) if is_deep else (problem, name, plugin))):
        yield rule, hit


def bound(results: Iterator[Result], path: str, project: Project) -> list[Finding]:
    """Return the findings of what rules say of a file. Nothing that fails in it keeps the rest from being said."""
    found: list[Finding] = []
    try:
        for rule, hit in results:
            try:
                found.append(bind(rule, hit, path, project))
            except (LookupError, TypeError, ValueError) as problem:
                found.extend(_of_engine(failed(problem, rule.name), path))
    except UnreadableError as unreadable:
        rule = rule_named(UNREAD)
        found.extend(_of_engine(((rule, hit) for hit in rule.check(str(unreadable))), path))
    except Exception as problem:
        found.extend(_of_engine(failed(problem), path))
    return found


def _of_engine(results: Iterable[Result], path: str) -> Iterator[Finding]:
    """Yield what guichet says of a file that it may have no text of: at its top."""
    for rule, hit in results:
        yield finding_of(rule, hit, Source(path, ""))
