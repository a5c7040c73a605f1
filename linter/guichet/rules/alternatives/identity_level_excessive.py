"""A strong proof of identity asked of someone who only wants to read."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.forms.classes import ClassForm
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.offered.doors import other_doors
from guichet.done.pages.sign_in import strong_provider
from guichet.done.words import speaks_of
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.demands import demanded
from guichet.told.rights_proved import rights_proved, rights_recalled

TOO_STRONG = Text(
    fr="Le niveau « {level} » protège une page qui ne fait que montrer : qui n’a pas cette identité ne voit plus ses droits. Descendez à « eidas1 », ou écrivez pourquoi.",
    en='Level "{level}" guards a page that only shows: without that identity, people no longer see their rights. Go down to "eidas1", or write why.',
)

CHECK = Text(
    fr="Le niveau « {level} » est demandé ici : vérifiez que chaque démarche qu’il protège en a besoin, et pas seulement la lecture.",
    en='Level "{level}" is asked for here: check that each procedure it guards needs it, and not reading alone.',
)

GUARD = Text(
    fr="« {level} » est exigé avant « {view} », qui montre ou qui n’engage à rien : qui n’a pas cette identité n’entre plus. Descendez au niveau le plus bas, ou écrivez pourquoi.{chain}",
    en='"{level}" is required before "{view}", which only shows or commits to nothing: people without that identity no longer get in. Go down to the lowest level, or write why.{chain}',
)

EVERYWHERE = Text(
    fr="Le niveau « {level} » est demandé pour entrer, sans aucun besoin : on y vient lire ou demander. Descendez à « eidas1 », ou écrivez pourquoi.",
    en='Level "{level}" is asked for at the door without any need: people come to read or to ask. Go down to "eidas1", or write why.',
)

FACE = Text(
    fr="« {name} » compare un visage pour un acte qui n’en a pas besoin : sans caméra, sans appareil récent, ou quand le logiciel se trompe, la porte reste fermée. Vérifiez autrement, ou ne vérifiez rien.{chain}",
    en='"{name}" compares a face for an act that does not need it: without a camera or a recent device, or when the software is wrong, the door stays shut. Check another way, or do not check.{chain}',
)

FACE_ALONE = Text(
    fr="« {name} » compare un visage, et rien d’autre n’est accepté : sans caméra, sans appareil récent, ou quand le logiciel se trompe, la porte reste fermée. Acceptez une autre preuve, ou un rendez-vous.",
    en='"{name}" compares a face and nothing else is accepted: without a camera or a recent device, or when the software is wrong, the door stays shut. Accept another proof, or an appointment.',
)

AGAIN = Text(
    fr="Ce qui a été prouvé est oublié à chaque page (`{level}`), même pour « {view} », qui ne fait que montrer : qui tape lentement ou partage un téléphone recommence sans fin. Gardez la preuve le temps de la visite.{chain}",
    en='What was proved is forgotten at each page (`{level}`), even for "{view}", which only shows: people who type slowly or share a phone start over endlessly. Keep the proof for the length of the visit.{chain}',
)

FORGOTTEN = Text(
    fr="Ce qui a été prouvé est oublié à chaque page (`{level}`) : qui tape lentement ou partage un téléphone recommence sans fin. Gardez la preuve le temps de la visite.{chain}",
    en="What was proved is forgotten at each page (`{level}`): people who type slowly or share a phone start over endlessly. Keep the proof for the length of the visit.{chain}",
)

PAPER = Text(
    fr="« {name} » est demandé alors que savoir qui l’on est ne sert pas : qui n’a pas cette pièce, ou ne veut pas la confier, renonce. Ne la demandez pas.",
    en='"{name}" is asked for where knowing who someone is serves nothing: people who lack it, or will not hand it over, give up. Do not ask for it.',
)

RIGHTS = Text(
    fr="« {name} » est exigé pour voir ou effacer ses propres données : le compte de la personne ou son adresse suffit à la reconnaître, et cette copie est une donnée de plus à perdre. Ne la demandez qu’en cas de doute, à cette personne.",
    en='"{name}" is required to see or erase one’s own data: an account or an address is enough to know someone, and that copy is more data to lose. Ask for it in case of doubt only, of that person.',
)

UNNEEDED = Text(
    fr="« {name} » est exigé pour ce qui est ouvert à qui vient : rien n’en dépend, et qui craint d’être classé renonce. Ne le demandez pas.",
    en='"{name}" is required for what is open to whoever comes: nothing depends on it, and people who fear being sorted give up. Do not ask for it.',
)

CERTIFIED = Text(
    fr="« {name} » : faire certifier une copie prend une journée ou se paie, et ne dit rien de plus qu’une copie. Demandez une simple copie, ou rien.",
    en='"{name}": having a copy certified takes a day or costs money, and says no more than a copy. Ask for a plain copy, or for nothing.',
)

CARD = Text(
    fr="« {name} » sert à prouver qui l’on est : qui n’a pas de carte bancaire à son nom reste dehors. Acceptez une autre preuve, ou n’en demandez pas.{chain}",
    en='"{name}" is used to prove who someone is: people without a bank card of their own stay outside. Accept another proof, or ask for none.{chain}',
)


TOLD = Text(
    fr="« {words} » : l’acte n’a pas besoin de savoir qui l’on est, et tout le monde n’a pas cette identité. Ne la demandez pas, ou laissez une autre façon.",
    en='"{words}": the act does not need to know who someone is, and not everybody has that identity. Do not ask for it, or leave another way.',
)


PROVED = Text(
    fr="« {words} » : qui veut voir ou effacer ses propres données doit d’abord prouver qui il est, sans que personne n’en doute ; beaucoup renoncent, et cette copie est une donnée de plus à perdre. Reconnaissez la personne à son compte ou à son adresse, et n’en demandez plus qu’en cas de doute.",
    en='"{words}": people who want to see or erase their own data must first prove who they are, though nobody doubts it; many give up, and that copy is more data to lose. Know them by their account or their address, and ask for more in case of doubt only.',
)


RECALLED = Text(
    fr="« {words} » : presque personne ne se rappelle l’heure de sa visite, et qui ne la sait pas ne peut ni voir ni effacer ce qu’il a donné. Peut-on retrouver la personne autrement : son nom, son adresse, un lien gardé ?",
    en='"{words}": hardly anybody recalls the hour of their visit, and those who do not can neither see nor erase what they gave. Can they be found otherwise: by name, by address, by a link that they kept?',
)


def _rights(document: Document) -> Iterator[Hit]:
    """Report a text that has everybody prove who they are before their own data is shown or erased; ask how, where no paper is named."""
    for found, is_paper in rights_proved(document) if not document.is_back_office else ():
        certainty = Certainty.VIOLATION if is_paper else Certainty.REVIEW
        yield Hit(found.span, PROVED, {"words": found.text.strip()[:80]}, certainty)
    for found in rights_recalled(document) if not document.is_back_office else ():
        yield Hit(found.span, RECALLED, {"words": found.text.strip()[:80]}, Certainty.REVIEW)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that demands a strong identity for what needs none."""
    for found in demanded(document, "identity") if not document.is_back_office else ():
        light = speaks_of(found.sentence, "identity.light") and not speaks_of(found.sentence, "identity.grave")
        if light and not other_doors(found.prose):
            yield Hit(found.span, TOLD, {"words": found.text.strip()[:80]})


def _entering(page: Page) -> Iterator[Hit]:
    """Report a page that opens with a strong identity alone, to see or to ask what needs none."""
    found = strong_provider(page)
    if found is not None:
        provider, element, heading = found
        facts = {"level": provider, "view": heading, "chain": ""}
        yield Hit(element.span, GUARD, facts, path=element.template.path, page=page.path)


def _refusing(act: Act) -> Iterator[Hit]:
    reasons = (Reason.LEVEL, Reason.DOCUMENT, Reason.AGAIN) if act.place.is_public else ()
    grounds = [one for reason in reasons for one in act.grounds(reason)]
    view = act.light_view if grounds else None
    for ground in grounds if view is not None else ():
        facts = {"level": ground.shown, "name": ground.shown, "view": view, "chain": ground.chain}
        if ground.reason is not Reason.DOCUMENT:
            said = GUARD if ground.reason is Reason.LEVEL else AGAIN
            yield Hit(ground.span, said, facts, path=ground.path)
        elif speaks_of(ground.shown, "identity.face"):
            yield Hit(ground.span, FACE, facts, path=ground.path)
        elif speaks_of(ground.shown, "identity.bank") and speaks_of(act.said, "identity.proves"):
            yield Hit(ground.span, CARD, facts, path=ground.path)


def _forgetting(act: Act) -> Iterator[Hit]:
    """Report a proof that is forgotten at each page, where nothing grave is said of what it guards."""
    if act.place.is_public and act.light_view is None and not speaks_of(" ".join(act.about), "identity.grave"):
        for ground in act.grounds(Reason.AGAIN):
            yield Hit(ground.span, FORGOTTEN, {"level": ground.shown, "chain": ground.chain}, path=ground.path)


def _asking(form: Form) -> Iterator[Hit]:
    rights = form.is_for("identity.own_data") or _ends_account(form)
    if not form.place.is_public or (form.is_for("identity.grave") and not rights):
        return
    papers = isinstance(form, DescribedForm) and form.is_of_papers and form.is_persons
    certainty = Certainty.VIOLATION if papers else form.certainty
    asked_as = (Sort.FILE, Sort.TEXT) if form.is_for("identity.of_the_street") else (Sort.FILE,)
    for one in form.required:
        name = one.name if papers and " " not in one.name else one.label or one.name
        if form.is_for("identity.light") and one.speaks_of("identity.face"):
            yield Hit(one.span, FACE, {"name": name, "chain": ""}, certainty, path=one.path)
        elif one.sort is Sort.FILE and one.speaks_of("identity.face"):
            yield Hit(one.span, FACE_ALONE, {"name": name}, Certainty.REVIEW, path=one.path)
        elif one.sort in asked_as and form.is_for("identity.unneeded") and one.speaks_of("identity.documents"):
            yield Hit(one.span, PAPER, {"name": name}, certainty, path=one.path)
        elif rights and one.sort is Sort.FILE and one.speaks_of("identity.documents"):
            yield Hit(one.span, RIGHTS, {"name": name}, certainty, path=one.path)
        elif one.speaks_of("identity.certified") and one.speaks_of("identity.documents"):
            yield Hit(one.span, CERTIFIED, {"name": name}, path=one.path)
        elif _is_never_needed(one, form):
            sure = form.is_for("identity.lent")
            yield Hit(one.span, UNNEEDED, {"name": name}, certainty if sure else Certainty.REVIEW, path=one.path)
        else:
            continue
        return


def _ends_account(form: Form) -> bool:
    """Whether it is by what one closes one's own account."""
    ends = form.is_for("deeds.leaves") or form.is_for("leaving.closure")
    return ends and form.is_for("leaving.own_account")


def _is_never_needed(one: Asked, form: Form) -> bool:
    """Whether a form by which one borrows, or comes in, asks where someone was born, or with whom they live."""
    is_open = form.is_for("identity.lent") or form.is_for("identity.open_to_all")
    if not is_open or not form.is_persons or not one.speaks_of("identity.never_needed"):
        return False
    return not isinstance(form, ClassForm) or form.shows(one.name)


@act_rule(
    Kind.PROVE,
    name="identity-level-excessive",
    code="W9517",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Niveau d’identité trop fort pour lire", en="Identity level too strong for reading"),
    harms=Text(
        fr="Les personnes sans smartphone récent, sans carte à puce ou sans adresse en France, qui ne peuvent plus même consulter leurs droits.",
        en="People without a recent smartphone, a chip card or an address in France, who can no longer even look at their rights.",
    ),
    instead=Text(
        fr="Demandez le niveau le plus bas qui convient (eidas1 pour consulter) et gardez le niveau fort pour payer, signer ou changer un compte bancaire.",
        en="Ask for the lowest level that fits (eidas1 to read) and keep the strong one for paying, signing or changing a bank account.",
    ),
    wrong_when=Text(
        fr="La page montre des données dont la fuite serait grave, et une analyse écrite le dit.",
        en="The page shows data whose leak would be serious, and a written analysis says so.",
    ),
    refs=("gdpr-5-1-c", "keycloak-franceconnect"),
    lesson="07-identity/01-the-loop",
    mentions=("eidas2", "eidas3", "eidas_2", "eidas_3", "loa/high", "loa/substantial", "substantial", "substantiel", "niveau", "level", "assurance", "liveness", "visage", "selfie", "biometr", "facial", "face_", "_face", "enum", "getusermedia"),
    also=(
        Check(Subject.PROSE, (), (), _told), Check(Subject.PROSE, (), (), _rights),
        Check(Subject.PAGE, (), ("franceconnect+", "identité numérique"), _entering),
        Check(Subject.ACT, (Kind.REFUSE,), ("eidas", "/loa", "niveau", "assurance", "match_face", "face_match", "visage", "selfie", "biometr", "liveness", "card_", "_card", "cardholder", "bancaire", "iban", "facial", "preuve_de_vie", "proof", "proved", "verified", "otp", "session.pop"), _refusing),
        Check(Subject.ACT, (Kind.REFUSE,), ("otp", "code", "proof", "proved", "verified", "2fa", "reauth", "identit"), _forgetting, needs=("session",)),
        Check(Subject.ACT, (Kind.ASK,), ("identit", "cni", "selfie", "visage", "face", "biometr", "passport", "passeport", "id_", "_id", "id card", "naissance", "birth", "nationalit", "citizenship", "marital", "matrimonial", "familiale", "religion", "employeur", "employer", "professionnelle"), _asking),
    ),
    bad=(
        Bad({"app/CartePiscineRequest.php": "<?php\nclass CartePiscineRequest extends FormRequest\n{\n    use ReglesUsager;\n\n    public function rules(): array\n    {\n        return $this->reglesUsager();\n    }\n}\n", "app/ReglesUsager.php": "<?php\ntrait ReglesUsager\n{\n    protected function reglesUsager(): array\n    {\n        return ['nom' => ['required'], 'piece_identite' => ['required', 'file']]; // été\n    }\n}\n"}, PAPER, at="['required', 'file']", path="app/ReglesUsager.php"),
        Bad({"app/models.py": "from django.db import models\n\n\nclass Lecteur(models.Model):\n    nom = models.CharField(max_length=99)\n    lieu_naissance = models.CharField(blank=True, max_length=99)\n    nationalité = models.CharField(blank=True, max_length=99)\n", "app/forms.py": "from django import forms\n\nfrom .models import Lecteur\n\nOBLIGATOIRES = ('nom', 'nationalité')\n\n\nclass CarteForm(forms.ModelForm):\n    class Meta:\n        model = Lecteur\n        fields = ['nom', 'lieu_naissance', 'nationalité']\n\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        for nom, champ in self.fields.items():\n            champ.required = nom in OBLIGATOIRES\n"}, UNNEEDED, at="nationalité", path="app/models.py"),
        Bad("<?php\nclass EffacementType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('copie', FileType::class, [\n            'label' => \"Copie de votre pièce d'identité\",\n            'constraints' => [new NotBlank()],\n        ]);\n    }\n}\n", RIGHTS, at="'copie'", path="src/Form/EffacementType.php"),
        Bad("export const PIECES_FERMETURE = ['carte_identité_recto', 'carte_identité_verso']\n\nexport function fermerCompte(pieces) {\n  return envoyer('/compte/fermeture', PIECES_FERMETURE.map((cle) => pieces[cle]))\n}\n", RIGHTS, at="'carte_identité_recto'", path="src/services/compte.js"),
        Bad("<?php\nclass DemandeDonneesType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('précisions', TextareaType::class, ['required' => false])\n            ->add('pieceIdentite', FileType::class, ['label' => \"Copie de votre pièce d'identité\", 'constraints' => [new NotNull()]]);\n    }\n}\n", RIGHTS, at="'pieceIdentite'", path="src/Form/DemandeDonneesType.php"),
        Bad('<form method="post" action="/data-request"><h1>Ask us to erase your data</h1><label>Why, été<textarea name="why"></textarea></label><label>Scan of your passport or identity card <input name="identity_document" type="file" required></label><button>Send</button></form>', RIGHTS, at='<input name="identity_document" type="file" required>', path="templates/erase.html"),
        Bad('from django import forms\n\n\nclass DemandeRgpdForm(forms.Form):\n    droit = forms.CharField(label="Votre demande")\n    pièce = forms.FileField(label="Copie de votre pièce d’identité")\n', RIGHTS, at="pièce", path="comptes/forms.py"),
        Bad("class CarteLecteurForm(forms.Form):\n    prénom = forms.CharField()\n    pays_naissance = forms.CharField()\n", UNNEEDED, at="pays_naissance", path="bibliotheque/forms.py"),
        Bad("<p lang='fr'>L’identité numérique est nécessaire pour réserver la piscine d’été.</p>", TOLD, at="L’identité numérique est nécessaire", path="templates/piscine.html"),
        Bad('async def fresh(request, call_next):\n    if not request.session.pop("code_ok", False):\n        return RedirectResponse("/one-time-code")\n    return await call_next(request)\n', FORGOTTEN, at='request.session.pop("code_ok", False)'),
        Bad('<html lang="fr"><h1>Consulter votre solde</h1><a href="/fcplus/debut">S’identifier avec FranceConnect+</a><p>Standard : 01 99 00 12 34</p></html>', GUARD, at='<a href="/fcplus/debut">', path="templates/solde.html"),
        Bad({"service/moyens.py": 'def _verifier(jeton):\n    return banque.debiter(jeton, 0)\n\n\nMOYENS = {"carte_bancaire": _verifier}\n', "service/outils.py": 'from service.moyens import MOYENS\n\nMOYEN = "carte_bancaire"\n\n\ndef emprunter_outil(request):\n    if not MOYENS[MOYEN](request.form.get("jeton")):\n        abort(403, "Nous n’avons pas pu vérifier votre identité.")\n'}, CARD, at='not MOYENS[MOYEN](request.form.get("jeton"))', path="service/outils.py"),
        Bad('LEVEL = "https://eidas.europa.eu/LoA/high"\n\n\nclass Fort:\n    def dispatch(self, request):\n        if request.session.get("loa") != LEVEL:\n            raise PermissionDenied\n\n\nclass Releves(Fort, ListView):\n    model = Releve\n', GUARD, at='request.session.get("loa") != LEVEL'),
        Bad({"service/settings.py": 'FC_ACR_VALUES = "eidas2"\n', "service/rdv.py": "class PrendreRendezVous(View):\n    pass\n"}, EVERYWHERE, at='"eidas2"', path="service/settings.py"),
        Bad({"service/kyc.py": "def same(a, b):\n    return vendor.match_face(a, b)\n", "service/outils.py": 'from service.kyc import same\n\n\ndef emprunter_outil(request):\n    if not same(request.FILES["a"], request.FILES["b"]):  # selfie\n        raise PermissionDenied\n'}, FACE, at='not same(request.FILES["a"], request.FILES["b"])', path="service/outils.py"),
        Bad({"service/depot.py": 'import yaml\n\nRULES = yaml.safe_load(open("rules.yml"))\n', "service/rules.yml": "signalement_voirie:\n  pieces:\n    - piece_identite\n"}, PAPER, at="piece_identite", path="service/rules.yml"),
        Bad('def emprunter_outil(request):\n    if not holder_of(request.form.get("card_token")):\n        abort(403, "We could not confirm your identity.")\n', CARD, at='not holder_of(request.form.get("card_token"))'),
        Bad('class SoldeView(DetailView):\n    acr_values = "eidas2"\n', TOO_STRONG, at='"eidas2"'),
        Bad('@require_acr("eidas3")\ndef consulter_droits(request):\n    return render(request, "droits.html")\n', TOO_STRONG, at='"eidas3"'),
        Bad('@app.get("/historique")\ndef historique():\n    return oauth.fc.authorize_redirect(retour(), acr_values="eidas2")\n', TOO_STRONG, at='"eidas2"'),
        Bad('FC_ACR_VALUES = "eidas2"\n', CHECK, at='"eidas2"', review=True),
        Bad({"service/preuve.py": "from enum import IntEnum\n\n\nclass Niveau(IntEnum):\n    AUCUN = 0\n    COURRIEL = 1\n    PIECE_ET_PUCE = 2\n\n\ndef exige(niveau=Niveau.PIECE_ET_PUCE):\n    def garde(session):\n        if session.niveau < niveau:\n            raise PermissionDenied\n\n    return garde\n", "service/voirie.py": "from fastapi import Depends\n\nfrom service.preuve import exige\n\n\ndef signaler_nid_de_poule(session=Depends(exige())):\n    pass\n"}, GUARD, at="Niveau.PIECE_ET_PUCE", path="service/preuve.py"),
        Bad({"service/garde.py": 'import yaml\n\nNIVEAUX = yaml.safe_load(open("niveaux.yml"))\n', "service/niveaux.yml": "défauts:\n  acr: high\nroutes:\n  /impots:\n    acr: substantial\n  /bibliotheque: {}\n"}, GUARD, at="high", path="service/niveaux.yml"),
        Bad({"service/verify.py": 'import json\n\nRULES = json.load(open("verify.json"))\n', "service/verify.json": '{"change_address": {"any_of": [["selfie", "chip"]]}}'}, FACE_ALONE, at='"selfie"', path="service/verify.json"),
        Bad("required:  # été\n  change_phone: [password, selfie]\n", FACE_ALONE, at="selfie", path="conf/steps.yml"),
        Bad('[login]  # été\nclient_id = "bibliotheque"\nacr_values = "eidas2"\n', GUARD, at='acr_values = "eidas2"', path="conf/sso.toml"),
        Bad({"velo/schema.json": '{"title": "Signaler un vélo", "properties": {"lieu": {"type": "string"}, "passeport": {"type": "string", "title": "Numéro de passeport"}}, "required": ["lieu", "passeport"]}\n', "velo/serveur.js": 'import schema from "./schema.json" with { type: "json" };\n'}, PAPER, at='{"type": "string", "title": "Numéro de passeport"}', path="velo/schema.json"),
        Bad({"piscine/pieces.py": 'PIECES = [{"nom": "été", "obligatoire": True}, {"nom": "selfie", "libelle": "Photo de vous", "obligatoire": True}]\n', "piscine/vues.py": "from flask import request\n\nfrom piscine.pieces import PIECES\n\n\ndef carte():\n    return [p for p in PIECES if not request.files.get(p['nom'])]\n"}, FACE, at='"selfie"', path="piscine/pieces.py"),
        Bad("<html lang='fr'><h2>Vos droits sur vos données personnelles</h2><p>Vous pouvez demander leur effacement, même l’été. Votre demande doit être accompagnée d’une copie de votre carte d’identité.</p></html>", PROVED, at="carte d’identité", path="templates/confidentialite.html"),
        Bad("<html lang='en'><h2>Your data</h2><p>You have a right of access to your personal data (été). We only answer requests if you send us proof of your identity.</p></html>", PROVED, at="proof of your identity", path="templates/privacy.html", review=True),
        Bad({"formulaires/terrain.json": '{"titre": "Réserver un court de tennis", "champs": [{"nom": "jour", "libelle": "Jour", "requis": true}, {"nom": "prenom", "libelle": "Prénom", "requis": true}, {"nom": "employeur", "libelle": "Employeur", "requis": true}]}\n'}, UNNEEDED, at='"employeur"', path="formulaires/terrain.json", review=True),
    ),
    good=(
        Good({"app/PasseportRequest.php": "<?php\nclass PasseportRequest extends FormRequest\n{\n    use ReglesUsager;\n\n    public function rules(): array\n    {\n        return $this->reglesUsager();\n    }\n}\n", "app/ReglesUsager.php": "<?php\ntrait ReglesUsager\n{\n    protected function reglesUsager(): array\n    {\n        return ['nom' => ['required'], 'piece_identite' => ['required', 'file']]; // été\n    }\n}\n"}),
        Good("enum class TypePiece(val libelle: String) { // été\n    CNI(\"Carte nationale d’identité, de tout pays\"),\n    PERMIS(\"Permis de conduire\"),\n    AUTRE(\"Un autre document à votre nom\"),\n}\n", path="src/main/kotlin/ludotheque/inscription/TypePiece.kt"),
        Good({"app/models.py": "from django.db import models\n\n\nclass Lecteur(models.Model):\n    nom = models.CharField(max_length=99)\n    nationalité = models.CharField(blank=True, max_length=99)\n", "app/forms.py": "from django import forms\n\nfrom .models import Lecteur\n\nOBLIGATOIRES = ('nom',)\n\n\nclass CarteForm(forms.ModelForm):\n    class Meta:\n        model = Lecteur\n        fields = ['nom', 'nationalité']\n\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n        for nom, champ in self.fields.items():\n            champ.required = nom in OBLIGATOIRES\n"}, path="app/models.py"),
        Good("<?php\nclass EffacementType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('précisions', FileType::class, ['label' => 'Un document, si vous le voulez', 'required' => false]);\n    }\n}\n", path="src/Form/EffacementType.php"),
        Good("export const PIECES_ACCEPTEES = ['carte_identité', 'passeport']\nexport const PIECES_SUPPRIMEES = ['brouillon_été']\n", path="src/services/compte.js"),
        Good('from django import forms\n\n\nclass DemandeRgpdForm(forms.Form):\n    droit = forms.CharField(label="Votre demande")\n    pièce = forms.FileField(label="Copie de votre pièce d’identité, si nous vous la demandons", required=False)\n', path="comptes/forms.py"),
        Good('<form method="post" action="/passport"><h2>Your data, été</h2><label>Name <input name="name"></label><label>Scan of your identity card <input name="identity_document" type="file" required></label><button>Send</button></form>', path="templates/passport.html"),
        Good("required:  # été\n  change_phone: [password, selfie]\nalternatives:\n  selfie: counter\n", path="conf/steps.yml"),
        Good('[login]  # été\nclient_id = "impots"\nacr_values = "eidas2"\n', path="conf/sso.toml"),
        Good("<p lang='fr'>L’identité numérique est nécessaire pour signer une procuration cet été.</p>", path="templates/procuration.html"),
        Good({"service/verify.py": 'import json\n\nRULES = json.load(open("verify.json"))\n', "service/verify.json": '{"change_address": {"any_of": [["selfie"], ["desk"]]}}'}),
        Good({"service/preuve.py": "from enum import IntEnum\n\n\nclass Niveau(IntEnum):\n    AUCUN = 0\n    COURRIEL = 1\n    PIECE_ET_PUCE = 2\n\n\ndef exige(niveau=Niveau.PIECE_ET_PUCE):\n    return niveau\n", "service/voirie.py": "from fastapi import Depends\n\nfrom service.preuve import Niveau, exige\n\n\ndef signaler_nid_de_poule(session=Depends(exige(Niveau.AUCUN))):\n    pass\n"}),
        Good('<html lang="fr"><h1>Changer de compte bancaire</h1><a href="/fcplus/debut">S’identifier avec FranceConnect+</a><p>Standard : 01 99 00 12 34</p></html>', path="templates/rib.html"),
        Good({"service/garde.py": 'import yaml\n\nNIVEAUX = yaml.safe_load(open("niveaux.yml"))\n', "service/niveaux.yml": "défauts:\n  acr: high\nroutes:\n  /impots: {}\n  /bibliotheque:\n    acr: low\n"}),
        Good('class ChangerRibView(UpdateView):\n    acr_values = "eidas2"\n'),
        Good('@require_acr("eidas1")\ndef consulter_droits(request):\n    return render(request, "droits.html")\n'),
        Good('@app.post("/signature")\ndef signer():\n    exiger(acr_values="eidas2")\n'),
        Good('NIVEAUX = ["eidas1", "eidas2", "eidas3"]\n'),
        Good({"velo/schema.json": '{"title": "Réglages de la borne à vélo", "properties": {"été": {"type": "string"}, "passeport": {"type": "string", "title": "Lecteur de passeport"}}, "required": ["été", "passeport"]}\n'}),
        Good("<html lang='fr'><h2>Vos droits sur vos données personnelles</h2><p>Vous pouvez demander leur effacement, même l’été. En cas de doute, votre demande devra être accompagnée d’une copie de votre carte d’identité.</p></html>", path="templates/confidentialite.html"),
        Good("<html lang='fr'><h1>Refaire son passeport</h1><p>Votre demande doit être accompagnée d’une copie de votre carte d’identité, même l’été.</p></html>", path="templates/passeport.html"),
        Good("<html lang='en'><h2>Your data</h2><p>You have a right of access to your personal data (été). We may ask for proof of your identity if we cannot tell who you are.</p></html>", path="templates/privacy.html"),
        Good({"formulaires/terrain.json": '{"titre": "Réserver un court de tennis", "champs": [{"nom": "jour", "libelle": "Jour", "requis": true}, {"nom": "prenom", "libelle": "Prénom", "requis": true}, {"nom": "employeur", "libelle": "Employeur", "requis": false}]}\n'}, path="formulaires/terrain.json"),
        Good({"lib/identity_levels.rb": "module IdentityLevels\n  FACE_MATCH = 'face-match-required' # été\n  FACE_MATCH_REQUIRED_LEVELS = [\n    FACE_MATCH,\n    IDENTITY_FACE_MATCH,\n  ].freeze\nend\n"}, path="lib/identity_levels.rb"),
    ),
)  # fmt: skip
def identity_level_excessive(proof: Proof) -> Iterator[Hit]:
    """Report a strong proof wanted before what only shows or commits to nothing; ask about one that guards everything."""
    facts = {"level": proof.shown, "name": proof.shown, "view": proof.before, "chain": ""}
    if not proof.place.is_public or proof.wanted in (Wanted.ACCOUNT, Wanted.IN_DATE):
        return
    if proof.wanted is not Wanted.LEVEL:
        certainty = Certainty.REVIEW if proof.is_of_code else Certainty.VIOLATION
        yield Hit(proof.span, FACE if proof.light else FACE_ALONE, facts, certainty, proof.path)
    elif proof.light:
        said = TOO_STRONG if proof.is_of_code else GUARD
        yield Hit(proof.span, said if proof.before else EVERYWHERE, facts, path=proof.path)
    else:
        yield Hit(proof.span, CHECK, facts, Certainty.REVIEW, path=proof.path)
