"""Whether the yes or no that markup gives a controller is worked out, on the server, from what the person agreed to."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.done.parties.hosts import CONSENT
from guichet.reading.scripts.controllers import identifier_of, value_given
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.site import Site

_NAME = re.compile(r"<%=\s*(@?\w+\??)\s*%>")
"""What is printed under one name."""
_WORKED_OUT = re.compile(
    r"^[ \t]*(?:(@\w+)[ \t]*=(?![=~])|def (\w+\?))((?:[^\n]*(?:&&|\|\||\()[ \t]*\n){0,12}[^\n]*)", re.M
)
"""Where Ruby works a value out, to the end of its statement."""


def is_given_by_a_yes(name: str, script: Script) -> bool:
    """Whether all that markup gives under the name of a value asks for consent, there or where Ruby works it out."""
    given = value_given(script.path, name, script.project)
    return bool(given) and all(_asks(one, script.project) for one in given)


def _asks(written: str, site: Site) -> bool:
    if CONSENT.search(written):
        return True
    named = _NAME.fullmatch(written.strip())
    return named is not None and named[1] in _asking(site)


@lasting_memo
def _asking(site: Site) -> frozenset[str]:
    """The names that Ruby works out from what was agreed to, wherever it works them out."""
    asking: set[str] = set()
    others: set[str] = set()
    for path in site.paths:
        for found in _WORKED_OUT.finditer(site.text(path)) if path.endswith(".rb") else ():
            (asking if CONSENT.search(found[3]) else others).add(found[1] or found[2])
    return frozenset(asking - others)


def yeses_of(path: str, site: Site) -> str:
    """Return what the answers about a controller come from in the programs of the server: they change when it may."""
    return " ".join(sorted(_asking(site))) if identifier_of(path) else ""
