"""Svelte components, translated into templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from guichet.core.source import Source
from guichet.reading.components.events import Handlers, assigned
from guichet.reading.components.imports import WHOLE_FILE, Names, components_imported
from guichet.reading.components.markup import Markup, read
from guichet.reading.components.messages import asks_for_messages, catalogue_of
from guichet.reading.components.out import Out
from guichet.reading.components.sheets import mark_of, marked, own_classes, write_block, write_imported
from guichet.reading.components.svelte_script import SvelteScript, read_scripts
from guichet.reading.components.svelte_template import SvelteWriter
from guichet.reading.components.told import told_in_svelte
from guichet.reading.scripts.javascript import parsed
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Component, Translation

_BLOCKS = frozenset({"script", "style"})
_RENDERED = re.compile(r"\{@render\s+([A-Za-z_$][\w$]*)")
_NAME = re.compile(r"\{\s*([A-Za-z_$][\w$]*)")


def translate(source: Source, site: Site) -> Translation:
    """Return a Svelte component as a template."""
    root = read(source.text, 0, len(source.text), _BLOCKS, braces=True)
    blocks = [one for one in root.children if one.name in _BLOCKS]
    scripts = [one for one in blocks if one.name == "script"]
    dialect = "ts" if any(map(_dialect, scripts)) else ""
    trees = [parsed(source.text[one.open_end : one.content_end].encode(), _dialect(one)) for one in scripts]
    trees = [one for one in trees if one is not None]
    shown = frozenset(_RENDERED.findall(source.text))
    script = read_scripts(trees, _bound(root), shown, _messages(source.text, site), dialect, source.path, site)
    imports: Names = {}
    for tree in trees:
        imports.update(components_imported(tree, source.path, site))
    styles = [one for one in blocks if one.name == "style"]
    mark = mark_of(source.path) if styles else ""
    own = own_classes(trees, source.text, source.path, site)
    script.expressions.renamed = {**script.expressions.renamed, **own}
    out = Out(source)
    write_imported(trees, source.path, site, out)
    for name, value in script.constants:
        out.put(f"{{% set {name} = {value} %}}", 0, 0)
    root.children = [one for one in root.children if one.name not in _BLOCKS]
    SvelteWriter(out, script, imports, Handlers(trees, source.path, site), mark).write(root)
    for one in styles:
        write_block(one, marked(mark), source.path, site, out)
    component = Component(
        WHOLE_FILE,
        0,
        out.length,
        script.parameters,
        whole=script.whole,
        drops=_drops(source.text, script),
        fills_by_name=True,
    )
    if component.drops:
        component = replace(component, tells=told_in_svelte(source.text, script.parameters))
    for one in scripts:
        out.keep(one.start, one.end)
    text = Source(source.path, out.text, source.digest)
    return Translation(text, pieces=tuple(out.pieces), components=(component,), imports=imports)


def _drops(text: str, script: SvelteScript) -> bool:
    """Whether a component shows nothing of what it does not name."""
    takes_all = "$$restProps" in text or "$$props" in text or script.whole != "given"
    return not takes_all and sum(one == "attrs" for one in script.expressions.renamed.values()) == 1


def _dialect(script: Markup) -> str:
    lang = script.attribute("lang")
    return "ts" if lang is not None and lang.value in ("ts", "typescript") else ""


def _bound(root: Markup) -> frozenset[str]:
    """The names that fields and components of the markup write."""
    found: set[str] = set()
    stack = [root]
    while stack:
        one = stack.pop()
        stack.extend(one.children)
        for each in one.attributes:
            found.update(assigned(each.value or ""))
            if each.name.startswith("bind:"):
                named = _NAME.match(each.value or "")
                found.add(named[1] if named else each.name.partition(":")[2])
    return frozenset(found)


def _messages(text: str, site: Site) -> Callable[[str], str | None]:
    return catalogue_of(site).said if asks_for_messages(text) else lambda key: None
