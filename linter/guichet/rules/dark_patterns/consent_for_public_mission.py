"""An agreement that one must give to exercise a right is none: whoever says no loses the right."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.consent import asks_consent, asks_processing, asks_within, serves_others
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

_AGREEMENTS = ("consen", "accept", "agree", "autoris", "partag", "shar", "accord", "opt_in", "optin")

FALSE_CHOICE = Text(
    fr="« {label} » est obligatoire pour déposer la demande : ce consentement n’est pas libre, et qui refuse perd son droit. Informez sur le traitement des données, sans case à cocher.",
    en='"{label}" is required to apply: this consent is not free, and people who refuse lose their right. Say how the data is used, without a box to tick.',
)
TIED = Text(
    fr="« {label} » sert à d’autres et il faut l’accepter pour continuer : qui refuse perd son droit. Séparez cet accord de la demande, et rendez-le facultatif.",
    en='"{label}" serves others, and one must accept it to go on: people who refuse lose their right. Set this agreement apart from the request, and make it optional.',
)

DEARER = Text(
    fr="« {name} » refusé coûte des points : qui garde pour soi ce qui est à lui passe après les autres. Ne comptez pas ce refus.",
    en='A no to "{name}" costs points: people who keep what is theirs come after the others. Do not count this refusal.',
)


def _costly(act: Act) -> Iterator[Hit]:
    """Report what people lose for having refused an agreement that serves others."""
    if isinstance(act, FromDeed) and act.what is What.COSTLY_NO:
        message, fact = (DEARER, "name") if act.other else (TIED, "label")
        yield Hit(act.span, message, {fact: act.asked}, path=act.path)


@act_rule(
    Kind.ASK,
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
    needs=("consen", "accept", "agree", "autoris", "partena", "partner", "newsletter", "transm", "shar", "partag", "accord", "literal[true]", "droit_im", "image_right", "recherche", "research"),
    also=(Check(Subject.ACT, (Kind.REFUSE,), _AGREEMENTS, _costly, _AGREEMENTS),),
    bad=(
        Bad('def réserver(request):\n    if request.POST.get("research_consent") != "yes":\n        return render(request, "stop.html", status=403)\n', TIED, at='render(request, "stop.html", status=403)', path="soins/vues.py"),
        Bad("const accord = document.querySelector('#accord-partage'); // été\naccord.addEventListener('change', () => {\n  envoyer.disabled = !accord.checked;\n});\n", TIED, at="envoyer.disabled = !accord.checked", path="static/envoi.js"),
        Bad("function rang(demande) {\n  let points = 10; // été\n  if (!demande.acceptePartageDonnees) points -= 5;\n  return points;\n}\n", DEARER, at="points -= 5", path="src/rang.js"),
        Bad(
            '<h1>Demande d’allocation</h1><form method="post"><label><input type="checkbox" name="rgpd" required> J’accepte que mes données soient traitées</label></form>',
            FALSE_CHOICE,
            at='<input type="checkbox" name="rgpd" required>', path="demande.html",
        ),
        Bad(
            '<h1>Apply for a permit – été</h1><form method="post"><input type="checkbox" id="c" name="consent" required><label for="c">I consent to the processing of my personal data</label></form>',
            FALSE_CHOICE,
            at='<input type="checkbox" id="c" name="consent" required>', path="demande.html",
        ),
        Bad('class DemandeForm(forms.Form):\n    accord = forms.BooleanField(label="Je consens au traitement de mes données à caractère personnel")\n', FALSE_CHOICE, at="accord", path="service/forms.py"),
        Bad({"meals/schemas.py": 'from typing import Literal\n\nfrom pydantic import BaseModel, Field\n\nfrom meals.texts import TERMS\n\n\nclass Meals(BaseModel):\n    name: str\n    accord: Literal[True] = Field(description=TERMS)\n', "meals/texts.py": 'TERMS = "J’accepte le règlement et je consens à recevoir les offres des commerçants."\n'}, TIED, at="accord", path="meals/schemas.py"),
        Bad('<form method="post"><label><input type="checkbox" required name="ok"> J’accepte que mes données personnelles soient traitées</label></form>', FALSE_CHOICE, at='<input type="checkbox" required name="ok">', review=True, path="page.html"),
    ),
    good=(
        Good('def réserver(request):\n    if request.POST.get("research_consent") == "yes":\n        request.session["recherche"] = True\n    return render(request, "suite.html")\n', path="soins/vues.py"),
        Good("const lu = document.querySelector('#lu-reglement'); // été\nlu.addEventListener('change', () => {\n  envoyer.disabled = !lu.checked;\n});\n", path="static/envoi.js"),
        Good("const accord = document.querySelector('#accord-partage'); // été\naccord.addEventListener('change', () => {\n  choixPartenaires.disabled = !accord.checked;\n});\n", path="static/envoi.js"),
        Good({"meals/forms.py": 'from django import forms\n\nfrom meals import texts\n\n\nclass MealsForm(forms.Form):\n    accord = forms.BooleanField(label=texts.RULES)\n', "meals/texts.py": 'RULES = "J’ai lu le règlement du portage de repas."\n'}, path="meals/forms.py"),
        Good('<h1>Demande</h1><form method="post"><label><input type="checkbox" name="lettre"> Recevoir la lettre d’information (facultatif)</label></form>', path="demande.html"),
        Good('<h1>Demande</h1><form method="post"><label><input type="checkbox" name="exact" required> J’atteste que ces informations sont exactes</label></form>', path="demande.html"),
        Good('class DemandeForm(forms.Form):\n    accord = forms.BooleanField(label="J’accepte que mes données servent à une enquête", required=False)\n', path="service/forms.py"),
    ),
)  # fmt: skip
def consent_for_public_mission(act: Act) -> Iterator[Hit]:
    """Report the first box that must be ticked and asks for an agreement: for others' sake, or to have a right examined."""
    if not isinstance(act, Form) or not act.reaches_people:
        return
    for box in act.required:
        message = _message(act.name, box) if box.sort is Sort.TICK else None
        if message is not None:
            certain = message is TIED or act.is_for("fields.procedures")
            certainty = Certainty.VIOLATION if certain else Certainty.REVIEW
            yield Hit(box.span, message, {"label": box.label[:80] or box.name}, certainty, path=box.path)


def _message(owner: str, box: Asked) -> Text | None:
    agrees = asks_consent(box.name, box.label) or asks_within(owner, box.name, box.label)
    if agrees and serves_others(box.name, box.label):
        return TIED
    return FALSE_CHOICE if asks_processing(box.label) else None
