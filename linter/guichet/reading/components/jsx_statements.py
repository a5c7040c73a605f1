"""What a function of JSX gives back: its early returns become conditions, what it names first is named there too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guichet.reading.components.expressions import bare, name_of, quoted
from guichet.reading.components.jsx_expressions import literal_of
from guichet.reading.components.jsx_parts import holds_markup
from guichet.reading.components.jsx_patterns import taken_from
from guichet.reading.components.jsx_pen import Pen
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, text


class StatementWriter(Pen):
    """Writes what functions give back."""

    def body(self, function: Any) -> None:
        """Write what a function gives back."""
        held = field(function, "body")
        if held is None:
            return
        if held.type == "statement_block":
            self.statements(held.named_children)
        else:
            self.child(held)

    def statements(self, held: Sequence[Any]) -> bool:
        """Write what some statements show; return whether nothing is run after them."""
        for rank, one in enumerate(held):
            if one.type == "return_statement":
                for value in one.named_children[:1]:
                    self.child(value)
                return True
            if one.type in ("lexical_declaration", "variable_declaration"):
                self._declare(one)
            elif one.type == "if_statement" and _returns(one):
                return self._if(one, held[rank + 1 :])
            elif one.type == "switch_statement" and _returns(one):
                self._switch(one, held[rank + 1 :])
                return True
            elif one.type in ("try_statement", "statement_block") and _returns(one):
                inner = field(one, "body") if one.type == "try_statement" else one
                if self.statements(inner.named_children):
                    return True
            elif one.type == "throw_statement":
                return True
        return False

    def _if(self, node: Any, after: Sequence[Any]) -> bool:
        condition, then, other = (field(node, name) for name in ("condition", "consequence", "alternative"))
        self.put(f"{{% if {self.expressions.of(condition)} %}}", condition)
        self.statements(_block(then))
        self.put("{% else %}", condition)
        if other is None or not self.statements(_block(other.named_children[0])):
            self.statements(after)
        self.put("{% endif %}", condition)
        return True

    def _switch(self, node: Any, after: Sequence[Any]) -> None:
        asked = self.expressions.of(field(node, "value"))
        tag = "if"
        has_default = False
        conditions: list[str] = []
        for case in field(node, "body").named_children:
            value = field(case, "value")
            held = [one for one in case.named_children if one != value]
            if value is not None:
                conditions.append(f"{asked} == {self.expressions.of(value)}")
            if case.type == "switch_default" and tag == "elif":
                has_default = True
                self.put("{% else %}", case)
            elif not held or value is None:
                continue
            else:
                self.put(f"{{% {tag} {' or '.join(conditions)} %}}", value)
                tag = "elif"
            conditions = []
            self.statements([inner for one in held for inner in _block(one)])
        if tag == "elif":
            if not has_default:
                self.put("{% else %}", node)
                self.statements(after)
            self.put("{% endif %}", node)

    def _declare(self, statement: Any) -> None:
        """Name what a declaration holds, so far as it may be told."""
        if text(statement)[:3] == "let":
            return
        for one in statement.named_children:
            target, value = field(one, "name"), bare(field(one, "value"))
            if one.type != "variable_declarator" or value is None:
                continue
            value = self._run_at_once(value)
            called = text(field(value, "function")).removeprefix("React.") if value.type == "call_expression" else ""
            if target.type == "array_pattern":
                self._state(target, value, called)
            elif target.type == "object_pattern":
                self.take_apart(target, self.expressions.of(value), target)
            elif called == "useId":
                self.put(f"{{% set {name_of(text(target))} = unique() %}}", target)
            elif target.type == "identifier" and self._is_told(target, value):
                self.put(f"{{% set {name_of(text(target))} = {self.expressions.of(value)} %}}", target)

    def _run_at_once(self, value: Any) -> Any:
        """What a function that is run where it is written gives back, what it names first named here."""
        function = bare(field(value, "function")) if value.type == "call_expression" else None
        body = field(function, "body") if function is not None and function.type in FUNCTIONS else None
        held = body.named_children if body is not None and body.type == "statement_block" else []
        if (
            not held
            or held[-1].type != "return_statement"
            or not held[-1].named_children
            or any(map(_returns, held[:-1]))
        ):
            return value
        for one in held[:-1]:
            if one.type in ("lexical_declaration", "variable_declaration"):
                self._declare(one)
        return bare(held[-1].named_children[0])

    def _is_told(self, target: Any, value: Any) -> bool:
        """Whether a name is to be given what it holds: constants are followed to, what is unknown says nothing."""
        if value.type in FUNCTIONS or holds_markup(value) or literal_of(target, self.script) is not None:
            return False
        known = scopes(self.script)
        changed = bool(known.stores(target)) or any(known.added(target)) or len(known.lookup(target)) != 1
        return not changed and not self.expressions.of(value).startswith("unknown_")

    def _state(self, target: Any, value: Any, called: str) -> None:
        names = [one for one in target.named_children if one.type == "identifier"]
        given = arguments(value) if called == "useState" else []
        if names and given:
            initial = literal_of(given[0], self.script)
            if initial is not None:
                self.states[text(names[0])] = initial

    def take_apart(self, pattern: Any, owner: str, place: Any) -> None:
        """Name the parts of what is taken apart: `{ a, b: c = 1, ...rest }`."""
        keys: list[str] = []
        for key, local, default in taken_from(pattern):
            name = name_of(text(local))
            if key == "...":
                self.put(f"{{% set {name} = {owner}|without({', '.join(keys)}) %}}", place)
                continue
            keys.append(quoted(key))
            otherwise = f"|default({self.expressions.of(default)})" if default is not None else ""
            held = f"{owner}[{quoted(key)}]{otherwise}"
            if local.type == "object_pattern":
                self.take_apart(local, held, place)
            elif local.type != "array_pattern":
                self.put(f"{{% set {name} = {held} %}}", place)


def _block(node: Any) -> Sequence[Any]:
    held: Sequence[Any] = node.named_children if node.type == "statement_block" else [node]
    return held


def _returns(node: Any) -> bool:
    """Whether a function ends somewhere in a statement."""
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type == "return_statement":
            return True
        stack.extend(inner for inner in one.named_children if inner.type not in FUNCTIONS)
    return False
