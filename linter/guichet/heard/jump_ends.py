"""Where the jumps over what is repeated end, when the page that makes the end is another file than the one that jumps."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_keyed_memo
from guichet.reading.templates.site import Site, is_template

SKIPS = re.compile(r"\b(?:skip|jump|aller|passer|accéder|accès|acces|évitement|contenu|content)\b", re.I)
"""What the name of such a jump says."""
_SEVERAL = 2
"""Templates from which the pages of a layout are known."""
_NO_ELEMENTS = (".css", ".scss", ".po", ".md", ".txt", ".yml", ".yaml")
_JUMP = re.compile(r"""href\s*=\s*["'](?:\./)?#([\w-]{1,80})|location(?:\.hash|\.href)?\s*=\s*["']#([\w-]{1,80})""")


@lasting_keyed_memo
def may_be_somewhere(name: str, site: Site) -> bool:
    """Return whether a file that may make elements holds a name as a value, or may where the pages of a layout are not known."""
    held = re.compile(rf"""["'`=:}}]\s?{re.escape(name)}(?![\w-])""")
    return sum(map(is_template, site.paths)) < _SEVERAL or any(
        site.holds(path, name) and site.does(path, held) for path in site.paths if not path.endswith(_NO_ELEMENTS)
    )


def ends_missing(path: str, site: Site) -> list[str]:
    """Return the ends of the jumps of a file that no file holds: it changes when other files do."""
    text = site.text(path)
    found = dict.fromkeys(one[1] or one[2] for one in _JUMP.finditer(text)) if SKIPS.search(text) else ()
    return [name for name in found if not may_be_somewhere(name, site)]
