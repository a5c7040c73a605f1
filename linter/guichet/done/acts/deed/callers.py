"""What the other files of a project give to a function of one, whatever both are written in."""

from __future__ import annotations

import re

from guichet.core.memo import keyed_memo
from guichet.core.places import Place, place_of_path
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_SHORTEST = 3
_COMMON = frozenset({"call", "run", "execute", "handle", "main", "init", "index", "create", "update", "show", "get", "post", "new", "initialize", "__init__", "constructor", "__construct"})  # fmt: skip
"""What functions of many things are called: a call says not which."""
_LIKE = {
    ".ts": ".js",
    ".tsx": ".js",
    ".jsx": ".js",
    ".mjs": ".js",
    ".cjs": ".js",
    ".vue": ".js",
    ".svelte": ".js",
    ".kt": ".java",
}
"""Endings of files that call those of another."""
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")
_MOST = 8


@keyed_memo
def calls_elsewhere(name: str, path: str, project: Site) -> tuple[str, ...]:
    """Return what is given in the calls of a function that bears a name of its own, in the files that also name its file, or the class that it is of."""
    folder, _, file = path.rpartition("/")
    stem = file.partition(".")[0]
    owner = folder.rpartition("/")[2] if stem in ("index", "__init__", "mod") else stem
    called = re.compile(
        rf"(?<!def )(?<!function )(?<!\w){re.escape(name)}(?:\((?:[^()]|\([^()]*\)){{0,300}}|[ \t]+[^\n]{{1,300}})"
    )
    named = "".join(_WORDS.split(owner)).lower()
    if name in _COMMON and len(named) < _SHORTEST:
        return ()
    found: list[str] = []
    for one in by_hand(project) if len(name) >= _SHORTEST else ():
        if one == path or _kind(one) != _kind(path) or not project.holds(one, name):
            continue
        text = project.text(one)
        if named in "".join(_WORDS.split(text)).lower() and (place_of_path(one) or Place.PUBLIC).is_lived:
            found += (said[0] for said in called.finditer(text))
    return tuple(found[:_MOST])


def _kind(path: str) -> str:
    ending = path[path.rfind(".") :]
    return _LIKE.get(ending, ending)
