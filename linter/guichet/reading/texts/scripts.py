"""Words kept in scripts: tables of messages, labels of buttons, what is written into the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import is_named_so, said_among
from guichet.reading.texts.strings import blocks_of

_LITERALS = ("string", "template_string", "jsx_text")
_UNSAID = frozenset(
    "import_statement export_clause subscript_expression binary_expression regex switch_case throw_statement jsx_attribute_name".split()
)
_ENDS = frozenset("statement_block program expression_statement class_body function_declaration arrow_function".split())
_REACH = 60
"""How far above a string what keeps it is looked for."""
_LOGS = (
    "console.",
    "logger.",
    "log.",
    "require",
    "import",
    "fetch",
    "document.query",
    "describe",
    "it",
    "test",
    "expect",
    "Error",
)
_LABELS = frozenset(
    {"label", "title", "text", "message", "body", "placeholder", "description", "content", "hint", "heading"}
)


def read_script(script: Script, document: Document) -> None:
    """Add the strings of a script that are said to people to a document."""
    document.is_sequence = False
    announced = is_named_so(script.path.rpartition("/")[2].partition(".")[0])
    found: list[tuple[Any, str, str, int]] = []
    strings: list[tuple[str, str, bool]] = []
    for node in script.walk(*_LITERALS):
        holder = _holder(script, node)
        if holder is None:
            continue
        key, named = holder
        text = script.written(node)
        start = script.span(node).start
        if node.type != "jsx_text":
            text, start = text[1:-1], start + 1
        is_raised = _is_raised(script, node)
        found.append((node, key, text, start))
        table, dot, _ = key.partition(".")
        is_announced = announced or named or node.type == "jsx_text"
        strings.append((table if dot and not is_raised else "", text, is_announced and not is_raised))
    for (node, key, text, start), said in zip(found, said_among(strings), strict=True):
        if not said:
            continue
        kind = "button" if key.rpartition(".")[2] == "label" else "message"
        pieces = unescaped(text, start) if node.type == "string" else [Piece(text, start, -1, True)]
        for block in blocks_of(pieces, percent=False):
            words = folded(block)
            if any(char.isalpha() for char in words):
                document.add(Prose(words, kind, block, document, key=key))


def _holder(script: Script, node: Any) -> tuple[str, bool] | None:
    """The names under which a string is kept and whether they announce words; None when it is not said."""
    keys: list[str] = []
    for above in islice(_above(node), _REACH):
        if above.type in _UNSAID:
            return None
        if above.type == "pair":
            keys.append(script.source_of(above.child_by_field_name("key")).strip("'\"`"))
        elif above.type in ("call_expression", "new_expression"):
            callee = above.child_by_field_name("function") or above.child_by_field_name("constructor")
            if callee is not None and script.source_of(callee).startswith(_LOGS):
                return None
        elif above.type == "variable_declarator":
            keys.append(script.source_of(above.child_by_field_name("name")))
        elif above.type == "assignment_expression":
            keys.append(script.source_of(above.child_by_field_name("left")).rpartition(".")[2])
        if above.type in _ENDS:
            break
    named = any(key in _LABELS or is_named_so(key) for key in keys) or not keys
    return ".".join(reversed(keys)), named and bool(keys)


def _is_raised(script: Script, node: Any) -> bool:
    """Whether a string is what an error of the program is made with: it is said to people only when it speaks to them."""
    above = list(islice(_above(node), _REACH))
    calls = (one.child_by_field_name("function") for one in above if one.type == "call_expression")
    if not any(one is not None and one.type == "super" for one in calls):
        return False
    heads = (part for one in above for part in one.children if part.type == "class_heritage")
    return any(_OF_ERROR.match(script.source_of(head)) for head in heads)


_OF_ERROR = re.compile(r"extends\s+\S*(?:Error|Exception)(?!\S)")


def _above(node: Any) -> Iterator[Any]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent
