"""The rules about acts, in every language: which are awake for a file, and what they say of what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import UnreadableError
from guichet.engine.catalogue import opened
from guichet.engine.containment import FAILED, Result, ask, failed
from guichet.reading.project.project import Project
from guichet.reading.templates.site import Site
from guichet.rulebook.card import Card

if TYPE_CHECKING:
    from guichet.done.nouns.act import Act
    from guichet.reading.scripts.javascript import Script

About = TypeVar("About")


def asking_module(path: str, text: str, rules: Iterable[Card], project: Project) -> list[Card]:
    """Return the rules that may find an act in a module: what it does is written in it, what decides may be imported."""

    def around() -> Iterator[tuple[str, str]]:
        from guichet.reading.data.documents import documents_of
        from guichet.reading.python.imports import reach

        yield from ((one, project.lowered(one)) for one in reach(path, project.modules))
        yield from ((one.path, project.lowered(one.path)) for one in documents_of(project.text(path), path, project))

    return _awake(text, rules, around, project)


def asking_script(script: Script, text: str, rules: Iterable[Card]) -> list[Card]:
    """Return the rules that may find an act in a script: what decides it may be imported, or in the rest of its page."""

    def around() -> Iterator[tuple[str, str]]:
        from guichet.reading.scripts.files import reach

        yield from ((one, script.project.lowered(one)) for one in reach(script.path, script.text, script.project))
        if script.page is not None:
            yield script.path, script.project.lowered(script.path)

    return _awake(text, rules, around, script.project)


def _awake(
    text: str, rules: Iterable[Card], around: Callable[[], Iterator[tuple[str, str]]], project: Site
) -> list[Card]:
    ready = [rule for rule in rules if rule.may_act(text)]
    awake = [rule for rule in ready if rule.may_find(text)]
    if len(awake) < len(ready):
        others = list(around())
        known = {rule.name for rule in awake}
        return [rule for rule in ready if rule.name in known or _is_decided(rule, text, others, project)]
    return ready


def _is_decided(rule: Card, text: str, others: list[tuple[str, str]], project: Site) -> bool:
    return rule.may_decide(text) or any(_says(path, held, rule.mentions, project) for path, held in others)


@memo
def _held(_: Site) -> dict[str, dict[str, bool]]:
    """For each file asked about, which words it holds: many rules ask of many files that import them."""
    return {}


def _says(path: str, text: str, words: tuple[str, ...], project: Site) -> bool:
    known = _held(project).setdefault(path, {})
    for word in words:
        if word not in known:
            known[word] = word in text
        if known[word]:
            return True
    return not words


def check_acts(read: Callable[[About], Iterable[Act]], about: About, cards: Sequence[Card]) -> Iterator[Result]:
    """Run the rules about acts on those that are read in something; one ground that decides several acts is said once."""
    try:
        acts = list(read(about))
    except UnreadableError:
        raise
    except Exception as problem:
        yield from failed(problem)
        return
    said: set[tuple[str, str, Span]] = set()
    for act in acts:
        for rule, hit in ask([opened(card) for card in cards if act.kind in card.wants], act):
            key = (rule.name, hit.path or act.path, hit.span)
            if rule.name == FAILED or key not in said:
                said.add(key)
                yield rule, hit
