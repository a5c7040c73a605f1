"""A right that takes a letterbox."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.field_words import is_postal_address
from guichet.done.people.fields import asked_in, fields_of, is_persons, is_required
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

REQUIRED = Text(
    fr="« {name} » est obligatoire : qui n’a pas de domicile stable ne peut pas finir. Rendez-le facultatif, ou ajoutez la domiciliation et l’hébergement chez un tiers.",
    en='"{name}" is required: someone without a stable home cannot finish. Make it optional, or allow for a registered address and for staying with someone.',
)

_OTHER_WAY = re.compile(
    r"domicili|sans[_ -](?:domicile|adresse|abri)|h[ée]berg|chez[_ ]un[_ ]tiers|type[_ ]?(?:d[e'’])?[_ ]?adresse|address[_ ]?type|no[_ ]fixed|homeless|\bsdf\b|care[_ ]of|poste restante",
    re.I,
)
_DELIVERY = re.compile(
    r"livr|deliver|shipping|checkout|order|commande|factur|billing|chantier|travaux|compost|colis|parcel|lieu_|venue",
    re.I,
)


def _in_page(form: Element, page: Page) -> Iterator[Hit]:
    if (form.attr("method") or "").lower() != "post" or page.is_back_office:
        return
    for control in asked_in(form):
        name = control.attr("name") or ""
        if is_postal_address(name) and is_required(control, page):
            around = form.template.source.text[form.start : form.extent.end]
            if not _OTHER_WAY.search(around) and not _DELIVERY.search(around):
                yield Hit(control.span, REQUIRED, {"name": name})
            return


@python_rule(
    nodes.ClassDef,
    name="postal-address-required",
    code="W9535",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Adresse postale exigée", en="Postal address required"),
    harms=Text(
        fr="Les personnes sans domicile stable, hébergées, en voyage, en prison ou domiciliées ailleurs.",
        en="People without a stable home, staying with someone, travelling, in prison or registered elsewhere.",
    ),
    instead=Text(
        fr="Rendez l’adresse facultative, ou prévoyez la domiciliation, l’hébergement chez un tiers et l’absence d’adresse.",
        en="Make the address optional, or allow for a registered address, staying with someone and having no address.",
    ),
    wrong_when=Text(
        fr="L’adresse sert à livrer un objet ou désigne le lieu de travaux.",
        en="The address is for delivering something or is the place of some works.",
    ),
    refs=("casf-l-264-1", "crpa-r-113-8"),
    lesson="03-forms/03-address",
    mentions=("adresse", "postal", "postcode", "zip_code", "street", "address =", "address:",),
    bad=(
        Bad('class AideForm(forms.Form):\n    nom = forms.CharField()\n    adresse = forms.CharField()\n', REQUIRED, at="adresse"),
        Bad('class Demande(BaseModel):\n    nom: str\n    code_postal: str\n', REQUIRED, at="code_postal"),
        Bad('<form method="post"><label for="a">Adresse</label><input id="a" name="adresse" required></form>', REQUIRED, at='<input id="a" name="adresse" required>', path="templates/aide.html"),
    ),
    good=(
        Good('class AideForm(forms.Form):\n    adresse = forms.CharField(required=False)\n'),
        Good('class AideForm(forms.Form):\n    adresse = forms.CharField(label="Adresse, domiciliation ou chez un tiers")\n'),
        Good('class Association(models.Model):\n    """Partenaire, à une adresse."""\n    adresse = models.CharField()\n'),
        Good('class LivraisonForm(forms.Form):\n    adresse = forms.CharField()\n'),
        Good('<form method="post" action="/livraison"><input name="adresse" required></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("form",), (), _in_page),)
)  # fmt: skip
def postal_address_required(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report the first required address of a person's form that foresees nothing else."""
    fields = fields_of(owner, module)
    words = module.text(owner)
    if (
        not is_persons(owner)
        or module.is_back_office
        or _OTHER_WAY.search(words)
        or _DELIVERY.search(words)
        or re.search("Addres|Adress", owner.name)
    ):
        return
    for field in fields:
        if (
            field.required
            and is_postal_address(field.name)
            and field.kind
            not in ("ForeignKey", "OneToOneField", "BooleanField", "GenericIPAddressField", "IPAddressField")
        ):
            yield Hit(module.span(field.target), REQUIRED, {"name": field.name})
            return
