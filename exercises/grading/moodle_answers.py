"""Which answers one person has handed in, wherever their folders are, and which of them are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from grading.moodle_words import SEVERAL
from grading.text import Text, printable

Files = Mapping[PurePosixPath, bytes]


def answers_of(files: dict[PurePosixPath, bytes], known: set[str], exercise: str) -> dict[PurePosixPath, bytes]:
    """The files of answers, each below the name of its exercise, wherever people put that folder."""
    found: dict[PurePosixPath, bytes] = {}
    loose: dict[PurePosixPath, bytes] = {}
    for path, content in files.items():
        depth = _depth(path, known)
        if depth is not None:
            found[PurePosixPath(*path.parts[depth:])] = content
        else:
            loose[path] = content
    if exercise and loose and not any(path.parts[0] == exercise for path in found):
        found |= {PurePosixPath(exercise, *path.parts[_shared(loose) :]): one for path, one in loose.items()}
    # Who zips a whole exercise hands in its start and its solution with it: the answer alone is theirs.
    with_answer = {path.parts[0] for path in found if path.parts[1:2] == ("answer",) and len(path.parts) > 2}
    return {
        path: content
        for path, content in found.items()
        if path.parts[0] not in with_answer or path.parts[1:2] == ("answer",)
    }


def _shared(files: Iterable[PurePosixPath]) -> int:
    """How many folders all the files are in: a zip often holds one folder with everything."""
    folders = [path.parts[:-1] for path in files]
    shared = 0
    while all(len(parts) > shared for parts in folders) and len({parts[shared] for parts in folders}) == 1:
        shared += 1
    return shared


def _depth(path: PurePosixPath, known: set[str]) -> int | None:
    """Where the name of an exercise stands in a path."""
    return next((number for number, part in enumerate(path.parts[:-1]) if part in known), None)


def contested(files: Files, known: set[str], exercise: str) -> dict[str, list[str]]:
    """The exercises to which the files hold several answers that differ, each with the folders, or archives, of these."""
    places: dict[str, dict[str, dict[PurePosixPath, bytes]]] = {}
    loose: dict[PurePosixPath, bytes] = {}
    for path, content in files.items():
        depth = _depth(path, known)
        if depth is None:
            loose[path] = content
            continue
        folder = PurePosixPath(*path.parts[: depth + 1]).as_posix()
        places.setdefault(path.parts[depth], {}).setdefault(folder, {})[PurePosixPath(*path.parts[depth + 1 :])] = (
            content
        )
    if exercise and loose:
        inside = places.setdefault(exercise, {})
        names = {path.name: content for one in inside.values() for path, content in one.items()}
        for folder, held in _apart(loose).items():
            # Of what stands beside an answer that says its exercise, a file of the same name alone is another answer.
            if not names or any(names.get(path.name, content) != content for path, content in held.items()):
                inside[folder] = held
    return {
        one: sorted(inside)
        for one, inside in places.items()
        if any(held != next(iter(inside.values())) for held in inside.values())
    }


def _apart(loose: Files) -> dict[str, dict[PurePosixPath, bytes]]:
    """Files that name no exercise, as one answer; or as several, when all are in folders: an answer has a file outside any."""
    shared = _shared(loose)
    told = {PurePosixPath(*path.parts[shared:]): content for path, content in loose.items()}
    if any(len(path.parts) == 1 for path in told):
        return {PurePosixPath(*next(iter(loose)).parts[:shared]).as_posix(): told}
    found: dict[str, dict[PurePosixPath, bytes]] = {}
    for path, content in told.items():
        found.setdefault(path.parts[0], {})[PurePosixPath(*path.parts[1:])] = content
    return found


def several(exercise: str, folders: Iterable[str]) -> Text:
    """What is said of an exercise to which somebody has handed in answers that differ."""
    named = ", ".join(map(printable, folders))
    return SEVERAL.each(lambda one: one.format(exercise=exercise, folders=named))
