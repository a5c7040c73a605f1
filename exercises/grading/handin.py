"""What somebody hands in, read with caution: plain files, few and small; no link is followed, no pipe is opened."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grading import verdicts
from grading.checks import Broken
from grading.exercise import Exercise
from grading.text import why_refused
from grading.variants import is_ignored

MOST_FILES, MOST_BYTES = 300, 8 << 20


@dataclass(frozen=True)
class Learner:
    """Whose answers are judged: an identifier (empty for the person at the keyboard) and where the answers are."""

    id: str
    folder: Path | None = None

    def answer(self, exercise: Exercise) -> Path:
        """The folder of that learner's answer, which may not exist."""
        if self.folder is None:
            return exercise.answer
        handed = self.folder / exercise.id
        return handed / "answer" if _is_folder(handed / "answer") else handed

    def link(self, exercise: Exercise) -> Path | None:
        """The first link on the way to that answer, from the learner's own folder on: it may lead to anybody's."""
        answer = self.answer(exercise)
        places = (answer,) if self.folder is None else (self.folder, self.folder / exercise.id, answer)
        return next((place for place in places if place.is_symlink()), None)


def learners(handed_in: Path) -> list[Learner]:
    """One learner when the folder holds exercises, else one for each folder in it that holds some."""
    if _holds_exercises(handed_in):
        # The name of a link would be resolved to that of the person it leads to.
        return [Learner(Path(os.path.abspath(handed_in)).name, handed_in)]
    folders = sorted(path for path in handed_in.iterdir() if _holds_exercises(path))
    return [Learner(path.name, path) for path in folders]


def strangers(handed_in: Path) -> list[str]:
    """The folders and links, among those of several people, in which no exercise is recognised."""
    if _holds_exercises(handed_in):
        return []
    visible = sorted(path for path in handed_in.iterdir() if not path.name.startswith((".", "__")))
    return [path.name for path in visible if (path.is_symlink() or path.is_dir()) and not _holds_exercises(path)]


def unjudged(handed_in: Path) -> list[str]:
    """The folders that hold exercises beside those of the one person whose answers are judged."""
    known = {exercise.id for exercise in Exercise.all()}
    beside = sorted(path for path in handed_in.iterdir() if path.name not in known and _holds_exercises(path))
    return [path.name for path in beside] if _holds_exercises(handed_in) else []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _holds_exercises(folder: Path) -> bool:
    names = {exercise.id for exercise in Exercise.all()}
    try:
        return any(path.name in names and path.is_dir() for path in folder.iterdir())
    except OSError:
        return False


def walk(folder: Path, refused: Callable[[Path], None] | None = None) -> Iterator[os.DirEntry[str]]:
    """Everything under a folder, at any depth; no link is followed.

    `refused` is told each folder that does not open; without it, OSError is raised.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listing:
                for entry in listing:
                    if is_ignored(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    yield entry
        except OSError:
            if refused is None:
                raise
            refused(Path(here))


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path is that of a plain file which is in a folder, wherever links and ".." lead."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def plain_files(folder: Path) -> list[Path]:
    """The files of an answer, in order, as paths below its folder. Raises Broken when it cannot be an answer."""
    if folder.is_symlink():
        raise verdicts.link(folder.name)
    found, size = [], 0
    for number, entry in enumerate(walk(folder), 1):
        path = Path(entry.path).relative_to(folder)
        if entry.is_file(follow_symlinks=False):
            found.append(path)
            size += entry.stat(follow_symlinks=False).st_size
        if number > MOST_FILES or size > MOST_BYTES:
            raise verdicts.oversized(str(path))
    return sorted(found)


def copy_answer(source: Path, target: Path) -> None:
    """Copy the plain files of an answer. Raises Broken when there are too many, or when they cannot be read."""
    target.mkdir(parents=True)
    try:
        for file in plain_files(source):
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / file, target / file)
    except OSError as error:
        raise verdicts.closed(why_refused(error)) from None


def digest(folder: Path) -> str:
    """A fingerprint of an answer, so that two runs can be told to be about the same files; empty when it has none."""
    total = hashlib.sha256()
    try:
        for file in plain_files(folder):
            total.update(os.fsencode(file.as_posix()) + b"\0" + (folder / file).read_bytes() + b"\0")
    except (OSError, Broken):
        return ""
    return total.hexdigest()
