"""What tells who people are, put in an address by a module of Python, or read from one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from astroid import nodes

from guichet.done.data.python_data import data_in
from guichet.done.nouns.datum import Sort
from guichet.done.people.personal_data import is_personal_name, personal_in
from guichet.done.people.sealed import is_sealed
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import assigned, function_around
from guichet.reading.python.scopes import given_to

_PLACE = re.compile(r"<(?:[\w()., =\"']+:)?(\w+)>|\{(\w+)(?::[^{}]*)?\}|\(\?P<(\w+)>")
_ROUTES = frozenset(
    "path re_path url route get post put patch delete api_route add_url_rule websocket add_api_route".split()
)
_MAKERS = frozenset({"reverse", "reverse_lazy", "url_for", "redirect", "url_path_for"})
"""What makes the address of a page from the name of its view."""
_LOOKED_AT = 40
_DEEPEST = 3
"""Tables that one is poured into, each into the next."""
_REQUESTS = re.compile(r"(?:^|\.)(?:requests|httpx|session|client|http|aiohttp|urllib|urlopen|api)\b", re.I)
_GOES = re.compile(r"redirect|HttpResponseRedirect|RedirectResponse|build_absolute_uri|url_for|href|location|reverse")
QUERY = re.compile(r"[?&;]([\w\[\]-]+)=$")
"""The name after which something is written in an address."""


def put_in_address(node: nodes.NodeNG, module: PythonModule) -> tuple[nodes.NodeNG, str]:
    """Return where a node puts who someone is in an address, and under what name; "" for a name when it does not."""
    if isinstance(node, nodes.JoinedStr | nodes.BinOp):
        data = _queried(node) if isinstance(node, nodes.JoinedStr) else _added(node)
        return node, "" if data and _is_sent_by_program(node) else data
    if isinstance(node, nodes.FunctionDef):
        return (
            _asked_in_query(node) if "fastapi" in module.source.text or "@app.get" in module.source.text else (node, "")
        )
    if not isinstance(node, nodes.Call):
        return node, ""
    name = dotted(node).rpartition(".")[2]
    if name in _ROUTES and node.args and isinstance(node.args[0], nodes.Const) and isinstance(node.args[0].value, str):
        return node.args[0], _declared(node, name)
    if name == "urlencode" and node.args and not _is_sent_by_program(node):
        return node, _encoded(node, module)
    return node, _made(node, module) if name in _MAKERS else ""


def _declared(node: nodes.Call, name: str) -> str:
    """`path("dossier/<str:nir>/", …)`."""
    names = [one for groups in _PLACE.findall(node.args[0].value) for one in groups if one]
    data = next((one for one in names if is_personal_name(one)), "")
    declares = name in ("path", "re_path", "url", "add_url_rule", "add_api_route")
    return data if declares or isinstance(node.parent, nodes.Decorators) else ""


def _made(node: nodes.Call, module: PythonModule) -> str:
    """`reverse("suivi", kwargs={"email": demande.email})`, `url_for("suivi", **summary)`."""
    values = [(word.arg, word.value) for word in node.keywords if word.arg not in ("kwargs", "args", "query", None)]
    for word in node.keywords:
        values += _tabled(word.value, module) if word.arg in ("kwargs", "query", None) else ()
    return next((str(key) for key, value in values if key and is_personal_name(str(key)) and personal_in(value)), "")


def _is_around_parts(one: Origin) -> bool:
    """Follow a table, and not what each of its parts is made of: other tables, of other things."""
    return not isinstance(one.node, nodes.Dict)


def _tabled(table: nodes.NodeNG, module: PythonModule, depth: int = 0) -> Iterator[tuple[object, nodes.NodeNG]]:
    """What a table that a call is given holds, under which names: written there, or under a name, or made by a function."""
    for one in islice(origins(table, module, _is_around_parts), _LOOKED_AT):
        if isinstance(one.node, nodes.Dict):
            for key, value in one.node.items:
                if isinstance(key, nodes.Const):
                    yield key.value, value
                elif isinstance(key, nodes.DictUnpack) and depth < _DEEPEST:
                    yield from _tabled(value, one.module, depth + 1)
        elif isinstance(one.node, nodes.Call) and dotted(one.node) == "dict":
            yield from ((word.arg, word.value) for word in one.node.keywords)
    name = table.name if isinstance(table, nodes.Name) else ""
    around = function_around(table)
    for one in around.nodes_of_class(nodes.Assign) if name and around is not None else ():
        target = one.targets[0]
        if (
            isinstance(target, nodes.Subscript)
            and dotted(target.value) == name
            and isinstance(target.slice, nodes.Const)
        ):
            yield target.slice.value, one.value


def _added(node: nodes.BinOp) -> str:
    """`"/suivi?nir=" + nir`."""
    left = node.left.right if isinstance(node.left, nodes.BinOp) else node.left
    key = QUERY.search(left.value) if isinstance(left, nodes.Const) and isinstance(left.value, str) else None
    return key[1] if key and node.op == "+" and is_personal_name(key[1]) and not _is_sealed(node.right) else ""


def _is_sealed(value: nodes.NodeNG) -> bool:
    """Whether a value was made unreadable, where it is written or where its name is given it."""
    given = [assigned(one) for one in given_to(value)] if isinstance(value, nodes.Name) else []
    return any(is_sealed(one.as_string()) for one in (value, *given) if one is not None)


_QUERIES = re.compile(r"(?:^|\.)request\.(?:GET|args|query_params|query|rel_url\.query)(?:\.get|\.getlist)?$")
_ELSEWHERE = re.compile(r"Body|Form|Depends|Header|Cookie|File|Request|Session|Security")


def read_from_query(node: nodes.NodeNG) -> str:
    """`request.GET["nir"]`, `request.args.get("email")`."""
    if isinstance(node, nodes.Subscript):
        path, key = dotted(node.value), node.slice
    elif isinstance(node, nodes.Call):
        path, key = dotted(node), node.args[0] if node.args else None
    else:
        return ""
    if not path or not _QUERIES.search(path) or not isinstance(key, nodes.Const):
        return ""
    return str(key.value) if is_personal_name(str(key.value)) else ""


def is_read_again(node: nodes.NodeNG, tells_as_much: Callable[[str], bool]) -> bool:
    """Whether the function around read before, from the same address, what tells as much: it is said once."""
    around = function_around(node)
    for one in around.nodes_of_class((nodes.Subscript, nodes.Call)) if around is not None else ():
        if one is node:
            return False
        if (read := read_from_query(one)) and tells_as_much(read):
            return True
    return False


def is_written(data: str, module: PythonModule) -> bool:
    """Whether something in the project puts a thing in an address by that name: a link, a form, a redirection."""
    written = re.compile(
        rf"""[?&]{re.escape(data)}=|["']{re.escape(data)}["']\s*:[^\n]*\n?[^\n]*urlencode|urlencode\([^)]*["']{re.escape(data)}["']"""
    )
    project = module.project
    return any(project.holds(path, data) and written.search(project.text(path)) for path in project.paths)


def _asked_in_query(node: nodes.FunctionDef) -> tuple[nodes.NodeNG, str]:
    """FastAPI reads the plain arguments of a GET from the address."""
    gets = [one for one in (node.decorators.nodes if node.decorators else []) if dotted(one).endswith(".get")]
    if not gets or not isinstance(gets[0], nodes.Call):
        return node, ""
    text = node.args.as_string()
    for argument in node.args.args or []:
        written = next((part for part in text.split(",") if argument.name in part), "")
        in_path = f"{{{argument.name}" in gets[0].as_string()
        if is_personal_name(argument.name) and not in_path and not _ELSEWHERE.search(written):
            return argument, argument.name
    return node, ""


def _queried(node: nodes.JoinedStr) -> str:
    for text, value in zip(node.values, node.values[1:], strict=False):
        if isinstance(text, nodes.Const) and isinstance(value, nodes.FormattedValue):
            key = QUERY.search(str(text.value))
            if (
                key
                and not _is_sealed(value.value)
                and (is_personal_name(key[1]) or (personal_in(value.value) and "?" in str(text.value)))
            ):
                return key[1]
    return ""


def _is_sent_by_program(node: nodes.NodeNG) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef):
        if isinstance(parent, nodes.Call) and parent is not node and _REQUESTS.search(dotted(parent)):
            return True
        parent = parent.parent
    return False


def _encoded(node: nodes.Call, module: PythonModule) -> str:
    frame = node.frame()
    if not isinstance(frame, nodes.FunctionDef) or not _GOES.search(frame.as_string()):
        return ""
    return next((one.shown for one in data_in(node.args[0], module) if one.sort is Sort.IDENTITY), "")
