"""Builds a stylesheet: follows what it uses, brings its mixins in, writes nested selectors flat; bounded in depth and steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from guichet.core.findings import Span
from guichet.reading.sass.calls import Arguments, bound, read_call
from guichet.reading.sass.flow import STEPS, At, Flow
from guichet.reading.sass.nodes import Node
from guichet.reading.sass.quantities import UNKNOWN
from guichet.reading.sass.rules import Built, BuiltRule, BuiltSheet
from guichet.reading.sass.scopes import Code, Content, Scope
from guichet.reading.sass.selectors import nested
from guichet.reading.sass.values import Values, pairs, unquoted

DEPTH = 24
"""Mixins and files that may stand in one another."""
_VARIABLE = re.compile(r"^((?:[\w-]+\.)?)\$([\w-]+)\s*:(.*)$", re.S)
_DECLARED = re.compile(r"^([\w-]+|\*?--[\w-]+)\s*:(.*)$", re.S)
_USE = re.compile(r"""^@(use|forward|import)\s+(.*)$""", re.S)
_NAMED = re.compile(r"""(?:url\(\s*)?["']?([^"'()\s]+)["']?\s*\)?""")
_AS = re.compile(r"\bas\s+(\*|[\w-]+)")
_WITH = re.compile(r"\bwith\s*\((.*)\)", re.S)
_CODE = re.compile(r"^@(mixin|function)\s+([\w-]+)\s*(?:\((.*)\))?$", re.S)
_ANYTHING = (
    "display", "visibility", "outline", "outline-color", "box-shadow", "border", "background-color", "background", "color", "opacity",
    "font-size", "line-height", "position", "left", "clip-path", "content", "animation",
)  # fmt: skip
"""What a mixin that is not read may declare, among what matters here."""
_KEPT_GROUPS = ("@supports", "@layer", "@scope", "@container")

Load = Callable[[str, str], "tuple[str, tuple[Node, ...]] | None"]
"""Returns the file that a name means for another file, and its nodes."""


class Builder(Flow):
    """Builds one stylesheet with all that it uses."""

    def __init__(self, load: Load, start: int = 0) -> None:
        self.built = Built()
        self._load = load
        self._start = start
        self._used: dict[str, Scope] = {}
        self._sheets: list[BuiltSheet] = []
        self._entry = ""

    def build(self, path: str, nodes: tuple[Node, ...]) -> Built:
        """Return the rules of a stylesheet and of those that it uses."""
        self._entry = path
        self._file(path, nodes, Scope(), At(path))
        self.built.settle()
        return self.built

    def _file(self, path: str, nodes: tuple[Node, ...], scope: Scope, at: At) -> None:
        self.built.paths.add(path)
        sheet = BuiltSheet(path)
        self._sheets.append(sheet)
        self._run(nodes, scope, replace(at, path=path))
        self._end_sheet()

    def _end_sheet(self) -> None:
        sheet = self._sheets.pop()
        if sheet.rules or sheet.frames:
            self.built.sheets.append(sheet)

    def _span(self, node: Node, at: At) -> Span:
        if at.place is not None:
            return at.place
        shift = self._start if at.path == self._entry else 0
        return Span(node.start + shift, node.end + shift)

    def _values(self, scope: Scope, at: At) -> Values:
        return Values(scope.variable, lambda name, given: self._returned(name, given, scope, at))

    def _run(self, nodes: Sequence[Node], scope: Scope, at: At) -> None:
        chosen: bool | None = True
        for node in nodes:
            self.steps += 1
            if self.steps > STEPS or at.depth > DEPTH:
                return
            if node.head.startswith(("@if", "@else")):
                chosen = self._branch(node, scope, at, chosen)
            elif node.children is not None:
                self._block(node, node.children, scope, at)
            else:
                self._statement(node, scope, at)

    # Statements

    def _statement(self, node: Node, scope: Scope, at: At) -> None:
        head = node.head
        given = _VARIABLE.match(head)
        if given is not None:
            self._set(given, scope, at)
        elif head.startswith("@include"):
            self._include(node, (), scope, at)
        elif head.startswith("@content"):
            self._content(scope, at)
        elif head.startswith("@extend"):
            target = self._values(scope, at).filled(head.removeprefix("@extend")).replace("!optional", "").strip()
            if target and at.selectors and target[0] in ".%#":
                self.built.extended.append((target, at.selectors))
        elif (used := _USE.match(head)) is not None:
            self._use(used[1], used[2], scope, at)
        elif head.startswith("@apply"):  # utility classes, which those who read the rules know
            self._declare("@apply", head.removeprefix("@apply").strip(), node, at)
        elif (declared := _DECLARED.match(self._values(scope, at).filled(head))) is not None:
            name, written = declared[1].lower(), declared[2].strip()
            value = written if name.startswith("--") else self._values(scope, at).of(written)
            self._declare(f"{at.prefix}{name}", value, node, at)

    def _declare(self, name: str, value: str, node: Node, at: At) -> None:
        if at.rule is not None and value and value != "null":
            at.rule.declarations.append((name, value if at.is_sure else UNKNOWN, self._span(node, at)))

    def _set(self, given: re.Match[str], scope: Scope, at: At) -> None:
        written, *flags = (one.strip() for one in given[3].split("!"))
        name = given[2]
        if "default" in flags and scope.variable("", name) not in (None, "null"):
            return
        value = self._values(scope, at).of(written) if at.is_sure else UNKNOWN
        holder = scope.top.modules.get(given[1].rstrip("."), scope) if given[1] else scope
        holder.set(name, value, is_global="global" in flags)

    def _use(self, kind: str, written: str, scope: Scope, at: At) -> None:
        whole, with_ = _AS.search(written), _WITH.search(written)
        names = [written.partition(" ")[0]] if kind != "import" else re.sub(r"^\([^)]*\)", "", written).split(",")
        for one in names:
            named = _NAMED.match(one.strip())
            if named is None or named[1].startswith("sass:"):
                continue
            name = named[1]
            found = self._load(name, at.path)
            if found is None:
                self.built.missing.append(name)
            elif kind == "import":
                if at.depth < DEPTH:
                    self._file(*found, scope, replace(at, depth=at.depth + 1))
            else:
                given = pairs(f"({with_[1]})") if with_ is not None else None
                used = self._module(*found, {key: self._values(scope, at).of(one) for key, one in given or ()}, at)
                own = whole[1] if whole is not None else name.rpartition("/")[2].lstrip("_").partition(".")[0]
                if kind == "forward" or own == "*":
                    scope.top.take(used)
                else:
                    scope.top.modules[own.replace("_", "-")] = used

    def _module(self, path: str, nodes: tuple[Node, ...], given: dict[str, str], at: At) -> Scope:
        """Return the names of a file, which is read once."""
        if path not in self._used and at.depth < DEPTH:
            scope = self._used[path] = Scope()
            for key, value in given.items():
                scope.set(key.lstrip("$"), value)
            self._file(path, nodes, scope, At(path, depth=at.depth + 1))
        return self._used.get(path) or Scope()

    # Blocks

    def _block(self, node: Node, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        head = node.head
        code = _CODE.match(head)
        if code is not None:
            held = scope.mixins if code[1] == "mixin" else scope.functions
            held[code[2].replace("_", "-")] = Code(code[3] or "", children, scope, at.path)
        elif head.startswith("@include"):
            self._include(node, children, scope, at)
        elif head.startswith("@each"):
            self._each(head, children, scope, at)
        elif head.startswith("@for"):
            self._for(head, children, scope, at)
        elif head.startswith("@while"):
            self._run(children, Scope(scope), replace(at, is_sure=False))
        elif head.startswith("@media"):
            query = self._values(scope, at).of(head.removeprefix("@media")).strip().lower()
            self._ruled(node, children, scope, replace(at, media=(*at.media, query)))
        elif "keyframes" in head[:22] and head.startswith("@"):
            self._frames(head, children, scope, at)
        elif head.startswith(_KEPT_GROUPS):
            self._ruled(node, children, scope, at)
        elif head.startswith("@at-root"):
            self._nested(node, children, scope, replace(at, selectors=()), head.removeprefix("@at-root").strip())
        elif head.endswith(":") and re.fullmatch(r"[\w-]+\s*:", head):
            self._run(children, Scope(scope), replace(at, prefix=f"{at.prefix}{head[:-1].strip()}-"))
        elif not head.startswith("@"):
            self._nested(node, children, scope, at, head)

    def _nested(self, node: Node, children: tuple[Node, ...], scope: Scope, at: At, head: str) -> None:
        selectors = nested(at.selectors, self._values(scope, at).filled(head))
        if selectors:
            self._ruled(node, children, scope, replace(at, selectors=selectors))

    def _ruled(self, node: Node, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        """Read a block that declares for its selectors, under its media, from here on."""
        rule = None
        if at.selectors:
            rule = BuiltRule(at.selectors, at.media, self._span(node, at))
            self._sheets[-1].rules.append(rule)
        self._run(children, Scope(scope), replace(at, rule=rule))

    def _frames(self, head: str, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        found: list[tuple[str, str, Span]] = []
        for step in children:
            rule = BuiltRule((step.head,), (), self._span(step, at))
            self._run(step.children or (), Scope(scope), replace(at, rule=rule, selectors=()))
            found += rule.declarations
        self._sheets[-1].frames.append((unquoted(self._values(scope, at).filled(head).split()[-1]).lower(), found))

    # What is brought in

    def _include(self, node: Node, children: tuple[Node, ...], scope: Scope, at: At) -> None:
        called = read_call(node.head.removeprefix("@include").strip())
        code = scope.mixin(called.name) if called is not None else None
        if at.depth >= DEPTH:
            return
        if called is None or code is None:
            for name in _ANYTHING if not children else ():
                self._declare(name, UNKNOWN, node, at)
            self._run(children, Scope(scope), replace(at, is_sure=False))
            return
        held = Scope(code.scope)
        self._bind(code, called.given, held, scope, at)
        place = self._span(node, at) if code.path != at.path or at.place is not None else None
        content = Content(children, scope, at.path, at.content) if children else None
        self._run(code.body, held, replace(at, path=code.path, place=place, content=content, depth=at.depth + 1))

    def _bind(self, code: Code, given: Arguments, held: Scope, scope: Scope, at: At) -> None:
        values = self._values(scope, at)
        for name, written, is_own in bound(code.parameters, given):
            value = None if written is None else (self._values(held, at) if is_own else values).of(written)
            held.variables[name.replace("_", "-")] = UNKNOWN if value is None else value

    def _content(self, scope: Scope, at: At) -> None:
        if at.content is not None:
            one = at.content
            place = at.place if one.path != at.path and at.place is None else None
            inner = replace(at, path=one.path, place=place, content=one.content, depth=at.depth + 1)
            self._run(one.body, Scope(one.scope), inner)

    def _returned(self, name: str, given: Sequence[str], scope: Scope, at: At) -> str | None:
        """Return what a function of the project gives back, when its one way through is known."""
        code = scope.function(name)
        if code is None or at.depth >= DEPTH:
            return None
        held = Scope(code.scope)
        self._bind(code, Arguments.of(given), held, scope, at)
        return self._value_of(code.body, held, replace(at, rule=None, selectors=(), depth=at.depth + 1))
