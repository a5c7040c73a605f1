"""How long the settings of Laravel let someone be still before their session ends, in minutes: `config/session.php`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.reading.data.trees import Tree

_NUMBER = re.compile(r"(\d{1,6})\W{0,3}$")


def lengths_in(tree: Tree, place: Place) -> Iterator[Kept]:
    """Yield how long a session lasts, by the table that also says where sessions are kept."""
    keys = {one.key for one in tree.parts}
    if tree.key != "session" or not {"driver", "lifetime"} <= keys:
        return
    for one in tree.parts:
        written = next((part.value for part in reversed(one.parts) if part.value), one.value) or ""
        found = _NUMBER.search(written) if one.key == "lifetime" else None
        if found is not None:
            seconds = int(found[1]) * 60.0
            yield Kept(
                Kind.EXPIRE, one.path, one.span, place, seconds=seconds, shown=written, about=frozenset({"session"})
            )
