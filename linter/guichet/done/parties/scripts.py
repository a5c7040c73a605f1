"""Scripts that call other companies: by an address, a call or a package, and whether they wait for the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.pairs import among
from guichet.core.policies import lists_allowed
from guichet.done.parties.given_yes import is_given_by_a_yes
from guichet.done.parties.guarded import is_guarded
from guichet.done.parties.hosts import CONSENT, Service, module_of, service_at, services
from guichet.done.parties.unknown_trackers import follower_at
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.conditions import Condition
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import text as written
from guichet.reading.scripts.ways import ways_to

_VALUE = re.compile(r"^this\.(\w+)Value$")
"""A value that the markup gives to a controller (Stimulus)."""
_YES_OR_NO = r"\b{name}\s*:\s*(?:\{{\s*type\s*:\s*)?Boolean\b"
"""How such a controller declares that a value is a yes or a no."""
_TOLD = re.compile(r"""\bdataset\.\w+\s*={2,3}\s*["']true["']""")
"""A yes or no that an attribute of the page says."""


def asks_first(script: Script) -> bool:
    """Whether a script speaks of consent anywhere but in its comments."""
    return any(
        CONSENT.search(script.source_of(node))
        for node in script.walk("identifier", "property_identifier", "string", "template_string")
    )


@dataclass(frozen=True)
class Use:
    """One place where a script calls a service, and whether it waits: True, False, or None when nobody calls it here."""

    service: Service
    node: Any
    how: str
    """address, call or module."""
    waits: bool | None


def uses_in(script: Script, *kinds: str, allowed: Iterable[str] = ()) -> Iterator[Use]:
    """Yield the first place where a script calls each service of some kinds."""
    seen: set[str] = set()
    for node in script.walk("string", "template_string", "call_expression", "new_expression", "import_statement"):
        found = _use(node, script, kinds, allowed)
        if found is not None and found[0].name not in seen:
            seen.add(found[0].name)
            waits = is_guarded(node, script)
            if waits is False and found[1] == "call" and _only_tells(node, script):
                waits = None
            yield Use(found[0], node, found[1], _waits_as_told(node, script) if waits is False else waits)


def company_behind(callee: Any, script: Script, *kinds: str) -> Service | None:
    """Return the company whose package brings what a call is asked of, by whatever name the script knows it."""
    owner = callee
    while owner is not None and owner.type == "member_expression":
        owner = owner.child_by_field_name("object")
    if owner is None or owner.type != "identifier":
        return None
    brought = (one for one in bindings(owner, script) if one.sort is Sort.IMPORT)
    return next((found for one in brought if (found := module_of(written(one.value)[1:-1], *kinds))), None)


def _waits_as_told(node: Any, script: Script) -> bool | None:
    """Whether every way to some code passes a test, such as an early return: of consent, or (None) of a yes or no that the page gives."""
    ways = [[_as_told(one) for one in way.conditions] for way in ways_to(node, script)]
    if all(True in tests for tests in ways):
        return True
    return None if all(True in tests or None in tests for tests in ways) else False


def _as_told(condition: Condition) -> bool | None:
    """Whether a test is passed by those who agreed; None when the page decides, by a yes or no that its server wrote in it."""
    test = written(condition.test)
    if not condition.holds:
        return False
    if CONSENT.search(test):
        return True
    value = _VALUE.match(test)
    if value is not None and condition.script is not None and is_given_by_a_yes(value[1], condition.script):
        return True
    known = condition.script.text if condition.script is not None else ""
    is_yes_or_no = value is not None and re.search(_YES_OR_NO.format(name=value[1]), known)
    return None if is_yes_or_no or _TOLD.search(test) else False


def _use(node: Any, script: Script, kinds: tuple[str, ...], allowed: Iterable[str]) -> tuple[Service, str] | None:
    if node.type in ("string", "template_string"):
        if node.parent is not None and node.parent.type == "import_statement":
            return None
        text = script.source_of(node)[1:-1]
        service = service_at(text, *kinds, allowed=allowed) if "//" in text[:8] else None
        if service is None and "tracker" in kinds:
            service = follower_at(text, script.project, allowed)
        called = service is not None and not _is_link(node, script) and not _only_declared(node, script)
        return (service, "address") if service is not None and called else None
    if node.type == "import_statement":
        source = node.child_by_field_name("source")
        service = module_of(script.source_of(source)[1:-1], *kinds) if source else None
        return (service, "module") if service else None
    callee = node.child_by_field_name("function" if node.type == "call_expression" else "constructor")
    if callee is None or callee.type not in ("identifier", "member_expression"):
        return None
    name = re.sub(r"^(?:window|globalThis|self)\.", "", "".join(script.source_of(callee).split()))
    if name == "require":
        arguments = node.child_by_field_name("arguments")
        word = script.source_of(arguments)[2:-2] if arguments else ""
        service = module_of(word, *kinds)
        return (service, "module") if service else None
    if len(name) < 40:
        for service in services():
            if service.kind in kinds and name in service.calls and _is_start(name, node, script):
                return service, "call"
    return None


def _is_start(name: str, node: Any, script: Script) -> bool:
    """Short names (`ga`, `hj`, `clarity`) count only with the first word that their service expects."""
    arguments = node.child_by_field_name("arguments")
    text = script.source_of(arguments) if arguments else ""
    if name in (
        "ga",
        "gtag",
        "hj",
        "clarity",
        "ym",
        "twq",
        "snaptr",
        "pintrk",
        "smartlook",
        "fbq",
        "lintrk",
        "Intercom",
    ):
        return bool(
            re.match(
                r"""\(\s*(?:["'](?:create|config|send|event|init|track|identify|set|boot|load|start|page|js|record|stateChange|trigger)|\d{4,})""",
                text,
            )
        )
    if name == "WebFont.load":
        return "google" in text or "typekit" in text
    return True


_TELLS = re.compile(r"""\(\s*["'](?:event|send|track|trigger|trackEvent|identify|set)["']""")
_PRESSED = frozenset({"click", "submit", "change", "input", "toggle"})


def _only_tells(call: Any, script: Script) -> bool:
    """Whether a call tells a service what was just done in the page, on every way: what started it is elsewhere, with or without a yes."""
    tells = _TELLS.match(written(call.child_by_field_name("arguments") or call))
    ways = ways_to(call, script) if tells else []
    return bool(ways) and all((way.event or "").partition(".")[0] in _PRESSED for way in ways)


def _is_link(node: Any, script: Script) -> bool:
    """Whether an address is only offered as a link (`a.href = …`), compared, or one of those that a policy lets pages call."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "array" and parent.parent is not None and parent.parent.type == "pair":
        key = parent.parent.child_by_field_name("key")
        return key is not None and lists_allowed(script.source_of(key))
    if parent.type == "assignment_expression":
        left = parent.child_by_field_name("left")
        return left is not None and script.source_of(left).endswith(("href", "location", "textContent"))
    if parent.type == "arguments" and parent.parent is not None:
        callee = script.source_of(parent.parent).split("(")[0]
        return callee.endswith(("includes", "startsWith", "indexOf", "endsWith", "open", "test", "match"))
    return parent.type in ("binary_expression", "array", "jsx_attribute") and "==" in script.source_of(parent)[:200]


def _only_declared(node: Any, script: Script) -> bool:
    """Whether an address is that of a layer of a map which is made, and put on no map: it is called when people pick it."""
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    if call is None or not re.search(r"tile_?layer", script.source_of(call)[:60], re.I):
        return False
    holder = call.parent
    while holder is not None and holder.type in ("return_statement", "statement_block"):
        holder = holder.parent
    if holder is None or holder.type not in ("variable_declarator", "function_declaration"):
        return False
    names = [script.source_of(holder.child_by_field_name("name"))]
    names += re.findall(rf"(\w+)\s*=\s*{re.escape(names[0])}\(", script.text)
    named = "|".join(map(re.escape, among(list(dict.fromkeys(names)))))
    return not re.search(
        rf"\b(?:{named})(?:\([^()]{{0,300}}\))?\)?\.addTo\(|addLayer\(\s*(?:{named})\b|layers\s*:\s*\[[^\[\]]{{0,500}}\b(?:{named})\b",
        script.text,
    )


def is_queue(call: Any, script: Script, name: str) -> bool:
    """Whether a call puts something in the queue of a service: by its name, or by another that holds it."""
    callee = call.child_by_field_name("function")
    owner = callee.child_by_field_name("object") if callee is not None and callee.type == "member_expression" else None
    if owner is None:
        return False
    return any(name in script.source_of(one.node)[:40] for one in origins(owner, script) if one.script is script)
