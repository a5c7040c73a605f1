"""Elements that a script of the project defines: which show in the page itself what they write, and which close it in."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.syntax import arguments, field, text
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_CLOSES = ("attachShadow(", "LitElement")
_OPENS = "createRenderRoot"
_WORD = re.compile(r"[\w-]+")


def may_make_id(name: str, page: Page) -> bool:
    """Whether an element of its own of a page may hold an id: it is given it, or its script writes it, in no shadow tree."""
    known = _defined(page.project)
    for one in page.find():
        defined = known.get(one.name, frozenset()) if "-" in one.name else None
        if defined is not None and (name in defined or any(one.attr(given) == name for given in one.attrs)):
            return True
    return False


@memo
def _defined(site: Site) -> dict[str, frozenset[str] | None]:
    """The words of the scripts that define elements, by the names of these; None for what nothing outside reaches into."""
    found: dict[str, frozenset[str] | None] = {}
    for path in site.paths:
        script = (
            script_at(path, site) if path.endswith(SCRIPT_SUFFIXES) and "customelements" in site.lowered(path) else None
        )
        for call in script.walk("call_expression") if script is not None else ():
            if script is not None and text(field(call, "function")).endswith("customElements.define"):
                named = text(next(iter(arguments(call)), None)).strip("\"'`")
                is_closed = any(word in script.text for word in _CLOSES) and _OPENS not in script.text
                found[named] = None if is_closed else frozenset(_WORD.findall(script.text))
    return found
