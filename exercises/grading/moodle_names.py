"""How Moodle names what it gives of an assignment: a folder, or a file, for each person and kind of submission.

Read in Moodle's own `mod/assign/classes/downloader.php`: `Full name_NUMBER_assignsubmission_file/…`, or, when folders are
not asked for, `Full name_NUMBER_assignsubmission_file_name.zip`. The number is that of the column “Identifier” of the
grading worksheet; with hidden names, the name is “Participant”; in group assignments, both are those of the group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

_DOWNLOADED = re.compile(
    r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL
)


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


def placed(parts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Whose a file is by its place, and its path below that: the first name that Moodle gave, or else the first
    folder, or else the name of the file."""
    for depth, part in enumerate(parts):
        told = downloaded(part)
        if told and depth < len(parts) - 1:
            return part, tuple(parts[depth + 1 :])
        if told and told.file:
            return part.removesuffix(f"_{told.file}"), (told.file,)
    return (parts[0], tuple(parts[1:])) if len(parts) > 1 else (PurePath(parts[0]).stem, tuple(parts))
