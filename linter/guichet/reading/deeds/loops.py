"""Loops over a table that is written out: what they do is done once for each row, with what the row holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed, Put, folded

_ROWS = 24
"""Rows of a table that somebody wrote for a loop: beyond, it is data."""
_MOST = 400
"""Deeds that one loop makes at most."""
_PLAIN = re.compile(r"true|false|null|nil|None|True|False|-?\d[\d_]*(?:\.\d+)?|[\w\\]+::class", re.I)
_OWN = re.compile(r"(?:(?:self|static|cls|this|\$this|[A-Z]\w{0,80})(?:\.|::|->))?\$?(\w{1,80})")


class Loop(NamedTuple):
    """Where the body of a loop stands, and what its names are in each of its rows."""

    body: Span
    rows: tuple[dict[str, Tree], ...]


def loop_over(
    body: Span, names: Sequence[str] | Mapping[str, str], table: Tree | None, *, by_key: bool = False
) -> Iterator[Loop]:
    """Yield the loop over a table, when its rows are known: with one name for a row, several for its parts (in order, or by their keys), or first its key.

    A list of plain values is no table: what is done for each of them is told from the list.
    """
    if table is None or not names or not 0 < len(table.parts) <= _ROWS:
        return
    rows: list[dict[str, Tree]] = []
    for part in table.parts:
        if isinstance(names, Mapping):
            keyed = {one.key: one for one in part.parts}
            rows.append({name: keyed[key] for name, key in names.items() if key in keyed})
        elif by_key and len(names) > 1:
            key = Tree("", part.path, part.span, part.key)
            rows.append({names[0]: key, **_named(names[1:], part)})
        else:
            rows.append(_named(names, part))
    if all(rows) and (by_key or any(part.parts for part in table.parts)):
        yield Loop(body, tuple(rows))


def _named(names: Sequence[str], row: Tree) -> dict[str, Tree]:
    """What each name is in a row: the row itself, or its parts in order."""
    return {names[0]: row} if len(names) == 1 else dict(zip(names, row.parts, strict=False))


def table_named(written: str, tables: Iterable[Tree]) -> Tree | None:
    """Return the table to which a program gives a name, as far as it gives it to one."""
    named = _OWN.fullmatch(written)
    found = [one for one in tables if one.parts and one.key == named[1]] if named is not None else []
    return found[0] if len(found) == 1 else None


def unrolled(deeds: Sequence[Deed], loops: Iterable[Loop]) -> tuple[Deed, ...]:
    """Return some deeds, those of a loop over a table once for each of its rows."""
    for loop in loops:
        inside = [loop.body.start <= one.span.start < loop.body.end for one in deeds]
        if 0 < sum(inside) * len(loop.rows) <= _MOST:
            rows = tuple(map(_Row, loop.rows))
            deeds = [
                each
                for one, within in zip(deeds, inside, strict=True)
                for each in (_each(one, rows) if within else (one,))
            ]
    return tuple(deeds)


def _each(deed: Deed, rows: Iterable[_Row]) -> Iterable[Deed]:
    return dict.fromkeys(row.of(deed) for row in rows)


class _Row:
    """What the names of a loop are in one of its rows."""

    def __init__(self, held: dict[str, Tree]) -> None:
        self._held = held
        names = "|".join(map(re.escape, held))
        self._used = re.compile(
            rf"(?<![\w.$@>:])(?P<name>{names})(?:(?:\??\.|->)(?P<of>\w{{1,60}})\b(?!\()|\[['\":]?(?P<at>\w{{1,60}})['\"]?\])?(?![\w$])"
        )

    def of(self, deed: Deed) -> Deed:
        """Return a deed as it is done for the row."""
        puts = tuple(self._put(one, deed.path) for one in deed.puts)
        args = tuple(map(self._said, deed.args))
        tests = tuple(map(self._said, deed.tests))
        return deed if (puts, args, tests) == (deed.puts, deed.args, deed.tests) else replace(deed, puts=puts, args=args, tests=tests)  # fmt: skip

    def _put(self, put: Put, path: str) -> Put:
        whole = self._used.fullmatch(put.value)
        held = self._value(whole) if whole is not None else None
        if held is not None:
            return replace(put, value=_written(held), span=held.span if held.path == path else put.span)
        value = self._said(put.value)
        return put if value == put.value else replace(put, value=value)

    def _said(self, text: str) -> str:
        return folded(self._used.sub(lambda found: _written(held) if (held := self._value(found)) is not None else found[0], text))  # fmt: skip

    def _value(self, found: re.Match[str]) -> Tree | None:
        """The plain value that is named; None for a whole row, and for what it does not hold."""
        row, key = self._held[found["name"]], found["of"] or found["at"]
        if key is None:
            return row if row.value is not None and not row.parts else None
        held = [
            one
            for at, one in enumerate(row.parts)
            if key in (one.key, one.key.lstrip(":")) or (not one.key and key == str(at))
        ]
        return held[0] if len(held) == 1 and held[0].value is not None and not held[0].parts else None


def _written(held: Tree) -> str:
    value = held.value or ""
    return value if _PLAIN.fullmatch(value) else f"'{value}'"
