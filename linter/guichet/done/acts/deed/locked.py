"""Accounts that some wrong tries shut, and that nothing written beside opens again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_AT_LEAST = re.compile(r"([\w$.>\-]{1,60})\s?>=?\s?([\w$.:]{1,40})")
_SHUT = re.compile(r"^(?:is|est|account|compte)?_?(?:lock|block|bloqu|verrou|suspend|banned)", re.I)
_OPENS = re.compile(r"unlock|debloqu|deverrouill|until|jusqu|cool_?off|expire|minutes|seconds|timedelta|delai|duration|duree|\bsetTimeout|lock\w{0,20}at\b|_le\s?=|0[1-9](?:[ .]?\d\d){4}", re.I)  # fmt: skip


def locked(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield what marks an account as shut once tries have been counted, when no word beside says until when, or who opens it.

    Python has a reader of its own.
    """
    if whole.path.endswith(".py") or not whole.place.is_public:
        return
    for put in deed.puts:
        if not _SHUT.search(put.name):
            continue
        tests = (put.value, *(deed.tests if of_value(put.value, equal=True) is Agreement.GIVEN else ()))
        counted = next(
            (found for test in tests if (found := _AT_LEAST.search(test)) and speaks_of(found[1], "deeds.tries")), None
        )
        if counted is not None:
            if not _opens_here(whole) and not opens_somewhere(whole.project):
                yield Kept(Kind.LOCK, deed.path, put.span, whole.place, limit=counted[2], shown=put.name)
            return


@memo
def _opens_here(whole: Whole) -> bool:
    return _OPENS.search(whole.text) is not None


_UNLOCKS = re.compile(r"unlock|debloqu|deverrouill|locked_?until|bloque_?jusqu", re.I)


@memo
def opens_somewhere(project: Site) -> bool:
    """Return whether something of the project opens again what is locked, as far as words tell."""
    return any(
        path.endswith((".ts", ".js", ".php", ".sql", ".py", ".rb")) and project.does(path, _UNLOCKS)
        for path in project.paths
    )
