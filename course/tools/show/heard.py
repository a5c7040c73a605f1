"""What a screen reader says of a page, read from the accessibility tree that a browser gives it.

A line is text of the page with what a voice adds in braces: `{heading 2} Horaires`. What only a reader of the lesson
needs to know has an exclamation mark: `{!unnamed}`. Words of each language for them are in spoken.toml.
"""

import re
from collections.abc import Iterator
from typing import Any

from course.tools.show.tree import AX, END, Element, elements, joined, named, properties, role, spaced

LANDMARKS = ("main", "navigation", "banner", "contentinfo", "search", "complementary")
GROUPS = ("region", "form", "group", "radiogroup", "dialog", "alertdialog")
FIELDS = {
    "textbox": "textbox",
    "searchbox": "searchbox",
    "spinbutton": "textbox",
    "combobox": "combobox",
    "listbox": "listbox",
    "checkbox": "checkbox",
    "radio": "radio",
    "Date": "date",
    "button": "button",
    "DisclosureTriangle": "button",
}
"""Roles of Chromium that one acts upon, and the word that says them."""
INLINE = {
    "StaticText",
    "LineBreak",
    "Iframe",
    "strong",
    "emphasis",
    "link",
    "image",
    "img",
    "subscript",
    "superscript",
    "mark",
    "time",
    "code",
}
NAMED_BY = {"Legend", "Caption"}
"""What names its parent, which says it already."""
CELLS = ("cell", "gridcell", "columnheader", "rowheader")


class Reader:
    """Reads a page from top to bottom, or says one stop of the Tab key."""

    def __init__(self, tree: list[AX], document: dict[str, Any]) -> None:
        """Takes the accessibility tree and the document, both as the browser's protocol gives them."""
        self.nodes = {node["nodeId"]: node for node in tree}
        self.root = tree[0]
        self.elements = elements(document)
        self.by_element = {node["backendDOMNodeId"]: node for node in tree if "backendDOMNodeId" in node}
        self.ids = {one.attributes["id"]: number for number, one in self.elements.items() if one.attributes.get("id")}

    def read(self) -> list[str]:
        """The lines of the whole page, in order."""
        return [line for line in self._blocks(self.root) if line]

    def in_order(self, numbers: list[int]) -> bool:
        """Whether these elements follow one another as in the document."""
        places = [list(self.elements).index(number) for number in numbers]
        return places == sorted(places)

    def stop(self, element: int) -> str:
        """What is said when the focus comes to an element."""
        node = self.by_element.get(element)
        if node is None or node.get("ignored"):
            return "{!silent}"
        return spaced(self._inline(node)) or "{!silent}"

    def _children(self, node: AX) -> Iterator[AX]:
        for number in node.get("childIds", []):
            child = self.nodes[number]
            if child.get("ignored") or role(child) in (
                "generic",
                "none",
                "LayoutTable",
                "LayoutTableRow",
                "LayoutTableCell",
            ):
                if self._is_block(child):
                    yield {**child, "ignored": False, "role": {"value": "generic"}}
                else:
                    yield from self._children(child)
            elif role(child) not in ("InlineTextBox", "ListMarker"):
                yield child

    def _is_block(self, node: AX) -> bool:
        element = self.elements.get(node.get("backendDOMNodeId", 0))
        return element is not None and element.tag in ("div", "p", "td", "address", "article", "body", "section", "li")

    def _blocks(self, node: AX) -> Iterator[str]:
        """A line for each block; what follows one another inside a block shares its line."""
        before = self._before(node)
        line = ""
        for child in self._children(node):
            if role(child) in NAMED_BY or self._names_a_field(child):
                continue
            if role(child) in INLINE:
                said = self._inline(child)
                if said.startswith(" {") and line.rstrip(" ").endswith(END):
                    yield joined(before, line)
                    before, line = "", ""
                line += said
                continue
            if role(child) in FIELDS or role(child) == "LabelText":
                yield joined(before, line)
                before, line = "", ""
                yield from self._field(child)
                continue
            yield joined(before, line)
            before, line = "", ""
            yield from self._table(child) if role(child) == "table" else self._blocks(child)
        yield joined(before, line)

    def _field(self, node: AX) -> Iterator[str]:
        if role(node) == "LabelText":
            yield from self._blocks(node)
        else:
            yield spaced(self._inline(node))
            if properties(node).get("expanded") is True:
                yield from self._blocks(node)

    def _before(self, node: AX) -> str:
        """What a voice says as it enters a block."""
        kind, name = role(node), named(node)
        if kind == "heading":
            return f"{{heading {properties(node).get('level')}}}"
        if kind == "list":
            count = sum(role(child) == "listitem" for child in self._children(node))
            return f"{{list {count}}}"
        if kind in ("listitem", "blockquote"):
            return f"{{{kind}}}"
        if kind in LANDMARKS:
            return f"{{{kind}}} {name}".strip()
        if kind in ("status", "alert"):
            return "{!live}"
        if kind in GROUPS and self._element(node).tag not in ("address", "details"):
            unnamed = "" if name or kind not in ("group", "dialog") else "{!unnamed}"
            return f"{{{kind}}} {name or unnamed}".strip() if name or unnamed else ""
        return ""

    def _inline(self, node: AX) -> str:
        kind, name = role(node), named(node)
        if kind in ("StaticText", "LineBreak"):
            return name or " "
        if kind == "link":
            return f" {{link}} {name or '{!unnamed}'} {END} "
        if kind in ("image", "img"):
            described = str(node.get("description", {}).get("value", ""))
            return f" {{image}} {name or described or self._unseen(node)} {END} "
        if kind in FIELDS:
            return self._control(node)
        if kind == "Iframe":
            return f" {{frame}} {name or '{!unnamed}'} {END} "
        return "".join(self._inline(child) for child in self._children(node)) or name

    def _unseen(self, node: AX) -> str:
        """A picture without words: what some screen readers spell instead is the name of its file."""
        source = self._element(node).attributes.get("src", "")
        file = source.partition("#")[2] if source.startswith("data:") else ""
        return f"{{!file {file}}}" if file else "{!unnamed}"

    def _control(self, node: AX) -> str:
        """A field or a button: its role, its name, its states, its help, its value."""
        kind, name, told = role(node), named(node), properties(node)
        attributes = self._element(node).attributes
        word = FIELDS[kind]
        if attributes.get("type") in ("password", "file"):
            word = attributes["type"]
            name = self._label(node) if word == "file" else name
        parts = [f"{{{word}}} {name or '{!unnamed}'}"]
        if name and name == attributes.get("placeholder") and not self._label(node):
            parts[0] += " {!vanishing}"
        if kind in ("checkbox", "radio"):
            parts.append("{checked}" if told.get("checked") == "true" else "{unchecked}")
        if "expanded" in told and kind in ("button", "DisclosureTriangle"):
            parts.append("{expanded}" if told["expanded"] else "{collapsed}")
        parts += [f"{{{state}}}" for state in ("required", "disabled") if told.get(state) or state in attributes]
        if attributes.get("aria-invalid") == "true":
            parts.append("{invalid}")
        described = node.get("description", {}).get("value", "").strip()
        if described and described != name:
            parts.append(described)
        if kind in ("textbox", "searchbox", "combobox", "spinbutton") and word != "file":
            parts.append(str(node.get("value", {}).get("value", "")).strip() or "{empty}")
        choices = [named(one) for one in self._descend(node, "option")]
        if choices:
            parts.append(f"{{choices}} {', '.join(choices)}")
        return re.sub(r"([.?!]),", r"\1", ", ".join(parts))

    def _element(self, node: AX) -> Element:
        return self.elements.get(node.get("backendDOMNodeId", 0), Element("", {}, 0))

    def _label(self, node: AX) -> str:
        """The words of the label element of a field."""
        number = node.get("backendDOMNodeId", 0)
        for other in self.nodes.values():
            if role(other) == "LabelText" and self._controlled(other) == number:
                return spaced("".join(self._words(other)))
        return ""

    def _words(self, node: AX) -> Iterator[str]:
        for child in self._children(node):
            yield named(child) if role(child) == "StaticText" else "".join(self._words(child))

    def _controlled(self, label: AX) -> int:
        """The number of the field that a label names, or 0."""
        number = label.get("backendDOMNodeId", 0)
        target = self._element(label).attributes.get("for")
        if target is not None:
            return self.ids.get(target, 0)
        fields = ("input", "select", "textarea")
        return next(
            (one for one, element in self.elements.items() if element.tag in fields and self._holds(number, one)), 0
        )

    def _holds(self, outer: int, inner: int) -> bool:
        while inner and inner != outer:
            inner = self.elements[inner].parent if inner in self.elements else 0
        return inner == outer

    def _names_a_field(self, node: AX) -> bool:
        """Whether this is the text of a label, which its field says already."""
        if role(node) == "LabelText":
            held = [child for child in self._children(node) if role(child) in FIELDS]
            return bool(self._controlled(node)) and not held
        if role(node) != "StaticText":
            return False
        parent = self.nodes.get(node.get("parentId", ""), {})
        return bool(parent) and role(parent) == "LabelText" and bool(self._controlled(parent))

    def _table(self, node: AX) -> Iterator[str]:
        """A table: its size and name, then each cell with the headers that head it."""
        rows = list(self._descend(node, "row"))
        cells = [[cell for cell in self._children(row) if role(cell) in CELLS] for row in rows]
        yield f"{{table {len(rows)} {max(map(len, cells), default=0)}}} {named(node) or '{!unnamed}'}"
        for line, row in enumerate(cells):
            for column, cell in enumerate(row):
                heads = self._heads(cells, line, column) if role(cell) == "cell" else []
                words = spaced(" ".join(self._blocks(cell)))
                yield ", ".join([f"{{cell {line + 1} {column + 1}}}", *heads, words])

    def _heads(self, cells: list[list[AX]], line: int, column: int) -> list[str]:
        """The headers of a cell: those that it names, or else that of its row and that of its column."""
        declared = self._element(cells[line][column]).attributes.get("headers")
        if declared is not None:
            found = [self.by_element.get(self.ids.get(name, 0)) for name in declared.split()]
            return [spaced(" ".join(self._blocks(one))) for one in found if one]
        beside = [one for one in cells[line][:column] if role(one) == "rowheader"]
        above = [row[column] for row in cells[:line] if column < len(row) and role(row[column]) == "columnheader"]
        return [spaced(" ".join(self._blocks(one))) for one in [*beside, *above]]

    def _descend(self, node: AX, wanted: str) -> Iterator[AX]:
        for child in self._children(node):
            if role(child) == wanted:
                yield child
            else:
                yield from self._descend(child, wanted)
