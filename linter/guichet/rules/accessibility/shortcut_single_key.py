"""A shortcut on one letter: dictating a word triggers it."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.heard.answers import answers
from guichet.heard.events import listeners
from guichet.reading.scripts.definitions import Defined, values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field, key_of, walk
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

SINGLE = Text(
    fr="La touche « {key} » seule déclenche une commande : à la dictée vocale, un mot la lance par erreur. Ajoutez Ctrl ou Alt, ou un réglage pour la désactiver.",
    en='The "{key}" key alone triggers a command: with voice dictation, a word sets it off by mistake. Add Ctrl or Alt, or a setting to turn it off.',
)

_REGISTERS = re.compile(r"(?:shortcut|hotkeys?|mousetrap\.bind)\w*$", re.I)
_ACTS = re.compile(r"^(?:un|toggle|disable|remove)", re.I)
_MODIFIER = re.compile(r"ctrl|alt\b|altkey|meta|cmd|command", re.I)
_SETTING = re.compile(r"shortcut|raccourci|modifier|remap", re.I)
_PRESSED = frozenset({"keydown", "keypress", "keyup"})
_CONTROLS = ("input", "button", "select", "a")
_GLOBAL = frozenset({"document", "window", "document.body", "document.documentElement", "self"})


def _looked_up(page: Page) -> Iterator[Hit]:
    """Report a key pressed anywhere that is looked up among letters: in a table, or in attributes of the page."""
    for one in answers(page):
        if (
            one.event not in _PRESSED
            or not one.on_page
            or any(_MODIFIER.search(each.script.source_of(each.node)) for each in one.code)
        ):
            continue
        key = next((found for each in one.code if (found := _letter_looked_up(each, page))), "")
        if key and not any(_SETTING.search(" ".join(map(str, each.attrs.values()))) for each in page.find(*_CONTROLS)):
            yield Hit(one.script.span(one.node), SINGLE, {"key": key}, path=one.script.path, page=page.path)


def _letter_looked_up(code: Defined, page: Page) -> str:
    """Return the first letter that a pressed key is looked up among, "" when there is none."""
    for node in walk(code.node):
        if node.type == "subscript_expression" and _is_key(field(node, "index"), code):
            for table in values(field(node, "object"), code.script):
                names = (
                    key_of(field(pair, "key")) for pair in table.node.named_children if table.node.type == "object"
                )
                letter = next((name for name in names if name and len(name) == 1), "")
                if letter:
                    return letter
        if node.type == "template_string":
            attribute = re.search(r"\[([\w-]+)\s*=\s*[\"']?$", code.script.source_of(node).partition("${")[0])
            asked = [one for one in node.named_children if one.type == "template_substitution"]
            if attribute and asked and _is_key(asked[0].named_children[0], code):
                held = (one.attr(attribute[1]) or "" for one in page.find() if attribute[1] in one.attrs)
                letter = next((value for value in held if len(value) == 1 and value.strip()), "")
                if letter:
                    return letter
    return ""


def _is_key(node: Any, code: Defined) -> bool:
    """Whether an expression is the key that was pressed, in small letters or not."""
    return bool(re.search(r"\.key(?:\.toLowerCase\(\))?$", code.script.source_of(node))) if node is not None else False


@script_rule(
    name="shortcut-single-key",
    code="W9165",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Raccourci à une seule touche', en='Single-key shortcut'),
    harms=Text(fr='Les personnes qui dictent : chaque mot lance des commandes ; et celles dont la main tremble.', en='People who dictate: each word triggers commands; and those whose hands shake.'),
    instead=Text(fr='Ajoutez Ctrl ou Alt, ou laissez désactiver ou changer le raccourci.', en='Add Ctrl or Alt, or let people turn the shortcut off or change it.'),
    wrong_when=Text(fr='Le raccourci n’agit que lorsque le composant a le focus.', en='The shortcut only acts when the component has focus.'),
    refs=("rgaa 12.10", "wcag 2.1.4", "act ffbc54"),
    lesson="04-accessibility/05-keyboard-and-focus",
    also=(Check(Subject.PAGE, (), (), _looked_up),),
    mentions=("shortcut", "hotkey", "mousetrap", "keydown", "keypress", "keyup"),
    bad=(
        Bad('window.onkeydown = (e) => { if ("s" == e.key) ouvrir("été") }', SINGLE, at='"s" == e.key'),
        Bad('document.addEventListener("keypress", (e) => { switch (e.key) { case "j": suivre("été") } })', SINGLE, at='case "j": suivre("été")'),
        Bad('document.addEventListener("keydown", (e) => { if (e.keyCode === 74) suivre("été") })', SINGLE, at="e.keyCode === 74"),
        Bad('<body onload="registerShortcut({shortcutKey: \'+\'})"><p>Été</p></body>', SINGLE, at="registerShortcut({shortcutKey: '+'})"),
        Bad('document.addEventListener("keydown", (e) => { if (e.key === "s") ouvrir("été") })', SINGLE, at='e.key === "s"'),
        Bad('Mousetrap.bind("g", () => aller("été"))', SINGLE, at='Mousetrap.bind("g", () => aller("été"))'),
        Bad({"page.html": '<a href="/é" data-touche="é">Été</a><script src="é.js"></script>', "é.js": 'document.addEventListener("keydown", (e) => { document.querySelector(`[data-touche="${e.key}"]`)?.click() })'}, SINGLE, at='document.addEventListener("keydown", (e) => { document.querySelector(`[data-touche="${e.key}"]`)?.click() })', path="é.js"),
        Bad('<p>Été</p><script>const gestes = { é: aller, r: revenir }; window.addEventListener("keyup", (e) => { gestes[e.key]?.() })</script>', SINGLE, at='window.addEventListener("keyup", (e) => { gestes[e.key]?.() })'),
    ),
    good=(
        Good('window.onkeydown = (e) => { if (e.keyCode === 27) fermer("été") }'),
        Good('document.addEventListener("keydown", (e) => { if (e.ctrlKey && e.key === "s") ouvrir("été") })'),
        Good('document.addEventListener("keydown", (e) => { if (e.key === "Escape") fermer("été") })'),
        Good('<p>Été</p><script>const gestes = { Escape: fermer, ArrowLeft: reculer }; window.addEventListener("keyup", (e) => { gestes[e.key]?.() })</script>'),
        Good('<p>Été</p><script>const gestes = { é: aller }; window.addEventListener("keyup", (e) => { if (e.altKey) gestes[e.key]?.() })</script>'),
        Good('champ.addEventListener("keydown", (e) => { if (e.key === "s") ouvrir("été") })'),
        Good('<body onload="registerShortcut({shortcutKey: \'+\', ctrlKey: true})"><p>Été</p></body>'),
    ),
)  # fmt: skip
def shortcut_single_key(script: Script) -> Iterator[Hit]:
    """Report a page-wide shortcut on one printable character, when the page offers no setting for it."""
    for call in script.walk("call_expression"):
        function = call.child_by_field_name("function")
        arguments = call.child_by_field_name("arguments")
        if function is None or arguments is None:
            continue
        name = script.source_of(function)
        if _REGISTERS.search(name) and not _ACTS.search(name.rsplit(".", 1)[-1]):
            key = _single_key(script, arguments)
            if key and not _MODIFIER.search(script.source_of(arguments)) and not _has_setting(script):
                yield Hit(script.span(call), SINGLE, {"key": key})
    for one in listeners(script):
        if one.event not in _PRESSED or _MODIFIER.search(one.code):
            continue
        if one.node is not None and one.target in _GLOBAL:
            found = _compared(script, one.node)
        elif one.node is None and script.element is not None and script.element.name == "body":
            found = _compared(script, script.root)
        else:
            continue
        if found is not None and not _has_setting(script):
            yield Hit(script.span(found[0]), SINGLE, {"key": found[1]})


def _single_key(script: Script, node: Any) -> str:
    """Return the first string of one printable character among a call's arguments or an object's values."""
    for child in node.children:
        if child.type == "string":
            text = script.source_of(child)[1:-1]
            return text if len(text) == 1 and text.strip() else ""
        if child.type in {"object", "pair"}:
            value = child.child_by_field_name("value") if child.type == "pair" else child
            if value is not None and value.type == "string":
                name = script.source_of(child.child_by_field_name("key")).lower()
                text = script.source_of(value)[1:-1]
                if "key" in name and len(text) == 1 and text.strip():
                    return text
            elif child.type == "object":
                found = _single_key(script, child)
                if found:
                    return found
    return ""


def _compared(script: Script, within: Any) -> tuple[Any, str] | None:
    """Return the first place where some code compares the key to one printable character, and that character."""
    stack = [within] if within is not None else []
    while stack:
        node = stack.pop()
        stack.extend(reversed(node.children))
        sides: list[Any] = []
        if node.type == "binary_expression" and node.child_count == 3:
            if script.source_of(node.children[1]) in {"==", "==="}:
                sides = [node.children[0], node.children[2]]
        elif node.type == "switch_case" and node.parent is not None and node.parent.parent is not None:
            sides = [node.parent.parent.child_by_field_name("value"), node.child_by_field_name("value")]
        for left, right in (sides, sides[::-1]) if all(sides) and sides else ():
            asked, value = script.source_of(left).strip("() "), script.source_of(right)
            if right.type == "string" and asked.endswith(".key"):
                key = value[1:-1]
            elif right.type == "number" and asked.endswith((".keyCode", ".which")) and (number := whole(value)):
                key = chr(number) if 48 <= number <= 90 else ""
            else:
                continue
            if len(key) == 1 and key.strip():
                return node, key
    return None


def _has_setting(script: Script) -> bool:
    """Whether a control of the page is about shortcuts: to turn them off, or to change them."""
    if script.page is None:
        return False
    for control in script.page.find(*_CONTROLS):
        words = " ".join(str(value) for value in control.attrs.values())
        if _SETTING.search(words):
            return True
    return False
