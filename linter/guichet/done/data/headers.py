"""What a request tells of the one who comes: their browser, their languages, their line, and all that they send."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.nouns.datum import Sort
from guichet.reading.python.module import dotted
from guichet.reading.python.parts import annotation_of
from guichet.reading.python.scopes import given_to

_DEVICE = {
    "user-agent": "browser", "user_agent": "browser", "accept-language": "languages", "accept_language": "languages",
    "sec-ch-ua": "browser", "sec_ch_ua": "browser", "x-forwarded-for": "line", "x_forwarded_for": "line",
    "remote_addr": "line", "x-real-ip": "line", "x_real_ip": "line", "referer": "origin", "referrer": "origin",
}  # fmt: skip


def of_header(name: str) -> Iterator[tuple[Sort, str]]:
    """Yield what a header says of someone, if anything, by its name as sent or as WSGI writes it."""
    lowered = name.lower().removeprefix("http_")
    what = next((part for word, part in _DEVICE.items() if lowered.startswith(word)), None)
    if what is not None:
        yield (Sort.MOVES if what == "origin" else Sort.DEVICE), what


def is_sent_request(owner: nodes.NodeNG | None) -> bool:
    """Whether a name is the request that someone sent: called so, or a parameter that is annotated so."""
    if not isinstance(owner, nodes.Name):
        return False
    marks = (annotation_of(one) for one in given_to(owner) if isinstance(one, nodes.AssignName))
    return owner.name in ("request", "req", "requete") or any(dotted(one).endswith("Request") for one in marks if one is not None)  # fmt: skip
