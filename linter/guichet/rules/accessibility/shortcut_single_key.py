"""A shortcut on one letter: dictating a word triggers it."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.answers import Answer, answers, may_answer, reached
from guichet.heard.shortcuts import asks_for_more, lone_keys
from guichet.reading.scripts.definitions import functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
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

_ATTRIBUTE = re.compile(r"(?:@|x-on:|v-on:)key(?:down|up|press)\.(?:window|document)((?:\.[\w-]+)*)$")
_HELD = frozenset({"ctrl", "alt", "meta", "cmd", "super"})


def _in_attributes(page: Page) -> Iterator[Hit]:
    """Report the attribute of a framework that listens to one letter on the whole page: `@keydown.window.s`."""
    for element in page.template.elements:
        for name in element.attrs:
            found = _ATTRIBUTE.match(name)
            words = found[1].lstrip(".").split(".") if found else []
            key = next((word for word in words if len(word) == 1), "")
            if key and not _HELD.intersection(words):
                yield Hit(element.attribute_span(name), SINGLE, {"key": key})


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
    also=(Check(Subject.TEMPLATE, (), (".window", ".document"), _in_attributes, ("keydown", "keyup", "keypress")),),
    mentions=("shortcut", "hotkey", "mousetrap", "keydown", "keypress", "keyup"),
    bad=(
        Bad('document.addEventListener("keydown", (e) => { if (/^[a-z]$/i.test(e.key)) aller("été") })', SINGLE, at='/^[a-z]$/i.test(e.key)'),
        Bad('<div x-data @keydown.window.s="ouvrir()">Été</div>', SINGLE, at='@keydown.window.s="ouvrir()"'),
        Bad('const pages = { n: suivante, p: précédente };\ndocument.addEventListener("keydown", (e) => { if (e.ctrlKey || e.altKey) return; pages[e.key]?.click() }) // été', SINGLE, at="pages[e.key]"),
        Bad('document.addEventListener("keyup", ({ key }) => { if (key !== "s") return; suivre("été") })', SINGLE, at='key !== "s"'),
        Bad('function agir(e) { const touche = e.key.toLowerCase(); if (["j", "k"].includes(touche)) aller("été") }\nwindow.addEventListener("keydown", agir)', SINGLE, at='["j", "k"].includes(touche)'),
        Bad({"page.html": '<a href="/é" data-key="e">Été</a><script src="touches.js"></script>', "touches.js": '// été\ndocument.addEventListener("keydown", (e) => document.querySelector(`[data-key="${e.key}"]`)?.click());\n'}, SINGLE, at='document.querySelector(`[data-key="${e.key}"]`)', path="touches.js"),
        Bad('window.onkeydown = (e) => { if ("s" == e.key) ouvrir("été") }', SINGLE, at='"s" == e.key'),
        Bad('document.addEventListener("keypress", (e) => { switch (e.key) { case "j": suivre("été") } })', SINGLE, at='case "j": suivre("été")'),
        Bad('document.addEventListener("keydown", (e) => { if (e.keyCode === 74) suivre("été") })', SINGLE, at="e.keyCode === 74"),
        Bad('<body onload="registerShortcut({shortcutKey: \'+\'})"><p>Été</p></body>', SINGLE, at="registerShortcut({shortcutKey: '+'})"),
        Bad('document.addEventListener("keydown", (e) => { if (e.key === "s") ouvrir("été") })', SINGLE, at='e.key === "s"'),
        Bad('Mousetrap.bind("g", () => aller("été"))', SINGLE, at='Mousetrap.bind("g", () => aller("été"))'),
    ),
    good=(
        Good('document.addEventListener("keydown", (e) => { if (/^Arrow/.test(e.key)) aller("été") })'),
        Good('<div x-data @keydown.window.escape="fermer()" @keydown.window.ctrl.s="garder()">Été</div>'),
        Good('document.addEventListener("keydown", (e) => { if (!liste.contains(document.activeElement)) return; if (e.key === "s") suivre("été") })'),
        Good('document.addEventListener("keydown", ({ key, altKey }) => { if (!altKey) return; if (key === "s") suivre("été") })'),
        Good('document.addEventListener("keydown", (e) => { if (!raccourcisActifs) return; ({ s: suivre })[e.key]?.("été") })'),
        Good('document.addEventListener("keydown", (e) => { const geste = { Escape: fermer, ArrowUp: monter }[e.key]; geste?.("été") })'),
        Good('window.onkeydown = (e) => { if (e.keyCode === 27) fermer("été") }'),
        Good('document.addEventListener("keydown", (e) => { if (e.ctrlKey && e.key === "s") ouvrir("été") })'),
        Good('document.addEventListener("keydown", (e) => { if (!touches.checked) return; if (e.key === "s") ouvrir("été") })'),
        Good('document.addEventListener("keydown", (e) => { if (e.key === "Escape") fermer("été") })'),
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
                if asks_for_more(reached(functions(function, script))):  # the project's own function
                    continue
                yield Hit(script.span(call), SINGLE, {"key": key})
    for one in answers(script) if may_answer(script, _PRESSED) else ():
        if one.event not in _PRESSED or not _is_page_wide(one):
            continue
        found = next(lone_keys(one), None)
        if found is not None and not _has_setting(script):
            node, key, holder = found
            yield Hit(holder.span(node), SINGLE, {"key": key}, path=holder.path)


def _is_page_wide(one: Answer) -> bool:
    return one.is_of_page if one.element is None else one.element.name == "body"


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


@memo
def _has_setting(script: Script) -> bool:
    """Whether a control of a page is about shortcuts: to turn them off, or to change them."""
    for page in pages_of(script):
        for control in page.find("input", "button", "select", "a"):
            words = " ".join(str(value) for value in control.attrs.values())
            if _SETTING.search(words):
                return True
    return False
