"""Where the monitor of errors of a project sends what it is told: the hosts that the project's own settings name."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.done.parties.hosts import is_allowed
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_SETTINGS = (".yml", ".yaml", ".toml", ".json", ".ini", ".conf", ".env", ".py", ".rb", ".php", *SCRIPT_SUFFIXES)
_COMPANY = ".sentry.io"
_HOST = re.compile(
    r"""https?://\w{6,64}(?::\w{1,64})?@(?P<told>[\w.-]{4,200})(?::\d{1,5})?/\d+|["'\s](?:https?://)?(?P<named>(?:[\w-]+\.){0,3}sentry[\w-]{0,20}\.(?:[\w-]+\.){1,3}[a-z]{2,6}|(?!docs\.|develop\.)(?:[\w*-]{1,40}\.){1,4}sentry\.io)(?=["'\s;,])"""
)
"""The address that a monitor is given, with its key; and a host of one that pages may call."""


@lasting_memo
def hosts_told(site: Site) -> tuple[str, ...]:
    """Return the hosts to which a project says that its monitor of errors sends."""
    held = (site.text(one) for one in site.paths if one.endswith(_SETTINGS))
    found = (one["told"] or one["named"] for text in held if "sentry" in text for one in _HOST.finditer(text))
    return tuple(sorted(set(found)))


def address_told(call: str, site: Site) -> str:
    """Return where the call of a monitor sends, as the project names it: its company first, then a server that may be one's own, for which, as when nothing is named, the call itself stands; else the State's."""
    known = hosts_told(site) if call.startswith("Sentry.") else ()
    company = next((one for one in known if f".{one}".endswith(_COMPANY)), None)
    if company is None and not all(map(is_allowed, known)):
        return call
    return next((f"https://{one}" for one in (company, *known) if one), call)
