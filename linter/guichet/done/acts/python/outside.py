"""What a program sends to others: the host of a call or of an address, through names, settings and classes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.logs import Found
from guichet.done.nouns.act import Kind
from guichet.done.parties.clients import company_of
from guichet.done.parties.hosts import host_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import assigned, function_around
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.scopes import given_to

_VERBS = frozenset("post put patch request get send urlopen Request stream".split())
_CLIENTS = re.compile(
    r"(?:^|[._])(?:requests|httpx|aiohttp|session|client|http|urllib3?|pool|api|crm|hook|niquests)\w*$|^(?:urlopen|Request)$|^request$",
    re.I,
)
_PAYLOAD = frozenset({"json", "data", "params", "content", "body", "files", "fields", "payload", "url"})
_HANDS_OVER = re.compile(r"(?:^|\.)(?:put|putfo|open|storbinary|storlines|upload\w*|put_object|deposer\w*|transfer\w*|push\w*|envoyer\w*|send\w*|livrer\w*|publish\w*)$", re.I)  # fmt: skip
_MONITORS = re.compile(
    r"(?:^|\.)(?:sentry_sdk|scope|sentry)\.(?:set_context|set_extra|set_tag|add_breadcrumb|capture_message)$"
)
_WHOLE_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}$")
"""A host written to its end, and not the one of documentation."""
_LIBRARY = re.compile(r"^(?:httpx|aiohttp|requests|urllib3|niquests)\.")
_HOST = re.compile(
    r"^(?:\w+://|[\w.+-]+@)?((?:[\w-]+\.)+(?!(?:csv|json|txt|zip|xlsx?|pdf|xml|html?|py|gz|tar|log|sql|ods)\b)[a-z]{2,})(?:[:/]|$)"
)
_ASKING = re.compile(r"[?&][\w-]*=?$|^[?&/]")
_CARRIER = re.compile(r"sftp|ftp|ftplib|paramiko|s3\b|bucket|scp|webdav|transport|partner|partenaire|bailleur|assureur|insurer|broker|courtier|prestataire|vendor", re.I)  # fmt: skip


def sent_in(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """Yield what a call sends to an absolute, known host: a request, or a query whose rows are handed over."""
    yield from _requested(node, module)
    yield from _handed_over(node, module)
    company = company_of(node, module, host_in)
    if company:
        yield Kind.SEND, company, node, [*node.args, *(word.value for word in node.keywords)]


def is_request(node: nodes.Call) -> bool:
    """Whether a call is a request to a host, by what makes it."""
    owner, _, name = dotted(node).rpartition(".")
    if name not in _VERBS:
        return False
    if _CLIENTS.search(owner) or _CLIENTS.search(name):
        return True
    held = node.func.expr if isinstance(node.func, nodes.Attribute) else None
    made = [assigned(one) for one in given_to(held)] if isinstance(held, nodes.Name) else []
    return any(isinstance(one, nodes.Call) and _LIBRARY.match(dotted(one.func)) for one in made)


def _requested(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    if _MONITORS.search(dotted(node)) and "sentry" in module.source.text:
        yield Kind.SEND, "sentry.io", node, [*node.args, *(word.value for word in node.keywords)]
    if not is_request(node):
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
        if (
            len(one.hops) > 3
            or one.decides
            or not isinstance(one.node, nodes.Const)
            or not isinstance(one.node.value, str)
        ):
            continue
        host = host_of(one.node.value)
        if _WHOLE_HOST.match(host):
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
        if _HANDS_OVER.search(name) and call is not node and (to := _carried_to(function, module)):
            yield Kind.SEND, to, node, [node]
            return


def _carried_to(function: nodes.FunctionDef, module: PythonModule) -> str:
    """Where a call hands things over: the host that the function or its constants name, when it is carried there."""
    words = f"{function.as_string()} {function.name}"
    if not _CARRIER.search(words):
        return ""
    known = [function, *(one.node.parent for name in function.nodes_of_class((nodes.Name, nodes.Attribute)) for one in definitions(module.modules).of(name, module) if isinstance(one.node, nodes.AssignName))]  # fmt: skip
    hosts = (
        _HOST.search(inner.value)
        for one in known if one is not None
        for inner in one.nodes_of_class(nodes.Const)
        if isinstance(inner.value, str)
    )  # fmt: skip
    found = next((host for host in hosts if host), None)
    if found is not None:
        return found[1]
    kept = (entry for inner in own_nodes(function, nodes.Call) for entry in kept_in(inner, module))
    return next((host[1] for entry in kept if (host := _HOST.match(entry.value))), "")


def addresses_in(node: nodes.NodeNG, module: PythonModule) -> Iterator[Found]:
    """Yield an address of another organisation's host that a program makes with something in it: `f"{HOST}?q={address}"`."""
    first = node.values[0] if isinstance(node, nodes.JoinedStr) and node.values else node
    while isinstance(first, nodes.BinOp):
        first = first.left
    inner = first.value if isinstance(first, nodes.FormattedValue) else first
    written = inner.value if isinstance(inner, nodes.Const) and isinstance(inner.value, str) else ""
    if isinstance(node.parent, nodes.BinOp | nodes.FormattedValue) or not (
        written.startswith(("http", "//")) or isinstance(inner, nodes.Name | nodes.Attribute)
    ):
        return
    if not isinstance(inner, nodes.Const) and not any(_ASKING.search(one.value) for one in node.nodes_of_class(nodes.Const) if isinstance(one.value, str)):  # fmt: skip
        return
    host = host_in(inner, module)
    if host:
        yield Kind.SEND, host, node, [node]
