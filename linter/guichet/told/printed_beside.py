"""What templates print beside the words of a catalogue: a reader has it just above them, or just below."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from guichet.core.memo import lasting_keyed_memo
from guichet.reading.templates.keys import uses_of
from guichet.reading.templates.site import Site, is_component, is_template
from guichet.reading.texts import Prose
from guichet.reading.texts.data import is_catalogue


@dataclass(frozen=True)
class Beside:
    """One sort of thing that templates print, known by an expression, and where it must stand to be read with the words."""

    printed: re.Pattern[str]
    above: int = 0
    """Letters of a template within which it stands just above."""
    below: int = 0
    """Letters of a template within which it stands just below."""

    def is_read_with(self, prose: Prose) -> bool:
        """Whether every template that shows the words kept under a key prints it beside them."""
        site, shown = _shown_at(prose)
        return bool(shown) and all(
            site is not None
            and any(at - self.above <= one <= at + self.below for one in self._places(site).get(path, ()))
            for path, at in shown
        )

    def state(self, site: Site) -> str:
        """Return what changes when the answers about a catalogue may: the templates that print it."""
        digest = hashlib.blake2b(digest_size=12)
        for path in self._places(site):
            digest.update(site.text(path).encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    @lasting_keyed_memo
    def _places(self, site: Site) -> dict[str, list[int]]:
        """Where each template prints it."""
        texts = {path: site.text(path) for path in site.paths if is_template(path) or is_component(path)}
        found = {path: [one.start() for one in self.printed.finditer(text)] for path, text in texts.items()}
        return {path: places for path, places in found.items() if places}


_DATE = r"(?:\bdate\b|_date\b|date_|_at\b|_on\b|Date\b|strftime|\bl\b[ (]|<time\b)"
_TO_COME = r"(?:expir|deadline|date_limite|limit_date|[eé]ch[eé]ance|due_|closing|closes|cl[oô]tur|purge|deletion|suppression|scheduled|planned|until|_end\b|end_|[eE]ndDate|date_fin|fin_)"
AN_END = Beside(
    re.compile(rf"(?im)^(?=[^\n]*(?:=|\{{\{{|\{{%|<%))(?=[^\n]*{_DATE})[^\n]*{_TO_COME}[^\n]*$"), above=1200
)
"""A line that prints a date, and calls it that of an end."""
SOMEBODY = Beside(
    re.compile(
        r"(?:<%=|\{\{|\{!!|=)[^\n]{0,60}?(?:\.|->|_)(?:e?mail|courriel|(?:tele)?phone|tel|telephone)(?:_\w{1,20}|[A-Z]\w{0,20})?\b"
    ),
    below=1500,
)
"""What prints the address or the number of somebody."""


def _shown_at(prose: Prose) -> tuple[Site | None, list[tuple[str, int]]]:
    """The templates that show the words kept under a key, each with where it asks for it; none for other words."""
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
