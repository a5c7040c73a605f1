"""What the routes of a server in JavaScript give to templates: `res.render('page', { errors })`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from guichet.reading.given.answers import TEXT_KEYS, Said, Tables
from guichet.reading.given.served import named_by
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import arguments, bare, field, function_around, key_of, text, walk
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import Site

_READERS = ("Object.keys", "Object.values", "Object.entries", "JSON.stringify", "console.")


def routes(site: Site, library: Library) -> Mapping[str, list[Tables]]:
    """Return the tables that each call that shows a template gives it, by the template's path."""
    found: dict[str, list[Tables]] = defaultdict(list)
    for path in site.paths:
        if path.endswith((".js", ".mjs")) and ".render(" in site.text(path) and not is_test(path):
            script = script_at(path, site)
            for call in script.walk("call_expression") if script is not None else ():
                given = arguments(call)
                if not text(field(call, "function")).endswith(".render") or not given or given[0].type != "string":
                    continue
                name = text(given[0])[1:-1]
                shown = named_by(name, path, library)
                if shown is not None and script is not None:
                    found[shown].append(dict(_tables(call, given[1:], script)))
    return found


def _tables(call: Any, given: list[Any], script: Script) -> Iterator[tuple[str, list[Said] | None]]:
    table = bare(given[0]) if given else None
    for one in table.named_children if table is not None and table.type == "object" else ():
        if one.type == "shorthand_property_identifier":
            yield text(one), _said(one, call, script)
        elif one.type == "pair":
            value = bare(field(one, "value"))
            yield key_of(field(one, "key")) or "", _said(value, call, script)


def _said(value: Any, call: Any, script: Script) -> list[Said] | None:
    """The texts of a table: those of an object, or of a name that one function fills with texts alone."""
    if value.type == "object":
        return _of_object(value, script)
    around = function_around(call)
    if value.type not in ("identifier", "shorthand_property_identifier") or around is None:
        return None
    name, found = text(value), []
    is_made = False
    for node in walk(around):
        if node.type == "variable_declarator" and text(field(node, "name")) == name:
            made = bare(field(node, "value"))
            own = _of_object(made, script) if made is not None and made.type == "object" else None
            if own is None:
                return None
            is_made = True
            found += own
        elif node.type == "assignment_expression" and (left := field(node, "left")) is not None:
            if text(left) == name:
                return None
            if text(field(left, "object")) == name:
                key = key_of(field(left, "property") or field(left, "index"))
                if key is None:
                    return None
                found.append(Said(key, _words(field(node, "right")), script.path, script.span(left)))
        elif node.type == "call_expression" and node.id != call.id and _is_given(name, node):
            return None
    return found if is_made else None


def _is_given(name: str, call: Any) -> bool:
    """Whether a call is given a table that it may write: those of the language itself only read it."""
    is_read = text(field(call, "function")).startswith(_READERS)
    return not is_read and any(text(one) == name for one in arguments(call) if one.type == "identifier")


def _of_object(node: Any, script: Script) -> list[Said] | None:
    found = []
    for one in node.named_children:
        key = key_of(field(one, "key")) if one.type == "pair" else None
        if one.type == "comment":
            continue
        if key is None:
            return None
        found.append(Said(key, _words(field(one, "value")), script.path, script.span(field(one, "key"))))
    return found


def _words(node: Any) -> str:
    node = bare(node)
    if node is not None and node.type == "object":
        held = {key_of(field(one, "key")): one for one in node.named_children if one.type == "pair"}
        return next((_words(field(held[key], "value")) for key in TEXT_KEYS if key in held), "")
    return text(node)[1:-1] if node is not None and node.type in ("string", "template_string") else ""
