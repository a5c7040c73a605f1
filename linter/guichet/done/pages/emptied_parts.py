"""Parts of a layout that a letter of refusal empties: those that say how to contest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.words import speaks_of
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template

_LAYOUTS = 4
"""How far up the layouts of a page are followed."""
_TAGS = re.compile(r"<!--.{0,2000}?-->|\{#.{0,2000}?#\}|\{%.{0,300}?%\}|<[^<>]{0,300}>", re.S)
_WORD = re.compile(r"[^\W\d_]{2}|\{\{")


def remedies_emptied(page: Page) -> Iterator[tuple[Span, str]]:
    """Yield the blocks of a refusal that put nothing where its layout says how to contest, with their names."""
    template = page.template
    if template.extends is None or not template.blocks:
        return
    text = template.source.text
    empty = [
        name
        for name, block in template.blocks.items()
        if block.starts and _WORD.search(_TAGS.sub(" ", text[block.starts[0] : block.content_end])) is None
    ]
    said = _TAGS.sub(" ", text)
    if not empty or not speaks_of(said, "decisions.refuse") or speaks_of(said, "decisions.contested"):
        return
    for name in empty:
        if _contests(_laid_out(name, template, page)):
            block = template.blocks[name]
            yield Span(block.start, block.end), name


def _contests(said: str) -> bool:
    """Whether a part of a layout tells people how to contest: in words, and not by its name alone."""
    return _WORD.search(said) is not None and speaks_of(said, "decisions.contested")


def _laid_out(name: str, template: Template, page: Page) -> str:
    """What the nearest layout puts in a block when nothing takes its place."""
    above: Template | None = template
    library = page.project.library
    for _ in range(_LAYOUTS):
        link = above.extends if above is not None else None
        if above is None or link is None or not link.targets:
            return ""
        path = library.resolve(link.targets[0], above.path)
        above = library.template(path) if path else None
        block = above.blocks.get(name) if above is not None else None
        if above is not None and block is not None and block.starts:
            return _TAGS.sub(" ", above.source.text[block.starts[0] : block.content_end])
    return ""
