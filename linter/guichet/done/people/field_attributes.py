"""The HTML attributes that forms of Django and WTForms give a field, and what is said to people beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from astroid import nodes

from guichet.reading.given.form_fields import KINDS, WIDGETS, WTFORMS
from guichet.reading.python.literals import entries, text_of
from guichet.reading.python.module import dotted

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


def _last(call: nodes.Call) -> str:
    return dotted(call.func).rpartition(".")[2]


def _said(field: nodes.Call) -> tuple[str, ...]:
    named = [text_of(one.value) for one in field.keywords if one.arg in _SAYS]
    return tuple(one for one in (*named, *map(text_of, field.args[:1])) if one)
