"""What the files of a project give a component, use by use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.core.memo import lasting_keyed_memo
from guichet.reading.templates.site import Site, is_component
from guichet.reading.written.expressions import arguments_of
from guichet.reading.written.packaged import component_named
from guichet.reading.written.translation import Translation
from guichet.reading.written.values import UNDEFINED, UNKNOWN, OpenTable, Value

_CALLED = re.compile(r"([A-Za-z_][\w.]*)\s*\(")


def given_in_uses(path: str, name: str, site: Site) -> list[Value]:
    """Return what each use of the components of a file gives under a name, UNDEFINED where it gives nothing."""
    uses = _uses(path, site)
    return [one.get(name, UNKNOWN if isinstance(one, OpenTable) else UNDEFINED) for one in uses]


@lasting_keyed_memo
def _uses(path: str, site: Site) -> list[Mapping[str, Value]]:
    stem = path.rpartition("/")[2].partition(".")[0]
    words = (stem, path.rpartition("/")[0].rpartition("/")[2]) if stem == "index" else (stem,)
    found: list[Mapping[str, Value]] = []
    for user in site.paths:
        if user == path or not is_component(user) or not any(one.lower() in site.lowered(user) for one in words):
            continue
        template = site.library.template(user)
        if not isinstance(template, Translation):
            continue
        for token in template.masked.tokens:
            called = _CALLED.match(token.body) if token.name == "call" else None
            owner = component_named(called[1], template, site.library) if called is not None else None
            if owner is not None and owner[0].path == path:
                given = arguments_of(token.body, {})
                table = given[0][0] if given is not None and given[0] else None
                found.append(table if isinstance(table, dict) else OpenTable())
    return found
