"""The same acts one hop further: a count kept elsewhere, a lane that has a time, a place told to all, a judge beside a form, a silence that time fills."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]
QUOTA = "from datetime import date\n\nfrom fastapi import APIRouter, HTTPException\n\nfrom aid.store import count_today, save\n\nrouter = APIRouter()\nA_DAY = 30\n\n\n@router.post('/claims')\ndef claim(body: dict, who: str):\n    if count_today({}) >= A_DAY:\n        raise HTTPException(409, 'Closed')\n    return save(body)\n"
ASKED = "from datetime import date\n\nfrom fastapi import APIRouter, Depends, HTTPException\nfrom aid.db import {0}_of, Claim\n\nrouter = APIRouter()\n\n\n@router.post('/claims')\ndef claim(body: dict, db=Depends({0}_of)):\n    if db.query(Claim).filter(Claim.{1} == date.today()).count() >= 40:\n        raise HTTPException(409, 'Closed')\n    db.add(Claim(**body))\n"
TIMES = "from datetime import timedelta\n\nTIMES = {{'a': timedelta(days=5), 'b': timedelta(days=60)}}\n\n\ndef lane(claim):\n    {0}\n\n\ndef due(claim):\n    return claim.received + TIMES[lane(claim)]\n"
QUICK = "FAST = 'queue.fast'\nUSUAL = 'queue.standard'\nAREAS = {{'93200': 'C', '75007': 'A'}}\n\n\ndef queue_for(claimant):\n    area = AREAS.get(claimant.postcode)\n    return FAST if {0} else USUAL\n"
VIEW = "CREATE VIEW queue AS\nSELECT p.id, CASE WHEN {0} THEN {1} ELSE {2} END AS turn\nFROM applicant p ORDER BY turn, p.registered_on;\n"
TRIGGER = "CREATE FUNCTION put() RETURNS trigger AS $$\nBEGIN\n  IF {0} THEN\n    NEW.caseload := 'distant';\n  ELSIF NEW.asks THEN\n    NEW.caseload := 'near';\n  END IF;\n  RETURN NEW;\nEND;\n$$ LANGUAGE plpgsql;\n"
FREED = "from clinic.models import Slot, WaitingPatient\nfrom clinic.sms import send\n\n\ndef slot_freed(slot):\n    for person in WaitingPatient.objects.filter(active=True){0}:\n        send(person.mobile, f'An appointment is free: {{slot.link}}')\n\n\ndef taken(slot, patient):\n    return Slot.objects.filter(pk=slot.pk, patient=None).update(patient=patient)\n"
SENT = "import random\n\nfrom help.models import Message\n\n\ndef write(request):\n    {0}\n    return redirect('thanks')\n"
JUDGED = "from typing import Annotated\n\nfrom fastapi import APIRouter\nfrom pydantic import AfterValidator, BaseModel\n\nrouter = APIRouter()\n\n\ndef is_true(v: bool) -> bool:\n    if not v:\n        raise ValueError('tick')\n    return v\n\n\nTicked = Annotated[bool, AfterValidator(is_true)]\n\n\nclass Registration(BaseModel):\n    name: str\n    {0}\n\n\n@router.post('/registrations')\ndef register(r: Registration):\n    return {{}}\n"
MADE = "from rest_framework import serializers\n\n\ndef must(label):\n    def check(value):\n        if value is not True:\n            raise serializers.ValidationError(label)\n\n    return check\n\n\nclass PassSerializer(serializers.Serializer):\n    name = serializers.CharField()\n    {0} = serializers.BooleanField(validators=[must('yes')])\n\n    def create(self, validated_data):\n        return save(validated_data)\n"
CHOICES = "from dataclasses import dataclass\n\n\n@dataclass\nclass Choice:\n    value: str\n    label: str\n    style: str = 'link-muted'\n\n\nCHOICES = (Choice('stop', 'Withdraw my appeal'{0}), Choice('on', 'Carry on'{1}))\n"
KEEPS = "export function keep(name, value) {{\n  const life = value ? '; max-age=9000000' : '';\n  document.cookie = `${{name}}=${{value}}; path=/${{life}}`;\n}}\n"
TOLD = "import {{ keep }} from './store.js';\n\nconst box = document.querySelector('#{0}');\nbox.addEventListener('click', (event) => keep('k', event.target.value === '1'));\n"
AGREED = "from datetime import timedelta\n\nDELAY = timedelta(days=30)\n\n\ndef accord(patient, today):\n    if patient.answer is not None:\n        return patient.answer == 'yes'\n    return {0}\n"
LETTER = "Madame, Monsieur,\n\nNous vous renvoyons le formulaire que vous nous avez adressé{0}.\n\nCette aide se demande sur www.aides.example.fr.\n\nLe service\n"
PAPERS = "from django.core.exceptions import ValidationError\n\nACCEPTED = {0}\n\n\ndef accepted(kind):\n    return kind in ACCEPTED\n\n\ndef check(kind):\n    if not accepted(kind):\n        raise ValidationError('no')\n"
CLICKS = "WITH ranked AS (SELECT d.id, row_number() OVER (PARTITION BY d.camp ORDER BY {0}) AS rang FROM demande d)\nUPDATE demande d SET statut = CASE WHEN r.rang <= c.places THEN 'acceptee' ELSE 'refusee' END\nFROM ranked r JOIN camp c ON true WHERE d.id = r.id;\n"
MAPS = "map ${0} $h {{\n    default 0;\n}}\nmap $h $night {{\n    default 0;\n    22 1;\n}}\nserver {{\n    location /claim {{\n        if ($night) {{\n            return 503;\n        }}\n    }}\n}}\n"
HELD = "from django.db import models\n\n\nclass Claim(models.Model):\n    name = models.TextField()\n    decision = models.TextField()\n    reason = models.TextField()\n"
SHOWN = "from rest_framework import serializers\n\nfrom aid.models import Claim\n\n\nclass ClaimSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Claim\n        fields = ['name', {0}]\n"
PUT_IN = "from django import forms\n\nBOXES = {{'share_partners': 'Share my data with partners'}}\n\n\nclass JoinForm(forms.Form):\n    def __init__(self, *args):\n        super().__init__(*args)\n        for name, label in BOXES.items():\n            self.fields[name] = forms.BooleanField(label=label, required=False{0})\n"
CATALOGUE = "from dataclasses import dataclass\n\n\n@dataclass\nclass Box:\n    code: str\n    label: str\n    on: bool = False\n\n\nBOXES = (Box('share_partners', 'Share my data with partners'{0}), Box('paper', 'By post', on=True))\n"
MADE_OF = "from boxes import BOXES\nfrom django import forms\n\n\nclass JoinForm(forms.Form):\n    def __init__(self, *args):\n        super().__init__(*args)\n        for box in BOXES:\n            self.fields[box.code] = forms.BooleanField(label=box.label, required=False, initial=box.on)\n"
ERASED = "from datetime import date, timedelta\n\nfrom django.db import models\n\n\ndef later():\n    return date.today() + timedelta(days={0})\n\n\nclass Search(models.Model):\n    words = models.TextField()\n    erase_on = models.DateField(default=later)\n"
CLOSED = "from datetime import datetime\n\n\ndef state(now: datetime):\n    if 9 <= now.hour < 17:\n        return State(True, 'Open until 5 pm')\n    return State(False, 'Closed for now.{0}')\n"
WAYS = "{{% if other %}}<p>Phone us on 0800 010 020</p>{{% else %}}<p>{0}</p>{{% endif %}}"

CASES: dict[str, tuple[str, Files, Files]] = {
    "a count by its name": ("rate-limit-without-recourse", {"aid/api.py": QUOTA.format("")}, {"aid/api.py": QUOTA.format("user_id")}),
    "a count of a database": ("rate-limit-without-recourse", {"aid/api.py": ASKED.format("session", "day")}, {"aid/api.py": ASKED.format("session", "email_day")}),
    "a lane that has a time": (
        "sensitive-attribute-in-score",
        {"a/due.py": TIMES.format("return 'b' if claim.birth_country in ('DZ', 'ML') else 'a'")},
        {"a/due.py": TIMES.format("if claim.disability:\n        return 'a'\n    return 'b'")},
    ),
    "a usual lane beside a quick one": ("sensitive-attribute-in-score", {"a/lanes.py": QUICK.format("area == 'A'")}, {"a/lanes.py": QUICK.format("claimant.situation == 'homeless'")}),
    "a list of SQL sorted by a test": ("sensitive-attribute-in-score", {"a/q.sql": VIEW.format("p.nationality IN ('FR')", 1, 2)}, {"a/q.sql": VIEW.format("p.housing = 'homeless'", 0, 2)}),
    "places by clicks in SQL": ("slot-release-random", {"a/c.sql": CLICKS.format("d.horodatage")}, {"a/c.sql": CLICKS.format("d.points DESC, d.horodatage")}),
    "a map made of another": ("office-hours-gate", {"nginx/a.conf": MAPS.format("time_local")}, {"nginx/a.conf": MAPS.format("http_user_agent")}),
    "a reason left out by a list": (
        "refusal-reasons-missing",
        {"aid/serializers.py": SHOWN.format("'decision'"), "aid/models.py": HELD},
        {"aid/serializers.py": SHOWN.format("'decision', 'reason'"), "aid/models.py": HELD},
    ),
    "boxes put in by a loop": ("consent-preticked", {"a/f.py": PUT_IN.format(", initial=True")}, {"a/f.py": PUT_IN.format("")}),
    "boxes of a catalogue": ("consent-preticked", {"f.py": MADE_OF, "boxes.py": CATALOGUE.format(", True")}, {"f.py": MADE_OF, "boxes.py": CATALOGUE.format("")}),
    "traces erased late": ("log-retention-excessive", {"a/models.py": ERASED.format(36500)}, {"a/models.py": ERASED.format(90)}),
    "a section on a file of traces": ("log-retention-excessive", {"traces/a.toml": "[retention]\nyears = 8\n"}, {"claims/a.toml": "[retention]\nyears = 8\n"}),
    "a counter that closes": ("office-hours-gate", {"a/hours.py": CLOSED.format(" Come back tomorrow.")}, {"a/hours.py": CLOSED.format(" Claim online at any hour.")}),
    "a trigger": ("sensitive-attribute-in-score", {"a/t.sql": TRIGGER.format("age(NEW.birth) >= 55")}, {"a/t.sql": TRIGGER.format("NEW.abroad_until > now()")}),
    "a place told to all": ("slot-release-random", {"a/t.py": FREED.format("")}, {"a/t.py": FREED.format(".order_by('since')[:1]")}),
    "messages kept by chance": (
        "slot-release-random",
        {"a/v.py": SENT.format("if random.random() < 0.5:\n        Message.objects.create(text=request.POST['message'])")},
        {"a/v.py": SENT.format("Message.objects.create(text=request.POST['message'])\n    if random.random() < 0.1:\n        trace(len(request.POST))")},
    ),
    "a type that wants a yes": ("consent-for-public-mission", {"a/s.py": JUDGED.format("newsletter: Ticked")}, {"a/s.py": JUDGED.format("rules_read: Ticked\n    newsletter: bool = False")}),
    "a judge that a function makes": ("consent-for-public-mission", {"a/s.py": MADE.format("newsletter")}, {"a/s.py": MADE.format("rules_read")}),
    "giving up put forward": ("choice-asymmetric", {"a/c.py": CHOICES.format(", 'btn-primary'", "")}, {"a/c.py": CHOICES.format("", ", 'btn-primary'")}),
    "a yes kept for others": (
        "nagging-modal",
        {"s/store.js": KEEPS.format(), "s/banner.js": TOLD.format("audience-banner")},
        {"s/store.js": KEEPS.format(), "s/theme.js": TOLD.format("dark")},
    ),
    "time that stands for an answer": ("request-closed-silently", {"a/accord.py": AGREED.format("today - patient.asked >= DELAY")}, {"a/accord.py": AGREED.format("today < patient.told + DELAY")}),
    "a form sent back": ("online-only-wording", {"letters/a.txt": LETTER.format("")}, {"letters/a.txt": LETTER.format(" : il n’est pas signé")}),
    "the paper that a function takes": ("identity-document-single", {"a/d.py": PAPERS.format("{'carte_identite'}")}, {"a/d.py": PAPERS.format("{'carte_identite', 'passeport', 'permis'}")}),
    "a door of another branch": (
        "online-only-wording",
        {"templates/a.html": WAYS.format("Applications received by any other means are not considered.")},
        {"templates/a.html": WAYS.format("Applications received by any other means are considered, or call 0800 010 020.")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("idiom", CASES)
def test_what_is_done_is_told_from_its_twin(idiom: str) -> None:
    assert_told_apart(*CASES[idiom])
