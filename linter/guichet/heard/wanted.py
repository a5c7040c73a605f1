"""What a script refuses to send empty, and whether the page says that it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import answers
from guichet.heard.effects import cancels
from guichet.heard.names import accessible_name
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.handles import handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of
from guichet.reading.scripts.syntax import field, text, walk
from guichet.reading.templates.controls import input_type
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.found import found_by

_EMPTY = re.compile(
    r"!\s*(?P<not>[\w.$\[\]()#'\"-]{1,60})\.value(?:\.trim\(\))?(?:\.length)?|(?P<same>[\w.$\[\]()#'\"-]{1,60})\.value(?:\.trim\(\))?(?:\.length)?\s*={2,3}\s*(?:''|\"\"|0)"
)
_WANTED = re.compile(r"\*|obligatoire|requis|n[ée]cessaire|required|mandatory|must be|remplir tou", re.I)
_ALL = re.compile(
    r"(?:tous les champs|toutes les questions|all (?:the )?(?:fields|questions)|every field|(?:les|both|the) (?:deux|trois|two|three)? ?(?:champs|fields) (?:sont|are))|sauf (?:mention|indication)|unless (?:marked|stated)|facultati|optionn?el|optional",
    re.I,
)
_LISTED = frozenset({"text", "email", "tel", "number", "search", "url", "date", "password"})


def refused_empty(script: Script) -> Iterator[tuple[Element, Page]]:
    """Yield the fields that an answer to sending surely refuses when they are empty, and that the page marks less than others."""
    for one in answers(script):
        if one.event != "submit" or not any(cancels(one.code())):
            continue
        for page in pages_of(script, ()):
            forms = one.elements(page)
            for asked in _asked(one.code()):
                found = [each for selector in asked for each in found_by(selector, page)]
                yield from (
                    (each, page)
                    for each in found
                    if any(form in each.ancestors for form in forms) and is_less_marked(each, page)
                )


def _asked(code: list[Defined]) -> Iterator[tuple[str, ...]]:
    """The selectors of what is refused when empty, whatever the rest of the form holds."""
    for one in code:
        for node in walk(one.node):
            if node.type not in ("unary_expression", "binary_expression") or not _EMPTY.fullmatch(text(node)):
                continue
            if _refuses(node, one.node):
                owner = next(
                    (each for each in walk(node) if each.type == "member_expression" and text(each).endswith(".value")),
                    None,
                )
                if owner is not None:
                    yield handles(field(owner, "object"), one.script)


def _refuses(test: Any, whole: Any) -> bool:
    """Whether a test stands alone, under no other, and what it holds for is an error."""
    above, around = test, test.parent
    while around is not None and around.type == "parenthesized_expression":
        above, around = around, around.parent
    if around is None:
        return False
    if around.type == "if_statement" and field(around, "condition") in (above, test):
        then = text(field(around, "consequence"))
        refused = "preventDefault" in then or re.search(
            r"aria-?invalid|textContent|err(?:or|eur)|\b\w+\s*=\s*(?:false|true)", then, re.I
        )
        start = around
    elif around.type == "variable_declarator":
        name = re.escape(text(field(around, "name")))
        refused = re.search(
            rf"aria-invalid['\"]\s*,[^;\n]{{0,40}}\b{name}\b|\.textContent\s*=\s*{name}\s*\?", text(whole)
        )
        start = around.parent
    else:
        return False
    return bool(refused) and _stands_free(start, whole)


def _stands_free(node: Any, whole: Any) -> bool:
    one = node.parent
    while one is not None and one.id != whole.id:
        if one.type in ("if_statement", "ternary_expression", "switch_statement", "catch_clause"):
            return False
        one = one.parent
    return one is not None


def is_less_marked(asked: Element, page: Page) -> bool:
    """Whether nothing says that a field is wanted, where the form says it of others, and never of all."""
    form = asked.closest("form")
    if form is None or asked.has_unknown_attributes or _is_marked(asked, page) or not _is_written(asked):
        return False
    if asked.name == "input" and input_type(asked) not in _LISTED:
        return False
    said = " ".join(one.text for one in (*page.find("p", "legend", "li", "h1", "h2"), form))
    if _ALL.search(said) or is_dynamic(accessible_name(asked, page)):
        return False
    return any(_is_marked(one, page) for one in form.inside("input", "select", "textarea") if one is not asked)


def _is_written(asked: Element) -> bool:
    return asked.name in ("input", "textarea", "select") and not is_dynamic(str(asked.attrs))


def _is_marked(asked: Element, page: Page) -> bool:
    """Whether a field is said to be wanted: by an attribute, in its name, in its label or beside it."""
    if "required" in asked.attrs or asked.attr("aria-required") == "true":
        return True
    around = [
        accessible_name(asked, page),
        *(one.text for one in page.find("label") if one.attr("for") == asked.attr("id")),
    ]
    holder = next(iter(asked.ancestors), None)
    if (
        holder is not None
        and holder.name not in ("form", "fieldset", "body", "main")
        and len(holder.inside("input", "select", "textarea")) < 2
    ):
        around.append(holder.text)
    return any(_WANTED.search(one) for one in around)
