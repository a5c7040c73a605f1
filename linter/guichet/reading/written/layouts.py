"""What a page gives to the layouts that it extends: what code gives it, and what it sets outside its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.core.findings import Span
from guichet.reading.templates.branches import Block
from guichet.reading.templates.brought import is_brought
from guichet.reading.templates.library import Library
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import assigned, target_of
from guichet.reading.written.expressions import given_as
from guichet.reading.written.lost import Lost, akin, shortened
from guichet.reading.written.names import Names, names_in
from guichet.reading.written.outside import Outside
from guichet.reading.written.values import UNDEFINED, is_known

_DEPTH = 12


def layouts_of(template: Template, library: Library) -> Sequence[Template]:
    """Return the layouts that a template extends, nearest first."""
    chain = [template]
    while (link := chain[-1].extends) is not None and len(chain) < _DEPTH:
        layout = target_of(library, chain[-1], link)
        if layout is None or layout in chain:
            break
        chain.append(layout)
    return chain[1:]


def given_to_layouts(template: Template, layouts: Sequence[Template], outside: Outside) -> Names:
    """Return what the layouts of a page know from it: the page's word comes before that of the layouts between."""
    given = outside.names(template)
    names = Names({name: value for name, value in given.items() if is_known(value)}, outside=outside)
    for one in (*reversed(layouts[:-1]), template):
        for token in one.masked.tokens:
            if (pair := assigned(token)) is not None and not one.branches.path(token.start):
                names.give(pair[0], given_as(pair[1], names))
    if layouts and is_brought(layouts[-1]):
        for name in names_in(layouts[-1]):
            if name not in names and name not in given and outside.is_never_given(name, template):
                names.give(name, UNDEFINED)
    return names


def lost_blocks(template: Template, library: Library) -> Iterator[Lost]:
    """Yield the blocks that a page fills and that no layout of it shows, beside one that is left empty."""
    layouts = layouts_of(template, library)
    if not layouts or layouts[-1].extends is not None:
        return
    shown = {name for one in layouts for name in one.blocks}
    said = {name for one in layouts for name in names_in(one)}
    empty: dict[str, tuple[Template, Block]] = {}
    for one in layouts:  # the nearest layout is the one that is meant
        for name, block in one.blocks.items():
            if name not in template.blocks and not one.source.text[block.starts[0] : block.content_end].strip():
                empty.setdefault(name, (one, block))
    left = [
        (name, block)
        for name, block in template.blocks.items()
        if name not in shown and name not in said and block.parent is None
    ]
    for name, block in left:
        text = " ".join(template.said_between(block.starts[0], block.content_end).split())
        near = akin(name, empty) if len(text.split()) > 1 else []
        if near and not _is_title(*empty[near[0]]):
            wanted, (owner, at) = near[0], empty[near[0]]
            where = Span(at.start, at.starts[0])
            span = Span(block.start, block.starts[0])
            yield Lost(template.path, span, name, shortened(text), wanted, owner.path, where, is_sure=True)


def _is_title(layout: Template, block: Block) -> bool:
    """Whether a block is that of the page's title, which has a rule of its own."""
    before = layout.source.text[: block.start].lower()
    return before.rfind("<title") > before.rfind("</title")
