"""The layouts that a program gives to a page by a name: `{% extends base_template %}`, whose values stand in a middleware."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.page import Page, Pages

_NAME = re.compile(r"^\s*(?:\w+\.)*(\w+)\s*$")


def layouts_given(page: Page) -> tuple[Page, ...]:
    """Return the layouts that a page may be shown in, when all are known by the values of one name; none otherwise."""
    if len(page.composition.unknown) != 1:
        return ()
    template, span = page.composition.unknown[0]
    token = template.token_at(span.start)
    named = _NAME.match(token.body) if token is not None and token.name == "extends" else None
    return _values(page.project, named[1]) if named is not None else ()


@memo
def _given(_: Pages) -> dict[str, tuple[Page, ...]]:
    return {}


def _values(project: Pages, name: str) -> tuple[Page, ...]:
    known = _given(project)
    if name not in known:
        said = re.compile(rf"""\b{re.escape(name)}["']?\]?\s*(?::|=(?!=))\s*(?:["']([\w./-]+\.\w+)["'])?""")
        found = [
            (value, path) for path in project.paths if path.endswith(".py") and project.holds(path, name)
            for value in said.findall(project.text(path))
        ]  # fmt: skip
        pages = [
            project.page_written(one) if value and (one := project.library.resolve(value, path)) else None
            for value, path in found
        ]
        found_all = [one for one in pages if one is not None]
        known[name] = tuple(dict.fromkeys(found_all)) if len(found_all) == len(pages) else ()
    return known[name]
