"""Each folded answer is named after what it answers, so that a list of names tells them apart."""

from __future__ import annotations

import pytest

from course.tools.answers import LONGEST, question, short
from tests.course.conftest import Site


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("<h2>Un</h2><p>Il part. Qui reste ? Et pourquoi ?</p>", "Et pourquoi ?"),
        ("<p>Qui ?</p></details><p>Relisez. Que <em>voit</em>-on\u00a0? Puis comparez.</p>", "Que voit-on\u00a0?"),
        ("<p>Qui ?</p></details><p>Faites deux tas.</p><ul><li><p>Un ?</p></li></ul>", "Faites deux tas."),
        ("<p>Trouvez-les.</p><blockquote><p>Où ?</p></blockquote>", "Trouvez-les."),
        ("<p>Qui ?</p><h3>Bon</h3>", ""),
    ],
)
def test_it_is_what_was_asked_just_before(before: str, asked: str) -> None:
    assert question(before) == asked


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Qui reste\u00a0?", "Qui reste\u00a0?"),
        ("Avant de lire notre liste, cherchez-le sur la feuille\u00a0: où est-il\u00a0?", "Où est-il\u00a0?"),
        (
            "Find the two silences before they do, one by one, for the ear.",
            "Find the two silences before they do, one by one…",
        ),
    ],
)
def test_a_long_question_is_named_by_its_end_or_its_beginning(asked: str, name: str) -> None:
    assert short(asked) == name
    assert len(name) <= LONGEST


def test_no_two_answers_of_a_page_have_one_name(site: Site) -> None:
    for path in site.pages('<details class="question">'):
        found = site.parts(path, r'<details class="question">\s*<summary.*?</summary>').select("summary")
        names = [str(one.get("aria-label", one.get_text())) for one in found]
        assert len(names) == len(set(names)), path
        # Whoever says aloud what they see is understood.
        assert all(name.startswith(one.get_text().strip()) for name, one in zip(names, found, strict=True)), path
