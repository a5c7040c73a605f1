"""What a signed text is for: by the salt of what signs it, and by the address that carries it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins

SIGNS = frozenset({"sign", "sign_object", "dumps", "encode", "make_token", "serialize"})
_ADDRESSES = frozenset({"reverse", "url_for", "build_absolute_uri", "urljoin", "urlencode"})
_STEPS = 12


def said_of(call: nodes.Call, module: PythonModule) -> str:
    """Return the words of the salts of a call that reads a signed text, with "link" when the same module puts that in an address."""
    salts = [text for one in call.keywords if one.arg == "salt" for text in _texts(one.value, module)]
    signer = call.func.expr if isinstance(call.func, nodes.Attribute) else None
    if signer is None:
        return " ".join(salts)
    for made in islice(origins(signer, module, made_of), _STEPS):
        for word in made.node.keywords if isinstance(made.node, nodes.Call) else ():
            if word.arg == "salt":
                salts.extend(_texts(word.value, made.module))
    carried = any(
        one.func.attrname in SIGNS and dotted(one.func.expr) == dotted(signer) and _is_in_address(one, module)
        for one in module.walk(nodes.Call) if isinstance(one.func, nodes.Attribute)
    )  # fmt: skip
    return " ".join((*salts, *(("link",) if carried else ())))


def _texts(value: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    found = (one.node for one in islice(origins(value, module, made_of), _STEPS))
    yield from (one.value for one in found if isinstance(one, nodes.Const) and isinstance(one.value, str))


def _is_in_address(signed: nodes.NodeNG, module: PythonModule, depth: int = 0) -> bool:
    """Whether what is signed stands in a text with a slash, or is given to what makes an address; through the function that gives it."""
    for one in signed.node_ancestors():
        if isinstance(one, nodes.Call) and dotted(one.func).rpartition(".")[2] in _ADDRESSES:
            return True
        if isinstance(one, nodes.JoinedStr | nodes.BinOp):
            names = (part for part in one.nodes_of_class((nodes.Const, nodes.Name)) if not signed.parent_of(part))
            return any("/" in text for part in names for text in _texts(part, module))
        if isinstance(one, nodes.FunctionDef):
            calls = (call for call in module.walk(nodes.Call) if dotted(call.func) == one.name)
            return depth == 0 and any(_is_in_address(call, module, 1) for call in calls)
    return False


@memo
def goes_by_post(module: PythonModule) -> bool:
    """Return whether what a module signs is put in a letter, by a function that calls the one that signs."""
    makers = {
        call.frame().name for call in module.walk(nodes.Call)
        if getattr(call.func, "attrname", "") in SIGNS and isinstance(call.frame(), nodes.FunctionDef)
    }  # fmt: skip
    known = (module.modules.parsed(path) for path in (module.path, *(users_of(module) if makers else ())))
    return any(
        dotted(call.func).rpartition(".")[2] in makers and speaks_of(call.frame().as_string(), "sessions.posting")
        for one in known if one is not None for call in one.walk(nodes.Call)
    )  # fmt: skip


def users_of(module: PythonModule) -> list[str]:
    """Return the modules that name this one, by their texts."""
    return definitions(module.modules).users(module.path.rpartition("/")[2].removesuffix(".py"), module)
