"""E00: a page says its language, its subject and its heading."""

from grading import Answer, Document, Failed, Text, check

FILE = "bonjour.html"


def words(text: str) -> set[str]:
    """The words that carry meaning: those of four letters or more, lower case."""
    return {word.strip(".,:;|–-()") for word in text.casefold().split() if len(word) > 3}


def says_subject(text: str, answer: Answer) -> bool:
    """Whether the text names what the page is about."""
    return words(answer.variant["subject"]) <= words(text)


@check(points=2, fr="La page dit sa langue", en="The page says its language")
def page_language(answer: Answer) -> None:
    lang = answer.page(FILE).lang
    if lang.lower() != "fr" and not lang.lower().startswith("fr-"):
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


@check(points=3, fr="Le titre dit le sujet et l’organisme", en="The title names the subject and the organisation")
def page_title(answer: Answer) -> None:
    title = answer.page(FILE).title
    subject, town = answer.variant["subject"], answer.variant["town"]
    if not says_subject(title, answer) or town.casefold() not in title.casefold():
        raise Failed(
            fr="Le titre de l’onglet ne suffit pas à retrouver cette page parmi dix autres.",
            en="The title of the tab is not enough to find this page among ten others.",
            expected=Text(
                fr=f"le sujet (« {subject} ») et l’organisme (« {town} »)",
                en=f"the subject (“{subject}”) and the organisation (“{town}”)",
            ),
            actual=f"<title>{title}</title>",
            try_=Text(
                fr="Le plus précis d’abord, puis l’organisme.", en="The most precise first, then the organisation."
            ),
        )


@check(points=3, fr="Un seul titre de niveau 1, qui dit le sujet", en="One level 1 heading, which names the subject")
def one_heading(answer: Answer) -> None:
    page = answer.page(FILE)
    headings = [one for one in page.select("h1, [role=heading][aria-level='1']") if page.is_exposed(one)]
    if len(headings) != 1 or not says_subject(page.name(headings[0]).text, answer):
        raise Failed(
            fr="On ne trouve pas un titre de niveau 1, et un seul, qui dise le sujet de la page.",
            en="There is not one level 1 heading, and only one, that names the subject of the page.",
            expected=f"<h1>{answer.variant['subject']}</h1>",
            actual="\n".join(map(str, headings)) or seen(page),
            try_=Text(
                fr="Un texte en gras n’est pas un titre : un lecteur d’écran saute de <h1> en <h2>.",
                en="Bold text is not a heading: a screen reader jumps from <h1> to <h2>.",
            ),
        )


@check(
    points=1, fr="Le linter guichet n’a rien à redire", en="The guichet linter has nothing to say", after=one_heading
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)


@check(points=1, fr="Rien de la page n’est perdu", en="Nothing of the page is lost", after=one_heading)
def nothing_lost(answer: Answer) -> None:
    answer.keeps(FILE)


def seen(page: Document) -> str:
    """The first thing in the page, as it stands."""
    body = page.soup.find("body")
    return str(body.find(True) if body else page.soup.find(True))
