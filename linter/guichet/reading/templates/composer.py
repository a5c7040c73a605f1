"""How a page is put together: follows blocks, super, includes and macro calls, without running anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.templates.branches import Block
from guichet.reading.templates.composition import Composition, Frame, Segment
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.library import Library
from guichet.reading.templates.links import Link
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.template import Template

_DEPTH_LIMIT = 60
_STEP_LIMIT = 4000


class _Event(NamedTuple):
    start: int
    end: int
    kind: str
    name: str
    link: Link | None
    block: Block | None


Read = Callable[[str], Template | None]


def compose(library: Library, template: Template, read: Read | None = None) -> Composition:
    """Return the page that a template renders as, alone when it extends nothing. Cycles and floods end as unknown.

    `read` gives the other templates, by their paths, when they are not to be taken as the library has them.
    """
    return _Composer(library, template, read or library.template).run()


class _Composer:
    def __init__(self, library: Library, entry: Template, read: Read) -> None:
        self.library = library
        self.read = read
        self.page = Composition(entry)
        self.steps = 0

    def run(self) -> Composition:
        self._page_of(self.page.entry, None, 0, ())
        return self.page

    def _page_of(self, template: Template, parent: Frame | None, at: int, active: tuple[str, ...]) -> None:
        """Place a template with its layouts."""
        chain = [template]
        while (link := chain[-1].extends) is not None:
            layout = self._target(chain[-1], link)
            if layout is None or layout.path in {one.path for one in chain} or len(chain) > _DEPTH_LIMIT:
                self.page.unknown.append((chain[-1], link.span))
                break
            chain.append(layout)
        overrides: dict[str, list[tuple[Template, Block]]] = {}
        for one in chain:
            for name, block in one.blocks.items():
                overrides.setdefault(name, []).append((one, block))
        base = chain[-1]
        if base.extends is not None:
            frame = Frame(base, parent, at)
            for name, definitions in overrides.items():
                owner, block = definitions[0]
                if block.parent is None or block.parent.name != "block":
                    self._walk(
                        Frame(owner, frame, block.start),
                        block.starts[0],
                        block.content_end,
                        overrides,
                        (name, 0),
                        active,
                    )
            return
        self._walk(Frame(base, parent, at), 0, len(base.source.text), overrides, ("", 0), (*active, template.path))

    def _target(self, template: Template, link: Link) -> Template | None:
        for name in link.targets:
            path = self.library.resolve(name, template.path)
            found = self.read(path) if path else None
            if found is not None:
                return found
        if link.targets and not link.optional:
            self.page.missing.append((template, link))
        return None

    def _walk(
        self,
        frame: Frame,
        start: int,
        end: int,
        overrides: Mapping[str, list[tuple[Template, Block]]],
        inside: tuple[str, int],
        active: tuple[str, ...],
    ) -> None:
        """Emit the stretches of one template between two offsets, following what it calls."""
        pos = start
        for event in _events(frame.template):
            if event.start < pos or event.start >= end:
                continue
            self.steps += 1
            if self.steps > _STEP_LIMIT or len(active) > _DEPTH_LIMIT:
                self.page.unknown.append((frame.template, Span(event.start, event.end)))
                return
            self._emit(frame, pos, event.start)
            pos = self._follow(frame, event, overrides, inside, active)
        self._emit(frame, pos, end)

    def _emit(self, frame: Frame, start: int, end: int) -> None:
        if end > start:
            self.page.segments.append(Segment(frame, start, end))

    def _follow(
        self,
        frame: Frame,
        event: _Event,
        overrides: Mapping[str, list[tuple[Template, Block]]],
        inside: tuple[str, int],
        active: tuple[str, ...],
    ) -> int:
        template = frame.template
        if event.kind == "block" and event.block is not None:
            definitions = overrides.get(event.name, [])
            owner, block = definitions[0] if definitions else (template, event.block)
            below = frame if owner is template else Frame(owner, frame, event.block.start)
            self._walk(below, block.starts[0], block.content_end, overrides, (event.name, 0), (*active, ""))
            return event.block.end
        if event.kind == "super":
            name, level = inside
            definitions = overrides.get(name, [])
            if level + 1 < len(definitions):
                owner, block = definitions[level + 1]
                below = Frame(owner, frame, event.start)
                self._walk(below, block.starts[0], block.content_end, overrides, (name, level + 1), active)
        elif event.kind == "again":
            self._again(frame, event, overrides, active)
        elif event.kind == "macro" and event.block is not None:
            return event.block.end
        elif event.kind == "include" and event.link is not None:
            target = self._target(template, event.link)
            if target is None or target.path in active:
                self.page.gaps.append((frame, event.start))
                self.page.unknown.append((template, Span(event.start, event.end)))
            else:
                self._page_of(target, frame, event.start, (*active, target.path))
        elif event.kind == "call":
            self._call(frame, event, active)
        return event.end

    def _again(
        self,
        frame: Frame,
        event: _Event,
        overrides: Mapping[str, list[tuple[Template, Block]]],
        active: tuple[str, ...],
    ) -> None:
        """Show a block where it is called by its name: `self.content()`, `block("content")`."""
        mark = f"#{event.name}"
        definitions = overrides.get(event.name)
        if not definitions or mark in active:
            self._emit(frame, event.start, event.end)
            return
        owner, block = definitions[0]
        below = frame if owner is frame.template else Frame(owner, frame, event.start)
        self._walk(below, block.starts[0], block.content_end, overrides, (event.name, 0), (*active, mark))

    def _call(self, frame: Frame, event: _Event, active: tuple[str, ...]) -> None:
        found = macro_named(event.name, frame.template, partial(self._target, frame.template))
        if found is None:
            self.page.gaps.append((frame, event.start))
            return
        owner, block = found
        mark = f"{owner.path}#{event.name}"
        if mark in active:
            return
        below = Frame(owner, frame, event.start)
        self._walk(below, block.starts[0], block.content_end, {}, ("", 0), (*active, mark))


def macro_named(
    name: str, template: Template, target: Callable[[Link], Template | None]
) -> tuple[Template, Block] | None:
    """Return the template that defines a macro under the name that another uses, and where; `target` follows imports."""
    if name in template.macros:
        return template, template.macros[name]
    module, _, macro = name.rpartition(".")
    for link in template.links:
        if link.kind != "import":
            continue
        for original, alias in link.names:
            if (alias == name and original != "*") or (original == "*" and alias == module):
                owner = target(link)
                wanted = macro if original == "*" else original
                if owner is not None and wanted in owner.macros:
                    return owner, owner.macros[wanted]
    return None


_SUPER = re.compile(r"^(super\(\)|block\.super|parent\(\))")
_AGAIN = re.compile(r"""^(?:self\.([A-Za-z_]\w*)\(\)|block\(\s*["']([\w.-]+)["']\s*\))(?:\s*\|\s*(?:raw|safe))?$""")
"""A block that is shown by its name, wherever it is defined."""
_CALL = re.compile(r"^([A-Za-z_][\w.]*)\s*\(")
_MARKUP = (Context.TEXT, Context.RAW)


@memo
def _events(template: Template) -> list[_Event]:
    return list(_read_events(template))


def _read_events(template: Template) -> Iterator[_Event]:
    blocks = {block.start: block for block in template.branches.blocks if block.name in {"block", "macro"}}
    links = {link.span.start: link for link in template.links}
    callable_names = set(template.macros) | {
        alias for link in template.links if link.kind == "import" for _, alias in link.names
    }
    for token in template.masked.tokens:
        if token.start in blocks:
            name = re.match(r"[\w.-]+", token.body)
            yield _Event(token.start, token.end, token.name, name[0] if name else "", None, blocks[token.start])
        elif token.start in links:
            link = links[token.start]
            if link.kind == "include":
                kind = "include" if token.context in _MARKUP else "inline"
                yield _Event(token.start, token.end, kind, "", link, None)
        elif token.kind is Kind.OUTPUT and _SUPER.match(token.body):
            yield _Event(token.start, token.end, "super", "", None, None)
        elif token.kind is Kind.OUTPUT and (again := _AGAIN.match(token.body)) and token.context in _MARKUP:
            yield _Event(token.start, token.end, "again", again[1] or again[2], None, None)
        elif callable_names and (token.kind is Kind.OUTPUT or token.name == "call") and token.context is Context.TEXT:
            call = _CALL.match(token.body)
            if call and (call[1] in callable_names or call[1].partition(".")[0] in callable_names):
                yield _Event(token.start, token.end, "call", call[1], None, None)
