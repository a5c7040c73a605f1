"""Something that is done by dragging alone: who has no mouse, or a hand that shakes, cannot do it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import assignments, methods
from guichet.heard.keyboard import is_keyed
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, is_bundle, pages_of, scripts_on
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, script_rule
from guichet.seen.found import found_by

ORDER = Text(
    fr="Ces éléments ne se déplacent qu’en les faisant glisser : au clavier, à la voix, ou quand la main tremble, l’ordre ne peut pas changer. Ajoutez des boutons « Monter » et « Descendre ».",
    en='These items only move by dragging: with a keyboard, by voice, or when a hand shakes, the order cannot be changed. Add "Move up" and "Move down" buttons.',
)
FILES = Text(
    fr="Un fichier ne se donne qu’en le déposant à la souris : au clavier, rien n’est possible. Ajoutez un champ de fichier.",
    en="A file can only be given by dropping it with a mouse: with a keyboard, nothing can be done. Add a file field.",
)
POINTED = Text(
    fr="Au doigt ou à la souris, cela ne se déplace qu’en glissant : qui tremble, ou pointe de la tête, n’y arrive pas, et le clavier ne l’aide pas. Ajoutez des boutons, ou un champ.",
    en="With a finger or a mouse, this only moves by dragging: who shakes, or points with the head, cannot do it, and the keyboard does not help them. Add buttons, or a field.",
)
SWIPED = Text(
    fr="Seul un geste du doigt fait cela : avec une souris, un contacteur, ou une main qui tremble, rien n’est possible. Ajoutez un bouton qui fait la même chose.",
    en="Only a swipe of the finger does this: with a mouse, a switch, or a hand that shakes, nothing can be done. Add a button that does the same.",
)

_DRAGS = frozenset({"dragstart", "dragover", "dragenter", "dragend", "drop"})
_SORTERS = frozenset({"sortable", "dragula"})
_MOVES = frozenset(
    {"insertBefore", "before", "after", "prepend", "append", "appendChild", "insertAdjacentElement", "splice"}
)
_MAKES_CONTROLS = re.compile(r"""createElement\(\s*['"`](?:button|select|input)|<(?:button|select)\b""")
_OTHER_WAYS = frozenset({"click", "change", "submit"})
_FOLLOWS = frozenset({"pointermove", "mousemove", "touchmove"})
_LIFTS = frozenset({"touchend", "pointerup"})
_SWIPE = re.compile(r"changedTouches|\b(?:client|page|screen)[XY]\b")
_FAR = re.compile(r"[<>]=?\s*-?\s*(?:\d{2,}|[A-Za-z_]\w*)")
_TAKES = frozenset({"pointerdown", "mousedown", "touchstart"})
_SLIDES = frozenset({"left", "right", "top", "bottom", "width", "height", "transform", "translate"})


@script_rule(
    name="drag-only",
    code="W9681",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr="Glisser, et rien d’autre", en="Dragging, and nothing else"),
    harms=Text(
        fr="Les personnes qui naviguent au clavier, à la voix ou avec un contacteur, et celles dont la main tremble.",
        en="People who use a keyboard, their voice or a switch, and those whose hands shake.",
    ),
    instead=Text(
        fr="Doublez le geste par des boutons, une liste de rangs ou un champ de fichier.",
        en="Double the gesture with buttons, a list of ranks or a file field.",
    ),
    wrong_when=Text(
        fr="Un autre chemin, ailleurs dans la page, fait la même chose.",
        en="Another way, elsewhere on the page, does the same.",
    ),
    refs=("rgaa 7.3", "wcag 2.1.1", "wcag 2.5.7"),
    lesson="04-accessibility/05-keyboard-and-focus",
    mentions=("dragstart", "dragover", "dragenter", "dragend", "drop", "sortable", "dragula", "pointermove", "mousemove", "touchmove", "touchend", "pointerup"),
    bad=(
        Bad('<ol id="vœux"><li draggable="true">Plage d’été</li><li draggable="true">Forêt</li></ol><script>const v = document.getElementById("vœux"); v.addEventListener("dragover", (e) => { e.preventDefault(); e.target.before(tenu) })</script>', ORDER, at='v.addEventListener("dragover", (e) => { e.preventDefault(); e.target.before(tenu) })'),
        Bad({"page.html": '<ul class="rangs"><li draggable="true">Été</li></ul><script src="rangs.js"></script>', "rangs.js": 'document.querySelectorAll(".rangs li").forEach((li) => {\n  li.ondrop = () => li.after(tenu); // été\n});\n'}, ORDER, at="li.ondrop = () => li.after(tenu)", path="rangs.js"),
        Bad('<ul id="été"><li>Plage</li><li>Forêt</li></ul><script>new Sortable(document.getElementById("été"), { animation: 150 })</script>', ORDER, at='new Sortable(document.getElementById("été"), { animation: 150 })'),
        Bad('<div id="dépôt">Déposez vos pièces d’été</div><script>document.getElementById("dépôt").addEventListener("drop", (e) => envoyer(e.dataTransfer.files))</script>', FILES, at='document.getElementById("dépôt").addEventListener("drop", (e) => envoyer(e.dataTransfer.files))'),
        Bad('<ol><li draggable="true">Plage d’été</li><li draggable="true">Forêt</li></ol><script>document.querySelectorAll("[draggable]").forEach((li) => li.addEventListener("dragend", () => ranger(li)))</script>', ORDER, at='li.addEventListener("dragend", () => ranger(li))'),
        Bad({"page.html": '<ol id="v">{% for é in étés %}<li>{{ é }} <button type="button" class="p">Déplacer</button></li>{% endfor %}</ol><script src="v.js"></script>', "v.js": 'const v = document.getElementById("v");\nlet pris = null; // été\nv.addEventListener("pointerdown", (e) => { pris = e.target.matches(".p") ? e.target.parentElement : null });\nwindow.addEventListener("pointermove", (e) => { const autre = document.elementFromPoint(e.clientX, e.clientY)?.closest("#v li"); if (pris && autre) autre.before(pris) });\nv.addEventListener("keydown", (e) => { const li = e.target.parentElement; if (e.key === "ArrowUp") li.previousElementSibling.before(li) });\n'}, POINTED, at='window.addEventListener("pointermove", (e) => { const autre = document.elementFromPoint(e.clientX, e.clientY)?.closest("#v li"); if (pris && autre) autre.before(pris) })', path="v.js"),
        Bad({"page.html": '<div class="rail"><div id="p" role="slider" tabindex="0" aria-label="Été" aria-valuenow="5"></div></div><script src="v.js"></script>', "v.js": 'const p = document.getElementById("p"); // été\nfunction mettre(v) { p.style.left = v + "%"; p.setAttribute("aria-valuenow", v) }\nlet pris = false;\np.addEventListener("pointerdown", () => { pris = true });\ndocument.addEventListener("pointermove", (e) => { if (pris) mettre(e.clientX) });\np.addEventListener("keydown", (e) => { if (e.key === "ArrowRight") mettre(6) });\n'}, POINTED, at='document.addEventListener("pointermove", (e) => { if (pris) mettre(e.clientX) })', path="v.js"),
        Bad('<ol id="v"><li draggable="true" tabindex="0">Été</li><li draggable="true" tabindex="0">Mai</li></ol><script>const v = document.getElementById("v"); v.addEventListener("drop", (e) => e.target.before(tenu)); v.addEventListener("keydown", (e) => { if (e.key === "ArrowUp") e.target.previousElementSibling.before(e.target) })</script>', POINTED, at='v.addEventListener("drop", (e) => e.target.before(tenu))'),
        Bad('<ol id="v">{% for é in étés %}<li draggable="true"><button type="button">{{ é.nom }}</button></li>{% endfor %}</ol><script>const v = document.getElementById("v"); v.addEventListener("dragover", (e) => e.target.before(tenu)); v.addEventListener("keydown", (e) => { if (e.key === "ArrowUp") e.target.previousElementSibling.before(e.target) })</script>', POINTED, at='v.addEventListener("dragover", (e) => e.target.before(tenu))'),
        Bad({"page.html": '<div id="p">Été</div><script src="v.js"></script>', "v.js": 'const p = document.getElementById("p"); // été\nlet x = 0, n = 0;\nconst montrer = (k) => { n = k; p.textContent = k };\np.addEventListener("touchstart", (e) => { x = e.touches[0].clientX });\np.addEventListener("touchend", (e) => { if (e.changedTouches[0].clientX - x < -50) montrer(n + 1) });\n'}, SWIPED, at='p.addEventListener("touchend", (e) => { if (e.changedTouches[0].clientX - x < -50) montrer(n + 1) })', path="v.js"),
    ),
    good=(
        Good({"page.html": '<div id="p">Été</div><button id="b">Suite</button><script src="v.js"></script>', "v.js": 'const p = document.getElementById("p"); // été\nlet x = 0, n = 0;\nconst montrer = (k) => { n = k; p.textContent = k };\np.addEventListener("touchstart", (e) => { x = e.touches[0].clientX });\np.addEventListener("touchend", (e) => { if (e.changedTouches[0].clientX - x < -50) montrer(n + 1) });\ndocument.getElementById("b").onclick = () => montrer(n + 1);\n'}),
        Good({"page.html": '<ol id="v">{% for é in étés %}<li>{{ é }} <button type="button" class="p">Déplacer</button> <button type="button" class="haut">Monter</button></li>{% endfor %}</ol><script src="v.js"></script>', "v.js": 'const v = document.getElementById("v");\nlet pris = null; // été\nv.addEventListener("pointerdown", (e) => { pris = e.target.matches(".p") ? e.target.parentElement : null });\nwindow.addEventListener("pointermove", (e) => { const autre = document.elementFromPoint(e.clientX, e.clientY)?.closest("#v li"); if (pris && autre) autre.before(pris) });\nv.addEventListener("keydown", (e) => { const li = e.target.parentElement; if (e.key === "ArrowUp") li.previousElementSibling.before(li) });\n'}),
        Good({"page.html": '<div class="rail"><div id="p" role="slider" tabindex="0" aria-label="Été" aria-valuenow="5"></div></div><script src="v.js"></script>', "v.js": 'const p = document.getElementById("p"); // été\nfunction mettre(v) { p.style.left = v + "%"; p.setAttribute("aria-valuenow", v) }\nlet pris = false;\np.addEventListener("pointerdown", () => { pris = true });\ndocument.addEventListener("pointermove", (e) => { if (pris) mettre(e.clientX) });\np.addEventListener("keydown", (e) => { if (e.key === "ArrowRight") mettre(6) });\ndocument.querySelector(".rail").addEventListener("click", (e) => mettre(e.offsetX));\n'}),
        Good('<ol id="v">{% for é in étés %}<li draggable="true"><button type="button">{{ é.nom }}</button></li>{% endfor %}</ol><script>const v = document.getElementById("v"); v.addEventListener("dragover", (e) => e.target.before(tenu)); v.addEventListener("click", (e) => e.target.previousElementSibling.before(e.target)); v.addEventListener("keydown", (e) => { if (e.key === "ArrowUp") e.target.previousElementSibling.before(e.target) })</script>'),
        Good('<ol id="v">{% for é in étés %}<li draggable="true"><button type="button">Monter {{ é.nom }}</button></li>{% endfor %}</ol><script>const v = document.getElementById("v"); v.addEventListener("dragover", (e) => e.target.before(tenu)); v.addEventListener("keydown", (e) => { if (e.key === "ArrowUp") e.target.previousElementSibling.before(e.target) })</script>'),
        Good({"page.html": '<canvas id="p">Été</canvas><script src="v.js"></script>', "v.js": 'const p = document.getElementById("p"); // été\nfunction mettre(v) { p.style.left = v + "%"; p.setAttribute("aria-valuenow", v) }\nlet pris = false;\np.addEventListener("pointerdown", () => { pris = true });\ndocument.addEventListener("pointermove", (e) => { if (pris) mettre(e.clientX) });\np.addEventListener("keydown", (e) => { if (e.key === "ArrowRight") mettre(6) });\n'}),
        Good({"app/views/é/_zone.html.erb": '<div data-controller="dépôt"><%= f.file_field attribute, data: { "dépôt_target": "champ" } %><div data-action="drop->dépôt#poser">Déposez l’été ici</div></div>', "app/javascript/controllers/dépôt_controller.js": 'export default class extends Controller { poser(event) { this.lire(event.dataTransfer.files[0]) } choisir(event) { this.lire(event.target.files[0]) } lire(f) {} }'}, path="app/javascript/controllers/dépôt_controller.js"),
        Good('<ol id="vœux"><li draggable="true">Été <button type="button">Monter</button></li></ol><script>document.getElementById("vœux").addEventListener("drop", poser)</script>'),
        Good('<ol id="vœux"><li draggable="true" tabindex="0">Été</li></ol><script>const v = document.getElementById("vœux"); v.addEventListener("drop", poser); v.addEventListener("keydown", monter)</script>'),
        Good('<button id="monter">Monter</button><ol id="v"><li draggable="true">Été</li></ol><script>document.getElementById("v").addEventListener("drop", poser); document.getElementById("monter").addEventListener("click", () => choisi.previousElementSibling.before(choisi))</script>'),
        Good('<div id="d">Déposez vos pièces d’été, ou <input type="file" aria-label="Pièces"></div><script>document.getElementById("d").addEventListener("drop", (e) => envoyer(e.dataTransfer.files))</script>'),
        Good('<p id="p">Été</p><script>document.getElementById("p").addEventListener("dragstart", (e) => e.preventDefault())</script>'),
    ),
)  # fmt: skip
def drag_only(script: Script) -> Iterator[Hit]:
    """Report the first answer to a drag that moves items, or takes files, where nothing else does the same."""
    for one in answers(script):
        if one.event not in _DRAGS or one.element is not None:
            continue
        takes_files = one.event == "drop" and any("dataTransfer.files" in text(each.node) for each in one.code())
        for page in pages_of(script, words_of(one.on)):
            around = page.find("body") if one.is_of_page else one.elements(page)
            said = _flaw(around, takes_files, page)
            if said is not None:
                yield Hit(script.span(one.node), said, page=page.path)
                return
    yield from _followed(script)
    yield from _swiped(script)
    for node, on in () if is_bundle(script) else _sorted(script):
        for page in pages_of(script, words_of(on)):
            lists = [one for selector in on for one in found_by(selector, page) if one.find_all(recursive=False)]
            said = next((flaw for one in lists if (flaw := _alone(one, page)) is not None), None)
            if said is not None:
                yield Hit(script.span(node), said, page=page.path)
                return


def _followed(script: Script) -> Iterator[Hit]:
    """Report the first answer to a pointer that moves, which moves what it holds, where no plain press does the same."""
    told = answers(script)
    for one in told:
        if one.event not in _FOLLOWS or one.element is not None:
            continue
        for page in pages_of(script, ()):
            held = [each for other in told if other.event in _TAKES for each in other.elements(page)]
            sorts = _moves(one) and bool(held) and not any(_has_more_controls(each, held) for each in held)
            slides = any(each.attr("role") == "slider" for each in _slid(one, page))
            if (sorts or slides) and not _is_open(page) and not _is_pressed_too(one, sorts, page):
                yield Hit(script.span(one.node), POINTED, page=page.path)
                return


@memo
def _run_when_pressed(page: Page) -> frozenset[int]:
    """The code that runs in a page when something is pressed, by the ids of its nodes."""
    told = [each for script in scripts_on(page) for each in answers(script)]
    return frozenset(
        inner.node.id for each in told if each.event in {"click", "change", "input"} for inner in each.code()
    )


def _swiped(script: Script) -> Iterator[Hit]:
    """Report the first answer to a finger that leaves after a way far enough, where no press runs what it runs."""
    told = answers(script)
    if not any(one.event in _TAKES for one in told):
        return
    for one in told:
        written = " ".join(text(each.node) for each in one.handlers)
        if one.event not in _LIFTS or not _SWIPE.search(written) or not _FAR.search(written):
            continue
        run = {each.node.id for each in one.code()} - {each.node.id for each in one.handlers}
        for page in pages_of(script, words_of(one.on)):
            is_pressed_too = not run.isdisjoint(_run_when_pressed(page)) if run else bool(_run_when_pressed(page))
            if one.elements(page) and not is_pressed_too and not _is_open(page):
                yield Hit(script.span(one.node), SWIPED, page=page.path)
                return


def _has_more_controls(held: Element, all_held: list[Element]) -> bool:
    """Whether the item that something is held by has another control, that may move it."""
    item = held if held.name in {"li", "tr"} else held.above or held
    return any(_is_control(one) and one not in all_held for one in item.inside())


def _slid(answer: Answer, page: Page) -> Iterator[Element]:
    """Yield the elements whose place or size an answer writes in their style."""
    for _, left, _, script in assignments(answer.code()):
        owner = field(left, "object") if left.type == "member_expression" else None
        if owner is not None and key_of(field(left, "property")) in _SLIDES and text(owner).endswith(".style"):
            yield from (one for name in handles(field(owner, "object"), script) for one in found_by(name, page))


def _is_pressed_too(answer: Answer, sorts: bool, page: Page) -> bool:
    """Whether a press, or a value that is chosen, runs some of what an answer to a moving pointer runs."""
    own = {one.node.id for one in answer.code()} - {one.node.id for one in answer.handlers}
    ways = _OTHER_WAYS | _TAKES | {"input", "pointerup", "mouseup"}
    for script in scripts_on(page):
        for one in answers(script):
            if one.event in ways and (
                not own.isdisjoint(each.node.id for each in one.code()) or _moves_or_slides(one, sorts, page)
            ):
                return True
    return False


def _moves_or_slides(answer: Answer, sorts: bool, page: Page) -> bool:
    return _moves(answer) if sorts else any(_slid(answer, page))


def _sorted(script: Script) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Yield the lists that a library sorts by dragging: `new Sortable(x)`, `Sortable.create(x)`, `$(x).sortable()`."""
    for node in script.walk("call_expression", "new_expression"):
        callee, given = field(node, "function") or field(node, "constructor"), arguments(node)
        if text(callee) in ("Sortable", "Sortable.create", "dragula") and given:
            yield node, handles(given[0], script)
        elif callee.type == "member_expression" and key_of(field(callee, "property")) in _SORTERS:
            yield node, handles(field(callee, "object"), script)


def _flaw(around: Sequence[Element], takes_files: bool, page: Page) -> Text | None:
    if takes_files:
        fields = any(input_type(one) == "file" for one in page.find("input"))
        return FILES if around and not (fields or _reads_a_field(page) or _is_open(page)) else None
    held = [one for one in around if any(_is_dragged(each) for each in (one, *one.inside()))]
    return next((said for one in held if (said := _alone(one, page)) is not None), None)


def _reads_a_field(page: Page) -> bool:
    """Whether a script of the page takes files from something else than what is dropped: a field that a call writes."""
    return any(_FILES_OF_A_FIELD.search(one.text) for one in scripts_on(page))


_FILES_OF_A_FIELD = re.compile(r"(?<!dataTransfer)(?<!dataTransfer\?)\.files\b")


def _is_dragged(element: Element) -> bool:
    return (element.attr("draggable") or "").lower() == "true"


@memo
def _is_open(page: Page) -> bool:
    """Whether something that was not read, or that a script makes, may offer another way."""
    return has_unread(page) or not page.is_complete or any(_MAKES_CONTROLS.search(one.text) for one in scripts_on(page))


def _alone(holder: Element, page: Page) -> Text | None:
    """Return what is wrong where nothing in a list, and no press that a script answers, moves its items otherwise: keys help no hand that shakes."""
    inside = (holder, *holder.inside())
    if _is_open(page):
        return None
    ways = _ways_to_move(page)
    if any(_is_control(one) and not _is_grip(one, ways.keyed) for one in inside):
        return None
    if ways.is_pressed or not ways.pressed.isdisjoint(inside):
        return None
    if not any(is_keyed(one, page) for one in inside):
        return ORDER
    return POINTED if ways.is_keyed else None


class _Ways(NamedTuple):
    keyed: set[Element]
    """What has an answer to a key that moves something."""
    is_keyed: bool
    pressed: set[Element]
    """What has an answer to a press, whatever that does."""
    is_pressed: bool
    """Whether such an answer moves something."""


@memo
def _ways_to_move(page: Page) -> _Ways:
    """The ways that the scripts of a page give to move something, besides dragging it."""
    told = [one for script in scripts_on(page) for one in answers(script)]
    moving = [one for one in told if one.event == "keydown" and _moves(one)]
    others = [one for one in told if one.event in _OTHER_WAYS]
    return _Ways(
        {each for one in moving for each in one.elements(page)},
        bool(moving),
        {each for one in others for each in one.elements(page)},
        any(map(_moves, others)),
    )


def _is_control(element: Element) -> bool:
    if element.name == "input":
        return input_type(element) not in {"hidden", "checkbox"}
    return element.name in {"button", "select", "details"} or element.attr("role") == "button"


def _is_grip(control: Element, keyed: set[Element]) -> bool:
    """Whether a button is only what keys take an item by: it does nothing by itself, and its own words name no other way."""
    is_plain = control.name == "button" and control.attr("type") == "button" and not control.has_unknown_attributes
    if not is_plain or _SAYS_A_WAY.search(
        f"{control.text} {control.attr('aria-label') or ''} {control.attr('title') or ''}"
    ):
        return False
    acts = any(
        name.startswith(("on", "@", "hx-", "x-", "data-action", "popovertarget", "command")) for name in control.attrs
    )
    return not acts and not keyed.isdisjoint((control, *control.ancestors))


_SAYS_A_WAY = re.compile(
    r"\b(?:monter|descendre|remonter|avancer|reculer|haut|bas|avant|apr[èe]s|d[ée]placer|placer|up|down|move|higher|lower|before|after|first|last|premier|dernier)\b|[↑↓▲▼]",
    re.I,
)


def _moves(answer: Answer) -> bool:
    return any(method in _MOVES for _, method, _, _ in methods(answer.code()))
