"""The keys that a component asks its catalogue for and that it lacks: a code is shown in the place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.components.messages import asks_for_messages, catalogue_of
from guichet.reading.templates.site import Site
from guichet.reading.written.lost import Unsaid

_KEY = r"(?:[\w-]+\.)+[\w-]+"
_ASKED = re.compile(
    rf"""(?<![\w$])(?:\$?tc?|\$_|\w+\.(?:t|instant))\(\s*(?P<quote>["'`])(?P<called>{_KEY})(?P=quote)\s*[,)]
    |(?P<mark>["'])(?P<piped>{_KEY})(?P=mark)\s*\|\s*translate\b""",
    re.X,
)
"""What asks for the words of a key, written out whole: `$t("form.title")`, `{{ "form.title" | translate }}`."""
_UNDER = re.compile(r"useTranslations\(\s*\S|getTranslations\(\s*\S|keyPrefix|getFixedT|<i18n\b|useScope|\bNs\(")
"""What may put something before each key, or give the file words of its own."""


def keys_lost(source: Source, site: Site) -> Iterator[Unsaid]:
    """Yield the keys that a file asks for and that are in no catalogue, though others of their table are."""
    text = source.text
    if not (asks_for_messages(text) or "translate" in text) or _UNDER.search(text):
        return
    catalogue = catalogue_of(site)
    for found in _ASKED.finditer(text) if catalogue.words else ():
        name = "called" if found["called"] else "piped"
        lacking = catalogue.lacking(found[name])
        if lacking:
            yield Unsaid(source.path, Span(*found.span(name)), found[name], lacking)
