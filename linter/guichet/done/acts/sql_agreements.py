"""The agreements that SQL gives in people's place: a column set for all, the default of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.people.consent import asks_consent
from guichet.reading.sql.statements import Statement

_YES = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s*=\s*(?:true|1|'(?:t|true|y|yes|o|oui|1)')(?![\w.])", re.I
)
_DEFAULT = re.compile(r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s+(?:bool(?:ean)?|bit|tinyint(?:\(1\))?)\b[^,]{0,500}?\bdefault\s+(?:true|1|'t(?:rue)?')(?![\w.])", re.I)  # fmt: skip
_SET_DEFAULT = re.compile(
    r"[\"`\[]?(?<![^\W\d])([^\W\d]\w{0,200})[\"`\]]?\s+set\s+default\s+(?:true|1|'t(?:rue)?')(?![\w.])", re.I
)


def agreements_in(statement: Statement) -> Iterator[str]:
    """Yield the agreements that a statement answers with yes: a column set for those who gave none, a column's default."""
    written, where = statement.clause("set"), statement.clause("where")
    if statement.clauses[0].kind in ("create", "alter table"):
        said = f"{statement.clauses[0].text} {f'set {written.text}' if written is not None else ''}"
        found = (one for sort in (_DEFAULT, _SET_DEFAULT) for one in sort.finditer(said))
        yield from (one[1] for one in found if asks_consent(one[1]))
    elif written is not None and not any(
        asks_consent(found[1]) for found in _YES.finditer(where.text if where else "")
    ):
        yield from (found[1] for found in _YES.finditer(written.text) if asks_consent(found[1]))
