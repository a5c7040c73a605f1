"""The markup of a Svelte component, written in the language of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from guichet.core.brackets import split
from guichet.reading.components.events import Handlers
from guichet.reading.components.expressions import name_of, part_taken, quoted, unknown
from guichet.reading.components.imports import Names
from guichet.reading.components.markup import BRACES, Markup
from guichet.reading.components.out import Out
from guichet.reading.components.svelte_attributes import SvelteAttributes
from guichet.reading.components.svelte_script import SvelteScript
from guichet.reading.components.svelte_snippets import DECLARED, WORD, Snippet, is_component_use, snippets_in
from guichet.reading.templates.html_context import VOID

_EACH = re.compile(
    r"(?P<items>.+?)(?<!\s)\s+as\s+(?P<item>\{.*?\}|\[.*?\]|[\w$]+)(?:\s*,\s*(?P<rank>[\w$]+))?(?:\s*\(.*\))?\s*$", re.S
)
_SNIPPET = re.compile(r"([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\((.*)\)\s*$", re.S)
_RENDER = re.compile(r"([A-Za-z_$][\w$]*)\s*(?:\?\.)?\s*\(")
_TRANSPARENT = frozenset({"svelte:head", "svelte:fragment", "svelte:boundary", "svelte:options"})
_NOTHING = frozenset({"svelte:window", "svelte:body", "svelte:document"})


class SvelteWriter(SvelteAttributes):
    """Writes the markup of one component."""

    def __init__(self, out: Out, script: SvelteScript, imports: Names, handlers: Handlers, mark: str) -> None:
        super().__init__(out, script, handlers)
        self.text = out.source.text
        self.imports = imports
        self.mark = mark
        self._open: list[str] = []
        self._snippets: dict[str, Snippet] = {}
        self._shown: list[str] = []
        """The snippets that are being shown."""

    def write(self, root: Markup) -> None:
        """Write what a file shows."""
        self._snippets = snippets_in(root, self.text)
        self._within(root)

    # What stands between braces

    def _braces(self, one: Markup, *, is_given: bool) -> None:
        code = self.text[one.start + 1 : one.end - 1].strip()
        named = _RENDER.match(code[7:].lstrip()) if code.startswith("@render") else None
        snippet = self._snippets.get(named[1]) if named is not None else None
        if named is not None and snippet is not None:
            self._show(snippet, split(code.rstrip()[:-1].partition("(")[2]), one)
            return
        written = "".join(self._tag(code, is_given=is_given))
        if written:
            self.out.put(written, one.start, one.end)

    def _tag(self, code: str, *, is_given: bool) -> Iterator[str]:
        word, _, rest = code.partition(" ")
        if code.startswith("#"):
            yield from self._opened(word, rest.strip(), is_given=is_given)
        elif code.startswith(":"):
            yield self._otherwise(code[1:].strip())
        elif code.startswith("/"):
            closed = self._open.pop() if self._open else ""
            yield f"{{% end{closed} %}}" if closed else ""
        elif word == "@html":
            yield f"{{{{ ({self.expressions.written(rest)})|safe }}}}"
        elif word == "@render":
            yield from self._render(rest)
        elif word == "@const":
            name, _, value = rest.partition("=")
            if name.strip().isidentifier():
                yield f"{{% set {name_of(name.strip())} = {self.expressions.written(value)} %}}"
        elif not code.startswith(("@", "/*", "//")):
            yield f"{{{{ ({self.expressions.written(code)})|e }}}}"

    def _opened(self, word: str, rest: str, *, is_given: bool) -> Iterator[str]:
        if word == "#if":
            self._open.append("if")
            yield f"{{% if {self.expressions.written(rest)} %}}"
        elif word == "#each":
            self._open.append("for")
            yield from self._each(rest)
        elif word == "#await":
            self._open.append("if")
            yield f"{{% if {unknown(rest)} %}}"
        elif word == "#snippet":
            named = _SNIPPET.match(rest)
            self._open.append("fill" if is_given else "if")
            taken = " ".join(name_of(one) for one in WORD.findall(named[2] if named else ""))
            name = named[1] if named else "?"
            yield f"{{% fill {quoted(_slot_name(name))} {taken} %}}" if is_given else f"{{% if {unknown(rest)} %}}"
        else:
            self._open.append("")

    def _each(self, rest: str) -> Iterator[str]:
        match = _EACH.match(rest)
        if match is None:
            yield f"{{% for item in {unknown(rest)} %}}"
            return
        taken = match["item"]
        item = name_of(taken) if taken.isidentifier() else unknown(taken)
        yield f"{{% for {item} in {self.expressions.written(match['items'])} %}}"
        held = WORD.findall(taken) if not taken.isidentifier() else []
        for name in held:
            yield f"{{% set {name_of(name)} = {part_taken(name, item, taken, held)} %}}"
        if match["rank"]:
            yield f"{{% set {name_of(match['rank'])} = loop.index0 %}}"

    def _otherwise(self, code: str) -> str:
        if code.startswith("else if"):
            return f"{{% elif {self.expressions.written(code[7:])} %}}"
        return f"{{% elif {unknown(code)} %}}" if code.startswith("then") else "{% else %}"

    def _render(self, rest: str) -> Iterator[str]:
        named = _RENDER.match(rest)
        name = _slot_name(named[1]) if named else ""
        if named is None or f"slots[{quoted(name)}]" not in self.expressions.renamed.values():
            yield "{{ slots.any() }}"
        else:
            yield f"{{% if slots[{quoted(name)}] %}}{{{{ slot({quoted(name)}) }}}}{{% endif %}}"

    def _show(self, snippet: Snippet, given: Sequence[str], at: Markup) -> None:
        """A snippet of this component, where it is shown: its names are worth what it is given there."""
        if snippet.name in self._shown:
            return
        if not self.out.takes_part():
            self.out.put("{{ slots.any() }}", at.start, at.end)
            return
        absent = "unknown" if any(one.strip().startswith("...") for one in given) else "none"
        pairs = zip_longest(snippet.takes, given[: len(snippet.takes)], fillvalue="")
        worth = [(name, self.expressions.written(code) if code.strip() else absent) for name, code in pairs if name]
        worth += [(name, "unknown") for name in snippet.parts]
        names = [f"{{% set {name} = {value} %}}" for name, value in worth]
        self.out.put(f"{{% with %}}{''.join(names)}", at.start, at.start)
        self._content(snippet)
        self.out.put("{% endwith %}", at.end, at.end)

    def _content(self, snippet: Snippet) -> None:
        self._shown.append(snippet.name)
        self._written(snippet.children, is_given=False)
        self._shown.pop()

    # Elements

    def _element(self, one: Markup) -> None:
        name = one.name
        if name == "slot":
            self._slot(one)
        elif name in _TRANSPARENT:
            self._within(one)
        elif name in _NOTHING:
            return
        elif name == "svelte:element":
            named = one.attribute("this")
            self._native(one, f"{{{{ {self._value(named)} }}}}" if named is not None else "div")
        elif name in ("svelte:component", "svelte:self"):
            named = one.attribute("this")
            self._use(one, (named.value or "").strip("{} ") if named is not None else "Unknown")
        elif is_component_use(name):
            self._use(one, name)
        else:
            self._native(one, name)

    def _within(self, one: Markup, *, is_given: bool = False) -> None:
        self._written(one.children, is_given=is_given)

    def _written(self, children: Sequence[Markup], *, is_given: bool) -> None:
        past = -1
        for child in children:
            if child.start < past:
                continue
            snippet = self._declared(child) if child.name == BRACES and not is_given else None
            if snippet is not None:
                past = snippet.end
            elif not child.name:
                self.out.copy(child.start, child.end)
            elif child.name == BRACES:
                self._braces(child, is_given=is_given)
            elif is_given and (slot := child.attribute("slot")) is not None:
                given = " ".join(name_of(each.name[4:]) for each in child.attributes if each.name.startswith("let:"))
                self.out.put(f"{{% fill {quoted(slot.value or 'default')} {given} %}}", child.start, child.start)
                self._element(child)
                self.out.put("{% endfill %}", child.end, child.end)
            else:
                self._element(child)

    def _declared(self, child: Markup) -> Snippet | None:
        """The snippet that begins there: it is shown where it is asked for."""
        named = DECLARED.match(self.text[child.start : child.end])
        found = self._snippets.get(named[1]) if named is not None else None
        return found if found is not None and found.start == child.start else None

    def _native(self, one: Markup, name: str) -> None:
        self.out.put(f"<{name}", one.start, one.start + 1 + len(one.name))
        self._classes_of(one)
        self._styles_of(one)
        for attribute in reversed(one.attributes) if one.attribute("") else one.attributes:  # what comes last holds
            self._attribute(attribute, one)
        self.out.put(f" {self.mark}>" if self.mark else ">", one.open_end - 1, one.open_end)
        if name in VOID:
            return
        self._within(one)
        self.out.put(f"</{name}>", one.content_end, one.end)

    # Components

    def _use(self, one: Markup, name: str) -> None:
        given, fills = [], []
        for attribute in one.attributes:
            code = (attribute.value or "").strip("{} \n")
            if (snippet := self._snippets.get(code)) is not None and snippet.name not in self._shown:
                fills.append((_slot_name(attribute.name or code), snippet))
                continue
            event = self._event(attribute)
            if event is not None:
                given.append(f"{quoted('on' + event[0])}: {quoted(event[1])}")
            elif written := self._given(attribute):
                given.append(written)
        self.out.put(f"{{% call {name}({{{', '.join(given)} }}) %}}", one.start, one.open_end)
        for name, snippet in fills:
            self.out.put(f"{{% fill {quoted(name)} {snippet.names} %}}", one.start, one.open_end)
            self._content(snippet)
            self.out.put("{% endfill %}", one.open_end, one.open_end)
        self._within(one, is_given=True)
        self.out.put("{% endcall %}", one.content_end, one.end)

    def _slot(self, one: Markup) -> None:
        named = one.attribute("name")
        name = quoted((named.value or "default") if named is not None else "default")
        self.out.put(f"{{% if slots[{name}] %}}{{{{ slot({name}) }}}}", one.start, one.open_end)
        if one.children:
            self.out.put("{% else %}", one.open_end, one.open_end)
            self._within(one)
        self.out.put("{% endif %}", one.content_end, one.end)


def _slot_name(name: str) -> str:
    return "default" if name == "children" else name
