"""A comment of code is read out in its own language."""

import re

import pytest

from course.tools.comments import language_of, marked, quoting
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
    html = '<pre><span class="c1"># the end</span> <span class="c1"># la fin</span> <span class="k">the</span></pre>'
    assert marked(html, "fr") == html.replace('"c1"># the', '"c1" lang="en"># the')
    assert marked(html, "en") == html.replace('"c1"># la', '"c1" lang="fr"># la')
    assert marked('<pre><span class="c1"># 1</span></pre>', "fr", "en") == '<pre><span class="c1"># 1</span></pre>'


def test_what_people_read_of_a_page_or_of_a_program_says_its_language() -> None:
    html = '<pre><span class="g-line"><span class="nt">&lt;p&gt;</span>Bonjour {{ prenom }}, <span class="s">"la fin"</span></span></pre>'
    told = '<span lang="fr">Bonjour</span> {{ prenom }}, <span class="s" lang="fr">'
    assert marked(html, "en", "en") == html.replace('Bonjour {{ prenom }}, <span class="s">', told)
    assert marked(html, "fr", "en") == html
    assert marked('<pre><code lang="fr">Bonjour à vous</code></pre>', "en").count("lang=") == 1


@pytest.mark.parametrize(
    ("quoted", "is_french"),
    [("Vous avez omis", True), ("téléverser", True), ("the Défenseur des droits", False), ("Send", False)],
)
def test_a_page_in_english_says_what_it_quotes_in_french(quoted: str, is_french: bool) -> None:
    told = f'<span lang="fr">{quoted}</span>' if is_french else quoted
    assert quoting(f'<p title="“{quoted}”">“{quoted}”</p>') == f'<p title="“{quoted}”">“{told}”</p>'
    assert quoting(f"<code>“{quoted}”</code>") == f"<code>“{quoted}”</code>"


def test_in_french_lessons_english_comments_say_so(site: Site) -> None:
    lessons = [site.folder / page for page in site.pages('class="c') if page[:2].isdigit()]
    marks = [mark for page in lessons for mark in COMMENT.findall(page.read_text("utf-8"))]
    assert len(marks) > 60
    assert set(marks) == {"", ' lang="en"'}
    assert marks.count(' lang="en"') > 0.9 * len(marks)
