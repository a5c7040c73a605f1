"""E02: whatever the state of the service, two doors without a screen are on the page, and they are real ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grading import Answer, Document, Failed, Text, check, every
from grading.document import plain_words
from grading.fidelity import losses

FILE = "aide.html"
OUT_OF_ORDER = "Le service est en panne, nous y travaillons."
PREMIUM = re.compile(r"(?<!\d)(?:\+33|0033|0)[\s.-]?8[\s.-]?[129](?:[\s.-]?\d){7}")


@dataclass(frozen=True)
class Door:
    """A way in without a screen: what must be shown to use it, and when it is open."""

    name: Text
    shown: tuple[str, ...]
    days: tuple[str, str]
    hours: frozenset[tuple[int, int]]
    when: str
    phone: bool = False

    def is_on(self, text: str) -> bool:
        """Whether a text is enough to use the door."""
        if self.phone:
            return any(digits_of(one) in squeezed(text) for one in self.shown)
        return all(plain_words(one) in plain_words(text) for one in self.shown)

    def says_when(self, text: str) -> bool:
        """Whether a text gives its days and hours."""
        return self.hours <= hours_in(text) and all(day in plain_words(text) for day in self.days)


def doors(answer: Answer) -> list[Door]:
    """The doors of the service, as the comment at the top of the template lists them."""
    told = answer.variant
    return [
        Door(
            Text(fr="le téléphone", en="the telephone"),
            (told["phone"], told["dial"]),
            ("lundi", "vendredi"),
            frozenset({(8, 30), (17, 15)}),
            "du lundi au vendredi, de 8 h 30 à 17 h 15",
            phone=True,
        ),
        Door(
            Text(fr="le guichet", en="the counter"),
            (told["street"], told["town"]),
            ("mardi", "samedi"),
            frozenset({(9, 0), (12, 45)}),
            "du mardi au samedi, de 9 h à 12 h 45",
        ),
        Door(
            Text(fr="France services", en="France services"),
            (told["partner_street"], told["partner_town"]),
            ("lundi", "jeudi"),
            frozenset({(10, 0), (18, 15)}),
            "du lundi au jeudi, de 10 h à 18 h 15",
        ),
    ]


def digits_of(number: str) -> str:
    """A number as it is dialled."""
    return re.sub(r"[^\d+]", "", number)


def squeezed(text: str) -> str:
    """The text with its numbers in one piece, whatever separates their digits."""
    return re.sub(r"(?<=\d)[\s.\-\u2011\u2013]+(?=\d)", "", text)


def hours_in(text: str) -> set[tuple[int, int]]:
    """The times of day that a text gives: 9 h, 9h00, 9:00, 9 heures 30."""
    found = re.findall(r"(?<!\d)(\d{1,2})\s*(?:heures?|h|:)\s*([0-5]\d)?(?!\d)", text)
    return {(int(hour), int(minute or 0)) for hour, minute in found}


def branches(answer: Answer) -> Iterator[tuple[Text, dict[str, object], Document]]:
    """Every state of the service, and the page that people get."""
    contexts = every(open=[True, False], error=["", OUT_OF_ORDER])
    for context, page in zip(contexts, answer.render(FILE, *contexts), strict=True):
        if context["error"]:
            name = Text(fr="quand le service est en panne", en="when the service is out of order")
        elif context["open"]:
            name = Text(fr="quand le service est ouvert", en="when the service is open")
        else:
            name = Text(fr="quand le service est fermé", en="when the service is closed")
        yield name, context, page


@check(points=8, fr="Deux portes sans écran, dans tous les cas", en="Two doors without a screen, in every case")
def two_doors_everywhere(answer: Answer) -> None:
    for name, _, page in branches(answer):
        text = page.text()
        found = [door for door in doors(answer) if door.is_on(text)]
        if len(found) < 2:
            there = Text(
                fr="une seule porte : " + found[0].name.fr if found else "aucune porte",
                en="one door only: " + found[0].name.en if found else "no door",
            )
            raise Failed(
                fr=f"Il manque une porte {name.fr}.",
                en=f"A door is missing {name.en}.",
                expected=Text(
                    fr="deux portes : un numéro écrit en entier, ou une rue avec son code postal et sa commune",
                    en="two doors: a number written in full, or a street with its postcode and town",
                ),
                actual=Text(fr=f"{there.fr}\n{text}", en=f"{there.en}\n{text}"),
                try_=Text(
                    fr="Ce qui vaut pour tous les cas s’écrit hors du {% if %}. Les coordonnées exactes sont en haut du "
                    "gabarit.",
                    en="What holds in every case is written outside the {% if %}. The exact contacts are at the top of "
                    "the template.",
                ),
            )


@check(
    points=4,
    fr="Chaque porte dit ses jours et ses heures",
    en="Every door says its days and hours",
    after=two_doors_everywhere,
)
def doors_say_when(answer: Answer) -> None:
    for name, _, page in branches(answer):
        text = page.text()
        for door in doors(answer):
            if door.is_on(text) and not door.says_when(text):
                raise Failed(
                    fr=f"On ne sait pas quand utiliser cette porte : {door.name.fr}, {name.fr}.",
                    en=f"Nobody knows when to use this door: {door.name.en}, {name.en}.",
                    expected=door.when,
                    actual=text,
                )


@check(points=3, fr="Appeler coûte le prix d’un appel", en="Calling costs the price of a call")
def ordinary_price(answer: Answer) -> None:
    numbers = {digits_of(answer.variant["phone"]), digits_of(answer.variant["dial"])}
    for name, _, page in branches(answer):
        wrong = PREMIUM.findall(page.text())
        wrong += [
            str(link["href"])
            for link in page.select("a[href^='tel:' i]")
            if digits_of(str(link["href"])) not in numbers
        ]
        if wrong:
            raise Failed(
                fr=f"Un numéro surtaxé, ou un autre que celui du service, est offert {name.fr}.",
                en=f"A premium-rate number, or another than the service’s, is offered {name.en}.",
                expected=answer.variant["phone"],
                actual=", ".join(wrong),
            )


@check(
    points=3,
    fr="Le service en ligne est toujours là",
    en="The online service is still there",
    after=two_doors_everywhere,
)
def nothing_lost(answer: Answer) -> None:
    states = list(branches(answer))
    for name, context, page in states:
        shown = page.text()
        missing = [
            what
            for what, there in (
                ("<h1>", any(page.text(one) for one in page.select("h1"))),
                (OUT_OF_ORDER, not context["error"] or OUT_OF_ORDER in shown),
                ('<input name="nom">', not context["open"] or bool(context["error"]) or bool(page.controls())),
            )
            if not there
        ]
        if missing:
            raise Failed(
                fr=f"La page a perdu quelque chose {name.fr}.",
                en=f"The page has lost something {name.en}.",
                expected=", ".join(missing),
                actual=shown,
            )
    lost = losses(start_without_contact(answer), Document("\n".join(page.html for _, _, page in states)))
    if lost:
        raise Failed(
            fr="La page a perdu quelque chose en route.",
            en="The page has lost something on the way.",
            expected=Text(
                fr="tout ce que montrait le départ, hors contact", en="all the start showed, but the contact"
            ),
            actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
        )


@check(
    points=2,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=two_doors_everywhere,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


def start_without_contact(answer: Answer) -> Document:
    """What the start shows over all its states, without the template's own words and the contact to be replaced."""
    assert answer.start
    source = (answer.start / FILE).read_text(encoding="utf-8")
    page = Document(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.S))
    for link in page.select("main a"):
        holder = link.find_parent("p")
        if holder is not None:
            holder.decompose()
    return page
