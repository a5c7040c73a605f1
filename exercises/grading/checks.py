"""A check is one thing an answer must do, worth some points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from grading.text import Text

if TYPE_CHECKING:
    from grading.answer import Answer


NOTHING = Text(fr="rien", en="nothing")


class Failed(Exception):
    """The answer does not do what the check asks: says what, what was expected and seen, and what to try."""

    def __init__(
        self,
        *,
        fr: str,
        en: str,
        expected: object = None,
        actual: object = None,
        try_: Text | None = None,
    ) -> None:
        super().__init__(en)
        self.message = Text(fr=fr, en=en)
        self.expected = None if expected is None else _shown(expected)
        self.actual = None if actual is None else _shown(actual)
        self.try_ = try_


def _shown(value: object) -> Text:
    text = Text.of(value)
    return text if text.fr.strip() else NOTHING


class Broken(Failed):
    """The answer could not be read or run at all, so the check could not be put to it."""


class Overloaded(Exception):
    """The machine had no processor for what was asked: nothing is known of the answer."""


@dataclass(frozen=True)
class Check:
    """One check: its id is the function's name in kebab case; `after` names the check that must pass first."""

    id: str
    title: Text
    points: int
    run: Callable[[Answer], None]
    after: str | None = None
    browser: bool = False


def check(
    *, points: int, fr: str, en: str, after: Check | None = None, browser: bool = False
) -> Callable[[Callable[[Answer], None]], Check]:
    """Turn a function into a check; the title says what a right answer does.

    `after`: not put to the answer until that check passes. `browser`: needs Chromium, not graded without it.
    """

    def mark(run: Callable[[Answer], None]) -> Check:
        return Check(
            id=run.__name__.replace("_", "-"),
            title=Text(fr=fr, en=en),
            points=points,
            run=run,
            after=after.id if after else None,
            browser=browser,
        )

    return mark


def checks_of(module: ModuleType) -> list[Check]:
    """The checks of a grader, in the order in which they are written."""
    return [value for value in vars(module).values() if isinstance(value, Check)]
