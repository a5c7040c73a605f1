"""Words kept in scripts: tables of messages, labels of buttons, what is written into the page."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.sums import wholes
from guichet.reading.scripts.syntax import holders
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.site import is_component
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import ABOUT_WORDS, is_named_so, is_sentence, said_among, said_at_head
from guichet.reading.texts.strings import blocks_of

_LITERALS = ("string", "template_string", "jsx_text")
_UNSAID = frozenset(
    "import_statement export_clause subscript_expression binary_expression regex switch_case throw_statement jsx_attribute_name".split()
)
"""What keeps a string from being said; strings put end to end are one text."""
_APPEARANCE = frozenset({"className", "classNames", "class", "style", "css", "sx", "id", "key"})
"""What is written there is how something looks, or what the program knows it by: `className={wide ? "mobile only" : ""}`."""
_ENDS = frozenset("statement_block program expression_statement class_body function_declaration".split())
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
_TELLS = re.compile(
    r"\$?(?:(?:show|set|add|display|push|open)?(?:toast(?:er)?|alert|message|notification|notice|flash|snackbar|banner|warning|feedback)s?|notify|(?:show|set|display)\w*error)",
    re.I,
)
"""A function, or what it is asked of, that tells whoever is there what it is given: `toast.warning("…")`."""
_LAST = 2
"""Names at the end of a function's by which it is known."""
_LABELS = frozenset(
    {"label", "title", "text", "message", "body", "placeholder", "description", "content", "hint", "heading"}
)


def read_script(script: Script, document: Document) -> None:
    """Add the strings of a script that are said to people to a document."""
    document.is_sequence = False
    document.about = said_at_head(script.text, "//", "/*", "*")
    announced = is_named_so(script.path.rpartition("/")[2].partition(".")[0])
    is_about_words = ABOUT_WORDS.search(document.about) is not None
    found: list[tuple[str, list[Piece]]] = []
    strings: list[tuple[str, str, bool]] = []
    is_drawn = is_component(script.path)
    literals = (one for one in script.walk(*_LITERALS) if not (is_drawn and _is_markup(one)))  # read with the markup
    for whole, parts in wholes(literals, _LITERALS):
        holder = _holder(script, whole)
        if holder is None:
            continue
        key, named = holder
        pieces = [piece for part in parts for piece in _pieces(script, part)]
        text = "".join(piece.text for piece in pieces)
        is_raised = _is_raised(script, whole)
        found.append((key, pieces))
        table, dot, _ = key.partition(".")
        is_kept_so = is_about_words and dot != "" and is_sentence(text)
        is_announced = announced or named or whole.type == "jsx_text" or is_kept_so
        kept = table if dot else "." if key.isupper() else ""
        strings.append(("" if is_raised else kept, text, is_announced and not is_raised))
    for (key, pieces), said in zip(found, said_among(strings), strict=True):
        if not said:
            continue
        kind = "button" if key.rpartition(".")[2] == "label" else "message"
        for block in blocks_of(pieces, percent=False):
            words = folded(block)
            if any(char.isalpha() for char in words):
                document.add(Prose(words, kind, block, document, key=key))


def _is_markup(node: Any) -> bool:
    """Whether a string stands in the markup of a component, and in no function that it calls there."""
    for above in (node, *islice(holders(node), _REACH)):
        if above.type.startswith("jsx_"):
            return True
        if above.type in ("arrow_function", "function_expression"):
            return False
    return False


def _pieces(script: Script, node: Any) -> list[Piece]:
    """The pieces of one part: words as written, or the place of a value."""
    span = script.span(node)
    if node.type not in _LITERALS:
        return [Piece(OUTPUT, span.start, span.end)]
    text, start = script.written(node), span.start
    if node.type != "jsx_text":
        text, start = text[1:-1], start + 1
    return unescaped(text, start) if node.type != "jsx_text" else [Piece(text, start, -1, True)]


def _holder(script: Script, node: Any) -> tuple[str, bool] | None:
    """The names under which a string is kept and whether they announce words; None when it is not said."""
    keys: list[str] = []
    tells = False
    for above in islice(holders(node), _REACH):
        if above.type in _UNSAID:
            return None
        if above.type == "jsx_attribute" and script.source_of(above.children[0]) in _APPEARANCE:
            return None
        if above.type == "pair":
            keys.append(script.source_of(above.child_by_field_name("key")).strip("'\"`"))
            if keys[-1] in _APPEARANCE - {"id", "key"}:
                return None
        elif above.type in ("call_expression", "new_expression"):
            callee = above.child_by_field_name("function") or above.child_by_field_name("constructor")
            name = script.source_of(callee) if callee is not None else ""
            if name.startswith(_LOGS):
                return None
            tells = tells or (not keys and any(_TELLS.fullmatch(one) for one in name.split(".")[-_LAST:]))
        elif above.type in ("variable_declarator", "enum_assignment", "enum_declaration"):
            keys.append(script.source_of(above.child_by_field_name("name")))
        elif above.type == "assignment_expression":
            keys.append(script.source_of(above.child_by_field_name("left")).rpartition(".")[2])
        elif above.type == "export_statement" and above.child_by_field_name("value") is not None:
            keys.append("default")
        if above.type == "return_statement":
            tells = tells or _is_what_is_told(script, above)
        if above.type in _ENDS:
            break
    named = any(key in _LABELS or is_named_so(key) for key in keys) or not keys
    return ".".join(reversed(keys)), tells or (named and bool(keys))


def _is_what_is_told(script: Script, node: Any) -> bool:
    """Whether what a function returns is told, by its name: `getMessage`."""
    for above in islice(holders(node), _REACH):
        if above.type in ("function_declaration", "method_definition"):
            return is_named_so(script.source_of(above.child_by_field_name("name")))
        if above.type in ("arrow_function", "function_expression"):
            return False
    return False


def _is_raised(script: Script, node: Any) -> bool:
    """Whether a string is what an error of the program is made with: it is said to people only when it speaks to them."""
    above = list(islice(holders(node), _REACH))
    calls = (one.child_by_field_name("function") for one in above if one.type == "call_expression")
    if not any(one is not None and one.type == "super" for one in calls):
        return False
    heads = (part for one in above for part in one.children if part.type == "class_heritage")
    return any(_OF_ERROR.match(script.source_of(head)) for head in heads)


_OF_ERROR = re.compile(r"extends\s+\S*(?:Error|Exception)(?!\S)")
