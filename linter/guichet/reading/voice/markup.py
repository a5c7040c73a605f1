"""Voice menus written as documents: TwiML and VoiceXML."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.templates.element import Element
from guichet.reading.templates.template import Template
from guichet.reading.voice.call_flow import CallFlow, End, Menu, Way

_VOICE = frozenset({"say", "play", "gather", "dial", "record", "enqueue", "hangup", "reject", "pause"})
_TWIML_HUMAN = frozenset({"dial", "enqueue", "record", "sms", "message", "connect", "refer", "conference"})
_ROOT = re.compile(r"<(response|vxml)[\s>]", re.I)


def read_document(source: Source) -> CallFlow | None:
    """Return the voice menu of an XML file, or None when it is something else."""
    root = _ROOT.search(source.text)
    if root is None:
        return None
    kind = root[1].lower()
    template = Template(source)
    top = next((element for element in template.elements if element.name == kind), None)
    if top is None:
        return None
    return _twiml(source, top) if kind == "response" else _voice_xml(source, top)


def _children(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _twiml(source: Source, root: Element) -> CallFlow | None:
    verbs = _children(root)
    if not any(verb.name in _VOICE for verb in verbs):
        return None
    stem = source.path.rpartition("/")[2]
    greeting = " ".join(_words(one) for verb in verbs for one in (verb, *_children(verb)) if one.name == "say")
    menu = Menu(stem, frozenset({stem.rpartition(".")[0], ""} - {""}), greeting=greeting)
    said: list[str] = []
    asked, last = False, root
    for verb in verbs:
        last = verb
        if verb.name in _TWIML_HUMAN:
            menu.ways.append(Way(End.HUMAN, verb.span))
            return CallFlow(source.path, [menu])
        if verb.name == "gather":
            asked = True
            said = []
            if action := verb.attr("action"):
                menu.choices.append(action)
        elif verb.name in ("say", "play"):
            said.append(_words(verb))
        elif verb.name == "redirect":
            target = " ".join(verb.text.split()) or stem
            menu.ways.append(Way(End.GO_TO, verb.extent, target, " ".join(said), is_bounded=_counts(target)))
            break
        elif verb.name in ("hangup", "reject"):
            menu.ways.append(Way(End.HANG_UP, verb.span, said=" ".join(said)))
            break
    else:
        menu.ways.append(Way(End.RUN_OUT, last.span, said=" ".join(said), is_silence=asked and not said))
    return CallFlow(source.path, [menu])


def _words(verb: Element) -> str:
    """Return what a verb says, and what its template writes in it."""
    written = (token.body for token in verb.template.tokens_between(verb.start, verb.extent.end))
    return " ".join((verb.text, *written))


def _counts(target: str) -> bool:
    """Whether an address says how often it was tried, or what is answered in the place of whoever presses nothing."""
    return bool(
        re.search(
            r"[?&]\w*(?:essai|tr(?:y|ies)|attempt|count|retry|tour)\w*=|[?&](?:key|digits?|touche|choi(?:x|ce)|option|reponse|answer)=\w",
            target,
            re.I,
        )
    )


_DIALOGUES = ("form", "menu")
_EVENTS = ("noinput", "nomatch", "error", "help", "catch")


def _voice_xml(source: Source, root: Element) -> CallFlow:
    menus: list[Menu] = []
    for number, dialogue in enumerate(root.inside(*_DIALOGUES)):
        if any(one.name in _DIALOGUES for one in dialogue.ancestors):
            continue
        menus.append(_dialogue(dialogue, dialogue.attr("id") or f"dialogue {number + 1}"))
    chosen = {target.lstrip("#") for menu in menus for target in menu.choices}
    for menu in menus:
        if menu.name in chosen:
            menu.ways = [
                Way(way.end, way.span, way.target, way.said, True, way.is_silence, way.is_bounded) for way in menu.ways
            ]
    return CallFlow(source.path, menus)


def _is_counted(event: Element) -> bool:
    """Whether an answer to silence is the second or later, or has a later one beside it."""
    beside = _children(event.above) if event.above is not None else [event]
    return any((one.attr("count") or "1") != "1" for one in beside if one.name == event.name)


def _dialogue(dialogue: Element, name: str) -> Menu:
    menu = Menu(name)
    said = ""
    for element in dialogue.inside():
        bounded = any(_is_counted(one) for one in element.ancestors if one.name in _EVENTS)
        if element.name == "prompt":
            said += " " + element.text
        elif element.name in ("choice", "link"):
            if target := element.attr("next"):
                menu.choices.append(target)
        elif element.name in ("transfer", "record"):
            menu.ways.append(Way(End.HUMAN, element.span))
            break
        elif element.name == "goto" and (target := element.attr("next")):
            menu.ways.append(Way(End.GO_TO, element.span, target, said, is_bounded=bounded))
        elif element.name in ("submit", "subdialog", "object"):
            menu.ways.append(Way(End.UNKNOWN, element.span))
        elif element.name in ("disconnect", "exit"):
            menu.ways.append(Way(End.HANG_UP, element.span, said=said))
    if not menu.ways and not menu.choices:
        menu.ways.append(Way(End.RUN_OUT, Span(dialogue.start, dialogue.open_end), said=said))
    return menu
