"""Classes and styles that a component sets by an expression: each that is possible, under the condition that it has."""

from __future__ import annotations

import re
from typing import Any

from guichet.reading.components.expressions import Expressions, bare
from guichet.reading.components.names import kebab
from guichet.reading.scripts.syntax import field, key_of, text, unescaped

_PLAIN = re.compile(r"[\w\s:/.\[\]%#!-]*")


def classes(node: Any, written: Expressions) -> str:
    """Return what an expression adds to a `class` attribute, as a template has it, a space before each word."""
    node = bare(node)
    if node is None:
        return ""
    if node.type == "string":
        words = unescaped(text(node)[1:-1])
        return f" {words}" if words.strip() and _PLAIN.fullmatch(words) else ""
    if node.type == "array":
        return "".join(classes(one, written) for one in node.named_children if one.type != "comment")
    if node.type == "object":
        return "".join(_of_pair(one, written) for one in node.named_children)
    if node.type == "ternary_expression":
        yes, no = (classes(field(node, name), written) for name in ("consequence", "alternative"))
        return f"{{% if {written.of(field(node, 'condition'))} %}}{yes}{{% else %}}{no}{{% endif %}}"
    if node.type == "binary_expression" and text(field(node, "operator")) == "&&":
        return f"{{% if {written.of(field(node, 'left'))} %}}{classes(field(node, 'right'), written)}{{% endif %}}"
    return "" if node.type in ("null", "undefined", "false") else f" {{{{ {written.of(node)} }}}}"


def _of_pair(pair: Any, written: Expressions) -> str:
    if pair.type == "shorthand_property_identifier":
        return f"{{% if {written.of(pair)} %}} {text(pair)}{{% endif %}}"
    name = field(pair, "key") if pair.type == "pair" else None
    if name is not None and name.type == "computed_property_name" and name.named_children:
        return (
            f"{{% if {written.of(field(pair, 'value'))} %}} {{{{ {written.of(name.named_children[0])} }}}}{{% endif %}}"
        )
    key = key_of(name)
    if key is None:
        return " {{ unknown }}"
    return f"{{% if {written.of(field(pair, 'value'))} %}} {key}{{% endif %}}" if _PLAIN.fullmatch(key) else ""


def style(node: Any, written: Expressions) -> str:
    """Return the expression of the declarations that an object makes, or of what else gives them."""
    node = bare(node)
    if node is None or node.type != "object":
        return written.of(node)
    parts = []
    for one in node.named_children:
        key = key_of(field(one, "key")) if one.type == "pair" else None
        if key is None:
            return written.unknown(node)
        value = bare(field(one, "value"))
        unit = " ~ 'px'" if value.type == "number" and text(value) != "0" and kebab(key) in _LENGTHS else ""
        parts.append(f'"{kebab(key)}: " ~ {written.of(value)}{unit} ~ "; "')
    return f"({' ~ '.join(parts)})" if parts else "none"


_LENGTHS = frozenset(
    "width height top left right bottom margin margin-top margin-bottom margin-left margin-right padding font-size gap "
    "min-width max-width min-height max-height border-radius".split()
)
