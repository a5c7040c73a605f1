"""The rules about acts, in every language: which are awake for a file, and what they say of what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from guichet.core.findings import Span
from guichet.core.source import UnreadableError
from guichet.engine.containment import FAILED, Result, ask, failed
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Rule

if TYPE_CHECKING:
    from guichet.done.act import Act
    from guichet.reading.scripts.javascript import Script

About = TypeVar("About")


def asking_module(path: str, text: str, rules: Iterable[Rule], project: Project) -> list[Rule]:
    """Return the rules that may find an act in a module: what it does is written in it, what decides may be imported."""

    def around() -> Iterator[str]:
        from guichet.reading.python.imports import reach

        return (project.text(one).lower() for one in reach(path, project.modules))

    return _awake(text, rules, around)


def asking_script(script: Script, text: str, rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that may find an act in a script: what decides it may be imported, or in the rest of its page."""

    def around() -> Iterator[str]:
        from guichet.reading.scripts.files import reach

        yield from (script.project.text(one).lower() for one in reach(script.path, script.text, script.project))
        if script.page is not None:
            yield script.source.text.lower()

    return _awake(text, rules, around)


def _awake(text: str, rules: Iterable[Rule], around: Callable[[], Iterator[str]]) -> list[Rule]:
    ready = [rule for rule in rules if rule.may_act(text)]
    asleep = [rule for rule in ready if not rule.may_find(text)]
    if asleep:
        texts = list(around())
        ready = [rule for rule in ready if rule not in asleep or any(map(rule.may_decide, [text, *texts]))]
    return ready


def check_acts(read: Callable[[About], Iterable[Act]], about: About, rules: Sequence[Rule]) -> Iterator[Result]:
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
        for rule, hit in ask([rule for rule in rules if act.kind in rule.wants], act):
            key = (rule.name, hit.path or act.path, hit.span)
            if rule.name == FAILED or key not in said:
                said.add(key)
                yield rule, hit
