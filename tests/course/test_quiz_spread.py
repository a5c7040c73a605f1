"""The quizzes of the whole course: nothing but what one knows tells the right answer, and earlier lessons come back."""

import re
import sys
from collections import Counter
from pathlib import PurePosixPath

import pytest

from course.tools.pages import DOCS, LANGUAGES, ROOT
from tests.course.test_lessons import LESSONS

sys.path.append(str(ROOT / "exercises"))
from grading.quiz import Question, questions

Asked = tuple[str, dict[str, tuple[Question, ...]]]
LETTERS = "ABC"
ORDER: list[str] = [lesson["id"] for lesson in LESSONS]
RECALL = {
    "fr": re.compile(r"Retour sur la leçon (\d+)\.(\d+)\. "),
    "en": re.compile(r"Back to lesson (\d+)\.(\d+)\. "),
}
ABSOLUTE = {
    "fr": re.compile(r"\b(?:toujours|jamais|aucune?|tous|toute?s?|seule?s?|uniquement|rien|forcément)\b", re.I),
    "en": re.compile(r"\b(?:always|never|none|nobody|nothing|all|only|every|any)\b", re.I),
}


def page(lesson: str, language: str) -> str:
    return (DOCS / language / f"{lesson}.md").read_text("utf-8")


@pytest.fixture(scope="module", params=LANGUAGES)
def asked(request: pytest.FixtureRequest) -> Asked:
    """The quizzes of one language, by lesson."""
    language: str = request.param
    return language, {lesson: questions(page(lesson, language), lesson) for lesson in ORDER}


def right(question: Question) -> str:
    return LETTERS[[option.right for option in question.options].index(True)]


def test_right_answers_stand_anywhere(asked: Asked) -> None:
    """As drawn: each letter a third of the time at each question, and once each in a lesson no more than by chance."""
    _, quizzes = asked
    for number in range(3):
        found = Counter(right(quiz[number]) for quiz in quizzes.values())
        assert all(found[letter] >= 0.15 * len(quizzes) for letter in LETTERS), (number + 1, found)
    whole = Counter(right(question) for quiz in quizzes.values() for question in quiz)
    assert all(0.25 <= whole[letter] / whole.total() <= 0.42 for letter in LETTERS), whole
    once_each = [lesson for lesson, quiz in quizzes.items() if len({right(question) for question in quiz}) == 3]
    assert len(once_each) <= len(quizzes) / 3, once_each


def lengths(question: Question) -> tuple[int, list[int]]:
    """Of the right answer, and of the others, as read."""
    read = [(option.right, len(re.sub(r"<[^>]+>", "", option.text))) for option in question.options]
    return next(length for held, length in read if held), [length for held, length in read if not held]


def test_length_tells_nothing(asked: Asked) -> None:
    """Chance alone makes the right answer the longest, or the shortest, of three once in three."""
    _, quizzes = asked
    every = [lengths(question) for quiz in quizzes.values() for question in quiz]
    assert len(every) > 100
    assert sum(answer > max(others) for answer, others in every) <= 0.4 * len(every)
    assert sum(answer < min(others) for answer, others in every) <= 0.4 * len(every)
    assert [one for one in every if not 0.5 * min(one[1]) <= one[0] <= 1.5 * max(one[1])] == []


def test_absolute_words_tell_nothing(asked: Asked) -> None:
    """Who crosses out "never" and "only" finds no more right answers than by chance."""
    language, quizzes = asked
    said = {
        verdict: [
            ABSOLUTE[language].search(option.text) is not None
            for quiz in quizzes.values()
            for question in quiz
            for option in question.options
            if option.right is verdict
        ]
        for verdict in (True, False)
    }
    assert sum(said[False]) / len(said[False]) <= 1.5 * sum(said[True]) / len(said[True])


def test_each_quiz_brings_back_an_earlier_lesson(asked: Asked) -> None:
    """From module 1 on, one question is of an earlier lesson, by its number, and each answer leads there."""
    language, quizzes = asked
    back = Counter[str]()
    for lesson, quiz in quizzes.items():
        numbers = [match.groups() for question in quiz if (match := RECALL[language].match(question.text))]
        if lesson.startswith("00-"):
            continue
        assert len(numbers) == 1, lesson
        module, rank = (int(number) for number in numbers[0])
        target = [one for one in ORDER if one.startswith(f"{module:02}-")][rank - 1]
        assert ORDER.index(target) < ORDER.index(lesson), (lesson, target)
        here = PurePosixPath(lesson).parent
        link = f"{PurePosixPath(target).name}.md" if PurePosixPath(target).parent == here else f"../{target}.md"
        assert page(lesson, language).count(f"]({link}).\n") >= 3, (lesson, link)
        back[target] += 1
    assert max(back.values()) <= 3, back
    assert len(back) >= 0.6 * len(ORDER), sorted(set(ORDER) - set(back))
