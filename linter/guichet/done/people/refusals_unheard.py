"""Refusals that a table of people has a column for, and that nothing of the project ever asks for nor reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.reading.templates.site import Site

_REFUSAL = r"(?P<name>\w{0,40}(?:opt_?out|opted_?out|unsubscribed|desinscrit|desabonne|do_?not_?(?:contact|e?mail|call)|(?:refuse|sans)_(?:e?mails?|contact|courriels?|relances?))\w{0,40})"
_DECLARED = {
    ".py": re.compile(rf"^[ \t]{{1,8}}(?:{_REFUSAL})(?::[^=\n]{{1,60}})?\s=\s[\w.]{{0,40}}(?:BooleanField|Column|mapped_column)\(", re.M | re.I),
    ".rb": re.compile(rf"^[ \t]*t\.boolean \"(?:{_REFUSAL})\"", re.M | re.I),
    ".php": re.compile(rf"^[ \t]*(?:private|protected|public) \??bool(?:\|null)? \$(?:{_REFUSAL})\b", re.M | re.I),
}  # fmt: skip
_KEPT = {".py": "Field", ".rb": "create_table", ".php": "#[ORM\\Entity"}
_PART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")


def refusals_unheard(project: Site) -> Iterator[tuple[str, Span, str]]:
    """Yield where such a column is declared, and its name: no page, no form, no query of another file names it."""
    for path in project.paths:
        suffix = path[path.rfind(".") :]
        if suffix not in _DECLARED or not project.holds(path, _KEPT[suffix]) or not _lives(path):
            continue
        text = project.text(path)
        for one in _DECLARED[suffix].finditer(text):
            name = one["name"]
            own = len(re.findall(rf"\b{re.escape(name)}\b", text))
            if (own == 1 or suffix != ".py") and not _is_named(name, path, project):
                yield path, Span(*one.span("name")), name


def _lives(path: str) -> bool:
    """Whether a file is neither a test nor what made a table, once."""
    place = place_of_path(path)
    return place not in (Place.TEST, Place.FIXTURE, Place.MIGRATION, Place.DEMO, Place.DOCUMENTATION)


def _is_named(name: str, declared: str, project: Site) -> bool:
    """Whether another file that lives names a column, as it is written or as other languages write it."""
    words = [one.lower() for one in _PART.split(name) if one]
    written = (
        "_".join(words),
        "".join((words[0], *(one.capitalize() for one in words[1:]))),
        "".join(one.capitalize() for one in words),
    )
    return any(
        any(project.holds(path, one) for one in (name, *written))
        for path in project.paths
        if path != declared and _lives(path) and not path.startswith("db/") and "/db/migrate/" not in path
    )
