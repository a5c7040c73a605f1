"""Whom a whole service is for: people at work, when its texts speak to them of what they have there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.memo import lasting_memo
from guichet.core.places import place_of_path
from guichet.core.words import any_of
from guichet.reading.templates.site import Site, is_component, is_template
from guichet.reading.texts.reading import CATALOGUES
from guichet.told.evidence import shown_by_path

TRADE = re.compile(
    rf"\b(?:votre|vos) (?!(?:agence|[eé]cole|commune)s?\b)(?:(?:{any_of('organisations.any', 'organisations.partners')})s?|sociétés?|établissements?|collectivités?|organismes?|cantines?|exploitations?|salariés|prestataires?|agents|équipes|collaborateurs|partenaires|délégataires|pairs|bénéficiaires|allocataires|marchés?|appels? d'offres|administrés|usagers|clients|agréments?|siret|siren)\b"
    rf"|\byour (?:(?:{any_of('organisations.any')})s?|business|customers|clients|employees|staff|teams|partners|contractors|caseworkers|claimants|premises|service's users)\b"
)
"""What belongs to a reader who reads at work; an agency, a school and a town are as well those that one goes to."""
_HIRED = re.compile(rf"(?:votre|your) (?:{any_of('organisations.any')}|business|prestataire|contractor)s?$")
"""What may be the reader's own, and may be whom they pay for works at their home: it tells a trade when it is said again."""
_QUOTE = re.compile(
    r"\b(?:le|un|votre|vos|ce|the|a|your|this) (?:devis|quotes?|estimates?)\b|\bartisans?\b|\bbuilders?\b"
)
"""What is given by whom one pays for works."""
_BESIDE = 120
_YOURS = re.compile(r"\b(?:votre|vos|your)\b")
_FEWEST, _SHARE = 7, 5
"""How many texts must speak of a trade, and one in how many of those that say "your": three services in four have none."""


def trades_in(text: str) -> list[str]:
    """Return what a text in lower case says that its reader has at work: a company that gives them a quote is not theirs."""
    return [one[0] for one in TRADE.finditer(text) if not (_HIRED.match(one[0]) and _QUOTE.search(_around(one, text)))]


def is_sure(trades: Sequence[str]) -> bool:
    """Whether what a text says of a trade is enough to tell that its reader is of it: a company, named once, is not."""
    return len(trades) > 1 or any(_HIRED.match(one) is None for one in trades)


def _around(one: re.Match[str], text: str) -> str:
    return text[max(0, one.start() - _BESIDE) : one.end() + _BESIDE]


@lasting_memo
def is_for_a_trade(site: Site) -> bool:
    """Whether a service is for people who come for their trade: of its texts for the public, at least one in five says so."""
    speaking = [text for path in site.paths if _is_read_outside(path) and _YOURS.search(text := _plain(path, site))]
    at_work = sum(bool(trades_in(text)) for text in speaking)
    return at_work >= max(_FEWEST, -(-len(speaking) // _SHARE))


def _is_read_outside(path: str) -> bool:
    if not (is_template(path) or is_component(path) or path.endswith((*CATALOGUES, ".yml", ".yaml", ".md", ".txt"))):
        return False
    return place_of_path(path) is None and not shown_by_path(path, "addressee", ("developer", "agent"))


def _plain(path: str, site: Site) -> str:
    return site.lowered(path).replace("’", "'")
