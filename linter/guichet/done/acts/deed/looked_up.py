"""What a program looks up by a number alone, and what it looks for, whichever way its library is asked: a finder, a condition and the first that meets it, a query."""

from __future__ import annotations

import re

from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import Body, Deed

_FINDS = re.compile(r"^(?:find|get|load|fetch|by|aget|first|charger|trouver)(?:_|[A-Z]|$)|^(?:find|get|first)\b")
_NARROWS = frozenset({"where", "filter_by", "whereKey", "whereId", "filter", "firstWhere", "where_by", "eq"})
"""What keeps what meets a condition: of which the first is taken, after it."""
_FIRST = re.compile(
    r"(?:->|\.)(?:first|one|single|maybeSingle|sole|find|take|scalar_one|get_result|executeTakeFirst|get(?=\(\)))\w{0,14}[!?]?\b"
)
_EQUALS = re.compile(r"(?:\w{1,60}\.)?(\w{1,60})\s?={2,3}\s?(\S{1,80})")
_EQ = re.compile(r"eq\(\s?(?:\w{1,60}\.){1,3}(\w{1,60}),\s?(\w[\w.]{0,80})\s?\)")
_QUOTED = re.compile(r"[:'\"`](\w{1,40}\.)?(\w{1,60})['\"`]?$")
_BY_CLASS = frozenset({"get_object_or_404", "aget_object_or_404", "get_or_404", "get", "find"})
_CLASS = re.compile(r"(?:models\.)?([A-Z]\w{2,60})(?:$|::class$|\.class$|\.objects\b)")
_TABLE = re.compile(r"\(['\"`](?:\w{1,40}\.)?(\w{3,60})['\"`]\)|\bfrom\((?:\w{1,40}\.)?(\w{3,60})\)")
_BEFORE = re.compile(
    r"(?:\b([A-Z]\w{2,60})(?:::\w{3,20}\(|\.(?:objects|query)\b)|\b(?:table|from|collection)\(['\"`](\w{3,60})['\"`]\)|\bselect\(\s?([A-Z]\w{2,60})\b)[^;{}]{0,160}$"
)
"""What a chain of calls began with: `Letter::query()`, `DB::table('letters')`, `select(Letter)`."""
_NUMBERED = re.compile(
    r"(?:^|[_.'\"\[$+(]|(?<=[a-z])(?=[A-Z]))(?:id|_id|pk|num|number|numero|no|ref|reference)['\"\]]{0,2}$", re.I
)
"""What counts up, as a name ends: `claim_id`, `$number`, `params['id']`."""
_WORD = re.compile(r"\w+")
_ASKED = re.compile(r"\bparams\b|\bkwargs\b|route\(|->get\(|\.query\b|\.args\b")
_UNTOLD = frozenset({"include", "select", "with", "relations", "populate", "where", "lock", "attributes"})
_PARTS = re.compile(r"\.|->|::")
_NO_RECORD = frozenset(
    {"objects", "query", "prisma", "db", "em", "self", "this", "models", "session", "manager", "repo", "repository", "app", "includes", "with", "unscoped", "model"}
)  # fmt: skip
_TAIL = re.compile(r"(?:Repository|Service|Model|Store|Dao|s?_?repository)$")
_CHAIN = 240
"""Signs before and after a call among which what it is a part of is read."""


def record_of(deed: Deed, whole: Whole) -> str:
    """Return what a call looks for, by what it is asked of or is first given; "" when nothing tells."""
    if deed.last in _BY_CLASS and deed.args and (found := _CLASS.match(deed.args[0])) is not None:
        return found[1]
    if (table := _TABLE.search(deed.called)) is not None:
        return table[1] or table[2]
    owners = [one.strip("$()") for one in _PARTS.split(deed.called)[:-1]]
    kept = [one for one in owners if one and one not in _NO_RECORD]
    if kept or not deed.is_call:
        return _TAIL.sub("", kept[-1]) if kept else ""
    at = deed.span.start - whole.start
    begun = _BEFORE.search(whole.text[max(0, at - _CHAIN) : at])
    return next(filter(None, begun.groups()), "") if begun is not None else ""


def is_by_number(deed: Deed, body: Body, whole: Whole) -> bool:
    """Return whether a call looks one thing up by the number that it is given from outside, and by nothing else."""
    if not deed.is_call:
        return False
    asked = _condition(deed, body, whole) if deed.last in _NARROWS else _finder(deed, whole)
    if asked is None:
        return False
    name, value = asked
    if name and not _NUMBERED.search(name):
        return False
    bare = value.lstrip("$").removeprefix("self.")
    is_given = (
        any(bare in _WORD.findall(one) for one in deed.given)
        or _ASKED.search(value) is not None
        or _ASKED.search(body.words) is not None
    )
    return is_given and (bool(name) or _NUMBERED.search(value) is not None)


def is_numbered(value: str) -> bool:
    """Return whether what a call gives is a number that an address holds, or is read in one."""
    return _NUMBERED.search(value.rstrip(")]}")) is not None or _ASKED.search(value) is not None


def _finder(deed: Deed, whole: Whole) -> tuple[str, str] | None:
    """The one thing that a finder is given, and its name: `findById(id)`, `find_by(number: params[:number])`."""
    if not _FINDS.search(deed.last):
        return None
    record = record_of(deed, whole)
    args = [one for one in deed.args if _CLASS.match(one) is None or not one.startswith(record)]
    puts = [one for one in deed.puts if one.name not in _UNTOLD]
    if len(args) + len(puts) != 1:
        return None
    return (puts[0].name, puts[0].value) if puts else ("", args[0])


def _condition(deed: Deed, body: Body, whole: Whole) -> tuple[str, str] | None:
    """The one condition that what is looked up must meet, where the first of what meets it is taken."""
    at = deed.span.end - whole.start
    rest = whole.text[max(0, deed.span.start - whole.start) : at + _CHAIN].partition(";")[0]
    others = sum(one.is_call and one.last in _NARROWS for one in body.deeds)
    if others != 1 or not _FIRST.search(rest):
        return None
    if deed.last in ("whereKey", "whereId"):
        return ("id", deed.args[0]) if len(deed.args) == 1 else None
    named = _QUOTED.match(deed.args[0]) if deed.args else None
    if named is not None and len(deed.args) in (2, 3):
        return named[2], deed.args[-1]
    equal = (_EQUALS.fullmatch(deed.args[0]) or _EQ.fullmatch(deed.args[0])) if deed.args else None
    if equal is not None and len(deed.args) == 1:
        return equal[1], equal[2]
    puts = [one for one in deed.puts if one.name not in _UNTOLD]
    return (puts[0].name, puts[0].value) if len(puts) == 1 and len(deed.args) < 2 else None
