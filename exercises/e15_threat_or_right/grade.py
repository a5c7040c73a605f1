"""E15: the letter is printed for several people, and the place of the right and of the threat is compared."""

from __future__ import annotations

import re
from typing import Any

from guichet.language.sentences import sentences

from grading import Answer, Document, Failed, Text, check, every
from grading.document import plain_words

FILE = "lettre.html"
DOCUMENTS = ("votre attestation d’assurance", "la dernière quittance de loyer", "un relevé d’identité bancaire")
WARNINGS = (
    "Toute fausse déclaration faite exprès peut donner lieu à des poursuites.",
    "Le paiement obtenu par fraude est réclamé, et la fraude peut être punie.",
)
RIGHT = re.compile(
    r"droit (?:à|a) l['’]erreur|droit de (?:se|vous) tromper"
    r"|(?:tromp\w+|erreur|oubli)[^.!?]{0,80}(?:corrig|rectifi|complét|complèt|régularis)\w*[^.!?]{0,60}(?:sans|aucun|ni)\b"
    r"|(?:sans|aucun\w*) (?:être |de )?(?:sanction|pénalité|puni|amende)\w*[^.!?]{0,80}(?:tromp|erreur|oubli|corrig)\w*",
    re.I,
)
THREAT = re.compile(
    r"poursuites|sanction\w*|pénalité\w*|amende\w*|sous peine|à peine de|faute de quoi|fraud\w*|fausses? déclarations?"
    r"|s['’]expose\w*|vous expose\w*|punie?s?\b|radi(?:é|ation)\w*",
    re.I,
)
REASSURES = re.compile(r"\b(?:sans|aucune?|pas de|ni)\b[^.,;]{0,25}$", re.I)
ASKS = re.compile(
    r"envo|adress|transm|dépos|apport|fourni|remet|complét|complèt|retourn|joign|recevoir|répond(?:ez|re)", re.I
)
ANSWERS = re.compile(r"répon[ds]|décision|étudi|examin|trait|nous vous|nous dirons|saurez|recevrez|pai|pay|vers", re.I)


def contexts(answer: Answer) -> list[dict[str, Any]]:
    """The people to whom the letter is sent."""
    dates = {"deadline": answer.variant["deadline"], "answer_by": answer.variant["answer_by"]}
    return [
        {"name": answer.variant["name"], **dates, **one}
        for one in every(
            missing=[[DOCUMENTS[0]], list(DOCUMENTS[:2]), list(DOCUMENTS)],
            received=["", "votre pièce d’identité"],
            warning=WARNINGS,
        )
    ]


def letters(answer: Answer) -> list[tuple[dict[str, Any], Document]]:
    """Each letter with the person to whom it goes."""
    people = contexts(answer)
    return list(zip(people, answer.render(FILE, *people), strict=True))


def place(words: str, text: str) -> int:
    """Where the text says it, whatever the case and the apostrophes; -1 when nowhere."""
    return straight(text).find(straight(words))


def straight(text: str) -> str:
    """Lower case, plain apostrophes, single spaces: as long as the text on one line."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).casefold()


def threats(text: str) -> list[int]:
    """Where the letter threatens; “without penalty” reassures."""
    return [one.start() for one in THREAT.finditer(text) if not REASSURES.search(text[: one.start()])]


@check(points=6, fr="Le droit vient avant la menace", en="The right comes before the threat")
def right_comes_before(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = letter.text()
        right = RIGHT.search(text)
        first = min([*threats(text), *[at for at in [place(person["warning"], text)] if at >= 0]], default=len(text))
        if right is None or right.start() > first:
            raise Failed(
                fr="La personne lit la menace, et pas encore son droit à l’erreur.",
                en="The person reads the threat, and not yet the right to make a mistake.",
                expected=Text(
                    fr="le droit à l’erreur, dit avant toute menace, à chaque personne",
                    en="the right to make a mistake (“droit à l’erreur”), said before any threat, to each person",
                ),
                actual=Text(
                    fr=("le droit vient après :\n" if right else "aucun droit n’est dit :\n") + text,
                    en=("the right comes after:\n" if right else "no right is told:\n") + text,
                ),
                try_=Text(
                    fr="La peur arrête la lecture. Ce qui suit la menace n’est pas lu.",
                    en="Fear stops people from reading. What follows the threat is not read.",
                ),
            )


@check(
    points=4,
    fr="L’avertissement exigé reste, une fois",
    en="The required warning stays, once",
    after=right_comes_before,
)
def warning_is_kept(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = straight(letter.text())
        times = text.count(straight(person["warning"]))
        if times != 1:
            raise Failed(
                fr="L’avertissement qu’un texte exige n’est pas dans la lettre, une fois et une seule.",
                en="The warning that a text requires is not in the letter, once and only once.",
                expected=person["warning"],
                actual=Text(fr=f"{times} fois :\n{letter.text()}", en=f"{times} times:\n{letter.text()}"),
                try_=Text(
                    fr="On ne l’efface pas, on ne le récrit pas : on le place bien.",
                    en="It is neither erased nor rewritten: it is put in its place.",
                ),
            )


@check(points=4, fr="Deux dates entières engagent chacun", en="Two whole dates bind each side")
def dates_are_whole(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = letter.text()
        said = [text[start:end] for start, end in sentences(text)]
        for name, pattern, who in (
            ("deadline", ASKS, Text(fr="la personne envoie", en="the person sends")),
            ("answer_by", ANSWERS, Text(fr="le service répond", en="the service answers")),
        ):
            other = "answer_by" if name == "deadline" else "deadline"
            parts = [part for one in said for part in re.split(rf";|{re.escape(person[other])}", one)]
            clauses = [part for part in parts if place(person[name], part) >= 0]
            if not any(
                pattern.search(clause) and re.search(r"avant|au plus tard|jusqu|d['’]ici|limite|\ble\b", clause, re.I)
                for clause in clauses
            ):
                raise Failed(
                    fr=f"Une lettre ne dit pas avant quelle date {who.fr}.",
                    en=f"A letter does not say by which date {who.en}.",
                    expected=person[name],
                    actual=text,
                    try_=Text(
                        fr=f"La variable s’appelle {name}. Elle va dans la phrase du verbe : envoyer, ou répondre.",
                        en=f"The variable is called {name}. It goes in the sentence of the verb: envoyer, or répondre.",
                    ),
                )


@check(points=3, fr="Ce qui manque est dit d’abord", en="What is missing comes first")
def missing_comes_first(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = letter.text()
        places = [place(one, text) for one in person["missing"]]
        right = RIGHT.search(text)
        ends = [right.start() if right else len(text), *threats(text)]
        before = text[: places[0]] if places[0] >= 0 else ""
        asked = re.search(r"manqu|complet|incompl|envoy|besoin|attend|joind|adress|transm|fourn", before, re.I)
        if min(places) < 0 or max(places) > min(ends) or not asked:
            raise Failed(
                fr="La lettre ne commence pas par ce qui manque, en entier.",
                en="The letter does not start with what is missing, in full.",
                expected="\n".join(person["missing"]),
                actual=text,
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=right_comes_before,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


@check(
    points=2,
    fr="La lettre dit à qui, de qui, et où appeler",
    en="The letter says to whom, from whom, whom to call",
    after=right_comes_before,
)
def nothing_lost(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = letter.text()
        facts = [
            person["name"],
            "Caisse du Val",
            answer.variant["phone"],
            *([person["received"]] if person["received"] else []),
        ]
        lost = [fact for fact in facts if place(fact, text) < 0]
        said = [text[start:end] for start, end in sentences(text)]
        kept = [one for one in said if person["received"] and place(person["received"], one) >= 0]
        if kept and not any(re.search(r"reç|déjà|gard|arriv|merci|possession|avons", one, re.I) for one in kept):
            lost.append("{% if received %}")
        if not person["received"] and re.search(r"\breçu\b|déjà dans|gardons", text, re.I):
            lost.append("{% if received %}")
        if letter.lang != "fr" or "Caisse du Val" not in letter.title or len(plain_words(letter.title).split()) < 4:
            lost.append("<html lang>, <title>")
        if lost:
            raise Failed(
                fr="La lettre a perdu quelque chose en route, pour une personne au moins.",
                en="The letter has lost something on the way, for one person at least.",
                expected=", ".join(lost),
                actual=text,
            )
