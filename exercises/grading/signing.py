"""A grade file is signed by the machine that judged, and what it tries is drawn: by a key that its owner alone can read, made
on first use."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VARIABLE = "GUICHET_KEY"
FIELD = "signature"
SIZE = 32
OF_THIS_PROCESS = secrets.token_bytes(SIZE)
"""The key of draws where none can be kept."""


class NoKey(Exception):
    """There is no key that nobody else can read."""


def key_file() -> Path:
    """Where the key of this machine is; GUICHET_KEY names another place. Raises NoKey for who has no home."""
    if VARIABLE in os.environ:
        return Path(os.environ[VARIABLE])
    windows = sys.platform == "win32"
    named = os.environ.get("APPDATA" if windows else "XDG_CONFIG_HOME")
    try:
        base = Path(named) if named else Path.home() / ("AppData/Roaming" if windows else ".config")
    except RuntimeError as homeless:
        raise NoKey(VARIABLE) from homeless
    return base / "guichet" / "grades.key"


def signed(sheet: Mapping[str, Any], *, away_from: Path | None = None) -> dict[str, Any]:
    """A sheet with its signature, by a key that is made if need be, never among the hand-ins. Raises NoKey."""
    return {**sheet, FIELD: _signature(sheet, _made(away_from))}


def drawn(about: str, *, away_from: Path | None = None) -> str:
    """What this machine draws for a text: the same each time, and known to nobody who has not its key."""
    try:
        key = _made(away_from)
    except NoKey:
        key = OF_THIS_PROCESS
    return hmac.new(key, f"draw {about}".encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


def is_signed(sheet: Mapping[str, Any]) -> bool:
    """Whether a sheet is as this machine signed it."""
    try:
        return hmac.compare_digest(str(sheet.get(FIELD)).encode(), _signature(sheet, _key(key_file())).encode())
    except (NoKey, ValueError, RecursionError):
        return False


def _signature(sheet: Mapping[str, Any], key: bytes) -> str:
    said = {name: value for name, value in sheet.items() if name != FIELD}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode("ascii"), hashlib.sha256).hexdigest()


def _made(away_from: Path | None) -> bytes:
    """The key of this machine, made if need be, never among the hand-ins. Raises NoKey."""
    place = key_file()
    if away_from and place.resolve().is_relative_to(away_from.resolve()):
        raise NoKey(str(place))
    _make(place)
    return _key(place)


def _make(place: Path) -> None:
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_hex(SIZE).encode())
    except FileExistsError:
        return
    except OSError as error:
        raise NoKey(str(place)) from error


def _key(place: Path) -> bytes:
    try:
        with os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            status = os.fstat(file.fileno())
            key = file.read(1000)
    except OSError as error:
        raise NoKey(str(place)) from error
    alone = os.name != "posix" or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)
    if not stat.S_ISREG(status.st_mode) or not alone or len(key) < SIZE:
        raise NoKey(str(place))
    return key
