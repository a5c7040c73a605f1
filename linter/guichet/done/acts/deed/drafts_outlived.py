"""Drafts that PHP or Python throws away as they are read again, because too much time went by since they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.acts.deed.session_clocks import PARTS, seconds_allowed
from guichet.done.acts.deed.settled import settled
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import CHANGES, Deed
from guichet.reading.templates.site import Site

_REMOVES = frozenset({"remove", "forget", "delete", "unset", "pop", "pull", "clear", "del", "supprimer", "flush_key"})
_NAME = re.compile(r"[A-Za-z_]\w{1,60}")
_LIMIT = re.compile(r"[<>]=?\s{0,3}(\$?(?:[A-Za-z_]\w{0,40}(?:->|::|\.)){0,3}[A-Za-z_]\w{1,60})")
"""The name to which something is compared."""


def drafts_outlived(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield the test of the time since a draft was written under which it is thrown away."""
    if not whole.path.endswith((".php", ".py")) or not whole.place.is_public or not deed.tests:
        return
    if deed.called != CHANGES and deed.last not in _REMOVES:
        return
    said = " ".join((deed.called, *deed.args))
    held = " ".join(whole.given.get(name, "") for name in _NAME.findall(said) if name.isupper())
    if not speaks_of(f"{said} {held} {' '.join(deed.around)}", "deeds.drafts"):
        return
    for test, span in zip(deed.tests, deed.tests_at, strict=False):
        seconds = next((one for part in PARTS.split(test) if (one := seconds_allowed(part, test, deed, whole))), None)
        if seconds:
            yield Validity(
                Kind.EXPIRE, deed.path, span, whole.place, thing=Thing.DRAFT, seconds=seconds,
                shown=whole.shown(span), about=frozenset({"validity"}),
            )  # fmt: skip
            return


def lengths_compared(path: str, project: Site) -> list[list[str]]:
    """Return what the project gives the names to which a file of PHP or Python compares times."""
    if not path.endswith((".php", ".py")):
        return []
    whole = Whole(path, project.text(path), (), Place.PUBLIC, project)
    names = dict.fromkeys(one[1] for one in _LIMIT.finditer(whole.text))
    return [[*settled(one, whole), f"{held_number(one.rpartition('>')[2].lstrip('$'), project)}"] for one in names]
