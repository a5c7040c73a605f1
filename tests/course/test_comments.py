"""A comment of code is read out in its own language."""

import re

import pytest

from course.tools.comments import language_of, marked
from tests.course.conftest import Site

COMMENT = re.compile(r'<span class="(?:c|c1|cm|sd)"( lang="..")?>')


@pytest.mark.parametrize(
    ("comment", "language"),
    [
        ("&lt;!-- The label points at an id that does not exist --&gt;", "en"),
        ("# seven steps", None),
        ("// été", "fr"),
        ("# une page, envoyée ou gardée", "fr"),
        ("# noqa: E402", None),
    ],
)
def test_the_words_of_a_comment_tell_its_language(comment: str, language: str | None) -> None:
    assert language_of(comment) == language


def test_only_what_differs_from_the_page_is_marked() -> None:
    html = '<span class="c1"># the end</span> <span class="c1"># la fin</span> <span class="s">"the"</span>'
    assert marked(html, "fr") == html.replace('"c1"># the', '"c1" lang="en"># the')
    assert marked(html, "en") == html.replace('"c1"># la', '"c1" lang="fr"># la')
    assert marked('<span class="c1"># 1</span>', "fr", "en") == '<span class="c1"># 1</span>'


def test_in_french_lessons_english_comments_say_so(site: Site) -> None:
    lessons = [site.folder / page for page in site.pages('class="c') if page[:2].isdigit()]
    marks = [mark for page in lessons for mark in COMMENT.findall(page.read_text("utf-8"))]
    assert len(marks) > 60
    assert set(marks) == {"", ' lang="en"'}
    assert marks.count(' lang="en"') > 0.9 * len(marks)
