"""Two links of a page with the same words and different places behind them (WCAG AAA)."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.pairs import among
from guichet.heard.links import difference, is_replaced, link_destination, page_links
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.reading.language.words import plain
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.references import LEVEL_AAA
from guichet.rulebook.rule import Bad, Good, page_rule

SAME = Text(
    fr="Deux liens « {text} » mènent à des endroits différents ({one} et {other}). Distinguez-les.",
    en='Two links "{text}" lead to different places ({one} and {other}). Tell them apart.',
)


@page_rule(
    name="link-names-identical",
    code="W9139",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Liens homonymes dans la page', en='Homonym links on the page'),
    harms=Text(fr='Les personnes aveugles, qui parcourent la liste des liens sans leur phrase.', en='People who are blind and go through the list of links without their sentences.'),
    instead=Text(fr='Dites dans chaque lien ce qui le distingue.', en='Say in each link what tells it apart.'),
    wrong_when=Text(fr='Les deux adresses servent la même page, ou le contexte suffit (niveau AA).', en='Both addresses serve the same page, or the context is enough (level AA).'),
    refs=("wcag 2.4.9", "act b20e66"),
    lesson="04-accessibility/02-headings-landmarks-links",
    off=LEVEL_AAA,
    bad=(
        Bad('<div><a href="https://a.example/">L’été</a></div><div><a href="https://b.example/">L’été</a></div>', SAME, at='<a href="https://b.example/">'),
        Bad('<a href="/mairie/contact.html">Nous écrire</a><a href="/école/contact.html">Nous écrire</a>', SAME, at='<a href="/école/contact.html">'),
        Bad('<p><a href="/rdv?l=1">Réserver</a></p><p>Été <a href="/rdv?l=2">Réserver</a></p>', SAME, at='<a href="/rdv?l=2">'),
    ),
    good=(
        Good('<a href="/a">L’été</a> <a href="/a">L’été</a>'),
        Good('<a href="/a">L’été</a> <a href="/b">L’hiver</a>'),
        Good('<a href="{{ a }}">L’été</a> <a href="{{ b }}">L’été</a>'),
    ),
)  # fmt: skip
def link_names_identical(page: Page) -> Iterator[Hit]:
    """Report the second of two links with one name, when host, query or folder tells their addresses apart."""
    seen: dict[str, list[tuple[Element, str]]] = {}
    for link in page_links(page):
        name, address = accessible_name(link, page), link_destination(link)
        if not address or is_unknown(name) or is_empty(name) or is_replaced(link, page):
            continue
        same = seen.setdefault(plain(name), [])
        for other, first in among(same):
            if difference(first, address) in {"host", "query", "folder"} and page.can_coexist(other, link):
                yield Hit(link.span, SAME, {"text": name, "one": first, "other": address})
                break
        same.append((link, address))
