"""A photograph of a paper, refused."""

import re
from collections.abc import Iterator
from itertools import islice

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.table.paper_limits import PaperLimit
from guichet.done.forms.put_in_inside import is_put_in_by_right
from guichet.done.forms.written import offered
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.controls import label_of
from guichet.done.people.fields import fields_of, is_persons
from guichet.done.words import speaks_of
from guichet.reading.python.held import held_behind
from guichet.reading.python.judges import plain_tests
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.views import function_of, refuses
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule
from guichet.told.demands import formats_told

FORMAT = Text(
    fr="Seul le PDF est accepté : une photo prise au téléphone est refusée. Acceptez aussi JPEG, PNG et HEIC.",
    en="Only PDF is accepted: a photograph taken with a phone is refused. Accept JPEG, PNG and HEIC too.",
)

TYPED = Text(
    fr="Seul un fichier de traitement de texte est accepté : une photo prise au téléphone ou un scan est refusé. Acceptez aussi PDF, JPEG, PNG et HEIC.",
    en="Only a word processor’s file is accepted: a photograph taken with a phone or a scan is refused. Accept PDF, JPEG, PNG and HEIC too.",
)

PERHAPS = Text(
    fr="Seuls des documents sont acceptés ici : si des personnes y déposent leurs pièces, une photo prise au téléphone est refusée. Faut-il y ajouter JPEG, PNG et HEIC ?",
    en="Only documents are accepted here: if people send their papers through it, a photograph taken with a phone is refused. Should JPEG, PNG and HEIC be added?",
)

SIZE = Text(
    fr="Au-delà de {size} Mo, la pièce est refusée : une photo de téléphone pèse souvent plus. Acceptez au moins 5 Mo.",
    en="Beyond {size} MB the document is refused: a phone photograph is often bigger. Accept at least 5 MB.",
)

_PDF = frozenset({"pdf", "application/pdf"})
_PICTURES = frozenset({"jpg", "jpeg", "png", "heic", "webp", "gif", "tif", "tiff", "bmp"})
_TYPED = frozenset({
    "doc", "docx", "odt", "application/msword", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip
PICTURE = Text(
    fr="Seule une image est acceptée : une pièce numérisée en mairie, chez un voisin ou par le téléphone est souvent un PDF, et elle est refusée. Acceptez aussi le PDF.",
    en="Only a picture is accepted: a paper scanned at the town hall, by a neighbour or with the phone is often a PDF, and it is turned away. Accept PDF too.",
)
_SIGNED = re.compile(
    r"sign|facture|invoice|avatar|logo|icon|image|banner|cover|illustration|thumbnail|manuel|rapport|report|template|import",
    re.I,
)
_PORTRAIT = re.compile(r"photo|portrait|picture|selfie", re.I)
"""What is a picture, and no paper."""
_MEGABYTE = 1_000_000
_SMALLEST = 50_000
"""Bytes up to which a number counts something else."""
_SIZE = re.compile(
    r"\.size$|content_length$|len\(\w*(?:\.?(?:contenu|content|data|fichier|body|file|piece|octets|bytes))+\w*"
)
_FORMAT = re.compile(r"content_type|mimetype|mime\b|suffix|extension|filename\b|splitext|\.name\.", re.I)


def _only_paper(values: list[object]) -> Text | None:
    """What refuses a photograph among the formats that are taken, or a scan: all of them are of documents, or all are pictures."""
    kinds = {str(value).lower().lstrip(".") for value in values}
    if kinds and all(one in _PICTURES or one.startswith("image/") for one in kinds):
        return PICTURE
    if not kinds or not kinds <= _PDF | _TYPED:
        return None
    return FORMAT if kinds & _PDF else TYPED


def _is_photographed(words: str) -> bool:
    """Whether a paper is one that people hold in their hand, and would take a photograph of."""
    return speaks_of(words, "identity.held_in_hand") and not _SIGNED.search(words)


def _refused(node: nodes.If, module: PythonModule) -> Iterator[Hit]:
    for operator, test, where in _tests(node, module):
        right, left = test.ops[0][1], where.text(test.left)
        within = test.frame()
        done = within.name if isinstance(within, nodes.FunctionDef) else ""
        if _SIGNED.search(f"{done} {where.text(test)}"):
            continue
        for held in held_behind(right, where):
            span = where.span(test) if held.path == where.path else held.span
            size = held.values[0]
            if _SIZE.search(left) and operator in (">", ">=") and isinstance(size, int | float):
                if _SMALLEST < size < 5 * _MEGABYTE:
                    yield Hit(span, SIZE, {"size": f"{size / _MEGABYTE:.1f}"}, path=held.path)
            elif _names_format(test.left, where) and operator in ("!=", "not in"):
                function = function_of(node)
                around = module.text(function) if function is not None else left
                told = _only_paper(list(held.values))
                if told is not None and not _SIGNED.search(around):
                    yield Hit(span, told, path=held.path)


def _tests(node: nodes.If, module: PythonModule) -> Iterator[tuple[str, nodes.Compare, PythonModule]]:
    """The comparisons by which a branch turns a file away, there or in the function that it asks, and how each stands then."""
    for test in node.test.nodes_of_class(nodes.Compare):
        yield str(test.ops[0][0]), test, module
    for plain in plain_tests(node.test, True, module):
        if plain.operator and not node.test.parent_of(plain.test) and plain.test is not node.test:
            yield plain.operator, plain.test, plain.module


def _names_format(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression is the format of a file, by its name or by what it was cut from."""
    return any(_FORMAT.search(module.text(one.node)) for one in islice(origins(node, module, made_of), 6))


def _in_page(control: Element, page: Page) -> Iterator[Hit]:
    accepted = control.attr("accept")
    if (
        accepted
        and (control.attr("type") or "").lower() == "file"
        and not page.is_back_office
        and not is_dynamic(accepted)
    ):
        words = f"{control.attr('name') or ''} {label_of(control)}"
        told = _only_paper([one.strip() for one in accepted.split(",")])
        if told is not None and _is_photographed(words) and not (told is PICTURE and _PORTRAIT.search(words)):
            yield Hit(control.attribute_span("accept"), told)


TOLD = Text(
    fr="« {words} » : une photo prise au téléphone est refusée, et tout le monde n’a pas de quoi faire autrement. Acceptez JPEG, PNG et HEIC, et convertissez chez vous.",
    en='"{words}": a photograph taken with a phone is turned away, and not everybody can make anything else. Accept JPEG, PNG and HEIC, and convert on your side.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that turns away photographs of the papers that people hold."""
    page = document.page
    asks = page is None or any(input_type(one) == "file" for one in page.find("input"))
    sure = Certainty.VIOLATION if asks else Certainty.REVIEW  # where nothing is sent, the page may speak of others
    for found in formats_told(document) if not document.is_back_office else ():
        if _is_photographed(found.prose.text):
            yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]}, sure)


def _kept(act: Act) -> Iterator[Hit]:
    """Report the limits that a table sets to the papers that people send."""
    if not isinstance(act, PaperLimit) or not act.place.is_public or _SIGNED.search(act.said):
        return
    told = _only_paper([*act.formats])
    if told is not None:
        if act.certain:
            yield Hit(act.span, told, path=act.path)
        elif told is not PICTURE:  # pictures alone are what a site is made of: nothing says that papers go through it
            yield Hit(act.span, PERHAPS, {}, Certainty.REVIEW, act.path)
    elif _SMALLEST < act.size < 5 * _MEGABYTE:
        yield Hit(act.span, SIZE, {"size": f"{act.size / _MEGABYTE:.1f}"}, path=act.path)


@python_rule(
    nodes.ClassDef, nodes.If, nodes.Assign,
    name="upload-restrictive",
    code="W9547",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Dépôt de pièce trop restrictif", en="Upload too restrictive"),
    harms=Text(
        fr="Les personnes qui n’ont qu’un téléphone : leur photo n’est ni un PDF, ni légère.",
        en="People who only have a phone: their photograph is neither a PDF nor small.",
    ),
    instead=Text(
        fr="Acceptez JPEG, PNG et HEIC, jusqu’à 20 Mo, et convertissez chez vous.",
        en="Accept JPEG, PNG and HEIC, up to 20 MB, and convert on your side.",
    ),
    wrong_when=Text(
        fr="La pièce porte une signature électronique que seul le PDF garde.",
        en="The document carries an electronic signature that only PDF keeps.",
    ),
    refs=("insee-1780", "herd-moynihan"),
    lesson="03-forms/05-documents",
    mentions=("allowed_extensions", "fileallowed", "fileextensionvalidator", "content_type", "max_content_length", ".size", "content_length", "mimetype", "suffix", "filename", "extension", ".body", "splitext",),
    bad=(
        Bad("<p lang='fr'>Les pièces de l’été sont en PDF, les photos sont refusées.</p>", TOLD, at="photos sont refusées", path="templates/aide.html", review=True),
        Bad("<p lang='fr'>Les pièces de l’été sont en PDF, les photos sont refusées.</p><label>Pièce <input type='file' name='p'></label>", TOLD, at="photos sont refusées", path="templates/pieces.html"),
        Bad("export const LIMITES = { été: 1, types: ['application/pdf'] };\n", PERHAPS, at="['application/pdf']", path="static/limites.js", review=True),
        Bad('[pieces.domicile]\nlibelle = "Été, quittance"\nformats = ["pdf"]\n', FORMAT, at='formats = ["pdf"]', path="depot/pieces.toml"),
        Bad('PIECES = {"bulletin_d_été": {"taille_max_ko": 300}}\n', SIZE, at="300", path="depot/reglages.py"),
        Bad('MESSAGES = {"été": "Ce fichier ne va pas."}\n\n\ndef probleme(piece):\n    if piece.content_type not in ("application/pdf",):\n        return MESSAGES["été"]\n    return None\n', FORMAT, at='piece.content_type not in ("application/pdf",)', path="depot/verif.py"),
        Bad('class PieceForm(forms.Form):\n    piece = forms.FileField(validators=[FileExtensionValidator(allowed_extensions=["pdf"])])\n', FORMAT, at='["pdf"]'),
        Bad('def clean_piece(self):\n    if self.piece.size > 1024 * 1024:\n        raise ValidationError("Trop lourd")\n', SIZE, at="self.piece.size > 1024 * 1024"),
        Bad('<input type="file" name="justificatif" accept=".pdf">', FORMAT, at='accept=".pdf"', path="templates/aide.html"),
        Bad('def deposer(piece):\n    if piece.content_type != "application/pdf":\n        raise ValidationError("PDF seulement")\n', FORMAT, at='piece.content_type != "application/pdf"'),
        Bad({"pieces/reglages.py": 'TYPES = {"application/pdf"}\nTAILLE = 500 * 1024\n', "pieces/vues.py": 'from pieces import reglages as r\n\n\ndef deposer(request):\n    for pièce in request.FILES.getlist("pieces"):\n        if pièce.content_type not in r.TYPES:\n            return JsonResponse({}, status=400)\n'}, FORMAT, at='{"application/pdf"}', path="pieces/reglages.py"),
        Bad({"dépôt.py": 'import yaml\n\nRÈGLES = yaml.safe_load(open("dépôt.yaml"))\n\n\ndef recevoir(fichier):\n    if fichier.size > RÈGLES["max_ko"] * 1024:\n        raise HTTPException(400)\n', "dépôt.yaml": "max_ko: 300\n"}, SIZE, at="300", path="dépôt.yaml"),
        Bad('<input type="file" name="justificatif" accept=".docx,.odt">', TYPED, at='accept=".docx,.odt"', path="templates/aide.html"),
        Bad({"dépôt.py": 'import tomllib\nfrom pathlib import Path\n\nLIMITES = tomllib.loads(Path("limites.toml").read_text())["limites"]\n\n\ndef recevoir(fichier):\n    genre = fichier.filename.rsplit(".", 1)[-1]\n    if genre not in LIMITES["formats"]:\n        raise HTTPException(400)\n', "limites.toml": '[limites]\nformats = ["pdf"]\n'}, FORMAT, at='formats = ["pdf"]', path="limites.toml"),
        Bad("class PieceIdentite < ApplicationRecord # été\n  FORMATS = ['image/png', 'image/jpeg']\n\n  validates :fichier, content_type: FORMATS\nend\n", PICTURE, at="content_type: FORMATS", path="app/models/piece_identite.rb"),
        Bad({'files/models.py': 'from django.db import models\n\n\nclass Document(models.Model):\n    """Été."""\n    justificatif = models.FileField(validators=[FileExtensionValidator([\'pdf\'])])\n', 'files/views.py': 'from django.views.generic import CreateView\n\n\nclass DocumentCreateView(LoginRequiredMixin, CreateView):\n    model = Document\n    success_url = "/"\n'}, FORMAT, at="['pdf']", path='files/models.py'),
    ),
    good=(
        Good("<p lang='fr'>Votre photo est refusée parce que l’on n’y voit pas votre visage, été comme hiver.</p><label>Pièce <input type='file' name='p'></label>", path="templates/pieces.html"),
        Good("<p lang='fr'>Les pièces de l’été peuvent être en PDF ; les photos sont acceptées.</p>", path="templates/pieces.html"),
        Good('[pieces.domicile]\nlibelle = "Été, quittance"\nformats = ["pdf", "jpg", "heic"]\ntaille_max_ko = 20000\n', path="depot/pieces.toml"),
        Good('[rapports]\nlibelle = "Rapport d’été"\nformats = ["pdf"]\n', path="depot/sorties.toml"),
        Good('class PieceForm(forms.Form):\n    piece = forms.FileField(validators=[FileExtensionValidator(["pdf", "jpg", "png"])])\n'),
        Good('def clean_piece(self):\n    if self.piece.size > 20 * 1024 * 1024:\n        raise ValidationError("Trop lourd")\n'),
        Good('<input type="file" name="mandat_signe" accept=".pdf">', path="templates/aide.html"),
        Good("class PieceIdentite < ApplicationRecord # été\n  FORMATS = ['image/png', 'image/jpeg', 'application/pdf']\n\n  validates :fichier, content_type: FORMATS\nend\n", path="app/models/piece_identite.rb"),
        Good("class Service < ApplicationRecord # été\n  validates :logo, content_type: ['image/png', 'image/jpeg']\nend\n", path="app/models/service.rb"),
        Good({'files/models.py': 'from django.db import models\n\n\nclass Document(models.Model):\n    """Été."""\n    justificatif = models.FileField(validators=[FileExtensionValidator([\'pdf\'])])\n', 'files/views.py': 'from django.views.generic import CreateView\n\n\nclass DocumentCreateView(PermissionRequiredMixin, CreateView):\n    model = Document\n    permission_required = "files.add_document"\n'}),
    ),
    also=(
        Check(Subject.ELEMENT, ("input",), (), _in_page),
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.REFUSE,), ("pdf", "image/", "doc", "odt", "_ko", "_kb", "_mo", "_mb", " mo", " mb", " ko", " kb", "octets", "bytes"), _kept, ("format", "extension", "mime", "type", "accept", "taille", "size", "poids", "content_type")),
    ),
)  # fmt: skip
def upload_restrictive(node: nodes.ClassDef | nodes.If | nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    """Report an upload that takes PDF alone, or less than five megabytes."""
    if isinstance(node, nodes.ClassDef):
        for field in fields_of(node, module) if is_persons(node) else ():
            for validator in field.validators:
                kind = dotted(validator).rpartition(".")[2]
                if isinstance(validator, nodes.Call) and kind in ("FileExtensionValidator", "FileAllowed"):
                    listed = next(
                        (one.value for one in validator.keywords if one.arg in ("allowed_extensions", "upload_set")),
                        None,
                    )
                    listed = listed if listed is not None else validator.args[0] if validator.args else None
                    told = _only_paper([*(offered(listed, module) or ())]) if listed is not None else None
                    words = f"{field.name} {field.label}"
                    is_portrait = told is PICTURE and _PORTRAIT.search(words) is not None
                    is_paper = told is not None and not is_portrait and _is_photographed(f"{words} {node.name}")
                    if told is not None and is_paper and not is_put_in_by_right(node, module):
                        yield Hit(module.span(listed), told)
    elif isinstance(node, nodes.Assign):
        target = node.targets[0]
        name = str(value_of(target.slice)) if isinstance(target, nodes.Subscript) else target.as_string()
        size = value_of(node.value)
        if name == "MAX_CONTENT_LENGTH" and isinstance(size, int) and 0 < size < 5 * _MEGABYTE:
            yield Hit(module.span(node), SIZE, {"size": f"{size / _MEGABYTE:.1f}"})
    elif refuses(node.body):
        yield from _refused(node, module)
