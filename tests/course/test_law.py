"""Every text of law that a page cites has its entry, which says how far and when it was read; lessons say the same."""

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest
from guichet.rulebook.references import State, named, table

from course.tools.citations import cited, linked
from course.tools.law import LANGUAGES, PAGE, Lang, by_mark, entries, own, page, procedures
from course.tools.pages import DOCS, body, front_matter
from tests.course import prose

GENERATED = ("rules/", "exercises/", PAGE)
SAID = {State.VERIFIED: "verified", State.SECONDARY: "secondary source"}
NUANCE = {"fr": "référence à vérifier", "en": "reference to check"}

both = pytest.mark.parametrize("lang", LANGUAGES)


def pages(lang: Lang) -> list[Path]:
    """What people write by hand."""
    root = DOCS / lang
    return [one for one in sorted(root.rglob("*.md")) if not one.relative_to(root).as_posix().startswith(GENERATED)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Articles L. 112-8 à L. 112-10 du code", ["L. 112-8", "L. 112-10"]),
        ("l’article R.\u00a0421-5", ["R. 421-5"]),
        ("Loi n°\u00a02005-102 du 11 février 2005, article 47", ["2005-102", "2005-02-11"]),
        ("loi 78-17, article 47", ["78-17 47"]),
        ("Loi n° 2005-102, article 78", ["2005-102 78"]),
        ("Law 2005-102 of 11 February 2005", ["2005-102", "2005-02-11"]),
        ("un décret du 1er août 2023", ["2023-08-01"]),
        ("Conseil d’État, n° 452798", ["452798"]),
        ("Conseil d’État, no. 452798", ["452798"]),
        ("décision 2018-765 DC", ["2018-765"]),
        ("CJUE, C-634/21", ["C-634/21"]),
        ("le RGPD, articles 4 (point 11), 7 et 9", ["RGPD 4", "RGPD 7", "RGPD 9"]),
        ("GDPR, Article 5", ["RGPD 5"]),
        ("le RGPD demande peu (article 5, 1, c)", []),
        ("le règlement sur les services numériques, article 25", ["DSA 25"]),
        ("Appelez le 01 23 45 67 89 avant le 3 mai 2027.", []),
        ("RGAA 4.1.2, article de presse, 12-3", []),
    ],
)
def test_citations_are_seen_in_both_languages(text: str, marks: list[str]) -> None:
    assert cited(text) == marks


def test_each_text_stands_in_one_table_and_is_said_and_placed_once() -> None:
    assert set(own().keys()) & set(table().keys()) == set()
    assert set(own().keys()) <= set(entries())
    by_mark()
    placed = Counter(key for one in procedures() for key in one.texts)
    assert placed == Counter(list(entries()))
    assert {key for one in procedures() for key in one.also} <= set(entries())


def test_every_article_of_law_that_a_rule_cites_is_on_the_page() -> None:
    found = [named(key) for key in table().keys() if " " not in key]  # noqa: SIM118  a table is no mapping
    law = {one.key for one in found if one.kind == "law"}
    assert law - set(entries()) == {"order-2019-09-20", "edpb-03-2022"}  # a referential, and guidelines


@both
def test_the_page_is_that_of_the_table(lang: Lang) -> None:
    """After a change of law.toml: `make stamp`."""
    assert (DOCS / lang / PAGE).read_text("utf-8") == page(lang)


def test_links_to_legifrance_are_those_of_a_text() -> None:
    """An identifier of its own, never the front page or a search."""
    for key, entry in entries().items():
        if "legifrance" in entry.reference.url:
            assert re.search(r"LEGI(?:ARTI|SCTA)\d{12}|JORFTEXT\d{12}|/eli/\w+/\d{4}/", entry.reference.url), key


def test_what_the_law_says_is_short_and_plain() -> None:
    said = "\n\n".join(entry.says.fr for entry in entries().values())
    assert prose.middle(prose.lengths(said)) <= 16
    assert prose.percentile(prose.lengths(said), 0.9) <= 28


@both
def test_every_text_that_a_page_cites_has_its_entry(lang: Lang) -> None:
    known = by_mark()
    missing = {
        f"{one.relative_to(DOCS)}: {mark}"
        for one in pages(lang)
        for mark in cited(body(one.read_text("utf-8")))
        if mark not in known
    }
    assert sorted(missing) == []


def sources(lang: Lang) -> list[tuple[str, dict[str, object], list[str]]]:
    """Each source of each lesson that is a text of law, with the keys of the texts that it names."""
    return [
        (one.relative_to(DOCS).as_posix(), source, keys)
        for one in pages(lang)
        for source in front_matter(one.read_text("utf-8")).get("sources", [])
        if (keys := [by_mark()[mark] for mark in cited(source["label"]) if mark in by_mark()])
    ]


@both
def test_lessons_say_what_the_table_says_of_how_far_a_text_was_read(lang: Lang) -> None:
    """Of several texts in one source, the least well read decides; a text that nobody read is no source."""
    assert len(sources(lang)) > 50
    wrong = []
    for where, source, keys in sources(lang):
        states = {entries()[key].reference.state for key in keys}
        assert states <= set(SAID), (where, keys)
        state = State.SECONDARY if State.SECONDARY in states else State.VERIFIED
        if source["state"] != SAID[state]:
            wrong.append((where, source["label"], SAID[state]))
    assert wrong == []


@both
def test_lessons_give_the_day_of_the_check(lang: Lang) -> None:
    wrong = [
        (where, source["label"], sorted({str(entries()[key].day) for key in keys}))
        for where, source, keys in sources(lang)
        if source["consulted"] not in {entries()[key].day for key in keys}
    ]
    assert wrong == []
    assert all(isinstance(source["consulted"], datetime.date) for _, source, _ in sources(lang))


@both
def test_a_text_that_was_read_is_not_said_to_be_checked(lang: Lang) -> None:
    """The other way round: a lesson never goes on calling unread what has been read since."""
    late = [
        (one.relative_to(DOCS).as_posix(), line[:90])
        for one in pages(lang)
        for line in body(one.read_text("utf-8")).replace("\u00a0", " ").split("\n")
        if NUANCE[lang] in line.lower()
        for mark in cited(line)[:1]
        if mark in by_mark() and entries()[by_mark()[mark]].reference.state is State.VERIFIED
    ]
    assert late == []


def test_citations_are_links_in_what_the_texts_say_and_in_the_sources_only() -> None:
    html = (
        "<p>L. 114-5</p>"
        '<h2 id="norm">Ce que dit la norme</h2><ul><li>Articles L.\u00a0114-5 et L. 114-5, <code>L. 123-1</code>, '
        '<a href="x">loi n° 2018-727</a> ; décret n° 2019-768.</li></ul>'
        '<h2 id="triple">Mauvais, bon, sosie</h2><p>L. 114-5</p>'
    )
    changed = linked(html, "../law.html")
    assert changed.count("<a ") == 3
    assert '<a href="../law.html#crpa-l-114-5">L.\u00a0114-5</a> et L. 114-5' in changed
    assert '<a href="../law.html#decree-2019-768">décret n° 2019-768</a>' in changed
