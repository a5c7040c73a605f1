"""What a machine does not judge: a person reads it, with a rubric of a few criteria, each with levels in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grading.text import Text

FILE = "reading.toml"
READ = Text(fr="une personne lit", en="a person reads")
OUTSIDE = Text(fr="hors note", en="not in the grade")
LOOKED_AT = Text(fr="Ce qui se regarde : ", en="What is looked at: ")


@dataclass(frozen=True)
class Criterion:
    """One thing to look at, and its levels from the first to the best."""

    title: Text
    levels: tuple[Text, ...]


@dataclass(frozen=True)
class Rubric:
    """What a person reads in an answer, apart from the machine's grade."""

    id: str
    title: Text
    criteria: tuple[Criterion, ...]


def rubrics_of(folder: Path) -> list[Rubric]:
    """The rubrics of an exercise; most have none."""
    file = folder / FILE
    raw = tomllib.loads(file.read_text(encoding="utf-8"))["reading"] if file.is_file() else []
    return [
        Rubric(
            one["id"],
            Text.of(one["title"]),
            tuple(
                Criterion(Text.of(each["title"]), tuple(Text.of(level) for level in each["levels"]))
                for each in one["criterion"]
            ),
        )
        for one in raw
    ]


def told(rubrics: list[Rubric], lang: str) -> Iterator[str]:
    """What learners are told: that a person reads this, and what that person looks at."""
    between = "\N{NO-BREAK SPACE}; " if lang == "fr" else "; "
    for one in rubrics:
        yield f"  [{READ.to(lang)}] {OUTSIDE.to(lang)} {one.title.to(lang)}"
        yield f"      {LOOKED_AT.to(lang)}{between.join(each.title.to(lang) for each in one.criteria)}"
