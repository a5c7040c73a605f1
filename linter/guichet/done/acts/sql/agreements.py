"""The agreements that SQL gives in people's place: a column set for all, the default of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.grounds.answers import is_asked, of_value
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent, protects, serves_others
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import Statement, listed

_YES = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s*=\s*(?:true|1|'(?:t|true|y|yes|o|oui|1)')(?![\w.])", re.I
)
_DEFAULT = re.compile(r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s+(?:bool(?:ean)?|bit|tinyint(?:\(1\))?)\b[^,]{0,500}?\bdefault\s+(?:true|1|'t(?:rue)?')(?![\w.])", re.I)  # fmt: skip
_WRITTEN = re.compile(r"\b(status|statut|state|etat|answer|reponse|decision|accord|consent\w*)\s*=\s*'([^']*)'", re.I)
_WAITS = re.compile(
    r"\b(?:status|statut|state|etat|answer|reponse|answered_at|repondu_le|accord|consent\w*)\s*(=\s*'([^']*)'|is\s+null)",
    re.I,
)
_GIVEN = r"(?:true|1|'(?:t|true|y|yes|o|oui|1|granted|accepted)')(?![\w.])"
_NOT = r"(?:false|0|'(?:f|n|no|non|0|false|refused?)')"
_MISSING = (
    rf"(?:\b(?:coalesce|ifnull|nvl|isnull)\s*\(\s*(?:\w+\.)?(?P<read>\w+)\s*,\s*{_GIVEN}\s*\)"
    rf"|\bcase\s+when\s+(?:\w+\.)?(?P<lacking>\w+)\s+is\s+null\s+then\s+{_GIVEN}[^;]{{0,120}}?\bend\b"
    rf"|\bcase\s+when\s+(?:\w+\.)?(?P<refused>\w+)\s*=\s*{_NOT}\s+then\s+{_NOT}\s+else\s+{_GIVEN}\s+end\b)"
)
"""A yes where an answer is missing: `coalesce(reply.answer, 'yes')`, or where it is anything but a no."""
_ASSUMED = re.compile(
    rf"(?:[\"`\[]?(?<![^\W\d])(?P<column>[^\W\d]\w{{0,200}})[\"`\]]?\s*=\s*)?{_MISSING}(?:\s+as\s+[\"`]?(?P<alias>\w+))?",
    re.I,
)
_ALWAYS = re.compile(rf"\s*{_GIVEN}\s*(?:::\w+|as\s+\w+)?\s*$", re.I)
_SCREEN = re.compile(
    r"[\"`\[]?(?<![^\W\d])(?P<column>[^\W\d]\w{0,200})[\"`\]]?\s*=\s*\(?\s*(?:coalesce|ifnull|nvl|isnull)\s*\(\s*(?:\w+\.)?(?P<read>\w+)\s*,\s*'(?P<word>[\w -]{2,40})'",
    re.I,
)
"""A way to be written to, for want of an answer: `paper = (coalesce(reply, 'online') = 'paper')`."""
_CLOCK = re.compile(r"\binterval\b|current_date|\bnow\s*\(|date_sub|datediff", re.I)
_SET_DEFAULT = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s+set\s+default\s+(?:true|1|'t(?:rue)?')(?![\w.])", re.I
)


def agreements_in(statement: Statement) -> Iterator[str]:
    """Yield the agreements that a statement answers with yes: a column set for those who gave none, a default, a missing one read as a yes."""
    written, where = statement.clause("set"), statement.clause("where")
    for missing in _SCREEN.finditer(written.text if written is not None else ""):
        stops = speaks_of(missing["column"], "deeds.paper") or speaks_of(missing["column"], "ways.paperless")
        if (
            stops
            and speaks_of(statement.made, "deeds.accounts")
            and is_asked(missing["read"])
            and speaks_of(missing["word"], "ways.on a screen")
        ):
            yield missing["column"]
    for clause in statement.clauses:
        yield from (name for found in _ASSUMED.finditer(clause.text) if (name := _assumed(found)))
    yield from _filled_in_order(statement)
    if statement.clauses[0].kind in ("create", "alter table"):
        said = f"{statement.clauses[0].text} {f'set {written.text}' if written is not None else ''}"
        found = (one for sort in (_DEFAULT, _SET_DEFAULT) for one in sort.finditer(said))
        yield from (one[1] for one in found if asks_consent(one[1]))
    elif written is not None and _settles_silence(statement):
        yield statement.made
    elif written is not None and not any(
        asks_consent(found[1]) for found in _YES.finditer(where.text if where else "")
    ):
        yield from (found[1] for found in _YES.finditer(written.text) if asks_consent(found[1]))


def _filled_in_order(statement: Statement) -> Iterator[str]:
    """The agreements among the columns of a row that a query fills in their order, where one is read as a yes for want of an answer: `insert into preference (id, sharing) select id, coalesce(o.ok, true)`."""
    head, chosen = statement.clauses[0], statement.clause("select")
    row = next(head.brackets(), None) if head.kind == "insert into" and chosen is not None else None
    if row is None or chosen is None:
        return
    columns = [name.strip(' "`[]\n\t') for _, name in listed(row[1])]
    values = [value for _, value in listed(chosen.text)]
    where = statement.clause("where")
    if len(columns) == len(values):
        for column, value in zip(columns, values, strict=True):
            if (
                _ALWAYS.match(value)
                and asks_consent(column)
                and not (where and any(asks_consent(one) for one, _ in where.names()))
            ):
                yield column
            found = _ASSUMED.search(value)
            if found is not None and not _assumed(found) and (name := _assumed(found, column)):
                yield name


def _assumed(found: re.Match[str], filled: str = "") -> str:
    """The agreement that a missing answer is read as: by its own name, or by that of the column that is for others' sake; empty for none."""
    read = found["read"] or found["lacking"] or found["refused"]
    column = filled or found["column"] or found["alias"] or ""
    if column and not protects(column) and (asks_consent(column) or (serves_others(column) and is_asked(read))):
        return column
    return read if asks_consent(read) and (found["read"] or column) else ""


def _settles_silence(statement: Statement) -> bool:
    """Whether a statement writes a yes, after some time, in the records of an agreement that people have not answered."""
    written, where = statement.clause("set"), statement.clause("where")
    if statement.clauses[0].kind != "update" or written is None or where is None:
        return False
    given = _WRITTEN.search(written.text)
    shared = given is not None and (asks_consent(given[1]) or speaks_of(statement.made, "deeds.shared"))
    if given is None or not (shared or agreement_of(statement.made)):
        return False
    waits = any(
        speaks_of(found[2] or "null", "consent.waiting") or not found[2] for found in _WAITS.finditer(where.text)
    )
    return of_value(given[2], equal=True) is Agreement.GIVEN and waits and bool(_CLOCK.search(where.text))
