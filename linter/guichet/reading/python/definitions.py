"""What the names of a Python module stand for, here or in another checked module: one step back, never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from astroid import nodes

from guichet.reading.python.module import PythonModule, dotted

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_BASES = 12
_DEPTH = 4
_HEIRS = 8
_USERS = 12
"""How many classes, names in a row, heirs and modules are asked at most for one name."""
_SETTINGS_FILE = re.compile(r"(?:^|/)(?:settings|config|conf|constants|constantes|parametres)(?:/[^/]+)?\.py$")
_CONFIGURED = re.compile(r"(?:^|\.)(?:settings|config|conf)$")


@dataclass(frozen=True, eq=False)
class Defined:
    """A node that defines something, and the module that it is written in."""

    node: nodes.NodeNG
    module: PythonModule


Function: TypeAlias = nodes.FunctionDef | nodes.Lambda


class Definitions:
    """Answers for one project; what it cannot follow has no definition."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._constants: dict[str, list[str]] | None = None
        self._texts: dict[str, list[str]] = {}

    def of(self, node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> list[Defined]:
        """Return what a name or a dotted name was defined as: assignments, parameters, functions, classes, modules."""
        if isinstance(node, nodes.Name):
            return self._of_name(node, module)
        if isinstance(node, nodes.Attribute):
            return self._of_attribute(node, module, depth)
        return []

    def _of_name(self, node: nodes.Name, module: PythonModule) -> list[Defined]:
        found: list[Defined] = []
        for one in node.lookup(node.name)[1]:
            if one.root() is module.tree:
                found.extend(self._defined(one, node.name, module))
        return found

    def named(self, name: str, module: PythonModule, hops: int = 0) -> list[Defined]:
        """Return what a name of a module's own level was defined as."""
        found: list[Defined] = []
        for one in module.tree.locals.get(name, ()):
            found.extend(self._defined(one, name, module, hops))
        return found

    def _defined(self, one: nodes.NodeNG, name: str, module: PythonModule, hops: int = 0) -> list[Defined]:
        if not isinstance(one, nodes.Import | nodes.ImportFrom):
            return [Defined(one, module)]
        imported = module.project.modules.imported(module, name)
        if imported is None or hops > 3:
            return [Defined(one, module)]
        other, original = imported
        return [Defined(other.tree, other)] if original is None else self.named(original, other, hops + 1)

    def _of_attribute(self, node: nodes.Attribute, module: PythonModule, depth: int) -> list[Defined]:
        owner = node.expr
        if isinstance(owner, nodes.Name) and owner.name in ("self", "cls"):
            own = class_around(node)
            return self.members(own, node.attrname, module, heirs=True) if own is not None else []
        if isinstance(owner, nodes.Call) and dotted(owner.func) == "super":
            own = class_around(node)
            return self._inherited(own, node.attrname, module) if own is not None else []
        found: list[Defined] = []
        for one in self.classes(owner, module, depth + 1):
            found.extend(self.members(one.node, node.attrname, one.module))
        for one in self.of(owner, module, depth + 1) if depth <= _DEPTH else ():
            if isinstance(one.node, nodes.Module):
                found.extend(self.named(node.attrname, one.module))
        if not found and node.attrname.isupper() and _CONFIGURED.search(dotted(owner)):
            found.extend(self.setting(node.attrname))
        return found

    def classes(self, node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> list[Defined]:
        """Return the checked classes that an expression names, or is an instance of."""
        found: list[Defined] = []
        if depth > _DEPTH:
            return found
        for one in self.of(node, module, depth):
            if isinstance(one.node, nodes.ClassDef):
                found.append(one)
            elif (value := assigned(one.node)) is not None and isinstance(value, nodes.Call):
                found.extend(self.classes(value.func, one.module, depth + 1))
            elif isinstance(one.node, nodes.AssignName) and (annotation := _annotation(one.node)) is not None:
                found.extend(self.classes(annotation, one.module, depth + 1))
        if isinstance(node, nodes.Call):
            found.extend(self.classes(node.func, module, depth + 1))
        return [one for one in found if isinstance(one.node, nodes.ClassDef)][:_BASES]

    def lineage(self, owner: nodes.ClassDef, module: PythonModule) -> list[Defined]:
        """Return a class and its checked bases, nearest first."""
        found: list[Defined] = []
        queue = [Defined(owner, module)]
        seen: set[nodes.NodeNG] = set()
        while queue and len(found) < _BASES:
            one = queue.pop(0)
            if one.node in seen:
                continue
            seen.add(one.node)
            found.append(one)
            for base in one.node.bases:
                queue.extend(self.classes(base, one.module))
        return found

    def members(self, owner: nodes.ClassDef, name: str, module: PythonModule, *, heirs: bool = False) -> list[Defined]:
        """Return what a class or its bases define under a name; with `heirs`, also what those built on it in the module say."""
        found: list[Defined] = []
        for one in self.lineage(owner, module):
            held = [*one.node.locals.get(name, ()), *one.node.instance_attrs.get(name, ())]
            if held:
                found.extend(Defined(inner, one.module) for inner in held)
                break
        if heirs:
            below = [one for one in module.tree.nodes_of_class(nodes.ClassDef) if owner.name in map(dotted, one.bases)]
            for heir in below[:_HEIRS]:
                found.extend(Defined(inner, module) for inner in heir.locals.get(name, ()))
        return found

    def _inherited(self, owner: nodes.ClassDef, name: str, module: PythonModule) -> list[Defined]:
        for one in self.lineage(owner, module)[1:]:
            if name in one.node.locals:
                return [Defined(inner, one.module) for inner in one.node.locals[name]]
        return []

    def functions(self, node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> list[Defined]:
        """Return the functions that an expression names: its own, a method's, another module's, one kept in a table."""
        if isinstance(node, nodes.Lambda):
            return [Defined(node, module)]
        if depth > _DEPTH:
            return []
        if isinstance(node, nodes.Subscript):
            held = [value for one in self.of(node.value, module) if (value := assigned(one.node)) is not None]
            tables = [one for one in held if isinstance(one, nodes.Dict)]
            return [
                found
                for table in tables
                for _, value in table.items
                for found in self.functions(value, module, depth + 1)
            ]
        found: list[Defined] = []
        for one in self.of(node, module):
            value = assigned(one.node)
            if isinstance(one.node, nodes.FunctionDef):
                found.append(one)
            elif isinstance(value, nodes.Lambda):
                found.append(Defined(value, one.module))
            elif isinstance(value, nodes.Name | nodes.Attribute):
                found.extend(self.functions(value, one.module, depth + 1))
            elif isinstance(value, nodes.Call) and dotted(value.func).endswith("partial") and value.args:
                found.extend(self.functions(value.args[0], one.module, depth + 1))
        return found

    def setting(self, name: str) -> list[Defined]:
        """Return what the project's settings and constants say under a name in capitals."""
        if self._constants is None:
            self._constants = defaultdict(list)
            for path in self._project.paths:
                if _SETTINGS_FILE.search(path):
                    for found in re.findall(
                        r"^\s*([A-Z][A-Z0-9_]{2,})\s*(?::[^=\n]+)?=", self._project.text(path), re.M
                    ):
                        if path not in self._constants[found]:
                            self._constants[found].append(path)
        modules = (self._project.modules.parsed(path) for path in self._constants.get(name, ()))
        return [one for module in modules if module is not None for one in self.named(name, module)]

    def calls_of(self, function: nodes.FunctionDef, module: PythonModule) -> list[tuple[nodes.Call, PythonModule]]:
        """Return the calls of a function in its own module and in those that import it, by its last name."""
        found = [(call, module) for call in _calls(module).get(function.name, ())]
        for path in self._users(function.name, module)[:_USERS]:
            other = self._project.modules.parsed(path)
            if other is not None:
                found.extend((call, other) for call in _calls(other).get(function.name, ()))
        return found

    def _users(self, name: str, module: PythonModule) -> list[str]:
        stem = module.path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
        key = f"{stem} {name}"
        if key not in self._texts:
            self._texts[key] = [
                path
                for path in self._project.paths
                if path.endswith(".py")
                and path != module.path
                and name in (text := self._project.text(path))
                and re.search(rf"\b{re.escape(stem)}\b", text)
            ]
        return self._texts[key]


def definitions(project: Project) -> Definitions:
    """Return the definitions of a project, built once."""
    known: Definitions | None = project.__dict__.get("definitions")
    if known is None:
        known = project.__dict__["definitions"] = Definitions(project)
    return known


def _calls(module: PythonModule) -> dict[str, list[nodes.Call]]:
    known: dict[str, list[nodes.Call]] | None = module.__dict__.get("calls")
    if known is None:
        known = module.__dict__["calls"] = defaultdict(list)
        for call in module.walk(nodes.Call):
            function = call.func
            name = function.attrname if isinstance(function, nodes.Attribute) else getattr(function, "name", "")
            known[name].append(call)
            if name in ("delay", "apply_async", "si", "s") and isinstance(function, nodes.Attribute):
                known[dotted(function.expr).rpartition(".")[2]].append(call)
    return known


def class_around(node: nodes.NodeNG) -> nodes.ClassDef | None:
    """Return the class that a node is written in."""
    while node is not None and not isinstance(node, nodes.ClassDef):
        node = node.parent
    return node


def function_around(node: nodes.NodeNG) -> nodes.FunctionDef | nodes.Lambda | None:
    """Return the function that a node is written in, itself left out."""
    node = node.parent
    while node is not None and not isinstance(node, nodes.FunctionDef | nodes.Lambda):
        node = node.parent
    return node


def assigned(node: nodes.NodeNG) -> nodes.NodeNG | None:
    """Return the value that a target was given, part by part where both sides are written out; None when unknown."""
    if isinstance(node, nodes.FunctionDef | nodes.ClassDef | nodes.Module):
        return None
    parent, part = node.parent, node
    if isinstance(parent, nodes.Tuple | nodes.List):
        outer = parent.parent
        if isinstance(outer, nodes.Assign) and parent in outer.targets:
            value = outer.value
            if isinstance(value, nodes.Tuple | nodes.List) and len(value.elts) == len(parent.elts):
                return value.elts[parent.elts.index(part)]
            return value
        parent = outer
    if isinstance(parent, nodes.Assign | nodes.AnnAssign | nodes.AugAssign | nodes.NamedExpr):
        return parent.value
    if isinstance(parent, nodes.For | nodes.Comprehension):
        return parent.iter
    if isinstance(parent, nodes.With):
        return next((context for context, target in parent.items if target is node), None)
    return None


def _annotation(name: nodes.AssignName) -> nodes.NodeNG | None:
    arguments = name.parent
    if not isinstance(arguments, nodes.Arguments):
        return None
    for names, types in (
        (arguments.posonlyargs, arguments.posonlyargs_annotations),
        (arguments.args or [], arguments.annotations),
        (arguments.kwonlyargs, arguments.kwonlyargs_annotations),
    ):
        for one, annotation in zip(names, types, strict=False):
            if one is name:
                return annotation
    return None


def argument(call: nodes.Call, function: Function, name: str) -> nodes.NodeNG | None:
    """Return what a call gives to a parameter, its default when it gives nothing; None when unknown."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    arguments = function.args
    positional = [one.name for one in (*arguments.posonlyargs, *(arguments.args or ()))]
    if positional[:1] in (["self"], ["cls"]) and isinstance(call.func, nodes.Attribute):
        positional = positional[1:]
    if name in positional and positional.index(name) < len(call.args):
        given = call.args[positional.index(name)]
        return None if isinstance(given, nodes.Starred) else given
    return default_of(function, name)


def default_of(function: Function, name: str) -> nodes.NodeNG | None:
    """Return the default of a parameter."""
    try:
        found: nodes.NodeNG = function.args.default_value(name)
    except Exception:  # astroid's own NoDefault, of a class that has moved between versions
        return None
    return found


def returned(function: Function) -> Iterator[nodes.NodeNG]:
    """Yield the values that a function gives back."""
    if isinstance(function, nodes.Lambda) and not isinstance(function, nodes.FunctionDef):
        yield function.body
        return
    for node in function.nodes_of_class((nodes.Return, nodes.Yield), skip_klass=(nodes.FunctionDef, nodes.ClassDef)):
        if node.value is not None:
            yield node.value
