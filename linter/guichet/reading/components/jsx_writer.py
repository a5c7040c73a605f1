"""What a component of JSX shows, written as a template: elements, and the uses of other components."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import memo
from guichet.reading.components.expressions import bare, quoted
from guichet.reading.components.imports import Names, components_imported
from guichet.reading.components.jsx_attributes import AttributeWriter
from guichet.reading.components.jsx_children import ChildWriter
from guichet.reading.components.jsx_expressions import plain
from guichet.reading.components.jsx_names import TRANSPARENT, element_for
from guichet.reading.components.jsx_parts import MARKUP, parts_of
from guichet.reading.components.out import Out
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.html_context import VOID

_MAY_NAME = frozenset(
    {
        "string",
        "template_string",
        "identifier",
        "member_expression",
        "subscript_expression",
        "ternary_expression",
        "binary_expression",
    }
)
"""What may give the name of an element to a name of the file."""


class JsxWriter(ChildWriter):
    """Writes one file of JSX, component by component."""

    def __init__(self, script: Script, out: Out) -> None:
        super().__init__(script, out)
        self.attributes = AttributeWriter(self)

    def element(self, node: Any) -> None:
        """Write an element with its attributes and what it holds, or the use of a component."""
        self.written.add(node.start_byte)
        opening = field(node, "open_tag") or node
        name = field(opening, "name")
        written = text(name)
        if name is None or written in TRANSPARENT or written.endswith((".Provider", ".Consumer", "Provider")):
            self.inside(node)
        elif written[:1].islower() and "." not in written:
            self._native(node, opening, written, "")
        else:
            self._composed(node, opening, name, written)

    def _native(self, node: Any, opening: Any, name: str, computed: str) -> None:
        if name == "html":  # what the framework writes around: the type of the document, what stands in its head
            self.put("<!DOCTYPE html>", opening)
        start, place = self.span(opening).start, self.span(field(opening, "name"))
        if computed or self.script.text[place.start : place.end] != name:
            self.out.put(f"<{computed or name}", start, place.end)
        else:
            self.out.copy(start, place.end)
        shown = computed or name
        said = self.attributes.write(opening, name)
        end = self.span(opening).end
        self.out.put(">", end - 1, end)
        if name in VOID:
            return
        if name == "html":
            self.put("{{ head|safe }}", opening)
        if said is not None:
            said()
        else:
            self.inside(node)
        close = field(node, "close_tag")
        if close is not None and not computed and text(field(close, "name")) == name:
            self.copy(close, close)
        else:
            self.put(f"</{shown}>", close if close is not None else opening)

    def inside(self, node: Any) -> None:
        """Write what an element holds."""
        for one in node.children if node.type != "jsx_self_closing_element" else ():
            if one.type in ("jsx_text", "html_character_reference"):
                self.copy(one, one)
            elif one.type == "jsx_expression":
                for inner in one.named_children[:1]:
                    self.child(inner)
            elif one.type in MARKUP:
                self.element(one)

    def _composed(self, node: Any, opening: Any, name: Any, written: str) -> None:
        """Write the use of a component, or what is known to become an element."""
        element, computed = self._element_of(name, written)
        if element or computed:
            self._native(node, opening, element, computed)
            return
        self._import(written)
        table, fills = self.attributes.table(opening)
        self.put(f"{{% call {written}({table}) %}}", opening)
        self.inside(node)
        for key, value, names in fills:
            self.put(f"{{% fill {quoted(key)} {names} %}}", value)
            self.child(value)
            self.put("{% endfill %}", value)
        self.put("{% endcall %}", field(node, "close_tag") or opening)

    def styled(self, dressed: Any) -> None:
        """Write an element, or the use of a component, that a library of styles dresses: it hands on what it is given."""
        name = plain(dressed) or (text(dressed) if dressed.type == "property_identifier" else "")
        name = name or self._element_of(dressed, text(dressed))[0]
        if name:
            shown = f'{{{{ props["as"]|default({quoted(name)}) }}}}'
            self.put(f'<{shown} {{{{ attributes(props|without("as")) }}}}>', dressed)
            self.put("" if name in VOID else f"{{{{ props.children|safe }}}}</{shown}>", dressed)
        else:
            self._import(text(dressed))
            self.put(f"{{% call {text(dressed)}({{**props }}) %}}{{{{ props.children|safe }}}}{{% endcall %}}", dressed)

    def _element_of(self, name: Any, written: str) -> tuple[str, str]:
        """The element that a name in capitals is: by its router, by its styles, or by a name that holds that of a tag."""
        is_own = any(written in one.names for one in parts_of(self.script))
        found = scopes(self.script).lookup(name) if name.type == "identifier" and not is_own else []
        for one in found:
            if one.sort is Sort.IMPORT:
                return element_for(one.keys[0], text(one.value)[1:-1], written), ""
        if found and all(one.sort is Sort.PARAMETER or bare(one.value).type in _MAY_NAME for one in found if one.value):
            return "", f"{{{{ {self.expressions.of(name)} }}}}"
        return "", ""

    def _import(self, written: str) -> None:
        found = components_imported_by(self.script).get(written)
        if found is not None and not any(written in one.names for one in parts_of(self.script)):
            self.imports[written] = found


@memo
def components_imported_by(script: Script) -> Names:
    """Return the components that a file of JSX brings from others, read once."""
    return components_imported(script.root, script.path, script.project)
