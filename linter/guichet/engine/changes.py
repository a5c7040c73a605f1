"""What changed since a revision, as git tells it: lines, files that came, went or took another name. Git reads, never writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cached_property

from guichet.core.errors import UsageError
from guichet.core.source import Source, UnreadableError, decode

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_FILE = re.compile(rb"^diff --git ", re.M)


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
        change = self.by_path.get(os.path.realpath(path))
        return change is not None and any(lines.start <= last and first < lines.stop for lines in change.lines)

    def before(self, change: Change, path: str) -> Source | None:
        """Return the text that a file had, under the name by which a run knows it; None when it cannot be read."""
        try:
            return decode(path, _git(self.top, "cat-file", "blob", f"{self.revision}:{change.before}"))
        except UnreadableError:
            return None


def is_revision(word: str) -> bool:
    """Whether git knows a word as a revision, here."""
    try:
        _git(".", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    except UsageError:
        return False
    return True


def changes_since(revision: str) -> Changes:
    """Return what differs between the files as they are and where this work left a revision. Raises UsageError."""
    try:
        top = os.fsdecode(_git(".", "rev-parse", "--show-toplevel").rstrip(b"\n"))
    except UsageError:
        raise UsageError(
            "--changed demande à git ce qui a changé, et ce dossier n’est pas dans un dépôt git (ou git manque). Retirez l’option.",
            "--changed asks git what has changed, and this folder is in no git repository (or git is missing). Remove the option.",
        ) from None
    try:
        asked = (
            _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
        start = _git(top, "merge-base", asked, "HEAD").decode().strip()
    except UsageError:
        raise UsageError(
            f"--changed : git ne trouve pas où ce travail quitte « {revision} ». Donnez une révision qui existe ; en intégration continue, prenez tout l’historique.",
            f'--changed: git does not find where this work leaves "{revision}". Give a revision that exists; in continuous integration, fetch the whole history.',
        ) from None
    plain = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--find-renames", "--submodule=short", start)
    names = os.fsdecode(_git(top, *plain, "--name-status", "-z")).split("\0")
    files = _named(names)
    for change, text in zip(files, _FILE.split(_git(top, *plain, "--unified=0"))[1:], strict=False):
        change.lines = [range(int(at), int(at) + int(number or 1)) for at, number in _HUNK.findall(text)]
    fresh = os.fsdecode(_git(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")).split("\0")
    files += [Change(None, name) for name in fresh if name]
    for change in files:
        if change.before is None:
            change.lines = [range(1, 1 << 40)]
    return Changes(top, start, files)


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


def _git(folder: str, *words: str) -> bytes:
    """Return what git answers. Raises UsageError when it refuses, or is not there."""
    program = shutil.which("git")
    refused = UsageError("git ne répond pas.", "git does not answer.")
    if program is None or not os.path.isabs(program):  # one that lies in the folder that is checked is not git
        raise refused
    asked = [program, "-C", folder, *words]
    done = subprocess.run(asked, capture_output=True, check=False, env=_env(_closed(program, folder, words[0])))
    if done.returncode:
        raise refused
    return done.stdout


_CLOSED = {"core.fsmonitor": "false", "core.hooksPath": "/dev/null"}


def _closed(program: str, folder: str, command: str) -> dict[str, str]:
    """What the settings of a repository may have git run, with nothing to run: its filters too, where files are compared."""
    if command != "diff":
        return _CLOSED
    asked = [program, "-C", folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\."]
    said = subprocess.run(asked, capture_output=True, check=False, env=_env(_CLOSED)).stdout
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
