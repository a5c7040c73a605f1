"""What a name and its value say of people is asked about; what shares their words and judges nobody is left in silence."""

from __future__ import annotations

import pytest
from guichet.core.findings import Certainty
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

Files = dict[str, str]

ASKED: dict[str, tuple[str, Files, list[Files]]] = {
    "bands of ages": (
        "sensitive-attribute-in-score",
        {"src/Bareme.kt": 'object Bareme {\n    val POINTS_PAR_AGE = mapOf("18-35" to 25, "36-54" to 15, "55-99" to 5)\n}\n'},
        [
            {"app/grip.py": "GRIP_SCORE_BY_AGE = [{'min': 20, 'max': 29, 'points': 47}, {'min': 60, 'max': 99, 'points': 30}]\n"},
            {"config/retraite.yml": "bareme_points:\n  10_ans: 40\n  60_ans: 20\n"},
            {"config/vaccination.yml": "priorite_par_age:\n  18-49: 3\n  50-64: 2\n  65+: 1\n"},
            {"config/loyalty.yml": "loyalty_points:\n  account_age:\n    - {min: 0, max: 10, points: 3}\n    - {min: 60, max: 100, points: 1}\n"},
            {"survey/weights.yml": "redressement:\n  weight_by_age:\n    - {min: 18, max: 34, weight: 1.2}\n    - {min: 65, max: 99, weight: 0.8}\n"},
            {"stats/pyramid.json": '{"score_distribution_by_age": {"18-34": 40, "35-54": 30, "55-99": 20}}'},
        ],
    ),
    "what is held against an area": (
        "precarity-proxy-in-score",
        {"app/deposit.py": "DEPOSIT_AREAS = ['B18', 'L8', 'S4']\n"},
        [
            {"config/bruit.yml": "risque_bruit_par_departement:\n  '75': 4\n  '13': 2\n"},
            {"src/risk.ts": "export const ACCIDENT_RISK_BY_WARD = { B18: 4, L8: 2 };\n"},
            {"config/consigne.yml": "bottle_deposit_by_zone:\n  '75': 2\n  '13': 1\n"},
            {"config/collecte.py": "ZONES_EXCLUES_COLLECTE = ['75', '13', '69']\n"},
            {"config/verre.yml": "glass:\n  deposit_zones: ['01', '02', '03']\n"},
            {"config/dash.yml": "dashboard:\n  fraud_by_departement:\n    '75': 12\n    '13': 9\n"},
            {"stats/refus.json": '{"refus_par_departement": {"75": 120, "13": 80}}'},
        ],
    ),
    "a slower line for an area": (
        "precarity-proxy-in-score",
        {"config/lanes.toml": '[[lane]]\nname = "standard"\nwait_days = 10\n\n[[lane]]\nname = "far"\nwait_days = 60\npostcodes = ["B18", "B19"]\n'},
        [
            {"config/zones.toml": '[[zone]]\nname = "mainland"\ndelay_days = 3\n\n[[zone]]\nname = "islands"\ndelay_days = 6\npostcodes = ["B18", "B19"]\n'},
            {"config/desks.toml": '[[desk]]\nname = "north"\nwait_days = 10\npostcodes = ["B20", "B21"]\n\n[[desk]]\nname = "south"\nwait_days = 60\npostcodes = ["B18", "B19"]\n'},
            {"config/trafic.yml": "trafic_par_departement:\n  '75': lent\n  '13': fluide\n"},
            {"config/rounds.json": '{"waste_rounds_by_area": {"B18": "monthly", "B19": "weekly"}}'},
        ],
    ),
    "countries that are turned down": (
        "sensitive-attribute-in-score",
        {"src/rules.ts": "const rules = { refusedNationalities: ['AF', 'SY'] };\n"},
        [
            {"stats/refus.yml": "nationalites_refusees_par_an: [AF, SY]\n"},
            {"config/visa.rb": "NATIONALITES_NON_REFUSEES = %w[AF SY].freeze\n"},
            {"app/anonym.py": "NATIONALITIES_EXCLUDED_FROM_STATISTICS = ['TV', 'NR']\n"},
        ],
    ),
    "papers of nationals": (
        "identity-document-single",
        {"app/settings.py": "ACCEPTED_IDENTITY_DOCUMENTS = ['carte_identite_francaise', 'passeport_francais']\n"},
        [
            {"src/ocr.ts": "export const OCR_MODELS = ['french_id_card', 'french_passport'];\n"},
            {"config/samples.yml": "sample_documents: [uk_passport, uk_driving_licence]\n"},
            {"config/retrait.yml": "pieces_a_retirer: [cni_francaise, passeport_francais]\n"},
            {"app/dlp.py": "REDACT = ['uk_passport', 'uk_driving_licence']\n"},
        ],
    ),
    "a bill in one's own name": (
        "domiciliation-missing",
        {"config/pieces.php": "<?php\nreturn ['facture_energie' => ['nom_identique' => true, 'max_mois' => 3]];\n"},
        [
            {"config/p.yml": "justificatif_domicile:\n  au_nom_du_demandeur: true\n  obligatoire: false\n"},
            {"config/net.yml": "address:\n  reuse_same_name: true\n"},
            {"config/letters.yml": "adresse:\n  afficher_nom_du_demandeur: true\n"},
        ],
    ),
    "an account in one's own name": (
        "proxy-missing",
        {"config/bank.json": '{"iban": {"holder_must_match": true}}'},
        [
            {"config/pro.yml": "company_bank_account:\n  holder_must_match: true\n"},
            {"config/export.yml": "iban:\n  nom_titulaire: true\n  nom_demandeur: true\n"},
            {"config/bank.json": '{"iban": {"warn_if_not_in_own_name": true}}'},
        ],
    ),
    "who holds an account": (
        "proxy-missing",
        {"app/rib.py": "def rib_valide(rib, demandeur):\n    return rib.titulaire.upper() == demandeur.nom_complet.upper()\n"},
        [
            {"app/models/contrat.rb": "class Contrat\n  def titulaire?(personne)\n    titulaire == personne.nom_complet\n  end\nend\n"},
            {"src/search.ts": "export function matches(row, q) {\n  return row.titulaire.includes(q.lastName);\n}\n"},
            {"app/carte.py": "def is_owner(carte, usager):\n    return carte.titulaire == usager.nom_complet\n"},
        ],
    ),
    "letters of a name": (
        "name-charset-narrow",
        {"src/Patterns.java": "class Patterns {\n  public static final String LAST_NAME = \"^[A-Za-z' -]{2,40}$\";\n}\n"},
        [
            {"config/users.yml": "users:\n  roles:\n    name:\n      pattern: '^[a-z-]+$'\n"},
            {"config/sms.yml": "notification_to_user:\n  sender:\n    name:\n      pattern: '^[A-Za-z]{3,11}$'\n"},
            {"src/mrz.ts": "export const MRZ_SURNAME = /^[A-Z<]+$/;\n"},
            {"config/lint.yml": "naming:\n  first_name_segment: '^[a-z]+$'\n"},
        ],
    ),
    "the fewest letters of a name": (
        "name-charset-narrow",
        {"config/rules.rb": "RULES = { nom_de_famille: { longueur_min: 3 } }.freeze\n"},
        [
            {"config/a.yml": "etat_civil:\n  prenoms:\n    min: 2\n"},
            {"config/form.json": '{"applicant": {"company": {"name": {"minLength": 3}}}}'},
            {"config/form.yml": "demandeur:\n  voie:\n    nom: {minlength: 3}\n"},
            {"src/grid.ts": "export const columns = { lastName: { min: 3, max: 12 } };\n"},
            {"config/a.json": '{"applicant": {"name": {"min_font": 3}}}'},
        ],
    ),
    "names that must be the same": (
        "name-charset-narrow",
        {"config/controle.php": "<?php\nreturn ['lecture_piece' => ['concordance_nom' => 'stricte']];\n"},
        [
            {"config/search.yml": "document_search:\n  name_match: exact\n"},
            {"config/import.yml": "document_columns:\n  column_name_check: strict\n"},
            {"config/pj.yml": "piece_jointe:\n  name_check: strict\n"},
            {"config/doc.json": '{"documents": {"type_name_match": "exact"}}'},
        ],
    ),
    "a birth that is read by the day": (
        "birthdate-incomplete-rejected",
        {"app/naissance.rb": "class Naissance\n  def lire(saisie)\n    Date.strptime(saisie, '%d/%m/%Y')\n  rescue ArgumentError\n    raise SaisieInvalide, 'Date de naissance invalide'\n  end\nend\n"},
        [
            {"app/b.rb": "class B\n  def self.birth(text)\n    Date.strptime(text, '%d/%m/%Y')\n  rescue ArgumentError\n    text\n  end\nend\n"},
            {"app/acte.py": "from datetime import datetime\n\ndef commander_acte_naissance(form):\n    try:\n        return datetime.strptime(form['date_retrait'], '%d/%m/%Y')\n    except ValueError:\n        raise Erreur('date de retrait')\n"},
            {"app/birthdays.py": "from datetime import datetime\n\ndef birthday(text):\n    return datetime.strptime(text, '%Y-%m-%d')\n\ndef send(u):\n    if not u.email:\n        raise ValueError('no email')\n"},
        ],
    ),
    "ways that are all on a telephone": (
        "smartphone-required",
        {"app/conf.py": "RENEWAL_METHODS = ['mobile_app']\n"},
        [
            {"config/c.yml": "booking:\n  reminders:\n    channels: [app]\n"},
            {"config/c.json": '{"claims": {"disabled_channels": ["app"]}}'},
            {"src/a.ts": "export const SUBMISSION_CHANNELS_TRACKED = ['mobile_app'];\n"},
        ],
    ),
    "a few requests for a line": (
        "rate-limit-without-recourse",
        {"config/l.yml": "demandes:\n  par_ip:\n    max: 2\n    fenetre: 24h\n"},
        [
            {"config/p.yml": "ip_applications:\n  max_per_day: 5\n"},
            {"app/l.py": "LIMITS = {'password_reset_requests_per_ip_per_day': 3}\n"},
        ],
    ),
    "a link by which papers are sent": (
        "validity-short",
        {"src/c.ts": "export const UPLOAD_LINK_EXPIRES_MINUTES = 15;\n"},
        [
            {"src/s3.ts": "export const S3_UPLOAD_LINK_EXPIRES_MINUTES = 15;\n"},
            {"src/s.ts": "export const DOCUMENT_LINK_EXPIRES_MINUTES = 5;\n"},
            {"src/a.ts": "export const ARTICLE_DRAFT_TTL_HOURS = 24;\n"},
        ],
    ),
    "a fee for paper to be handled": (
        "offline-charged",
        {"src/Frais.kt": "object FraisDemande {\n    const val FRAIS_TRAITEMENT_PAPIER = 12\n}\n"},
        [
            {"config/p.yml": "fees:\n  paper_recycling_manual: 3\n"},
            {"config/p.yml": "shop:\n  postal_handling_fee: 4\n"},
        ],
    ),
}  # fmt: skip
"""For each, the rule, what is asked about, and what says nothing of anybody in the same words."""


@pytest.mark.parametrize("name", ASKED)
def test_what_is_said_of_people_is_asked_and_of_nothing_else(name: str) -> None:
    rule, flawed, others = ASKED[name]
    assert [one.certainty for one in found_in(rule_named(rule), flawed)] == [Certainty.REVIEW]
    for number, files in enumerate(others):
        assert found_in(rule_named(rule), files) == [], number


_LIMIT = "const limiter = rateLimit({ windowMs: 24 * 60 * 60 * 1000, limit: 2, keyGenerator: %s });\nrouter.post('/applications', limiter, save);\n"


@pytest.mark.parametrize(
    ("key", "times"),
    [
        ("(req) => req.ip", 1),
        ("(req) => req.headers['x-forwarded-for'] || req.ip", 1),
        ("(req) => `${req.ip}:${req.params.file}`", 0),
        ("(req) => req.ip + req.body.email", 0),
        ("(req) => req.session.account ?? req.ip", 0),
    ],
)
def test_people_are_counted_by_their_line_when_it_is_all_that_is_read_of_them(key: str, times: int) -> None:
    assert len(found_in(rule_named("rate-limit-without-recourse"), {"a.js": _LIMIT % key})) == times


_TRAIT = "<?php\ntrait ReglesUsager\n{\n    protected function reglesUsager(): array\n    {\n        return ['nom' => ['required'], 'piece_identite' => ['required', 'file']];\n    }\n}\n"
_TAKER = "<?php\nclass CartePiscineRequest extends FormRequest\n{\n    use %s;\n    public function rules(): array { return %s; }\n}\n"


@pytest.mark.parametrize(
    ("taken", "rules", "times"),
    [
        ("ReglesUsager", "$this->reglesUsager()", 1),
        ("Traces, ReglesUsager", "$this->reglesUsager()", 1),
        ("ReglesUsagerLegeres", "$this->reglesUsagerLegeres()", 0),
        ("ReglesUsager", "$this->reglesLegeres()", 0),
        ("ReglesUsager", "Arr::except($this->reglesUsager(), ['piece_identite'])", 0),
    ],
)
def test_rules_that_a_trait_lends_are_those_of_a_class_that_asks_for_them_whole(
    taken: str, rules: str, times: int
) -> None:
    files = {"app/CartePiscineRequest.php": _TAKER % (taken, rules), "app/ReglesUsager.php": _TRAIT}
    assert len(found_in(rule_named("identity-level-excessive"), files)) == times


_IBAN = "const FRENCH_IBAN = /^FR\\d{2}[A-Z0-9]{23}$/;\n\nexport function known(iban) {\n  return isValidIBAN(iban);\n}\n\nexport function %s\n"


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        ("grouped(iban) {\n  return FRENCH_IBAN.test(iban) ? iban.match(/.{4}/g).join(' ') : iban;\n}", 0),
        ("check(iban) {\n  if (!FRENCH_IBAN.test(iban)) {\n    throw new Error('IBAN invalide');\n  }\n}", 1),
        ("schema() {\n  return z.string().regex(FRENCH_IBAN);\n}", 1),
        ("both(iban) {\n  return isValidIBAN(iban) && FRENCH_IBAN.test(iban);\n}", 1),
    ],
)
def test_a_pattern_of_accounts_is_only_for_showing_them_when_nothing_else_is_done_with_it(
    asked: str, times: int
) -> None:
    assert len(found_in(rule_named("foreign-answer-refused"), {"src/iban.ts": _IBAN % asked})) == times


@pytest.mark.parametrize(("operator", "years", "times"), [("gte", 65, 1), ("lt", 18, 0)])
def test_points_are_taken_off_for_an_age_from_so_many_years_on(operator: str, years: int, times: int) -> None:
    row = f'{{"variable": "age", "operator": "{operator}", "value": {years}, "points": -20}}'
    files = {"rules/loan.json": f'{{"rules": [{row}, {{"variable": "income", "value": 1, "points": 4}}]}}'}
    assert len(found_in(rule_named("sensitive-attribute-in-score"), files)) == times
