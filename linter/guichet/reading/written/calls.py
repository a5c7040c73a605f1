"""What macros and includes are called with: which part of which file, and what its names are worth there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from guichet.core.memo import memo
from guichet.core.stretches import Stretches
from guichet.reading.templates.branches import Block
from guichet.reading.templates.composer import macro_named
from guichet.reading.templates.library import Library
from guichet.reading.templates.links import Link
from guichet.reading.templates.masking import Token
from guichet.reading.templates.template import Template
from guichet.reading.written.expressions import arguments_of, given_as, parameters_of, value_of
from guichet.reading.written.names import Names
from guichet.reading.written.values import UNDEFINED, OpenTable, Value, is_known

_CALL = re.compile(r"^([A-Za-z_][\w.]*)\s*\(")
_GIVEN = re.compile(r"""(?<![A-Za-z_])([A-Za-z_]\w{0,200})\s*=\s*((?:"[^"]*"|'[^']*'|[^\s"',])+)""")
_WITH = re.compile(r"""^(?:\(?\s*(?:"[^"]*"|'[^']*')\s*\)?)\s*(?P<context>.*)$""", re.S)
_GIVEN_TABLE = re.compile(
    r"""["']\s*,\s*(\{.{0,2000}\})\s*(?:,\s*((?:with_context\s*[=:]\s*)?false)\s*)?,?\s*\)?$""", re.S
)
_HASH = re.compile(r"with\s*(\{.{0,2000}\})\s*(only)?\s*$", re.S)


_TURN = {"loop": UNDEFINED, "forloop": UNDEFINED}
"""The turn of the loop around a call: what is called without its context does not see it."""
_SETTING = frozenset({"with", "set", "assign", "trans", "translate"})
_GIVING = re.compile(r"""["']\s+(?:ignore missing\s+)?(?:with\b|without\b|only\b)|^include\b""")


class Target(NamedTuple):
    """The stretch of a template that a call shows."""

    template: Template
    name: str
    start: int
    end: int
    signature: str = ""
    is_apart: bool = False
    """Whether it is imported without the context of the page that calls it."""


class Arguments(NamedTuple):
    """What a tag is given, and the name under which its answer is kept, if any."""

    places: list[Value]
    by_name: dict[str, Value]
    kept: str


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
    signature = token.body if token else ""
    name = call[1] if call else ""
    is_apart = owner is not template and not _takes_context(template, name)
    return Target(owner, name, block.starts[0], block.content_end, signature, is_apart)


def _takes_context(template: Template, name: str) -> bool:
    """Whether the import that brings a macro says that it sees what the page is given."""
    aliases = {name, name.partition(".")[0]}
    for link in template.links:
        if link.kind == "import" and any(alias in aliases for _, alias in link.names):
            return "with context" in " ".join(template.source.text[link.span.start : link.span.end].split())
    return False


_WORDS = re.compile(r"""(?<!\s)\s*(?:([A-Za-z_]\w*)=)?((?:"[^"]*"|'[^']*'|[^\s"'])+)""")


def tag_arguments(body: str, names: Mapping[str, Value]) -> Arguments | None:
    """Return what `{% tag "a" b=c as d %}` is given; None when it cannot be told which is which."""
    places: list[Value] = []
    by_name: dict[str, Value] = {}
    kept = re.search(r"(?<!\s)\s+as\s+([A-Za-z_]\w*)\s*$", body)
    written = body[: kept.start()] if kept else body
    if "," in re.sub(r""""[^"]*"|'[^']*'""", "", written):
        return None
    for match in _WORDS.finditer(written):
        if match[1]:
            by_name[match[1]] = given_as(match[2], names)
        else:
            places.append(given_as(match[2], names))
    return Arguments(places, by_name, kept[1] if kept else "")


_SET = re.compile(r"([A-Za-z_]\w*)\s*=(?!=)\s*(.*)", re.S)


def assigned(token: Token) -> tuple[str, str] | None:
    """Return the name that `{% set name = expression %}` gives a value to, and the expression."""
    match = _SET.match(token.body) if token.name in ("set", "assign") else None
    return (match[1], match[2]) if match else None


@memo
def constants_of(template: Template) -> dict[str, Value]:
    """Return what a file sets outside of everything, which its own macros see."""
    found: dict[str, Value] = {}
    inside = Stretches((one.start, one.end) for one in template.branches.blocks)
    for token in template.masked.tokens:
        given = assigned(token)
        if given is not None and not inside.hold(token.start):
            found[given[0]] = value_of(given[1], found)
    return {name: value for name, value in found.items() if is_known(value)}


def constants_imported(template: Template, token: Token, library: Library) -> dict[str, Value]:
    """Return what an import brings of what another file sets once for all, by the names that it has here."""
    link = next((one for one in template.links if one.kind == "import" and one.span.start == token.start), None)
    owner = target_of(library, template, link) if link is not None else None
    if link is None or owner is None or owner.extends is not None:
        return {}
    held = {name: value for name, value in constants_of(owner).items() if name not in _set_inside(owner)}
    found: dict[str, Value] = {alias: held[name] for name, alias in link.names if name in held}
    return found | {alias: OpenTable(held) for name, alias in link.names if name == "*" and held}


@memo
def _set_inside(template: Template) -> frozenset[str]:
    """The names that a file sets more than once, or inside something."""
    inside = Stretches((one.start, one.end) for one in template.branches.blocks)
    every = [(given[0], one.start) for one in template.masked.tokens if (given := assigned(one)) is not None]
    count = Counter(name for name, _ in every)
    return frozenset(name for name, at in every if count[name] > 1 or inside.hold(at))


def names_taken(target: Target, body: str, names: Mapping[str, Value]) -> Names | None:
    """Return what the parameters of a macro are worth in one call; None when it cannot be told."""
    given = arguments_of(body, names)
    if given is None:
        return None
    places, by_name = given
    taken = parameters_of(target.signature)
    values = {**_TURN, **constants_of(target.template), **dict(taken)}
    values.update(zip((name for name, _ in taken), places, strict=False))
    values.update((name, value) for name, value in by_name.items() if name in values)
    values["kwargs"] = {name: value for name, value in by_name.items() if name not in dict(taken)}
    values["varargs"] = places[len(taken) :]
    return Names(values)


def given_in(body: str, names: Names) -> tuple[dict[str, Value], bool] | None:
    """Return what an include gives by name, and whether it gives nothing else; None when it cannot be told."""
    context = _WITH.match(body)
    written = context["context"].strip() if context else ""
    hashed = _HASH.search(written) or _GIVEN_TABLE.search(body)
    if hashed is not None:
        values = value_of(hashed[1], names)
        return (values, bool(hashed[2])) if isinstance(values, dict) else None
    if written.startswith("with "):
        only = bool(re.search(r"\bonly$", written))
        return {name: given_as(one, names) for name, one in _GIVEN.findall(written)}, only
    return {}, written == "only" or written.endswith("without context")


def names_given(body: str, names: Names) -> Names | None:
    """Return what the names of an included file are worth; None when it is given nothing of its own that is known."""
    given = given_in(body, names)
    if given is None:
        return None
    values, only = given
    made = Names({**_TURN, **values}, is_closed=True) if only else names.copy()
    for name, value in values.items():
        made.give(name, value)
    return made


def gives(template: Template) -> bool:
    """Whether a template calls macros, or gives something to what it includes: a cheap first test."""
    if template.macros or any(link.kind == "import" for link in template.links):
        return True
    if any(token.name == "embed" or token.body.startswith("component(") for token in template.masked.tokens):
        return True
    if not any(link.kind == "include" for link in template.links):
        return False
    return any(
        token.name in _SETTING or (token.name in ("include", "") and _GIVING.search(token.body) is not None)
        for token in template.masked.tokens
    )


def names_changed(template: Template, block: Block) -> set[str]:
    """Return the names that a block gives a value to."""
    inside = template.tokens_between(block.start, block.content_end)
    return {match[0] for one in inside if one.name in ("set", "assign") and (match := re.match(r"\w+", one.body))}


def sets(template: Template, block: Block) -> bool:
    """Whether a block gives a value to a name, which is then not known after it."""
    return bool(names_changed(template, block))
