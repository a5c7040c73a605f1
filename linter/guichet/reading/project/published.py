"""Scripts that somebody published for all: they say so at their head, and whoever copies one mends nothing in it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from guichet.core.plain_file import opened

_HEAD = 2_000
"""Bytes in which a script says what it is, and in which one that is wrapped by its end says how it is loaded."""
_SCRIPTS = (".js", ".mjs", ".cjs")
_WRAPPED = re.compile(r"\bdefine\.amd\b|\bfunction ?\( ?\w{1,40}, ?factory ?\)")
"""How a library is loaded by any site: no page of a service is."""
_RELEASE = re.compile(
    r"(?:^|/)(?:static|public|assets|js|scripts|www)/(?:[^/]+/){0,6}?[A-Za-z][\w.]{1,40}-v?\d{1,3}(?:\.\d{1,4}){1,2}/"
)
"""A folder of one release of a package, among what is served: `static/tiny_mce-3.5.8/`. A whole project may be unpacked in such a one."""
_PLUGIN = re.compile(r"(?<![\w.])(?:jQuery|\$)\.fn\.(?:extend\(|\w+\s*=(?!=))")
"""What a script gives to every page that has jQuery."""
_OPENING = re.compile(r"\s*(?:/\*.*?\*/|(?://[^\n]*\n\s*)+)", re.S)
_VERSION = re.compile(r"(?<![\w.])v?\d{1,3}\.\d{1,3}(?:\.\d{1,4})?(?![\w.]*\d)", re.I)
_RIGHTS = re.compile(r"licen[cs]|copyright|\(c\)|©", re.I)


def is_published(path: str, inside: str) -> bool:
    """Whether a script, and its path from the root of the project, is a library's: loaded by any site, with a version and somebody's rights at its head, a plugin of jQuery with a version, or in a folder of one release."""
    return path.endswith(_SCRIPTS) and (_RELEASE.search(inside) is not None or _says_so(path))


@lru_cache(maxsize=4096)
def _says_so(path: str) -> bool:
    try:
        with opened(Path(path)) as file:
            head = file.read(_HEAD)
            file.seek(max(len(head), file.seek(0, os.SEEK_END) - _HEAD))
            end = file.read(_HEAD)
    except (OSError, ValueError):  # nothing to be read, which is said where it is
        return False
    begun, ended = head.decode("utf-8", "replace"), end.decode("utf-8", "replace")
    opening = _OPENING.match(begun)
    said = opening[0] if opening is not None else ""
    is_signed = _RIGHTS.search(said) is not None or _PLUGIN.search(begun) is not None
    is_released = _VERSION.search(said) is not None and is_signed
    return is_released or _WRAPPED.search(begun) is not None or "define.amd" in ended
