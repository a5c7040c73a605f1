"""What the listening scripts say one should hear is what the pages hold; nobody's door is invented."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course.tools.pages import DOCS, LANGUAGES, ROOT, body, configuration
from tests.course.conftest import Site

both = pytest.mark.parametrize("language", LANGUAGES)
OTHER = {"fr": "en", "en": "fr"}
QUOTED = re.compile("[«“]\u00a0?([^»”]+?)\u00a0?[»”]")
NOBODY = {"fr": "Personne n’a encore joué ces scripts", "en": "Nobody has played these scripts yet"}


def scripts(language: str) -> list[tuple[str, list[str]]]:
    """Of each script: the page on which it is played, and the names in quotation marks that it expects."""
    text = body((DOCS / language / "listening.md").read_text("utf-8"))
    found = []
    for part in re.findall(r"^## Script \d.*?(?=^## )", text, re.M | re.S):
        page = re.search(r"\]\(([\w/-]+)\.md\)", part)
        assert page is not None, part
        rows = re.findall(r"^\| \d \| .*? \| .*? \| (.*) \|$", part, re.M)
        assert len(rows) >= 3
        found.append((page[1], [name for row in rows for name in QUOTED.findall(row)]))
    return found


def heard(page: BeautifulSoup) -> set[str]:
    """What a page may say at one stop: the whole text of an element, a name, an alternative."""
    texts = [one.get_text(" ") for one in page.find_all(True)]
    named = [str(one[name]) for name in ("aria-label", "alt") for one in page.select(f"[{name}]")]
    return {re.sub(r"\s+", " ", one.replace("\u00a0", " ")).strip() for one in (*texts, *named)}


@both
def test_every_name_that_a_script_expects_is_on_its_page(site: Site, language: str) -> None:
    """Whole, as what is said at one stop; but for what the last script hears once it has gone to the other language."""
    root = {"fr": "", "en": "en/"}
    played = scripts(language)
    assert [len(names) for _, names in played] == [7, 1, 4, 5, 3]
    elsewhere = []
    for page, names in played:
        said = heard(site.read(f"{root[language]}{page}.html"))
        elsewhere += [(page, name) for name in names if name not in said]
    ((page, name),) = elsewhere
    assert page == played[-1][0]
    title = site.read(f"{root[OTHER[language]]}{page}.html").h1
    assert title is not None
    assert title.get_text().startswith(name)


@both
def test_the_pages_say_that_nobody_tried_while_nobody_has(language: str) -> None:
    listening = (DOCS / language / "listening.md").read_text("utf-8")
    made = listening[listening.index("{ #after }") :]
    nobody = re.search(r"^\| (?:aucun|none) \|", made, re.M) is not None
    assert nobody == (NOBODY[language] in listening)
    untested = (DOCS / language / "accessibility.md").read_text("utf-8")
    untested = untested[untested.index("{ #untested }") : untested.index("{ #known }")]
    assert "listening.md" in untested


@both
def test_a_problem_can_be_told_without_a_ticket_and_no_address_is_made_up(site: Site, language: str) -> None:
    report = (DOCS / language / "report.md").read_text("utf-8")
    assert report.index("{ #person }") < report.index("{ #paper }") < report.index("{ #online }")
    for page in ("report", "accessibility", "index"):
        html = site.read(f"{'' if language == 'fr' else 'en/'}{page}.html")
        assert html.select_one("footer a[href$='report.html']") is not None
        assert html.select("a[href^='tel:'], a[href^='mailto:'], footer address") == []
    assert "contact" not in configuration()["extra"], (
        "the page of problems says that nobody can be called or written to"
    )


def test_who_publishes_a_copy_can_be_reached_from_every_page(tmp_path: Path) -> None:
    """With a name, a telephone and a postal address in the configuration, the foot of the page shows them."""
    from jinja2 import Environment, FileSystemLoader

    partials = Environment(loader=FileSystemLoader(ROOT / "course" / "overrides"), autoescape=False)
    partials.filters["url"] = str
    contact = {
        "name": "IUT de Valbrune",
        "phone": "01 99 00 12 34",
        "hours": "",
        "post": "1 rue du Lac, 99100 Valbrune",
    }
    config = {"site_name": "guichet", "extra": {"contact": contact}}
    lang = type("Lang", (), {"t": staticmethod(lambda _key: "fr")})
    foot = BeautifulSoup(partials.get_template("partials/footer.html").render(config=config, lang=lang), "html.parser")
    address = foot.select_one("address")
    assert address is not None
    assert "1 rue du Lac" in address.get_text()
    assert foot.select_one("address a")["href"] == "tel:0199001234"  # type: ignore[index]
