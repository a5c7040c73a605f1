"""Components of Angular, translated into templates: the template of each, in its own file or in that of its class."""

from __future__ import annotations

from dataclasses import replace

from guichet.core.source import Source
from guichet.reading.components.angular_class import Definition, component_for, definition_of
from guichet.reading.components.angular_directives import answers_of, attributes_of
from guichet.reading.components.angular_expressions import AngularExpressions
from guichet.reading.components.angular_styles import write_styles
from guichet.reading.components.angular_template import TemplateWriter
from guichet.reading.components.events import Handlers
from guichet.reading.components.expressions import name_of
from guichet.reading.components.makers import makers_in
from guichet.reading.components.markup import read
from guichet.reading.components.messages import asks_for_messages, catalogue_of
from guichet.reading.components.out import Out
from guichet.reading.components.told import told_in_angular
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Component, Translation


def translate(source: Source, site: Site) -> Translation:
    """Return the template of a component of Angular as a template; an empty one for a class whose template is elsewhere."""
    definition = definition_of(source.path, site)
    is_script = source.path.endswith(".ts")
    span = definition.template if definition is not None and is_script else None
    if is_script and span is None:
        return Translation(Source(source.path, "", source.digest))
    start, end = (span.start, span.end) if span is not None else (0, len(source.text))
    out = Out(source)
    mark = write_styles(definition, out, site) if definition is not None else ""
    writer = _writer(out, definition, site)
    writer.mark = mark
    writer.write(read(source.text, start, end))
    inputs = definition.inputs if definition is not None else {}
    component = Component("default", 0, out.length, inputs, "attrs_", drops=True, has_native=True)
    if definition is not None:
        component = replace(component, tells=told_in_angular(definition.script.text))
    text = Source(source.path, out.text, source.digest)
    made = Translation(text, pieces=tuple(out.pieces), components=(component,), imports=writer.imports)
    made.hosts = writer.hosts
    return made


def _writer(out: Out, definition: Definition | None, site: Site) -> TemplateWriter:
    signals = frozenset(definition.signals if definition is not None else ())
    messages = catalogue_of(site).said if asks_for_messages(out.source.text) or "translate" in out.source.text else None
    expressions = AngularExpressions(dialect="ts", signals=signals)
    if definition is not None:
        expressions.makers = makers_in([definition.script.root], definition.script.path, site)
    if messages is not None:
        expressions.messages = messages
    for name, value in (definition.constants if definition is not None else {}).items():
        out.put(f"{{% set {name_of(name)} = {expressions.of(value)} %}}", 0, 0)
    handlers = Handlers([definition.node] if definition is not None else [], out.source.path, site)
    writer = TemplateWriter(out, expressions, definition, handlers)
    writer.imports = {}
    writer.find = lambda tag, attributes: component_for(tag, attributes, site)
    writer.directed = lambda tag, attributes: answers_of(definition, tag, attributes, site)
    writer.hosted = lambda tag, attributes: attributes_of(definition, tag, attributes, site)
    return writer
