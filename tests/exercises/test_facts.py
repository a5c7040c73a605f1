"""The reader of sentences that graders share: many ways to say a fact, and many ways to deny it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from grading.facts import (
    Party,
    Reading,
    arrived,
    behind_a_screen,
    binds_nobody,
    cannot,
    excused,
    granted,
    kept_for_others,
    shut,
)
from grading.wording import narrows

HERE = Path(__file__).parent
DOORS = (
    "Par téléphone : 01 99 00 41 20, du lundi au vendredi, de 8 h 30 à 17 h 15.\n"
    "Au guichet de la mairie : 3 rue du Pont, 99200 Valombre, sans rendez-vous, du mardi au samedi, de 9 h à 12 h 45.\n"
)
ASKED = "Envoyez-nous deux papiers au plus tard le vendredi 12 mars 2027.\n"
REFUSED = (
    "Sans réponse le 3 mai 2027, votre demande est refusée. Vous pourrez contester ce refus jusqu’au 4 juillet 2027.\n"
)


def grader(exercise: str) -> ModuleType:
    """The grader of an exercise, whose questions to the reader are tried here without an answer."""
    path = HERE.parents[1] / "exercises" / exercise / "grade.py"
    spec = importlib.util.spec_from_file_location(exercise, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


E09, E11, E15, E17, E20 = map(
    grader,
    ("e09_receipt_and_refusal", "e11_images", "e15_threat_or_right", "e17_no_hidden_lottery", "e20_the_score"),
)


def doors_stand(text: str) -> bool:
    read = Reading(DOORS + text)
    return not (shut(read) or kept_for_others(read) or behind_a_screen(read))


def still_to_send(text: str) -> bool:
    read = Reading(ASKED + text, {"caf": Party.OTHERS})
    return not (excused(read, "send") or shut(read))


def can_contest(text: str) -> bool:
    read = Reading(REFUSED + text)
    return not any((*E09.others_or_shut(read), binds_nobody(read), cannot(read, "contest")))


def silence_refuses(text: str) -> bool:
    read = Reading(text)
    return E09.says(read, "3 mai 2027", "silence", "refuse") and not E09.silence_denied(read, "refuse")


FACTS: dict[str, Callable[[str], bool]] = {
    "door": doors_stand,
    "send": still_to_send,
    "contest": can_contest,
    "right": lambda text: granted(Reading(text)) is not None,
    "officer": lambda text: all(
        E20.officer_does(Reading(text), one) and not E20.nobody_does(Reading(text), one) for one in ("read", "decide")
    ),
    "rules": lambda text: "demander les règles" not in " ".join(one.fr for one in E20.unsaid(Reading(text))),
    "silence": silence_refuses,
    "queue": E17.says_rule,
    "step": lambda text: list(E11.step(Reading(E11.together(text.replace(" / ", "\n"))))) == [True],
    "chair": lambda text: set(E11.toilets(Reading(E11.together(text)))) == {True},
    "date": lambda text: any(
        E15.binds(Reading(text), "5 juin 2027", one, "answer", "send") for one in Reading(text).holding("5 juin 2027")
    ),
    "name": lambda text: not narrows(text),
    "arrived": lambda text: arrived(Reading(text)) is not None,
    "shames": lambda text: any(not one.is_supposed for one in Reading(text).says("shames")),
}


def ways() -> list[tuple[str, str, bool]]:
    """Each sentence of `ways/`, with its fact, and whether it says it."""
    return [
        (fact, line[2:], line.startswith("+"))
        for fact in FACTS
        for line in (HERE / "ways" / f"{fact}.txt").read_text(encoding="utf-8").splitlines()
        if line[:2] in ("+ ", "- ")
    ]


@pytest.mark.parametrize(("fact", "sentence", "says"), ways())
def test_ways_to_say_and_to_deny(fact: str, sentence: str, says: bool) -> None:
    assert FACTS[fact](sentence) is says
