"""Whether what ends has its day just above: in the text, or printed by the files that show the words of a catalogue."""

from __future__ import annotations

import hashlib
import re

from guichet.core.memo import lasting_memo
from guichet.reading.templates.keys import uses_of
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.site import Site, is_component, is_template
from guichet.reading.texts import Prose
from guichet.reading.texts.data import is_catalogue
from guichet.reading.texts.document import Found
from guichet.told.saying import told_above

_ABOVE = 1200
"""Letters of a template within which what is printed stands just above."""
_DATE = r"(?:\bdate\b|_date\b|date_|_at\b|_on\b|Date\b|strftime|\bl\b[ (]|<time\b)"
_TO_COME = r"(?:expir|deadline|date_limite|limit_date|[eé]ch[eé]ance|due_|closing|closes|cl[oô]tur|purge|deletion|suppression|scheduled|planned|until|_end\b|end_|[eE]ndDate|date_fin|fin_)"
_END_PRINTED = re.compile(rf"(?im)^(?=[^\n]*(?:=|\{{\{{|\{{%|<%))(?=[^\n]*{_DATE})[^\n]*{_TO_COME}[^\n]*$")
"""A line that prints a date, and calls it that of an end."""


_ENDS = re.compile(
    r"\b(?:(?:supprim|effac|expir|clos|clôtur|ferm|périm|archiv|delet|eras|clos|lapse|remov)\w*|prend\w* fin|ends?)\b"
)
_END_GIVEN = re.compile(
    rf"\b(?:supprim|effac|expir|clos|clôtur|ferm|périm|archiv|delet|eras|clos|lapse|remov|fin\b|end)\w*[^.;!?\n]{{0,40}}(?:\b(?:le|au|on|until|before|by|avant) (?:the )?| ?: ?)(?:{OUTPUT}|\d)"
)
"""What ends, and the day on which it does."""


def is_its_end_told(found: Found) -> bool:
    """Whether words say that something ends, where a reader has the day on which it does just above."""
    if not _ENDS.search(found.sentence):
        return False
    return told_above(found, _END_GIVEN) or _has_its_end_above(found.prose)


def _has_its_end_above(prose: Prose) -> bool:
    """Whether every template that shows the words kept under a key prints just above them the date of an end."""
    site, asked = shown_at(prose)
    return bool(asked) and all(
        site is not None and any(at - _ABOVE <= end < at for end in _ends_of(site).get(one, ())) for one, at in asked
    )


def shown_at(prose: Prose) -> tuple[Site | None, list[tuple[str, int]]]:
    """Return the templates that show the words kept under a key, each with where it asks for it; none for other words."""
    site = prose.document.site
    if site is None or not prose.key or prose.document.is_sequence or not is_catalogue(prose.path):
        return None, []
    uses = [one for one in uses_of(prose.key, site) if is_template(one) or is_component(one)]
    return site, [(one, at) for one in uses if (at := _asked_at(prose.key, site.text(one))) >= 0]


def _asked_at(key: str, text: str) -> int:
    """Where a template asks for a key, by its last name or by the group that holds it; -1 where it says neither."""
    group, _, last = key.rpartition(".")
    found = re.search(rf"""\.{re.escape(last)}["'`]|\b{re.escape(group.rpartition(".")[2])}\.[#$]?\{{""", text)
    return found.start() if found else -1


@lasting_memo
def _ends_of(site: Site) -> dict[str, list[int]]:
    """Where each template prints the date of an end."""
    found: dict[str, list[int]] = {}
    for path in site.paths:
        text = site.text(path) if is_template(path) or is_component(path) else ""
        if places := [one.start() for one in _END_PRINTED.finditer(text)]:
            found[path] = places
    return found


def ends_printed(site: Site) -> str:
    """Return what changes when the answers about a catalogue may: the templates that print the date of an end."""
    digest = hashlib.blake2b(digest_size=12)
    for path in _ends_of(site):
        digest.update(site.text(path).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
