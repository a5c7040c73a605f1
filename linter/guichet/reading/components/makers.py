"""Functions that only make a value of what they are given: a call of one is worth what it makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import keyed_memo
from guichet.reading.components.constants import only_result
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.syntax import FUNCTIONS, name_of, parameters, text, walk
from guichet.reading.templates.site import Site

_SCRIPTS = (".js", ".ts", ".mjs")
_MADE = frozenset({"template_string", "string", "binary_expression", "ternary_expression", "number"})


class Maker(NamedTuple):
    """What a function takes, and the expression that it gives back."""

    taken: tuple[str, ...]
    made: Any


def maker_of(function: Any) -> Maker | None:
    """Return a function as a maker; None when it does anything else than give back a text, a number or a choice of them."""
    taken = tuple(text(one).partition(":")[0].strip() for one in parameters(function))
    made = only_result(function)
    is_plain = made is not None and made.type in _MADE and all(one.isidentifier() for one in taken)
    return Maker(taken, made) if is_plain else None


def makers_in(trees: list[Any], path: str, site: Site) -> dict[str, Maker]:
    """Return the makers that the scripts of a component name: their own, and those that they import."""
    found: dict[str, Maker] = {}
    for root in trees:
        for here, there, module in imports_of(root):
            target = file_named(module, path, site)
            maker = _makers_at(target, site).get(there) if target is not None and target.endswith(_SCRIPTS) else None
            if maker is not None:
                found[here] = maker
        found.update(_read(root))
    return found


@keyed_memo
def _makers_at(path: str, site: Site) -> dict[str, Maker]:
    root = parsed(site.text(path).encode(), dialect_of(path))
    return dict(_read(root)) if root is not None else {}


def _read(root: Any) -> Iterator[tuple[str, Maker]]:
    for node in walk(root):
        name = name_of(node) if node.type in FUNCTIONS else None
        maker = maker_of(node) if name else None
        if name and maker is not None:
            yield name, maker
