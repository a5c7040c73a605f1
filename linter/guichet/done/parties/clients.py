"""Whose service a call of Python speaks to, when it goes by the client of a company's package."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.imports import reach
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins

_ADDRESSES = frozenset({"base_url", "api_base", "server_url", "azure_endpoint", "endpoint", "host", "api_host"})
"""The words that a client takes the address of the service by: it may be one's own."""

HostIn = Callable[[nodes.NodeNG, PythonModule], str]


@cache
def _companies() -> Mapping[str, Mapping[str, str]]:
    path = Path(__file__).parents[1] / "words" / "companies.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def company_of(call: nodes.Call, module: PythonModule, host_in: HostIn) -> str:
    """Return the host that a call of a company's client speaks to; "" for another call, or when the address is unknown.

    `host_in` tells the host of an address that the client was given.
    """
    if not _speaks(module):
        return ""
    for one in origins(call.func, module, lambda one: not one.decides):
        made = one.node if isinstance(one.node, nodes.Call) else None
        host = next(_hosts(one.node, one.module), "") if isinstance(one.node, nodes.Name | nodes.Call) else ""
        if host:
            given = [word.value for word in made.keywords if word.arg in _ADDRESSES] if made is not None else []
            return host_in(given[0], one.module) if given else host
    return ""


@memo
def _speaks(module: PythonModule) -> bool:
    """Whether a module, or one that it imports, names a package of a company: a cheap test before values are followed."""
    texts = [module.source.text, *(module.project.text(path) for path in reach(module.path, module.modules))]
    names = (*_companies()["python"], "boto3")
    return any(f"import {name}" in text or f"from {name}" in text or f"{name} import" in text for text in texts for name in names)  # fmt: skip


def _hosts(node: nodes.Name | nodes.Call, module: PythonModule) -> Iterator[str]:
    """The host of the package that a name was imported from, or of the service that a client is opened on."""
    named = node.func if isinstance(node, nodes.Call) else node
    if isinstance(node, nodes.Call) and dotted(named).rpartition(".")[2] in ("client", "resource") and node.args:
        service = node.args[0].value if isinstance(node.args[0], nodes.Const) else None
        yield from (host for name, host in _companies()["services"].items() if name == service)
    while isinstance(named, nodes.Attribute):
        named = named.expr
    if not isinstance(named, nodes.Name):
        return
    for found in named.lookup(named.name)[1]:
        if isinstance(found, nodes.Import):
            packages = [name for name, _ in found.names]
        elif isinstance(found, nodes.ImportFrom) and not found.level:
            packages = [found.modname, *(f"{found.modname}.{name}" for name, _ in found.names)]
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
