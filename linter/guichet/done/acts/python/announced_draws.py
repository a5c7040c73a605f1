"""Draws that are no secret: the code says that they are public, or a page tells people that chance decides."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.core.memo import lasting_memo
from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.site import Site, is_template

_ANNOUNCED = re.compile(
    r"(?:tirage|loterie|lottery|draw|ballot)[^.\n]{0,80}?(?:annonc|publique?\b|publi[ée]e?s?\b|published|announced|affich[ée]|r[èe]gles)"
    r"|(?:annonc[ée]|public|announced|published)[^.\n]{0,30}(?:tirage|loterie|lottery|draw|ballot)",
    re.I,
)
_RULES_URL = re.compile(
    r"(?:LOTTERY|TIRAGE|DRAW|LOTERIE|BALLOT)\w{0,80}(?:URL|RULES|REGLES|REGLEMENT)|(?:RULES|REGLES)\w{0,80}(?:LOTTERY|TIRAGE|DRAW)"
)
_TOLD = re.compile(
    r"\b(?:tir(?:er|ée?s?) au sort|tirage au sort|par tirage|par loterie|(?:drawn|chosen|picked|given) (?:by (?:lot|ballot|lottery)|at random)|random draw|by lottery|a lottery)\b",
    re.I,
)
_AROUND = 120
"""Signs of a sentence, before and after, that say what is drawn."""
_ENDS = re.compile(r"[.!?:;<>]")
_DENIED = re.compile(r"\b(?:sans|pas|aucune?|jamais|plus|no|not|never|without)\b[^,]{0,30}$", re.I)
_QUICK = ("au sort", "tirage", "loterie", "by lot", "by ballot", "at random", "random draw", "lottery")
_TEXTS = (".md", ".txt", ".po")


def is_announced_by(module: PythonModule) -> bool:
    """Return whether a module says of itself that its draw is public, or names where its rules are."""
    return _RULES_URL.search(module.source.text) is not None or says_so(module.tree)


def says_so(holder: nodes.NodeNG) -> bool:
    """Return whether what a function or a module says of itself is that the draw is public."""
    return holder.doc_node is not None and _ANNOUNCED.search(str(holder.doc_node.value)) is not None


@lasting_memo
def is_told_to_people(project: Site) -> bool:
    """Return whether a page or a text of the project tells people that what they ask for is drawn by lot."""
    told = (path for path in project.paths if is_template(path) or path.endswith(_TEXTS))
    return any(
        _tells(project.code(path)) for path in told
        if place_of_path(path) is None and any(project.holds(path, one) for one in _QUICK)
    )  # fmt: skip


def _tells(text: str) -> bool:
    said = " ".join(text.split())
    return any(_is_of_what_is_given(said, found) for found in _TOLD.finditer(said))


def _is_of_what_is_given(said: str, found: re.Match[str]) -> bool:
    before = _ENDS.split(said[max(0, found.start() - _AROUND) : found.start()])[-1]
    after = _ENDS.split(said[found.end() : found.end() + _AROUND])[0]
    given = ("places.goods", "places.applicants", "places.slots")
    return _DENIED.search(before) is None and any(speaks_of(f"{before} {after}", idea) for idea in given)
