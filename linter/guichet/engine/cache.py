"""Findings kept between runs, by configuration, version and the content of every file that they depend on."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Position, Severity, Span, Text
from guichet.core.writing import legible, write_whole
from guichet.version import VERSION

FOLDER = ".guichet_cache"

Row = list[Any]


def key_of(config: Config) -> str:
    """Return a key for the configuration, the version of guichet and of Python, and the rules' own files."""
    digest = hashlib.blake2b(digest_size=12)
    digest.update(json.dumps([VERSION, sys.version_info[:3], asdict(config)], sort_keys=True, default=list).encode())
    package = Path(__file__).parents[1]
    for folder, folders, files in os.walk(package):
        folders.sort()
        for name in sorted(files):
            if not name.endswith((".pyc", ".tmp")):
                state = os.stat(os.path.join(folder, name))
                digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def to_row(finding: Finding) -> Row:
    """Return a finding as plain values."""
    at = finding.position
    return [
        finding.rule, finding.code, finding.family.value, finding.severity.value, finding.certainty.value, finding.path,
        finding.span.start, finding.span.end, at.line, at.column, at.end_line, at.end_column,
        finding.message.fr, finding.message.en, finding.page, finding.once,
    ]  # fmt: skip


def from_row(row: Row) -> Finding:
    """Return the finding of a row. Raises ValueError or TypeError on a damaged one."""
    (
        rule,
        code,
        family,
        severity,
        certainty,
        path,
        start,
        end,
        line,
        column,
        end_line,
        end_column,
        fr,
        en,
        page,
        once,
    ) = row
    return Finding(
        rule, code, Family(family), Severity(severity), Certainty(certainty), path, Span(start, end),
        Position(line, column, end_line, end_column), Text(fr, en), page, once,
    )  # fmt: skip


class Cache:
    """The findings of earlier runs with the same key. A damaged or foreign file counts as an empty cache."""

    def __init__(self, config: Config, folder: Path) -> None:
        self._file = folder / FOLDER / f"{key_of(config)}.json"
        self._entries = self._load()
        self._fresh: dict[str, tuple[str, list[Row]]] = {}

    def _load(self) -> Mapping[str, Any]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def get(self, path: str, fingerprint: str) -> list[Finding] | None:
        """Return the findings of a file if nothing that they depend on has changed."""
        entry = self._entries.get(path)
        try:
            if entry is None or entry[0] != fingerprint:
                return None
            findings = [from_row(row) for row in entry[1]]
        except (ValueError, TypeError, IndexError, KeyError):
            return None
        self._fresh[path] = (fingerprint, entry[1])
        return findings

    def put(self, path: str, fingerprint: str, findings: list[Finding]) -> None:
        """Remember the findings of a file."""
        self._fresh[path] = (fingerprint, [to_row(finding) for finding in findings])

    def save(self) -> None:
        """Write the cache in one atomic step; a folder that cannot be written is no error."""
        merged = {**self._entries, **self._fresh}
        if merged == self._entries:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            (self._file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            write_whole(self._file, legible(json.dumps(merged, ensure_ascii=False, separators=(",", ":"))).encode())
            for old in self._file.parent.glob("*.json"):
                if old != self._file and old.stat().st_mtime < self._file.stat().st_mtime - 14 * 86400:
                    old.unlink(missing_ok=True)
        except OSError:
            return
