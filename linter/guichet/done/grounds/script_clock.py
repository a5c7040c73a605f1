"""The browser's clock in a script: which names hold a part of the present moment, where they are seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS

_NOW = r"(?:new\s+Date\s*(?:\(\s*\))?|Date\.now\(\)|dayjs\(\)|moment\(\)|DateTime\.(?:now|local)\(\)|Temporal\.Now\.\w+\(\))"
_PART = (
    r"\.\s*(?:get(?:UTC)?(?:Hours|Day|Minutes)|hours?|day|weekday|isoWeekday|minute|toLocaleTimeString|toTimeString)\b"
)
_WRITTEN = rf"Intl\s*\.\s*DateTimeFormat\s*\([^;]{{0,120}}\b(?:hour|weekday|timeStyle)\b[^;]{{0,60}}\)\s*\.format(?:ToParts)?\(\s*{_NOW}\s*\)"
_CUT = rf"{_NOW}\s*\.\s*toISOString\(\)\s*\.\s*(?:slice|substr|substring)\(\s*-?1[1-9]\b"
_DIRECT = re.compile(rf"\(?\s*{_NOW}\s*\)?[\w.()'\s]{{0,40}}?{_PART}|(?:new\s+)?{_WRITTEN}|{_CUT}")
_IS_NOW = re.compile(rf"^\(?\s*{_NOW}")
_IS_NOW_WHOLE = re.compile(rf"^{_NOW}$")
_ENDS_IN_PART = re.compile(rf"{_PART}$")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_DECLARING = ("variable_declarator", "function_declaration", "formal_parameters", "arrow_function")
_PART_ONLY = re.compile(rf"\s*{_PART}")
_IN_SCRIPT = re.compile(_NOW)
_BLOCKS = FUNCTIONS | {"statement_block", "program", "for_statement", "for_in_statement", "catch_clause"}


def is_now(written: str) -> bool:
    """Whether an expression, as written, is the present moment itself."""
    return bool(_IS_NOW_WHOLE.match(written))


def is_part(written: str) -> bool:
    """Whether a member, as written, is the hour or the day of a date."""
    return bool(_ENDS_IN_PART.search(written))


@dataclass(eq=False)
class _Name:
    """A name where it is seen, with what it was given, and what that tells of the present."""

    start: int
    end: int
    values: list[Any]
    is_moment: bool = False
    is_hour: bool = False


class ScriptClock:
    """The names of a script that hold, or the functions that return, a part of the present moment."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.names: dict[str, list[_Name]] = defaultdict(list)
        if not _IN_SCRIPT.search(script.text):
            return
        self._declare()
        for _ in range(3):
            news = [self._learn(name) for names in self.names.values() for name in names]
            if not any(news):
                break

    def is_read(self, node: Any, *, inside: bool = True) -> bool:
        """Whether an expression depends on the hour or the day; `inside` its functions too, such as callbacks."""
        shallow = []
        stack = [node]
        while stack:
            one = stack.pop()
            if one.type in FUNCTIONS and not inside:
                if one is not node and _is_called(one) and any(self.is_read(each) for each in _results(one)):
                    return True
                continue
            if one.type in ("identifier", "member_expression") and self._tells_hour(one):
                return True
            if one.type in ("member_expression", "call_expression"):
                shallow.append(one)
            stack.extend(one.children)
        return any(_DIRECT.match(self.script.source_of(one)) for one in shallow)

    def _tells_hour(self, node: Any) -> bool:
        found = self._resolve("".join(self.script.source_of(node).split()), node.start_byte)
        if found is None:
            return False
        parent = node.parent
        is_part = parent.type == "member_expression" and _PART_ONLY.match(
            self.script.source_of(parent)[node.end_byte - parent.start_byte :]
        )
        return found.is_hour or bool(found.is_moment and is_part)

    def _learn(self, name: _Name) -> bool:
        """Whether what a name was given tells something new of it."""
        known = name.is_moment, name.is_hour
        for value in name.values:
            for result in _results(value) if value.type in FUNCTIONS else [value]:
                if result.type != "object" and self.is_read(result, inside=False):
                    name.is_hour = True
                elif _IS_NOW.search(self.script.source_of(result)):
                    name.is_moment = True
        return known != (name.is_moment, name.is_hour)

    def _resolve(self, name: str, at: int) -> _Name | None:
        around = [one for one in self.names.get(name, ()) if one.start <= at < one.end]
        return min(around, key=lambda one: one.end - one.start, default=None)

    def _declare(self) -> None:
        source = self.script.source_of
        for node in self.script.walk(*_DECLARING):
            if node.type in ("variable_declarator", "function_declaration"):
                named = node.child_by_field_name("name")
                value = node if node.type == "function_declaration" else node.child_by_field_name("value")
                for word in _WORD.findall(source(named)) if named is not None else ():
                    self._add(word, _scope(node), value)
                if named is not None and value is not None and value.type == "object":
                    for pair in value.named_children:
                        if pair.type == "pair":
                            key = f"{source(named)}.{source(pair.child_by_field_name('key'))}"
                            self._add(key, _scope(node), pair.child_by_field_name("value"))
            elif node.type == "formal_parameters":
                for one in node.named_children:
                    left = one.child_by_field_name("left") if one.type == "assignment_pattern" else one
                    for word in _WORD.findall(source(left)):
                        self._add(word, node.parent, one.child_by_field_name("right"))
            elif node.type == "arrow_function" and (one := node.child_by_field_name("parameter")) is not None:
                self._add(source(one), node, None)
        for node in self.script.walk("assignment_expression"):
            left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
            written = "".join(source(left).split())
            if left.type in ("identifier", "member_expression"):
                known = self._resolve(written, left.start_byte)
                if known is None:
                    self._add(written, self.script.root, right)
                else:
                    known.values.append(right)

    def _add(self, name: str, scope: Any, value: Any) -> None:
        self.names[name].append(_Name(scope.start_byte, scope.end_byte, [] if value is None else [value]))


def _scope(node: Any) -> Any:
    """Return what a declaration is seen in: the block around it; for `var` and functions, the function."""
    wide = node.type == "function_declaration" or node.parent.type == "variable_declaration"
    around = node.parent
    while around.parent is not None and around.type not in (FUNCTIONS | {"program"} if wide else _BLOCKS):
        around = around.parent
    return around


def _is_called(function: Any) -> bool:
    """Whether a function is called where it is written."""
    one = function
    while one.parent is not None and one.parent.type == "parenthesized_expression":
        one = one.parent
    return one.parent is not None and one.parent.type == "call_expression" and one.parent.children[0] == one


def _results(function: Any) -> Iterator[Any]:
    """Yield what a function returns, functions written inside left out."""
    body = function.child_by_field_name("body") or function
    if body.type != "statement_block":
        yield body
        return
    stack = [body]
    while stack:
        node = stack.pop()
        if node.type == "return_statement":
            yield from node.named_children
        elif node is body or node.type not in FUNCTIONS:
            stack.extend(node.children)
