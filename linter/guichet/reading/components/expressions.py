"""Expressions of JavaScript, written in the language of templates: what cannot be said there is a name that nothing gives."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from guichet.reading.scripts.javascript import parsed
from guichet.reading.scripts.syntax import WRAPPERS, arguments, key_of, text, unescaped
from guichet.reading.scripts.syntax import field as part

_RESERVED = frozenset({*keyword.kwlist, "true", "false", "none", "null", "loop", "forloop", "is", "slots"})
_OPERATORS = {
    "&&": "and", "||": "or", "??": "??", "===": "==", "!==": "!=", "==": "==", "!=": "!=", "+": "+", ">": ">", "<": "<",
    ">=": ">=", "<=": "<=", "in": "in",
}  # fmt: skip
_CONSTANTS = {"true": "true", "false": "false", "null": "none", "undefined": "undefined"}
UNIQUE = frozenset({"useId", "useRandomId", "useUniqueId", "uniqueId", "getRandomId", "nanoid", "uuid", "uuidv4"})
"""Functions that make an id of its own for each use of a component."""
_SAME = frozenset({"String", "unref", "toValue", "toRef", "computed", "readonly", "ref", "shallowRef", "markRaw"})
"""Calls that give back what they are given, or hold it."""
_LONGEST = 20_000
"""Characters of what one call is given, past which it may be worth anything."""


def name_of(written: str) -> str:
    """Return the name that stands for one of JavaScript."""
    plain = written.replace("$", "S_")
    return plain + "_" if plain in _RESERVED else plain


def quoted(words: str) -> str:
    """Return a text as an expression."""
    return json.dumps(words, ensure_ascii=False)


def unknown(written: str) -> str:
    """Return a name that nothing gives a value: the same for the same code."""
    return f"unknown_{blake2b(' '.join(written.split()).encode(), digest_size=5).hexdigest()}"


def part_taken(name: str, item: str, pattern: str, names: list[str]) -> str:
    """Return the expression of a part of what a pattern takes apart: `{ a, ...rest }`; unknown where it names parts otherwise."""
    if pattern[:1] != "{" or ":" in pattern or "=" in pattern:
        return "unknown"
    if f"...{name}" in pattern:
        return f"({item}|without({', '.join(quoted(one) for one in names if one != name)}))"
    return f"{item}.{name}"


def bare(node: Any) -> Any:
    """Return an expression without parentheses, `await`, and what only types say."""
    while node is not None and node.type in WRAPPERS and node.named_children:
        node = node.named_children[0]
    return node


def parsed_expression(code: str, dialect: str = "") -> Any:
    """Return the tree of one expression, None when it is not one."""
    root = parsed(f"({code}\n)".encode(), dialect)
    if root is None or root.has_error or len(root.named_children) != 1:
        return None
    statement = root.named_children[0]
    inner = statement.named_children[0] if statement.type == "expression_statement" else None
    if inner is None or inner.type != "parenthesized_expression" or len(inner.named_children) != 1:
        return None
    return inner.named_children[0]


@dataclass
class Expressions:
    """Writes expressions of one component: what its framework calls otherwise, and where its messages are."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """For a name or a path of JavaScript, the expression that it is here: `$attrs` is `attrs`."""
    owners: frozenset[str] = frozenset({"this"})
    """Names whose members are names of the component: `props.label` is `label`."""
    held: frozenset[str] = frozenset()
    """Names whose `.value` is what they are."""
    messages: Callable[[str], str | None] = lambda key: None
    """The expression of what a key of the project's catalogue shows; None when it is not known."""
    dialect: str = ""
    makers: Mapping[str, tuple[tuple[str, ...], Any]] = field(default_factory=dict)
    """The functions that only make a value of what they are given: what each takes, and what it gives back."""

    def written(self, code: str) -> str:
        """Return an expression of JavaScript, given as text, in the language of templates."""
        node = parsed_expression(code, self.dialect)
        return self.of(node) if node is not None else unknown(code)

    def unknown(self, node: Any) -> str:
        """Return a name that nothing gives, for what cannot be said."""
        return unknown(text(node))

    def of(self, node: Any) -> str:
        """Return an expression of JavaScript in the language of templates."""
        node = bare(node)
        if node is None:
            return "none"
        write: Callable[[Any], str | None] | None = getattr(self, f"_{node.type}", None)
        try:
            found = write(node) if write is not None else None
        except RecursionError:  # code that a program wrote
            found = None
        return found if found is not None else unknown(text(node))

    def _meta_property(self, node: Any) -> str:
        return "_".join(text(node).split("."))

    def _string(self, node: Any) -> str:
        return quoted(unescaped(text(node)[1:-1]))

    def _number(self, node: Any) -> str | None:
        written = text(node).replace("_", "")
        return written if re.fullmatch(r"\d+(?:\.\d+)?", written) else None

    def _true(self, node: Any) -> str:
        return _CONSTANTS[node.type]

    _false = _null = _undefined = _true

    def _template_string(self, node: Any) -> str:
        parts = []
        pos, raw = node.start_byte + 1, node.text[: len(node.text) - 1]
        for one in node.named_children:
            if one.type != "template_substitution":
                continue
            parts.append(quoted(unescaped(raw[pos - node.start_byte : one.start_byte - node.start_byte].decode())))
            parts.append(self.of(one.named_children[0]) if one.named_children else '""')
            pos = one.end_byte
        parts.append(quoted(unescaped(raw[pos - node.start_byte :].decode())))
        told = [one for one in parts if one != '""']
        if len(told) < 2:
            return told[0] if told and told[0].startswith('"') else f'("" ~ {told[0]})' if told else '""'
        return "(" + " ~ ".join(told if any(one.startswith('"') for one in told) else ['""', *told]) + ")"

    def _shorthand_property_identifier(self, node: Any) -> str:
        return self._identifier(node)

    def _identifier(self, node: Any) -> str:
        written = text(node)
        return _CONSTANTS.get(written) or self.renamed.get(written) or name_of(written)

    def _member_expression(self, node: Any) -> str | None:
        owner, key = bare(part(node, "object")), text(part(node, "property"))
        whole = text(node).replace("?.", ".")
        if whole in self.renamed:
            return self.renamed[whole]
        if text(owner) in self.owners or owner.type == "this":
            return self.renamed.get(key) or name_of(key)
        if key == "value" and text(owner) in self.held:
            return self.of(owner)
        of_owner = self.of(owner)
        if key == "length":
            return f"({of_owner}|length)"
        return f"{of_owner}.{key}" if re.fullmatch(r"[A-Za-z_]\w*", key) and key not in _RESERVED else None

    def _subscript_expression(self, node: Any) -> str:
        if text(node) in self.renamed:
            return self.renamed[text(node)]
        owner, key = bare(part(node, "object")), bare(part(node, "index"))
        if (text(owner) in self.owners or owner.type == "this") and key.type == "string":
            return name_of(key_of(key) or "")
        return f"{self.of(owner)}[{self.of(key)}]"

    def _ternary_expression(self, node: Any) -> str:
        parts = (self.of(part(node, name)) for name in ("consequence", "condition", "alternative"))
        return "({} if {} else {})".format(*parts)

    def _binary_expression(self, node: Any) -> str | None:
        operator = _OPERATORS.get(text(part(node, "operator")))
        if operator is None:
            return None
        left, right = self.of(part(node, "left")), self.of(part(node, "right"))
        is_loose = text(part(node, "operator")) in ("==", "!=") and right == "none"  # undefined is null, there
        return f"({left}{'|default(none)' if is_loose else ''} {operator} {right})"

    def _unary_expression(self, node: Any) -> str | None:
        operator, given = text(part(node, "operator")), self.of(part(node, "argument"))
        if operator == "void":
            return "none"
        return f"(not {given})" if operator == "!" else f"(-{given})" if operator == "-" else None

    def _array(self, node: Any) -> str | None:
        held = [one for one in node.named_children if one.type != "comment"]
        if any(one.type == "spread_element" for one in held):
            return None
        return f"[{', '.join(map(self.of, held))}]"

    def _object(self, node: Any) -> str | None:
        parts = []
        for one in node.named_children:
            if one.type == "spread_element":
                parts.append(f"**{self.of(one.named_children[0])}")
            elif one.type == "shorthand_property_identifier":
                parts.append(f"{quoted(text(one))}: {self._identifier(one)}")
            elif one.type == "pair":
                key = key_of(part(one, "key"))
                parts.append(f"{quoted(key)}: {self.of(part(one, 'value'))}" if key is not None else "**unknown")
            elif one.type == "method_definition":
                parts.append(f"{quoted(text(part(one, 'name')))}: {unknown(text(one))}")
        return f"{{{', '.join(parts)} }}"  # never two braces at once, which would end a tag

    def _call_expression(self, node: Any) -> str | None:
        called, given = bare(part(node, "function")), arguments(node)
        name = text(part(called, "property") if called.type == "member_expression" else called)
        if name in _TRANSLATES and given and (first := bare(given[0])).type in ("string", "template_string"):
            return self._message(first)
        if name in UNIQUE:
            return "unique()"
        if name in _SAME and len(given) == 1 and called.type == "identifier":
            return self.of(given[0])
        if name == "computed" and len(given) == 1:
            return self.of(given[0])
        if called.type == "identifier" and name in self.makers:
            none: frozenset[str] = frozenset()
            return self._made(*self.makers[name], given, replace(self, owners=none, held=none, makers={}))
        return None

    def _made(self, taken: tuple[str, ...], made: Any, given: list[Any], inside: Expressions) -> str | None:
        """What a call of a maker is worth: the value that it makes, with what it is given in the place of names."""
        names = {one: self.of(value) for one, value in zip(taken, given, strict=False)}
        names |= dict.fromkeys(taken[len(given) :], "undefined")
        is_short = sum(map(len, names.values())) <= _LONGEST  # each call given to another may say it several times
        return replace(inside, renamed=names).of(made) if is_short else None

    def _arrow_function(self, node: Any) -> str | None:
        body = part(node, "body")
        taken = part(node, "parameters")
        if body is None or body.type == "statement_block" or (taken is not None and taken.named_children):
            return None
        return self.of(body)

    def _message(self, node: Any) -> str | None:
        if node.named_children and any(one.type == "template_substitution" for one in node.named_children):
            return None
        return self.messages(unescaped(text(node)[1:-1]))


_TRANSLATES = frozenset({"$t", "t", "$tc", "tc", "$_", "translate", "instant", "formatMessage"})
