"""What the headers of a request tell of the one who comes: their browser, their languages, their line."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.nouns.datum import Sort

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
