"""E02: whatever the state of the service, two doors without a screen are on the page, and they are real ones."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from grading import Answer, Document, Failed, Text, check, every
from grading.document import plain_words
from grading.facts import Reading, Said, behind_a_screen, kept_for_others, lines, must_hold, shut
from grading.fidelity import losses
from grading.wording import is_seldom

FILE = "aide.html"
# As long as such messages are: what is cut is not read.
OUT_OF_ORDER = (
    "Le service est en panne depuis lundi 8 h 10, nous y travaillons. L’équipe de nuit a trouvé d’où vient la panne et "
    "remplace la pièce ; le service revient au plus tard mercredi à midi, et les dates limites de la semaine sont "
    "repoussées de huit jours pour tout le monde."
)
BREAKDOWNS = (
    "Le serveur ne répond pas.",
    "Panne d’électricité, réessayez plus tard.",
    "Erreur 503, maintenance en cours",
    "Incident",
    "PANNE GÉNÉRALE : REVENEZ DEMAIN",
    "503",
)
"""What else may be said of a breakdown, besides what a template looks for: no door hangs on its words."""
EXPRESSION = re.compile(r"\{[%{].*?[%}]\}", re.DOTALL)
WORDS = "Panne du service. "
LITERAL = re.compile(r"\"([^\"]+)\"|'([^']+)'|\b(\d{1,4})\b")
SAID = 60
"""Signs of a breakdown that a message gives."""
BROUGHT = 100_000
"""Bytes of a file that a template may bring in."""
CLOSED = "Le service en ligne ferme chaque soir, de 20 h à 7 h."
FIELD = "input[name=nom]:read-write"
WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PREMIUM = re.compile(r"(?<!\d)(?:\+33|0033|0)[\s.-]?8[\s.-]?[129](?:[\s.-]?\d){7}")
GAP = r"[\s.\-\u2011\u2013]*"
# 9 h, 9h00, 9:00, 9 heures 30; and the 9 of "de 9 à 12 h 45".
TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:(?:heures?|h|:)\s*([0-5]\d)?(?!\d)|(?=(?:à|-|\u2013)\s*\d{1,2}\s*h))", re.IGNORECASE
)


@dataclass(frozen=True)
class Door:
    """A way in without a screen: what must be shown to use it, and when it is open."""

    name: Text
    contact: tuple[re.Pattern[str], ...]
    days: tuple[str, ...]
    opening: tuple[int, int]
    closing: tuple[int, int]
    when: str

    def is_on(self, text: str) -> bool:
        """Whether a text is enough to use the door."""
        return all(part.search(text) for part in self.contact)

    def says_when(self, text: str) -> bool:
        """Whether a text gives its first and last days, its opening and then its closing time."""
        opening, closing = places(text, self.opening), places(text, self.closing)
        return bool(opening and closing and min(opening) < max(closing)) and all(
            places(text, day) for day in (self.days[0], self.days[-1])
        )


def doors(answer: Answer) -> list[Door]:
    """The doors of the service, as the comment at the top of the template lists them."""
    told = answer.variant
    return [
        Door(
            Text(fr="le téléphone", en="the telephone"),
            (number(told["phone"]),),
            WEEK[:5],
            (8, 30),
            (17, 15),
            "du lundi au vendredi, de 8 h 30 à 17 h 15",
        ),
        Door(
            Text(fr="le guichet", en="the counter"),
            (words(told["street"]), words(told["town"])),
            WEEK[1:6],
            (9, 0),
            (12, 45),
            "du mardi au samedi, de 9 h à 12 h 45",
        ),
        Door(
            Text(fr="France services", en="France services"),
            (words(told["partner_street"]), words(told["partner_town"])),
            WEEK[:4],
            (10, 0),
            (18, 15),
            "du lundi au jeudi, de 10 h à 18 h 15",
        ),
    ]


def number(phone: str) -> re.Pattern[str]:
    """A telephone number, however it is spaced, with or without the code of the country."""
    digits = GAP.join(re.sub(r"\D", "", phone)[1:])
    return re.compile(rf"(?<!\d)(?:(?:\+|00)33{GAP}(?:\(0\){GAP})?|0{GAP}){digits}(?!\d)")


def words(address: str) -> re.Pattern[str]:
    """The words of an address, in order, whatever separates them: 13 rue du Pont is not 3 rue du Pont."""
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(re.findall(r"\w+", address)) + r"(?!\w)", re.IGNORECASE)


def places(text: str, mark: str | tuple[int, int]) -> list[int]:
    """Where a text gives a day, in full or as its first three letters, or a time of day."""
    if isinstance(mark, str):
        return [one.start() for one in re.finditer(rf"\b{mark[:3]}(?:{mark[3:]}s?)?\b", text, re.IGNORECASE)]
    return [one.start() for one in TIME.finditer(text) if (int(one[1]), int(one[2] or 0)) == mark]


def swapped(one: Door, other: Door, text: str) -> bool:
    """Whether two doors come in one order, and their days or their hours in the other: each has those of its neighbour.

    Hours may stand before their door, after it, or in another column: reading order holds in all of them.
    """
    met = [[found.start() for found in door.contact[0].finditer(text)] for door in (one, other)]
    return any(
        (precede(met[0], met[1]) and precede(theirs, mine)) or (precede(met[1], met[0]) and precede(mine, theirs))
        for mine, theirs in (
            (all_places(text, {one.opening, one.closing}), all_places(text, {other.opening, other.closing})),
            (all_places(text, {*one.days} - {*other.days}), all_places(text, {*other.days} - {*one.days})),
        )
    )


def all_places(text: str, marks: set[str] | set[tuple[int, int]]) -> list[int]:
    """Where a text gives any of those days or times."""
    return [place for mark in marks for place in places(text, mark)]


def precede(some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether some places all come before others."""
    return bool(some and others) and max(some) < min(others)


def in_reach(page: Document) -> str:
    """The text that everyone gets without a click: what is folded, or kept from screen readers, is taken out of the
    page."""
    for one in page.select("details:not([open]) > :not(summary), select, [aria-hidden=true]"):
        one.extract()
    for one in page.select("details:not([open])"):
        for piece in one.find_all(string=True, recursive=False):
            piece.extract()
    return page.text()


def taken_back(page: Document, error: object) -> Iterator[Said | None]:
    """What the page says against its own doors: shut, kept for others, or opened by a screen first."""
    text = Reading(lines(page).replace(str(error) or OUT_OF_ORDER, "").replace(CLOSED, ""))
    yield from (shut(text), kept_for_others(text), behind_a_screen(text))


def waited_for(answer: Answer) -> Iterator[str]:
    """Breakdowns that the expressions of the template, or of what it brings in, may be looking for: their words, their lengths."""
    written = [answer.text(FILE), *brought(answer)]
    for expression in dict.fromkeys(one for text in written for one in EXPRESSION.findall(text)):
        for one, other, size in LITERAL.findall(expression):
            if size:
                yield from ((WORDS * (int(size) // len(WORDS) + 2))[: int(size) + step] for step in (0, 1))
            else:
                yield from (one or other, f"Panne : {one or other}.")


def brought(answer: Answer) -> Iterator[str]:
    """The other files of the answer that a template may bring in, whatever they are called."""
    for path in sorted(answer.folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path != answer.path(FILE) and path.stat().st_size <= BROUGHT:
            yield path.read_text(encoding="utf-8", errors="replace")


def branches(answer: Answer) -> Iterator[tuple[Text, dict[str, object], Document]]:
    """Every state of the service, and the page that people get; of breakdowns, those that change it beyond their own words."""
    contexts = every(open=[True, False], error=["", OUT_OF_ORDER, *BREAKDOWNS, *waited_for(answer)])
    met: set[tuple[bool, str]] = set()
    for context, page in zip(contexts, answer.render(FILE, *contexts), strict=True):
        error = str(context["error"])
        bare = page.html.replace(escape(error), escape(OUT_OF_ORDER)) if error else page.html
        if (bool(context["open"]), bare) in met:
            continue
        met.add((bool(context["open"]), bare))
        if error:
            name = Text(fr="quand le service est en panne", en="when the service is out of order")
            if error != OUT_OF_ORDER:
                said = error if len(error) <= SAID else f"{error[:SAID]}…"
                name = Text(fr=f"{name.fr} (« {said} »)", en=f"{name.en} (“{said}”)")
        elif context["open"]:
            name = Text(fr="quand le service est ouvert", en="when the service is open")
        else:
            name = Text(fr="quand le service est fermé", en="when the service is closed")
        yield name, context, page


@check(points=8, fr="Deux portes sans écran, dans tous les cas", en="Two doors without a screen, in every case")
def two_doors_everywhere(answer: Answer) -> None:
    for name, context, page in branches(answer):
        text = in_reach(page)
        found = [door for door in doors(answer) if door.is_on(text) and door.is_on(page.heard())]
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
                    "gabarit. Une porte masquée ou repliée n’en est pas une.",
                    en="What holds in every case is written outside the {% if %}. The exact contacts are at the top of "
                    "the template. A door that is hidden or folded away is none.",
                ),
            )
        must_hold(*taken_back(page, context["error"]))


@check(
    points=4,
    fr="Chaque porte dit ses jours et ses heures",
    en="Every door says its days and hours",
    after=two_doors_everywhere,
)
def doors_say_when(answer: Answer) -> None:
    for name, context, page in branches(answer):
        text = in_reach(page)
        found = [door for door in doors(answer) if door.is_on(text)]
        for door in found:
            if not door.says_when(text):
                raise Failed(
                    fr=f"On ne sait pas quand utiliser cette porte : {door.name.fr}, {name.fr}.",
                    en=f"Nobody knows when to use this door: {door.name.en}, {name.en}.",
                    expected=door.when,
                    actual=text,
                    try_=Text(
                        fr="Recopiez, à côté de la porte, ce qu’en dit le commentaire en haut du gabarit.",
                        en="Copy, next to the door, what the comment at the top of the template says of it.",
                    ),
                )
        told = Reading(lines(page).replace(str(context["error"]) or OUT_OF_ORDER, "").replace(CLOSED, ""))
        seldom = [one.text for one in told.sentences if is_seldom(one.text)]
        if seldom:
            raise Failed(
                fr=f"Une porte n’est ouverte que certaines semaines, {name.fr} : les autres, on vient ou on appelle pour rien.",
                en=f"A door is open in some weeks only, {name.en}: in the others, people come or call for nothing.",
                expected="\n".join(door.when for door in found),
                actual=seldom[0],
            )
        for one, other in itertools.combinations(found, 2):
            if swapped(one, other, text):
                raise Failed(
                    fr=f"Deux portes ont échangé leurs jours ou leurs heures, {name.fr} : on vient devant une porte close.",
                    en=f"Two doors have exchanged their days or hours, {name.en}: people come to a closed door.",
                    expected=Text(
                        fr=f"{one.name.fr} : {one.when}\n{other.name.fr} : {other.when}",
                        en=f"{one.name.en}: {one.when}\n{other.name.en}: {other.when}",
                    ),
                    actual=text,
                    try_=Text(
                        fr="Donnez les horaires dans l’ordre des portes, ou à côté de chacune.",
                        en="Give the hours in the order of the doors, or next to each.",
                    ),
                )


@check(points=3, fr="Appeler coûte le prix d’un appel", en="Calling costs the price of a call")
def ordinary_price(answer: Answer) -> None:
    phone = number(answer.variant["phone"])
    if not any(phone.search(page.text()) for _, _, page in branches(answer)):
        raise Failed(
            fr="Le numéro du service n’est donné nulle part : personne ne peut appeler.",
            en="The number of the service is given nowhere: nobody can call.",
            expected=answer.variant["phone"],
        )
    for name, _, page in branches(answer):
        wrong = PREMIUM.findall(page.text())
        wrong += [
            str(link["href"])
            for link in page.select("a[href^='tel:' i]")
            if not phone.fullmatch(unquote(str(link["href"]))[len("tel:") :].strip())
        ]
        if wrong:
            raise Failed(
                fr=f"Un numéro surtaxé, ou un autre que celui du service, est offert {name.fr}.",
                en=f"A premium-rate number, or another than the service’s, is offered {name.en}.",
                expected=answer.variant["phone"],
                actual=", ".join(wrong),
                try_=Text(
                    fr="Le numéro du service est en haut du gabarit. Un lien tel: compose ce que dit son href, pas son texte.",
                    en="The number of the service is at the top of the template. A tel: link dials its href, not its text.",
                ),
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
        well_and_open = context["open"] and not context["error"]
        well_and_closed = not context["open"] and not context["error"]
        asks = any(page.is_seen(one) for one in page.select(FIELD))
        sends = any(page.is_seen(one) and page.is_reached(one) for one in page.select("button:enabled"))
        says_closed = plain_words(CLOSED) in plain_words(shown)
        missing = [
            what
            for what, there in (
                ("<h1>", any(page.text(one) for one in page.select("h1"))),
                (str(context["error"]), plain_words(str(context["error"])) in plain_words(shown)),
                ('<input name="nom">', not well_and_open or asks),
                ("<button>", not well_and_open or sends),
                (CLOSED, not well_and_closed or says_closed),
            )
            if not there
        ]
        if missing:
            raise Failed(
                fr=f"La page a perdu quelque chose {name.fr}.",
                en=f"The page has lost something {name.en}.",
                expected=", ".join(missing),
                actual=shown,
                try_=Text(
                    fr="Un champ ou un bouton désactivé ne sert plus à personne : il compte comme perdu.",
                    en="A field or a button that is disabled is of no use to anyone: it counts as lost.",
                ),
            )
        breaks = OUT_OF_ORDER in shown and not context["error"]
        if (says_closed and not well_and_closed) or (asks and not well_and_open) or breaks:
            raise Failed(
                fr=f"La page se trompe de cas {name.fr} : elle renvoie qui pourrait entrer, ou fait écrire pour rien.",
                en=f"The page takes one case for another {name.en}: it turns people away, or makes them write for nothing.",
                expected=Text(
                    fr="la panne en cas de panne, le formulaire si le service est ouvert, la fermeture s’il est fermé",
                    en="the breakdown when there is one, the form if the service is open, the closing if it is closed",
                ),
                actual=shown,
                try_=Text(
                    fr="Rouvrez les branches du {% if %}, et laissez chaque phrase dans la sienne.",
                    en="Look at the branches of the {% if %} again, and leave each sentence in its own.",
                ),
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
