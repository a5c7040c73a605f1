"""The language that a project declares, for files whose words do not tell theirs: that of the page that holds them; of components, else that of the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import Site, is_component, makes_markup

_DECLARED = re.compile(
    r"""(?:<html\b[^<>]{0,300}?\s|\bhtmlattrs:\s{0,20}\{[^{}]{0,200}?|^\s{0,20}%?html\b[^\n]{0,200}?[\s({,:])"""
    r"""lang["']?\s?(?:=>|=|:)\s?\{?["']?([a-z]{2})\b""",
    re.M,
)
"""In HTML, JSX, Slim, Haml and Pug, and in what Nuxt sets for all pages."""
_SETTINGS = ("nuxt.config.js", "nuxt.config.ts")


def declared_language(path: str, site: Site) -> str:
    """Return the language that the pages of the nearest folder all declare, for components else that of the configuration, "" when neither tells."""
    said = _by_folder(site)
    nearest = next((said[folder] for folder in _folders(path) if folder in said), None)
    if nearest is None:
        return site.config.lang or "" if is_component(path) else ""
    return next(iter(nearest)) if len(nearest) == 1 else ""


def _folders(path: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first, and last that of the project."""
    while path:
        path = path.rpartition("/")[0]
        yield path


@lasting_memo
def _by_folder(site: Site) -> dict[str, frozenset[str]]:
    """The languages that pages below each folder declare."""
    found: dict[str, set[str]] = {}
    for path, lang in _declarations(site):
        for folder in _folders(path):
            found.setdefault(folder, set()).add(lang)
    return {folder: frozenset(langs) for folder, langs in found.items()}


def _declarations(site: Site) -> Iterator[tuple[str, str]]:
    for path in site.paths:
        if makes_markup(path) or path.endswith(_SETTINGS):
            lowered = site.lowered(path)
            found = _DECLARED.search(lowered) if "lang" in lowered and "html" in lowered else None
            if found is not None:
                yield path, found[1]
