"""What a template tag says of other templates: those that it extends, includes or imports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.reading.templates.ejs import include_names
from guichet.reading.templates.masking import Kind, Token

_QUOTED = re.compile(r"""^\s*+\(?\s*+["']([^"']*)["']\s*\)?""")
_LIST = re.compile(r"""["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to other templates: `targets` in order of preference, empty when computed at run time."""

    kind: str
    targets: tuple[str, ...]
    span: Span
    names: tuple[tuple[str, str], ...] = ()
    """For an import: the (macro, alias) pairs; ("*", alias) for a whole module."""
    optional: bool = False


def link_of(token: Token) -> Link | None:
    """Return the reference that a template tag makes to others; None when it makes none."""
    span = Span(token.start, token.end)
    if token.kind is Kind.OUTPUT:
        match = re.match(r"""include\s*\(\s*["']([^"']+)["']""", token.body)
        return Link("include", include_names(match[1]), span) if match else None
    if token.kind is not Kind.TAG:
        return None
    name, body = token.name, token.body
    if name in {"extends", "include", "embed", "render", "import", "from", "include_relative"}:
        if body.startswith("["):
            targets = tuple(_LIST.findall(body[: body.find("]") + 1]))
        else:
            quoted = _QUOTED.match(body)
            rest = body[quoted.end() :].lstrip() if quoted else ""
            targets = (quoted[1],) if quoted and not rest.startswith(("|", "+", "~")) else ()
        kind = "include" if name in {"include", "embed", "render", "include_relative"} else name
        if kind == "import":
            alias = re.search(r"\bas\s+(\w+)", body)
            return Link("import", targets, span, (("*", alias[1]),) if alias else ())
        if kind == "from":
            _, _, imported = body.partition(" import ")
            pairs = re.findall(r"(\w+)(?:\s+as\s+(\w+))?", re.sub(r"\bwith(out)? context\b", "", imported))
            return Link("import", targets, span, tuple((macro, alias or macro) for macro, alias in pairs))
        return Link(kind, targets, span, optional="ignore missing" in body)
    return None
