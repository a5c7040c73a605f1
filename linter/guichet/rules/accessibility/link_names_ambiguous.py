"""Two links with the same words in the same sentence, and different places behind them."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.core.pairs import among
from guichet.heard.links import (
    block_around,
    difference,
    heading_before,
    heading_text_before,
    is_replaced,
    link_context,
    link_destination,
    page_links,
    sentences_before,
)
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.reading.language.words import plain, words_of
from guichet.reading.templates.element import IN_LINE, Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

SAME = Text(
    fr="Deux liens « {text} » mènent à des endroits différents ({one} et {other}) : à l’oreille, on ne peut pas choisir. Distinguez-les.",
    en='Two links "{text}" lead to different places ({one} and {other}): by ear, one cannot choose. Tell them apart.',
)


@page_rule(
    name="link-names-ambiguous",
    code="W9138",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Deux liens identiques, deux destinations', en='Same words, different destinations'),
    harms=Text(fr='Les personnes aveugles : les deux liens sonnent pareil, l’un est le mauvais.', en='People who are blind: the two links sound the same, one of them is wrong.'),
    instead=Text(fr='Dites dans chaque lien ce qui le distingue.', en='Say in each link what tells it apart.'),
    wrong_when=Text(fr='Les deux adresses servent la même page.', en='Both addresses serve the same page.'),
    refs=("rgaa 6.1", "wcag 2.4.4", "act fd3a94", "act b20e66"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<p>Écrivez : <a href="https://a.example/contact">nous contacter</a> ou <a href="https://b.example/contact">nous contacter</a>.</p>', SAME, at='<a href="https://b.example/contact">'),
        Bad('<p>Été : <a href="/rdv?lieu=1">prendre rendez-vous</a>, hiver : <a href="/rdv?lieu=2">prendre rendez-vous</a></p>', SAME, at='<a href="/rdv?lieu=2">'),
        Bad('<p>Accueil d’été. <a href="https://a.example/rdv">Réserver</a>. <a href="https://b.example/rdv">Réserver</a>.</p>', SAME, at='<a href="https://b.example/rdv">'),
        Bad('<li><a href="/rdv/nord">Réserver</a> <a href="/rdv/sud">Réserver</a></li>', SAME, at='<a href="/rdv/sud">', review=True),
    ),
    good=(
        Good('<p><a href="/a">Écrire à la mairie</a> ou <a href="/b">appeler la mairie</a></p>'),
        Good('<p><a href="/a">Écrire à la mairie</a> ou <a href="/a/">écrire à la mairie</a></p>'),
        Good('<p>Pour l’accueil d’été de la mairie du Nord, cliquez <a href="https://a.example/rdv">ici</a>. Pour celui de la mairie du Sud, cliquez <a href="https://b.example/rdv">ici</a>.</p>'),
        Good('<p>Usager A <a data-toggle="collapse" href=".été-a">changer</a> et <a data-toggle="collapse" href=".été-b">changer</a></p>'),
        Good('<ul><li>Nord : <a href="/n">Réserver</a></li><li>Sud : <a href="/s">Réserver</a></li></ul>'),
        Good('<p>{% if été %}<a href="/a">Venir</a>{% else %}<a href="/b">Venir</a>{% endif %}</p>'),
    ),
)  # fmt: skip
def link_names_ambiguous(page: Page) -> Iterator[Hit]:
    """Report the second of two links with one name and one context, when their addresses certainly differ."""
    seen: dict[tuple[str, str], list[Element]] = {}
    for link in page_links(page):
        name, address = accessible_name(link, page), link_destination(link)
        if not address or is_unknown(name) or is_empty(name) or is_replaced(link, page):
            continue
        alike = seen.setdefault((plain(name), _context(link, page)), [])
        for other in among(alike):
            first = link_destination(other) or ""
            apart = difference(first, address)
            if apart and page.can_coexist(other, link):
                certainty = Certainty.VIOLATION if apart in {"host", "query"} else Certainty.REVIEW
                yield Hit(link.span, SAME, {"text": name, "one": first, "other": address}, certainty)
                break
        alike.append(link)


def _context(link: Element, page: Page) -> str:
    """Return what a screen reader can give with a link: its paragraph, item or cell, then headers and heading."""
    around = block_around(link)
    text = ""
    if around is None:
        outer = link.above
        while outer is not None and (outer.name in IN_LINE or outer.name == "svg"):
            outer = outer.above
        if outer is not None and outer.name not in _PARTS:
            return f"{id(outer)}"
    elif _holds_links(around):
        beside = _words_in(around) - len(words_of(accessible_name(link, page) or ""))
        return f"{id(around)} {sentences_before(link, around) if beside >= _SENTENCE else 0}"
    else:
        text = link_context(link, page)[1]
    if text and text != accessible_name(link, page):
        return plain(text) + plain(heading_text_before(link))
    part = link.closest(*_PARTS)
    return f"{id(part)} {heading_before(link)} {plain(heading_text_before(link))}"


@memo
def _holds_links(around: Element) -> bool:
    return len(around.inside("a")) > 1


@memo
def _words_in(around: Element) -> int:
    return len(words_of(around.text))


_SENTENCE = 6
"""Words beside a link from which a paragraph says what each of them is about, sentence by sentence (WCAG 2.4.4)."""
_PARTS = ("body", "html", "main", "section", "nav", "header", "footer", "aside", "article")
