"""Parts of pages that nothing of a project names, where it names most others: left behind, and likely shown to nobody."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.reading.project.project import Project
from guichet.reading.templates.site import INDENTED_SUFFIXES, RUBY_SUFFIXES, is_component, is_template, makes_markup

_WHOLE = re.compile(r"<html\b|<!doctype|\{%-?\s*extends\b", re.I)
"""What begins a page rather than a part of one: an address or a framework may show it by its place."""
_BY_PLACE = re.compile(r"(?:^|/)(?:admin|registration|account|widgets|bundles|overrides?)/|(?:^|/)django/")
"""Where the templates of packages are replaced, by their place alone."""
_ROUTED = re.compile(r"(?:^|/)(?:app|layouts|pages|routes)/|\.component\.\w+$")
"""Components that a framework shows by their place, or that have another name than that of their file."""
_COMPOSED = re.compile(r"""["'`]([^"'`\n]{0,200}(?:\{[^}\n]*\}|%s)[^"'`\n]{0,200}?)["'`]""")
_HOLE = re.compile(r"[$#]?\{\{?[^}\n]*\}?\}|%s")
_MANY, _BESIDE = 20, 3
"""Parts of a project, and of one folder, from which it shows how it names them."""
_LOOKED_AT, _MOST = 12, 2 / 3


def is_left_behind(path: str, project: Project) -> bool:
    """Whether nothing names a part of pages, in a project of many parts whose neighbours are named."""
    known = _known(project)
    if path not in known:
        known[path] = _is_left(path, project)
    return known[path]


@lasting_memo
def _known(_: Project) -> dict[str, bool]:
    return {}


def _is_left(path: str, project: Project) -> bool:
    parts = _parts(project)
    if path not in parts or len(parts) < _MANY or not _is_whole(project) or _is_named(path, project):
        return False
    alike = [one for one in parts if one != path and is_component(one) is is_component(path)]
    beside = sorted(alike, key=lambda one: (-len(os.path.commonpath([one, path])), one))[:_LOOKED_AT]
    named = sum(_is_named(one, project) for one in beside)
    return named >= _BESIDE and named >= _MOST * len(beside)


@lasting_memo
def _is_whole(project: Project) -> bool:
    """Whether a run reads the project from its top: one of a folder alone does not know who names what is in it."""
    folders = {os.path.dirname(os.path.abspath(path)) for path in project.paths}
    return os.path.realpath(os.path.commonpath(folders)) == os.path.realpath(project.config.root)


@lasting_memo
def _parts(project: Project) -> frozenset[str]:
    """Return the templates that stand for a part of a page, and the components of the folders made for them."""
    return frozenset(
        path
        for path in project.paths
        if (is_component(path) and not _ROUTED.search(path)) or (_is_named_in_full(path) and _is_part(path, project))
    )


def _is_named_in_full(path: str) -> bool:
    """Whether what shows a template says its name: Rails shows its views, and the parts of things, by convention."""
    return (
        is_template(path)
        and not path.endswith((".php", *RUBY_SUFFIXES, *INDENTED_SUFFIXES))
        and not _BY_PLACE.search(path)
    )


def _is_part(path: str, project: Project) -> bool:
    return not _WHOLE.search(project.text(path))


def _is_named(path: str, project: Project) -> bool:
    """Whether another file holds the name of a file, in one of the ways in which frameworks write it, or makes it of pieces."""
    before = "</" if is_component(path) else ""
    for name in _names_of(path):
        holding = (other for other in _naming(project) if other != path and project.holds(other, name))
        if any(_says(project.text(other), name, before) for other in holding):
            return True
    return any(_fits(path, made) for made in _made_names(project))


def _names_of(path: str) -> Iterator[str]:
    """Yield the names under which a file is meant: a component has one for markup, and one for code."""
    stem = path.rpartition("/")[2].partition(".")[0]
    if stem.lower() in _INDEXES:
        stem = path.rpartition("/")[0].rpartition("/")[2]
    yield stem
    if is_component(path):
        yield re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", stem).lower()
        yield "".join(word[:1].upper() + word[1:] for word in re.split(r"[-_]", stem))


def _says(text: str, name: str, before: str) -> bool:
    """Whether a text holds a name as a whole word, after one of some signs: a component is a tag, or has an address."""
    at = text.find(name)
    while at != -1:
        left, right = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if (left in before if before and left else not _is_inside(left)) and not _is_inside(right):
            return True
        at = text.find(name, at + 1)
    return False


def _is_inside(sign: str) -> bool:
    return sign.isalnum() or sign in ("-", "_")


@lasting_memo
def _naming(project: Project) -> list[str]:
    """Return the files that may name others: code, markup, configuration; not texts, styles or data."""
    return [path for path in project.paths if makes_markup(path) or path.endswith(_NAMING)]


_NAMING = (".py", ".rb", ".php", ".js", ".mjs", ".cjs", ".ts", ".yml", ".yaml", ".toml")
_INDEXES = frozenset({"index", "main"})


@lasting_memo
def _made_names(project: Project) -> list[list[str]]:
    """Return the names of files that code makes of pieces, as what stands around the holes."""
    found = {
        _SUFFIXES.sub("", match[1].rpartition("{% include")[2])
        for path in _naming(project)
        for match in _COMPOSED.finditer(project.text(path))
        if "/" in match[1] or "." in match[1]
    }
    pieces = (_HOLE.split(one) for one in sorted(found))
    return [one for one in pieces if sum(map(str.isalnum, "".join(one))) >= _SHORT]


def _fits(path: str, made: list[str]) -> bool:
    """Whether a path may end as a name made of pieces, each hole standing for anything."""
    folder, slash, last = path.rpartition("/")
    path = f"{folder}{slash}{last.partition('.')[0]}"
    if not path.endswith(made[-1]):
        return False
    at = 0
    for piece in made[:-1]:
        at = path.find(piece, at)
        if at == -1:
            return False
        at += len(piece)
    return at <= len(path) - len(made[-1])


_SUFFIXES = re.compile(r"(?:\.(?:html?|twig|j2|jinja2?|txt|svg|vue|tsx?|jsx?))+$")
_SHORT = 4
"""Letters of a made name under which it could stand for any file."""
