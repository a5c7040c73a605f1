"""An exercise is a folder: briefs, a start, a solution, near misses, alternatives, a grader, hints and metadata."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grading.checks import Check, checks_of
from grading.rubric import Rubric, rubrics_of
from grading.text import Text
from grading.variants import BRIEFS, SEED_FILE, Axes, axes_of, chosen, materialise, worded

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[ep]\d+_[a-z0-9_]+")
HINT_LEVELS = ("where", "why", "how")
EXPECTED = "expected.toml"
"""What a near miss says of itself, beside its files."""


@dataclass(frozen=True)
class NearMiss:
    """A wrong answer that looks right, the check it must fail, words of the message, and why it is wrong."""

    folder: Path
    check: str
    message_contains: str
    why: Text


@dataclass(frozen=True)
class Exercise:
    """One exercise, read from its folder."""

    folder: Path

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    @cached_property
    def meta(self) -> dict[str, Any]:
        """What meta.toml says."""
        return tomllib.loads((self.folder / "meta.toml").read_text(encoding="utf-8"))

    @property
    def title(self) -> Text:
        """The title, in both languages."""
        return Text.of(self.meta["title"])

    @property
    def number(self) -> str:
        """How the course calls it: E05, P1."""
        return self.id.partition("_")[0].upper()

    @cached_property
    def checks(self) -> list[Check]:
        """The checks of grade.py."""
        spec = importlib.util.spec_from_file_location(f"grade_{self.id}", self.folder / "grade.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return checks_of(module)

    def hints(self, seed: str = "") -> dict[str, list[Text]]:
        """For each check: where to look, why it matters, how to do it, as that variant has it."""
        text = (self.folder / "hints.toml").read_text(encoding="utf-8")
        raw = tomllib.loads(worded(text, self.axes, seed))
        return {check: [Text.of(levels[level]) for level in HINT_LEVELS] for check, levels in raw.items()}

    @cached_property
    def rubrics(self) -> list[Rubric]:
        """What a person reads, apart from the checks."""
        return rubrics_of(self.folder)

    @cached_property
    def axes(self) -> Axes:
        """The axes along which variants differ."""
        return axes_of(self.folder)

    def variant(self, seed: str) -> dict[str, str]:
        """The values that the grader must expect for that seed."""
        return chosen(self.axes, seed)

    def is_varied(self, seed: str) -> bool:
        """Whether that seed leads to other words than those on disk."""
        return self.variant(seed) != self.variant("")

    @property
    def answer(self) -> Path:
        """The folder in which the learner works."""
        return self.folder / "answer"

    def begin(self, seed: str = "") -> None:
        """Create the learner's folder from the start; a brief with other words than the one on disk goes with it."""
        materialise(self.folder / "start", self.answer, self.axes, seed)
        if not seed:
            return
        (self.answer / SEED_FILE).write_text(seed + "\n", encoding="utf-8")
        for name in BRIEFS:
            brief = (self.folder / name).read_text(encoding="utf-8")
            own = worded(brief, self.axes, seed)
            if own != brief:
                # One folder deeper than the brief that it comes from.
                (self.answer / name).write_text(own.replace("](../../", "](../../../"), encoding="utf-8")

    def brief(self, lang: str) -> Path:
        """What the learner reads."""
        own = self.answer / f"brief.{lang}.md"
        return own if own.is_file() else self.folder / own.name

    def lesson(self, lang: str) -> tuple[str, str] | None:
        """The title of the exercise's lesson and its page, when the course stands beside the exercises."""
        file, own = ROOT.parent / "course" / "modules.toml", str(self.meta["module"])
        if not file.is_file():
            return None
        modules = tomllib.loads(file.read_text(encoding="utf-8"))["module"]
        titles = {one["id"]: one["title"][lang] for module in modules for one in (module, *module.get("lesson", ()))}
        return titles[own], f"course/docs/{lang}/{own}{'' if '/' in own else '/index'}.md"

    def near_misses(self) -> list[NearMiss]:
        """The wrong answers that the grader must refuse, each for its own reason."""
        found = []
        for folder in self.kept("near_misses"):
            raw = tomllib.loads((folder / EXPECTED).read_text(encoding="utf-8"))
            found.append(NearMiss(folder, raw["check"], raw["message_contains"], Text.of(raw["why"])))
        return found

    def alternatives(self) -> list[Path]:
        """Other right answers that the grader must accept."""
        return self.kept("alternatives")

    def kept(self, kind: str) -> list[Path]:
        """The folders of one kind of answers, each holding the files that differ from the solution."""
        return sorted(path for path in (self.folder / kind).iterdir() if path.is_dir())

    @classmethod
    def at(cls, path: str | Path) -> Exercise:
        """The exercise of a folder, or of a file in it."""
        folder = Path(path).resolve()
        return cls(folder if folder.is_dir() else folder.parent)

    @classmethod
    def all(cls, root: Path = ROOT) -> list[Exercise]:
        """Every exercise, in the order of the course."""
        folders = (path for path in root.iterdir() if NAME.fullmatch(path.name) and (path / "meta.toml").is_file())
        return [cls(path) for path in sorted(folders)]
