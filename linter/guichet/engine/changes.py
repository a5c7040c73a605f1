"""What changed since a revision, as git tells it: lines, files that came, went or took another name. Git reads, never writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from guichet.core.errors import UsageError
from guichet.core.folders import walked
from guichet.core.memo import cached_property
from guichet.core.source import Source, UnreadableError, decode
from guichet.reading.project.discovery import SKIPPED_FOLDERS

if sys.platform == "linux":
    import resource

Said = TypeVar("Said")

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)")
_SIGNS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


@dataclass
class Change:
    """One file that differs from the revision: its name then and now, None where it did not or does not exist."""

    before: str | None
    now: str | None
    lines: list[range] = field(default_factory=list)
    """The lines that are new, from 1; all of them for a file that is."""


@dataclass
class Changes:
    """The files that differ, by their whole names."""

    top: str
    revision: str
    files: list[Change]

    @cached_property
    def by_path(self) -> dict[str, Change]:
        """The files that exist now."""
        return {os.path.join(self.top, one.now): one for one in self.files if one.now is not None}

    def touches(self, path: str, first: int, last: int) -> bool:
        """Whether one of some lines of a file is new."""
        return any(lines.start <= last and first < lines.stop for lines in self._lines(path))

    def is_changed(self, path: str) -> bool:
        """Whether a file says something else than it said, were it by a line less."""
        return bool(self._lines(path))

    def _lines(self, path: str) -> list[range]:
        found = [self.by_path[name] for name in {named(path), os.path.realpath(path)} if name in self.by_path]
        return [lines for change in found for lines in change.lines]

    def before(self, change: Change, path: str) -> Source | None:
        """Return the text that a file had, under the name by which a run knows it; None when it cannot be read."""
        try:
            return decode(path, _git(self.top, "cat-file", "blob", f"{self.revision}:{change.before}"))
        except UnreadableError:
            return None


def named(path: str) -> str:
    """Return the whole name of a file as git knows it: a link has its own, wherever it leads."""
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def is_revision(word: str) -> bool:
    """Whether git knows a word as a revision, here."""
    try:
        _git(_start(), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    except _RefusedError:
        return False
    return True


def changes_since(revision: str) -> Changes:
    """Return what differs between the files as they are and where this work left a revision. Raises UsageError."""
    try:
        top = os.fsdecode(_git(_start(), "rev-parse", "--show-toplevel").rstrip(b"\n"))
    except _RefusedError:
        raise UsageError(
            "--changed demande à git ce qui a changé, et ce dossier n’est pas dans un dépôt git (ou git manque). Retirez l’option.",
            "--changed asks git what has changed, and this folder is in no git repository (or git is missing). Remove the option.",
        ) from None
    try:
        asked = (
            _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
        start = _git(top, "merge-base", asked, "HEAD").decode().strip()
    except _RefusedError:
        raise UsageError(
            f"--changed : git ne trouve pas où ce travail quitte « {revision} ». Donnez une révision qui existe ; en intégration continue, prenez tout l’historique.",
            f'--changed: git does not find where this work leaves "{revision}". Give a revision that exists; in continuous integration, fetch the whole history.',
        ) from None
    names = os.fsdecode(_git(top, *_PLAIN, start, "--name-status", "-z")).split("\0")
    files = [one for change in _named(names) for one in _with_files_of(change, top)]
    lines = _read(top, (*_PLAIN, start, *_LINES), _new_lines)
    for change in files:
        change.lines = lines.get(change.now, []) if change.now is not None else []
    fresh = os.fsdecode(_git(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")).split("\0")
    files += [Change(None, name) for name in fresh if name]
    for change in files:
        if change.before is None or os.path.islink(os.path.join(top, change.now or "")):
            change.lines = [range(1, 1 << 40)]  # a link that leads elsewhere shows all that is there
    return Changes(top, start, files)


def _with_files_of(change: Change, top: str) -> Iterator[Change]:
    """Yield a change, or where a repository that stands inside moved, its files: what they held is in its own history, which is not asked."""
    folder = os.path.join(top, change.now or "")
    if change.now is None or os.path.islink(folder) or not os.path.isdir(folder):
        yield change
        return
    for above, folders, names in walked(folder):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        for name in names:
            yield Change(None, os.path.relpath(os.path.join(above, name), top).replace(os.sep, "/"))


def _named(words: list[str]) -> list[Change]:
    """Return the files that `git diff --name-status -z` names, in its order."""
    found: list[Change] = []
    rest = iter(words)
    for status in rest:
        if not status:
            continue
        name = next(rest)
        if status[0] in "RC":
            found.append(Change(name, next(rest)))
        else:
            found.append(Change(None if status[0] == "A" else name, None if status[0] == "D" else name))
    return found


def _new_lines(told: IO[bytes]) -> dict[str, list[range]]:
    """Return the lines that are new in each file that `git diff` tells of, by the name that the file has now.

    One line is held at a time: what is no text may be large.
    """
    found: dict[str, list[range]] = {}
    lines: list[range] | None = None
    for line in told:
        if line.startswith(b"diff --git "):
            lines = None
        elif lines is None and line.startswith(b"+++ "):
            lines = found.setdefault(_name_in(line[4:]), [])
        elif lines is not None and (hunk := _HUNK.match(line)):
            at, number = hunk.groups(b"1")
            lines.append(range(int(at), int(at) + int(number)))
    return found


def _name_in(word: bytes) -> str:
    """Return the name that git writes after `+++`: between quotes where a sign in it would end a line or a word."""
    name = word.rstrip(b"\n").removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPED.sub(
            lambda one: bytes([int(one[1], 8) & 0xFF]) if len(one[1]) == 3 else _SIGNS.get(one[1], one[1]), name[1:-1]
        )
    return os.fsdecode(name.removeprefix(b"b/"))


_LINES = ("--text", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=ad")
"""The lines of what was there and still is, even of what the attributes of a commit call no text: it is read all the same."""
_PLAIN = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--find-renames",
    "--ignore-submodules=dirty",
    "--submodule=short",
    "-O/dev/null",
)
"""A comparison in which nothing is run, not even git itself in a repository that stands inside, whose settings are its own: only where it stands is compared."""


class _RefusedError(UsageError):
    """What git does not find, or does not do."""


def _start() -> str:
    """The folder from which git is asked: the nearest that holds a `.git`, which no commit brings.

    From below, git would take for the repository any folder that has the files of one, and a commit may bring these.
    """
    here = Path.cwd()
    return str(next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), here))


def _git(folder: str, *words: str) -> bytes:
    """Return what git answers. Raises UsageError when it refuses, is not there, or does not end."""
    return _read(folder, words, _all)


def _all(told: IO[bytes]) -> bytes:
    return told.read()


def _read(folder: str, words: tuple[str, ...], read: Callable[[IO[bytes]], Said]) -> Said:
    """Return what is read in what git answers. Raises UsageError as `_git` does."""
    program = shutil.which("git")
    refused = _RefusedError("git ne répond pas.", "git does not answer.")
    if program is None or not os.path.isabs(program):  # one that lies in the folder that is checked is not git
        raise refused
    status, said = _asked([program, "-C", folder, *words], _closed(program, folder, words[0]), read)
    if status:
        raise refused
    return said


_LONGEST, _LARGEST = 300, 4 << 30
"""Seconds and bytes that git may take: a setting may have it read a pipe or a device, which have no end."""


def _asked(words: list[str], settings: dict[str, str], read: Callable[[IO[bytes]], Said]) -> tuple[int, Said]:
    """Return the status of git and what is read in what it says, under some settings. Raises UsageError when it does not end."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(words, stdin=silent, stdout=subprocess.PIPE, stderr=silent, env=_env(settings)) as running:
        if sys.platform == "linux":
            with suppress(OSError):  # it has ended already
                resource.prlimit(running.pid, resource.RLIMIT_DATA, (_LARGEST, _LARGEST))
        end = threading.Timer(_LONGEST, running.kill)
        end.start()
        try:
            assert running.stdout is not None
            said = read(running.stdout)
            running.wait()
        finally:
            is_late = not end.is_alive()
            end.cancel()
    if is_late:
        raise UsageError(
            f"--changed : git n’a pas fini en {_LONGEST} secondes. Voyez ce que « git diff » fait ici (un réglage de .git/config peut lui faire lire un tube), ou retirez l’option.",
            f'--changed: git did not end within {_LONGEST} seconds. See what "git diff" does here (a setting of .git/config may have it read a pipe), or remove the option.',
        )
    return running.returncode, said


_CLOSED = {"core.fsmonitor": "false", "core.hooksPath": "/dev/null", "safe.bareRepository": "explicit"}


def _closed(program: str, folder: str, command: str) -> dict[str, str]:
    """What the settings of a repository may have git run, with nothing to run: its filters too, where files are compared."""
    if command != "diff":
        return _CLOSED
    _, said = _asked(
        [program, "-C", folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\."], _CLOSED, _all
    )
    names = {os.fsdecode(one).rpartition(".")[0] for one in said.split(b"\0") if one}
    filters = {f"{name}.{key}": "" for name in sorted(names) for key in ("clean", "smudge", "process")}
    return _CLOSED | filters | {f"{name}.required": "false" for name in sorted(names)}


def _env(settings: dict[str, str]) -> dict[str, str]:
    """The variables with which git obeys some settings after those of the environment, and fetches nothing that is missing."""
    before = os.environ.get("GIT_CONFIG_COUNT", "")  # what a runner says there of the owners whom it trusts still holds
    first = int(before) if before.isdecimal() else 0
    given = {"GIT_CONFIG_COUNT": str(first + len(settings)), "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
    for at, (key, value) in enumerate(settings.items(), first):
        given |= {f"GIT_CONFIG_KEY_{at}": key, f"GIT_CONFIG_VALUE_{at}": value}
    return os.environ | given | {"GIT_OPTIONAL_LOCKS": "0"}
