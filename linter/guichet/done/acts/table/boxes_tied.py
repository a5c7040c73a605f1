"""The keys of tables by which a project ticks its boxes: what `active` means is then no longer to be guessed."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.done.words import may_speak_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, makes_markup

_TIED = re.compile(
    r"\b(?:checked|defaultChecked)(?:[\"'\])]{0,3}\s{0,3}[=:,]\s{0,3}[{\"']{0,2}|\s{0,3}=\s{0,3})(?:\{\s?)?[\w$?.]{1,60}\.(\w{2,40})\b(?!\s*\()"
    r"|\b(?:if|unless)\s+[\w$>-]{1,40}(?:\.|->|\[['\"])(\w{2,40})(?:['\"]\])?\s*(?:%\}|\?|%>|\))\s{0,3}['\"]?\s?checked\b"
)
"""`box.checked = purpose.active`, `checked={one.on}`, `:checked="one.on"`, `{% if one.on %}checked`."""


def keys_ticking(path: str, project: Site) -> frozenset[str]:
    """Return the keys by which a project ticks boxes that a file of data may hold: where that file is named, or trackers are."""
    name = path.rpartition("/")[2].partition(".")[0]
    told = (keys for at, keys, asks in _tied_in(project) if asks or name in project.text(at))
    return frozenset(key for keys in told for key in keys)


@lasting_memo
def _tied_in(project: Site) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """The files that tick boxes by the key of something, with those keys, and whether they speak of trackers and agreements."""
    paths = (one for one in by_hand(project) if one.endswith(SCRIPT_SUFFIXES) or makes_markup(one))
    found = (
        (one, tuple(tied[1] or tied[2] for tied in _TIED.finditer(project.text(one))))
        for one in paths
        if project.holds(one, "checked")
    )
    return tuple((one, keys, may_speak_of(project.lowered(one), "consent.settings")) for one, keys in found if keys)
