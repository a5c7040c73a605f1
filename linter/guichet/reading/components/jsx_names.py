"""What JSX calls otherwise than HTML: attributes, elements that routers and images of frameworks become, wrappers."""

from __future__ import annotations

import re

from guichet.reading.written.attributes import UNITLESS, property_name

ATTRIBUTES = {
    "className": "class", "htmlFor": "for", "defaultValue": "value", "defaultChecked": "checked", "acceptCharset": "accept-charset",
    "httpEquiv": "http-equiv",
}  # fmt: skip
"""What HTML calls an attribute of React; others are the same in lower case."""
KEPT = frozenset({"key", "ref", "children", "suppressHydrationWarning", "suppressContentEditableWarning", "css", "sx"})
"""What a component keeps for itself, or for React."""
TRANSPARENT = frozenset(
    "Fragment React.Fragment StrictMode React.StrictMode Suspense React.Suspense Profiler ErrorBoundary HelmetProvider "
    "QueryClientProvider I18nextProvider AnimatePresence".split()
)
"""Components that show what they hold, and nothing of their own."""
_ROUTED = {"Link": "a", "NavLink": "a", "Image": "img", "Form": "form", "Script": "script"}
_ROUTERS = re.compile(
    r"^(?:next/(?:link|image)|(?:@?react-router(?:-dom)?|@remix-run/react|@tanstack/react-router|wouter|@inertiajs/react))$"
)
_EVENT = re.compile(r"on[A-Z]\w*")


def attribute_name(written: str) -> str:
    """Return what HTML calls an attribute of React."""
    return ATTRIBUTES.get(written) or written.lower()


def is_event(written: str) -> bool:
    """Whether an attribute holds what answers to an event."""
    return _EVENT.fullmatch(written) is not None


def element_for(exported: str, package: str, written: str) -> str:
    """Return the element that a component of a router or of an image library shows, "" for others."""
    if not _ROUTERS.match(package):
        return ""
    return _ROUTED.get(written if exported == "default" else exported, "")


def with_unit(name: str, number: str) -> str:
    """Return a number of a `style` of React as a stylesheet has it."""
    return number if property_name(name) in UNITLESS or number == "0" else f"{number}px"
