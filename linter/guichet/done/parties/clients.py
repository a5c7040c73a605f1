"""Whose service a call of Python speaks to, when it goes by the client of a company's package."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from astroid import nodes

from guichet.core.keeping.tables import table
from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import definitions
from guichet.reading.python.imports import reach
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.scopes import given_to

_ADDRESSES = frozenset({"base_url", "api_base", "server_url", "azure_endpoint", "endpoint", "host", "api_host"})
"""The words that a client takes the address of the service by: it may be one's own."""

_DEPTH = 4
_CARRIES = re.compile(r"transac|smtp|send_?(?:e?mail|sms|message)$|(?:^|\.)(?:messages|emails?|sms)\.send$", re.I)
"""The calls that carry a message to the person who waits for it."""

_PHONES = re.compile(
    r"(?:^|[.-])(?:sms|texto|smsapi)[.-]|^api\.(?:twilio|smsmode|octopush|messagebird|vonage|clicksend|allmysms)\.",
    re.I,
)
HostIn = Callable[[nodes.NodeNG, PythonModule], str]


@cache
def _companies() -> Mapping[str, Mapping[str, Any]]:
    return table("done/words/companies.toml")


def company_of(call: nodes.Call, module: PythonModule, host_in: HostIn) -> str:
    """Return the host that a call of a company's client speaks to; "" for another call, or when the address is unknown.

    `host_in` tells the host of an address that the client was given.
    """
    if not _speaks(module) or not (call.args or call.keywords) or _CARRIES.search(dotted(call.func)):
        return ""
    if isinstance(call.func, nodes.Name):
        return next(_imported(call.func, module), "")
    return next(_behind(call, module, host_in, 0), "")


@cache
def _mailing() -> re.Pattern[str]:
    hosts = _companies()["lists"]["mailing"]
    packages = [name for name, host in _companies()["python"].items() if host in hosts]
    return re.compile("|".join((*map(re.escape, hosts), rf"\b(?:import|from)\s+(?:{'|'.join(packages)})\b")))


def sends_mail(host: str) -> bool:
    """Whether a company writes to people for others: the address to write to is what it is given for."""
    lists = _companies()["lists"]
    return host in lists["mailing"] or host in lists["carriers"] or calls_phones(host)


def calls_phones(host: str) -> bool:
    """Whether a host carries text messages, by its own name: the number to write to is what it is given for."""
    return _PHONES.search(host) is not None


def mails_by_a_company(project: Project) -> bool:
    """Whether the code of a project speaks to a company that sends letters to lists, with a way out in each."""
    return any(project.does(path, _mailing()) for path in project.paths if path.endswith(".py"))


def _behind(node: nodes.NodeNG, module: PythonModule, host_in: HostIn, depth: int) -> Iterator[str]:
    """The hosts behind an expression: through names, members, clients that are made, pieces that are piped."""
    if depth > _DEPTH:
        return
    if isinstance(node, nodes.BinOp):
        yield from _behind(node.left, module, host_in, depth)
        yield from _behind(node.right, module, host_in, depth)
    elif isinstance(node, nodes.Await):
        yield from _behind(node.value, module, host_in, depth)
    elif isinstance(node, nodes.Call):
        given = [word.value for word in node.keywords if word.arg in _ADDRESSES]
        opened = _opened(node)
        hosts = iter((opened,)) if opened else _behind(node.func, module, host_in, depth)
        yield from (host_in(given[0], module) if given else host for host in hosts)
    elif isinstance(node, nodes.Name | nodes.Attribute):
        if isinstance(node, nodes.Name):
            yield from _imported(node, module)
        found = definitions(module.modules).of(node, module)
        for one in found:
            value = assigned(one.node)
            if value is not None and value is not node:
                yield from _behind(value, one.module, host_in, depth + 1)
        if not found and isinstance(node, nodes.Attribute):
            yield from _behind(node.expr, module, host_in, depth)


def _speaks(module: PythonModule) -> bool:
    """Whether a module, or one that it imports, names a package of a company: a cheap test before values are followed."""
    modules = module.modules
    return any(_names_package(path, modules) for path in (module.path, *reach(module.path, modules)))


@keyed_memo
def _names_package(path: str, modules: Modules) -> bool:
    """Whether a file names a package of a company."""
    return _packages().search(modules.project.text(path)) is not None


@cache
def _packages() -> re.Pattern[str]:
    names = "|".join(map(re.escape, (*_companies()["python"], "boto3")))
    parents = "|".join(sorted({re.escape(name.rpartition(".")[0]) for name in _companies()["python"] if "." in name}))
    return re.compile(rf"\b(?:import|from)\s+(?:{names}|{parents})\b")


def _opened(call: nodes.Call) -> str:
    """The host of the service that a client of several is opened on: `boto3.client("comprehend")`."""
    if dotted(call.func).rpartition(".")[2] not in ("client", "resource") or not call.args:
        return ""
    service = call.args[0].value if isinstance(call.args[0], nodes.Const) else None
    return _companies()["services"].get(service, "") if isinstance(service, str) else ""


def _imported(name: nodes.Name, module: PythonModule) -> Iterator[str]:
    """The host of the package that a name was imported from."""
    for found in given_to(name):
        if isinstance(found, nodes.Import):
            packages = [package for package, alias in found.names if name.name in (alias, package.partition(".")[0])]
        elif isinstance(found, nodes.ImportFrom) and not found.level:
            packages = [found.modname, *(f"{found.modname}.{one}" for one, _ in found.names)]
        else:
            continue
        yield from (host for package in packages if (host := _host_of(package)) and not _is_own(package, module))


def _host_of(package: str) -> str:
    known = _companies()["python"]
    parts = package.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[name] for name in names if name in known), "")


def _is_own(package: str, module: PythonModule) -> bool:
    """Whether the project has a package of that name itself."""
    root = package.partition(".")[0]
    return any(path == f"{root}.py" or path.startswith(f"{root}/") or f"/{root}/__init__.py" in path for path in module.project.paths)  # fmt: skip
