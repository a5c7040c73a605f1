"""What real services write that only looks like a harm: a label, the request that a program sent itself, an answer that turns a file away."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

SENT = """import logging

import requests

logger = logging.getLogger(__name__)


def send(claim):
    {kept} = requests.post(API, json=prefilled(claim), timeout=9)
    if {kept}.status_code >= 400:
        logger.error("refused: %s", {logged})
"""
ROLES = """PERMISSIONS = {{
    "{role}": {{"can": ["list", "{right}"]}},
    "medecin": {{"can": ["medical_file"]}},
}}
"""
UPLOAD = """from django.http import JsonResponse
from django.shortcuts import redirect


def send_file(request, number):
    claim = get_object_or_404(Claim, number=number, owner=request.user)
    files_count = claim.files.count()
    max_files = settings.MAX_FILES
    if files_count >= max_files:
        return {answer}
    Request.objects.create(claim=claim, file=request.FILES["file"])
    return redirect("received")
"""


@pytest.mark.parametrize(
    ("rule", "text", "is_seen"),
    [
        ("personal-data-in-log", SENT.format(kept="response", logged="response.request.body"), False),
        ("personal-data-in-log", SENT.format(kept="response", logged="claim.email"), True),
        ("file-open-to-others", ROLES.format(role="accueil", right="medical_file"), True),
        ("file-open-to-others", ROLES.format(role="accueil", right="Santé, dossier médical"), False),
        ("file-open-to-others", ROLES.format(role="accueil_salle_de_consultation", right="medical_file"), False),
        ("request-closed-silently", UPLOAD.format(answer='render(request, "merci.html")'), True),
        ("request-closed-silently", UPLOAD.format(answer='JsonResponse({"error": "Merci de trier vos fichiers."}, status=400)'), False),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_harm_is_let_be(rule: str, text: str, is_seen: bool) -> None:
    found = found_in(rule_named(rule), {"service/views.py": text})
    assert bool(found) is is_seen
