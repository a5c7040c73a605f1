"""A link that cannot be understood alone (WCAG AAA)."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.links import (
    has_own_heading,
    is_link,
    is_specimen,
    is_told_by_its_row,
    link_context,
    names_a_part_of_the_site,
)
from guichet.heard.names import accessible_name, speaks_plainly
from guichet.reading.language.words import plain, words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.references import LEVEL_AAA
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

BOUND = Text(
    fr="Le lien « {text} » ne dit rien sans sa phrase : dans une liste de liens, on ne sait pas où il mène. Faites-le se lire seul.",
    en='The link "{text}" says nothing without its sentence: in a list of links, nobody can tell where it leads. Make it read alone.',
)

PLACED = Text(
    fr="Le lien « {text} » ne dit rien sans sa ligne ou son titre : dans une liste de liens, nul ne sait où il mène. Ajoutez de quoi il s’agit, caché à l’écran au besoin.",
    en='The link "{text}" says nothing without its row or its title: in a list of links, nobody can tell where it leads. Add what it is about, hidden on screen if need be.',
)
_FORMATS = frozenset("html epub pdf txt doc docx odt csv xml json mobi mp3 mp4 zip".split()) | {
    "plain text",
    "texte brut",
}
_POINTING = re.compile(r"^(?:this|that|these|those|the|my|our|ce|cet|cette|ces|la|le|mon|ma|notre) ?\w*$")
_THINGS = frozenset("page site link lien document website article product produit post file fichier section".split())


@element_rule(
    "a", "[role]",
    name="link-text-context-bound",
    code="W9137",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Lien incompréhensible hors de sa phrase', en='Link that makes no sense alone'),
    harms=Text(fr='Les personnes aveugles, qui lisent la liste des liens, et celles qui lisent en diagonale.', en='People who are blind and read the list of links, and those who skim.'),
    instead=Text(fr='Écrivez le lien pour qu’il se lise seul.', en='Write the link so that it reads alone.'),
    wrong_when=Text(fr='La phrase autour suffit au niveau AA.', en='The sentence around is enough at level AA.'),
    refs=("wcag 2.4.9", "act aizyf1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    off=LEVEL_AAA,
    bad=(
        Bad('<p>Pour l’été, <a href="/h">cliquez ici</a>.</p>', BOUND, at='<a href="/h">'),
        Bad('<p>Lisez <a href="/h">cette page</a> avant de venir.</p>', BOUND, at='<a href="/h">'),
        Bad('<table><tr><th>Saison</th><th>Guide</th></tr><tr><td>Été</td><td><a href="/g.pdf">PDF</a></td></tr></table>', PLACED, at='<a href="/g.pdf">', review=True),
        Bad('<tr><td>{{ été.nom }}</td><td><a href="/g.pdf">PDF</a></td></tr>', PLACED, at='<a href="/g.pdf">', review=True),
        Bad('<div class="carte"><h3>L’été à la mairie</h3><p>Ouvert.</p><ul><li><a href="/h">En savoir plus</a></li></ul></div>', PLACED, at='<a href="/h">', review=True),
        Bad('<div><h3>L’été</h3><p>Pour les horaires, <a href="/h">cliquez ici</a>.</p></div>', BOUND, at='<a href="/h">'),
        Bad('<table><tr><td>Été</td><td><a href="/g.pdf">PDF</a></td></tr></table>', BOUND, at='<a href="/g.pdf">'),
        Bad('<ul><li>Guide d’été : <a href="/g.pdf">PDF</a></li></ul>', BOUND, at='<a href="/g.pdf">'),
    ),
    good=(
        Good('<p>Lisez <a href="/h">les horaires d’été</a> avant de venir.</p>'),
        Good('{% lorem 2 p %}<a href="/été">read more</a>'),
        Good('<nav aria-label="Été"><ul><li><a href="/file/">File</a></li><li><a href="/pay/">Pay</a></li><li><a href="/letters/">Letters</a></li></ul></nav>'),
        Good('<a href="/g.pdf">Guide d’été (PDF)</a>'),
        Good('<a href="/h" aria-label="Horaires d’été">ici</a>'),
    ),
)  # fmt: skip
def link_text_context_bound(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link whose name is a vague word, a file format, or a thing only pointed at ("this page")."""
    if (speaks_plainly(link) and len(link.text) > 40) or not is_link(link):
        return
    name = accessible_name(link, page)
    if not name or len(name) > 40 or is_dynamic(name) or page.is_email or is_excluded(link, page):
        return
    said = plain(name)
    pointed = said in _THINGS or (bool(_POINTING.match(said)) and said.split()[-1] in _THINGS)
    vague = pointed or said in _FORMATS or said in word_list("accessibility/links.toml", "vague")
    if not vague or is_specimen(link) or names_a_part_of_the_site(link):
        return
    if is_told_by_its_row(link) or (_stands_alone(link, page) and has_own_heading(link)):
        yield Hit(link.span, PLACED, {"text": name}, Certainty.REVIEW)
    else:
        yield Hit(link.span, BOUND, {"text": name})


def _stands_alone(link: Element, page: Page) -> bool:
    """Whether no words run around a link: it is an item or a block of its own."""
    _, around = link_context(link, page)
    return not words_of(around)
