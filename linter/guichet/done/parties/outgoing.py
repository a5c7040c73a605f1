"""What a program sends elsewhere: the host of a call, and whether personal data goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.parties.hosts import host_of
from guichet.done.people.personal_data import is_holder, is_personal_name, personal_in
from guichet.reading.python.literals import MESSAGES, WHOLE, resolved, value_of
from guichet.reading.python.module import PythonModule, dotted

_ASSISTANTS = ("openai", "anthropic", "mistralai", "google.generativeai", "google.genai", "cohere", "litellm", "langchain", "groq", "together", "huggingface_hub", "replicate", "deepl")  # fmt: skip
_ASK = re.compile(r"(?:completions?|messages|responses|embeddings|chat|conversations|moderations)\.(?:create|complete|parse|stream)$|\bgenerate_content$|\bcompletion$|\bacompletion$|\binvoke$|\btext_generation$|\btranslate_text$|\bchat$|\bgenerate$|\bsend_message$|\brun$")  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """Personal data on its way to a host: what, where, and the node of the call."""

    data: str
    host: str
    node: nodes.NodeNG


def _host(node: nodes.NodeNG, module: PythonModule) -> str:
    """The host of an address: a constant, an f-string or a sum that begins with one."""
    node = _value(node)
    if isinstance(node, nodes.JoinedStr) and node.values:
        first = node.values[0]
        return _host(first.value if isinstance(first, nodes.FormattedValue) else first, module)
    if isinstance(node, nodes.BinOp):
        return _host(node.left, module)
    if isinstance(node, nodes.Call) and node.args and dotted(node).endswith(("urljoin", ".format", "URL")):
        return _host(node.func.expr if dotted(node).endswith(".format") else node.args[0], module)
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.func.attrname == "format":
        return _host(node.func.expr, module)
    if (
        isinstance(node, nodes.Call)
        and dotted(node).endswith(("getenv", "environ.get", "env", "config"))
        and len(node.args) > 1
    ):
        return _host(node.args[1], module)
    if isinstance(node, nodes.Attribute):
        for one in module.walk(nodes.AssignName):
            if (
                one.name == node.attrname
                and isinstance(one.parent, nodes.Assign | nodes.AnnAssign)
                and one.parent.value is not None
                and one.parent.value is not node
            ):
                return host_of(str(value_of(one.parent.value) or ""))
        for one in module.walk(nodes.AssignAttr):
            if (
                one.attrname == node.attrname
                and isinstance(one.parent, nodes.Assign)
                and isinstance(one.parent.value, nodes.Const)
            ):
                return host_of(str(one.parent.value.value))
        return ""
    value = value_of(node)
    return host_of(value) if isinstance(value, str) else ""


def _value(node: nodes.NodeNG) -> nodes.NodeNG:
    """What a name was given, in its own function first."""
    if isinstance(node, nodes.Name):
        for found in node.lookup(node.name)[1]:
            if (
                isinstance(found, nodes.AssignName)
                and isinstance(found.parent, nodes.Assign | nodes.AnnAssign)
                and found.parent.value is not None
            ):
                return found.parent.value
    return resolved(node)


def _base_url(owner: str, module: PythonModule) -> str:
    for call in module.walk(nodes.Call):
        for word in call.keywords:
            if word.arg in ("base_url", "api_base", "server_url", "azure_endpoint") and isinstance(
                call.parent, nodes.Assign | nodes.With | nodes.Return | nodes.AnnAssign
            ):
                return _host(word.value, module)
    return ""


def personal_payload(node: nodes.NodeNG | None, depth: int = 3) -> str:
    """Return the personal thing that a payload carries, through local names, dictionaries and serializers."""
    if node is None or depth == 0:
        return ""
    if isinstance(node, nodes.Name):
        value = _value(node)
        if value is not node and (found := personal_payload(value, depth - 1)):
            return found
        return personal_in(node)
    if isinstance(node, nodes.Dict):
        for key, value in node.items:
            name = key.value if isinstance(key, nodes.Const) and isinstance(key.value, str) else ""
            if is_personal_name(name) and not isinstance(value, nodes.Const):
                return name
            if found := personal_payload(value, depth):
                return found
        return ""
    if isinstance(node, nodes.List | nodes.Tuple):
        return next((found for item in node.elts if (found := personal_payload(item, depth))), "")
    if isinstance(node, nodes.JoinedStr):
        for value in node.values:
            if isinstance(value, nodes.FormattedValue) and (found := personal_payload(value.value, depth)):
                return found
        return ""
    if isinstance(node, nodes.BinOp):
        return personal_payload(node.left, depth) or personal_payload(node.right, depth)
    if isinstance(node, nodes.Call):
        return _called(node, depth)
    return personal_in(node)


def _called(node: nodes.Call, depth: int) -> str:
    path = dotted(node)
    owner, _, name = path.rpartition(".")
    if name in WHOLE:
        holder = owner.rpartition(".")[2] if owner else dotted(node.args[0]).rpartition(".")[2] if node.args else ""
        if holder and is_holder(holder):
            return holder
    if name in MESSAGES or name in ("dumps", "encode", "urlencode", "dict", "FormData", "format", "join", "str"):
        inner = [*node.args, *(word.value for word in node.keywords)]
        if isinstance(node.func, nodes.Attribute) and name in ("encode", "format"):
            inner.append(node.func.expr)
        return next((found for argument in inner if (found := personal_payload(argument, depth))), "")
    return personal_in(node)


def assistants_in(node: nodes.Call, module: PythonModule) -> Iterator[Sent]:
    """Yield what a call to a language model or a translator of another company says of people."""
    path = dotted(node)
    if not _ASK.search(path) or not any(word in module.source.text for word in _ASSISTANTS):
        return
    if not _imports(module):
        return
    values = [*node.args, *(word.value for word in node.keywords)]
    data = next((found for value in values if (found := personal_payload(value, 4))), "")
    if data:
        yield Sent(data, _base_url("", module) or _imports(module), node)


def _imports(module: PythonModule) -> str:
    for node in module.walk(nodes.Import, nodes.ImportFrom):
        names = [node.modname] if isinstance(node, nodes.ImportFrom) else [name for name, _ in node.names]
        for name in names:
            if name.startswith(_ASSISTANTS):
                return str(name).partition(".")[0]
    return ""
