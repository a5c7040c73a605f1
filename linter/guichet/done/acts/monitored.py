"""A setting by which a monitor of errors is sent who people are: in a file of data, in what a program sets or gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.places import Place
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import apart
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes
from guichet.reading.deeds.deed import Deed

_SETTING = "send default pii"
_FILTERS = "before send"
_DATA = (".yml", ".yaml", ".json", ".toml", ".php")
_TRIED = re.compile(
    r"(?:^|[/_.@-])(?:staging|recette|preprod|dev|devel\w{0,10}|local|tests?|integration|demo)(?:[/_.-]|$)", re.I
)
_NEAR = 2
"""Names at the end of a path that say what a file sets: those of the folders above may be of the machine."""


def is_tried(path: str) -> bool:
    """Return whether a file, or a key, sets a machine where nobody's requests are."""
    return _TRIED.search("/".join(path.split("/")[-_NEAR:])) is not None


@dataclass(eq=False)
class Monitored(Act):
    """A monitor that is sent people's addresses, cookies and answers at each error: `is_filtered` when something goes first through a filter."""

    setting: str = field(kw_only=True)
    is_filtered: bool = field(default=False, kw_only=True)


def monitored(deed: Deed, whole: Whole) -> Iterator[Monitored]:
    """Yield where a program of Ruby or a script turns the setting on; Python and PHP have readers of their own."""
    if whole.path.endswith((".py", ".php")) or not whole.place.is_lived or is_tried(whole.path):
        return
    for put in deed.puts:
        if apart(put.name) == _SETTING and put.value == "true":
            is_filtered = _FILTERS in apart(whole.text[:20_000])
            yield Monitored(Kind.SEND, deed.path, put.span, whole.place, setting=put.name, is_filtered=is_filtered)


def monitored_in(tree: Tree, place: Place) -> Iterator[Monitored]:
    """Yield where a table turns the setting on, for the machine that serves people."""
    if not place.is_lived or not tree.path.endswith(_DATA) or is_tried(tree.path):
        return
    for around, one in tree.walk():
        is_on = apart(one.key) == _SETTING and is_yes(one.value)
        if is_on and not any(is_tried(part.key) for part in around):
            beside = around[-1].parts if around else ()
            is_filtered = any(apart(part.key) == _FILTERS for part in beside)
            yield Monitored(Kind.SEND, one.path, one.span, place, setting=one.key, is_filtered=is_filtered)
