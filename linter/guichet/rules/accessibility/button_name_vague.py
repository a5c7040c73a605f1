"""A button that says "click" and not what it does."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, speaks_plainly
from guichet.reading.language.words import plain
from guichet.reading.templates.controls import UNANSWERED, input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

VAGUE = Text(
    fr="Le bouton « {text} » ne dit pas ce qui va se passer. Nommez l’action : « Envoyer ma demande ».",
    en='The button "{text}" does not say what will happen. Name the action: "Send my request".',
)

_ASKING = ("input", "select", "textarea")


@element_rule(
    "button", "input",
    name="button-name-vague",
    code="W9141",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Bouton qui ne dit pas ce qu’il fait', en='Button that does not say what it does'),
    harms=Text(fr='Les personnes aveugles, et toutes celles qui hésitent avant d’appuyer.', en='People who are blind, and everyone who hesitates before pressing.'),
    instead=Text(fr='Nommez l’action : « Envoyer ma demande », « Chercher un guichet ».', en='Name the action: "Send my request", "Find an office".'),
    wrong_when=Text(fr='Le mot est l’action elle-même dans ce contexte.', en='The word is the action itself in this context.'),
    refs=("rgaa 11.9", "wcag 2.4.6"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<button>Cliquez ici</button>', VAGUE, at='<button>'),
        Bad('<input type="submit" value="Bouton">', VAGUE, at='<input type="submit" value="Bouton">'),
        Bad('<button aria-label="button"><svg class="é"></svg></button>', VAGUE, at='<button aria-label="button">'),
        Bad('<form><label>Né l’été <input name="été"></label><input type="submit" value="OK"></form>', VAGUE, at='<input type="submit" value="OK">', review=True),
        Bad('<form><label>Né l’été <input name="été"></label><label>À <input name="à"></label><input type="submit" value="OK"></form>', VAGUE, at='<input type="submit" value="OK">'),
    ),
    good=(
        Good('<dialog><p>Votre demande d’été est partie.</p><form method="dialog"><button>OK</button></form></dialog>'),
        Good('<form><label>Né l’été <input name="été"></label><button type="button" data-bs-dismiss="modal">OK</button></form>'),
        Good('<button>Envoyer ma demande</button>'),
        Good('<button>Rechercher l’été</button>'),
        Good('<input type="submit" value="{{ texte }}">'),
    ),
)  # fmt: skip
def button_name_vague(button: Element, page: Page) -> Iterator[Hit]:
    """Report a button whose whole name is a word for pressing."""
    if button.name == "input" and input_type(button) not in {"submit", "button"}:
        return
    if speaks_plainly(button) and len(button.text) > 20:
        return
    name = accessible_name(button, page)
    if not name or is_dynamic(name):
        return
    word, form = plain(name), button.closest("form")
    is_vague = word in word_list("accessibility/links.toml", "buttons") or (
        word in word_list("accessibility/links.toml", "answers") and _sends(button, form)
    )
    if is_vague and not is_excluded(button, page):
        certainty = Certainty.REVIEW if form is not None and _asks_one_thing(form) else Certainty.VIOLATION
        yield Hit(button.span, VAGUE, {"text": name}, certainty)


def _sends(button: Element, form: Element | None) -> bool:
    """Whether a button answers for what a form asks: "Yes" is then all that it says of it."""
    asks = form is not None and any(input_type(one) != "hidden" for one in form.inside(*_ASKING) if one is not button)
    return asks and not _closes(button)


def _closes(button: Element) -> bool:
    """Whether a button closes what holds it, and sends nothing: "OK" is then all that there is to say."""
    return button.attr("formmethod") == "dialog" or any(name in button.attrs for name in _CLOSING)


_CLOSING = ("data-bs-dismiss", "data-dismiss", "data-close-modal", "data-modal-close")
"""What Bootstrap, USWDS and their kin close a box by."""


def _asks_one_thing(form: Element) -> bool:
    """Whether a form has a single field: what its button does is beside it."""
    return sum(input_type(one) not in UNANSWERED for one in form.inside(*_ASKING)) == 1
