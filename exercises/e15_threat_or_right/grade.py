"""E15: the letter is printed for several people, and the place of the right and of the threat is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.reading.language.sentences import sentences

from grading import Answer, Document, Failed, Text, check, every
from grading.document import plain_words
from grading.facts import (
    Reading,
    arrived,
    binds_nobody,
    by_force,
    excused,
    granted,
    kept_for_others,
    lines,
    must_hold,
    perhaps_only,
    shut,
)
from grading.facts.words import Sentence
from grading.lists import entries, lists_for
from grading.wording import prices

FILE = "lettre.html"
DOCUMENTS = ("votre attestation d’assurance", "la dernière quittance de loyer", "un relevé d’identité bancaire")
RECEIVED = ("votre pièce d’identité", "votre avis d’impôt")
WARNINGS = (
    "Toute fausse déclaration faite exprès peut donner lieu à des poursuites.",
    "Selon l’article L. 114-17, le paiement obtenu par fraude est réclamé, et la fraude peut être punie.",
)
OTHER = {
    "name": 'Monsieur "Zizou" Traoré-MacLeod & <fils>',
    "deadline": "jeudi 10 juin 2027",
    "answer_by": "mardi 6 juillet 2027",
}
THREAT = re.compile(
    r"poursuites|sanction\w*|pénalité\w*|amende\w*|sous peine|à peine de|faute de quoi|fraud\w*|fausses? déclarations?"
    r"|s['’]expose\w*|vous expose\w*|punie?s?\b|radi(?:é|ation)\w*|suspen(?:d|s)\w*|interromp\w*|interruption"
    r"|supprim\w*|suppression|rejet\w*|perdr\w*|recouvrement|huissier\w*|tribuna\w*|plainte|sans suite",
    re.I,
)
REASSURES = re.compile(r"\b(?:sans|aucune?|pas|ni|jamais|rien)(?: (?:\w+['’])?\w*){0,4}$", re.I)
ASKED = re.compile(
    r"manqu|complet|incompl|complét|envoy|besoin|attend|joi(?:nd|gn)|adress|transm|fourn|fau[td]|reste|nécessaire"
    r"|demand|dépos|apport|remet|parvenir|recevoir|à (?:nous )?\w+er\b",
    re.I,
)
BLOCKS = "body, main, section, div, p, li, dd, td"
LONG_BEFORE = 60


def contexts(answer: Answer) -> list[dict[str, Any]]:
    """The people to whom the letter is sent: other names, dates and papers, so that none is written in the letter."""
    someone = {key: answer.variant[key] for key in OTHER}
    people = every(
        missing=[[DOCUMENTS[0]], list(DOCUMENTS[1:]), list(DOCUMENTS)],
        received=["", *RECEIVED],
        warning=WARNINGS,
    )
    return [{**(someone, OTHER)[index % 2], **one} for index, one in enumerate(people)]


def letters(answer: Answer) -> list[tuple[dict[str, Any], Document]]:
    """Each letter, on paper, with the person to whom it goes."""
    people = contexts(answer)
    return list(zip(people, map(on_paper, answer.render(FILE, *people)), strict=True))


def on_paper(letter: Document) -> Document:
    """The letter without what paper does not say: a closed panel stays closed there, struck words are taken back."""
    for panel in letter.select("details:not([open])"):
        for child in [child for child in panel.contents if getattr(child, "name", "") != "summary"]:
            child.extract()
    for struck in letter.select("del, s, strike"):
        struck.extract()
    return letter


def long_letters(answer: Answer) -> Iterator[tuple[dict[str, Any], str]]:
    """Letters to somebody whose papers are as many, and have such names, as those of anybody; each with what it says."""
    someone, draw = contexts(answer)[0], answer.random
    lists = lists_for(answer.folder, DOCUMENTS, draw)
    people = [{**someone, "missing": one, "received": entries(1, RECEIVED, draw)[0]} for one in lists]
    for person, letter in zip(people, answer.render(FILE, *people), strict=True):
        yield person, on_paper(letter).text(media="print")


def place(words: str, text: str) -> int:
    """Where the text says it, whatever the case and the apostrophes; -1 when nowhere."""
    return straight(text).find(straight(words))


def straight(text: str) -> str:
    """Lower case, plain apostrophes, single spaces: as long as the text on one line."""
    return on_one_line(text).casefold()


def on_one_line(text: str) -> str:
    """Plain apostrophes, single spaces."""
    return re.sub(r"\s+", " ", text.replace("’", "'"))


def is_as_written(words: str, text: str) -> bool:
    """Whether the text says it with its own capitals, or with capitals only: « Macleod » is not MacLeod."""
    return any(on_one_line(one) in on_one_line(text) for one in (words, words.upper()))


def threats(text: str, warning: str) -> list[tuple[int, str]]:
    """Where the letter threatens, and in which words; “without penalty” reassures."""
    said = [(one.start(), one[0]) for one in THREAT.finditer(text) if not REASSURES.search(text[: one.start()])]
    if force := by_force(Reading(text)):
        said.append((max(0, place(force.sentence.text, text)), force.text))
    return sorted(said + [(at, warning) for at in [place(warning, text)] if at >= 0])


def read(letter: Document, person: dict[str, Any]) -> Reading:
    """The letter as sentences, without the warning that the law imposes."""
    text = lines(letter, "print").replace("'", "’")
    return Reading(text.replace(person["warning"], ""))


def told(letter: Document, person: dict[str, Any], text: str = "") -> int | None:
    """Where the letter gives the right, in its text on one line, or in that one; None when it does not."""
    said = granted(read(letter, person))
    return max(0, place(said.clause.text, text or letter.text(media="print"))) if said else None


def binds(text: Reading, value: str, sentence: Sentence, family: str, other: str) -> bool:
    """Whether a sentence, with its label, gives a date as the last day of a deed, and not of the other side’s."""
    near = [sentence]
    if not (text.says(family, sentence) or text.says("due", sentence)):
        near = text.sentences[max(0, sentence.at - 2) : sentence.at + 1]
    families = (family, other, *(("due",) if family == "send" else ()))
    closest = text.nearest(value, *families, near=near)
    return any(one and one != other for one in closest) and "since" not in text.nearest(
        value, "until", "since", near=[sentence]
    )


@check(points=6, fr="Le droit vient avant la menace", en="The right comes before the threat")
def right_comes_before(answer: Answer) -> None:
    for person, letter in letters(answer):
        for text in dict.fromkeys([letter.text(media="print"), *letter.read("print")]):
            right = told(letter, person, text)
            first, threat = next(iter(threats(text, person["warning"])), (len(text), ""))
            if right is not None and right <= first:
                continue
            raise Failed(
                fr="La personne lit la menace, et pas encore son droit à l’erreur.",
                en="The person reads the threat, and not yet the right to make a mistake.",
                expected=Text(
                    fr="le droit à l’erreur, dit avant toute menace, à chaque personne",
                    en="the right to make a mistake (“droit à l’erreur”), said before any threat, to each person",
                ),
                actual=Text(
                    fr=(
                        f"le droit vient après « {threat} » :\n" if right is not None else "aucun droit n’est donné :\n"
                    )
                    + text,
                    en=(f"the right comes after “{threat}”:\n" if right is not None else "no right is given:\n") + text,
                ),
                try_=Text(
                    fr="La peur arrête la lecture. Ce qui suit la menace, sur la feuille ou à l’oreille, n’est pas lu.",
                    en="Fear stops people from reading. What follows the threat, on paper or by ear, is not read.",
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
        text = letter.text(media="print")
        times = text.replace("'", "’").count(person["warning"])
        if times != 1:
            raise Failed(
                fr="L’avertissement qu’un texte exige n’est pas dans la lettre, une fois et une seule.",
                en="The warning that a text requires is not in the letter, once and only once.",
                expected=person["warning"],
                actual=Text(fr=f"{times} fois :\n{text}", en=f"{times} times:\n{text}"),
                try_=Text(
                    fr="On ne l’efface pas, on ne le récrit pas : on le place bien.",
                    en="It is neither erased nor rewritten: it is put in its place.",
                ),
            )


@check(points=4, fr="Deux dates entières engagent chacun", en="Two whole dates bind each side")
def dates_are_whole(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = read(letter, person)
        for name, family, other, who in (
            ("deadline", "send", "answer", Text(fr="la personne envoie", en="the person sends")),
            ("answer_by", "answer", "send", Text(fr="le service répond", en="the service answers")),
        ):
            if not any(binds(text, person[name], one, family, other) for one in text.holding(person[name])):
                raise Failed(
                    fr=f"Une lettre ne dit pas avant quelle date {who.fr}.",
                    en=f"A letter does not say by which date {who.en}.",
                    expected=person[name],
                    actual=text.text,
                    try_=Text(
                        fr=f"La variable s’appelle {name}. Elle va dans la phrase du verbe : envoyer, ou répondre.",
                        en=f"The variable is called {name}. It goes in the sentence of the verb: envoyer, or répondre.",
                    ),
                )
        must_hold(binds_nobody(text), shut(text), kept_for_others(text), perhaps_only(text, "answer"))
        # A paper that has arrived need not be sent again, says its sentence or the next.
        here = [one.at for one in text.holding(person["received"])] if person["received"] else []
        other = [one for one in text.sentences if one.at not in here and one.at - 1 not in here]
        must_hold(excused(text, "send", near=other))


@check(points=3, fr="Ce qui manque est dit d’abord", en="What is missing comes first")
def missing_comes_first(answer: Answer) -> None:
    for person, letter in letters(answer):
        text = letter.text(media="print")
        places = [place(one, text) for one in person["missing"]]
        right = told(letter, person)
        ends = [len(text) if right is None else right, *(at for at, _ in threats(text, person["warning"]))]
        ends += [at for at in [place(person["answer_by"], text)] if at >= 0]
        before = text[: places[0]] if places[0] >= 0 else ""
        around = [one for one in map(letter.text, letter.select(BLOCKS)) if place(person["missing"][0], one) >= 0]
        long = len(before.split()) > LONG_BEFORE
        if min(places) < 0 or max(places) > min(ends) or not ASKED.search(before + "".join(around[-1:])) or long:
            raise Failed(
                fr="La lettre ne commence pas par ce qui manque, en entier.",
                en="The letter does not start with what is missing, in full.",
                expected="\n".join(person["missing"]),
                actual=text,
                try_=Text(
                    fr="Avant cette liste : le nom, et une phrase qui dit que cela manque. Le reste vient après.",
                    en="Before that list: the name, and a sentence that says that these are missing. The rest comes after.",
                ),
            )
    for person, text in long_letters(answer):
        if forgotten := [one for one in person["missing"] if place(one, text) < 0]:
            raise Failed(
                fr="La lettre oublie un document qui manque, ou une partie de son nom.",
                en="The letter forgets a document that is missing, or a part of its name.",
                expected=forgotten[0],
                actual=text,
                try_=Text(
                    fr="Toute la liste, et chaque texte tel qu’il est : « safe » laisse le navigateur avaler des signes.",
                    en="The whole list, and each text as it is: “safe” lets the browser swallow signs.",
                ),
            )


@check(
    points=1,
    fr="Rien ne fait honte, et le linter guichet n’a rien à redire",
    en="Nothing shames, and the guichet linter has nothing to say",
    after=right_comes_before,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)
    for person, letter in letters(answer):
        text = read(letter, person)
        must_hold(by_force(text))
        if shaming := next((one for one in text.says("shames") if not one.is_supposed), None):
            raise Failed(
                fr="La lettre fait un reproche à la personne.",
                en="The letter reproaches the person.",
                expected=Text(
                    fr="ce qui manque, sans dire à qui la faute", en="what is missing, without saying whose fault"
                ),
                actual=shaming.text,
            )


@check(
    points=2,
    fr="La lettre dit à qui, de qui, et où appeler",
    en="The letter says to whom, from whom, whom to call",
    after=right_comes_before,
)
def nothing_lost(answer: Answer) -> None:
    assert answer.start
    asked = prices(answer.text(FILE)) - prices(Answer(answer.start).text(FILE))
    if asked:
        raise Failed(
            fr="La lettre demande un prix que personne n’a fixé.",
            en="The letter asks for a price that nobody has set.",
            expected=Text(fr="pas d’autre somme qu’au départ", en="no other sum than at the start"),
            actual=", ".join(sorted(asked)),
        )
    everyone = letters(answer)
    printed = [(person, letter.text(media="print")) for person, letter in everyone]
    for (person, letter), (_, text) in zip(everyone, printed, strict=True):
        received = person["received"]
        facts = ["Caisse du Val", *([received] if received else [])]
        lost = [fact for fact in facts if place(fact, text) < 0]
        if not is_as_written(person["name"], text):
            lost.append(person["name"])
        if answer.variant["phone"].replace(" ", "") not in re.sub(r"[\s.-]", "", text):
            lost.append(answer.variant["phone"])
        kept = [text[start:end] for start, end in sentences(text) if received and place(received, text[start:end]) >= 0]
        if kept and not any(re.search(r"reç|déjà|gard|arriv|merci|possession|avons", one, re.I) for one in kept):
            lost.append("{% if received %}")
        if received:
            # Without its name, the paper leaves the same letter as for someone who sent none: both read that it arrived.
            none = next(other for who, other in printed if who == {**person, "received": ""})
            if plain_words(re.sub(re.escape(received), "", text, flags=re.I)) == plain_words(none):
                lost.append("{% if received %}")
        if not received and (claimed := arrived(read(letter, person))):
            raise Failed(
                fr="Qui n’a rien envoyé lit que quelque chose est arrivé.",
                en="Someone who sent nothing reads that something arrived.",
                actual=claimed.text,
                try_=Text(
                    fr="Ce qui parle de la pièce reçue va dans {% if received %}.",
                    en="What speaks of the received document goes inside {% if received %}.",
                ),
            )
        if not letter.lang.startswith("fr") or len(plain_words(letter.title).split()) < 2:
            lost.append("<html lang>, <title>")
        if lost:
            raise Failed(
                fr="La lettre a perdu quelque chose en route, pour une personne au moins.",
                en="The letter has lost something on the way, for one person at least.",
                expected=", ".join(lost),
                actual=text,
            )
    for person, text in long_letters(answer):
        if place(person["received"], text) < 0:
            raise Failed(
                fr="La lettre oublie une partie du nom du document reçu.",
                en="The letter forgets a part of the name of the document received.",
                expected=person["received"],
                actual=text,
            )
