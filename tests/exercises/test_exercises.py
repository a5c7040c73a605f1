"""Every exercise: its grader refuses what is wrong, for the right reason, and accepts whatever is right."""

from __future__ import annotations

import ast
import random
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import grading
import pytest
from grading import browser
from grading.exercise import EXPECTED, Exercise, NearMiss
from grading.exercise import ROOT as EXERCISES_FOLDER
from grading.hearing import Bench, judge_apart
from grading.judge import BROKEN, FAILED, FAULT, FIRST_LOSS, PASSED, UNGRADED, Judgement, Outcome
from grading.report import exercise_report
from grading.rubric import OUTSIDE
from grading.rubric import READ as READS
from grading.text import LANGUAGES
from grading.variants import BRIEFS, worded
from grading.whole import answers, lay_out
from mutants import Mutant, mutants_of

from tests.turns import by_turns, is_drawn, turn

ROOT = EXERCISES_FOLDER.parent
EXERCISES = Exercise.all()
SAMPLE = 1
TURNS = len(EXERCISES)
BY_ID = [exercise.id for exercise in EXERCISES]
OTHER_SEED = "2231"


def opens_pages(exercise: Exercise) -> bool:
    """Whether its answers are shown by a browser."""
    return any(check.browser for check in exercise.checks)


def waits(number: int, every: int = 12) -> bool:
    """Whether an answer waits for another commit, or for the audit."""
    return not is_drawn(number, every)


def marked(exercise: Exercise, *more: object, name: str = "", is_put_off: bool = False) -> Any:
    """The parameters of one test. Exercises that need a browser stay on one process, which then opens only one."""
    marks = [pytest.mark.xdist_group("browser" if opens_pages(exercise) else exercise.id)]
    if is_put_off:
        marks.append(pytest.mark.audit)
    return pytest.param(exercise, *more, id="-".join(filter(None, (exercise.id, name))), marks=marks)


each = pytest.mark.parametrize("exercise", [marked(one) for one in EXERCISES])
STARTS = [
    marked(one, seed, name=name, is_put_off=waits(number + 2 * rank, 4))
    for rank, (seed, name) in enumerate((("", "base"), (OTHER_SEED, "variant")))
    for number, one in enumerate(EXERCISES)
]
"""Of one exercise, its own start at a commit and that of the variant two commits later."""
VARIANTS = [marked(one, is_put_off=waits(number, 6)) for number, one in enumerate(EXERCISES)]
MUTATED = [marked(one, is_put_off=waits(number + 1, 4)) for number, one in enumerate(EXERCISES)]
NEAR_MISSES = [
    marked(one, miss, name=miss.folder.name, is_put_off=waits(rank + every * (number % 2), 2 * every))
    for number, one in enumerate(EXERCISES)
    for every in (min(24, len(one.near_misses())),)
    for rank, miss in enumerate(one.near_misses())
]
"""At least one of each exercise at every other commit."""
ALTERNATIVES = [
    marked(one, folder, name=folder.name, is_put_off=waits(number + rank))
    for number, one in enumerate(EXERCISES)
    for rank, folder in enumerate(one.alternatives())
]


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """One judge for all answers: starting Python, the linter and a browser each time would be most of the time."""
    with Bench() as opened:
        yield opened


def variant_of(exercise: Exercise, folder: Path, tmp_path: Path, seed: str = "") -> Path:
    """A folder of the exercise, as that variant has it."""
    answer = tmp_path / "handed-in"
    lay_out(exercise, folder, answer, seed)
    return answer


def story(judgement: Judgement) -> str:
    """What went wrong, for the failure message of a test."""
    lines = [f"{one.check}: {one.state} {one.message} {one.expected} {one.actual}" for one in judgement.outcomes]
    return "\n".join(lines) + judgement.detail


@pytest.mark.parametrize(("exercise", "seed"), STARTS)
def test_start_fails_on_checks_and_never_crashes(bench: Bench, exercise: Exercise, seed: str, tmp_path: Path) -> None:
    judgement = bench.judge(exercise, variant_of(exercise, exercise.folder / "start", tmp_path, seed), seed)
    states = {one.state for one in judgement.outcomes}
    assert FAILED in states or not browser.is_available(), story(judgement)
    assert not states & {BROKEN, FAULT}, story(judgement)
    assert judgement.points <= judgement.out_of / 2, story(judgement)


@each
def test_solution_has_full_marks(bench: Bench, exercise: Exercise, tmp_path: Path) -> None:
    assert_full_marks(bench.judge(exercise, variant_of(exercise, exercise.folder / "solution", tmp_path)))


@pytest.mark.parametrize("exercise", VARIANTS)
def test_solution_of_a_variant_has_full_marks(bench: Bench, exercise: Exercise, tmp_path: Path) -> None:
    answer = variant_of(exercise, exercise.folder / "solution", tmp_path, OTHER_SEED)
    assert_full_marks(bench.judge(exercise, answer, OTHER_SEED))


@pytest.mark.parametrize(("exercise", "folder"), ALTERNATIVES)
def test_alternative_has_full_marks(bench: Bench, exercise: Exercise, folder: Path, tmp_path: Path) -> None:
    assert_full_marks(bench.judge(exercise, variant_of(exercise, folder, tmp_path)))


def assert_full_marks(judgement: Judgement) -> None:
    """Everything passed; where nothing can open a page, everything else did."""
    assert judgement.points == judgement.out_of > 0, story(judgement)
    assert judgement.is_complete or not browser.is_available(), story(judgement)


@pytest.mark.parametrize(("exercise", "miss"), NEAR_MISSES)
def test_near_miss_fails_for_its_own_reason(bench: Bench, exercise: Exercise, miss: NearMiss, tmp_path: Path) -> None:
    judgement = bench.judge(exercise, variant_of(exercise, miss.folder, tmp_path), asked=miss.check)
    outcome = next(one for one in judgement.outcomes if one.check == miss.check)
    if outcome.state == UNGRADED:
        pytest.skip("no Chromium here")
    assert outcome.state == FAILED, story(judgement)
    said = "\n".join(text.fr for text in (outcome.message, outcome.expected, outcome.actual, outcome.try_) if text)
    assert miss.message_contains in said, said


in_turn = pytest.mark.parametrize("exercise", [marked(one) for one in by_turns(EXERCISES, TURNS)])


@in_turn
def test_same_answer_gets_the_same_judgement_twice(bench: Bench, exercise: Exercise, tmp_path: Path) -> None:
    for number, folder in enumerate((exercise.near_misses()[0].folder, exercise.folder / "solution")):
        (tmp_path / str(number)).mkdir()
        answer = variant_of(exercise, folder, tmp_path / str(number))
        assert judge_apart(exercise, answer) == bench.judge(exercise, answer)


@in_turn
def test_a_check_asked_alone_says_the_same_as_among_the_others(
    bench: Bench, exercise: Exercise, tmp_path: Path
) -> None:
    miss = exercise.near_misses()[0]
    answer = variant_of(exercise, miss.folder, tmp_path)
    whole = bench.judge(exercise, answer).outcomes
    alone = bench.judge(exercise, answer, asked=miss.check).outcomes
    assert alone[-1].check == miss.check
    assert set(alone) <= set(whole)
    lost = next(rank for rank, one in enumerate(whole) if one.state != PASSED)
    assert bench.judge(exercise, answer, asked=FIRST_LOSS).outcomes == whole[: lost + 1]


def survivors(exercise: Exercise) -> dict[str, str]:
    """The mutants that may pass, with the reason."""
    file = exercise.folder / "survivors.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["survivor"] if file.is_file() else []
    return {row["mutant"]: row["reason"] for row in rows}


def passes(bench: Bench, exercise: Exercise, mutant: Mutant, tmp_path: Path) -> bool:
    """Whether the grader takes the mutant for a right answer."""
    folder = tmp_path / "mutant"
    shutil.copytree(exercise.folder / "solution", folder)
    (folder / mutant.file).write_text(mutant.text, encoding="utf-8")
    try:
        return bench.judge(exercise, folder, asked=FIRST_LOSS).is_complete
    finally:
        shutil.rmtree(folder)


def needs_browser(exercise: Exercise) -> bool:
    """Whether a mutant could pass only because nothing here can open the page."""
    return opens_pages(exercise) and not browser.is_available()


@pytest.mark.parametrize("exercise", MUTATED)
def test_sampled_mutants_are_refused(bench: Bench, exercise: Exercise, tmp_path: Path) -> None:
    if needs_browser(exercise):
        pytest.skip("no Chromium here")
    mutants = [one for one in mutants_of(exercise.folder / "solution") if one.id not in survivors(exercise)]
    draw = random.Random(f"{turn()} {exercise.id}")
    for mutant in draw.sample(mutants, min(SAMPLE, len(mutants))):
        assert not passes(bench, exercise, mutant, tmp_path), mutant.id


@pytest.mark.audit
@each
def test_every_mutant_is_refused_or_listed(bench: Bench, exercise: Exercise, tmp_path: Path) -> None:
    if needs_browser(exercise):
        pytest.skip("no Chromium here")
    alive = {one.id for one in mutants_of(exercise.folder / "solution") if passes(bench, exercise, one, tmp_path)}
    assert alive == set(survivors(exercise))


def test_survivors_are_few_and_explained() -> None:
    total = sum(len(mutants_of(exercise.folder / "solution")) for exercise in EXERCISES)
    reasons = [reason for exercise in EXERCISES for reason in survivors(exercise).values()]
    assert all(len(reason) > 15 for reason in reasons)
    assert len(reasons) <= total * 0.02, f"{len(reasons)} survivors out of {total}"


# The folder itself


@each
def test_folder_is_whole(exercise: Exercise) -> None:
    assert len(exercise.near_misses()) >= 3
    assert len(exercise.alternatives()) >= 2
    start, solution = exercise.folder / "start", exercise.folder / "solution"
    files = {path.relative_to(start) for path in start.rglob("*")}
    assert files <= {path.relative_to(solution) for path in solution.rglob("*")}


@each
def test_answers_keep_only_the_files_that_differ_from_the_solution(exercise: Exercise) -> None:
    solution = exercise.folder / "solution"
    for name, folder in answers(exercise).items():
        own = [path for path in folder.rglob("*") if path.is_file() and path.name != EXPECTED]
        assert own, f"{name} is the solution"
        for path in own:
            same = solution / path.relative_to(folder)
            assert not same.is_file() or same.read_bytes() != path.read_bytes(), f"{path} is the solution's"


@each
def test_no_two_answers_share_a_name(exercise: Exercise) -> None:
    assert len(answers(exercise)) == len(exercise.near_misses()) + len(exercise.alternatives())


@each
def test_metadata_agrees_with_course_and_grader(exercise: Exercise) -> None:
    meta = exercise.meta
    course = tomllib.loads((ROOT / "course" / "modules.toml").read_text(encoding="utf-8"))
    lessons = {lesson["id"] for module in course["module"] for lesson in module.get("lesson", ())}
    lessons |= {module["id"] for module in course["module"] if "lesson" not in module}
    assert meta["id"] == exercise.id
    assert meta["module"] in lessons
    assert meta["points"] == sum(check.points for check in exercise.checks)
    assert meta["level"] in (1, 2, 3)
    assert set(meta["prerequisites"]) <= set(BY_ID)
    assert meta["measured"]["people"] == 0 or "date" in meta["measured"]
    for field in ("objectives", "out_of_scope"):
        assert len(meta[field]["fr"]) == len(meta[field]["en"]) > 0
    names = (ROOT / "docs" / "decisions" / "rule-names.md").read_text(encoding="utf-8")
    assert [rule for rule in meta["rules"] if f"`{rule}`" not in names] == []
    assert all(re.fullmatch(r"\d{1,2}\.\d{1,2}", criterion) for criterion in meta["rgaa"])


@each
def test_each_check_has_three_hints_and_two_titles(exercise: Exercise) -> None:
    assert list(exercise.hints()) == [check.id for check in exercise.checks]
    texts = [check.title for check in exercise.checks] + [hint for hints in exercise.hints().values() for hint in hints]
    assert all(text.fr.strip() and text.en.strip() and text.fr != text.en for text in texts)


READ = [one for one in EXERCISES if one.rubrics]


def test_few_exercises_have_something_that_a_person_reads() -> None:
    assert 5 <= len(READ) <= len(EXERCISES) / 3


@pytest.mark.parametrize("exercise", READ, ids=lambda one: str(one.id))
def test_what_a_person_reads_has_a_rubric_in_plain_words(exercise: Exercise) -> None:
    for rubric in exercise.rubrics:
        assert 2 <= len(rubric.criteria) <= 4
        texts = [rubric.title, *(one.title for one in rubric.criteria)]
        for criterion in rubric.criteria:
            assert 2 <= len(criterion.levels) <= 4
            texts += criterion.levels
        assert len({text.fr for text in texts}) == len(texts)
        assert all(text.fr.strip() and text.en.strip() and text.fr != text.en for text in texts)
        assert_typography(text.fr for text in texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_learners_are_told_what_a_person_reads_and_that_it_is_not_in_the_grade(lang: str) -> None:
    letter = next(one for one in READ if one.id == "e15_threat_or_right")
    passed = [Outcome(one.id, one.title, one.points, PASSED) for one in letter.checks]
    lines = list(exercise_report(letter, Judgement(passed), lang=lang, scale="20", hint=0))
    said = next(index for index, line in enumerate(lines) if letter.rubrics[0].title.to(lang) in line)
    assert READS.to(lang) in lines[said]
    assert OUTSIDE.to(lang) in lines[said]
    assert all(one.title.to(lang) in lines[said + 1] for one in letter.rubrics[0].criteria)
    assert "(points" in lines[said + 2]


def outline(text: str) -> list[str]:
    """The shape of a Markdown page: headings by level, list items, numbered items, code blocks with their content."""
    shape, inside = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = not inside
            shape.append("```")
        elif inside:
            shape.append(re.sub(r"\s*#.*", "", line))
        elif match := re.match(r"(#+|-|\d+\.|\|) ?", line):
            shape.append(match.group(1))
    return shape


@each
def test_briefs_say_the_same_in_both_languages(exercise: Exercise) -> None:
    french, english = ((exercise.folder / f"brief.{lang}.md").read_text(encoding="utf-8") for lang in ("fr", "en"))
    assert outline(french) == outline(english)
    assert f"pytest exercises/{exercise.id}" in french
    assert french.splitlines()[0] == f"# {exercise.title.fr}"
    assert english.splitlines()[0] == f"# {exercise.title.en}"
    assert all(path.name in french for path in (exercise.folder / "start").iterdir() if path.suffix in (".html", ".py"))


@each
def test_names_of_one_variant_leave_briefs_and_hints_of_another(exercise: Exercise) -> None:
    for seed in filter(exercise.is_varied, map(str, range(12))):
        own = " ".join(exercise.variant(seed).values())
        gone = set(re.findall(r"\b[A-Z]\w{3,}", " ".join(exercise.variant("").values()))) - set(re.findall(r"\w+", own))
        texts = [worded((exercise.folder / name).read_text(encoding="utf-8"), exercise.axes, seed) for name in BRIEFS]
        texts += [text for hints in exercise.hints(seed).values() for hint in hints for text in (hint.fr, hint.en)]
        assert not [name for name in gone if any(name in text for text in texts)], seed


def french_of(exercise: Exercise) -> Iterator[str]:
    """Everything of an exercise that a learner reads in French."""
    brief = (exercise.folder / "brief.fr.md").read_text(encoding="utf-8")
    yield re.sub(r"```.*?```|`[^`]*`", "", brief, flags=re.S)
    yield exercise.title.fr
    yield from exercise.meta["objectives"]["fr"]
    yield from exercise.meta["out_of_scope"]["fr"]
    yield from (hint.fr for hints in exercise.hints().values() for hint in hints)
    yield from (check.title.fr for check in exercise.checks)
    yield from (miss.why.fr for miss in exercise.near_misses())
    yield from french_messages(exercise.folder / "grade.py")


def french_messages(grader: Path) -> Iterator[str]:
    """The French sentences of a grader, with a word in the place of what they insert."""
    for node in ast.walk(ast.parse(grader.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "fr":
            parts = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "mot" for one in parts)


@each
def test_french_typography(exercise: Exercise) -> None:
    assert_typography(french_of(exercise))


def test_french_typography_of_what_graders_share() -> None:
    shared = sorted(Path(grading.__file__).parent.glob("*.py"))
    messages = [text for module in shared for text in french_messages(module)]
    assert len(messages) > 50
    assert_typography(messages)


def assert_typography(texts: Iterable[str]) -> None:
    for text in texts:
        assert not re.search(r"\w'\w", text), text
        assert not re.search(r"[\w»)] [:;!?](\s|$)|« | »|\w·\w", text), text
