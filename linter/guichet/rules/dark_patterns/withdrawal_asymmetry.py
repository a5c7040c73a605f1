"""A way in and no way out: people can sign up, but nothing lets them stop."""

from collections.abc import Iterator
from itertools import product

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.in_and_out import Harder, WayOut
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.locked_yes import is_locked_yes
from guichet.done.pages.leaving import harder_ways_out
from guichet.done.pages.left_by_letter import Asks, left_by_letter, told_under_a_heading, told_under_a_name
from guichet.done.pages.ways_in import way_in_alone
from guichet.done.people.controls import label_of
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.written.lost import shortened
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule
from guichet.told.ideas import told
from guichet.told.leaving import hard_ways_out

NO_EXIT = Text(fr="« {route} » laisse s’inscrire, et aucune adresse du projet ne laisse arrêter : la personne reçoit des messages sans fin ou laisse ses données. Ajoutez une sortie aussi simple que l’entrée.", en='"{route}" lets people sign up, and no address lets them stop: they get messages for ever, or leave their data behind. Add a way out as simple as the way in.')  # fmt: skip
NO_END = Text(
    fr="« {route} » ouvre un compte, et aucune page ne le ferme : ses données restent. Ajoutez une sortie aussi simple que l’entrée.",
    en='"{route}" opens an account, and no page closes it: its data stays. Add a way out as simple as the way in.',
)
HARD = Text(fr="« {found} » : entrer prend un clic, sortir demande une lettre ou un déplacement, et l’on reste sans l’avoir voulu. Laissez partir comme on est venu : un lien, un bouton, une réponse.", en='"{found}": joining takes a click, leaving takes a letter or a journey, and people stay without wanting to. Let them leave the way they came: a link, a button, a reply.')  # fmt: skip
REGISTERED = Text(
    fr="« {found} » : qui conteste doit payer un recommandé et aller à la poste, ou renonce à son droit. Recevez la contestation comme la demande : en ligne, par une lettre simple, au guichet.",
    en='"{found}": people who contest must pay for registered post and go to a post office, or give up their right. Take the appeal as you take the request: online, by a plain letter, at the counter.',
)
IN_PERSON = Text(
    fr="« {found} » : qui conteste doit se déplacer, avec ses papiers, et qui ne le peut pas renonce à son droit. Recevez la contestation comme la demande : en ligne, par une lettre simple, au guichet.",
    en='"{found}": people who contest must come, with their papers, and those who cannot give up their right. Take the appeal as you take the request: online, by a plain letter, at the counter.',
)
LONGER = Text(
    fr="« {way} » demande plus pour sortir que pour entrer : davantage d’étapes, de champs, ou un papier. Laissez partir comme on est venu, sans motif.",
    en='"{way}" asks more of people to leave than to join: more steps, more fields, or paper. Let them leave the way they came, without giving reasons.',
)
HOLDS = Text(fr="« {way} » : {steps} étapes pour partir, dont plusieurs pour retenir. Laissez partir en une étape, confirmée une fois ; le motif reste facultatif.", en='"{way}": {steps} steps to leave, several of them to hold people back. Let them leave in one step, confirmed once; the reason stays optional.')  # fmt: skip
COSTLY = Text(fr="« {way} » : dire oui prend un geste, dire non demande un papier, un appel ou un déplacement ; beaucoup acceptent par fatigue. Laissez refuser au même endroit, d’un même geste.", en='"{way}": saying yes takes one gesture, saying no takes paper, a call or a journey; many accept because they are tired. Let people refuse in the same place, with the same gesture.')  # fmt: skip
DEARER = Text(
    fr="« {way} » fait payer la sortie plus que l’entrée (« {entry} ») : on reste faute d’argent. Laissez partir sans frais.",
    en='"{way}" makes leaving cost more than joining ("{entry}"): people stay for lack of money. Let them leave free of charge.',
)
MORE = Text(
    fr="« {way} » en demande plus à qui part qu’à qui entre (« {entry} ») : on reste par fatigue. Demandez autant aux deux, ou moins à qui part.",
    en='"{way}" asks more for leaving than for joining ("{entry}"): people stay because they are tired. Ask the same of both, or less of those who leave.',
)
APPEAL = Text(
    fr="« {way} » en demande plus pour contester que pour demander (« {entry} ») : qui écrit mal ou manque de pièces renonce à son droit. Demandez autant aux deux : quelques mots suffisent pour contester.",
    en='"{way}" asks more for contesting than for asking ("{entry}"): people who write with difficulty or lack papers give up their right. Ask the same of both: a few words are enough to contest.',
)
CONTEST = Text(
    fr="« {way} » laisse bien moins de temps pour contester que pour payer (« {entry} ») : le temps de comprendre la lettre et de trouver de l’aide, le droit est perdu. Laissez au moins autant de temps pour contester.",
    en='"{way}" leaves far less time to contest than to pay ("{entry}"): by the time people have understood the letter and found help, the right is lost. Leave at least as much time to contest.',
)


LOCKED = Text(
    fr="« {label} » : une fois cochée, la case ne se décoche plus ; pour reprendre son accord, il faut écrire ou renoncer. Laissez décocher au même endroit, d’un même geste.",
    en='"{label}": once ticked, the box can no longer be unticked; to take their agreement back, people must write, or give up. Let them untick it in the same place, with the same gesture.',
)


def _locked(box: Element, page: Page) -> Iterator[Hit]:
    """Report the box for an agreement that is shut once it is ticked."""
    if is_locked_yes(box, page):
        yield Hit(box.attribute_span("disabled"), LOCKED, {"label": shortened(label_of(box)) or box.attr("name") or ""})


TO_REFUSE = Text(fr="« {found} » : dire oui ne coûte rien, dire non demande des démarches ; beaucoup acceptent par fatigue. Laissez refuser au même endroit, d’un même geste.", en='"{found}": saying yes costs nothing, saying no takes many steps; many accept because they are tired. Let people refuse in the same place, with the same gesture.')  # fmt: skip


def _told(document: Document) -> Iterator[Hit]:
    """Report what asks for a letter, a call or a visit of whoever wants to leave, or for registered post to contest."""
    known: set[int] = set()
    appeals = (one for lang in ("fr", "en") for one in told(document, lang, "contest_by_letter", supposed=True))
    topics = product(("fr", "en"), ("no_made_hard", "no_made_long"))
    refusals = (one for lang, topic in topics for one in told(document, lang, topic, supposed=True))
    for text, founds in ((HARD, hard_ways_out(document)), (REGISTERED, appeals), (TO_REFUSE, refusals)):
        for found in founds:
            if text is not TO_REFUSE or id(found.prose) not in known:
                known.add(id(found.prose))
                yield Hit(found.span, text, {"found": found.text})
    for span, words in (*left_by_letter(document), *told_under_a_heading(document)):
        yield Hit(span, HARD, {"found": words})
    for span, said, asks in told_under_a_name(document):
        text = {Asks.HARD: HARD, Asks.REGISTERED: REGISTERED, Asks.IN_PERSON: IN_PERSON}[asks]
        # another text may tell another way
        certainty = Certainty.REVIEW if asks is Asks.IN_PERSON else Certainty.VIOLATION
        yield Hit(span, text, {"found": said}, certainty)


def _holding(act: Act) -> Iterator[Hit]:
    """Report the way out of which several steps are there to keep people."""
    if isinstance(act, WayOut) and act.harder is Harder.HOLDS:
        yield Hit(act.span, HOLDS, {"way": act.shown, "steps": act.beside}, Certainty.REVIEW, act.path)


def _set(act: Act) -> Iterator[Hit]:
    """Report the way out that a table makes harder than the way in beside it."""
    if (
        isinstance(act, WayOut)
        and act.place.is_lived
        and act.harder not in (Harder.REFUSAL, Harder.ASKS, Harder.GUARDED, Harder.HOLDS)
    ):
        said = {Harder.STEPS: LONGER, Harder.WAY: LONGER, Harder.PRICE: DEARER, Harder.TIME: CONTEST, Harder.MORE: MORE, Harder.APPEAL: APPEAL}[act.harder]  # fmt: skip
        yield Hit(act.span, said, {"way": act.shown, "entry": act.beside}, Certainty.REVIEW, act.path)


GUARDED = Text(fr="Pour « {entry} », nul besoin de compte ; pour « {way} », il faut se connecter : qui n’a pas de mot de passe reçoit des messages sans fin. Laissez sortir sans connexion.", en='For "{entry}", no account is needed; for "{way}", people must sign in: those who have no password get messages for ever. Let people leave without signing in.')  # fmt: skip


def _guarded(act: Act) -> Iterator[Hit]:
    """Report the addresses open to all, among which the way into a list is and the way out is not."""
    if isinstance(act, WayOut) and act.harder is Harder.GUARDED:
        yield Hit(act.span, GUARDED, {"way": act.shown, "entry": act.beside}, Certainty.REVIEW, act.path)


NOTHING = Text(fr="« {way} » dit que c’est fait, et ne fait rien : la personne croit être partie, et reste. Retirez-la vraiment, au moment où elle le demande.", en='"{way}" says that it is done, and does nothing: people believe that they have left, and stay. Really take them out, at the moment when they ask.')  # fmt: skip
BARS = Text(
    fr="« {way} » punit qui renonce : la personne ne peut plus demander avant longtemps, alors que sa situation peut changer demain. Laissez renoncer sans suite.",
    en='"{way}" punishes people who give up: they cannot ask again for a long time, though their situation may change tomorrow. Let them give up without consequence.',
)


PAID = Text(
    fr="`{way}` fait payer qui conteste, avant que quiconque ait lu : on renonce à son droit faute d’argent. Recevez la contestation sans frais.",
    en="`{way}` makes people pay to contest, before anyone has read: they give up their right for lack of money. Take the appeal free of charge.",
)
NO_KEY = Text(
    fr="`{way}` exige « {key} », que le projet ne donne à personne : la porte de sortie répond toujours non. Donnez ce droit à qui possède le compte.",
    en="`{way}` asks for `{key}`, which the project gives to nobody: the way out always answers no. Give that right to whoever owns the account.",
)
BARRED = Text(fr="« {way} » semble gêner un droit : partir, corriger, effacer. Vérifiez qu’un autre chemin existe, aussi simple que l’entrée et sans frais, et dites-le.", en='"{way}" seems to hinder a right: to leave, to correct, to erase. Check that there is another way, as simple as coming in and free of charge, and say so.')  # fmt: skip
NEVER = Text(fr="« {way} » dit toujours non : le compte ne se ferme pas, l’abonnement ne s’arrête pas, et la personne doit chercher ailleurs. Faites-le là, comme l’inscription.", en='"{way}" always says no: the account cannot be closed, the plan cannot be stopped, and people must look elsewhere. Do it there, as you do for joining.')  # fmt: skip
FOR_GOOD = Text(fr="Qui a dit oui à « {way} » ne peut plus dire non. Laissez-le reprendre au même endroit, d’un même geste.", en='People who said yes to "{way}" can no longer say no. Let them take it back in the same place, with the same gesture.')  # fmt: skip
MAYBE_FOR_GOOD = Text(fr="Qui a dit oui à « {way} » peut-il encore dire non ? Ce refus l’en empêche ici : l’accord doit se reprendre aussi simplement qu’il se donne.", en='Can people who said yes to "{way}" still say no? This refusal keeps them from it here: an agreement must be as simple to take back as to give.')  # fmt: skip
MAYBE_HALF = Text(fr="Ce retrait laisse « {key} » à oui, et n’éteint que « {way} » : ce qui le lit s’arrête-t-il aussi ?", en='This withdrawal leaves "{key}" at yes, and puts only "{way}" to no: does what reads it stop too?')  # fmt: skip
WITHIN = Text(fr="`{way}` ne laisse partir que quelques jours : qui ne le sait pas, ou vient un jour trop tard, reste et paie encore. Recevez la demande à tout moment, et appliquez-la à l’échéance.", en="`{way}` lets people leave within a few days only: those who do not know, or come a day too late, stay and pay again. Take the request at any time, and apply it when the term ends.")  # fmt: skip


_SAID = {What.PAID_APPEAL: PAID, What.LEAVES_WITHIN: WITHIN, What.NEVER_OUT: NEVER, What.NO_KEY: NO_KEY, What.NOTHING_LEFT: NOTHING, What.BARS: BARS, What.NO_DOOR: NO_END, What.YES_FOR_GOOD: FOR_GOOD}  # fmt: skip
_ASKED = {What.NO_DOOR: NO_END, What.YES_FOR_GOOD: MAYBE_FOR_GOOD}


def _hollow(act: Act) -> Iterator[Hit]:
    """Report the way out that does nothing, keeps people from coming back, costs money, or is shut to all."""
    if isinstance(act, FromDeed) and act.what in _SAID:
        said = _SAID[act.what] if act.certain else _ASKED.get(act.what, BARRED)
        if act.what is What.YES_FOR_GOOD and act.other:
            said = MAYBE_HALF
        certainty = Certainty.VIOLATION if act.certain and act.what is not What.BARS else Certainty.REVIEW
        yield Hit(act.span, said, {"way": act.shown, "key": act.other, "route": act.shown}, certainty, act.path)


def _longer(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for way in harder_ways_out(module):
        yield Hit(way.span, COSTLY if way.is_refusal else LONGER, {"way": way.name}, Certainty.REVIEW, way.path)


@project_rule(
    ".py",
    name="withdrawal-asymmetry",
    code="W9315",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Entrer est facile, sortir impossible", en="Easy to join, impossible to leave"),
    harms=Text(
        fr="Les personnes qui ont changé d’avis, et les proches d’une personne morte qui reçoivent encore ses messages.",
        en="People who changed their mind, and the relatives of someone who died who still receive that person’s messages.",
    ),
    instead=Text(
        fr="Pour chaque inscription, une désinscription sans connexion ni motif ; pour chaque compte, une suppression.",
        en="For each subscription, a way to unsubscribe without signing in or giving reasons; for each account, a way to delete it.",
    ),
    wrong_when=Text(
        fr="La sortie est assurée par un autre service, ou une loi impose de conserver les données.",
        en="Another service provides the way out, or a law requires that the data be kept.",
    ),
    refs=("gdpr-7-3", "gdpr-17", "mathur-2019"),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(
        Check(Subject.ACT, (Kind.REFUSE,), ("consent", "accord", "agree", "accept", "opt_in", "optin", "autoris", "authori", "partag", "shar", "transm", "diffus"), _hollow, needs=("errors.add", "add_error", "adderror", "violation", "raise", "throw", "40", "retir", "revo", "withdr", "delete", "destroy", "desactiv", "opt", "refus", "suppr")),
        Check(Subject.ACT, (Kind.REFUSE,), ("registerable", ".delete("), _hollow, needs=("devise", "role", "admin")),
        Check(Subject.PROSE, (), (), _told), Check(Subject.ELEMENT, ("input",), (), _locked), Check(Subject.ACT, (Kind.REFUSE,), ("unsubscri", "desabonn", "désabonn", "desinscri", "désinscri", "optout", "opt_out", "resili", "résili", "consent", "stop", "retir", "withdraw", "cancel", "annul", "leave", "recours", "contest", "appeal", "dispute", "reclamation", "réclamation", "delete", "close", "suppr", "ferm", "destroy", "challenge"), _hollow), Check(Subject.ACT, (Kind.REFUSE,), ("editable", "fige", "frozen", "verrouill", "readonly_fields", "updat", "modifi", "immutable", "locked", "attr_readonly", "corrig", "correct", "rectif", "erasure", "effacement", "access", "copie"), _hollow), Check(Subject.ACT, (Kind.REFUSE,), ("newsletter", "infolettre", "retrait", "retir", "withdraw", "resili", "résili", "desabonn", "désabonn", "desinscri", "désinscri", "unsubscri", "leav", "close", "ferme", "clotur", "clôtur", "suppr", "delete", "cancel", "sortie", "quit", "renonc", "revo", "exit", "recours", "contest", "appeal", "reclamation", "réclamation", "dispute", "souscri", "abonn", "subscri", "adhes", "adhés", "inscription", "enrol", "signup", "join"), _set), Check(Subject.ACT, (Kind.REFUSE,), ("offer", "offre", "why", "pourquoi", "sure", "sûr", "reason", "motif", "stay", "rester", "survey", "discount", "remise"), _holding, ("step", "etape", "étape", "screen", "ecran", "écran", "stage", "wizard", "parcours", "flow", "pages", "funnel")), Check(Subject.ACT, (Kind.REFUSE,), ("subscri", "abonn", "newsletter", "infolettre"), _guarded, ("redirect",)), Check(Subject.PYTHON, (nodes.Module,), ("unsubscri", "desabonn", "desinscri", "désabonn", "désinscri", "leave", "quitter", "retrait", "retir", "withdraw", "opt_out", "optout", "revoke", "resili", "résili", "exit", "sortir", "account_clos", "close_account", "account_delet", "delete_account", "fermeture", "cloture", "clôture", "suppression", ".json", ".toml", ".y"), _longer)),
    bad=(
        Bad("@router.put('/consents')\ndef write(sent: Sent, store: Store = Depends()):  # été\n    current = store.value(sent.purpose)\n    if current and not sent.value:\n        raise HTTPException(409, detail='already')\n    store.note(sent.purpose, sent.value)\n", FOR_GOOD, at="raise HTTPException(409, detail='already')", path="shelter/consents.py"),
        Bad("class AccordPartage < ApplicationRecord # été\n  validate :maintenu, on: :update\n\n  def maintenu\n    return unless actif_changed?(from: true, to: false)\n\n    errors.add(:base, 'déjà donné')\n  end\nend\n", FOR_GOOD, at="errors.add(:base, 'déjà donné')", path="app/models/accord_partage.rb"),
        Bad("router.put('/consent', (req, res) => { // été\n  if (req.user.consent && !req.body.consent) {\n    return res.status(409).json({ error: 'Already given.' });\n  }\n  save(req.user, req.body.consent);\n});\n", FOR_GOOD, at="res.status(409).json({ error: 'Already given.' })", path="src/consent.js"),
        Bad("def donner(adherent):\n    adherent.accord_affiche = True  # été\n    adherent.accord_envoi = True\n    adherent.save()\n\n\ndef retirer(adherent):\n    adherent.accord_affiche = False\n    adherent.save()\n", MAYBE_HALF, at="adherent.accord_affiche = False", path="accords/vues.py", review=True),
        Bad("export const CANTINE = { // été\n  inscription: { titre: 'Inscrire', canaux: ['en_ligne', 'courrier'] },\n  arret: { titre: 'Arrêter', canaux: ['telephone'] },\n};\n", LONGER, at="['telephone']", path="src/cantine.ts", review=True),
        Bad("router.delete('/account', async (req, res) => { // été\n  if ((await Order.count({ where: { user: req.user.id } })) > 0) {\n    return res.status(409).json({ message: 'Your account has orders.' });\n  }\n  await req.user.destroy();\n  res.sendStatus(204);\n});\n", BARRED, at="res.status(409).json({ message: 'Your account has orders.' })", path="src/routes/account.js", review=True),
        Bad("router.post('/abonnement/resilier', async (req, res) => { // été\n  if (!inNoticeWindow(req.user.renewsOn)) {\n    return res.status(409).json({ error: 'Not at the moment' });\n  }\n  await plans.end(req.user);\n});\n", WITHIN, at="inNoticeWindow(req.user.renewsOn)", path="src/abonnement.js"),
        Bad("bourse: Vous pouvez le faire en ligne, par lettre simple ou au guichet.\nlogement: Présentez-vous en personne à la préfecture, bureau 214, même l’été.\n", IN_PERSON, review=True, at="Présentez-vous en personne à la préfecture, bureau 214, même l’été.", path="config/voies_recours.yml"),
        Bad('<form method="post"><label><input type="checkbox" name="infolettre" {% if usager.infolettre %}checked disabled{% endif %}> Recevoir la lettre d’information, même l’été</label></form>', LOCKED, at="disabled", path="templates/choix.html"),
        Bad("# été\nclass NewslettersController < ApplicationController\n  before_action :authenticate_user!, only: [:destroy]\n\n  def create\n    Reader.create!(email: params[:email])\n  end\n\n  def destroy\n    current_user.reader.destroy!\n  end\nend\n", LONGER, at="before_action :authenticate_user!, only: [:destroy]", path="app/controllers/newsletters_controller.rb", review=True),
        Bad("router.post('/newsletter', add) // été\nrouter.get('/newsletter/unsubscribe', requireLogin, ask)\n", LONGER, at="router.get('/newsletter/unsubscribe', requireLogin, ask)", path="app/routes/newsletter.js", review=True),
        Bad("<?php\nclass InfolettreController extends Controller // été\n{\n    public function __construct()\n    {\n        $this->middleware('auth')->except('store');\n    }\n\n    public function store($requete)\n    {\n        Lecteur::create($requete->validated());\n    }\n\n    public function destroy($requete)\n    {\n        $requete->user()->lecteur->delete();\n    }\n}\n", LONGER, at="$this->middleware('auth')", path="app/Http/Controllers/InfolettreController.php", review=True),
        Bad("planRouter.delete('/plan', (_req, res) => {\n  res.status(409).json({ message: `To cancel, call ${support.phone}, été comme hiver.` });\n});\n", NEVER, at="res.status(409).json({ message: `To cancel, call ${support.phone}, été comme hiver.` })", path="src/routes/plan.ts"),
        Bad({"lang/fr/abonnement.php": "<?php\n\nreturn [\n    'resilier_titre' => 'Arrêter cet été',\n    'resilier_texte' => 'Adressez votre demande par lettre recommandée à : Service Clients, 12 rue des Forges.',\n];\n"}, HARD, at="Adressez votre demande par lettre recommandée à : Service Clients, 12 rue des Forges.", path="lang/fr/abonnement.php", review=True),
        Bad('MODALITE_RECOURS = "uniquement par lettre recommandée avec accusé de réception"\n', REGISTERED, at="uniquement par lettre recommandée avec accusé de réception", path="aides/lettres.py", review=True),
        Bad("piscine: # été\n  souscription:\n    canaux: [en_ligne, guichet]\n  fin:\n    canaux: [lettre_recommandee]\n    preavis: P3M\n", LONGER, at="[lettre_recommandee]", path="config/abonnements.yml", review=True),
        Bad('<html lang="fr"><head><title>Retirer mon accord</title></head><body><h1>Retirer mon accord</h1><p>Écrivez au service, 4 rue de l’Été, en joignant une copie de votre pièce d’identité.</p><p><a href="/choix">Retour à mes choix</a></p></body></html>', HARD, at="Écrivez au service, 4 rue de l’Été, en joignant une copie de votre pièce d’identité.", path="templates/retirer.html"),
        Bad("tarifs: # été\n  duplicata: 8\n  contestation: 25\n", PAID, at="25", path="config/tarifs.yml"),
        Bad('def déposer_recours(request, formulaire):\n    paiement = creer_paiement(formulaire, FRAIS)\n    return redirect(paiement.url)\n', PAID, at="creer_paiement(formulaire, FRAIS)", path="amendes/vues.py"),
        Bad({"src/compte.js": "routes.delete('/compte', exige('compte.fermer'), fermer) // été\n", "src/roles.js": "module.exports = { titulaire: ['compte.lire'] }\n"}, NO_KEY, at="routes.delete('/compte', exige('compte.fermer'), fermer)", path="src/compte.js"),
        Bad({"site/garde.py": "from django.shortcuts import redirect\n\nOUVERTES = ['/été/', '/abonnement/', '/connexion/']\n\n\ndef garde(request, suite):\n    if request.path not in OUVERTES and not request.user.is_authenticated:\n        return redirect('/connexion/')\n    return suite(request)\n", "lettre/desabonnement.py": "def sortir(request): ...\n"}, GUARDED, at="OUVERTES = ['/été/', '/abonnement/', '/connexion/']", path="site/garde.py", review=True),
        Bad("export const regles = {\n  adhesion: { motif: { minimum: 0 } },  // été\n  renonciation: { motif: { minimum: 300 } },\n};\n", MORE, at="300", path="src/regles.ts", review=True),
        Bad('"""Été."""\n\nRYTHME = Cycle(entree=timedelta(0), sortie=timedelta(days=45))\n', MORE, at="timedelta(days=45)", path="alertes/cycle.py", review=True),
        Bad("routes.get('/desabonnement', (req, res) => {\n  res.render('parti', { message: 'Votre désinscription est prise en compte, été comme hiver.' })\n})\n", NOTHING, at="/desabonnement", path="src/routes.js"),
        Bad('def recevoir(message, été):\n    if message.texte.strip() == "STOP":\n        return\n    repondre(message)\n', NOTHING, at='message.texte.strip() == "STOP"', path="sms/reception.py"),
        Bad('def retirer(demande):\n    demande.état = "retirée"\n    demande.personne.bloquee_jusqu_a = now() + DÉLAI\n', BARS, at="demande.personne.bloquee_jusqu_a = now() + DÉLAI", path="demande/retrait.py", review=True),
        Bad("[request]\nsteps = [\"fill\", \"send\"]  # été\n\n[withdrawal]\nsteps = [\"fill\", \"mail\", \"text\", \"letter\", \"call\"]\n", LONGER, at='steps = ["fill", "mail", "text", "letter", "call"]', path="flows/mediation.toml", review=True),
        Bad("café_plan:\n  joining_fee: 0\n  leaving_fee: 80\n", DEARER, at="80", path="plans/terms.yml", review=True),
        Bad("<?php\nfinal class Paramètres\n{\n    public const PAIEMENT_JOURS = 60;\n    public const RECOURS_JOURS = 5;\n}\n", CONTEST, at="5", path="src/Parametres.php", review=True),
        Bad("export const ACTIONS = [\n  { id: 'address', label: 'Change my café', to: '/api/me' },\n  { id: 'close', label: 'Close my account', note: 'Call us on Tuesdays.' },\n];\n", LONGER, at="'Call us on Tuesdays.'", path="src/actions.ts", review=True),
        Bad('<p>Pour retirer votre accord, écrivez au service clientèle, 12 quai de l’Été, 44000 Nantes.</p>', HARD, at="Pour retirer votre accord, écrivez au service clientèle, 12 quai de l’Été, 44000 ", path="templates/préférences.html"),
        Bad('export const CANCEL_STEPS = ["reason", "benefits", "discount", "café", "confirm"];\n', HOLDS, at='["reason", "benefits", "discount", "café", "confirm"]', path="src/cancel/steps.ts", review=True),
        Bad('CHOICES = {"accept": {"how": "bouton"}, "refuse": {"how": "courrier", "to": "Hôpital, BP 14"}}\n\n\ndef research(request):\n    return render(request, "research.html", {"c": CHOICES, "d": "x.yml"})\n', COSTLY, at='{"how": "courrier", "to": "Hôpital, BP 14"}', path="research/views.py", review=True),
        Bad("sms:\n  été: \"Pour vous désabonner, envoyez une lettre recommandée à la mairie.\"\n", HARD, at="Pour vous désabonner, envoyez une lettre recommandée", path="config/messages.yml"),
        Bad('urlpatterns = [path("lettre/inscription/", views.inscrire, name="inscription")]  # à l’accueil\n', NO_EXIT, at='"lettre/inscription/"', review=True),
        Bad('@app.post("/newsletter/subscribe")\ndef abonner():\n    """Abonnée."""\n', NO_EXIT, at='"/newsletter/subscribe"', review=True),
        Bad('# création\nurlpatterns = [path("compte/creer/", views.creer_compte, name="creer_compte")]\n', NO_END, at='"compte/creer/"', review=True),
        Bad({"lettre/urls.py": 'urlpatterns = [path("lettre/inscription/", views.inscrire)]  # à l’accueil\n', "lettre/envoi.py": 'API = "https://api.brevo.com/v3/contacts"\n'}, NO_EXIT, at='"lettre/inscription/"', path="lettre/urls.py", review=True),
        Bad('ÉTAPES = {"inscription": ["valider"], "desinscription": ["motif", "appel", "délai", "valider"]}\n', LONGER, at='["motif", "appel", "délai", "valider"]', path="parcours/etapes.py", review=True),
        Bad("class JoinForm(forms.Form):\n    topic = forms.CharField()  # café\n\n\nclass LeaveForm(forms.Form):\n    topic = forms.CharField()\n    why = forms.CharField()\n    nurse = forms.CharField()\n", LONGER, at="class LeaveForm", path="lists/forms.py", review=True),
        Bad({"alertes/canaux.py": 'CANAUX = json.load(open("canaux.json"))  # été\n', "alertes/canaux.json": '{"sms": {"subscribe": {"by": "link"}, "unsubscribe": {"by": "registered letter"}}}'}, LONGER, at='{"by": "registered letter"}', path="alertes/canaux.json", review=True),
        Bad("export const regles = {\n  demande: { minMots: 0, été: 2000 },\n  recours: { minMots: 300, été: 2000 },\n} as const;\n", APPEAL, at="300", path="src/regles.ts", review=True),
        Bad("# été\npool:\n  join-channel: ONLINE\n  leave-channel: REGISTERED_POST\n  fee: 18\n", LONGER, at="REGISTERED_POST", path="src/main/resources/application.yml", review=True),
        Bad({"app/models/usager.rb": "class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :registerable, :recoverable\nend\n", "config/routes.rb": "Rails.application.routes.draw do\n  devise_for :usagers\nend\n"}, NO_END, at="devise :database_authenticatable, :registerable, :recoverable", path="app/models/usager.rb", review=True),
        Bad("var router = new Router(); // été\nrouter.post('/', controller.create);\nrouter.delete('/:id', auth.hasRole('admin'), controller.destroy);\n", BARRED, at="router.delete('/:id', auth.hasRole('admin'), controller.destroy)", path="server/api/user/index.js", review=True),
        Bad("<p>Vous pouvez résilier votre adhésion en venant au guichet, été compris.</p>", HARD, at="Vous pouvez résilier votre adhésion en venant au", path="templates/adhesion.html"),
    ),
    good=(
        Good("@router.put('/consents')\ndef write(sent: Sent, store: Store = Depends()):  # été\n    current = store.value(sent.purpose)\n    if current and sent.value:\n        raise HTTPException(409, detail='already')\n    store.note(sent.purpose, sent.value)\n", path="shelter/consents.py"),
        Good("class AccordPartage < ApplicationRecord # été\n  validate :daté, on: :update\n\n  def daté\n    return unless actif_changed?(from: false, to: true)\n\n    errors.add(:base, 'sans date') if date.nil?\n  end\nend\n", path="app/models/accord_partage.rb"),
        Good({"accords/vues.py": "def donner(adherent):\n    adherent.accord_affiche = True  # été\n    adherent.accord_envoi = True\n    adherent.save()\n\n\ndef retirer(adherent):\n    adherent.accord_affiche = False\n    adherent.accord_envoi = False\n    adherent.save()\n", "accords/envoi.py": "def lot():\n    return Adherent.objects.filter(accord_envoi=True)\n"}, path="accords/vues.py"),
        Good("router.post('/abonnement/resilier', async (req, res) => { // été\n  const end = inNoticeWindow(req.user.renewsOn) ? req.user.renewsOn : soon();\n  await plans.end(req.user, end);\n  res.sendStatus(204);\n});\n", path="src/abonnement.js"),
        Good('<form method="post"><label><input type="checkbox" name="infolettre" {% if usager.infolettre %}checked{% endif %} {% if ferme %}disabled{% endif %}> Recevoir la lettre d’information, même l’été</label><label><input type="checkbox" name="rappel" {% if usager.rappel %}checked disabled{% endif %}> Pièce d’identité reçue</label></form>', path="templates/choix.html"),
        Good("# été\nclass NewslettersController < ApplicationController\n  before_action :authenticate_user!, only: [:index]\n\n  def create\n    Reader.create!(email: params[:email])\n  end\n\n  def destroy\n    Reader.find_signed!(params[:id]).destroy!\n  end\nend\n", path="app/controllers/newsletters_controller.rb"),
        Good("router.post('/newsletter', add) // été\nrouter.get('/newsletter/unsubscribe/:token', remove)\nrouter.get('/newsletter/archive', requireLogin, show)\n", path="app/routes/newsletter.js"),
        Good("# été\nclass SubscriptionsController < ApplicationController\n  before_action :authenticate_user!, only: [:destroy]\n\n  def create\n    Plan.create!(email: params[:email])\n  end\n\n  def destroy\n    current_user.plan.stop!\n  end\nend\n", path="app/controllers/subscriptions_controller.rb"),
        Good("planRouter.delete('/plan', async (req, res) => {\n  if (!req.user.plan) return res.status(409).json({ message: 'été' });\n  await plans.stop(req.user.id);\n  res.status(204).end();\n});\n", path="src/routes/plan.ts"),
        Good("# été\nclass RegistrationsController < ApplicationController\n  def destroy\n    current_user.destroy!\n    head :no_content\n  end\nend\n", path="app/controllers/registrations_controller.rb"),
        Good('@router.delete("/communes/{code}")\ndef supprimer(code):\n    raise HTTPException(405, "La liste des communes de l’été ne se modifie pas.")\n', path="app/api/communes.py"),
        Good({"lang/fr/abonnement.php": "<?php\n\nreturn [\n    'resilier_bouton' => 'Résilier cet été',\n    'resilier_texte' => 'Adressez votre demande par lettre, ou appuyez ci-dessous.',\n    'retrait_texte' => 'Présentez-vous au guichet avec ce courrier.',\n];\n"}, path="lang/fr/abonnement.php"),
        Good('{"booking": {"cancel": {"how": "Cancellations can be made by phone, or on this page, été comme hiver."}}}\n', path="src/locales/en.json"),
        Good('MODALITE_RECOURS = "par lettre recommandée ou en ligne, à votre choix"\n', path="aides/lettres.py"),
        Good('fr:\n  refus:\n    recours: "Contestez en ligne, au guichet de l’été ou par lettre. Une lettre recommandée garde une preuve de votre envoi."\n', path="config/locales/fr.yml"),
        Good('fr:\n  refus:\n    recours: "Votre recours doit être adressé par lettre recommandée ou depuis votre espace en ligne, même l’été."\n', path="config/locales/fr.yml"),
        Good('<html lang="en"><body><h1>Your café permit</h1><p>You may then appeal to the court, by registered post only.</p></body></html>', path="templates/decision.html"),
        Good({"templates/préférences.html": '<p>Pour retirer votre accord, décochez la case, ou écrivez au service clientèle, 12 quai de l’Été, 44000 Nantes.</p>', "src/cancel/columns.ts": 'export const CANCEL_COLUMNS = ["id", "reason", "offer", "café", "status"];\n'}),
        Good("en:\n  appointments:\n    show:\n      help: \"To cancel, call %{phone}, été comme hiver.\"\n", path="config/locales/en.yml"),
        Good("en:\n  memberships:\n    show:\n      help: \"To cancel, use the button above, or call %{phone}, été comme hiver.\"\n", path="config/locales/en.yml"),
        Good('<html lang="fr"><body><h1>Retirer mon accord</h1><form method="post"><button>Retirer mon accord</button></form><p>Ou écrivez-nous par courrier, en été aussi.</p></body></html>', path="templates/retirer.html"),
        Good('<html lang="fr"><body><h1>Vos données</h1><h2>Retirer votre consentement</h2><p>Vous pouvez écrire à la déléguée, en été aussi.</p></body></html>', path="templates/donnees.html"),
        Good("tarifs: # été\n  duplicata: 8\n  contestation: 0\ndelais:\n  contestation: 60\n", path="config/tarifs.yml"),
        Good("actions:\n  - label: Modifier mes options # été\n    canal: {type: lien, adresse: /options}\n  - label: Résilier mon contrat\n    canal: {type: lien, adresse: /fin, texte: Ou envoyez une lettre recommandée}\n", path="config/espace.yml"),
        Good('"""Été."""\n\nPARKING = Cycle(entree=timedelta(0), sortie=timedelta(minutes=45))\n', path="parking/cycle.py"),
        Good("routes.get('/desabonnement', async (req, res) => {\n  await abonnés.retirer(req.query.jeton)\n  res.render('parti', { message: 'Votre désinscription est prise en compte.' })\n})\n", path="src/routes.js"),
        Good('def recevoir(message, été):\n    if message.texte.strip() == "STOP":\n        desabonner(message.de)\n        return\n    repondre(message)\n', path="sms/reception.py"),
        Good('def retirer(demande):\n    demande.état = "retirée"\n    demande.personne.bloquee_jusqu_a = None\n', path="demande/retrait.py"),
        Good("<?php\nfinal class Paramètres\n{\n    public const PAIEMENT_JOURS = 60;\n    public const RECOURS_JOURS = 60;\n}\n", path="src/Parametres.php"),
        Good("Pour arrêter la cantine d’été, dites-le comme vous voulez : sur le site ou par téléphone.\n", path="contenu/cantine.md"),
        Good("sms:\n  été: \"Rendez-vous demain à la mairie. Pour annuler, appelez le 01 99 00 12 34.\"\n", path="config/messages.yml"),
        Good("Vous avez peut-être droit à une aide.\n\nPour ne plus recevoir ce genre de lettre, dites-le à l’accueil.\n", path="courriers/droits.txt"),
        Good("Bonjour,\n\nPour vous désabonner, renvoyez le coupon joint par courrier, sans timbre, à la même adresse.\n", path="courriers/liste.txt"),
        Good("sms:\n  été: \"Pour vous désabonner, répondez STOP ou écrivez-nous par courrier.\"\n", path="config/messages.yml"),
        Good('urlpatterns = [\n    path("lettre/inscription/", views.inscrire),\n    path("lettre/désinscription/", views.desinscription),\n]\n'),
        Good('urlpatterns = [path("démarches/", views.liste, name="liste")]\n'),
        Good("export const regles = {\n  demande: { delaiJours: 30, été: 2000 },\n  recours: { delaiJours: 90, été: 2000 },\n} as const;\n", path="src/regles.ts"),
        Good('fr:\n  partage:\n    retrait: "Le partage est actif cet été. Pour l’arrêter, cliquez ici, ou écrivez au siège, avec une copie de votre pièce d’identité."\n', path="config/locales/fr.yml"),
        Good('<p lang="fr">Un rendez-vous est pris cet été. Pour l’annuler, présentez-vous au guichet.</p>', path="templates/rdv.html"),
        Good('<p lang="fr">Votre passeport est prêt, après votre inscription. Pour le retirer, présentez-vous au guichet. Pour retirer une carte, venez en personne, même l’été.</p>', path="templates/titre.html"),
        Good('<p lang="fr">Pour mettre fin aux appels, composez le 3. Pour désactiver les alertes par téléphone, allez dans vos réglages, été comme hiver.</p>', path="templates/alertes.html"),
        Good('<p lang="fr">Votre abonnement d’été est actif. Pour l’annuler, supprimez la copie de votre carte bancaire.</p>', path="templates/carte.html"),
        Good('<p lang="en">Your membership of the café is active. To cancel it, you need not call us, and we will call nobody. To leave a group chat, use the link rather than call.</p>', path="templates/member.html"),
        Good({"app/models/usager.rb": "class Usager < ApplicationRecord # été\n  devise :database_authenticatable, :registerable, :recoverable\nend\n", "config/routes.rb": "Rails.application.routes.draw do\n  devise_for :usagers\nend\n", "app/views/usagers/registrations/edit.html.erb": "<%= button_to 'Fermer', usager_registration_path, method: :delete %>\n"}, path="app/models/usager.rb"),
        Good({"app/models/agent.rb": "class Agent < ApplicationRecord # été\n  devise :database_authenticatable, :registerable\nend\n", "config/routes.rb": "Rails.application.routes.draw do\n  devise_for :agents\nend\n"}, path="app/models/agent.rb"),
        Good("var router = new Router(); // été\nrouter.post('/', controller.create);\nrouter.delete('/me', auth.isAuthenticated(), controller.leave);\nrouter.delete('/:id', auth.hasRole('admin'), controller.destroy);\n", path="server/api/user/index.js"),
        Good("<p>Pour résilier votre abonnement de l’été, cliquez ici ou passez à l’accueil.</p><p>Votre résiliation a été reçue par courrier. Pour résilier votre bail, écrivez au bailleur en recommandé.</p>", path="templates/adhesion.html"),
        Good("<p>Inscription aux ateliers d’été possible aussi à l’accueil ou au 03 00 00 21 21. Pour annuler, un appel suffit.</p>", path="a.html"),
        Good("export const CANTINE = { // été\n  inscription: { titre: 'Inscrire', canaux: ['en_ligne', 'courrier'] },\n  arret: { titre: 'Arrêter', canaux: ['telephone', 'en_ligne'] },\n};\n", path="src/cantine.ts"),
    ),
)  # fmt: skip
def withdrawal_asymmetry(project: Project) -> Iterator[Hit]:
    """Report the first route to a list without any route out of it: a review, since the way out may be elsewhere."""
    alone = way_in_alone(project)
    if alone is not None:
        said = NO_EXIT if alone.is_list else NO_END
        yield Hit(alone.route.span, said, {"route": alone.route.pattern}, Certainty.REVIEW, alone.route.path)
