"""One means of contact, and no other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.people.field_words import EMAIL, PHONE, is_about
from guichet.done.people.fields import asked_in, fields_of, is_persons, is_required
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

PHONE_ONLY = Text(
    fr="« {name} » est obligatoire : qui n’a pas de téléphone ne peut pas finir. Rendez-le facultatif, ou laissez choisir le moyen de contact.",
    en='"{name}" is required: someone without a telephone cannot finish. Make it optional, or let people choose how to be reached.',
)

MAIL_ONLY = Text(
    fr="« {name} » est obligatoire : vérifiez qu’une personne sans adresse électronique a une autre façon de finir.",
    en='"{name}" is required: check that someone without an email address has another way to finish.',
)

STEP = Text(
    fr="« {name} » est obligatoire à cette étape : vérifiez que seules y viennent les personnes qui ont choisi ce moyen.",
    en='"{name}" is required at this step: check that only people who chose to be reached this way come to it.',
)

_NEXT = re.compile(r"\s*(?:suivant|étape suivante|continuer|next|continue|save and continue)\s*$", re.I)
_CHOICE = re.compile(
    r"canal|moyen[_ ](?:de[_ ])?contact|mode[_ ](?:de[_ ])?contact|contact[_ ](?:pref|method|mode|by)|prefer|rappel|callback|call_back|newsletter|subscri|abonn|par_courrier|sans_(?:telephone|courriel|mail)|username|password|mot_de_passe|passwd|recipient|destinataire",
    re.I,
)


def _hits(asked: list[tuple[str, bool, Span]], text: str) -> Iterator[Hit]:
    if _CHOICE.search(text):
        return
    for words, message, certainty in ((PHONE, PHONE_ONLY, Certainty.VIOLATION), (EMAIL, MAIL_ONLY, Certainty.REVIEW)):
        for name, required, span in asked:
            if required and is_about(name, words):
                yield Hit(span, message, {"name": name}, certainty)
                return


def _in_page(form: Element, page: Page) -> Iterator[Hit]:
    if (form.attr("method") or "").lower() != "post" or page.is_back_office:
        return
    controls = asked_in(form)
    is_step = any(_NEXT.match(visible(one.text)) for one in form.inside("button"))
    if len(controls) >= 2 or is_step:
        asked = [(one.attr("name") or "", is_required(one, page), one.span) for one in controls]
        for hit in _hits(asked, form.template.source.text[form.start : form.extent.end]):
            yield hit if len(controls) >= 2 else replace(hit, message=STEP, certainty=Certainty.REVIEW)


@python_rule(
    nodes.ClassDef,
    name="contact-detail-required",
    code="W9538",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Moyen de contact imposé", en="Means of contact imposed"),
    harms=Text(
        fr="Les personnes sans téléphone, sans adresse électronique, ou qui les partagent avec quelqu’un.",
        en="People without a telephone or an email address, or who share them.",
    ),
    instead=Text(
        fr="Demandez comment la personne veut être jointe, et n’exigez que ce moyen-là.",
        en="Ask how the person wants to be reached, and require only that.",
    ),
    wrong_when=Text(
        fr="Le moyen est l’objet même de la demande : un rappel, un abonnement.",
        en="The means is the very purpose of the request: a call back, a subscription.",
    ),
    refs=("insee-1780", "gdpr-5-1-c"),
    lesson="03-forms/03-address",
    mentions=("telephone", "phone", "mobile", "portable", "courriel", "emailfield", "emailstr", "email:", "tel:",),
    bad=(
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField(required=False)\n    telephone = forms.CharField()\n', PHONE_ONLY, at="telephone"),
        Bad('class Demande(BaseModel):\n    nom: str\n    mobile: str\n', PHONE_ONLY, at="mobile"),
        Bad('<form method="post"><input name="nom"><input type="tel" name="telephone" required></form>', PHONE_ONLY, at='<input type="tel" name="telephone" required>', path="templates/aide.html"),
        Bad('<form method="post"><label for="p">Téléphone</label><input id="p" type="tel" name="portable" required><button>Suivant</button></form>', STEP, at='<input id="p" type="tel" name="portable" required>', path="templates/etape.html", review=True),
        Bad('class AideForm(FlaskForm):\n    nom = StringField("Nom")\n    courriel = StringField("Courriel", validators=[DataRequired()])\n', MAIL_ONLY, at="courriel", review=True, path="service/wtforms_aide.py"),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    telephone = forms.CharField(required=False)\n'),
        Good('class AideForm(forms.Form):\n    canal = forms.ChoiceField(choices=CANAUX)\n    telephone = forms.CharField()\n'),
        Good('class Structure(models.Model):\n    telephone = models.CharField(max_length=20)\n'),
        Good('<form method="post"><input type="tel" name="telephone" required><button>Être rappelé</button></form>', path="templates/rappel.html"),
        Good('<form method="post"><input type="email" name="email" required><input type="password" name="password"></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("form",), (), _in_page),)
)  # fmt: skip
def contact_detail_required(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a required telephone; ask about a required e-mail; nothing where people choose."""
    if not is_persons(owner) or module.is_back_office or re.search("Contact|Address|User|Account|Compte", owner.name):
        return
    fields = fields_of(owner, module)
    if len(fields) >= 2:
        asked = [(one.name, one.required and one.kind != "BooleanField", module.span(one.target)) for one in fields]
        yield from _hits(asked, module.text(owner))
