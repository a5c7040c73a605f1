"""Which commit a folder stands at, as the files of git say it: nothing is run."""

from __future__ import annotations

import re
from pathlib import Path

from guichet.core.plain_file import text_of

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_BRANCH = re.compile(r"refs/[\w./-]+")
_MOST = 1_000_000
"""Bytes beyond which a file of git is not read."""


def commit_of(folder: Path) -> str:
    """Return the commit that the project around a folder stands at; "" when its files do not say."""
    for above in (folder, *folder.parents):
        git = above / ".git"
        if git.is_dir():
            return _head(git, git)
        if git.is_file():  # a tree beside the first: its own head, the branches of the first
            own = above / _text(git, above).removeprefix("gitdir:").strip()
            return _head(own, own / (_text(own / "commondir", own).strip() or "."))
    return ""


def _head(own: Path, shared: Path) -> str:
    said = _text(own / "HEAD", own).strip()
    branch = said.removeprefix("ref:").strip()
    if said.startswith("ref:") and _BRANCH.fullmatch(branch) and ".." not in branch:
        said = _text(shared / branch, shared).strip() or _packed(_text(shared / "packed-refs", shared), branch)
    return said if _COMMIT.fullmatch(said) else ""


def _packed(refs: str, branch: str) -> str:
    lines = (line.partition(" ") for line in refs.splitlines())
    return next((commit for commit, _, name in lines if name == branch), "")


def _text(file: Path, folder: Path) -> str:
    """Return what a file says; "" for a pipe or a device, which has no end, and for a link out of its folder: an archive may hold both."""
    try:
        return text_of(file, _MOST) if file.resolve().is_relative_to(folder.resolve()) else ""
    except (OSError, ValueError):
        return ""
