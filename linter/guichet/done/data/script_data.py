"""What a script knows of the person in front of it: what they type, where they are, what their device is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from guichet.core.backwards import way
from guichet.done.data.context import is_printed, names_printed, printed_in
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.people import name_words
from guichet.done.people.personal_data import is_held_name, is_personal, is_personal_name
from guichet.done.people.sealed import seals
from guichet.done.words import speaks_of
from guichet.reading.components.constants import STATES
from guichet.reading.given.handed import handed
from guichet.reading.scripts.binding import Sort as Binding
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import Origin, origins
from guichet.reading.scripts.syntax import NAMES, arguments, field, key_of, rank_of, text
from guichet.reading.scripts.texts import selector_of
from guichet.reading.scripts.typed import is_typed
from guichet.reading.scripts.ways import ways_to

TYPING = frozenset({"input", "keyup", "keydown", "keypress", "change", "blur", "focusout", "paste", "beforeinput", "compositionend"})  # fmt: skip
LEAVING = frozenset({"pagehide", "beforeunload", "unload", "visibilitychange", "freeze", "mouseleave", "turbo:before-visit"})  # fmt: skip
MOVING = frozenset({"mousemove", "pointermove", "scroll", "touchmove", "wheel", "mouseover"})
_PARTS = {
    "hardwareConcurrency": "processor", "deviceMemory": "memory", "plugins": "plugins", "mimeTypes": "plugins",
    "platform": "platform", "userAgent": "browser", "userAgentData": "browser", "appVersion": "browser", "vendor": "browser",
    "languages": "languages", "language": "languages", "maxTouchPoints": "touch", "oscpu": "platform", "doNotTrack": "choice",
    "connection": "line", "getBattery": "battery", "colorDepth": "screen", "pixelDepth": "screen", "availWidth": "screen",
    "availHeight": "screen", "devicePixelRatio": "screen", "timeZone": "clock", "getTimezoneOffset": "clock",
    "resolvedOptions": "clock", "toDataURL": "drawing", "getImageData": "drawing", "getParameter": "graphics",
    "getSupportedExtensions": "graphics", "enumerateDevices": "devices", "OfflineAudioContext": "sound", "mediaDevices": "devices",
    "getVoices": "voices", "storage": "storage",
}  # fmt: skip
"""The parts of a device that a script can read, by the member that reads each."""
_OF_NAVIGATOR = frozenset({"platform", "vendor", "language", "languages", "connection", "plugins", "storage"})
_SCREEN = re.compile(r"^(?:window\.)?screen\.(?:width|height|availWidth|availHeight|orientation)$")
_POSITION = re.compile(
    r"\.geolocation\.(?:getCurrentPosition|watchPosition)$|^geolocation\.|(?:^|\.)coords\.(?:latitude|longitude|accuracy|heading|speed)\b|\b(?:watchPosition(?:Async)?|onLocation|getCurrentLocation|startLocationUpdates\w*)$"
)
_ANSWERS = re.compile(r"\.serialize(?:Array)?$")
_VALUES = frozenset({"value", "key", "keyCode", "which", "code", "data", "innerText", "textContent"})
_KEYS = frozenset({"key", "keyCode", "which", "code"})
_POINTS = frozenset({"clientX", "clientY", "pageX", "pageY", "scrollY", "scrollTop", "screenX", "movementX"})
_TARGET = re.compile(r"(?:^|\.)(?:target|currentTarget|srcElement)$|^this$")
_NUMBERED = re.compile(r"randomUUID$|^uuid(?:v4)?$|^nanoid$|getRandomValues$")
_LASTING = re.compile(
    r"visitor|\buid\b|client_?id|device_?id|track|fingerprint|empreinte|anon_?id|visiteur|_vid\b", re.I
)


def is_position(callee: Any) -> str:
    """Return the words of what asks a device where it is; "" for anything else."""
    said = text(callee)
    return said if _POSITION.search(said) else ""


def data_in(node: Any, script: Script, *, is_read: bool = False) -> tuple[Datum, ...]:
    """Return what a value holds of the person, followed backwards, each once; what only chooses the value does not count.

    Where the value is read as it stands, as an address is, what was sealed does not count either.
    """
    found: dict[tuple[Sort, str], Datum] = {}
    for one in origins(node, script):
        if one.counts or (is_read and is_made_sealed(one.node)):
            continue
        if one.script.page is not None and not one.decides and is_printed(written := one.script.written(one.node)):
            for datum in printed_in(written, one.script.page.project, one.script.page.path):
                found.setdefault((datum.sort, datum.what), datum)
        for datum in _given_to_page(one) if one.script.page is not None and not one.decides else ():
            found.setdefault((datum.sort, datum.what), datum)
        if one.decides or (known := _known(one)) is None:
            continue
        sort, what = known
        if (sort, what) not in found:
            found[(sort, what)] = Datum(sort, text(one.node)[:80], what, way(one.hops, script.path), _event(one))
    return tuple(found.values())


def is_made_sealed(node: Any) -> bool:
    """Whether an expression goes through a function that makes it unreadable, before it is anything else: `sha256(email.value)`."""
    while node is not None and not node.type.endswith(("statement", "declaration")):
        if node.type == "call_expression" and seals(text(field(node, "function"))):
            return True
        node = node.parent
    return False


_PICKS = frozenset({"pick", "_pick", "pickBy"})
_LOOKED_AT = 40
_DOTTED = re.compile(r"\w{1,40}(?:\??\.\w{1,40}){1,4}")
_EMPTY = frozenset({'""', "''", "``", "null", "undefined"})
_STATES = STATES | {"useReducer", "useForm", "useFormik", "createStore", "createSignal", "observable", "proxy"}
"""What keeps what is typed in a form, from its first empty answers on."""
_SUBMITS = frozenset({"handleSubmit"})
_FORMS = frozenset({"useFormik", "useForm", "createForm"})
_KEPT = re.compile(
    r"(?:getElementById\(\s?|querySelector\(\s?)['\"]#?(?P<id>[\w-]{1,60})['\"]\s?\)\??\.(?:textContent|innerText|innerHTML)$"
)
"""How a script reads what the page keeps for it in an element: `JSON.parse(document.getElementById("x").textContent)`."""


def _given_to_page(one: Origin) -> Iterator[Datum]:
    """What is known of someone by what a page prints in a value, from scripts that show it, or in an element that holds it for the script."""
    page, written = one.script.page, one.script.written(one.node)
    if page is None:
        return
    if is_printed(written):
        for name in names_printed(written):
            for node, script in handed(name, page.path, page.project):
                yield from data_in(node, script)
    kept = _KEPT.search(text(one.node)) if one.node.type == "member_expression" else None
    if kept is not None:
        held = re.search(
            rf"\{{\{{\s*([\w.]{{1,80}})\|json_script:['\"]{re.escape(kept['id'])}['\"]", page.template.source.text
        )
        yield from printed_in(f"{{{{ {held[1]} }}}}", page.project, page.path) if held is not None else ()


def _event(one: Origin) -> str | None:
    """What the person does when a value is read: typing wins over the rest, for one value read in several ways."""
    events = [way.event for way in ways_to(one.node, one.script)]
    return next((event for event in events if event in TYPING), events[0] if events else "")


def _known(one: Origin) -> tuple[Sort, str] | None:
    node = one.node
    if node.type == "member_expression":
        return _of_member(node, one.script)
    if node.type == "new_expression":
        made = text(field(node, "constructor"))
        if made == "FormData" and arguments(node):
            return Sort.ANSWERS, "form"
        return (Sort.DEVICE, "sound") if made == "OfflineAudioContext" else None
    if node.type in ("call_expression", "subscript_expression") and (picked := _picked(node, one.script)):
        return Sort.IDENTITY, picked
    if node.type == "call_expression":
        return _of_call(node)
    if node.type == "pair":
        key, value = key_of(field(node, "key")) or "", field(node, "value")
        given = value.type in ("member_expression", "identifier", "subscript_expression", "call_expression")
        return (Sort.IDENTITY, key) if (given or _begins_state(node)) and is_personal_name(key) else None
    if node.type == "identifier" and _is_given_all(node, one.script):
        return Sort.ANSWERS, text(node)
    if node.type in ("identifier", "shorthand_property_identifier") and is_personal_name(text(node)):
        is_thing = text(node)[0].isupper() or selector_of(node, one.script) is not None
        return None if is_thing else (Sort.IDENTITY, text(node))  # a component, an element of the page: nobody's data
    return (Sort.TYPED, "answer") if node.type in NAMES and is_typed(node, one.script) else None


def _picked(node: Any, script: Script) -> str:
    """The name of a field that a list picks of somebody's: `pick(claim, KEPT)`, `KEPT.map((name) => claim[name])`."""
    if node.type == "subscript_expression":
        key, owner = field(node, "index"), text(field(node, "object"))
        named = key if key is not None and key.type == "identifier" else None
    else:
        given = arguments(node)
        is_pick = text(field(node, "function")).rpartition(".")[2] in _PICKS and len(given) == 2
        named, owner = (given[1], text(given[0])) if is_pick else (None, "")
    if named is None:
        return ""
    words = (text(one.node)[1:-1] for one in islice(origins(named, script), _LOOKED_AT) if one.node.type == "string")
    return next((one for one in words if is_personal_name(one) or is_personal(f"{owner.rpartition('.')[2]}.{one}")), "")


def _begins_state(pair: Any) -> bool:
    """Whether a pair is a field that a form keeps what is typed in, empty at first: `useState({ email: "" })`."""
    holder = pair.parent.parent
    value = text(field(pair, "value"))
    while holder is not None and holder.type in (
        "pair",
        "object",
        "arguments",
        "arrow_function",
        "parenthesized_expression",
    ):
        holder = holder.parent
    return value in _EMPTY and holder is not None and holder.type == "call_expression" and text(field(holder, "function")).rpartition(".")[2].partition("<")[0] in _STATES  # fmt: skip


def _is_given_all(node: Any, script: Script) -> bool:
    """Whether a name is what a form gives whoever answers its sending: all that was typed, `handleSubmit((values) => …)`."""
    for found in bindings(node, script):
        if found.sort is not Binding.PARAMETER or found.keys or rank_of(found.node, found.value):
            continue
        given = found.value.parent
        if given is not None and given.type == "arguments":
            return text(field(given.parent, "function")).rpartition(".")[2] in _SUBMITS
        if given is not None and given.type == "pair" and key_of(field(given, "key")) == "onSubmit":
            return text(field(given.parent.parent.parent, "function")) in _FORMS
    return False


def _of_member(node: Any, script: Script) -> tuple[Sort, str] | None:
    name, last, owner = text(node), key_of(field(node, "property")) or "", field(node, "object")
    if last in _PARTS and (last not in _OF_NAVIGATOR or text(owner).endswith("navigator")):
        return Sort.DEVICE, _PARTS[last]
    if _SCREEN.match(name):
        return Sort.DEVICE, "screen"
    if _POSITION.search(name):
        return Sort.POSITION, "position"
    if last in _POINTS:
        return Sort.MOVES, "pointer"
    if name.endswith("document.referrer"):
        return Sort.MOVES, "origin"
    if _ANSWERS.search(name):
        return Sort.ANSWERS, "form"
    if last in _KEYS and owner.type == "identifier":
        return Sort.TYPED, "key"
    if last == "value" and (is_personal_name(named := _named(owner, script)) or is_held_name(_selected(owner, script))):
        return Sort.IDENTITY, named
    if last in _VALUES - _KEYS - {"data"} and (last == "value" or _TARGET.search(text(owner))):
        return None if speaks_of(_selected(owner, script), "fields.of_the_page") else (Sort.TYPED, "answer")
    if owner.type == "this":
        return None
    is_held = len(name_words(last)) > 1 and _DOTTED.fullmatch(name) is not None and is_personal(name.replace("?.", "."))
    return (Sort.IDENTITY, last) if is_held or is_personal_name(last) else None


def _named(owner: Any, script: Script) -> str:
    """The name of the field that a handle is of, by its selector or by the handle's own name."""
    return _selected(owner, script) or text(owner).rpartition(".")[2]


def _selected(owner: Any, script: Script) -> str:
    """The name of the field that a handle is of, by the selector that found it, here or where it was given; "" for none."""
    selector = selector_of(owner, script)
    if selector is None and owner.type == "identifier":
        found = (
            selector_of(one.node, one.script) for one in origins(owner, script) if one.node.type == "call_expression"
        )
        selector = next(filter(None, found), None)
    named = re.search(r"(?:\bname\s*=\s*[\"']?|#)([\w-]+)", selector or "") or re.match(r"([\w-]+)", selector or "")
    return named[1] if named else ""


def _of_call(node: Any) -> tuple[Sort, str] | None:
    callee = text(field(node, "function"))
    if callee.endswith(".val") and not arguments(node):
        return Sort.TYPED, "answer"
    if _NUMBERED.search(callee):
        return Sort.NUMBER, "random"
    if callee.endswith("Storage.getItem") and arguments(node) and _LASTING.search(text(arguments(node)[0])):
        return Sort.NUMBER, "kept"
    return (Sort.MOVES, "time") if callee in ("Date.now", "performance.now") else None
