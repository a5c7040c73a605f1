"""What a file does through functions of the project: told where they are called, with what they are given; what says it by itself is said once, there."""

from __future__ import annotations

import pytest
from guichet.api import check_text
from guichet.engine.catalogue import rule_named
from guichet.engine.containment import FAILED
from guichet.engine.examples import found_in

LOG, ADDRESS, DROPPED, OPEN, THIRD, NAMES = (
    "personal-data-in-log",
    "personal-data-in-url",
    "request-closed-silently",
    "file-open-to-others",
    "personal-data-to-third-party",
    "name-charset-narrow",
)
SEEN = {
    "a function of a script that logs what it is given": (LOG, "src/routes.js", {
        "src/audit.js": "const logger = require('./logger');\nfunction trace(event, data) {\n  logger.info(event, { at: Date.now(), ...data });\n}\nmodule.exports = { trace };\n",
        "src/routes.js": "const { trace } = require('./audit');\napp.post('/demande', (req, res) => {\n  const user = load(req);\n  trace('demande', { nir: user.nir });\n  res.redirect('/merci');\n});\n",
    }),
    "the same, brought in under another name": (LOG, "src/routes.ts", {
        "src/audit.ts": "import logger from './logger';\nexport function keepTrace(what: string, who: string) {\n  logger.warn(`${what} ${who}`);\n}\n",
        "src/routes.ts": "import { keepTrace as note } from './audit';\nexport async function claim(user: User) {\n  note('claim', user.nino);\n}\n",
    }),
    "through two functions": (LOG, "src/routes.js", {
        "src/low.js": "export function write(line) {\n  logger.info(line);\n}\n",
        "src/high.js": "import { write } from './low';\nexport function noted(who) {\n  write(who);\n}\n",
        "src/routes.js": "import { noted } from './high';\nexport function ask(user) {\n  noted(user.nir);\n}\n",
    }),
    "a service that PHP is given": (LOG, "src/Controller/DemandeController.php", {
        "src/Service/Journal.php": "<?php\nclass Journal\n{\n    public function noter(string $quoi, string $qui): void\n    {\n        $this->logger->info($quoi . ' ' . $qui);\n    }\n}\n",
        "src/Controller/DemandeController.php": "<?php\nclass DemandeController\n{\n    public function __construct(private Journal $journal) {}\n    public function deposer(Usager $usager): Response\n    {\n        $this->journal->noter('demande', $usager->courriel);\n        return $this->redirect('/merci');\n    }\n}\n",
    }),
    "a class of Ruby": (LOG, "app/controllers/claims_controller.rb", {
        "app/services/journal.rb": "class Journal\n  def self.noter(quoi, qui)\n    Rails.logger.info(\"#{quoi} #{qui}\")\n  end\nend\n",
        "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def create\n    Journal.noter(\"claim\", current_user.email)\n    redirect_to root_path\n  end\nend\n",
    }),
    "what a model of Ruby answers, put in an address": (ADDRESS, "app/mailers/rappel_mailer.rb", {
        "app/models/convocation.rb": "class Convocation < ApplicationRecord\n  def parametres\n    { nir: patient.nir, jour: jour }\n  end\nend\n",
        "app/mailers/rappel_mailer.rb": "class RappelMailer < ApplicationMailer\n  def rappel(convocation)\n    @lien = confirmation_url(convocation.parametres)\n    mail(to: convocation.patient.courriel)\n  end\nend\n",
    }),
    "a limit that one function tests, another obeys, and a third does not see": (DROPPED, "aid/api.py", {
        "aid/intake.py": "DAILY_CEILING = 120\n\n\nclass Intake:\n    def room_left(self) -> bool:\n        return self.store.count_for(today()) < DAILY_CEILING\n\n    def register(self, reference, payload):\n        if not self.room_left():\n            return\n        self.store.insert(reference=reference, payload=payload)\n",
        "aid/api.py": "from .intake import Intake\n\n\n@router.post(\"/requests\")\ndef ask(body: Request, intake: Intake = Depends(get_intake)):\n    intake.register(new_reference(), body.model_dump())\n    return {\"message\": \"Your request has been received.\"}\n",
    }),
    "a permission kept in the table of another file": (OPEN, "src/attachments.ts", {
        "src/storage.ts": "export const storage = {\n  bucket: 'files',\n  acl: 'public-read',\n};\n",
        "src/attachments.ts": "import { storage } from './storage';\nexport async function attach(claim: Claim, passport: Upload) {\n  await client.send(new PutObjectCommand({ Bucket: storage.bucket, Key: `passports/${claim.id}`, Body: passport.body, ACL: storage.acl }));\n}\n",
    }),
    "what is told with an error, made elsewhere": (THIRD, "src/app.js", {
        "src/context.js": "function contextOf(req) {\n  return { route: req.path, extra: { payload: req.body } };\n}\nmodule.exports = { contextOf };\n",
        "src/app.js": "const tracker = require('@errors/node');\nconst { contextOf } = require('./context');\napp.use((err, req, res, next) => {\n  tracker.captureException(err, contextOf(req));\n  res.status(500).render('error');\n});\n",
    }),
    "names of human beings in a record that no word says is somebody's": (NAMES, "app/models/admission.rb", {
        "app/models/admission.rb": "class Admission < ApplicationRecord\n  validates :first_name, :last_name, format: { with: /\\A[A-Z][a-z]+\\z/ }\nend\n",
    }),
}  # fmt: skip
SILENT = {
    "what is called by its own name, and not the other work of its class": (LOG, {
        "app/services/journal.rb": "class Journal\n  def self.perform(qui)\n    Rails.logger.info(qui)\n  end\n\n  def self.call(qui)\n    Entry.create!(who: qui)\n  end\nend\n",
        "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def create\n    Journal.call(current_user.email)\n    redirect_to root_path\n  end\nend\n",
    }),
    "what is given is a reference": (LOG, {
        "src/audit.js": "function trace(event, data) {\n  logger.info(event, data);\n}\nmodule.exports = { trace };\n",
        "src/routes.js": "const { trace } = require('./audit');\napp.post('/demande', (req, res) => {\n  trace('demande', { reference: file.reference });\n});\n",
    }),
    "where the service is made alone": (LOG, {
        "src/mail.js": "export function send({ email, title }) {\n  if (process.env.NODE_ENV === 'development') {\n    logger.info('mail ' + email);\n  } else {\n    transport.send(email, title);\n  }\n}\n",
        "src/routes.js": "import { send } from './mail';\nexport function ask(user) {\n  send({ email: user.email, title: 'Reçu' });\n}\n",
    }),
    "a function that hides what it is given first": (LOG, {
        "src/audit.js": "export function trace(event, who) {\n  logger.info(event, mask(who));\n}\n",
        "src/routes.js": "import { trace } from './audit';\nexport function ask(user) {\n  trace('demande', user.nir);\n}\n",
    }),
    "a caller that looks whether what was asked is kept": (DROPPED, {
        "aid/intake.py": "DAILY_CEILING = 120\n\n\nclass Intake:\n    def register(self, reference, payload):\n        if self.store.count_for(today()) >= DAILY_CEILING:\n            return False\n        self.store.insert(reference=reference, payload=payload)\n        return True\n",
        "aid/api.py": "from .intake import Intake\n\n\n@router.post(\"/requests\")\ndef ask(body: Request, intake: Intake = Depends(get_intake)):\n    if not intake.register(new_reference(), body.model_dump()):\n        return {\"message\": \"No more today: call 01 99 00 42 18, or come back tomorrow.\"}\n    return {\"message\": \"Your request has been received.\"}\n",
    }),
    "a table of another file that keeps papers closed": (OPEN, {
        "src/storage.ts": "export const storage = {\n  bucket: 'files',\n  acl: 'private',\n};\n",
        "src/attachments.ts": "import { storage } from './storage';\nexport async function attach(claim: Claim, passport: Upload) {\n  await client.send(new PutObjectCommand({ Bucket: storage.bucket, Key: `passports/${claim.id}`, Body: passport.body, ACL: storage.acl }));\n}\n",
    }),
    "functions that call one another without end": (LOG, {
        "src/a.js": "import { two } from './b';\nexport function one(what) {\n  two(what);\n}\n",
        "src/b.js": "import { one } from './a';\nexport function two(what) {\n  one(what);\n}\nexport function begin(user) {\n  two(user.reference);\n}\n",
    }),
    "names of a firm": (NAMES, {
        "app/models/firm.rb": "class Firm < ApplicationRecord\n  validates :name, :trade_name, format: { with: /\\A[A-Z][a-z]+\\z/ }\nend\n",
    }),
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_what_is_done_through_functions_is_told_where_they_are_called(case: str) -> None:
    rule, path, files = SEEN[case]
    assert [one.path for one in found_in(rule_named(rule), files)] == [path]


@pytest.mark.parametrize("case", SILENT)
def test_what_functions_do_to_nobody_is_not_told(case: str) -> None:
    rule, files = SILENT[case]
    assert found_in(rule_named(rule), files) == []


def test_what_a_function_says_by_itself_is_told_there_alone() -> None:
    files = {
        "src/audit.js": "export function failed(err, who) {\n  logger.error('échec ' + who.nir, err);\n}\n",
        "src/routes.js": "import { failed } from './audit';\nexport function ask(user) {\n  failed(new Error('x'), user);\n}\n",
    }
    assert [one.path for one in found_in(rule_named(LOG), files)] == ["src/audit.js"]


def test_a_reply_that_calls_a_function_that_tests_errors_is_read() -> None:
    """The test stands in what is called, and decides nothing of the file that calls."""
    code = 'EXPOSED_ERRORS = False\n\n\ndef detail(what):\n    """Été."""\n    if EXPOSED_ERRORS:\n        return str(what)\n    return "Erreur"\n\n\nasync def show(request):\n    return JSONResponse(status_code=403, content={"detail": detail(request)})\n'
    said = check_text(code, "api/views.py", isolated=True, select=["refusal-reasons-missing"])
    assert FAILED not in {one.rule for one in said.findings}
