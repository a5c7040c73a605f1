"""Which tables of a project people sign in with: those that some migration gives a password, or the like, to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.unique_contact import KEY
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

TABLE = re.compile(r"\b(?:create|alter|change|(?:create|alter|batch_alter)?_?table|add_?column|define|model)(?:If\w+)?\(\s{0,40}['\"](\w{1,60})['\"]", re.I)  # fmt: skip
"""A call that makes or changes a table, by its name."""
_STATED = re.compile(r"\b(?:create|alter)\s{1,9}table\s{1,9}(?:if\s{1,9}(?:not\s{1,9})?exists\s{1,9})?[\"`\[]?(?:\w{1,60}\.)?(\w{1,60})", re.I)  # fmt: skip
_MIGRATING = (".py", ".php", ".sql", *SCRIPT_SUFFIXES)


@memo
def account_tables(project: Site) -> frozenset[str]:
    """Return the tables, in lower case, to which a migration gives a column of what one signs in with, whichever it is."""
    migrations = (one for one in project.paths if one.endswith(_MIGRATING) and place_of_path(one) is Place.MIGRATION)
    return frozenset(name for one in migrations for name in _given_keys(project.text(one)))


def _given_keys(text: str) -> Iterator[str]:
    """The tables that a migration speaks of a key for, each from its name to the next one."""
    if KEY.search(text) is None:
        return
    named = sorted((one.start(), one[1].lower()) for table in (TABLE, _STATED) for one in table.finditer(text))
    ends = [*(start for start, _ in named[1:]), len(text)]
    yield from (name for (start, name), end in zip(named, ends, strict=False) if KEY.search(text, start, end))
