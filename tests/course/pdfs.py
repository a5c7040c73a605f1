"""What a PDF must say to be read aloud, as far as its tags tell: part of what PDF/UA asks, and no validator's word."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from course.tools.tagged import HEADINGS, elements, kids

if TYPE_CHECKING:
    from pypdf import PdfReader

KNOWN = {
    *HEADINGS,
    *(
        "/Document /Part /Sect /Div /Art /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /P /L /LI /Lbl /LBody /Table /TR /TH "
        "/TD /THead /TBody /TFoot /Span /Quote /Note /Reference /Code /Link /Annot /Figure /Formula /Form"
    ).split(),
}
"""The types of ISO 32000-1, 14.8.4."""


def untold(reader: "PdfReader", language: str) -> list[str]:
    """What is missing: the title that is shown, the language, the tags, and what each of them is to say."""
    return list(_untold(reader, language))


def _untold(reader: "PdfReader", language: str) -> Iterator[str]:
    catalogue: Any = reader.root_object
    if not (reader.metadata and reader.metadata.title and catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value):
        yield "no title is shown"
    if catalogue["/Lang"] != language:
        yield f"the language is {catalogue['/Lang']}"
    if not catalogue["/MarkInfo"]["/Marked"].value:
        yield "it is not tagged"
    tree = catalogue["/StructTreeRoot"]
    roles = dict(tree.get("/RoleMap", {}))
    every = list(elements(tree))
    yield from sorted({f"{one['/S']} is unknown" for one in every if roles.get(one["/S"], one["/S"]) not in KNOWN})
    levels = [HEADINGS.index(one["/S"]) for one in every if one["/S"] in HEADINGS]
    if not levels or levels[0] or any(after - before > 1 for before, after in pairwise(levels)):
        yield f"headings skip: {levels}"
    for one in every:
        if one["/S"] == "/Figure" and not one.get("/Alt"):
            yield "a figure says nothing"
        if one["/S"] == "/TH" and "/Scope" not in str(one.get("/A")):
            yield "a header does not say of what"
        if one["/S"] == "/LI" and {kid["/S"] for kid in kids(one)} - {"/Lbl"} != {"/LBody"}:
            yield "an item has no body"
    for sheet in reader.pages:
        if "/Annots" in sheet and sheet.get("/Tabs") != "/S":
            yield "links are reached in another order"
