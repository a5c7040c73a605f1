"""What a component answers to an event, as the code of an event attribute: the function that it names is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.reading.components.expressions import bare, parsed_expression
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import FUNCTIONS, field, name_of, parameters, text, walk
from guichet.reading.templates.site import Site

_NAME = re.compile(r"(?:this\.)?([A-Za-z_$][\w$]*)")
_CALL = re.compile(r"(?:this\.)?([A-Za-z_$][\w$]*)\(\s*(?:\$?ev(?:en)?t|e)?\s*\)\s*;?")
_LONGEST = 3_000
_KEYS = {
    "esc": "Escape",
    "space": " ",
    "up": "ArrowUp",
    "down": "ArrowDown",
    "left": "ArrowLeft",
    "right": "ArrowRight",
}
_HELD_DOWN = frozenset({"ctrl", "alt", "shift", "meta"})
_PLAIN = frozenset(
    "prevent preventDefault stop stopPropagation capture once passive self native exact trusted nonpassive".split()
)
"""Modifiers of an answer that name no key."""
_WRITTEN_OUT = frozenset("keydown keyup keypress blur focus focusin focusout paste copy cut drop input change".split())
"""Events of which what is done counts, beyond that something is."""
_OF_THE_PAGE = re.compile(r"(?:dbl)?click|submit|scroll|load|error|reset|(?:mouse|pointer|touch)\w+")
"""Events of HTML of which it is enough that something answers; those of another name are a component's own."""
_CALLED = re.compile(r"(?<![\w.$])(?:this\.)?([A-Za-z_$][\w$]*)\(")
_SHORT = 600
"""Characters of a function that is written after the code that calls it."""


class Handlers:
    """The functions of one component, and those that what it imports gives it."""

    def __init__(self, roots: list[Any], path: str, site: Site) -> None:
        self._roots = roots
        self._path = path
        self._site = site
        self._functions: dict[str, Any] | None = None

    def code_of(self, event: str, written: str, modifiers: tuple[str, ...] = ()) -> str:
        """Return what runs at an event, as an event attribute would have it."""
        code = _inside(" ".join(written.split()))
        named, called = _NAME.fullmatch(code), _CALL.fullmatch(code)
        is_read = event in _WRITTEN_OUT or _OF_THE_PAGE.fullmatch(event) is None
        found = (named or called) if is_read else None
        body = self._body(found[1]) if found is not None else None
        code = body if body is not None else f"{code}(event)" if named else code
        if is_read and not event.startswith("key"):
            code = "; ".join((code, *self._run_by(code)))
        is_of_key = event.startswith("key")
        for one in sorted(modifiers, key=lambda each: is_of_key and each not in _PLAIN):  # a key is asked for first
            if one in ("prevent", "preventDefault"):
                code = f"event.preventDefault(); {code}"
            elif one == "stop":
                code = f"event.stopPropagation(); {code}"
            elif is_of_key and one in _HELD_DOWN:
                code = f"if (event.{one}Key) {{ {code} }}"
            elif is_of_key and one not in _PLAIN:
                code = f"if (event.key === '{_KEYS.get(one, one.capitalize())}') {{ {code} }}"
        return code

    def _run_by(self, code: str) -> Iterator[str]:
        """Yield what short functions do that some code calls by their names, once."""
        for name in dict.fromkeys(_CALLED.findall(code)):
            body = self._body(name)
            if body is not None and len(body) <= _SHORT:
                yield body

    def _imported(self, name: str) -> Any:
        """The function that an import of that name means, in a script of the project."""
        for root in self._roots:
            for here, there, module in imports_of(root):
                path = file_named(module, self._path, self._site) if here == name else None
                if path is not None and path.endswith((".js", ".ts", ".mjs")):
                    held = parsed(self._site.text(path).encode(), dialect_of(path))
                    return dict(_functions(held)).get(there)
        return None

    def _body(self, name: str) -> str | None:
        if self._functions is None:
            self._functions = dict(self._read())
        if name not in self._functions:
            self._functions[name] = self._imported(name)
        function = self._functions[name]
        body = field(function, "body")
        if body is None or len(text(body)) > _LONGEST:
            return None
        code = text(body).strip().removeprefix("{").removesuffix("}").strip()
        taken = parameters(function)
        given = text(taken[0]).partition(":")[0] if taken else ""
        return re.sub(rf"\b{re.escape(given)}\b", "event", code) if given.isidentifier() else code

    def _read(self) -> Iterator[tuple[str, Any]]:
        """Yield the functions by their names: those of modules whose functions make up a part of the component, first."""
        for root in self._roots:
            modules = {here: module for here, _, module in imports_of(root)}
            for node in walk(root):
                called = bare(field(node, "value")) if node.type == "variable_declarator" else None
                if called is not None and called.type == "call_expression":
                    module = modules.get(text(field(called, "function")))
                    path = file_named(module, self._path, self._site) if module else None
                    if path is not None and path.endswith((".js", ".ts", ".mjs")):
                        yield from _functions(parsed(self._site.text(path).encode(), dialect_of(path)))
        for root in self._roots:
            yield from _functions(root)


def _inside(code: str) -> str:
    """The code of a function that is written where it answers."""
    node = bare(parsed_expression(code)) if "=>" in code or code.startswith(("function", "async")) else None
    body = field(node, "body") if node is not None and node.type in FUNCTIONS else None
    if body is None:
        return code
    whole = text(body).strip()
    inner = whole[1:-1].strip() if body.type == "statement_block" else whole
    taken = parameters(node)
    given = text(taken[0]) if taken else ""
    return re.sub(rf"\b{re.escape(given)}\b", "event", inner) if given.isidentifier() else inner


def _functions(root: Any) -> Iterator[tuple[str, Any]]:
    for node in walk(root) if root is not None else ():
        if node.type in FUNCTIONS and (name := name_of(node)):
            yield name, node


_ASSIGNED = re.compile(r"(?<![A-Za-z_$])([A-Za-z_$][\w$]{0,200})(?:\.value)?\s*(?:[-+*/]?=(?![=>])|\+\+|--)")


def assigned(code: str) -> list[str]:
    """Return the names that the code of an answer gives another value, by its text alone."""
    return _ASSIGNED.findall(code)


def event_attribute(event: str, code: str) -> str:
    """Return an event attribute whose code reads as it is written."""
    quote = "'" if '"' in code and "'" not in code else '"'
    return f" on{event}={quote}{code.replace(quote, '&quot;')}{quote}"
