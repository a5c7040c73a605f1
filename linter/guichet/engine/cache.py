"""Findings kept between runs, by rule and file: by the content of every file that they depend on, and how it was read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Family, Finding, Place, Position, Severity, Span, Text, typeset
from guichet.core.keeping import kept
from guichet.core.writing import legible
from guichet.engine import plugins, secret
from guichet.engine.cache_folder import FOLDER, ForeignError, file_name, opened
from guichet.engine.catalogue import plugins_of
from guichet.engine.sightings import Sighting
from guichet.reading.project.dependencies import files_of
from guichet.reading.project.project import Project

Row = list[Any]

_FOREIGN = Text(
    f"« {FOLDER} » n’est pas un dossier que guichet a fait : il reste tel quel, et ce passage se fait sans cache. "
    "Renommez-le ou supprimez-le.",
    f'"{FOLDER}" is not a folder that guichet made: it is left as it is, and this run does without a cache. '
    "Rename it or remove it.",
)
_DAMAGED = Text(
    f"Le cache de « {FOLDER} » est abîmé : il reste tel quel, et tout est vérifié sans lui. "
    "Supprimez ce dossier, il se refera.",
    f'The cache in "{FOLDER}" is damaged: it is left as it is, and everything is checked without it. '
    "Remove this folder, it will be made again.",
)
_RUNS = 4
"""The runs of which is kept what they saw: of other files, the same project is seen otherwise."""
_OF_THE_WHOLE = "\0"
"""Begins the name of what rules said of the project as a whole."""
_NO_PART = frozenset({"select", "ignore", "per_file_ignores", "lang", "docs_url", "baseline", "notes"})
"""What chooses rules, or only changes how findings are shown or left out; which files are judged, others depend on."""


def key_of(config: Config) -> str:
    """Return a key for all that findings depend on beside files and the choice of rules."""
    read_as = {name: value for name, value in asdict(config).items() if name not in _NO_PART}
    read_as["root"] = os.path.relpath(config.root)  # the first lines of a configuration are no reason to start again
    digest = hashlib.blake2b(digest_size=12)
    digest.update(json.dumps([kept.state(), read_as], sort_keys=True, default=list).encode())
    for plugin in plugins_of(config):
        digest.update(plugins.state_of(plugin).encode())
    return digest.hexdigest()


def to_row(finding: Finding) -> Row:
    """Return a finding as plain values."""
    at = finding.position
    return [
        finding.rule, finding.code, finding.family.value, finding.severity.value, finding.certainty.value, finding.path,
        finding.span.start, finding.span.end, at.line, at.column, at.end_line, at.end_column,
        finding.message.fr, finding.message.en, finding.page, finding.once,
        [
            [one.path, astuple(one.position), one.said.fr, one.said.en] for one in finding.related
        ],
        finding.flaw,
    ]  # fmt: skip


def from_row(row: Row) -> Finding:
    """Return the finding of a row."""
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
        related,
        flaw,
    ) = row
    return Finding(
        rule, code, Family(family), Severity(severity), Certainty(certainty), path, Span(start, end),
        Position(line, column, end_line, end_column), typeset(fr, en), page, once,
        related=tuple(Place(where, Position(*at), typeset(*said)) for where, at, *said in related),
        flaw=tuple(flaw),
    )  # fmt: skip


class Cache:
    """What each rule found in each file in earlier runs.

    A foreign or damaged cache is neither used nor touched; `note` then says so. One that bears no seal of this user's
    counts as empty.
    """

    def __init__(self, config: Config, project: Path) -> None:
        self._project = project
        self._file = file_name(key_of(config))
        self.note: Text | None = None
        self._sets: list[list[str]] = []
        """The sets of rules that ran together; a file's entry names its set by its number."""
        self._entries: dict[str, tuple[str, int, list[Row]]] = {}
        self._missing: dict[tuple[int, frozenset[str]], frozenset[str]] = {}
        self._sightings: list[Sighting] = []
        """What the last runs saw, the latest first: a folder, the whole, the files of a commit."""
        self._is_new = False
        self._load()

    def _load(self) -> None:
        try:
            with opened(self._project) as folder:
                data = folder.read(self._file) if folder else None
        except ForeignError:
            self.note = _FOREIGN
            return
        except OSError:
            return
        if data is not None:
            head, _, body = data.partition(b"\n")
            digest, _, mark = head.decode("latin-1").partition(" ")
            if digest != kept.digest_of(body):
                self.note = _DAMAGED
                return
            if not secret.bears(self._sealed(body), mark, self._project):
                return  # whole, and made elsewhere: a commit may have brought it, it is made again
            try:
                sets, entries, seen = json.loads(body)
                self._sightings = [_sighting_of(one) for one in seen]
            except (AttributeError, TypeError, ValueError, RecursionError):
                self.note = _DAMAGED
                return
            if isinstance(sets, list) and isinstance(entries, dict):
                self._sets, self._entries = sets, entries

    def _sealed(self, body: bytes) -> bytes:
        """Return what the seal is of: the content, and the name that says how files were read."""
        return f"{self._file}\n".encode() + body

    def seen(self, project: Project, began: int) -> Sighting:
        """Return what a run sees of the disk, which began at a time in nanoseconds: as the last one did, else by reading."""
        if (known := self.held(project, began)) is not None:
            return known
        from guichet.engine.fingerprints import Fingerprints

        fresh = Fingerprints(project).sighting()
        fresh.around = around_of(project)
        others = [one for one in self._sightings if one.paths != fresh.paths]
        self._sightings = [*([fresh] if fresh.is_sure(began) else []), *others][:_RUNS]
        self._is_new = True
        return fresh

    def held(self, project: Project, began: int) -> Sighting | None:
        """Return what an earlier run saw of the disk, while all of it holds: to work it out again costs more than to judge a few files."""
        around = around_of(project)
        for sighting in self._sightings:
            if sighting.holds(project.paths, around):
                sighting.grown(began)
                return sighting
        return None

    def get(self, path: str, fingerprint: str, rules: frozenset[str]) -> tuple[list[Finding], frozenset[str]]:
        """Return what some rules found in a file, and those of them of which it is not known.

        Nothing is known once something that a finding depends on has changed.
        """
        try:
            return self._kept(_name(path, fingerprint), fingerprint, rules)
        except (AttributeError, LookupError, TypeError, ValueError):  # somebody else wrote it: it counts as empty
            self._entries.pop(_name(path, fingerprint), None)
            return [], rules

    def _kept(self, name: str, fingerprint: str, rules: frozenset[str]) -> tuple[list[Finding], frozenset[str]]:
        known, number, rows = self._entries.get(name, ("", 0, []))
        if known != fingerprint:
            return [], rules
        if (number, rules) not in self._missing:  # asked of every file, and the answer is nearly always the same
            self._missing[number, rules] = rules.difference(self._sets[number])
        found = [from_row(row) for row in rows if row[0] in rules or row[2] == Family.GUICHET.value]
        return found, self._missing[number, rules]

    def put(self, path: str, fingerprint: str, rules: Collection[str], findings: Iterable[Finding]) -> None:
        """Remember what some rules found in a file, beside what others did."""
        name = _name(path, fingerprint)
        known, number, rows = self._entries.pop(name, ("", 0, []))
        ran = set(rules)
        if known == fingerprint:
            ran.update(self._sets[number])
        else:
            rows = []
        self._entries[name] = (
            fingerprint,
            self._number_of(sorted(ran)),
            rows + [row for row in map(to_row, findings) if row not in rows],
        )
        self._is_new = True

    def _number_of(self, rules: list[str]) -> int:
        if rules not in self._sets:
            self._sets.append(rules)
        return self._sets.index(rules)

    def save(self) -> None:
        """Write the cache in one atomic step; a folder that cannot be written is no error."""
        is_new = self._is_new or any(one.is_new for one in self._sightings)
        if not is_new or self.note is not None:
            return
        for old in [name for name in self._entries if name.startswith(_OF_THE_WHOLE)][:-_RUNS]:
            del self._entries[old]
        seen = [one.row() for one in self._sightings]
        for one in self._sightings:
            one.is_new = False
        body = legible(
            json.dumps([self._sets, self._entries, seen], ensure_ascii=False, separators=(",", ":"))
        ).encode()
        head = f"{kept.digest_of(body)} {secret.seal(self._sealed(body), self._project)}\n"
        try:
            with opened(self._project, making=True) as folder:
                if folder is not None:
                    folder.replace(self._file, head.encode() + body)
                    folder.prune(self._file)
                    self._is_new = False
        except ForeignError:
            self.note = _FOREIGN
        except OSError:
            return


def around_of(project: Project) -> list[str]:
    """Return what else findings depend on, as words: which files are not judged, the language of components that no page tells, what the project says that it depends on."""
    said = (f"{path} {at} {size}" for path, at, size in files_of(os.path.realpath(project.config.root)))
    return [*sorted(project.aside), project.config.lang or "", *said]


def _name(path: str, fingerprint: str) -> str:
    """Return the name of an entry: a file has one, the whole has one for each run that saw it otherwise."""
    return path or _OF_THE_WHOLE + fingerprint


def _sighting_of(row: Row) -> Sighting:
    """Return the sighting of a row. Raises TypeError or ValueError when it has another shape."""
    seen = Sighting(*row, is_new=False)
    shapes: tuple[Any, ...] = (list, list, dict, dict, dict, (list, type(None)), dict, list, dict, list)
    fits = all(isinstance(one, shape) for one, shape in zip(seen.row(), shapes, strict=True))
    if not fits or len(seen.paths) != len(seen.states):
        raise ValueError("of another shape")
    return seen
