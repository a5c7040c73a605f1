"""A refusal that does not say why."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.table.muted import Muted
from guichet.done.deciding.letters import letters_of
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.left_blank import reasons_left_blank

WHY = Text(
    fr="« {words} », sans dire pourquoi : la personne ne peut ni comprendre ni répondre. Écrivez le motif.",
    en='"{words}", without saying why: the person can neither understand nor answer. Write the reason.',
)

REPLACED = Text(
    fr="« {words} » remplace la raison écrite pour la personne : elle lit une phrase qui vaut pour tout le monde. Donnez-lui la raison du dossier, en entier.",
    en='"{words}" replaces the reason written for this very person: they read a sentence that would fit anyone. Give them the reason on file, in full.',
)


LEFT_OUT = Text(
    fr="`{words}` : le service sait ce qui a compté, et la réponse ne le dit pas. La personne ne peut ni comprendre ni contester : donnez-lui le détail, en mots.",
    en="`{words}`: the service knows what counted, and the answer does not say it. The person can neither understand nor challenge: give them the detail, in words.",
)


PART = Text(
    fr="« {words} » : cette lettre ne dit pas pourquoi, alors qu’une autre de la même table le dit. La personne ne peut ni comprendre ni répondre. Ajoutez-y cette partie.",
    en='"{words}": this letter does not say why, while another one of the same table does. The person can neither understand nor answer. Add that part to it.',
)


WITHHELD = Text(
    fr="« {words} » : la raison est retirée de ce que les lettres peuvent dire. La personne reçoit un refus sans savoir pourquoi, et n’a rien à répondre. Laissez la raison dans la lettre.",
    en='"{words}": the reason is taken out of what letters can say. People get a refusal without knowing why, and have nothing to answer. Leave the reason in the letter.',
)


def _part(act: Act) -> Iterator[Hit]:
    """Report a letter of a table that says no without the part that says why, and a list that keeps the reason from all of them."""
    if isinstance(act, Muted) and act.goes_without == "reasons" and act.place.is_lived:
        yield Hit(act.span, PART, {"words": act.name}, path=act.path)
    if isinstance(act, Muted) and act.goes_without == "reasons withheld" and act.place.is_lived:
        certainty = Certainty.VIOLATION if act.is_sure else Certainty.REVIEW
        yield Hit(act.span, WITHHELD, {"words": act.name}, certainty, path=act.path)


EMPTY = Text(
    fr="« {words} » : quand personne n’écrit la raison, la lettre de refus part sans elle. Exigez-la avant l’envoi, ou n’envoyez pas.",
    en='"{words}": when nobody writes the reason, the letter of refusal leaves without it. Require it before sending, or do not send.',
)


def _empty(act: Act) -> Iterator[Hit]:
    """Ask about a reason in whose place a letter of refusal prints nothing."""
    if isinstance(act, Muted) and act.goes_without == "reason empty":
        yield Hit(act.span, EMPTY, {"words": act.name}, Certainty.REVIEW, act.path)


def _left_out(act: Act) -> Iterator[Hit]:
    """Report an answer that says what was decided and drops what explains it."""
    if act.goes_without == "reasons" and act.place.is_public and not isinstance(act, Muted):
        yield Hit(act.span, LEFT_OUT, {"words": act.name}, path=act.path)


KEPT = Text(
    fr="`{words}` tait ce que le programme reproche au document : la personne ne sait pas quoi corriger. Dites-le, en mots.",
    en="`{words}` keeps back what the program found wrong with the document: the person does not know what to put right. Say it, in words.",
)


def _kept(act: Act) -> Iterator[Hit]:
    """Report a paper turned down by what is known of it and not told."""
    if isinstance(act, FromDeed) and act.what is What.FAULTS_KEPT:
        yield Hit(act.span, KEPT, {"words": act.shown}, path=act.path)


def _replaced(act: Act) -> Iterator[Hit]:
    if act.place.is_lived:
        yield Hit(act.span, REPLACED, {"words": act.name}, path=act.path)


UNSAID = Text(
    fr="« {words} » : la personne ne saura pas pourquoi on lui dit non, et n’aura rien à répondre. Écrivez le motif dans chaque décision, en mots.",
    en='"{words}": people will not know why they are told no, and will have nothing to answer. Write the reason in each decision, in words.',
)


AT_WILL = Text(
    fr="« {words} » : un compte peut disparaître du jour au lendemain, sans que la personne sache pourquoi ni à qui répondre. Est-elle prévenue, avec une raison, un délai pour répondre et quelqu’un qui relit ?",
    en='"{words}": an account may be gone overnight, and its owner knows neither why nor whom to answer. Are they warned, with a reason, time to answer and somebody who looks again?',
)


BLANK = Text(
    fr="« {words} » : si personne ne remplace ces mots, la lettre part ainsi, et la personne ne sait pas pourquoi. L’envoi est-il refusé tant qu’ils y sont ? Sinon, laissez l’endroit vide et exigez-le.",
    en='"{words}": when nobody replaces these words, the letter leaves with them, and the person does not know why. Is sending it refused while they are there? Otherwise leave the place empty, and require it.',
)


def _unsaid(document: Document) -> Iterator[Hit]:
    """Report the sentence that says that a decision is not explained, and ask about the one that ends accounts at will."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "unexplained_ruling")):
        yield Hit(found.span, UNSAID, {"words": found.text})
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "ended_at_will", supposed=True)):
        yield Hit(found.span, AT_WILL, {"words": found.text}, Certainty.REVIEW)
    if not document.path.endswith(".md"):  # which somebody copies, and no program sends
        for found in reasons_left_blank(document):
            yield Hit(found.span, BLANK, {"words": found.text}, Certainty.REVIEW)


@prose_rule(
    name="refusal-reasons-missing",
    code="W9550",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Refus sans motif", en="Refusal without reasons"),
    harms=Text(
        fr="Les personnes qui ne peuvent ni comprendre, ni corriger, ni contester ce qu’on leur refuse.",
        en="People who can neither understand, nor put right, nor challenge what they are refused.",
    ),
    instead=Text(
        fr="Écrivez le motif, propre à la personne, avant les recours.",
        en="Write the reason, for this very person, before the remedies.",
    ),
    wrong_when=Text(
        fr="Le motif est joint dans une autre pièce, et la lettre le dit.",
        en="The reason is in another enclosed document, and the letter says so.",
    ),
    refs=("crpa-l-211-2", "ddd-2019"),
    lesson="03-forms/06-receipt-refusal-remedy",
    also=(
        Check(Subject.PROSE, (), (), _unsaid),
        Check(Subject.ACT, (Kind.HIDE,), ("|| '", '|| "', "?? '", '?? "', "or '", 'or "', "?: '", "or nil"), _empty, needs=("reason", "motif", "raison", "expli")),
        Check(Subject.ACT, (Kind.HIDE,), ("reason", "raison", "motif", "motivation", "expli", "grounds"), _part, needs=("refus", "reject", "rejet", "deni", "suspend", "clos", "reserv", "réserv", "intern", "hidden", "cache", "masqu", "private", "confident", "withheld", "exclu", "omit", "retir", "strip", "redact")),
        Check(Subject.ACT, (Kind.REFUSE,), ("anomal", "erreurs", "errors", "motifs", "reasons", "raisons", "problem", "issues", "défauts", "defauts", "defects", "faults"), _kept),
        Check(Subject.ACT, (Kind.TELL,), ("motif", "raison", "reason", "justif", "expli", "grounds", "motivation", "condition"), _replaced),
        Check(Subject.ACT, (Kind.HIDE,), ("decision", "décision", "statut", "status", "resultat", "outcome", "verdict"), _left_out, needs=("include", "exclude", ".pop(", "reason", "motif", "raison", "model_dump", ".dict(", "asdict", "model_validate", "from_orm", "parse_obj", "serializers.")),
    ),
    bad=(
        Bad("Bonjour,\n\nVotre dossier d’été a été étudié par nos soins.\n\n[Précisez le motif du classement.]\n\nCordialement,\nLe service des bourses\n", BLANK, at="[Précisez le motif du classement.]", path="bourses/mail/cloture.txt", review=True),
        Bad("def lettre(dossier):  # été\n    return f\"Bonjour,\\n\\nVotre dossier {dossier.nom} est clos.\\n\\n[Indiquer ici la raison de la décision]\\n\\nCordialement\"\n", BLANK, at="[Indiquer ici la raison de la décision]", path="dossiers/courriers.py", review=True),
        Bad("en:\n  closing:\n    café: \"Dear applicant, your file is now closed. [Insert the reason for closing here] Yours sincerely\"\n", BLANK, at="[Insert the reason for closing here]", path="config/locales/en.yml", review=True),
        Bad("export const refus = (decision) => envoyer('courriers/refus', { été: true, motif: decision.motif || '' });\n", EMPTY, at="motif: decision.motif || ''", path="src/courrier.js", review=True),
        Bad({"demandes/models.py": 'from django.db import models\n\n\nclass Demande(models.Model):\n    """Été."""\n\n    decision = models.CharField(max_length=9)\n    motif_decision = models.TextField()\n    agent = models.CharField(max_length=9)\n', "demandes/serializers.py": 'from rest_framework import serializers\n\nfrom demandes.models import Demande\n\nINTERNES = ("motif_decision", "agent")\n\n\nclass DemandeSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Demande\n        exclude = INTERNES\n'}, LEFT_OUT, at="INTERNES", path="demandes/serializers.py"),
        Bad("from django.db import models\n\n\nclass Décision(models.Model):\n    statut = models.CharField(max_length=9)\n    motif = models.TextField(blank=True)\n\n\nclass Liste(serializers.ModelSerializer):\n    class Meta:\n        model = Décision\n        exclude = [\"motif\"]\n\n\nclass Courte(Liste):\n    pass\n", LEFT_OUT, at='["motif"]', path="aides/api.py"),
        Bad({"grants/models.py": "from django.db import models\n\n\nclass Application(models.Model):\n    status = models.CharField(max_length=9)\n    refusal_reason = models.TextField(blank=True)\n    été = models.TextField(blank=True)\n", "grants/serializers.py": "from rest_framework import serializers\n\nfrom .models import Application\n\n\nclass StaffSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Application\n        fields = \"__all__\"\n\n\nclass ApplicantSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Application\n        exclude = [\"refusal_reason\", \"été\"]\n"}, LEFT_OUT, at='["refusal_reason", "été"]', path="grants/serializers.py"),
        Bad('def contrôler(fichier, attendu):\n    lecture = lire_document(fichier)\n    anomalies = set(lecture.anomalies)\n    if anomalies:\n        raise ValidationError(_("document_refused"))\n    return lecture\n', KEPT, at='raise ValidationError(_("document_refused"))', path="pieces/controle.py"),
        Bad("export function receiveDocument(file) { // été\n  const problems = inspect(file);\n  if (problems.length > 0) {\n    throw new UploadError('Your document was not accepted.');\n  }\n  return store(file);\n}\n", KEPT, at="throw new UploadError('Your document was not accepted.');", path="src/documents.js"),
        Bad("<?php // été\nclass PieceController\n{\n    public function deposer($fichier)\n    {\n        $erreurs = $this->lecteur->controler($fichier);\n        if (count($erreurs) > 0) {\n            throw new PieceRefusee('Document non conforme.');\n        }\n    }\n}\n", KEPT, at="throw new PieceRefusee('Document non conforme.')", path="src/PieceController.php"),
        Bad("Bonjour,\n\nNous avons étudié votre demande de bourse cet été.\n\nNous ne pouvons pas y donner une suite favorable.\n\nLe service des bourses\n", WHY, at="ne pouvons pas y donner une suite favorable", path="bourses/mail/refus.txt"),
        Bad('<p lang="fr">Nous avons bien reçu votre demande d’aide au transport.</p><p lang="fr">Il n’a pas été possible d’y répondre favorablement.</p>', WHY, at="n’a pas été possible d’y répondre favorablement", path="templates/courriers/refus.html"),
        Bad('msgid "mail.refusal"\nmsgstr "Bonjour, votre demande d’allocation a été étudiée. Il ne nous est pas possible d’y donner suite. Vous pouvez contester."\n', WHY, at="ne nous est pas possible d’y donner suite", path="locale/fr/LC_MESSAGES/django.po", review=True),
        Bad('{"été": "Nous ne pouvons pas vous verser cette aide : vous ne remplissez pas les conditions. Vous pouvez contester."}\n', WHY, at="Nous ne pouvons pas vous verser cette aide : vous ne remplissez pas les", path="locales/fr.json", review=True),
        Bad('def refuser(demande):\n    Decision.objects.create(demande=demande, motif="Conditions non remplies")  # été\n', REPLACED, at='"Conditions non remplies"', path="service/refus.py"),
        Bad('class Answer(BaseModel):\n    outcome: str\n    points: int\n    criteria: list[str]\n\n\n@app.get("/mine", response_model=Answer, response_model_exclude={"points", "criteria"})\ndef mine():\n    return load()\n', LEFT_OUT, at='{"points", "criteria"}', path="service/api.py"),
        Bad("Bonjour,\n\nVotre demande d’été a retenu toute notre attention. Nous ne pouvons pas y répondre favorablement.\n", WHY, at="ne pouvons pas y répondre favorablement", path="courriers/attention.txt"),
        Bad('<p lang="en">Result: NOT ELIGIBLE</p><p lang="en">It is final for this year.</p>', WHY, at="Result: NOT ELIGIBLE", path="templates/letters/refusal.html"),
        Bad('<p lang="fr">Madame,</p><p lang="fr">Votre demande d’aide a été refusée.</p><p lang="fr">Cordialement, le service des aides</p>', WHY, at="Votre demande d’aide a été refusée", path="templates/courriers/refus.html"),
        Bad('<p lang="fr">Après examen, nous ne pouvons pas donner une réponse positive à votre demande d’aide.</p>', WHY, at="nous ne pouvons pas donner une réponse positive à votre demande d’aide", path="templates/courriers/rejet.html"),
        Bad('<p lang="en">Your claim has been rejected.</p><p lang="en">The benefits office</p>', WHY, at="Your claim has been rejected", path="templates/letters/refusal.html"),
        Bad('<p lang="fr">Votre allocation est suspendue.</p><p lang="fr">Vous pouvez former un recours devant le tribunal sous deux mois.</p>', WHY, at="Votre allocation est suspendue", path="templates/courriers/suspension.html"),
        Bad('<p lang="fr">Votre demande d’aide a été refusée car elle ne remplit pas les conditions requises.</p>', WHY, at="Votre demande d’aide a été refusée", path="templates/courriers/refus.html"),
        Bad({"service/motifs.py": 'from service import textes\n\nAUTRE = "Vous ne remplissez pas les conditions."\nMOTIFS = {"revenus": textes.COMMUN, "âge": AUTRE}\n', "service/textes.py": 'COMMUN = "Vous ne remplissez pas les conditions."\n'}, REPLACED, at="textes.COMMUN", path="service/motifs.py"),
        Bad('REASONS = dict.fromkeys(CODES, "You do not meet the conditions.")\n', REPLACED, at='"You do not meet the conditions."', path="service/letters.py"),
        Bad({"service/letters.py": 'import yaml\n\nTEXTS = yaml.safe_load(open("texts.yml"))\n', "service/texts.yml": "reasons:\n  income: You do not meet the rules.\n  age: You do not meet the rules.\n"}, REPLACED, at="You do not meet the rules.", path="service/texts.yml"),
        Bad(
            {
                "décisions/models.py": "class Décision(models.Model):\n    motif_rédigé = models.TextField()\n",
                "décisions/api.py": 'from décisions.models import Décision\n\n\nclass Publique(serializers.ModelSerializer):\n    def get_motif(self, décision):\n        return "Votre dossier ne remplit pas les conditions."\n',
            },
            REPLACED, at='"Votre dossier ne remplit pas les conditions."', path="décisions/api.py",
        ),
        Bad(
            {
                "claims/models.py": "class Decision(models.Model):\n    officer_reasons = models.TextField()\n",
                "claims/letters.py": 'STANDARD = "You do not meet our criteria."\n\n\ndef letter(decision):\n    return render("refusal.txt", {"name": decision.name, "reason": STANDARD})\n',
            },
            REPLACED, at="STANDARD", path="claims/letters.py",
        ),
        Bad('class Interne(BaseModel):\n    décision: str\n    motifs: list[str]\n\n\nclass Publique(BaseModel):\n    décision: str\n\n\ndef répondre(ref):\n    interne: Interne = juger(ref)\n    return Publique(**interne.model_dump())\n', LEFT_OUT, at="Publique(**interne.model_dump())", path="bourses/api.py"),
        Bad("Madame, Monsieur,\n\nAprès examen de votre demande d’aide au chauffage, nous vous informons qu’elle ne peut être retenue.\n", WHY, at="votre demande d’aide au chauffage, nous vous informons qu’elle ne peut être retenue", path="letters/refus.md"),
        Bad('"""Été."""\n\n\nclass ClaimDenied(Handler):\n    slug = "denied"\n\n    def get_subject(self, claim):\n        return _("Your request has been denied")\n', WHY, at='Your request has been denied', path='claims/notices.py', review=True),
        Bad('<p lang="fr">Sans réponse de votre part avant l’été, votre demande d’aide est refusée.</p>', WHY, at="votre demande d’aide est refusée", path="templates/courriers/muet.html"),
        Bad("Madame,\n\nVous avez demandé une aide cet été.\n\nAprès examen, il n’a pas été fait droit à votre demande.\n", WHY, at="fait droit à votre demande", path="courriers/droit.txt"),
        Bad('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "Your card has been deleted"\nmsgstr "Votre carte d’été a été supprimée"\n', WHY, at="Votre carte d’été a été supprimée", path="plans/locale/fr/django.po", review=True),
    ),
    good=(
        Good("Bonjour,\n\nVotre dossier d’été a été étudié par nos soins.\n\n[motif]\n\nCordialement,\nLe service des bourses\n", path="bourses/mail/cloture.txt"),
        Good("Bonjour,\n\nVotre dossier d’été est à compléter.\n\n[Ajoutez la pièce demandée ici]\n\nCordialement,\nLe service des bourses\n", path="bourses/mail/pieces.txt"),
        Good("# Modèles d’été\n\nBonjour,\n\nVotre dossier est étudié.\n\n[Précisez le motif du classement.]\n", path="docs/modeles.md"),
        Good("def suivre(event):  # été\n    alerter.delay({'error_type': event.name, 'reject_reason': event.reject_reason or '', 'letter': event.letter})\n", path="courriers/signals.py"),
        Good("export function Absence({ brouillon }) { // été\n  const [valeurs, poser] = useState({ motif: brouillon.motif || '' });\n  return <textarea value={valeurs.motif} />;\n}\n", path="src/Absence.jsx"),
        Good("from django.db import models\n\n\nclass Décision(models.Model):\n    statut = models.CharField(max_length=9)\n    motif = models.TextField(blank=True)\n\n\nclass Liste(serializers.ModelSerializer):\n    class Meta:\n        model = Décision\n        exclude = [\"motif\"]\n\n\nclass Detail(Liste):\n    class Meta(Liste.Meta):\n        exclude = []\n", path="aides/api.py"),
        Good({"grants/models.py": "from django.db import models\n\n\nclass Application(models.Model):\n    status = models.CharField(max_length=9)\n    refusal_reason = models.TextField(blank=True)\n    été = models.TextField(blank=True)\n", "grants/serializers.py": "from rest_framework import serializers\n\nfrom .models import Application\n\n\nclass StaffSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Application\n        fields = \"__all__\"\n\n\nclass ApplicantSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Application\n        exclude = [\"été\"]\n"}, path="grants/serializers.py"),
        Good("export function receiveDocument(file) { // été\n  const problems = inspect(file);\n  if (problems.length > 0) {\n    throw new UploadError(`Not accepted: ${problems.map(inWords).join(', ')}`);\n  }\n  return store(file);\n}\n", path="src/documents.js"),
        Good('def contrôler(fichier, attendu):\n    lecture = lire_document(fichier)\n    anomalies = set(lecture.anomalies)\n    if anomalies:\n        dire(anomalies)\n        raise ValidationError(_("document_refused"))\n    return lecture\n', path="pieces/controle.py"),
        Good("Bonjour,\n\nNous avons étudié votre demande de bourse cet été.\n\nNous ne pouvons pas y donner une suite favorable, pour la raison suivante : {{ motif }}.\n", path="bourses/mail/refus.txt"),
        Good("Bonjour,\n\nIl manque une pièce à votre demande de bourse. Sans elle, nous ne pourrons pas y donner suite, même après l’été.\n", path="bourses/mail/relance.txt"),
        Good("Bonjour,\n\nVotre demande de bourse est arrivée après la date limite du 3 mai, avant l’été.\n\nNous ne pouvons pas y donner suite.\n", path="courriers/tard.txt"),
        Good("Bonjour,\n\nVotre demande n’est pas signée. Nous ne pouvons pas accepter votre demande cet été.\n", path="courriers/signature.txt"),
        Good("fr:\n  demandes:\n    ailleurs: \"Votre demande d’été concerne une autre commune. Nous ne pouvons pas y donner suite : adressez-vous à votre mairie.\"\n    attente: \"Votre demande est bien arrivée. Nous ne pouvons pas encore y donner une réponse.\"\n    reprise: \"Vous nous avez demandé d’annuler votre demande. Nous n’y donnerons pas de suite.\"\n", path="config/locales/fr.yml"),
        Good("Hello,\n\nThank you for your application. We can not accept it over the phone, at the café or elsewhere.\n", path="letters/phone.txt"),
        Good("Bonjour,\n\nVos suggestions de l’été nous ont intéressés, mais nous ne pouvons pas y donner suite.\n", path="courriers/idees.txt"),
        Good("Madame,\n\nVotre demande d’aide {{ demande.numéro }} n’a pas été acceptée : {{ demande.motif }}.\n", path="courriers/decision.txt"),
        Good("Hello,\n\nYour claim has been rejected at the café office.\n\n{% if claim.reason %}{{ claim.reason }}{% endif %}\n", path="letters/refused.txt"),
        Good('<p lang="en">Reply by 3 May or your discount ends, café or not.</p>', path="templates/letters/review.html"),
        Good('{"été": "Nous ne pouvons pas vous verser cette aide : votre loyer n’est pas encore déclaré. Vous pouvez contester."}\n', path="locales/fr.json"),
        Good("# Été\n\nVotre demande d’aide au chauffage ne peut être retenue : voilà ce que dit la lettre de refus.\n", path="docs/refus.md"),
        Good('class Interne(BaseModel):\n    décision: str\n    motifs: list[str]\n    version: str\n\n\nclass Publique(BaseModel):\n    décision: str\n    motifs: list[str]\n\n\ndef répondre(ref):\n    interne: Interne = juger(ref)\n    return Publique(**interne.model_dump())\n', path="bourses/api.py"),
        Good('class Aide(models.Model):\n    refusée_le = models.DateField("refus", help_text="Date à laquelle votre demande d’aide a été refusée.")\n', path="aides/models.py"),
        Good('def refuser(demande, motif):\n    Decision.objects.create(demande=demande, motif=motif or "Revenus de l’été au-dessus du plafond")\n', path="service/refus.py"),
        Good('class Answer(BaseModel):\n    outcome: str\n    points: int\n    criteria: list[str]\n\n\n@app.get("/mine", response_model=Answer, response_model_exclude={"points"})\ndef mine():\n    return load()\n', path="service/api.py"),
        Good('REASONS = {"income": "Your income is above the limit.", "age": "You are below the age required."}\n', path="service/letters.py"),
        Good(
            {
                "décisions/models.py": "class Décision(models.Model):\n    motif_rédigé = models.TextField()\n",
                "décisions/api.py": "class Publique(serializers.ModelSerializer):\n    def get_motif(self, décision):\n        return décision.motif_rédigé\n",
            }
        ),
        Good('<p lang="fr">Votre demande d’aide a été refusée parce que vos revenus dépassent le plafond.</p>', path="templates/courriers/refus.html"),
        Good('<p lang="fr">Le {{ date_été }}, sans réponse de notre part, votre demande est refusée. Vous avez jusqu’au {{ limite }} pour contester.</p>', path="templates/courriers/recepisse.html"),
        Good('<p lang="en">If all goes well at the café, fine. On 3 May, without an answer from us, your claim is refused. You can then appeal.</p>', path="templates/letters/receipt.html"),
        Good('<p lang="fr">Votre demande a été refusée.</p><p lang="fr">Motif : {{ motif }}</p>', path="templates/courriers/refus.html"),
        Good("Bonjour,\n\nVotre demande de bourse {{ demande.numéro }} est refusée : {{ demande.motif }}.\n\nLe service des bourses\n", path="bourses/lettres/refus.txt"),
        Good("Dear <%= @claim.name %>,\n\nYour claim has been rejected: <%= @claim.reason_in_words %>.\n\nThe café grants office\n", path="app/views/letters/refusal.text.erb"),
        Good("Bonjour,\n\nVotre demande de bourse est refusée, pour cette raison : {{ demande.texte }}.\n\nÀ l’été\n", path="bourses/lettres/refus.txt"),
        Good('<p lang="fr">Votre demande d’aide est refusée lorsque le plafond est dépassé.</p>', path="templates/questions.html"),
        Good('<p lang="fr">Nous ne pouvons pas vous accorder l’aide de l’été. Vos revenus s’élèvent à 14 000 €, et l’aide est réservée aux foyers qui ont moins de 11 000 €.</p>', path="templates/courriers/refus.html"),
        Good('<p lang="fr">Le conseil n’a pas retenu votre projet cet été. Il a préféré des projets ouverts à plusieurs quartiers.</p>', path="templates/courriers/refus.html"),
        Good('<p lang="en">We cannot pay you this allowance. To get it, you need 8 points; we gave you 6. Café opens at nine.</p>', path="templates/letters/refusal.html"),
        Good('<p lang="fr">Voici vos droits à l’été.</p><p lang="fr">Votre demande est refusée. En effet, le plafond a été franchi.</p>', path="templates/courriers/refus.html"),
        Good('<p lang="fr">Votre demande d’aide a fait l’objet d’une décision défavorable. Nos raisons sont dans le courrier ci-joint.</p>', path="templates/courriers/suite.html"),
        Good("Madame, Monsieur,\n\nLa commission n’a pas attribué ce logement à votre foyer. Voici pourquoi, avant l’été :\n\n  {{ décision.raisons }}\n", path="lettres/refus.txt"),
        Good('<p lang="en">Your claim has been rejected. The decision letter is attached.</p>', path="templates/letters/refusal.html"),
        Good('<p lang="en">We cannot give you this badge. It is for people who cannot walk far. Did we get that wrong? Café opens at nine.</p>', path="templates/letters/refusal.html"),
        Good('<p lang="fr">Nous n’avons pas retenu votre photo de l’été. Merci d’avoir participé.</p>', path="templates/courriers/concours.html"),
        Good('<p lang="fr">Votre demande d’aide a été acceptée.</p>', path="templates/courriers/accord.html"),
        Good("Dear <%= @author.name %>,\n\nSorry, we can’t accept your petition about the café.\n\n<%= rejection_description(@rejection.code) %>\n\nIf you disagree, write to us: <%= appeal_url %>\n", path="app/views/petition_mailer/rejected.text.erb"),
        Good('<html lang="fr"><body><h1>Été</h1><p>Une erreur technique est survenue. Votre demande ne peut pas être traitée par nos services.</p></body></html>', path="templates/erreur.html"),
        Good('"""Été."""\n\n\nclass ClaimDeniedNotification(Handler):\n    slug = "denied"\n    title = _("Your request has been denied")\n', path='claims/notices.py'),
        Good("Bonjour,\n\nVotre carte bancaire a été rejetée cet été. Le bénéfice de l’aide vous reste accordé.\n", path="courriers/carte.txt"),
        Good('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "A map has been deleted"\nmsgstr "Une carte a été supprimée"\n\nmsgid "A bus line has been removed"\nmsgstr "Une ligne d’été a été retirée"\n', path="plans/locale/fr/django.po"),
    ),
)  # fmt: skip
def refusal_reasons_missing(document: Document) -> Iterator[Hit]:
    """Report a letter of refusal in which no reason is given, nor printed by the template."""
    for letter in letters_of(document):
        if not letter.gives_reasons:
            certainty = Certainty.VIOLATION if letter.is_certain else Certainty.REVIEW
            yield Hit(letter.span, WHY, {"words": letter.words}, certainty)
