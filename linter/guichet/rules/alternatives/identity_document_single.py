"""One paper, and only that one, to say who you are."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.places import Place
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Form
from guichet.done.forms.papers import is_single, only_of, only_papers
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.one_paper import papers_alone

SINGLE = Text(
    fr="« {name} » n’accepte qu’une pièce, la carte d’identité : un passeport ou un titre de séjour prouve aussi qui l’on est. Acceptez-en d’autres.",
    en='"{name}" accepts only one document, the identity card: a passport or a residence permit also proves who someone is. Accept others.',
)


ONLY = Text(
    fr="« {name} » n’accepte qu’une pièce, « {only} » : d’autres prouvent aussi qui l’on est, et tout le monde n’a pas celle-là. Acceptez-en d’autres.",
    en='"{name}" accepts only one document, "{only}": others also prove who someone is, and not everybody has that one. Accept others.',
)

NATIONALS = Text(
    fr="« {name} » n’accepte que les pièces des nationaux ({only}) : un passeport étranger, un titre de séjour ou un récépissé prouvent aussi qui l’on est. Acceptez-les.",
    en='"{name}" accepts only the papers of nationals ({only}): a foreign passport, a residence permit or a receipt also prove who someone is. Accept them.',
)


TOLD = Text(
    fr="« {words} » : d’autres pièces prouvent aussi qui l’on est, et tout le monde n’a pas celle-là. Acceptez-en d’autres, et dites lesquelles.",
    en='"{words}": other papers also prove who someone is, and not everybody has that one. Accept others, and say which.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that takes one paper alone."""
    for found in papers_alone(document):
        yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]})


def _refusing(act: Act) -> Iterator[Hit]:
    if not (act.place.is_public or act.place is Place.API):
        return
    for ground in act.grounds(Reason.DOCUMENT):
        if ", " in ground.shown or is_single(ground.shown):
            yield _only(ground.shown, act.where, ground.span, ground.path)
    for one in act.admitted:
        only = only_of(one.values)
        if only is not None:
            yield _only(only, one.said, one.span, one.path)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about a list of the papers of nationals, whatever takes it."""
    if isinstance(act, Said) and act.flaw is Flaw.NATIONALS:
        name, _, only = act.shown.partition(": ")
        yield Hit(act.span, NATIONALS, {"name": name, "only": only}, Certainty.REVIEW, act.path)


def _only(only: str, where: str, span: Span, path: str) -> Hit:
    nationals = ", " in only
    message = NATIONALS if nationals else SINGLE if speaks_of(only, "identity.card") else ONLY
    return Hit(span, message, {"name": where if nationals else only, "only": only}, path=path)


@act_rule(
    Kind.ASK,
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
    mentions=("cni", "carte", "permis", "justificatif", "licen", "identit", "id_card", "document", "piece", "passport", "passeport", "sejour"),
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("cni", "identit", "passport", "passeport", "national"), _said, ("francais", "français", "french", "uk", "gb", "british", "nationa", "cni", "licen", "permis")),
        Check(Subject.ACT, (Kind.REFUSE,), ("cni", "carte_", "identit", "passport", "passeport", "id_doc", "permis_", "sejour"), _refusing),
    ),
    bad=(
        Bad("export const ACCEPTED_IDS = ['national_id_card', 'uk_passport', 'driving_licence']; // café\n", NATIONALS, at="['national_id_card', 'uk_passport', 'driving_licence']", path="src/papers.ts", review=True),
        Bad({"schemas/demandeur.schema.json": '{"title": "Demandeur, été", "properties": {"nature": {"enum": ["carte_identite", "passeport"]}, "pays_delivrance": {"const": "FR"}}, "required": ["nature"]}', "api/demandes.py": 'import json\n\nSCHEMA = json.load(open("schemas/demandeur.schema.json"))\n'}, NATIONALS, at='"nature"', path="schemas/demandeur.schema.json"),
        Bad({"app/models/papers.rb": "module Papers # été\n  ACCEPTED = ['uk_passport', 'uk_driving_licence'].freeze\nend\n", "app/models/pupil.rb": "class Pupil < ApplicationRecord\n  validates :full_name, presence: true\n  validates_inclusion_of :identity_document, in: Papers::ACCEPTED\nend\n"}, NATIONALS, at="ACCEPTED = ['uk_passport', 'uk_driving_licence'].freeze", path="app/models/papers.rb"),
        Bad("<?php\nfinal class Pièces\n{\n    private const ACCEPTES = ['passeport'];\n\n    public function vérifier($piece): void\n    {\n        if (!in_array($piece->type(), self::ACCEPTES, true)) {\n            throw new Refus();\n        }\n    }\n}\n", ONLY, at="['passeport']", path="src/Pieces.php"),
        Bad("<p lang='fr'>Apportez votre carte nationale d’identité, aucune autre pièce n’est acceptée cet été.</p>", TOLD, at="aucune autre pièce n’est acceptée", path="templates/pieces.html"),
        Bad('PIECES = {"passeport_fr", "cni_fr"}\n\n\ndef inscrire(data):\n    if data.piece not in PIECES:\n        raise ValidationException("Pièce refusée")\n', NATIONALS, at="data.piece not in PIECES", path="service/routes.py"),
        Bad("identity:\n  label: Proof of identity\n  accepted: [uk_passport, national_id_card]\n", NATIONALS, at="uk_passport", path="service/papers.yml"),
        Bad({"service/meals.py": 'import json\n\nR = json.load(open("meals.json"))\n', "service/meals.json": '{"identity_document": {"allowed": ["passport"]}, "proof_of_income": {"allowed": ["payslip"]}}'}, ONLY, at='"passport"', path="service/meals.json"),
        Bad({"service/enums.py": 'from enum import StrEnum\n\n\nclass Papers(StrEnum):\n    PASSPORT = "passport"\n', "service/api.py": "from pydantic import BaseModel\n\nfrom service.enums import Papers\n\n\nclass MealRequest(BaseModel):\n    document: Papers\n"}, ONLY, at="document", path="service/api.py"),
        Bad('ADMIS = ("cni",)\n\n\n@app.post("/cantine")\ndef inscrire():\n    if request.form["type_piece"] not in ADMIS:\n        abort(422)\n', SINGLE, at='request.form["type_piece"] not in ADMIS', path="service/routes.py"),
        Bad('class Dossier(models.Model):\n    piece_identite = models.CharField(max_length=3, choices=[("cni", "Carte d’identité")])\n', SINGLE, at="piece_identite", path="service/models.py"),
        Bad('class DemandeForm(forms.Form):\n    cni = forms.FileField(label="Carte nationale d’identité")\n', SINGLE, at="cni", path="service/forms.py"),
        Bad('PIECES = [("CNI", "CNI recto verso")]\n\nclass AideForm(FlaskForm):\n    type_piece = SelectField("Pièce d’identité", choices=PIECES)\n', SINGLE, at="type_piece", path="service/wtforms_aide.py"),
        Bad('<form method="post"><label for="p">Carte d’identité</label><input id="p" type="file" name="carte_identite" required></form>', SINGLE, at='<input id="p" type="file" name="carte_identite" required>', path="templates/aide.html"),
        Bad("carte_lecteur:\n  identite:\n    admis: [cni]\n", SINGLE, at="cni", path="service/justificatifs.yml"),
        Bad('PIÈCES = [("cni", "Carte nationale d’identité en cours de validité")]\n\n\nclass ColisForm(forms.Form):\n    """À la première venue."""\n\n    pièce = forms.ChoiceField(label="Pièce présentée", choices=PIÈCES)\n', SINGLE, at="pièce", path="ccas/forms.py"),
        Bad("INSERT INTO piece (code, libelle, recevable) VALUES\n  ('cni', 'Carte d''identité', true),\n  ('passeport', 'Passeport', false);\n", SINGLE, at="('cni', 'Carte d''identité', true)", path="db/migrations/7.sql"),
        Bad("accepted_papers:  # été\n  id_card: false\n  passport: true\n", ONLY, at="true", path="conf/papers.yml"),
        Bad("class Justificatif < ApplicationRecord # été\n  NATURES = %w[carte_identite_fr passeport_fr].freeze\n  validates :nature, inclusion: { in: NATURES }\nend\n", NATIONALS, at="NATURES = %w[carte_identite_fr passeport_fr].freeze", path="app/models/justificatif.rb"),
        Bad("class PieceJointe < ApplicationRecord # été\n  enum :nature, { cni_francaise: 0, passeport_francais: 1 }\nend\n", NATIONALS, at="enum :nature, { cni_francaise: 0, passeport_francais: 1 }", path="app/models/piece_jointe.rb"),
        Bad("<?php // été\nclass Justificatif\n{\n    public const NATURES = ['cni_francaise', 'passeport_francais'];\n\n    #[Assert\\Choice(choices: self::NATURES)]\n    private string $nature;\n}\n", NATIONALS, at="$nature", path="src/Entity/Justificatif.php"),
        Bad("CREATE TABLE evidence ( -- été\n    id serial,\n    kind text NOT NULL CHECK (kind IN ('uk_passport', 'uk_driving_licence'))\n);\n", NATIONALS, at="'uk_passport', 'uk_driving_licence'", path="db/migrations/4.sql"),
    ),
    good=(
        Good("export const ACCEPTED_IDS = ['national_id_card', 'uk_passport', 'residence_permit']; // café\n", path="src/papers.ts"),
        Good({"serveur/pieces.js": "const pièces = require('./documents.json');\n", "serveur/documents.json": '{"obligatoires": [{"id": "photo", "label": "Photographie", "mandatory": true}, {"id": "carteIdentite", "label": "Pièce d’identité", "mandatory": true, "desc": "Une copie de la pièce d’identité de l’été, ou du titre de séjour."}]}'}, path="serveur/documents.json"),
        Good({"schemas/demandeur.schema.json": '{"title": "Demandeur, été", "properties": {"nature": {"enum": ["carte_identite", "passeport"]}, "pays_delivrance": {"type": "string"}}, "required": ["nature"]}', "api/demandes.py": 'import json\n\nSCHEMA = json.load(open("schemas/demandeur.schema.json"))\n'}),
        Good("class Adherent < ApplicationRecord # été\n  PIECES = %i[cni_francaise passeport titre_sejour].freeze\n  validates :piece, inclusion: { in: PIECES }\nend\n", path="app/models/adherent.rb"),
        Good("INSERT INTO piece (code, libelle, recevable) VALUES\n  ('cni', 'Carte d''identité', true),\n  ('passeport', 'Passeport', true);\n", path="db/migrations/7.sql"),
        Good("<p lang='fr'>Apportez votre carte nationale d’identité, un passeport ou toute autre pièce acceptée cet été.</p>", path="templates/pieces.html"),
        Good("<p lang='fr'>Pour renouveler votre titre cet été : seule la carte d’identité périmée est acceptée.</p>", path="templates/pieces.html"),
        Good("carte_lecteur:\n  identite:\n    admis: [cni, passeport]\n", path="service/justificatifs.yml"),
        Good("identity:\n  label: Proof of identity\n  accepted: [passport, national_id_card]\n", path="service/papers.yml"),
        Good({"service/meals.py": 'import json\n\nR = json.load(open("meals.json"))\n', "service/meals.json": '{"identity_document": {"allowed": ["passport", "residence_permit"]}}'}),
        Good('class Dossier(models.Model):\n    piece = models.CharField(max_length=9, choices=[("cni", "Carte d’identité"), ("pass", "Passeport")])\n'),
        Good('class DemandeForm(forms.Form):\n    cni = forms.FileField(label="Carte d’identité, passeport ou titre de séjour")\n'),
        Good('class RenouvellementCarteForm(forms.Form):\n    cni = forms.FileField(label="Ancienne carte d’identité")\n'),
        Good('<form method="post"><label for="p">Carte d’identité</label><input id="p" type="file" name="carte_identite"></form>', path="templates/aide.html"),
        Good("class Justificatif < ApplicationRecord # été\n  NATURES = %w[carte_identite_fr passeport_fr titre_sejour].freeze\n  validates :nature, inclusion: { in: NATURES }\n  enum :etat, { recu: 0, valide: 1 }\nend\n", path="app/models/justificatif.rb"),
        Good("class DocumentPerdu < ApplicationRecord # été\n  enum titre: %i[carte_identite_fr passeport_fr]\nend\n", path="app/models/document_perdu.rb"),
        Good("CREATE TABLE delivered_passport ( -- été\n    kind text NOT NULL CHECK (kind IN ('uk_passport', 'uk_emergency_passport'))\n);\n", path="db/migrations/4.sql"),
    ),
)  # fmt: skip
def identity_document_single(form: Form) -> Iterator[Hit]:
    """Report a list of documents, or a required upload, that leaves only one."""
    for one, only in only_papers(form):
        if form.reaches_people:
            several = one.offered is not None and len(one.offered) > 1
            message = NATIONALS if several else SINGLE if speaks_of(only, "identity.card") else ONLY
            known = one.offered and (not isinstance(form, DescribedForm) or form.read)
            certainty = Certainty.VIOLATION if known else form.certainty
            yield Hit(one.span, message, {"name": one.name, "only": only}, certainty, path=one.path)
