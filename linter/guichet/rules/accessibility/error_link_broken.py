"""A link of a list of errors that leads to no field."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

BROKEN = Text(
    fr="Ce lien d’erreur vise « {id} », qui n’existe pas dans la page : on ne peut pas aller d’ici au champ à corriger. Citez l’identifiant du champ.",
    en='This error link points at "{id}", which the page does not hold: there is no going from here to the field to correct. Name the id of the field.',
)

_ERRORS = re.compile(r"(?:^|[-_ ])(?:errors?|erreurs?|errorlist)(?:$|[-_ ])", re.I)


@element_rule(
    "a",
    name="error-link-broken",
    code="W9692",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Lien d’erreur vers rien', en='Error link to nothing'),
    harms=Text(fr='Les personnes au clavier ou aveugles : elles doivent chercher le champ dans tout le formulaire.', en='People who use a keyboard or are blind: they have to look for the field in the whole form.'),
    instead=Text(fr='Faites viser à chaque lien l’identifiant exact de son champ.', en='Make each link point at the exact id of its field.'),
    wrong_when=Text(fr='Le champ est créé par un script.', en='The field is created by a script.'),
    refs=("rgaa 11.10", "wcag 3.3.1", "wcag 2.4.1"),
    lesson="03-forms/01-labels",
    mentions=("err",),
    needs=("#",),
    bad=(
        Bad('<html lang="fr"><body><div class="error-summary"><a href="#id_été">Été manquant</a></div><form><label for="été">Été</label><input id="été"></form></body></html>', BROKEN, at='href="#id_été"'),
        Bad('<html lang="fr"><body><ul class="liste-erreurs" role="alert"><li><a href="#a">Été</a></li></ul><input id="b" aria-label="É"></body></html>', BROKEN, at='href="#a"'),
        Bad({"templates/m.html": '{% macro erreurs(id) %}<div class="erreurs"><a href="#{{ id }}">Été</a></div>{% endmacro %}', "templates/p.html": '<html lang="fr"><body>{% from "m.html" import erreurs %}{{ erreurs("champ-é") }}<input id="é" aria-label="É"></body></html>'}, BROKEN, at='champ-é', path="templates/p.html"),
        Bad({"p.njk": '{% extends "absent.njk" %}{% block c %}<div class="erreurs"><a href="#a">Été</a></div><form method="post"><input id="b" aria-label="É"><p>{{ erreurs[0].text }}</p></form>{% endblock %}'}, BROKEN, at='href="#a"'),
    ),
    good=(
        Good({"p.njk": '{% extends "absent.njk" %}{% block c %}<div class="erreurs"><a href="#b">Été</a></div><form method="post"><input id="b" aria-label="É"><p>{{ erreurs[0].text }}</p></form>{% endblock %}'}),
        Good({"p.njk": '{% from "absent/macro.njk" import champ %}<div class="erreurs"><a href="#é">Été</a></div><form method="post"><input id="b" aria-label="É">{{ champ({ id: "é" }) }}</form>'}),
        Good('<html lang="fr"><body><div class="error-summary"><a href="#été">Été manquant</a></div><input id="été" aria-label="É"></body></html>'),
        Good('<html lang="fr"><body><div class="error-summary"><a href="#id_été">Été manquant</a></div>{{ form.été }}</body></html>'),
        Good('<html lang="fr"><body><nav class="menu"><a href="#a">Été</a></nav><p class="erreur">É</p></body></html>'),
        Good('<div class="error-summary"><a href="#id_été">Été manquant</a></div>'),
    ),
)  # fmt: skip
def error_link_broken(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link to a place of the page that does not exist, among the errors of a form."""
    href = link.attr("href") or ""
    if not href.startswith("#") or len(href) < 2 or is_dynamic(href):
        return
    if not any(
        _ERRORS.search(one.attr("class") or "") or _ERRORS.search(one.attr("id") or "") for one in link.ancestors
    ):
        return
    if _holds_its_fields(page) and page.by_id(href[1:], link) is None and not is_excluded(link, page):
        is_made = has_unread(page) or any(href[1:] in one.text for one in scripts_on(page))
        certainty = Certainty.REVIEW if is_made else Certainty.VIOLATION
        yield Hit(link.attribute_span("href"), BROKEN, {"id": href[1:]}, certainty)


@memo
def _holds_its_fields(page: Page) -> bool:
    """Whether an id that is not found is certainly absent: the whole page is known, or its form is and only what stands around it is not."""
    if page.is_document:
        return page.has_every_id
    outputs = (one for held in page.composition.templates for one in held.masked.tokens if one.kind is Kind.OUTPUT)
    is_known = (
        page.composition.is_known_but_around and not page.may_bring_ids and not any(map(may_hold_markup, outputs))
    )
    return is_known and bool(page.find("form")) and not page.is_shared
