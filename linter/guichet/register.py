"""The register of decisions: every derogation with its reason, owner, date and expiry."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from guichet.derogations import Derogation
from guichet.findings import Lang, Text

_TITLE = Text("Registre des dérogations", "Register of derogations")
_EMPTY = Text("Aucune dérogation.", "No derogation.")
_HEADERS = (
    Text("Règles", "Rules"), Text("Motif", "Reason"), Text("Responsable", "Owner"), Text("Fin", "Until"),
    Text("Base légale invoquée", "Legal basis given"), Text("Où", "Where"), Text("À compléter", "To complete"),
)  # fmt: skip
_PROBLEMS = {
    "": Text("", ""),
    "syntax": Text("écriture", "syntax"),
    "reason": Text("motif", "reason"),
    "owner": Text("responsable", "owner"),
    "until": Text("date de fin", "end date"),
}


def _cells(one: Derogation, lang: Lang) -> list[str]:
    until = one.until.isoformat() if one.until else ""
    rules = ", ".join(one.rules) or "decision"
    return [
        rules,
        one.reason,
        one.owner,
        until,
        one.legal_basis,
        f"{one.path}:{one.line}",
        _PROBLEMS[one.problem].of(lang),
    ]


def render(format_name: str, derogations: Sequence[Derogation], lang: Lang) -> str:
    """Return the register as "markdown", "csv" or "json"."""
    if format_name == "json":
        keys = ("rules", "reason", "owner", "until", "legal_basis", "path", "line", "problem")
        rows = [
            dict(
                zip(
                    keys,
                    (
                        list(one.rules),
                        one.reason,
                        one.owner,
                        one.until and one.until.isoformat(),
                        one.legal_basis,
                        one.path,
                        one.line,
                        one.problem,
                    ),
                    strict=True,
                )
            )
            for one in derogations
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    headers = [header.of(lang) for header in _HEADERS]
    if format_name == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows([_plain(cell) for cell in _cells(one, lang)] for one in derogations)
        return out.getvalue()
    if not derogations:
        return f"# {_TITLE.of(lang)}\n\n{_EMPTY.of(lang)}\n"
    lines = [f"# {_TITLE.of(lang)}", "", f"| {' | '.join(headers)} |", "|" + " --- |" * len(headers)]
    lines += [
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in _cells(one, lang))} |" for one in derogations
    ]
    return "\n".join(lines) + "\n"


def _plain(cell: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
