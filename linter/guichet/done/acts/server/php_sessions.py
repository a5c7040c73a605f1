"""How long the settings of Laravel let someone be still before their session ends, in minutes: `config/session.php`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import reckoned
from guichet.core.places import Place
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.reading.data.trees import Tree

_OF_ELSE = re.compile(r"^(?:\(int\)\s*)?(?:env|config)\([^,()]*,\s*(?P<said>[^()]*)\)$")
"""A setting that is asked for elsewhere, with what it is when that says nothing."""
_ASKED_FOR = frozenset({"env", "config"})


def lengths_in(tree: Tree, place: Place) -> Iterator[Kept]:
    """Yield how long a session lasts, by the table that also says where sessions are kept."""
    keys = {one.key for one in tree.parts}
    if tree.key != "session" or not {"driver", "lifetime"} <= keys:
        return
    for one in tree.parts:
        minutes = reckoned(_said(one)) if one.key == "lifetime" else None
        if minutes is not None:
            yield Kept(
                Kind.EXPIRE, one.path, one.span, place, seconds=minutes * 60, shown=one.value or "",
                about=frozenset({"session"}),
            )  # fmt: skip


def _said(setting: Tree) -> str:
    """What a setting is, or is when what it asks for says nothing; "" for what a call makes of it."""
    if setting.parts:
        return (setting.parts[-1].value or "") if setting.value in _ASKED_FOR else ""
    asked = _OF_ELSE.match(setting.value or "")
    return asked["said"] if asked is not None else (setting.value or "").removeprefix("(int)")
