"""What Chromium leaves out of the tags of a PDF: without it, some readers lose words in bold, others the first title.

No file says that it is PDF/UA. No validator has read any; margins are not marked as such, nor is there anything to say of links.
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
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    writer = PdfWriter(pdf, incremental=True)
    tree = writer.root_object["/StructTreeRoot"]
    every = list(elements(tree))
    roles = {name: ROLES[name] for name in sorted({str(one["/S"]) for one in every} & set(ROLES))}
    if roles:
        told = {NameObject(name): NameObject(role) for name, role in roles.items()}
        tree[NameObject("/RoleMap")] = DictionaryObject(told)  # type: ignore[index]
    for first in [one for one in every if one["/S"] in HEADINGS][:1]:
        first[NameObject("/S")] = NameObject("/H1")
    for figure in (
        one for one in every if one["/S"] == "/Figure" and "/Alt" not in one and any(map(_is_element, kids(one)))
    ):
        # What is written in it is read; a figure would be its alternative alone.
        figure[NameObject("/S")] = NameObject("/Div")
    for item in (one for one in every if one["/S"] == "/LI"):
        held = item["/K"] if isinstance(item["/K"], list) else [item.raw_get("/K")]
        labels = [one for one in held if _is_element(_itself(one)) and _itself(one)["/S"] == "/Lbl"]
        said = [one for one in held if one not in labels]
        body = DictionaryObject(
            {
                NameObject("/S"): NameObject("/LBody"),
                NameObject("/P"): item.indirect_reference,
                NameObject("/K"): ArrayObject(said),
            }
        )
        if "/Pg" in item:
            body[NameObject("/Pg")] = item.raw_get("/Pg")
        placed = writer._add_object(body)
        for one in said:
            if _is_element(_itself(one)):
                _itself(one)[NameObject("/P")] = placed
        item[NameObject("/K")] = ArrayObject([*labels, placed])
    writer.write(pdf)
