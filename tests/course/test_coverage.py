"""The coverage page answers every theme of the debate, with links that lead somewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "course" / "docs"
LANGUAGES = ("fr", "en")
# The words of each theme: every lesson of its row holds one of them, and each is held by a lesson.
SAID = {
    "S01": ("uniquement en ligne", "only online|online only"),
    "S02": ("rendez-vous, à prendre en ligne", "to be booked online"),
    "S03": ("boucle & raccroche", "loop & hang"),
    "S04": ("Défenseure? des droits & 2019 & 2022", "Defender of Rights & 2019 & 2022"),
    "S05": ("appareil & imprimante & scanne", "device & printer & scan"),
    "S06": ("Insee & 38 %", "Insee & 38 ?%"),
    "S07": ("75 ans & sans diplôme", "75 & without a diploma"),
    "S08": ("prison", "prison"),
    "S09": ("lecteur d’écran & loi|obligation", "screen reader & law|Act|obligation"),
    "S10": ("201 & 247", "201 & 247"),
    "S11": ("conseillers numériques & service civique", "digital advisers & volunteers"),
    "S12": ("France Numérique Ensemble", "France Numérique Ensemble"),
    "S13": ("avertissent les gens de leurs droits", "tell people about their rights"),
    "S14": ("personnes concernées & imaginer des sites avec", "concerned|affected & imagine sites with"),
    "S15": ("score & contrôle", "score & check"),
    "S16": ("pauvre & plus on est précaire", "poor & more precarious"),
    "S17": ("politique & décid", "political & decide"),
    "S18": ("au hasard & font exprès", "at random & on purpose"),
    "S19": ("revente", "resale"),
    "S20": ("robot & carte", "robot & map"),
    "S21": ("effet de report|Albi", "Albi & moves|spill|small town"),
    "S22": ("mot de passe", "password"),
    "S23": ("papier", "paper"),
    "S24": ("France services", "France services"),
    "S25": ("vie en camion", "living in a van"),
    "S26": ("proche", "relative|family"),
    "S27": ("agence de son adresse", "office of your official address"),
    "S28": ("sans le savoir|croyait & C’est encore pire", "without knowing|she thought & even worse"),
    "S29": ("honte & poste partagé|ordinateur partagé", "shame & shared computer"),
    "S30": ("abandon|renonce", "give up|giving up|gives up"),
    "S31": ("ateliers individuels & session (?:restée )?ouverte", "one-to-one & session (?:left )?open|open session"),
    "S32": ("deuil", "grie|mourning|bereave"),
    "S33": (
        "formées au droit & démarches administratives & sigle",
        "training in the law & official procedures & acronym",
    ),
    "S34": ("fracture numérique", "digital divide"),
    "S35": ("Est-ce vrai & voyez A", "[Ii]s it true & see A"),
    "S36": ("cycle", "cycle"),
    "S37": ("carte est périmée", "card (?:has|is|had) .*expired|out of date"),
    "S38": ("base de données & tout relier & votera", "database & link everything & vote for"),
    "S39": ("accessible immédiatement", "available immediately"),
    "S40": ("service public & Wikipédia", "public service & Wikipedia"),
    "S41": ("MédiaManif", "MédiaManif"),
    "S42": ("hyper productifs", "hyper productive"),
    "S43": ("sens du service public", "sense of public service"),
    "S44": ("prestataire & foirer le produit", "contractor & mess up the"),
    "S45": ("administrat", "administrat|official"),
    "S46": ("ça nous arrange & non-recours|non réclamés", "that suits us & non-take-up|[Uu]nclaimed"),
    "S47": ("devoir d’obéissance", "duty to obey"),
    "S48": ("un peu neutre & politique", "a bit neutral & political"),
    "S49": ("c’est mort", "dead"),
    "S50": ("syndicat & devenu politique", "union & become political"),
    "S51": ("3 h 15", "3[.:]15"),
    "S52": ("nulle part", "nowhere"),
    "S53": ("GoogleForm & Framasoft & GAFAM", "GoogleForm & Framasoft & GAFAM"),
    "S54": ("IUT & écoles d’ingénieurs", "technology institutes & engineering schools"),
    "S55": ("bocal", "fishbowl"),
    "S56": ("lien d’évitement", "skip link"),
}
PEOPLE = {
    "fr": ("**Des gens, pas du code.** ", "**Du code, et surtout des gens.** "),
    "en": ("**People, not code.** ", "**Some code, and above all people.** "),
}


@dataclass(frozen=True)
class Row:
    """One line of the page: themes, then what answers them."""

    themes: tuple[str, ...]
    said: str
    lessons: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    exercises: tuple[str, ...]
    rule_cell: str


def rows(lang: str) -> list[Row]:
    found = []
    for line in (DOCS / lang / "coverage.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"S\d\d(, S\d\d)*", cells[0]):
            found.append(
                Row(
                    tuple(cells[0].split(", ")),
                    cells[1],
                    tuple(re.findall(r"\]\(([^)]+)\.md\)", cells[2])),
                    tuple(re.findall(r"\[([a-z0-9-]+)\]\(rules/([^)]+)\.md\)", cells[3])),
                    tuple(re.findall(r"`([^`]+)`", cells[4])),
                    cells[3],
                )
            )
    return found


def rule_families() -> dict[str, str]:
    """Final name of each rule, with the family under which the decision lists it."""
    families: dict[str, str] = {}
    family = ""
    for line in (ROOT / "docs/decisions/rule-names.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\w+)", line):
            family = heading[1]
        elif line.startswith("|"):
            families.update(dict.fromkeys(re.findall(r"`([a-z0-9-]+)`", line.split("|")[2]), family))
    return families


def front_matter(lang: str, lesson: str) -> dict[str, list[str]]:
    text = (DOCS / lang / f"{lesson}.md").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.safe_load(text.split("---\n")[1])
    return loaded


def announced_exercises() -> set[str]:
    pages = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "fr").glob("*/index.md"))
    return set(re.findall(r"pytest exercises/(\w+)", pages))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_theme_has_one_row(lang: str) -> None:
    themes = [theme for row in rows(lang) for theme in row.themes]
    assert themes == [f"S{number:02}" for number in range(1, 57)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_is_answered(lang: str) -> None:
    for row in rows(lang):
        assert row.said, row.themes
        assert row.lessons, row.themes
        says_people = any(words in row.rule_cell for words in PEOPLE[lang])
        assert row.rules or says_people, f"{row.themes}: a rule, or say that it takes people"
        assert row.exercises or says_people, f"{row.themes}: an exercise, or say that it takes people"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_not_code_is_said_when_no_rule_answers(lang: str) -> None:
    nothing, mostly = PEOPLE[lang]
    assert sum(nothing in row.rule_cell for row in rows(lang)) >= 5
    for row in rows(lang):
        for words, expected in ((nothing, False), (mostly, True)):
            if words in row.rule_cell:
                assert bool(row.rules) is expected, row.themes
                assert len(row.rule_cell.split(words)[1]) > 40, f"{row.themes}: say why"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lessons_exist_and_carry_their_own_title(lang: str) -> None:
    text = (DOCS / lang / "coverage.md").read_text(encoding="utf-8")
    for row in rows(lang):
        for lesson in row.lessons:
            module, name = lesson.split("/")
            number = f"{int(module[:2])}.{int(name[:2])}"
            assert f"[{number} {front_matter(lang, lesson)['title']}]({lesson}.md)" in text, lesson


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rules_have_their_final_name_and_family(lang: str) -> None:
    families = rule_families()
    assert len(families) > 150
    for row in rows(lang):
        for name, path in row.rules:
            assert path == f"{families.get(name)}/{name}", row.themes


def test_a_rule_of_each_row_is_taught_in_one_of_its_lessons() -> None:
    for row in rows("fr"):
        taught = {rule for lesson in row.lessons for rule in front_matter("fr", lesson)["rules"]}
        assert not row.rules or taught & {name for name, _ in row.rules}, row.themes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_exercises_are_announced_by_a_module(lang: str) -> None:
    announced = announced_exercises()
    for row in rows(lang):
        assert set(row.exercises) <= announced, row.themes


def test_both_languages_answer_with_the_same_things() -> None:
    def answers(lang: str) -> list[tuple[object, ...]]:
        return [(row.themes, row.lessons, row.rules, row.exercises) for row in rows(lang)]

    assert answers("fr") == answers("en")


def taught(lang: str, lesson: str) -> str:
    """What a lesson teaches: neither its front matter nor its list of sources."""
    text = (DOCS / lang / f"{lesson}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    return " ".join(text.partition("{ #sources }")[0].split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lessons_of_a_row_hold_the_words_of_its_themes(lang: str) -> None:
    absent = []
    for row in rows(lang):
        words = [word for theme in row.themes for word in SAID[theme][LANGUAGES.index(lang)].split(" & ")]
        held = {lesson: [word for word in words if re.search(word, taught(lang, lesson))] for lesson in row.lessons}
        absent += [(row.themes, lesson, "nothing of it") for lesson, found in held.items() if not found]
        absent += [(row.themes, word) for word in words if not any(word in found for found in held.values())]
    assert absent == []
