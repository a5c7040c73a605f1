"""What a loop changes and that does not leave it: Jinja gives back to each name, after a loop, what it was worth before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.templates.branches import Block
from guichet.reading.templates.extents import as_typed
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
    if not template.path.endswith(_SUFFIXES) or "{%" not in template.source.text or leaves_loops(site):
        return
    changes = _changes(template)
    if not changes:
        return
    examples = as_typed(template)
    for block in template.branches.blocks:
        if block.name != "if" or len(block.conditions) != 1 or not block.conditions[0].isidentifier():
            continue
        made = changes.get(block.conditions[0], ())
        inside = [one.span for one in made if one.is_over_before(block)]
        outside = [one for one in made if not one.is_over_before(block)]
        if inside and outside and all(one.is_false for one in outside) and not examples.hold(block.start):
            yield Unkept(block.conditions[0], inside[0], Span(block.starts[0], block.content_end))


class _Change(NamedTuple):
    """A tag that gives a name a value: whether that is certainly false, and where the first loop ends that holds the tag."""

    span: Span
    is_false: bool
    loop_end: int | None

    def is_over_before(self, block: Block) -> bool:
        """Whether it stands in a loop that ends before a block begins."""
        return self.loop_end is not None and self.loop_end <= block.start


def _changes(template: Template) -> Mapping[str, list[_Change]]:
    found: dict[str, list[_Change]] = defaultdict(list)
    for token in template.masked.tokens:
        pair = assigned(token)
        if pair is not None:
            ends = (one.block.end for one in template.branches.path(token.start) if one.block.name == "for")
            is_false = truth_of(value_of(pair[1], {})) is False
            found[pair[0]].append(_Change(Span(token.start, token.end), is_false, min(ends, default=None)))
    return found


@memo
def leaves_loops(site: Site) -> bool:
    """Whether the templates of a project are those of an engine whose loops change what stands around them."""
    if any(path.endswith((".njk", ".nunjucks", ".twig")) for path in site.paths):
        return True
    return any(_KEEPS.search(site.text(path)) for path in site.paths if path.endswith((".js", ".mjs", ".ts", ".json")))
