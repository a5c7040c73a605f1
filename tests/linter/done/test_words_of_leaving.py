"""What shares its words with leaving, erasing, turns, logs and recipients, and does nothing to anybody: each beside a flaw."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

Files = dict[str, str]

CASES: dict[str, tuple[str, Files, list[Files]]] = {
    'a line of machines, of calls or of cards': (
        'turn-restarted',
        {'app/models/waiting_entry.rb': 'class WaitingEntry < ApplicationRecord\n  def check!\n    if offer_expired?\n      update!(position: WaitingEntry.maximum(:position) + 1)\n    end\n  end\nend\n'},
        [
            {'src/cache.js': 'export function touch(ticketCache, key) {\n  if (isExpired(ticketCache.get(key))) {\n    ticketCache.moveToEnd(key);\n  }\n}\n'},
            {'src/player.js': 'function next(track) {\n  if (track.timedOut) {\n    playQueue.moveToEnd(track);\n  }\n}\n'},
            {'src/support.ts': "export async function onNoAnswer(call) {\n  if (call.noAnswer) {\n    await callQueue.requeue(call, { priority: 'high' });\n  }\n}\n"},
            {'app/Printer.php': '<?php\nclass Printer {\n  function run($doc) {\n    if ($doc->timedOut()) {\n      $this->waitingDocs->requeue($doc);\n    }\n  }\n}\n'},
            {'app/services/crawler.rb': 'class Crawler\n  def step(page)\n    if page.timed_out?\n      @queue.requeue(page)\n    end\n  end\nend\n'},
            {'src/cards.js': 'export function answer(card) {\n  if (card.missed) {\n    deckQueue.pushLast(card);\n  }\n}\n'},
            {'src/sort.ts': 'for (const offer of offers) {\n  if (offer.expired) {\n    offer.position = offers.length + 1;\n  }\n}\n'},
            {'config/queue.yml': 'queue:\n  visibility:\n    expired: requeue\n'},
            {'config/import.yml': 'import:\n  line_timeout: requeue\n  options: {a: 1}\n'},
            {'src/hold.js': 'export function onTimeout(song) {\n  if (song.expired) lobbyMusic.moveToEnd(song);\n}\n'},
            {'config/waitlist.yml': 'waiting_list:\n  mails:\n    on_timeout: requeue\n'},
            {'config/rdv.yml': 'appointments:\n  reminder_sms:\n    on_timeout: requeue\n'},
            {'config/demandes.yml': 'demandes:\n  export_pdf:\n    si_timeout: requeue\n'},
            {'src/sync.ts': 'export async function sync(application) {\n  if (api.timedOut) {\n    await syncQueue.requeue(application);\n  }\n}\n'},
        ],
    ),
    'a record of who looked, a number of whom is known': (
        'turn-restarted',
        {'src/salle.js': "app.get('/salle-attente', async (req, res) => {\n  const ticket = await db.ticket.create({ data: { salle: req.query.salle } });\n  res.render('attente', { devant: await ahead(ticket) });\n});\n"},
        [
            {'src/board.js': "router.get('/queue/board', async (req, res) => {\n  await viewLog.create({ screen: req.query.screen, queue: 'main' });\n  res.json({ waiting: await line.count(), position: board.position });\n});\n"},
            {'src/tickets.ts': "app.get('/tickets/:id', async (req, res) => {\n  const audit = await ticketViews.create({ ticket: req.params.id });\n  res.render('ticket', { ticket: await tickets.load(req.params.id), rank: 1 });\n});\n"},
            {'src/queue.ts': "app.get('/queue', async (req, res) => {\n  const ticket = await queue.join(req.user.id);\n  res.json({ position: ticket.position });\n});\n"},
            {'app/Http/Controllers/QueueController.php': "<?php\nclass QueueController extends Controller {\n  public function show(Request $request) {\n    $ticket = $this->queue->enter($request->query('token'));\n    return view('queue', ['ahead' => $ticket->ahead]);\n  }\n}\n"},
            {'src/ws.js': "app.get('/ws-ticket', (req, res) => {\n  const ticket = wsTickets.issue(req.user);\n  res.json({ ticket, waiting: false });\n});\n"},
        ],
    ),
    'an end that is contested, not wanted': (
        'withdrawal-asymmetry',
        {'templates/compte.html': '<p lang="fr">Vous pouvez demander la clôture de votre abonnement, par une lettre recommandée.</p>'},
        [
            {'templates/fin.html': '<p lang="fr">Vous pouvez rouvrir votre demande ou contester la clôture, par une lettre à l’office.</p>'},
            {'templates/end.html': '<p lang="en">You may reopen your plan or challenge the cancellation, by letter.</p>'},
        ],
    ),
    'what undoes a measure is not the measure': (
        'tracker-before-consent',
        {'src/choice.ts': "export function keep(choice) {\n  if (choice === 'accepted') {\n    note();\n  } else {\n    loadMeasure();\n  }\n}\n\nfunction loadMeasure() {\n  const script = document.createElement('script');\n  script.src = 'https://www.googletagmanager.com/gtag/js';\n  document.head.append(script);\n}\n"},
        [
            {'src/choice.ts': "export function keep(choice) {\n  if (choice === 'accepted') {\n    note();\n  } else {\n    unloadMeasure();\n  }\n}\n\nfunction unloadMeasure() {\n  document.getElementById('measure')?.remove();\n}\n"},
        ],
    ),
    'an erasure that nobody asked for': (
        'soft-delete-only',
        {'src/config.ts': 'export const privacy = { accountDeletion: { coolingOffDays: 120 } };\n'},
        [
            {'infra/kms.yml': 'kms:\n  key_deletion_pending_days: 90\n'},
            {'config/storage.yml': 'bucket:\n  deletion_hold_days: 365\n'},
            {'config/archives.yml': 'dossiers:\n  suppression_attente_jours: 365\n'},
            {'config/mail.yml': 'email:\n  suppression_list:\n    hold_days: 180\n'},
            {'config/audio.json': '{"noiseSuppression": {"holdDays": 90}, "alarm": {"suppression_wait_days": 90}}\n'},
            {'config/ci.yml': 'preview_environments:\n  deletion_grace_days: 90\n'},
            {'config/rh.py': 'SUPPRESSION_POSTE_DELAI_ATTENTE_JOURS = 90\n'},
            {'config/x.yml': 'account_deletion:\n  pending_reminder_days: 90\n'},
            {'config/y.yml': 'member_photos:\n  deletion_wait_days: 90\n'},
        ],
    ),
    'a request to be erased that is answered, kept or looked for at the door': (
        'soft-delete-only',
        {'app/controllers/sessions_controller.rb': 'class SessionsController < Devise::SessionsController\n  def after_sign_in_path_for(user)\n    user.update!(deletion_requested_at: nil)\n    root_path\n  end\nend\n'},
        [
            {'src/auth/login.controller.ts': "router.post('/account/keep', requireLogin, async (req, res) => {\n  await deletionRequests.remove(req.user.id);\n  res.sendStatus(204);\n});\n"},
            {'src/Connexion.php': '<?php\nclass Connexion {\n  public function nettoyer($table) {\n    $this->deletionRequests->delete($table);\n  }\n}\n'},
            {'src/auth/login.js': 'export async function createOnFirstLogin(profile) {\n  return db.user.create({ data: { email: profile.email, deletionRequestedAt: null } });\n}\n'},
            {'src/auth/signin2.ts': 'export const find = (email) => db.user.findFirst({ where: { email, deletionRequestedAt: null } });\n'},
            {'src/auth/login3.ts': 'export async function onLogin(user) {\n  if (user.eraseAt < new Date()) {\n    await eraseAll(user);\n    await erasureRequests.remove(user.id);\n  }\n}\n'},
        ],
    ),
    'a state of what is no account, or that promises no erasure': (
        'soft-delete-only',
        {'src/account.ts': "export async function deleteAccount(req, res) {\n  await db.account.update({ where: { id: req.user.id }, data: { status: 'dormant' } });\n  res.json({ message: 'Your account has been deleted.' });\n}\n"},
        [
            {'src/members.ts': "export async function removeMember(group, member) {\n  await db.membership.update({ where: { group, member }, data: { status: 'removed' } });\n}\n"},
            {'src/userSessions.ts': "export async function closeUserSession(id) {\n  await db.userSession.update({ where: { id }, data: { status: 'closed' } });\n}\n"},
            {'src/account.ts': "export async function closeAccount(id) {\n  await ledgerAccounts.update(id, { status: 'closed' });\n}\n"},
            {'src/presence.ts': "export function userLeave(user) {\n  presence.update(user.id, { status: 'inactive' });\n}\n"},
            {'src/userStore.ts': "export function deleteUser(state, id) {\n  state.users.update(id, { status: 'deleted' });\n}\n"},
            {'app/controllers/admin/users_controller.rb': "class Admin::UsersController < ApplicationController\n  def destroy\n    @user.update!(status: 'disabled')\n  end\nend\n"},
        ],
    ),
    'a window of something else, or one in which people left already': (
        'withdrawal-asymmetry',
        {'app/AbonnementController.php': '<?php\nclass AbonnementController extends Controller {\n  public function resilier(Request $request) {\n    if (! $request->user()->abonnement->dansPeriodePreavis()) {\n      abort(403);\n    }\n    $request->user()->abonnement->terminer();\n  }\n}\n'},
        [
            {'src/plan.ts': 'export function stopPlanPreview(req, res) {\n  if (!windowOpen) {\n    return res.status(409).end();\n  }\n}\n'},
            {'src/plans2.ts': "router.post('/subscription/cancel', async (req, res) => {\n  if (!withinWindow(req.user, 14)) {\n    return res.status(422).json({ refund: false });\n  }\n});\n"},
            {'src/stopjob.ts': "router.post('/contracts/stop', async (req, res) => {\n  if (!maintenance.windowOpen()) {\n    return res.status(409).json({ error: 'Outside maintenance window' });\n  }\n});\n"},
            {'src/plans3.ts': "router.post('/subscription/cancel', async (req, res) => {\n  if (subscription.inNoticePeriod) {\n    return res.status(409).json({ error: 'You already cancelled' });\n  }\n  await end(req.user);\n});\n"},
            {'src/plans4.ts': "router.post('/subscription/cancel/undo', async (req, res) => {\n  if (!inNoticePeriod(req.user)) {\n    return res.status(409).json({ error: 'Nothing to undo' });\n  }\n  await plans.resume(req.user);\n});\n"},
            {'src/fenetre.js': "function annulerAbonnement(req, res) {\n  if (fenetre.closed) {\n    throw new Error('fenêtre fermée');\n  }\n}\n"},
        ],
    ),
    'what remains, and is no money': (
        'withdrawal-asymmetry',
        {'src/a.ts': "export async function contest(req, res) {\n  if (fine.outstandingBalance > 0) {\n    return res.status(409).json({ error: 'Not yet' });\n  }\n}\n"},
        [
            {'src/appeals2.ts': "export async function fileAppeal(req, res) {\n  if (pendingAppeals.remaining > 0) {\n    return res.status(409).json({ error: 'An appeal is already open' });\n  }\n}\n"},
            {'app/controllers/appeals_controller.rb': "class AppealsController < ApplicationController\n  def create\n    if reviews_outstanding.any?\n      render json: { error: 'A review is already under way' }, status: :conflict\n    end\n  end\nend\n"},
            {'src/fines2.ts': "export async function contest(req, res) {\n  if (!req.body.reason) {\n    return res.status(422).json({ error: 'Tell us why. You need not pay first.' });\n  }\n}\n"},
            {'app/Recours.php': "<?php\nclass RecoursController {\n  public function store(Request $r) {\n    if (! $avis->soldeDu() > 0) { abort(409, 'Rien à contester'); }\n  }\n}\n"},
            {'src/ap2.ts': "export async function contest(req, res) {\n  if (late) {\n    return res.status(409).json({ error: 'Contest before you pay: once paid, a fine is closed.' });\n  }\n}\n"},
            {'src/ap3.ts': "export async function contester(req, res) {\n  if (late) {\n    return res.status(409).json({ error: 'Contestez avant de payer : après paiement, l’amende est close.' });\n  }\n}\n"},
        ],
    ),
    'a mark that wants nobody signed in': (
        'withdrawal-asymmetry',
        {'src/NewsletterController.kt': 'class NewsletterController {\n  @PostMapping("/newsletter")\n  fun subscribe(@RequestBody e: Email) {}\n  @PreAuthorize("isAuthenticated()")\n  @DeleteMapping("/newsletter")\n  fun unsubscribe() {}\n}\n'},
        [
            {'src/newsletter2.controller.ts': "@Controller('newsletter')\nexport class NewsletterController {\n  @Post()\n  subscribe(@Body() b) {}\n  @UseGuards(ThrottlerGuard)\n  @Post('unsubscribe')\n  unsubscribe(@Body() b) {}\n}\n"},
            {'src/newsletter3.controller.ts': "@Controller('newsletter')\nexport class NewsletterController {\n  @Post()\n  subscribe(@Body() b) {}\n  @UseGuards(SignedLinkGuard)\n  @Get('unsubscribe/:token')\n  unsubscribe(@Param('token') t) {}\n}\n"},
            {'lettre/views2.py': "def anonymous_only(f):\n    def g(request, *a):\n        if request.user.is_authenticated:\n            return redirect('/preferences/')\n        return f(request, *a)\n    return g\n\n\ndef abonner(request):\n    Abonne.objects.create(email=request.POST['email'])\n\n\n@anonymous_only\ndef desabonner(request, jeton):\n    Abonne.objects.filter(jeton=jeton).delete()\n    return redirect('/')\n"},
            {'src/NewsletterController.java': 'class NewsletterController {\n  @PostMapping\n  public void subscribe() {}\n  @PreAuthorize("permitAll()")\n  @PostMapping\n  public void unsubscribe() {}\n}\n'},
        ],
    ),
    'words of leaving that are no steps': (
        'withdrawal-asymmetry',
        {'src/a.ts': "export const JOIN_STEPS = ['email'];\nexport const LEAVE_STEPS = ['reason', 'offer', 'stay', 'confirm'];\n"},
        [
            {'src/words.ts': "export const joinWords = ['join'];\nexport const leaveWords = ['leave', 'stay', 'quit', 'stop'];\n"},
        ],
    ),
    'people who may come, or who come for something else': (
        'withdrawal-asymmetry',
        {'config/locales/en.yml': 'en:\n  appeal:\n    how: You must come to the counter in person with your original letter.\n'},
        [
            {'config/voies_recours.yml': 'passeport: Présentez-vous en personne en mairie pour retirer votre passeport.\n'},
            {'config/locales/fr.yml': 'fr:\n  recours:\n    aide: Présentez-vous à l’accueil si vous avez besoin d’aide pour remplir votre recours.\n'},
            {'config/locales/en.yml': 'en:\n  appeal:\n    hint: You can visit our office for help with your appeal.\n'},
            {'config/locales/en.yml': 'en:\n  appeal:\n    next: Someone will review your appeal. You do not have to come to the office.\n'},
            {'config/locales/fr.yml': 'fr:\n  reclamation:\n    colis: Pour récupérer votre colis, présentez-vous au guichet.\n'},
            {'config/locales/fr.yml': 'fr:\n  recours:\n    commission: Vous pouvez être entendu par la commission. Si vous le souhaitez, présentez-vous au bureau 4.\n'},
            {'config/locales/en.yml': 'en:\n  appeals:\n    panel: Panel members attend the office once a month.\n'},
            {'config/locales/en.yml': 'en:\n  appeal:\n    step_desk: Visit the desk on the ground floor.\n    step_post: Post your letter.\n'},
            {'config/locales/fr.yml': 'fr:\n  recours:\n    au_guichet: Présentez-vous au guichet avec votre dossier.\n    en_ligne: Déposez votre recours sur le site.\n'},
        ],
    ),
    'purposes that were chosen, refused or seen': (
        'consent-bundled',
        {'src/join.ts': "const PURPOSES = ['terms', 'marketing', 'partners'];\nexport async function join(user) {\n  for (const p of PURPOSES) {\n    await consents.create({ purpose: p, grantedAt: new Date() });\n  }\n}\n"},
        [
            {'src/consents.ts': "const PURPOSES = ['terms', 'marketing', 'partners'];\nexport async function save(user, chosen) {\n  for (const p of PURPOSES.filter((one) => chosen.includes(one))) {\n    await consents.create({ purpose: p, givenAt: new Date() });\n  }\n}\n"},
            {'src/refus.ts': "const PURPOSES = ['terms', 'marketing', 'partners'];\nexport async function revokeAll(user) {\n  for (const p of PURPOSES) {\n    await consentWithdrawals.create({ purpose: p, revokedAt: new Date() });\n  }\n}\n"},
            {'src/screens.ts': "const SECTIONS = ['terms', 'partners', 'marketing'];\nexport const seen = () => SECTIONS.forEach((s) => consentViews.create({ section: s, seenAt: new Date() }));\n"},
            {'src/p.ts': "const DOCUMENTS = ['terms', 'partners'];\nexport const publish = () => DOCUMENTS.forEach((d) => consentDocuments.create({ name: d, publishedAt: new Date() }));\n"},
        ],
    ),
    'what scrolling allows besides an answer': (
        'consent-presumed',
        {'src/bandeau.js': "function accepterCookies() {\n  localStorage.setItem('consentement', 'oui');\n  loadAnalytics();\n}\nwindow.addEventListener('scroll', accepterCookies, { once: true });\n"},
        [
            {'src/mesure.js': "function autoriserDefilement() { mesure.reset(); }\nwindow.addEventListener('scroll', autoriserDefilement);\n"},
            {'src/cookies.js': "socket.on('connexion', authorizeCookie);\nfunction authorizeCookie(c) { return verify(c.handshake.cookie); }\n"},
            {'src/auth.js': "server.on('login', allowCookie);\nfunction allowCookie(s) { s.cookie.secure = true; }\n"},
        ],
    ),
    'paper of a book': (
        'consent-presumed',
        {'db/q.sql': "UPDATE usagers SET courrier_papier = (COALESCE(reponse_dematerialisation, 'en ligne') = 'papier');\n"},
        [
            {'db/p.sql': "UPDATE editions SET papier = (coalesce(choix_format, 'numerique') = 'papier');\n"},
        ],
    ),
    'what is no answer of a form, or not as it came': (
        'personal-data-in-log',
        {'app/Http/Controllers/DemandeController.php': "<?php\nclass DemandeController {\n  function store(Request $request) {\n    $donnees = $request->all();\n    Log::info('nouvelle demande', $donnees);\n  }\n}\n"},
        [
            {'src/e.js': "export function t(req) {\n  const safe = scrub(req.body);\n  logger.info({ safe }, 'in');\n}\n"},
            {'src/h.js': "export function t(req, res) {\n  const ok = await antivirus(req.body);\n  logger.info('clean', ok);\n}\n"},
            {'app/jobs/report_job.rb': 'class ReportJob\n  def perform\n    Rails.logger.info("report #{params}")\n  end\n\n  def params\n    { month: 1 }\n  end\nend\n'},
            {'app/Stats.php': "<?php\nclass Stats {\n  function run() {\n    Log::info('bureaux', $this->offices->all());\n  }\n}\n"},
            {'app/Boot.php': "<?php\nclass Boot {\n  function run() {\n    $conf = $this->config->all();\n    Log::info('config', $conf);\n  }\n}\n"},
            {'app/Weather.php': "<?php\nclass Weather {\n  function run() {\n    $response = $this->client->get('/meteo');\n    $this->logger->error('meteo ' . $response->getContent());\n  }\n}\n"},
            {'app/Token.php': "<?php\nclass T {\n  function run($console) {\n    Log::info('console', [$console->input()]);\n  }\n}\n"},
            {'src/G.java': 'class G {\n  @PostMapping\n  void f(@RequestBody Claim claim) {\n    logger.info(claim.getId());\n  }\n  void g(Claim claim) {\n    logger.info(claim);\n  }\n}\n'},
            {'src/admin/offices.js': "export function t(req) {\n  logger.info('office changed', req.body);\n}\n"},
            {'src/csp.js': "app.post('/csp-report', (req, res) => {\n  logger.warn('csp', req.body);\n  res.sendStatus(204);\n});\n"},
            {'src/vitals.js': "app.post('/vitals', (req, res) => {\n  logger.info('vitals', req.body);\n});\n"},
            {'app/services/geo.rb': 'class Geo\n  def call(city)\n    params = { q: city }\n    Rails.logger.info("geo #{params}")\n  end\nend\n'},
            {'app/services/geo2.rb': "class Geo2\n  def call(city)\n    Rails.logger.info('missing params')\n  end\nend\n"},
            {'src/dev.js': "export function t(req) {\n  if (process.env.NODE_ENV !== 'production') {\n    console.log(req.body);\n  }\n}\n"},
            {'src/Reglages.java': 'class Reglages {\n  @PutMapping\n  void f(@RequestBody MailConfig config) {\n    logger.info("reglages {}", config);\n  }\n}\n'},
            {'src/iot.js': "app.post('/sensors', (req, res) => {\n  logger.info('sensor', req.body);\n});\n"},
        ],
    ),
    'who is handed news, works, figures, or nothing': (
        'personal-data-to-third-party',
        {'config/partage.php': "<?php\nreturn ['partage_demandes' => ['destinataires' => ['instructeur', 'employeur']]];\n"},
        [
            {'config/partage.yml': 'partage:\n  documents_pedagogiques:\n    destinataires: [enseignants, eleves]\n'},
            {'config/alertes.yml': 'diffusion:\n  alerte_meteo:\n    destinataires: [police, pompiers]\n'},
            {'config/publication.yml': 'publication:\n  horaires:\n    recipients: [partners, insurers]\n'},
            {'src/share.ts': "export const shareMenu = { sendTo: ['email', 'marketing-site'] };\n"},
            {'config/calendar.json': '{"sharedCalendar": {"recipients": ["teacher", "pupil"]}}\n'},
            {'config/press.yml': 'communiques:\n  diffusion:\n    destinataires: [presse, annonceurs]\n'},
            {'config/emploi.yml': 'publication_offre:\n  destinataires: [employeur, agence]\n'},
            {'config/stats.yml': 'partage:\n  statistiques_anonymes:\n    destinataires: [assureurs, ministere]\n'},
            {'config/partage.yml': 'partage:\n  jamais:\n    destinataires: [employeur, assureur]\n'},
            {'config/partage2.yml': 'partage:\n  destinataires_exclus: [employeur, assureur]\n'},
            {'src/forbid.ts': "export const SHARING_FORBIDDEN = { recipients: ['employer', 'landlord'] };\n"},
            {'config/conges.yml': 'partage:\n  jours_feries:\n    destinataires: [agent, police]\n'},
            {'config/formation.yml': 'diffusion:\n  guide_instructeur:\n    destinataires: [instructeurs, enseignants]\n'},
            {'config/attest.yml': 'partage:\n  attestation_demandee_par_usager:\n    destinataires: [employeur]\n'},
        ],
    ),
    'a clock that presses nobody to choose': (
        'countdown-pressure',
        {'templates/h.html': '<p>Ce prix est garanti pendant <b data-countdown="900">15:00</b></p>'},
        [
            {'templates/a.html': '<p>Votre place est réservée pendant <b data-timer="600">10:00</b>. Vous pouvez demander plus de temps.</p>'},
            {'templates/c.html': '<p>Temps restant pour la photo : <b data-seconds="3"></b></p>'},
            {'templates/g.html': '<p>Time left in the oven: <b data-timer="900"></b></p>'},
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_only_shares_its_words_is_left_alone(name: str) -> None:
    rule, flawed, others = CASES[name]
    assert found_in(rule_named(rule), flawed)
    assert [found_in(rule_named(rule), other) for other in others] == [[] for _ in others]
