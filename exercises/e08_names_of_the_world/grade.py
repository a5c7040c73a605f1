"""E08: names are accepted as people write them, and only what is no name is refused."""

import unicodedata
from typing import Any

from grading import Answer, Failed, Text, check

FILE = "names.py"
NAMES = (
    "Martin",
    "O’Brien",
    "N'Diaye",
    "D’Artagnan de la Tour",
    "Le Goff-Quéméner",
    "Ồ",
    "Łukasz",
    "Nguyễn Thị Ánh",
    "Ó",
    "Wu",
    "Suharto",
    "Jean-Noël",
    "de Vries",
    "van der Berg",
    "MacLeod",
    "ʻAkau‘ola",
    "Ștefănescu",
    "Þórður",
    "Ñañez",
    "José Mª",
    "Martin Jr.",
    "Дарья",
    "李小龍",
    "محمد",
    "देवी",
    "Ἀλέξανδρος",
    "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff Zacharias",
)
NOT_NAMES = ("", "   ", "1234", "06 12", "١٢٣", "???", "-", "…", "\t")
TWO_LINES = ("Martin\nBcc: tout@exemple.test", "Martin\r\nDupont")


def raises_value_error(result: dict[str, Any]) -> bool:
    """Whether the function refused, in the way it promises to."""
    return "ValueError" in result.get("raised", ())


def told(result: dict[str, Any]) -> str:
    """What the function did, in a few characters."""
    return f"{result['raised'][0]}: {result['message']}" if "raised" in result else repr(result["value"])


def same(left: object, right: str) -> bool:
    """Equal as people see them: the same letters, whatever their encoding."""
    return isinstance(left, str) and unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)


@check(points=6, fr="Les noms du monde sont acceptés", en="The world’s names are accepted")
def names_accepted(answer: Answer) -> None:
    results = answer.map(FILE, "record", [[name] for name in NAMES])
    refused = [(name, result) for name, result in zip(NAMES, results, strict=True) if "raised" in result]
    if refused:
        name, result = refused[0]
        raise Failed(
            fr=f"{len(refused)} noms sur {len(NAMES)} sont refusés. Le premier : « {name} ».",
            en=f"{len(refused)} names out of {len(NAMES)} are refused. The first: “{name}”.",
            expected=Text(fr="un nom accepté", en="a name accepted"),
            actual=told(result),
            try_=Text(
                fr="N’énumérez pas les lettres permises : demandez s’il y a une lettre.",
                en="Do not list the letters allowed: ask whether there is a letter.",
            ),
        )


@check(points=5, fr="Le nom est gardé comme il est écrit", en="The name is kept as it is written", after=names_accepted)
def name_kept(answer: Answer) -> None:
    written = [*NAMES, "  Martin ", "MARTIN", "d’arc"]
    for name, result in zip(written, answer.map(FILE, "record", [[one] for one in written]), strict=True):
        if not same(result.get("value"), name.strip()):
            raise Failed(
                fr=f"« {name} » est enregistré autrement que la personne ne l’écrit.",
                en=f"“{name}” is recorded otherwise than its owner writes it.",
                expected=repr(name.strip()),
                actual=told(result),
                try_=Text(
                    fr="Retirez les espaces autour, et ne touchez à rien d’autre : ni casse, ni accents.",
                    en="Remove the spaces around it, and touch nothing else: neither case nor accents.",
                ),
            )


@check(points=4, fr="Ce qui n’est pas un nom est refusé", en="What is no name is refused", after=names_accepted)
def nonsense_refused(answer: Answer) -> None:
    for name, result in _refusals(answer):
        if not raises_value_error(result):
            raise Failed(
                fr="Une saisie sans nom est acceptée, ou refusée autrement que par ValueError.",
                en="An entry without a name is accepted, or refused otherwise than by ValueError.",
                expected=f"record({name!r}) : ValueError",
                actual=told(result),
                try_=Text(
                    fr="Un nom a au moins une lettre, dans une écriture ou une autre, et tient sur une ligne.",
                    en="A name has at least one letter, in one script or another, and fits on one line.",
                ),
            )


@check(points=2, fr="Le refus dit quoi faire", en="The refusal says what to do", after=nonsense_refused)
def refusal_helps(answer: Answer) -> None:
    empty = answer.map(FILE, "full_name", [["", " "]])[0]
    for name, result in [*_refusals(answer), ("", empty)]:
        if len(str(result.get("message", "")).split()) < 5:
            raise Failed(
                fr="Le message de refus ne dit pas comment s’en sortir.",
                en="The message of refusal does not say how to get through.",
                expected=Text(
                    fr="une phrase d’au moins cinq mots : que faut-il écrire ?",
                    en="a sentence of five words or more: what should be written?",
                ),
                actual=f"{name!r} : {told(result)}",
            )


@check(points=3, fr="Un seul nom suffit", en="One name is enough")
def one_name_is_enough(answer: Answer) -> None:
    asked = (("", "Suharto"), ("Björk", ""), (" ", "李"), ("Ana", "Nguyễn"), ("  Lê ", " Thị"))
    wanted = ("Suharto", "Björk", "李", "Ana Nguyễn", "Lê Thị")
    for pair, want, result in zip(asked, wanted, answer.map(FILE, "full_name", asked), strict=True):
        if not same(result.get("value"), want):
            raise Failed(
                fr="La personne n’est pas appelée par son nom, ou les deux cases lui sont imposées.",
                en="The person is not called by their name, or both boxes are forced upon them.",
                expected=f"full_name{pair!r} : {want!r}",
                actual=told(result),
                try_=Text(
                    fr="Beaucoup de personnes n’ont qu’un nom. Assemblez ce qui est rempli.",
                    en="Many people have one name only. Put together what is filled in.",
                ),
            )
    nobody = answer.map(FILE, "full_name", [["", "  "]])[0]
    if not raises_value_error(nobody):
        raise Failed(
            fr="Deux cases vides donnent un nom.",
            en="Two empty boxes make a name.",
            expected="full_name('', '  ') : ValueError",
            actual=told(nobody),
        )


def _refusals(answer: Answer) -> list[tuple[str, dict[str, Any]]]:
    asked = [*NOT_NAMES, *TWO_LINES]
    return list(zip(asked, answer.map(FILE, "record", [[one] for one in asked]), strict=True))
