"""Who meets a component of Rails: the files that render it show it to those whom they are for."""

from __future__ import annotations

import re
from collections import defaultdict

from guichet.core.memo import lasting_memo
from guichet.reading.templates.keys import code_that_asks
from guichet.reading.templates.site import Site

_COMPONENT = re.compile(r"((?:.*/)?app/components/(?:[\w-]+/)*?[\w-]+_component)(?:[./].*)?")
"""A component: its class, its template and its words beside it, or in a folder of its name."""
_NAMED = re.compile(r"\b(?:[A-Z]\w*::)*([A-Z]\w*Component)\b")
_DECLARED = re.compile(r"^[ \t]*class (?:\w+::)*(\w+)", re.M)


def component_of(path: str) -> str:
    """Return the component that a file is a part of, as the path of its class without its ending; "" for any other file."""
    found = _COMPONENT.fullmatch(path)
    return found[1] if found else ""


def rendering(component: str, site: Site) -> frozenset[str]:
    """Return the files, components left out, that render a component, by themselves or by components that render it."""
    found: set[str] = set()
    seen, left = {component}, [component]
    while left:
        for path in _naming(site).get(_class_of(left.pop(), site), ()):
            around = component_of(path)
            if not around:
                found.add(path)
            elif around not in seen:
                seen.add(around)
                left.append(around)
    return frozenset(found)


def _class_of(component: str, site: Site) -> str:
    own = f"{component}.rb"
    declared = _DECLARED.search(site.text_beside(own))
    return declared[1] if declared else ""


@lasting_memo
def _naming(site: Site) -> dict[str, set[str]]:
    """The files that name each component, gone through once."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, text in code_that_asks(site):
        if "Component" in text:
            for name in set(_NAMED.findall(text)):
                found[name].add(path)
    return found
