"""The functions that the expressions of a Python module name, here or in another checked module."""

from __future__ import annotations

from astroid import nodes

from guichet.reading.python.module import PythonModule, dotted


class Callees:
    """Answers for one module; a name that it cannot follow has no function."""

    def __init__(self, module: PythonModule) -> None:
        self._module = module

    def function(self, node: nodes.NodeNG) -> nodes.FunctionDef | nodes.Lambda | None:
        """Return the function that an expression names, in this module or another checked one."""
        if isinstance(node, nodes.Name):
            return self._named(self._module, node.name, node)
        if isinstance(node, nodes.Attribute) and isinstance(node.expr, nodes.Name):
            if node.expr.name in ("self", "cls"):
                return next((one for one in self.members(node) if isinstance(one, nodes.FunctionDef)), None)
            found = self._module.modules.imported(self._module, node.expr.name)
            if found is not None and found[1] is None:
                return self._named(found[0], node.attrname, None)
            owner = self._class(node.expr.name) or self._class_of_instance(node.expr.name)
            if owner is not None:
                return next(
                    (one for one in owner.locals.get(node.attrname, ()) if isinstance(one, nodes.FunctionDef)), None
                )
        if isinstance(node, nodes.Subscript) and isinstance(node.value, nodes.Name):
            table = next((one.parent for one in self._module.tree.locals.get(node.value.name, ())), None)
            if isinstance(table, nodes.Assign) and isinstance(table.value, nodes.Dict):
                found_functions = (self.function(value) for _, value in table.value.items)
                return next((one for one in found_functions if one is not None), None)
        return node if isinstance(node, nodes.Lambda) else None

    def _class(self, name: str) -> nodes.ClassDef | None:
        return next((one for one in self._module.tree.locals.get(name, ()) if isinstance(one, nodes.ClassDef)), None)

    def _class_of_instance(self, name: str) -> nodes.ClassDef | None:
        for one in self._module.tree.locals.get(name, ()):
            if isinstance(one.parent, nodes.Assign) and isinstance(one.parent.value, nodes.Call):
                return self._class(dotted(one.parent.value.func))
        return None

    def _named(
        self, module: PythonModule, name: str, user: nodes.NodeNG | None, hops: int = 0
    ) -> nodes.FunctionDef | nodes.Lambda | None:
        scopes = [user.scope()] if user is not None else []
        for scope in (*scopes, module.tree):
            for one in scope.locals.get(name, ()):
                if isinstance(one, nodes.FunctionDef):
                    return one
                if isinstance(one.parent, nodes.Assign) and isinstance(one.parent.value, nodes.Lambda):
                    return one.parent.value
        found = module.modules.imported(module, name) if hops < 3 else None
        return self._named(found[0], found[1], None, hops + 1) if found and found[1] else None

    def members(self, node: nodes.Attribute) -> list[nodes.NodeNG]:
        """Return what `self.name` may be, in the class around it or in its bases of the same module."""
        frame: nodes.NodeNG | None = node.frame()
        while frame is not None and not isinstance(frame, nodes.ClassDef):
            frame = frame.parent.frame() if frame.parent is not None else None
        found: list[nodes.NodeNG] = []
        owner = frame
        for _ in range(4):
            if not isinstance(owner, nodes.ClassDef):
                break
            found.extend(owner.locals.get(node.attrname, ()))
            found.extend(owner.instance_attrs.get(node.attrname, ()))
            if found:
                break
            bases = [one.name for one in owner.bases if isinstance(one, nodes.Name)]
            owner = next((base for name in bases if (base := self._class(name)) is not None), None)
        return found
