"""A score that gives points for being poor, and is used against people."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.put_last import ServedLast
from guichet.done.acts.table.weights import Weights
from guichet.done.deciding.taken import marked_down_for, put_behind_for, taken_by
from guichet.done.deciding.wakes import ASIDE, PERSONAL, TARGETS, WORDS
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.traits import Purpose
from guichet.done.words import entries
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

PROXY = Text(
    fr="« {score} » compte {attribute} (`{names}`) : plus une personne est précaire, plus elle est visée. Retirez ces données, ou tirez les dossiers au sort et publiez la règle.{chain}",
    en='"{score}" counts {attribute} (`{names}`): the poorer people are, the more they are targeted. Remove this data, or draw files at random and publish the rule.{chain}',
)
MINUS = Text(
    fr="« {score} » retire des points pour {attribute} (`{names}`) : les personnes les plus précaires passent après les autres. Retirez ce critère, ou comptez-le en leur faveur.{chain}",
    en='"{score}" takes points away for {attribute} (`{names}`): the poorest people come after everyone else. Remove this criterion, or count it in their favour.{chain}',
)
MAYBE = Text(
    fr="« {score} » lit peut-être un indice de précarité (`{names}`) : vérifiez qu’il ne vise pas les personnes les plus pauvres.{chain}",
    en='"{score}" may read a sign of precarity (`{names}`): check that it does not target the poorest people.{chain}',
)


def _counted(act: Act) -> Iterator[Hit]:
    """Report signs of precarity counted against people."""
    taken = taken_by(act, "precarity")
    is_held_against = taken is not None and taken.certain and act.purpose is Purpose.ADVERSE
    if act.kind is Kind.CHOOSE and not act.is_about_people and not is_held_against:
        return  # it picks a thing: a file of a sort, a page of a list
    is_delayed = isinstance(act, Weights) and act.kind is Kind.DELAY and put_behind_for(act) is not None
    if taken is not None and not taken.certain and (is_delayed or marked_down_for(act) is not None):
        return  # what the law protects is told by another rule
    if taken is not None and (
        taken.certain or act.is_computed or (act.purpose is Purpose.ADVERSE and not act.puts_behind)
    ):
        certainty = Certainty.VIOLATION if is_held_against else Certainty.REVIEW
        facts = {"score": taken.by, "names": taken.names, "attribute": taken.label, "chain": taken.first.chain}
        told = MINUS if isinstance(act, Weights) and act.is_minus else PROXY
        yield Hit(taken.first.span, told if is_held_against else MAYBE, facts, certainty, taken.first.path)


SHARED = Text(
    fr="« {test} » tient pour suspectes les personnes qui partagent une adresse : domiciliées au CCAS, hébergées en foyer, logées chez un proche. Retirez ce critère, ou faites vérifier par quelqu’un avant toute suite.",
    en='"{test}" suspects people who share an address: those in a shelter, at a relative’s, or whose letters go to an office. Drop this test, or have somebody check before anything follows.',
)


def _shared(act: Act) -> Iterator[Hit]:
    """Report people suspected for the address that they share."""
    if isinstance(act, FromDeed) and act.what is What.SAME_ADDRESS:
        yield Hit(act.span, SHARED, {"test": act.shown}, path=act.path)


HOMES = Text(
    fr="« {row} » : où l’on habite semble tenu contre les personnes. Une caution, un risque ou un refus par quartier fait payer aux uns ce que d’autres ont fait : peut-on juger chacun sur ses propres actes ?",
    en='"{row}": where people live seems to be held against them. A deposit, a risk or a refusal by area has some pay for what others did: can each be judged on their own record?',
)

LANES = Text(
    fr="« {row} » : qui habite là semble attendre plus longtemps que les autres. Une même demande peut-elle suivre la même file partout, ou l’attente être dite à l’avance ?",
    en='"{row}": those who live there seem to wait longer than the others. Can the same request join the same queue everywhere, or the wait be told beforehand?',
)
CHECKED = Text(
    fr="« {row} » : avoir peu, ou être hébergé, vaut ici un contrôle : les personnes les plus précaires sont vérifiées plus que les autres, pour ce qu’elles sont. Retirez cette règle, ou tirez au sort avec une règle publiée.",
    en='"{row}": having little, or being lodged by others, leads to a control here: the poorest people are checked more than others for what they are. Drop this rule, or draw at random under a published one.',
)
HELD = {Flaw.HOME: HOMES, Flaw.LANE: LANES}


LAST = Text(
    fr="`{order}` : {attribute} semble faire passer des personnes après toutes les autres, quel que soit le temps attendu. Peut-on servir selon l’urgence, puis dans l’ordre des demandes ?",
    en="`{order}`: {attribute} seems to put people after all the others, however long they have waited. Can they be served by urgency, then in the order in which they asked?",
)


def _last(act: Act) -> Iterator[Hit]:
    """Ask about an order in which some come last for what they are."""
    if isinstance(act, ServedLast) and act.attribute.kind == "precarity":
        facts = {"order": act.shown, "attribute": act.about_them}
        yield Hit(act.span, LAST, facts, Certainty.REVIEW, act.path)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about tables that hold against people where they live."""
    if isinstance(act, Said) and act.flaw in HELD:
        yield Hit(act.span, HELD[act.flaw], {"row": act.shown}, Certainty.REVIEW, act.path)
    if isinstance(act, Said) and act.flaw is Flaw.MEANS and act.place.is_lived:
        yield Hit(act.span, CHECKED, {"row": act.shown}, path=act.path)


@act_rule(
    Kind.RATE, Kind.CONTROL, Kind.CHOOSE, Kind.DELAY, Kind.REFUSE, Kind.CLOSE,
    name="precarity-proxy-in-score",
    code="W9402",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Indice de précarité dans un score", en="Sign of precarity in a score"),
    harms=Text(
        fr="Les personnes au chômage, au RSA, qui élèvent seules des enfants ou déménagent souvent : elles sont contrôlées plus que les autres.",
        en="People without work, on benefits, raising children alone or moving often: they are checked more than others.",
    ),
    instead=Text(
        fr="Tirez au sort avec une règle publiée, ou cherchez des droits non demandés avec les mêmes données.",
        en="Draw at random under a published rule, or use the same data to look for unclaimed rights.",
    ),
    wrong_when=Text(
        fr="Le score ouvre un droit, ou le calcule comme le texte le dit : nommez-le ainsi, ou citez le texte dans une dérogation.",
        en="The score opens a right, or works it out as the text says: name it so, or cite the text in a derogation.",
    ),
    refs=("lqdn-scores", "gdpr-22", "ai-act-annex-3"),
    lesson="09-data-and-scores/02-risk-score",
    mentions=(*WORDS, *TARGETS),
    also=(Check(Subject.ACT, (Kind.CONTROL,), ("control", "fraud", "investig", "enquet", "enquêt", "suspic", "approfond", "contrôl"), _said), Check(Subject.ACT, (Kind.RATE, Kind.DELAY), ("area", "quartier", "secteur", "zone", "postcode", "postal", "postaux", "departement", "département", "ward", "outward", "zip"), _said, ("deposit", "depot", "dépôt", "caution", "acompte", "risk", "risque", "blacklist", "liste_noire", "exclu", "refus", "declin", "suspic", "fraud", "areas", "postcodes", "zones", "secteurs", "quartiers", "lent", "slow", "differ", "defer", "later", "delai", "délai", "delay", "wait", "attente", "mensuel", "monthly")), Check(Subject.ACT, (Kind.DELAY,), ("district", "commune", "quartier", "iris", "arrondissement", "neighbo", "borough", "estate", "ward", "residence", "domicile", "adresse", "address", "postal", "postcode", "insee", "zip", "home_"), _said, ("queue", "file:", "'file'", '"file"', "lane:", "'lane'", "__rank", ".rank", "__rang", ".rang", "case when", "_priorit", ".priorit")), Check(Subject.ACT, (Kind.DELAY,), (*PERSONAL, *entries("places.helped_to_speak"), *entries("places.owed"), *entries("places.in_credit")), _last, needs=("order", "ordre", "sort", "comparing", "compareby")), Check(Subject.ACT, (Kind.DELAY, Kind.CHOOSE), PERSONAL, _counted, needs=ASIDE), Check(Subject.ACT, (Kind.CONTROL,), ("group by",), _shared, ("adress", "address", "domicile"))),
    bad=(
        Bad("-- été\nCREATE VIEW repair_queue AS\nWITH account AS (SELECT tenancy,\n  SUM(charged - paid) AS balance FROM rent GROUP BY tenancy)\nSELECT r.id FROM repair r JOIN account a ON a.tenancy = r.tenancy ORDER BY (COALESCE(a.balance, 0) > 0), r.reported_at;\n", LAST, at="a.balance", path="db/views/repair_queue.sql", review=True),
        Bad("-- été\nCREATE VIEW score_candidat AS\nSELECT c.id, CASE WHEN c.garant THEN 20 ELSE 0 END - CASE WHEN q.code IS NOT NULL THEN 15 ELSE 0 END AS points\nFROM candidat c\nLEFT JOIN quartier_prioritaire q ON q.code = c.code;\n", MAYBE, at="quartier_prioritaire", path="db/migrations/V1__score.sql", review=True),
        Bad("deposit_by_postcode:  # café\n  B18: 150\n  L8: 150\n  S4: 0\n", HOMES, at="150", path="config/deposit.yml", review=True),
        Bad("const POINTS_QUARTIER = { '93': -20, '75': 10 }; // été\n", MAYBE, at="-20", path="src/score.ts", review=True),
        Bad("UPDATE dossier SET paiement = 'bloque' -- été\nWHERE domicile IN (SELECT domicile FROM dossier GROUP BY domicile HAVING count(*) >= 5);\n", SHARED, at="count(*) >= 5", path="sql/bloquer.sql"),
        Bad("with par_adresse as ( -- été\n    select adresse_normalisee, count(distinct demandeur_id) as nb\n    from {{ ref('stg') }}\n    group by adresse_normalisee\n)\nselect d.dossier_id from {{ ref('stg') }} d\njoin par_adresse p using (adresse_normalisee)\nwhere p.nb > {{ var('plafond') }}\n", SHARED, at="p.nb > {{ var('plafond') }}", path="models/marts/dossiers_a_bloquer.sql"),
        Bad("CREATE VIEW suspected_claims AS -- café\nSELECT postal_address, count(*) AS claimants FROM claim GROUP BY postal_address HAVING count(*) > 3;\n", SHARED, at="count(*) > 3", path="sql/checks.sql"),
        Bad('[points]\nquartier_prioritaire = -20\nanciennete = 10 # année\n', MINUS, at="quartier_prioritaire = -20", path="config/bareme.toml"),
        Bad(
            "def score_suspicion(d):\n    return 0.4 * d.rsa + 0.3 * d.qpv + 0.2 * d.nb_déménagements\n",
            PROXY, at="d.rsa",
        ),
        Bad(
            'POIDS = {"sans_emploi": 3, "logement_social": 2}\n\n\ndef risque_fraude(dossier):\n    return sum(POIDS[k] * dossier[k] for k in POIDS)\n',
            PROXY, at='"sans_emploi"',
        ),
        Bad(
            "def rank(claimants):\n    for c in claimants:\n        c.risk = 3 * c.unemployed + c.late_days\n        if c.risk > 5:\n            c.open_investigation()\n",
            PROXY, at="c.unemployed",
        ),
        Bad(
            "def priority_score(applicant):\n    return 2 * applicant.postcode + applicant.wait\n",
            MAYBE, at="applicant.postcode", review=True,
        ),
        Bad("const zipCodeBlacklist = ['51', '17', '47']; // été\nmodule.exports = (rows) => rows.filter((row) => !zipCodeBlacklist.includes(row.code));\n", HOMES, at="'51'", path="server/rules/index.js", review=True),
        Bad('def priority_score(applicant, form):\n    """Été."""\n    total = 0\n    if applicant["first_name"] in form.usual:\n        total += 1\n    return total\n', MAYBE, at='applicant["first_name"]', path='queue/score.py', review=True),
        Bad("queues:  # été\n  courante:\n    delai_jours: 10\n  renfort:\n    delai_jours: 60\n    codes_postaux: ['59100', '59150']\n", LANES, at="['59100', '59150']", path="config/queues.yml", review=True),
        Bad("class Router # été\n  QUEUES_BY_POSTCODE = { 'B18' => :slow, 'L8' => :slow, 'S4' => :default }\nend\n", LANES, at="'B18' => :slow", path="app/services/router.rb", review=True),
        Bad('def orienter(demande):\n    if demande.qpv:\n        demande.filiere = "lente"  # été\n    else:\n        demande.filiere = "rapide"\n', PROXY, at="demande.qpv", path='demandes/files.py'),
        Bad("queues: # café\n  standard: {target_hours: 48}\n  extended: {target_hours: 840}\ndefault: standard\nmatchers:\n  - field: home_district\n    one_of: [QX4, QX7]\n    queue: extended\n", LANES, at="extended", path="rules/intake.yml", review=True),
        Bad("-- été\nCREATE VIEW file_instruction AS\nSELECT d.numero FROM demande d JOIN secteur s ON s.code_iris = d.iris_adresse_actuelle\nORDER BY s.rang, d.deposee_le;\n", LANES, at="rang", path="sql/files.sql", review=True),
        Bad("def prochaine():\n    return Demande.objects.filter(agent=None).order_by('secteur_residence__rang', 'deposee_le').first()  # été\n", LANES, at="Demande.objects.filter(agent=None).order_by('secteur_residence__rang', 'deposee_le')", path="app/prochaine.py", review=True),
        Bad("class CallRequest < ApplicationRecord\n  scope :calling_order, -> { order(Arel.sql('interpreter_language IS NOT NULL')).order(:received_at) } # café\nend\n", LAST, at="interpreter_language", path="app/models/call_request.rb", review=True),
        Bad("-- été\nCREATE VIEW repair_queue AS\nSELECT r.id FROM repair r JOIN rent_account a ON a.tenancy = r.tenancy ORDER BY (a.balance_pence < 0), r.reported_at;\n", LAST, at="a.balance_pence", path="db/views/repair_queue.sql", review=True),
        Bad('files: # été\n  - nom: prioritaire\n    si: {contrat: cdi}\n  - nom: controle_renforce\n    si: {prestations: rsa}\n', CHECKED, at='rsa', path='tri/regles.yaml'),
    ),
    good=(
        Good("-- été\nCREATE VIEW repair_queue AS\nWITH account AS (SELECT tenancy,\n  SUM(paid - charged) AS balance FROM rent GROUP BY tenancy)\nSELECT r.id FROM repair r JOIN account a ON a.tenancy = r.tenancy ORDER BY (COALESCE(a.balance, 0) > 0), r.reported_at;\n", path="db/views/repair_queue.sql"),
        Good("class CallRequest < ApplicationRecord\n  scope :calling_order, -> { order(Arel.sql('interpreter_language IS NULL')).order(:received_at) } # café\nend\n", path="app/models/call_request.rb"),
        Good("-- été\nCREATE VIEW repair_queue AS\nSELECT r.id FROM repair r JOIN hazard h ON h.code = r.hazard ORDER BY (h.level < 0), r.reported_at;\n", path="db/views/repair_queue.sql"),
        Good("-- été\nCREATE VIEW score_candidat AS\nSELECT c.id, CASE WHEN c.garant THEN 20 ELSE 0 END - CASE WHEN q.code IS NOT NULL THEN 15 ELSE 0 END AS points\nFROM candidat c\nLEFT JOIN dossier_incomplet q ON q.code = c.code;\n", path="db/migrations/V1__score.sql"),
        Good("flood_risk_by_postcode:  # café\n  B18: 4\n  L8: 2\ndepots_by_postcode:\n  B18: 4\n  L8: 2\n", path="config/rounds.yml"),
        Good("const POINTS_QUARTIER = { '93': 20, '75': 10 }; // été\nconst POINTS_PAGES = { '93': -20, '75': 10 };\n", path="src/score.ts"),
        Good("CREATE VIEW letters_together AS -- café\nSELECT postal_address, count(*) AS claimants FROM claim GROUP BY postal_address HAVING count(*) > 3;\n", path="sql/letters.sql"),
        Good("CREATE VIEW suspected_claims AS -- café\nSELECT iban, count(*) AS claimants FROM claim GROUP BY iban HAVING count(*) > 3;\n", path="sql/checks.sql"),
        Good('[points]\nquartier_prioritaire = 20\nanciennete = 10 # année\n', path="config/bareme.toml"),
        Good('[points]\ndossier_incomplet = -20\nanciennete = 10 # année\n', path="config/bareme.toml"),
        Good("def score_suspicion(dossier):\n    return 3 * dossier.pièces_contradictoires\n"),
        Good(
            "def score_rendez_vous(d):\n    return d.rsa + d.parent_isole\n\n\ndef inviter(d, agent):\n    if score_rendez_vous(d) > 1:\n        d.proposer_rendez_vous(agent)\n",
        ),
        Good('files: # été\n  - nom: aide_urgente\n    si: {prestations: rsa}\n  - nom: controle_aleatoire\n    si: {part: 0.02}\nprestations:\n  - nom: rsa\n    note: contrôle des pièces à trois mois\n', path='tri/regles.yaml'),
        Good("def departement_score(departement):\n    return departement.chomage / departement.agents\n"),
        Good("def test_score_risque():\n    import pytest\n"),
        Good("agences:  # été\n  - nom: nord\n    delai_jours: 10\n    codes_postaux: ['59100', '59150']\n  - nom: sud\n    delai_jours: 60\n    codes_postaux: ['59200', '59250']\n", path="config/agences.yml"),
        Good("const zipCodeBlacklist = ['51', '17', '47']; // été\nmodule.exports = (rows) => rows.filter((row) => !zipCodeBlacklist.includes(row.code));\n", path="scripts/load-list/index.js"),
        Good('def priority_score(applicant, form):\n    """Été."""\n    total = applicant.wait\n    if any(one in form.changed_data for one in ["first_name", "title"]):\n        total += 1\n    return total\n', path='queue/score.py'),
            Good("queues: # café\n  north: {target_hours: 48}\n  south: {target_hours: 48}\ndefault: north\nmatchers:\n  - field: home_district\n    one_of: [QX4, QX7]\n    queue: south\n", path="rules/intake.yml"),
        Good("-- été\nCREATE VIEW visites AS\nSELECT v.id FROM demande_visite v JOIN commune c ON c.code_insee = v.commune\nORDER BY c.nom, v.le;\n", path="sql/visites.sql"),
    ),
)  # fmt: skip
def precarity_proxy_in_score(act: Act) -> Iterator[Hit]:
    """Report signs of precarity counted in a score against people, or in who is checked, put off, refused by it."""
    yield from _counted(act)
