"""Every lesson has the same shape, a quiz that explains itself, code that exists, and a text that people can read."""

import datetime
import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES, ROOT, body, front_matter
from tests.course import prose

SECTIONS = [
    "situation", "try", "norm", "triple", "why", "rule", "exercise", "offline", "keep", "quiz", "sources",
]  # fmt: skip
KEPT = ["triple", "rule", "exercise", "keep", "quiz", "sources"]
"""What a lesson of a form of its own keeps, in this order; the rest of its sections follow its subject."""
FORMS = {
    "audit", "close reading", "code review", "counter scene", "diary", "dictation", "hearing", "investigation", "lab",
    "letters", "listening", "puzzle", "role play", "walk",
}  # fmt: skip
FIELDS = {
    "title", "id", "minutes", "measured", "prerequisites", "objectives", "audiences", "rules", "exercises", "rgaa",
    "sources",
}  # fmt: skip
AUDIENCES = {"students", "developers", "trainers", "agents"}
STATES = {"verified", "secondary source", "testimony"}
VERDICTS = {"fr": ("Juste", "Faux"), "en": ("Right", "Wrong")}
NOTE = {"fr": "Note de formation", "en": "Facilitator note"}
SNIPPETS = ROOT / "course" / "snippets"

MODULES = modules()
LESSONS: list[dict[str, Any]] = [lesson for module in MODULES for lesson in module.get("lesson", [])]
ORDER = [lesson["id"] for lesson in LESSONS]
EXERCISES = re.compile(r"e\d\d_\w+|p1_redesign")

WRITTEN = [
    (lesson, language)
    for language in LANGUAGES
    for lesson in LESSONS
    if (DOCS / language / f"{lesson['id']}.md").exists()
]
PAGES = [pytest.param(lesson, language, id=f"{language}/{lesson['id']}") for lesson, language in WRITTEN]
FRENCH = [lesson for lesson, language in WRITTEN if language == "fr"]


def page(lesson: dict[str, Any], language: str) -> str:
    return (DOCS / language / f"{lesson['id']}.md").read_text("utf-8")


def section(text: str, identifier: str) -> str:
    found = re.search(rf"^## [^\n]*\{{ #{identifier} \}}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found is not None, f"no section {identifier}"
    return found[1]


def options(quiz: str) -> list[list[tuple[str, str, str]]]:
    """For each question, its options: letter, text, and what unfolds."""
    questions = re.split(r"^### \d\. ", quiz, flags=re.M)[1:]
    fold = re.compile(r'^\?\?\? quiz "([A-C])\. ([^\n]+)"\n((?:    [^\n]*\n?|\n)+)', re.M)
    return [[(match[1], match[2], match[3].strip()) for match in fold.finditer(question)] for question in questions]


def test_every_lesson_is_written() -> None:
    missing = [
        f"{language}/{lesson['id']}"
        for language in LANGUAGES
        for lesson in LESSONS
        if not (DOCS / language / f"{lesson['id']}.md").exists()
    ]
    assert missing == []


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_front_matter_is_complete(lesson: dict[str, Any], language: str) -> None:
    fields = front_matter(page(lesson, language))
    assert set(fields) - {"translation_of", "description", "form"} == FIELDS
    assert fields.get("form", "puzzle") in FORMS
    assert ("translation_of" in fields) == (language == "en")
    assert fields["id"] == lesson["id"]
    assert fields["minutes"] == lesson["minutes"]
    assert fields["title"] == lesson["title"][language]
    assert 2 <= len(fields["objectives"]) <= 4
    assert set(fields["audiences"]) <= AUDIENCES
    assert fields["audiences"]
    assert all(EXERCISES.fullmatch(exercise) for exercise in fields["exercises"])
    assert all(re.fullmatch(r"\d{1,2}\.\d{1,2}", criterion) for criterion in fields["rgaa"])
    earlier = ORDER[: ORDER.index(lesson["id"])]
    assert set(fields["prerequisites"]) <= set(earlier)


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_timing_is_honest(lesson: dict[str, Any], language: str) -> None:
    """Never timed, or timed on a date with a number of learners."""
    measured = front_matter(page(lesson, language))["measured"]
    assert measured == "not yet" or {"date", "learners"} <= set(measured)


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_sources_say_their_state(lesson: dict[str, Any], language: str) -> None:
    for source in front_matter(page(lesson, language))["sources"]:
        assert source["label"]
        assert source["state"] in STATES, source
        assert isinstance(source["consulted"], datetime.date), source
        assert source.get("url", "https://").startswith(("https://", "http://")), source


def sections(text: str) -> list[str]:
    """The identifiers of a lesson's sections; every section has one."""
    written = re.sub(r"```.*?```", "", body(text), flags=re.S)
    found = re.findall(r"^## .*\{ #([\w-]+) \}$", written, re.M)
    assert len(found) == len(set(found)) == len(re.findall(r"^## ", written, re.M))
    return found


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_sections_in_order(lesson: dict[str, Any], language: str) -> None:
    text = page(lesson, language)
    found = sections(text)
    if "form" in front_matter(text):
        assert [one for one in found if one in KEPT] == KEPT
        assert "norm" in found, "what the texts say has its place in every lesson"
    else:
        assert found == SECTIONS
    assert re.findall(r"^### .*\{ #(\w+) \}$", section(text, "triple"), re.M)[:3] == ["bad", "good", "lookalike"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_neighbouring_lessons_open_the_same_way(language: str) -> None:
    """Neither the form nor the first section of a lesson is that of the one before; one with a form opens in its own way."""
    opened = [(lesson["id"], opening(page(lesson, language))) for lesson in LESSONS]
    alike = [
        f"{before} and {after}"
        for (before, one), (after, other) in pairwise(opened)
        if one[0] == other[0] or one[1] == other[1]
    ]
    assert alike == []
    assert [name for name, (form, first) in opened if (form == "") != (first == SECTIONS[0])] == []


def opening(text: str) -> tuple[str, str]:
    """The form of a lesson, empty for the common one, and its first section."""
    return front_matter(text).get("form", ""), sections(text)[0]


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_one_facilitator_note_in_the_first_section(lesson: dict[str, Any], language: str) -> None:
    text = page(lesson, language)
    assert body(text).count("!!! trainer ") == 1
    assert f'!!! trainer "{NOTE[language]}"' in section(body(text), sections(text)[0])


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_quiz_explains_every_option(lesson: dict[str, Any], language: str) -> None:
    right, wrong = VERDICTS[language]
    questions = options(section(body(page(lesson, language)), "quiz"))
    assert len(questions) == 3
    answers = []
    for question in questions:
        assert [letter for letter, _, _ in question] == ["A", "B", "C"]
        for _, _, unfolded in question:
            verdict = re.match(rf"\*\*({right}|{wrong})\.\*\* (.+)", unfolded, re.S)
            assert verdict is not None, unfolded
            assert len(verdict[2].split()) >= 4, unfolded
        answers.append("".join(letter for letter, _, text in question if text.startswith(f"**{right}.**")))
    assert all(len(answer) == 1 for answer in answers), answers
    assert len(set(answers)) > 1, f"the right answer is always {answers[0]}"


@pytest.mark.parametrize("lesson", FRENCH, ids=lambda lesson: lesson["id"])
def test_quiz_has_the_same_answers_in_both_languages(lesson: dict[str, Any]) -> None:
    letters = {
        language: [
            letter
            for question in options(section(body(page(lesson, language)), "quiz"))
            for letter, _, text in question
            if text.startswith(f"**{VERDICTS[language][0]}.**")
        ]
        for language in LANGUAGES
        if (DOCS / language / f"{lesson['id']}.md").exists()
    }
    assert len({tuple(value) for value in letters.values()}) == 1, letters


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_the_day_of_reading_stands_apart(lesson: dict[str, Any], language: str) -> None:
    """A paragraph of its own: in the last bullet, or right under it, it would seem to be about that bullet alone."""
    said = re.compile(r"\b(?:[Tt]extes? consultée?s?|Consultée?s?|[Tt]exts? consulted|Consulted|Read) (?:les?|on) \d")
    lines = section(body(page(lesson, language)), "norm").split("\n")
    swallowed = [
        line
        for before, line in pairwise(["", *lines])
        if said.search(line) and (line.startswith("- ") or before.startswith("- "))
    ]
    assert swallowed == []


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_code_comes_from_files(lesson: dict[str, Any], language: str) -> None:
    triple = section(body(page(lesson, language)), "triple")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", triple, re.M | re.S)
    assert len(blocks) >= 3
    for block in blocks:
        included = re.findall(r'^--8<-- "([^"]+)"$', block.strip(), re.M)
        assert included, block
        for name in included:
            assert name.startswith(f"{lesson['id']}/"), name
            assert (SNIPPETS / name.split(":")[0]).is_file(), name


def test_no_snippet_is_left_unread() -> None:
    shown = {
        name
        for file in (DOCS / "fr").rglob("*.md")
        for name in re.findall(r'--8<-- "([^":]+)', file.read_text("utf-8"))
    }
    orphans = [
        path.relative_to(SNIPPETS).as_posix()
        for path in SNIPPETS.rglob("*")
        if path.is_file()
        and path.suffix != ".pyc"
        and path.stem.split("-")[0] in ("bad", "good", "lookalike")
        and path.relative_to(SNIPPETS).as_posix() not in shown
    ]
    assert orphans == []


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_rules_of_the_lesson_are_listed_and_linked(lesson: dict[str, Any], language: str) -> None:
    text = page(lesson, language)
    told = section(body(text), "rule")
    assert f'--8<-- "rules-of/{language}/{lesson["id"]}.md"' in told
    linked = set(re.findall(r"\]\(\.\./rules/\w+/([\w-]+)\.md", body(text)))
    assert linked <= set(front_matter(text)["rules"]) | linked_elsewhere(text)


def linked_elsewhere(text: str) -> set[str]:
    """Rules that the text names outside its own section: those of a neighbouring lesson."""
    others = body(text).replace(section(body(text), "rule"), "")
    return set(re.findall(r"\]\(\.\./rules/\w+/([\w-]+)\.md", others))


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_exercises_of_the_lesson_are_named(lesson: dict[str, Any], language: str) -> None:
    text = page(lesson, language)
    for exercise in front_matter(text)["exercises"]:
        assert f"exercises/{exercise}" in section(body(text), "exercise"), exercise


@pytest.mark.parametrize(("lesson", "language"), PAGES)
def test_no_raw_frames_tasks_or_mermaid(lesson: dict[str, Any], language: str) -> None:
    text = re.sub(r"```.*?```", "", body(page(lesson, language)), flags=re.S)
    assert not re.search(r"<(?:iframe|script|style|img)\b|^\s*[-*] \[[ x]\] |^=== |!\[[^\]]*\]\(https?:", text, re.M)
    assert "mermaid" not in page(lesson, language)


@pytest.mark.parametrize("lesson", FRENCH, ids=lambda lesson: lesson["id"])
def test_sentences_are_short(lesson: dict[str, Any]) -> None:
    counts = prose.lengths(page(lesson, "fr"))
    assert prose.percentile(counts, 0.9) <= 25
    assert prose.middle(counts) <= 15


def test_lessons_are_readable() -> None:
    scores = {lesson["id"]: prose.kandel_moles(page(lesson, "fr")) for lesson in FRENCH}
    assert median(scores.values()) >= 50, scores


def test_measure_tells_heavy_prose_from_plain_prose() -> None:
    """The bar above would catch an administrative text."""
    heavy = (
        "Préalablement à toute instruction de la demande susmentionnée, l’administré est invité à procéder à la "
        "transmission dématérialisée des justificatifs réglementaires nécessaires à l’établissement de son éligibilité."
    )
    plain = "Vous demandez une place. Envoyez ces trois papiers avant le 3 mars. Nous vous répondons en dix jours."
    assert prose.kandel_moles(heavy) < 20
    assert prose.kandel_moles(plain) > 70
    assert prose.lengths(plain) == [4, 6, 7]


def test_course_is_a_module_per_folder() -> None:
    """Each module has its page in both languages, and its page lists every lesson with its minutes."""
    for module in MODULES:
        for language in LANGUAGES:
            text = (DOCS / language / module["id"] / "index.md").read_text("utf-8")
            assert front_matter(text)["title"] == module["title"][language]
            for lesson in module.get("lesson", []):
                line = f"[{lesson['title'][language]}]({Path(lesson['id']).name}.md) – {lesson['minutes']} min"
                assert line in text, line


def minutes(duration: str) -> int:
    """A duration as the pages write it: 45 min, 3 h, 3 h 30, 3 h 30 min."""
    found = re.fullmatch(r"(?:(\d+)\sh)?\s?(?:(\d+)(?:\smin)?)?", duration.strip(" *"))
    assert found is not None, duration
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def spent(module: dict[str, Any]) -> dict[str, int]:
    """The minutes of a module by what fills them: its lessons, its exercises, or the project."""
    described = [tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "exercises").glob("e*/meta.toml")]
    return {
        "lessons": sum(lesson["minutes"] for lesson in module.get("lesson", [])),
        "exercises": sum(each["minutes"] for each in described if each["module"].startswith(module["id"])),
        "project": module.get("minutes", 0),
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module["id"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_module_takes_the_minutes_of_its_parts(language: str, module: dict[str, Any]) -> None:
    text = (DOCS / language / module["id"] / "index.md").read_text("utf-8")
    said = re.search(r"(?:Durée estimée\s: |Estimated time: )([^,.]+)", text)
    assert said is not None
    assert minutes(said[1]) == sum(spent(module).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_project_takes_the_minutes_of_its_steps(language: str) -> None:
    text = (DOCS / language / "11-project" / "brief.md").read_text("utf-8")
    *steps, total = [row.split(" | ")[1] for row in re.findall(r"^\|(?! Moment|---| Step)(.+)\|$", text, re.MULTILINE)]
    assert sum(map(minutes, steps)) == minutes(total) == spent(MODULES[-1])["project"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_of_the_paths_add_up(language: str) -> None:
    """Each line of a path is the duration of its module or lesson, and the total is their sum."""
    known = {f"{lesson['id']}.md": lesson["minutes"] for lesson in LESSONS}
    known |= {f"{module['id']}/index.md": sum(spent(module).values()) for module in MODULES}
    text = (DOCS / language / "paths.md").read_text("utf-8")
    tables = re.findall(r"\|---\|---\|\n((?:\|.*\n)+)", text)
    assert len(tables) >= 4
    for table in tables:
        *lines, total = [row.strip("| ").split(" | ") for row in table.strip().splitlines()]
        for name, duration in lines:
            target = re.search(r"\]\((.+?)\)", name)
            assert target is not None
            assert minutes(duration) == known[target[1]], name
        assert minutes(total[1]) == sum(minutes(duration) for _, duration in lines)
    parts = Counter[str]()
    for module in MODULES:
        parts.update(spent(module))
    whole = re.search(r"^(?:Le cours entier|The whole course) .+", text, re.MULTILINE)
    assert whole is not None
    said = [minutes(duration) for duration in re.findall(r"\d+\sh(?:\s\d+)?(?:\smin)?", whole[0])]
    assert said == [parts.total(), parts["lessons"], parts["exercises"], parts["project"]]
