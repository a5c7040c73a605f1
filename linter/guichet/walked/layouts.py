"""The layouts that a program gives to a page by a name: `{% extends base_template %}`, whose values stand in a middleware."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.site import is_template

_LITERAL = re.compile(r"""["']([\w./-]+\.\w+)["']""")
_BY_NAME = re.compile(r"\{%-?\s*extends\s+([A-Za-z_][\w.]*)\s*-?%\}")
_NAME = re.compile(r"^\s*(?:\w+\.)*(\w+)\s*$")


def layouts_given(page: Page) -> tuple[Page, ...]:
    """Return the layouts that a page may be shown in, when all are known by the values of one name; none otherwise."""
    if len(page.composition.unknown) != 1:
        return ()
    template, span = page.composition.unknown[0]
    token = template.token_at(span.start)
    named = _NAME.match(token.body) if token is not None and token.name == "extends" else None
    return _values(named[1], page.project) if named is not None else ()


@keyed_memo
def _values(name: str, project: Pages) -> tuple[Page, ...]:
    found = list(_written(project, name))
    pages = [
        project.page_written(one) if value and (one := project.library.resolve(value, path)) else None
        for value, path in found
    ]
    found_all = [one for one in pages if one is not None]
    return tuple(dict.fromkeys(found_all)) if len(found_all) == len(pages) else ()


def _written(project: Pages, name: str) -> Iterator[tuple[str, str]]:
    """What programs write under a name, "" when it is no text, with the file; a value that only hands the name on is none."""
    given = re.compile(rf"""\b{re.escape(name)}["']?\]?\s*(?::|=(?!=))\s*([^\n]*)""")
    for path in project.paths:
        if path.endswith(".py") and project.holds(path, name):
            for said in given.findall(project.text(path)):
                if name not in said:
                    literal = _LITERAL.match(said)
                    yield (literal[1] if literal else ""), path


def layouts_by_name(project: Pages) -> frozenset[str]:
    """Return the templates that some page is shown in by a name whose values programs write: they are no pages."""
    names = {
        name.rpartition(".")[2]
        for path in project.paths
        if is_template(path)
        for name in _BY_NAME.findall(project.text(path))
    }
    return frozenset(
        found for name in names for value, path in _written(project, name)
        if value and (found := project.library.resolve(value, path))
    )  # fmt: skip
