"""What the course states about law and addresses is said in full wherever it is said."""

import re
from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Lang
from guichet.engine.catalogue import settled
from guichet.engine.run import check
from guichet.reporters.people.words import SHORT, STATES, State, state_of
from guichet.walked.declared import declared_in
from guichet.walked.profiles import Profile, known_profiles
from guichet.walked.walk import Walks, walked

from course.tools.pages import DOCS, LANGUAGES, ROOT, body

FREEPOST = "Libre réponse 71120, 75342 Paris CEDEX 07"
STAMP = {"fr": r"sans timbre|sans affranchir", "en": r"without a stamp|no stamp"}

both = pytest.mark.parametrize("language", LANGUAGES)


def text(language: str, page: str) -> str:
    return (DOCS / language / f"{page}.md").read_text("utf-8").replace("\u00a0", " ")


def paragraphs(language: str) -> list[tuple[str, str]]:
    return [
        (page.relative_to(DOCS).as_posix(), paragraph)
        for page in sorted((DOCS / language).rglob("*.md"))
        for paragraph in body(page.read_text("utf-8")).replace("\u00a0", " ").split("\n\n")
    ]


@both
def test_the_defender_of_rights_is_written_to_at_the_free_address(language: str) -> None:
    """The address of the official accessibility statement, wherever a letter is promised or addressed."""
    addressed = [(page, part) for page, part in paragraphs(language) if FREEPOST in part]
    assert {page.rpartition("/")[2] for page, _ in addressed} >= {
        "06-receipt-refusal-remedy.md", "09-statement.md", "02-obedience.md",
    }  # fmt: skip
    assert [page for page, part in addressed if not re.search(STAMP[language], part)] == []
    said = [one for one in paragraphs(language) if "/rules/" not in one[0]]  # their examples are services of nobody
    promised = [(page, part) for page, part in said if re.search(STAMP[language], part)]
    assert [page for page, part in promised if FREEPOST not in part] == []


def test_no_other_address_is_given_for_the_defender_of_rights() -> None:
    old = "TSA " + "90716"
    places = [*DOCS.rglob("*.md"), *(ROOT / "linter" / "guichet").rglob("*.py"), *(ROOT / "exercises").rglob("*.md")]
    assert [place.relative_to(ROOT).as_posix() for place in places if old in place.read_text("utf-8")] == []


@both
def test_a_letter_without_remedies_does_not_leave_time_without_end(language: str) -> None:
    """R. 421-5 goes with the year that the Conseil d’État added in 2016, said as read at second hand."""
    said = [
        part
        for page, part in paragraphs(language)
        if "R. 421-5" in part and page.endswith("06-receipt-refusal-remedy.md")
    ]
    norm = next(part for part in said if "Czabaj" in part)
    assert "387763" in norm
    assert re.search(r"\bun an\b|\bone year\b", norm)
    assert re.search(r"référence à vérifier|reference to check", norm)
    assert "387763" in text(language, "sources")


@both
def test_health_data_is_not_the_case_that_needs_no_consent(language: str) -> None:
    page = text(language, "08-deceptive-interfaces/02-consent")
    question, answer = re.findall(r"^## .*?\{ #try \}\n+(.*?)\n\n\?\?\?.*?\n(.*?)^## ", page, re.M | re.S)[0]
    assert "allerg" not in question
    assert re.search(r"allerg.*\barticle 9\b", answer, re.S)
    norm = re.findall(r"\{ #norm \}\n(.*?)^## ", page, re.M | re.S)[0]
    assert re.search(r"^- Article 9\b.*(?:référence à vérifier|reference to check)", norm, re.M)


def test_the_person_has_two_months_not_the_administration() -> None:
    page = text("fr", "09-data-and-scores/04-explaining")
    assert "La personne a alors deux mois pour saisir la CADA" in page


def walks_of_the_prefecture(monkeypatch: pytest.MonkeyPatch) -> Walks:
    """What `guichet people examples/prefecture` answers."""
    monkeypatch.chdir(ROOT / "examples" / "prefecture")
    return walked(check(["."], settled(Config()), use_cache=False), declared_in(Path()), known_profiles())


def answers(found: Walks, profile: Profile, language: Lang) -> list[str]:
    """For each request, what becomes of a profile, in one word, or said out."""
    states = [state_of(found.of(journey, profile)) for journey in found.journeys]
    return [(STATES if one is State.UNKNOWN else SHORT)[one].of(language) for one in states]


def plain(label: str) -> str:
    return label.replace("\u00a0", " ").replace("\u202f", " ")


@both
def test_the_lesson_that_walks_the_prefecture_says_what_the_command_says(
    language: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = walks_of_the_prefecture(monkeypatch)
    profiles = {plain(one.label.of(language)): one for one in found.profiles}
    page = text(language, "10-deciding/05-who-finishes")
    told = re.findall(r"^\| (?!Profile? \|)(.+?) \| ([\w ]+) \| ([\w ]+) \|$", page, re.M)
    assert len(told) == 9
    for label, *cells in told:
        assert cells == answers(found, profiles[label], language), label


@both
def test_the_workshop_plays_the_profiles_of_the_command_and_its_key_says_what_it_answers(
    language: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = walks_of_the_prefecture(monkeypatch)
    cards = re.findall(r"^### K7-\d\d · (.+?) \{", text(language, "kits/k7-who-finishes/cards"), re.M)
    key = re.findall(
        r"^\| K7-\d\d \| \w+ ?: (.+?)\. [\w-]+ ?: (.+?)\. \|", text(language, "kits/k7-who-finishes/key"), re.M
    )
    assert cards == [plain(one.label.of(language)) for one in found.profiles]
    assert [list(row) for row in key] == [answers(found, one, language) for one in found.profiles]
