"""By which door one came, and whom that turns away: this code, this ground."""

from __future__ import annotations

import pytest
from guichet.done.nouns.act import Kind

from tests.linter.done.texts import acts

VIEWS = "service/views.py"


def closed(files: dict[str, str]) -> list[str]:
    """What the acts of the view that refuse are shown to turn on."""
    found = acts(files, VIEWS, frozenset({Kind.REFUSE}))
    return [ground.shown for act in found if (ground := act.closed_channel) is not None]


@pytest.mark.parametrize(
    ("files", "test"),
    [
        ({VIEWS: "def recevoir(pli):\n    if pli.canal != 'teleservice':\n        raise DemandeIrrecevable(pli)\n"}, "pli.canal != 'teleservice'"),
        (
            {
                "service/ways.py": "from enum import StrEnum\n\n\nclass Way(StrEnum):\n    LETTER = 'l'\n    SCREEN = 's'\n",
                VIEWS: "from fastapi import HTTPException\nfrom service.ways import Way\n\n\ndef file(claim):\n    if claim.received_by is Way.SCREEN:\n        return keep(claim)\n    if claim.received_by == Way.LETTER:\n        raise HTTPException(422)\n",
            },
            "claim.received_by == Way.LETTER",
        ),
        (
            {
                "conf/portes.toml": "[permis]\nvoies = ['portail', 'application mobile']\n",
                VIEWS: "import tomllib\n\nPORTES = tomllib.load(open('conf/portes.toml', 'rb'))\n\n\ndef est_admise(voie):\n    return voie in PORTES['permis']['voies']\n\n\ndef déposer(request):\n    if not est_admise(request.form['voie']):\n        abort(410)\n",
            },
            "voie in PORTES['permis']['voies']",
        ),
        ({VIEWS: "def check(self, data):\n    if data['submission_method'] == 'paper' and not data['waiver']:\n        raise ValidationError('No.')\n"}, "data['submission_method'] == 'paper'"),
        ({VIEWS: "def clean_mode_depot(self):\n    mode = self.cleaned_data['mode_depot']\n    if mode in {'papier', 'guichet'}:\n        raise ValidationError('Non.')\n"}, "mode in {'papier', 'guichet'}"),
        ({VIEWS: "class Way:\n    WEB = 'web'\n    POST = 'post'\n\n\nTAKEN = {Way.WEB}\n\n\ndef take(letter):\n    if letter.channel not in TAKEN:\n        send(letter.sender, 'use_the_site')\n        return None\n    return Claim.objects.create(person=letter.sender)\n"}, "letter.channel not in TAKEN"),
        ({VIEWS: "def recevoir(pli):\n    if pli.canal == 'courrier':\n        return\n    enregistrer(pli)\n"}, "pli.canal == 'courrier'"),
        ({VIEWS: "def take(form):\n    match form.medium:\n        case 'letter' | 'walk-in':\n            raise PermissionDenied\n        case _:\n            return keep(form)\n"}, "'letter' | 'walk-in'"),
        ({VIEWS: "from flask import abort, request\n\n\ndef renew():\n    if request.headers['X-Platform'] not in ('ios', 'android'):\n        abort(403)\n"}, "request.headers['X-Platform'] not in ('ios', 'android')"),
    ],
)  # fmt: skip
def test_a_request_is_refused_for_its_door(files: dict[str, str], test: str) -> None:
    assert test in closed(files)


@pytest.mark.parametrize(
    "code",
    [
        "def recevoir(pli):\n    if pli.canal not in ('teleservice', 'courrier', 'guichet'):\n        raise DemandeIrrecevable(pli)\n",
        "def recevoir(pli):\n    if pli.canal == 'courrier':\n        return scanner(pli)\n    if pli.canal != 'teleservice':\n        raise DemandeIrrecevable(pli)\n",
        "def check(self, data):\n    if data['submission_method'] == 'paper' and not data['signature']:\n        raise ValidationError('Sign.')\n",
        "def check(self, data):\n    if data['contact_channel'] == 'phone' and not data['number']:\n        raise ValidationError('Give a number.')\n",
        "def delete(request, document):\n    if document.source != 'portal':\n        raise PermissionDenied\n",
        "def fetch(feed):\n    if feed.source != 'web':\n        return None\n    raise Http404\n",
        "def take(letter):\n    if letter.channel not in ('web', 'post'):\n        return None\n    return Claim.objects.create(person=letter.sender)\n",
        "def count(letter):\n    if letter.channel != 'web':\n        return None\n    return letter.pages\n",
        "def install(update):\n    if update.channel not in ('stable', 'beta'):\n        raise PermissionDenied\n",
    ],
)
def test_no_door_is_shut(code: str) -> None:
    assert closed({VIEWS: code}) == []
