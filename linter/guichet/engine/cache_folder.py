"""The folder where a project's cache lives: one that guichet made, marked as its own, and opened without following a link."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDER = ".guichet_cache"
_TAG = "CACHEDIR.TAG"
_MARK = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# This folder was made by guichet, which may delete it: see https://bford.info/cachedir/\n"
)
"""The signature tells backup programs to leave a cache out; the next line tells guichet that it is its own."""
_SIDES = {_TAG: _MARK, ".gitignore": b"*\n"}
_OURS = re.compile(r"[0-9a-f]{24}\.cache")
_SIZE_LIMIT = 256_000_000
_STALE = 14 * 86400
"""Seconds after which what no run has written to is deleted."""
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class ForeignError(Exception):
    """Something else has the folder's name, or stands in it under a name of ours."""


class CacheFolder:
    """The folder, open. Every file is reached from it, so that nothing put in its place meanwhile is touched."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self._path = path
        self._in: int | None = descriptor
        """None where the system has no such thing (Windows)."""

    def _at(self, name: str) -> str:
        return name if self._in is not None else os.path.join(self._path, name)

    def names(self) -> list[str]:
        """Return the names of what it holds."""
        return os.listdir(self._path if self._in is None else self._in)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None when there is none. Raises ForeignError on a link, a folder or a pipe."""
        try:
            handle = os.open(self._at(name), os.O_RDONLY | _PLAIN, dir_fd=self._in)
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise ForeignError from problem
        with os.fdopen(handle, "rb") as file:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode) or state.st_size > _SIZE_LIMIT:
                raise ForeignError
            return file.read()

    def create(self, name: str, data: bytes) -> None:
        """Make a file that does not exist. Raises OSError."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN
        with os.fdopen(os.open(self._at(name), flags, 0o644, dir_fd=self._in), "wb") as file:
            file.write(data)

    def replace(self, name: str, data: bytes) -> None:
        """Write one of our files in one atomic step. Raises OSError, with nothing left behind."""
        fresh = f"{name}.{os.urandom(4).hex()}"
        try:
            self.create(fresh, data)
            os.replace(self._at(fresh), self._at(name), src_dir_fd=self._in, dst_dir_fd=self._in)
        except BaseException:
            with suppress(OSError):
                os.unlink(self._at(fresh), dir_fd=self._in)
            raise

    def prune(self, kept: str) -> None:
        """Delete our own files that no run has written to for two weeks."""
        for name in self.names():
            if name != kept and _OURS.fullmatch(name):
                state, newest = (os.stat(self._at(one), dir_fd=self._in, follow_symlinks=False) for one in (name, kept))
                if stat.S_ISREG(state.st_mode) and state.st_mtime < newest.st_mtime - _STALE:
                    os.unlink(self._at(name), dir_fd=self._in)


def file_name(key: str) -> str:
    """Return the name of the file of a key."""
    return f"{key}.cache"


@contextmanager
def opened(project: Path, *, making: bool = False) -> Iterator[CacheFolder | None]:
    """Open the cache of a project; None when it has none, unless it is to be made.

    Raises ForeignError when what has its name was not made by guichet, OSError when it cannot be made or opened.
    """
    path = project / FOLDER
    if making:
        with suppress(FileExistsError):
            path.mkdir()
    try:
        state = path.lstat()
    except FileNotFoundError:
        yield None
        return
    if not stat.S_ISDIR(state.st_mode) or os.path.realpath(path) != os.path.join(os.path.realpath(project), FOLDER):
        raise ForeignError
    descriptor = None
    if os.open in os.supports_dir_fd:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        folder = CacheFolder(path, descriptor)
        if making and not folder.names():
            for name, data in _SIDES.items():
                folder.create(name, data)
        if folder.names() and folder.read(_TAG) != _MARK:
            raise ForeignError
        yield folder
    finally:
        if descriptor is not None:
            os.close(descriptor)
