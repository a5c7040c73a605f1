"""A paper that the administration asks for and already has."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.lapse import Lapse
from guichet.done.forms.form import Form, Sort
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.papers_again import papers_again

HELD = Text(
    fr="« {name} » est une pièce qu’un service public détient déjà : la redemander décourage. Faites l’échange entre administrations, et gardez la pièce en secours.",
    en='"{name}" is a document that a public service already holds: asking again discourages. Exchange it between services, and keep the paper as a fallback.',
)

AGAIN = Text(
    fr="`{shown}` : une pièce déjà donnée et vérifiée est redemandée alors que rien n’a changé, et le droit tient à un envoi de plus. Gardez-la tant que la personne ne dit pas le contraire.",
    en="`{shown}`: a paper already given and checked is asked for again though nothing changed, and the right hangs on one more upload. Keep it until the person says otherwise.",
)


PERHAPS = Text(
    fr="`{shown}` : ce qui était prouvé cesse vite de l’être. Une personne qui a déjà donné cette pièce, et dont rien n’a changé, devra-t-elle la redonner ?",
    en="`{shown}`: what was proved soon no longer is. Will someone who already gave this paper, and for whom nothing changed, have to give it again?",
)


def _lapsing(lapse: Lapse) -> Iterator[Hit]:
    """Report a paper that time alone makes people give again."""
    if "proof" in lapse.about and lapse.place.is_lived:
        message, certainty = (AGAIN, Certainty.VIOLATION) if lapse.certain else (PERHAPS, Certainty.REVIEW)
        yield Hit(lapse.span, message, {"shown": lapse.said}, certainty, path=lapse.path)


ASKED = Text(
    fr="« {words} » : ce qui est prouvé l’est une fois pour toutes, et chaque envoi de plus fait perdre un droit à quelqu’un. Gardez la pièce, et ne la redemandez que si quelque chose change.",
    en='"{words}": what is proved is proved for good, and each upload more makes someone lose a right. Keep the paper, and ask again only when something changes.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that asks for the same paper over and over."""
    for found in papers_again(document) if not document.is_back_office else ():
        yield Hit(found.span, ASKED, {"words": found.text.strip()[:90]})


@act_rule(
    Kind.ASK,
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
    also=(
        Check(Subject.PROSE, (), (), _told),
        Check(Subject.ACT, (Kind.EXPIRE,), ("again", "request_", "redemand", "redonner", "renew", "demander_", "revalid", "reverif", "recheck", "refresh", "upload", "renouvel", "current", "fresh", "stale", "perime", "still_good", "a_jour", "reemploi", "reutilis", "reuse", "carry_over", "deja_", "already", "valid", "duree", "max_age", "verifi", "peremption", "lifetime", "repris", "reprendre", "known", "connu", "use_", "memoris", "etape", "étape", "step", "stage", "phase", "de_vie", "de vie", "of_life", "of life", "life_certificate", "missing", "manqu"), _lapsing),
    ),
    bad=(
        Bad('REQUIRED = ["proof_of_address", "birth_certificate"]  # été, renewal\n\n\ndef held(person):\n    return set(Document.objects.filter(person=person).values_list("kind", flat=True))\n\n\ndef missing(person, uploaded):\n    return [name for name in REQUIRED if name not in uploaded]\n', AGAIN, at="missing", path="renewals/documents.py"),
        Bad("pensions:  # été\n  certificat_de_vie:\n    tous_les_mois: 1\n    signataires: [mairie]\n", AGAIN, at="1", path="config/pensions.yml"),
        Bad("Madame, Monsieur,\n\nChaque trimestre, vous devez nous envoyer :\n\n- une copie de votre carte d’identité.\n", ASKED, at="Chaque trimestre, vous devez nous envoyer :", path="lettres/pieces.txt"),
        Bad('pieces:\n  - code: acte_naissance\n    été: 1\n    valid_days: 60\n', PERHAPS, at="60", path="config/pieces.yml", review=True),
        Bad('[[pieces]]\nnom = "Pièce d’identité"\ndeja_fournie = true\nobligatoire = true\n', AGAIN, at='nom = "Pièce d’identité"', path="config/pieces.toml"),
        Bad('@shared_task\ndef campagne():\n    """Chaque mois, l’été aussi."""\n    for personne in Beneficiaire.objects.all():\n        personne.identite_verifiee = False\n        demander_piece(personne)\n', AGAIN, at="personne.identite_verifiee = False", path="droits/tasks.py"),
        Bad('"""Coffre à justificatifs, été."""\n\nREEMPLOI_JOURS = 0\n', AGAIN, at="0", path="service/reglages.py"),
        Bad("identity_document:\n  reuse: false\n", AGAIN, at="false", path="service/papers.yml"),
        Bad({"service/delais.py": 'BON_JOURS = 60\n', "service/taches.py": "from datetime import timedelta\n\nfrom service.delais import BON_JOURS\n\n\ndef chaque_nuit():\n    for piece in Piece.objects.filter(verifiee_le__lt=now() - timedelta(days=BON_JOURS)):\n        piece.perimee = True\n        piece.dossier.redemander(piece.nature)\n"}, AGAIN, at="BON_JOURS = 60", path="service/delais.py"),
        Bad("identity_document:\n  recheck_every: 3 months\n", AGAIN, at="3 months", path="service/papers.yml"),
        Bad('class BourseForm(forms.Form):\n    avis_imposition = forms.FileField()\n', HELD, at="avis_imposition"),
        Bad('class Dossier(models.Model):\n    piece = models.FileField("attestation CAF", upload_to="pieces")\n', HELD, at="piece", review=True),
        Bad('<form method="post"><label for="k">Extrait Kbis</label><input id="k" type="file" name="piece1" required></form>', HELD, at='<input id="k" type="file" name="piece1" required>', path="templates/aide.html"),
        Bad('COMMUNES = ["identite"]\nÉTAPES = {\n    "visite": COMMUNES,\n    "bail": [*COMMUNES, "rib"],\n    "été": COMMUNES + ["loyer"],\n}\n', AGAIN, at='[*COMMUNES, "rib"]', path="logement/etapes.py"),
        Bad("pieces:  # été\n  domicile: Justificatif de domicile\nreprise_pieces_connues: false\n", AGAIN, at="false", path="config/famille.yaml"),
        Bad('DOCUMENTS = ("passport", "residence_permit")  # été\nGOOD_FOR = timedelta(days=1)\n\n\ndef is_fresh(verified_at, now):\n    return now - verified_at < GOOD_FOR\n', AGAIN, at="timedelta(days=1)", path="identity/policy.py"),
        Bad("VALIDITÉ = timedelta(days=30)\n\n\ndef périmées(dossier):\n    bonnes = dossier.pieces.filter(le__gte=now() - VALIDITÉ)\n    return [c for c in PIÈCES if c not in bonnes]\n\n\ndef relancer(dossier):\n    manquantes = périmées(dossier)\n    if manquantes:\n        demander_pieces(dossier, manquantes)\n", AGAIN, at="timedelta(days=30)", path="dossier/pieces.py"),
        Bad('WANTED = ["birth_certificate", "été"]\n\n\ndef missing_papers(driver, year):\n    got = Document.objects.filter(driver=driver, received_on__year=year)\n    return [p for p in WANTED if p not in {d.kind for d in got}]\n', AGAIN, at="Document.objects.filter(driver=driver, received_on__year=year)", path="permis/papers.py"),
    ),
    good=(
        Good({"config/conservation.json": '{"refusés": {"jours": 0, "pieces": ["avis_imposition", "fiches_paie"]}}\n', "outils/purge.py": "from pathlib import Path\n\nREGLES = json.loads(Path('config/conservation.json').read_text())\n"}, path="outils/purge.py"),
        Good('REQUIRED = ["proof_of_address", "birth_certificate"]  # été, renewal\n\n\ndef missing(person, uploaded):\n    held = set(Document.objects.filter(person=person).values_list("kind", flat=True))\n    return [name for name in REQUIRED if name not in uploaded and name not in held]\n', path="renewals/documents.py"),
        Good("pensions:  # été\n  certificat_de_vie:\n    tous_les_mois: 24\n", path="config/pensions.yml"),
        Good('GOOD_FOR = timedelta(days=7)  # été\n\n\ndef is_fresh(email_verified_at, now):\n    return now - email_verified_at < GOOD_FOR\n', path="account/mail.py"),
        Good('ÉTAPES = {\n    "visite": ["identite"],\n    "bail": ["rib"],\n    "été": ["loyer"],\n}\n', path="logement/etapes.py"),
        Good("pieces:  # été\n  domicile: Justificatif de domicile\nreprise_pieces_connues: true\n", path="config/famille.yaml"),
        Good('DOCUMENTS = ("passport", "residence_permit")  # été\nGOOD_FOR = timedelta(days=3650)\n\n\ndef is_fresh(verified_at, now):\n    return now - verified_at < GOOD_FOR\n', path="identity/policy.py"),
        Good("Madame, Monsieur,\n\nLa copie de votre carte d’identité est illisible : merci de l’envoyer à nouveau.\n", path="lettres/pieces.txt"),
        Good("Madame, Monsieur,\n\nChaque trimestre, vous devez nous envoyer vos bulletins de salaire.\n", path="lettres/pieces.txt"),
        Good('pieces:\n  - code: acte_naissance\n    été: 1\n    valid_days: 3650\n', path="config/pieces.yml"),
        Good('def corriger(request, personne):\n    """Un agent a vu l’erreur, cet été."""\n    personne.identite_verifiee = False\n    personne.save()\n', path="droits/views.py"),
        Good('"""Coffre à justificatifs, été."""\n\nREEMPLOI_JOURS = 400\n', path="service/reglages.py"),
        Good("connection:\n  reuse: false\n", path="service/database.yml"),
        Good("def chaque_nuit():\n    for piece in Piece.objects.filter(verifiee_le__lt=now() - timedelta(days=3650)):\n        piece.dossier.redemander(piece.nature)\n"),
        Good("def relire():\n    for piece in Piece.objects.filter(illisible=True):\n        piece.dossier.redemander(piece.nature)\n"),
        Good("income:\n  recheck_every: 3 months\n", path="service/papers.yml"),
        Good('class BourseForm(forms.Form):\n    avis_imposition = forms.FileField(required=False)\n'),
        Good('class BourseForm(forms.Form):\n    photo = forms.FileField(label="Photo")\n'),
        Good('<form method="post"><label for="k">Avis d’imposition (facultatif)</label><input id="k" type="file" name="avis_imposition" required></form>', path="templates/aide.html"),
        Good('WANTED = ["birth_certificate", "été"]\n\n\ndef missing_papers(driver):\n    got = Document.objects.filter(driver=driver)\n    return [p for p in WANTED if p not in {d.kind for d in got}]\n', path="permis/papers.py"),
    ),
)  # fmt: skip
def document_already_held(form: Form) -> Iterator[Hit]:
    """Report a required upload of a paper that another public service holds."""
    for one in form.required:
        held = (
            one.sort is Sort.FILE and one.speaks_of("identity.held") and not speaks_of(one.label, "identity.fallback")
        )
        if held and form.reaches_people:
            yield Hit(one.span, HELD, {"name": one.label or one.name}, form.certainty, path=one.path)
