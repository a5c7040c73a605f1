"""The names of a script: where each is seen, and what it was given, by declaration, by destructuring, by assignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import cached_property, memo
from guichet.reading.scripts.binding import Binding, Sort, unbound
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import CLASSES, FUNCTIONS, NAMES, field, key_of, owner_around, parameters, text

_BLOCKS = FUNCTIONS | {"statement_block", "program", "for_statement", "for_in_statement", "catch_clause"}
_GLOBALS = frozenset({"window", "globalThis", "self", "top"})
_ADDING_TO_MEMBERS = ("push", "unshift", "append", "add")
_ADDING = (*_ADDING_TO_MEMBERS, "set", "concat")


class Scopes:
    """The names of one script by the block that they are seen in; blocks by the id of their node."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._tables: dict[int, dict[str, list[Binding]]] = defaultdict(lambda: defaultdict(list))
        self._stores: dict[tuple[int, str], dict[str | None, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.calls: dict[str, list[Any]] = defaultdict(list)
        """The calls by the last name of what is called."""
        self.passed: dict[str, list[Any]] = defaultdict(list)
        """The calls by the names given to them as they are: callbacks."""
        self.exports: dict[str, Any] = {}
        """What the script exports, by name: the declaration, or the name inside."""
        self.passed_on: dict[str, Binding] = {}
        """What the script exports as another has it: `export { a } from`."""
        self.all_of: list[Any] = []
        """The modules that the script hands on as a whole."""
        self._assigned: list[Any] = []
        self._written_in: dict[int, int] = {}
        """The block that each name is written in, and below the block around each: to climb a tree costs its depth."""
        self._outer: dict[int, int | None] = {}
        if script.root is not None:
            self._read()

    def lookup(self, node: Any) -> list[Binding]:
        """Return what the name at a place was given: the nearest block that knows it."""
        return self._table_of(node, text(node))[1]

    def named(self, name: str) -> list[Binding]:
        """Return what a name of the script's own level was given."""
        return self._tables[self.script.root.id].get(name, []) if self.script.root is not None else []

    def stores(self, owner: Any) -> dict[str | None, list[Any]]:
        """Return what is put into the object that a name holds, or that `this` is, after it was made: values by key."""
        if owner.type == "this":
            around = owner_around(owner)
            return self._stores[(around.id, "this")] if around is not None else {}
        if owner.type in ("class_body", "object"):
            return self._stores[(owner.id, "this")]
        return self._stores[(self._table_of(owner, text(owner))[0], text(owner))]

    def _table_of(self, node: Any, name: str) -> tuple[int, list[Binding]]:
        while node is not None and node.id not in self._written_in and node.id not in self._outer:
            node = node.parent
        block = self._written_in.get(node.id, node.id) if node is not None else None
        while block is not None:
            if name in self._tables.get(block, ()):
                return block, self._tables[block][name]
            block = self._outer[block]
        return self.script.root.id, []

    def _read(self) -> None:
        root = self.script.root
        self._outer[root.id] = None
        stack: list[tuple[Any, int, int]] = [(one, root.id, root.id) for one in reversed(root.named_children)]
        while stack:
            node, block, function = stack.pop()
            if node.type in NAMES:
                self._written_in[node.id] = block
                continue
            if node.type in _BLOCKS:
                self._outer[node.id] = block
            if node.type in FUNCTIONS:
                self._name_function(node, block)
                block = function = node.id
                for one in parameters(node):
                    self._bind(Sort.PARAMETER, one, node, node.id)
            elif node.type in _BLOCKS:
                block = node.id
            self._note(node, block, function)
            stack.extend((one, block, function) for one in reversed(node.named_children))
        for node in self._assigned:
            self._assign(node)

    def _name_function(self, node: Any, block: int) -> None:
        name = field(node, "name")
        if name is not None and node.type.endswith("_declaration"):
            self._tables[block][text(name)].append(Binding(Sort.FUNCTION, name, self.script, node))
        elif name is not None and node.type.endswith("function_expression"):
            self._tables[node.id][text(name)].append(Binding(Sort.FUNCTION, name, self.script, node))

    def _note(self, node: Any, block: int, function: int) -> None:
        if node.type in ("lexical_declaration", "variable_declaration"):
            seen_in = function if node.type == "variable_declaration" else block
            for one in node.named_children:
                if one.type == "variable_declarator" and not self._require(field(one, "name"), field(one, "value")):
                    self._bind(Sort.VALUE, field(one, "name"), field(one, "value"), seen_in)
        elif node.type in CLASSES and field(node, "name") is not None:
            name = field(node, "name")
            self._tables[block][text(name)].append(Binding(Sort.CLASS, name, self.script, node))
        elif node.type == "for_in_statement" and field(node, "kind") is not None:
            self._bind(Sort.LOOP, field(node, "left"), field(node, "right"), block)
        elif node.type == "import_statement":
            self._import(node)
        elif node.type == "export_statement":
            self._export(node)
        elif node.type in ("assignment_expression", "augmented_assignment_expression"):
            self._assigned.append(node)
        elif node.type in ("call_expression", "new_expression"):
            self._call(node)

    def _bind(self, sort: Sort, target: Any, value: Any, block: int, keys: tuple[str, ...] = ()) -> None:
        """Name the parts of a target, `{ a, b: { c } = {}, ...d }` or `[a, b]`, with the keys that lead to each."""
        if target is None:
            return
        if target.type in ("identifier", "shorthand_property_identifier_pattern"):
            self._tables[block][text(target)].append(Binding(sort, target, self.script, value, keys))
        elif target.type in ("required_parameter", "optional_parameter"):  # as TypeScript writes them
            self._bind(sort, field(target, "pattern"), value, block, keys)
        elif target.type in ("assignment_pattern", "object_assignment_pattern"):
            left = field(target, "left")
            inner = (*keys, text(left)) if left.type == "shorthand_property_identifier_pattern" else keys
            self._bind(sort, left, value, block, inner)
            if sort is not Sort.PARAMETER or keys or left.type != "identifier":
                self._bind(Sort.VALUE, left, field(target, "right"), block)
        elif target.type == "pair_pattern":
            self._bind(sort, field(target, "value"), value, block, (*keys, key_of(field(target, "key")) or "*"))
        elif target.type == "rest_pattern":
            self._bind(sort, target.named_children[0], value, block, keys)
        elif target.type in ("object_pattern", "array_pattern"):
            for rank, one in enumerate(target.named_children):
                is_short = one.type == "shorthand_property_identifier_pattern"
                key = (text(one),) if is_short else (str(rank),) if target.type == "array_pattern" else ()
                self._bind(sort, one, value, block, (*keys, *key))

    def _import(self, node: Any) -> None:
        root = self.script.root.id
        for clause in node.named_children:
            for one in clause.named_children if clause.type == "import_clause" else ():
                if one.type == "identifier":
                    self._add_import(root, one, node, "default")
                elif one.type == "namespace_import":
                    self._add_import(root, one.named_children[0], node, "*")
                elif one.type == "named_imports":
                    for each in one.named_children:
                        if each.type == "import_specifier":
                            name = field(each, "name")
                            self._add_import(root, field(each, "alias") or name, node, text(name))

    def _require(self, target: Any, value: Any) -> bool:
        """Name what `const a = require("./a")` or `const { b } = require("./b")` brings; false when it is no such thing."""
        if value is None or value.type != "call_expression" or text(field(value, "function")) != "require":
            return False
        given = [one for one in field(value, "arguments").named_children if one.type == "string"]
        if not given or not text(given[0])[1:-1].startswith("."):
            return False
        root, source = self.script.root.id, given[0]
        if target.type == "identifier":
            self._tables[root][text(target)].append(Binding(Sort.IMPORT, target, self.script, source, ("*",)))
            return True
        if target.type != "object_pattern":
            return False
        for one in target.named_children:
            name = field(one, "value") if one.type == "pair_pattern" else one
            key = text(field(one, "key")) if one.type == "pair_pattern" else text(one)
            self._tables[root][text(name)].append(Binding(Sort.IMPORT, name, self.script, source, (key,)))
        return True

    def _add_import(self, root: int, name: Any, statement: Any, original: str) -> None:
        source = field(statement, "source")
        self._tables[root][text(name)].append(Binding(Sort.IMPORT, name, self.script, source, (original,)))

    def _export(self, node: Any) -> None:
        declared = field(node, "declaration")
        value = field(node, "value")
        if any(one.type == "default" for one in node.children):
            self.exports["default"] = value or declared
        elif declared is not None:
            for name in self._declared(declared):
                self.exports[text(name)] = name
        self.all_of += [field(node, "source")] if any(one.type == "*" for one in node.children) else []
        for clause in node.named_children:
            for one in clause.named_children if clause.type == "export_clause" else ():
                if one.type == "export_specifier":
                    name, source = field(one, "name"), field(node, "source")
                    seen_as = text(field(one, "alias") or name)
                    if source is not None:
                        self.passed_on[seen_as] = Binding(Sort.IMPORT, name, self.script, source, (text(name),))
                    else:
                        self.exports[seen_as] = name

    @staticmethod
    def _declared(node: Any) -> Iterator[Any]:
        if field(node, "name") is not None:
            yield field(node, "name")
        for one in node.named_children:
            if one.type == "variable_declarator" and field(one, "name").type == "identifier":
                yield field(one, "name")

    def _call(self, node: Any) -> None:
        callee = field(node, "function") or field(node, "constructor")
        if callee is None:
            return
        last = field(callee, "property") if callee.type == "member_expression" else callee
        self.calls[text(last)[:60]].append(node)
        given = field(node, "arguments")
        for one in map(unbound, given.named_children) if given is not None else ():
            if one.type in ("identifier", "member_expression"):
                self.passed[text(one).rpartition(".")[2]].append(node)

    def _assign(self, node: Any) -> None:
        left, right = field(node, "left"), field(node, "right")
        if left.type == "identifier":
            where, _ = self._table_of(left, text(left))
            self._tables[where][text(left)].append(Binding(Sort.VALUE, left, self.script, right))
        elif left.type in ("object_pattern", "array_pattern"):
            self._bind(Sort.VALUE, left, right, self.script.root.id)
        elif left.type in ("member_expression", "subscript_expression"):
            self._store(left, right)

    def _store(self, left: Any, right: Any) -> None:
        owner = field(left, "object")
        is_dotted = left.type == "member_expression"
        key = key_of(field(left, "property") if is_dotted else field(left, "index"))
        if text(owner) in _GLOBALS and key is not None:
            self._tables[self.script.root.id][key].append(Binding(Sort.VALUE, left, self.script, right))
        elif text(owner) in ("exports", "module.exports") and key is not None:
            self.exports[key] = right
        elif text(left) == "module.exports":
            self.exports["default"] = right
            for one in right.named_children if right.type == "object" else ():
                if one.type == "shorthand_property_identifier":
                    self.exports[text(one)] = one
                elif one.type == "pair" and (name := key_of(field(one, "key"))) is not None:
                    self.exports[name] = field(one, "value")
        elif owner.type == "this":
            around = owner_around(owner)
            if around is not None:
                self._stores[(around.id, "this")][key].append(right)
        elif owner.type == "identifier":
            self._stores[(self._table_of(owner, text(owner))[0], text(owner))][key].append(right)

    @cached_property
    def _additions(self) -> dict[str, list[tuple[str, Any, Any]]]:
        """The calls that add to an object, by how it is written: the method, the object, the call."""
        found: dict[str, list[tuple[str, Any, Any]]] = defaultdict(list)
        for method in _ADDING:
            for call in self.calls.get(method, ()):
                target = field(field(call, "function"), "object")
                if target is not None:
                    found[text(target)].append((method, target, call))
        return found

    @cached_property
    def _merged(self) -> dict[str, list[list[Any]]]:
        """What `Object.assign` is given, by how the object that it adds to is written."""
        found: dict[str, list[list[Any]]] = defaultdict(list)
        for call in self.calls.get("assign", ()):
            given = field(call, "arguments").named_children
            if given:
                found[text(given[0])].append(given[1:])
        return found

    def added(self, owner: Any) -> Iterator[tuple[str | None, Any]]:
        """Yield what calls add to the object that a name holds: `x.push(v)`, `x.append("k", v)`, `Object.assign(x, v)`."""
        name = text(owner)
        where = self._table_of(owner, name)[0]
        for method, target, call in (*self._additions.get(name, ()), *self._additions.get(f"{name}.searchParams", ())):
            if self._table_of(target, name)[0] == where:
                given = [one for one in field(call, "arguments").named_children if one.type != "comment"]
                if method in ("append", "set") and len(given) > 1:
                    yield key_of(given[0]), given[1]
                else:
                    yield from ((None, one) for one in given)
        for given in self._merged.get(name, ()):
            yield from ((None, one) for one in given)

    def added_to_member(self, member: Any) -> Iterator[Any]:
        """Yield what calls add to what a member holds: `this.queue.push(v)`, in the same class or object."""
        if member.type == "member_expression":
            around = owner_around(member)
            for method, target, call in self._additions.get(text(member), ()):
                if method in _ADDING_TO_MEMBERS and owner_around(target) == around:
                    yield from (one for one in field(call, "arguments").named_children if one.type != "comment")


@memo
def scopes(script: Script) -> Scopes:
    """Return the names of a script, read once."""
    return Scopes(script)
