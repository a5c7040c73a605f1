"""Sentences that take one paper alone to say who someone is, or one account alone to come in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.told.ideas import told
from guichet.told.saying import is_denied, is_others, is_supposed, once_in_a_block

_CARD = r"(?:cartes? (?:nationales? )?d'identité(?: française)?|cni|passeports?|titres? de séjour|permis de conduire|identity cards?|id cards?|passports?|(?:photocard )?driving licen[cs]es?|national id)"
_TAKEN = (
    r"(?:accept\w+|admis\w*|recevables?|valables?|reconnue?s?|autorisée?s?|prise?s? en compte|retenue?s?|valid|allowed)"
)
_PROOF = r"(?:proof of (?:identity|who you are)|pièces? d'identité|preuves? d'identité|justificatifs? d'identité|proof of id)"
_FOREIGN = rf"(?:foreign |étrang\w+ )?{_CARD}"
_ONE = re.compile(
    rf"\baucune? autre (?:pièce|document|justificatif|papier)s?\b[^.!?;\n]{{0,30}}\b{_TAKEN}|\bseule?s? (?:la |le |les |une? |votre )?{_CARD}\b[^.!?;\n]{{0,40}}\b{_TAKEN}"
    rf"|\b{_CARD} (?:uniquement|seulement|exclusivement|only)\b|\b(?:uniquement|seulement|exclusivement|only) (?:une? |la |le |a |an |the |your )?{_CARD}\b(?! (?:ou|or)\b)"
    rf"|\b{_PROOF} (?:must be|has to be|doit être|est obligatoirement) (?:a |an |your |une? |la |votre )?(?:(?:uk|british|french) )?{_CARD}(?! (?:ou|or)\b)|\b(?:because|as|since|car|puisque) (?:your |the |votre |la |le )?{_PROOF} (?:is|was|n'est|n'était|est) (?:not|pas|no) (?:a |an |une? )?(?:uk |british |french )?{_CARD}"
    rf"|\b{_FOREIGN} (?:n'est|ne sont|is|are) (?:pas|not|no longer) (?:une? |a |valid |de )?{_PROOF}|\b(?:{_CARD}|récépissés?|residence permits?) (?:(?:seront|sera|est|sont|will be|is|are) )?(?:refusée?s?|rejetée?s?|non acceptée?s?|rejected|refused|turned down)\b"
    rf"|\bno other (?:document|id|identification|proof|paper)s?\b[^.!?;\n]{{0,30}}\b{_TAKEN}|\b(?:le|la|les|un|une|the|a) {_CARD} (?:n'est|ne sont|n'est plus|is|are) (?:pas|plus|not|no longer) {_TAKEN}",
    re.I,
)
_ABOUT_IT = re.compile(
    r"\b(?:renouvel\w+|refaire|demande de|perte|vol|perdue?|volée?|renew\w*|lost|stolen|replace\w*|validité|périmée?s?|expirée?s?|(?:à|après) sa date|out of date|expired|voyag\w+|travel\w*|frontière|border|photocopie|recto)\b",
    re.I,
)
"""Sentences about the paper itself, or about a journey: there a card is no passport."""
_PROVIDER = r"(?:franceconnect(?: ?\+)?|(?:l'|une |votre )?identité numérique(?: la poste)?|france identité|gov\.uk one login|one login|id\.me|itsme|digid|bankid|mitid)"
_ACCOUNT = re.compile(
    rf"\b(?:uniquement|exclusivement|seulement|obligatoirement|only) (?:avec|via|par|with|through|using|by) (?:votre |un |le |a |your )?(?:compte |account )?{_PROVIDER}"
    rf"|\b{_PROVIDER} (?:est|is) (?:obligatoire|indispensable|le seul moyen|la seule façon|the only way|mandatory|required|compulsory|essential)|\b(?:seul|only) {_PROVIDER}\b[^.!?;\n]{{0,40}}\b(?:permet|accept\w*|lets)\b"
    rf"|\b(?:qu['’]|que )(?:avec|via|par) (?:votre |un |le )?(?:compte )?{_PROVIDER}|\b{_PROVIDER}\b[^.!?;\n]{{0,5}} ?[:,;–-] (?:c['’]est |it is |this is |it['’]s )?(?:la seule|le seul|l['’]unique|the only) (?:façon|moyen|manière|voie|way|means|route)"
    rf"|\b(?:nécessite|exige|requiert|requires?|you (?:will )?need) (?:d['’]avoir |to have )?(?:un |une |votre |an? |your )?(?:compte )?{_PROVIDER}|\byou (?:must|have to) (?:sign|log) in (?:with|through|using|by) (?:an? |your )?{_PROVIDER}",
    re.I,
)


def papers_alone(document: Document) -> Iterator[Found]:
    """Yield where a text takes one paper alone to say who someone is."""
    alone = (one for lang in ("fr", "en") for one in told(document, lang, "paper_alone", supposed=True))
    found = (one for one in (*_said(document, _ONE), *alone) if not _ABOUT_IT.search(one.sentence))
    yield from once_in_a_block(found)


def accounts_alone(document: Document) -> Iterator[Found]:
    """Yield where a text lets people in by the account of one provider alone."""
    alone = (one for lang in ("fr", "en") for one in told(document, lang, "account_alone", supposed=True))
    yield from once_in_a_block((*_said(document, _ACCOUNT), *alone))


def _said(document: Document, pattern: re.Pattern[str]) -> Iterator[Found]:
    for found in document.first_in_each(pattern):
        if not (is_others(found) or is_denied(found) or is_supposed(found)):
            yield found
