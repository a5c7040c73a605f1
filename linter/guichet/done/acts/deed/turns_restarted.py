"""Turns that begin again each time people keep their file up to date: a line sorted by the day of the last change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed.written_anew import is_of_one, rewritten
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_ORDER = re.compile(
    r"\b(?:order\s+by\s+|ordering\s*=\s*[\[(]\s*|(?:order_?by|order|oldest)['\"]?\s*[(:]\s*)(?P<by>[^()\n]{1,80}(?:\(\))?[^()\n]{0,20})",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:where|filter|andWhere|count)\b[^;]{0,90}?(?<![\w])(?P<by>\w{2,60}?)(?:__lte?\b|['\"\s]{1,3},?\s?['\"]?<=?|:\s*\{\s*lte?\b)[^;]{0,60}?\b(?P=by)\b[^;]{0,60}?\bcount\b",
    re.I,
)
"""How many come before someone: their rank."""
_FALLS = re.compile(r"\bdesc\b|['\"]-\w|:\s*-1\b|\breverse", re.I)
_TAKES = re.compile(
    r"\bfirst\b|\blimit\b|\btake\b|\[\s*:|\[0\]|\bpop\b|findFirst|fetchOne|setMaxResults|LIMIT\s+\d",
    re.I,
)
"""That only those who come first in the order get something."""
EXPORTED = re.compile(r"\bexport\s+(?=(?:default|const|let|async|function|class)\b)|\bimport [^\n]{1,200}")
"""The words by which a program lets others call it, or brings them in: it exports and imports nothing."""
_RANKED = re.compile(
    r"\b(?:(?:dense_)?rank|row_number)\s*\(\s*\)\s*over\s*\(\s*(?!partition\s+by\s+[\w.]{0,60}id\b)", re.I
)
"""That each is given a place in the order; not the rows of one and the same thing, numbered."""
_PLACE = re.compile(
    r"(?:->search\(|\barray_search\(|\.(?:index|find_index|indexOf|findIndex|indexWhere|indexOfFirst)\b)[^;\n]{1,120}?\+\s*1\b",
    re.I,
)
"""The place of someone in an order: where they stand in the list, counted from one."""
_NEAR, _BEFORE = 160, 500
"""Signs after an order in which it is cut, and before it that say what it is for."""
_OF_FRAMEWORK = frozenset(
    {
        "updated_at",
        "updatedAt",
        "modified",
        "modified_at",
        "updated",
        "last_modified",
        "date_modification",
        "modifie_le",
    }
)
"""Fields that some frameworks write at each change, whatever the program says."""


def turns_restarted(whole: Whole) -> Iterator[FromDeed]:
    """Yield the queries that take the first of those who wait, in the order of the last change of their file."""
    if not whole.place.is_lived:
        return
    for found in (*_ORDER.finditer(whole.text), *_COUNTED.finditer(whole.text)):
        near = whole.text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        is_ranked = found.re is _COUNTED or _RANKED.search(near) is not None or _is_placed(found, whole)
        if _FALLS.search(found["by"]) or not (is_ranked or takes_first(near)):
            continue
        words = re.finditer(r"\w+", found["by"])
        before = whole.text[max(0, found.start() - _BEFORE) : found.start()]
        said = f"{whole.path} {before} {near}"
        field = next((one for one in words if _is_written_anew(one[0], said, whole.project)), None)
        named = field is not None and field[0] not in _OF_FRAMEWORK
        if field is not None and _gives_turns(said, named=named, ranked=is_ranked):
            start = whole.start + found.start("by") + field.start()
            yield FromDeed(
                Kind.DELAY, whole.path, Span(start, start + len(field[0])), whole.place, what=What.TURN_RESTARTED, shown=field[0], certain=named
            )  # fmt: skip


def _is_placed(found: re.Match[str], whole: Whole) -> bool:
    """Whether the file that keeps an order tells someone's place in it, under whatever name the order is kept."""
    return _PLACE.search(whole.text, found.end()) is not None


def in_query(source: Source, project: Site) -> Iterator[FromDeed]:
    """Yield the queries of a file of SQL that do so: a view ranks people each time that it is read."""
    place = place_of_path(source.path) or Place.JOB
    place = Place.JOB if place is Place.MIGRATION else place
    return turns_restarted(Whole(source.path, source.text, (), place, project))


def _is_written_anew(field: str, said: str, project: Site) -> bool:
    """Whether a field by which things are put in order changes with each of them, as far as what is said names whose it is."""
    return field in _OF_FRAMEWORK or is_of_one(rewritten(project).get(field, frozenset()), said)


def takes_first(after: str) -> bool:
    """Return whether only those who come first in an order get something, as what stands around it says."""
    return _TAKES.search(after) is not None


def _gives_turns(said: str, *, named: bool, ranked: bool) -> bool:
    """Whether words are of people who wait, one of whom gets a place; the work of machines waits too."""
    if speaks_of(EXPORTED.sub(" ", said), "deeds.machine work"):
        return False
    waits = (ranked and named) or speaks_of(said, "places.waiting") or speaks_of(said, "deeds.lines")
    about = speaks_of(said, "places.applicants") or speaks_of(said, "places.goods")
    return about and waits and (ranked or speaks_of(said, "places.gives"))


def rewritten_here(path: str, project: Site) -> list[tuple[str, list[str]]]:
    """Return the fields, among those that a file puts things in order by, that are given the present moment at each change, and whose."""
    named = {
        word
        for order in (_ORDER, _COUNTED)
        for found in order.finditer(project.text(path))
        for word in re.findall(r"\w+", found["by"])
    }
    return [(one, sorted(owners)) for one, owners in sorted(rewritten(project).items()) if one in named]
