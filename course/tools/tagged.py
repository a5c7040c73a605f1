"""What Chromium leaves out of the tags of a PDF: without it, some readers lose words in bold, others the first title.

No file says that it is PDF/UA: no validator has read any, and neither margins nor links are told as it asks.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROLES = {"/Strong": "/Span", "/Em": "/Span"}
"""What PDF 2.0 names, as readers of the versions before it know it."""
HEADINGS = tuple(f"/H{level}" for level in range(1, 7))


def elements(parent: Any) -> Iterator[Any]:
    """Every element of a tree of tags below another, in reading order."""
    for kid in kids(parent):
        if _is_element(kid):
            yield kid
            yield from elements(kid)


def kids(element: Any) -> list[Any]:
    """What an element holds itself: elements, and numbers of marked contents."""
    held = _itself(element.get("/K", []))
    return [_itself(one) for one in (held if isinstance(held, list) else [held])]


def _itself(one: Any) -> Any:
    return one.get_object() if hasattr(one, "get_object") else one


def _is_element(one: Any) -> bool:
    return isinstance(one, dict) and "/S" in one


def completed(pdf: Path) -> None:
    """Gives a tagged PDF a role for each of its tags, a first heading of the first level, a body for each item of a list.

    A figure made of words becomes a block of text.
    """
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    writer = PdfWriter(pdf, incremental=True)
    tree = writer.root_object["/StructTreeRoot"]
    every = list(elements(tree))
    _give_roles(tree, every)
    for first in [one for one in every if one["/S"] in HEADINGS][:1]:
        first[NameObject("/S")] = NameObject("/H1")
    for one in every:
        if one["/S"] == "/LI":
            _give_body(one, writer)
        elif one["/S"] == "/Figure" and "/Alt" not in one and any(map(_is_element, kids(one))):
            # Its words are read; of a figure, its alternative alone is.
            one[NameObject("/S")] = NameObject("/Div")
    writer.write(pdf)


def _give_roles(tree: Any, every: list[Any]) -> None:
    from pypdf.generic import DictionaryObject, NameObject

    found = sorted({str(one["/S"]) for one in every} & set(ROLES))
    if found:
        roles = {NameObject(name): NameObject(ROLES[name]) for name in found}
        tree[NameObject("/RoleMap")] = DictionaryObject(roles)


def _give_body(item: Any, writer: Any) -> None:
    """Puts what an item says in a body, beside its bullet or its number."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    held = item["/K"] if isinstance(item["/K"], list) else [item.raw_get("/K")]
    labels = [one for one in held if _is_element(_itself(one)) and _itself(one)["/S"] == "/Lbl"]
    said = [one for one in held if one not in labels]
    body = {"/S": NameObject("/LBody"), "/P": item.indirect_reference, "/K": ArrayObject(said)}
    if "/Pg" in item:
        body["/Pg"] = item.raw_get("/Pg")
    placed = writer._add_object(DictionaryObject({NameObject(name): value for name, value in body.items()}))
    for one in map(_itself, said):
        if _is_element(one):
            one[NameObject("/P")] = placed
    item[NameObject("/K")] = ArrayObject([*labels, placed])
