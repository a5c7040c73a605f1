"""What the views of a module in Python give to templates as tables of texts: `render_template("page.html", errors=errors)`."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.given.answers import TEXT_KEYS, Said, Tables
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.library import Library

_READS = frozenset({"get", "items", "keys", "values"})


def tables_of(path: str, module: PythonModule, library: Library) -> Iterator[Tables]:
    """Yield the tables that each call of a module that shows a template gives it."""
    for call in showing(path, module, library):
        pairs = [(word.arg, word.value) for word in call.keywords if word.arg]
        for table in (*call.args, *(word.value for word in call.keywords if word.arg == "context")):
            if isinstance(table, nodes.Dict):
                pairs += [(key.value, value) for key, value in table.items if isinstance(key, nodes.Const)]
        yield {str(name): _said(value, call, module) for name, value in pairs}


def showing(path: str, module: PythonModule, library: Library) -> Iterator[nodes.Call]:
    """Yield the calls of a module that are given the name of a template."""
    for call, names in _naming(module):
        if any(library.resolve(name, module.path) == path for name in names):
            yield call


@memo
def _naming(module: PythonModule) -> list[tuple[nodes.Call, list[str]]]:
    """The calls that are given texts as they are written, with these: each template of a project asks for them."""
    said = (
        (call, [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)])
        for call in module.walk(nodes.Call)
    )
    return [(call, names) for call, names in said if names]


def _said(value: nodes.NodeNG, call: nodes.Call, module: PythonModule) -> list[Said] | None:
    if isinstance(value, nodes.Dict):
        return _of_dict(value, module)
    frame = call.frame()
    if not isinstance(value, nodes.Name) or not isinstance(frame, nodes.FunctionDef):
        return None
    found: list[Said] = []
    is_made = False
    for node in frame.nodes_of_class((nodes.Assign, nodes.AugAssign, nodes.Call)):
        if isinstance(node, nodes.Call):
            owner = node.func.expr if isinstance(node.func, nodes.Attribute) else None
            is_owner = isinstance(owner, nodes.Name) and owner.name == value.name
            given = (*node.args, *(word.value for word in node.keywords))
            is_given = node is not call and any(isinstance(one, nodes.Name) and one.name == value.name for one in given)
            if (is_owner and dotted(node.func).rpartition(".")[2] not in _READS) or (
                is_given and not _shows(node, call)
            ):
                return None
            continue
        target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
        if isinstance(target, nodes.AssignName) and target.name == value.name:
            own = (
                _of_dict(node.value, module)
                if isinstance(node, nodes.Assign) and isinstance(node.value, nodes.Dict)
                else None
            )
            if own is None:
                return None
            is_made = True
            found += own
        elif (
            isinstance(target, nodes.Subscript)
            and isinstance(target.value, nodes.Name)
            and target.value.name == value.name
        ):
            if not isinstance(target.slice, nodes.Const):
                return None
            found.append(Said(str(target.slice.value), _words(node.value), module.path, module.span(target.slice)))
    return found if is_made else None


def _words(node: nodes.NodeNG) -> str:
    """The words of a value, or of a table that holds them under a name for words."""
    if not isinstance(node, nodes.Dict):
        return text_of(node)
    held = {key.value: value for key, value in node.items if isinstance(key, nodes.Const)}
    return next((_words(held[key]) for key in TEXT_KEYS if key in held), "")


def _shows(node: nodes.Call, call: nodes.Call) -> bool:
    return dotted(node.func) == dotted(call.func)


def _of_dict(node: nodes.Dict, module: PythonModule) -> list[Said] | None:
    if not all(isinstance(key, nodes.Const) for key, _ in node.items):
        return None
    return [Said(str(key.value), _words(value), module.path, module.span(key)) for key, value in node.items]
