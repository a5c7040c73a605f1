"""The token that keeps someone signed in, when it ends by itself and nothing in the project makes another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import lasting_memo
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.roles import is_test
from guichet.reading.templates.site import Site

_NOW = re.compile(r"(?:^|\.|\()(?:now|utcnow|time)\(")
_WHOSE = frozenset({"sub", "user", "user_id", "uid", "usager", "compte", "account"})
"""Claims that say whom a token is for."""


def acts_in(module: PythonModule) -> Iterator[Kept]:
    """Yield the sessions that last as long as a token made for a person, where its length is reckoned."""
    if is_test(module) or module.is_back_office or '"exp"' not in module.source.text.replace("'", '"'):
        return
    for table in module.walk(nodes.Dict):
        claims = {str(value_of(key)): value for key, value in table.items}
        whose = " ".join(value.as_string() for name, value in claims.items() if name in _WHOSE)
        length = _length(claims["exp"], module) if "exp" in claims else None
        if length is not None and speaks_of(whose, "sessions.owners") and not is_renewed(module.project):
            at, seconds = length
            yield Kept(
                Kind.EXPIRE, module.path, module.span(at), place_of(table, module), seconds=seconds, shown=module.text(at),
                about=frozenset({"session"}),
            )  # fmt: skip


def _length(value: nodes.NodeNG, module: PythonModule) -> tuple[nodes.NodeNG, float] | None:
    """How long after now a moment is, and where the module says so."""
    for one in origins(value, module, made_of):
        if one.module is module and isinstance(one.node, nodes.BinOp) and one.node.op == "+":
            for moment, length in ((one.node.left, one.node.right), (one.node.right, one.node.left)):
                seconds = seconds_of(length, module) if _NOW.search(moment.as_string()) else None
                if seconds is not None:
                    return length, seconds
    return None


@lasting_memo
def is_renewed(project: Site) -> bool:
    """Return whether some program of the project speaks of a token that is made anew: the person then notices nothing."""
    return any(project.does(path, _MADE_ANEW) for path in project.paths if path.endswith((".py", ".js", ".ts")))


_MADE_ANEW = re.compile("refresh", re.I)
