"""What the names of a Python module stand for, here or in another checked module: one step back, never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.calling import calls_by_name, other_names
from guichet.reading.python.imports import starred, written_out
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.parts import annotation_of, assigned, class_of_self, held_in, lookup
from guichet.reading.python.roles import is_test
from guichet.reading.python.scopes import given_to
from guichet.reading.python.settings import settings_files

_BASES, _DEPTH, _HEIRS, _USERS, _OWN_NAME = 12, 4, 8, 12, 10
"""How many classes, names in a row, heirs and modules are asked at most for one name; how long a name is that no other method bears."""
_QUERY_NAME = 6
_QUERIES = re.compile(r"QuerySet|Manager\b|Repository\b")
"""Classes whose methods are called through a model: there, a shorter name is enough."""
_MANAGERS = frozenset({"objects", "query", "as_manager", "from_queryset", "_default_manager"})
_SELECTS = frozenset({"select", "get_object_or_404", "get_list_or_404", "query", "from_queryset"})
_COMMON = frozenset(
    "get set add update pop append create save delete filter all run send post put patch read write open close format join "
    "index items keys values copy count execute info error debug warning exception critical log clean validate load dump "
    "process handle main call apply start stop init setup render form_valid is_valid emit notify check build make fetch "
    "search find sort register connect submit".split()
)
"""Names that so many things have that a call by the last of them tells nothing: only what resolves counts."""
_CONFIGURED = re.compile(r"(?:^|\.)(?:settings|config|conf)$")


@dataclass(frozen=True, eq=False)
class Defined:
    """A node that defines something, and the module that it is written in."""

    node: nodes.NodeNG
    module: PythonModule


class Definitions:
    """Answers for one project; what it cannot follow has no definition."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._project = modules.project
        self._constants: dict[str, list[str]] | None = None
        self._texts: dict[str, list[str]] = {}

    def of(self, node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> list[Defined]:
        """Return what a name or a dotted name was defined as: assignments, parameters, functions, classes, modules."""
        if not isinstance(node, nodes.Name | nodes.Attribute):
            return []
        known = _answers(module)
        if node in known and (depth == 0 or isinstance(node, nodes.Name)):
            return known[node]
        found = self._of_name(node, module) if isinstance(node, nodes.Name) else self._of_attribute(node, module, depth)
        if depth == 0 or isinstance(node, nodes.Name):
            known[node] = found
        return found

    def _of_name(self, node: nodes.Name, module: PythonModule) -> list[Defined]:
        found: list[Defined] = []
        for one in given_to(node):
            if one.root() is module.tree:
                found.extend(self._defined(one, node.name, module))
        return found or self._of_stars(node.name, module, 0)

    def named(self, name: str, module: PythonModule, hops: int = 0) -> list[Defined]:
        """Return what a name of a module's own level was defined as."""
        found: list[Defined] = []
        for one in module.tree.locals.get(name, ()):
            found.extend(self._defined(one, name, module, hops))
        return found or self._of_stars(name, module, hops)

    def _of_stars(self, name: str, module: PythonModule, hops: int) -> list[Defined]:
        held = (self.named(name, other, hops + 1) for other in starred(name, module)) if hops <= 3 else iter(())
        return next(filter(None, held), [])

    def _defined(self, one: nodes.NodeNG, name: str, module: PythonModule, hops: int = 0) -> list[Defined]:
        if not isinstance(one, nodes.Import | nodes.ImportFrom):
            return [Defined(one, module)]
        imported = module.modules.imported(module, name)
        if imported is None or hops > 3:
            return [Defined(one, module)]
        other, original = imported
        return [Defined(other.tree, other)] if original is None else self.named(original, other, hops + 1)

    def _of_attribute(self, node: nodes.Attribute, module: PythonModule, depth: int) -> list[Defined]:
        owner = node.expr
        if isinstance(owner, nodes.Name) and owner.name in ("self", "cls"):
            own = class_of_self(node)
            return self.members(own, node.attrname, module, heirs=True) if own is not None else []
        if isinstance(owner, nodes.Call) and dotted(owner.func) == "super":
            own = class_of_self(node)
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
            elif isinstance(one.node.parent, nodes.AnnAssign) and one.node is one.node.parent.target:
                found.extend(self.classes(one.node.parent.annotation, one.module, depth + 1))
            elif (value := assigned(one.node)) is not None and isinstance(value, nodes.Call | nodes.Subscript):
                made = value.func if isinstance(value, nodes.Call) else value
                found.extend(self.classes(made, one.module, depth + 1))
                found.extend(self._queried(value, one.module, depth + 1))
            elif isinstance(one.node, nodes.AssignName) and (annotation := annotation_of(one.node)) is not None:
                found.extend(self.classes(annotation, one.module, depth + 1))
        if isinstance(node, nodes.Call):
            found.extend(self.classes(node.func, module, depth + 1))
        return [one for one in found if isinstance(one.node, nodes.ClassDef)][:_BASES]

    def _queried(self, value: nodes.NodeNG, module: PythonModule, depth: int) -> list[Defined]:
        """The model whose rows a query gives, or whose queries a manager holds: `Claim.objects.filter(…)`, `select(Claim)`."""
        while isinstance(value, nodes.Call | nodes.Attribute | nodes.Subscript):
            if isinstance(value, nodes.Attribute):
                if value.attrname in _MANAGERS:
                    return self.classes(value.expr, module, depth)
                value = value.expr
            elif isinstance(value, nodes.Subscript):
                value = value.value
            else:
                last = dotted(value.func).rpartition(".")[2]
                if last in _SELECTS and value.args:
                    return self.classes(value.args[0], module, depth)
                value = value.func
        return []

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
            for heir in _heirs(module).get(owner.name, ())[:_HEIRS]:
                found.extend(Defined(inner, module) for inner in heir.locals.get(name, ()))
        return found

    def _inherited(self, owner: nodes.ClassDef, name: str, module: PythonModule) -> list[Defined]:
        for one in self.lineage(owner, module)[1:]:
            if name in one.node.locals:
                return [Defined(inner, one.module) for inner in one.node.locals[name]]
        return []

    def functions(self, node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> list[Defined]:
        """Return the functions that an expression names: its own, a method's, another module's, one of a table or a list, one written as a text."""
        if isinstance(node, nodes.Lambda):
            return [Defined(node, module)]
        if depth > _DEPTH:
            return []
        if held := held_in(node):
            return [found for part in held for found in self.functions(part, module, depth + 1)]
        if (looked_up := lookup(node)) is not None:
            return [
                found
                for one in self.of(looked_up[0], module) if isinstance(table := assigned(one.node), nodes.Dict)
                for found in self.functions(table, one.module, depth)
            ]  # fmt: skip
        if isinstance(node, nodes.Const):
            return [one for name, other in written_out(node, module) for one in self.named(name, other) if isinstance(one.node, nodes.FunctionDef)]  # fmt: skip
        found: list[Defined] = []
        for one in self.of(node, module):
            value = assigned(one.node)
            if isinstance(one.node, nodes.FunctionDef):
                found.append(one)
            elif isinstance(value, nodes.Lambda):
                found.append(Defined(value, one.module))
            elif isinstance(value, nodes.Name | nodes.Attribute) or (value is not None and held_in(value)):
                found.extend(self.functions(value, one.module, depth + 1))
            elif isinstance(value, nodes.Call) and dotted(value.func).endswith("partial") and value.args:
                found.extend(self.functions(value.args[0], one.module, depth + 1))
        return found

    def setting(self, name: str) -> list[Defined]:
        """Return what the project's settings and constants say under a name in capitals."""
        if self._constants is None:
            self._constants = defaultdict(list)
            for path in settings_files(self._project):
                text = self._project.text(path)
                for found in set(re.findall(r"^[ \t]*+([A-Z][A-Z0-9_]{2,})[ \t]*+(?::[^=\n]+)?=", text, re.M)):
                    self._constants[found].append(path)
        modules = (self._modules.parsed(path) for path in self._constants.get(name, ()))
        return [one for module in modules if module is not None for one in self.named(name, module)]

    def calls_of(self, function: nodes.FunctionDef, module: PythonModule) -> list[tuple[nodes.Call, PythonModule]]:
        """Return the calls of a function in its own module and in those that import it, by its last name, or by one that it was also given.

        A method whose name is its own is also looked for in the modules beside it: queries go through their model.
        What a test gives happens to nobody, but to another test.
        """
        names = (function.name, *other_names(module).get(function.name, ()))
        found = [(call, module) for name in names for call in calls_by_name(module).get(name, ())]
        owner = function.parent
        beside = isinstance(owner, nodes.ClassDef) and len(function.name) >= (
            _QUERY_NAME if _QUERIES.search(" ".join((owner.name, *map(dotted, owner.bases)))) else _OWN_NAME
        )
        is_common = function.name in _COMMON
        for name in names:
            for path in self.users(name, module, beside=beside and name is function.name):
                if is_common and not self._names_it(path, name, module):
                    continue
                other = self._modules.parsed(path)
                if other is not None and (is_test(module) or not is_test(other)):
                    found.extend((call, other) for call in calls_by_name(other).get(name, ()))
        if not is_common:
            return found
        return [one for one in found if any(each.node is function for each in self.functions(one[0].func, one[1]))]

    def _names_it(self, path: str, name: str, module: PythonModule) -> bool:
        """Whether a file brings a name in from a module, or calls it through it, by its text: a cheap test before it is parsed."""
        stem = module.path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
        wanted = rf"\b{re.escape(stem)}\.{re.escape(name)}\(|\b{re.escape(stem)} import [^\n]*\b{re.escape(name)}\b"
        return re.search(wanted, self._project.text(path)) is not None

    def users(self, name: str, module: PythonModule, *, beside: bool = False) -> list[str]:
        """Return the modules that hold a name of a module and the module's own, by their texts alone, bounded.

        With `beside`, so do those of the folder, or under it, that call it on something."""
        folder, inside, _ = module.path.rpartition("/")
        stem = module.path.removesuffix(".py").removesuffix("/__init__").rpartition("/")[2]
        key = f"{stem} {name}"
        if key not in self._texts:
            self._texts[key] = [
                path
                for path in self._project.paths
                if path.endswith(".py")
                and path != module.path
                and self._project.holds(path, name)
                and (
                    re.search(rf"\b{re.escape(stem)}\b", text := self._project.text(path))
                    or (
                        beside
                        and (path.startswith(folder + inside) if folder else "/" not in path)
                        and f".{name}(" in text
                    )
                )
            ]
        return self._texts[key][:_USERS]


@memo
def definitions(modules: Modules) -> Definitions:
    """Return the definitions of a project's modules, built once."""
    return Definitions(modules)


@memo
def _answers(_: PythonModule) -> dict[nodes.NodeNG, list[Defined]]:
    """What was answered about the names of a module."""
    return {}


@memo
def _heirs(module: PythonModule) -> dict[str, list[nodes.ClassDef]]:
    """The classes of a module by the names of what they are built on."""
    found: dict[str, list[nodes.ClassDef]] = defaultdict(list)
    for one in module.walk(nodes.ClassDef):
        for base in one.bases:
            found[dotted(base)].append(one)
    return found
