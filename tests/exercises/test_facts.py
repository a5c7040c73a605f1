"""The reader of sentences that graders share: many ways to say a fact, and many ways to deny it."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from grading import Answer, Failed
from grading.facts import (
    Party,
    Reading,
    arrived,
    behind_a_screen,
    binds_nobody,
    cannot,
    denied_since,
    excused,
    granted,
    kept_for_others,
    shut,
    turned_down,
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


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Pour un nouvel examen, écrivez à : xoffice\nOu au tribunal : xcourt", False),
        ("Pour un nouvel examen, écrivez à : xcourt\nOu au tribunal : xoffice", True),
        ("Demander un nouvel examen\nxcourt\nSaisir le tribunal\nxoffice", True),
        ("Vous pouvez demander un nouvel examen, ou saisir le tribunal : xoffice, xcourt", False),
        ("Écrivez à xoffice ou à xcourt", False),
    ],
)
def test_two_values_exchanged(text: str, are: bool) -> None:
    assert Reading(text).are_exchanged(("xoffice", "second_look"), ("xcourt", "judge")) is are


@pytest.mark.parametrize(
    ("before", "after", "denied"),
    [
        ("Appelez le 01 99 00 42 18.", "Appelez le 01 99 00 42 18. Ce numéro ne répond plus.", True),
        ("Appelez le 01 99 00 42 18.", "Appelez le 01 99 00 42 18. Un agent vous répond.", False),
        ("Le guichet est fermé le lundi.", "Le guichet est fermé le lundi. On y entre sans marche.", False),
        ("L’accueil est fermé pour travaux.", "Bonjour. L’accueil est fermé pour travaux.", False),
        ("La piscine a deux bassins.", "La piscine a deux bassins. Elle est fermée.", False),
    ],
)
def test_what_a_page_newly_denies(before: str, after: str, denied: bool) -> None:
    assert bool(list(denied_since(before, after))) is denied


@pytest.mark.parametrize(
    ("text", "down"),
    [
        ("Je n’ai pas d’adresse (la demande ne pourra pas être acceptée)", True),
        ("Je n’ai pas d’adresse : votre demande sera refusée.", True),
        ("Sans adresse, la demande n’est pas étudiée.", True),
        ("Je n’ai pas d’adresse : appelez-moi", False),
        ("Sans adresse, votre demande n’est pas refusée.", False),
        ("Si la demande est refusée, appelez-moi", False),
        ("Votre demande sera étudiée.", False),
    ],
)
def test_turned_down_before_asking(text: str, down: bool) -> None:
    assert bool(list(turned_down(Reading(text)))) is down


def test_a_preposition_goes_with_the_day_that_follows_it() -> None:
    text = Reading("Depuis le 2 mai 2027 et jusqu’au 4 juin 2027, le nombre est 90.")
    assert [text.nearest(day, "since", "until") for day in ("2 mai 2027", "4 juin 2027")] == [["since"], ["until"]]


def test_a_verb_that_begins_with_s_supposes_nothing() -> None:
    stops, if_it = (
        Reading(one).says("stop")[0] for one in ("L’aide, 300 euros, s’arrête le 2.", "S’il s’arrête, appelez.")
    )
    assert (stops.is_supposed, if_it.is_supposed) == (False, True)


class Steady(Answer):
    """An answer that gives what it is told to, at each moment."""

    def __init__(self, folder: Path, *given: object) -> None:
        super().__init__(folder)
        self.given = [*given]

    def _ask(self, file: str, operation: str, /, **parameters: object) -> object:
        if operation in ("clock", "again"):
            return None
        return self.given.pop(0) if len(self.given) > 1 else self.given[0]


@pytest.mark.parametrize(
    ("source", "given", "holds"),
    [
        ("if date.today().month == 8: MENU = 2", (1, 1, 1, 2), False),
        ("NOW = datetime.now()", (1,), True),
        ("MENU = 1", (1, 2), True),
        ("random.seed(time.time())", (1, 2), True),
    ],
)
def test_the_same_all_year_round(tmp_path: Path, source: str, given: tuple[int, ...], holds: bool) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    with contextlib.nullcontext() if holds else pytest.raises(Failed, match="every day"):
        assert Steady(tmp_path, *given).value("menu.py", "MENU") == 1
