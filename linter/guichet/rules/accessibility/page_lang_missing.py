"""A page that does not say its language: a screen reader reads French with an English voice."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.landmarks import is_relay
from guichet.reading.language.detection import detect
from guichet.reading.project.project import Project
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.same_id import written
from guichet.reading.written.names import names_in
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.told.language.spoken import spoken_runs

NONE = Text(
    fr="Cette page ne dit pas sa langue : un lecteur d’écran peut la lire avec une voix étrangère. Donnez à <html> un attribut « lang » qui la dise.",
    en='This page does not say its language: a screen reader may read it with a foreign voice. Give <html> a "lang" attribute that says it.',
)
SPOKEN = Text(
    fr='Cette page ne dit pas sa langue : un lecteur d’écran peut la lire avec une voix étrangère. Ajoutez lang="{lang}" à <html>.',
    en='This page does not say its language: a screen reader may read it with a foreign voice. Add lang="{lang}" to <html>.',
)

UNGIVEN = Text(
    fr="Rien ne donne « {name} » à ce gabarit : la page ne dit pas sa langue, et une voix étrangère peut la lire. Écrivez le nom que le code donne.",
    en='Nothing gives "{name}" to this template: the page does not say its language, and a foreign voice may read it. Write the name that the code gives.',
)


@element_rule(
    "html",
    name="page-lang-missing",
    code="W9114",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Langue de la page absente', en='Page language missing'),
    harms=Text(fr='Les personnes aveugles : la page est lue avec l’accent d’une autre langue, incompréhensible.', en='People who are blind: the page is read with the accent of another language, past understanding.'),
    instead=Text(fr='Écrivez lang="fr" (ou la langue de la page) sur <html>.', en='Write lang="en" (or the page\'s language) on <html>.'),
    wrong_when=Text(fr='L’attribut est écrit par une balise inconnue de guichet.', en='The attribute is written by a tag that guichet does not know.'),
    refs=("rgaa 8.3", "wcag 3.1.1", "act b5c3f8"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad({"app/views/layouts/print.html.erb": '<html><head><meta name="viewport" content="width=device-width"></head><body><p>Été</p><%= yield %></body></html>'}, NONE, at='<html>', path="app/views/layouts/print.html.erb"),
        Bad({"templates/imprimer.html": '<html><head><link rel="icon" href="/é.ico"></head><body><p>É</p></body></html>'}, NONE, at='<html>', path="templates/imprimer.html"),
        Bad({"templates/été_print.html": '<html><head><link rel="manifest" href="/é.json"></head><body><p>É</p></body></html>'}, NONE, at='<html>', path="templates/été_print.html"),
        Bad({"templates/lettre.html": '<html><head><meta name="viewport" content="width=device-width"></head><body><p>É</p></body></html>'}, NONE, at='<html>', path="templates/lettre.html", review=True),
        Bad({"templates/print.html": '<html><head><title>Été</title></head><body><p>É</p></body></html>'}, NONE, at='<html>', path="templates/print.html", review=True),
        Bad({"context_processors.py": "def site(request):\n    return {'lang': langue(), 'nom_du_site': 'Été', 'aide': 'a@é.fr'}\n", "templates/p.html": '<html lang="{{ site_lang }}"><body>{{ nom_du_site }}<a href="mailto:{{ aide }}">Écrire</a></body></html>'}, UNGIVEN, at='lang="{{ site_lang }}"', path="templates/p.html"),
        Bad('<!DOCTYPE html><html><head><title>Été</title></head></html>', NONE, at='<html>'),
        Bad('<html lang=""><body>Accueil</body></html>', NONE, at='<html lang="">'),
        Bad('<html><body><p>Le guichet est ouvert tous les matins de l’été, sans rendez-vous.</p></body></html>', SPOKEN, at='<html>'),
        Bad('<html class="no-js" xml:lang="fr"><body>Accueil</body></html>', NONE, at='<html class="no-js" xml:lang="fr">'),
    ),
    good=(
        Good({"context_processors.py": "def site(request):\n    return {'site_lang': langue(), 'nom_du_site': 'Été', 'aide': 'a@é.fr'}\n", "templates/p.html": '<html lang="{{ site_lang }}"><body>{{ nom_du_site }}<a href="mailto:{{ aide }}">Écrire</a></body></html>'}),
        Good('<html><head></head><body onload="document.forms[0].submit()"><form action="/é"><input type="hidden" name="été"></form></body></html>'),
        Good('<html lang="fr"><body>Accueil</body></html>'),
        Good('<html lang="{{ langue }}"><body>Accueil</body></html>'),
        Good('<html {{ attributs }}><body>Accueil</body></html>'),
    ),
)  # fmt: skip
def page_lang_missing(html: Element, page: Page) -> Iterator[Hit]:
    """Report a root element without a language."""
    if html.closest("html", "svg", "iframe") is not None or page.is_email or not page.is_document or is_relay(page):
        return
    if _is_never_given(html, page):
        yield Hit(html.attribute_span("lang"), UNGIVEN, {"name": written(html, "lang").strip("{ -}")})
    elif html.lacks("lang") or (not (html.attr("lang") or "").strip() and "lang" in html.attrs):
        lang = _spoken(html, page)
        yield Hit(html.span, SPOKEN if lang else NONE, {"lang": lang})


def _is_never_given(html: Element, page: Page) -> bool:
    """Whether a language stands in a name that only this file says, beside others that code gives to it."""
    said = written(html, "lang").strip() if "lang" in html.attrs else ""
    match, path, project = _NAMED.fullmatch(said), html.template.path, page.project
    if (
        match is None
        or not isinstance(project, Project)
        or any(
            project.holds(other, match[1]) and match[1] in project.code(other)
            for other in project.paths
            if other != path
        )
    ):
        return False
    template = project.library.template(path)
    others = names_in(template) - {match[1]} if template is not None else frozenset()
    return sum(project.given_at(name, path) is not None for name in others) >= _SEVERAL


_NAMED = re.compile(r"\{\{-?\s*([a-z]+(?:_[a-z]+)+)\s*-?\}\}")
_SEVERAL = 2
"""Names that code gives to a template, from which what it is given is known."""


def _spoken(html: Element, page: Page) -> str:
    """Return the language that the words of a page are clearly in, "" when they do not tell."""
    lang, count, second = detect(" ".join(text for part, text in spoken_runs(html, page) if not part))
    return lang if count >= 2 * max(second, 1) else ""
