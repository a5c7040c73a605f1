"""What a script refuses to send empty, and whether the page says that it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.heard.answers import answers
from guichet.heard.effects import assignments, cancels
from guichet.heard.names import accessible_name
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import NAMES, arguments, field, key_of, text, walk
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_EMPTY = frozenset({"''", '""', "0"})
_EQUAL = frozenset({"==", "==="})
_BRANCHES = frozenset({"if_statement", "ternary_expression", "switch_statement", "catch_clause"})
_INVALID = "aria-invalid"
_ERROR = re.compile(r"aria-?invalid|err(?:or|eur)", re.I)
"""What an error is called, in the name of a thing or in a text."""
WANTED = re.compile(r"\*|obligatoire|requis|n[ée]cessaire|required|mandatory|needed|must be|remplir tou", re.I)
"""What says that a field is wanted."""
_ALL = re.compile(
    r"(?:tous les champs|toutes les questions|all (?:the )?(?:fields|questions)|every field|(?:les|both|the) (?:deux|trois|two|three)? ?(?:champs|fields) (?:sont|are))|sauf (?:mention|indication)|unless (?:marked|stated)|facultati|optionn?el|optional",
    re.I,
)
_LISTED = frozenset({"text", "email", "tel", "number", "search", "url", "date", "password"})
_FIELDS = ("input", "select", "textarea")
_WIDE = frozenset({"form", "fieldset", "body", "main"})
"""What holds fields of all sorts: its text is about none of them."""


def refused_empty(script: Script) -> Iterator[tuple[Element, Page]]:
    """Yield the fields that an answer to sending surely refuses when they are empty, and that the page marks less than others."""
    for one in answers(script):
        if one.event != "submit" or not any(cancels(one.code())):
            continue
        asked = [name for code in one.code() for owner in _refused(code) for name in handles(owner, code.script)]
        for page in pages_of(script, ()) if asked else ():
            forms = frozenset(one.elements(page))
            found = (each for selector in asked for each in found_by(selector, page))
            yield from (
                (each, page) for each in found if not forms.isdisjoint(each.ancestors) and is_less_marked(each, page)
            )


def _refused(code: Defined) -> Iterator[Any]:
    """Yield what a function refuses when it is empty, whatever the rest of the form holds."""
    tests = [(node, owner) for node in walk(code.node) if (owner := _whose_emptiness(node)) is not None]
    told = _told_invalid(code) if tests else frozenset()
    return (owner for node, owner in tests if _refuses(node, code.node, told))


def _whose_emptiness(test: Any) -> Any:
    """What a test finds empty: `x` of `!x.value.trim()`, of `x.value.length === 0`; None of any other."""
    sign = text(field(test, "operator")) if test.type in ("unary_expression", "binary_expression") else ""
    if sign in _EQUAL:
        read = field(test, "left") if text(field(test, "right")) in _EMPTY else None
    else:
        read = field(test, "argument") if sign == "!" else None
    read = _member(read, "length") or read
    trimmed = _member(field(read, "function"), "trim") if read is not None and not arguments(read) else None
    return _member(trimmed or read, "value")


def _member(node: Any, name: str) -> Any:
    """What a node reads a member of, when it does and the member is called so."""
    is_one = node is not None and node.type == "member_expression" and key_of(field(node, "property")) == name
    return field(node, "object") if is_one else None


def _refuses(test: Any, whole: Any, told: frozenset[str]) -> bool:
    """Whether a test stands alone, under no other, and what it holds for is an error."""
    above, around = test, test.parent
    while around is not None and around.type == "parenthesized_expression":
        above, around = around, around.parent
    if around is None:
        return False
    if around.type == "if_statement" and field(around, "condition") in (above, test):
        return _stands_free(around, whole) and any(map(_tells_error, walk(field(around, "consequence"))))
    is_named = around.type == "variable_declarator" and text(field(around, "name")) in told
    return is_named and _stands_free(around.parent, whole)


def _tells_error(node: Any) -> bool:
    """Whether a part of what is done for a test tells an error, or keeps that there is one."""
    if node.type in ("assignment_expression", "variable_declarator"):
        given = field(node, "right" if node.type == "assignment_expression" else "value")
        return text(given) in ("true", "false")
    if node.type == "property_identifier" and text(node) in ("preventDefault", "textContent"):
        return True
    return not node.named_children and _ERROR.search(text(node)) is not None


def _told_invalid(code: Defined) -> frozenset[str]:
    """The names of what a function says to be an error: `x.setAttribute("aria-invalid", empty)`, `m.textContent = empty ? … : ""`."""
    found: set[str] = set()
    for node in walk(code.node):
        given = arguments(node) if node.type == "call_expression" else []
        if given and key_of(given[0]) == _INVALID:
            found.update(text(each) for one in given[1:] for each in walk(one) if each.type in NAMES)
    for _, left, value, _ in assignments([code]):
        if _member(left, "textContent") is not None and value.type == "ternary_expression":
            found.add(text(field(value, "condition")))
    return frozenset(found)


def _stands_free(node: Any, whole: Any) -> bool:
    one = node.parent
    while one is not None and one.id != whole.id:
        if one.type in _BRANCHES:
            return False
        one = one.parent
    return one is not None


def is_less_marked(asked: Element, page: Page) -> bool:
    """Whether nothing says that a field is wanted, where the form says it of others, and never of all."""
    form = asked.closest("form")
    if form is None or asked.has_unknown_attributes or asked in _marked(page) or not _is_written(asked):
        return False
    if asked.name == "input" and input_type(asked) not in _LISTED:
        return False
    if _speaks_of_all(page) or _is_of_all(form) or is_dynamic(accessible_name(asked, page)):
        return False
    return form in _marking(page)


def _is_written(asked: Element) -> bool:
    return asked.name in _FIELDS and not is_dynamic(str(asked.attrs))


@memo
def _speaks_of_all(page: Page) -> bool:
    """Whether a page says of all fields, in a sentence or a title, that they are wanted or not."""
    return _ALL.search(" ".join(one.text for one in page.find("p", "legend", "li", "h1", "h2"))) is not None


@memo
def _is_of_all(form: Element) -> bool:
    return _ALL.search(form.text) is not None


@memo
def _marking(page: Page) -> frozenset[Element]:
    """The forms of a page that say of some fields that they are wanted."""
    return frozenset(around for one in _marked(page) for around in one.ancestors if around.name == "form")


@memo
def _marked(page: Page) -> frozenset[Element]:
    """The fields of a page that are said to be wanted: by an attribute, in their name, in their label or beside them."""
    labels = frozenset(one.attr("for") for one in page.find("label") if WANTED.search(one.text))
    return frozenset(
        one
        for one in page.find(*_FIELDS)
        if "required" in one.attrs
        or one.attr("aria-required") == "true"
        or one.attr("id") in labels
        or WANTED.search(accessible_name(one, page))
        or (one.above is not None and _is_told_beside(one.above))
    )


@memo
def _is_told_beside(holder: Element) -> bool:
    """Whether what holds one field alone says that it is wanted."""
    return holder.name not in _WIDE and fields_in(holder) < 2 and WANTED.search(holder.text) is not None


@memo
def fields_in(holder: Element) -> int:
    """Return how many fields an element holds."""
    return len(holder.inside(*_FIELDS))
