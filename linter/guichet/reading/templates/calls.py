"""The calls of a template that give something: macros, includes with values, components."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.templates.composer import macro_of, target_of
from guichet.reading.templates.expansion import Bindings
from guichet.reading.templates.given import Given, arguments_of
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Link, Template

_MOST = 300
"""Calls of one file that are followed."""
_LONGEST = 20_000
"""Characters beyond which what is called is a page rather than a part."""
_CALL = re.compile(r"\s*([A-Za-z_][\w.]*)\s*\(")
_BOUND = re.compile(
    r"^(?:for\s+(?P<loop>[\w\s,()]+?)\s+in\b|(?:with|set)\s+(?P<set>.*))|\bas\s+(?P<alias>\w+)\s*$", re.S
)
_ALWAYS = frozenset(
    "loop forloop csrf_token csrf_input request user caller varargs kwargs block super perms messages".split()
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the stretch of another template that it shows, and what the names there are for it."""

    token: Token
    owner: Template
    start: int
    end: int
    bindings: Bindings

    @property
    def span(self) -> Span:
        """Where the call is written."""
        return Span(self.token.start, self.token.end)


def calls_in(template: Template, library: Library) -> Iterator[Call]:
    """Yield the calls of a template that decide something of what they show."""
    left = _MOST
    for token in template.masked.tokens:
        if token.context is not Context.TEXT or token.kind is Kind.COMMENT or not left:
            continue
        found = (
            _macro_call(token, template, library) or _inclusion(token, template, library) or _component(token, template)
        )
        if found is not None and found.end - found.start < _LONGEST:
            left -= 1
            yield found


def _macro_call(token: Token, template: Template, library: Library) -> Call | None:
    if token.kind is not Kind.OUTPUT and token.name != "call":
        return None
    source = template.source.text[token.start : token.end]
    match = _CALL.match(token.body)
    at = source.find(token.body) if match else -1
    found = macro_of(library, template, match[1]) if match and at >= 0 else None
    if found is None or match is None:
        return None
    owner, block = found
    declared = owner.token_at(block.start)
    if declared is None or (block.start <= token.start < block.end and owner is template):
        return None
    given = arguments_of(token.body[match.end() :], token.start + at + match.end())
    if given.is_open:
        return None
    names, defaults = _parameters(declared, owner)
    named = {name: value for name, value in defaults.items() if name not in given.named}
    named |= dict(zip(names, given.placed, strict=False)) | given.named
    bindings = Bindings(
        named, frozenset(names) - set(named), own=_own_names(owner, block.starts[0], block.content_end) - set(names)
    )
    return Call(token, owner, block.starts[0], block.content_end, bindings)


def _parameters(declared: Token, owner: Template) -> tuple[list[str], dict[str, Given]]:
    """Return the names that a macro takes, and what they are when they are not given."""
    opening = declared.body.find("(")
    source = owner.source.text[declared.start : declared.end]
    at = declared.start + max(source.find(declared.body), 0) + opening + 1
    read = arguments_of(declared.body[opening + 1 :], at)
    plain = [owner.source.text[one.span.start : one.span.end] for one in read.placed]
    return [*plain, *read.named], {
        name: Given(Span(0, 0), one.text, one.parts, one.items) for name, one in read.named.items()
    }


def _inclusion(token: Token, template: Template, library: Library) -> Call | None:
    if token.kind is not Kind.TAG or token.name not in {"include", "embed"}:
        return None
    rest = re.search(r"""["']\s*(?:ignore missing\s+)?with\s+""", token.body)
    only = bool(re.search(r"\bonly\s*$", token.body))
    if rest is None and not only:
        return None
    link = next((one for one in template.links if one.span.start == token.start), None)
    owner = target_of(library, template, link) if isinstance(link, Link) else None
    if owner is None or owner is template or owner.extends is not None:
        return None
    source = template.source.text[token.start : token.end]
    at = token.start + max(source.find(token.body), 0) + (rest.end() if rest else 0)
    read = arguments_of(token.body[rest.end() :], at) if rest else arguments_of("", at)
    whole = next((one for one in read.placed if one.parts is not None), None)
    named = dict(whole.parts or {}) if whole is not None else read.named
    own = _own_names(owner, 0, len(owner.source.text)) | _ALWAYS
    return Call(token, owner, 0, len(owner.source.text), Bindings(named, is_closed=only, own=own - set(named)))


@memo
def _bound_names(owner: Template) -> list[tuple[int, frozenset[str]]]:
    """Return the names that each tag of a template gives a value, with its place."""
    found = []
    for token in owner.masked.tokens:
        if token.kind is Kind.TAG:
            match = _BOUND.search(f"{token.name} {token.body}".strip())
            words = (match["loop"] or match["alias"] or "" if match else "") + " "
            if match and match["set"]:
                words += (
                    " ".join(re.findall(r"(\w+)\s*=(?!=)", match["set"]))
                    + " "
                    + " ".join(re.findall(r"\bas\s+(\w+)", match["set"]))
                )
            names = frozenset(re.findall(r"\w+", words))
            if names:
                found.append((token.start, names))
    return found


def _own_names(owner: Template, start: int, end: int) -> frozenset[str]:
    inside = (names for at, names in _bound_names(owner) if start <= at < end)
    return frozenset().union(*inside, _ALWAYS)


@cache
def _components() -> dict[str, dict[str, str]]:
    """Return what the macros and tags of design systems become, as generated from what they render."""
    loaded: dict[str, dict[str, str]] = json.loads(
        (Path(__file__).parent / "components.json").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _component_template(kind: str, name: str) -> Template | None:
    made = _components()[kind].get(name)
    return Template(Source(f"{kind}/{name}", made)) if made is not None else None


def is_component(token: Token) -> bool:
    """Whether a tag or an output calls a component of a design system that is known from its own files."""
    match = _CALL.match(token.body) if token.kind is Kind.OUTPUT else None
    known = _components()
    return match[1] in known["macros"] if match else token.kind is Kind.TAG and token.name in known["tags"]


def _component(token: Token, template: Template) -> Call | None:
    """Return the call of a macro or a tag of a design system: `{{ govukInput({…}) }}`, `{% dsfr_button label="…" %}`."""
    match = _CALL.match(token.body) if token.kind is Kind.OUTPUT else None
    owner = _component_template("macros", match[1]) if match else _component_template("tags", token.name)
    if owner is None or (match is not None and match[1] in template.macros):
        return None
    at = (
        token.start + max(template.source.text[token.start : token.end].find(token.body), 0)
        if token.body
        else token.end
    )
    start = match.end() if match else 0
    read = arguments_of(token.body[start:], at + start)
    given = read.placed[0].parts if match is not None and len(read.placed) == 1 else None
    if read.is_open or (read.placed and given is None):
        return None
    bindings = Bindings(dict(given or read.named), is_closed=True)
    return Call(token, owner, 0, len(owner.source.text), bindings)
