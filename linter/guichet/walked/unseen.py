"""Whether what somebody fills in can be seen in the source: each control, its label, and the widgets that programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.forms.form import Asked
from guichet.done.people.controls import asked_in
from guichet.heard.names import accessible_name, is_empty
from guichet.reading.given.form_fields import WIDGETS
from guichet.reading.templates.controls import is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import SILENT_TAGS, Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.reading.templates.site import Site
from guichet.seen.tree import tree_of
from guichet.walked.asked import SAFE, asked_on
from guichet.walked.chosen_parts import chosen_parts, tokens_asked
from guichet.walked.placed import place_in_files
from guichet.walked.printed import printed_by
from guichet.walked.requests import (
    as_typed,
    controls_of,
    lines_opening,
    placed_tokens,
    renders_unknown,
    stands_beside,
)
from guichet.walked.ruby_fields import builds_unread, is_ruby
from guichet.walked.ruby_helpers import says_only
from guichet.walked.stretches import around

_BESIDE = re.compile(
    r"errors?\b|help_text|\.label\b|label_tag|id_for_label|csrf|management_form|hidden|\.media\b|non_field|\bmessages?\b"
)
"""What is printed beside a field, and is read as it is heard."""
_WIDGET = re.compile(r"widget\s*=\s*(?:\w+\.)*(\w+)")
_PLAIN = frozenset({*WIDGETS, "TimeInput", "DateTimeInput", "NullBooleanSelect", "SelectMultiple"})
"""Widgets of Django, each of which writes the control of its name."""
_OWN = re.compile(r"^(?:forms|models|django\.forms|serializers)\.")
_WORDS = frozenset("include form_start form_end blocktranslate blocktrans translate trans".split())
"""Tags that bring in what is read elsewhere, or a phrase."""
_PHRASE = re.compile(
    r"^\s*(?:t|translate|l|localize|simple_format|link_to\w*|mail_to|phone_to|button_to|image_tag|number_to_\w+|pluralize|truncate|hidden_field_tag|submit_tag|button_tag|(?:f|form|builder)\.(?:submit|button|label|hidden_field|errors?|full_error))(?=[\s(])"
)
"""What helpers of Rails print that somebody reads, follows or presses, and does not fill in."""
_OF_BUILDER = re.compile(r"^\s*(?:\w*form|f|ff|g|builder)\.\w")
_BY_INPUT = re.compile(r"^\s*(?:\w*form|f|ff|g|builder)\.\w*input\b")
_PART = re.compile(r"^\s*render[\s(]+(?:partial:\s*)?[\"'][\w/.]+[\"']")
_SIMPLE = re.compile(
    r"^\s*\w+\.input[\s(]+:\w+(?!.*\blabel:\s*(?:false|[\"']{2}))(?!.*\bas:\s*:(?!string|text|email|tel|date|integer|boolean|select|radio_buttons|check_boxes|password|file|hidden)\w)",
    re.S,
)
"""A field of simple_form, which writes its label and a control of HTML."""
_AROUND = re.compile(r"^\s*form_(?:start|end|errors|label|help|theme)\b")
"""What Twig writes around fields, and is none."""
_LOOP = re.compile(r"^\s*(\w+)\s+in\b")


@dataclass(frozen=True)
class Unseen:
    """Something of what a page asks that could not be seen: where it is written, and what is written there."""

    path: str
    line: int
    written: str
    may_ask: bool
    """Whether a field may stand there that was not read: it is not only how one looks that is unknown."""


_OF_WHOLE = re.compile(r"^(?!.*svg).*(?:children|slot|fill|safe|raw|html)", re.I | re.S)
"""What a component of a library shows as it is given it: it may hold more than a text, or a drawing."""


def unseen_in(page: Page) -> Iterator[Unseen]:
    """Yield what of the requests of a page is written where it could not be seen."""
    placed = [one for one in tokens_asked(page) if not (renders_unknown(one[1]) and chosen_parts(page))]
    tokens = [token for _, token in placed]
    for frame, token in placed:
        if _is_unknown(token, page, tokens):
            path, span = place_in_files(frame.template, Span(token.start, token.end), page.project.library)
            if path.startswith("<components>/") and not _OF_WHOLE.search(token.body):
                continue  # a text that a component of a library is given
            text = page.project.text(path)
            yield Unseen(
                path,
                text.count("\n", 0, span.start) + 1,
                " ".join([token.name, *token.body.split()]).strip(),
                _may_ask(token, page, tokens),
            )


def _may_ask(token: Token, page: Page, tokens: Sequence[Token]) -> bool:
    """Whether what a tag writes may be a field of which nothing was read: it prints none that is known, nor text alone."""
    if is_ruby(page.path):
        return builds_unread(token)
    if _AROUND.match(token.body) or SAFE.search(token.body):
        return False
    return not (printed_by([token]) or _is_loop_field(token, tokens))


_HIDDEN = re.compile(r"(?:^|[\s-])(?:hidden|d-none)(?:\s|$)")


def is_opened(page: Page) -> bool:
    """Whether a script opens all that a page asks: at first nothing of it is shown."""
    printed = (around(frame, token.start) for frame, token in placed_tokens(page) if printed_by([token]).names)
    filled = [*(one for one in controls_of(page) if _is_filled_in(one)), *(one for one in printed if one is not None)]
    tree = tree_of(page)
    return bool(filled) and all(any(map(_is_hidden_at_first, tree.chain(one))) for one in filled)


def _is_hidden_at_first(element: Element) -> bool:
    return element.attr("hidden") is not None or _HIDDEN.search(element.attr("class") or "") is not None


def nameless_in(page: Page) -> Element | None:
    """Return the first control of what is sent that has no name that could be read."""
    typed = as_typed(page)
    shown = typed if typed.find("form") else page
    sent = (
        one
        for one in shown.find("form")
        if (one.attr("method") or "").lower() == "post" and not stands_beside(one, shown)
    )
    controls = dict.fromkeys([*controls_of(shown), *(control for one in sent for control in asked_in(one))])
    labels = {_written(one, "for") for one in shown.find("label") if one.attr("for") is not None}
    nameless = (one for one in controls if _is_filled_in(one) and is_empty(accessible_name(one, shown)))
    return next((one for one in nameless if one.attr("id") is None or _written(one, "id") not in labels), None)


def _written(element: Element, attribute: str) -> str:
    """What the file writes for an attribute, its tags with it: a label and a control may bear the same."""
    span = element.value_span(attribute)
    return element.template.source.text[span.start : span.end]


def _is_filled_in(control: Element) -> bool:
    """Whether somebody may have to fill a control in: it is neither disabled nor kept for later."""
    return not is_disabled(control) and control.closest("template") is None


def _is_unknown(token: Token, page: Page, tokens: Sequence[Token]) -> bool:
    if token.kind is Kind.TAG and (token.name in SILENT_TAGS or token.name.startswith("end") or token.name in _WORDS):
        return False
    if is_ruby(page.path) and (_BY_INPUT if not may_hold_markup(token) else _OF_BUILDER).match(token.body):
        return token.kind is Kind.OUTPUT and token.context is Context.TEXT and not _is_seen_ruby(token, page)
    if not may_hold_markup(token):
        return False
    if _BESIDE.search(token.body) or (is_ruby(page.path) and _is_seen_ruby(token, page)):
        return False
    if token.kind is Kind.OUTPUT and _is_hidden_field(token, tokens):
        return False
    if token.kind is Kind.OUTPUT and _is_loop_field(token, tokens):
        return not (
            asked_on(page).is_found and _are_plain(_fields(page), page.project) and _loop_is_labelled(token, tokens)
        )
    printed = printed_by([token])
    names = printed.names | printed.either
    if names and not printed.whole:
        shown = [one for one in _fields(page) if one.name in names]
        seen = [one for one in shown if "HiddenInput" not in one.kind]
        named = all(_is_labelled(one.name, page, tokens) for one in seen)
        return len(shown) < len(names) or not named or not (_are_plain(seen, page.project) or not seen)
    return not (printed.whole and asked_on(page).is_found and _are_plain(_fields(page), page.project))


def _is_seen_ruby(token: Token, page: Page) -> bool:
    """Whether what a tag of Rails prints is known: a phrase, a part that was found, a field of simple_form with its label."""
    if _PHRASE.match(token.body) or (_PART.match(token.body) and page.is_complete) or says_only(token.body, page):
        return True
    return bool(_SIMPLE.match(token.body)) and any("simple_form_for" in one for one in lines_opening(page))


def _is_hidden_field(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether what is printed is one of the hidden fields that the loop before it goes through."""
    name, around = token.body.strip(), ""
    for one in tokens:
        if one is token:
            break
        if one.name == "for" and (found := _LOOP.match(one.body)) is not None and found[1] == name:
            around = one.body
    return "hidden_fields" in around


def _fields(page: Page) -> list[Asked]:
    return [field for one in asked_on(page).forms for field in one.fields]


def _are_plain(fields: Sequence[Asked], project: Site) -> bool:
    """Whether each field is one of Django, with a widget of Django."""
    return bool(fields) and all(_is_of_django(one.kind, project) and _widgets(one) <= _PLAIN for one in fields)


def _is_of_django(kind: str, project: Site) -> bool:
    """Whether a field is of a class of Django, or of one of the service built on it that says nothing of its widget."""
    if _OWN.match(kind):
        return True
    own = re.match(r"(?:\w+\.)*([A-Z]\w+)\(", kind)
    return own is not None and own[1] in _built_on_django(project)


_CLASS = re.compile(
    r"^class (\w+)\((?:(?:django\.)?forms\.)?(?:Char|Email|URL|Integer|Decimal|Float|Boolean|Choice|TypedChoice|Date|Regex|Slug)Field\):\n((?:[ \t]+.*\n|\s*\n)*)",
    re.M,
)


@memo
def _built_on_django(project: Site) -> frozenset[str]:
    """The classes of fields of a service that are built on one of Django, and keep its widget."""
    texts = (project.text(one) for one in project.paths if one.endswith(".py") and "Field" in project.text(one))
    return frozenset(name for text in texts for name, body in _CLASS.findall(text) if "widget" not in body)


def _widgets(field: Asked) -> set[str]:
    return set(_WIDGET.findall(field.kind))


def _is_labelled(name: str, page: Page, tokens: Sequence[Token]) -> bool:
    """Whether a label is written for a field that a program prints: by its id, or by a tag."""
    by_tag = any(
        re.search(rf"\b{re.escape(name)}\.(?:id_for_label|label_tag|label|legend_tag)\b", one.body) for one in tokens
    )
    return by_tag or any((one.attr("for") or "") == f"id_{name}" for one in page.find("label"))


def _is_loop_field(token: Token, tokens: Sequence[Token]) -> bool:
    names = {found[1] for one in tokens if one.name == "for" and (found := _LOOP.match(one.body)) is not None}
    return token.body.strip().split("|")[0].strip() in names


def _loop_is_labelled(token: Token, tokens: Sequence[Token]) -> bool:
    name = re.escape(token.body.strip().split("|")[0].strip())
    return any(re.search(rf"\b{name}\.(?:id_for_label|label_tag|legend_tag)", one.body) for one in tokens)
