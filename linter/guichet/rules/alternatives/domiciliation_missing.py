"""A list of homes that forgets those who have none."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Asked, Form, Sort, Use
from guichet.done.forms.samples import house_numbers_only, plain_numbers_only
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.fields import fields_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.ideas import told
from guichet.told.saying import told_with

LIST = Text(
    fr="« {name} » ne propose ni domiciliation ni hébergement chez un tiers : ajoutez ces situations, ou « autre ».",
    en='"{name}" offers neither a registered address nor staying with someone: add these situations, or "other".',
)

NUMBERED = Text(
    fr="Ce motif n’accepte qu’un numéro et une rue : sont refusées les personnes domiciliées dans un centre d’action sociale, hébergées en foyer, ou qui vivent dans un hameau. Acceptez une adresse écrite librement.",
    en="This pattern takes nothing but a number and a street: people registered at a social centre, staying in a hostel, or living in a hamlet are turned down. Accept an address in any words.",
)
HOUSE = Text(
    fr="« {name} » doit être un nombre : un hameau, un camping ou le 12 bis n’en ont pas. Rendez-le facultatif, et acceptez toute réponse.",
    en='"{name}" must be a number: a hamlet, a camp site or 12A has none. Make it optional, and take any answer.',
)

_TENURE = re.compile(r"propri|locat|principal|secondaire|owner|tenant|rent|mortgage|social|parent|famil", re.I)
"""How people hold the place where they live."""
_PAIRS = (
    {"type", "adresse"},
    {"adresse", "type"},
    {"address", "type"},
    {"type", "logement"},
    {"situation", "logement"},
    {"housing", "type"},
    {"housing", "situation"},
    {"mode", "hebergement"},
    {"statut", "logement"},
    {"housing", "status"},
)
_NUMBER = re.compile(r"^number$|\b(?:Small|Positive\w*)?IntegerField\b|^(?:int|conint)\b")
"""What takes numbers alone, as pages and frameworks call it."""
_FORESEEN = re.compile(
    r"domicili|tiers|h[ée]berg|sans|\brue\b|no fixed|homeless|hostel|shelter|autre|other|staying|friends|abri|foyer",
    re.I,
)


OWN = Text(
    fr="« {shown} » : qui est logé par un proche, à l’hôtel ou en foyer n’a pas de facture à son nom. Acceptez l’attestation de qui héberge, ou une domiciliation.",
    en='"{shown}": people lodged by a relative, in a hotel or in a shelter have no bill in their own name. Take a note from whoever lodges them, or a registered address.',
)


PROOF = Text(
    fr="« {name} » est exigé de tous : qui est domicilié par une association ou une mairie, à la rue ou de passage n’en a pas. Dites que l’attestation de domiciliation en tient lieu.",
    en='"{name}" is demanded of everybody: people registered at an association or a town hall, in the street or passing through have none. Say that a note of registered address stands for it.',
)


def _proof(form: Form) -> Iterator[Hit]:
    """Ask about the proof of a home that a form wants of everybody, where nothing foresees those who have none."""
    if form.reaches_people and not form.speaks_of("fields.without_home"):
        for one in form.required:
            # rows that have a label are told by what they say of whether they must be given
            is_alone = len(one.offered or ()) == 1 and isinstance(form, DescribedForm) and form.is_of_papers
            proves = one.speaks_of("identity.home_proof") or (is_alone and speaks_of(one.name, "residence.home"))
            if (one.sort is Sort.FILE or is_alone) and one.label != one.name and proves:
                yield Hit(one.span, PROOF, {"name": one.label or one.name}, Certainty.REVIEW, path=one.path)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about a proof of address that must bear the name of whoever asks."""
    if isinstance(act, Said) and act.flaw is Flaw.ABODE:
        yield Hit(act.span, OWN, {"shown": act.shown}, Certainty.REVIEW, act.path)


def _told(document: Document) -> Iterator[Hit]:
    """Ask about a bill or a lease that must bear the name of whoever asks, where nothing foresees those who are lodged."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "bill_in_name", supposed=True)):
        if not (document.is_back_office or _FORESEEN_BESIDE.search(told_with(found)) or _is_a_tenancy(found)):
            yield Hit(found.span, OWN, {"shown": found.text}, Certainty.REVIEW)


def _is_a_tenancy(found: Found) -> bool:
    """Whether a text only says that one rents a home, as an aid to pay for it may want: no paper is asked."""
    return _LEASE.search(found.text) is not None and not _PAPER.search(found.sentence)


_LEASE = re.compile(r"\bbail\b|\bbaux\b|contrats? de location|\bleases?\b|\btenanc(?:y|ies)\b", re.I)
_PAPER = re.compile(
    r"justifi\w+|\bpreuves?\b|\bpi[èe]ces?\b|factures?|quittances?|copies?|fourni\w+|joi(?:ndre|gnez)|présent(?:er|ez)|envoy(?:er|ez)|proofs?|bills?|documents?|attach|provide|send|upload|evidence|statements?",
    re.I,
)
_FORESEEN_BESIDE = re.compile(
    r"attestation d'h[ée]berg|h[ée]berg(?:eant|eur)|domicili(?:ation|ée?s? (?:par|au|auprès))|chez un|qui vous loge|lives? with|lodg|hostel|shelter|whoever|homeless|no fixed",
    re.I,
)
"""What lets off those who have no bill in their own name."""


def _hit(span: Span, name: str, offered: list[str]) -> Iterator[Hit]:
    held = any(_TENURE.search(one) for one in offered)
    if len(offered) >= 2 and held and not any(_FORESEEN.search(one) for one in offered):
        yield Hit(span, LIST, {"name": name})


def _asking(form: Form) -> Iterator[Hit]:
    """Report the pattern that an address must have, when it is that of houses with a number alone."""
    if form.use is Use.PRINTED or not form.is_persons or not form.place.is_lived or form.speaks_of("fields.homeless"):
        return
    for one in form.own:
        if one.required and one.is_about("fields.house_number") and _is_number(one) and form.first("fields.street"):
            yield Hit(one.span, HOUSE, {"name": one.name}, form.certainty, path=one.path)
        elif (
            one.is_about("fields.address")
            and not one.is_about("fields.postcode")
            and (one.required or one.sort is Sort.TEXT)
        ):
            for pattern in one.patterns:
                # who may leave it empty, and lives in a hamlet, is turned down as well
                if house_numbers_only(pattern.text):
                    certainty = Certainty.VIOLATION if one.required else Certainty.REVIEW
                    yield Hit(pattern.span, NUMBERED, certainty=certainty, path=pattern.path)


def _is_number(one: Asked) -> bool:
    """Whether a field takes nothing but a number."""
    return _NUMBER.search(one.kind) is not None or any(plain_numbers_only(each.text) for each in one.patterns)


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    name = control.attr("name") or ""
    options = [one for one in control.inside("option") if one.attr("value") != ""]
    if (
        not page.is_back_office
        and any(pair <= words_of(name) for pair in _PAIRS)
        and not any(is_dynamic(one.text) for one in options)
    ):
        yield from _hit(control.span, name, [f"{one.attr('value') or ''} {one.text}" for one in options])


@python_rule(
    nodes.ClassDef,
    name="domiciliation-missing",
    code="W9536",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Domiciliation absente des choix", en="Registered address missing from the choices"),
    harms=Text(
        fr="Les personnes sans domicile stable, dont la situation n’est pas dans la liste.",
        en="People without a stable home, whose situation is not on the list.",
    ),
    instead=Text(
        fr="Ajoutez la domiciliation, l’hébergement chez un tiers, l’étranger et « autre ».",
        en='Add a registered address, staying with someone, abroad, and "other".',
    ),
    wrong_when=Text(
        fr="La liste décrit un bâtiment, pas la situation d’une personne.",
        en="The list describes a building, not a person's situation.",
    ),
    refs=("casf-l-264-1",),
    lesson="03-forms/03-address",
    mentions=("type_adresse", "address_type", "adresse_type", "logement", "housing", "hebergement",),
    bad=(
        Bad({"bac/pieces.py": 'import tomllib\n\nPIECES = tomllib.loads(open("bac.toml").read())["pieces"]  # été\n\n\ndef manque(reçues):\n    return [sorte for sorte, admises in PIECES.items() if not set(reçues) & set(admises)]\n', "bac/bac.toml": '[pieces]\nidentite = ["passeport", "livret"]\ndomicile = ["facture de gaz"]\n'}, PROOF, at='domicile = ["facture de gaz"]', path="bac/bac.toml", review=True),
        Bad('<p lang="fr">Une quittance de loyer est indispensable, été comme hiver.</p>', OWN, at="quittance de loyer est indispensable", path="templates/aide.html", review=True),
        Bad("justificatif_domicile:  # été\n  au_nom_du_demandeur: true\n", OWN, at="true", path="config/pieces.yml", review=True),
        Bad("class Adresse < ApplicationRecord # été\n  belongs_to :usager\n\n  validates :numero, presence: true, numericality: { only_integer: true }\n  validates :voie, presence: true\nend\n", HOUSE, at="validates :numero, presence: true, numericality: { only_integer: true }", path="app/models/adresse.rb"),
        Bad('class DomicileForm(forms.Form):\n    prénom = forms.CharField()\n    numero_voie = forms.IntegerField()\n    nom_voie = forms.CharField()\n', HOUSE, at="numero_voie", path="aides/forms.py"),
        Bad('<form method="post"><label for="n">Numéro</label><input id="n" type="number" name="numero_rue" required><label for="r">Rue, même l’été</label><input id="r" name="rue" required></form>', HOUSE, at='<input id="n" type="number" name="numero_rue" required>', path="templates/domicile.html"),
        Bad('import re\n\n\nclass AideForm(forms.Form):\n    adresse = forms.CharField()  # été\n\n    def clean_adresse(self):\n        if not re.match(r"^\\d+,? .+", self.cleaned_data["adresse"]):\n            raise forms.ValidationError("Incomplète")\n', NUMBERED, at='r"^\\d+,? .+"', path="aide/forms.py"),
        Bad('class Foyer(models.Model):\n    type_logement = models.CharField(max_length=4, choices=[("prop", "Propriétaire"), ("loc", "Locataire")])\n', LIST, at="type_logement"),
        Bad('class AideForm(FlaskForm):\n    type_adresse = SelectField("Adresse", choices=[("p", "Principale"), ("s", "Secondaire")])\n', LIST, at="type_adresse"),
        Bad('<select name="housing_status"><option value="o">Owner</option><option value="t">Tenant</option></select>', LIST, at='<select name="housing_status">', path="templates/aide.html"),
        Bad('{\n  "pieces": [\n    {"id": "identite", "label": "Pièce d’identité ou titre de séjour", "obligatoire": true},\n    {"id": "domicile", "label": "Justificatif de domicile", "obligatoire": true}\n  ]\n}\n', PROOF, at='"domicile"', path="config/formulaire.json", review=True),
        Bad('<form method="post" enctype="multipart/form-data"><label for="p">Prénom (été)</label><input id="p" name="prenom"><label for="d">Justificatif de domicile</label><input id="d" type="file" name="justificatif" required></form>', PROOF, at='<input id="d" type="file" name="justificatif" required>', path="templates/depot.html", review=True),
        Bad({"src/Motifs.php": "<?php // été\nfinal class Motifs\n{\n    public const VOIE = '/^\\d{1,4}\\s+\\p{L}[\\p{L}\\d -]{2,}$/u';\n}\n", "src/Dto/Domicile.php": "<?php\nclass Domicile\n{\n    #[Assert\\NotBlank]\n    public string $prenom = '';\n    #[Assert\\NotBlank]\n    #[Assert\\Regex(pattern: Motifs::VOIE)]\n    public string $voie = '';\n}\n"}, NUMBERED, at="'/^\\d{1,4}\\s+\\p{L}[\\p{L}\\d -]{2,}$/u'", path="src/Motifs.php"),
        Bad('class AideForm(forms.Form):\n    prénom = forms.CharField()\n    adresse = forms.RegexField(r"^[0-9]+ .+$", required=False)\n', NUMBERED, at='r"^[0-9]+ .+$"', path="aides/forms.py", review=True),
    ),
    good=(
        Good({"bac/pieces.py": 'import tomllib\n\nPIECES = tomllib.loads(open("bac.toml").read())["pieces"]  # été\n\n\ndef manque(reçues):\n    return [sorte for sorte, admises in PIECES.items() if not set(reçues) & set(admises)]\n', "bac/bac.toml": '[pieces]\nidentite = ["passeport", "livret"]\ndomicile = ["facture de gaz", "attestation d’hébergement"]\n'}),
        Good('<p lang="fr">Pour cette aide au loyer, être titulaire d’un bail en cours à son nom avant l’été.</p>', path="templates/aide.html"),
        Good('<p lang="en">To get the café’s help with rent, you must hold the tenancy in your own name.</p>', path="templates/rent.html"),
        Good("justificatif_domicile:  # été\n  au_nom_du_demandeur: true\n  attestation_hebergement: true\nbadge:\n  au_nom_du_demandeur: true\n", path="config/pieces.yml"),
        Good("class Adresse < ApplicationRecord # été\n  belongs_to :usager\n\n  validates :numero, length: { maximum: 20 }\n  validates :voie, presence: true\nend\n", path="app/models/adresse.rb"),
        Good({"app/validators/zip_code_validator.rb": "class ZipCodeValidator < ActiveModel::EachValidator # été\n  DIGITS = /\\A\\d+\\z/\n\n  def validate_each(record, name, value)\n    record.errors.add(name, :invalid) unless value =~ DIGITS\n  end\nend\n", "app/models/claim.rb": "class Claim < ApplicationRecord\n  validates :first_name, presence: true\n  validates :mailing_zip_code, zip_code: true\nend\n"}, path="app/models/claim.rb"),
        Good('class FactureForm(forms.Form):\n    prénom = forms.CharField()\n    numero = forms.IntegerField()\n    montant = forms.DecimalField()\n', path="aides/forms.py"),
        Good('class Foyer(models.Model):\n    type_logement = models.CharField(max_length=4, choices=[("loc", "Locataire"), ("heb", "Hébergé chez quelqu’un")])\n'),
        Good('class Page(models.Model):\n    type_adresse = models.CharField(max_length=4, choices=[("a", "Absolue"), ("x", "Autre")])\n'),
        Good('<select name="housing_status"><option value="o">Owner</option><option value="n">No fixed address</option></select>', path="templates/aide.html"),
        Good('{\n  "pieces": [\n    {"id": "identite", "label": "Pièce d’identité ou titre de séjour", "obligatoire": true},\n    {"id": "domicile", "label": "Justificatif de domicile", "obligatoire": true, "desc": "Ou attestation de domiciliation, de l’hébergeant"}\n  ]\n}\n', path="config/formulaire.json"),
        Good('<form method="post" enctype="multipart/form-data"><label for="p">Prénom (été)</label><input id="p" name="prenom"><label for="d">Justificatif de domicile</label><input id="d" type="file" name="justificatif"></form>', path="templates/depot.html"),
        Good('class AideForm(forms.Form):\n    prénom = forms.CharField()\n    adresse = forms.RegexField(r"^[0-9A-Za-z].+$", required=False)\n', path="aides/forms.py"),
    ),
    also=(
        Check(Subject.ELEMENT, ("select",), (), _in_page),
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("nom", "name", "titulaire", "holder"), _said, ("domicile", "residence", "résidence", "adresse", "address", "logement", "hebergement", "utility", "bill", "facture", "quittance")),
        Check(Subject.ACT, (Kind.ASK,), ("adresse", "address", "rue", "street", "voie"), _asking),
        Check(Subject.ACT, (Kind.ASK,), ("justificatif", "proof", "preuve", "utility", "piece", "pièce"), _proof, ("domicile", "adresse", "address", "residence", "bill")),
    ),
)  # fmt: skip
def domiciliation_missing(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    """Report a closed list of home situations that leaves out people without a stable home."""
    if module.is_back_office:
        return
    for field in fields_of(owner, module):
        if any(pair <= field.words for pair in _PAIRS) and field.choices is not None:
            offered = [f"{value} {label}" for value, label in field.choices if value not in ("", None)]
            yield from _hit(module.span(field.target), field.name, offered)
