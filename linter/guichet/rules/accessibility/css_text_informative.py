"""Words that only the stylesheet holds: without it they are gone, and they are no content of the page."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.styles.media import DESKTOP, applies
from guichet.reading.styles.syntax import Declaration, StyleRule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.printed import states_printed
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Good, template_rule
from guichet.seen.cascade import styles_of
from guichet.seen.found import styled, styled_in_turn
from guichet.seen.visibility import is_aria_hidden, is_hidden

WRITTEN = Text(
    fr="Les mots « {words} » n’existent que dans la feuille de style : sans elle, ou avec ses propres styles, la personne ne les a pas, et la page ne les dit pas. Écrivez-les dans le HTML.",
    en='The words "{words}" only exist in the stylesheet: without it, or with their own styles, people do not get them, and the page does not say them. Write them in the HTML.',
)

_STRING = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'""")
_ESCAPE = re.compile(r"\\[0-9a-fA-F]{1,6}\s?|\\.")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ICONS = re.compile(r"icon|symbol|awesome|material|glyph|remix|dashicons", re.I)
_REQUIRED = re.compile(r"obligatoire|requis|required|mandatory|facultati|optionn?el|optional", re.I)


@template_rule(
    name="css-text-informative",
    code="W9682",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte écrit dans la feuille de style", en="Text written in the stylesheet"),
    harms=Text(
        fr="Les personnes qui affichent les pages sans styles ou avec les leurs, et celles dont l’aide technique ignore ces textes.",
        en="People who show pages without styles or with their own, and those whose assistive technology ignores these texts.",
    ),
    instead=Text(
        fr="Écrivez les mots dans la page ; la feuille de style n’ajoute que du décor.",
        en="Write the words in the page; the stylesheet only adds decoration.",
    ),
    wrong_when=Text(
        fr="Le texte répète ce que la page dit déjà à cet endroit.",
        en="The text repeats what the page already says at that place.",
    ),
    refs=("rgaa 10.2", "wcag 1.3.1"),
    lesson="04-accessibility/03-images",
    bad=(
        Bad('<style>.refus::before { content: "Refusée" }</style><p>Demande d’été : <span class="refus"></span></p>', WRITTEN, at='content: "Refusée"'),
        Bad({"page.html": '<html lang="fr"><link rel="stylesheet" href="prix.css"><p class="prix">12 €</p></html>', "prix.css": "/* été */ .prix:after { content: ' par enfant' }"}, WRITTEN, at="content: ' par enfant'", path="prix.css"),
        Bad({"Aide.vue": '<script setup>const nom = "été";</script>\n<template><p class="neuf">Aide</p></template>\n<style scoped>.neuf::after { content: "Bientôt" }</style>\n'}, WRITTEN, at='content: "Bientôt"', path="Aide.vue"),
        Bad('<style>.fermé { &::after { content: "Fermé" } }</style><ul><li class="fermé">Piscine d’été</li></ul>', WRITTEN, at='content: "Fermé"'),
        Bad({"page.html": '<link rel="stylesheet" href="é.css"><ul><li>{{ bassin }} <b class="e {% if o %}e-ouvert{% else %}e-clos{% endif %}"></b></li></ul>', "é.css": ".e-ouvert::before { content: 'Ouvert cet été' }"}, WRITTEN, at="content: 'Ouvert cet été'", path="é.css"),
        Bad("<style>.e-clos::after { content: 'Été : fermé' }</style><p>{{ bassin }} <b class=\"{{ 'e-ouvert' if o else 'e-clos' }}\"></b></p>", WRITTEN, at="content: 'Été : fermé'"),
    ),
    good=(
        Good('<style>.e-clos::before { content: "Fermé" }</style><p>Été : {{ bassin.statut }} <b class="{% if o %}e-ouvert{% else %}e-clos{% endif %}"></b></p>'),
        Good('<style>.lien::after { content: "→" } .vide::before { content: "" }</style><p class="lien vide">Été</p>'),
        Good('<style>.neuf::before { content: "nouveau" / "" }</style><p class="neuf">Nouveau cet été</p>'),
        Good('<style>.icone::before { font-family: "Material Icons"; content: "home" }</style><a href="/" class="icone">Été</a>'),
        Good('<style>@media print { a::after { content: "adresse" } }</style><a href="/">Été</a>'),
        Good('<style>.etape::before { content: "Étape " counter(n) } .fermé::after { content: "fermé" }</style><p class="fermé">Été : fermé</p>'),
        Good('<style>.o::after { content: " (obligatoire)" }</style><label class="o" for="é">Été</label><input id="é" required>'),
        Good('<style>.ico::before { content: "\\\\f101 " }</style><p class="ico">Été</p>'),
        Good({"page.html": '<style>x-choix[mis]::after { content: " – été" }</style><x-choix>Rappels</x-choix><script src="choix.js"></script>', "choix.js": 'customElements.define("x-choix", class extends HTMLElement { connectedCallback() { this.setAttribute("aria-checked", this.hasAttribute("mis")) } })'}),
        Good('<style>[aria-expanded="true"]::after { content: " – été" }</style><button aria-expanded="true">Rappels</button>'),
    ),
)  # fmt: skip
def css_text_informative(page: Page) -> Iterator[Hit]:
    """Report the words that a rule writes before or after an element whose own text does not say them."""
    for one in styles_of(page).sheets:
        for rule in one.sheet.rules:
            declared = next((each for each in rule.declarations if each.name == "content"), None)
            words = _words(declared.value) if declared is not None else ""
            if declared is None or not words or not all(applies(query, DESKTOP) for query in rule.media):
                continue
            if _is_icon(rule) or not any(_lacks(element, words, page) for element in _reached(rule, page)):
                continue
            shown = _written(declared, one.sheet.path, page)
            yield Hit(declared.span, WRITTEN, {"words": shown}, path=one.sheet.path, page=page.path)


def _words(value: str) -> str:
    """Return the words that a `content` prints; "" when it has an alternative text, or prints signs alone."""
    if value.rfind("/") > max(value.rfind('"', 0, value.rfind("/")), 0) and "/" in _STRING.sub("", value):
        return ""
    if "counter(" in value or "attr(" in value:
        return ""
    said = " ".join(_ESCAPE.sub(" ", match[1] or match[2] or "") for match in _STRING.finditer(value))
    return " ".join(said.split()) if _WORD.search(said) else ""


def _written(declared: Declaration, path: str, page: Page) -> str:
    """Return the words as the file has them: a declaration is kept in lower case."""
    template = next((one for one in page.composition.templates if one.path == path), None)
    text = template.source.text if template is not None else page.project.text(path)
    return _words(text[declared.span.start : declared.span.end].partition(":")[2])


def _is_icon(rule: StyleRule) -> bool:
    return any(one.name in {"font", "font-family"} and _ICONS.search(one.value) for one in rule.declarations)


def _reached(rule: StyleRule, page: Page) -> Iterator[Element]:
    for selector in rule.selectors:
        if selector.pseudo_element in {"before", "after"} and not selector.states:
            found = dict.fromkeys(styled(selector, page))
            yield from found
            yield from (one for one in styled_in_turn(selector, page) if one not in found and _is_mute(one))


def _is_mute(element: Element) -> bool:
    """Whether an element prints nothing, nor what stands beside it the state that its class goes by."""
    around, printed = element.above or element, states_printed(element.template)
    own = _by_tag(element.template).get(element.template.source.text[element.start : element.open_end], [])
    return not element.text.strip() and _within(printed, around) == _within(own, around)


def _within(places: list[int], around: Element) -> int:
    """How many of some places an element holds."""
    return bisect_left(places, around.end) - bisect_left(places, around.start)


@memo
def _by_tag(template: Template) -> dict[str, list[int]]:
    """Where each start tag, as it is written, prints a state."""
    text, starts = template.source.text, [one.start for one in template.elements]
    found: dict[str, list[int]] = {}
    for printed in states_printed(template):
        at = bisect_left(starts, printed)
        tag = template.elements[at - 1] if at else None
        if tag is not None and printed < tag.open_end:
            found.setdefault(text[tag.start : tag.open_end], []).append(printed)
    return found


def _lacks(element: Element, words: str, page: Page) -> bool:
    """Whether an element is shown and says nothing of some words, itself, by a name, or by the state of its field."""
    if is_hidden(element, page) or is_aria_hidden(element) or element.has_unknown_attributes:
        return False
    font = styles_of(page).inherited(element, "font-family")
    if font is not None and _ICONS.search(font.value):
        return False
    around = element.above or element
    said = " ".join([around.text, *(element.attr(name) or "" for name in ("aria-label", "title"))]).lower()
    if any(page.is_dynamic(element.attr(name)) for name in ("aria-label", "title")) or _tells_its_state(element, page):
        return False
    if all(word.lower() in said for word in _WORD.findall(words)):
        return False
    return not (
        _REQUIRED.search(words) and any("required" in one.attrs for one in page.find("input", "select", "textarea"))
    )


_STATE = re.compile(r"aria-?(?:checked|expanded|pressed|selected|current)", re.I)


def _tells_its_state(element: Element, page: Page) -> bool:
    """Whether an element says by itself which state it is in, or one of the project's own is made to by its script."""
    if any(_STATE.fullmatch(name) for name in element.attrs):
        return True
    return "-" in element.name and any(_STATE.search(one.text) for one in scripts_on(page))
