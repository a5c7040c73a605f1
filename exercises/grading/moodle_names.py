"""How Moodle names what it gives of an assignment: a folder, or a file, for each person and kind of submission.

Read in Moodle's own `mod/assign/classes/downloader.php`: `Full name_NUMBER_assignsubmission_file/…`, or, when folders are
not asked for, `Full name_NUMBER_assignsubmission_file_name.zip`. The number is that of the column “Identifier” of the
grading worksheet; with hidden names, the name is “Participant”; in group assignments, both are those of the group.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

_DOWNLOADED = re.compile(
    r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<kind>[a-z]+)"
    r"(?:(?!_assignsubmission_[a-z])_(?P<file>(?:(?!_assignsubmission_[a-z]).)*))?",
    re.DOTALL,
)
"""A name that Moodle gave. Where somebody's own name or file holds another such name, all of it but the last part is whose it
is: nobody else's, whichever of the two they wrote."""
_FORBIDDEN = re.compile(r"[^\w .@+’'-]+")
LONGEST, TOLD_BY = 120, 8
"""Signs of the name of a folder, and those that tell apart two names of which it cannot keep all."""


@dataclass(frozen=True)
class Downloaded:
    """What a name of the download says: whose it is, Moodle's number, the kind of submission, the file when it is one."""

    name: str
    number: str
    kind: str
    file: str

    @property
    def short(self) -> str:
        """The name and the number alone."""
        return f"{self.name}_{self.number}" if self.number else self.name


def downloaded(name: str) -> Downloaded | None:
    """What a name says, when it is one that Moodle gave."""
    match = _DOWNLOADED.fullmatch(name)
    return Downloaded(match["name"], match["number"] or "", match["kind"], match["file"] or "") if match else None


def depth_of(paths: Iterable[Sequence[str]]) -> int:
    """How deep the names of people stand in a folder: where all its files have one that Moodle gave, in folders of downloads,
    each of which holds several of them, else at the top.

    A name that Moodle gives, deeper than that or below another such name, is what somebody called a folder of their own: it
    makes it nobody else's.
    """
    below = [tuple(parts) for parts in paths if len(parts) > 1]
    shallowest = min(map(len, below), default=0)
    owned = min((at for parts in below for at, part in enumerate(parts) if downloaded(part)), default=0)
    named = (
        depth for depth in range(1, min(shallowest, owned + 1)) if all(downloaded(parts[depth]) for parts in below)
    )
    return next((one for one in named if _hold_several(below, one)), 0)


def _hold_several(paths: Iterable[Sequence[str]], depth: int) -> bool:
    """Whether each folder above a depth holds more than one name there: one person's folder seldom does, a download always."""
    held: dict[tuple[str, ...], set[str]] = {}
    for parts in paths:
        held.setdefault(tuple(parts[:depth]), set()).add(parts[depth])
    return all(len(one) > 1 for one in held.values())


def rivals(paths: Iterable[Sequence[str]], depth: int, whose: Callable[[str], Sequence[str]]) -> dict[str, str]:
    """The places that one download numbers otherwise and that would be of the same person alone, each with another such."""
    found: dict[tuple[Sequence[str], str], dict[str, str]] = {}
    for place, parts in {placed(parts, depth)[0]: parts for parts in paths}.items():
        told = downloaded(place)
        people = whose(place) if told and told.number and told.kind == "file" else ()
        if told and len(people) == 1:  # who is in two groups hands in twice
            found.setdefault((tuple(parts[:depth]), people[0]), {}).setdefault(told.number, place)
    several = [list(one.values()) for one in found.values() if len(one) > 1]
    return {place: next(other for other in one if other != place) for one in several for place in one}


def placed(parts: Sequence[str], depth: int = 0) -> tuple[str, tuple[str, ...]]:
    """Whose a file is by its place, and its path below that: the name that Moodle gave at that depth, or else the first
    folder, or else the name of the file."""
    told = downloaded(parts[depth]) if depth < len(parts) else None
    if told and depth < len(parts) - 1:
        return parts[depth], tuple(parts[depth + 1 :])
    if told and told.file:
        return parts[depth].removesuffix(f"_{told.file}"), (told.file,)
    return (parts[0], tuple(parts[1:])) if len(parts) > 1 else (PurePath(parts[0]).stem, tuple(parts))


def disowned(parts: Sequence[str]) -> tuple[str, ...]:
    """A path of which no part is taken any more for a name that Moodle gave."""
    return tuple(part.replace("_assignsubmission_", "-") for part in parts)


def folder_of(name: str) -> str:
    """A name that any system takes for a folder: of two people, never the same, but for capitals."""
    name = unicodedata.normalize("NFC", name)
    kept = _FORBIDDEN.sub("_", name).strip(". ")
    if kept == name and 0 < len(kept) <= LONGEST:
        return kept
    told = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:TOLD_BY]
    return f"{kept[: LONGEST - TOLD_BY - 1].rstrip('. ')}-{told}"


def on_disk(name: str) -> str:
    """What two names of folders share when a disk may take one for the other: some know no capitals."""
    return unicodedata.normalize("NFC", folder_of(name).casefold())
