"""A paper that the administration asks for and already has."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.fields import fields_of, is_required, label_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

HELD = Text(
    fr="« {name} » est une pièce qu’un service public détient déjà : la redemander décourage. Faites l’échange entre administrations, et gardez la pièce en secours.",
    en='"{name}" is a document that a public service already holds: asking again discourages. Exchange it between services, and keep the paper as a fallback.',
)

_HELD = re.compile(
    r"avis[_ ](?:d[e'’]?[_ ]?)?(?:imposition|impots?|impôts?)|attestation[_ ](?:de[_ ](?:la[_ ])?)?(?:caf|cpam|msa|pole[_ ]emploi|france[_ ]travail|droits|rsa|securite[_ ]sociale)|quotient[_ ]familial|"
    r"(?:extrait[_ ])?k[_ ]?bis|casier[_ ]judiciaire|tax[_ ](?:notice|assessment|return)|benefit[_ ](?:letter|award)|notification[_ ](?:caf|mdph|aah)|extrait[_ ](?:d[e'’]?[_ ]?)?(?:acte[_ ](?:de[_ ])?)?naissance|acte[_ ](?:de[_ ])?naissance",
    re.I,
)
_FALLBACK = re.compile(r"facultati|secours|si nous ne|à défaut|optional|if we cannot|fallback|optionnel", re.I)


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    if (control.attr("type") or "").lower() == "file" and is_required(control, page):
        words = f"{control.attr('name') or ''} {label_of(control, page)}"
        if _HELD.search(words) and not _FALLBACK.search(words):
            yield Hit(control.span, HELD, {"name": label_of(control, page) or control.attr("name") or ""})


@python_rule(
    nodes.ClassDef,
    name="document-already-held",
    code="W9545",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(
        fr="Pièce que l’administration détient déjà",
        en="Document that the administration already holds",
    ),
    harms=Text(
        fr="Les personnes qui doivent retrouver, imprimer, numériser ce que l’État sait déjà, et y renoncent.",
        en="People who must find, print and scan what the state already knows, and who give up.",
    ),
    instead=Text(
        fr="Interrogez le service qui la détient, et ne demandez la pièce que si l’échange échoue.",
        en="Ask the service that holds it, and ask for the paper only if the exchange fails.",
    ),
    wrong_when=Text(
        fr="L’échange de données n’existe pas pour cette pièce, et c’est écrit.",
        en="The data exchange does not exist for this document, and that is written down.",
    ),
    refs=("crpa-l-113-12", "crpa-l-114-8"),
    lesson="03-forms/05-documents",
    mentions=("avis", "attestation", "quotient", "extrait", "justificatif", "impot", "tax", "caf", "casier", "kbis",),
    bad=(
        Bad('class BourseForm(forms.Form):\n    avis_imposition = forms.FileField()\n', HELD, at="avis_imposition"),
        Bad('class Dossier(models.Model):\n    piece = models.FileField("attestation CAF", upload_to="pieces")\n', HELD, at="piece"),
        Bad('<form method="post"><label for="k">Extrait Kbis</label><input id="k" type="file" name="piece1" required></form>', HELD, at='<input id="k" type="file" name="piece1" required>', path="templates/aide.html"),
    ),
    good=(
        Good('class BourseForm(forms.Form):\n    avis_imposition = forms.FileField(required=False)\n'),
        Good('class BourseForm(forms.Form):\n    photo = forms.FileField(label="Photo")\n'),
        Good('<form method="post"><label for="k">Avis d’imposition (facultatif)</label><input id="k" type="file" name="avis_imposition" required></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page),)
)  # fmt: skip
def document_already_held(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a required upload of a paper that another public service holds."""
    for field in fields_of(owner, module):
        if field.required and field.kind in ("FileField", "ImageField", "MultipleFileField", "UploadFile"):
            words = f"{field.name} {field.label}"
            if _HELD.search(words) and not _FALLBACK.search(words):
                yield Hit(module.span(field.target), HELD, {"name": field.label or field.name})
