"""How long settings make people wait before what they asked to erase is erased."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import DAY, seconds_named
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_made
from guichet.reading.data.trees import Tree

_LONGEST = 60
_MOST = 61
"""Days beyond which nobody waits to see whether people change their mind: an answer is owed within a month, or within three when it is complex."""


def erasure_waits(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the settings by which what people asked to erase is kept for months first; how long things are kept otherwise is another question."""
    for around, one in tree.walk() if place.is_lived else ():
        if one.value is None or len(one.value) > _LONGEST:
            continue
        keys = " ".join(part.key for part in (*around[-2:], one) if part.key)
        if not (speaks_of(keys, "deeds.erasure asked") and speaks_of(keys, "deeds.put off")):
            continue
        if not speaks_of(f"{keys} {tree.path}", "deeds.about people") or speaks_of(keys, "deeds.not asked"):
            continue
        seconds = seconds_made(one) or seconds_named(keys, one.value)
        if seconds is not None and seconds / DAY >= _MOST and not speaks_of(keys, "deeds.of copies"):
            yield FromDeed(
                Kind.KEEP,
                tree.path,
                one.span,
                place,
                what=What.ERASED_LATE,
                shown=one.key,
                other=f"{seconds / DAY:.0f}",
                certain=speaks_of(f"{keys} {tree.path}", "deeds.asked by people"),
            )
