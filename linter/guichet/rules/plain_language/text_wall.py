"""A paragraph so long that nobody finds their line in it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.sentences import word_count
from guichet.reading.texts.document import Document
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, Option, prose_rule
from guichet.told.actions import orders
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import is_for_people, stops_somebody

WALL = Text(
    fr="Ce paragraphe compte {words} mots d’un seul tenant : on y perd sa ligne, et l’action avec. Coupez-le en paragraphes, avec un intertitre ou une liste.",
    en="This paragraph runs for {words} words without a break: people lose their line, and the action with it. Cut it into paragraphs, with a heading or a list.",
)
_LETTERS = 4
_WALL = (
    "Venez à la mairie quand vous voulez, sans rendez-vous, avec votre carte et une photo. " * 9 + "Nous vous aiderons."
)
_WALL_EN = (
    "Come to the town hall when you want, with your card and a photo, and ask for Zoé. " * 8 + "We will help you."
)


@prose_rule(
    name="text-wall",
    code="W9216",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Mur de texte", en="Wall of text"),
    harms=HARMS_READING,
    instead=Text(fr="Une idée par paragraphe, des intertitres, des listes.", en="One idea per paragraph, headings, lists."),
    wrong_when=Text(fr="Le texte est un récit, ou une décision de justice.", en="The text is a story, or a decision of a court."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/04-easy-to-read",
    options=(Option("words", 120, Text(fr="mots au-delà desquels un paragraphe est un mur", en="words above which a paragraph is a wall")),),
    bad=(
        Bad(f'<p lang="fr">{_WALL}</p>', WALL, at=_WALL),
        Bad(f'<ul lang="en"><li>{_WALL_EN}</li><li>Café</li></ul>', WALL, at=_WALL_EN),
        Bad(f"Bonjour,\n\n{_WALL}\n", WALL, at=_WALL, path="lettre.txt"),
    ),
    good=(
        Good('<p lang="fr">Venez à la mairie quand vous voulez, l’été aussi.</p>'),
        Good(f'<div lang="fr">{"".join(f"<p>{part}.</p>" for part in _WALL.split(". "))}</div>'),
        Good({"templates/partenaires/été.html": f'<p lang="fr">{_WALL}</p>'}),
        Good({"templates/mentions-legales.html": f'<p lang="fr">{_WALL}</p>'}),
    ),
)  # fmt: skip
def text_wall(document: Document) -> Iterator[Hit]:
    """Report blocks of more words than the limit, outside law: certain where an action is lost in them."""
    limit = document.option("text-wall", "words")
    for prose in document.blocks:
        if len(prose.text) > limit * _LETTERS:
            words = word_count(prose.text)
            if words > limit and not is_decision(document) and not is_terms(document):
                is_sure = stops_somebody(prose) and any(orders(prose, start, end) for start, end in prose.sentences)
                if not is_sure and not is_for_people(document):
                    continue
                certainty = Certainty.VIOLATION if is_sure else Certainty.REVIEW
                yield Hit(prose.span(0, len(prose.text)), WALL, {"words": words}, certainty)
