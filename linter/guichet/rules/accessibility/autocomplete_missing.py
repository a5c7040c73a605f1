"""A field about the person that the browser could fill, and may not."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.autofill import asked_for
from guichet.heard.field_labels import labels_of
from guichet.heard.names import accessible_name, is_unknown
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

MISSING = Text(
    fr='Ce champ demande {what} sans autocomplete="{token}" : qui a du mal à écrire doit tout retaper. Ajoutez-le si le champ concerne la personne elle-même.',
    en='This field asks for {what_en} without autocomplete="{token}": someone for whom typing is hard has to retype it. Add it if the field is about the person themself.',
)

_BY_NAME = (
    (re.compile(r"^(?:e[-_]?mail|courriel|mail)$", re.I), "email", "une adresse électronique", "an email address"),
    (
        re.compile(r"^(?:tel|telephone|phone(?:[-_]number)?|mobile|portable)$", re.I),
        "tel",
        "un téléphone",
        "a phone number",
    ),
    (
        re.compile(r"^(?:last[-_]?name|family[-_]?name|surname|nom[-_]?(?:de[-_]?)?famille)$", re.I),
        "family-name",
        "un nom de famille",
        "a family name",
    ),
    (re.compile(r"^(?:first[-_]?name|given[-_]?name|prenom)$", re.I), "given-name", "un prénom", "a given name"),
    (
        re.compile(r"^(?:code[-_]?postal|postal[-_]?code|zip(?:code)?|postcode)$", re.I),
        "postal-code",
        "un code postal",
        "a postcode",
    ),
)
_OWN = re.compile(r"(?:votre|vos|mon|ma|your|my)\b", re.I)
_INVITES = re.compile(r"\binvit", re.I)
_OTHERS = re.compile(
    r"\b(?:enfant|conjoint|témoin|proche|représentant|contact|référent|agent|usager|bénéficiaire|destinataire|employeur|"
    r"partner|spouse|child|friend|their|other|recherche|search|filtre|filter|prisoner|claimant)\w*",
    re.I,
)


@element_rule(
    "input",
    name="autocomplete-missing",
    code="W9150",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Remplissage automatique non prévu', en='Autofill not provided'),
    harms=Text(fr='Les personnes qui écrivent avec peine, oublient ou inversent : elles retapent ce que leur appareil sait déjà.', en='People for whom typing is hard, who forget or swap letters: they retype what their device already knows.'),
    instead=Text(fr='Ajoutez « autocomplete » avec le jeton prévu : « email », « tel », « family-name »…', en='Add "autocomplete" with the token meant for it: "email", "tel", "family-name"…'),
    wrong_when=Text(fr='Le champ concerne une autre personne que celle qui écrit.', en='The field is about someone other than the person typing.'),
    refs=("rgaa 11.13", "wcag 1.3.5"),
    lesson="03-forms/01-labels",
    bad=(
        Bad('<label>Courriel <input type="email" name="email"></label><p>Été</p>', MISSING, at='<input type="email" name="email">', review=True),
        Bad('<label>Téléphone <input type="tel" name="telephone"></label>', MISSING, at='<input type="tel" name="telephone">', review=True),
        Bad('<label for="n">Nom de famille</label><input id="n" name="nom_famille" class="é">', MISSING, at='<input id="n" name="nom_famille" class="é">', review=True),
        Bad('<form method="post"><label for="n">Votre nom de famille (été)</label><input id="n" name="nom"></form>', MISSING, at='<input id="n" name="nom">'),
    ),
    good=(
        Good('<form method="post"><label for="n">Votre nom de scène, même l’été</label><input id="n" name="nom"></form>'),
        Good('<label>Courriel <input type="email" name="email" autocomplete="email"></label>'),
        Good('<label>Prénom du témoin <input name="temoin"></label>'),
        Good('<label>Objet de l’été <input name="objet"></label>'),
        Good('<form><p>Pour inviter un proche cet été, donnez son adresse.</p><label>Courriel <input type="email" name="email"></label></form>'),
        Good('<form action="/invitations/été"><label>Courriel <input type="email" name="email"></label></form>'),
        Good('<label>Courriel du contact <input type="email" name="email"></label>'),
    ),
)  # fmt: skip
def autocomplete_missing(field: Element, page: Page) -> Iterator[Hit]:
    """Report a text field named for the person's own details, without a purpose, in a form for the public."""
    if "autocomplete" in field.attrs or field.has_unknown_attributes or page.is_back_office or page.is_email:
        return
    kind, name = input_type(field), field.attr("name") or field.attr("id") or ""
    if kind not in {"text", "email", "tel"} or is_dynamic(name) or is_excluded(field, page):
        return
    label = accessible_name(field, page)
    form = field.closest("form")
    if (
        is_unknown(label)
        or not labels_of(field, page)
        or _OTHERS.search(label)
        or (form is not None and _INVITES.search(f"{form.attrs} {form.text}"))
        or "autocomplete" in (form.attrs if form is not None else {})
    ):
        return
    asked = asked_for(label) if _OWN.match(label) else ""
    for pattern, token, what, what_en in _BY_NAME:
        if pattern.match(name) or token == asked:
            # "Your email address" is the reader's own: another may be anybody's.
            certainty = Certainty.VIOLATION if token == asked else Certainty.REVIEW
            yield Hit(field.span, MISSING, {"what": what, "what_en": what_en, "token": token}, certainty)
            return
