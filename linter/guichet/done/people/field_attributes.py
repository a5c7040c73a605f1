"""The HTML attributes that forms of Django and WTForms give a field, and what is said to people beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from astroid import nodes

from guichet.done.people.fields import Field
from guichet.reading.given.form_fields import KINDS, WIDGETS, WTFORMS
from guichet.reading.python.literals import entries, resolved, text_of
from guichet.reading.python.module import dotted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_SAYS = ("label", "help_text", "description")


@dataclass(frozen=True)
class Dressed:
    """A field as code dresses it: `kind` is what is shown ("select", "checkbox", "text"), "" where that is not known."""

    kind: str
    attributes: Mapping[str, nodes.NodeNG]
    words: tuple[str, ...] | None
    """What its label and its help say; None when the field itself is declared elsewhere."""

    def text(self, name: str) -> str:
        """Return the value of an attribute that is written out, "" for any other."""
        return text_of(self.attributes.get(name))


def dressed(given: nodes.Dict) -> Dressed | None:
    """Return the field that a table of attributes is given to (`attrs={…}`, `render_kw={…}`); None when it is another table."""
    holder = given.parent
    call = holder.parent if isinstance(holder, nodes.Keyword) else None
    if not isinstance(call, nodes.Call) or holder.arg not in ("attrs", "render_kw"):
        return None
    if holder.arg == "render_kw":
        return Dressed(WTFORMS.get(_last(call), ""), entries(given), _said(call))
    around = call.parent
    field = around.parent if isinstance(around, nodes.Keyword) and around.arg == "widget" else None
    if not isinstance(field, nodes.Call):
        return Dressed(WIDGETS.get(_last(call), ""), entries(given), None)
    return Dressed(WIDGETS.get(_last(call)) or KINDS.get(_last(field), ""), entries(given), _said(field))


def dresses(field: Field) -> Dressed | None:
    """Return what a field of a form wears where it is declared; None when its widget, or what it wears, is not written there."""
    call = field.call
    if call is None or not field.is_of_form:
        return None
    given = field.options.get("render_kw")
    shown = KINDS if field.origin == "form" else WTFORMS
    kind = shown.get(_last(call), "")
    if field.origin == "form" and (widget := field.options.get("widget")) is not None:
        kind = WIDGETS.get(dotted(widget).rpartition(".")[2], "")
        worn = widget if isinstance(widget, nodes.Call) else None
        given = next((one.value for one in worn.keywords if one.arg == "attrs"), None) if worn is not None else None
        if given is None and worn is not None and worn.args:
            return None
    elif field.origin != "form" and "widget" in field.options:
        return None
    table = resolved(given) if given is not None else None
    if table is not None and not (isinstance(table, nodes.Dict) and _is_written_out(table)):
        return None
    return Dressed(kind, entries(table), _said(call))


def is_told_of_its_class(shown: Element, page: Page, word: str) -> bool:
    """Return whether a control is printed from a class of Python that declares it and holds a word: what is wrong is said there, once."""
    name, site = shown.attr("name") or "", page.project
    written = re.compile(rf"""name=["']?{re.escape(name)}\b""")
    if not name.isidentifier() or written.search(site.text(shown.template.path)):
        return False
    declares = re.compile(rf"^[ \t]{{1,20}}{name} = [\w.]{{0,80}}Field\(", re.M)
    return any(
        path.endswith(".py") and site.holds(path, word) and declares.search(site.text(path)) for path in site.paths
    )


def _is_written_out(table: nodes.Dict) -> bool:
    return all(isinstance(key, nodes.Const) for key, _ in table.items)


def _last(call: nodes.Call) -> str:
    return dotted(call.func).rpartition(".")[2]


def _said(field: nodes.Call) -> tuple[str, ...]:
    named = [text_of(one.value) for one in field.keywords if one.arg in _SAYS]
    return tuple(one for one in (*named, *map(text_of, field.args[:1])) if one)
