"""Pages from templates: `extends`, `block`, `super`, `include`, macros, resolved without running anything."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from guichet.branches import Block, Path
from guichet.element import Element
from guichet.findings import Span
from guichet.masking import Context, Kind, Token
from guichet.source import Source, UnreadableError
from guichet.template import Link, Template

ROOT_NAMES = frozenset({"templates", "jinja2", "jinja", "views", "_includes", "_layouts", "snippets", "layouts"})
"""Folders that template engines look names up in, by convention."""

_DEPTH_LIMIT = 30
_SEGMENT_LIMIT = 4000


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """One use of a template in a page: where it was called from."""

    template: Template
    parent: Frame | None = None
    at: int = 0

    def chain(self, offset: int) -> Iterator[tuple[Frame, int]]:
        """Yield this place and the places it is seen from, innermost first."""
        frame: Frame | None = self
        while frame is not None:
            yield frame, offset
            offset, frame = frame.at, frame.parent


class Segment(NamedTuple):
    """A stretch of one template in a page."""

    frame: Frame
    start: int
    end: int


class Placed(NamedTuple):
    """An element where it stands in a page."""

    element: Element
    frame: Frame


class _Event(NamedTuple):
    start: int
    end: int
    kind: str
    name: str
    link: Link | None
    block: Block | None


@dataclass
class Composition:
    """A page as a sequence of stretches of templates, in document order, and what could not be resolved."""

    entry: Template
    segments: list[Segment] = field(default_factory=list)
    unknown: list[tuple[Template, Span]] = field(default_factory=list)
    missing: list[tuple[Template, Link]] = field(default_factory=list)

    @cached_property
    def templates(self) -> list[Template]:
        """The templates that take part, each once, in order of appearance."""
        seen: dict[int, Template] = {id(self.entry): self.entry}
        for segment in self.segments:
            seen.setdefault(id(segment.frame.template), segment.frame.template)
        return list(seen.values())

    def placed(self, *names: str) -> list[Placed]:
        """Return the elements with one of the names (all when none is given), in document order."""
        found: list[Placed] = []
        for frame, start, end in self.segments:
            template = frame.template
            if len(names) == 1:
                found.extend(Placed(element, frame) for element in template.elements_between(start, end, names[0]))
            else:
                for element in template.elements_between(start, end):
                    if not names or element.name in names:
                        found.append(Placed(element, frame))
        return found

    def tokens(self) -> Iterator[tuple[Frame, Token]]:
        """Yield the template tags of the page, in document order."""
        for frame, start, end in self.segments:
            for token in frame.template.tokens_between(start, end):
                yield frame, token


def can_coexist(one: Placed, other: Placed) -> bool:
    """Whether two elements can be in the same output of a page."""
    left = list(one.frame.chain(one.element.start))
    frames = {id(frame): offset for frame, offset in left}
    for frame, offset in other.frame.chain(other.element.start):
        if id(frame) in frames:
            return frame.template.branches.can_coexist(frames[id(frame)], offset)
    return True


def path_of(placed: Placed) -> list[Path]:
    """Return the branch paths of an element from the page's root to its own template."""
    return [frame.template.branches.path(offset) for frame, offset in placed.frame.chain(placed.element.start)]


class Library:
    """The templates of a project: looks names up in the template roots, parses each file once."""

    def __init__(self, paths: Iterable[str], roots: Iterable[str], load: Callable[[str], Source]) -> None:
        self._load = load
        self._paths = set(paths)
        self._parsed: dict[str, Template | None] = {}
        self._pages: dict[str, Composition] = {}
        self._names: dict[str, list[str]] = {}
        self._resolved: dict[tuple[str, str], str | None] = {}
        self._roots: set[str] = {os.path.normpath(root) for root in roots}
        for path in sorted(self._paths):
            self._register(path)

    def _register(self, path: str) -> None:
        parts = path.split("/")
        for depth in range(len(parts) - 1):
            root = "/".join(parts[: depth + 1])
            if parts[depth] in ROOT_NAMES or os.path.normpath(root) in self._roots:
                self._roots.add(os.path.normpath(root))
                self._names.setdefault("/".join(parts[depth + 1 :]), []).append(path)

    def resolve(self, name: str, origin: str) -> str | None:
        """Return the path that a template name means when `origin` uses it, or None. Never leaves the roots."""
        key = (name, origin if name.startswith(".") else os.path.dirname(origin))
        if key not in self._resolved:
            self._resolved[key] = self._look_up(name, origin)
        found = self._resolved[key]
        return found if found != origin else None

    def _look_up(self, name: str, origin: str) -> str | None:
        if name.startswith(("./", "../")):
            candidate = os.path.normpath(os.path.join(os.path.dirname(origin), name))
            return candidate if self._inside(candidate, origin) and self._exists(candidate) else None
        clean = os.path.normpath(name.lstrip("/"))
        if clean.startswith(".."):
            return None
        found = [path for path in self._names.get(clean, ()) if path != origin]
        if not found:
            sibling = os.path.normpath(os.path.join(os.path.dirname(origin), clean))
            for root in sorted(self._roots, key=lambda root: -_shared(root, origin)):
                candidate = os.path.normpath(f"{root}/{clean}")
                if candidate != origin and self._inside(candidate, origin) and self._exists(candidate):
                    return candidate
            return sibling if sibling != origin and self._exists(sibling) else None
        if len(found) == 1:
            return found[0]
        return min(found, key=lambda path: (-_shared(path, origin), path))

    def _inside(self, candidate: str, origin: str) -> bool:
        folder = os.path.dirname(os.path.normpath(origin))
        allowed = [folder, *self._roots]
        real = os.path.realpath(candidate)
        return any(real == (base := os.path.realpath(one)) or real.startswith(base + os.sep) for one in allowed)

    def _exists(self, path: str) -> bool:
        return path in self._paths or os.path.isfile(path)

    def template(self, path: str) -> Template | None:
        """Return the parsed template at a path, or None when it cannot be read."""
        if path not in self._parsed:
            try:
                self._parsed[path] = Template(self._load(path))
            except UnreadableError:
                self._parsed[path] = None
        return self._parsed[path]

    def forget(self) -> None:
        """Drop every parsed template, to bound memory."""
        self._parsed.clear()
        self._pages.clear()

    def compose(self, template: Template) -> Composition:
        """Return the page that a template renders as, alone when it extends nothing."""
        if template.path not in self._pages:
            self._pages[template.path] = _Composer(self, template).run()
        return self._pages[template.path]


def _shared(left: str, right: str) -> int:
    pairs = zip(left.split("/"), right.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class _Composer:
    def __init__(self, library: Library, entry: Template) -> None:
        self.library = library
        self.page = Composition(entry)

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
            found = self.library.template(path) if path else None
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
            if len(self.page.segments) > _SEGMENT_LIMIT or len(active) > _DEPTH_LIMIT:
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
            self._walk(below, block.starts[0], block.content_end, overrides, (event.name, 0), active)
            return event.block.end
        if event.kind == "super":
            name, level = inside
            definitions = overrides.get(name, [])
            if level + 1 < len(definitions):
                owner, block = definitions[level + 1]
                below = Frame(owner, frame, event.start)
                self._walk(below, block.starts[0], block.content_end, overrides, (name, level + 1), active)
        elif event.kind == "macro" and event.block is not None:
            return event.block.end
        elif event.kind == "include" and event.link is not None:
            target = self._target(template, event.link)
            if target is None or target.path in active:
                self.page.unknown.append((template, Span(event.start, event.end)))
            else:
                self._page_of(target, frame, event.start, (*active, target.path))
        elif event.kind == "call":
            self._call(frame, event, active)
        return event.end

    def _call(self, frame: Frame, event: _Event, active: tuple[str, ...]) -> None:
        found = self._macro(frame.template, event.name)
        if found is None:
            return
        owner, block = found
        mark = f"{owner.path}#{event.name}"
        if mark in active:
            return
        below = Frame(owner, frame, event.start)
        self._walk(below, block.starts[0], block.content_end, {}, ("", 0), (*active, mark))

    def _macro(self, template: Template, name: str) -> tuple[Template, Block] | None:
        if name in template.macros:
            return template, template.macros[name]
        module, _, macro = name.rpartition(".")
        for link in template.links:
            if link.kind != "import":
                continue
            for original, alias in link.names:
                if (alias == name and original != "*") or (original == "*" and alias == module):
                    owner = self._target(template, link)
                    wanted = macro if original == "*" else original
                    if owner is not None and wanted in owner.macros:
                        return owner, owner.macros[wanted]
        return None


_SUPER = re.compile(r"^(super\(\)|block\.super|parent\(\))")
_CALL = re.compile(r"^([A-Za-z_][\w.]*)\s*\(")


def _events(template: Template) -> list[_Event]:
    cached: list[_Event] | None = template.__dict__.get("composition_events")
    if cached is None:
        cached = template.__dict__["composition_events"] = list(_read_events(template))
    return cached


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
                kind = "include" if token.context in (Context.TEXT, Context.RAW) else "inline"
                yield _Event(token.start, token.end, kind, "", link, None)
        elif token.kind is Kind.OUTPUT and _SUPER.match(token.body):
            yield _Event(token.start, token.end, "super", "", None, None)
        elif callable_names and (token.kind is Kind.OUTPUT or token.name == "call") and token.context is Context.TEXT:
            call = _CALL.match(token.body)
            if call and (call[1] in callable_names or call[1].partition(".")[0] in callable_names):
                yield _Event(token.start, token.end, "call", call[1], None, None)
