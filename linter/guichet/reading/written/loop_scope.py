"""What a loop changes and that does not leave it: Jinja gives back to each name, after a loop, what it was worth before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.templates.branches import Block
from guichet.reading.templates.masking import Token
from guichet.reading.templates.site import Site
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import assigned
from guichet.reading.written.expressions import value_of
from guichet.reading.written.values import truth_of

_SUFFIXES = (".html", ".htm", ".j2", ".jinja", ".jinja2")
_KEEPS = re.compile(r"\bnunjucks\b")


class Unkept(NamedTuple):
    """A name that a loop changes in vain, where it does, and what is shown under its condition alone."""

    name: str
    span: Span
    shown: Span


def unkept(template: Template, site: Site) -> Iterator[Unkept]:
    """Yield what a template shows only if a loop before changed a name that was false: it never appears."""
    if not template.path.endswith(_SUFFIXES) or "{%" not in template.source.text or _leaves_loops(site):
        return
    branches = template.branches
    sets = [(token, pair) for token in template.masked.tokens if (pair := assigned(token)) is not None]
    for block in branches.blocks:
        if block.name != "if" or len(block.conditions) != 1 or not block.conditions[0].isidentifier():
            continue
        before = [(token, value) for token, (name, value) in sets if name == block.conditions[0]]
        inside = [token for token, _ in before if _loop_around(template, token, block) is not None]
        outside = [value for token, value in before if token not in inside]
        if inside and outside and all(truth_of(value_of(one, {})) is False for one in outside):
            yield Unkept(
                block.conditions[0], Span(inside[0].start, inside[0].end), Span(block.starts[0], block.content_end)
            )


def _loop_around(template: Template, token: Token, shown: Block) -> Block | None:
    """The loop that holds a tag and that ends before a block begins."""
    steps = template.branches.path(token.start)
    return next((one.block for one in steps if one.block.name == "for" and one.block.end <= shown.start), None)


@memo
def _leaves_loops(site: Site) -> bool:
    """Whether the templates of a project are those of an engine whose loops change what stands around them."""
    if any(path.endswith((".njk", ".nunjucks", ".twig")) for path in site.paths):
        return True
    return any(_KEEPS.search(site.text(path)) for path in site.paths if path.endswith((".js", ".mjs", ".ts", ".json")))
