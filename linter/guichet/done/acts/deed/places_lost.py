"""Places in a line that people lose because their connection drops, or because they look at another page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_DROPPED = re.compile(
    r"disconnect|connection_?lost|visibilitychange|pagehide|beforeunload|\boffline\b|['\" ]close\b|on_?close", re.I
)
_GRACE = re.compile(r"grace|reconnect|resume|rejoin|setTimeout|delay|later|reprise|reprendre|expires?_?(?:at|in)", re.I)
"""That whoever comes back soon has kept their place."""
_PLACE = re.compile(r"(?<![a-z])(?:position|rank|rang|your turn|votre tour|people ahead|devant vous)(?![a-z])", re.I)


def place_lost(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what takes people out of the line where they wait for their turn as soon as their line drops."""
    when = " ".join((*deed.marks[:2], *deed.around[:1]))
    if not (
        deed.is_call and whole.place.is_lived and speaks_of(deed.last, "deeds.takes out") and _DROPPED.search(when)
    ):
        return
    said = f"{deed.owner} {' '.join(deed.args)} {' '.join(deed.around)} {whole.path}"
    if speaks_of(said, "deeds.lines") and _PLACE.search(whole.text) and not _GRACE.search(whole.text):
        shown = " ".join(whole.read(deed.span).split())[:80]
        yield FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.PLACE_LOST, shown=shown)
