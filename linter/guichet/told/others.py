"""Whether a message kept alone tells of others than its reader: what the law has for an offence, for firms, for a trade, for the parties to a contract."""

from __future__ import annotations

import re
from functools import cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import any_in
from guichet.reading.texts.document import Prose
from guichet.told.addressee import TO_READER


@cache
def _words(key: str) -> re.Pattern[str]:
    return lasting(rf"\b(?:{any_in(table('told/others.toml')[key])})\b")


@cache
def _people() -> re.Pattern[str]:
    """Who is spoken of by what they are, and the names that the law has for what they did."""
    lists = {key: any_in(entries) for key, entries in table("told/others.toml").items()}
    return lasting(
        rf"\b(?:{lists['faults']}|{lists['agents']})\b|(?:^|[.;] )(?:l'|un )agent\b"
        rf"|\b(?:{lists['before_fr']}) ?(?:\w+ ){{0,2}}?(?:{lists['people_fr']})\b"
        rf"|\b(?:{lists['before_en']}) (?:\w+ ){{0,2}}?(?:{lists['people_en']})\b"
    )


def is_of_others(prose: Prose) -> bool:
    """Whether a message kept alone speaks of others by what they are, and neither to its reader nor of those who write it."""
    return _is_to_nobody(prose) and prose.holds(_people())


def tells_law(prose: Prose) -> bool:
    """Whether a message kept alone says what the law has in store for anyone, or speaks of others: nothing is held over its reader."""
    return _is_to_nobody(prose) and (prose.holds(_people()) or prose.holds(_words("penal")))


def _is_to_nobody(prose: Prose) -> bool:
    return not prose.document.is_sequence and not prose.holds(_words("here")) and not TO_READER.search(prose.plain)
