"""What can only be moved by dragging it: the keyboard has no way to do it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, has_every_script
from guichet.heard.focus import is_focusable
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

ALONE = Text(
    fr="Cet élément ne se déplace qu’en le faisant glisser : au clavier, à la voix ou avec une main qui tremble, rien. Ajoutez des boutons qui font la même chose.",
    en="This element only moves by being dragged: with a keyboard, by voice or with a shaking hand, nothing. Add buttons that do the same.",
)
_DRAGS = frozenset({"dragover", "drop", "dragenter", "dragend"})
_PRESSED = frozenset({"keydown", "keyup", "keypress"})


@page_rule(
    name="drag-only",
    code="W9682",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Glisser-déposer, et rien d’autre", en="Drag and drop, and nothing else"),
    harms=Text(
        fr="Les personnes qui n’ont pas de souris, qui commandent à la voix, ou dont la main tremble.",
        en="People without a mouse, who command by voice, or whose hands shake.",
    ),
    instead=Text(
        fr="Ajoutez à chaque élément des boutons « Monter » et « Descendre », ou une liste de rangs.",
        en='Add "Up" and "Down" buttons to each item, or a list of ranks.',
    ),
    wrong_when=Text(
        fr="Une autre page, ou un script que guichet ne lit pas, offre la même chose sans glisser.",
        en="Another page, or a script that guichet does not read, offers the same without dragging.",
    ),
    refs=("rgaa 7.3", "wcag 2.1.1", "wcag 2.5.7"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("draggable",),
    bad=(
        Bad('<ol id="é"><li class="x" draggable="true">Été</li><li draggable="true">Hiver</li></ol><script>é = document.getElementById("é"); é.addEventListener("dragover", (e) => é.prepend(e.target))</script>', ALONE, at='<li class="x" draggable="true">'),
        Bad('<div draggable="true" id="é">Été</div><div id="panier"></div><script>document.querySelector("#panier").ondrop = (e) => ranger(e)</script>', ALONE, at='<div draggable="true" id="é">'),
        Bad('<p draggable="true">Été</p><script>document.addEventListener("drop", (e) => ranger(e))</script><script src="https://cdn.example/a.js"></script>', ALONE, at='<p draggable="true">', review=True),
    ),
    good=(
        Good('<ol id="é"><li draggable="true">Été <button type="button">Monter</button></li></ol><script>document.getElementById("é").addEventListener("dragover", (e) => 1)</script>'),
        Good('<ol id="é"><li draggable="true" tabindex="0">Été</li></ol><script>é = document.getElementById("é"); é.addEventListener("dragover", (e) => 1); é.addEventListener("keydown", (e) => 2)</script>'),
        Good('<img src="é.png" alt="Été" draggable="false"><script>document.addEventListener("drop", (e) => e.preventDefault())</script>'),
        Good('<li draggable="true">Été</li>'),
        Good('<ol id="é"><li draggable="true">Été <label>Rang <select><option>1</option></select></label></li></ol><script>document.getElementById("é").addEventListener("dragover", (e) => 1)</script>'),
    ),
)  # fmt: skip
def drag_only(page: Page) -> Iterator[Hit]:
    """Report the first element of a page that scripts let people drag, when no control in or around it does the same."""
    dragged = [one for one in page.find() if (one.attr("draggable") or "").lower() == "true"]
    heard = answers(page) if dragged else []
    if not any(one.event in _DRAGS for one in heard):
        return
    for one in dragged:
        if _has_other_way(one, heard) or one.name in {"a", "img"}:
            continue
        certainty = Certainty.VIOLATION if has_every_script(page) else Certainty.REVIEW
        yield Hit(one.span, ALONE, {}, certainty, one.template.path, page.path)
        return


def _has_other_way(dragged: Element, heard: list[Answer]) -> bool:
    """Whether a control stands in what is dragged or beside it, or a key is answered where it is."""
    if any(is_focusable(one) for one in dragged.inside()):
        return True
    around = {id(one) for one in (dragged, *dragged.ancestors)}
    return any(
        one.event in _PRESSED and (one.on_page or any(id(each) in around for each in one.elements)) for one in heard
    )
