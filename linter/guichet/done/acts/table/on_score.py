"""What a setting has done to people as soon as a score or a model points at them: `on_anomaly: suspend`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.words import apart, speaks_of
from guichet.reading.data.options import options_in, options_of
from guichet.reading.data.trees import Tree

_LONGEST = 40


@dataclass(eq=False)
class OnScore(Act):
    """A setting by which a score does something to people by itself: `set_by` is what it is called."""

    set_by: str = field(default="", kw_only=True)
    done: str = field(default="", kw_only=True)
    certain: bool = field(default=True, kw_only=True)
    """Whether the file says that people are meant."""

    @property
    def name(self) -> str:
        """What is done."""
        return self.done

    @property
    def is_decision(self) -> bool:
        """Whether something is decided of people: always."""
        return True

    @property
    def is_sure(self) -> bool:
        """Whether the file says that people are meant."""
        return self.certain

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the setting, which names the score."""
        if reason is Reason.SCORE:
            yield Ground(reason, self.path, self.span, self.set_by)


def done_on_score(tree: Tree, place: Place) -> Iterator[OnScore]:
    """Yield the settings that have a right stopped when a score is high: keys of a table, options of the commands that it holds."""
    told = f"{tree.path} {tree.said[:4_000]}"
    for one in (*(part for _, part in tree.walk() if not part.parts), *options_in(tree)):
        yield from _done(one, place, told)
    for _, row in tree.walk():
        yield from _ruled(row, place, told)


def _ruled(row: Tree, place: Place, told: str) -> Iterator[OnScore]:
    """What a rule of a table ends or refuses below a score, when no one reads it first: `{when: score < 40, then: reject}`, `name: Refuse if score < 40`."""
    if (
        not row.leaves
        or not speaks_of(told, "decisions.people")
        or speaks_of(" ".join((row.key, *_told_by(row))), "decisions.of_machines")
    ):
        return
    test = next((one for one in row.parts if _is_test(one)), None)
    done = [
        one for one in row.leaves if one is not test and one.key.lower() in _DONE and len(one.value or "") <= _LONGEST
    ]
    read = any(speaks_of(one.value or "", "decisions.read_first") for one in done)
    ending = next((one for one in done if _ends(one.value or "")), None)
    if test is not None and ending is not None and not read:
        written = test.value if test.value and test.key.lower() in _TESTS else " ".join(test.said.split())
        yield _said(ending, place, written or "", ending.value or "")
        return
    named = next((one for one in row.leaves if one.key.lower() in _NAMED and _ends(one.value or "")), None)
    if named is not None and test is None and _on_few_points(named.value or "") and len(named.value or "") <= _LONGEST:
        yield _said(named, place, named.value or "", named.value or "")


_TESTS = frozenset({"if", "si", "when", "quand", "condition", "test", "expr", "expression"})
"""Under which names a rule keeps its test."""
_DONE = frozenset("then alors action do outcome decision status statut result resultat verdict effect suite".split())
"""Under which names it keeps what is done then."""
_NAMED = TITLES | IDS
"""Under which names a step keeps what it is called, which may say the whole rule."""
_FEW_POINTS = re.compile(
    r"<|>|\b(?:below|under|less than|above|over|inf[ée]rieure?|sup[ée]rieure?|moins de|sous|plus de|au[- ]dessus|en dessous|below_|low|faible)\b",
    re.I,
)

_LIMIT = re.compile(r"\b(?:max|min|lt|lte|gt|gte|below|under|above|over|less|more|seuil|threshold|smaller|larger)\b")


def _told_by(row: Tree) -> Iterator[str]:
    """What a rule says in words of its own: its test, and what it is called."""
    return (one.value or "" for one in row.leaves if one.key.lower() in _TESTS | _NAMED)


def _is_test(one: Tree) -> bool:
    """Whether a part of a row compares a score with a limit: `when: score < 40`, `if: {points: {lt: 40}}`, `points_max: 39`."""
    if one.parts:
        return one.key.lower() in _TESTS and any(map(_is_limit, (part for _, part in one.walk())))
    return _is_limit(one) or (one.key.lower() in _TESTS and _on_few_points(one.value or ""))


def _is_limit(one: Tree) -> bool:
    """Whether a number is the end of a score, by the name that it stands under."""
    ends = [part for part in (one, *one.leaves) if amount(part.value or "") is not None]
    return any(_LIMIT.search(apart(f"{one.key} {part.key}")) for part in ends) and speaks_of(
        one.key, "decisions.judged"
    )


def _on_few_points(value: str) -> bool:
    """Whether a text compares a score, or the chance that a machine gives, with a limit."""
    return _FEW_POINTS.search(value) is not None and speaks_of(value, "decisions.judged")


def _ends(value: str) -> bool:
    return verdict_of(value) in (Kind.REFUSE, Kind.CLOSE) or speaks_of(value, "decisions.harm")


def _said(one: Tree, place: Place, test: str, done: str) -> OnScore:
    shown = test if test == done else f"{test}: {done}"
    return OnScore(Kind.CLOSE, one.path, one.span, place, set_by=test, done=shown[: 2 * _LONGEST], certain=True)


def done_in_shell(source: Source, place: Place) -> Iterator[OnScore]:
    """Yield the same for the commands of a shell."""
    for one in options_of(source):
        start = source.text.rfind("\n", 0, one.span.start) + 1
        end = source.text.find("\n", one.span.end)
        yield from _done(one, place, f"{source.path} {source.text[start : end if end > 0 else None]}")


def _done(one: Tree, place: Place, told: str) -> Iterator[OnScore]:
    value = one.value or ""
    if not one.key or len(value) > _LONGEST or not speaks_of(one.key, "decisions.on_score"):
        return
    if speaks_of(value, "decisions.harm") and not speaks_of(f"{one.key} {value}", "decisions.read_first"):
        people = speaks_of(told, "decisions.people")
        if not people and speaks_of(f"{value} {told}", "decisions.of_machines"):
            return  # a message, a machine: nobody's right
        yield OnScore(Kind.CLOSE, one.path, one.span, place, set_by=one.key, done=f"{one.key}: {value}", certain=people)
