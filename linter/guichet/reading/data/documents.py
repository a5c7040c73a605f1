"""Files of YAML, JSON, TOML and INI that code names: what each key holds, and where it is written. Nothing is constructed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from guichet.core.findings import Span
from guichet.core.memo import cached_property, keyed_memo, lasting_keyed_memo, lasting_memo
from guichet.core.numbers import amount
from guichet.core.places import place_of_path
from guichet.core.source import Source, UnreadableError

if TYPE_CHECKING:
    from guichet.reading.templates.site import Site

_NAMED = re.compile(r"""["']([\w./-]{1,120}\.(?:ya?ml|json|toml|ini))["']""")
DATA_SUFFIXES = (".yml", ".yaml", ".json", ".toml", ".ini")
LINES = (".toml", ".ini")
"""Kinds of files that hold a pair on a line, under the name of a table."""
_FOLDERS = ("", "config", "conf", "data", "schemas", "rules", "settings")
"""Where a name without a folder is looked for, in the folders above its user."""
_LARGEST = 100_000
_DEEPEST = 100
_MOST = 100_000
"""Parts of a document, those that it repeats by a name counted each time."""
_TABLE = re.compile(r"^\s*+\[\[?+\s*+([\w.\-\"'](?:[\w.\-\"' ]*[\w.\-\"'])?)\s*+\]\]?+\s*+(?:#.*)?$")
_PAIR = re.compile(r"^(\s*([\w\-\"'.]+)\s*=\s*)(.+?)\s*$")


@dataclass(frozen=True)
class Entry:
    """One value of a document: the keys that lead to it, from the outermost, and where it is written.

    An item of a list bears the keys of the list.
    """

    keys: tuple[str, ...]
    value: str
    span: Span

    @property
    def number(self) -> float | None:
        """The value as a number; None when it is none."""
        return amount(self.value)


@dataclass(eq=False)
class Document:
    """A file of data."""

    source: Source

    @property
    def path(self) -> str:
        """The path as given."""
        return self.source.path

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every value, in order; none when the file cannot be read."""
        return tuple(_toml(self.source.text) if self.path.endswith(LINES) else _yaml(self.source.text))

    @cached_property
    def root(self) -> yaml.Node | None:
        """The tree of a file of YAML or JSON."""
        return None if self.path.endswith(LINES) else next(iter(composed(self.source.text)), None)


def composed(text: str) -> list[yaml.Node]:
    """Return the documents of a text of YAML or JSON; none when it cannot be read, is too deep, or holds itself."""
    return [one for one in _documents(text) or () if _is_a_tree(one)]


@lru_cache(maxsize=4)
def _documents(text: str) -> tuple[yaml.Node, ...] | None:
    """Return the documents of a text, whatever their form; None when it cannot be read. Several ask about one file in a row."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return tuple(one for one in yaml.compose_all(text.replace("\t", " "), Loader=loader) if one is not None)
    except yaml.composer.ComposerError:
        return _composed_again(text)
    except (yaml.YAMLError, RecursionError):
        bracketed = _ROW.sub(lambda row: _WITHIN.sub(r"(\1\2)", row[0]), text)
        return _documents(bracketed) if bracketed != text else None


_ROW = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:[\w-]{1,60}:[ \t]*)?\{[^\n]{1,400}\}[ \t]*$", re.M)
_WITHIN = re.compile(r"(?<=[^\s,:\[{\"'])(?:\[([^\[\],\n\"']{1,60})\]|\{(\d{1,3})\})")
"""Square brackets within a word of a row in braces, as Symfony writes an address there: `{ path: ^/files/[0-9]+/read }`."""


class _Again(yaml.SafeLoader):
    """Reads an anchor that is written again as what follows it, as YAML 1.2 says."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Forget what an anchor stood for before it is given again."""
        if not self.check_event(yaml.AliasEvent):
            self.anchors.pop(self.peek_event().anchor, None)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


def _composed_again(text: str) -> tuple[yaml.Node, ...] | None:
    if len(text) > 2 * _LARGEST:  # read without the help of C
        return None
    try:
        return tuple(one for one in yaml.compose_all(text.replace("\t", " "), Loader=_Again) if one is not None)
    except (yaml.YAMLError, RecursionError):
        return None


@dataclass(frozen=True)
class Malformed:
    """A file that has another form than its name says."""


@lasting_memo
def left_out(source: Source) -> Malformed | RecursionError | None:
    """Return why a document of a file of YAML or JSON is read by nobody: nested too deep or in itself, or of another form; None when all are.

    What a program fills in before it is read (`{{ … }}`, `<% … %>`) has another form on purpose. JSON is read in spite of its form.
    """
    text = source.text
    if source.path.endswith(".json"):
        return RecursionError() if _depth(text) > _DEEPEST else None
    if not source.path.endswith((".yml", ".yaml")) or any(mark in text for mark in ("{{", "{%", "<%")):
        return None
    found = _documents(text)
    if found is None:
        return RecursionError() if _depth(text) > _DEEPEST else Malformed()
    return None if all(map(_is_a_tree, found)) else RecursionError()


_BRACKET = re.compile(r'"(?:[^"\\\n]|\\.)*+"|([\[{])|[\]}]')


def _depth(text: str) -> int:
    """How many brackets are open at once."""
    depth = most = 0
    for mark in _BRACKET.finditer(text) if text.count("[") + text.count("{") > _DEEPEST else ():
        depth += 0 if mark[0][0] == '"' else 1 if mark[1] else -1
        most = max(most, depth)
    return most


def _is_a_tree(root: yaml.Node) -> bool:
    """Whether nothing in a document is nested beyond _DEEPEST, as what holds itself is, or repeated without end."""
    stack, seen = [(root, 0)], 0
    while stack:
        node, depth = stack.pop()
        seen += 1
        if depth > _DEEPEST or seen > _MOST:
            return False
        if isinstance(node, yaml.MappingNode):
            stack.extend((one, depth + 1) for pair in node.value for one in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend((one, depth + 1) for one in node.value)
    return True


def _yaml(text: str) -> Iterator[Entry]:
    for root in composed(text):
        yield from _under(root, ())


def _under(node: yaml.Node, keys: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(node, yaml.MappingNode) and (variable := variable_of(node)) is not None:
        yield Entry((*keys, variable[0]), str(variable[1].value), span_of(variable[1]))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _under(value, (*keys, key.value if isinstance(key, yaml.ScalarNode) else ""))
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _under(one, keys)
    elif isinstance(node, yaml.ScalarNode):
        yield Entry(keys, str(node.value), span_of(node))


_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,80}")


def variable_of(node: yaml.MappingNode) -> tuple[str, yaml.Node] | None:
    """Return the variable that a row sets for a program, and its value: `{name: DRAFT_HOURS, value: "48"}`; None for any other row."""
    held = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    name, value = held.get("name"), held.get("value")
    if len(held) == len(node.value) == 2 and isinstance(name, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
        return (name.value, value) if _VARIABLE.fullmatch(name.value) else None
    return None


def span_of(node: yaml.Node) -> Span:
    """Return where a node of YAML is written."""
    return Span(node.start_mark.index, node.end_mark.index)


def _toml(text: str) -> Iterator[Entry]:
    """Pairs of TOML or INI that stand on one line, with the table around: the standard reader gives no places."""
    table: tuple[str, ...] = ()
    at = 0
    for line in text.splitlines(keepends=True):
        if (opened := _TABLE.match(line)) is not None:
            table = tuple(one.strip(" \"'") for one in opened[1].split("."))
        elif (pair := _PAIR.match(line)) is not None and not line.lstrip().startswith("#"):
            value = pair[3].partition(" #")[0].strip()
            yield Entry((*table, pair[2].strip("\"'")), value.strip("\"'"), Span(at, at + len(line.rstrip())))
        at += len(line)


def documents_of(text: str, path: str, project: Any) -> list[Document]:
    """Return the files of data that the text of a module names in its strings, those that are there."""
    if not any(end in text for end in DATA_SUFFIXES):
        return []
    return [one for name in dict.fromkeys(_NAMED.findall(text)) if (one := _found(name, path, project)) is not None]


@lasting_keyed_memo
def first_namer(name: str, project: Any) -> str | None:
    """Return the first module of a project that names a file; None when no module does."""
    modules = (one for one in project.paths if one.endswith(".py"))
    return next((one for one in modules if project.holds(one, name)), None)


def is_first_to_name(document: Document, path: str, project: Any) -> bool:
    """Whether a module is the first of the project that names a document: what it holds is said there, once."""
    return first_namer(document.path.rpartition("/")[2], project) in (path, None)


@lasting_memo
def _paths(project: Site) -> frozenset[str]:
    return frozenset(path for path in project.paths if path.endswith(DATA_SUFFIXES))


def _found(name: str, user: str, project: Any) -> Document | None:
    """The checked file that a name means: beside its user, or in a folder above, never outside what is checked.

    Where a service is installed is not where it is written: of an absolute name, the end tells.
    """
    if name.startswith("/"):
        parts = name.strip("/").split("/")
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((found for tail in tails if (found := _found(tail, user, project)) is not None), None)
    paths = _paths(project)
    folder = os.path.dirname(user)
    while True:
        for inner in _FOLDERS if "/" not in name else ("",):
            path = os.path.normpath(os.path.join(folder, inner, name)).replace(os.sep, "/")
            if path in paths:
                return document_at(path, project)
        above = os.path.dirname(folder)
        if above == folder:
            return _only_one(name, paths, project)
        folder = above


def _only_one(name: str, paths: frozenset[str], project: Any) -> Document | None:
    """The one file of a name in a whole project: `ROOT / "rules" / "2026" / "places.yml"` is written folder by folder."""
    found = [one for one in project.by_name.get(name, ()) if one in paths] if "/" not in name else []
    return document_at(found[0], project) if len(found) == 1 else None


@keyed_memo
def document_at(path: str, project: Any) -> Document | None:
    """Return the file of data at a path, read once for a project; None when it is too long, a register, or cannot be read."""
    try:
        source = project.source(path)
    except UnreadableError:
        return None
    return Document(source) if len(source.text) < _LARGEST and not is_register(source) else None


_ROWS = 200
"""Rows under the same keys, and nothing around them, beyond which a file lists towns or schools: nobody wrote it to set anything."""
_FIRST_ROW = re.compile(r"\s*+\[\s*+\{([^{}\[\]]{1,4000}+)\}\s*+,")
_KEY = re.compile(r'(?<=")[^"\\\n]{1,80}+(?="\s{0,4}+:)')


@lasting_memo
def is_register(source: Source) -> bool:
    """Return whether a file of JSON is one long list of plain rows that all bear the same keys, as a program writes them out."""
    first = _FIRST_ROW.match(source.text) if source.path.endswith(".json") else None
    keys = _KEY.findall(first[1]) if first is not None else []
    return bool(keys) and all(source.text.count(f'"{key}"') >= _ROWS for key in keys)


def documents_holding(words: Iterable[str], project: Any) -> Iterator[Document]:
    """Yield the files of data that a service lives by, those of tests and of examples apart, that hold one of some words."""
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and place_of_path(path) is None:
            lowered = project.lowered(path)
            if any(word in lowered for word in words) and (document := document_at(path, project)) is not None:
                yield document
