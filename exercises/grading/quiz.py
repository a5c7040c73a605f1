"""The quizzes of the lessons, read from the pages themselves, exported for Moodle: `python -m grading.quiz FOLDER`."""

from __future__ import annotations

import argparse
import html
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading import quiz_formats
from grading.exercise import ROOT
from grading.text import LANGUAGES

COURSE = ROOT.parent / "course"
RIGHT = ("Juste", "Right")
WRONG = ("Faux", "Wrong")

_SECTION = re.compile(r"^## [^\n]*\{ #quiz \}\n(.*?)(?=^## |\Z)", re.M | re.S)
_QUESTION = re.compile(r"^### \d+\. ([^\n]+)\n(.*?)(?=^### |\Z)", re.M | re.S)
_OPTION = re.compile(r'^\?\?\? quiz "([A-Z])\. ([^\n]+)"\n((?:    [^\n]*(?:\n|\Z)|\n)+)', re.M)
_VERDICT = re.compile(r"\*\*(\w+)\.\*\*\s*")
_CODE = re.compile(r"(`+)(.+?)\1", re.S)
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*", re.S), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*(?!\s)([^*]+?)(?<!\s)\*\{ *lang=([a-z]{2}) *\}"), r'<em lang="\2">\1</em>'),
    (re.compile(r"(?<![\w*])\*(?!\s)(.+?)(?<!\s)\*(?![\w*])", re.S), r"<em>\1</em>"),
    # An address below the course leads nowhere in Moodle: the words stay.
    (re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\((https?:[^)\s]+)\)"), r'<a href="\2">\1</a>'),
)


class QuizError(ValueError):
    """A quiz that does not have the shape every lesson shares; the message names the page and the question."""


@dataclass(frozen=True)
class Option:
    """An answer, whether it is right, and why."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A question with its answers, exactly one of them right; texts are HTML."""

    lesson: str
    number: int
    text: str
    options: tuple[Option, ...]

    @property
    def id(self) -> str:
        """The same in both languages, and from one export to the next."""
        return f"guichet-{self.lesson.replace('/', '-')}-{self.number}"


@dataclass(frozen=True)
class Module:
    """The quizzes of a module in one language, in the order of the course."""

    id: str
    lang: str
    title: str
    lessons: tuple[tuple[str, tuple[Question, ...]], ...]


def inline(markdown: str) -> str:
    """A line of Markdown as HTML: code, bold, italics and links; everything else is text."""
    pieces = []
    last = 0
    for code in _CODE.finditer(markdown):
        pieces += [_prose(markdown[last : code.start()]), f"<code>{html.escape(code[2].strip(), quote=False)}</code>"]
        last = code.end()
    return "".join([*pieces, _prose(markdown[last:])])


def _prose(text: str) -> str:
    text = html.escape(text, quote=False)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


def questions(page: str, lesson: str) -> tuple[Question, ...]:
    """The quiz of a page; QuizError when a question has no answer, several right ones, or a line that is not read."""
    section = _SECTION.search(page)
    if section is None:
        raise QuizError(f"{lesson}: no quiz")
    found = []
    for number, question in enumerate(_QUESTION.finditer(section[1]), 1):
        where = f"{lesson}, question {number}"
        left = _OPTION.sub("", question[2]).strip()
        if left:
            raise QuizError(f"{where}: not an answer: {left.splitlines()[0]}")
        options = tuple(_option(one, where) for one in _OPTION.finditer(question[2]))
        if sum(option.right for option in options) != 1:
            raise QuizError(f"{where}: exactly one answer must be right")
        found.append(Question(lesson, number, inline(question[1].strip()), options))
    if _QUESTION.sub("", section[1]).strip():
        raise QuizError(f"{lesson}: text outside the questions")
    return tuple(found)


def _option(match: re.Match[str], where: str) -> Option:
    why = " ".join(match[3].split())
    verdict = _VERDICT.match(why)
    if verdict is None or verdict[1] not in RIGHT + WRONG:
        raise QuizError(f"{where}, {match[2]}: neither right nor wrong")
    return Option(inline(match[2]), verdict[1] in RIGHT, inline(why))


def modules(lang: str, course: Path = COURSE) -> Iterator[Module]:
    """Every module that has lessons, with the quizzes of its written lessons."""
    for module in tomllib.loads((course / "modules.toml").read_text(encoding="utf-8"))["module"]:
        lessons = []
        for lesson in module.get("lesson", []):
            page = course / "docs" / lang / f"{lesson['id']}.md"
            if page.is_file():
                lessons.append((lesson["title"][lang], questions(page.read_text(encoding="utf-8"), lesson["id"])))
        if lessons:
            yield Module(module["id"], lang, module["title"][lang], tuple(lessons))


def export(folder: Path, course: Path = COURSE) -> list[Path]:
    """Write FOLDER/LANG/MODULE.xml and .gift for each module and language; the paths written."""
    written = []
    for lang in LANGUAGES:
        (folder / lang).mkdir(parents=True, exist_ok=True)
        for module in modules(lang, course):
            for suffix, text in ((".xml", quiz_formats.moodle_xml(module)), (".gift", quiz_formats.gift(module))):
                path = folder / lang / f"{module.id}{suffix}"
                path.write_text(text, encoding="utf-8")
                written.append(path)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m grading.quiz", description="Lessons' quizzes as Moodle XML, GIFT")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "build" / "quizzes")
    for path in export(parser.parse_args(arguments).folder):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
