"""The stylesheets that a file of JSX and those that it uses import, in the order of the build; classes of one file stay its own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from hashlib import blake2b

from guichet.core.findings import Span
from guichet.core.source import UnreadableError
from guichet.reading.components.imports import file_named
from guichet.reading.components.out import Out
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_MOST = 200
"""Files that are followed for their stylesheets."""
_LONGEST = 100_000
_OWN = re.compile(r"\.module\.css$")
_SELECTOR = re.compile(r"[^{};]*\{")
_CLASS = re.compile(r"\.-?[A-Za-z_][\w-]*")
_SKIPPED = re.compile(r"/\*.*?(?:\*/|\Z)|@import[^;]*;|:global\([^)]*\)|\"[^\"]*\"|'[^']*'", re.S)


def own_name(name: str, path: str) -> str:
    """Return what the build makes of a class of a stylesheet whose classes are its own."""
    return f"{name}_{blake2b(path.encode(), digest_size=3).hexdigest()}"


def write_styles(script: Script, out: Out) -> None:
    """Write the stylesheets that a file brings with it."""
    for name, path in dict.fromkeys(_imported(script, set())):
        if path is None:
            out.put(f'<link rel="stylesheet" href="{name}">', 0, 0)
        elif _OWN.search(path):
            _write_own(path, script.project, out)
        else:
            address = posixpath.relpath(path, posixpath.dirname(script.path) or ".")
            out.put(f'<link rel="stylesheet" href="{address}">', 0, 0)


def _imported(script: Script, seen: set[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the stylesheets as imported and as files, those of what a file uses before its later ones."""
    seen.add(script.path)
    for node in script.root.named_children if script.root is not None and len(seen) < _MOST else ():
        if node.type not in ("import_statement", "export_statement") or field(node, "source") is None:
            continue
        name = text(field(node, "source"))[1:-1]
        path = file_named(name, script.path, script.project)
        if name.endswith(".css"):
            yield name, path
        elif path is not None and path.endswith(SCRIPT_SUFFIXES) and path not in seen:
            other = script_at(path, script.project)
            yield from _imported(other, seen) if other is not None else ()


def _write_own(path: str, site: Site, out: Out) -> None:
    try:
        css = site.source(path).text
    except UnreadableError:
        return
    if len(css) > _LONGEST or "</" in css:
        return
    plain = _SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    out.put("<style>", 0, 0)
    pos = 0
    for prelude in _SELECTOR.finditer(plain):
        for named in _CLASS.finditer(plain, prelude.start(), prelude.end()):
            out.bring(path, css[pos : named.end()], Span(pos, named.end()), is_exact=True)
            mark = own_name("", path)
            out.bring(path, mark, Span(named.start(), named.end()), is_exact=False)
            pos = named.end()
    out.bring(path, css[pos:], Span(pos, len(css)), is_exact=True)
    out.put("</style>", 0, 0)
