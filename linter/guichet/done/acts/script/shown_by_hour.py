"""What a component shows at some hours alone: a form, a button, the way to a request, by a name that reads the clock of the device."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.closed import PHONE
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of_script
from guichet.reading.components.markup import read
from guichet.reading.scripts.javascript import Script

_READ = re.compile(r"[^\n;{}]{0,120}\.get(?:UTC)?(?:Hours|Day)\(\)[^\n;{}]{0,160}")
_COMPARED = re.compile(
    r"get(?:UTC)?(?:Hours|Day)\(\)\s*(?:[<>]=?|[!=]==?|%)|\b(?:includes|has)\([^()]{0,40}get(?:UTC)?(?:Hours|Day)\(\)|\[[^\]\n]{0,40}get(?:UTC)?Day\(\)\]"
)
_DECLARED = re.compile(
    r"(?:\bconst|\blet|\bvar|\bfunction)\s+([A-Za-z_$]\w{2,40})\s*(?:=|\()|^[ \t]+(?:get\s+)?([a-zA-Z_]\w{2,40})\s*(?:\([^()\n]{0,80}\)\s*(?::\s*\w+\s*)?\{|:\s*(?:\(\)|function))",
    re.M,
)
_NAMES = 3
"""Declarations before a reading of the clock, the nearest of which may hold it."""
_BEFORE, _WITHIN = 400, 700
_COMPONENTS = (".vue", ".svelte", ".tsx", ".jsx", ".html", ".component.ts")
_DOES = r"<(?:form|fieldset|button|textarea|[A-Z]\w*(?:Form|Button|Formulaire|Bouton))\b|@submit|onSubmit|v-on:submit|\(ngSubmit\)|on:submit"


def acts_in(script: Script) -> Iterator[ProxyAct]:
    """Yield the readings of the clock of a script on which hangs, there or in a component that takes them, what people come for."""
    place = place_of_script(script.path)
    if script.page is not None or not place.is_public or ".get" not in script.text:
        return
    asked: set[str] = set()
    for found in _READ.finditer(script.text):
        if not _COMPARED.search(found[0]):
            continue
        for name in _names(script.text, found.start()):
            if name in asked:
                continue
            asked.add(name)
            where = next((path for path, text in _around(name, script) if _hangs(name, text)), None)
            if where is not None:
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                span = Span(start, found.start() + len(found[0].rstrip()))
                through = ((name, where, 1),) if where != script.path else ()
                ground = Ground(Reason.HOUR, script.path, span, found[0].strip(), through)
                yield ProxyAct(Kind.HIDE, script.path, span, Place.PUBLIC, ground)
                return


def _names(text: str, at: int) -> list[str]:
    """What may hold a reading of the clock: what was declared just before it."""
    start = max(0, at - _BEFORE)
    found = [one[1] or one[2] for one in _DECLARED.finditer(text, start, at + 200) if one.start() <= at + 80]
    return [
        one
        for one in reversed(found)
        if not re.fullmatch(r"now|date|maintenant|heure|hour|jour|day|d|setup|data|computed", one)
    ][:_NAMES]


def _around(name: str, script: Script) -> Iterator[tuple[str, str]]:
    """This file, then the components that may take a name from it."""
    yield script.path, script.text
    stem = script.path.rpartition("/")[2].split(".")[0]
    site = script.project
    others = (one for one in site.paths if one.endswith(_COMPONENTS) and one != script.path)
    yield from ((one, site.text(one)) for one in others if site.holds(one, name) and stem in site.text(one))


def _hangs(name: str, text: str) -> bool:
    """Whether what people come for is there or not by a name: a block of a component, an early answer, one of two."""
    called = rf"!?\s*(?:\w+\.)?{re.escape(name)}(?:\.value)?(?:\((?:[^()\n]|\([^()\n]*\)){{0,60}}\))?"
    block = re.compile(
        rf"<(?P<tag>[\w.-]+)[^<>]{{0,160}}(?:v-if|v-show|\*ngIf|x-show)=[\"']{called}[\"'][^<>]{{0,160}}>|\{{[#@]?if\s*\(?{called}\)?\s*\}}?"
    )
    for found in block.finditer(text):
        inside = _inside(text, found)
        if re.search(_DOES, inside) and not _is_a_call(inside):
            return True
    shown = re.compile(rf"\{{\s*{called}\s*(?:&&|\?)\s*\(?\s*(?P<one><[^<>]{{1,120}}>)(?P<rest>[^{{}}]{{0,300}})")
    for found in shown.finditer(text):
        otherwise = found["rest"].partition(":")[2]
        if re.search(_DOES, found["one"]) and not re.search(_DOES, otherwise) and not _is_a_call(found[0]):
            return True
    early = re.compile(
        rf"\bif\s*\(\s*{called}\s*\)\s*\{{?\s*return\b\s*\(?\s*(?:<(?!form)|null)(?P<told>[^;}}]{{0,200}})"
    )
    return any(re.search(_DOES, text[found.end() :]) and not _is_a_call(found[0]) for found in early.finditer(text))


def _inside(text: str, found: re.Match[str]) -> str:
    """What stands in a block: up to the end of its element, or of its braces."""
    if found["tag"] is None:
        return _OVER.split(text[found.start() : found.end() + _WITHIN], maxsplit=1)[0]
    element = read(text, found.start(), min(len(text), found.end() + _WITHIN), braces=True).children[0]
    return text[element.start : element.end]


_OVER = re.compile(r"\{(?:/if|:else|else|/)")


def _is_a_call(text: str) -> bool:
    """Whether a block is about a line that people answer, whose hours may be said."""
    return "tel:" in text or (PHONE.search(text) is not None and "<form" not in text)
