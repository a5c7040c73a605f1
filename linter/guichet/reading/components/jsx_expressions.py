"""Expressions of JSX files: constants are followed to what they hold, classes that are put together become one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from guichet.core.findings import Span
from guichet.reading.components.constants import frozen
from guichet.reading.components.expressions import Expressions, bare, quoted
from guichet.reading.components.imports import file_named
from guichet.reading.components.makers import maker_of
from guichet.reading.components.sheets import own_name
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import Defined, bindings, functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import FUNCTIONS, NAMES, arguments, key_of, text, unescaped
from guichet.reading.scripts.syntax import field as part
from guichet.reading.written.values import LONGEST

_LITERALS = frozenset({"string", "number", "true", "false", "null", "template_string", "array", "object"})
_JOINED = frozenset({"clsx", "classnames", "classNames", "cx", "cn", "twMerge", "twJoin", "fr.cx"})
_LONGEST = 1_500
"""Bytes of a constant that is put in place of its name."""
_DEPTH = 6
_STEPS = 20_000
"""Names that are followed in one file: those that name others twice, again and again, double at each step."""


def is_styles(name: str) -> bool:
    """Whether an import is a file of classes of its own (a CSS module)."""
    return ".module." in name


def literal_of(node: Any, script: Script, depth: int = 0) -> Defined | None:
    """Return the literal that a name or a member certainly stands for, where it is written; None when it may be another."""
    node = frozen(bare(node))
    if node is None or depth > _DEPTH:
        return None
    if node.type in _LITERALS:
        return Defined(node, script)
    if node.type in NAMES:
        return _named(node, script, depth)
    if node.type in ("member_expression", "subscript_expression"):
        return _member(node, script, depth)
    return None


def may_run(node: Any, script: Script) -> bool:
    """Whether a value is a function, or what a name holds that is not certainly a text."""
    node = bare(node)
    if node is None:
        return False
    if node.type == "call_expression":
        return text(part(part(node, "function"), "property")) == "bind"
    is_named = node.type in NAMES or node.type == "member_expression"
    return node.type in FUNCTIONS or (is_named and literal_of(node, script) is None)


def _named(node: Any, script: Script, depth: int) -> Defined | None:
    found = bindings(node, script)
    if len(found) != 1 or found[0].sort is not Sort.VALUE or found[0].keys or found[0].value is None:
        return None
    one = found[0]
    known = scopes(one.script)
    if known.stores(one.node) or any(known.added(one.node)):
        return None
    return literal_of(one.value, one.script, depth + 1) if _is_kept(one.node) else None


def _is_kept(name: Any) -> bool:
    """Whether a name is declared once for all: `const`, or what a file exports as a whole."""
    around = name.parent
    while around is not None and around.type not in ("lexical_declaration", "variable_declaration", "program"):
        around = around.parent
    return around is None or (around.type != "variable_declaration" and text(around)[:3] != "let")


def _member(node: Any, script: Script, depth: int) -> Defined | None:
    owner = literal_of(part(node, "object"), script, depth + 1)
    is_dotted = node.type == "member_expression"
    key = key_of(part(node, "property") if is_dotted else part(node, "index"))
    if owner is None or key is None or owner.node.type != "object":
        return None
    found = [one for one in owner.node.named_children if one.type == "pair" and key_of(part(one, "key")) == key]
    return literal_of(part(found[0], "value"), owner.script, depth + 1) if len(found) == 1 else None


@dataclass
class JsxExpressions(Expressions):
    """Writes the expressions of one script."""

    script: Script | None = None
    initial: dict[str, Defined] = field(default_factory=dict)
    """What the states of a component hold at first, by name, where an attribute shows it."""
    is_inside: bool = False
    """Whether it writes what a function of the script makes."""
    steps: Iterator[int] = field(default_factory=lambda: iter(range(_STEPS)))
    """One for each name that may still be followed."""

    def of(self, node: Any) -> str:
        """Return an expression in the language of templates."""
        node = bare(node)
        if node is not None and node.type in (*NAMES, "member_expression", "subscript_expression"):
            return self._followed(node) or super().of(node)
        return super().of(node)

    def _followed(self, node: Any) -> str | None:
        if node.type in NAMES and text(node) in self.initial:
            held = self.initial[text(node)]
            return self.of(held.node) if held.script is self.script else self.in_script(held.script).of(held.node)
        assert self.script is not None
        sheet = self._sheet(part(node, "object")) if node.type not in NAMES else ""
        if sheet:
            key = key_of(part(node, "property" if node.type == "member_expression" else "index"))
            return (
                quoted(own_name(key, sheet))
                if key is not None
                else f'({self.of(part(node, "index"))} ~ "{own_name("", sheet)}")'
            )
        found = literal_of(node, self.script)
        if found is None or found.node.end_byte - found.node.start_byte > _LONGEST or next(self.steps, None) is None:
            return None
        written = self.in_script(found.script).of(found.node)
        return written if len(written) <= LONGEST else None

    def shown_at_first(self, states: dict[str, Defined]) -> JsxExpressions:
        """Return what writes expressions with what the states of a component hold at first."""
        return JsxExpressions(messages=self.messages, script=self.script, initial=states, steps=self.steps)

    def in_script(self, script: Script) -> JsxExpressions:
        """Return what writes the expressions of another script."""
        if script is self.script:
            return self
        return JsxExpressions(messages=self.messages, script=script, steps=self.steps)

    def _sheet(self, owner: Any) -> str:
        """The stylesheet whose classes a name holds, "" when it is no such name."""
        owner = bare(owner)
        if self.script is None or owner is None or owner.type not in NAMES:
            return ""
        for one in scopes(self.script).lookup(owner):
            name = text(one.value)[1:-1] if one.sort is Sort.IMPORT else ""
            if is_styles(name):
                return file_named(name, self.script.path, self.script.project) or name
        return ""

    def _call_expression(self, node: Any) -> str | None:
        classes = list(self.classes(node))
        if classes:
            return "(" + ' ~ " " ~ '.join(self._class(*one) for one in classes) + ")"
        called, given = bare(part(node, "function")), arguments(node)
        if called.type == "member_expression" and text(part(called, "property")) in ("toString", "trim") and not given:
            return self.of(part(called, "object"))
        if text(called) in ("useMemo", "React.useMemo") and given:
            return self.of(given[0])
        if called.type == "member_expression" and text(part(called, "property")) == "includes" and len(given) == 1:
            return f"({self.of(given[0])} in {self.of(part(called, 'object'))})"
        is_named = called.type == "identifier" and not self.is_inside
        found = functions(called, self.script) if is_named and self.script is not None else []
        maker = maker_of(found[0].node) if len(found) == 1 else None
        if maker is not None:
            return self._made(*maker, given, replace(self.in_script(found[0].script), is_inside=True))
        return super()._call_expression(node)

    def _class(self, value: Any, condition: Any) -> str:
        word = self.of(value) if value.type != "property_identifier" else quoted(text(value))
        return f'({word} if {self.of(condition)} else "")' if condition is not None else word

    def classes(self, node: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the classes that a call puts together, each with what it depends on, None for nothing."""
        node = bare(node)
        if node is None or node.type != "call_expression":
            return
        called, given = bare(part(node, "function")), arguments(node)
        if text(called) in _JOINED:
            for one in given:
                yield from self._joined(one)
        elif called.type == "member_expression" and text(part(called, "property")) == "join":
            if given and text(given[0])[1:-1].strip():
                return
            listed = bare(part(called, "object"))
            if listed.type == "call_expression" and text(part(part(listed, "function"), "property")) == "filter":
                listed = bare(part(part(listed, "function"), "object"))
            if listed.type == "array":
                yield from self._joined(listed)

    def _joined(self, node: Any) -> Iterator[tuple[Any, Any]]:
        node = bare(node)
        if node.type == "array":
            for one in node.named_children:
                yield from self._joined(one)
        elif node.type == "object":
            for one in node.named_children:
                if one.type == "pair" and part(one, "key").type != "computed_property_name":
                    yield part(one, "key"), part(one, "value")
                elif one.type == "pair":
                    yield part(one, "key").named_children[0], part(one, "value")
        elif node.type == "binary_expression" and text(part(node, "operator")) == "&&":
            yield bare(part(node, "right")), part(node, "left")
        elif node.type not in ("comment", "false", "null", "undefined"):
            yield node, None


def plain(node: Any) -> str | None:
    """Return what a text says when nothing is put in it, else None."""
    if node.type == "string" or (
        node.type == "template_string" and not any(one.type == "template_substitution" for one in node.named_children)
    ):
        return unescaped(text(node)[1:-1])
    return text(node) if node.type == "number" else None


def inside(node: Any, script: Script) -> Span:
    """Return the stretch of the file between the quotes of a text."""
    span = script.span(node)
    return span if node.type == "number" else Span(span.start + 1, span.end - 1)
