"""What a configuration leaves unjudged in its folder: a run that finds nothing there says why."""

from __future__ import annotations

import os
from collections.abc import Iterator

from guichet.core.configuration import Config
from guichet.core.findings import Family, Text
from guichet.core.writing import printable
from guichet.engine.catalogue import selected
from guichet.reading.project.discovery import Found

_ALL_LEFT_OUT = Text(
    "La configuration de « {folder} » exclut tout ce qui s’y trouve : rien n’y a été vérifié.",
    'The configuration of "{folder}" leaves out all that is there: nothing was checked in it.',
)
_NO_RULE = Text(
    "La configuration de « {folder} » ne pose aucune règle : rien n’y a été jugé. Changez « select » ou « ignore ».",
    'The configuration of "{folder}" asks no rule: nothing was judged in it. Change "select" or "ignore".',
)


def said_of(config: Config, found: Found, shown: int, *, is_among_others: bool) -> Iterator[Text]:
    """Yield why nothing was judged in the folder of a configuration, of whose files so many are shown.

    That all is excluded is said of one configuration among others: for one alone, it is an error.
    """
    folder = printable(os.path.relpath(config.root))
    if found.excluded and not shown and is_among_others:
        yield _ALL_LEFT_OUT.format(folder=folder)
    if shown and not any(card.family is not Family.GUICHET for card in selected(config)):
        yield _NO_RULE.format(folder=folder)
