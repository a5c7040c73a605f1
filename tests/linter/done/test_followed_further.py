"""What decides is followed through lists, tables, other names and other files; beside each flaw, its benign twin."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

HELD = "HELD = ('escu', 'oglu')\n\n\ndef reasons(claim):\n    found = []\n    if {test}:\n        found.append('identity')\n    return found\n\n\ndef before_payment(claim):\n    found = reasons(claim)\n    if found:\n        claim.hold_until = in_six_weeks()\n"
LANE = "def age(born):\n    return today().year - born.year\n\n\ndef lane(claim):\n    if {test}:\n        return 'deferred'\n    return 'desk'\n\n\ndef sort(claims, queues):\n    for claim in claims:\n        queues[lane(claim)].append(claim.pk)\n"
PICK = "import random\n\n\ndef by_date(applicants, count):\n    return sorted(applicants, key=lambda one: one.came_on)[:count]\n\n\ndef pick(applicants, count):\n    return {pick}\n\n\nDEFAULT = pick\n"
OFFER = "from homes import draws\n\n\ndef offer(open_applicants, homes):\n    for home, applicant in zip(homes, draws.DEFAULT(open_applicants, len(homes))):\n        record_offer(home.id, applicant.id)\n"
STOPS = "from django.core.management.base import BaseCommand\n\nfrom pay.match import run\n\n\nclass Command(BaseCommand):\n    def handle(self, **options):\n        run(claims())\n"
MATCH = "def run(claims):\n    for claim in claims:\n        if claim.income > claim.declared_income:\n            claim.status = '{status}'\n            claim.save()\n"
WEIGHTS = "import yaml\n\n\ndef load(path='targeting/weights.yaml'):\n    return yaml.safe_load(open(path))\n"  # no score beside it
RULED = "import tomllib\nfrom pathlib import Path\n\nRULES = tomllib.loads(Path('rules.toml').read_text())\n"
PAGE = "from django.shortcuts import render\n\nfrom queue_of import service\n\n\ndef wait(request):\n    return render(request, 'wait.html', {'place': service.position(request)})\n"
POSITION = "import random\n\n\ndef position(visitor):\n    return {number}\n"
SHARED = "class Ask(models.Model):\n    answer = models.BooleanField(null=True)\n\n    def close(self):\n        self.user.consents.update_or_create(partner=self.partner, defaults={{'active': {answer}}})\n"
IDLE = "export const settings = {{ idleMs: {minutes} * 60 * 1000 }};\n"
GUARD = "import {{ settings }} from './settings.js';\n\nexport function guard(form) {{\n  let timer = null;\n  function again() {{\n    clearTimeout(timer);\n    timer = setTimeout(() => {{ form.reset(); }}, settings.idleMs);\n  }}\n  form.addEventListener('{event}', again);\n}}\n"
SLIDES = "let n = 0;\nconst slides = document.querySelectorAll('.slide');\nconst move = () => {{ slides[n].hidden = true; n = (n + 1) % slides.length; slides[n].hidden = false; }};\nconst DELAY = {delay};\nif (DELAY > 0) {{\n  setInterval(move, DELAY);\n}}\n"
HOURS = "export const HOURS = {{ from: 0, to: {to} }};\nexport function isOpen(date = new Date()) {{\n  const hour = date.getHours();\n  return hour >= HOURS.from && hour < HOURS.to;\n}}\n"
DOOR = "import { isOpen } from './hours.js';\n\nconst form = document.querySelector('#appointment');\nif (!isOpen()) {\n  form.hidden = true;\n}\n"
COOKIE = "KEY = 'measure'\n\n\ndef keep(response, agreed):\n    if agreed:\n        response.set_cookie(KEY, '1', max_age=31536000)\n{otherwise}    return response\n"
ASKS = "def context(request):\n    return {'ask': 'measure' not in request.cookies}\n"
TYPED = "function late(at: Date = new Date()): boolean {{\n  return at.{test};\n}}\nconst form = document.querySelector<HTMLFormElement>('#claim')!;\nif (late()) {{\n  form.hidden = true;\n}}\n"

FLAWS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "a date by default, as TypeScript types it": (
        "office-hours-gate",
        {"static/door.ts": TYPED.format(test="getHours() >= 17")},
        {"static/door.ts": TYPED.format(test="getFullYear() >= 2030")},
    ),
    "a reason put in a list": (
        "sensitive-attribute-in-score",
        {"checks/pay.py": HELD.format(test="claim.surname.lower().endswith(HELD)")},
        {"checks/pay.py": HELD.format(test="claim.amount > LIMIT")},
    ),
    "a lane by subscript, an age worked out": (
        "sensitive-attribute-in-score",
        {"lanes/sort.py": LANE.format(test="age(claim.born) > 55")},
        {"lanes/sort.py": LANE.format(test="pages(claim.files) > 55")},
    ),
    "a function by another name": (
        "slot-release-random",
        {"homes/draws.py": PICK.format(pick="random.sample(list(applicants), count)"), "homes/run.py": OFFER},
        {"homes/draws.py": PICK.format(pick="list(applicants)[:count]"), "homes/run.py": OFFER},
    ),
    "a common name, brought in by name": (
        "refusal-automated",
        {"pay/match.py": MATCH.format(status="suspended"), "pay/management/commands/match.py": STOPS},
        {"pay/match.py": MATCH.format(status="to_examine"), "pay/management/commands/match.py": STOPS},
    ),
    "weights of a file that a module names": (
        "sensitive-attribute-in-score",
        {"targeting/load.py": WEIGHTS, "targeting/weights.yaml": "control_threshold: 60\nvariables:\n  late: 3\n  born_abroad: 16\n"},
        {"targeting/load.py": WEIGHTS, "targeting/weights.yaml": "control_threshold: 60\nvariables:\n  late: 3\n  pages: 16\n"},
    ),
    "a rule in parts": (
        "precarity-proxy-in-score",
        {"rules.py": RULED, "rules.toml": "[[rule]]\nfield = 'declared_income'\nop = 'lt'\nvalue = 12000\noutcome = 'audit'\n"},
        {"rules.py": RULED, "rules.toml": "[[rule]]\nfield = 'declared_income'\nop = 'lt'\nvalue = 12000\noutcome = 'pay_more'\n"},
    ),
    "a rank drawn elsewhere": (
        "social-pressure",
        {"views.py": PAGE, "queue_of/service.py": POSITION.format(number="random.randint(180, 420)"), "templates/wait.html": "<p>There are {{ place }} people ahead of you.</p>"},
        {"views.py": PAGE, "queue_of/service.py": POSITION.format(number="random.randint(180, 420)"), "templates/wait.html": "<p>Your reference is {{ place }}.</p>"},
    ),
    "a yes for all who did not say no": (
        "consent-presumed",
        {"consents/models.py": "from django.db import models\n\n\n" + SHARED.format(answer="self.answer is not False")},
        {"consents/models.py": "from django.db import models\n\n\n" + SHARED.format(answer="self.answer is True")},
    ),
    "a yes kept, and a no forgotten": (
        "nagging-modal",
        {"measure/keep.py": COOKIE.format(otherwise=""), "measure/views.py": ASKS},
        {"measure/keep.py": COOKIE.format(otherwise="    else:\n        response.set_cookie(KEY, '0', max_age=31536000)\n"), "measure/views.py": ASKS},
    ),
    "a form that empties itself as one types": (
        "session-timeout-short",
        {"static/settings.js": IDLE.format(minutes=4), "static/forms.js": GUARD.format(event="change")},
        {"static/settings.js": IDLE.format(minutes=4), "static/forms.js": GUARD.format(event="submit")},
    ),
    "slides that move by themselves": (
        "text-changes-unpaused",
        {"static/slides.js": SLIDES.format(delay=4000)},
        {"static/slides.js": SLIDES.format(delay=0)},
    ),
    "hours of a module": (
        "office-hours-gate",
        {"static/hours.js": HOURS.format(to=17), "static/door.js": DOOR},
        {"static/hours.js": HOURS.format(to=24), "static/door.js": DOOR},
    ),
    "turns that a table gives by place": (
        "precarity-proxy-in-score",
        {"sql/queue.sql": "CREATE VIEW claims_queue AS SELECT c.id FROM claims c LEFT JOIN ranks r ON r.postcode = c.postcode ORDER BY COALESCE(r.place, 5), c.came_on;\n"},
        {"sql/queue.sql": "CREATE VIEW claims_queue AS SELECT c.id FROM claims c LEFT JOIN ranks r ON r.kind = c.kind ORDER BY COALESCE(r.place, 5), c.came_on;\n"},
    ),
    "drafts of yesterday": (
        "validity-short",
        {"sql/clean.sql": "DELETE FROM claims WHERE state = 'DRAFT' AND expires_on < current_date;\nDELETE FROM notifications WHERE read;\n"},
        {"sql/clean.sql": "DELETE FROM claims WHERE state = 'DRAFT' AND expires_on < now() - interval '90 days';\n"},
    ),
    "days that traces are kept": (
        "log-retention-excessive",
        {"conf/settings.py": "LOG_RETENTION_DAYS = 3650\n"},
        {"conf/settings.py": "DUREE_SESSION = 24 * 60 * 60\n"},
    ),
    "an abstract model that forms are made of": (
        "postal-address-required",
        {"people/base.py": "from django.db import models\n\n\nclass WithAddress(models.Model):\n    name = models.CharField(max_length=9)\n    street = models.CharField(max_length=9)\n    proof = models.FileField('a bill in your name')\n", "aid/models.py": "from django.db import models\nfrom django.forms import ModelForm\nfrom people.base import WithAddress\n\n\nclass Request(WithAddress):\n    need = models.TextField()\n\n\nclass RequestForm(ModelForm):\n    class Meta:\n        model = Request\n"},
        {"people/base.py": "from django.db import models\n\n\nclass WithAddress(models.Model):\n    name = models.CharField(max_length=9)\n    street = models.CharField(max_length=9, blank=True)\n", "aid/models.py": "from django.db import models\nfrom django.forms import ModelForm\nfrom people.base import WithAddress\n\n\nclass Request(WithAddress):\n    need = models.TextField()\n\n\nclass RequestForm(ModelForm):\n    class Meta:\n        model = Request\n"},
    ),
    "a class of data, and one that a form fills": (
        "contact-detail-required",
        {"app.py": "from dataclasses import dataclass\n\n\n@dataclass\nclass Person:\n    name: str\n    phone: str\n\n\ndef join(request):\n    return Person(**request.form)\n"},
        {"app.py": "from dataclasses import dataclass\n\n\n@dataclass\nclass Person:\n    name: str\n    phone: str\n\n\ndef join(request):\n    return Person(request.form['name'], request.form.get('phone', ''))\n"},
    ),
    "a format that a message refuses": (
        "upload-restrictive",
        {"papers/views.py": "def add(request):\n    paper = request.files['paper']\n    if paper.mimetype != 'application/pdf':\n        flash('The file is refused.')\n    else:\n        store(paper)\n"},
        {"papers/views.py": "def add(request):\n    paper = request.files['paper']\n    if paper.mimetype != 'application/pdf':\n        flash('We will convert it for you.')\n    store(paper)\n"},
    ),
    "a switch, and its words": (
        "label-in-name-mismatch",
        {"page.html": '<html lang="en"><p id="n">Tell me</p><button aria-labelledby="n">Yes</button></html>'},
        {"page.html": '<html lang="en"><p id="n">Tell me</p><span role="switch" tabindex="0" aria-checked="true" aria-labelledby="n">Yes</span></html>'},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FLAWS)
def test_the_flaw_is_found_and_its_twin_is_not(kind: str) -> None:
    assert_told_apart(*FLAWS[kind])
