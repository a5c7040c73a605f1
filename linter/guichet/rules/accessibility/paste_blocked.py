"""A field that refuses what is pasted: people must remember and retype it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.answers import answers
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

BLOCKED = Text(
    fr="Ce champ refuse que l’on y colle : il faut retenir et retaper, sans gestionnaire de mots de passe ni presse-papiers. Laissez coller.",
    en="This field refuses what is pasted: one must remember and retype, with no password manager nor clipboard. Let people paste.",
)
_REFUSES = re.compile(r"\.preventDefault\s*\(|\breturn\s+false\b")
_HANDLES = re.compile(r"clipboardData|dataTransfer|setRangeText|execCommand|\.value\s*=(?!=)|insertText")
"""What a script does with what was pasted, once it keeps the browser from it."""
_TYPED = frozenset({"", "text", "password", "email", "tel", "number", "search", "url"})
_PASTES = ("onpaste", "ondrop", "@paste.prevent", "v-on:paste.prevent", "x-on:paste.prevent")


def _is_typed(element: Element) -> bool:
    return element.name == "textarea" or (element.name == "input" and input_type(element) in _TYPED)


def _in_scripts(page: Page) -> Iterator[Hit]:
    """Report the listeners of a page that refuse what is pasted in fields that people type in."""
    seen: set[object] = set()
    for one in answers(page):
        if one.event != "paste" or one.node is None or one.node == one.script.root:
            continue
        code = " ".join(each.script.source_of(each.node) for each in one.code)
        refused = [field for field in one.elements if _is_typed(field)]
        if refused and _REFUSES.search(code) and not _HANDLES.search(code) and one.node.id not in seen:
            seen.add(one.node.id)
            yield Hit(one.script.span(one.node), BLOCKED, path=one.script.path, page=page.path)


@element_rule(
    "input", "textarea",
    name="paste-blocked",
    code="W9681",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Coller est interdit", en="Pasting is refused"),
    harms=Text(
        fr="Les personnes qui ont des troubles de la mémoire, dyslexiques, ou qui tapent avec peine : elles ne peuvent pas reprendre un mot de passe ou un numéro sans faute.",
        en="People with memory disorders or dyslexia, or who type with difficulty: they cannot bring in a password or a number without mistakes.",
    ),
    instead=Text(
        fr="Laissez coller, et vérifiez ce qui est saisi à l’envoi.",
        en="Let people paste, and check what was entered when it is sent.",
    ),
    wrong_when=Text(
        fr="Le script remet lui-même ce qui a été collé, dans un autre fichier.",
        en="The script puts back what was pasted, in another file.",
    ),
    refs=("wcag 3.3.8",),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.PAGE, (), (), _in_scripts),),
    bad=(
        Bad('<label>Mot de passe d’été <input type="password" onpaste="return false"></label>', BLOCKED, at='onpaste="return false"'),
        Bad('<label>Été <input @paste.prevent name="iban"></label>', BLOCKED, at="@paste.prevent"),
        Bad('<label>Été <input id="é"></label><script>document.getElementById("é").addEventListener("paste", (e) => e.preventDefault())</script>', BLOCKED, at='document.getElementById("é").addEventListener("paste", (e) => e.preventDefault())'),
        Bad({"page.html": '<form><label>Été <input type="email" name="courriel"></label></form><script src="é.js"></script>', "é.js": 'const { courriel } = {}; for (const c of document.querySelectorAll("input[type=email]")) c.onpaste = () => false; document.querySelector("form").elements.courriel.onpaste = (e) => { e.preventDefault() }'}, BLOCKED, at='document.querySelector("form").elements.courriel.onpaste = (e) => { e.preventDefault() }', path="é.js"),
        Bad('<input aria-label="É" class="code"><script>$(".code").on("paste", function (e) { return false })</script>', BLOCKED, at='$(".code").on("paste", function (e) { return false })'),
    ),
    good=(
        Good('<label>Mot de passe d’été <input type="password"></label>'),
        Good('<label>Été <input onpaste="nettoyer(event)"></label>'),
        Good('<div id="é" contenteditable></div><script>document.getElementById("é").addEventListener("paste", (e) => { e.preventDefault() })</script>'),
        Good('<input id="é" aria-label="É"><script>document.getElementById("é").addEventListener("paste", (e) => { e.preventDefault(); é.value = e.clipboardData.getData("text").trim() })</script>'),
        Good('<input id="é" aria-label="É"><script>document.getElementById("é").addEventListener("drop", (e) => { e.preventDefault() })</script>'),
    ),
)  # fmt: skip
def paste_blocked(field: Element, page: Page) -> Iterator[Hit]:
    """Report an attribute of a field that refuses what is pasted."""
    name = next((one for one in _PASTES if one in field.attrs), None)
    if name is None or not _is_typed(field) or name == "ondrop":
        return
    action = field.attr(name) or ""
    if name != "onpaste" or (_REFUSES.search(action) and not _HANDLES.search(action)):
        yield Hit(field.attribute_span(name), BLOCKED)
