"""The data of a YAML file, such as every program reads them: no value that another version of YAML would change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from grading import verdicts
from grading.checks import Failed
from grading.text import Text
from grading.unseen import as_seen
from grading.yaml_errors import unreadable

# YAML 1.1 reads 014 as 12, 1:30 as 90, “no” as false; YAML 1.2 reads 14 and two texts. What both read alike is plain.
PLAIN = {
    "int": re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII),
    "float": re.compile(r"-?(?:0|[1-9]\d*)?\.\d+", re.ASCII),
    "bool": re.compile(r"true|false", re.I),
}
NUMBER = re.compile(r"[-+]?(?:\d+|0o[0-7]+|(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)", re.ASCII | re.I)
"""What YAML 1.2 reads as a number."""
TAG = "tag:yaml.org,2002:"


def read(file: str, text: str) -> Any:
    """What the file holds. Raises Broken when it cannot be read, Failed when not all would read it alike, people included."""
    try:
        if doubt := read_in_two_ways(file, text):
            raise doubt
        return as_seen(file, yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise unreadable(file, text, error) from None
    except ValueError as error:
        raise verdicts.impossible_date(file, str(error)) from None


def read_in_two_ways(file: str, text: str) -> Failed | None:
    """The first value that two programs would not read alike, in a file that can be read; None where there is none."""
    lines = text.splitlines()
    for node, why in _doubts(yaml.compose(text, Loader=yaml.SafeLoader)):
        at = node.start_mark.line
        return Failed(
            fr=f"Deux programmes ne lisent pas le fichier « {file} » pareil, ligne {at + 1} : {why.fr}.",
            en=f"Two programs do not read the file “{file}” alike, line {at + 1}: {why.en}.",
            actual=lines[at].strip() if at < len(lines) else "",
            try_=Text(
                fr='Écrivez un nombre en chiffres, sans zéro devant ; un texte, entre guillemets droits : "…".',
                en='Write a number in digits, with no zero before it; a text, in double quotes: "…".',
            ),
        )
    return None


def _doubts(root: yaml.Node | None) -> Iterator[tuple[yaml.Node, Text]]:
    """Values that depend on the version of YAML, and keys that are there twice."""
    met: set[int] = set()
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[object] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in keys:
                    yield key, Text(fr="une clé y est deux fois", en="a key is there twice")
                keys.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
                waiting += (value, key)
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, yaml.ScalarNode):
            kind = node.tag.removeprefix(TAG)
            is_number = kind == "str" and node.style is None and NUMBER.fullmatch(node.value)
            is_no_date = kind == "timestamp" and not yaml.SafeLoader.timestamp_regexp.match(node.value)
            if is_number or is_no_date or (kind in PLAIN and not PLAIN[kind].fullmatch(node.value)) or kind == "merge":
                yield (
                    node,
                    Text(fr="une valeur change avec la version de YAML", en="a value changes with the version of YAML"),
                )
