"""Services of other companies: whose address is this, who starts it in a script, and did the person agree first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from guichet.core.findings import Text
from guichet.core.keeping.tables import table
from guichet.core.memo import memo
from guichet.core.option import Option
from guichet.reading.templates.branches import Step
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT
from guichet.reading.templates.mustache import sections_around

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.template import Template


@dataclass(frozen=True)
class Service:
    """One service: `kind` is tracker, audience, replay, font, captcha, form or embed."""

    name: str
    kind: str
    hosts: tuple[str, ...]
    calls: frozenset[str]
    modules: frozenset[str]
    once: tuple[str, ...] = ()
    """Settings of which one must be written for it to start; none when it starts by itself."""

    def starts_in(self, text: str) -> bool:
        """Whether a script that calls it also starts it."""
        return not self.once or any(one in text for one in self.once)


ALLOWED = Option(
    "allowed-hosts",
    [],
    Text(
        fr="Hôtes que le service a choisi d’appeler, en plus de ceux de l’État (« *.gouv.fr »).",
        en="Hosts that the service chose to call, besides those of the State (*.gouv.fr).",
    ),
)
COMPANIES = ("tracker", "audience", "replay", "embed", "form", "captcha")
"""The kinds of services that have no part in what a person asks for."""
STATE_HOSTS = (
    "gouv.fr", "service-public.fr", "demarches-simplifiees.fr", "ameli.fr", "caf.fr", "francetravail.fr", "urssaf.fr",
    "gov.uk", "nhs.uk", "gc.ca", "canada.ca", "europa.eu",
)  # fmt: skip


@cache
def _data() -> Mapping[str, Any]:
    return table("done/parties/third_parties.toml")


@cache
def services() -> tuple[Service, ...]:
    """Return every known service."""
    return tuple(
        Service(
            one["name"], one["kind"], tuple(one["hosts"]), frozenset(one["calls"]), frozenset(one["modules"]),
            tuple(one.get("once", ())),
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


_NOBODYS = frozenset(
    {
        "localhost",
        "127.0.0.1",
        "0.0.0.0",
        *(f"{www}example.{top}" for www in ("", "www.", "api.") for top in ("com", "org", "net")),
    }
)
"""This machine, and the names that documentation writes for any host."""


def is_allowed(host: str, allowed: Iterable[str] = ()) -> bool:
    """Whether a host belongs to the State, to this machine, or to the project's own list."""
    if host in _NOBODYS or host.endswith(
        (
            ".localhost",
            ".nip.io",
            ".sslip.io",
            ".local",
            ".internal",
            ".interne",
            ".intranet",
            ".intra",
            ".lan",
            ".test",
        )
    ):
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
        if (host == name or host.endswith(f".{name}")) and fnmatchcase(path.lstrip("/"), f"{start}*"):
            return service if service.kind in kinds else None
    return _test_of(host) if "captcha" in kinds else None


def _test_of(host: str) -> Service | None:
    """Return the test against robots that a company runs at a host, when it is the trade that its own domain tells."""
    domain = _tail(host)
    return Service(domain, "captcha", (domain,), frozenset(), frozenset()) if "captcha" in domain else None


def is_known(service: Service) -> bool:
    """Whether a service is one of those whose ways are written down."""
    return service in services()


_BUILT = re.compile(r"(?:[-.@]v?\d[\w.]{0,60})?(?:[-.](?:min|all|umd|esm|module|iife|bundle|prod)){0,8}\.m?js$")
"""The end of the name of a package's file, when a project keeps a copy."""


def module_of(name: str, *kinds: str) -> Service | None:
    """Return the service that a JavaScript or Python package brings, by its name or as a file that the project keeps."""
    if name.startswith((".", "/")) and name.endswith((".js", ".mjs")) and "captcha" not in kinds:
        name = _BUILT.sub("", name.rpartition("/")[2])
    for service in services():
        if service.kind in kinds and any(
            name == one or name.startswith((f"{one}/", f"{one}.")) for one in service.modules
        ):
            return service
    return None


def field_of(name: str, kind: str) -> Service | None:
    """Return the service that a field of a form brings, by the name of its class: several packages name theirs alike."""
    return module_of("django_recaptcha", kind) if name.lower().startswith("recaptcha") else None


# Consent

CONSENT = re.compile(
    r"consent|accept|agree|opt[-_ ]?in|rgpd|gdpr|tarteaucitron|klaro|didomi|axeptio|orejime|onetrust|cookiebot|autoris|"
    r"traceur|cookies?[-_. ]?(?:ok|choice|choix|pref|allow|analytics|stat)|analytics_?(?:allowed|enabled_by)|marketing_?ok|granted",
    re.I,
)
_MARKERS = ("data-cookieconsent", "data-category", "data-cookiecategory", "data-cookie-category", "data-usercentrics", "data-consent",
            "data-service", "data-name", "data-vendor", "data-tarteaucitron", "data-cookie-consent")  # fmt: skip
_JAVASCRIPT = frozenset({"", "text/javascript", "module", "application/javascript", "text/ecmascript"})


def waits_for_consent(element: Element) -> bool:
    """Whether an element certainly stays idle until the person agrees: inert type, marker, or template condition."""
    if element.name == "script" and (element.attr("type") or "").strip().lower() not in _JAVASCRIPT:
        return True
    if any(name in element.attrs for name in _MARKERS) or CONSENT.search(element.attr("class") or ""):
        return True
    if element.closest("template"):
        return True
    return is_after_yes(element.template, element.start)


def is_after_yes(template: Template, offset: int) -> bool:
    """Whether a place of a template is only shown under a condition that asks whether the person agreed."""
    if any(_asks(step) for step in template.branches.path(offset) if step.block.is_condition):
        return True
    return any(CONSENT.search(name) for name in sections_around(template, offset))


def _asks(step: Step) -> bool:
    condition = step.condition or next(iter(step.block.conditions), "")
    return bool(CONSENT.search(condition)) and not (step.condition.startswith("not ") and " and " not in step.condition)


@memo
def has_manager(page: Page) -> bool:
    """Whether the page loads a consent manager, that may hold scripts back in ways the source does not show."""
    pages = [page, *islice(page.hosts, 20)]
    text = " ".join(
        f"{element.attr('src') or ''} {element.attr('id') or ''}" for one in pages for element in one.find("script")
    ).lower()
    return any(word in text for word in _data()["managers"]["words"])
