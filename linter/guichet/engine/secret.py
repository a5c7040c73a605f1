"""A secret of whoever runs guichet, kept outside the project: what bears its seal was written here, by no one else."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

from guichet.core.inside import is_inside, project_around
from guichet.core.keeping.kept import in_the_users_cache

VARIABLE = "GUICHET_SECRET"
"""Gives the secret itself, where no folder lasts from one run to the next (continuous integration)."""
_FILE = "secret"
_SIZE = 32


def seal(data: bytes, project: Path) -> str:
    """Return a seal of what is kept in a project; where the secret cannot be kept, it holds for this run alone."""
    return hashlib.blake2b(data, key=_secret(project), digest_size=32).hexdigest()


def bears(data: bytes, mark: str, project: Path) -> bool:
    """Whether a mark is the seal of these bytes."""
    return hmac.compare_digest(mark.encode(), seal(data, project).encode())


def _secret(project: Path) -> bytes:
    if given := os.environ.get(VARIABLE):
        return hashlib.blake2b(given.encode("utf-8", "surrogateescape"), digest_size=_SIZE).digest()
    place = in_the_users_cache(_FILE)
    if place is None or is_inside(
        str(place), project_around(str(project))
    ):  # who commits to the project could choose it
        return _of_this_run()
    return _read(place) or _made(place) or _of_this_run()


@cache
def _of_this_run() -> bytes:
    return os.urandom(_SIZE)


def _read(place: Path) -> bytes | None:
    """Return the secret that a file holds; None when others may have read or written it."""
    try:
        with os.fdopen(
            os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"
        ) as file:
            state = os.fstat(file.fileno())
            held = file.read(2 * _SIZE + 1)
    except OSError:
        return None
    alone = os.name != "posix" or (state.st_uid == os.geteuid() and not state.st_mode & 0o077)
    return held if stat.S_ISREG(state.st_mode) and alone and len(held) == 2 * _SIZE else None


def _made(place: Path) -> bytes | None:
    """Make the secret, and return the one that stands there: of two runs that begin together, both have the first one's."""
    fresh = place.with_name(f"{place.name}.{os.urandom(4).hex()}.tmp")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(_SIZE).hex().encode())
        _put(fresh, place)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        return None
    return _read(place)


def _put(fresh: Path, place: Path) -> None:
    """Give a secret its place, unless another run has put one there that can be used. Raises OSError."""
    try:
        os.link(fresh, place)
    except OSError:  # one stands there, or the disk knows no links
        if _read(place) is None:
            os.replace(fresh, place)
            return
    fresh.unlink()
