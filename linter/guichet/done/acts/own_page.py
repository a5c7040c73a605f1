"""Whether an address leads people to the page that is already theirs elsewhere."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.acts.python_act import PythonAct
from guichet.done.nouns.act import Act


def is_own_page(act: Act, data: str) -> bool:
    """Whether an address only leads to the page that people have there, under the name that they took there."""
    made = act.node if isinstance(act, PythonAct) else None
    if not isinstance(made, nodes.JoinedStr) or not _TAKEN_THERE.search(data):
        return False
    written = "".join(one.value if isinstance(one, nodes.Const) else "{}" for one in made.values)
    return bool(_PAGE_OF.match(written))


_TAKEN_THERE = re.compile(r"(?:^|[._])(?:screen_?name|handle|login|nick(?:_?name)?|user_?name|pseudo(?:nyme)?)$", re.I)
_PAGE_OF = re.compile(r"https?://[\w.-]{1,80}/(?:@|~|(?:u|in|users?|people|profiles?|c)/)?\{\}/?$")
