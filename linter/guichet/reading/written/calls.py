"""What macros and includes are called with: which part of which file, and what its names are worth there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from guichet.reading.templates.branches import Block
from guichet.reading.templates.composer import macro_named
from guichet.reading.templates.library import Library
from guichet.reading.templates.links import Link
from guichet.reading.templates.masking import Token
from guichet.reading.templates.template import Template
from guichet.reading.written.expressions import arguments_of, given_as, parameters_of, value_of
from guichet.reading.written.names import Names
from guichet.reading.written.values import Value

_CALL = re.compile(r"^([A-Za-z_][\w.]*)\s*\(")
_GIVEN = re.compile(r"""([A-Za-z_]\w*)\s*=\s*((?:"[^"]*"|'[^']*'|[^\s"',])+)""")
_WITH = re.compile(r"""^(?:\(?\s*(?:"[^"]*"|'[^']*')\s*\)?)\s*(?P<context>.*)$""", re.S)
_HASH = re.compile(r"with\s*(\{.*\})\s*(only)?\s*$", re.S)


_SETTING = frozenset({"with", "set", "assign", "trans", "translate"})
_GIVING = re.compile(r"""["']\s+(?:ignore missing\s+)?(?:with\b|only\b)|^include\b""")


class Target(NamedTuple):
    """The stretch of a template that a call shows."""

    template: Template
    name: str
    start: int
    end: int
    signature: str = ""


def include_target(template: Template, token: Token, library: Library) -> Target | None:
    """Return the file that an include shows."""
    link = next((one for one in template.links if one.span.start == token.start and one.kind == "include"), None)
    found = target_of(library, template, link) if link is not None else None
    return Target(found, "", 0, len(found.source.text)) if found is not None else None


def target_of(library: Library, template: Template, link: Link) -> Template | None:
    """Return the first template that a link names and that can be read."""
    for name in link.targets:
        path = library.resolve(name, template.path)
        found = library.template(path) if path else None
        if found is not None:
            return found
    return None


def macro_target(template: Template, body: str, library: Library) -> Target | None:
    """Return the macro that `name(…)` calls: of the same file, or imported."""
    call = _CALL.match(body)
    found = macro_named(call[1], template, lambda link: target_of(library, template, link)) if call else None
    if found is None:
        return None
    owner, block = found
    token = owner.token_at(block.start)
    return Target(owner, call[1] if call else "", block.starts[0], block.content_end, token.body if token else "")


def names_taken(target: Target, body: str, names: Mapping[str, Value]) -> Names | None:
    """Return what the parameters of a macro are worth in one call; None when it cannot be told."""
    given = arguments_of(body, names)
    if given is None:
        return None
    places, by_name = given
    taken = parameters_of(target.signature)
    values = dict(taken)
    values.update(zip((name for name, _ in taken), places, strict=False))
    values.update((name, value) for name, value in by_name.items() if name in values)
    values["kwargs"] = {name: value for name, value in by_name.items() if name not in dict(taken)}
    values["varargs"] = places[len(taken) :]
    return Names(values)


def names_given(body: str, names: Names) -> Names | None:
    """Return what the names of an included file are worth; None when it is given nothing of its own that is known."""
    context = _WITH.match(body)
    written = context["context"].strip() if context else ""
    hashed = _HASH.search(written) or re.search(r"""["']\s*,\s*(\{.*\})()\s*\)?$""", body, re.S)
    if hashed is not None:
        values = value_of(hashed[1], names)
        if not isinstance(values, dict):
            return None
        only = bool(hashed[2])
    elif written.startswith("with "):
        only = bool(re.search(r"\bonly$", written))
        values = {name: given_as(one, names) for name, one in _GIVEN.findall(written)}
    else:
        only, values = written == "only", {}
    made = Names(values, is_closed=True) if only else names.copy()
    for name, value in values.items():
        made.give(name, value)
    return made


def gives(template: Template) -> bool:
    """Whether a template calls macros, or gives something to what it includes: a cheap first test."""
    if template.macros or any(link.kind == "import" for link in template.links):
        return True
    if not any(link.kind == "include" for link in template.links):
        return False
    return any(
        token.name in _SETTING or (token.name in ("include", "") and _GIVING.search(token.body) is not None)
        for token in template.masked.tokens
    )


def sets(template: Template, block: Block) -> bool:
    """Whether a block gives a value to a name, which is then not known after it."""
    return any(token.name in ("set", "assign") for token in template.tokens_between(block.start, block.content_end))
