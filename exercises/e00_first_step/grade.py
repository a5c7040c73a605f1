"""E00: a page says its language, its subject and its heading."""

import re

from grading import Answer, Document, Failed, Text, check
from grading.voices import is_french, misread

FILE = "bonjour.html"
HEADINGS = (
    "h1:is(:not([role]), [role=heading]):is(:not([aria-level]), [aria-level='1']), [role=heading][aria-level='1']"
)


def words(text: str) -> set[str]:
    """The words that carry meaning: those of four letters or more, lower case."""
    return set(re.findall(r"\w{4,}", text.casefold()))


def says_subject(text: str, answer: Answer) -> bool:
    """Whether the text names what the page is about."""
    return words(answer.variant["subject"]) <= words(text)


def says_phone(text: str, answer: Answer) -> bool:
    """Whether the text gives the number, its digits in order, however they are spaced."""
    return re.sub(r"\D", "", answer.variant["phone"]) in re.sub(r"\D", "", text)


@check(points=2, fr="La page dit sa langue", en="The page says its language")
def page_language(answer: Answer) -> None:
    lang = answer.page(FILE).lang
    if not is_french(lang):
        raise Failed(
            fr="La balise <html> ne dit pas que la page est en français : une voix de synthèse la lira de travers.",
            en="The <html> tag does not say that the page is in French: a speech synthesiser will misread it.",
            expected=Text(fr="le code de langue « fr »", en="the language code “fr”"),
            actual=f'lang="{lang}"' if lang else Text(fr="aucun attribut lang", en="no lang attribute"),
            try_=Text(
                fr="Un code de langue a deux lettres : fr, en, ar… Le contenu décide, pas la langue du code.",
                en="A language code has two letters: fr, en, ar… The content decides, not the language of the code.",
            ),
        )
    foreign = misread(answer, FILE)
    if foreign:
        raise Failed(
            fr="Une balise annonce une autre langue que celle de son texte : la voix en change au milieu de la page.",
            en="A tag declares another language than that of its text: the voice changes in the middle of the page.",
            expected=Text(fr="le texte français lu en français", en="the French text read in French"),
            actual=foreign,
            try_=Text(
                fr="La langue de <html> vaut pour toute la page. Seul un passage écrit dans une autre langue dit la "
                "sienne.",
                en="The language of <html> holds for the whole page. Only a passage written in another language says "
                "its own.",
            ),
        )


@check(points=3, fr="Le titre dit le sujet, puis l’organisme", en="The title names the subject, then the organisation")
def page_title(answer: Answer) -> None:
    title = answer.page(FILE).title
    subject, town = answer.variant["subject"], answer.variant["town"]
    if not says_subject(title.casefold().rpartition(town.casefold())[0], answer):
        raise Failed(
            fr="Le titre de l’onglet ne suffit pas à retrouver cette page parmi dix autres.",
            en="The title of the tab is not enough to find this page among ten others.",
            expected=Text(
                fr=f"le sujet (« {subject} »), puis l’organisme (« {town} »)",
                en=f"the subject (“{subject}”), then the organisation (“{town}”)",
            ),
            actual=f"<title>{title}</title>",
            try_=Text(
                fr="Le plus précis d’abord : un onglet étroit, ou une voix que l’on coupe, n’en donne que le début.",
                en="The most precise first: a narrow tab, or a voice cut short, only gives the beginning.",
            ),
        )


@check(points=3, fr="Un seul titre de niveau 1, qui dit le sujet", en="One level 1 heading, which names the subject")
def one_heading(answer: Answer) -> None:
    page = answer.page(FILE)
    headings = [one for one in page.select(HEADINGS) if page.is_exposed(one)]
    name = page.name(headings[0]).text if len(headings) == 1 else ""
    if not says_subject(name, answer) or says_phone(name, answer):
        raise Failed(
            fr="On ne trouve pas un titre de niveau 1, et un seul, qui dise le sujet de la page.",
            en="There is not one level 1 heading, and only one, that names the subject of the page.",
            expected=f"<h1>{answer.variant['subject']}</h1>",
            actual="\n".join(map(str, headings)) or seen(page),
            try_=Text(
                fr="Un texte en gras n’est pas un titre : un lecteur d’écran saute de <h1> en <h2>. Le titre "
                "annonce ; les phrases viennent après.",
                en="Bold text is not a heading: a screen reader jumps from <h1> to <h2>. The heading announces; the "
                "sentences come after.",
            ),
        )


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=one_heading
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE, whole=True)


@check(points=1, fr="Rien de la page n’est perdu", en="Nothing of the page is lost", after=one_heading)
def nothing_lost(answer: Answer) -> None:
    answer.keeps(FILE)
    text = answer.page(FILE).text()
    if not says_phone(text, answer):
        raise Failed(
            fr="Les chiffres sont là, mais ce n’est plus le même numéro : c’est quelqu’un d’autre qui décroche.",
            en="The digits are there, but the number is no longer the same: somebody else picks up.",
            expected=answer.variant["phone"],
            actual=text,
        )


def seen(page: Document) -> str | Text:
    """The first thing in the page, as it stands."""
    first = (page.soup.find("body") or page.soup).find(True)
    return str(first) if first else page.text() or Text(fr="une page vide", en="an empty page")
