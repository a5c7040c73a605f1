"""What surrounds a lesson: where one is in the course, what one will be able to do, and what comes next."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from guichet.core.findings import Lang
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from course.tools import in_page
from course.tools.pages import ROOT

NEXT_STEPS = "next-steps"
PROJECT = "p1_redesign"
NEXT_TITLES = {"fr": "Et maintenant", "en": "What next"}
LISTS = {
    "fr": {"lessons": "Les leçons", "exercises": "Les exercices"},
    "en": {"lessons": "The lessons", "exercises": "The exercises"},
}
"""What the page of one's own lists, by identifier."""


@dataclass(frozen=True)
class Exercise:
    """An exercise as a lesson names it."""

    id: str
    title: str
    minutes: int

    @property
    def command(self) -> str:
        """What is typed to be graded."""
        return f"pytest exercises/{self.id}"

    @property
    def is_project(self) -> bool:
        """Whether it is the project of the whole course, of which a lesson asks a part alone."""
        return self.id == PROJECT

    @property
    def is_in_page(self) -> bool:
        """Whether it is also done in the page of its brief."""
        return self.id in in_page.HERE


@dataclass(frozen=True)
class Place:
    """A lesson in its module, with what its front matter promises."""

    id: str
    module: Mapping[str, Any]
    number: int
    """Its place among the lessons of its module, from 1."""
    of: int
    minutes: int
    measured: str | Mapping[str, Any]
    """"not yet", or the date and the number of learners."""
    objectives: list[str]
    prerequisites: list[tuple[str, str]]
    """The lessons to have read, as (id, title)."""
    exercises: list[Exercise]
    next: tuple[str, str]
    """The lesson that follows, as (id, title); after the last one, the project."""

    @property
    def exercise_minutes(self) -> int:
        """What its exercises add; one that comes back from another lesson was counted there."""
        return sum(one.minutes for one in self.exercises if exercises()[one.id]["module"] == self.id)


@cache
def modules() -> list[dict[str, Any]]:
    """The modules of the course, in order, with their lessons."""
    found: list[dict[str, Any]] = tomllib.loads((ROOT / "course" / "modules.toml").read_text("utf-8"))["module"]
    return found


@cache
def lessons() -> dict[str, dict[str, Any]]:
    """Every lesson by its id, in the order of the course."""
    return {lesson["id"]: lesson for module in modules() for lesson in module.get("lesson", [])}


@cache
def exercises() -> dict[str, dict[str, Any]]:
    """What each exercise says of itself, by its folder, in order."""
    files = sorted((ROOT / "exercises").glob("*/meta.toml"))
    return {file.parent.name: tomllib.loads(file.read_text("utf-8")) for file in files}


def exercise(name: str, language: str) -> Exercise:
    """An exercise, in one language."""
    meta = exercises()[name]
    return Exercise(name, meta["title"][language], meta["minutes"])


@cache
def following() -> dict[str, str]:
    """For each lesson but the last, the one after it, in its module or the next."""
    return dict(pairwise(lessons()))


def place(lesson: str, fields: Mapping[str, Any], language: str) -> Place:
    """Where a lesson stands, from the list of modules and its own front matter."""
    module = next(one for one in modules() if one["id"] == lesson.partition("/")[0])
    siblings = [one["id"] for one in module["lesson"]]
    after = following().get(lesson)
    project = modules()[-1]
    return Place(
        id=lesson,
        module={"id": module["id"], "number": int(module["id"][:2]), "title": module["title"][language]},
        number=siblings.index(lesson) + 1,
        of=len(siblings),
        minutes=lessons()[lesson]["minutes"],
        measured=fields["measured"],
        objectives=fields["objectives"],
        prerequisites=[(one, lessons()[one]["title"][language]) for one in fields["prerequisites"]],
        exercises=[exercise(name, language) for name in fields["exercises"]],
        next=(after, lessons()[after]["title"][language])
        if after
        else (f"{project['id']}/index", project["title"][language]),
    )


def after(name: str, language: str) -> list[tuple[str, str, str]]:
    """What follows an exercise that is done: the lesson after its own, the next exercise; each a kind, a path, a title."""
    lesson, names = following().get(exercises()[name]["module"]), list(exercises())
    found = [("lesson", lesson, lessons()[lesson]["title"][language])] if lesson else []
    if name != names[-1]:
        next_one = names[names.index(name) + 1]
        found.append(("exercise", f"exercises/{next_one}", exercise(next_one, language).title))
    return found


def of_page(page: Page) -> tuple[Lang, str]:
    """The language of a page and its path below it, without its suffix."""
    language, _, path = page.file.src_uri.partition("/")
    return "en" if language == "en" else "fr", path.removesuffix(".md")


_LESSONS_OF_MODULE = re.compile(r'(<h2 id="lessons">.*?</h2>\s*<[ou]l)>')
_TABLE = re.compile(r"<table>.*?</table>", re.S)
_LINK = re.compile(r'<a href="([\w/-]+)\.html">')


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Lists what comes next in the contents of a lesson; says to the script where lessons are listed, on other pages."""
    language, path = of_page(page)
    if path in lessons():
        page.toc.items.append(AnchorLink(NEXT_TITLES[language], NEXT_STEPS, 2))
    elif path == "paths":
        html = _TABLE.sub(lambda table: _followed(table[0]), html)
    elif path == "exercises/index":
        html = html.replace("<ul>", "<ul data-g-graded>")
    elif path == "my-page":
        own = [AnchorLink(title, name, 2) for name, title in LISTS[language].items()]
        page.toc.items[0].children[:0] = own
    return _LESSONS_OF_MODULE.sub(r"\1 data-g-list>", html)


def inside(path: str) -> list[str]:
    """The lessons of a page of the course: itself, or those of its module."""
    if path in lessons():
        return [path]
    return [one for one in lessons() if path == f"{one.partition('/')[0]}/index"]


def _followed(table: str) -> str:
    """A path's table, with the lessons behind each of its links and room to say how many are read."""
    every = [lesson for link in _LINK.finditer(table) for lesson in inside(link[1])]
    told = (
        f'<p class="g-progress" data-g-progress="{" ".join(every)}" hidden><span></span> '
        f'<progress max="{len(every)}" value="0" aria-hidden="true"></progress></p>\n'
    )
    linked = _LINK.sub(lambda link: f'{link[0][:-1]} data-g-lessons="{" ".join(inside(link[1]))}">', table)
    return told + linked.replace("<table>", "<table data-g-list>", 1)


def on_page_context(context: dict[str, Any], /, *, page: Page, **_: Any) -> dict[str, Any]:
    """Gives the templates what they write around a lesson, and the course to the page that lists what was read."""
    language, path = of_page(page)
    if path in lessons():
        context["lesson"] = place(path, page.meta, language)
        context["next_steps"] = {"id": NEXT_STEPS, "title": NEXT_TITLES[language]}
    if page.meta.get("template") == in_page.TEMPLATE:
        context["after"] = after(page.meta["exercise"], language)
    if path in ("my-page", "review"):
        context["course"] = [
            {
                "id": module["id"],
                "title": module["title"][language],
                "lessons": [(one["id"], one["title"][language]) for one in module.get("lesson", [])],
                "exercises": [
                    exercise(name, language)
                    for name, meta in exercises().items()
                    if meta["module"].partition("/")[0] == module["id"]
                ],
            }
            for module in modules()
        ]
    return context
