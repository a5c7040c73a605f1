"""The accessibility tree of a page and its document, as the browser's protocol gives them."""

import re
from dataclasses import dataclass
from typing import Any

AX = dict[str, Any]
END = "\x1f"
"""Ends what is said of a link or a picture while a line is written: a voice says two of them one by one."""


@dataclass(frozen=True)
class Element:
    """What the document says of an element, for what the accessibility tree leaves out."""

    tag: str
    attributes: dict[str, str]
    parent: int


def elements(node: dict[str, Any], parent: int = 0) -> dict[int, Element]:
    """Every element of a document as the browser's protocol gives it, by its number."""
    listed = node.get("attributes", [])
    attributes = dict(zip(listed[::2], listed[1::2], strict=True))
    found = {node["backendNodeId"]: Element(node["nodeName"].lower(), attributes, parent)}
    for child in node.get("children", []):
        found |= elements(child, node["backendNodeId"])
    return found


def role(node: AX) -> str:
    """The role that a node has for the browser."""
    return str(node.get("role", {}).get("value", ""))


def named(node: AX) -> str:
    """The name of a node, as the browser computed it."""
    name = str(node.get("name", {}).get("value", ""))
    return re.sub(r"[ \n\t]+", " ", name) if role(node) == "StaticText" else spaced(name)


def properties(node: AX) -> dict[str, Any]:
    """The states of a node."""
    return {one["name"]: one["value"].get("value") for one in node.get("properties", [])}


def spaced(text: str) -> str:
    """Words with one plain space between them; none before a full stop or a comma."""
    text = text.replace(END, "")
    return re.sub(r" +([.,)])", r"\1", re.sub(r"[ \n\t]+", " ", text)).replace("( ", "(").strip()


def joined(before: str, line: str) -> str:
    """A line with what announces it; nothing when there is nothing to say."""
    return spaced(f"{before} {line}")
