"""E09: the two letters are filled with invented files, then read as the person who opens the envelope reads them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bs4 import Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words
from grading.fidelity import losses

RECEIPT, REFUSAL = "recepisse.html", "refus.html"
PLACE = {"service": "Service des cartes", "address": "4 rue du Pont, 99100 Rochebelle", "phone": "01 99 00 71 20"}
RECEIPTS: Sequence[Mapping[str, Any]] = (
    {
        **PLACE,
        "name": "Ahmed Saïdi",
        "number": "2027-0417",
        "sent_on": "3 mars 2027",
        "answer_by": "3 mai 2027",
        "silence": "refusée",
        "remedy_by": "4 juillet 2027",
    },
    {
        "service": "Bureau des familles",
        "address": "12 quai des Lavoirs, 99320 Saint-Orval",
        "phone": "01 99 00 38 55",
        "name": "Zoé O’Brien",
        "number": "F-88",
        "sent_on": "29 novembre 2028",
        "answer_by": "29 janvier 2029",
        "silence": "acceptée",
        "remedy_by": "",
    },
)
COURT = "Tribunal administratif de Rochebelle, 2 place du Marché, 99100 Rochebelle"
REFUSALS: Sequence[Mapping[str, Any]] = (
    {
        "name": "Ahmed Saïdi",
        "number": "2027-0417",
        "decided_on": "3 mars 2027",
        "reasons": ["Votre certificat date de 2023, il doit avoir moins d’un an"],
        "article": "article 12 du règlement",
        "remedy_by": "4 mai 2027",
        "office": "Service des cartes, 4 rue du Pont, 99100 Rochebelle",
        "court": COURT,
        "phone": "01 99 00 71 20",
    },
    {
        "name": "Zoé O’Brien",
        "number": "F-88",
        "decided_on": "12 décembre 2028",
        "reasons": [
            "Il manque la page 2 de la demande",
            "Vos revenus de 2027 dépassent 9 000 euros",
            "La photo est floue",
        ],
        "article": "article 3 du barème",
        "remedy_by": "13 février 2029",
        "office": "Bureau des familles, 12 quai des Lavoirs, 99320 Saint-Orval",
        "court": "Tribunal administratif de Valombre, 7 rue des Tilleuls, 99200 Valombre",
        "phone": "01 99 00 38 55",
    },
)
SILENCE = r"\bsans\b|silence|\bpas\b|\bsi\b|faute|défaut|absence|aucune?|personne"
DEADLINE = r"jusqu|avant|plus tard|délai|limite"
CONTEST = r"contest|recours|désaccord|attaqu|saisi|réclam"
BLOCKS = "p, li, dd, td, h2, h3, h4, address, div, section, blockquote"


def holds(text: str, value: str) -> bool:
    """Whether a text says a value, whatever its case and punctuation."""
    return f" {plain_words(value)} " in f" {plain_words(text)} "


def around(page: Document, value: str) -> str:
    """What is said around a value: its own block, with the label, the row, and the blocks on each side."""
    blocks = [one for one in page.select(BLOCKS) if holds(page.text(one), value)]
    if not blocks:
        return page.text()
    near = min(blocks, key=lambda one: len(page.text(one)))
    row = near.find_parent("tr")
    near = row if row is not None else near
    pieces = [near.find_previous_sibling(), near, near.find_next_sibling()]
    return " ".join(page.text(one) for one in pieces if isinstance(one, Tag))


def letters(answer: Answer, file: str, files: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Document]]:
    """Each invented file, and the letter that it gives."""
    return list(zip(files, answer.render(file, *files), strict=True))


def tell(page: Document, values: list[str], fr: str, en: str) -> None:
    """Fail when the letter does not say each of those values."""
    lost = [value for value in values if not holds(page.text(), value)]
    if lost:
        raise Failed(
            fr=fr,
            en=en,
            expected=", ".join(lost),
            actual=page.text(),
            try_=Text(
                fr="Les noms des variables sont dans la consigne : un nom inconnu ne donne rien, sans erreur.",
                en="The names of the variables are in the brief: an unknown name gives nothing, without an error.",
            ),
        )


def say(page: Document, value: str, pattern: str, fr: str, en: str) -> None:
    """Fail when nothing around the value says what it is."""
    said = around(page, value)
    if not re.search(pattern, said, re.I):
        raise Failed(fr=fr, en=en, expected=value, actual=said)


@check(points=5, fr="Le récépissé prouve le dépôt", en="The receipt proves the request")
def receipt_proves(answer: Answer) -> None:
    for told, page in letters(answer, RECEIPT, RECEIPTS):
        values = [told[key] for key in ("name", "number", "sent_on", "service", "address", "phone")]
        tell(
            page,
            values,
            "Avec ce papier, la personne ne peut pas prouver qu’elle a demandé, ni joindre quelqu’un.",
            "With this paper, the person can neither prove that they asked, nor reach anyone.",
        )


@check(
    points=4,
    fr="Le récépissé dit ce que vaut le silence",
    en="The receipt tells what silence means",
    after=receipt_proves,
)
def receipt_tells_what_silence_means(answer: Answer) -> None:
    for told, page in letters(answer, RECEIPT, RECEIPTS):
        refused = told["silence"] == "refusée"
        tell(page, [told["answer_by"]], "La date de réponse manque.", "The date of the answer is missing.")
        said = around(page, told["answer_by"])
        for pattern in (SILENCE, "refus" if refused else "accept|accord", "demande|dossier"):
            if not re.search(pattern, said, re.I) or re.search("accept" if refused else "refus", page.text(), re.I):
                raise Failed(
                    fr="La lettre ne dit pas ce que devient la demande si personne ne répond.",
                    en="The letter does not say what becomes of the request if nobody answers.",
                    expected=Text(
                        fr=f"sans réponse le {told['answer_by']}, la demande est {told['silence']}",
                        en=f"without an answer on that date ({told['answer_by']}), the request is “{told['silence']}”",
                    ),
                    actual=page.text(),
                )
        if refused:
            tell(
                page,
                [told["remedy_by"]],
                "Le refus viendra par le silence, et la lettre ne dit pas jusqu’à quand contester.",
                "The refusal will come by silence, and the letter does not say until when to challenge it.",
            )
            for pattern in (DEADLINE, CONTEST):
                say(
                    page,
                    told["remedy_by"],
                    pattern,
                    "La date du recours est là, sans les mots qui disent que c’en est la limite.",
                    "The date of the remedy is there, without the words that make it a limit.",
                )


@check(points=4, fr="Le refus dit toutes ses raisons", en="The refusal gives all its reasons")
def refusal_gives_reasons(answer: Answer) -> None:
    for told, page in letters(answer, REFUSAL, REFUSALS):
        tell(
            page,
            [*told["reasons"], told["name"], told["number"], told["decided_on"]],
            "La lettre ne dit pas ce qui, dans ce dossier, a mené au refus.",
            "The letter does not say what, in this file, led to the refusal.",
        )


@check(points=5, fr="Le refus dit comment contester", en="The refusal says how to challenge it")
def refusal_says_how_to_contest(answer: Answer) -> None:
    for told, page in letters(answer, REFUSAL, REFUSALS):
        tell(
            page,
            [told["remedy_by"], told["office"], told["court"], told["phone"]],
            "La lettre ne donne pas de quoi contester : une date, deux adresses, quelqu’un à appeler.",
            "The letter does not give what it takes to challenge it: a date, two addresses, someone to call.",
        )
        say(
            page,
            told["remedy_by"],
            DEADLINE,
            "La date du recours est là, sans les mots qui disent que c’en est la limite.",
            "The date of the remedy is there, without the words that make it a limit.",
        )
        if not re.search(CONTEST, page.text(), re.I):
            raise Failed(
                fr="La lettre ne dit pas que la décision se conteste.",
                en="The letter does not say that the decision can be challenged.",
                actual=page.text(),
            )


@check(points=1, fr="Rien des lettres n’est perdu", en="Nothing of the letters is lost", after=refusal_gives_reasons)
def nothing_lost(answer: Answer) -> None:
    assert answer.start
    for file, files in ((RECEIPT, RECEIPTS), (REFUSAL, REFUSALS)):
        source = (answer.start / file).read_text(encoding="utf-8")
        start = Document(re.sub(r"\{\{.*?\}\}", " ", source))
        for one in start.select("h2 + p"):
            if "délais" in one.get_text():
                one.decompose()
        for told, page in letters(answer, file, files):
            lost = losses(start, page)
            if file == REFUSAL and not holds(page.text(), told["article"]):
                lost.append(told["article"])
            if lost:
                raise Failed(
                    fr=f"« {file} » a perdu quelque chose en route.",
                    en=f"“{file}” has lost something on the way.",
                    actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
                )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=refusal_says_how_to_contest,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(REFUSAL)
