"""What guichet works out of its own files, kept for the next run as Python keeps what it compiles: beside them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from guichet.version import VERSION

PACKAGE = Path(__file__).parents[2]


def states_below(folder: str | Path) -> Iterator[str]:
    """Yield a line for each file below a folder, which changes when the file does; what Python keeps is left out."""
    for one in sorted(os.scandir(folder), key=lambda one: one.name):
        if one.is_dir():
            if one.name != "__pycache__":
                yield from (f"{one.name}/{line}" for line in states_below(one.path))
        elif not one.name.endswith((".pyc", ".tmp")):
            state = one.stat()
            yield f"{one.name} {state.st_size} {state.st_mtime_ns}"


@cache
def state() -> str:
    """Return a text that changes with guichet's version, with any of its files and with the Python that runs it."""
    lines = [VERSION, sys.version, *(states_below(PACKAGE) if PACKAGE.is_dir() else ())]
    return digest_of("\n".join(lines).encode())


def digest_of(data: bytes) -> str:
    """Return a short digest."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _places(name: str, *, writing: bool = False) -> Iterator[Path]:
    """Yield where something may be kept: with the compiled modules, unless Python is to leave them, else in the user's cache."""
    file = f"{name}.{sys.implementation.cache_tag}.kept"
    if not (writing and sys.dont_write_bytecode):
        yield PACKAGE / "__pycache__" / file
    if place := in_the_users_cache(f"{digest_of(os.fsencode(PACKAGE))}.{file}"):
        yield place


def in_the_users_cache(name: str) -> Path | None:
    """Return where a file of guichet stands in the user's cache; None when the user has none."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home, "guichet", name) if os.path.isabs(home) else None


def read(name: str, of: str) -> bytes | None:
    """Return what was kept under a name, of this state of what it is made of; None when there is none or it is damaged."""
    for place in _places(name):
        try:
            head, _, body = place.read_bytes().partition(b"\n")
        except OSError:
            continue
        if head == _head(of, body):
            return body
    return None


_is_writing = True


def is_writing() -> bool:
    """Whether what is worked out is kept."""
    return _is_writing


def write_nothing() -> None:
    """Keep nothing more in this process: what earlier runs kept is still read."""
    global _is_writing
    _is_writing = False


def keep(name: str, of: str, body: bytes) -> None:
    """Keep something for later runs; a folder that cannot be written is no error."""
    if not _is_writing:
        return
    for place in _places(name, writing=True):
        fresh = place.with_name(f"{place.name}.{os.getpid()}.tmp")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_head(of, body) + b"\n" + body)
            os.replace(fresh, place)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        else:
            return


def _head(of: str, body: bytes) -> bytes:
    return f"{digest_of(of.encode())} {len(body)} {crc32(body)}".encode()
