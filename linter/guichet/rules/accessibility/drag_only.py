"""Something that is done by dragging alone: who has no mouse, or a hand that shakes, cannot do it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import Answer, answers, words_of
from guichet.heard.effects import methods
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

_DRAGS = frozenset({"dragstart", "dragover", "dragenter", "dragend", "drop"})
_SORTERS = frozenset({"sortable", "dragula"})
_MOVES = frozenset(
    {"insertBefore", "before", "after", "prepend", "append", "appendChild", "insertAdjacentElement", "splice"}
)
_MAKES_CONTROLS = re.compile(r"""createElement\(\s*['"`](?:button|select|input)|<(?:button|select)\b""")
_OTHER_WAYS = frozenset({"click", "change", "submit"})


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
    mentions=("dragstart", "dragover", "drop", "sortable", "dragula"),
    bad=(
        Bad('<ol id="vœux"><li draggable="true">Plage d’été</li><li draggable="true">Forêt</li></ol><script>const v = document.getElementById("vœux"); v.addEventListener("dragover", (e) => { e.preventDefault(); e.target.before(tenu) })</script>', ORDER, at='v.addEventListener("dragover", (e) => { e.preventDefault(); e.target.before(tenu) })'),
        Bad({"page.html": '<ul class="rangs"><li draggable="true">Été</li></ul><script src="rangs.js"></script>', "rangs.js": 'document.querySelectorAll(".rangs li").forEach((li) => {\n  li.ondrop = () => li.after(tenu); // été\n});\n'}, ORDER, at="li.ondrop = () => li.after(tenu)", path="rangs.js"),
        Bad('<ul id="été"><li>Plage</li><li>Forêt</li></ul><script>new Sortable(document.getElementById("été"), { animation: 150 })</script>', ORDER, at='new Sortable(document.getElementById("été"), { animation: 150 })'),
        Bad('<div id="dépôt">Déposez vos pièces d’été</div><script>document.getElementById("dépôt").addEventListener("drop", (e) => envoyer(e.dataTransfer.files))</script>', FILES, at='document.getElementById("dépôt").addEventListener("drop", (e) => envoyer(e.dataTransfer.files))'),
    ),
    good=(
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
    for node, on in () if is_bundle(script) else _sorted(script):
        for page in pages_of(script, words_of(on)):
            lists = [one for selector in on for one in found_by(selector, page) if one.find_all(recursive=False)]
            if any(_is_alone(one, page) for one in lists):
                yield Hit(script.span(node), ORDER, page=page.path)
                return


def _sorted(script: Script) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Yield the lists that a library sorts by dragging: `new Sortable(x)`, `Sortable.create(x)`, `$(x).sortable()`."""
    for node in script.walk("call_expression", "new_expression"):
        callee, given = field(node, "function") or field(node, "constructor"), arguments(node)
        if text(callee) in ("Sortable", "Sortable.create", "dragula") and given:
            yield node, handles(given[0], script)
        elif callee.type == "member_expression" and key_of(field(callee, "property")) in _SORTERS:
            yield node, handles(field(callee, "object"), script)


def _flaw(around: list[Element], takes_files: bool, page: Page) -> Text | None:
    if takes_files:
        fields = any(input_type(one) == "file" for one in page.find("input"))
        return FILES if around and not (fields or _reads_a_field(page) or _is_open(page)) else None
    held = [one for one in around if any(_is_dragged(each) for each in (one, *one.inside()))]
    return ORDER if any(_is_alone(one, page) for one in held) else None


def _reads_a_field(page: Page) -> bool:
    """Whether a script of the page takes files from something else than what is dropped: a field that a call writes."""
    return any(_FILES_OF_A_FIELD.search(one.text) for one in scripts_on(page))


_FILES_OF_A_FIELD = re.compile(r"(?<!dataTransfer)(?<!dataTransfer\?)\.files\b")


def _is_dragged(element: Element) -> bool:
    return (element.attr("draggable") or "").lower() == "true"


def _is_open(page: Page) -> bool:
    """Whether something that was not read, or that a script makes, may offer another way."""
    return has_unread(page) or not page.is_complete or any(_MAKES_CONTROLS.search(one.text) for one in scripts_on(page))


def _is_alone(holder: Element, page: Page) -> bool:
    """Whether nothing in a list, and no script of the page, moves its items otherwise."""
    inside = (holder, *holder.inside())
    if _is_open(page) or any(_is_control(one) for one in inside) or any(is_keyed(one, page) for one in inside):
        return False
    others = [one for script in scripts_on(page) for one in answers(script) if one.event in _OTHER_WAYS]
    return not any(_moves(one) or set(one.elements(page)) & set(inside) for one in others)


def _is_control(element: Element) -> bool:
    if element.name == "input":
        return input_type(element) not in {"hidden", "checkbox"}
    return element.name in {"button", "select", "details"} or element.attr("role") == "button"


def _moves(answer: Answer) -> bool:
    return any(method in _MOVES for _, method, _, _ in methods(answer.code()))
