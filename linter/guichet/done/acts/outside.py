"""What a program sends to others: the host of a call or of an address, through names, settings and classes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.act import Kind
from guichet.done.acts.logs import Found
from guichet.done.parties.hosts import host_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import function_around
from guichet.reading.python.paths import own_nodes

_VERBS = frozenset("post put patch request get send urlopen Request stream".split())
_CLIENTS = re.compile(
    r"(?:^|[._])(?:requests|httpx|aiohttp|session|client|http|urllib3?|pool|api|crm|hook|niquests)\w*$|^(?:urlopen|Request)$|^request$",
    re.I,
)
_PAYLOAD = frozenset({"json", "data", "params", "content", "body", "files", "fields", "payload", "url"})
_HANDS_OVER = re.compile(r"(?:^|\.)(?:put|putfo|open|storbinary|storlines|upload\w*|put_object|deposer\w*|transfer\w*|push\w*|envoyer\w*|send\w*|livrer\w*|publish\w*)$", re.I)  # fmt: skip
_CARRIER = re.compile(r"sftp|ftp|ftplib|paramiko|s3\b|bucket|scp|webdav|transport|partner|partenaire|bailleur|assureur|insurer|broker|courtier|prestataire|vendor", re.I)  # fmt: skip


def sent_in(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """Yield what a call sends to an absolute, known host: a request, or a query whose rows are handed over."""
    yield from _requested(node, module)
    yield from _handed_over(node, module)


def _requested(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    path = dotted(node)
    owner, _, name = path.rpartition(".")
    if name not in _VERBS or not (_CLIENTS.search(owner) or _CLIENTS.search(name)):
        return
    addresses = [*node.args[:2], *(word.value for word in node.keywords if word.arg == "url")]
    if isinstance(node.func, nodes.Attribute):
        addresses.append(node.func.expr)
    host = next((found for one in addresses if (found := host_in(one, module))), "")
    if host:
        given = [word.value for word in node.keywords if word.arg in _PAYLOAD] + list(node.args)
        yield Kind.SEND, host, node, given


def host_in(node: nodes.NodeNG, module: PythonModule) -> str:
    """Return the host of an address, through names, settings, classes and what the environment has by default."""
    if isinstance(node, nodes.JoinedStr) and node.values:
        first = node.values[0]
        return host_in(first.value if isinstance(first, nodes.FormattedValue) else first, module)
    if isinstance(node, nodes.BinOp):
        return host_in(node.left, module)
    for one in origins(node, module):
        if one.decides or not isinstance(one.node, nodes.Const) or not isinstance(one.node.value, str):
            continue
        host = host_of(one.node.value)
        if host and "." in host:
            return host
    return ""


def _handed_over(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """A query of people's columns, in a function that hands a file over to another organisation."""
    if getattr(node.func, "attrname", "") not in ("values", "values_list") or not node.args:
        return
    function = function_around(node)
    if not isinstance(function, nodes.FunctionDef):
        return
    for call in own_nodes(function, nodes.Call):
        name = dotted(call.func) or getattr(call.func, "attrname", "")
        if _HANDS_OVER.search(name) and call is not node and (to := _carried_to(call, function, module)):
            yield Kind.SEND, to, node, [node]
            return


def _carried_to(call: nodes.Call, function: nodes.FunctionDef, module: PythonModule) -> str:
    """Where a call hands things over: the host that the function or its constants name, when it is carried there."""
    words = f"{function.as_string()} {function.name}"
    if not _CARRIER.search(words):
        return ""
    known = [function, *(one.node.parent for name in function.nodes_of_class(nodes.Name) for one in definitions(module.modules).of(name, module) if isinstance(one.node, nodes.AssignName))]  # fmt: skip
    hosts = (
        re.search(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", inner.value)
        for one in known if one is not None
        for inner in one.nodes_of_class(nodes.Const)
        if isinstance(inner.value, str) and re.match(r"^(?:\w+://)?[\w-]+\.[\w.-]+\.[a-z]{2,}(?:[:/]|$)", inner.value)
    )  # fmt: skip
    found = next((host for host in hosts if host), None)
    return found[0] if found else ""
