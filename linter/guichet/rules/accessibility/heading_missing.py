"""A page whose own content has no heading: no way to jump to it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.framed import is_framed
from guichet.heard.landmarks import (
    Region,
    has_own_content,
    headings,
    in_repeated,
    is_to_be_passed,
    is_whole_page,
    repeated_blocks,
)
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

NONE = Text(
    fr="Le contenu propre de cette page n’a aucun titre (h1 à h6) : qui navigue de titre en titre ne le trouvera pas. Ouvrez-le par un <h1>.",
    en="This page's own content has no heading (h1 to h6): someone who moves from heading to heading will not find it. Open it with an <h1>.",
)


@page_rule(
    name="heading-missing",
    code="W9126",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Contenu sans titre', en='Content without a heading'),
    harms=Text(fr='Les personnes aveugles, qui se déplacent de titre en titre : le contenu de la page n’est pas sur leur chemin.', en="People who are blind and move from heading to heading: the page's content is not on their way."),
    instead=Text(fr='Ouvrez le contenu par un <h1> qui le nomme.', en='Open the content with an <h1> that names it.'),
    wrong_when=Text(fr='La page ne sert qu’à un appareil sans lecteur d’écran.', en='The page only serves a device without a screen reader.'),
    refs=("rgaa 9.1", "wcag 1.3.1", "wcag 2.4.1", "act 047fe0"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<!DOCTYPE html><html lang="fr"><body><nav><a href="/">Accueil</a></nav><p>Le guichet est ouvert l’été, du lundi au vendredi, de neuf heures à midi et de quatorze à dix-sept heures. Pour une carte d’identité, prenez rendez-vous, par téléphone ou au guichet, et venez avec une photo et un justificatif de domicile.</p></body></html>', NONE, at='<html lang="fr">'),
        Bad('<html lang="fr"><body><nav><h2>Menu</h2><a href="/">Accueil</a></nav><main><p>Ouvert l’été.</p></main></body></html>', NONE, at='<html lang="fr">', review=True),
        Bad({"templates/base.html": '<html lang="fr"><body><nav><a href="/">Accueil</a></nav><main>{% block contenu %}{% endblock %}</main></body></html>', "templates/été.html": '{% extends "base.html" %}{% block contenu %}<p>Ouvert l’été.</p><p>Fermé l’hiver.</p><p>Fermé à Noël.</p><p>Fermé à Pâques.</p>{% endblock %}'}, NONE, at='{% extends "base.html" %}', path="templates/été.html"),
        Bad('<html lang="fr"><body><header><a href="/">Mairie</a></header><main><p><strong>Horaires d’été</strong></p><p>Le guichet est ouvert du lundi au vendredi, de neuf heures à midi et de quatorze à dix-sept heures. Pour une carte d’identité, prenez rendez-vous, par téléphone ou au guichet, et venez avec une photo et un justificatif de domicile.</p></main></body></html>', NONE, at='<html lang="fr">'),
        Bad({"page.html": '{% include "été.html" %}', "été.html": '<html lang="fr"><body><nav><h2>Menu</h2><a href="/">Accueil</a></nav><main><p>Ouvert l’été.</p><p>Fermé l’hiver.</p><p>Fermé à Noël.</p><p>Fermé à Pâques.</p></main></body></html>'}, NONE, at='<html lang="fr">', path="été.html"),
    ),
    good=(
        Good('<html lang="fr"><body><nav><a href="#é">Contenu</a></nav><main id="é"><p>Votre document de l’été est en cours de préparation et sera bientôt disponible sur cette page.</p><p>Merci.</p></main></body></html>'),
        Good('<html lang="fr"><body><a href="#é">Contenu</a><main id="é"><p>Merci, été.</p></main></body></html>'),
        Good('<html lang="fr"><body><nav aria-label="Accès rapide"><ul><li><a href="#é">Contenu</a></li></ul></nav><main id="é"><p>Votre demande de l’été est envoyée.</p></main></body></html>'),
        Good('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><main><h1>Horaires d’été</h1></main></body></html>'),
        Good('<html lang="fr"><body><p>Le guichet est ouvert l’été.</p></body></html>'),
        Good('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><main>{% block contenu %}{% endblock %}</main></body></html>'),
        Good('<nav><a href="/">Accueil</a></nav><p>Un fragment.</p>'),
        Good({"carte.html": '<html lang="fr"><body><nav><a href="/">Accueil</a><a href="/à">Aide</a></nav><p>Été</p><p>Juin</p><p>Juillet</p><p>Août</p></body></html>', "page.html": '<iframe title="Été" src="/carte.html"></iframe>'}, path="carte.html"),
        Good('<html lang="fr"><head><base target="_parent"></head><body><nav><a href="/">Accueil</a><a href="/à">Aide</a></nav><p>Été</p><p>Juin</p><p>Juillet</p><p>Août</p></body></html>'),
        Good('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><div id="app"></div></body></html>'),
    ),
)  # fmt: skip
def heading_missing(page: Page) -> Iterator[Hit]:
    """Report a whole, known page that has shared blocks and no heading in its own content."""
    if not is_whole_page(page):
        return
    blocks = repeated_blocks(page)
    if not blocks or not has_own_content(page) or is_framed(page):
        return
    if not any(not in_repeated(placed) for placed in headings(page)):
        extends, whole = page.template.extends, page.placed("html")[0].element
        span, path = (extends.span, page.path) if extends is not None else (whole.span, whole.template.path)
        if not _takes_time(page) and not any(_is_crossed(one, page) for one in blocks):
            return  # a few words, and nothing before them: nobody looks for the way there
        certainty = Certainty.VIOLATION if _takes_time(page) else Certainty.REVIEW
        yield Hit(span, NONE, {}, certainty, path=path, page=page.path)


_LINES, _PARAGRAPHS = 15, 40
"""Words from which a page is more than one thing to say, under a menu and where nothing stands before it."""


def _takes_time(page: Page) -> bool:
    """Whether what a page has of its own is long enough to look for one's place in it."""
    own = [
        one for one in page.placed("p", "li", "td", "input", "select", "textarea", "article") if not in_repeated(one)
    ]
    least = _LINES if any(_is_crossed(one, page) for one in repeated_blocks(page)) else _PARAGRAPHS
    return len(own) > _FEW or sum(len(page.text_of(one).split()) for one in own) >= least


def _is_crossed(block: Region, page: Page) -> bool:
    """Whether people go through a shared part to come to what the page has of its own; links that jump are there to spare them that."""
    links = block.element.inside("a")
    return is_to_be_passed(block, page) and not all((one.attr("href") or "").startswith("#") for one in links)


_FEW = 3
