"""The register of decisions: every derogation with its reason, owner, date and expiry."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from guichet.accepted.derogations import Derogation
from guichet.core.configuration import Config
from guichet.core.findings import Lang, Text
from guichet.core.markdown import code, plain
from guichet.core.writing import as_json, cell, printable
from guichet.engine.catalogue import cards

_TITLE = Text("Registre des dérogations", "Register of derogations")
_EMPTY = Text("Aucune dérogation.", "No derogation.")
_HEADERS = (
    Text("Règles", "Rules"), Text("Motif", "Reason"), Text("Responsable", "Owner"), Text("Fin", "Until"),
    Text("Base légale invoquée", "Legal basis given"), Text("Où", "Where"), Text("À compléter", "To complete"),
)  # fmt: skip
_WHERE = 5
"""The column of places."""
_BARE = re.compile(r"[\w./:+-]+")
"""A place without any other mark."""
_PROBLEMS = {
    "syntax": Text("écriture", "syntax"),
    "reason": Text("motif", "reason"),
    "owner": Text("responsable", "owner"),
    "until": Text("date de fin", "end date"),
    "expired": Text("échue", "expired"),
    "unknown-rule": Text("règle inconnue", "unknown rule"),
}
_UNREAD = "?"
"""Stands for the rules of a derogation that does not say which."""


def _problems(one: Derogation, today: date, config: Config) -> list[str]:
    """Return all that keeps a derogation from answering for something, as stable words."""
    known = {word for card in cards(config) for word in card.names}
    found = [one.problem] if one.problem else []
    if one.until is not None and one.until < today:
        found.append("expired")
    if not known.issuperset(one.rules):
        found.append("unknown-rule")
    return found


def _cells(one: Derogation, lang: Lang, today: date, config: Config) -> list[str]:
    return [
        ", ".join(one.rules) or (_UNREAD if one.problem == "syntax" else "decision"),
        one.reason,
        one.owner,
        one.until.isoformat() if one.until else "",
        one.legal_basis,
        f"{one.path}:{one.line}",
        ", ".join(_PROBLEMS[word].of(lang) for word in _problems(one, today, config)),
    ]


def _shown(cells: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row as Markdown shows them: a place is copied from there, and stays as it is written."""
    for number, text in enumerate(cells):
        yield code(text) if number == _WHERE and _BARE.fullmatch(text) else plain(text)


def record_of(one: Derogation, today: date, config: Config) -> dict[str, Any]:
    """Return a derogation as reports for machines say it, on a day."""
    return {
        "rules": list(one.rules),
        "reason": one.reason,
        "owner": one.owner,
        "until": one.until and one.until.isoformat(),
        "legal_basis": one.legal_basis,
        "path": one.path,
        "line": one.line,
        "problem": one.problem,
        "problems": _problems(one, today, config),
    }


def render(format_name: str, derogations: Sequence[Derogation], lang: Lang, today: date, config: Config) -> str:
    """Return the register as "markdown", "csv" or "json", as it stands on a day."""
    if format_name == "json":
        rows = [record_of(one, today, config) for one in derogations]
        return as_json(rows)
    headers = [header.of(lang) for header in _HEADERS]
    if format_name == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows([cell(printable(text)) for text in _cells(one, lang, today, config)] for one in derogations)
        return out.getvalue()
    if not derogations:
        return f"# {_TITLE.of(lang)}\n\n{_EMPTY.of(lang)}\n"
    lines = [f"# {_TITLE.of(lang)}", "", f"| {' | '.join(headers)} |", "|" + " --- |" * len(headers)]
    lines += [f"| {' | '.join(_shown(_cells(one, lang, today, config)))} |" for one in derogations]
    return "\n".join(lines) + "\n"
