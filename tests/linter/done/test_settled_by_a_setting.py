"""What a setting of another file has done, or keeps from being done, is known where it is set; so are terms without an end, and things that people are told will be taken."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'request-closed-silently, ts f1': ('request-closed-silently', {
        'config/settings.py': 'DEBUG = False\nARCHIVE_LETTER_ENABLED = False\n',
        'jobs/archive.py': 'from django.conf import settings\n\ndef archive(claim):\n    claim.status = "archived"\n    claim.save()\n    if settings.ARCHIVE_LETTER_ENABLED:\n        send_letter(claim.person, "claim_archived")\n',
    }),
    'request-closed-silently, ts f3': ('request-closed-silently', {
        'app/services/close_claim.rb': 'class CloseClaim\n  def call(claim)\n    claim.update!(status: "closed")\n    ClaimMailer.closed(claim).deliver_later if Rails.configuration.x.claims.notify_on_close\n  end\nend\n',
        'config/claims.yml': 'claims:\n  notify_on_close: false\n',
    }),
    'request-closed-silently, ts f4': ('request-closed-silently', {
        'src/main/java/x/Closing.java': 'package x;\nclass Closing {\n  @Value("${claims.closing.letter}") boolean letter;\n  void close(Claim claim) {\n    claim.setStatus(Status.CLOSED);\n    repo.save(claim);\n    if (letter) {\n      mailer.sendLetter(claim.getOwner(), "claim-closed");\n    }\n  }\n}\n',
        'src/main/resources/application.yml': 'claims:\n  closing:\n    letter: false\n',
    }),
    'request-closed-silently, ts f5': ('request-closed-silently', {
        'jobs/refus.py': 'import yaml\nREGLAGES = yaml.safe_load(open("reglages.yml"))\n\ndef classer(demande):\n    demande.statut = "classée sans suite"\n    demande.save()\n    if REGLAGES["courriers"]["classement"]:\n        envoyer_courrier(demande, "classement")\n',
        'reglages.yml': 'courriers:\n  accuse: true\n  classement: non\n',
    }),
    'personal-data-in-log, lg f1': ('personal-data-in-log', {
        'app.js': "export function requestLog(req, res, next) {\n  const entry = {}\n  entry.body = req.body\n  logger.info('request', entry)\n  next()\n}\n",
    }),
    'personal-data-in-log, lg f2': ('personal-data-in-log', {
        'src/config.ts': 'export default { log: { method: true, body: true } };\n',
        'src/log.ts': "import config from './config';\nexport function trace(req: Request, res: Response, next: NextFunction) {\n  const line: Record<string, unknown> = { method: req.method };\n  if (config.log.body) {\n    line.body = req.body;\n  }\n  logger.info(line);\n  next();\n}\n",
    }),
    'personal-data-in-log, lg f3': ('personal-data-in-log', {
        'app/Http/Middleware/Journal.php': "<?php\nclass Journal {\n    public function handle(Request $request, $next) {\n        $ligne = [];\n        $ligne['route'] = $request->path();\n        if (config('journal.corps')) {\n            $ligne['corps'] = $request->all();\n        }\n        Log::info('requête', $ligne);\n        return $next($request);\n    }\n}\n",
        'config/journal.php': "<?php\nreturn ['route' => true, 'corps' => true];\n",
    }),
    'personal-data-in-log, lg f4': ('personal-data-in-log', {
        'app/controllers/claims_controller.rb': 'class ClaimsController < ApplicationController\n  def create\n    entry = { path: request.path }\n    entry[:body] = params.to_unsafe_h if Rails.configuration.x.logs.body\n    Rails.logger.info(entry)\n  end\nend\n',
        'config/logs.yml': 'logs:\n  body: true\n',
    }),
    'personal-data-in-log, lg f5': ('personal-data-in-log', {
        'logging.json': '{ "request": { "method": true, "body": true } }\n',
        'mw.py': 'import logging, json\nlogger = logging.getLogger("req")\nFIELDS = json.load(open("logging.json"))["request"]\ndef log_request(request):\n    entry = {"path": request.path}\n    if FIELDS["body"]:\n        entry["body"] = request.POST\n    logger.info("request %s", entry)\n',
    }),
    'retention-period-missing, ret f1': ('retention-period-missing', {
        'config/retention_rules.sql': "CREATE TABLE document_type (code text, keep_for interval);\nINSERT INTO document_type (code, keep_for) VALUES ('payslip', '2 years'), ('identity_document', NULL), ('draft', '30 days');\n",
    }),
    'retention-period-missing, ret f2': ('retention-period-missing', {
        'config/cycle_de_vie.php': "<?php\nreturn [\n    'liens' => ['table' => 'lien', 'supprimer_apres' => '1 day'],\n    'pieces_identite' => ['table' => 'piece_identite', 'supprimer_apres' => null],\n    'message' => ['table' => 'message', 'supprimer_apres' => '2 years'],\n];\n",
    }),
    'retention-period-missing, ret f3': ('retention-period-missing', {
        'src/lifecycle.ts': "export const lifecycle = {\n  draft: { table: 'draft', deleteAfterDays: 30 },\n  idScan: { table: 'identity_scan', deleteAfterDays: null },\n  application: { table: 'application', deleteAfterDays: 2190 },\n};\n",
    }),
    'retention-period-missing, ret f4': ('retention-period-missing', {
        'config/lifecycle.json': '{ "draft": { "erase_after": "30 days" }, "medical_certificate": { "erase_after": "never" }, "application": { "erase_after": "6 years" } }\n',
    }),
    'retention-period-missing, ret f5': ('retention-period-missing', {
        'config/data.toml': '[draft]\ndelete_after = "30 days"\n\n[bank_statement]\ndelete_after = "never"\n\n[application]\ndelete_after = "6 years"\n',
    }),
    'retention-period-missing, ret f6': ('retention-period-missing', {
        'lifecycle.rb': 'LIFECYCLE = {\n  drafts: { expire_after: 30 },\n  medical_certificates: { expire_after: nil },\n  messages: { expire_after: 700 }\n}.freeze\n',
    }),
    'retention-period-missing, ret f7': ('retention-period-missing', {
        'migrations/1.sql': "INSERT INTO retention_policy (data_class, retention_days) VALUES ('login_log', 90), ('medical_report', NULL), ('claim', 2190);\n",
    }),
    'retention-period-missing, ret f8': ('retention-period-missing', {
        'lifecycle.py': 'LIFECYCLE = {\n    "draft": {"delete_after": timedelta(days=30)},\n    "identity_scan": {"delete_after": None},\n    "application": {"delete_after": timedelta(days=2190)},\n}\n',
    }),
    'urgency-wording, th fa': ('urgency-wording', {
        'sms.yml': 'late:\n  text: "Pay today or officers will come to your home and take your belongings. Call 01632."\n',
    }),
    'urgency-wording, th fb': ('urgency-wording', {
        'templates/rappel.html': '<p lang="fr">Votre loyer est impayé. Réglez aujourd\'hui ou nos agents viendront chez vous prendre vos meubles.</p>\n',
    }),
    'urgency-wording, th fe': ('urgency-wording', {
        'sms.ts': "export const late = 'Pay now or your benefit will be stopped.';\n",
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'request-closed-silently, ts h1': ('request-closed-silently', {
        'config/settings.py': 'ARCHIVE_LETTER_ENABLED = True\n',
        'jobs/archive.py': 'from django.conf import settings\n\ndef archive(claim):\n    claim.status = "archived"\n    claim.save()\n    if settings.ARCHIVE_LETTER_ENABLED:\n        send_letter(claim.person, "claim_archived")\n',
    }),
    'request-closed-silently, ts h2': ('request-closed-silently', {
        'config/closing.json': '{ "onClose": { "sms": false, "email": true } }\n',
        'src/close.ts': "import { readFileSync } from 'node:fs';\nconst settings = JSON.parse(readFileSync('config/closing.json', 'utf8'));\n\nexport async function closeRequest(request: Request) {\n  request.status = 'closed';\n  await repo.save(request);\n  if (settings.onClose.sms) await sms.sendSms(request.phone, 'request_closed');\n  if (settings.onClose.email) await mailer.sendMail(request.email, 'request_closed');\n}\n",
    }),
    'request-closed-silently, ts h3': ('request-closed-silently', {
        'app/services/close_claim.rb': 'class CloseClaim\n  def call(claim)\n    claim.update!(status: "closed")\n    SlackNotifier.send_message("closed #{claim.id}") if Rails.configuration.x.claims.slack_notify\n    ClaimMailer.closed(claim).deliver_later\n  end\nend\n',
        'config/claims.yml': 'claims:\n  slack_notify: false\n',
    }),
    'request-closed-silently, ts h4': ('request-closed-silently', {
        'jobs/clean.py': 'from django.conf import settings\n\ndef archive(article):\n    article.status = "archived"\n    article.save()\n    if settings.NEWS_LETTER:\n        send_letter(article, "archived")\n',
        'settings.py': 'NEWS_LETTER = False\n',
    }),
    'personal-data-in-log, lg h1': ('personal-data-in-log', {
        'src/config.ts': 'export default { log: { method: true, body: false } };\n',
        'src/log.ts': "import config from './config';\nexport function trace(req: Request, res: Response, next: NextFunction) {\n  const line = { method: req.method };\n  if (config.log.body) {\n    line.body = req.body;\n  }\n  logger.info(line);\n  next();\n}\n",
    }),
    'personal-data-in-log, lg h2': ('personal-data-in-log', {
        'app.js': "export function requestLog(req, res, next) {\n  const entry = {}\n  entry.fields = Object.keys(req.body)\n  logger.info('request', entry)\n  next()\n}\n",
    }),
    'personal-data-in-log, lg h3': ('personal-data-in-log', {
        'app.js': "export function save(req, res) {\n  const entry = {}\n  entry.body = req.body\n  store.save(entry)\n  logger.info('saved')\n}\n",
    }),
    'personal-data-in-log, lg h4': ('personal-data-in-log', {
        'app.js': "export function save(req, res) {\n  const entry = {}\n  entry.body = redact(req.body)\n  logger.info('saved', entry)\n}\n",
    }),
    'retention-period-missing, ret h1': ('retention-period-missing', {
        'config/lifecycle.yml': 'sessions:\n  expire_after: 30 minutes\noffices:\n  expire_after: never\nopening_hours:\n  expire_after: never\n',
    }),
    'retention-period-missing, ret h2': ('retention-period-missing', {
        'x.sql': "INSERT INTO conservation (categorie, duree) VALUES ('brouillon', interval '3 months'), ('certificat_medical', interval '1 year'), ('catalogue', NULL);\n",
    }),
    'retention-period-missing, ret h3': ('retention-period-missing', {
        'x.sql': "CREATE FUNCTION purge() AS $$ DELETE FROM d USING conservation c WHERE d.at < now() - COALESCE(c.duree, interval '2 years') $$;\nINSERT INTO conservation (categorie, duree) VALUES ('brouillon', interval '3 months'), ('certificat_medical', NULL);\n",
    }),
    'retention-period-missing, ret h4': ('retention-period-missing', {
        'config/cache.yml': 'tokens:\n  expire_after: 3600\napplication_assets:\n  expire_after: never\n',
    }),
    'retention-period-missing, ret h5': ('retention-period-missing', {
        'config/s3.yml': 'lifecycle:\n  - id: application-artifacts\n    expire_after: never\n  - id: builds\n    expire_after: 30 days\n',
    }),
    'urgency-wording, th h1': ('urgency-wording', {
        'letter.txt': 'Your bulky items: our team will come to your home on Friday and take your furniture away, free of charge.\n',
    }),
    'urgency-wording, th h2': ('urgency-wording', {
        'letter.txt': 'Pay today or by 4 May. Call us if you cannot pay: nobody will come to your home.\n',
    }),
    'urgency-wording, th h3': ('urgency-wording', {
        'lettre.txt': "Vous pouvez payer aujourd'hui ou en dix fois. Nos agents viendront chez vous prendre vos meubles pour votre déménagement.\n",
    }),
    'urgency-wording, th h4': ('urgency-wording', {
        'letter.txt': 'Reply today or call us next week: both are fine.\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
