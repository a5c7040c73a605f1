"""What shares its words with something done to people, and is another thing: beside each flaw, what must be left in silence."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.examples import found_in
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

Files = dict[str, str]
_PHP = "<?php\nfunction check($session) {\n  %s\n}\n"
_STATE = "export function %s {\n  %s;\n}\n"
_KEEP = "def keep(request, user):\n    user.%s\n    user.save()\n"

CASES: dict[str, tuple[str, Files, list[Files]]] = {
    "names of nobody, and cells of a table on a screen, that are not to be changed": (
        "withdrawal-asymmetry",
        {"a/profile.yml": "profile_fields:\n  - name: first_name\n    editable: false\n"},
        [
            {"a/Horse.java": 'class Horse {\n @Column(name = "birth_date", updatable = false)\n private LocalDate birthDate;\n}\n'},
            {"a/profile.ts": "export const userColumns = [\n  { field: 'lastName', headerName: 'Last name', editable: false, sortable: true },\n];\n"},
            {"a/country.rb": "class Country < ApplicationRecord\n  attr_readonly :iso_code, :first_name_order\nend\n"},
            {"a/import.py": "READONLY_FIELDS = ['first_name_import', 'last_name']\n"},
            {"a/prices.rb": "TARIFS = { correction_epreuve: 15, inscription: 0 }\n"},
            {"a/routes.js": "router.delete('/bank-accounts/:id', async (req, res) => {\n  if ((await Transfer.count({ where: { account: req.params.id } })) > 0) {\n    return res.status(409).json({ message: 'in use' });\n  }\n  await BankAccount.destroy();\n});\n"},
        ],
    ),
    "chance near an opening that decides no moment": (
        "slot-release-random",
        {"a/PublicationCreneaux.php": "<?php\nfinal class PublicationCreneaux\n{\n    public function heure(): int\n    {\n        return random_int(8, 20);\n    }\n}\n"},
        [
            {"a/PublicationCreneaux.php": "<?php\nfinal class PublicationCreneaux\n{\n    public function identifiant(): int\n    {\n        return random_int(1, 9999);\n    }\n}\n"},
            {"a/open_slots.rb": "class OpenSlots\n  def color\n    return Random.rand(10)\n  end\nend\n"},
            {"a/candidats.sql": "SELECT * FROM candidats WHERE etat IN ('accepted', 'refused') ORDER BY created_at LIMIT 10;\n"},
            {"a/page.php": "<?php\n// candidats acceptés, refusés\nfor ($i = 0; $i < $places; $i++) { echo $candidats[$i]; }\n"},
        ],
    ),
    "a page that is only linked to": (
        "sharing-by-default",
        {"a/claim.js": "form.addEventListener('submit', () => {\n  mixpanel.track('Claim', { email: form.email.value });\n});\n"},
        [
            {"a/help.ts": "const HELP = 'https://docs.partnerco.com/guide'\nconst first_name = 'x', email = 'y', birth_date = 'z'\n"},
        ],
    ),
    "what is included in a price, or is nobody's choice": (
        "consent-presumed",
        {"a/options.rb": "OPTIONS = {\n  assurance: { libelle: 'Assurance', prix: 12.5, d_office: true }\n}.freeze\n"},
        [
            {"a/menu.yml": "options:\n  - name: salad\n    price: 4.50\n    included: true\n"},
            {"a/plans.rb": "PLANS = [{ name: 'Basic', price: 12, included: true, options: ['a'] }].freeze\n"},
        ],
    ),
    "the age of people, beside how long what is theirs is kept": (
        "retention-period-missing",
        {"a/purge.yml": "purge:\n  candidatures_rejetees:\n    duree_jours: 36500\n"},
        [{"a/age.yml": "conservation:\n  dossiers:\n    age_minimum_ans: 60\n"}],
    ),
    "a test that decides one statement, and not the next brace": (
        "session-timeout-short",
        {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) session_destroy();"},
        [
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) return noted($session);\n  try { session_destroy(); } catch (E $e) { }"},
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) noted($session);\n  if ($session->over) { session_destroy(); }"},
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']):\n    noted($session);\n  endif;\n  foreach ($all as $one) { session_destroy(); }"},
        ],
    ),
    "years that are nobody's age": (
        "sensitive-attribute-in-score",
        {"a/score.yml": "housing_score:\n  over_65_years_old: -10\n  overcrowded: 20\n"},
        [
            {"a/permis.py": "BAREME_POINTS = {'over_50': -6, 'over_20': -1}\n"},
            {"a/score.yml": "vehicle_score:\n  over_50_years: -4\n  electric: 10\n"},
            {"a/reductions.yml": "reduction_points:\n  plus_de_65_ans: -15\n  famille: -20\n"},
            {"a/risk.py": "FALL_RISK_SCORE = {'under_40_years': -5, 'over_75_years': 12}\n"},
            {"a/bareme.json": '{"bareme_logement": [{"code": "plus_de_30_ans", "points": -5}, {"code": "isole", "points": 4}]}'},
            {"a/score.yml": "bareme_anciennete:\n  plus_de_50_ans: -4\n  moins_de_5_ans: 10\n"},
        ],
    ),
    "a ticket that nobody shows at a door": (
        "smartphone-required",
        {"a/entry.yml": "entry:\n  proofs: [wallet, mobile ticket]\n"},
        [
            {"a/support.yml": "tickets: [mobile app, smartphone]\nlabels: [bug]\n"},
            {"a/pay.ts": "export const payment = { proofs: ['wallet'], chain: 'main' };\n"},
            {"a/help.py": "CATEGORIES = {'tickets': ['mobile app', 'application mobile']}\n"},
        ],
    ),
    "a second factor that staff alone must have": (
        "smartphone-required",
        {"a/security.yml": "sign_in:\n  second_factor:\n    mandatory: true\n    modes: [authenticator, push]\n"},
        [
            {"a/conf.py": "TWO_FACTOR = {'METHODS': ['totp'], 'REQUIRED_FOR_STAFF': True}\n"},
            {"a/mfa.py": "# SECOND_FACTOR_REQUIRED = True\nSECOND_FACTOR_TYPES = ['totp']\n"},
        ],
    ),
    "a state of what is no account": (
        "lockout-without-human",
        {"a/account.ts": "export const accountTransitions = { active: ['locked'], locked: [], closed: [] };\n"},
        [
            {"a/upload.rb": "USER_UPLOAD_NEXT = { active: %i[locked], locked: [], draft: %i[active] }.freeze\n"},
            {"a/threads.py": "TRANSITIONS = {'active': {'locked', 'archived'}, 'locked': set(), 'archived': set()}\n"},
            {"a/userFiles.ts": "export const FILE_NEXT = { active: ['locked'], locked: [], draft: ['active'] };\n"},
            {"a/compte_rendu.py": "SUITES = {'actif': {'gele'}, 'gele': set(), 'ferme': set()}\n"},
            {"a/release.rb": "NEXT = { active: %i[frozen], frozen: [], draft: %i[active] }.freeze\n"},
        ],
    ),
    "another that nobody asks for": (
        "proxy-missing",
        {"a/steps_controller.rb": "class StepsController < ApplicationController\n  def update\n    if params[:for_whom] == 'someone_else'\n      redirect_to not_eligible_path\n    end\n  end\nend\n"},
        [
            {"a/edge.py": "EDGE = {'self': 'loop', 'other': 'impossible'}\n"},
            {"a/share.ts": "export const shareWith = { me: 'ok', others: 'impossible' };\n"},
            {"a/csp.json": '{"self": "allowed", "other": "denied"}'},
            {"a/kinds.py": "KINDS = {'self': 'method', 'other': 'refused operand'}\n"},
            {"a/book.py": "def view(request, booking):\n    if request.POST.get('owner') == 'someone else':\n        return redirect('forbidden')\n"},
            {"a/after.py": "def after(request):\n    if request.POST['refused_by'] == 'another person':\n        return redirect('refusal_details')\n"},
            {"a/url.ts": "export function norm(kind: string, url: string) {\n  if (kind === 'relative') {\n    return url.replace('impossible', '');\n  }\n}\n"},
        ],
    ),
    "a score of what is nobody": (
        "score-adverse-threshold",
        {"a/fraud.ini": "[claimants]\non_fraud = suspend\n"},
        [
            {"a/mail.yml": "spam:\n  on_high_score: reject\n"},
            {"a/k8s/kafka.yaml": 'kind: Deployment\nspec:\n  args: ["--on-outlier", "suspend-node"]\n'},
        ],
    ),
    "what is put in order by doors and waits for nothing": (
        "offline-charged",
        {"a/order.py": "RANKS = {'web': 0, 'paper': 1}\n\n\ndef backlog(claims):\n    return sorted(claims, key=lambda c: (RANKS[c.channel], c.received_at))\n"},
        [
            {"a/order.py": "RANKS = {'web': 1, 'paper': 0}\n\n\ndef backlog(claims):\n    return sorted(claims, key=lambda c: (RANKS[c.channel], c.received_at))\n"},
            {"a/send.ts": "const COST = { email: 0, sms: 1, letter: 2 };\nexport const plan = (messages) => messages.sort((a, b) => COST[a.channel] - COST[b.channel] || a.sentAt - b.sentAt);\n"},
        ],
    ),
    "a permit about which people are told in time": (
        "foreign-answer-refused",
        {"a/check.rb": "class PermitCheck\n  def problem(residence_permit)\n    return 'Your residence permit is not valid long enough.' if residence_permit.expires_on < 6.months.from_now\n  end\nend\n"},
        [
            {"a/R.php": "<?php\nclass R { public function go(Titre $titreSejour) { if ($titreSejour->getExpireLe() < new \\DateTimeImmutable('+3 months')) { $this->flash('Votre titre de séjour expire bientôt : pensez à le renouveler.'); } } }\n"},
            {"a/Verif.kt": 'class Verif {\n  fun avertissement(titreSejour: TitreSejour): String? {\n    if (titreSejour.expiration.isBefore(LocalDate.now().plusMonths(3))) {\n      return "Votre titre de séjour expire bientôt : vos droits restent ouverts."\n    }\n    return null\n  }\n}\n'},
        ],
    ),
    "the name of a thing that a table holds to a pattern": (
        "name-charset-narrow",
        {"a/formats.yml": "formats:\n  nom:\n    regex: '^[a-z]+$'\n    message: \"Ce nom n’est pas bon.\"\n  prenom:\n    regex: '^.+$'\n    message: \"Un prénom, s’il vous plaît.\"\n"},
        [
            {"a/formats.yml": "hosts:\n  name:\n    regex: '^[a-z]+$'\n    message: \"The name of a host is in small letters.\"\n"},
            {"a/formats.json": '{"project": {"name": {"pattern": "^[a-zA-Z]+$", "message": "Project name is not valid"}}}'},
        ],
    ),
    "an address that a program signs for whoever is on the page": (
        "validity-short",
        {"a/Links.kt": 'class MissingDocumentLinks(private val key: SecretKey) {\n  private val length = Duration.ofHours(2)\n  fun link(claim: Claim): String = Jwts.builder().subject(claim.id).claim("purpose", "missing documents").expiration(Date.from(Instant.now().plus(length))).signWith(key).compact()\n}\n'},
        [
            {"a/Up.kt": "class DocumentUpload { fun url(key: String) = signer.sign { it.key(key).method(PUT).expiration(Date.from(now.plus(Duration.ofMinutes(90)))) } }\n"},
            {"a/X.php": "<?php\nclass ShareController { public function link() { return URL::temporarySignedRoute('documents.preview', now()->addMinutes(30)); } }\n"},
        ],
    ),
    "an address where nobody lives, or that nobody says to be wrong": (
        "postal-address-required",
        {"a/A.php": "<?php\nclass DemandeController { public function store(Request $request) { $found = $this->ban->search($request->input('adresse')); if (empty($found)) { throw ValidationException::withMessages(['adresse' => 'Adresse introuvable.']); } } }\n"},
        [
            {"a/x.py": "def check(request):\n    address = request.POST['ip_address']\n    host = lookup(address)\n    if not host:\n        raise ValueError('address unknown')\n"},
            {"a/d.py": "def check(request):\n    user = find(request.POST['address'])\n    if not user:\n        raise ValidationError('Address unknown')\n"},
            {"a/net.ts": "export function connect(req, res) {\n  const peer = resolver.lookup(req.body.address);\n  if (!peer) return res.status(400).send('bad');\n}\n"},
            {"a/w.ts": "export function pay(req, res) {\n  const account = ledger.find(req.body.walletAddress);\n  if (!account) return res.status(422).send('no');\n}\n"},
            {"a/z.rb": "def update\n  zone = zones.match(params[:address])\n  if zone.nil?\n    render json: {}, status: :unprocessable_entity\n  end\nend\n"},
        ],
    ),
    "a box by the name of a contact": (
        "consent-presumed",
        {"a/views.py": _KEEP % 'marketing_consent = bool(request.POST.get("phone_number"))'},
        [
            {"a/views.py": _KEEP % 'marketing_consent = request.POST.get("email_optin") is not None'},
            {"a/views.py": _KEEP % 'accepts_sms = bool(request.POST.get("phone_ok"))'},
            {"a/views.py": _KEEP % 'newsletter = request.POST["mail_box"] is not None'},
        ],
    ),
    "what serves the very end that was refused": (
        "consent-for-public-mission",
        {"a.js": "sendButton.disabled = !shareWithPartnersConsent.checked;\n"},
        [
            {"a.js": "video.hidden = !consentMarketing;\n"},
            {"a.js": "newsletterSubmit.disabled = !newsletterConsent.checked;\n"},
            {"a.js": "const list = document.querySelector('#newsletter-form button');\nconst box = document.getElementById('newsletter-consent');\nlist.disabled = !box.checked;\n"},
        ],
    ),
    "what its messages cost a service": (
        "offline-charged",
        {"a/copies.yml": "duplicata:\n  frais:\n    email: 0\n    courrier: 5\n"},
        [
            {"a/channels.yml": "notifications:\n  cost_per_message:\n    email: 0\n    sms: 0.02\n    letter: 0.60\n"},
            {"a/canaux.yml": "frais_envoi_par_canal:\n  email: 0\n  sms: 0.05\n  courrier: 1.16\n"},
            {"a/envoi.yml": "envoi:\n  tarif_unitaire:\n    courriel: 0.01\n    courrier: 1.16\n"},
            {"a/rates.py": "UNIT_COST = {'email': 0.0, 'sms': 0.0233, 'letter': 0.64}\n"},
            {"a/c.sql": "INSERT INTO canaux (nom, cout_unitaire) VALUES ('email', 0), ('sms', 0.05), ('courrier', 1.16);\n"},
        ],
    ),
    "a set of sockets, a line of jobs": (
        "session-timeout-short",
        {"a/line.js": "export function open(socket, line) {\n  socket.emit('turn', { rank: line.indexOf(socket.id) });\n  socket.on('disconnect', () => line.drop(socket.id));\n}\n"},
        [
            {"a/jobs.js": "export function start(worker, jobs) {\n  worker.on('close', () => jobs.queue.remove(worker.id));\n  terminal.write(jobs.queue.position(worker.id));\n}\n"},
            {"a/cursor.js": "export function open(socket, queue) {\n  socket.on('close', () => queue.remove(socket));\n  socket.emit('cursor:position', cursor.position);\n}\n"},
            {"a/film.js": "export function open(socket, queue) {\n  player.send({ position: player.currentTime });\n  this.bar.show(this.position);\n  socket.on('disconnect', () => queue.delete(socket));\n}\n"},
            {"a/search.rb": "class WaitingList\n  def on_close(socket)\n    @queue.delete(socket)\n  end\n\n  def rank(results)\n    results.sort_by(&:score)\n  end\nend\n"},
            {"a/live.js": "export function open(socket, queue) {\n  panel.style.position = 'fixed';\n  toast.show({ position: 'top' });\n  socket.on('disconnect', () => queue.delete(socket));\n}\n"},
            {"a/keys.py": "LINE_TTL = 30\n\n\ndef sweep(queue, now):\n    # the position of a key says nothing\n    for key in list(queue):\n        if queue.seen[key] < now - LINE_TTL:\n            queue.remove(key)\n"},
        ],
    ),
    "a state that is drawn, sought, noted, or that of a payment": (
        "refusal-automated",
        {"claims/a.js": _STATE % ("sort(claim)", "claim.update({ status: 'rejected', decidedBy: 'engine' })")},
        [
            {"claims/a.js": _STATE % ("samples()", "const rows = [{ status: 'rejected', by: 'system' }]")},
            {"claims/a.js": _STATE % ("colourOf(claim)", "return { state: 'rejected', source: 'auto', colour: 'red' }")},
            {"claims/a.js": _STATE % ("refused(claims)", "return find({ status: 'rejected', by: 'system' })")},
            {"claims/a.js": _STATE % ("onBank(claim)", "claim.payment.update({ status: 'rejected', source: 'system' })")},
            {"claims/a.js": _STATE % ("describe(claim)", "return { status: 'rejected', source: 'system', text: t('no') }")},
            {"claims/a.js": _STATE % ("scan(claim, file)", "file.update({ status: 'rejected', by: 'system', claim: claim.id })")},
            {"claims/a.js": _STATE % ("importClaim(claim)", "claim.update({ status: 'rejected', source: 'system' })")},
            {"claims/a.py": 'def note(claim, journal):\n    if claim.state in ("rejected",):\n        journal.append({"actor": "system", "state": "rejected"})\n'},
            {"claims/a.py": 'def note(claim):\n    if claim.state == "rejected":\n        Step.objects.create(actor="system", state="rejected", claim=claim)\n'},
        ],
    ),
    "what was given before a password changed": (
        "password-rotation-forced",
        {"a/p.js": "export function passwordExpired(user) {\n  const limit = subDays(new Date(), 90);\n  return user.passwordChangedAt < limit;\n}\n"},
        [
            {"a/p.js": "export class Account {\n  isSessionExpired(user, issuedAt) { return issuedAt < user.passwordChangedAt; }\n}\n"},
            {"a/p.js": "export function invitationExpired(user) { return user.passwordSetAt === null && user.createdAt < limit; }\n"},
            {"a/p.php": "<?php\nclass Account {\n  function isExpired($login, $user) { return $login->startedAt < $user->password_changed_at; }\n}\n"},
            {"a/p.rb": "class Account\n  def access_expired?\n    password_set_at.nil? && created_at < 3.days.ago\n  end\nend\n"},
        ],
    ),
    "a step from where nothing was asked, or all is over": (
        "request-closed-silently",
        {"a/w.yml": "demande:\n  transitions:\n    corriger: {from: deposee, to: annulee}\n"},
        [
            {"a/w.yml": "demande:\n  transitions:\n    corriger: {from: brouillon, to: annulee}\n"},
            {"a/w.yml": "demande:\n  transitions:\n    corriger: {from: [decision_notifiee], to: annulee}\n"},
            {"a/w.json": '{"claim": {"states": {"draft": {"on": {"correct": "cancelled"}}}}}\n'},
        ],
    ),
    "a title that holds the beginning of a word": (
        "sharing-by-default",
        {"a/l.py": "def add(claim):\n    lists.add(claim.email, 'prospects')\n"},
        [{"a/l.py": "def add(claim):\n    lists.add(claim.email, 'prospectus of the library')\n"}],
    ),
    "the record of what was decided, in a list of records": (
        "refusal-automated",
        {"config/claims.json": '{"claim": {"received": [{"then": "rejected", "by": "engine"}]}}\n'},
        [
            {"data/claims.json": '[{"claim": 3, "status": "rejected", "by": "system"}]\n'},
            {"claims/Rows.php": "<?php\nconst ROWS = [['status' => 'rejected', 'source' => 'auto']];\n"},
            {"sql/claims.sql": "INSERT INTO claims (status, decided_by) VALUES ('rejected', 'system');\n"},
        ],
    ),
    "what shares, and asks first": (
        "consent-for-public-mission",
        {"a/claims.js": "export function openClaim(user, res) {\n  if (!user.shareConsent) return res.forbidden();\n  return claims.create(user);\n}\n"},
        [
            {"a/send.js": "export function shareFile(user, res) {\n  if (!user.shareConsent) return res.forbidden();\n  return partners.send(user);\n}\n"},
            {"a/send.py": "def transmettre_aux_partenaires(dossier):\n    if not dossier.accord_partage:\n        abort(403)\n    partenaires.envoyer(dossier)\n"},
            {"a/partners.rb": "class PartnersController\n  def create\n    head :forbidden unless current_user.partner_sharing_consent\n  end\nend\n"},
        ],
    ),
    "a password that was only lent": (
        "password-rotation-forced",
        {"a/p.js": "export function passwordExpired(user) { return user.passwordSetAt < Date.now() - DAY; }\n"},
        [
            {"a/p.js": "export function tempPasswordExpired(user) { return user.tempPasswordSetAt < Date.now() - DAY; }\n"},
            {"a/p.php": "<?php\nclass User { public function isInitialPasswordExpired() { return $this->initialPasswordCreatedAt < now()->subDays(7); } }\n"},
            {"a/p.ts": "export function passwordTooOldToReuse(old) { return old.passwordSetAt < Date.now() - YEAR; }\n"},
        ],
    ),
    'whose field changes, by whole words': (
        'turn-restarted',
        {'a/queue.py': 'def start_next_application(slots):\n    applicant = Application.objects.filter(status="waiting").order_by("changed").first()\n    applicant.slot = slots.pop()\n    applicant.status = "booked"\n    applicant.save()\n', 'a/models.py': 'from django.db import models\n\n\nclass Application(models.Model):\n    changed = models.DateTimeField(auto_now=True)\n'},
        [
            {'a/queue.py': 'def start_next_application(slots):\n    applicant = Application.objects.filter(status="waiting").order_by("changed").first()\n    applicant.slot = slots.pop()\n    applicant.status = "booked"\n    applicant.save()\n', 'a/models.py': 'from django.db import models\n\n\nclass Art(models.Model):\n    changed = models.DateTimeField(auto_now=True)\n'},
            {'a/queue.py': 'def start_next_application(slots):\n    applicant = Application.objects.filter(status="waiting").order_by("changed").first()\n    applicant.slot = slots.pop()\n    applicant.status = "booked"\n    applicant.save()\n', 'a/models.py': 'from django.db import models\n\n\nclass Ting(models.Model):\n    changed = models.DateTimeField(auto_now=True)\n'},
            {'a/queue.py': 'def start_next_application(slots):\n    applicant = Application.objects.filter(status="waiting").order_by("changed").first()\n    applicant.slot = slots.pop()\n    applicant.status = "booked"\n    applicant.save()\n', 'a/models.py': 'from django.db import models\n\n\nclass ApplicationTheme(models.Model):\n    changed = models.DateTimeField(auto_now=True)\n'},
        ],
    ),
    'a limit that bears no name': (
        'rate-limit-without-recourse',
        {'a/Home.php': "<?php\nclass Home {\n  public function submit(Request $request) {\n    $title = 'claims';\n    $limit = $this->factory->create($request->getClientIp());\n    if (!$limit->consume(1)->isAccepted()) { throw new TooManyRequestsHttpException(); }\n  }\n}\n", 'a/requests.yml': 'claims:\n  rate:\n    limit: 5\n    period: 1 day # rate_limit\n'},
        [
            {'a/Home.php': "<?php\nclass Home {\n  public function submit(Request $request) {\n    $title = '';\n    $limit = $this->factory->create($request->getClientIp());\n    if (!$limit->consume(1)->isAccepted()) { throw new TooManyRequestsHttpException(); }\n  }\n}\n", 'a/requests.yml': 'rate:\n  limit: 5\n  period: 1 day # rate_limit\n'},
            {'a/Home.php': "<?php\nclass Home {\n  public function submit(Request $request) {\n    $title = '';\n    $limit = $this->factory->create($request->getClientIp());\n    if (!$limit->consume(1)->isAccepted()) { throw new TooManyRequestsHttpException(); }\n  }\n}\n", 'a/requests.json': '{"limit": 5, "period": "1 day", "for": "rate_limit"}\n'},
        ],
    ),
    'one moment, or one refusal, for two agreements': (
        'consent-bundled',
        {'a/users.py': 'def record(user, form):\n    given = form.terms\n    User.objects.create(terms_accepted=given, newsletter_consent=given)\n'},
        [
            {'a/signup.rb': 'class Signup\n  def record(params)\n    now = Time.current\n    User.create(terms_accepted_at: now, newsletter_consent_at: now)\n  end\nend\n'},
            {'a/signup.rb': 'class Signup\n  def record(params)\n    \n    User.create(terms_accepted_at: Time.current, newsletter_consent_at: Time.current)\n  end\nend\n'},
            {'a/users.py': 'def record(user, form):\n    given = datetime.now\n    User.objects.create(terms_accepted=given, newsletter_consent=given)\n'},
            {'a/users.py': 'def record(user, form):\n    given = Answer.REFUSED\n    User.objects.create(terms_accepted=given, newsletter_consent=given)\n'},
            {'a/users.py': 'def record(user, form):\n    given = Defaults.off\n    User.objects.create(terms_accepted=given, newsletter_consent=given)\n'},
            {'a/Preferences.php': "<?php\nclass Preferences {\n  public function write(Request $request, User $user) {\n    $given = $this->defaults->none;\n    $user->update(['terms_accepted' => $given, 'newsletter_consent' => $given]);\n  }\n}\n"},
        ],
    ),
    'half of what a table holds an answer to': (
        'identity-document-single',
        {'a/s.sql': "CREATE TABLE identity_document (\n  id serial PRIMARY KEY,\n  kind text CHECK (kind IN ('cni') OR kind IS NULL)\n);\n"},
        [
            {'a/s.sql': "CREATE TABLE identity_document (\n  id serial PRIMARY KEY,\n  kind text CHECK (kind IN ('cni') OR kind = 'passeport')\n);\n"},
            {'a/s.sql': "CREATE TABLE identity_document (\n  id serial PRIMARY KEY,\n  kind text CHECK (kind IN ('cni') OR scan IS NULL)\n);\n"},
            {'a/s.sql': "CREATE TABLE identity_document (\n  id serial PRIMARY KEY,\n  kind text CHECK (kind IN ('cni') AND scan IS NOT NULL OR kind = 'passeport')\n);\n"},
        ],
    ),
    'one of two patterns of a name': (
        'name-charset-narrow',
        {'a/s.sql': "CREATE TABLE applicant (\n  last_name text CHECK (last_name ~ '^[A-Za-z]+$' OR last_name IS NULL)\n);\n"},
        [
            {'a/s.sql': "CREATE TABLE applicant (\n  last_name text CHECK (last_name ~ '^[A-Za-z]+$' OR last_name ~ '^.{1,80}$')\n);\n"},
            {'a/s.sql': "CREATE TABLE applicant (\n  last_name text CHECK (last_name ~ '^[A-Za-z]+$' OR is_checked)\n);\n"},
        ],
    ),
    'what is added, and is no sum': (
        'offline-charged',
        {'a/fees.yml': 'supplements:\n  paper_application: 5\n'},
        [
            {'a/fees.yml': 'supplements:\n  paper_application_pages: 5\n'},
            {'a/delays.yml': 'delay_supplement_days:\n  postal_application: 10\n'},
            {'a/delais.yml': 'majoration_delai_jours:\n  demande_courrier: 15\n'},
            {'a/settings.py': 'SUPPLEMENTS = {"paper_requests_pages": 4}\n'},
        ],
    ),
    'a limit that another file gives another thing': (
        'rate-limit-without-recourse',
        {'a/claims.js': "const limiter = rateLimit({ windowMs: 24 * 3600 * 1000, max: config.max });\nrouter.post('/claims', limiter, create);\n", 'a/config.js': 'export default { max: 3 };\n'},
        [
            {'a/claims.js': "const limiter = rateLimit({ windowMs: 24 * 3600 * 1000, max: config.max });\nrouter.post('/claims', limiter, create);\n", 'a/password.js': 'export const password = { min: 12, max: 16 };\n'},
            {'a/claims.js': "const limiter = rateLimit({ windowMs: 24 * 3600 * 1000, max: config.max });\nrouter.post('/claims', limiter, create);\n", 'a/config.js': 'export default { max: Number(process.env.RATE_MAX) };\n', 'a/words.js': 'export const rules = { stars: { min: 1, max: 5 } };\n'},
            {'a/claims.js': "const limiter = rateLimit({ windowMs: 24 * 3600 * 1000, max: max });\nrouter.post('/claims', limiter, create);\n", 'a/config.js': 'export default { max: 3 };\n'},
            {'a/Limits.php': "<?php\nRateLimiter::for('claims', fn ($request) => Limit::perDay(config('claims.max'))->by($request->ip()));\n", 'config/words.php': "<?php\nreturn ['max' => 3];\n"},
        ],
    ),
    'letters alone, by whose rule': (
        'name-charset-narrow',
        {'src/a.ts': "import validator from 'validator';\nexport function check(req, res) {\n  if (!validator.isAlpha(req.body.lastName)) return res.status(400).send('Last name, please');\n}\n"},
        [
            {'src/a.ts': "import * as utils from './utils';\nexport function check(req, res) {\n  if (!utils.isAlpha(req.body.lastName)) return res.status(400).send('Last name, please');\n}\n", 'src/utils.ts': "export const isAlpha = (text) => /^[\\p{L} '’-]+$/u.test(text);\nexport function IsAlpha() { return () => 1; }\n"},
            {'src/a.ts': "import { checks } from './checks';\nexport function check(req, res) {\n  if (!this.isAlpha(req.body.lastName)) return res.status(400).send('Last name, please');\n}\n"},
            {'src/a.ts': "const { body } = require('express-validator');\n\nmodule.exports = [body('nom').not().isAlpha()];\n"},
            {'src/a.ts': "import { IsAlpha } from './utils';\n\nexport class Claim {\n  @IsAlpha()\n  lastName: string;\n}\n", 'src/utils.ts': "export const isAlpha = (text) => /^[\\p{L} '’-]+$/u.test(text);\nexport function IsAlpha() { return () => 1; }\n"},
            {'src/a.ts': "app.post('/c', checkSchema({ lastName: { isAlpha: false } }), go);\n"},
            {'src/a.ts': "app.post('/c', checkSchema({ lastName: { isAlpha: { negated: true } } }), go);\n"},
        ],
    ),
    'the order of another model': (
        'slot-release-random',
        {'app/PlaceService.php': "<?php\nclass PlaceService {\n  public function allot() {\n    $requests = $camp->applications()->pending()->take($this->placesLeft())->get();\n    foreach ($requests as $request) { $request->status = 'granted'; $request->save(); }\n  }\n}\n", 'app/Models/Application.php': "<?php\nclass Application extends Model {\n  public function scopePending($query) { return $query->where('status','pending')->orderBy('created_at'); }\n}\n"},
        [
            {'app/PlaceService.php': "<?php\nclass PlaceService {\n  public function allot() {\n    $requests = Application::query()->pending()->take($this->placesLeft())->get();\n    foreach ($requests as $request) { $request->status = 'granted'; $request->save(); }\n  }\n}\n", 'app/Models/Application.php': "<?php\nclass Application extends Model {\n  public function scopePending($query) { return $query->where('status','pending')->inRandomOrder(); }\n}\n", 'app/Models/Email.php': "<?php\nclass Email extends Model {\n  public function scopePending($query) { return $query->where('status','pending')->orderBy('created_at'); }\n}\n"},
            {'app/PlaceService.php': "<?php\nclass PlaceService {\n  public function allot() {\n    $requests = $camp->applications()->pending()->take($this->placesLeft())->get();\n    foreach ($requests as $request) { $request->status = 'granted'; $request->save(); }\n  }\n}\n", 'app/Models/Email.php': "<?php\nclass Email extends Model {\n  public function scopePending($query) { return $query->where('status','pending')->orderBy('created_at'); }\n}\n"},
            {'app/PlaceService.php': "<?php\nclass PlaceService {\n  public function allot() {\n    $requests = $this->waiting()->pending()->take($this->placesLeft())->get();\n    foreach ($requests as $request) { $request->status = 'granted'; $request->save(); }\n  }\n}\n", 'app/Models/Email.php': "<?php\nclass Email extends Model {\n  public function scopePending($query) { return $query->where('status','pending')->orderBy('created_at'); }\n}\n"},
            {'app/allot.rb': "class Allot\n  def call(camp)\n    chosen = camp.applications.pending.limit(camp.places_left)\n    chosen.update_all(state: 'place_offered')\n  end\nend\n", 'app/models/email.rb': 'class Email < ApplicationRecord\n  scope :pending, -> { order(:created_at) }\nend\n'},
        ],
    ),
    'what shares a word with asking for someone': (
        'chatbot-only-help',
        {'bot/a.yml': 'bot:\n  responses:\n    speak_to_human: "I can answer most questions about housing."\n    hours: "Open."\n'},
        [
            {'bot/a.yml': 'bot:\n  responses:\n    speak_to_doctor: "I can answer most questions about housing."\n    hours: "Open."\n'},
            {'bot/a.yml': 'bot:\n  responses:\n    agents_count: "I can answer most questions about housing."\n    hours: "Open."\n'},
            {'bot/a.yml': 'bot:\n  responses:\n    operator_training: "I can answer most questions about housing."\n    hours: "Open."\n'},
            {'bot/a.yml': 'bot:\n  responses:\n    agent_immobilier: "I can answer most questions about housing."\n    hours: "Open."\n'},
            {'bot/a.yml': 'bot:\n  responses:\n    speaking: "I can answer most questions about housing."\n    hours: "Open."\n'},
            {'src/Chatbot/R.php': "<?php // été\nfinal class Replies\n{\n    public const TEXTS = [\n        'tarif' => 'Les tarifs sont en ligne.',\n        'agent_immobilier' => 'Consultez notre foire aux questions.',\n    ];\n}\n"},
            {'bot/a.yml': 'bot:\n  responses:\n    human: "Je peux vous aider, ou vous mettre en relation : cliquez sur Contacter."\n    hours: "Open."\n'},
        ],
    ),
    'faults told in a loop above': (
        'refusal-reasons-missing',
        {'pieces/a.py': 'def receive(request, piece):\n    anomalies = check(piece)\n    if anomalies:\n        raise ValidationError("document_refused")\n'},
        [
            {'pieces/a.py': 'def receive(request, piece):\n    anomalies = check(piece)\n    for one in anomalies:\n        messages.error(request, one.message)\n    if anomalies:\n        raise ValidationError("document_refused")\n'},
            {'pieces/a.py': 'def receive(request, piece):\n    anomalies = check(piece)\n    notify(piece.owner, anomalies)\n    if anomalies:\n        raise ValidationError("document_refused")\n'},
            {'src/documents.js': "export function receiveDocument(file) {\n  const problems = inspect(file);\n  problems.forEach((one) => show(one));\n  if (problems.length > 0) {\n    throw new UploadError('Not accepted.');\n  }\n}\n"},
        ],
    ),
    'faults that are gathered, and told nowhere': (
        'refusal-reasons-missing',
        {'pieces/a.py': 'def receive(request, piece):\n    anomalies = check(piece)\n    anomalies.extend(others(piece))\n    anomalies += more(piece)\n    if anomalies:\n        raise ValidationError("document_refused")\n'},
        [
            {'pieces/a.rb': "class PiecesController\n  def receive(piece)\n    errors = check(piece)\n    errors.add(:base, 'The photo is blurred.')\n    raise PieceRefused, 'Not accepted.' if errors.any?\n  end\nend\n"},
        ],
    ),
    'an account of a country, among others': (
        'foreign-answer-refused',
        {'app/a.rb': "class VerifIban\n  def call(iban)\n    raise IbanInvalide unless iban.start_with?('FR') && iban.size == 27\n  end\nend\n"},
        [
            {'app/a.rb': "class VerifIban\n  def call(iban)\n    raise IbanInvalide unless iban.start_with?('FR') || iban.start_with?('BE') || iban.match?(SEPA)\n  end\nend\n"},
            {'app/a.rb': "class VerifIban\n  def call(iban)\n    raise IbanInvalide unless iban.start_with?('FR') || sepa?(iban)\n  end\nend\n"},
            {'app/a.rb': "class VerifIban\n  def call(iban)\n    raise IbanInvalide unless (iban.start_with?('FR') or iban.start_with?('BE'))\n  end\nend\n"},
        ],
    ),
    'a table of accounts, beside a test of how they begin': (
        'foreign-answer-refused',
        {'app/a.rb': "module FormatsIban\n  LONGUEURS = { 'FR' => 27 }.freeze\n\n  def self.recevable?(iban)\n    return false unless iban.start_with?('FR') || iban.match?(SEPA)\n    LONGUEURS[iban[0, 2]] == iban.length\n  end\nend\n"},
        [
            {'app/a.rb': "module FormatsIban\n  LONGUEURS = { 'FR' => 27, 'BE' => 16 }.freeze\n\n  def self.recevable?(iban)\n    return false unless iban.start_with?('FR') || iban.match?(SEPA)\n    LONGUEURS[iban[0, 2]] == iban.length\n  end\nend\n"},
        ],
    ),
    'a whole request, kept by a log': (
        'personal-data-in-log',
        {'app/controllers/claims_controller.rb': 'class ClaimsController < ApplicationController\n  def create\n    Rails.logger.info "Claim: #{request.body.read}"\n  end\nend\n'},
        [
            {'app/controllers/content_security_policy_controller.rb': 'class ContentSecurityPolicyController < ApplicationController\n  def report\n    Rails.logger.info "Violation: #{request.body.read}"\n  end\nend\n'},
            {'src/Service/Echanges.php': "<?php\nclass Echanges\n{\n    public function envoyer(array $options): void\n    {\n        $response = $this->client->request('POST', $this->url, $options);\n        $this->logger->info('Fini', ['response' => $response->getContent()]);\n    }\n}\n"},
            {'app/controllers/claims_controller.rb': 'class ClaimsController < ApplicationController\n  def create\n    Rails.logger.info "Claim: #{request.body.read}" if Rails.env.development?\n  end\nend\n'},
        ],
    ),
    'an address that a register does not know': (
        'postal-address-required',
        {'src/claims.js': "app.post('/claims', async (req, res) => {\n  const match = await findAddress(req.body.home);\n  if (!match) {\n    return res.status(422).json({ error: 'Not found' });\n  }\n  res.json(await save(req.body));\n});\n"},
        [
            {'src/claims.js': "app.post('/address', async (req, res) => {\n  const ban = await Ban.findOne({ user: req.body.user });\n  if (!ban) {\n    return res.status(422).json({ error: 'Not found' });\n  }\n  res.json(await save(req.body));\n});\n"},
            {'src/claims.js': "app.post('/claims', async (req, res) => {\n  const address = await findAddress(req.user.id);\n  if (!address) {\n    return res.status(422).json({ error: 'Not found' });\n  }\n  res.json(await save(req.body));\n});\n"},
            {'src/claims.js': "app.post('/claims', async (req, res) => {\n  const address = await findAddress(req.body.addressId);\n  if (!address) {\n    return res.status(422).json({ error: 'Not found' });\n  }\n  res.json(await save(req.body));\n});\n"},
            {'src/claims.js': "app.post('/claims', async (req, res) => {\n  const address = await findAddress(session.claimant);\n  if (!address) {\n    return res.status(422).json({ error: 'Not found' });\n  }\n  res.json(await save(req.body));\n});\n"},
            {'a/forms.py': "def moderate(request, address):\n    ban = Ban.objects.filter(address=address).first()\n    if ban is None:\n        raise ValidationError('Unknown')\n"},
        ],
    ),
    'an extra that somebody asked for, or may choose': (
        'consent-presumed',
        {'src/cart.js': "export function addToCart(cart, product) {\n  cart.lines.push({ name: product.name, price: product.price });\n  cart.lines.push({ name: 'Insurance', price: 4 });\n}\n"},
        [
            {'src/cart.js': "export function addToCart(cart, product) {\n  cart.lines.push({ name: product.name, price: product.price });\n  cart.lines.push({ name: 'Insurance', price: 0, selected: false });\n}\n"},
            {'src/cart.js': "export function addToCart(cart, product) {\n  cart.lines.push({ name: product.name, price: product.price });\n  cart.lines.push({ name: 'Insurance', price: 4, selected: false });\n}\n"},
            {'src/cart.js': "export function addToCart(cart, product) {\n  cart.lines.push({ name: product.name, price: product.price });\n  cart.lines.push({ name: 'Insurance', price: 0 });\n}\n"},
            {'app/cart.py': 'def add_protection(cart, item):\n    cart.lines.append(item)\n    cart.lines.append(INSURANCE)\n'},
            {'src/Cart.php': "<?php\nclass Panier\n{\n    public function ajouterGarantie(Produit $produit): void\n    {\n        $this->lignes[] = new Ligne($produit);\n        $this->lignes[] = new Ligne('Garantie');\n    }\n}\n"},
        ],
    ),
    'what was paid of a fine, as it is tested': (
        'withdrawal-asymmetry',
        {'app/appeals.py': "def contester(request, amende):\n    if amende.amount_paid < amende.amount:\n        raise ValidationError('Montant')\n"},
        [
            {'app/appeals.py': "def contester(request, amende):\n    if amende.amount_paid < 0:\n        raise ValidationError('Montant')\n"},
            {'app/appeals.py': "def contester(request, amende):\n    if amende.amount < amende.amount_paid:\n        raise ValidationError('Montant')\n"},
            {'app/recours.py': "def demander_recours(request, facture):\n    if request.GET.get('payer') and not facture.payeur:\n        raise ValidationError('payeur')\n"},
            {'app/Http/Requests/AppealRequest.php': '<?php\nclass AppealRequest extends FormRequest\n{\n    public function authorize(): bool\n    {\n        return $this->user()->isPayer($this->notice());\n    }\n}\n'},
        ],
    ),
    'a way out of what one has with others, under a heading': (
        'withdrawal-asymmetry',
        {'templates/a.html': '<main lang="fr"><h1>Vos droits</h1><h2>Résilier votre abonnement</h2><p>Envoyez une lettre recommandée au service des abonnements.</p><p>Rien d’autre n’est demandé.</p></main>'},
        [
            {'templates/a.html': '<main lang="fr"><h1>Vos droits</h1><h2>Résilier votre abonnement à une salle de sport</h2><p>Envoyez une lettre recommandée à la salle de sport.</p><p>Rien d’autre n’est demandé.</p></main>'},
            {'templates/a.html': '<main lang="fr"><h1>Vos droits</h1><h2>Résilier votre abonnement</h2><p>Envoyez une lettre recommandée à votre opérateur.</p><p>Rien d’autre n’est demandé.</p></main>'},
            {'templates/a.html': '<main lang="fr"><h1>Vos droits</h1><h2>Résilier une assurance</h2><p>Envoyez une lettre recommandée à votre assureur.</p><p>Rien d’autre n’est demandé.</p></main>'},
        ],
    ),
    'a way out of what one has with others, under a name': (
        'withdrawal-asymmetry',
        {'messages.yml': 'resilier_texte: "Adressez une lettre recommandée au service des abonnements."\n'},
        [
            {'messages.yml': 'resilier_bail: "Adressez une lettre recommandée à votre propriétaire."\n'},
            {'messages.yml': 'contrat_fin: "Remettez vos clefs au guichet et venez signer."\n'},
            {'messages.yml': 'contract_end: "Bring your badge to the desk on the last day."\n'},
            {'messages.yml': 'resilier_texte: "Adressez une lettre recommandée à la salle de sport."\n'},
            {'messages.yml': 'cancellation: "Send a registered letter to your gym."\n'},
        ],
    ),
}  # fmt: skip
"""For each, the rule, the files of a flaw, and those that share its words."""


@pytest.mark.parametrize("name", CASES)
def test_what_shares_the_words_of_a_flaw_is_left_in_silence(name: str) -> None:
    rule, flawed, others = CASES[name]
    assert found_in(rule_named(rule), flawed), "the flaw is not found"
    for number, files in enumerate(others):
        assert found_in(rule_named(rule), files) == [], number


_SENDS = {
    "a.php": '<?php\nfunction send($person) {\n  $this->http->post("https://mesure.example.net/in", ["name" => $person->last_name, "birth" => $person->birth_date]);\n}\n',
    "a.js": 'function send(person) {\n  fetch("https://mesure.example.net/in", { method: "POST", body: JSON.stringify({ name: person.lastName, birth: person.birthDate }) });\n}\n',
    "a.py": 'import requests\n\n\ndef send(person):\n    requests.post("https://mesure.example.net/in", json={"name": person.last_name, "birth": person.birth_date})\n',
}  # fmt: skip


@pytest.mark.parametrize("path", _SENDS)
def test_a_host_that_a_project_allows_is_allowed_in_each_language(path: str) -> None:
    rule, source = rule_named("personal-data-to-third-party"), Source(path, _SENDS[path])
    for hosts, times in (([], 1), (["example.net"], 0), (["example.org"], 1)):
        config = Config(options={rule.name: {"allowed-hosts": hosts}})
        assert len(check_file(path, Rules([rule]), Project([path], config, {path: source}))) == times, hosts


@pytest.mark.parametrize(("settings", "is_sure"), [("config.js", True), ("words.js", False)])
def test_a_limit_is_sure_when_the_file_that_its_owner_names_gives_it(settings: str, is_sure: bool) -> None:
    files = {
        "a/claims.js": "router.post('/claims', rateLimit({ windowMs: 24 * 3600 * 1000, max: config.claimsPerDay }), create);\n",
        f"a/{settings}": "export default { claimsPerDay: 3 };\n",
    }
    certain = [
        one.certainty is Certainty.VIOLATION for one in found_in(rule_named("rate-limit-without-recourse"), files)
    ]
    assert certain == [is_sure]


_BY_LINE = "import rateLimit from 'express-rate-limit';\n%sconst limiter = rateLimit({ windowMs: 24 * 3600 * 1000, max: 3 });\nio.use(limiter);\n"


@pytest.mark.parametrize(
    ("exports", "routes", "is_sure"),
    [
        ("export ", "import { limiter } from '../chat/socket.js';\nrouter.post('/claims', limiter, submit);\n", True),
        ("export ", "import * as doors from '../chat/socket';\nrouter.post('/claims', doors.limiter, submit);\n", True),
        ("export ", "const { limiter } = require('../chat/socket');\nrouter.post('/claims', limiter, submit);\n", True),
        ("", "import { limiter } from '../security/generous-limit.js';\nrouter.post('/claims', limiter, submit);\n", False),
        ("export ", "import { react } from '../chat/socket.js';\nimport { limiter } from './limit.js';\nrouter.post('/claims', limiter, submit);\n", False),
        ("export ", "import * as own from './limits';\nimport { react } from '../chat/socket';\nrouter.post('/claims', own.limiter, submit);\n", False),
        ("export ", "router.post('/claims', rateLimiter, submit);\n", False),
    ],
)  # fmt: skip
def test_a_limit_stands_before_the_routes_of_those_who_take_it_from_its_file(
    exports: str, routes: str, is_sure: bool
) -> None:
    files = {"src/chat/socket.js": _BY_LINE % exports, "src/claims/routes.js": routes}
    certain = [
        one.certainty is Certainty.VIOLATION for one in found_in(rule_named("rate-limit-without-recourse"), files)
    ]
    assert certain == [is_sure]


_ALLOTS = "export async function allot(left) {\n  const chosen = await prisma.application.findMany({ orderBy: { submittedAt: 'asc' }, take: placesLeft });\n  await prisma.application.updateMany({ where: { id: chosen }, data: { status: 'OFFERED' } });\n}\n"


@pytest.mark.parametrize(
    ("path", "told", "is_raced"),
    [
        ("config/camp.json", '{"opens_at": "2026-03-02 09:00"}', True),
        ("config/camp.js", "export default { opensAt: new Date('2026-03-02T09:00') };\n", True),
        ("config/camp.py", "OPENS = 1\nopening_date = datetime(2026, 3, 2, 9, 0)\n", True),
        ("config/tickets.json", '{"opened_at": "2026-03-02 09:00"}', False),
        ("tests/fixtures/camp.json", '{"opens_at": "2026-03-02 09:00"}', False),
    ],
)
def test_people_race_where_it_is_told_when_requests_open(path: str, told: str, is_raced: bool) -> None:
    found = found_in(rule_named("slot-release-random"), {"a/allot.js": _ALLOTS, path: told})
    assert [one.certainty is Certainty.VIOLATION for one in found] == [is_raced]


def test_names_that_are_compared_in_an_answer_are_shown_there_and_not_by_what_decides_it() -> None:
    files = {
        "a/checks.py": "def names_match(applicant, document):\n    if document.pages:\n        return applicant.first_name.lower() == document.given_names.lower()\n    return True\n",
        "a/views.py": "from a.checks import names_match\n\n\ndef upload(applicant, document):\n    if not names_match(applicant, document):\n        raise ValidationError('name')\n",
    }
    (found,) = found_in(rule_named("name-charset-narrow"), files)
    assert (found.path, found.position.line) == ("a/checks.py", 3)


@pytest.mark.parametrize(
    "looked",
    [
        "place = geocode(self.cleaned_data['home'])",
        "home = self.cleaned_data['home']\n        place = geocode(home)",
        "place = geocode(address)",
    ],
)
def test_an_address_that_somebody_sent_is_followed_to_what_looks_it_up(looked: str) -> None:
    clean = f"class ClaimForm(forms.Form):\n    def check(self, address):\n        {looked}\n        if place is None:\n            raise ValidationError('Unknown')\n"
    assert len(found_in(rule_named("postal-address-required"), {"claims/forms.py": clean})) == 1


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        ("Envoyez une lettre recommandée au moins un mois avant.", 1),
        ("Envoyez une lettre recommandée à l’adresse du siège.", 1),
        ("Envoyez une lettre recommandée au 12 rue des Forges.", 1),
        ("Envoyez une lettre recommandée au propriétaire du bureau.", 0),
        ("Envoyez une lettre recommandée à l’exploitant.", 0),
        ("Send a registered letter to the membership office.", 1),
        ("Send a registered letter to the gym that you joined.", 0),
    ],
)
def test_a_letter_to_whom_is_not_the_service_is_no_way_out_of_it(asked: str, times: int) -> None:
    files = {"messages.yml": f"resilier_texte: {asked!r}\n"}
    assert len(found_in(rule_named("withdrawal-asymmetry"), files)) == times
