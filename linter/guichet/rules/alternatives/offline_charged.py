"""A price for the way in that has no screen, in money, in time or in places, and for the help that goes with it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.table.door_prices import DoorPrice, Measure
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import told
from guichet.told.legal import is_terms

CHARGED = Text(
    fr="« {words} » fait payer qui ne passe pas par internet. C’est souvent qui a le moins : demandez le même prix à toutes les portes, et rien pour l’aide.",
    en='"{words}" charges people who do not go online. Often they have least: ask the same price at every door, and nothing for help.',
)

DEARER = Text(
    fr="« {price} » coûte plus que « {screen} » : qui ne passe pas par internet paie davantage, et c’est souvent qui a le moins. Demandez le même prix à toutes les portes.",
    en='"{price}" costs more than "{screen}": people who do not go online pay more, and often they have least. Ask the same price at every door.',
)

SHORTER = Text(
    fr="« {price} » laisse moins de temps que « {screen} » : qui ne passe pas par internet perd son droit plus tôt, alors que le courrier prend des jours. Donnez au moins autant de temps à chaque porte.",
    en='"{price}" leaves less time than "{screen}": people who do not go online lose their right sooner, though letters take days. Give at least as much time at every door.',
)

LATER = Text(
    fr="« {price} » passe après « {screen} » : qui ne passe pas par internet attend que tous les autres soient servis. Suivez l’ordre d’arrivée, quelle que soit la porte.",
    en='"{price}" comes after "{screen}": people who do not go online wait until all the others are served. Follow the order of arrival, whatever the door.',
)

FEWER = Text(
    fr="« {price} » laisse bien moins de places que « {screen} » : qui ne passe pas par internet n’en trouve pas. Gardez à chaque porte assez de places pour qui en a besoin.",
    en='"{price}" leaves far fewer places than "{screen}": people who do not go online find none. Keep enough places at every door for those who need them.',
)

ADDED = Text(
    fr="« {price} » s’ajoute pour qui ne demande pas sur un écran : qui ne passe pas par internet paie davantage, et c’est souvent qui a le moins. Demandez le même prix à toutes les portes.",
    en='"{price}" is added for those who do not ask on a screen: people who do not go online pay more, and often they have least. Ask the same price at every door.',
)

_SAID = {
    Measure.PRICE: DEARER,
    Measure.TIME: SHORTER,
    Measure.TURN: LATER,
    Measure.PLACES: FEWER,
    Measure.SUPPLEMENT: ADDED,
}


def _dearer(act: Act) -> Iterator[Hit]:
    """Report what a table gives to a door without a screen, when it is worse than what it gives to the screen."""
    if isinstance(act, DoorPrice) and act.place.is_lived:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, _SAID[act.measure], {"price": act.shown, "screen": act.beside}, certainty, path=act.path)


@prose_rule(
    name="offline-charged",
    code="W9564",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Autre porte plus chère, plus lente ou plus étroite", en="Other way in, dearer, slower or narrower"),
    harms=Text(fr="Les personnes sans internet ou qui ont besoin d’aide : elles paient, ou attendent, pour un droit qui est gratuit sur un écran.", en="People without internet or who need help: they pay, or wait, for a right that is free on a screen."),
    instead=Text(fr="« Le prix est le même en ligne, au guichet et par courrier. »", en='"The price is the same online, at the counter and by post."'),
    wrong_when=Text(fr="La somme paie une chose, et non la porte : un timbre fiscal au même prix partout ; ou c’est ce que ses envois coûtent au service.", en="The sum pays for a thing and not for the door: a stamp at the same price everywhere; or it is what its messages cost the service."),
    refs=("ddd-2019",),
    lesson="02-another-door/01-channels",
    since="0.1.0",
    mentions=("€", "euro", "£", "pence", "frais", "pay", "fee", "charg", "factur", "supplément", "surcharge", "majoration", "commission", "cost", "tarif", "réduction", "remise", "discount", " off ", "expense", "participation", "fee", "prix", "price"),
    also=(
        Check(
            Subject.ACT, (Kind.REFUSE,), ("papier", "paper", "courrier", "post", "guichet", "counter", "telephon", "phone", "desk", "letter", "lettre", "in_person", "accueil", "online", "en_ligne", "enligne", "electroni"), _dearer,
            ("prix", "price", "tarif", "fee", "frais", "montant", "amount", "cost", "cout", "surcharge", "supplément", "supplement", "majoration", "bareme", "charge", "delai", "délai", "deadline", "days", "jours", "rang", "rank", "turn", "ordre", "order", "quota", "creneau", "créneau", "slot", "place", "web", "online", "ligne", "internet", "portal", "portail", "bill", "factur", "invoice"),
        ),
        Check(
            Subject.ACT, (Kind.REFUSE,), ("order", "sort"), _dearer, ("canal", "channel", "medium", "depot", "voie", "origin", "source", "via"),
        ),
    ),
    bad=(
        Bad("permis:  # été\n  tarif-base: 31.5\n  frais-traitement-papier: 12\n", ADDED, at="12", path="src/main/resources/application.yml", review=True),
        Bad({"casework/ordering.py": 'from enum import IntEnum\n\n\nclass Channel(IntEnum):\n    """Café."""\n\n    WEB = 1\n    POST = 9\n\n\ndef sort_key(claim):\n    return (Channel[claim.channel], claim.received_at)\n', "casework/tasks.py": "from casework.ordering import sort_key\n\nwaiting = sorted(claims(), key=sort_key)\n"}, LATER, at="Channel[claim.channel", path="casework/ordering.py"),
        Bad("carte:\n  prix: 45.00  # l’été\n  suppléments:\n    deuxième_véhicule: 20.00\n    demande_papier: 12.00\n", ADDED, at="12.00", path="service/tarifs.yml"),
        Bad('BASE = {"résident": 65}\nSURCHARGES = {"second_vehicle": 40, "paper_application": 30}\n', ADDED, at="30", path="permits/fees.py"),
        Bad("export const FEES = {\n  badge: { base: 10 }, // café\n  surcharges: { replacement: 6, postalApplication: 4.5 },\n};\n", ADDED, at="4.5", path="src/fees.ts"),
        Bad('def fee_for(application):\n    fee = 30  # café\n    if application.channel == "paper":\n        fee += 12\n    return fee\n', ADDED, at="fee += 12", path="permits/fees.py"),
        Bad("<?php // été\nclass Tarif\n{\n    public function montant(Demande $demande): int\n    {\n        return $demande->canal === 'papier' ? 4500 : 3000;\n    }\n}\n", DEARER, at="$demande->canal === 'papier' ? 4500 : 3000", path="src/Tarif.php"),
        Bad({"app/models/facturation.rb": "class Facturation # été\n  def ligne_envoi\n    return if @abonné.facture_electronique?\n\n    Ligne.new(libelle: 'Facture sur papier', montant: Tarifs::ENVOI_PAPIER)\n  end\nend\n", "app/models/tarifs.rb": "module Tarifs\n  ENVOI_PAPIER = BigDecimal('2.50')\nend\n"}, ADDED, at="Ligne.new(libelle: 'Facture sur papier', montant: Tarifs::ENVOI_PAPIER)", path="app/models/facturation.rb"),
        Bad('DELIVERY_CHARGES = {"email": Decimal("0.00"), "post": Decimal("2.50")}  # café bills\n', DEARER, at='Decimal("2.50")', path="billing/charges.py"),
        Bad('PAPER_BILL_FEE = Decimal("2.50")  # café\n', ADDED, at='Decimal("2.50")', path="billing/fees.py"),
        Bad('délai_pour_compléter:  # été\n  en_ligne: 30\n  papier: 10\n', SHORTER, at="10", path="service/délais.yml"),
        Bad('RANGS = {"web": 0, "téléphone": 1, "papier": 9}\n', LATER, at="1", path="traitement/file.py"),
        Bad('RANGS = {"web": 0, "téléphone": 1, "papier": 9}\n', LATER, at="1", path="demandes/tri.py", review=True),
        Bad({"src/Entity/Dossier.php": "<?php // été\nclass Dossier\n{\n    public const CANAL_PAPIER = 0;\n    public const CANAL_WEB = 1;\n}\n", "src/Repository/Dossiers.php": "<?php // été\nclass Dossiers\n{\n    public function prochain()\n    {\n        return $this->createQueryBuilder('d')->addOrderBy('d.canal', 'DESC')->addOrderBy('d.recuLe', 'ASC');\n    }\n}\n"}, LATER, at="addOrderBy('d.canal', 'DESC')", path="src/Repository/Dossiers.php"),
        Bad({"app/models/dossier.rb": "class Dossier < ApplicationRecord # été\n  enum :canal, { courrier: 0, en_ligne: 1 }\nend\n", "app/jobs/traitement_job.rb": "class TraitementJob < ApplicationJob # été\n  def perform\n    Dossier.a_traiter.order(canal: :desc, recu_le: :asc).first.instruire\n  end\nend\n"}, LATER, at="Dossier.a_traiter.order(canal: :desc, recu_le: :asc)", path="app/jobs/traitement_job.rb"),
        Bad({"claims/models.py": "class Channel(models.IntegerChoices):\n    ONLINE = 1, 'été'\n    PAPER = 2\n", "claims/queue.py": 'def next_claim():\n    """Été."""\n    return Claim.objects.filter(done=False).order_by("channel", "received_on").first()\n'}, LATER, at='Claim.objects.filter(done=False).order_by("channel", "received_on")', path="claims/queue.py"),
        Bad("été:\n  quotas:\n    internet: 95\n    guichet: 0\n", FEWER, at="0", path="service/rdv.yml"),
        Bad("été:\n  paper_bill_fee: 9.50\n  online_bill_fee: 0\n", DEARER, at="9.50", path="billing/rates.yml"),
        Bad("été:\n  tarifs:\n    email: 0\n    lettre: 0.60\n", DEARER, at="0.60", path="service/canaux.yml", review=True),
        Bad("[renouvellement]\nprix_en_ligne = 0\nprix_au_guichet = 6.50  # l’été\n", DEARER, at="prix_au_guichet = 6.50  # l’été", path="service/tarifs.toml"),
        Bad("INSERT INTO frais (code, libelle, montant) VALUES\n    ('F_WEB', 'Facture sur l’espace', 0),\n    ('F_PAP', 'Facture par courrier', 3.20);\n", DEARER, at="3.20", path="sql/frais.sql"),
        Bad('FEES = {"online": 0, "counter": 5}  # été\n\n\ndef fee(door):\n    return FEES[door]\n', DEARER, at="5", path="permits/fees.py"),
        Bad('<p lang="fr">L’été, une demande déposée au guichet vous sera facturée 12 €.</p>', CHARGED, at="demande déposée au guichet vous sera facturée"),
        Bad("en:\n  café:\n    price: \"Applying online is free. By post it costs £15.\"\n", CHARGED, at="By post it costs £15", path="config/locales/en.yml"),
        Bad('MESSAGES = {"été": "L’aide d’un agent pour remplir la demande est payante."}\n', CHARGED, at="d’un agent pour remplir la demande est payante", path="service/messages.py"),
        Bad("Hello,\n\nYour café licence is ready.\n\nA handling supplement has been added because you did not pay on the website.\n", CHARGED, at="handling supplement has been added because you did not pay on the website", path="letters/paid.txt"),
        Bad({"db/canal.sql": "CREATE TABLE canal (code text, libelle text, ordre int);\nINSERT INTO canal (code, libelle, ordre) VALUES\n    ('ligne', 'Dépôt en ligne', 1),\n    ('papier', 'Dépôt par courrier', 9);\n", "db/file.sql": "CREATE VIEW file_instruction AS -- été\nSELECT d.id, row_number() OVER (ORDER BY c.ordre, d.recu_le) AS tour\nFROM demande d JOIN canal c ON c.code = d.canal;\n"}, LATER, at="ordre", path="db/file.sql"),
        Bad({"sql/seed.sql": "INSERT INTO channels (id, name, weight) VALUES (1, 'web portal', 10), (2, 'paper form', 1), (3, 'desk', 5);\n", "sql/next_requests.sql": "SELECT r.id FROM request r -- café\nLEFT JOIN channels ch ON ch.id = r.channel_id\nWHERE r.pending\nORDER BY ch.weight DESC, r.received_on\nLIMIT 20;\n"}, LATER, at="weight", path="sql/next_requests.sql"),
    ),
    good=(
        Good("permis:  # été\n  tarif-base: 31.5\n  frais-traitement-papier: 12\n  frais-traitement-en-ligne: 12\nprinter:\n  paper_handling_tray: 2\n", path="src/main/resources/application.yml"),
        Good({"casework/ordering.py": 'from enum import IntEnum\n\n\nclass Channel(IntEnum):\n    """Café."""\n\n    WEB = 1\n    POST = 9\n\n\ndef sort_key(claim):\n    return (claim.received_at, Channel[claim.channel])\n', "casework/tasks.py": "from casework.ordering import sort_key\n\nwaiting = sorted(claims(), key=sort_key)\n"}),
        Good("café_certificate:\n  base: 12.00\n  surcharges:\n    paper_map: 4.00\n    priority: 20.00\n", path="service/fees.yml"),
        Good('def fee_for(application):\n    fee = 30  # café\n    if application.channel == "web":\n        fee += 2\n    return fee\n', path="permits/fees.py"),
        Good('def cost_of(message):\n    cost = 0  # café\n    if message.channel == "post":\n        cost += 0.6\n    return cost\n', path="letters/costs.py"),
        Good('def montant_aide(demande):\n    montant = 100  # été\n    if demande.canal == "guichet":\n        montant += 20\n    return montant\n', path="aides/montants.py"),
        Good('def refund_for(application):\n    refund_amount = 30  # café\n    if application.channel == "paper":\n        refund_amount += 12\n    return refund_amount\n', path="permits/fees.py"),
        Good('def agent_bonus(case):\n    amount = 10  # café\n    if case.channel == "counter":\n        amount += 5\n    return amount\n', path="agents/pay.py"),
        Good("<?php // été\nclass Tarif\n{\n    public function montantRemise(Demande $demande): int\n    {\n        return $demande->canal === 'papier' ? 45 : 30;\n    }\n}\n", path="src/Tarif.php"),
        Good("class Avoir # été\n  def montant_rembourse(demande)\n    demande.canal == 'papier' ? 45 : 30\n  end\nend\n", path="app/models/facture.rb"),
        Good("aides: # été\n  montant:\n    facture_papier: 40\n    prime_facture_eau: 25\n", path="config/tarifs.yml"),
        Good("bourse: # été\n  montant:\n    en_ligne: 40\n    guichet: 45\n", path="config/montants.yml"),
        Good("PAPER_INVOICE_DISCOUNT_AMOUNT = 3  # café\nAMOUNT_MIN_STATEMENT_PAPER = 2\n", path="billing/budget.py"),
        Good('def fee_for(application):\n    if application.channel == "paper":  # café\n        return 30\n    return 30\n', path="permits/fees.py"),
        Good('PAPER_BILL_FEE = Decimal("0")  # café\nPAPER_BILL_COPY_FEE = Decimal("3")\n', path="billing/fees.py"),
        Good('PARCEL_CHARGES = {"locker": Decimal("0.00"), "post": Decimal("2.50")}  # café delivery\n', path="shop/charges.py"),
        Good("permis:\n  prix: 18.00  # été\n  suppléments:\n    demande_papier: 2.00\n    demande_en_ligne: 2.00\n", path="service/tarifs.yml"),
        Good("permit:\n  price:\n    online: 18.00\n    paper: 18.00  # café\n  internal_cost:\n    online: 0.40\n    paper: 3.10\n", path="service/fees.yml"),
        Good({"db/canal.sql": "CREATE TABLE canal (code text, libelle text, ordre int);\nINSERT INTO canal (code, libelle, ordre) VALUES\n    ('ligne', 'Dépôt en ligne', 1),\n    ('papier', 'Dépôt par courrier', 1);\n", "db/file.sql": "CREATE VIEW file_instruction AS -- été\nSELECT d.id, row_number() OVER (ORDER BY c.ordre, d.recu_le) AS tour\nFROM demande d JOIN canal c ON c.code = d.canal;\n"}),
        Good({"db/canal.sql": "CREATE TABLE canal (code text, libelle text, ordre int);\nINSERT INTO canal (code, libelle, ordre) VALUES\n    ('ligne', 'Dépôt en ligne', 1),\n    ('papier', 'Dépôt par courrier', 9);\n", "db/file.sql": "CREATE VIEW file_instruction AS -- été\nSELECT d.id, row_number() OVER (ORDER BY d.recu_le, c.ordre) AS tour\nFROM demande d JOIN canal c ON c.code = d.canal;\n"}),
        Good({"sql/seed.sql": "INSERT INTO channels (id, name, weight) VALUES (1, 'web portal', 10), (2, 'paper form', 1), (3, 'desk', 5);\n", "sql/next_requests.sql": "SELECT r.id FROM request r -- café\nLEFT JOIN channels ch ON ch.id = r.channel_id\nWHERE r.pending\nORDER BY ch.weight, r.received_on\nLIMIT 20;\n"}),
        Good('délai_pour_compléter:  # été\n  en_ligne: 30\n  papier: 45\n', path="service/délais.yml"),
        Good({"app/models/dossier.rb": "class Dossier < ApplicationRecord # été\n  enum :canal, { courrier: 0, en_ligne: 1 }\nend\n", "app/jobs/traitement_job.rb": "class TraitementJob < ApplicationJob # été\n  def perform\n    Dossier.a_traiter.order(recu_le: :asc, canal: :desc).first.instruire\n  end\nend\n"}),
        Good({"claims/models.py": "class Channel(models.IntegerChoices):\n    PAPER = 1, 'été'\n    ONLINE = 2\n", "claims/queue.py": 'def next_claim():\n    """Été."""\n    return Claim.objects.filter(done=False).order_by("channel", "received_on").first()\n'}),
        Good({"claims/models.py": "class Channel(models.IntegerChoices):\n    ONLINE = 1, 'été'\n    PAPER = 2\n", "claims/queue.py": 'def by_channel():\n    """Été."""\n    return Claim.objects.values("channel").annotate(how_many=Count("id")).order_by("channel")\n'}),
        Good({"claims/models.py": "class Channel(models.IntegerChoices):\n    ONLINE = 1, 'été'\n    PAPER = 2\n", "claims/views.py": 'def everything(request):\n    """Été."""\n    return render(request, "claims.html", {"claims": Claim.objects.order_by("channel")})\n'}),
        Good({"news/models.py": "class Source(models.IntegerChoices):\n    WEB = 1, 'été'\n    PAPER = 2\n", "news/queue.py": 'def next_article():\n    """Été."""\n    return Article.objects.order_by("source").first()\n'}),
        Good({"app/models/dossier.rb": "class Dossier < ApplicationRecord # été\n  enum :canal, { en_ligne: 0, courrier: 1 }\nend\n", "app/jobs/traitement_job.rb": "class TraitementJob < ApplicationJob # été\n  def perform\n    Dossier.a_traiter.group(:canal).order(:canal).count\n  end\nend\n"}),
        Good("été:\n  quotas:\n    internet: 60\n    guichet: 40\n", path="service/rdv.yml"),
        Good("[renouvellement]\nprix_en_ligne = 6.50\nprix_au_guichet = 6.50  # l’été\n", path="service/tarifs.toml"),
        Good("notifications:\n  coût_par_message:\n    email: 0\n    lettre: 0.60  # été\n", path="service/canaux.yml"),
        Good("[délais]\nen_ligne = 2\ncourrier = 9\n", path="service/tarifs.toml"),
        Good("INSERT INTO frais (code, libelle, montant) VALUES\n    ('F_WEB', 'Copie sur l’espace', 0),\n    ('F_PAP', 'Duplicata de carte au guichet', 3.20);\n", path="sql/frais.sql"),
        Good('<p lang="fr">L’été, le prix est de 12 € au guichet comme en ligne, sans supplément.</p>'),
        Good('<p lang="fr">L’été, le tirage d’un plan sur papier grand format coûte 35 euros, payables par carte, par chèque ou en espèces au guichet.</p>'),
        Good('<p lang="fr">Cet été, aucun supplément ne s’ajoute au guichet.</p>'),
        Good('<p lang="en">There is no fee for paper forms at the café.</p>'),
        Good('<p lang="fr">L’amende de 135 € se paie aussi au guichet, été comme hiver.</p>'),
        Good('<p lang="fr">L’été, l’aide d’un agent pour remplir la demande est gratuite.</p>'),
        Good("insert into copy_method (code, label, channel, price_pence) values\n    ('POST', 'Copy by post', 'post', 0), -- été\n    ('DIGI', 'Digital copy', 'online', 0),\n    ('SEAL', 'Sealed copy for use abroad', 'post', 1500);\n", path="sql/copies.sql"),
    ),
)  # fmt: skip
def offline_charged(document: Document) -> Iterator[Hit]:
    """Report the words that set a price on paper, on the counter, on the telephone or on help."""
    if is_terms(document):
        return
    for lang in ("fr", "en"):
        for found in told(document, lang, "door_charged"):
            yield Hit(found.span, CHARGED, {"words": found.text})
