"""Words kept as data: catalogues of messages in YAML, JSON and TOML, each with the path of its keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from guichet.core.source import Source
from guichet.core.words import any_of
from guichet.reading.data.documents import composed
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import is_named_so, said_among, said_at_head, speaks
from guichet.reading.texts.strings import blocks_of

_LIMIT = 400_000
"""Characters. What is larger is data that a machine wrote."""
_CATALOGUE = 2_000_000
"""Characters of the words of a whole service in one language, which a large one keeps in one file."""
_TOOLS = re.compile(
    rf"(?:^|/)(?:\.[^/]+/.*|{any_of('files.tools')}|angular|nx|turbo|lerna|vercel|now|netlify|app|babel\.config|biome|deno"
    r"|pipfile|netlify|ruff|mypy|tox|setup|uv|docker-compose[\w.-]*|compose[\w.-]*|mkdocs|codecov|cron"
    r"|[\w.-]*[.-](?:lock|schema|config|min)|schema|chart|values|kustomization|playbook|serverless|cloudbuild|procfile|scalingo)\.(?:json|ya?ml|toml|lock)$",
    re.I,
)
"""Settings of tools, which speak to those who develop."""
_ANNOUNCED = re.compile(
    rf"(?:^|/)(?:locales?|i18n|l10n|lang(?:ue|uage)?s?|translations?|traductions?|{any_of('files.messages')})/|(?:^|/)[\w.-]*(?:libelles?|labels?|strings|wording"
    rf"|{any_of('files.messages')}|faq|reponses?"
    r"|(?:fr|en)(?:[-_][A-Za-z]{2})?)[\w.-]*\.(?:json|ya?ml|toml)$",
    re.I,
)
"""Files of messages, by the folder or the name that frameworks give them."""
_PHP_CATALOGUE = re.compile(
    r"(?:^|/)(?:locales?|i18n|l10n|lang|langs|langues?|translations?|traductions?)/(?:[^/]+/){0,3}[\w.-]+\.php$", re.I
)
_DIALLED = re.compile(
    r"(?:tel|phone|standard|contact|numero|ligne|line|hotline|assistance|support|help|aide)\w*$", re.I
)
_CALLED = re.compile(
    r"(?:tel|phone|standard|contact|numero|hotline|assistance)\w{0,60}[\"']?\s{0,9}[:=]\s{0,9}[\"']?[+\d]", re.I
)
_KEYED = re.compile(
    rf"(?:^|[\s{{,_\"'-])(?:{any_of('files.messages')}|te?xte?s?|corps|body)[\"']?\s{{0,9}}[:=]\s{{0,9}}(?:[\"'][^\"'\n]{{30}}|[|>]\s|[^\s\"'#{{\[|>][^\n]{{30}})",
    re.I | re.M,
)
"""A sentence under a key that announces words for people."""
_DIGITS = re.compile(r"[+\d][\d .()-]{7,20}")
"""A number that a page prints, under a key that says it is to be called."""
_ROOTS = frozenset({"fr", "en"})
_JSON = re.compile(r'"((?:[^"\\]|\\.)*)"|[{}\[\],:]', re.S)
_TOML_TABLE = re.compile(r"^[^\S\n]*\[\[?([^\]\n]+)\]\]?", re.M)
_TOML = re.compile(
    r'^[ \t]*([\w."\'-]+)[ \t]*=[ \t]*(?=["\'\[{])|("""|\'\'\')(.*?)\2|"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'|#[^\n]*',
    re.M | re.S,
)


_MACHINES = re.compile(
    r"""^\W{0,6}(?:openapi|swagger|asyncapi|AWSTemplateFormatVersion)["']?\s*:|^[^\S\n]*"?Type"?: *"?AWS::""", re.M
)
"""What opens the description of an interface or of a machine: its words are for those who build."""
_OPENING = 4000


_OF_ITSELF = re.compile(
    r"[$_@]?(?:comments?|commentaires?|description|about|a_propos|audience|public|note|readme|usage)", re.I
)
"""Under which name a file of data, which may hold no comment, says what it is."""


class _Value(NamedTuple):
    key: str
    text: str
    pieces: list[Piece]


def is_settings(path: str) -> bool:
    """Whether a data file sets a tool: nobody is spoken to in it."""
    return bool(_TOOLS.search(path))


def is_catalogue(path: str) -> bool:
    """Whether a data file keeps messages under keys, by its folder or its name."""
    return path.endswith((".yml", ".yaml", ".json")) and _ANNOUNCED.search(path) is not None


def read_data(source: Source, document: Document) -> None:
    """Add the messages of a data file to a document, each under the path of its keys."""
    announced = bool(_ANNOUNCED.search(source.path)) or is_catalogue_of_php(source.path)
    if len(source.text) > (_CATALOGUE if announced else _LIMIT):
        return
    if is_settings(source.path) or _MACHINES.search(source.text, 0, _OPENING):
        return
    document.is_sequence = False
    document.about = said_at_head(source.text, "#")
    if not announced and not any(is_worth(source.text) for is_worth in (speaks, _CALLED.search, _KEYED.search)):
        return
    values = (
        _php
        if source.path.endswith(".php")
        else _json
        if source.path.endswith(".json")
        else _toml
        if source.path.endswith(".toml")
        else _yaml
    )
    found = list(values(source))
    document.about = document.about or "\n".join(one.text for one in found if _OF_ITSELF.fullmatch(one.key))
    tables = (one.key.rpartition(".")[0] or source.path for one in found)
    strings = [(table, one.text, announced or is_named_so(one.key)) for table, one in zip(tables, found, strict=True)]
    for (key, text, pieces), said in zip(found, said_among(strings), strict=True):
        root = key.partition(".")[0]
        if not (said or (_DIALLED.search(key) and _DIGITS.fullmatch(text))):
            continue
        for block in blocks_of(pieces):
            words = folded(block)
            if any(char.isalnum() for char in words):
                lang = root if root in _ROOTS else ""
                document.add(Prose(words, "message", block, document, lang, key=key))


def is_catalogue_of_php(path: str) -> bool:
    """Whether a file of PHP only keeps messages, by the folder that frameworks give them: `lang/fr/account.php`."""
    return bool(_PHP_CATALOGUE.search(path))


def _php(source: Source) -> Iterator[_Value]:
    """The texts of a catalogue of PHP, each under the path of its keys: `'refusal' => ['no' => 'No, thank you']`."""
    from guichet.reading.php.literal_trees import tokens_of

    tokens = tokens_of(source)
    open_keys: list[str] = []
    name = ""
    for one, arrow, following in zip(tokens, tokens[1:], (*tokens[2:], tokens[-1]) if tokens else (), strict=False):
        if arrow.text == "=>" and one.kind == "text":
            name = one.text[1:-1]
            if following.kind == "text":
                key = ".".join(part for part in (*open_keys, name) if part)
                yield _Value(key, following.text[1:-1], unescaped(following.text[1:-1], following.span.start + 1))
        elif one.text in ("[", "("):
            open_keys.append(name)
            name = ""
        elif one.text in ("]", ")") and open_keys:
            open_keys.pop()
            name = ""


def _json(source: Source) -> Iterator[_Value]:
    """The strings of a JSON file: a scan by marks, hundreds of times as fast as nodes with places."""
    keys: list[str] = []
    name, is_key = "", True
    objects: list[bool] = []
    for mark in _JSON.finditer(source.text):
        sign = mark[0][0]
        if sign == '"':
            if objects and objects[-1] and is_key:
                name = mark[1]
            else:
                pieces = unescaped(mark[1], mark.start(1))
                yield _Value(".".join([*keys, name]).strip("."), "".join(one.text for one in pieces), pieces)
        elif sign in "{[":
            objects.append(sign == "{")
            keys.append(name)
            name, is_key = "", sign == "{"
        elif sign in "}]" and objects:
            objects.pop()
            name = keys.pop()
            is_key = False
        elif sign == ",":
            is_key = bool(objects and objects[-1])
        elif sign == ":":
            is_key = False


def _toml(source: Source) -> Iterator[_Value]:
    tables = [(match.start(), match[1].strip()) for match in _TOML_TABLE.finditer(source.text)]
    key = ""
    for mark in _TOML.finditer(source.text):
        if mark[1]:
            table = next((name for start, name in reversed(tables) if start < mark.start()), "")
            key = f"{table}.{mark[1]}".strip(".").replace('"', "")
            continue
        group = next((one for one in (3, 4, 5) if mark[one] is not None), 0)
        if group and key:
            text = mark[group]
            raw = group == 5 or mark[2] == "'''"
            pieces = [Piece(text, mark.start(group))] if raw else unescaped(text, mark.start(group))
            yield _Value(key, text, pieces)


def _yaml(source: Source) -> Iterator[_Value]:
    for document in composed(source.text):
        yield from _nodes(document, (), source, set())


def _nodes(node: yaml.Node, keys: tuple[str, ...], source: Source, seen: set[int]) -> Iterator[_Value]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _nodes(value, (*keys, str(name.value)), source, seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _nodes(value, keys, source, seen)
    elif isinstance(node, yaml.ScalarNode) and " " in node.value:
        start, end = node.start_mark.index, node.end_mark.index
        yield _Value(".".join(keys), node.value, _scalar(source.text, start, end, node.style or ""))


def _scalar(text: str, start: int, end: int, style: str) -> list[Piece]:
    """The pieces of a scalar as it is written: the lines of a block, or what stands between quotation marks."""
    if style in ("|", ">"):
        start = text.find("\n", start, end) + 1
        return [Piece(text[start:end], start)]
    if style == '"':
        return unescaped(text[start + 1 : end - 1], start + 1)
    if style == "'":
        start, end = start + 1, end - 1
    return [Piece(text[start:end], start)]
