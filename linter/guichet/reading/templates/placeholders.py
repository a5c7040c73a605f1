"""What a page leaves for a build or a server to write: `lang="%lang%"`."""

from __future__ import annotations

import re

from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_MARK = re.compile(r"%[\w.]+%")


def is_filled_in(value: str, site: Site) -> bool:
    """Whether a value is a mark that is replaced: one of the environment (`%VITE_LANG%`), or one that a script names."""
    if not _MARK.fullmatch(value):
        return False
    return value.isupper() or any(value in site.text(path) for path in site.paths if path.endswith(SCRIPT_SUFFIXES))
