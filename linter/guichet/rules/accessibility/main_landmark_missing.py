"""A page that does not say where its own content is."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Related, Severity, Text
from guichet.heard.landmarks import (
    Region,
    around,
    has_own_content,
    holds_menu,
    is_to_be_passed,
    is_whole_page,
    main_regions,
    repeated_blocks,
)
from guichet.heard.names import accessible_name, is_empty, is_unknown
from guichet.heard.roles import role_of
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

NONE = Text(
    fr="Cette page n’a pas de <main> : un lecteur d’écran ne peut pas sauter au contenu. Entourez le contenu propre à la page.",
    en="This page has no <main>: a screen reader cannot jump to the content. Put one around the page's own content.",
)
HIDDEN = Text(
    fr="Le <main> de cette page est caché aux lecteurs d’écran : le contenu n’existe pas pour eux. Retirez ce qui le cache.",
    en="This page's <main> is hidden from screen readers: the content does not exist for them. Remove what hides it.",
)
TWO = Text(
    fr="Cette page a deux <main> visibles à la fois : un lecteur d’écran ne sait pas lequel est le contenu. Gardez-en un.",
    en="This page has two <main>s visible at once: a screen reader cannot tell which is the content. Keep one.",
)
INSIDE = Text(
    fr="Ce <main> est dans {around} : on l’annonce comme une partie de ce qui l’entoure, et y sauter n’en fait pas sortir. Mettez-le à côté.",
    en="This <main> is inside {around}: it is announced as a part of what is around it, and jumping to it does not leave that. Put it beside.",
)
OTHER = Text(fr="L’autre <main> de la page.", en="The other <main> of the page.")


@page_rule(
    name="main-landmark-missing",
    code="W9130",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Zone principale absente', en='Main landmark missing'),
    harms=Text(fr='Les personnes aveugles : pas de raccourci vers le contenu, il faut traverser le menu à chaque page.', en='People who are blind: no shortcut to the content, they cross the menu on every page.'),
    instead=Text(fr='Entourez le contenu propre à la page d’un <main> visible.', en="Put a visible <main> around the page's own content."),
    wrong_when=Text(fr='La page n’est pas faite pour être lue (une erreur de proxy).', en='The page is not meant to be read (a proxy error).'),
    refs=("rgaa 9.2", "rgaa 12.6", "wcag 1.3.1", "wcag 2.4.1", "act b40fd1"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<html lang="fr"><body><header><a href="/">Mairie</a><a href="/é">Agence</a></header><p>Le service revient cet été.</p></body></html>', NONE, at='<html lang="fr">', review=True, severity=Severity.MINOR),
        Bad({"templates/a.html": '{% extends "base.html" %}{% block b %}<main>Été</main>{% endblock %}', "templates/base.html": '<html lang="fr"><body><main>{% block b %}{% endblock %}</main></body></html>'}, TWO, at='<main>', path="templates/a.html"),
        Bad('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><p>Le guichet est ouvert l’été.</p></body></html>', NONE, at='<html lang="fr">'),
        Bad('<html lang="fr"><body><header><a href="/">Préfecture</a></header><p>Le guichet est ouvert l’été.</p></body></html>', NONE, at='<html lang="fr">', review=True, severity=Severity.MINOR),
        Bad('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><main aria-hidden="true"><p>Ouvert l’été.</p></main></body></html>', HIDDEN, at='<main aria-hidden="true">'),
        Bad('<html lang="fr"><body><header><h1>Mairie</h1><main><p>Ouvert l’été.</p></main></header></body></html>', INSIDE, at='<main>', severity=Severity.MINOR),
        Bad('<html lang="fr"><body><main aria-label="É"><p>Été</p></main><div role="main" aria-label="É"><p>Hiver</p></div></body></html>', TWO, at='<div role="main" aria-label="É">'),
        Bad('<html lang="fr"><body><main><p>Été</p></main><main class="b"><p>Hiver</p></main></body></html>', TWO, at='<main class="b">'),
        Bad('<html lang="fr"><body><section aria-label="Été"><main><p>Ouvert l’été.</p></main></section></body></html>', INSIDE, at='<main>', severity=Severity.MINOR),
    ),
    good=(
        Good({"templates/a.html": '{% extends "base.html" %}{% block b %}<main>Été</main>{% endblock %}', "templates/base.html": '<html lang="fr"><body>{% block b %}<main>Juin</main>{% endblock %}</body></html>'}),
        Good('<html lang="fr"><body><nav><a href="/">Accueil</a></nav><main><p>Ouvert l’été.</p></main></body></html>'),
        Good('<html lang="fr"><body><p>Le guichet est ouvert l’été.</p></body></html>'),
        Good('<html lang="fr"><body><nav><a href="/">Accueil</a></nav>{% block corps %}{% endblock %}{% include "x.html" %}</body></html>'),
        Good('<html lang="fr"><body>{% if a %}<main>Été</main>{% else %}<main>Hiver</main>{% endif %}</body></html>'),
        Good('<html lang="fr"><body><div><form action="/é"><main><p>Ouvert l’été.</p></main></form></div></body></html>'),
        Good('<html lang="fr"><body><main aria-label="Été"><p>Juin</p></main><div role="main" aria-label="Hiver"><p>Mars</p></div></body></html>'),
        Good('<html lang="fr"><body><main hidden>Été</main><main>Hiver</main></body></html>'),
    ),
)  # fmt: skip
def main_landmark_missing(page: Page) -> Iterator[Hit]:
    """Report a whole, known page with shared blocks and no main landmark that is heard; or with two."""
    if not page.is_document or page.is_email:
        return
    shown = main_regions(page)
    for one in shown[:1]:
        held = next((up for up in around(page.composition.placed_at(one.at)) if role_of(up) in _LANDMARKS), None)
        if held is not None and one.element.template is held.template:
            facts = {"around": f"<{held.name}>"}
            yield Hit(
                one.element.span, INSIDE, facts, path=one.element.template.path, page=page.path, severity=Severity.MINOR
            )
    for number, one in enumerate(shown[1:], 1):
        first = shown[0].element
        together = page.can_coexist(*map(page.composition.placed_at, (shown[0].at, one.at)))
        if one.element is not first and together and not _named_apart(shown[: number + 1], page):
            if page.is_complete or one.element.template is first.template:
                other = Related(first.template.path, first.span, OTHER)
                yield Hit(one.element.span, TWO, path=one.element.template.path, page=page.path, related=(other,))
            return
    if (
        shown
        or page.has_unknown_markup
        or not is_whole_page(page)
        or not repeated_blocks(page)
        or not has_own_content(page)
    ):
        return
    hidden = main_regions(page, shown=False)
    where = hidden[0].element if hidden else page.placed("html")[0].element
    passed = [one for one in repeated_blocks(page) if is_to_be_passed(one, page)]
    harm = None if any(map(holds_menu, passed)) else Severity.MINOR
    certainty = Certainty.VIOLATION if passed or hidden else Certainty.REVIEW  # there may be nothing to jump over
    message, path = HIDDEN if hidden else NONE, where.template.path
    yield Hit(where.span, message, {}, certainty, path=path, page=page.path, severity=harm)


_LANDMARKS = frozenset({"article", "banner", "complementary", "contentinfo", "navigation", "region", "search"})
"""What HTML lets no <main> stand in (HTML standard, "hierarchically correct main element")."""


def _named_apart(regions: list[Region], page: Page) -> bool:
    """Whether each of several main parts has a name of its own."""
    names = [accessible_name(one.element, page).lower() for one in regions]
    return not any(map(is_empty, names)) and (len(set(names)) == len(names) or any(map(is_unknown, names)))
