"""Turns that begin again each time people keep their file up to date: a line sorted by the day of the last change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.words import may_speak_of, speaks_of, unaccented
from guichet.reading.templates.site import Site

_ORDER = re.compile(
    r"\b(?:order\s+by\s+|(?:order_?by|order|oldest)['\"]?\s*[(:]\s*)(?P<by>[^()\n]{1,80}(?:\(\))?[^()\n]{0,20})", re.I
)
_FALLS = re.compile(r"\bdesc\b|['\"]-\w|:\s*-1\b|\breverse", re.I)
_TAKES = re.compile(
    r"\bfirst\b|\blimit\b|\btake\b|\[\s*:|\[0\]|\bpop\b|findFirst|fetchOne|LIMIT\s+\d",
    re.I,
)
"""That only those who come first in the order get something."""
_FUNCTION = re.compile(
    r"\bdef (?:self\.)?(?P<method>\w{3,60})"
    r"|(?:\bfunction\s+(?:\w+\.)?|^[ \t]*(?:(?:public|private|protected|static|async|final) +){0,3})(?P<name>\w{3,60})\s*\(",
    re.M | re.I,
)
_GIVEN = re.compile(r"(?<!\w)(?P<field>\w{2,60})['\"]?\s*(?::|=>|=)(?!=)\s*(?P<value>[^\n,;{}]{2,60})")
_LATER = re.compile(r"\s[-+]\s")
"""A moment to come: `current_date + interval '1 year'`."""
_EXPORTED = re.compile(r"\bexport\s+(?=(?:default|const|let|async|function|class)\b)")
"""The word by which a script lets others call it: it exports nothing."""
_LONG = 1_500
"""Signs of a function that are looked at."""
_RANKED = re.compile(
    r"\b(?:(?:dense_)?rank|row_number)\s*\(\s*\)\s*over\s*\(\s*(?!partition\s+by\s+[\w.]{0,60}id\b)", re.I
)
"""That each is given a place in the order; not the rows of one and the same thing, numbered."""
_NEAR, _BEFORE = 160, 500
"""Signs after an order in which it is cut, and before it that say what it is for."""
_AUTO = re.compile(
    r"^[ \t]*(\w{2,60})\s*(?::[^=\n]{1,80})?=\s*[^\n]{0,120}(?:\bauto_now\s*=\s*True|\bonupdate\s*=)"
    r"|^[ \t]*(\w{2,60})[ \t][^\n]{0,120}(?:@updatedAt\b|\bon\s+update\s+current_timestamp)"
    r"|@UpdateDateColumn\([^)]{0,80}\)\s*(\w{2,60})",
    re.M | re.I,
)
"""A field that is given the present moment at each change."""
_CALLED_BACK = re.compile(r"\bbefore_(?:save|update|validation)\b[ (]+((?::\w+[, ]*)+)(?![^\n]*on: :create)")
_SELF = re.compile(
    r"\bself\.(\w{2,60})\s*=\s*(?:Time|Date|DateTime|timezone|datetime|date)(?:\.\w+){0,2}\.(?:now|current|today|utcnow)\b"
)
_METHOD = re.compile(
    r"^[ \t]*def (?:self\.)?(\w+)[^\n]*\n(.{0,1500}?)(?=^[ \t]*(?:def |class |@|private\b)|\Z)", re.M | re.S
)
_CONDITIONAL = re.compile(
    r"\b(?:new_record|_state\.adding|pk is None|_changed\?|will_save_change_to|has_changed|\|\|=|is None|\.nil\?|blank\?)"
)
"""That the moment is only written once, or when something else than the file itself changes."""
_SAVES = frozenset({"save", "touch", "before_update", "pre_update"})
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
_PROGRAMS = (".py", ".rb", ".ts", ".js", ".php", ".prisma", ".sql")


def turns_restarted(whole: Whole) -> Iterator[FromDeed]:
    """Yield the queries that take the first of those who wait, in the order of the last change of their file."""
    if not whole.place.is_lived:
        return
    for found in _ORDER.finditer(whole.text):
        near = whole.text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        is_ranked = _RANKED.search(near) is not None
        if _FALLS.search(found["by"]) or not (is_ranked or takes_first(near)):
            continue
        words = re.finditer(r"\w+", found["by"])
        field = next((one for one in words if one[0] in rewritten(whole.project) or one[0] in _OF_FRAMEWORK), None)
        before = whole.text[max(0, found.start() - _BEFORE) : found.start()]
        named = field is not None and field[0] not in _OF_FRAMEWORK
        if field is not None and _gives_turns(f"{whole.path} {before} {near}", named=named, ranked=is_ranked):
            start = whole.start + found.start("by") + field.start()
            yield FromDeed(
                Kind.DELAY, whole.path, Span(start, start + len(field[0])), whole.place, what=What.TURN_RESTARTED, shown=field[0], certain=named
            )  # fmt: skip


def in_query(source: Source, project: Site) -> Iterator[FromDeed]:
    """Yield the queries of a file of SQL that do so: a view ranks people each time that it is read."""
    place = place_of_path(source.path) or Place.JOB
    place = Place.JOB if place is Place.MIGRATION else place
    return turns_restarted(Whole(source.path, source.text, (), place, project))


def takes_first(after: str) -> bool:
    """Return whether only those who come first in an order get something, as what stands around it says."""
    return _TAKES.search(after) is not None


def _gives_turns(said: str, *, named: bool, ranked: bool) -> bool:
    """Whether words are of people who wait, one of whom gets a place; the work of machines waits too."""
    if speaks_of(_EXPORTED.sub(" ", said), "deeds.machine work"):
        return False
    waits = (ranked and named) or speaks_of(said, "places.waiting") or speaks_of(said, "deeds.lines")
    about = speaks_of(said, "places.applicants") or speaks_of(said, "places.goods")
    return about and waits and (ranked or speaks_of(said, "places.gives"))


def _renewed(text: str) -> Iterator[str]:
    """The fields to which a function gives the present moment by which people renew what they asked for."""
    found = list(_FUNCTION.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        if speaks_of(one["method"] or one["name"], "deeds.renews"):
            body = text[one.end() : min(end, one.end() + _LONG)]
            if not _CONDITIONAL.search(body):
                given = ((put["field"], put["value"]) for put in _GIVEN.finditer(body))
                yield from (field for field, value in given if says_now(value) and not _LATER.search(value))


@memo
def rewritten(project: Site) -> frozenset[str]:
    """Return the fields of a project that are given the present moment at each change of what bears them, or each time that it is renewed."""
    found: set[str] = set()
    for path in project.paths:
        if not path.endswith(_PROGRAMS):
            continue
        text = project.text(path)
        found.update(next(filter(None, one.groups())) for one in _AUTO.finditer(text))
        if may_speak_of(unaccented(project.lowered(path)), "deeds.renews"):
            found.update(_renewed(text))
        if "self." in text and ("before_" in text or "def save" in text):
            called = {name for one in _CALLED_BACK.finditer(text) for name in re.findall(r"\w+", one[1])}
            for name, body in _METHOD.findall(text):
                if (name in called or name in _SAVES) and not _CONDITIONAL.search(body):
                    found.update(_SELF.findall(body))
    return frozenset(found)


def rewritten_here(path: str, project: Site) -> list[str]:
    """Return the fields, among those that a file puts things in order by, that are given the present moment at each change."""
    named = {word for found in _ORDER.finditer(project.text(path)) for word in re.findall(r"\w+", found["by"])}
    return sorted(named & rewritten(project))
