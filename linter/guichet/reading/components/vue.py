"""Vue single-file components, translated into templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guichet.core.source import Source
from guichet.reading.components.events import Handlers, assigned
from guichet.reading.components.imports import WHOLE_FILE, Names, component_by_name, components_imported
from guichet.reading.components.markup import Markup, read
from guichet.reading.components.messages import asks_for_messages, catalogue_of, with_block
from guichet.reading.components.names import pascal
from guichet.reading.components.out import Out
from guichet.reading.components.sheets import (
    classes_of,
    mark_of,
    marked,
    named,
    own_classes,
    write_block,
    write_imported,
)
from guichet.reading.components.told import told_by
from guichet.reading.components.vue_script import Script, read_script
from guichet.reading.components.vue_template import TemplateWriter
from guichet.reading.scripts.javascript import parsed
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Component, Translation

_BLOCKS = frozenset({"script", "style", "i18n"})


def translate(source: Source, site: Site) -> Translation:
    """Return a Vue component as a template."""
    root = read(source.text, 0, len(source.text), _BLOCKS)
    scripts = [one for one in root.elements() if one.name == "script" and one.end > one.open_end]
    dialect = "ts" if any(map(_dialect, scripts)) else ""
    trees = [parsed(source.text[one.open_end : one.content_end].encode(), _dialect(one)) for one in scripts]
    trees = [one for one in trees if one is not None]
    script = read_script(trees, _models(root), _messages(root, source.text, site), dialect, source.path, site)
    imports = _imports(script, trees, source.path, site)
    mark = mark_of(source.path) if any(map(_is_scoped, root.elements())) else ""
    own = _own_classes(root, trees, source, site)
    script.expressions.renamed = {**script.expressions.renamed, **own}
    out = Out(source)
    write_imported(trees, source.path, site, out)
    for name, value in script.constants:
        out.put(f"{{% set {name} = {value} %}}", 0, 0)
    handlers = Handlers(trees, source.path, site)
    writer = TemplateWriter(out, script, imports, handlers, lambda name: component_by_name(name, source.path, site))
    writer.mark = mark
    for one in root.elements():
        if one.name == "template" and not one.attribute("lang"):
            writer.write(one)
        elif one.name == "style":
            scope = named(source.path) if one.attribute("module") else marked(mark if _is_scoped(one) else "")
            write_block(one, scope, source.path, site, out)
    component = Component(WHOLE_FILE, 0, out.length, script.parameters)
    component = replace(
        component,
        takes_more=script.takes_more,
        tells=told_by(script, source.text) if writer.is_plain else None,
        has_native=True,
        drops=not writer.has_heir and "ttrs" not in source.text.replace("inheritAttrs", ""),
    )
    for one in scripts:
        out.keep(one.start, one.end)
    text = Source(source.path, out.text, source.digest)
    return Translation(text, pieces=tuple(out.pieces), components=(component,), imports=imports)


def _is_scoped(one: Markup) -> bool:
    return one.name == "style" and one.attribute("scoped") is not None


def _own_classes(root: Markup, trees: list[object], source: Source, site: Site) -> dict[str, str]:
    """The classes that are the component's own, as its template names them: of files that it imports, of its blocks."""
    blocks = [one.attribute("module") for one in root.elements() if one.name == "style"]
    tables = {(one.value or "$style"): source.path for one in blocks if one is not None}
    return own_classes(trees, source.text, source.path, site) | classes_of(tables, source.text)


def _dialect(script: Markup) -> str:
    lang = script.attribute("lang")
    return {"ts": "ts", "tsx": "tsx"}.get((lang.value or "") if lang else "", "")


def _models(root: Markup) -> frozenset[str]:
    """The names that fields and components of the template write."""
    found: set[str] = set()
    stack = [root]
    while stack:
        one = stack.pop()
        stack.extend(one.children)
        found.update(each.value or "" for each in one.attributes if each.name.startswith("v-model"))
        found.update(each.value or "" for each in one.attributes if each.name.endswith(".sync"))
        for each in one.attributes:
            found.update(assigned(each.value or "") if each.name.startswith(("@", "v-on:")) else ())
    return frozenset(name.partition(".")[0].partition("[")[0].strip() for name in found)


def _imports(script: Script, trees: list[object], path: str, site: Site) -> Names:
    found: Names = {}
    for one in trees:
        found.update(components_imported(one, path, site))
    found.update({name: found[held] for name, held in script.local.items() if held in found})
    return {pascal(name): owner for name, owner in found.items()}


def _messages(root: Markup, text: str, site: Site) -> Callable[[str], str | None]:
    """The words of the project's messages, and of the component's own."""
    if not asks_for_messages(text):
        return lambda key: None
    catalogue = catalogue_of(site)
    for one in root.elements():
        if one.name == "i18n":
            catalogue = with_block(catalogue, text[one.open_end : one.content_end])
    return catalogue.said
