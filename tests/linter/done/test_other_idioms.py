"""The same acts in the words of other authors: rules in lists, rights told by a word, helpers, agreements in a part of a form."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
LISTED = "def abroad(claim):\n    return claim.{field} != 'FR'\n\n\ndef recent(claim):\n    return claim.pages < 2\n\n\nCHECKS = {checks}\n\n\ndef circuit(claim):\n    {body}\n"
ANY = "return 'approfondi' if any(one(claim) for one in CHECKS) else 'standard'"
LOOP = "for _, one in CHECKS:\n        if one(claim):\n            return 'approfondi'\n    return 'standard'"
VALUES = "for one in CHECKS.values():\n        if one(claim):\n            return 'approfondi'\n    return 'standard'"
NIGHTLY = "from django.core.management.base import BaseCommand\n\nfrom jobs.models import Jobseeker\n\n\nclass Command(BaseCommand):\n    def handle(self, **options):\n        for one in Jobseeker.objects.all():\n            if one.absences.count() >= 1:\n                {act}\n                one.save()\n"
APPEAL = "from celery import shared_task\n\nfrom permits.scoring import predict\n\n\n@shared_task\ndef settle(appeal):\n    if desk(appeal) == 'team':\n        appeal.assign_team()\n        return\n    {act}\n"
GRANTS = "from .models import Claim\n\n\ndef waiting():\n    return Claim.objects.filter(state='complete').order_by(*Claim.ORDER)\n\n\ndef allocate(budget):\n    remaining = budget.amount\n    claims = waiting().iterator()\n    while remaining > 0 and (claim := next(claims, None)):\n        remaining -= claim.accept()\n    for claim in claims:\n        claim.close('spent')\n"
ORDERED = "from django.db import models\n\n\nclass Claim(models.Model):\n    ORDER = ({first}, 'pk')\n"
HOOK = "from flask import Blueprint, request, session\n\nfrom .db import execute\n\nbp = Blueprint('tracker', __name__)\nINSERT = 'INSERT INTO history ({column}, path) VALUES (%s, %s)'\n\n\n@bp.before_app_request\ndef remember():\n    execute(INSERT, (session['{column}'], request.path))\n"
SCHEMA = "from typing import Literal\n\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel\n\napp = FastAPI()\n\n\nclass Accords(BaseModel):\n    exactitude: bool\n    {field}: {kind}\n\n\nclass Demande(BaseModel):\n    nom: str\n    accords: Accords\n\n\n@app.post('/demandes')\ndef deposer(demande: Demande):\n    return {{}}\n"
CRON = "45 7 * * 1-5 root /opt/bin/{0}-{1}.sh\n30 18 * * 1-5 root /opt/bin/{0}-{2}.sh\n"
ORDERS = "import random\n\nimport yaml\n\nwith open('care/settings.yml', encoding='utf-8') as opened:\n    SETTINGS = yaml.safe_load(opened)['board']\n{shuffled}\nORDERS = {{\n    'date': lambda files: sorted(files, key=lambda one: one.asked_on),\n    'chance': {chance},\n}}\n\n\ndef ranked(files):\n    return ORDERS[SETTINGS['order']](list(files))\n\n\ndef admit(applicants, places):\n    line = ranked(applicants)\n    return line[:places]\n"
DRAWN = "lambda files: random.sample(files, len(files))"
SHUFFLED = "\n\ndef shuffled(files):\n    return random.sample(files, len(files))\n\n"
BOARD = "board:\n  places: 18\n  order: {}\n"
LATER = "# when the slots go online\nimport random\nfrom datetime import datetime\n\n\ndef next_batch(day):\n    hour = random.randint(0, 5)\n    return datetime(day.year, day.month, day.day, hour)\n"
BATCH = "from rdv.models import Lot\nfrom rdv.plan import next_batch\n\n\ndef prepare(day):\n    Lot.objects.get_or_create(day=day, defaults={{'{0}': next_batch(day)}})\n"
SORTED = "// puts pupils in order\nexport function ordered(list) {{\n  return [...list].sort({0});\n}}\n"
ANSWERS = "import {{ ordered }} from './sort.js';\n\nfor (const place of places) {{\n  ordered(pupils).forEach((one, i) => answers.push({{ pupil: one.id, answer: i < place.count ? {0} }}));\n}}\n"
TEXT = "TEXT = 'Dental clinic: a visit on {{day}} is free. {0}'\n"
PROCEDURE = (
    "CREATE PROCEDURE recompute(month date) LANGUAGE plpgsql AS $$\nBEGIN\n    UPDATE {0} WHERE home = 1;\nEND $$;\n"
)
REASONS = "REASONS = {{'res': 'votre revenu dépasse le plafond', 'dom': 'vous habitez hors du département'}}\nTOLD = {{'no': 'Vous ne remplissez pas les conditions.', 'yes': 'Votre demande est acceptée.'}}\n\n\ndef told(code):\n    {0}\n"
WINDOWS = "from datetime import datetime\n\nfrom fastapi import APIRouter, HTTPException\n\nWINDOWS = ((9, 12), (14, 16))\nrouter = APIRouter()\n\n\n@router.post('/appeals')\ndef appeal(text: str, hour: int):\n    now = datetime.now()\n    if not any(a <= {0} < b for a, b in WINDOWS):\n        raise HTTPException(503, 'Not now.')\n    return {{}}\n"
SUMMED = "CREATE VIEW claim_points AS SELECT c.id, sum(r.points) AS points FROM claim c JOIN person p ON p.id = c.person_id JOIN rule r ON (r.code = 'group' AND {0} = r.argument) GROUP BY c.id;\nCREATE VIEW audit_queue AS SELECT id FROM claim_points WHERE points > 40;\n"
MEMORY = "export function keep(key, value) {\n  localStorage.setItem(key, JSON.stringify({ value }));\n}\n"
ASKED = "import {{ keep }} from './memory.js';\n\nconst KEY = 'audience-consent';\nconst box = document.querySelector('#audience');\nbox.addEventListener('click', (event) => {{\n  const choice = event.target.dataset.choice;\n  {0}\n  box.hidden = true;\n}});\n"
FORM = "import json\nfrom pathlib import Path\n\nfrom django import forms\n\nRULES = json.loads((Path(__file__).parent / 'rules.json').read_text())\n\n\nclass RibForm(forms.Form):\n    iban = forms.CharField(label='IBAN')\n\n    def clean_iban(self):\n        iban = self.cleaned_data['iban'].replace(' ', '')\n        if iban[:2] not in RULES['iban']['countries']:\n            raise forms.ValidationError('Compte refusé.')\n        return iban\n"
SERIALIZER = "import yaml\nfrom rest_framework import serializers\n\nwith open('bank/rules.yml') as opened:\n    RULES = yaml.safe_load(opened)\n\nCOUNTRIES = RULES['iban']['countries']\n\n\nclass RibSerializer(serializers.Serializer):\n    iban = serializers.CharField()\n\n    def validate_iban(self, value):\n        if value[:2] not in COUNTRIES:\n            raise serializers.ValidationError('Compte refusé.')\n        return value\n"
WAYS = "WAYS = {{'signaler': ['en_ligne', 'courrier', 'guichet'], 'contester': {0}}}\n"
BY_KIND = "from flask import Blueprint, abort, request\n\nfrom desk.ways import WAYS\n\nbp = Blueprint('desk', __name__)\n\n\n@bp.post('/desk/<kind>')\ndef file(kind):\n    if request.form['canal'] not in WAYS.get(kind, ()):\n        abort(422)\n    return keep(kind, request.form)\n"
KEPT_WAYS = "kinds:\n  signaler:\n    - en_ligne\n    - courrier\n  contester:\n    - en_ligne\n"
BY_KEPT_KIND = "from pathlib import Path\n\nimport yaml\nfrom django.http import HttpResponseForbidden\n\nRULES = yaml.safe_load(Path(__file__).with_name('ways.yml').read_text())\n\n\ndef file(request, kind):\n    if request.POST['canal'] not in RULES['kinds'][kind]:\n        return HttpResponseForbidden()\n    return keep(kind, request.POST)\n"
CAPTCHA = "from django.core.cache import cache\nfrom django.shortcuts import redirect, render\n\nfrom account.captcha import is_right\n\n\ndef check(request):\n    line = request.META['REMOTE_ADDR']\n    if is_right(request.POST['answer']):\n        return redirect('claim')\n    failed = cache.get(f'failed:{line}', 0) + 1\n    cache.set(f'failed:{line}', failed, timeout=3600)\n    if failed >= 5:\n        cache.set(f'out:{line}', True, timeout=86400)\n        return render(request, 'account/out.html', status=403)\n    return redirect('captcha')\n"

CASES: dict[str, tuple[str, Files, Files]] = {
    "points of another table, that the country of birth picks": (
        "sensitive-attribute-in-score",
        {"sql/audit_points.sql": SUMMED.format("p.birth_country_group")},
        {"sql/audit_points.sql": SUMMED.format("c.form_kind")},
    ),
    "an hour that none of several windows holds": (
        "office-hours-gate",
        {"appeals/routes.py": WINDOWS.format("now.hour")},
        {"appeals/routes.py": WINDOWS.format("hour")},
    ),
    "a list of tests that `any` goes through": (
        "sensitive-attribute-in-score",
        {"fraud/rules.py": LISTED.format(field="birth_country", checks="[abroad, recent]", body=ANY)},
        {"fraud/rules.py": LISTED.format(field="currency", checks="[abroad, recent]", body=ANY)},
    ),
    "a list of names and tests that a loop goes through": (
        "sensitive-attribute-in-score",
        {"fraud/rules.py": LISTED.format(field="birth_country", checks="[('a', abroad), ('b', recent)]", body=LOOP)},
        {"fraud/rules.py": LISTED.format(field="birth_country", checks="[('b', recent)]", body=LOOP)},
    ),
    "a table of tests that a loop goes through": (
        "sensitive-attribute-in-score",
        {"fraud/rules.py": LISTED.format(field="birth_country", checks="{'a': abroad, 'b': recent}", body=VALUES)},
        {"fraud/rules.py": LISTED.format(field="birth_country", checks="{'b': recent}", body=VALUES)},
    ),
    "a payment that is told to be suspended": (
        "refusal-automated",
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.payment = 'suspended'")},
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.payment = 'to_examine'")},
    ),
    "someone who is no longer registered": (
        "refusal-automated",
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.registered = False")},
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.reminded = False")},
    ),
    "an appeal that goes back to the model, when others go to a team": (
        "score-adverse-threshold",
        {"appeals/tasks.py": APPEAL.format(act="appeal.close('granted' if predict(appeal.permit) > 0.5 else 'upheld')")},
        {"appeals/tasks.py": APPEAL.format(act="appeal.officer = pick(appeal)\n    appeal.close('granted' if predict(appeal.permit) > 0.5 else 'upheld')")},
    ),
    "an order of arrival kept in a model, that a helper of the module asks for": (
        "slot-release-random",
        {"grants/service.py": GRANTS, "grants/models.py": ORDERED.format(first="'submitted_at'")},
        {"grants/service.py": GRANTS, "grants/models.py": ORDERED.format(first="'-need'")},
    ),
    "each page noted by a query that has a name": (
        "reading-tracked",
        {"app/tracker.py": HOOK.format(column="tenant")},
        {"app/tracker.py": HOOK.format(column="lang")},
    ),
    "an offer that must be accepted, in a part of a form": (
        "consent-for-public-mission",
        {"api/schemas.py": SCHEMA.format(field="offres_commerciales", kind="Literal[True]")},
        {"api/schemas.py": SCHEMA.format(field="offres_commerciales", kind="bool")},
    ),
    "an offer that must be answered, yes or no": (
        "consent-for-public-mission",
        {"api/schemas.py": SCHEMA.format(field="newsletter", kind="Literal[True]")},
        {"api/schemas.py": SCHEMA.format(field="newsletter", kind="bool")},
    ),
    "a host that is stopped every evening": (
        "maintenance-as-opening-hours",
        {"ops/crontab.prod": CRON.format("vhost", "marche", "arret")},
        {"ops/crontab.prod": CRON.format("vhost-stats", "marche", "arret")},
    ),
    "an order left to chance, out of a table, that the settings name": (
        "slot-release-random",
        {"care/board.py": ORDERS.format(shuffled="", chance=DRAWN), "care/settings.yml": BOARD.format("chance")},
        {"care/board.py": ORDERS.format(shuffled="", chance=DRAWN), "care/settings.yml": BOARD.format("date")},
    ),
    "a function that draws, out of a table, that the settings name": (
        "slot-release-random",
        {"care/board.py": ORDERS.format(shuffled=SHUFFLED, chance="shuffled"), "care/settings.yml": BOARD.format("chance")},
        {"care/board.py": ORDERS.format(shuffled=SHUFFLED, chance="shuffled"), "care/settings.yml": BOARD.format("date")},
    ),
    "a batch of places that opens at an hour that is drawn": (
        "slot-release-random",
        {"rdv/plan.py": LATER, "rdv/batches.py": BATCH.format("visible_from")},
        {"rdv/plan.py": LATER, "rdv/batches.py": BATCH.format("backup_on")},
    ),
    "people sorted by a draw, some of whom are refused in another file": (
        "slot-release-random",
        {"placements/sort.js": SORTED.format("() => Math.random() - 0.5"), "placements/give.js": ANSWERS.format("'accepted' : 'refused'")},
        {"placements/sort.js": SORTED.format("() => Math.random() - 0.5"), "placements/give.js": ANSWERS.format("'first' : 'second'")},
    ),
    "a text that gives what is free to whoever taps first": (
        "slot-release-random",
        {"dental/offers.py": TEXT.format("The first parent to tap {link} has it.")},
        {"dental/offers.py": TEXT.format("You are the first on the list: tap {link} to keep it.")},
    ),
    "what was paid too much, taken out of the next payment by a procedure": (
        "refusal-automated",
        {"pay/recompute.sql": PROCEDURE.format("benefit SET deduction = least(l.overpaid, amount)")},
        {"pay/recompute.sql": PROCEDURE.format("benefit SET deduction = least(l.asked, amount)")},
    ),
    "what was paid too much, taken out of the next payment every night": (
        "refusal-automated",
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.deduction = min(one.debt, one.benefit)")},
        {"jobs/management/commands/nightly.py": NIGHTLY.format(act="one.deduction = min(one.asked, one.benefit)")},
    ),
    "the same sentence for each reason that was recorded": (
        "refusal-reasons-missing",
        {"letters/labels.py": REASONS.format("return TOLD['no'] if code in REASONS else TOLD['yes']")},
        {"letters/labels.py": REASONS.format("return REASONS[code] if code in REASONS else TOLD['yes']")},
    ),
    "the same sentence for each reason, by a branch": (
        "refusal-reasons-missing",
        {"letters/labels.py": REASONS.format("if code in REASONS:\n        return TOLD['no']\n    return TOLD['yes']")},
        {"letters/labels.py": REASONS.format("if code in REASONS:\n        return f'Nous refusons : {REASONS[code]}.'\n    return TOLD['yes']")},
    ),
    "a yes kept by a helper, and no line for a no": (
        "nagging-modal",
        {"static/banner.js": ASKED.format("if (choice === 'yes') keep(KEY, choice);"), "static/memory.js": MEMORY},
        {"static/banner.js": ASKED.format("if (choice) keep(KEY, choice);"), "static/memory.js": MEMORY},
    ),
    "an account of the one country that a file of data lists": (
        "foreign-answer-refused",
        {"bank/forms.py": FORM, "bank/rules.json": '{"iban": {"countries": ["FR"]}, "most": 1500}'},
        {"bank/forms.py": FORM, "bank/rules.json": '{"iban": {"countries": ["FR", "BE", "DE"]}, "most": 1500}'},
    ),
    "the same, under a name that is given what the file holds": (
        "foreign-answer-refused",
        {"bank/serializers.py": SERIALIZER, "bank/rules.yml": "iban:\n  countries:\n    - FR\nmost: 1500\n"},
        {"bank/serializers.py": SERIALIZER, "bank/rules.yml": "iban:\n  countries:\n    - FR\n    - BE\nmost: 1500\n"},
    ),
    "one thing among others that a table leaves to screens": (
        "online-only-wording",
        {"desk/ways.py": WAYS.format("['en_ligne']"), "desk/views.py": BY_KIND},
        {"desk/ways.py": WAYS.format("['en_ligne', 'guichet']"), "desk/views.py": BY_KIND},
    ),
    "the same, in a file of data": (
        "online-only-wording",
        {"desk/ways.yml": KEPT_WAYS, "desk/views.py": BY_KEPT_KIND},
        {"desk/ways.yml": KEPT_WAYS + "    - guichet\n", "desk/views.py": BY_KEPT_KIND},
    ),
    "wrong answers to a captcha, and nobody to call": (
        "lockout-without-human",
        {"account/views.py": CAPTCHA, "account/templates/account/out.html": "<p>Accès suspendu pendant 24 heures.</p>"},
        {"account/views.py": CAPTCHA, "account/templates/account/out.html": "<p>Accès suspendu. Appelez le 01 99 00 12 34.</p>"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_idiom_is_told_from_its_twin(case: str) -> None:
    assert_told_apart(*CASES[case])
