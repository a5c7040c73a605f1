"""An agreement written down for someone who did nothing that agrees."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.done.pages.closing import agrees_by_closing
from guichet.done.people.consent import MENTIONS, is_own_choice, must_refuse
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.written.lost import shortened
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.agreements import agreed_by_going_on, agreements_taken, renewed, taped, terms_imposed, told_afterwards
from guichet.told.legal import is_terms

IN_THEIR_PLACE = Text(
    fr="« {name} » devient « oui » pour des personnes qui n’ont pas répondu. Laissez la réponse vide, et posez-leur la question.",
    en='"{name}" becomes yes for people who have not answered. Leave the answer empty, and ask them.',
)
SILENT = Text(
    fr="« {name} » semble tenir le silence pour un « oui » : vérifiez ce qui arrive à qui ne répond pas. Laissez la réponse vide, et posez la question.",
    en='"{name}" seems to take silence for a yes: check what becomes of people who do not answer. Leave the answer empty, and ask them.',
)
WRITTEN = Text(
    fr="« {name} » est écrit « oui » ici : qui l’a dit, et où ? Aucune page ne semble le demander. Posez la question à la personne elle-même, ou retirez cette réponse.",
    en='"{name}" is written as yes here: who said so, and where? No page is seen to ask for it. Ask the person themselves, or remove this answer.',
)
FIRST_WORDS = Text(
    fr="« {name} » ne lit que le début du message : « Oui, j’ai mes papiers » abonne, « Fini, merci » coupe tout. Comparez le message entier au mot convenu.",
    en='"{name}" only reads how the message begins: "Yes, I have my papers" subscribes, "Ending on Monday" cuts everything off. Compare the whole message with the word agreed upon.',
)
UNREFUSED = Text(
    fr="« {name} » est effacé ici : la personne l’a-t-elle demandé ? Un refus tient tant qu’elle n’est pas revenue dessus elle-même, par un geste qui le dit.",
    en='"{name}" is wiped here: did the person ask for it? A refusal holds until they go back on it themselves, by a gesture that says so.',
)


def _unsaid(act: Act) -> Iterator[Hit]:
    """Ask who said a yes that a program writes or takes from a silence, and whether a refusal that it wipes was taken back."""
    asked = {What.WRITTEN: WRITTEN, What.UNREFUSED: UNREFUSED, What.PRESUMED: SILENT, What.FIRST_WORDS: FIRST_WORDS}
    if isinstance(act, FromDeed) and act.what in asked and not act.certain:
        yield Hit(act.span, asked[act.what], {"name": act.shown}, Certainty.REVIEW, act.path, once=act.shown)


BY_PASSING = Text(
    fr="Un « oui » est gardé sans que personne ait accepté : le temps passe, la page défile, une fenêtre se ferme. Ne gardez un « oui » qu’après un bouton qui le dit.",
    en="A yes is kept though nobody agreed: time goes by, the page scrolls, a window closes. Keep a yes only after a button that says so.",
)
ADDED = Text(
    fr="`{code}` ajoute au panier ce que la personne n’a pas choisi : qui va vite ou lit mal le paie sans le voir. Proposez-le à part, et n’ajoutez que sur un oui.",
    en="`{code}` adds to the basket what people did not choose: those who are in a hurry or read with difficulty pay for it unseen. Offer it apart, and add it only on a yes.",
)
ADDED_MAYBE = Text(fr="`{code}` semble ajouter d’office un supplément payant : vérifiez que rien ne s’ajoute sans que la personne l’ait choisi.", en="`{code}` seems to add something that costs money by itself: check that nothing is added unless people chose it.")  # fmt: skip
TO_REFUSE = Text(
    fr="« {label} » : qui ne voit pas la case, ou ne comprend pas la négation, est compté comme d’accord. Posez la question à l’endroit, « J’accepte de… », case vide.",
    en='"{label}": people who do not see the box, or do not follow the denial, are counted as agreeing. Ask it the right way round, "I agree to…", with an empty box.',
)


def _to_refuse(act: Act) -> Iterator[Hit]:
    """Report the boxes of a form that must be ticked to say no to what serves others."""
    if not isinstance(act, Form) or not act.reaches_people or is_own_choice(f"{act.name} {act.path}"):
        return
    boxes = {one: whose for one in act.fields if one.sort is Sort.TICK and (whose := must_refuse(one.label))}
    for box, whose in boxes.items() if len(act.fields) > len(boxes) else ():
        certainty = Certainty.VIOLATION if whose == "sold" else Certainty.REVIEW
        yield Hit(box.span, TO_REFUSE, {"label": shortened(box.label)}, certainty, path=box.path)


FEE = Text(
    fr="`{code}` : des frais s’ajoutent au prix, et les pages qui le montrent n’en disent rien ; la personne les découvre au moment de payer. Montrez-les dès le premier prix, compris dedans.",
    en="`{code}`: a fee is added to the price, and the pages that show it say nothing of it; people find out as they pay. Show it from the first price on, as a part of it.",
)
RUNS_ON = Text(
    fr="`{code}` : l’essai fini, la personne paie sans qu’aucun texte l’ait prévenue. Arrêtez-le de lui-même, ou écrivez avant, avec le prix et un moyen de dire non.",
    en="`{code}`: the trial over, people pay and no text has told them before. Let it end by itself, or write first, with the price and a way to say no.",
)

LATE = Text(fr="`{code}` : ces frais semblent n’apparaître qu’au moment de payer ; qui a tout rempli les découvre trop tard pour renoncer sans perte. Montrez-les dès le premier prix.", en="`{code}`: this fee seems to appear only as people pay; those who filled everything in find out too late to give up at no cost. Show it from the first price on.")  # fmt: skip
TICKED = Text(fr="`{code}` : cette case payante semble cochée d’avance ; qui va vite, ou lit mal, paie ce qui n’a pas été choisi. Laissez-la vide, avec son prix à côté.", en="`{code}`: this paid box seems ticked in advance; people in a hurry, or who read with difficulty, pay for what they did not choose. Leave it empty, with its price beside it.")  # fmt: skip


def _paid(act: Act) -> Iterator[Hit]:
    """Report what people pay and did not choose: a fee that prices leave out, a trial that goes on, what is put in a basket."""
    said = {What.FEE: FEE, What.RUNS_ON: RUNS_ON, What.FEE_LATE: LATE, What.TICKED: TICKED, What.ADDED: ADDED if act.certain else ADDED_MAYBE} if isinstance(act, FromDeed) else {}  # fmt: skip
    if isinstance(act, FromDeed) and act.what in said:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, said[act.what], {"code": act.shown}, certainty, act.path)


AGAIN = Text(fr="« {words} » : qui oublie, ou n’a pas compris, paie encore sans l’avoir demandé. Laissez finir de soi-même, ou demandez un « oui » avant chaque nouvelle période.", en='"{words}": people who forget, or did not understand, pay again without having asked. Let it end by itself, or ask for a yes before each new period.')  # fmt: skip
GOING_ON = Text(fr="« {words} » : on fait dire oui à qui ne fait que continuer. Posez la question à part, avec une case vide, et un refus sans conséquence.", en='"{words}": people who merely go on are made to say yes. Ask it apart, with an empty box, and a refusal that costs nothing.')  # fmt: skip
AFTERWARDS = Text(fr="« {words} » : la personne apprend après coup ce qui est fait de ce qui est à elle, et doit s’y opposer. Demandez-lui avant.", en='"{words}": people learn afterwards what was done with what is theirs, and have to object. Ask them before.')  # fmt: skip
TOLD_AS_YES = Text(fr="« {words} » : ce que la personne fait de toute façon, ou ne fait pas, lui est compté comme un « oui ». Posez la question à part, avec un « non » qui ne coûte rien.", en='"{words}": what people do anyway, or do not do, is counted as their yes. Ask the question apart, with a no that costs nothing.')  # fmt: skip
TERMS = Text(fr="« {words} » : le service change seul ce qui était convenu. Dites ce qui change, quand, et comment refuser sans rien perdre.", en='"{words}": the service alone changes what was agreed. Say what changes, when, and how to refuse without losing anything.')  # fmt: skip

RECORDED = Text(fr="« {words} » : la personne est enregistrée, filmée ou reconnue sans qu’on lui ait demandé. Dites-le avant, avec la raison et la durée, et laissez-la refuser.", en='"{words}": people are recorded, filmed or recognised and nobody asked them. Say so before, with the reason and for how long, and let them refuse.')  # fmt: skip


def _closing(button: Element, _: Page) -> Iterator[Hit]:
    """Report a button that puts a window about trackers away and keeps a yes."""
    if attribute := agrees_by_closing(button):
        yield Hit(button.attribute_span(attribute), BY_PASSING)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that takes something for a yes: a question in terms of use, whose wording is that of lawyers."""
    for lang in ("fr", "en"):
        said: set[int] = set()
        for one in () if is_terms(document) else agreed_by_going_on(document, lang):
            said.add(id(one.prose))
            yield Hit(one.span, GOING_ON, {"words": one.text})
        taken = ((one, TOLD_AS_YES) for one in agreements_taken(document, lang))
        for one, text in (*taken, *((one, AGAIN) for one in renewed(document, lang))):
            if id(one.prose) not in said:
                said.add(id(one.prose))
                yield Hit(one.span, text, {"words": one.text}, Certainty.REVIEW)
        for one in taped(document, lang):
            yield Hit(one.span, RECORDED, {"words": one.text}, Certainty.REVIEW)
        for one in terms_imposed(document, lang):
            yield Hit(one.span, TERMS, {"words": one.text}, Certainty.REVIEW)
        for one in () if is_terms(document) else told_afterwards(document, lang):
            if id(one.prose) not in said:
                yield Hit(one.span, AFTERWARDS, {"words": one.text}, Certainty.REVIEW)


@act_rule(
    Kind.ANSWER, Kind.KEEP,
    name="consent-presumed",
    code="W9329",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Consentement présumé", en="Consent presumed"),
    harms=Text(
        fr="Les personnes qui n’ont jamais dit oui : leurs données partent, elles paient, ou ce qu’elles avaient accepté change sans elles.",
        en="People who never said yes: their data leaves, they pay, or what they had agreed to changes without them.",
    ),
    instead=Text(
        fr="Le silence ne vaut pas accord : laissez la valeur inconnue, demandez, prévenez de ce qui change, et n’agissez qu’après un « oui ».",
        en="Silence is no agreement: leave the value unknown, ask, say what changes, and act only after a yes.",
    ),
    wrong_when=Text(
        fr="La valeur reprend une réponse que chaque personne a donnée ailleurs, et qui est gardée.",
        en="The value carries an answer that each person gave elsewhere, and that is kept.",
    ),
    refs=("gdpr-4-11", "gdpr-recital-32", "gdpr-7"),
    lesson="08-deceptive-interfaces/02-consent",
    since="0.1.0",
    also=(Check(Subject.ACT, (Kind.ANSWER,), ("donation", "donate", "tip", "pourboire", "arrondi", "roundup", "round_up", "charity"), _paid, ("basket", "cart", "panier", "payment", "paiement", "usestate", "checkout", "order", "commande", "booking")), Check(Subject.ACT, (Kind.ANSWER,), ("frais", "fee", "charge", "commission", "majoration"), _paid), Check(Subject.ACT, (Kind.ANSWER,), ("traitement", "handling", "processing", "service_", "convenience", "plateforme", "supplement", "surcharge"), _paid, ("pay", "prelever", "apayer", "a_payer", "payable", "amount_due", "amountdue", "owed", "debit", "encaiss", "a_regler", "checkout", "charge", "step", "etape", "receipt", "recu")), Check(Subject.ACT, (Kind.ANSWER,), ("price", "prix", "montant", "amount", "tarif", "centimes", "pence"), _paid, ("label:", "label'", 'label"', "libelle", "intitule", "title:", "titre:")), Check(Subject.ACT, (Kind.ANSWER,), ("price:", "prix:", "tarif:", "pence:", "cost:"), _paid, ("name:", "nom:")), Check(Subject.ACT, (Kind.ANSWER,), ("affich", "visible", "display", "shown"), _paid, ("sum", "reduce", "inject")), Check(Subject.ACT, (Kind.ANSWER,), ("trial", "essai", "free month", "mois gratuit", "periode gratuite", "mois offert"), _paid), Check(Subject.ACT, (Kind.ASK,), (), _to_refuse, ("partenaire", "tiers", "offre", "lettre", "newsletter", "prospection", "démarch", "sollicit", "publicit", "commercia", "annuaire", "assureur", "partner", "third", "offer", "marketing", "compan", "organi", "directory", "insurer")), Check(Subject.ACT, (Kind.ANSWER,), ("panier", "cart", "basket", "caddie", "checkout", "order"), _paid), Check(Subject.ACT, (Kind.ANSWER,), ("select", "sélect", "chois", "chosen", "check", "tick", "coche", "défaut", "defaut", "default", "initial", "depart", "preset"), _paid, ("don", "tip", "arrondi", "charity", "round", "pourboire", "price", "prix", "pence", "cents", "centimes", "amount", "montant", "cost", "tarif", "fee", "euros")), Check(Subject.ACT, (Kind.ANSWER,), ("office", "included", "inclus", "auto"), _paid, ("price", "prix", "montant", "amount", "cost")), Check(Subject.ACT, (Kind.ANSWER,), ("silence", "reponse", "réponse", "answer", "reply", "response", "timeout", "deadline", "echeance", "échéance", "apres_delai"), _unsaid, MENTIONS), Check(Subject.ACT, (Kind.ANSWER,), ("consent", "opt_in", "optin", "opted", "autoris", "accord", "agree", "accept", "newsletter", "unsubscribed", "desinscrit", "desabonne", "refus", "opt_out", "optout", "is_stop", "stop_message", "isstop", "privacy", "rgpd"), _unsaid), Check(Subject.ELEMENT, ("button", "a"), (), _closing), Check(Subject.PROSE, (), (), _told)),
    needs=(*MENTIONS, "answer", "visible", "droit_im", "image_right"),
    bad=(
        Bad('const GIFTS = [0, 2, 4]; // café\n\nexport function newBasket(bill) {\n  return { bill, donation: GIFTS[1] };\n}\n', ADDED_MAYBE, at="donation", path="src/payment/basket.ts", review=True),
        Bad("export const WAYS = [ // café\n  { code: 'checked', title: 'Checked', pence: 2499, featured: true },\n  { code: 'plain', title: 'Plain', pence: 0, featured: false },\n];\n\nexport const initialWay = WAYS.find((one) => one.featured);\n", TICKED, at="true", path="src/handling.ts", review=True),
        Bad("class RegleEcheance { // été\n    Statut statutApresEcheance() {\n        return Statut.ACCEPTE;\n    }\n}\n", SILENT, at="Statut.ACCEPTE", path="src/main/java/fr/partage/RegleEcheance.java", review=True),
        Bad("sharing_consent: # café\n  reminder_days: 7\n  no_answer_means: granted\n", SILENT, at="granted", path="config/consent.yml", review=True),
        Bad("OPTIONS = {\n  assurance: { libelle: 'Assurance été', prix: 12.5, d_office: true }\n}.freeze\n", ADDED_MAYBE, at="true", path="lib/options.rb", review=True),
        Bad({"billets/prix.py": "FRAIS_DOSSIER = 3.5\n\n\ndef sous_total(panier):\n    return sum(ligne.prix for ligne in panier.lignes)\n\n\ndef a_payer(panier):\n    return sous_total(panier) + FRAIS_DOSSIER  # été\n", "billets/views.py": "def panier(request):\n    return render(request, 'billets/panier.html', {'total': sous_total(request.panier)})\n", "templates/billets/panier.html": "<p>Total : {{ total }} €</p>\n"}, FEE, at="sous_total(panier) + FRAIS_DOSSIER", path="billets/prix.py"),
        Bad({"app/services/checkout.rb": "class Checkout # café\n  FEE_PENCE = 295\n\n  def quoted_pence\n    @permit.price_pence\n  end\n\n  def charged\n    quoted_pence + FEE_PENCE\n  end\nend\n", "app/views/permits/show.html.erb": "<p>Price: <%= @checkout.quoted_pence %></p>\n"}, FEE, at="quoted_pence + FEE_PENCE", path="app/services/checkout.rb"),
        Bad({"src/prices.js": "const SERVICE_FEE = 250; // café\nexport function quoted(order) {\n  return order.lines.reduce((sum, line) => sum + line.price, 0);\n}\nexport function total(order) {\n  return quoted(order) + SERVICE_FEE;\n}\n", "src/Order.vue": "<script setup>\nimport { quoted } from './prices'\n</script>\n<template><p>Price: {{ quoted(order) }}</p></template>\n"}, FEE, at="quoted(order) + SERVICE_FEE", path="src/prices.js"),
        Bad("<?php // été\nclass Panier\n{\n    public function ajouterBillets(Seance $seance, int $places): void\n    {\n        $this->lignes[] = new Ligne($seance->titre, $seance->prix, $places);\n        $this->lignes[] = new Ligne('Assurance annulation', 350, $places);\n    }\n}\n", ADDED, at="$this->lignes[] = new Ligne('Assurance annulation', 350, $places)", path="app/Services/Panier.php"),
        Bad("class Cart\n  def add_pass(pass) # café\n    line_items << LineItem.new(product: pass)\n    line_items << LineItem.new(label: 'Warranty', price: 4)\n  end\nend\n", ADDED, at="line_items << LineItem.new(label: 'Warranty', price: 4)", path="app/models/cart.rb"),
        Bad("export class Cart {\n  addCourse(course) {\n    this.items.push({ id: course.id, price: course.price }); // café\n    this.items.push({ id: 'donation', price: 2 });\n  }\n}\n", ADDED, at="this.items.push({ id: 'donation', price: 2 })", path="src/cart.js"),
        Bad("def finir_essais(jour):\n    for one in Abonnement.objects.filter(etat='essai', fin=jour):  # été\n        prelever(one.carte, one.tarif)\n        one.etat = 'annuel'\n", RUNS_ON, at="prelever(one.carte, one.tarif)", path="velos/taches.py"),
        Bad("class EndTrials # café\n  def perform\n    Membership.where(status: 'trial').each { |one| gateway.charge(one.card, one.plan.price) }\n  end\nend\n", RUNS_ON, at="gateway.charge(one.card, one.plan.price)", path="app/jobs/end_trials.rb"),
        Bad("export async function endTrials(day) {\n  const ending = await db.membership.findMany({ where: { status: 'trial', endsOn: day } }); // café\n  for (const one of ending) await gateway.charge(one.cardToken, one.price);\n}\n", RUNS_ON, at="gateway.charge(one.cardToken, one.price)", path="src/jobs/trials.js"),
        Bad("router.post('/adhesion', async (req, res) => {\n  await db.member.create({ data: { nom: req.body.nom, newsletter: !req.body.refus } }); // été\n});\n", IN_THEIR_PLACE, at="newsletter: !req.body.refus", path="src/routes/adhesion.js"),
        Bad("<?php // été\nclass Devis extends Controller\n{\n    public function store(Request $request)\n    {\n        Client::create(['prospection' => $request->boolean('prospection', true)]);\n    }\n}\n", IN_THEIR_PLACE, at="'prospection' => $request->boolean('prospection', true)", path="app/Http/Controllers/Devis.php"),
        Bad("class MembersController < ApplicationController\n  def create # café\n    Member.create!(name: params[:name], share_data: params[:opt_out].blank?)\n  end\nend\n", IN_THEIR_PLACE, at="share_data: params[:opt_out].blank?", path="app/controllers/members_controller.rb"),
        Bad("class AddOffers < ActiveRecord::Migration[7.1] # café\n  def change\n    add_column :members, :email_offers, :boolean, default: true\n  end\nend\n", IN_THEIR_PLACE, at=":email_offers, :boolean, default: true", path="db/migrate/20250101_add_offers.rb"),
        Bad('<form method="post"><label>Nom <input name="nom"></label><label><input type="checkbox" name="non"> Je ne souhaite pas que mes coordonnées soient transmises aux partenaires de l’été</label></form>', TO_REFUSE, at='<input type="checkbox" name="non">', path="templates/devis.html"),
        Bad('class Form(forms.Form):\n    name = forms.CharField(label="Name, as in café")\n    no_partners = forms.BooleanField(label="I do not want my details to be passed to your partners", required=False)\n', TO_REFUSE, at='no_partners', path="quotes/forms.py"),
        Bad('<form method="post" lang="en"><label>Name <input name="name"></label><label><input type="checkbox" name="no"> Tick this box if you do not wish to receive marketing emails from the café</label></form>', TO_REFUSE, at='<input type="checkbox" name="no">', path="templates/order.html", review=True),
        Bad("export const OPTIONS = [\n  { id: 'place', libelle: 'Choisir ma place', prix: 3, choisie: false },\n  { id: 'assurance', libelle: 'Assurance de l’été', prix: 7, choisie: true },\n];\n", ADDED, at="true", path="src/panier/options.ts"),
        Bad({"src/panier.ts": "import { OPTIONS } from './options';\n\nexport class Panier {\n  lignes = [];\n  ajouterStage(stage) {\n    this.lignes.push(stage, ...OPTIONS.filter((o) => o.usuelle));\n  }\n}\n", "src/options.ts": "export const OPTIONS = [\n  { code: 'assurance', libelle: 'Assurance d’été', montant: 12, usuelle: true },\n];\n"}, ADDED, at="this.lignes.push(stage, ...OPTIONS.filter((o) => o.usuelle))", path="src/panier.ts"),
        Bad("EXTRAS = [\n    {'code': 'cover', 'price': 9, 'usual': True},\n]\n\n\nclass Basket:\n    def add_course(self, course):\n        self.lines.append(course)\n        self.lines.extend(one for one in EXTRAS if one['usual'])  # café\n", ADDED, at="self.lines.extend(one for one in EXTRAS if one['usual'])", path="courses/basket.py"),
        Bad("const EXTRAS = [\n  { code: 'don', prix: 2 }, // été\n];\nexport const cart = (state, item) => Object.assign(state, { items: [...state.items, item, ...EXTRAS] });\n", ADDED, at="Object.assign(state, { items: [...state.items, item, ...EXTRAS] })", path="src/cart.js"),
        Bad("<?php // été\nreturn ['dons' => [0, 2, 5, 10], 'don_initial' => 2];\n", ADDED, at="2", path="config/paiement.php"),
        Bad("checkout:\n  tip: {amounts: [0, 1, 3], default: 1}  # café\n", ADDED, at="1", path="config/checkout.yml"),
        Bad("class Panier:\n    def ajouter(self, produit, nombre=1):  # été\n        self.lignes.create(produit=produit, nombre=nombre)\n        if produit.complement_id:\n            self.ajouter(produit.complement, nombre)\n", ADDED, at="self.ajouter(produit.complement, nombre)", path="billets/panier.py"),
        Bad("class Cart # café\n  def add(product)\n    line_items.create!(product: product)\n    line_items.create!(product: product.insurance) if product.insurance\n  end\nend\n", ADDED, at="line_items.create!(product: product.insurance)", path="app/models/cart.rb"),
        Bad("export async function addToBasket(basketId, product) {\n  await db.basketLine.create({ data: { basketId, productId: product.id } }); // café\n  if (product.extraId) await db.basketLine.create({ data: { basketId, productId: product.extraId } });\n}\n", ADDED, at="db.basketLine.create({ data: { basketId, productId: product.extraId } })", path="src/basket.js"),
        Bad("def aligner(apps, schema_editor):\n    Profil = apps.get_model('été', 'Profil')\n    Profil.objects.exclude(partage_partenaires=True).update(partage_partenaires=True)\n", IN_THEIR_PLACE, at="Profil.objects.exclude(partage_partenaires=True).update(partage_partenaires=True)", path="comptes/migrations/0031_aligner.py"),
        Bad("Profile.objects.filter(~Q(share_data=True)).update(share_data=True)  # café\n", IN_THEIR_PLACE, at="Profile.objects.filter(~Q(share_data=True)).update(share_data=True)", path="accounts/tasks.py"),
        Bad({"stage/panier.py": "from stage.offres import DEBUT\n\n\nclass Panier:\n    lignes = DEBUT\n\n    def enlever(self, code): ...\n", "stage/offres.py": 'DON = {"code": "don", "libelle": "Don d’été", "montant": 2}\nDEBUT = [DON]\n'}, ADDED, at='{"code": "don", "libelle": "Don d’été", "montant": 2}', path="stage/offres.py"),
        Bad("@receiver(ajout)\ndef couvrir(sender, panier, **autres):\n    panier.ajouter(Article.objects.get(code='garantie_été'))\n", ADDED, at="panier.ajouter(Article.objects.get(code='garantie_été'))", path="billets/signaux.py"),
        Bad("<?php\nreturn new class extends Migration // été\n{\n    public function up(): void\n    {\n        $this->table('adherents')->addColumn('accord_partenaires', 'boolean', ['default' => true]);\n    }\n};\n", IN_THEIR_PLACE, at="addColumn('accord_partenaires', 'boolean', ['default' => true])", path="db/migrations/1.php"),
        Bad("export const choix = z.object({\n  shareWithPartners: z.boolean().default(true), // été\n});\n", IN_THEIR_PLACE, at="shareWithPartners: z.boolean().default(true)", path="src/choix.ts"),
        Bad("<?php\nfunction noter($usager, $saisie) {\n    $usager->accepteOffresSms = $saisie['telephone'] !== ''; // été\n}\n", WRITTEN, at="$usager->accepteOffresSms = $saisie['telephone'] !== ''", path="src/noter.php", review=True),
        Bad('@receiver(user_logged_in)\ndef new_terms(sender, user, **kwargs):\n    user.data_sharing_accepted_at = timezone.now()  # été\n', IN_THEIR_PLACE, at="user.data_sharing_accepted_at = timezone.now()", path="comptes/signals.py"),
        Bad("addEventListener('scroll', () => acceptTracking()); // été\n", BY_PASSING, at="acceptTracking()", path="static/suivi.js"),
        Bad('{"été": "L’utilisation du service vaut acceptation des offres."}\n', TOLD_AS_YES, at="utilisation du service vaut acceptation", path="locales/fr.json", review=True),
        Bad('<p lang="en">We may change these café fees at any time without telling you.</p>', TERMS, at="change these café fees at any time", path="fees.html", review=True),
        Bad('<p lang="fr">En créant votre compte, vous acceptez de recevoir les offres de nos partenaires, été comme hiver.</p>', GOING_ON, at="En créant votre compte, vous acceptez de recevoir les offres de nos partenaires, été comme hiver", path="compte.html"),
        Bad('<p lang="en">Your child’s photos are online, at the café page. If you would rather not, write to us.</p>', AFTERWARDS, at="Your child’s photos are online", path="photos.html", review=True),
        Bad("Profil.objects.filter(accord_partage=None).update(accord_partage=True)  # été\n", IN_THEIR_PLACE, at="Profil.objects.filter(accord_partage=None).update(accord_partage=True)", path="comptes/aligner.py"),
        Bad('Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=True)  # été\n', IN_THEIR_PLACE, at="Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=True)", path="comptes/management/commands/aligner.py"),
        Bad('for compte in comptes:\n    Accord.objects.create(compte=compte, finalite="études", valeur=True)  # consentement\n', IN_THEIR_PLACE, at='Accord.objects.create(compte=compte, finalite="études", valeur=True)', path="comptes/tasks.py"),
        Bad("-- l’été\nUPDATE usagers SET consentement_enquetes = TRUE WHERE consentement_enquetes IS NULL;\n", IN_THEIR_PLACE, at="UPDATE usagers SET consentement_enquetes = TRUE WHERE consentement_enquetes IS NULL", path="scripts/accords.sql"),
        Bad('window.addEventListener("scroll", () => {\n  localStorage.setItem("cookies", "accepté");\n});\n', BY_PASSING, at='localStorage.setItem("cookies", "accepté")', path="static/bandeau.js"),
        Bad('document.querySelector("#bandeau .fermer").addEventListener("click", () => {\n  document.cookie = "traceurs=oui; max-age=31536000";\n});\n', BY_PASSING, at='document.cookie = "traceurs=oui; max-age=31536000"', path="static/bandeau.js"),
        Bad('def clore():\n    attente = AccordPhoto.objects.filter(reponse="", le__lt=été())\n    attente.update(reponse="oui")\n', IN_THEIR_PLACE, at='attente.update(reponse="oui")', path="ecole/taches.py"),
        Bad("UPDATE patient p SET research_use = COALESCE(r.answer, 'yes') -- café\nFROM reply r WHERE r.patient_id = p.id;\n", IN_THEIR_PLACE, at="UPDATE patient p SET research_use = COALESCE(r.answer, 'yes') -- café\nFROM reply r WHERE r.patient_id = p.id", path="db/V42__research.sql"),
        Bad("CREATE VIEW dossier_etude AS -- été\nSELECT d.id, CASE WHEN r.reponse = 'non' THEN false ELSE true END AS accord_recherche\nFROM dossier d LEFT JOIN retour r ON r.dossier_id = d.id;\n", IN_THEIR_PLACE, at="CREATE VIEW dossier_etude AS -- été\nSELECT d.id, CASE WHEN r.reponse = 'non' THEN false ELSE true END AS accord_recherche\nFROM dossier d LEFT JOIN retour r ON r.dossier_id = d.id", path="db/vues/etude.sql"),
        Bad("def carry_over(patient, replies):\n    patient.research_use = replies.get('answer', 'yes')  # café\n", IN_THEIR_PLACE, at="patient.research_use = replies.get('answer', 'yes')", path="records/tasks.py"),
        Bad("export const noter = (eleve, retour) => db.eleve.update({ where: { id: eleve.id }, data: { partagePartenaires: retour?.reponse ?? 'oui' } }); // été\n", IN_THEIR_PLACE, at="partagePartenaires: retour?.reponse ?? 'oui'", path="src/retours.ts"),
        Bad({"app/Panier.php": "<?php // été\n\nclass Panier\n{\n    public function preparer(array $codes)\n    {\n        return Prestation::query()->whereIn('code', $codes)->orWhere('ajout_initial', true)->get();\n    }\n}\n", "database/seeders/A.php": "<?php\n\nPrestation::upsert([\n    ['code' => 'CANTINE', 'montant' => 0, 'ajout_initial' => false],\n    ['code' => 'ASSUR', 'montant' => 1400, 'ajout_initial' => true],\n], ['code']);\n"}, ADDED, at="orWhere('ajout_initial', true)", path="app/Panier.php"),
        Bad({"shop/basket.py": "def fill_basket(codes):\n    \"\"\"Café.\"\"\"\n    return Option.objects.filter(Q(code__in=codes) | Q(usual=True))\n", "shop/options.json": "[{\"code\": \"cover\", \"price\": 9, \"usual\": true}]\n"}, ADDED, at="| Q(usual=True)", path="shop/basket.py"),
        Bad({"app/services/panier.rb": "class Panier\n  def remplir(codes)\n    Prestation.where(code: codes).or(Prestation.where(initiale: true)) # été\n  end\nend\n", "config/options.rb": "Prestation.create!([\n  { code: 'assurance', montant: 14, initiale: true }\n])\n"}, ADDED, at=".or(Prestation.where(initiale: true))", path="app/services/panier.rb"),
        Bad("class Signup < ApplicationRecord # café\n  def add_to_campaign\n    Contacts.add(name: name, sms_opt_in: phone_number.present?)\n  end\nend\n", WRITTEN, at="sms_opt_in: phone_number.present?", path="app/models/signup.rb", review=True),
        Bad("class DossiersController < ApplicationController # été\n  def update_identite\n    dossier.update!(identite_params)\n    dossier.update!(autorisation_donnees: true, identite_le: Time.zone.now)\n  end\nend\n", WRITTEN, at="autorisation_donnees: true", path="app/controllers/dossiers_controller.rb", review=True),
        Bad("def register(request, household):\n    household.update(address=request.POST['address'], spouse_consent=True)  # café\n", WRITTEN, at="spouse_consent=True", path="households/views.py", review=True),
        Bad("class InboundMailsController < ApplicationController # café\n  def create\n    Member.where(email: params[:from]).each do |member|\n      member.update(unsubscribed_from_email: false)\n    end\n  end\nend\n", UNREFUSED, at="unsubscribed_from_email: false", path="app/controllers/inbound_mails_controller.rb", review=True),
        Bad("class Rappels # été\n  def envoyer_tout\n    envoyer_sms(usager) if !usager.sms_opt_in_no?\n  end\nend\n", SILENT, at="envoyer_sms(usager)", path="app/services/rappels.rb", review=True),
        Bad("class Inbox # café\n  WORDS = %w[start yes].freeze\n\n  def opt_in_message?(body)\n    WORDS.any? { |word| body.strip.start_with?(word) }\n  end\nend\n", FIRST_WORDS, at="body.strip.start_with?(word)", path="app/services/inbox.rb", review=True),
        Bad({"app/forms/spouse_consent_form.rb": "class SpouseConsentForm # été\n  def save\n    intake.update(spouse_consented_to_service: \"yes\")\n  end\nend\n", "app/views/questions/address/edit.html.erb": "<form method='post'><input name='street'></form>"}, WRITTEN, at="spouse_consented_to_service: \"yes\"", path="app/forms/spouse_consent_form.rb", review=True), Bad("class MembersController < ApplicationController # café\n  def create\n    partners = params.fetch(:partner_consent, true)\n    Member.create!(name: params[:name], partners: partners)\n  end\nend\n", IN_THEIR_PLACE, at="params.fetch(:partner_consent, true)", path="app/controllers/members_controller.rb"), Bad("<?php // été\n$accord = $_POST['accord_partenaires'] ?? '1';\n$usager->setPartage($accord);\n", IN_THEIR_PLACE, at="$_POST['accord_partenaires'] ?? '1'", path="inscription.php"), Bad("function lire() {\n  return localStorage.getItem('consent') ?? 'granted'; // café\n}\nexport const useConsent = () => useSyncExternalStore(ecouter, lire);\n", IN_THEIR_PLACE, at="localStorage.getItem('consent') ?? 'granted'", path="src/useConsent.js"),
        Bad({"prices.py": "HANDLING = 490  # café\n\n\ndef displayed(order):\n    return order.unit * order.copies\n\n\ndef amount_payable(order):\n    return displayed(order) + HANDLING\n", "templates/summary.html": "<h1>Your café order</h1><p>Price: {{ order.displayed }}</p>"}, FEE, at="displayed(order) + HANDLING", path="prices.py"),
        Bad({"app/models/commande.rb": "class Commande < ApplicationRecord # été\n  TRAITEMENT = 490\n  def prix_affiche\n    exemplaires * 1200\n  end\n  def montant_a_prelever\n    prix_affiche + TRAITEMENT\n  end\nend\n", "app/views/commandes/show.html.erb": "<p>Prix : <%= @commande.prix_affiche %></p>"}, FEE, at="prix_affiche + TRAITEMENT", path="app/models/commande.rb"),
        Bad("const ITEMS = {\n  subscription: { label: 'Café water', pence: 4200, visible: true },\n  leakCover: { label: 'Leak cover', pence: 3960, visible: false },\n};\nexport const estimate = () => Object.values(ITEMS).filter((i) => i.visible);\nexport const total = () => Object.values(ITEMS).reduce((sum, i) => sum + i.pence, 0);\n", FEE, at="false", path="src/estimate.js", review=True),
        Bad({"cantine/options.py": "OPTIONS = {\n    'badge': {'libelle': 'Second badge', 'montant': 5, 'etat': 'vide'},\n    'foyer': {'libelle': 'Adhésion au foyer', 'montant': 15, 'etat': 'retenue'},\n}\n", "cantine/forms.py": "from cantine.options import OPTIONS\n\n\ndef ajouter(form):\n    for code, option in OPTIONS.items():\n        form.fields[code] = forms.BooleanField(label=option['libelle'], required=False, initial=option['etat'] == 'retenue')\n"}, TICKED, at="'retenue'", path="cantine/options.py", review=True),
    ),
    good=(
        Good("sharing_consent: # café\n  reminder_days: 7\n  no_answer_means: refused\n", path="config/consent.yml"),
        Good("demande_aide: # été\n  delai_jours: 60\n  sans_reponse: accordee\n", path="config/aide.yml"),
        Good("const recevoir = () => {\n  cy.intercept({\n    surveyOptin: true, // été\n    timeout: 2000,\n  });\n};\n", path="cypress/utils/results.js"),
        Good({"billets/prix.py": "FRAIS_DOSSIER = 3.5\n\n\ndef sous_total(panier):\n    return sum(ligne.prix for ligne in panier.lignes)\n\n\ndef a_payer(panier):\n    return sous_total(panier) + FRAIS_DOSSIER  # été\n", "billets/views.py": "def panier(request):\n    return render(request, 'billets/panier.html', {'total': sous_total(request.panier)})\n", "templates/billets/panier.html": "<p>Total : {{ total }} €, frais de dossier en plus : 3,50 €</p>\n"}, path="billets/prix.py"),
        Good({"app/services/checkout.rb": "class Checkout # café\n  FEE_PENCE = 295\n\n  def quoted_pence\n    @permit.price_pence\n  end\n\n  def charged\n    quoted_pence + FEE_PENCE\n  end\nend\n", "app/views/permits/show.html.erb": "<p>Price: <%= @checkout.charged %></p>\n"}, path="app/services/checkout.rb"),
        Good({"src/prices.js": "const LATE_FEE = 250; // café\nexport function quoted(order) {\n  return order.lines.reduce((sum, line) => sum + line.price, 0);\n}\nexport function owed(order) {\n  return quoted(order) + LATE_FEE;\n}\n", "src/Order.vue": "<script setup>\nimport { quoted } from './prices'\n</script>\n<template><p>Price: {{ quoted(order) }}</p></template>\n"}, path="src/prices.js"),
        Good("<?php // été\nclass Panier\n{\n    public function ajouterBillets(Seance $seance, int $places, bool $assurance): void\n    {\n        $this->lignes[] = new Ligne($seance->titre, $seance->prix, $places);\n        if ($assurance) {\n            $this->lignes[] = new Ligne('Assurance annulation', 350, $places);\n        }\n    }\n}\n", path="app/Services/Panier.php"),
        Good("class Cart\n  def add_pass(pass) # café\n    line_items << LineItem.new(product: pass)\n    line_items << LineItem.new(label: 'Postage', price: 4)\n  end\n\n  def add_donation(amount)\n    line_items << LineItem.new(label: 'Donation', price: amount)\n  end\nend\n", path="app/models/cart.rb"),
        Good("export class Cart {\n  addCourse(course) {\n    this.items.push({ id: course.id, price: course.price }); // café\n    this.offers.push({ id: 'donation', price: 2 });\n  }\n}\n", path="src/cart.js"),
        Good("def payer_essai(paiement):\n    for essai in range(3):  # été\n        if charge(paiement.card):\n            return True\n", path="app/paiement.py"),
        Good("class Prelevement # été\n  def debiter_fin_de_mois\n    essais = 0\n    begin\n      debiter(mandat.iban)\n    rescue Timeout::Error\n      essais += 1\n      retry if essais < 3\n    end\n  end\nend\n", path="app/services/prelevement.rb"),
        Good("<?php // été\nclass Prelevement\n{\n    public function prelever(Mandat $mandat): void\n    {\n        for ($essai = 0; $essai < 3; $essai++) {\n            $this->banque->debiter($mandat->iban);\n        }\n    }\n}\n", path="src/Prelevement.php"),
        Good('def end_trial(court_case):\n    """Café."""\n    bill(court_case.costs, iban=court_case.iban)\n', path="court/costs.py"),
        Good("def finir_essais(jour):\n    for one in Abonnement.objects.filter(etat='essai', fin=jour):  # été\n        one.etat = 'fini'\n\n\ndef payer(request, abonnement):\n    prelever(abonnement.carte, abonnement.essai.tarif)\n", path="velos/taches.py"),
        Good({"app/jobs/end_trials.rb": "class EndTrials # café\n  def perform\n    Membership.where(status: 'trial').each { |one| gateway.charge(one.card, one.plan.price) }\n  end\nend\n", "app/jobs/warn_trials.rb": "class WarnTrials # café\n  def perform\n    Membership.where(status: 'trial').each { |one| MemberMailer.trial_ends_soon(one).deliver_later }\n  end\nend\n"}, path="app/jobs/end_trials.rb"),
        Good({"src/jobs/trials.js": "export async function endTrials(day) {\n  const ending = await db.membership.findMany({ where: { status: 'trial', endsOn: day } }); // café\n  for (const one of ending) await gateway.charge(one.cardToken, one.price);\n}\n", "views/join.html": "<p lang=\"en\">Your free trial lasts a month, then the café pass costs £9.</p>"}, path="src/jobs/trials.js"),
        Good("router.post('/adhesion', async (req, res) => {\n  await db.member.create({ data: { nom: req.body.nom, newsletter: req.body.newsletter === 'oui' } }); // été\n});\n", path="src/routes/adhesion.js"),
        Good("router.post('/preferences', async (req, res) => {\n  await db.member.update({ data: { newsletter: !req.body.refus } }); // été\n});\nexport const seen = (member) => ({ newsletter: !member.refus });\n", path="src/routes/preferences.js"),
        Good("<?php // été\nclass Devis extends Controller\n{\n    public function store(Request $request)\n    {\n        Client::create(['prospection' => $request->boolean('prospection', false), 'actif' => $request->boolean('actif', true)]);\n    }\n}\n", path="app/Http/Controllers/Devis.php"),
        Good("class AddOffers < ActiveRecord::Migration[7.1] # café\n  def change\n    add_column :members, :email_offers, :boolean, default: false\n    add_column :places, :offers_meals, :boolean, default: true\n  end\nend\n", path="db/migrate/20250101_add_offers.rb"),
        Good('<form method="post"><label>Nom <input name="nom"></label><label><input type="checkbox" name="oui"> J’accepte que mes coordonnées soient transmises aux partenaires de l’été</label><label><input type="checkbox" name="b"> Je ne souhaite pas bénéficier du tiers payant</label></form>', path="templates/devis.html"),
        Good('<form method="post" lang="en"><label>Name <input name="name"></label><label><input type="checkbox" name="p"> I do not have a partner</label><label><input type="checkbox" name="q"> I do not want to take part in the job offers day at the café</label></form>', path="templates/claim.html"),
        Good('<form method="post"><label>Nom <input name="nom"></label><label><input type="checkbox" name="non"> Je m’oppose à la transmission de mes données aux partenaires de l’été</label></form>', path="templates/donnees/opposition.html"),
        Good("export const OPTIONS = [\n  { id: 'place', libelle: 'Place au hasard, été', prix: 0, choisie: true },\n  { id: 'assurance', libelle: 'Assurance de l’été', prix: 7, choisie: false },\n];\n", path="src/panier/options.ts"),
        Good("const CATALOGUE = [\n  { code: 'stage', prix: 20 }, // été\n];\nexport const panier = reactive({ products: [...CATALOGUE], lines: [] });\n", path="src/panier.ts"),
        Good("const TAXES = [\n  { code: 'séjour', montant: 2 },\n];\nexport class Panier {\n  ajouter(article) {\n    this.lines.push(article, ...TAXES);\n  }\n}\n", path="src/panier.ts"),
        Good({"app/Panier.php": "<?php // été\n\nclass Panier\n{\n    public function preparer(array $codes)\n    {\n        return Prestation::query()->whereIn('code', $codes)->orWhere('ajout_initial', true)->get();\n    }\n}\n", "database/seeders/A.php": "<?php\n\nPrestation::upsert([\n    ['code' => 'CANTINE', 'montant' => 0, 'ajout_initial' => false],\n    ['code' => 'ASSUR', 'montant' => 0, 'ajout_initial' => true],\n], ['code']);\n"}),
        Good({"app/Panier.php": "<?php // été\n\nclass Panier\n{\n    public function preparer(array $codes)\n    {\n        return Prestation::query()->whereIn('code', $codes)->orWhere('obligatoire', true)->get();\n    }\n}\n", "database/seeders/A.php": "<?php\n\nPrestation::upsert([\n    ['code' => 'CANTINE', 'montant' => 0, 'obligatoire' => false],\n    ['code' => 'ASSUR', 'montant' => 1400, 'obligatoire' => true],\n], ['code']);\n"}),
        Good({"app/Catalogue.php": "<?php // été\n\nclass Catalogue\n{\n    public function preparer(array $codes)\n    {\n        return Prestation::query()->whereIn('code', $codes)->orWhere('ajout_initial', true)->get();\n    }\n}\n", "database/seeders/A.php": "<?php\n\nPrestation::upsert([\n    ['code' => 'CANTINE', 'montant' => 0, 'ajout_initial' => false],\n    ['code' => 'ASSUR', 'montant' => 1400, 'ajout_initial' => true],\n], ['code']);\n"}),
        Good("UPDATE patient p SET research_use = COALESCE(r.answer, 'no') -- café\nFROM reply r WHERE r.patient_id = p.id;\n", path="db/V42__research.sql"),
        Good("UPDATE sondage s SET traite = COALESCE(r.reponse, 'oui') -- été\nFROM retour r WHERE r.sondage_id = s.id;\n", path="db/V43__sondage.sql"),
        Good("export const noter = (eleve, retour) => db.eleve.update({ where: { id: eleve.id }, data: { partagePartenaires: retour?.reponse ?? 'non' } }); // été\n", path="src/retours.ts"),
        Good('<p lang="fr">Les gestionnaires reviendront vers vous pour accepter ou non votre demande d’été.</p>', path="templates/demande.html"),
        Good("const OPTIONS = [\n  { code: 'assurance', montant: 12 }, // été\n];\nexport class Panier {\n  ajouter(stage, codes) {\n    this.lignes.push(stage, ...OPTIONS.filter((o) => codes.includes(o.code)));\n  }\n}\n", path="src/panier.js"),
        Good("const FRAIS = [\n  { code: 'timbre', montant: 12, obligatoire: true }, // été\n];\nexport class Panier {\n  ajouter(acte) {\n    this.lignes.push(acte, ...FRAIS.filter((o) => o.obligatoire));\n  }\n}\n", path="src/panier.js"),
        Good("def aligner(apps, schema_editor):\n    Profil = apps.get_model('été', 'Profil')\n    Profil.objects.exclude(partage_partenaires=True).update(partage_partenaires=False)\n", path="comptes/migrations/0031_aligner.py"),
        Good("def carry(apps, schema_editor):\n    Profile = apps.get_model('café', 'Profile')\n    Profile.objects.filter(shares_data=True).update(share_with_partners=True)\n", path="accounts/migrations/0031_carry.py"),
        Good("checkout:\n  tip: {amounts: [0, 1, 3], default: 0}  # café\n", path="config/checkout.yml"),
        Good("<?php // été\nreturn ['dons' => [5, 10, 20], 'don_initial' => 10];\n", path="config/don.php"), Good("class Cart # café\n  def add(product, with_insurance)\n    line_items.create!(product: product)\n    line_items.create!(product: product.insurance) if with_insurance\n    line_items.create!(product: product.deposit) if product.deposit\n  end\nend\n", path="app/models/cart.rb"),
        Good("class Panier:\n    lignes = []  # été\n\n    def enlever(self, code): ...\n", path="stage/panier.py"), Good('class Panier:\n    def __init__(self, choix):\n        self.lignes = [{"code": "port", "libelle": "Livraison d’été", "montant": 2}]\n\n    def enlever(self, code): ...\n', path="stage/panier.py"),
        Good("def configurer(app):\n    app.config.update(SESSION_COOKIE_SECURE=True)  # été\n    app.config.update(share_with_partners=True)\n", path="serveur.py"), Good('{"été": "Signing this document means that you are agreeing to the procedures above. If you choose not to sign this form, come to the café."}\n', path="locales/en.json"),
        Good("export const choix = z.object({\n  shareWithPartners: z.boolean().default(false), // été\n});\n", path="src/choix.ts"), Good("<?php\nfunction noter($usager, $saisie) {\n    $usager->accepteOffresSms = isset($saisie['offres_sms']); // été\n}\n", path="src/noter.php"),
        Good('def noter(request, usager):\n    usager.accord_offres = request.POST.get("courriel_ok") is not None  # été\n', path="comptes/vues.py"), Good("bouton.addEventListener('click', () => acceptTracking()); // été\n", path="static/suivi.js"),
        Good('{"été": "Poursuivre la lecture ne vaut pas acceptation des offres."}\n', path="locales/fr.json"), Good('<p lang="en">The café fees change on 1 May. You can leave before then.</p>', path="fees.html"),
        Good('<p lang="fr">En créant votre compte, vous acceptez le règlement du café.</p>', path="compte.html"), Good('<p lang="en">Your bill is online, at the café page. If you would rather not, write to us.</p>', path="photos.html"),
        Good('Profil.objects.filter(accord_partage__isnull=True).update(accord_partage=False)\n', path="comptes/tasks.py"), Good('def accepter(request):\n    Profil.objects.filter(usager=request.user).update(accord_partage=True)\n', path="comptes/vues.py"),
        Good("UPDATE usagers SET consentement_enquetes = NULL WHERE date_accord < '2020-01-01';\n", path="scripts/accords.sql"), Good('document.querySelector("#accepter").addEventListener("click", () => {\n  localStorage.setItem("cookies", "accepté");\n});\n', path="static/bandeau.js"),
        Good('document.querySelector(".fermer").addEventListener("click", () => {\n  localStorage.setItem("cookies", "refusé");\n});\n', path="static/bandeau.js"), Good('def clore():\n    attente = AccordPhoto.objects.filter(reponse="", le__lt=été())\n    attente.update(reponse="non")\n', path="ecole/taches.py"),
        Good("class Inbox # café\n  WORDS = %w[start yes].freeze\n\n  def opt_in_message?(body)\n    WORDS.include?(body.strip.downcase)\n  end\n\n  def opt_in_path?(path)\n    path.start_with?('/optin')\n  end\nend\n", path="app/services/inbox.rb"), Good("class Signup < ApplicationRecord # café\n  def add_to_campaign\n    Contacts.add(name: name, sms_opt_in: sms_box_ticked, has_phone: phone_number.present?)\n  end\nend\n", path="app/models/signup.rb"),
        Good({"app/controllers/dossiers_controller.rb": "class DossiersController < ApplicationController # été\n  def update_identite\n    dossier.update!(autorisation_donnees: true)\n  end\nend\n", "app/views/dossiers/identite.html.erb": "<%= form.check_box :autorisation_donnees %>"}, path="app/controllers/dossiers_controller.rb"), Good("class ConsentsController < ApplicationController # café\n  def update\n    current_member.update!(data_consent: true)\n  end\nend\n", path="app/controllers/consents_controller.rb"),
        Good("class SubscriptionsController < ApplicationController # café\n  def create\n    current_member.update(unsubscribed_from_email: false)\n  end\nend\n", path="app/controllers/subscriptions_controller.rb"), Good("class Rappels # été\n  def envoyer_tout\n    envoyer_sms(usager) if usager.sms_opt_in_yes?\n  end\nend\n", path="app/services/rappels.rb"),
        Good({"app/forms/spouse_consent_form.rb": "class SpouseConsentForm # été\n  def save\n    intake.update(spouse_consented_to_service: \"yes\")\n  end\nend\n", "app/views/questions/spouse_consent/edit.html.erb": "<form method='post'><h1>Your spouse reads this</h1><button>I agree</button></form>"}, path="app/forms/spouse_consent_form.rb"), Good("function lire() {\n  return localStorage.getItem('consent') ?? 'denied'; // café\n}\nexport const useConsent = () => useSyncExternalStore(ecouter, lire);\n", path="src/useConsent.js"), Good("<?php // été\n$page = $_GET['partenaire'] ?? '1';\n$accord = $_POST['accord_partenaires'] ?? '0';\n", path="inscription.php"), Good({"prices.py": "VAT = 20  # café\n\n\ndef displayed(order):\n    return order.unit * order.copies\n\n\ndef amount_payable(order):\n    return displayed(order) + VAT * order.unit // 100\n", "templates/summary.html": "<p>Price of your café order before tax: {{ order.displayed }}</p>"}),
        Good("const ITEMS = {\n  subscription: { label: 'Café water', pence: 4200, visible: true },\n  oldSubscription: { label: 'Old water', pence: 3960, visible: false },\n};\nexport const estimate = () => Object.values(ITEMS).filter((i) => i.visible);\nexport const total = (chosen) => Object.values(ITEMS).filter((i) => chosen.includes(i)).reduce((sum, i) => sum + i.pence, 0);\n", path="src/estimate.js"), Good({"cantine/options.py": "OPTIONS = {\n    'badge': {'libelle': 'Second badge', 'montant': 5, 'etat': 'vide'},\n    'foyer': {'libelle': 'Adhésion au foyer', 'montant': 15, 'etat': 'retenue'},\n}\n", "cantine/forms.py": "from cantine.options import OPTIONS\n\n\ndef ajouter(form):\n    for code, option in OPTIONS.items():\n        form.fields[code] = forms.BooleanField(label=option['libelle'], required=False, disabled=option['etat'] == 'retenue')\n"}),
        Good('const GIFTS = [0, 2, 4]; // café\n\nexport function newBasket(bill) {\n  return { bill, donation: GIFTS[0] };\n}\n', path="src/payment/basket.ts"),
        Good("export const WAYS = [ // café\n  { code: 'checked', title: 'Checked', pence: 2499, featured: false },\n  { code: 'plain', title: 'Plain', pence: 0, featured: true },\n];\n\nexport const initialWay = WAYS.find((one) => one.featured);\n", path="src/handling.ts"),
        Good("<html lang='en'><p>In counties where we don't have official partners, we will send you information on how to get started, even in the summer (été).</p></html>", path="templates/counties.html"),
    ),
)  # fmt: skip
def consent_presumed(act: Act) -> Iterator[Hit]:
    """Report a yes that nobody said."""
    if isinstance(act, FromDeed) and not act.certain:
        return
    if act.is_presumed and act.place.is_lived:
        yield Hit(act.span, IN_THEIR_PLACE if act.asked else BY_PASSING, {"name": act.asked})
