"""Names of the lists of addresses that pages may call: what stands in one calls nobody."""

from __future__ import annotations

import re

_DIRECTIVE = re.compile(
    r"^csp_|\bcsp\b|(?:[a-z]-src|(?-i:[a-z]Src))(?:[-_]?(?:elem|attr))?['\"\]]?$|^frame-?ancestors$|\b(?:form-action|base-uri)$|policy",
    re.I,
)
_ALLOWED = re.compile(r"allow|autoris|(?:hosts?|domains?)['\"]?$", re.I)


def is_directive(name: str) -> bool:
    """Whether a name, as it is written, is that of a content security policy, or of one of its directives."""
    return _DIRECTIVE.search(name) is not None


def lists_allowed(name: str) -> bool:
    """Whether a name is that of a policy, or of a list of the hosts that are let in."""
    return is_directive(name) or _ALLOWED.search(name) is not None
