"""One paper, and only that one, to say who you are."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.fields import Field, fields_of, is_required, label_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

SINGLE = Text(
    fr="« {name} » n’accepte qu’une pièce, la carte d’identité : un passeport ou un titre de séjour prouve aussi qui l’on est. Acceptez-en d’autres.",
    en='"{name}" accepts only one document, the identity card: a passport or a residence permit also proves who someone is. Accept others.',
)

_CARD = re.compile(
    r"\bcni\b|carte (?:nationale )?d[’']identit|\bcarte[_ ](?:nationale[_ ]d?[_ ]?)?identite\b|identity card|\bid[_ ]card\b|national id",
    re.I,
)
_OTHER = re.compile(r"passeport|passport|s[ée]jour|residence|autre|other|\bou\b|\bor\b|récépissé|permis", re.I)
_ABOUT = re.compile(r"piece|identit|id_?doc|id_?type|document_?type|type_?document", re.I)
_SUBJECT = re.compile(r"renouvel|cni|carte|titre|perte|vol\b", re.I)


def _hit(field: Field, module: PythonModule) -> Hit:
    return Hit(module.span(field.target), SINGLE, {"name": field.name})


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    if control.attr("type") != "file" or not is_required(control, page) or page.is_back_office:
        return
    words = f"{control.attr('name') or ''} {label_of(control, page)}"
    form = control.closest("form")
    if _CARD.search(words) and not _OTHER.search(words) and not (form and _OTHER.search(form.text)):
        yield Hit(control.span, SINGLE, {"name": control.attr("name") or "file"})


@python_rule(
    nodes.ClassDef,
    name="identity-document-single",
    code="W9519",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Une seule pièce d’identité acceptée", en="Only one identity document accepted"),
    harms=Text(
        fr="Les personnes étrangères, celles qui n’ont qu’un passeport, un titre de séjour ou un récépissé, celles dont la carte a été volée.",
        en="Foreigners, people who only have a passport, a residence permit or a receipt, people whose card was stolen.",
    ),
    instead=Text(
        fr="Acceptez plusieurs pièces, dont le passeport et le titre de séjour, et une case « autre, à voir avec nous ».",
        en='Accept several documents, passport and residence permit among them, and an "other, let us talk" option.',
    ),
    wrong_when=Text(
        fr="La démarche porte sur cette pièce elle-même, comme son renouvellement.",
        en="The procedure is about that very document, such as renewing it.",
    ),
    refs=("digital-identity",),
    lesson="07-identity/01-the-loop",
    mentions=("cni", "carte_", "identit", "id_card", "id_doc", "document_type", "type_piece",),
    bad=(
        Bad('class Dossier(models.Model):\n    piece_identite = models.CharField(max_length=3, choices=[("cni", "Carte d’identité")])\n', SINGLE, at="piece_identite", path="service/models.py"),
        Bad('class DemandeForm(forms.Form):\n    cni = forms.FileField(label="Carte nationale d’identité")\n', SINGLE, at="cni", path="service/forms.py"),
        Bad('PIECES = [("CNI", "CNI recto verso")]\n\nclass AideForm(FlaskForm):\n    type_piece = SelectField("Pièce d’identité", choices=PIECES)\n', SINGLE, at="type_piece", path="service/wtforms_aide.py"),
        Bad('<form method="post"><label for="p">Carte d’identité</label><input id="p" type="file" name="carte_identite" required></form>', SINGLE, at='<input id="p" type="file" name="carte_identite" required>', path="templates/aide.html"),
    ),
    good=(
        Good('class Dossier(models.Model):\n    piece = models.CharField(max_length=9, choices=[("cni", "Carte d’identité"), ("pass", "Passeport")])\n'),
        Good('class DemandeForm(forms.Form):\n    cni = forms.FileField(label="Carte d’identité, passeport ou titre de séjour")\n'),
        Good('class RenouvellementCarteForm(forms.Form):\n    cni = forms.FileField(label="Ancienne carte d’identité")\n'),
        Good('<form method="post"><label for="p">Carte d’identité</label><input id="p" type="file" name="carte_identite"></form>', path="templates/aide.html"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page),)
)  # fmt: skip
def identity_document_single(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a list of documents, or a required upload, that leaves only the identity card."""
    if _SUBJECT.search(owner.name):
        return
    fields = fields_of(owner, module)
    for field in fields:
        words = f"{field.name} {field.label}"
        if field.choices is not None:
            offered = [f"{value} {label}" for value, label in field.choices if value not in ("", None)]
            if (
                len(offered) == 1
                and _ABOUT.search(words)
                and _CARD.search(f"{offered[0]} {words}")
                and not _OTHER.search(offered[0])
            ):
                yield _hit(field, module)
        elif (
            field.kind in ("FileField", "ImageField")
            and field.required
            and _CARD.search(words)
            and not _OTHER.search(words)
            and not any(_OTHER.search(f"{one.name} {one.label}") for one in fields if one is not field)
        ):
            yield _hit(field, module)
