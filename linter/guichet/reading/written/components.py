"""The macros and tags of design systems that are not in the project: what each becomes, from `components.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from guichet.core.keeping.tables import table
from guichet.core.source import Source
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import Target
from guichet.reading.written.expressions import arguments_of, given_as
from guichet.reading.written.names import Names
from guichet.reading.written.reads import Read
from guichet.reading.written.values import Value

FOLDER = "<components>/"
"""Begins the path of what no file of the project holds: what is seen there is said at the call."""
_CALL = re.compile(r"^([A-Za-z_]\w*)\s*\(")
_GIVEN = re.compile(
    r"""(?<!\s)\s*(?<![A-Za-z_])([A-Za-z_]\w{0,200})\s*=\s*((?:"[^"]*"|'[^']*'|_\((?:"[^"]*"|'[^']*')\)|[^\s"',])+)"""
)


@cache
def _known() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "components.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    for kind, made in table("reading/written/lists.toml").items():
        loaded[kind] = {**loaded.get(kind, {}), **made}
    return loaded


@cache
def _template(kind: str, name: str) -> Template | None:
    made = _known()[kind].get(name)
    return Template(Source(f"{FOLDER}{name}", made)) if made is not None else None


def component_called(token: Token) -> Target | None:
    """Return what a macro or a tag of a design system shows: `{{ govukInput({…}) }}`, `{% dsfr_button label="…" %}`."""
    if token.kind is Kind.OUTPUT:
        call = _CALL.match(token.body)
        name, found = (call[1], _template("macros", call[1])) if call else ("", None)
    else:
        name, found = token.name, _template("tags", token.name)
    return Target(found, name, 0, len(found.source.text)) if found is not None else None


def names_given_to(token: Token, names: Mapping[str, Value]) -> Names | None:
    """Return what the parameters of a component are worth in one call; None when they are not written out there."""
    if token.kind is Kind.OUTPUT:
        given = arguments_of(token.body, names)
        if given is None or given[1] or len(given[0]) != 1 or not isinstance(given[0][0], dict):
            return None
        values = given[0][0]
    else:
        if _GIVEN.sub("", token.body).strip():
            return None
        values = {name: given_as(written, names) for name, written in _GIVEN.findall(token.body)}
    return Names(values, is_closed=True)


def read_by_component(made: Template) -> Read:
    """Return what a component of a design system reads of what it is given; attributes are read apart, under a name of their own."""
    return Read(made.path, made.source.text.replace("attributes|xmlattr", ""))


def calls_component(template: Template) -> bool:
    """Whether a template calls something that is known from its design system alone."""
    return any(component_called(token) is not None for token in template.masked.tokens)
