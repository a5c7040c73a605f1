"""A text that sends people to a colour: who does not see it is lost."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.wanted import WANTED
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.palette import colour_words, family_of
from guichet.seen.text import foreground
from guichet.seen.texts import has_styles, shown_texts

PAINTED = Text(
    fr="Seule la couleur, dont parle le texte ({words}), distingue ces éléments : des personnes ne sauront pas lesquels. Écrivez le mot dans chacun.",
    en="Only colour, which the text speaks of ({words}), tells items apart: some people will not know which is which. Write the word in each.",
)
LABELS = Text(
    fr="« {phrase} » : seule la couleur des étiquettes ({words}) le dit. Les personnes aveugles ou daltoniennes ne sauront pas lesquelles. Écrivez-le dans l'étiquette.",
    en='"{phrase}": only the colour of the labels ({words}) says so. People who are blind or colour-blind will not know which ones. Write it in the label.',
)
FIELDS = Text(
    fr="« {phrase} » ne se comprend qu’en voyant la couleur. Ajoutez un mot ou un signe à chaque élément, et citez-le.",
    en='"{phrase}" only makes sense to those who see the colour. Add a word or sign to each item, and name it.',
)


_NAMED = (
    "red",
    "green",
    "blue",
    "orange",
    "yellow",
    "grey",
    "gray",
    "rouge",
    "vert",
    "bleu",
    "jaune",
    "gris",
    "violet",
)
_PHRASE = re.compile(
    r"\b(?:(?:champs?|cases?|questions?|lignes?|rubriques?|dates?|éléments?|boutons?|mots?)[^.]{0,25} en (?:rouge|vert|bleu|orange|jaune|gris)|"
    r"(?:bouton|onglet|encadré|case) (?:rouge|vert|bleu|orange|jaune|gris)e?|"
    r"(?:fields?|items?|questions?|rows?|dates?|words?|box(?:es)?|sections?|answers?|entries)[^.]{0,25} in (?:red|green|blue|orange|yellow|grey|gray)|"
    r"(?:red|green|blue|orange|yellow|gr[ea]y) (?:button|tab|box|field|link|text))\b",
    re.I,
)


_NAME = re.compile(r"\s{0,20}[,:(]?\s{0,20}(?:[«\"“‘']\s?\w| (?=[A-ZÀ-Ý][^\W\d_]))")
"""After the colour, the name of the thing: those who do not see the one find the other."""


@template_rule(
    name="colour-only-wording",
    code="W9614",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Information donnée par la seule couleur', en='Information given by colour alone'),
    harms=Text(fr='Les personnes aveugles, daltoniennes, ou qui impriment en noir et blanc.', en='People who are blind or colour-blind, and anyone printing in black and white.'),
    instead=Text(fr='Écrivez l’information à côté de la couleur : un mot, un signe, un titre.', en='Write the information beside the colour: a word, a sign, a heading.'),
    wrong_when=Text(fr='La couleur est le sujet du texte.', en='The colour is what the text is about.'),
    refs=("rgaa 3.1", "wcag 1.4.1"),
    lesson="04-accessibility/04-contrast-and-zoom",
    mentions=tuple(f" {word}" for word in _NAMED),
    bad=(
        Bad('<html lang="fr"><style>.o { color: #060 } .n { color: #c00 }</style><p>Les services en vert sont ouverts l’été, ceux en rouge sont fermés.</p><ul><li class="o">Mairie</li><li class="n">Piscine</li></ul></html>', PAINTED, at='<p>'),
        Bad('<html lang="fr"><style>label { color: #111 } .o { color: #b00020 }</style><p>Les champs en rouge doivent être remplis.</p><label class="o" for="a">Été</label><input id="a"><label for="b">Juin</label><input id="b"></html>', LABELS, at='<p>'),
        Bad('<p>Les champs en rouge sont obligatoires, même l’été.</p>', FIELDS, at='<p>', review=True),
        Bad('<p>Click the green button to apply for the été scheme.</p>', FIELDS, at='<p>', review=True),
        Bad('<p>Touchez le bouton vert. L’été, il est fermé.</p>', FIELDS, at='<p>', review=True),
        Bad('<p>Boxes shown in red must be filled in, été or not.</p>', FIELDS, at='<p>', review=True),
    ),
    good=(
        Good('<p>Les champs marqués « obligatoire » doivent être remplis avant l’été.</p>'),
        Good('<p>Touchez le bouton vert « J’appelle », même l’été.</p>'),
        Good('<p>Cliquez sur le bouton vert <b>Authorize</b>, même l’été.</p>'),
        Good('<p>La Croix-Rouge et les espaces verts ouvrent l’été.</p>'),
        Good('<html lang="fr"><style>.o { color: #060 } .n { color: #c00 }</style><p>Ouvert : en vert. Fermé : en rouge.</p><ul><li class="o">Mairie : ouvert</li><li class="n">Piscine : fermé l’été</li></ul></html>'),
    ),
)  # fmt: skip
def colour_only_wording(page: Page) -> Iterator[Hit]:
    """Report a sentence that names two colours which paint, alone, the items of one list; ask about other mentions."""
    for block in (one for name in ("p", "li", "legend", "caption") for one in page.template.by_name.get(name, ())):
        if not block.text or len(block.text) > 600:
            continue
        words = colour_words(block.text)
        if len(words) >= 2 and _paints(words, page):
            yield Hit(block.span, PAINTED, {"words": ", ".join(sorted(words))})
            continue
        phrase = _PHRASE.search(block.text) if words else None
        if phrase and not page.is_test_data and not _NAME.match(block.text, phrase.end()):
            sure = _is_the_only_sign(words, page)
            facts = {"phrase": phrase[0], "words": ", ".join(sorted(words))}
            yield Hit(block.span, LABELS if sure else FIELDS, facts, Certainty.VIOLATION if sure else Certainty.REVIEW)


def _is_the_only_sign(words: dict[str, str], page: Page) -> bool:
    """Whether some labels of a page take a colour that a sentence names, and neither they nor their fields say what for."""
    labels = page.find("label", "legend") if has_styles(page) else []
    styles = styles_of(page) if labels else None
    painted = []
    for label in labels:
        colour = foreground(label, styles) if styles is not None else None
        if colour is not None and family_of(colour.colour) in words.values():
            painted.append(label)
    return 0 < len(painted) < len(labels) and not any(_says_more(label, page) for label in painted)


def _says_more(label: Element, page: Page) -> bool:
    field = page.by_id(label.attr("for") or "", label) or next(iter(label.inside("input", "select", "textarea")), None)
    told = field is not None and any(name in field.attrs for name in ("required", "aria-required", "aria-describedby"))
    return told or bool(WANTED.search(label.text)) or bool(label.inside("img", "svg"))


def _paints(words: dict[str, str], page: Page) -> bool:
    """Whether sibling items take two of the colours, and their own words do not tell them apart."""
    if not has_styles(page):
        return False
    styles = styles_of(page)
    groups: dict[int, dict[str, list[Element]]] = {}
    for item in shown_texts(page):
        if (item.name in {"li", "td", "span", "dd", "option", "p"} and "class" in item.attrs) or "style" in item.attrs:
            painted = foreground(item, styles)
            family = family_of(painted.colour) if painted else ""
            if family in words.values():
                groups.setdefault(id(item.parent), {}).setdefault(family, []).append(item)
    return any(len(group) >= 2 and not _share_a_word(group) for group in groups.values())


def _share_a_word(group: dict[str, list[Element]]) -> bool:
    """Whether each item says with a word, after a colon or in brackets, what its colour means."""
    return all(re.search(r"[:(–—]", one.text) for items in group.values() for one in items)
