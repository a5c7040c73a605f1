"""E15: the letter is printed for several people, and the place of the right and of the threat is compared."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.language.sentences import sentences

from grading import Answer, Document, Failed, Text, check, every
from grading.document import plain_words

FILE = "lettre.html"
DOCUMENTS = ("votre attestation d’assurance", "la dernière quittance de loyer", "un relevé d’identité bancaire")
# As many and as long as they come: a list that is cut asks twice.
MORE = (
    "l’attestation de paiement que votre ancienne caisse d’allocations vous a envoyée lors de votre déménagement",
    "le contrat de location signé",
)
WARNINGS = (
    "Toute fausse déclaration faite exprès peut donner lieu à des poursuites.",
    "Le paiement obtenu par fraude est réclamé, et la fraude peut être punie.",
)
OTHER = {"name": "Monsieur Traoré", "deadline": "jeudi 10 juin 2027", "answer_by": "mardi 6 juillet 2027"}
RIGHT = re.compile(
    r"droit (?:à|a) l['’]erreur|droit de (?:se|vous) tromper"
    r"|(?:tromp\w+|erreur|oubli)[^.!?]{0,80}(?:corrig|rectifi|complét|complèt|régularis)\w*[^.!?]{0,60}(?:sans|aucun|ni)\b"
    r"|(?:sans|aucun\w*) (?:être |de )?(?:sanction|pénalité|puni|amende)\w*[^.!?]{0,80}(?:tromp|erreur|oubli|corrig)\w*",
    re.I,
)
# The words are there, and they refuse the right, or give it to the office.
TAKEN_BEFORE = re.compile(
    r"(?:\b(?:pas|plus|aucun|jamais|sans)|(?:utilisé|épuisé|consommé|perdu|exercé)\w*"
    r"|(?:caisse|service|agent\w*|administration) (?:a|ont)|nous avons) ?(?:le|un|ce|de|votre|leur|notre)? ?$",
    re.I,
)
TAKEN_AFTER = re.compile(
    r"^,? ?(?:ne |n['’])(?:vous |s['’])?(?:appliqu|concern|jou|vau|couvr|protèg|exist)\w* (?:pas|plus|guère|jamais)"
    r"|^ (?:est|a été|vous est) (?:exclu|refusé|épuisé|perdu|consommé|utilisé)",
    re.I,
)
THREAT = re.compile(
    r"poursuites|sanction\w*|pénalité\w*|amende\w*|sous peine|à peine de|faute de quoi|fraud\w*|fausses? déclarations?"
    r"|s['’]expose\w*|vous expose\w*|punie?s?\b|radi(?:é|ation)\w*|suspen(?:d|s)\w*|interromp\w*|interruption"
    r"|supprim\w*|suppression|rejet\w*|perdr\w*|recouvrement|huissier\w*|tribuna\w*|plainte|sans suite",
    re.I,
)
REASSURES = re.compile(r"\b(?:sans|aucune?|pas|ni|jamais|rien)(?: (?:\w+['’])?\w*){0,4}$", re.I)
ASKS = re.compile(
    r"envo|adress|transm|dépos|apport|fourni|remet|complet|complét|complèt|retourn|joign|recevoir|répond(?:ez|re)"
    r"|parvenir\b|attend(?:ons|u)|votre (?:réponse|délai)|vous avez jusqu|\bvous :|à faire",
    re.I,
)
ANSWERS = re.compile(
    r"répon[ds]|décision|étudi|examin|trait|nous vous|nous dirons|saurez|recevrez|pai|pay|vers|\bnous :|la nôtre", re.I
)
BY = re.compile(r"avant|au plus tard|jusqu|d['’]ici|limite|dernier jour|pour le|\ble\b|:", re.I)
AFTER = re.compile(r"(?:après|passé|à partir|à compter|dès|depuis) (?:du |le )?$", re.I)
ASKED = re.compile(
    r"manqu|complet|incompl|complét|envoy|besoin|attend|joi(?:nd|gn)|adress|transm|fourn|fau[td]|reste|nécessaire"
    r"|demand|dépos|apport|remet|parvenir|recevoir|à (?:nous )?\w+er\b",
    re.I,
)
SHAMES = re.compile(
    r"une fois de plus|encore (?:une fois|oublié|omis)|de nouveau (?:oublié|omis)|vous (?:auriez|aviez) dû|néglig\w+"
    r"|par votre faute|malgré nos|comme nous vous l['’]avons (?:déjà )?(?:dit|écrit|demandé)",
    re.I,
)
BLOCKS = "body, main, section, div, p, li, dd, td"
LONG_BEFORE = 60


def contexts(answer: Answer) -> list[dict[str, Any]]:
    """The people to whom the letter is sent: other names, dates and papers, so that none is written in the letter."""
    someone = {key: answer.variant[key] for key in OTHER}
    people = every(
        missing=[[DOCUMENTS[0]], list(DOCUMENTS[1:]), [*DOCUMENTS, *MORE]],
        received=["", "votre pièce d’identité", "votre avis d’impôt"],
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


def place(words: str, text: str) -> int:
    """Where the text says it, whatever the case and the apostrophes; -1 when nowhere."""
    return straight(text).find(straight(words))


def straight(text: str) -> str:
    """Lower case, plain apostrophes, single spaces: as long as the text on one line."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).casefold()


def threats(text: str, warning: str) -> list[tuple[int, str]]:
    """Where the letter threatens, and in which words; “without penalty” reassures."""
    said = [(one.start(), one[0]) for one in THREAT.finditer(text) if not REASSURES.search(text[: one.start()])]
    return sorted(said + [(at, warning) for at in [place(warning, text)] if at >= 0])


def told(text: str) -> re.Match[str] | None:
    """Where the letter tells the right, rather than refuses it."""
    for one in RIGHT.finditer(text):
        if not TAKEN_BEFORE.search(text[: one.start()]) and not TAKEN_AFTER.search(text[one.end() :]):
            return one
    return None


@check(points=6, fr="Le droit vient avant la menace", en="The right comes before the threat")
def right_comes_before(answer: Answer) -> None:
    for person, letter in letters(answer):
        for text in dict.fromkeys([letter.text(media="print"), *letter.read("print")]):
            right = told(text)
            first, threat = next(iter(threats(text, person["warning"])), (len(text), ""))
            if right is not None and right.start() < first:
                continue
            raise Failed(
                fr="La personne lit la menace, et pas encore son droit à l’erreur.",
                en="The person reads the threat, and not yet the right to make a mistake.",
                expected=Text(
                    fr="le droit à l’erreur, dit avant toute menace, à chaque personne",
                    en="the right to make a mistake (“droit à l’erreur”), said before any threat, to each person",
                ),
                actual=Text(
                    fr=(f"le droit vient après « {threat} » :\n" if right else "aucun droit n’est donné :\n") + text,
                    en=(f"the right comes after “{threat}”:\n" if right else "no right is given:\n") + text,
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
        text = letter.text(media="print")
        said = [text[start:end] for start, end in sentences(text)]
        for name, pattern, who in (
            ("deadline", ASKS, Text(fr="la personne envoie", en="the person sends")),
            ("answer_by", ANSWERS, Text(fr="le service répond", en="the service answers")),
        ):
            other = "answer_by" if name == "deadline" else "deadline"
            parts = [part for one in said for part in re.split(rf";|{re.escape(person[other])}", one)]
            clauses = [part for part in parts if place(person[name], part) >= 0]
            if not any(
                pattern.search(clause) and BY.search(clause) and not AFTER.search(clause[: place(person[name], clause)])
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
        text = letter.text(media="print")
        places = [place(one, text) for one in person["missing"]]
        right = told(text)
        ends = [right.start() if right else len(text), *(at for at, _ in threats(text, person["warning"]))]
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


@check(
    points=1,
    fr="Rien ne fait honte, et le linter guichet n’a rien à redire",
    en="Nothing shames, and the guichet linter has nothing to say",
    after=right_comes_before,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)
    for _, letter in letters(answer):
        text = letter.text(media="print")
        if shaming := SHAMES.search(text):
            raise Failed(
                fr="La lettre fait un reproche à la personne.",
                en="The letter reproaches the person.",
                expected=Text(
                    fr="ce qui manque, sans dire à qui la faute", en="what is missing, without saying whose fault"
                ),
                actual=f"{shaming[0]}\n{text}",
            )


@check(
    points=2,
    fr="La lettre dit à qui, de qui, et où appeler",
    en="The letter says to whom, from whom, whom to call",
    after=right_comes_before,
)
def nothing_lost(answer: Answer) -> None:
    everyone = letters(answer)
    printed = [(person, letter.text(media="print")) for person, letter in everyone]
    for (person, letter), (_, text) in zip(everyone, printed, strict=True):
        received = person["received"]
        facts = [person["name"], "Caisse du Val", *([received] if received else [])]
        lost = [fact for fact in facts if place(fact, text) < 0]
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
        if not letter.lang.startswith("fr") or len(plain_words(letter.title).split()) < 2:
            lost.append("<html lang>, <title>")
        if lost:
            raise Failed(
                fr="La lettre a perdu quelque chose en route, pour une personne au moins.",
                en="The letter has lost something on the way, for one person at least.",
                expected=", ".join(lost),
                actual=text,
            )
