"""Forms to write to a service that a script stops, thanks people for, and sends nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.markup import without_tags
from guichet.done.words import speaks_of
from guichet.reading.scripts.files import pages_loading
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import field, key_of
from guichet.reading.scripts.timing import strings_of
from guichet.reading.scripts.ways import ways_to

_SENDS = re.compile(
    r"\bfetch\b|XMLHttpRequest|axios|\.submit\s*\(|sendBeacon|\.ajax\b|\.post\b|\bimport\b|\brequire\s*\(|mailto:|location|emit|dispatch|\$wire|htmx|setItem|\.send\s*\(",
)
"""What may take a message away, or hand it to code that this script does not show."""
_THANKS = re.compile(
    r"\bmerci\b|\bthank|bien (?:reçu|envoyé)|(?:message|demande|question) (?:envoyée?|transmise?|received|sent)", re.I
)
_PLAIN = (".js", ".mjs", ".html", ".htm", ".jinja", ".j2")
"""Files whose scripts hear a page themselves: a component may send by what stands around it."""


def forms_sent_nowhere(script: Script) -> Iterator[Any]:
    """Yield where a script keeps a form of contact from being sent, when it sends nothing itself and people are thanked."""
    plain = script.path.endswith(_PLAIN)
    if is_test(script.path) or _SENDS.search(script.text) or not plain or "addEventListener" not in script.text:
        return
    page = _page(script)
    said = f"{strings_of(script)} {page}"
    if not _THANKS.search(said) or not speaks_of(f"{script.path} {said}", "ways.reaching"):
        return
    for call in script.walk("call_expression"):
        callee = field(call, "function")
        stops = callee.type == "member_expression" and key_of(field(callee, "property")) == "preventDefault"
        if stops and any(way.event == "submit" for way in ways_to(call, script)):
            yield call
            return


def _page(script: Script) -> str:
    """What is said by the page that a script is written in, or by those that load it."""
    if script.page is not None:
        return " ".join(str(one) for one in script.page.template.texts)
    return " ".join(without_tags(script.project.text(path)) for path in pages_loading(script.path, script.project))
