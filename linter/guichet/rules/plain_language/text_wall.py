"""A paragraph so long that nobody finds their line in it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.language.sentences import word_count
from guichet.reading.texts.document import Document
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Check, Good, Option, Subject, prose_rule
from guichet.told.actions import orders
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import is_for_people, stops_somebody
from guichet.told.told_last import buried, told_last

WALL = Text(
    fr="Ce paragraphe compte {words} mots d’un seul tenant : on y perd sa ligne, et l’action avec. Coupez-le en paragraphes, avec un intertitre ou une liste.",
    en="This paragraph runs for {words} words without a break: people lose their line, and the action with it. Cut it into paragraphs, with a heading or a list.",
)
LAST = Text(
    fr="« {found} » vient après {sentences} phrases qui ne parlent pas à la personne : elle a cessé de lire. Dites d’abord ce qu’elle doit faire, et jusqu’à quand.",
    en='"{found}" comes after {sentences} sentences that say nothing to the person: they have stopped reading. Say first what they have to do, and by when.',
)


def _last(document: Document) -> Iterator[Hit]:
    """Report what a letter asks for by a day, or a message, once its reader has been told of everything else."""
    said = (
        told_last(document) if is_for_people(document) and not (is_decision(document) or is_terms(document)) else None
    )
    if said is not None:
        action, before = said
        end = action.start + len(action.sentence)
        yield Hit(action.prose.span(action.start, end), LAST, {"found": action.sentence, "sentences": before})
    for prose, start, end, before in buried(document) if is_for_people(document) and not is_terms(document) else ():
        yield Hit(prose.span(start, end), LAST, {"found": prose.text[start:end].strip(), "sentences": before})


_LETTERS = 4
_WALL = (
    "Venez à la mairie quand vous voulez, sans rendez-vous, avec votre carte et une photo. " * 9 + "Nous vous aiderons."
)
_WALL_EN = (
    "Come to the town hall when you want, with your card and a photo, and ask for Zoé. " * 8 + "We will help you."
)

_HISTORY = (
    "La piscine a ouvert dans un grand parc, et les arbres y sont très beaux. Le toit est fait avec du bois qui vient de la région. "
    * 4
)
_HISTORY_EN = "The café of the library was built by a painter. The shelves are made of old oak. " * 4


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
    also=(Check(Subject.PROSE, (), ("avant", "d’ici", "d'ici", "jusqu", "plus tard", "before", "by ", "until", "later"), _last),),
    options=(Option("words", 120, Text(fr="mots au-delà desquels un paragraphe est un mur", en="words above which a paragraph is a wall")),),
    bad=(
        Bad(f'<p lang="fr">{_WALL}</p>', WALL, at=_WALL),
        Bad(f'<ul lang="en"><li>{_WALL_EN}</li><li>Café</li></ul>', WALL, at=_WALL_EN),
        Bad(f"Bonjour,\n\n{_WALL}\n", WALL, at=_WALL, path="lettre.txt"),
        Bad(f"Bonjour Zoé,\n\n{_HISTORY}\n\nIl faut rapporter la carte avant le 3 mai 2027.\n", LAST, at="Il faut rapporter la carte avant le 3 mai 2027.", path="courriers/carte.txt"),
        Bad(f"Dear Zoé,\n\n{_HISTORY_EN}\n\nWe need you to send the form by 3 May 2027.\n", LAST, at="We need you to send the form by 3 May 2027.", path="letters/form.txt"),
    ),
    good=(
        Good('<p lang="fr">Venez à la mairie quand vous voulez, l’été aussi.</p>'),
        Good(f"Bonjour Zoé,\n\nIl faut rapporter la carte avant le 3 mai 2027.\n\n{_HISTORY}\n", path="courriers/carte.txt"),
        Good(f"Bonjour Zoé,\n\n{_HISTORY}\n\nVenez à la fête le 3 mai 2027.\n", path="courriers/fête.txt"),
        Good(f"Dear Zoé,\n\nYour café card has a new look.\n\n{_HISTORY_EN}\n\nSend the form by 3 May 2027.\n", path="letters/card.txt"),
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
