"""Whom the messages of a service leave from, wherever its programs and its settings say it, and whether anybody reads what is answered."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.offered.addresses import is_unread
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.templates.site import JVM_PROGRAMS, RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site

_SAID_IN = (".py", ".php", ".env", *DATA_SUFFIXES, *JVM_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
_FROM = re.compile(
    r"(?:from|sender|expediteur|expéditeur)(?![a-z ]{2,40}import)[^\n@]{0,80}?(?<![\w.+-])([\w.+-]{1,60}@[\w.-]{3,80})",
    re.I,
)
_ANSWERED_TO = re.compile(r"reply[_-]?to\b|replyto", re.I)
"""Where an answer goes, when it does not go back to whom a message left from."""


@memo
def leaves_unread(site: Site) -> str:
    """Return the address that all the messages of a project leave from, when nobody reads it and none says where else to answer; "" otherwise."""
    found: dict[str, None] = {}
    for path in site.paths:
        if path.endswith(_SAID_IN) and "@" in (text := site.text(path)) and place_of_path(path) is None:
            if _ANSWERED_TO.search(text):
                return ""
            found.update(dict.fromkeys(_FROM.findall(text)))
    return next(iter(found)) if found and all(map(is_unread, found)) else ""
