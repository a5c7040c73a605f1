"""Services of other companies: whose address is this, who starts it in a script, and did the person agree first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from guichet.branches import Step
from guichet.element import Element
from guichet.findings import Text
from guichet.masking import CONTROL, OUTPUT
from guichet.rule import Option
from guichet.script import Script

if TYPE_CHECKING:
    from guichet.page import Page


@dataclass(frozen=True)
class Service:
    """One service: `kind` is tracker, audience, replay, font, captcha, form or embed."""

    name: str
    kind: str
    hosts: tuple[str, ...]
    calls: frozenset[str]
    modules: frozenset[str]


ALLOWED = Option(
    "allowed-hosts",
    [],
    Text(
        fr="Hôtes que le service a choisi d’appeler, en plus de ceux de l’État (« *.gouv.fr »).",
        en="Hosts that the service chose to call, besides those of the State (*.gouv.fr).",
    ),
)
STATE_HOSTS = ("gouv.fr",)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "third_parties.toml").read_text(encoding="utf-8"))


@cache
def services() -> tuple[Service, ...]:
    """Return every known service."""
    return tuple(
        Service(
            one["name"], one["kind"], tuple(one["hosts"]), frozenset(one["calls"]), frozenset(one["modules"])
        )
        for one in _data()["service"]
    )  # fmt: skip


@cache
def _hosts() -> dict[str, list[tuple[str, Service]]]:
    """Services by the last two labels of a host, with the whole pattern."""
    found: dict[str, list[tuple[str, Service]]] = {}
    for service in services():
        for pattern in service.hosts:
            found.setdefault(_tail(pattern.partition("/")[0]), []).append((pattern, service))
    for patterns in found.values():
        patterns.sort(key=lambda one: -len(one[0]))
    return found


def _tail(host: str) -> str:
    return ".".join(host.split(".")[-2:])


def host_of(url: str) -> str:
    """Return the host of an absolute address in lower case, "" for a relative or unknown one."""
    url = url.strip()
    if not url.lower().startswith(("http://", "https://", "//")) or len(url) > 2000:
        return ""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_allowed(host: str, allowed: Iterable[str] = ()) -> bool:
    """Whether a host belongs to the State, to this machine, or to the project's own list."""
    if host in ("localhost", "127.0.0.1", "0.0.0.0") or host.endswith((".localhost", ".local", ".internal", ".test")):
        return True
    return any(
        host == one or host.endswith(f".{one}")
        for one in (*STATE_HOSTS, *(word.removeprefix("*.") for word in allowed))
    )


def service_at(url: str | None, *kinds: str, allowed: Iterable[str] = ()) -> Service | None:
    """Return the service that an absolute address belongs to, when it is of one of the kinds."""
    if not url or "." not in url:
        return None
    host = host_of(url.replace(OUTPUT, "_").replace(CONTROL, ""))
    if not host or is_allowed(host, allowed):
        return None
    path = urlsplit(url.strip()).path
    for pattern, service in _hosts().get(_tail(host), ()):
        name, _, start = pattern.partition("/")
        if (host == name or host.endswith(f".{name}")) and path.lstrip("/").startswith(start):
            return service if service.kind in kinds else None
    return None


def module_of(name: str, *kinds: str) -> Service | None:
    """Return the service that a JavaScript or Python package brings."""
    for service in services():
        if service.kind in kinds and any(
            name == one or name.startswith((f"{one}/", f"{one}.")) for one in service.modules
        ):
            return service
    return None


# Consent

CONSENT = re.compile(
    r"consent|accept|agree|opt[-_ ]?in|rgpd|gdpr|tarteaucitron|klaro|didomi|axeptio|orejime|onetrust|cookiebot|autoris|"
    r"traceur|cookies?[-_. ]?(?:ok|choice|choix|pref|allow|analytics|stat)|analytics_?(?:allowed|enabled_by)|marketing_?ok|granted",
    re.I,
)
_MARKERS = ("data-cookieconsent", "data-category", "data-cookiecategory", "data-cookie-category", "data-usercentrics", "data-consent",
            "data-service", "data-name", "data-vendor", "data-tarteaucitron", "data-cookie-consent")  # fmt: skip
_JAVASCRIPT = frozenset({"", "text/javascript", "module", "application/javascript", "text/ecmascript"})


def waits_for_consent(element: Element, page: Page) -> bool:
    """Whether an element certainly stays idle until the person agrees: inert type, marker, or template condition."""
    if element.name == "script" and (element.attr("type") or "").strip().lower() not in _JAVASCRIPT:
        return True
    if any(name in element.attrs for name in _MARKERS) or CONSENT.search(element.attr("class") or ""):
        return True
    if element.closest("template"):
        return True
    return any(_asks(step) for step in element.template.branches.path(element.start) if step.block.is_condition)


def _asks(step: Step) -> bool:
    condition = step.condition or next(iter(step.block.conditions), "")
    return bool(CONSENT.search(condition)) and not (step.condition.startswith("not ") and " and " not in step.condition)


def has_manager(page: Page) -> bool:
    """Whether the page loads a consent manager, that may hold scripts back in ways the source does not show."""
    if "consent_manager" not in page.__dict__:
        pages = [page, *page.hosts[:20]]
        text = " ".join(
            f"{element.attr('src') or ''} {element.attr('id') or ''}" for one in pages for element in one.find("script")
        ).lower()
        page.__dict__["consent_manager"] = any(word in text for word in _data()["managers"]["words"])
    return bool(page.__dict__["consent_manager"])


# Scripts


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
            yield Use(found[0], node, found[1], is_guarded(node, script))


def _use(node: Any, script: Script, kinds: tuple[str, ...], allowed: Iterable[str]) -> tuple[Service, str] | None:
    if node.type in ("string", "template_string"):
        if node.parent is not None and node.parent.type == "import_statement":
            return None
        text = script.source_of(node)[1:-1]
        service = service_at(text, *kinds, allowed=allowed) if "//" in text[:8] else None
        return (service, "address") if service and not _is_link(node, script) else None
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


def _is_link(node: Any, script: Script) -> bool:
    """Whether an address is only offered as a link (`a.href = …`) or compared."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "assignment_expression":
        left = parent.child_by_field_name("left")
        return left is not None and script.source_of(left).endswith(("href", "location", "textContent"))
    if parent.type == "arguments" and parent.parent is not None:
        callee = script.source_of(parent.parent).split("(")[0]
        return callee.endswith(("includes", "startsWith", "indexOf", "endsWith", "open", "test", "match"))
    return parent.type in ("binary_expression", "array", "jsx_attribute") and "==" in script.source_of(parent)[:200]


def is_guarded(node: Any, script: Script, depth: int = 3, clicks: bool = False) -> bool | None:
    """Whether code runs only once the person agreed (or clicked): None when its function is not called in the script."""
    at = node
    while at.parent is not None:
        child, at = at, at.parent
        if at.type in ("if_statement", "ternary_expression", "while_statement"):
            condition = at.child_by_field_name("condition")
            if condition is not None and condition.id != child.id and CONSENT.search(script.source_of(condition)):
                return True
        elif at.type == "binary_expression" and child.start_byte > at.start_byte:
            if CONSENT.search(script.source_of(at.children[0])):
                return True
        elif at.type == "call_expression" and child.type == "arguments":
            words = script.source_of(at)[:160]
            head = script.source_of(at.children[0])[-160:] + words[len(script.source_of(at.children[0])) :][:60]
            if CONSENT.search(head) or (clicks and re.search(r"click|submit|toggle|open|show", head)):
                return True
        elif at.type in ("pair", "method_definition"):
            key = at.child_by_field_name("key") or at.child_by_field_name("name")
            if key is not None and CONSENT.search(script.source_of(key)):
                return True
        name = _function_name(at, child, script)
        if name:
            if CONSENT.search(name):
                return True
            return _calls_are_guarded(name, at, script, depth, clicks)
    return False


def _function_name(at: Any, child: Any, script: Script) -> str:
    if at.type in ("function_declaration", "generator_function_declaration") or (
        at.type == "variable_declarator" and child.type in ("arrow_function", "function_expression", "function")
    ):
        name = at.child_by_field_name("name")
    else:
        return ""
    return script.source_of(name) if name is not None else ""


def _calls_are_guarded(name: str, own: Any, script: Script, depth: int, clicks: bool) -> bool | None:
    answers = []
    for use in script.walk("identifier"):
        if script.source_of(use) == name and not (own.start_byte <= use.start_byte < own.end_byte):
            if use.parent is not None and use.parent.type in ("export_specifier", "import_specifier"):
                continue
            answers.append(is_guarded(use, script, depth - 1, clicks) if depth else False)
    if not answers:
        return None
    return all(answers) if False not in answers else False
