"""A link that says to click and not where it leads."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.links import (
    has_links_beside,
    has_own_heading,
    heading_text_before,
    is_link,
    is_specimen,
    link_context,
    names_a_part_of_the_site,
)
from guichet.heard.names import accessible_name, speaks_plainly
from guichet.reading.language.words import plain, words_of
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

VAGUE = Text(
    fr="Ni le lien « {text} » ni ses voisins ne disent où il mène. Mettez-y les mots utiles : « Voir les horaires ».",
    en='Neither the link "{text}" nor its surroundings say where it leads. Put the useful words in it: "See opening hours".',
)
CONTEXT = Text(
    fr="Le lien « {text} » ne se comprend qu’avec la phrase autour : dans une liste de liens, il est muet. Mettez-y les mots utiles.",
    en='The link "{text}" can only be understood with the sentence around it: in a list of links, it is mute. Put the useful words in it.',
)

ELSEWHERE = Text(
    fr="Le lien « {text} » ne dit pas où il mène. Ce fichier ne montre pas ce qui l’entoure. Mettez-y les mots utiles : « Voir les horaires ».",
    en='The link "{text}" does not say where it leads. This file does not show what surrounds it. Put the useful words in it: "See opening hours".',
)


@element_rule(
    "a", "[role]",
    name="link-text-vague",
    code="W9136",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Lien qui ne dit pas où il mène', en='Link that does not say where it leads'),
    harms=Text(fr='Les personnes aveugles, qui parcourent la liste des liens : dix fois « cliquez ici ».', en='People who are blind and go through the list of links: "click here" ten times.'),
    instead=Text(fr='Mettez dans le lien les mots qui disent où il mène : « Voir les horaires ».', en='Put in the link the words that say where it leads: "See opening hours".'),
    wrong_when=Text(fr='La phrase autour du lien suffit (RGAA) et un lecteur d’écran la donne.', en='The sentence around the link is enough (RGAA), and a screen reader gives it.'),
    refs=("rgaa 6.1", "wcag 2.4.4", "act 5effbb", "act aizyf1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad("<ul><li><a href='/h'>Horaires</a></li><li><a href='/é'>Été</a></li><li>{% if c %}<b>Fermé</b>{% else %}<a href='/d'>Détails</a>{% endif %}</li></ul>", ELSEWHERE, at="<a href='/d'>", review=True),
        Bad('<a href="/horaires">Cliquez ici</a>', VAGUE, at='<a href="/horaires">'),
        Bad('<html lang="fr"><nav aria-label="Été"><ul><li><a href="/été/12">Lire</a></li><li><a href="/écouter/">Écouter</a></li><li><a href="/rayon/">Mon rayon</a></li></ul></nav></html>', VAGUE, at='<a href="/été/12">'),
        Bad('<div><a href="#détails">En savoir plus</a></div>', VAGUE, at='<a href="#détails">'),
        Bad('<div><p>Été</p>Pour lire la suite de cette page, allez <a href="/horaires">ici</a>.</div>', CONTEXT, at='<a href="/horaires">', review=True),
        Bad('{% load i18n %}<a href="{% url "été" %}">{% trans "Voir" %}</a>', ELSEWHERE, at='<a href="{% url "été" %}">', review=True),
        Bad('<tr><td><a href="/été">Voir</a></td></tr>', ELSEWHERE, at='<a href="/été">', review=True),
        Bad('{% load i18n %}<html lang="fr"><a href="{{ été }}">{% trans "Voir" %}</a></html>', VAGUE, at='<a href="{{ été }}">'),
        Bad('<p>Pour venir l’été, les horaires sont <a href="/horaires">ici</a>.</p>', CONTEXT, at='<a href="/horaires">', review=True),
    ),
    good=(
        Good("<div><p>{% if p == 'a' %}Horaires{% else %}<a href='/h'>Horaires</a>{% endif %}</p><p>{% if p == 'b' %}Été{% else %}<a href='/é'>Été</a>{% endif %}</p><p>{% if p == 'c' %}Plus d’informations{% else %}<a href='/i'>Plus d’informations</a>{% endif %}</p></div>"),
        Good('<ul><li><a href="/h">Horaires</a></li><li><a href="/é">Été</a></li><li><a href="/i" aria-current="page">Détails</a></li></ul>'),
        Good("<ul><% if @p %><li>Été</li><% end %><li><a href='/h'>Horaires</a></li><li><a href='/é'>Étés</a></li><li><% if c %>Détails<% else %><a href='/d'>Détails</a><% end %></li></ul>", path="app/views/é.html.erb"),
        Good('<nav aria-label="Été"><ul><li><a href="/lire/">Lire</a></li><li><a href="/écouter/">Écouter</a></li><li><a href="{% url \'rayon\' %}">Mon rayon</a></li></ul></nav>'),
        Good('<a href="/horaires">Voir les horaires d’été</a>'),
        Good('<a href="/horaires" aria-label="En savoir plus sur les horaires">En savoir plus</a>'),
        Good('<a href="/été">En savoir plus <span class="sr-only">sur les horaires d’été</span></a>'),
        Good('<p>{{ lipsum(1) }}</p><a href="/été">read more</a>'),
        Good('<a href="/x">{{ texte }}</a>'),
    ),
)  # fmt: skip
def link_text_vague(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link whose whole name is a vague word; a review when the sentence or title around it helps."""
    if (speaks_plainly(link) and len(link.text) > 40) or not is_link(link):
        return
    name = accessible_name(link, page)
    if not name or len(name) > 40 or is_dynamic(name) or page.is_email:
        return
    if plain(name) not in word_list("accessibility/links.toml", "vague"):
        return
    if _is_of_a_menu(link):
        return
    if "title" in link.attrs or "aria-describedby" in link.attrs or is_excluded(link, page) or is_specimen(link):
        return
    _, text = link_context(link, page)
    if len(words_of(text)) > 3 or words_of(heading_text_before(link)) or is_dynamic(text) or _is_introduced(link):
        yield Hit(link.span, CONTEXT, {"text": name}, Certainty.REVIEW)
    elif _is_cut_off(link, page):
        yield Hit(link.span, ELSEWHERE, {"text": name}, Certainty.REVIEW)
    else:
        yield Hit(link.span, VAGUE, {"text": name})


def _is_of_a_menu(link: Element) -> bool:
    """Whether a link names the page that it opens: it stands among others, and its address, or where one is already there its words, say so."""
    return (has_links_beside(link) and _is_said_where_one_is(link)) or names_a_part_of_the_site(link)


def _is_said_where_one_is(link: Element) -> bool:
    """Whether the same words are shown without a link under the contrary condition, or the link may say that it is the current one."""
    if "aria-current" in link.attrs:
        return True
    box = link.above
    texts = (one for one in box.contents if isinstance(one, TextNode)) if box is not None else ()
    branches = link.template.branches
    return any(
        plain(visible(str(one))) == plain(link.text) and not branches.can_coexist(one.start, link.start)
        for one in texts
    )


def _is_cut_off(link: Element, page: Page) -> bool:
    """Whether the table, the list or the page that could say more stands in another file."""
    cell, item = link.closest("td", "th"), link.closest("li")
    if (cell is not None and cell.closest("table") is None) or (item is not None and item.closest("ul", "ol") is None):
        return True
    return bool(page.template.masked.tokens) and not page.is_document


def _is_introduced(link: Element) -> bool:
    """Whether a heading or a paragraph just before, in the same block, says what the link is about."""
    return has_own_heading(link) or _follows_paragraph(link)


def _follows_paragraph(link: Element) -> bool:
    """Whether a link stands right after a paragraph, in a box of their own."""
    before = link.preceding
    return isinstance(before, Element) and before.name == "p" and len(words_of(before.text)) > 3
