"""Refusals that do not name what they refuse: a sentence before them does."""

from __future__ import annotations

import re

OF_IT = re.compile(
    r"\b(?:ne|n['’])\s?\w+(?: \w+){0,3} pas\b[^.!?\n]{0,40}?\b(?:y (?:donner|réserver|apporter) (?:une )?(?:suite|réponse)|y répondre (?:favorablement|positivement)|y faire droit|(?:suite|réponse) (?:favorable|positive) à cel(?:le|ui)-ci)[^.!?\n]{0,30}"
    r"|\bn['’]y (?:donn|réserv|apport)\w+ pas (?:de |une )?(?:suite|réponse)[^.!?\n]{0,30}|\b(?:we|the (?:panel|committee|board|council)) (?:could|can|did|do|are|were|have)(?: not|n['’]t) (?:been )?(?:able to )?(?:agree to|approve|accept|grant|award) it\b[^.!?\n]{0,30}",
    re.I,
)
"""A refusal that names by a pronoun what was asked for, in a sentence before it."""
_ASKED = re.compile(
    r"\b(?:votre (?:demande|dossier|requête|candidature|recours|réclamation)|your (?:application|claim|request|appeal))\b",
    re.I,
)


def names_request(text: str) -> bool:
    """Whether a text names what its reader asked for."""
    return _ASKED.search(text) is not None
