"""What is told in another part: rules that a class gives, checks of a database, settings of frameworks, queries that jobs name, baskets that begin with something."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
RULES = "<?php\nclass HabitantRequest {{\n    public function rules(): array {{\n        return ['nom' => 'required|string', 'courriel' => '{0}unique:habitants', 'ville' => 'required'{1}];\n    }}\n}}\n"
KIND = "<?php\nclass SexeType {\n    public function configureOptions($resolver) {\n        $resolver->setDefault('choices', ['Homme' => 'H', 'Femme' => 'F']);\n        $resolver->setDefault('required', true);\n    }\n    public function getParent(): ?string { return ChoiceType::class; }\n}\n"
BUILT = "<?php\nclass LecteurType {{\n    public function buildForm($builder) {{ $builder->add('sexe', SexeType::class{0})->add('nom', TextType::class); }}\n}}\n"
CHECK = "exports.up = (knex) => knex.raw(\"ALTER TABLE {0} ADD CONSTRAINT plain CHECK ({1} ~ '^[A-Z][a-z]+$')\");\n"
MAPPED = "from sqlalchemy import CheckConstraint, Column, String\n\n\nclass Habitant(Base):\n    {0} = Column(String)\n    __table_args__ = (CheckConstraint(\"{0} ~ '^[A-Z -]{{1,40}}$'\"),)\n"
MADE = 'class CreatePupils < ActiveRecord::Migration[7.1]\n  def change\n    create_table :{0} do |t|\n      t.check_constraint "name ~ \'^[A-Za-z]+$\'", name: "plain"\n    end\n  end\nend\n'
PURGE = 'import terms from "../config/terms.json" with { type: "json" };\nexport async function purge(store) {\n  for (const [name, days] of Object.entries(terms.retention)) {\n    if (!days) continue;\n    await store.removeBefore(name, Date.now() - days * 864e5);\n  }\n}\n'
AT_ONCE = PURGE.replace("    if (!days) continue;\n", "")
TERMS = '{"bucket": "town", "retention": {"requests_days": 400, "parking_videos_days": 0}}\n'
MODEL = "export const Patient = sequelize.define('Patient', { name: STRING }, { paranoid: true });\nexport const bye = (req, res) => req.patient.destroy().then(() => res.send('Your account and your data have been deleted.'));\n"
JOB = '[send]\nquery = "{0}.sql"\nto = "sftp://in.{1}.example/drop"\n'
QUERY = "SELECT family_name, first_name, address FROM patients;\n"
CART = "class Cart:\n    def __init__(self, user):\n        self.items = [{0}]\n\n    def remove(self, code): ...\n"
INSURED = '{"code": "cover", "label": "Trip insurance", "price": 450}'
SENT = '{"code": "ship", "label": "Shipping", "price": 450}'
GUARDED = (
    "export function canBook(user) {\n  if (user.guardianship) throw new Error('Not allowed');\n  return true;\n}\n"
)
WAYS = "CHANNELS = {{'passport': ['app', 'post', 'counter'], 'residence': {0}}}\n"
SHARED = "ACCOUNTS_PER_DEVICE = {0}\n\n\ndef open_account(request, form):\n    if Account.objects.filter(device=request.device).count() >= ACCOUNTS_PER_DEVICE:\n        raise ValidationError('Too many')\n    return form.save()\n"
LARAVEL = "<?php\nreturn [\n    'driver' => env('SESSION_DRIVER', 'redis'),\n    'lifetime' => {0},\n];\n"
PRICES = "tarifs:\n  duplicata: 8\n  {0}: 25\n"
SAID = "// every field is mandatory for a guardian\nexport const refused = 'Your guardian cannot sign here';\nexport const server = { proxy: '/api' };\n"
DEVISE = "class {0} < ApplicationRecord\n  devise :{1}\nend\n"
LINKS = "links:\n  expiry_days:\n    decision: {0}\n    invite: 10\n"
TOLD = "Read our decision with this link. If you disagree, you have one month to appeal.\n"

CASES: dict[str, tuple[str, Files, Files]] = {
    "rules as one text": ("contact-unique-per-person", {"app/HabitantRequest.php": RULES.format("required|email|", "")}, {"app/HabitantRequest.php": RULES.format("required|email|", ", 'password' => 'required'")}),
    "what may be empty is no key": ("contact-unique-per-person", {"app/HabitantRequest.php": RULES.format("nullable|email|", ", 'password' => 'required'")}, {"app/HabitantRequest.php": RULES.format("required|email|", ", 'password' => 'required'")}),
    "an option of a kind, one by one": ("gender-binary-required", {"a/SexeType.php": KIND, "a/LecteurType.php": BUILT.format("")}, {"a/SexeType.php": KIND, "a/LecteurType.php": BUILT.format(", ['required' => false]")}),
    "a check of a script": ("name-charset-narrow", {"migrations/1.js": CHECK.format("claimants", "last_name")}, {"migrations/1.js": CHECK.format("stations", "name")}),
    "a check of a model": ("name-charset-narrow", {"a/models.py": MAPPED.format("nom_naissance")}, {"a/models.py": MAPPED.format("code_postal")}),
    "a check of a table that Ruby makes": ("name-charset-narrow", {"db/migrate/1_a.rb": MADE.format("pupils")}, {"db/migrate/1_a.rb": MADE.format("buildings")}),
    "a term of nothing that is passed over": ("retention-period-missing", {"config/terms.json": TERMS, "src/purge.js": PURGE}, {"config/terms.json": TERMS, "src/purge.js": AT_ONCE}),
    "a model that hides": ("soft-delete-only", {"src/models.js": MODEL}, {"src/models.js": MODEL, "src/purge.js": "export const purge = () => Patient.destroy({ force: true });\n"}),
    "sessions of an account": ("session-timeout-short", {"config/initializers/devise.rb": "Devise.setup do |config|\n  config.timeout_in = 10.minutes\nend\n"}, {"config/initializers/devise.rb": "Devise.setup do |config|\n  config.timeout_in = 2.hours\nend\n"}),
    "sessions kept as one writes": ("session-timeout-short", {"a.php": "<?php\nini_set('session.gc_maxlifetime', 5 * 60);\n"}, {"a.php": "<?php\nini_set('session.gc_maxlifetime', 5 * 60);\n", "autosave.js": "setInterval(save, 5000);\n"}),
    "sessions of so many hours": ("session-timeout-short", {"config/session.php": LARAVEL.format("2 * 4")}, {"config/session.php": LARAVEL.format("60 * 8")}),
    "sessions of so many hours by default": ("session-timeout-short", {"config/session.php": LARAVEL.format("(int) env('SESSION_LIFETIME', 5 * 2)")}, {"config/session.php": LARAVEL.format("(int) env('SESSION_LIFETIME', 60 * 8)")}),
    "sessions that a call makes": ("session-timeout-short", {"config/session.php": LARAVEL.format("env('LENGTH', '8')")}, {"config/session.php": LARAVEL.format("CarbonInterval::hours(8)->totalMinutes")}),
    "the price of another thing of that name": ("withdrawal-asymmetry", {"a/prices.yml": PRICES.format("recours_gracieux")}, {"a/prices.yml": PRICES.format("reclamation_copie")}),
    "a class for several": ("withdrawal-asymmetry", {"a/prices.yml": PRICES.format("frais_de_reclamation")}, {"a/prices.yml": PRICES.format("recours_collectif_atelier")}),
    "the price of a talk": ("withdrawal-asymmetry", {"a/prices.yml": PRICES.format("appeal_fee_gbp")}, {"a/prices.yml": PRICES.format("appeal_dinner")}),
    "a query that a job names": ("personal-data-to-third-party", {"jobs/a.toml": JOB.format("a", "bailiffs"), "jobs/a.sql": QUERY}, {"jobs/a.toml": JOB.format("a", "backups"), "jobs/a.sql": QUERY}),
    "counts that a job names": ("personal-data-to-third-party", {"jobs/a.toml": JOB.format("a", "bailiffs"), "jobs/a.sql": QUERY}, {"jobs/a.toml": JOB.format("a", "bailiffs"), "jobs/a.sql": "SELECT town, count(*) FROM patients GROUP BY town;\n"}),
    "a basket that begins with an extra": ("consent-presumed", {"shop/cart.py": CART.format(INSURED)}, {"shop/cart.py": CART.format(SENT)}),
    "a right of a script": ("proxy-missing", {"src/can.ts": GUARDED}, {"src/can.ts": GUARDED, "src/mandates.ts": "export const guardians = (user) => user.guardians;\n"}),
    "what is only said lets nobody act": ("proxy-missing", {"src/can.ts": GUARDED, "src/form.ts": SAID}, {"src/can.ts": GUARDED, "src/form.ts": "export const roles = ['self', 'guardian'];\n"}),
    "a mandate of a bank lets nobody act": ("proxy-missing", {"src/can.ts": GUARDED, "src/pay.ts": "export const mandatSepa = (iban) => debit(iban);\n"}, {"src/can.ts": GUARDED, "src/pay.ts": "export const mandat = (who) => link(who);\n"}),
    "a page that lets somebody act": ("proxy-missing", {"src/can.ts": GUARDED, "pages/a.html": "<p>Le représentant du maire vous écrit.</p>\n"}, {"src/can.ts": GUARDED, "pages/a.html": "<a href='/m'>Donner un mandat</a>\n"}),
    "a password of those who work there": ("identity-provider-single", {"app/models/parent.rb": DEVISE.format("Parent", "omniauthable, omniauth_providers: %i[france_connect]"), "app/models/agent.rb": DEVISE.format("Agent", "database_authenticatable")}, {"app/models/parent.rb": DEVISE.format("Parent", "omniauthable, omniauth_providers: %i[france_connect]"), "app/models/account.rb": DEVISE.format("Account", "database_authenticatable")}),
    "a password in a remark": ("identity-provider-single", {"app/models/parent.rb": DEVISE.format("Parent", "omniauthable, omniauth_providers: %i[france_connect]"), "config/initializers/devise.rb": "Devise.setup do |config|\n  # ==> Configuration for :database_authenticatable\nend\n"}, {"app/models/parent.rb": DEVISE.format("Parent", "omniauthable, omniauth_providers: %i[france_connect]"), "app/models/reader.rb": "class Reader\n  has_secure_password # été\nend\n"}),
    "an appeal in a script": ("withdrawal-asymmetry", {"src/fees.js": "export const FEES = { copy: 200, appeal: 4500 };\n"}, {"src/fees.js": "export const FEES = { copy: 200, appeal: 0 };\n"}),
    "doors of procedures": ("online-only-wording", {"a/ways.py": WAYS.format("['app']")}, {"a/ways.py": WAYS.format("['app', 'counter']")}),
    "accounts on one device": ("rate-limit-without-recourse", {"a/v.py": SHARED.format(3)}, {"a/v.py": SHARED.format(200)}),
    "a link to a decision": ("validity-short", {"config/links.yml": LINKS.format(3), "mails/d.txt": TOLD}, {"config/links.yml": LINKS.format(3), "mails/d.txt": "This link leads to our decision.\n"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_elsewhere(case: str) -> None:
    rule, flawed, benign = CASES[case]
    assert_told_apart(rule, flawed, benign)
