""" "The menu on the right": for someone who listens, there is no right."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.landmarks import repeated_blocks
from guichet.heard.names import accessible_name, is_unknown
from guichet.heard.roles import role_of
from guichet.reading.language.words import words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_aria_hidden, is_hidden, is_offscreen

PLACE = Text(
    fr="« {text} » ne se repère qu’avec les yeux : à l’oreille, rien ne s’appelle ainsi. Nommez la chose par son titre ou son texte.",
    en='"{text}" can only be found by eye: by ear, nothing has that name. Name the thing by its title or its text.',
)

_REFERENCE = re.compile(
    r"\b(?:the|le|la|les|l['’]|du|au|aux)\s?(?P<thing>[^\W\d_]{3,20})(?:\s(?P<kind>[^\W\d_]{3,12}))?\s(?:(?:on|at|in) the (?:(?:top|bottom) )?(?:right|left)\b|(?:situé|placé|qui est |affiché)?e?s?\s?(?:(?:tout )?en (?:haut|bas) )?(?:à|sur la) (?:droite|gauche)\b(?! de| du| des))|"
    r"\b(?:underneath|under|below|beneath|next to|sous|à côté de) (?:the|l['’]|le |la )\s?(?P<shape>star|circle|square|triangle|arrow|étoile|cercle|carré|flèche|rond)\b",
    re.I,
)
_WORDS = (
    *(before + word for word in ("right", "left", "star", "arrow", "rond") for before in " \n"),
    *("droite", "gauche", "circle", "square", "triangle", "étoile", "cercle", "carré", "flèche"),
)  # fmt: skip
_NAVIGATION = frozenset({"menu", "navigation", "nav"})
_NOT_ON_SCREEN = frozenset(
    "droit raison porte rue route entrée entree bâtiment batiment étage etage guichet salle escalier couloir accueil ascenseur côté cote "
    "main jambe bras voie parking place arrêt arret gare mairie door street building room hand side floor stairs desk deuxième "
    "première premiere second first tout toute fond turn bureau".split()
)
_QUOTED = re.compile(
    r"[“\"«][^“”\"«»]{1,60}[”\"»]|\b(?:labell?ed|named|intitulée?s?|nommée?s?|appelée?s?|heading|titre)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?]+")


@element_rule(
    "p",
    "li",
    "td",
    "dd",
    name="visual-reference-only",
    code="W9183",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Repère seulement visuel', en='Reference that can only be seen'),
    harms=Text(fr='Les personnes aveugles, et celles qui lisent sur un téléphone où tout est sur une colonne.', en='People who are blind, and those who read on a phone, where all is in one column.'),
    instead=Text(fr='Nommez la chose : « le menu Démarches », « le bouton Envoyer ».', en='Name the thing: "the Services menu", "the Send button".'),
    wrong_when=Text(fr='La chose porte bien ce nom, et guichet ne l’a pas trouvé.', en='The thing does carry that name, and guichet did not find it.'),
    refs=("rgaa 10.9", "wcag 1.3.3", "act 9bd38c"),
    lesson="01-who-is-left-outside/02-obstacles",
    mentions=_WORDS,
    bad=(
        Bad('<p>Utilisez le menu à droite pour choisir votre démarche.</p><div><ul><li><a href="/é">Été</a></li></ul></div>', PLACE, at='<p>'),
        Bad('<p>The artist on the right won the prize.</p><a href="/a">Zoé</a>', PLACE, at='<p>'),
        Bad('<p class="aide">Cliquez sur le rond vert à gauche.</p><button>Envoyé</button>', PLACE, at='<p class="aide">'),
        Bad('<p>Utilisez le bouton rond en bas à droite.</p><button>Envoyé</button>', PLACE, at='<p>'),
    ),
    good=(
        Good('<p>Utilisez le menu à droite.</p><h2>Menu</h2><ul><li><a href="/é">Été</a></li></ul>'),
        Good('<p>Cliquez sur le bouton « Envoyé » à droite.</p><button>Envoyé</button>'),
        Good('<p>Tournez à droite après la mairie.</p>'),
        Good('<p>Vous avez le droit à droite comme à gauche.</p>'),
        Good('<p>Le guichet se trouve au fond à droite.</p>'),
    ),
)  # fmt: skip
def visual_reference_only(block: Element, page: Page) -> Iterator[Hit]:
    """Report a paragraph that points at a thing by its place or shape, when nothing in the page has that name."""
    lowered = block.template.source.text[block.start : block.extent.end].lower()
    if page.is_email or not any(word in lowered for word in _WORDS):
        return
    if (
        block.inside("p", "li", "td", "dd")
        or is_aria_hidden(block)
        or is_hidden(block, page)
        or is_offscreen(block, page)
    ):
        return
    for sentence in _SENTENCE.findall(block.text):
        match = _REFERENCE.search(sentence)
        if match and not _QUOTED.search(sentence) and not _is_named(match, page, block):
            yield Hit(block.span, PLACE, {"text": match[0].strip()})
            return


def _is_named(match: re.Match[str], page: Page, block: Element) -> bool:
    thing = (match["thing"] or match["shape"] or "").lower()
    if thing in _NOT_ON_SCREEN or (match["kind"] or "").lower() in _NOT_ON_SCREEN:
        return True
    if thing in _NAVIGATION:
        landmarks = [one.element for one in repeated_blocks(page) if role_of(one.element) == "navigation"]
        if len(landmarks) == 1:
            return True
    for one in page.composition.shown:
        named = one.name in {
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "button",
            "a",
            "nav",
            "aside",
            "section",
            "legend",
            "caption",
            "label",
            "th",
            "img",
            "figcaption",
        }
        if (named or "role" in one.attrs or "aria-label" in one.attrs) and one is not block and not is_aria_hidden(one):
            name = accessible_name(one, page) or (one.text if one.name in {"legend", "caption", "label"} else "")
            if is_unknown(name) or thing in words_of(name):
                return True
    return page.has_unknown_markup
