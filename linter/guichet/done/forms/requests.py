"""Forms that no class declares: what a view reads of a request, and what it turns down when that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.forms.demands import emptiness, missing
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.scopes import given_to
from guichet.reading.python.views import refuses

_REQUEST = re.compile(
    r"(?:^|\.)(?:request|req|self\.request)\.(?:form|POST|post|json|data|files|FILES|values|get_json|get_data|form_data|args|GET)\b"
    r"|^(?:form|payload|donnees|data|body|corps|champs|formulaire|saisie|fields|files|fichiers|cleaned_data|demande|ctx\.(?:form|fichiers|files))$"
)
_FILES = re.compile(r"files|fichiers", re.I)
_SAYS_NO = re.compile(r"(?:^|\.)(?:flash|messages\.(?:error|warning)|add_error)$")
_ERRORS = re.compile(r"err|missing|manqu|problem|invalid|refus", re.I)


@dataclass(eq=False)
class RequestForm(Form):
    """A form known by what a function reads of the request."""

    @property
    def is_refused(self) -> bool:
        """Always: that is how it is known."""
        return True


def acts_in(module: PythonModule) -> Iterator[Form]:
    """Yield, for each function that reads a request, what it asks for."""
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        fields = list({one.name: one for one in _fields(function, module)}.values())
        if fields and any(one.required for one in fields):
            yield RequestForm(
                Kind.ASK, module.path, module.header_span(function), place_of(function, module), name=function.name,
                fields=tuple(fields), around=_around(function, module), title=_title(function, module),
            )  # fmt: skip


def _fields(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Asked]:
    wanted = _wanted(function)
    for name, node, files in _read(function):
        dated = _is_dated(node)
        sort = Sort.FILE if files else Sort.DATE if dated else Sort.TEXT
        yield Asked(name, "", sort, name in wanted or dated, module.path, module.span(node))
    for one, files in _listed(function, module, wanted):
        sort = Sort.FILE if files else Sort.TEXT
        yield Asked(str(one.node.value), "", sort, True, one.module.path, one.module.span(one.node))


def _read(function: nodes.FunctionDef) -> Iterator[tuple[str, nodes.NodeNG, bool]]:
    """The keys read of a request, by a constant, each with where, and whether it is a file."""
    for node in own_nodes(function, nodes.Call, nodes.Subscript):
        if isinstance(node, nodes.Subscript):
            held, key = node.value, node.slice
        elif isinstance(node.func, nodes.Attribute) and node.func.attrname in ("get", "getlist", "pop") and node.args:
            held, key = node.func.expr, node.args[0]
        else:
            continue
        if isinstance(key, nodes.Const) and isinstance(key.value, str) and _is_request(held):
            yield key.value, node, bool(_FILES.search(held.as_string()))


def _is_dated(node: nodes.NodeNG) -> bool:
    """Whether a whole date is read in the answer, which fails without a day or a month."""
    call = node.parent
    return (
        isinstance(call, nodes.Call)
        and node in call.args
        and dotted(call.func).endswith(("strptime", "fromisoformat", "parse_date"))
    )


def _is_request(held: nodes.NodeNG) -> bool:
    name = dotted(held)
    if not _REQUEST.search(name):
        return False
    if "." in name or not isinstance(held, nodes.Name):
        return True
    for one in given_to(held):
        if isinstance(one.parent, nodes.Arguments):
            return True
        value = assigned(one)
        if value is not None and _REQUEST.search(dotted(value.value if isinstance(value, nodes.Await) else value)):
            return True
    return False


def _wanted(function: nodes.FunctionDef) -> set[str]:
    """The keys that turn the request down when they are missing."""
    found: set[str] = set()
    for branch in own_nodes(function, nodes.If):
        if refuses(branch.body) or says_no(branch.body):
            found.update(emptiness(branch.test, function))
    return found


def says_no(body: list[nodes.NodeNG]) -> bool:
    """Return whether a branch tells the person that something is wrong: a flash and a way back, an error put on a list."""
    for statement in body:
        call = statement.value if isinstance(statement, nodes.Expr) else None
        if isinstance(call, nodes.Call) and (
            _SAYS_NO.search(dotted(call.func))
            or (dotted(call.func).endswith((".append", ".add", ".extend")) and _ERRORS.search(dotted(call.func)))
        ):
            return True
        if isinstance(statement, nodes.Assign):
            target = statement.targets[0]
            if (
                isinstance(target, nodes.Subscript | nodes.AssignName)
                and _ERRORS.search(target.as_string())
                and text_of(statement.value)
            ):
                return True
            if isinstance(target, nodes.Subscript) and _ERRORS.search(target.value.as_string()):
                return True
        if isinstance(statement, nodes.Return) and isinstance(statement.value, nodes.Call):
            given = statement.value.keywords
            if any(one.arg and _ERRORS.search(one.arg) for one in given):
                return True
    return False


def _listed(function: nodes.FunctionDef, module: PythonModule, wanted: set[str]) -> Iterator[tuple[Defined, bool]]:
    """What a list of keys requires: all, when whoever lacks one is refused; those that are wanted, when all are only gathered."""
    for loop in own_nodes(function, nodes.For, nodes.Comprehension):
        if not isinstance(loop.target, nodes.AssignName):
            continue
        reads = [
            one for one in (loop if isinstance(loop, nodes.For) else loop.parent).nodes_of_class((nodes.Call, nodes.Subscript, nodes.Compare))
            if _reads_by(one, loop.target.name)
        ]  # fmt: skip
        if not reads:
            continue
        files, all_of_them = any(_FILES.search(each.as_string()) for each in reads), _ends_in_refusal(loop, function)
        listed = list(_constants(loop.iter, module))
        names = _unpacked(loop)
        lacked = _lacked(function) if len(names) == len(listed) else set()
        for place, one in enumerate(listed):
            is_imposed = names[place] in lacked if len(names) == len(listed) else all_of_them
            if is_imposed or one.node.value in wanted:
                yield one, files


def _unpacked(loop: nodes.NodeNG) -> list[str]:
    """The names that take, one each, what is read of a list of keys: `name, phone = (form[key] for key in KEYS)`."""
    statement = None if isinstance(loop, nodes.For) else loop.statement()
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
    return [one.as_string() for one in target.elts] if isinstance(target, nodes.Tuple | nodes.List) else []


def _lacked(function: nodes.FunctionDef) -> set[str]:
    """The names that turn the request down when one of them alone is empty: `not name`, `not (name and phone)`."""
    found: set[str] = set()
    for branch in own_nodes(function, nodes.If):
        if not (refuses(branch.body) or says_no(branch.body)):
            continue
        test = branch.test
        for part in test.values if isinstance(test, nodes.BoolOp) and test.op == "or" else [test]:
            inner = part.operand if isinstance(part, nodes.UnaryOp) else None
            together = inner if isinstance(inner, nodes.BoolOp) and inner.op == "and" else None
            if (held := missing(part) or together) is not None:
                found.update(one.name for one in held.nodes_of_class(nodes.Name))
    return found


def _reads_by(node: nodes.NodeNG, name: str) -> bool:
    def is_name(one: nodes.NodeNG) -> bool:
        return isinstance(one, nodes.Name) and one.name == name

    if isinstance(node, nodes.Subscript):
        return is_name(node.slice) and _is_request(node.value)
    if isinstance(node, nodes.Call):
        return isinstance(node.func, nodes.Attribute) and node.func.attrname == "get" and bool(node.args) and is_name(node.args[0]) and _is_request(node.func.expr)  # fmt: skip
    operator, right = node.ops[0]
    return is_name(node.left) and operator == "not in" and (_is_request(right) or bool(_REQUEST.search(dotted(right))))


def _ends_in_refusal(loop: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    if isinstance(loop, nodes.For):
        return any(refuses(branch.body) or says_no(branch.body) for branch in loop.nodes_of_class(nodes.If))
    statement = loop.statement()
    if isinstance(statement, nodes.If):
        return refuses(statement.body) or says_no(statement.body)
    if isinstance(statement, nodes.Return):
        return bool(_ERRORS.search(function.name))
    names = (
        [one.name for one in statement.nodes_of_class(nodes.AssignName)][:1]
        if isinstance(statement, nodes.Assign)
        else []
    )
    return any(
        (refuses(branch.body) or says_no(branch.body))
        and any(one.name in names and _is_whole(one, branch.test) for one in branch.test.nodes_of_class(nodes.Name))
        for branch in function.nodes_of_class(nodes.If)
    )


def _is_whole(gathered: nodes.Name, test: nodes.NodeNG) -> bool:
    """Whether a test asks of all that was gathered if one lacks, rather than of one key, or if all of them do."""
    held = gathered.parent
    key = held.slice if isinstance(held, nodes.Subscript) else None
    if isinstance(held, nodes.Attribute) and held.attrname == "get" and isinstance(held.parent, nodes.Call):
        key = held.parent.args[0] if held.parent.args else None
    if isinstance(key, nodes.Const):
        return False
    around = gathered.parent
    while around is not test and around is not None:
        if isinstance(around, nodes.Call) and dotted(around.func) == "any" and isinstance(around.parent, nodes.UnaryOp):
            return False
        around = around.parent
    return True


def _constants(node: nodes.NodeNG, module: PythonModule) -> Iterator[Defined]:
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        yield from (
            Defined(one, module) for one in node.elts if isinstance(one, nodes.Const) and isinstance(one.value, str)
        )
    elif isinstance(node, nodes.Dict):
        yield from (
            Defined(one, module) for one, _ in node.items if isinstance(one, nodes.Const) and isinstance(one.value, str)
        )
    elif (
        isinstance(node, nodes.Call)
        and isinstance(node.func, nodes.Attribute)
        and node.func.attrname in ("items", "keys")
    ):
        yield from _constants(node.func.expr, module)
    elif isinstance(node, nodes.Name | nodes.Attribute):
        for one in definitions(module.modules).of(node, module):
            if (value := assigned(one.node)) is not None and not isinstance(value, nodes.Name):
                yield from _constants(value, one.module)


def _around(function: nodes.FunctionDef, module: PythonModule) -> str:
    said = [str(function.doc_node.value)] if function.doc_node is not None else []
    said += [one.value for one in function.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
    return apart(" ".join((*said, module.path)))


def _title(function: nodes.FunctionDef, module: PythonModule) -> str:
    """What a view says that it is: its address, its first line, its module."""
    said = [str(function.doc_node.value).partition("\n")[0]] if function.doc_node is not None else []
    for mark in function.decorators.nodes if function.decorators else ():
        said += [one.value for one in mark.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
    return " ".join((*said, module.path))
