"""E04: the page is put on paper, and what is on the sheet is enough to write, call and find the links again."""

import io
import re

from grading import Answer, Failed, Text, check
from grading.document import plain_words

FILE = "page.html"
MENU = ("Accueil", "Toutes les démarches", "Agenda")
HOURS = ("du lundi au vendredi", "de 9 h à 17 h")


def contact(answer: Answer) -> tuple[str, ...]:
    """What the sheet must say of the service."""
    return (answer.variant["street"], answer.variant["town"], answer.variant["phone"], *HOURS)


def words_lost(wanted: tuple[str, ...], text: str) -> list[str]:
    """Those that the text does not say."""
    return [one for one in wanted if plain_words(one) not in plain_words(text)]


def solid(text: str) -> str:
    """The text without any space: a line of a sheet may break anywhere."""
    return re.sub(r"\s", "", text)


def bare(address: str) -> str:
    """An address as people type it: neither the scheme nor the last slash."""
    return address.partition("://")[2].rstrip("/")


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
            try_=Text(
                fr="Cherchez, dans @media print, ce qui retire le bloc de contact.",
                en="Look, in @media print, for what takes the contact block away.",
            ),
        )


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
    # Imported here: a grader loads, and its other checks run, where nothing can print.
    from pypdf import PdfReader

    with answer.browser(FILE) as page:
        sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    printed = "\n".join(sheet.extract_text() for sheet in sheets)
    links = [str(link["href"]) for link in answer.page(FILE).select("main a[href]")]
    lost = [link for link in links if solid(bare(link)) not in solid(printed)]
    lost += [one for one in contact(answer) if solid(one) not in solid(printed)]
    if lost:
        raise Failed(
            fr="La feuille sort, et il y manque de quoi continuer.",
            en="The sheet comes out, and what people need to go on is not on it.",
            expected=", ".join(lost),
            actual=printed,
            try_=Text(
                fr="Dans @media print : un contenu ajouté après chaque lien, qui prend la valeur de son href.",
                en="In @media print: content added after every link, that takes the value of its href.",
            ),
        )


@check(points=4, fr="Rien d’autre ne se perd", en="Nothing else is lost", after=contact_on_paper)
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
