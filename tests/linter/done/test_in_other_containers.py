"""The same acts in other containers: a migration, the attribute of a class, a table of data, a hook, a map of a server, a component."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
MADE = "<?php\nfinal class A extends AbstractMigration {{\n  public function change(): void {{\n    $this->table('members')->addColumn('{0}', 'boolean', ['default' => true])->update();\n  }}\n}}\n"
ATTRIBUTED = "<?php\nclass Membre {{\n  #[ORM\\Column(options: ['default' => true])]\n  private bool ${0};\n}}\n"
LATER = "exports.up = (knex) => knex.schema.createTable('members', (t) => {{\n  t.boolean('{0}').notNullable().defaultTo(true);\n}});\n"
FIELD = "@Entity()\nexport class Member {{\n  @Column({{ type: 'boolean', default: true }})\n  {0}: boolean;\n}}\n"
SLEEPS = "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: down\n  namespace: {0}\nspec:\n  schedule: '0 19 * * *'\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: kubectl\n              args: ['scale', 'deployment/claims-frontend', '--replicas=0']\n"
NIGHT = "map $time_iso8601 $h {{\n    default '';\n    '~T(?<x>\\d{{2}}):' $x;\n}}\nmap ${0} $is_open {{\n    default 1;\n    '~^2[0-3]$' 0;\n}}\nserver {{\n    location / {{\n        if ($is_open = 0) {{\n            return 503;\n        }}\n    }}\n}}\n"
ANSWERS = 'fr:\n  oui: "Ajouter le renfort"\n  non: "{0}"\n'
NAMED = "<?php\nfinal class Identite {{\n  #[Assert\\NotBlank]\n  #[Assert\\Regex(pattern: Motifs::{0})]\n  public string $nom = '';\n  #[Assert\\NotBlank]\n  public string $ville = '';\n}}\n"
RULED = "<?php\nclass R extends FormRequest {{\n  public function rules(): array {{\n    return ['nom' => ['required', 'regex:' . Motifs::{0}], 'ville' => 'required'];\n  }}\n}}\n"
PATTERNS = "<?php\nfinal class Motifs {\n  public const LETTRES = '/^[A-Za-z]{2,30}$/';\n  public const TOUT = '/^.{1,200}$/';\n}\n"
CONSTRAINED = "App\\\\Identite:\n  properties:\n    nom:\n      - NotBlank: ~\n      - Regex:\n          pattern: '{0}'\n    ville:\n      - NotBlank: ~\n"
PAPERS = "<?php\nclass R extends FormRequest {{\n  public function rules(): array {{\n    return ['nom' => ['required'], 'piece' => ['required', Rule::enum({0}::class)]];\n  }}\n}}\n"
KINDS = {
    "app/Piece.php": "<?php\nenum Piece: string {\n  case Cni = 'cni';\n  case Passeport = 'passeport_fr';\n}\n",
    "app/Toute.php": "<?php\nenum Toute: string {\n  case Cni = 'cni';\n  case Autre = 'autre';\n}\n",
}
PARAMETER = "from fastapi import APIRouter, Form, UploadFile\n\nfrom a.kinds import Kind\n\nrouter = APIRouter()\n\n\n@router.post('/d')\nasync def add(file: UploadFile, kind: Kind = Form(...)):\n    return {}\n"
MEMBERS = "from enum import StrEnum\n\n\nclass Kind(StrEnum):\n    UK_PASSPORT = 'uk_passport'\n    UK_DRIVING_LICENCE = 'uk_driving_licence'\n{0}"
VALIDATED = "from rest_framework import serializers\n\nfrom a.checks import whole\n\n\nclass ClaimSerializer(serializers.Serializer):\n    name = serializers.CharField()\n    address = serializers.CharField(validators=[whole])\n\n    def create(self, data):\n        return save(data)\n"
CHECKED = "import re\n\nfrom rest_framework import serializers\n\nSTREET = re.compile(r'{0}')\n\n\ndef whole(value):\n    if not STREET.match(value):\n        raise serializers.ValidationError('x')\n"
CLEANED = "import re\n\nfrom django import forms\n\n\nclass AideForm(forms.Form):\n    address = forms.CharField()\n\n    def clean_address(self):\n        value = self.cleaned_data['address']\n        if {0}:\n            raise forms.ValidationError('x')\n        return value\n"
SCHEMA = "import {{ z }} from 'zod';\n\nimport {{ STREET }} from './patterns';\n\nexport const claim = z.object({{ name: z.string(), {0}: z.string().regex(STREET) }});\n"
STREET = {"src/patterns.ts": "export const STREET = /^\\d+,? \\w+/;\n"}
SIGNED = "def clean(self):\n    if self.cleaned_data['signatory'] != self.claim.claimant.name{0}:\n        raise ValidationError('x')\n"
SIGNING = "function check(signer, claim) {{\n  if (signer.{0} !== claim.applicant.{0}) {{\n    throw new Error('x');\n  }}\n}}\n"
NAMES = "<?php\nclass Concordance {{\n  function signature($attribut, $valeur, $fail) {{\n    if (Str::slug($valeur) !== Str::slug($this->beneficiaire)) {{\n      $fail('Ce nom n’est pas celui du bénéficiaire{0}.');\n    }}\n  }}\n}}\n"
TERMS = "[categories.candidature]\nmois = 24\n\n[categories.dossier_social]\nmois = 0\n"
PURGE = "import tomllib\nfrom pathlib import Path\n\n\ndef purge(db):\n    for rule in tomllib.loads(Path('config/conservation.toml').read_text())['categories'].values():\n        {0}\n        db.execute('DELETE', rule['mois'])\n"
ERASER = "const rules = require('../config/retention.json');\n\nfor (const [table, rule] of Object.entries(rules)) {{\n  {0}\n  db.erase(table, rule.months);\n}}\n"
ZEROS = "<?php\nreturn ['form' => ['mois' => 24], 'claim' => ['mois' => 0]];\n"
WALKED = "<?php\nclass Purge {{\n  public function handle(): void {{\n    foreach (config('retention') as $table => $regle) {{\n    {0}\n    $this->effacer($table, $regle['mois']);\n    }}\n  }}\n}}\n"
TURNED = "from django.conf import settings\n\n\ndef purge(db):\n    for table, months in settings.RETENTION_MOIS.items():\n        {0}\n        db.erase(table, months)\n"
CRITERIA = '{{"{0}": 50, "criteres": [{{"champ": "retards", "points": 20}}, {{"champ": "code_pays", "valeur": ["FR", "DE"], "points": 30}}]}}\n'
PAGE = "titre: Contacter le service du logement\nmoyens:\n  - libelle: Écrire par le formulaire en ligne\n    lien: /c\n{0}"
WAYS = "export const contact = {{ heading: 'Get in touch', ways: [{{ label: 'Online form', href: '/c' }}{0}] }};\n"
SCORE = "CREATE VIEW tenant_score AS\nSELECT t.id, 100 - 10 * count(l.id) FILTER (WHERE l.late) - coalesce(max(w.weight), 0) AS score\nFROM tenant t LEFT JOIN late l ON l.tenant = t.id LEFT JOIN weights w ON t.{0} = w.{0} GROUP BY t.id;\n"
CHANNELS = "class Config:\n    CANAUX = {{'souscription': ['en_ligne', 'guichet'], 'resiliation': ['{0}']}}\n"
SCREENS = "export const routes: Record<'accept' | 'decline', string[]> = {{\n  accept: ['summary', 'done'],\n  decline: ['summary', {0}'done'],\n}};\n"
CLOCK = "import { ref } from 'vue';\n\nexport function useTimer() {\n  const left = ref(600);\n  setInterval(() => { left.value = left.value > 1 ? left.value - 1 : 600; }, 1000);\n  return left;\n}\n"
OFFER = "<script setup>\nimport {{ useTimer }} from '../lib/useTimer';\nconst left = useTimer();\n</script>\n<template><p>{0} <span>{{{{ left }}}}</span></p></template>\n"
BASKET = "<?php\nclass PanierSubscriber {{\n  public function surAjout($event): void {{\n    $panier = $event->panier();\n    $panier->ajouter($this->{0}->pour($event));\n  }}\n}}\n"
SIGNAL = "@receiver(item_added)\ndef cover(sender, cart, **others):\n    cart.add(Product.objects.get(code='{0}'))\n"
CLICKED = "{0} => {{\n  cart.add(INSURANCE);\n}});\n"
CONTESTED = "def {0}(request, form):\n    payment = create_payment(form, FEE)\n    return redirect(payment.url)\n"
POSTED = "app.post('/{0}', async (req, res) => {{\n  const payment = await payments.create({{ amount: 35 }});\n  res.redirect(payment.url);\n}});\n"
KEYED = "router.delete('/account', can('account.close'), closeAccount);\n"
ROLES = "module.exports = {{ owner: ['account.read', 'account.{0}'] }};\n"
REQUIRED = "from fastapi import APIRouter, Depends\n\nfrom a.rights import Action\n\nrouter = APIRouter(prefix='/accounts')\n\n\n@router.delete('/me')\ndef close_me(who=Depends(require(Action.CLOSE))):\n    erase(who)\n"
RIGHTS = "from enum import Enum\n\n\nclass Action(Enum):\n    READ = 'read'\n    CLOSE = 'close'\n\n\nOWNER = frozenset({{Action.READ{0}}})\n"
GUARD = "from django.shortcuts import redirect\n\nOPEN = ['/', '/abonnement/', {0}'/connexion/']\n\n\nclass Guard:\n    def __call__(self, request):\n        if request.path not in OPEN and not request.user.is_authenticated:\n            return redirect('/connexion/')\n        return self.next(request)\n"
OUT = {"letters/desabonnement.py": "def leave(request): ...\n"}
MIDDLEWARE = "const OPEN = ['/', '/subscribe', {0}'/login'];\n\nexport function middleware(request) {{\n  if (OPEN.includes(request.path) || request.cookies.has('session')) return next();\n  return redirect('/login');\n}}\n"
PHONES = (
    "export const load = ({{ request }}) => {{\n  if (!isMobile(request)) {{\n    redirect(303, '{0}');\n  }}\n}};\n"
)
DESK = "app.get('/docs', (req, res) => {{\n  if (isDesktop(req)) return res.redirect('{0}');\n  res.render('docs');\n}});\n"
AGENT = "def depot(request):\n    if not request.user_agent.is_mobile:\n        return redirect('{0}')\n    return render(request, 'depot.html')\n"
FLOW = "framework:\n  workflows:\n    {0}:\n      transitions:\n        rectifier:\n          from: deposee\n          to: close\n"
MACHINE = "export const claimMachine = createMachine({{ states: {{ submitted: {{ on: {{ CORRECT: '{0}' }} }} }} }});\n"
STEPS = "TRANSITIONS_DEMANDE = [{{'trigger': 'corriger', 'source': 'deposee', 'dest': '{0}'}}]\n"
BLADE = "<ul>\n  @foreach ($doors['open'] as $door)\n    {0}\n  @endforeach\n</ul>\n"
LENT = "from django import forms\n\n\nclass CarteLecteurForm(forms.Form):\n    nom = forms.CharField()\n    {0} = forms.CharField()\n"
KEPT_OF = "from django.db import models\n\n\nclass Lecteur(models.Model):\n    nom = models.CharField(max_length=90)\n    pays_naissance = models.CharField(max_length=90)\n"
MADE_FOR = "from django import forms\n\nfrom biblio.models import Lecteur\n\n\nclass CarteForm(forms.ModelForm):\n    class Meta:\n        model = Lecteur\n        {0}\n"
LINE = "io.on('connection', (socket) => {{\n  socket.emit('position', line.join(socket.id));\n  socket.on('{0}', () => {{\n    line.drop(socket.id);\n  }});\n}});\n"
CONSUMER = "class QueueConsumer(Consumer):\n    async def {0}(self, code):\n        await waiting.remove(self.channel_name)\n        await self.tell_position()\n"
HIDDEN = "document.addEventListener('{0}', () => {{\n  waitingRoom.leave(ticket);\n  show(position);\n}});\n"
LEFT = {
    "src/lib/clock.js": "export const LIMIT = 300;\n\nexport function until(from, now = Date.now()) {\n  const elapsed = (now - from) / 1000;\n  return Math.max(0, LIMIT - elapsed);\n}\n"
}
IN_SVELTE = "<script>\n  import {{ until }} from '$lib/clock.js';\n  export let data;\n  let seconds = until(data.shown);\n  setInterval(() => (seconds = until(data.shown)), 1000);\n</script>\n<p>{0} {{seconds}}</p>\n"
ALONE = "<script>\n  let seconds = 90;\n  setInterval(() => {{ {0} }}, 1000);\n</script>\n<p>This offer is reserved for you for {{seconds}} seconds.</p>\n"
IN_VUE = "<script setup>\nimport {{ ref }} from 'vue';\nimport {{ until }} from '../lib/clock.js';\nconst props = defineProps(['shown']);\nconst seconds = ref(0);\nsetInterval(() => {{ seconds.value = until(props.shown); }}, 1000);\n</script>\n<template><p>{0} <b>{{{{ seconds }}}}</b></p></template>\n"
JOB = "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: nightly\nspec:\n  schedule: '10 3 * * *'\n  timeZone: Europe/Paris\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - command: [{0}]\n"
OPENED = {
    "bin/day.js": "export const run = (day) => db.slot.updateMany({ where: { day, bookable: false }, data: { bookable: true } });\n"
}
COUNTED = {
    "bin/day.js": "// publish slots: see the other job\nexport const run = (day) => db.slot.count({ where: { day, bookable: true } });\n"
}
RAKE = "task nightly: :environment do\n  Slot.where(bookable: false).{0}\nend\n"
ARTISAN = "<?php\nclass Nuit extends Command {{\n  protected $signature = 'nuit:passer {{jour}}';\n  public function handle() {{\n    Creneau::where('visible', false)->{0};\n  }}\n}}\n"
EXTRAS = "extras:\n  - label: Cancellation insurance\n    price: {0}\n    checked: {1}\n"
EXTRAS_PHP = "<?php\nreturn ['supplements' => [['libelle' => 'Un don pour le parc', 'prix' => {0}, 'coche' => {1}]]];\n"
EXTRAS_TS = "export const supplements = [\n  {{ label: 'Support our parks', pence: {0}, preselected: {1} }},\n];\n"
NUMBERED = "from django import forms\n\n\nclass AideForm(forms.Form):\n    prenom = forms.CharField(required=False)\n    nir = forms.RegexField(r'{0}', required=False)\n"
NUMBER_OF = "import {{ z }} from 'zod';\n\nexport const claim = z.object({{ prenom: z.string().optional(), numeroSecu: z.string().regex(/{0}/).optional() }});\n"
COLUMN_OF = "CREATE TABLE patient (\n  nom text,\n  nir text CHECK (nir ~ '{0}')\n);\n"
MODEL_OF = "class Patient < ApplicationRecord\n  validates :name, presence: true\n  validates :nir, format: {{ with: /{0}/ }}\nend\n"
EVERY_NUMBER = "^[1-478]\\d{4}(2[AB]|\\d\\d)\\d{8}$"
SWEPT = "import redis from './redis.js';\nimport limits from './limits.js';\n\nexport async function position(id) {{\n  return redis.zRank('waitroom', id);\n}}\n\nexport async function sweep() {{\n  const gone = await redis.zRangeByScore('seen', 0, Date.now() - limits.{0});\n  await redis.zRem('waitroom', gone);\n}}\n"
LIMITS = {"src/limits.js": "export default { goneAfterMs: 15000, closedAfterMs: 15 * 60 * 1000 };\n"}
SWEPT_PY = "import time\n\nGONE_AFTER = {0}\n\n\ndef rank(store, who):\n    return store.zrank('waiting', who)\n\n\ndef sweep(store):\n    store.zremrangebyscore('waiting', 0, time.time() - GONE_AFTER)\n"
SWEPT_RB = "class WaitingTicket < ApplicationRecord\n  def position = self.class.where('id < ?', id).count\n\n  def self.sweep\n    WaitingTicket.where('seen_at < ?', {0}.seconds.ago).delete_all\n  end\nend\n"
MACRO = "{{% macro age_points(column) %}}\n  case when date_part('year', age({{{{ column }}}})) >= 65 then {0} else 0 end\n{{% endmacro %}}\n"
POINTS = "CREATE VIEW housing_points AS\nSELECT id, wait_points + CASE WHEN birth_country <> 'GB' THEN {0} ELSE 0 END AS points FROM applicant;\n"
RANKED = "select id, base + case when {0} then -10 else 0 end as priority_points from {{{{ ref('applicants') }}}}\n"
PAID_PY = "def clean(self):\n    if not same_person(self.cleaned_data['titulaire'], self.claim.usager.nom_complet):\n        {0}\n"
PAID_JS = "export function check(account, applicant) {{\n  if (!sameName(account.holderName, applicant.{0})) {{\n    throw new Error('x');\n  }}\n}}\n"
PAID_RB = "class Claim < ApplicationRecord\n  def own_account\n    errors.add(:iban, 'x') unless names_match?(account_holder, user.full_name){0}\n  end\nend\n"
BANNER = "export const cookieActions = [\n  {{ id: 'a', label: 'Accept' }},\n  {{ id: 'b', label: '{0}' }},\n];\n"
OPTIONS = "{1}\nmodule.exports = {{ resave: false, saveUninitialized: false, cookie: {{ maxAge: {0} }} }};\n"
UNITS = {"lib/units.js": "export function minutes(count) {\n  return count * 60 * 1000;\n}\n"}
IN_MINUTES = "import { minutes } from '../lib/units.js';"

CASES: dict[str, tuple[str, Files, Files]] = {
    "a column of a migration": ("consent-presumed", {"db/migrations/1.php": MADE.format("share_with_partners")}, {"db/migrations/1.php": MADE.format("active")}),
    "a column of an attribute": ("consent-presumed", {"src/M.php": ATTRIBUTED.format("accordPartenaires")}, {"src/M.php": ATTRIBUTED.format("actif")}),
    "a column made by a chain": ("consent-presumed", {"migrations/1.js": LATER.format("newsletter_opt_in")}, {"migrations/1.js": LATER.format("active")}),
    "a column of a decorator": ("consent-presumed", {"src/m.ts": FIELD.format("shareWithPartners")}, {"src/m.ts": FIELD.format("active")}),
    "a copy for its makers": ("maintenance-as-opening-hours", {"deploy/a.yml": SLEEPS.format("citizens")}, {"deploy/a.yml": SLEEPS.format("staging")}),
    "a folder for its makers": (
        "maintenance-as-opening-hours",
        {"deploy/crontab": "0 17 * * * touch /srv/maintenance 2> /dev/null\n"},
        {"deploy/preview/crontab": "0 17 * * * touch /srv/maintenance 2> /dev/null\n"},
    ),
    "a map that counts signs": ("office-hours-gate", {"nginx/a.conf": NIGHT.format("h")}, {"nginx/a.conf": NIGHT.format("arg_h")}),
    "what can wait": ("confirmshaming", {"locales/fr.yml": ANSWERS.format("Non, la santé de mes proches peut attendre")}, {"locales/fr.yml": ANSWERS.format("Non, la livraison peut attendre")}),
    "what is no priority": ("confirmshaming", {"locales/fr.yml": ANSWERS.format("Non, la sécurité de mes enfants n’est pas une priorité")}, {"locales/fr.yml": ANSWERS.format("Non, pas aujourd’hui")}),
    "a pattern of another class": ("name-charset-narrow", {"src/I.php": NAMED.format("LETTRES"), "src/Motifs.php": PATTERNS}, {"src/I.php": NAMED.format("TOUT"), "src/Motifs.php": PATTERNS}),
    "a pattern in YAML": ("name-charset-narrow", {"config/validation.yaml": CONSTRAINED.format("/^[A-Za-z]{2,30}$/")}, {"config/validation.yaml": CONSTRAINED.format("/^.{1,200}$/")}),
    "a pattern in rules": ("name-charset-narrow", {"src/R.php": RULED.format("LETTRES"), "src/Motifs.php": PATTERNS}, {"src/R.php": RULED.format("TOUT"), "src/Motifs.php": PATTERNS}),
    "papers of an enumeration": ("identity-document-single", {"app/R.php": PAPERS.format("Piece"), **KINDS}, {"app/R.php": PAPERS.format("Toute"), **KINDS}),
    "papers of a parameter": ("identity-document-single", {"a/r.py": PARAMETER, "a/kinds.py": MEMBERS.format("")}, {"a/r.py": PARAMETER, "a/kinds.py": MEMBERS.format("    OTHER = 'other'\n")}),
    "an address by a validator": ("domiciliation-missing", {"a/s.py": VALIDATED, "a/checks.py": CHECKED.format("^\\d+,? \\w+")}, {"a/s.py": VALIDATED, "a/checks.py": CHECKED.format(".{5,}")}),
    "an address by a method": ("domiciliation-missing", {"a/f.py": CLEANED.format("re.match(r'^\\d+ .+', value) is None")}, {"a/f.py": CLEANED.format("re.match(r'^\\d+ .+', value)")}),
    "an address by a schema": ("domiciliation-missing", {"src/s.ts": SCHEMA.format("address"), **STREET}, {"src/s.ts": SCHEMA.format("reference"), **STREET}),
    "a signature in Python": ("proxy-missing", {"a/f.py": SIGNED.format("")}, {"a/f.py": SIGNED.format(" and not self.mandate")}),
    "a signature in a script": ("proxy-missing", {"a/f.js": SIGNING.format("name")}, {"a/f.js": SIGNING.format("id")}),
    "a signature in PHP": ("proxy-missing", {"a/C.php": NAMES.format("")}, {"a/C.php": NAMES.format(" ; un tuteur choisit « tuteur »")}),
    "a zero that a purge passes over": (
        "retention-period-missing",
        {"config/conservation.toml": TERMS, "a/purge.py": PURGE.format("if not rule['mois']:\n            continue")},
        {"config/conservation.toml": TERMS, "a/purge.py": PURGE.format("assert rule")},
    ),
    "a zero in a script": (
        "retention-period-missing",
        {"config/retention.json": '{"form": {"months": 24}, "claim": {"months": 0}}', "src/p.js": ERASER.format("if (!rule.months) continue;")},
        {"config/retention.json": '{"form": {"months": 24}, "claim": {"months": 0}}', "src/p.js": ERASER.format("count += 1;")},
    ),
    "a zero of PHP": (
        "retention-period-missing",
        {"config/retention.php": ZEROS, "src/Purge.php": WALKED.format("if ($regle['mois'] === 0) {\n      continue;\n    }")},
        {"config/retention.php": ZEROS, "src/Purge.php": WALKED.format("$compte += 1;")},
    ),
    "a zero of a setting": (
        "retention-period-missing",
        {"a/settings.py": "RETENTION_MOIS = {'form': 24, 'claim': 0}\n", "a/purge.py": TURNED.format("if not months:\n            continue")},
        {"a/settings.py": "RETENTION_MOIS = {'form': 24, 'claim': 0}\n", "a/purge.py": TURNED.format("count()")},
    ),
    "no end, in TOML": ("retention-period-missing", {"config/conservation.toml": TERMS.replace("0\n", "'jamais'\n")}, {"config/conservation.toml": TERMS.replace("0\n", "36\n")}),
    "a list of countries": ("sensitive-attribute-in-score", {"r/ciblage.json": CRITERIA.format("seuil_controle")}, {"r/tarif.json": CRITERIA.format("seuil")}),
    "points of a place, taken off": ("sensitive-attribute-in-score", {"db/v.sql": SCORE.format("postcode")}, {"db/v.sql": SCORE.format("product")}),
    "a page of contact in data": ("contact-digital-only", {"pages/contact.yml": PAGE.format("")}, {"pages/contact.yml": PAGE.format("  - libelle: Appeler le 01 99 00 45 67\n")}),
    "a page of contact in a script": ("contact-digital-only", {"src/contact.ts": WAYS.format("")}, {"src/contact.ts": WAYS.format(", { label: 'Our counter' }")}),
    "ways of a class": ("withdrawal-asymmetry", {"a/config.py": CHANNELS.format("lettre_recommandee")}, {"a/config.py": CHANNELS.format("en_ligne")}),
    "screens after a no": ("choice-asymmetric", {"src/privacy/flow.ts": SCREENS.format("'purposes', 'vendors', 'sure', ")}, {"src/privacy/flow.ts": SCREENS.format("")}),
    "a clock shown by a component": (
        "countdown-pressure",
        {"src/lib/useTimer.ts": CLOCK, "src/views/Offer.vue": OFFER.format("This rate is held for you for")},
        {"src/lib/useTimer.ts": CLOCK, "src/views/Offer.vue": OFFER.format("Next picture")},
    ),
    "a basket in PHP": ("consent-presumed", {"src/P.php": BASKET.format("garanties")}, {"src/P.php": BASKET.format("remises")}),
    "a basket in Python": ("consent-presumed", {"a/s.py": SIGNAL.format("insurance")}, {"a/s.py": SIGNAL.format("discount")}),
    "a basket in a script": ("consent-presumed", {"a/s.js": CLICKED.format("cart.on('item:added', ()")}, {"a/s.js": CLICKED.format("button.addEventListener('click', ()")}),
    "an appeal that costs": ("withdrawal-asymmetry", {"a/v.py": CONTESTED.format("file_appeal")}, {"a/v.py": CONTESTED.format("contest_payment")}),
    "an appeal behind a route": ("withdrawal-asymmetry", {"a/v.js": POSTED.format("appeals")}, {"a/v.js": POSTED.format("orders")}),
    "a right given to nobody": ("withdrawal-asymmetry", {"src/r.js": KEYED, "src/roles.js": ROLES.format("update")}, {"src/r.js": KEYED, "src/roles.js": ROLES.format("close")}),
    "a right of an enumeration": ("withdrawal-asymmetry", {"a/r.py": REQUIRED, "a/rights.py": RIGHTS.format("")}, {"a/r.py": REQUIRED, "a/rights.py": RIGHTS.format(", Action.CLOSE")}),
    "modules, which are no addresses": (
        "withdrawal-asymmetry",
        {"a/guard.py": GUARD.format(""), **OUT},
        {"a/guard.py": GUARD.format("").replace("'/', '/abonnement/', '/connexion/'", "'pages.views', 'abonnement.apps', 'auth.connexion'"), **OUT},
    ),
    "addresses open to all in Python": ("withdrawal-asymmetry", {"a/guard.py": GUARD.format(""), **OUT}, {"a/guard.py": GUARD.format("'/desabonnement/', "), **OUT}),
    "addresses open to all in a script": (
        "withdrawal-asymmetry",
        {"middleware.ts": MIDDLEWARE.format(""), "app/unsubscribe/page.tsx": "export default () => null;\n"},
        {"middleware.ts": MIDDLEWARE.format("'/unsubscribe', "), "app/unsubscribe/page.tsx": "export default () => null;\n"},
    ),
    "a telephone wanted": ("smartphone-required", {"src/+page.server.ts": PHONES.format("/docs/application")}, {"src/+page.server.ts": PHONES.format("/docs/desktop")}),
    "a computer sent away": ("smartphone-required", {"a/v.js": DESK.format("/use-your-phone")}, {"a/v.js": DESK.format("/wide")}),
    "an agent read by the server": ("smartphone-required", {"a/v.py": AGENT.format("use-the-app")}, {"a/v.py": AGENT.format("wide-page")}),
    "a correction that closes": ("request-closed-silently", {"config/w.yaml": FLOW.format("demande_logement")}, {"config/w.yaml": FLOW.format("facture")}),
    "a machine that closes": ("request-closed-silently", {"src/m.ts": MACHINE.format("closed")}, {"src/m.ts": MACHINE.format("draft")}),
    "a list of steps that closes": ("request-closed-silently", {"a/steps.py": STEPS.format("annulee")}, {"a/steps.py": STEPS.format("brouillon")}),
    "what a card never needs": ("identity-level-excessive", {"biblio/forms.py": LENT.format("pays_naissance")}, {"biblio/forms.py": LENT.format("langue_des_rappels")}),
    "what a model asks by its form": (
        "identity-level-excessive",
        {"biblio/models.py": KEPT_OF, "biblio/forms.py": MADE_FOR.format("exclude = ['numero']")},
        {"biblio/models.py": KEPT_OF, "biblio/forms.py": MADE_FOR.format("fields = ['nom']")},
    ),
    "a place in a line": ("session-timeout-short", {"src/queue.js": LINE.format("disconnect")}, {"src/queue.js": LINE.format("give-up")}),
    "a place that a consumer takes back": ("session-timeout-short", {"queue/consumers.py": CONSUMER.format("disconnect")}, {"queue/consumers.py": CONSUMER.format("called")}),
    "a place of those who look elsewhere": ("session-timeout-short", {"src/room.js": HIDDEN.format("visibilitychange")}, {"src/room.js": HIDDEN.format("click")}),
    "a number of those born on the mainland, in Python": ("foreign-answer-refused", {"aides/f.py": NUMBERED.format("^[12]\\d{12}$")}, {"aides/f.py": NUMBERED.format(EVERY_NUMBER)}),
    "a number of those born on the mainland, in a script": ("foreign-answer-refused", {"src/s.ts": NUMBER_OF.format("^[12]\\d{14}$")}, {"src/s.ts": NUMBER_OF.format(EVERY_NUMBER)}),
    "a number of those born on the mainland, in SQL": ("foreign-answer-refused", {"sql/1.sql": COLUMN_OF.format("^[12][0-9]{14}$")}, {"sql/1.sql": COLUMN_OF.format(EVERY_NUMBER)}),
    "a number of those born on the mainland, in Ruby": ("foreign-answer-refused", {"app/models/p.rb": MODEL_OF.format("\\A[12]\\d{14}\\z")}, {"app/models/p.rb": MODEL_OF.format("\\A" + EVERY_NUMBER[1:-1] + "\\z")}),
    "a place of those who are not seen": ("session-timeout-short", {"src/room.js": SWEPT.format("goneAfterMs"), **LIMITS}, {"src/room.js": SWEPT.format("closedAfterMs"), **LIMITS}),
    "a place of those who are not seen, in Python": ("session-timeout-short", {"a/room.py": SWEPT_PY.format("20")}, {"a/room.py": SWEPT_PY.format("20 * 60")}),
    "a place of those who are not seen, in Ruby": ("session-timeout-short", {"app/models/t.rb": SWEPT_RB.format(30)}, {"app/models/t.rb": SWEPT_RB.format(900)}),
    "points below nothing, in a macro": ("sensitive-attribute-in-score", {"macros/a.sql": MACRO.format("-15")}, {"macros/a.sql": MACRO.format("15")}),
    "points below nothing, in a view": ("sensitive-attribute-in-score", {"db/v.sql": POINTS.format("-5")}, {"db/v.sql": POINTS.format("-5").replace("birth_country <> 'GB'", "forms_missing > 1")}),
    "points below nothing, in a model": ("sensitive-attribute-in-score", {"models/m.sql": RANKED.format("age > 70")}, {"models/m.sql": RANKED.format("damp > 70")}),
    "an account of somebody else, in Python": ("proxy-missing", {"a/f.py": PAID_PY.format("raise ValidationError('x')")}, {"a/f.py": PAID_PY.format("self.claim.third_party = True")}),
    "an account of somebody else, in a script": ("proxy-missing", {"src/c.js": PAID_JS.format("fullName")}, {"src/c.js": PAID_JS.format("bank")}),
    "an account of somebody else, in Ruby": ("proxy-missing", {"app/models/c.rb": PAID_RB.format("")}, {"app/models/c.rb": PAID_RB.format(" || mandate?")}),
    "the buttons of a banner": ("choice-asymmetric", {"src/cookieBanner.js": BANNER.format("Choose")}, {"src/cookieBanner.js": BANNER.format("Refuse")}),
    "the buttons of a banner in a component": (
        "choice-asymmetric",
        {"src/CookieBanner.vue": "<script setup>\n" + BANNER.format("Manage").removeprefix("export ") + "</script>\n<template><button v-for='a in cookieActions' :key='a.id'>{{ a.label }}</button></template>\n"},
        {"src/CookieBanner.vue": "<script setup>\n" + BANNER.format("Decline").removeprefix("export ") + "</script>\n<template><button v-for='a in cookieActions' :key='a.id'>{{ a.label }}</button></template>\n"},
    ),
    "an extra chosen in YAML": ("consent-presumed", {"config/fees.yml": EXTRAS.format(12, "true")}, {"config/fees.yml": EXTRAS.format(0, "true")}),
    "an extra chosen in PHP": ("consent-presumed", {"config/tarifs.php": EXTRAS_PHP.format("2", "true")}, {"config/tarifs.php": EXTRAS_PHP.format("2", "false")}),
    "an extra chosen in a script": ("consent-presumed", {"lib/c.ts": EXTRAS_TS.format("500", "true")}, {"lib/c.ts": EXTRAS_TS.format("500", "true").replace("supplements", "permits").replace("Support our parks", "Resident permit")}),
    "a job in Python": (
        "narrow-booking-window",
        {"k8s/j.yaml": JOB.format("python, -m, diary.day"), "diary/day.py": "def main():\n    db.query(Slot).filter(Slot.bookable.is_(False)).update({'bookable': True})\n"},
        {"k8s/j.yaml": JOB.format("python, -m, diary.day"), "diary/day.py": "def main():\n    db.query(Slot).filter(Slot.bookable.is_(False)).update({'indexed': True})\n"},
    ),
    "a job in a script": ("narrow-booking-window", {"k8s/j.yaml": JOB.format("node, bin/day.js"), **OPENED}, {"k8s/j.yaml": JOB.format("node, bin/day.js"), **COUNTED}),
    "a job of Rake": ("narrow-booking-window", {"k8s/j.yaml": JOB.format("rake, day:nightly"), "lib/tasks/day.rake": RAKE.format("update_all(bookable: true)")}, {"k8s/j.yaml": JOB.format("rake, day:nightly"), "lib/tasks/day.rake": RAKE.format("count")}),
    "a job of Laravel": ("narrow-booking-window", {"k8s/j.yaml": JOB.format("php, artisan, nuit:passer"), "app/Nuit.php": ARTISAN.format("update(['visible' => true])")}, {"k8s/j.yaml": JOB.format("php, artisan, nuit:passer"), "app/Nuit.php": ARTISAN.format("count()")}),
    "a clock of Svelte": ("countdown-pressure", {"src/O.svelte": ALONE.format("seconds -= 1;")}, {"src/O.svelte": ALONE.format("seconds += 1;")}),
    "a clock reckoned in another file": ("countdown-pressure", {"src/O.svelte": IN_SVELTE.format("Our offer stays open for"), **LEFT}, {"src/O.svelte": IN_SVELTE.format("Next picture in"), **LEFT}),
    "a clock of Vue, reckoned elsewhere": ("countdown-pressure", {"src/views/O.vue": IN_VUE.format("Ce créneau vous est réservé encore"), **LEFT}, {"src/views/O.vue": IN_VUE.format("Photo suivante dans"), **LEFT}),
    "what a timer makes, which counts for itself": (
        "countdown-pressure",
        {"src/O.svelte": IN_SVELTE.format("Our offer stays open for"), **LEFT},
        {"src/O.svelte": IN_SVELTE.format("Our offer stays open for"), "src/lib/clock.js": "export function until(from) {\n  const made = {};\n  made.move = (at) => { made.at = at - 1; };\n  return made;\n}\n"},
    ),
    "a table that sessions are set by": ("session-timeout-short", {"config/s.js": OPTIONS.format("10 * 60 * 1000", "")}, {"config/s.js": OPTIONS.format("10 * 60 * 60 * 1000", "")}),
    "what a function reckons": ("session-timeout-short", {"config/s.js": OPTIONS.format("at(5, 60000)", "const at = (n, unit) => n * unit;")}, {"config/s.js": OPTIONS.format("at(50, 60000)", "const at = (n, unit) => n * unit;")}),
    "what a function of another file reckons": ("session-timeout-short", {"config/s.js": OPTIONS.format("minutes(10)", IN_MINUTES), **UNITS}, {"config/s.js": OPTIONS.format("minutes(40)", IN_MINUTES), **UNITS}),
    "a draft beside a session": ("validity-short", {"config/s.js": "app.set({ draftTtl: 1, maxAge: 60000 });\n"}, {"config/s.js": OPTIONS.format("at(24), draftTtl: 0", "const at = (n) => n * 3600000;")}),
    "a list of Blade": ("list-child-misplaced", {"views/a.blade.php": BLADE.format("<p>Été</p>")}, {"views/a.blade.php": BLADE.format("<li>Été</li>")}),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "told", "untold"), CASES.values(), ids=CASES)
def test_the_container_changes_nothing(rule: str, told: Files, untold: Files) -> None:
    assert_told_apart(rule, told, untold)
