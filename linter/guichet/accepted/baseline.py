"""What exists today, accepted: one line per finding, known by its rule, file and source, never by a line number."""

from __future__ import annotations

import os
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guichet.accepted.fingerprint import fingerprint, of_all
from guichet.accepted.nearest import Nearest
from guichet.core import plain_file
from guichet.core.errors import UsageError, reason
from guichet.core.findings import Finding, Text, counted
from guichet.core.inside import strays
from guichet.core.writing import printable, write_whole

HEADER = "# guichet baseline: findings accepted on an existing service. It should only shrink."
_BEGINNINGS = (b"# guichet baseline", b"<<<<<<<")
"""How a baseline begins, or one that git left with a conflict."""

_MOST = 100_000_000
"""Bytes beyond which no baseline is read: a line for each of half a million findings."""
_NAMES = "surrogateescape"
"""A file's name is written as its bytes, whatever their encoding."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding and its line in the file."""

    rule: str
    path: str
    digest: str
    line: int = 0
    until: date | None = None
    """The last day on which it is accepted, if it has one."""
    owner: str = ""
    """The role that answers for it until then."""
    former: str = field(default="", compare=False)
    """The fingerprint of all that is written there, by which lines know it that were written before marks were left out."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a finding is known by."""
        return (self.rule, self.path, self.digest)

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What a line may know it by: what it is, or all that was written there."""
        return self.key, (self.rule, self.path, self.former)

    def is_over(self, today: date) -> bool:
        """Whether it is accepted no more."""
        return self.until is not None and self.until < today

    @property
    def row(self) -> str:
        """Its line in the file: a day and a role are two more fields, when it has them."""
        fields = [self.rule, _on_one_line(self.path), self.digest]
        if self.until is not None or self.owner:
            fields += [self.until.isoformat() if self.until else "", self.owner]
        return "\t".join(fields)


def entry_of(finding: Finding, text: str, root: str) -> Entry:
    """Return the entry of a finding, known by what is written where it stands."""
    written = text[finding.span.start : finding.span.end]
    return Entry(finding.rule, relative_to(finding.path, root), fingerprint(written), former=of_all(written))


def relative_to(path: str, root: str) -> str:
    """Return a path as the baseline writes it: from the folder of the baseline."""
    return os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")


def file_of(name: str) -> Path:
    """Return the file of a baseline as reports show it: from here, unless it lies elsewhere.

    Raises UsageError when a link leads to it out of the project, whatever is at its end.
    """
    near = os.path.relpath(name)
    file = Path(name if near.startswith("..") else near)
    if strays(file):
        raise UsageError(
            f"La référence « {file} » est un lien qui mène hors du projet. Mettez le fichier à sa place.",
            f'The baseline "{file}" is a link that leads out of the project. Put the file in its place.',
        )
    return file


def write(file: Path, entries: Iterable[Entry]) -> int:
    """Write a baseline, sorted, in one atomic step. Returns the number of entries. Raises UsageError when it cannot be written."""
    lines = sorted(entry.row for entry in entries)
    try:
        write_whole(file, "\n".join([HEADER, *lines, ""]).encode("utf-8", _NAMES))
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire la référence « {file} » : {why.fr}. Donnez un autre fichier avec --baseline.",
            f'Cannot write the baseline "{file}": {why.en}. Give another file with --baseline.',
        ) from None
    return len(lines)


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_WRITTEN = {escape: char for char, escape in _ESCAPES.items()}


def _on_one_line(path: str) -> str:
    """Return a file's name without the characters that end fields and lines."""
    return re.sub(r"[\\\t\n\r]", lambda one: _ESCAPES[one[0]], path)


def _as_named(written: str) -> str:
    return re.sub(r"\\[\\tnr]", lambda one: _WRITTEN[one[0]], written)


def text_of(file: Path) -> str:
    """Return the text of a baseline. Raises UsageError when it cannot be read."""
    try:
        return plain_file.text_of(file, _MOST, _NAMES)
    except OSError:
        raise UsageError(
            f"La référence « {file} » est introuvable ou illisible. Créez-la avec « guichet baseline . ».",
            f'The baseline "{file}" is missing or cannot be read. Create it with "guichet baseline .".',
        ) from None


def load(file: Path, *, whole: bool = True) -> list[Entry]:
    """Return the entries of a baseline. Raises UsageError when it is missing or, where it must be `whole`, damaged."""
    entries = []
    for number, line in enumerate(text_of(file).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.rstrip("\r").split("\t")
        entry = _entry(parts, number)
        if entry is None and not whole:
            continue
        if entry is None:
            raise UsageError(
                f"{file}, ligne {number} : il faut trois champs séparés par des tabulations (règle, fichier, empreinte), ou cinq (fin comme 2027-01-31, fonction responsable).",
                f"{file}, line {number}: three tab-separated fields are needed (rule, file, fingerprint), or five (end as 2027-01-31, responsible role).",
            )
        entries.append(entry)
    return entries


def _entry(parts: Sequence[str], number: int) -> Entry | None:
    """Return the entry of a line, None when it is not one."""
    if len(parts) == 3:
        return Entry(parts[0], _as_named(parts[1]), parts[2], number)
    if len(parts) != 5:
        return None
    try:
        until = date.fromisoformat(parts[3]) if parts[3] else None
    except ValueError:
        return None
    return Entry(parts[0], _as_named(parts[1]), parts[2], number, until, parts[4])


@dataclass
class Taken:
    """What is left of findings and of entries once they are held side by side."""

    fresh: list[Finding] = field(default_factory=list)
    """The findings that nothing accepts."""
    matched: list[tuple[Finding, Entry]] = field(default_factory=list)
    idle: list[Entry] = field(default_factory=list)
    """The entries that no finding needs."""


def subtract(findings: Sequence[tuple[Finding, Entry]], accepted: Sequence[Entry], root: str) -> Taken:
    """Hold findings and entries side by side, each entry for one finding.

    A file that is gone took another name: its entries answer for the same flaws in other files.
    """
    taken = Taken()
    by_key: dict[tuple[str, str, str], deque[Entry]] = defaultdict(deque)
    for entry in sorted(accepted, key=lambda one: one.until or date.max, reverse=True):
        by_key[entry.key].append(entry)
    left: list[tuple[Finding, Entry]] = []
    for finding, wanted in findings:
        known = next((key for key in wanted.keys if by_key.get(key)), None)
        if known is not None:
            taken.matched.append((finding, by_key[known].popleft()))
        else:
            left.append((finding, wanted))
    idle = [entry for entries in by_key.values() for entry in entries]
    moved: dict[tuple[str, str], Nearest[Entry]] = defaultdict(Nearest)
    for entry in idle:
        if left and not os.path.lexists(os.path.join(root, entry.path)):
            moved[entry.rule, entry.digest].add(entry.path, entry)
    for finding, wanted in left:
        candidates = moved.get((wanted.rule, wanted.digest))
        nearest = candidates.take(wanted.path) if candidates else None
        if nearest is not None:
            taken.matched.append((finding, nearest))
        else:
            taken.fresh.append(finding)
    used = {id(entry) for _, entry in taken.matched}
    taken.idle = [entry for entry in accepted if id(entry) not in used]
    return taken


def is_under(entry: Entry, root: str, places: Iterable[str]) -> bool:
    """Whether the file of an entry is one of some places, or in one of them, even if it is gone."""
    file = os.path.abspath(os.path.join(root, entry.path))
    return any(
        file == place or file.startswith(place.rstrip(os.sep) + os.sep) for place in map(os.path.abspath, places)
    )


def merge(
    file: Path,
    fresh: Iterable[Entry],
    places: Sequence[str],
    is_silent: Callable[[Entry, str], bool],
    is_narrowed: bool = False,
) -> tuple[int, int]:
    """Write what a run found in its places, and leave as they are the lines that it could not judge.

    Those are the lines about files elsewhere and about rules that were not asked. Returns the number of entries of the
    run and of lines left. Raises UsageError when the file cannot be written, is something else than a baseline, or is
    damaged and the run is of a part.
    """
    _hold_to_baselines(file)
    root = str(file.parent)
    is_whole = not is_narrowed and is_under(Entry("", ".", ""), root, places)
    is_there = file.is_file() if is_whole else file.exists()
    old = load(file, whole=not is_whole) if is_there else []
    left = [entry for entry in old if is_silent(entry, root) or not is_under(entry, root, places)]
    return write(file, [*fresh, *left]) - len(left), len(left)


def _begun(file: Path) -> bytes:
    """The first signs of a file; what cannot be read has none, and is told of when it is written."""
    try:
        with plain_file.opened(file) as plain:
            return plain.read(len(_BEGINNINGS[0]))
    except OSError:
        return b""


def _hold_to_baselines(file: Path) -> None:
    """Raise UsageError for a file that holds something else: who configures its name does not choose what we write over."""
    begun = _begun(file)
    if begun.strip() and not begun.startswith(_BEGINNINGS):
        raise UsageError(
            f"« {printable(str(file))} » n’est pas une référence de guichet : rien n’y est écrit. Donnez un autre fichier avec --baseline.",
            f'"{printable(str(file))}" is no baseline of guichet: nothing is written to it. Give another file with --baseline.',
        )


_PLACES = Text("endroit accepté", "place accepted"), Text("endroits acceptés", "places accepted")
_SPREAD = Text(" ({things} {noun}, dont certains à plusieurs endroits)", " ({things} {noun}, some in several places)")


def places(number: int) -> Text:
    """Return what a baseline holds, counted: one line for each place."""
    return counted(number, *_PLACES)


def _moved(change: tuple[int, int] | None) -> Text:
    entered, gone = change or (0, 0)
    moved = Text(f"+{entered}, −{gone}", f"+{entered}, −{gone}")
    if entered:
        return Text(
            f"Lignes : {moved.fr}. Relisez ce qui y entre.",
            f"Lines: {moved.en}. Read what entered it.",
        )
    only = Text("Elle ne doit que rétrécir.", "It should only shrink.")
    return Text(f"Lignes : {moved.fr}. {only.fr}", f"Lines: {moved.en}. {only.en}") if gone else only


def outcome(file: Path, number: int, left: int, things: int, change: tuple[int, int] | None = None) -> Text:
    """Return what a command says once it has written a baseline: how much it accepted, and how much it did not touch.

    What is one finding in several places takes as many lines. `change` is how many lines entered it and left it.
    """
    shown = printable(str(file))
    accepted = places(number)
    noun = counted(things, Text("constat", "finding"), Text("constats", "findings"))
    spread = _SPREAD.format(things=things, noun=noun) if things < number else Text("", "")
    said = Text(
        f"{number} {accepted.fr} dans la référence {shown}{spread.fr}. {_moved(change).fr}",
        f"{number} {accepted.en} in {shown}{spread.en}. {_moved(change).en}",
    )
    if not left:
        return said
    lines = counted(left, Text("ligne inchangée", "line"), Text("lignes inchangées", "lines"))
    return Text(
        f"{said.fr}\nSeule une partie du projet ou des règles a été vérifiée : {left} {lines.fr} pour le reste.",
        f"{said.en}\nOnly a part of the project or of the rules was checked: {left} {lines.en} unchanged for the rest.",
    )
