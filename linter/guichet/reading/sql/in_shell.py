"""The SQL that a shell script hands to a database: what stands between `<<SQL` and `SQL`, what follows `-c`."""

from __future__ import annotations

import re

from guichet.core.source import Source

_CLIENTS = re.compile(r"\b(?:psql|mysql|mariadb|sqlite3?|sqlcmd|sqlplus|duckdb)\b")
_HELD = re.compile(
    r"<<-?[ \t]*[\"']?(?P<end>[A-Za-z_]\w*)[\"']?[^\n]*\n(?P<query>(?:(?!<<-?[ \t]*[\"']?[A-Za-z_]).)*?)^[ \t]*(?P=end)\b",
    re.S | re.M,
)
_GIVEN = re.compile(
    r"(?<![\w-])-(?:[a-zA-Z]{0,4}c|e|Q|-command|-execute)[= ]*(?P<sign>[\"'])(?P<query>.*?)(?P=sign)", re.S
)


def sql_in_shell(source: Source) -> Source | None:
    """Return a script in which all is blank but its SQL, each sign at its place; None when it holds none."""
    if not _CLIENTS.search(source.text):
        return None
    found = [
        one.span("query")
        for one in (*_HELD.finditer(source.text), *_GIVEN.finditer(source.text))
        if _is_for_database(one, source)
    ]
    if not found:
        return None
    kept = list(re.sub(r"[^\n]", " ", source.text))
    for start, end in found:
        kept[start:end] = source.text[start:end]
        kept[end : end + 1] = "\n" if source.text[end : end + 1] == "\n" else ";"
    return Source(source.path, "".join(kept)[: len(source.text)])


def _is_for_database(found: re.Match[str], source: Source) -> bool:
    """Whether the command that is given a text is that of a database."""
    line = source.text.rfind("\n", 0, found.start()) + 1
    return bool(_CLIENTS.search(source.text, line, found.start()))
