"""The names that a model of Ruby goes through to rule all of them at once: a list that it writes, or the columns of its table that may not be empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.reading.templates.site import Site

_LIST = re.compile(r"%[wi]\[([^\]]{1,400})\]")
_TEXT = re.compile(r"['\":](\w{1,60})")
_LEFT_OUT = re.compile(r"(?:\.(?:without|except|excluding)\(|-\s*(?=%))([^)\n]{1,300})")
_TABLE = re.compile(
    r"\bcreate_table\W{1,4}(\w{1,60})(?P<body>(?:(?!\bcreate_table\b)[\s\S]){0,6000}?)^\s{0,8}end\b", re.M
)
_COLUMN = re.compile(r"^[ \t]*(?P<column>t\.\w{1,30}\s+:(?P<name>\w{1,60})(?P<rest>[^\r\n]{0,200}))", re.M)
_OWN = ("id", "created_at", "updated_at")
"""Columns that Rails fills by itself."""
Place = tuple[str, Span]


def each_of(name: str, model: str, whole: Whole, at: Place) -> Iterator[tuple[str, str, Span]]:
    """Yield what a name of a block stands for, one after the other, each with where that is written."""
    if name.startswith("*"):
        spread = _LIST.search(whole.given.get(name.lstrip("*"), ""))
        yield from ((one.lstrip(":"), *at) for one in (spread[1].split() if spread is not None else ()))
        return
    found = re.search(
        rf"^[ \t]*(?P<of>[^\n]{{2,300}}?)\.each(?:\s+do|\s*\{{)\s*\|\s*{re.escape(name)}\s*\|", whole.text, re.M
    )
    if found is None:
        return
    of = found["of"]
    listed = _LIST.match(of) or _LIST.search(whole.given.get(of.strip(), ""))
    if listed is not None:
        yield from ((one.lstrip(":"), *at) for one in listed[1].split())
    elif re.search(r"\bcolumns\b", of) and "null" in of:
        left_out = {*_OWN, *(one for part in _LEFT_OUT.findall(of) for one in (*_TEXT.findall(part), *part.split()))}
        columns = _never_empty(whole.project).get(_table_of(model), ())
        yield from (one for one in columns if one[0] not in left_out)


def _table_of(model: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", model.rpartition("::")[2]).lower().rstrip("s")


@memo
def _never_empty(project: Site) -> dict[str, tuple[tuple[str, str, Span], ...]]:
    """The columns that may not be empty of each table, by its name in the singular, and that nothing fills for people."""
    found: dict[str, tuple[tuple[str, str, Span], ...]] = {}
    for path in project.paths:
        if path.endswith(".rb") and project.holds(path, "create_table"):
            for table in _TABLE.finditer(project.text(path)):
                start = table.start("body")
                found[table[1].rstrip("s")] = tuple(
                    (one["name"], path, Span(start + one.start("column"), start + one.end("column")))
                    for one in _COLUMN.finditer(table["body"])
                    if "null: false" in one["rest"] and "default:" not in one["rest"]
                )
    return found


def columns_named(path: str, project: Site) -> object:
    """Return the columns that may not be empty, for a model that goes through its own."""
    return _never_empty(project) if "columns" in project.text(path) and "validates" in project.text(path) else ()
