"""The words of a project's catalogues, by their key: what a person reads where a component asks for a message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.components.expressions import bare, quoted, unknown
from guichet.reading.data.documents import Document
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.syntax import key_of, text, unescaped, walk
from guichet.reading.templates.site import Site

_CATALOGUE = re.compile(
    r"(?:^|/)(?:locales?|i18n|langs?|languages?|translations?|messages|lang)/(?:.*/)?[\w.-]+\.(?:json|ya?ml|js|mjs|ts)$"
    r"|(?:^|/)(?:i18n|locales?|messages|translations)\.(?:json|ya?ml|js|mjs|ts)$"
)
_LANGUAGE = re.compile(r"(?:^|[/._-])([a-z]{2})(?:[-_][A-Za-z]{2})?(?=[/.])")
_KEY = re.compile(r"[\w-]+(?:[.:][\w-]+)*")
_PLACE = re.compile(r"(\{\{?[^{}]*\}\}?|%\{[^{}]*\}|%[sd])")
_SCRIPTS = (".js", ".mjs", ".ts")
_DOT = re.compile(r"\.")
MORE = "…"
"""Stands for the messages that a table takes from another, which may be any."""
_ASKED = re.compile(r"\bt[cm]?\(|\btranslate\b|\$_\(")


@dataclass
class Catalogue:
    """Messages by their whole key ("form.title"), and the tables that hold them, each with a language that it is in."""

    words: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    """For each table, a file that holds some of it."""
    is_silent: bool = False
    """Whether the project says nothing in the place of a message that it lacks."""

    def add(self, keys: tuple[str, ...], words: str, path: str = "") -> None:
        """Take a message; the first language that has it is read."""
        whole = ".".join(keys)
        self.words.setdefault(whole, words)
        for end in (0, *(one.start() for one in _DOT.finditer(whole))):
            self.tables.setdefault(whole[:end], path)

    def lacking(self, key: str) -> str:
        """Return a file that holds the table of a key but not the key, nor its forms (`key_one`); "" when there is none."""
        table = key.rpartition(".")[0]
        if not table or key in self.words or key in self.tables or any(one.startswith(f"{key}_") for one in self.words):
            return ""
        return "" if f"{table}.{MORE}" in self.words else self.tables.get(table, "")

    def said(self, key: str) -> str | None:
        """Return the expression of what a key shows: its words, itself when its table lacks it, None when it is not known."""
        if not _KEY.fullmatch(key):
            return quoted(key)
        plain = key.rpartition(":")[2]
        words = self.words.get(plain)
        if words is None:
            return (quoted("" if self.is_silent else key)) if self.lacking(plain) else None
        return _as_expression(words)


def _as_expression(words: str) -> str | None:
    """A message as an expression; None when it has several forms or names another."""
    if " | " in words or "@:" in words or "plural," in words or "select," in words:
        return None
    parts = [unknown(one) if number % 2 else quoted(one) for number, one in enumerate(_PLACE.split(words))]
    told = [one for one in parts if one != '""'] or ['""']
    return told[0] if len(told) == 1 else f"({' ~ '.join(told)})"


@lru_cache(maxsize=8)
def asks_for_messages(code: str) -> bool:
    """Whether a text may ask for messages: a cheap first test."""
    return _ASKED.search(code) is not None


def catalogue_paths(site: Site) -> list[str]:
    """Return the checked files that hold messages, by their names; French first."""
    return sorted((one for one in site.paths if _CATALOGUE.search(one)), key=lambda one: (_language(one) != "fr", one))


def _language(path: str) -> str:
    found = _LANGUAGE.findall(path)
    return found[-1] if found else ""


@memo
def catalogue_of(site: Site) -> Catalogue:
    """Return the messages of a project."""
    found = Catalogue()
    for path in catalogue_paths(site):
        for keys, words in _messages_at(path, site.text(path)):
            found.add(keys, words, path)
        found.is_silent |= path.endswith(_SCRIPTS) and _SILENT.search(site.text(path)) is not None
    return found


_SILENT = re.compile(r"""\](?:\?\.\[\w+\])?\s{0,3}(?:\?\?|\|\|)\s{0,3}(?:""|''|``)""")
"""A table asked for a key, and nothing in its place."""


def with_block(catalogue: Catalogue, written: str) -> Catalogue:
    """Return a catalogue and the messages of a component's own block, which come first."""
    found = Catalogue(dict(catalogue.words), dict(catalogue.tables), catalogue.is_silent)
    own = Catalogue()
    for keys, words in _messages_at("i18n.json" if written.lstrip().startswith("{") else "i18n.yaml", written):
        own.add(keys, words)
    found.words.update(own.words)
    found.tables.update(own.tables)
    return found


def _messages_at(path: str, written: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if path.endswith(".json"):
        try:
            yield from _held(json.loads(written), ())
        except (ValueError, RecursionError):
            return
    elif path.endswith(_SCRIPTS):
        yield from _in_script(path, written)
    else:
        for entry in Document(Source(path, written)).entries:
            yield _without_language(entry.keys), entry.value


def _held(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _held(one, (*keys, key))
    elif isinstance(value, str):
        yield _without_language(keys), value


def _without_language(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a message without the language that a file of several puts first."""
    return keys[1:] if len(keys) > 1 and re.fullmatch(r"[a-z]{2}(?:[-_][A-Za-z]{2})?", keys[0]) else keys


def _in_script(path: str, written: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The messages of a script: what it exports as a table, or gives to what makes the catalogue."""
    root = parsed(written.encode(), dialect_of(path))
    for node in walk(root) if root is not None else ():
        if node.type == "export_statement":
            value = bare(part(node, "value"))
            if value is not None and value.type == "object":
                yield from _of_table(value, ())
        elif node.type == "pair" and key_of(part(node, "key")) in ("messages", "resources"):
            yield from _of_table(bare(part(node, "value")), ())
        elif node.type == "variable_declarator" and re.fullmatch(r"messages|[a-z]{2}", text(part(node, "name"))):
            value = bare(part(node, "value"))
            if value is not None and value.type == "object":
                yield from _of_table(value, ())


def _of_table(table: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for one in table.named_children if table is not None and table.type == "object" else ():
        key, value = key_of(part(one, "key")) if one.type == "pair" else None, bare(part(one, "value"))
        if one.type == "spread_element":
            yield _without_language((*keys, MORE)), ""
        if key is None or value is None:
            continue
        if value.type == "string":
            yield _without_language((*keys, key)), unescaped(text(value)[1:-1])
        else:
            yield from _of_table(value, (*keys, key))
