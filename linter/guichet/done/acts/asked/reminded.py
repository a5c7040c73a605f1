"""Invitations that a table of a program, or rows of a query, have put to people each day as long as they have not said yes; Python and data have readers of their own."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind
from guichet.done.offered.reminders import too_often
from guichet.done.people.written_tables import tables_at
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.project.project import Project
from guichet.reading.templates.site import Site

_REPEATS = ("every", "tous_les", "interval", "frequen", "repeat", "cadence")


def reminded_until_yes(source: Source, place: Place, project: Site) -> Iterator[FromDeed]:
    """Yield the lines that have an invitation sent each day, or every other, which a refusal does not end."""
    if source.path.endswith((".py", *DATA_SUFFIXES)) or not isinstance(project, Project):
        return
    lowered = source.text.lower()
    if not any(one in lowered for one in _REPEATS):
        return
    for tree in tables_at(source.path, project):
        for one in too_often(tree):
            shown = f"{one.key}: {one.value or ''}"
            yield FromDeed(Kind.KEEP, one.path, one.span, place, what=What.UNTIL_YES, shown=shown[:80], certain=False)
            return
