"""Rule, lesson, exercise: each published lesson and its rules point at each other, and its exercises exist."""

import re

import pytest

from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES, ROOT, front_matter

MODULES = modules()
PUBLISHED = [x["id"] for module in MODULES for x in module.get("lesson", []) if x["state"] == "published"]


def rule_page(language: str, rule: str) -> str | None:
    """The text of a rule's page, whatever its family."""
    found = list((DOCS / language / "rules").glob(f"*/{rule}.md"))
    return found[0].read_text("utf-8") if len(found) == 1 else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", PUBLISHED)
def test_rules_of_a_published_lesson_lead_back_to_it(lesson: str, language: str) -> None:
    text = (DOCS / language / f"{lesson}.md").read_text("utf-8")
    for rule in front_matter(text)["rules"]:
        told = rule_page(language, rule)
        assert told is not None, f"{rule} has no page"
        assert f"{lesson}.md" in told, f"{rule} does not lead to {lesson}"


@pytest.mark.parametrize("lesson", PUBLISHED)
def test_exercises_of_a_published_lesson_exist(lesson: str) -> None:
    for exercise in front_matter((DOCS / "fr" / f"{lesson}.md").read_text("utf-8"))["exercises"]:
        assert (ROOT / "exercises" / exercise / "meta.toml").is_file(), exercise


@pytest.mark.parametrize("lesson", [x["id"] for module in MODULES for x in module.get("lesson", [])])
def test_both_languages_name_the_same_rules_and_exercises(lesson: str) -> None:
    fields = [front_matter((DOCS / language / f"{lesson}.md").read_text("utf-8")) for language in LANGUAGES]
    for name in ("rules", "exercises", "rgaa", "minutes", "audiences", "prerequisites"):
        assert fields[0][name] == fields[1][name], name


def test_rules_named_in_lessons_are_final_names() -> None:
    """A lesson names a rule as the decision on names does."""
    final = set(re.findall(r"`([a-z0-9-]+)`", (ROOT / "docs" / "decisions" / "rule-names.md").read_text("utf-8")))
    named = {
        rule
        for module in MODULES
        for lesson in module.get("lesson", [])
        for rule in front_matter((DOCS / "fr" / f"{lesson['id']}.md").read_text("utf-8"))["rules"]
    }
    assert named - final == set()
