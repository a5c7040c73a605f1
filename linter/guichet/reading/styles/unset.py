"""Custom properties that stylesheets ask for and that nothing in a project sets."""

from __future__ import annotations

import re
from collections.abc import Set

from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, Site, makes_markup

_SET = re.compile(r"""(?<![\w-])--([A-Za-z][\w-]*)["'`\]]*\s{0,3}[:,=]""")
_BROUGHT = re.compile(
    r"""@(?:import|use|forward|tailwind|plugin)\s{0,3}(?:url\()?["']?(?![./"'])[\w@]|<link\b[^>]{0,200}//[^>]{0,200}"""
    r"""|\bimport\s{0,3}\(?["'](?![./])[^"'\n]{1,200}css["']|fr-|govuk-|--\$\{"""
)
"""What comes from elsewhere and may set any property."""
_ASKED = re.compile(r"var\(\s*--([A-Za-z][\w-]*)\s*\)")


def meant_instead(value: str, site: Site) -> str:
    """Return the property that a value certainly means by one that nothing sets, which has the same words; "" otherwise."""
    asked = _ASKED.fullmatch(value.strip())
    if asked is None or asked[1] in (known := _all_set(site)) or not known:
        return ""
    near = [one for one in known if sorted(one.split("-")) == sorted(asked[1].split("-"))]
    return near[0] if len(near) == 1 else ""


@lasting_memo
def _all_set(site: Site) -> Set[str]:
    """The custom properties that the files of a project set; none when files from elsewhere may set others."""
    found: set[str] = set()
    for path in site.paths:
        if makes_markup(path) or path.endswith((*STYLE_SUFFIXES, *SCRIPT_SUFFIXES)):
            text = site.text(path)
            if _BROUGHT.search(text):
                return frozenset()
            found.update(_SET.findall(text) if "--" in text else ())
    return found
