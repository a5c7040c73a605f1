"""What a page gives to the layouts that it extends: what code gives it, and what it sets outside its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from guichet.reading.templates.brought import FOLDER
from guichet.reading.templates.library import Library
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import assigned, target_of
from guichet.reading.written.expressions import given_as
from guichet.reading.written.names import Names, names_in
from guichet.reading.written.outside import Outside
from guichet.reading.written.values import UNDEFINED, is_known

_DEPTH = 12


def layouts_of(template: Template, library: Library) -> Sequence[Template]:
    """Return the layouts that a template extends, nearest first."""
    chain = [template]
    while (link := chain[-1].extends) is not None and len(chain) < _DEPTH:
        layout = target_of(library, chain[-1], link)
        if layout is None or layout in chain:
            break
        chain.append(layout)
    return chain[1:]


def given_to_layouts(template: Template, layouts: Sequence[Template], outside: Outside) -> Names:
    """Return what the layouts of a page know from it: the page's word comes before that of the layouts between."""
    given = outside.names(template)
    names = Names({name: value for name, value in given.items() if is_known(value)}, outside=outside)
    for one in (*reversed(layouts[:-1]), template):
        for token in one.masked.tokens:
            if (pair := assigned(token)) is not None and not one.branches.path(token.start):
                names.give(pair[0], given_as(pair[1], names))
    if layouts and layouts[-1].path.startswith(FOLDER):
        for name in names_in(layouts[-1]):
            if name not in names and name not in given and outside.is_never_given(name, template):
                names.give(name, UNDEFINED)
    return names
