"""A button with nothing to read."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import NAMED_BY_CONTENT, accessible_name, is_empty, speaks_plainly
from guichet.heard.roles import role_of
from guichet.heard.written_on import written_on
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.settings import settings
from guichet.reading.templates.controls import UNKNOWN, input_type, is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded

EMPTY = Text(
    fr="Ce bouton n’a pas de nom : un lecteur d’écran dit « bouton » et rien de plus. Écrivez-y ce qu’il fait.",
    en='This button has no name: a screen reader says "button" and nothing more. Write in it what it does.',
)


EMPTIED = Text(
    fr="Ce script remplace le texte du bouton par un dessin muet : un lecteur d'écran ne dira plus que « bouton ». Gardez-y un texte, même hors de l'écran, ou un « aria-label ».",
    en='This script replaces the text of this button with a nameless drawing: a screen reader will only say "button". Keep a text in it, even off screen, or an "aria-label".',
)
_CONTENT = frozenset({"innerHTML", "html"})
_NAMES = re.compile(r"aria-label|<title|\balt=[\"'][^\"']|\btitle=", re.I)
_TAG = re.compile(r"<[^<>]*>")


def _in_script(script: Script) -> Iterator[Hit]:
    """Report markup without a word that a script puts in the place of a button's words."""
    for one in settings(script):
        markup = next(iter(one.words()), "") if one.name in _CONTENT and len(one.words()) == 1 else ""
        if not markup.startswith("<") or _TAG.sub("", markup).strip() or _NAMES.search(markup):
            continue
        for page, elements in written_on(one):
            if all(_is_button(each) and not _is_named_apart(each) for each in elements):
                yield Hit(script.span(one.node), EMPTIED, page=page.path)
                break


def _is_named_apart(button: Element) -> bool:
    return any(name in button.attrs for name in ("aria-label", "aria-labelledby", "title"))


@element_rule(
    "button", "input", "[role]",
    name="button-name-missing",
    code="W9140",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Bouton sans nom', en='Button without a name'),
    harms=Text(fr='Les personnes aveugles : « bouton », sans savoir s’il envoie, ferme ou supprime.', en='People who are blind: "button", with no clue whether it sends, closes or deletes.'),
    instead=Text(fr='Mettez un texte dans le bouton, ou « aria-label » s’il n’a qu’une icône.', en='Put text in the button, or an "aria-label" if it only has an icon.'),
    wrong_when=Text(fr='Le texte est posé par un script.', en='The text is set by a script.'),
    refs=("rgaa 11.9", "rgaa 1.1", "wcag 4.1.2", "wcag 1.1.1", "act 97a4e1", "act 59796f"),
    lesson="04-accessibility/02-headings-landmarks-links",
    also=(Check(Subject.SCRIPT, (), ("innerhtml",), _in_script, ("click",)),),
    bad=(
        Bad('<button class="été">&#8203;</button>', EMPTY, at='<button class="été">'),
        Bad({"page.html": '<button id="m">Menu d’été</button><script src="é.js"></script>', "é.js": "const m = document.getElementById('m'); m.addEventListener('click', () => { m.innerHTML = '<svg><path d=\"M0 0\"/></svg>' })"}, EMPTIED, at="m.innerHTML = '<svg><path d=\"M0 0\"/></svg>'", path="é.js"),
        Bad('<script>const é = document.createElement("button"); é.type = "button"; é.className = "btn-close"; é.addEventListener("click", ôter); ligne.append(é)</script>', EMPTY, at='document.createElement("button")'),
        Bad('<button type="submit"></button>', EMPTY, at='<button type="submit">'),
        Bad('<button class="fermer"><svg aria-hidden="true"><path d="M0 0"/></svg></button>', EMPTY, at='<button class="fermer">'),
        Bad('<input type="image" src="envoyé.png">', EMPTY, at='<input type="image" src="envoyé.png">'),
        Bad('<input type="submit" value="">', EMPTY, at='<input type="submit" value="">'),
        Bad('<button role="gridcell"></button>', EMPTY, at='<button role="gridcell">'),
        Bad('<span role="button" tabindex="0"></span>', EMPTY, at='<span role="button" tabindex="0">'),
    ),
    good=(
        Good('{% load dsfr_tags %}<html lang="fr"><head>{% dsfr_css %}<title>Été</title></head><body><button type="button" class="fr-hidden"></button></body></html>'),
        Good('<p>Été</p><button type="button" class="fr-hidden" aria-controls="ajout"></button>'),
        Good({"page.html": '<button id="m" aria-label="Menu d’été">Menu</button><script src="é.js"></script>', "é.js": "const m = document.getElementById('m'); m.addEventListener('click', () => { m.innerHTML = '<svg></svg>' })"}),
        Good({"page.html": '<button id="m">Menu d’été</button><script src="é.js"></script>', "é.js": "const m = document.getElementById('m'); m.addEventListener('click', () => { m.innerHTML = ''; m.innerHTML = '<b>Fermer</b>' })"}),
        Good('<script>const é = document.createElement("button"); é.className = "x"; é.textContent = "Retirer"; liste.append(é)</script>'),
        Good('<script>const é = document.createElement("button"); é.className = "x"; remplir(é); liste.append(é)</script>'),
        Good('<script>const é = document.createElement("button"); é.setAttribute("aria-label", "Retirer"); liste.append(é)</script>'),
        Good('<script>const é = document.createElement("button"); é.append(icone, "Retirer"); Object.assign(é, {})</script>'),
        Good('<button>Envoyer ma demande</button>'),
        Good('<button aria-label="Fermer le menu d’été"><svg></svg></button>'),
        Good('<input type="submit">'),
        Good('<button>{% icon "croix" %}</button>'),
        Good('<input type="image" src="loupe.png" alt="Chercher">'),
        Good('<style>.f::before { content: "Fermer l’été" }</style><button class="f"></button>'),
    ),
)  # fmt: skip
def button_name_missing(button: Element, page: Page) -> Iterator[Hit]:
    """Report a button that assistive technology gets and that has no name."""
    if speaks_plainly(button) or not _is_button(button) or is_excluded(button, page) or is_scripted(button, page):
        return
    if is_empty(accessible_name(button, page)):
        yield Hit(button.span, EMPTY, {}, certainty_if_shown(button, page))


_OTHERS = (NAMED_BY_CONTENT - {"button"}) | {"combobox", "listbox", "none", "presentation", "slider"}
"""Roles whose name other rules ask for, and those that make a button nothing."""


def _is_button(element: Element) -> bool:
    """Whether an element is a button by its role, or by its tag under a role that does not make it something else."""
    role = role_of(element)
    native = element.name == "button" or (element.name == "input" and input_type(element) in _BUTTONS)
    if not native:
        return role == "button" and element.name not in {"img", "input"}  # an image lacks its text alternative
    return role != UNKNOWN and role not in _OTHERS and not (role != "button" and is_disabled(element) and role != "img")


_BUTTONS = frozenset({"button", "image", "reset", "submit"})
