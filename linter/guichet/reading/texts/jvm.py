"""Words kept in programs of Java and Kotlin: the texts of constants and enumerations, what answers, messages and errors of forms say."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import ANNOTATIONS, CALLS, FUNCTIONS, TEXTS, annotation, called, name_of
from guichet.reading.scripts.sums import wholes
from guichet.reading.scripts.syntax import field, holders, text
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document
from guichet.reading.texts.kept import Kept, add_said
from guichet.reading.texts.pieces import Piece
from guichet.reading.texts.speech import ABOUT_WORDS, is_named_so, is_sentence, said_at_head

_UNSAID = frozenset({"throw_statement", "throw_expression", "switch_label", "package_declaration", "import_declaration", "assert_statement", "in_expression", "type_test"})  # fmt: skip
_ENDS = frozenset({"block", "class_body", "program", "source_file", "function_body", "lambda_literal", "class_parameters"})  # fmt: skip
_REACH = 60
"""How far above a text what keeps it is looked for."""
_LOGS = re.compile(r"(?:^|\.)(?:log|logger|LOG|LOGGER|System\.(?:out|err)|telemetry\w*|tracer|require|check|error|requireNotNull|checkNotNull|TODO|assert\w*)(?:\.|$)|\w(?:Exception|Error)$|\bBean\w*$")  # fmt: skip
"""What is told to those who run a service."""
_TELLS = re.compile(r"(?:addFlashAttribute|rejectValue|reject|addError|addFieldError|sendMessage|respondText|envoyer\w*|sendEmail|sendSms|sendMail|setSubject|setText|setBody|setMessage|flash|notify\w*)$")  # fmt: skip
_TOLD_IN_MARK = frozenset({"message", "label"})
_FOR_MAKERS = frozenset(
    {"Deprecated", "Schema", "Operation", "ApiResponse", "ApiOperation", "Parameter", "RequiresOptIn"}
)
"""Marks that speak to those who build a service."""
_COMPARED = frozenset({"==", "!=", "in", "!in"})


def read_program(program: Program, document: Document) -> None:
    """Add the texts of a program that are said to people to a document."""
    document.is_sequence = False
    document.about = said_at_head(program.text, "//", "/*", "*")
    announced = is_named_so(program.path.rpartition("/")[2].partition(".")[0])
    is_about_words = ABOUT_WORDS.search(document.about) is not None
    found: list[Kept] = []
    for whole, parts in wholes(program.walk(*TEXTS), TEXTS):
        holder = _holder(whole)
        if holder is None:
            continue
        table, key, told = holder
        one = Kept(table, f"{table}.{key}" if table else key, told, [piece for part in parts for piece in _pieces(program, part)])  # fmt: skip
        is_kept_so = (is_about_words and table != "") or announced
        found.append(one if told or not is_kept_so else one._replace(announced=is_sentence(one.plain)))
    add_said(found, document)


def _pieces(program: Program, node: Any) -> list[Piece]:
    """The pieces of one part: words as written, or the place of a value."""
    if node.type not in TEXTS:
        span = program.span(node)
        return [Piece(OUTPUT, span.start, span.end)]
    quotes = 3 if text(node).startswith('"""') else 1
    whole = program.span(node)
    at, end = whole.start + quotes, whole.end - quotes
    pieces: list[Piece] = []
    for one in node.named_children:
        if one.type == "interpolation":
            span = program.span(one)
            pieces += [*_plain(program, at, span.start, quotes), Piece(OUTPUT, span.start, span.end)]
            at = span.end
    return [*pieces, *_plain(program, at, end, quotes)]


def _plain(program: Program, start: int, end: int, quotes: int) -> list[Piece]:
    words = program.text[start:end]
    if quotes == 1:
        return unescaped(words, start)
    return [Piece(words, start, -1, True)] if words else []


def _holder(node: Any) -> tuple[str, str, bool] | None:
    """The table that keeps a text, the name that it has there, and whether they announce words; None when it is not said."""
    table, key, told = "", "", False
    for above in islice(holders(node), _REACH):
        if above.type in _UNSAID or (above.type == "binary_expression" and text(field(above, "operator")) in _COMPARED):
            return None
        if above.type in ANNOTATIONS:
            return ("", "message", True) if key in _TOLD_IN_MARK and annotation(above).name not in _FOR_MAKERS else None
        if above.type in ("element_value_pair", "value_argument") and not key:
            named = field(above, "key") or (above.named_children[0] if len(above.named_children) > 1 else None)
            key = text(named) if named is not None else ""
            told = told or is_named_so(key)
        elif above.type in CALLS:
            name = called(above)
            if _LOGS.search(name):
                return None
            told = told or _TELLS.search(name) is not None
        elif above.type in ("enum_constant", "enum_entry", "variable_declarator", "property_declaration"):
            own = name_of(above)
            key, told = key or own, told or is_named_so(own)
            table = _kept_in(above)
            return table, key, told or is_named_so(table)
        elif above.type in ("assignment_expression", "assignment"):
            key = key or text(field(above, "left")).rpartition(".")[2]
            return "", key, told or is_named_so(key)
        elif above.type in FUNCTIONS:
            return table, key, told or is_named_so(name_of(above))
        if above.type in _ENDS:
            return None if above.type == "lambda_literal" and _is_for_makers(above) else (table, key, told)
    return table, key, told


def _is_for_makers(braces: Any) -> bool:
    """Whether what stands in braces is what a log or a failure says: `require(x) { "…" }`."""
    call = next((one for one in islice(holders(braces), 2) if one.type == "call_expression"), None)
    return call is not None and _LOGS.search(called(call).partition("(")[0]) is not None


def _kept_in(node: Any) -> str:
    """The class or the enumeration whose member keeps a text."""
    held = (one for one in islice(holders(node), _REACH) if one.type.endswith("_declaration") or one.type == "companion_object")  # fmt: skip
    owner = next((one for one in held if one.type in ("class_declaration", "enum_declaration", "object_declaration", "companion_object")), None)  # fmt: skip
    return name_of(owner) or "." if owner is not None else ""
