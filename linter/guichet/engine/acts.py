"""The rules about acts, in every language: which are awake for a file, and what they say of what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from guichet.core.findings import Certainty, Hit, Span
from guichet.core.memo import lasting_keyed_memo
from guichet.core.places import Place
from guichet.core.source import Source, UnreadableError
from guichet.done.nouns.kind import Kind
from guichet.engine.catalogue import opened
from guichet.engine.containment import FAILED, Result, ask, failed
from guichet.engine.selection import Rules
from guichet.engine.waking import Vocabulary
from guichet.reading.project.project import Project
from guichet.reading.templates.site import Site
from guichet.rulebook.card import Card, Subject

if TYPE_CHECKING:
    from guichet.done.nouns.act import Act
    from guichet.reading.scripts.javascript import Script

About = TypeVar("About")


_BUILT = re.compile(r"^class\s+\w+\(\s{0,20}\w", re.M)
_FORMS = re.compile(r"\bmodels\.|(?:Form|Schema|Model|Serializer)\b")
"""A form that is built on another, or takes some of its fields from a class beside: what it asks may be imported whole."""


def held_in_file(path: str, rules: Rules, project: Site) -> frozenset[str]:
    """Return which words that wake rules a file holds."""
    return _held(rules.words, path, project)


@lasting_keyed_memo
def _held(words: Vocabulary, path: str, project: Site) -> frozenset[str]:
    """What is held by each file asked about: many files import the same ones."""
    return words.held_in(project.lowered(path))


def asking_module(path: str, held: frozenset[str], rules: Rules, project: Project) -> list[Card]:
    """Return the rules that may find an act in a module: what it does is written in it, what decides may be imported."""

    def around() -> Iterator[str]:
        from guichet.reading.data.documents import documents_of
        from guichet.reading.python.imports import reach

        yield from reach(path, project.modules)
        yield from (one.path for one in documents_of(project.text(path), path, project))

    awake = _awake(held | _of_data(path, rules, project), rules, around, project)
    text = project.text(path)
    if _BUILT.search(text) is None or _FORMS.search(text) is None:
        return awake
    near = held.union(*(held_in_file(one, rules, project) for one in around()))
    known = {id(one) for one in awake}
    asked = (one for one in rules.by_subject[Subject.ACT] if Kind.ASK in one.wants and id(one) not in known)
    return [*awake, *(one for one in asked if one.may_act(near) and one.may_decide(near))]


def _of_data(path: str, rules: Rules, project: Project) -> frozenset[str]:
    """What is held by the files of data that a module is the first to name: what they do to people is told with it."""
    from guichet.reading.data.documents import documents_of, is_first_to_name

    named = documents_of(project.text(path), path, project)
    return frozenset().union(
        *(held_in_file(one.path, rules, project) for one in named if is_first_to_name(one, path, project))
    )


def asking_script(script: Script, held: frozenset[str], rules: Rules) -> list[Card]:
    """Return the rules that may find an act in a script: what decides it may be imported, or in the rest of its page."""

    def around() -> Iterator[str]:
        from guichet.reading.scripts.files import reach

        yield from reach(script.path, script.text, script.project)
        if script.page is not None:
            yield script.path

    return _awake(held, rules, around, script.project)


def _awake(held: frozenset[str], rules: Rules, around: Callable[[], Iterator[str]], project: Site) -> list[Card]:
    near = held.union(*(held_in_file(path, rules, project) for path in around()))
    return [rule for rule in rules.by_subject[Subject.ACT] if rule.may_act(near) and rule.may_decide(near)]


def held_with_called(path: str, rules: Rules, project: Site) -> frozenset[str]:
    """Return which words that wake rules are held by a file of PHP or Ruby, or by the classes that it names: what it calls may do the rest."""
    from guichet.done.acts.deed.functions_called import files_called

    called = (held_in_file(one, rules, project) for one in files_called(path, project))
    return held_in_file(path, rules, project).union(*called)


def with_asked(
    read: Callable[[About], Iterable[Act]], source: Source, project: Site
) -> Callable[[About], Iterable[Act]]:
    """Return what reads acts as `read` does, then those that the names and the values of the same file only let one ask about."""

    def both(about: About) -> Iterator[Act]:
        from guichet.done.acts.asked.files import asked_of

        yield from read(about)
        yield from asked_of(source, project)

    return both


def check_acts(read: Callable[[About], Iterable[Act]], about: About, cards: Sequence[Card]) -> Iterator[Result]:
    """Run the rules about acts on those that are read in something; one ground that decides several acts is said once, as surely as any of them says it."""
    try:
        acts = [one for one in read(about) if not _is_tried(one)]
    except UnreadableError:
        raise
    except Exception as problem:
        yield from failed(problem)
        return
    said: dict[tuple[str, str, Span], Result] = {}
    known: set[tuple[str, str]] = set()
    for act in sorted(acts, key=lambda one: one.is_said):
        for rule, hit in ask([opened(card) for card in cards if act.kind in card.wants], act):
            key = (rule.name, hit.path or act.path, hit.span)
            if rule.name == FAILED:
                yield rule, hit
            elif act.is_said and (rule.name, key[1]) in known:
                continue  # what is understood of a file leaves nothing to ask of its names
            elif key not in said or (_is_asked(said[key][1]) and not _is_asked(hit)):
                said[key] = rule, hit
            if not act.is_said:
                known.add((rule.name, key[1]))
    sure = {key for key, (_, hit) in said.items() if not _is_asked(hit)}
    for key, one in said.items():
        if key in sure or not any(_holds(other, *key) for other in sure):
            yield one


def _is_tried(act: Act) -> bool:
    """Whether an act is done by a test of Python, which does nothing to anybody."""
    return act.place is Place.TEST and act.path.endswith(".py")


def _holds(other: tuple[str, str, Span], name: str, path: str, span: Span) -> bool:
    """Whether a rule already says, of a place around or inside another, what it does there."""
    return other[:2] == (name, path) and other[2].start < span.end and span.start < other[2].end


def _is_asked(hit: Hit) -> bool:
    """Whether a hit is only a question."""
    return hit.certainty is Certainty.REVIEW
