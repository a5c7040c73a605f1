"""E09: the two letters are filled with invented files, then read as the person who opens the envelope reads them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bs4 import Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words
from grading.facts import Reading, Said, binds_nobody, cannot, charged, kept_for_others, lines, must_hold
from grading.facts.parties import SAME
from grading.facts.taken_back import all_shut
from grading.facts.words import BE, Sentence
from grading.fidelity import losses
from grading.lists import lists_for
from grading.spellings import MEANT
from grading.wording import prices

RECEIPT, REFUSAL = "recepisse.html", "refus.html"
FILES: Sequence[Mapping[str, Any]] = (
    {
        "name": "Ahmed Saïdi",
        "number": "2027-0417",
        "sent_on": "3 mars 2027",
        "service": "Service des cartes",
        "address": "4 rue du Pont, 99100 Rochebelle",
        "phone": "01 99 00 71 20",
        "answer_by": "3 mai 2027",
        "remedy_by": "4 juillet 2027",
    },
    {
        "name": "Zoé O’Brien",
        "number": "F-88",
        "sent_on": "29 novembre 2028",
        "service": "Bureau des familles",
        "address": "12 quai des Lavoirs, 99320 Saint-Orval",
        "phone": "01 99 00 38 55",
        "answer_by": "29 janvier 2029",
        "remedy_by": "30 mars 2029",
    },
    {
        "name": 'Maria José "Zézé" dos Santos <Carvalho> & Albuquerque',
        "number": "2028-10-00953-B",
        "sent_on": "1er juillet 2027",
        "service": f"Service de la petite enfance, des écoles et de la restauration scolaire {MEANT}",
        "address": "Résidence des Trois-Fontaines, bâtiment B, 27 avenue du Général-Bertin, 99100 Rochebelle",
        "phone": "05 36 49 20 77",
        "answer_by": "1er septembre 2027",
        "remedy_by": "2 novembre 2027",
    },
)
# Each file is told both ways, one after the other: nothing but silence may then explain what changes in the letter.
RECEIPTS: Sequence[Mapping[str, Any]] = tuple(
    {**one, **outcome}
    for one in FILES
    for outcome in ({"silence": "refusée"}, {"silence": "acceptée", "remedy_by": ""})
)
COURT = "Tribunal administratif de Rochebelle, 2 place du Marché, 99100 Rochebelle"
REFUSALS: Sequence[Mapping[str, Any]] = (
    {
        "name": "Ahmed Saïdi",
        "number": "2027-0417",
        "decided_on": "3 mars 2027",
        "reasons": ["Votre certificat date de 2023, il doit avoir moins d’un an"],
        "article": "article 12 du règlement",
        "remedy_within": "deux mois",
        "office": "Service des cartes, 4 rue du Pont, 99100 Rochebelle",
        "court": COURT,
        "phone": "01 99 00 71 20",
        "signed_by": "Claire Belair, cheffe de bureau",
    },
    {
        "name": "Zoé O’Brien",
        "number": "F-88",
        "decided_on": "12 décembre 2028",
        "reasons": [
            "Il manque la page 2 de la demande",
            "Vos revenus de 2027 dépassent 9 000 euros",
            "La photo est floue",
            "L’attestation d’hébergement ne dit ni depuis quand ni jusqu’à quand vous vivez chez la personne qui l’a signée, "
            "et la pièce d’identité de cette personne n’y est pas jointe",
            "La demande ne porte pas de signature",
        ],
        "article": "article 3 du barème",
        "remedy_within": "quatre mois",
        "office": "Bureau des familles, 12 quai des Lavoirs, 99320 Saint-Orval",
        "court": "Tribunal administratif de Valombre, 7 rue des Tilleuls, 99200 Valombre",
        "phone": "01 99 00 38 55",
        "signed_by": "Idriss N’Diaye, chef de bureau",
    },
    {
        "name": 'Maria José "Zézé" dos Santos <Carvalho> & Albuquerque',
        "number": "2028-10-00953-B",
        "decided_on": "1er juillet 2027",
        "reasons": [
            "Le formulaire date de 2019",
            "La case 4 est vide",
            "Le relevé de compte manque",
            "Le bail est au nom de Paul Lenoir",
            "La quittance de mai manque",
            "Le livret de famille est coupé en bas",
            "Le revenu de 2026 n’est pas écrit",
            "Le timbre est absent",
            *(f"La pièce {number} n’est pas lisible, et la case {number + 20} est vide" for number in range(40, 49)),
            f"La case 7 dit {MEANT}, et personne ne peut la lire",
        ],
        "article": "article 41 du règlement",
        "remedy_within": "deux mois",
        "office": "Service des écoles, 27 avenue du Général-Bertin, 99100 Rochebelle",
        "court": COURT,
        "phone": "05 36 49 20 77",
        "signed_by": "Anne-Sophie de La Tour, directrice",
    },
)
CAUSES = ("Il manque la pièce", "Personne ne peut lire la case", "La page est coupée en bas, celle qui a le")
OUTCOMES = {"refusée": "refuse", "acceptée": "accept"}
PARTICIPLE = ("é", "ée", "és", "ées")
LABELS = {"number": "numéro", "sent_on": "reçu", "decided_on": "décision", "phone": "téléphone"}


def holds(text: str, value: str) -> bool:
    """Whether a text says a value, whatever its case and punctuation."""
    return f" {plain_words(value)} " in f" {plain_words(text)} "


def read(page: Document, told: Mapping[str, Any]) -> Reading:
    """The letter, as sentences; the reasons that the file gives are no words of the learner."""
    text = lines(page)
    for reason in told.get("reasons", ()):
        text = text.replace(reason, "…")
    return Reading(text)


def around(text: Reading, value: str) -> list[list[Sentence]]:
    """Each sentence that holds a value, with the one before it and the two that follow."""
    return [text.sentences[max(0, one.at - 1) : one.at + 3] for one in text.holding(value)]


def says(text: Reading, value: str, *families: str) -> bool:
    """Whether one of the places that hold a value also says each of those things."""
    return any(all(any(text.says(one, near) for near in place) for one in families) for place in around(text, value))


def letters(answer: Answer, file: str, files: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Document]]:
    """Each invented file, and the letter that it gives, without what is struck, folded or kept from a screen reader."""
    pages = answer.render(file, *files)
    for page in pages:
        for one in page.select("[aria-hidden=true], s, del, strike, details:not([open]) > :not(summary)"):
            one.extract()
    return list(zip(files, pages, strict=True))


def tell(page: Document, values: list[str], fr: str, en: str) -> None:
    """Fail when the letter does not say each of those values, on screen, on paper and by ear."""
    for seen in (page.text(), page.text(media="print"), page.heard()):
        lost = [value for value in values if not holds(seen, value)]
        if lost:
            raise Failed(
                fr=fr,
                en=en,
                expected=", ".join(lost),
                actual=seen,
                try_=Text(
                    fr="Un nom de variable inconnu ne donne rien, sans erreur ; une liste se parcourt avec « for ». "
                    "Ce qui est masqué, barré, replié ou muet ne compte pas.",
                    en="An unknown name of variable gives nothing, without an error; a list is walked with “for”. "
                    "What is hidden, struck, folded or silent does not count.",
                ),
            )


def label_well(page: Document, told: Mapping[str, Any]) -> None:
    """Fail when a label announces one thing and the box beside it gives another."""
    for box in page.select("dd, td"):
        label = box.find_previous_sibling({"dd": "dt", "td": "th"}[box.name])
        if not isinstance(label, Tag):
            continue
        announced = {key for key, word in LABELS.items() if word in plain_words(page.text(label))}
        given = {key for key in LABELS if key in told and holds(page.text(box), told[key])}
        if announced and given and not announced & given:
            raise Failed(
                fr="Une étiquette annonce une chose, et la case à côté en donne une autre.",
                en="A label announces one thing, and the box beside it gives another.",
                actual=f"{page.text(label)} – {page.text(box)}",
            )


def named_well(page: Document, told: Mapping[str, Any]) -> None:
    """Fail when the letter calls the person otherwise than they write their name."""
    name, text = told["name"], page.text()
    if name not in text and name.upper() not in text:
        raise Failed(
            fr="La lettre n’appelle pas la personne comme elle écrit son nom.",
            en="The letter does not call people as they write their name.",
            expected=name,
            actual=text,
            try_=Text(
                fr="« title » et « capitalize » récrivent les noms : MacLeod, de la Cruz, O’Brien.",
                en="“title” and “capitalize” rewrite names: MacLeod, de la Cruz, O’Brien.",
            ),
        )


def limit(page: Document, told: Mapping[str, Any], *families: str) -> None:
    """Fail unless the letter says that a date is the last day to challenge, of the person who reads, and stands by it."""
    text, value = read(page, told), told["remedy_by"]
    last = any(text.is_last_day(value, place) for place in around(text, value))
    if not last or not says(text, value, *families):
        raise Failed(
            fr="La date du recours est là, sans les mots qui disent que c’en est la limite.",
            en="The date of the remedy is there, without the words that make it a limit.",
            expected=Text(
                fr=f"les mots qui disent que l’on peut contester, et que le {value} est le dernier jour",
                en=f"the words that say that people can challenge, and that {value} is the last day",
            ),
            actual="\n".join(one.text for place in around(text, value) for one in place),
        )
    must_hold(cannot(text, "contest"), binds_nobody(text), *others_or_shut(text))


def time_left(page: Document, told: Mapping[str, Any]) -> None:
    """Fail unless the letter says how long people have to challenge, from the day it reaches them, and stands by it."""
    text, value = read(page, told), told["remedy_within"]
    if not says(text, value, "contest", "reaches"):
        raise Failed(
            fr="La lettre ne dit pas que le délai pour contester part de sa réception.",
            en="The letter does not say that the time to challenge runs from the day it is received.",
            expected=Text(
                fr=f"les mots qui disent que l’on a {value} pour contester, à partir du jour où la lettre est reçue",
                en=f"the words that say that people have that long ({value}) to challenge, from the day the letter is received",
            ),
            actual="\n".join(one.text for place in around(text, value) for one in place),
        )
    must_hold(cannot(text, "contest"), binds_nobody(text), *others_or_shut(text))


def others_or_shut(text: Reading) -> list[Said | None]:
    """What the letter keeps for others, or says that it no longer holds: the door, the right, its dates."""
    kept = [kept_for_others(text, one) for one in ("contest", "door", "term")]
    closed = [one for about in ("contest", "door", "term") for one in all_shut(text, about) if not _is_the_refusal(one)]
    return [*kept, *closed[:1]]


def _is_the_refusal(said: Said) -> bool:
    """Whether what no longer holds is the request itself: « a examiné votre demande et ne peut pas l’accepter »."""
    denied = any(one.plain.startswith("accept") for one in said.clause.words)
    return denied and any(one.plain in ("demande", "dossier") for one in said.sentence.words)


def silence_denied(text: Reading, outcome: str) -> list[Said]:
    """Where the letter says that silence does not mean what it means."""
    told = [one for one in text.mentions(outcome) if not one.text.endswith("?")]
    denied = [one for one in told if not one.is_affirmed and text.says("silence", one.sentence)]
    # « Avec ou sans réponse », « que nous répondions ou non »
    return denied or [one for one in told if any(text.mentions("either", one.sentence))]


def of_the_request(text: Reading, value: str, outcome: str) -> bool:
    """Whether what is said near a value says what is refused or accepted: a participle alone is of nothing."""
    for said in (one for place in around(text, value) for near in place for one in text.says(outcome, near)):
        is_told = {one.plain for one in said.clause.words} & (BE | SAME | {"c'", "comme"})
        is_noun = not said.clause.words[said.last - 1].spelling.endswith(PARTICIPLE)
        if is_told or is_noun or any(text.mentions("request", said.sentence)):
            return True
    return False


def exchanged(text: Reading, answer_by: str, remedy_by: str) -> bool:
    """Whether the day of the decision is given as that of the remedy, or the other way round."""
    first, last = (text.nearest(one, "silence", "contest") for one in (answer_by, remedy_by))
    return set(first) == {"contest"} or set(last) == {"silence"}


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
        label_well(page, told)
        named_well(page, told)


@check(
    points=4,
    fr="Le récépissé dit ce que vaut le silence",
    en="The receipt tells what silence means",
    after=receipt_proves,
)
def receipt_tells_what_silence_means(answer: Answer) -> None:
    written = letters(answer, RECEIPT, RECEIPTS)
    for refused, accepted in zip(written[::2], written[1::2], strict=True):
        for told, page in (refused, accepted):
            tell(page, [told["answer_by"]], "La date de réponse manque.", "The date of the answer is missing.")
            text, outcome = read(page, told), OUTCOMES[told["silence"]]
            must_hold(binds_nobody(text), *others_or_shut(text), *silence_denied(text, outcome))
            if not says(text, told["answer_by"], "silence", outcome) or not of_the_request(
                text, told["answer_by"], outcome
            ):
                raise Failed(
                    fr="La lettre ne dit pas ce que devient la demande si personne ne répond.",
                    en="The letter does not say what becomes of the request if nobody answers.",
                    expected=Text(
                        fr=f"sans réponse le {told['answer_by']}, la demande est {told['silence']}",
                        en=f"without an answer on that date ({told['answer_by']}), the request is “{told['silence']}”",
                    ),
                    actual=page.text(),
                )
        for (told, page), (_, other) in ((refused, accepted), (accepted, refused)):
            outcome = OUTCOMES[told["silence"]]
            if len(read(page, told).says(outcome)) <= len(read(other, told).says(outcome)):
                raise Failed(
                    fr="Que le silence vaille refus ou accord, la lettre laisse croire la même chose.",
                    en="Whether silence means no or yes, the letter lets people believe the same thing.",
                    expected=Text(fr=f"demande {told['silence']}", en=f"a request that is “{told['silence']}”"),
                    actual=page.text(),
                )
        told, page = refused
        tell(
            page,
            [told["remedy_by"]],
            "Le refus viendra par le silence, et la lettre ne dit pas jusqu’à quand contester.",
            "The refusal will come by silence, and the letter does not say until when to challenge it.",
        )
        limit(page, told, "contest")
        if exchanged(read(page, told), told["answer_by"], told["remedy_by"]):
            raise Failed(
                fr="La date de la décision et celle du recours ont été échangées.",
                en="The date of the decision and that of the remedy have been exchanged.",
                expected=Text(
                    fr=f"sans réponse le {told['answer_by']}, puis contester jusqu’au {told['remedy_by']}",
                    en=f"without an answer on {told['answer_by']}, then challenge until {told['remedy_by']}",
                ),
                actual=page.text(),
            )
    dated = [{**one, "remedy_by": FILES[0]["remedy_by"]} for one in RECEIPTS if one["silence"] == "acceptée"]
    for (told, page), (_, empty) in zip(letters(answer, RECEIPT, dated), written[1::2], strict=True):
        without_date = plain_words(page.text()).replace(plain_words(told["remedy_by"]), "").split()
        if holds(page.text(), told["remedy_by"]) and without_date == plain_words(empty.text()).split():
            raise Failed(
                fr="La demande sera acceptée, et la lettre parle encore de contester, sans date.",
                en="The request will be accepted, and the letter still speaks of challenging it, without a date.",
                actual=empty.text(),
            )


@check(points=4, fr="Le refus dit toutes ses raisons", en="The refusal gives all its reasons")
def refusal_gives_reasons(answer: Answer) -> None:
    for told, page in letters(answer, REFUSAL, REFUSALS):
        tell(
            page,
            [*told["reasons"], told["name"], told["number"], told["decided_on"], told["signed_by"]],
            "La lettre ne dit pas ce qui, dans ce dossier, a mené au refus, ou qui l’a décidé.",
            "The letter does not say what, in this file, led to the refusal, or who decided it.",
        )
        label_well(page, told)
        named_well(page, told)
    long = [{**REFUSALS[0], "reasons": one} for one in lists_for(answer.folder, CAUSES, answer.random)]
    for told, page in letters(answer, REFUSAL, long):
        tell(
            page,
            told["reasons"],
            "La lettre oublie une raison du refus, ou une partie de ce qu’elle dit.",
            "The letter forgets a reason for the refusal, or a part of what it says.",
        )


@check(points=5, fr="Le refus dit comment contester", en="The refusal says how to challenge it")
def refusal_says_how_to_contest(answer: Answer) -> None:
    for told, page in letters(answer, REFUSAL, REFUSALS):
        tell(
            page,
            [told["remedy_within"], told["office"], told["court"], told["phone"]],
            "La lettre ne donne pas de quoi contester : un délai, deux adresses, quelqu’un à appeler.",
            "The letter does not give what it takes to challenge it: a time limit, two addresses, someone to call.",
        )
        text = read(page, told)
        denied = cannot(text, "contest")
        if denied or not text.says("contest"):
            raise Failed(
                fr="La lettre ne dit pas que la décision se conteste.",
                en="The letter does not say that the decision can be challenged.",
                actual=denied.text if denied else page.text(),
            )
        time_left(page, told)
        apart = Reading(text.text.replace(told["office"], "xoffice").replace(told["court"], "xcourt"))
        if apart.are_exchanged(("xoffice", "second_look"), ("xcourt", "judge")):
            raise Failed(
                fr="Les deux adresses ont été échangées : le recours part au mauvais endroit.",
                en="The two addresses have been exchanged: the remedy leaves for the wrong place.",
                expected=Text(
                    fr=f"au service : {told['office']}\nau tribunal : {told['court']}",
                    en=f"to the service: {told['office']}\nto the court: {told['court']}",
                ),
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
        asked = prices(answer.text(file)) - prices(source)
        known = {one.plain for one in Reading(lines(start)).sentences}
        for _, page in letters(answer, file, files)[:1]:
            told = Reading(lines(page))
            paid = charged(told)
            asked |= {paid.text} if paid and paid.sentence.plain not in known else set()
        if asked:
            raise Failed(
                fr=f"« {file} » demande un prix que personne n’a fixé.",
                en=f"“{file}” asks for a price that nobody has set.",
                expected=Text(fr="pas d’autre somme qu’au départ", en="no other sum than at the start"),
                actual=", ".join(sorted(asked)),
            )
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
