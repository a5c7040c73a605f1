"""A procedure that the law provides for does not rest on consent: asking for it makes a false choice."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.consent import label_of
from guichet.done.people.fields import fields_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.told.language.word_lists import lowered

FALSE_CHOICE = Text(
    fr="« {label} » est obligatoire pour déposer la demande : ce consentement n’est pas libre, et qui refuse perd son droit. Informez sur le traitement des données, sans case à cocher.",
    en='"{label}" is required to apply: this consent is not free, and people who refuse lose their right. Say how the data is used, without a box to tick.',
)
_DATA = re.compile(
    r"(?:accept|consen[st]|autoris|agree|j'ai lu et)[^.]{0,60}?(?:données|rgpd|gdpr|personal (?:data|information)|my (?:data|information|details)|informations personnelles|vie privée|privacy|traitement)"
    r"|(?:consent|consen[st]\w*) (?:au|to (?:the )?|for (?:the )?)(?:traitement|processing|use)"
)
_OPTIONAL = re.compile(r"newsletter|lettre d'info|facultati|optional|recevoir|receive|partenaires|cookies|traceurs")
_PROCEDURE = re.compile(
    r"demande|d[ée]marche|dossier|allocation|\baides?\b|bourse|inscri|permis|titre|carte|prestation|attestation|logement|claim|application|apply|request|benefit|permit|enrol|grant",
    re.I,
)
_OTHER_OWNERS = re.compile(
    r"Contact|Newsletter|Comment|Cookie|Survey|Sondage|Avis|Feedback|Event|Order|Checkout|Signup|SignUp"
)


def _in_python(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    if is_test(module) or _OTHER_OWNERS.search(owner.name):
        return
    for field in fields_of(owner, module):
        label = lowered(field.label)
        if field.origin in ("form", "wtforms") and field.kind == "BooleanField" and field.required and _asks(label):
            certain = bool(_PROCEDURE.search(f"{owner.name} {label}"))
            yield Hit(
                module.span(field.target),
                FALSE_CHOICE,
                {"label": field.label[:80]},
                Certainty.VIOLATION if certain else Certainty.REVIEW,
            )


def _asks(label: str) -> bool:
    return bool(_DATA.search(label)) and not _OPTIONAL.search(label)


@element_rule(
    "input",
    name="consent-for-public-mission",
    code="W9313",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Consentement exigé pour exercer un droit", en="Consent required to exercise a right"),
    harms=Text(
        fr="Les personnes qui ont peur de « signer » quelque chose : elles renoncent à leur droit, ou croient avoir donné leurs données pour toujours.",
        en="People who are afraid of “signing” something: they give up their right, or believe they gave their data away for ever.",
    ),
    instead=Text(
        fr="Dites qui traite les données, pourquoi, combien de temps, et comment exercer ses droits. Gardez les cases pour ce qui est vraiment facultatif.",
        en="Say who processes the data, why, for how long, and how to exercise one’s rights. Keep boxes for what is really optional.",
    ),
    wrong_when=Text(
        fr="Le traitement repose vraiment sur le consentement, et un refus laisse la demande possible.",
        en="The processing really rests on consent, and a refusal still lets people apply.",
    ),
    refs=("gdpr-6", "gdpr-recital-43", "gdpr-7"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("booleanfield",), _in_python, ("consen", "accept", "agree", "autoris")),),
    bad=(
        Bad(
            '<h1>Demande d’allocation</h1><form method="post"><label><input type="checkbox" name="rgpd" required> J’accepte que mes données soient traitées</label></form>',
            FALSE_CHOICE,
            at='<input type="checkbox" name="rgpd" required>',
        ),
        Bad(
            '<h1>Déménagement</h1><form method="post"><p>Apply here</p><input type="checkbox" id="c" name="consent" required><label for="c">I consent to the processing of my personal data</label></form>',
            FALSE_CHOICE,
            at='<input type="checkbox" id="c" name="consent" required>',
        ),
        Bad('class DemandeForm(forms.Form):\n    accord = forms.BooleanField(label="Je consens au traitement de mes données à caractère personnel")\n', FALSE_CHOICE, at="accord", path="service/forms.py"),
        Bad('<form method="post"><label><input type="checkbox" required name="ok"> J’accepte que mes données personnelles soient traitées</label></form>', FALSE_CHOICE, at='<input type="checkbox" required name="ok">', review=True),
    ),
    good=(
        Good('<h1>Demande</h1><form method="post"><label><input type="checkbox" name="lettre"> Recevoir la lettre d’information (facultatif)</label></form>'),
        Good('<h1>Demande</h1><form method="post"><label><input type="checkbox" name="exact" required> J’atteste que ces informations sont exactes</label></form>'),
        Good('class DemandeForm(forms.Form):\n    accord = forms.BooleanField(label="J’accepte que mes données servent à une enquête", required=False)\n', path="service/forms.py"),
    ),
)  # fmt: skip
def consent_for_public_mission(box: Element, page: Page) -> Iterator[Hit]:
    """Report a required box that asks for consent to the processing of data; a review unless the page is a procedure."""
    if box.attr("type") != "checkbox" or "required" not in box.attrs or page.is_conditional(box, "required"):
        return
    label = label_of(box, page)
    if not _asks(lowered(label)):
        return
    form = box.closest("form")
    headings = " ".join(one.text for one in box.template.elements if one.name in ("h1", "h2", "title"))
    certain = _PROCEDURE.search(f"{headings} {form.text if form is not None else ''}".replace(label, ""))
    shown = label[:80] if not is_dynamic(label) else box.attr("name") or ""
    yield Hit(box.span, FALSE_CHOICE, {"label": shown}, Certainty.VIOLATION if certain else Certainty.REVIEW)
