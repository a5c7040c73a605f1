"""Stylesheets that a build makes, and those of CSS, as the sheets that a page gets: with all that they import, in order."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from guichet.core.memo import keyed_memo, memo
from guichet.core.source import UnreadableError
from guichet.reading.sass.builder import Builder
from guichet.reading.sass.indented import indented
from guichet.reading.sass.less import less
from guichet.reading.sass.nodes import Node, braced
from guichet.reading.sass.rules import Built, BuiltRule
from guichet.reading.styles.selectors import parse_selectors
from guichet.reading.styles.syntax import Declaration, Sheet, StyleRule, declaration_of, parse_sheet
from guichet.reading.templates.site import BUILT_STYLES, STYLE_SUFFIXES, Site

_LONGEST = 600_000
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""")
_DEPTH = 4
"""Sheets of CSS that import one another in a row."""
_FOLDERS = re.compile(r"^(?:~|@/|src/|app/|/)")


class Gathered(NamedTuple):
    """The sheets that one stylesheet brings, and the names of those that are not in the project."""

    sheets: tuple[Sheet, ...]
    missing: tuple[str, ...] = ()
    paths: frozenset[str] = frozenset()


def built_text(text: str, path: str, language: str, site: Site, start: int = 0) -> Gathered:
    """Return what a stylesheet that begins at an offset of a file brings once it is built."""
    if len(text) > _LONGEST:
        return Gathered((), (path,))
    builder = Builder(lambda name, user: _loaded(name, user, site), start)
    return _gathered(builder.build(path, _nodes(text, language)))


@keyed_memo
def built_file(path: str, site: Site) -> Gathered:
    """Return the same of a file, built once."""
    return built_text(site.text(path), path, path.rpartition(".")[2], site)


def _nodes(text: str, language: str) -> tuple[Node, ...]:
    return {"sass": indented, "less": less}.get(language, braced)(text)


def _gathered(built: Built) -> Gathered:
    sheets = (
        Sheet(
            one.path,
            tuple(map(_rule, one.rules)),
            frames=tuple((name, tuple(declaration_of(*each) for each in steps)) for name, steps in one.frames),
        )
        for one in built.sheets
    )
    return Gathered(tuple(sheets), tuple(built.missing), frozenset(built.paths))


def _rule(one: BuiltRule) -> StyleRule:
    declarations: tuple[Declaration, ...] = tuple(declaration_of(*each) for each in one.declarations)
    return StyleRule(parse_selectors(", ".join(one.selectors)), declarations, one.media, one.span)


def with_imports(sheet: Sheet, site: Site) -> Gathered:
    """Return a stylesheet of CSS with those of the project that it imports, before it."""
    sheets, missing = _imported(sheet, site, 0)
    return Gathered(tuple(sheets), tuple(missing))


def _imported(sheet: Sheet, site: Site, depth: int) -> tuple[list[Sheet], list[str]]:
    if not sheet.imports:
        return [sheet], []
    names = _IMPORT.findall(site.text(sheet.path)) if sheet.path.endswith(".css") and depth < _DEPTH else []
    found: list[Sheet] = []
    missing: list[str] = [] if names else [sheet.path]
    for name in names:
        path = os.path.normpath(os.path.join(os.path.dirname(sheet.path), name))
        known = site.is_checked(path) and path != sheet.path
        text = site.text(path) if known else ""
        if not known or len(text) > _LONGEST:
            missing.append(name)
            continue
        sheets, more = _imported(parse_sheet(text, 0, path), site, depth + 1)
        found += sheets
        missing += more
    return [*found, sheet], missing


def _loaded(name: str, user: str, site: Site) -> tuple[str, tuple[Node, ...]] | None:
    path = style_named(name, user, site)
    if path is None or path == user:
        return None
    try:
        text = site.source(path).text
    except UnreadableError:
        return None
    return (path, _nodes(text, path.rpartition(".")[2])) if len(text) <= _LONGEST else None


def style_named(name: str, user: str, site: Site) -> str | None:
    """Return the stylesheet of the project that another names: beside it, or the one file that its name ends."""
    plain = name.partition("?")[0]
    beside = os.path.normpath(os.path.join(os.path.dirname(user), plain))
    found = next((one for one in _spelt(beside) if site.is_checked(one)), None)
    if found is not None or plain.startswith("."):
        return found
    tail = _FOLDERS.sub("", plain)
    for one in _spelt(tail):
        files = [path for path in site.by_name.get(one.rpartition("/")[2], ()) if f"/{path}".endswith(f"/{one}")]
        if len(files) == 1 and "/" in tail:
            return files[0]
    return None


def _spelt(path: str) -> list[str]:
    """How the file may be called that a name means: with its suffix, as a part, as what stands for its folder."""
    folder, _, last = path.rpartition("/")
    around = f"{folder}/" if folder else ""
    if path.endswith(STYLE_SUFFIXES):
        return [path, f"{around}_{last}"]
    ends = [*BUILT_STYLES, ".css"]
    return [f"{whole}{end}" for end in ends for whole in (path, f"{around}_{last}", f"{path}/_index", f"{path}/index")]


@memo
def used_by_others(site: Site) -> frozenset[str]:
    """The stylesheets to be built that others bring in."""
    found: set[str] = set()
    for path in site.paths:
        if path.endswith(BUILT_STYLES):
            for name in names_used(site.text(path)):
                target = style_named(name, path, site)
                if target is not None and target != path:
                    found.add(target)
    return frozenset(found)


_USED = re.compile(
    r"""@(?:use|forward|import)\s+(?:\([^()]*\)\s*)?(?:url\(\s*)?((?:["'][^"']+["']\s*,?\s*)+|[\w./-]+)"""
)
_QUOTED = re.compile(r"""["']([^"']+)["']""")


def names_used(text: str) -> list[str]:
    """Return the names of the stylesheets that one brings in, by its text alone."""
    found: list[str] = []
    for match in _USED.finditer(text):
        found += _QUOTED.findall(match[1]) or [match[1]]
    return [one for one in found if not one.startswith("sass:")]
