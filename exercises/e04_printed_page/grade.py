"""E04: the page is put on paper, and what is on the sheet is enough to write, call and find the links again."""

from __future__ import annotations

import io
import math
import re
from typing import TYPE_CHECKING, Any

from bs4 import NavigableString, Tag

from grading import Answer, Document, Failed, Text, check
from grading.document import plain_words
from grading.facts import Reading, kept_for_others, lines, must_hold, shut

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pypdf import PageObject

FILE = "page.html"
MENU = ("Accueil", "Toutes les démarches", "Agenda")
# Below these, opacity and size in points, a sheet cannot be read even with good eyes.
FAINTEST, SMALLEST = 0.2, 4
# What a style adds to the page, between quotes.
WRITTEN = re.compile(r"""content\s*:[^;}]*?(["'])(.{4,}?)\1""")
LOOK_FOR_CONTACT = Text(
    fr="Cherchez, dans @media print, ce qui retire le bloc de contact.",
    en="Look, in @media print, for what takes the contact block away.",
)
HOURS = ("du lundi au vendredi", "de 9 h à 17 h")


def contact(answer: Answer) -> tuple[str, ...]:
    """What the sheet must say of the service."""
    return (answer.variant["street"], answer.variant["town"], answer.variant["phone"], *HOURS)


def words_lost(wanted: tuple[str, ...], text: str) -> list[str]:
    """Those that the text does not say."""
    return [one for one in wanted if plain_words(one) not in plain_words(text)]


def solid(text: str) -> str:
    """The text without spaces, hyphens or capitals: a line of a sheet may break anywhere."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text).casefold()


def bare(address: str) -> str:
    """An address as people type it: neither the scheme nor the last slash."""
    return address.partition("://")[2].rstrip("/")


def written_elsewhere(page: Document, wanted: list[str]) -> list[str]:
    """The links beside which the page writes the address of another link instead of theirs."""
    # One piece before the first link, then one from each link to the next.
    pieces, links = [""], []
    for node in page.soup.descendants:
        if isinstance(node, Tag) and node.get("href") in wanted:
            links.append(str(node["href"]))
            pieces.append("")
        elif type(node) is NavigableString:
            pieces[-1] += node
    by_hand = [link for link in wanted if solid(bare(link)) in solid("".join(pieces))]
    misled = []
    for link, before, after in zip(links, pieces, pieces[1:], strict=False):
        beside = [one for one in by_hand if solid(bare(one)) in solid(before + after)]
        if link in by_hand and beside and link not in beside:
            misled.append(link)
    return misled


def printed_elsewhere(page: Document, printed: str) -> list[str]:
    """The links after which, and before the next, the sheet shows the address of another link alone."""
    sheet = solid(printed)
    links = page.select("main a[href]")
    found, at = [], 0
    for one in links:
        place = sheet.find(solid(page.text(one)), at)
        found.append((str(one["href"]), place))
        at = max(at, place)
    misled = []
    for (link, place), (_, following) in zip(found, [*found[1:], ("", len(sheet))], strict=True):
        between = sheet[place:following] if 0 <= place < following else ""
        beside = {other for other, _ in found if solid(bare(other)) in between}
        # The address of one link may begin like another's.
        if beside and link not in beside:
            misled.append(link)
    return misled if len(misled) > 1 else []


def read_sheet(page: Page) -> str:
    """What can be read once the page is on paper."""
    # Imported here: a grader loads, and its other checks run, where nothing can print.
    from pypdf import PdfReader

    return "\n".join(legible(sheet) for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)


def legible(sheet: PageObject) -> str:
    """The text of a sheet that has ink and size enough to be read."""
    states: dict[str, Any] = {}
    drawings: dict[str, Any] = {}
    pieces: list[str] = []
    # What is opaque, then what holds the drawing that is being read: its own opacity and scale.
    ink, veil, zoom = 1.0, 1.0, 1.0
    kept: list[tuple[float, float, float]] = []

    def learn(resources: Any) -> None:
        states.update(resources.get("/ExtGState", {}))
        drawings.update(resources.get("/XObject", {}))

    def follow(operator: bytes, operands: Any, cm: list[float], _: Any) -> None:
        nonlocal ink, veil, zoom
        if operator == b"q":
            kept.append((ink, veil, zoom))
        elif operator == b"Q" and kept:
            ink, veil, zoom = kept.pop()
        elif operator == b"gs":
            ink = float(states[operands[0]].get_object().get("/ca", ink))
        elif operator == b"Do":
            ink, veil, zoom = 1.0, veil * ink, zoom * scale(cm)
            learn(drawings[operands[0]].get_object().get("/Resources", {}))

    def read(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        readable = veil * ink >= FAINTEST and size * zoom * scale(cm) * scale(tm) >= SMALLEST
        if readable or not text.strip():
            pieces.append(text)

    learn(sheet.get("/Resources", {}))
    sheet.extract_text(visitor_operand_before=follow, visitor_text=read)
    return "".join(pieces)


def scale(matrix: list[float]) -> float:
    """How much a matrix of the sheet enlarges."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


@check(points=6, fr="Le contact est sur la feuille", en="The contact is on the sheet")
def contact_on_paper(answer: Answer) -> None:
    printed = answer.page(FILE).text(media="print")
    lost = words_lost(contact(answer), printed)
    if lost:
        raise Failed(
            fr="Sur le papier, on ne sait plus où écrire, ni qui appeler, ni quand.",
            en="On paper, nobody knows any longer where to write, whom to call, or when.",
            expected=", ".join(lost),
            actual=printed,
            try_=LOOK_FOR_CONTACT,
        )
    page = answer.page(FILE)
    styles = [answer.text("style.css"), *(one.get_text() for one in page.select("style"))]
    written = [text for css in styles for _, text in WRITTEN.findall(css)]
    said = Reading("\n".join([lines(page, "print"), *written]))
    must_hold(shut(said), kept_for_others(said))


@check(points=4, fr="Le menu n’est que pour l’écran", en="The menu is for the screen only")
def menu_off_paper(answer: Answer) -> None:
    page = answer.page(FILE)
    printed = page.text(media="print")
    left = [one for one in MENU if plain_words(one) in plain_words(printed)]
    if left:
        raise Failed(
            fr="Le menu s’imprime : personne ne clique sur une feuille.",
            en="The menu is printed: nobody clicks on a sheet.",
            expected=Text(fr="aucune rubrique du menu", en="no entry of the menu"),
            actual=", ".join(left),
            try_=Text(fr="Dans @media print, cachez le menu.", en="Inside @media print, hide the menu."),
        )
    gone = words_lost(MENU, page.text())
    if gone:
        raise Failed(
            fr="Le menu a aussi disparu de l’écran.",
            en="The menu has gone from the screen as well.",
            expected=", ".join(MENU),
            actual=page.text(),
            try_=Text(fr="La règle va dans @media print.", en="The rule goes inside @media print."),
        )


@check(
    points=6,
    fr="Sur la feuille, chaque lien montre son adresse",
    en="On the sheet, every link shows its address",
    browser=True,
)
def links_show_their_address(answer: Answer) -> None:
    with answer.browser(FILE) as page:
        printed = read_sheet(page)
    assert answer.start
    main = [*Answer(answer.start).page(FILE).select("main a[href]"), *answer.page(FILE).select("main a[href]")]
    links = list(dict.fromkeys(str(link["href"]) for link in main))
    read = answer.page(FILE)
    seen = solid(f"{read.text(media='print')} {read.written('print')}")
    lost = [link for link in links if solid(bare(link)) not in solid(printed) or solid(bare(link)) not in seen]
    gone = [one for one in contact(answer) if solid(one) not in solid(printed)]
    if lost or gone:
        raise Failed(
            fr="La feuille sort, et il y manque de quoi continuer.",
            en="The sheet comes out, and what people need to go on is not on it.",
            expected=", ".join(lost + gone),
            actual=printed,
            try_=Text(
                fr="Dans @media print : un contenu ajouté après chaque lien, qui prend la valeur de son href.",
                en="In @media print: content added after every link, that takes the value of its href.",
            )
            if lost
            else LOOK_FOR_CONTACT,
        )
    misled = written_elsewhere(read, links) or printed_elsewhere(read, printed)
    if misled:
        raise Failed(
            fr="Une adresse imprimée n’est pas celle de son lien : elle mène ailleurs.",
            en="A printed address is not the one of its link: it leads somewhere else.",
            expected=", ".join(misled),
            actual=printed,
            try_=Text(
                fr="attr(href) lit l’adresse dans le lien lui-même : on ne peut plus se tromper.",
                en="attr(href) reads the address in the link itself: no mistake is left to make.",
            ),
        )


@check(points=2, fr="Rien d’autre ne se perd", en="Nothing else is lost", after=contact_on_paper)
def nothing_lost_on_paper(answer: Answer) -> None:
    page = answer.page(FILE)
    answer.keeps(FILE)
    printed = set(plain_words(page.text(media="print")).split())
    assert answer.start
    main = Answer(answer.start).page(FILE).select("main")[0]
    lost = [word for word in plain_words(main.get_text(" ")).split() if word not in printed]
    if lost:
        raise Failed(
            fr="Une partie du texte ne s’imprime pas.",
            en="Part of the text is not printed.",
            expected=Text(fr="tout le texte principal", en="all of the main text"),
            actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
        )


@check(
    points=2,
    fr="Le reste se lit, sur la feuille et à l’écran",
    en="The rest can be read, on the sheet and on the screen",
    after=contact_on_paper,
    browser=True,
)
def rest_can_be_read(answer: Answer) -> None:
    assert answer.start
    start, read = Answer(answer.start).page(FILE), answer.page(FILE)
    with answer.browser(FILE) as page:
        printed = read_sheet(page)
    main = plain_words(start.select("main")[0].get_text(" "))
    on_screen, on_paper = Text(fr="à l’écran", en="on the screen"), Text(fr="sur la feuille", en="on the sheet")
    for wanted, seen, where in (
        (plain_words(start.text(start.select("body")[0])), read.text(), on_screen),
        (main, printed, on_paper),
        (main, f"{read.text(media='print')} {read.written('print')}", on_paper),
    ):
        told = solid(plain_words(seen))
        lost = [word for word in wanted.split() if solid(word) not in told]
        if lost:
            raise Failed(
                fr=f"Une partie du texte ne se lit pas {where.fr}.",
                en=f"Part of the text cannot be read {where.en}.",
                expected=Text(fr="tout le texte du départ", en="all of the text of the start"),
                actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
                try_=Text(
                    fr="Rien d’effacé, de minuscule ni de repoussé hors de la page : cachez le menu, sur papier seulement.",
                    en="Nothing faded, tiny or pushed off the page: hide the menu, on paper only.",
                ),
            )
