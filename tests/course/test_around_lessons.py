"""A lesson says where one is and what comes next; its quiz is the same wherever it is asked."""

import json

import pytest
from bs4 import BeautifulSoup

from course.tools.lessons import exercise, exercises, following, inside, lessons, place
from course.tools.pages import DOCS, LANGUAGES, front_matter
from tests.course.conftest import Site
from tests.turns import one_by_turns

pytestmark = pytest.mark.xdist_group("pages of the site")
"""One process has them built, and opens the browser."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lesson_says_where_one_is_and_what_is_next(site: Site, language: str) -> None:
    folder = "" if language == "fr" else "en/"
    for lesson in lessons():
        page = f"{folder}{lesson}.html"
        fields = front_matter((DOCS / language / f"{lesson}.md").read_text("utf-8"))
        stands = place(lesson, fields, language)
        start = site.parts(page, r'<dl class="g-start">.*?</dl>')
        where, minutes, _, before = (line.get_text(" ", strip=True) for line in start.select("dl > div > dd"))
        assert where.startswith(f"Module {stands.module['number']},"), page
        assert where.endswith(f"{stands.number} {'sur' if language == 'fr' else 'of'} {stands.of}"), page
        assert minutes.startswith(f"{fields['minutes']} minutes"), page
        assert [item.get_text().lower() for item in start.select("li")] == [one.lower() for one in fields["objectives"]]
        assert len(start.select("div:last-child a")) == len(fields["prerequisites"]), before
        end = site.parts(page, r'<section class="g-end".*?</section>')
        commands = [f"pytest exercises/{name}" for name in fields["exercises"]]
        assert [code.get_text() for code in end.select(".g-exercise code")] == commands
        assert [spot["data-g-play"] for spot in end.select("[data-g-play]")] == fields["exercises"]
        (link,) = end.select(".g-next a")
        wanted = following().get(lesson, "11-project/index")
        assert (site.folder / page).parent.joinpath(str(link["href"])).resolve() == (
            site.folder / f"{folder}{wanted}.html"
        ).resolve()


def test_every_exercise_has_its_line_and_every_path_its_lessons(site: Site) -> None:
    mine = site.read("my-page.html")
    assert {str(item["data-g-exercise"]) for item in mine.select("[data-g-exercise]")} == set(exercises())
    assert [str(item["data-g-lesson"]) for item in mine.select("[data-g-lesson]")] == list(lessons())
    paths = site.read("en/paths.html")
    said = [str(one["data-g-progress"]).split() for one in paths.select("[data-g-progress]")]
    assert [len(one) for one in said] == [len(set(one)) for one in said]
    assert len(said) == len(paths.select("article table")) == 4
    assert set(inside("03-forms/index")) < set(said[0])
    assert exercise("e07_no_fixed_address", "en").command == "pytest exercises/e07_no_fixed_address"


def test_questions_of_the_review_are_those_of_the_pages(site: Site) -> None:
    """One lesson by turns: the same options, right in the same place."""
    text = (site.folder / "questions" / "en.js").read_text("utf-8")
    asked = json.loads(text.partition("=")[2].strip().removesuffix(";"))
    assert list(asked) == list(lessons())
    for lesson in one_by_turns(list(lessons())):
        page = site.read(f"en/{lesson}.html")
        shown = [
            (fold.select("summary")[0].get_text().partition(". ")[2], fold["data-right"] == "true")
            for fold in page.select("details.quiz")
        ]
        options = [option for _, several in asked[lesson][1] for option in several]
        assert shown == [(BeautifulSoup(label, "html.parser").get_text(), right) for label, right, _ in options]
        assert all(why for _, _, why in options)
        headings = [one.get_text().partition(". ")[2] for one in page.select("h3:has(+ details.quiz)")]
        assert headings == [BeautifulSoup(words, "html.parser").get_text() for words, _ in asked[lesson][1]]
