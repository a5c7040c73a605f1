"""The keys of tables by which a project ticks its boxes: what `active` means is then no longer to be guessed."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, makes_markup

_TIED = re.compile(
    r"\b(?:checked|defaultChecked)(?:[\"'\])]{0,3}\s{0,3}[=:,]\s{0,3}[{\"']{0,2}|\s{0,3}=\s{0,3})(?:\{\s?)?[\w$?.]{1,60}\.(\w{2,40})\b(?!\s*\()"
    r"|\b(?:if|unless)\s+[\w$>-]{1,40}(?:\.|->|\[['\"])(\w{2,40})(?:['\"]\])?\s*(?:%\}|\?|%>|\))\s{0,3}['\"]?\s?checked\b"
)
"""`box.checked = purpose.active`, `checked={one.on}`, `:checked="one.on"`, `{% if one.on %}checked`."""


@lasting_memo
def keys_ticking(project: Site) -> frozenset[str]:
    """Return the keys whose values tick a box somewhere in a project."""
    paths = (one for one in project.paths if one.endswith(SCRIPT_SUFFIXES) or makes_markup(one))
    texts = (project.text(one) for one in paths if project.holds(one, "checked"))
    return frozenset(found[1] or found[2] for text in texts for found in _TIED.finditer(text))
