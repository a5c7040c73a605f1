"""Moodle's download becomes the folder that the grader reads: `python -m grading.moodle DOWNLOAD --output hand-ins`.

DOWNLOAD is what “Download all submissions” gives, as a zip or unpacked; several may be named. Nothing in it is run.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grading import roster as rosters
from grading.archives import Budget, Refused, content_of, leads_out, opened, parts_of, safe, unfolded
from grading.exercise import Exercise
from grading.gradefiles import Remark
from grading.handin import walk
from grading.moodle_answers import answers_of, contested, several
from grading.moodle_names import depth_of, disowned, downloaded, folder_of, on_disk, placed, rivals
from grading.moodle_words import AS_EXERCISE, DONE, NO_EXERCISE, NOT_EMPTY, ONE_FOLDER, RIVAL, TWICE
from grading.roster import Roster, named
from grading.text import LANGUAGES, Text, alone, colon, language_of_machine, printable, why_refused
from grading.variants import LITTER

MOST_IN_ALL = 2 << 30


@dataclass
class HandedIn:
    """What one person hands in: files by their path, and what is said against them."""

    files: dict[PurePosixPath, bytes] = field(default_factory=dict)
    against: Text | None = None


@dataclass
class Kept:
    """What was written: people, answers, grade files; what was left out, each with its reason; whose each folder is."""

    people: set[str] = field(default_factory=set)
    answers: set[tuple[str, str]] = field(default_factory=set)
    grades: int = 0
    left_out: list[Remark] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)


def unpack(
    downloads: Iterable[Path],
    output: Path,
    roster: Roster | None = None,
    exercise: str = "",
    *,
    grades_only: bool = False,
) -> Kept:
    """Write what people handed in below OUTPUT/PERSON, where the grader reads it, and say what was left out.

    Nothing is taken from a hand-in of which an archive is refused; nobody else's is touched by it. `grades_only`: the
    grade files alone, and of a folder those of its zips, for the others are read where they are.
    """
    kept = Kept()
    known = {one.id for one in Exercise.all()}
    for download in downloads:
        try:
            for place, handed in _places(download, zips_only=grades_only, roster=roster):
                _keep(kept, place, handed, output, roster, known, exercise, grades_only=grades_only)
        except Refused as refused:
            kept.left_out.append(Remark(download.name, refused.why))
        except OSError as error:
            kept.left_out.append(Remark(download.name, Text.of(why_refused(error))))
    return kept


def _keep(
    kept: Kept, place: str, handed: HandedIn, output: Path, roster: Roster | None, known: set[str], exercise: str,
    *, grades_only: bool,
) -> None:  # fmt: skip
    told = downloaded(place)
    if told and told.kind != "file":
        return  # A text written in Moodle itself, a comment: no answer, no grade.
    names, doubt = named(place, roster)
    against = doubt or handed.against
    if against:
        kept.left_out.append(Remark(place, against))
        return
    grades = {path: content for path, content in handed.files.items() if path.suffix.lower() == ".json"}
    rival = {} if grades_only else contested(handed.files, known, exercise)
    kept.left_out += [Remark(place, several(one, folders)) for one, folders in sorted(rival.items())]
    answers = {} if grades_only else answers_of(handed.files, known, exercise)
    answers = {path: content for path, content in answers.items() if path.parts[0] not in rival}
    alone = {path: content for path, content in grades.items() if not known & set(path.parts)}
    if not answers and not alone and not grades_only:
        kept.left_out += [] if rival else [Remark(place, NO_EXERCISE)]
        return
    told_apart = {PurePosixPath(*disowned(path.parts)): one for path, one in (grades if grades_only else alone).items()}
    taken = {**answers, **told_apart}
    for name in names:
        if folder_of(name) in known:
            kept.left_out.append(Remark(place, AS_EXERCISE))
            continue
        owner = kept.owners.setdefault(on_disk(name), name)
        if owner != name:
            told = printable(owner)
            kept.left_out.append(Remark(place, ONE_FOLDER.each(lambda one, told=told: one.format(name=told))))
            continue
        files = {output.joinpath(folder_of(name), *path.parts): content for path, content in taken.items()}
        try:
            clash = next((target for target, content in files.items() if not _is_free(target, content)), None)
            if clash:
                said = printable(clash.relative_to(output).as_posix())
                kept.left_out.append(Remark(place, TWICE.each(lambda one, said=said: one.format(name=said))))
                continue
            _write(files)
        except OSError as error:
            kept.left_out.append(Remark(place, Text.of(why_refused(error))))
            continue
        kept.people.add(name)
        kept.answers |= {(name, path.parts[0]) for path in answers}
        kept.grades += len(taken) - len(answers)


def _write(files: dict[Path, bytes]) -> None:
    """Write all of them, or none. Raises OSError: names that are too long together, a file where a folder is asked for."""
    made: list[Path] = []
    try:
        for target, content in files.items():
            made += [one for one in (*reversed(target.parents), target) if not one.exists()]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError:
        for one in reversed(made):
            with contextlib.suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        raise


def _is_free(target: Path, content: bytes) -> bool:
    """Whether a file may be written there without changing another one."""
    return not target.exists() or (target.is_file() and target.read_bytes() == content)


def _places(download: Path, *, zips_only: bool, roster: Roster | None) -> Iterator[tuple[str, HandedIn]]:
    """Each place of a download with what is in it; of a folder, what its zips hold alone when asked. Raises Refused when
    the download itself cannot be read."""
    if download.is_dir():
        yield from _of_folder(download, ".zip" if zips_only else "", roster)
        return
    with download.open("rb") as file, opened(file) as archive:
        yield from _of_archive(archive, roster)


def _handed_in(paths: Sequence[Sequence[str]], depth: int, roster: Roster | None) -> dict[str, HandedIn]:
    """What each place of a download will hold; two that would be of the same person hold nothing for anybody."""
    against = rivals(paths, depth, lambda one: named(one, roster)[0])
    said = {
        one: RIVAL.each(lambda text, other=other: text.format(name=printable(other))) for one, other in against.items()
    }
    return {one: HandedIn(against=said.get(one)) for one in {placed(parts, depth)[0] for parts in paths}}


def _of_archive(archive: zipfile.ZipFile, roster: Roster | None) -> Iterator[tuple[str, HandedIn]]:
    entries: dict[str, list[tuple[PurePosixPath, zipfile.ZipInfo]]] = {}
    files: list[tuple[tuple[str, ...], zipfile.ZipInfo]] = []
    unsafe: list[tuple[str, Refused]] = []
    for entry in archive.infolist():
        try:
            path = safe(entry.filename)
        except Refused as one:
            unsafe.append((entry.filename, one))
            continue
        if not entry.is_dir() and not LITTER & set(path.parts):
            files.append((path.parts, entry))
    depth = depth_of([parts for parts, _ in files])
    for parts, entry in files:
        place, rest = placed(parts, depth)
        entries.setdefault(place, []).append((PurePosixPath(*rest), entry))
    # The name of a file is the business of who handed it in; that of the place, of who made the download.
    refused = {_owner(name, depth, one): one.why for name, one in reversed(unsafe)}
    yield from ((place, HandedIn(against=why)) for place, why in refused.items())
    whole, all_handed = (
        Budget(files=1 << 20, bytes=MOST_IN_ALL),
        _handed_in([parts for parts, _ in files], depth, roster),
    )
    for place, found in entries.items():
        if place in refused:
            continue
        handed, budget = all_handed[place], Budget()
        for path, entry in found:
            _add(handed, path, lambda entry=entry, budget=budget: content_of(archive, entry, budget), budget)
        whole.take(sum(map(len, handed.files.values())))
        yield place, handed


def _owner(name: str, depth: int, refused: Refused) -> str:
    """Whose a file of an unsafe name is. Raises Refused when its place itself is unsafe, or unknown."""
    parts = parts_of(name)
    place = placed(parts, depth)[0] if parts else ""
    if not place or leads_out(name[: name.index(place)] + place):
        raise refused
    return place


def _of_folder(folder: Path, suffix: str, roster: Roster | None) -> Iterator[tuple[str, HandedIn]]:
    found: dict[str, list[tuple[PurePosixPath, Path]]] = {}
    every = (Path(one.path) for one in walk(folder, lambda _: None) if one.is_file(follow_symlinks=False))
    placed_in = ((file, file.relative_to(folder).parts) for file in every)
    kept = {file: parts for file, parts in placed_in if not LITTER & set(parts)}
    depth = depth_of(kept.values())
    for file, parts in kept.items():
        if file.name.lower().endswith(suffix):
            place, rest = placed(parts, depth)
            found.setdefault(place, []).append((PurePosixPath(*rest), file))
    all_handed = _handed_in(list(kept.values()), depth, roster)
    for place, files in sorted(found.items()):
        handed, budget = all_handed[place], Budget()
        for path, file in sorted(files):
            _add(handed, path, lambda file=file, budget=budget: _read(file, budget), budget)
        yield place, handed


def _read(file: Path, budget: Budget) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(budget.bytes + 1)
    budget.take(len(content))
    return content


def _add(handed: HandedIn, path: PurePosixPath, content: Callable[[], bytes], budget: Budget) -> None:
    """One more file of a hand-in, unfolded when it is a zip; a refusal holds for the whole hand-in."""
    if handed.against:
        return
    try:
        for inner, one in unfolded(path, content(), budget):
            if handed.files.setdefault(inner, one) != one:
                handed.against = TWICE.each(lambda said, inner=inner: said.format(name=printable(str(inner))))
    except Refused as refused:
        handed.against, handed.files = refused.why, {}
    except OSError as error:
        handed.against, handed.files = Text.of(why_refused(error)), {}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 1 when something was left out, so that a script notices."""
    parser = argparse.ArgumentParser(prog="python -m grading.moodle", description=__doc__)
    parser.add_argument("downloads", nargs="+", type=Path, metavar="DOWNLOAD")
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="where to write; a new folder")
    rosters.option_of(parser)
    parser.add_argument("--exercise", default="", metavar="ID", help="of which exercise files are that do not say it")
    parser.add_argument("--lang", choices=LANGUAGES, default=language_of_machine())
    options = parser.parse_args(arguments)
    ids = [one.id for one in Exercise.all()]
    if options.exercise and options.exercise not in ids:
        parser.error(f"{options.exercise}: {', '.join(ids)}")
    if options.output.exists() and (not options.output.is_dir() or any(options.output.iterdir())):
        parser.error(NOT_EMPTY.to(options.lang).format(path=options.output))
    roster = rosters.asked(parser, options)
    kept = unpack(options.downloads, options.output, roster, options.exercise)
    for remark in kept.left_out:
        print(f"{alone(remark.about)}{colon(options.lang)}{printable(remark.why.to(options.lang))}", file=sys.stderr)
    print(
        DONE.to(options.lang).format(
            people=len(kept.people), answers=len(kept.answers), grades=kept.grades, path=options.output
        )
    )
    return 1 if kept.left_out else 0


if __name__ == "__main__":
    sys.exit(main())
