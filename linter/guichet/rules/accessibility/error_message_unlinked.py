"""A field in error that does not say so, or whose message is tied to nothing."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.announced import is_live
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import static_part
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded, is_hidden

COLOUR = Text(
    fr='Ce champ n’est marqué en erreur que par sa classe « {name} » : à l’oreille, rien ne le dit. Ajoutez aria-invalid="true" et aria-describedby.',
    en='This field is only marked as wrong by its class "{name}": by ear, nothing says so. Add aria-invalid="true" and aria-describedby.',
)
MESSAGE = Text(
    fr="Le message « {text} » n’est relié à aucun champ : à l’oreille, on ne sait pas ce qu’il faut corriger. Citez son identifiant dans aria-describedby.",
    en='The message "{text}" is tied to no field: by ear, nobody can tell what to correct. Name its id in aria-describedby.',
)
UNREAD = Text(
    fr="Le message d’erreur voisin de ce champ n’y est pas relié : à l’oreille, on ne sait pas ce qu’il faut corriger. Citez son identifiant dans aria-describedby.",
    en="The error message beside this field is not tied to it: by ear, nobody can tell what to correct. Name its id in aria-describedby.",
)

_CLASSES = frozenset(
    "has-error has-errors is-invalid input-error field-error fr-input--error govuk-input--error error invalid "
    "erreur en-erreur champ-erreur champ-en-erreur saisie-erreur input-erreur".split()
)
_MESSAGES = frozenset(
    "error-message errormessage field-error invalid-feedback fr-error-text govuk-error-message errorlist help-error "
    "error-text form-error input-error erreur message-erreur msg-erreur texte-erreur erreur-champ champ-erreur "
    "erreur-saisie liste-erreurs".split()
)
_FIELDS = ("input", "select", "textarea", "button")
_NOT_ASKED = frozenset({"hidden", "submit", "button", "image", "reset"})


@element_rule(
    "input", "select", "textarea",
    name="error-message-unlinked",
    code="W9153",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Erreur non reliée à son champ', en='Error not tied to its field'),
    harms=Text(fr='Les personnes aveugles : le champ est en rouge, et elles ne l’apprennent jamais.', en='People who are blind: the field is red, and they never learn it.'),
    instead=Text(fr='Mettez aria-invalid="true" et aria-describedby="l’identifiant du message" sur le champ.', en='Put aria-invalid="true" and aria-describedby="the message\'s id" on the field.'),
    wrong_when=Text(fr='Un script pose ces attributs.', en='A script sets these attributes.'),
    refs=("rgaa 11.10", "wcag 3.3.1", "wcag 1.3.1"),
    lesson="03-forms/02-errors",
    bad=(
        Bad('<label>Passeport <input class="has-errors" name="passeport"></label><p>Été</p>', COLOUR, at='class="has-errors"'),
        Bad('<label for="n">N°</label><input id="n" class="champ is-invalid">', COLOUR, at='class="champ is-invalid"'),
        Bad('<label for="né">Né le</label><input id="né"><p class="error-message">La date n’existe pas</p>', MESSAGE, at='<input id="né">'),
        Bad('<label for="né">Né le</label><input id="né" aria-invalid="true"><p class="message-erreur">La date n’existe pas</p>', MESSAGE, at='<input id="né" aria-invalid="true">'),
        Bad('<label for="c">Courriel</label><input id="c"{% if été %} aria-invalid="true"{% endif %}>{% if été %}<span class="erreur">{{ été }}</span>{% endif %}', UNREAD, at='<input id="c"{% if été %} aria-invalid="true"{% endif %}>'),
        Bad('<label for="n">N°</label><input id="n" class="fr-input {% if été %}fr-input--error{% endif %}">{% for été in étés %}<p class="fr-error-text">{{ été }}</p>{% endfor %}', UNREAD, at='<input id="n" class="fr-input {% if été %}fr-input--error{% endif %}">'),
        Bad('<div><label for="n">N°</label><input id="n" class="fr-input fr-input--error"></div><p class="fr-error-text">Écrivez 9 chiffres</p>', MESSAGE, at='<input id="n" class="fr-input fr-input--error">'),
        Bad('<form action="/é"><p class="fr-error-text">Écrivez 9 chiffres</p><div><label for="n">N°</label><input id="n" class="fr-input--error"></div><button>Oui</button></form>', MESSAGE, at='<input id="n" class="fr-input--error">'),
        Bad('<form action="/é"><p class="fr-error-text">Écrivez 9 chiffres</p><div><label for="n">N°</label><input id="n" class="fr-input--error"></div><div><label for="m">Été</label><input id="m"></div></form>', COLOUR, at='class="fr-input--error"'),
        Bad('<label for="n">N°</label><p class="govuk-error-message">Écrivez 9 chiffres</p><input id="n">', MESSAGE, at='<input id="n">'),
        Bad('<div><label for="n">N°</label><div class="groupe"><input id="n" aria-invalid="true"></div><div class="invalid-feedback">Né l’été ?</div></div>', MESSAGE, at='<input id="n" aria-invalid="true">'),
    ),
    good=(
        Good('<label for="n">N°</label><p id="e" class="govuk-error-message">Écrivez 9 chiffres</p><input id="n" aria-describedby="e">'),
        Good('<label for="n">N°</label><input id="n" class="is-invalid" aria-invalid="true" aria-describedby="e"><p id="e" class="error-message">Écrivez 9 chiffres</p>'),
        Good('<label for="n">N°</label><input id="n" class="champ">'),
        Good('<label for="n">N°</label><input id="n"{% if e %} aria-invalid="true" aria-describedby="e"{% endif %}>{% if e %}<p class="erreur" id="e">{{ é }}</p>{% endif %}'),
        Good('{% if a %}<label for="n">N°</label><input id="n">{% else %}<p class="erreur">Fermé l’été</p>{% endif %}'),
        Good('<label for="n">N°</label><input id="n" class="{{ classe }}" {{ attrs }}>'),
        Good('<label>N° <span class="error-message">Écrivez 9 chiffres</span><input class="has-errors" aria-invalid="true"></label>'),
    ),
)  # fmt: skip
def error_message_unlinked(field: Element, page: Page) -> Iterator[Hit]:
    """Report a field followed by a message that it does not name, else one in error by class alone."""
    if field.has_unknown_attributes or (field.name == "input" and input_type(field) in _NOT_ASKED):
        return
    groups = (one for one in field.ancestors if one.name == "fieldset" or "group" in (one.attr("role") or ""))
    if any(map(_is_tied, (field, *groups))) or is_excluded(field, page) or page.is_email:
        return
    wrong = next((word for word in field.token_list("class") if word in _CLASSES), None)
    message = _message_near(field) or (_message_above(field) if wrong else None)
    if message is not None and page.can_coexist(field, message) and not is_hidden(message, page):
        is_said = any(map(str.isalpha, static_part(message.text)))
        certainty = Certainty.REVIEW if is_live(message) else Certainty.VIOLATION  # it may be heard by itself
        yield Hit(field.span, MESSAGE if is_said else UNREAD, {"text": message.text}, certainty)
        return
    told = "aria-invalid" in field.attrs
    if wrong and not told and not page.is_conditional(field, "class") and not is_scripted(field, page):
        yield Hit(field.attribute_span("class"), COLOUR, {"name": wrong})


def _is_tied(element: Element) -> bool:
    return "aria-describedby" in element.attrs or "aria-errormessage" in element.attrs


def _message_near(field: Element) -> Element | None:
    """Return the error message just after a field or the box that holds it alone, or between its label and itself."""
    if field.closest("label") is not None:
        return None
    before, after = field.preceding, field.following
    box = field.above
    if after is None and box is not None and box.name in {"div", "span"} and len(box.inside(*_FIELDS)) == 1:
        after = box.following
    if isinstance(before, Element) and _is_message(before):
        label = before.preceding
        return before if isinstance(label, Element) and label.name == "label" else None
    return after if isinstance(after, Element) and _is_message(after) else None


def _message_above(field: Element) -> Element | None:
    """Return the error message just before the box of the only field of a form: it can be about no other."""
    box, form = field.above, field.closest("form")
    before = box.preceding if box is not None and box.name in {"div", "p", "span"} else None
    if form is None or not isinstance(before, Element) or not _is_message(before):
        return None
    asked = [one for one in form.inside("input", "select", "textarea") if input_type(one) not in _NOT_ASKED]
    return before if asked == [field] else None


def _is_message(one: Element) -> bool:
    return bool(one.text) and any(word in _MESSAGES for word in one.token_list("class"))
