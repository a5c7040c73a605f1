"""Whether what somebody fills in can be seen in the source: each control, its label, and the widgets that programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.forms.form import Asked
from guichet.reading.given.form_fields import WIDGETS
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.element import Element
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.reading.templates.silent_tags import SILENT_TAGS
from guichet.reading.templates.site import Site
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Written
from guichet.seen.tree import tree_of
from guichet.walked.asked import SAFE, asked_on
from guichet.walked.chosen_parts import chosen_parts, tokens_asked
from guichet.walked.field_tags import draws_label
from guichet.walked.nameless import is_filled_in
from guichet.walked.placed import place_in_files
from guichet.walked.pressed_open import is_pressed_open
from guichet.walked.printed import printed_by
from guichet.walked.request_forms import renders_unknown
from guichet.walked.requests import calls_macro, controls_of, placed_tokens
from guichet.walked.ruby_fields import OF_BUILDER, builds_unread, is_ruby
from guichet.walked.ruby_loops import is_labelled_in_loop, names_in_loop
from guichet.walked.ruby_seen import is_named_by_use, is_seen_in_ruby
from guichet.walked.stretches import around
from guichet.walked.twig_seen import AROUND, is_seen_in_twig

_BESIDE = re.compile(
    r"errors?\b|help_text|\.label\b|label_tag|id_for_label|csrf|management_form|hidden|\.media\b|non_field|\bmessages?\b|form\.(?:instance|object|data|initial)\."
)
"""What is printed beside a field, and is read as it is heard."""
_WIDGET = re.compile(r"widget\s*=\s*(?:\w+\.)*(\w+)")
_PLAIN = frozenset({*WIDGETS, "TimeInput", "DateTimeInput", "NullBooleanSelect", "SelectMultiple"})
"""Widgets of Django, each of which writes the control of its name."""
_OWN = re.compile(r"^(?:forms|models|django\.forms|serializers)\.")
_WORDS = frozenset("include form_start form_end blocktranslate blocktrans translate trans fill".split())
"""Tags that bring in what is read elsewhere, or a phrase; a part that a component is given stands in the file that gives it."""
_BY_INPUT = re.compile(r"^\s*(?:\w*form|f|ff|g|builder)\.\w*input\b")
_AROUND = re.compile(rf"^\s*form_(?:end|{'|'.join(sorted(AROUND))})\b")
_LOOP = re.compile(r"^\s*(\w+)\s+in\b")


@dataclass(frozen=True)
class Unseen:
    """Something of what a page asks that could not be seen: where it is written, and what is written there."""

    path: str
    line: int
    written: str
    may_ask: bool
    """Whether a field may stand there that was not read: it is not only how one looks that is unknown."""
    is_native: bool = False
    """Whether what writes it is called after a control of HTML, that a keyboard reaches whatever is around it."""


_NATIVE = re.compile(
    r"^\s*\w+\.(?:\w+_)?(?:input_field|text_field|email_field|(?:tele)?phone_field|number_field|password_field|text_?area|check_?box(?:es)?|radio(?:_button)?s?)(?:_set)?[\s(]+[:\"']"
)
"""A builder's method that is called after one control of HTML; a date, a list or a file may be drawn by hand."""
_OF_WHOLE = re.compile(r"^(?!.*svg).*(?:children|slot|fill|safe|raw|html)", re.I | re.S)
"""What a component of a library shows as it is given it: it may hold more than a text, or a drawing."""


def unseen_in(page: Page) -> Iterator[Unseen]:
    """Yield what of the requests of a page is written where it could not be seen."""
    placed = [one for one in tokens_asked(page) if not (renders_unknown(one[1]) and chosen_parts(page))]
    tokens = [token for _, token in placed]
    for frame, token in placed:
        if _is_unknown(token, page, tokens) and not (
            is_named_by_use(frame, token, page) or _is_handed(frame, token, page)
        ):
            if token.kind is Kind.OUTPUT and (_is_text_of_button(frame, token) or _is_of_words(frame, token)):
                continue
            if calls_macro(frame, token, page):
                continue
            if is_ruby(page.path) and is_labelled_in_loop(frame, token, page):
                continue
            path, span = place_in_files(frame.template, Span(token.start, token.end), page.project.library)
            if path.startswith("<components>/") and not (
                _OF_WHOLE.search(token.body) and _may_hold_field(frame, token)
            ):
                continue  # a text that a component of a library is given
            text = page.project.text(path)
            yield Unseen(
                path,
                text.count("\n", 0, span.start) + 1,
                " ".join([token.name, *token.body.split()]).strip(),
                _may_ask(token, page, tokens)
                and not (_is_given(frame, token, page) or names_in_loop(frame, token, page.project)),
                _NATIVE.match(token.body) is not None,
            )


def _brought(frame: Frame, token: Token, page: Page) -> tuple[Template, Token] | None:
    """The part that a tag stands in, and the tag of the page that brings it in, whether it was written out or not; None on the page itself."""
    if frame.parent is not None:
        above = frame.parent.template.token_at(frame.at)
        return (frame.template, above) if above is not None else None
    path, _, call = frame.template.origin(Span(token.start, token.end)) if isinstance(frame.template, Written) else ("", None, None)  # fmt: skip
    own, part = (
        page.project.library.template(frame.template.path),
        page.project.library.template(path) if path else None,
    )
    above = own.token_at(call.span.start) if own is not None and call is not None else None
    return (part, above) if part is not None and above is not None else None


def _is_given(frame: Frame, token: Token, page: Page) -> bool:
    """Whether what a part prints is a field that its page hands it by a name: `include "row.html" with field=form.email`."""
    brought = _brought(frame, token, page)
    return brought is not None and _said_alone(token).isidentifier() and bool(printed_by([brought[1]]).names)


def _is_handed(frame: Frame, token: Token, page: Page) -> bool:
    """Whether what a part prints is a plain field that its page hands it, and for which the part writes a label."""
    brought = _brought(frame, token, page)
    if brought is None or not _said_alone(token).isidentifier():
        return False
    names = printed_by([brought[1]]).names
    own = [one for one in _fields(page) if one.name in names]
    around = brought[0].tokens_between(0, len(brought[0].source.text))
    return bool(own) and _are_plain(own, page.project) and _loop_is_labelled(token, around)


def _said_alone(token: Token) -> str:
    """What a tag prints, without the filters by which it gives it attributes."""
    return token.body.split("|")[0].strip()


def _may_hold_field(frame: Frame, token: Token) -> bool:
    """Whether a field may stand where a tag does: nobody fills in what is inside a button or a link."""
    element = around(frame, token.start)
    return element is None or (element.name not in _PRESSED and element.closest(*_PRESSED) is None)


_PRESSED = ("button", "a")
_OF_WORDS = ("h1", "h2", "h3", "h4", "h5", "h6", "option", "title", "figcaption", "caption")
"""What holds words: nobody fills anything in there."""


def _is_of_words(frame: Frame, token: Token) -> bool:
    element = around(frame, token.start)
    return element is not None and (element.name in _OF_WORDS or element.closest(*_OF_WORDS) is not None)


_ONE_VALUE = re.compile(r"^\s*[\w.]*(?:label|text|title|name|caption|libelle)\s*$", re.I)
"""What is called after words, and printed as it is."""


def _is_text_of_button(frame: Frame, token: Token) -> bool:
    """Whether what is printed is the text of a native button or link: it is reached and pressed whatever it says."""
    return _ONE_VALUE.match(token.body) is not None and not _may_hold_field(frame, token)


def _may_ask(token: Token, page: Page, tokens: Sequence[Token]) -> bool:
    """Whether what a tag writes may be a field of which nothing was read: it prints none that is known, nor text alone."""
    if is_ruby(page.path):
        return builds_unread(token)
    if _AROUND.match(token.body) or SAFE.search(token.body):
        return False
    return not (printed_by([token]) or _is_loop_field(token, tokens))


_HIDDEN = re.compile(r"(?:^|[\s-])(?:hidden|d-none)(?:\s|$)")


def is_opened(page: Page) -> bool:
    """Whether a script opens all that a page asks, and may do more: at first nothing of it is shown."""
    printed = (around(frame, token.start) for frame, token in placed_tokens(page) if printed_by([token]).names)
    filled = [*(one for one in controls_of(page) if is_filled_in(one)), *(one for one in printed if one is not None)]
    tree = tree_of(page)
    shut = [[each for each in tree.chain(one) if _is_hidden_at_first(each)] for one in filled]
    return bool(shut) and all(shut) and not all(is_pressed_open(each, page) for every in shut for each in every)


def _is_hidden_at_first(element: Element) -> bool:
    return element.attr("hidden") is not None or _HIDDEN.search(element.attr("class") or "") is not None


def _is_unknown(token: Token, page: Page, tokens: Sequence[Token]) -> bool:
    if token.kind is Kind.TAG and (token.name in SILENT_TAGS or token.name.startswith("end") or token.name in _WORDS):
        return False
    if is_ruby(page.path) and (_BY_INPUT if not may_hold_markup(token) else OF_BUILDER).match(token.body):
        return token.kind is Kind.OUTPUT and token.context is Context.TEXT and not is_seen_in_ruby(token, page)
    if not may_hold_markup(token):
        return False
    if _BESIDE.search(token.body) or (is_ruby(page.path) and is_seen_in_ruby(token, page)):
        return False
    if token.kind is Kind.OUTPUT and _is_hidden_field(token, tokens):
        return False
    if page.path.endswith(".twig") and is_seen_in_twig(token, page, any(_is_labelled(one, page, tokens) for one in printed_by([token]).names)):  # fmt: skip
        return False
    if token.kind is Kind.OUTPUT and _is_loop_field(token, tokens):
        return not (asked_on(page).is_found and _are_plain(_fields(page), page.project) and _loop_is_labelled(token, tokens))  # fmt: skip
    printed = printed_by([token])
    names = printed.names | printed.either
    if names and not printed.whole:
        shown = [one for one in _fields(page) if one.name in names]
        seen = [one for one in shown if "HiddenInput" not in one.kind]
        named = draws_label(token.name, page.project) or all(_is_labelled(one.name, page, tokens) for one in seen)
        return len(shown) < len(names) or not named or not (_are_plain(seen, page.project) or not seen)
    return not (printed.whole and asked_on(page).is_found and _are_plain(_fields(page), page.project))


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


_OWN_WIDGET = re.compile(r"\bwidget[\"']?\s*[=,:]\s*(?:\w+\.)*([A-Z]\w+)")
_CLASS = re.compile(
    r"^class (\w+)\(((?:\w+Mixin,\s*)*)(?:(?:django\.)?forms\.)?(?:Char|Email|URL|Integer|Decimal|Float|Boolean|Choice|TypedChoice|Date|Regex|Slug)Field\):\n((?:[ \t]+.*\n|\s*\n)*)",
    re.M,
)
_MIXIN = re.compile(r"^class (\w+Mixin)\b[^\n]*:\n((?:[ \t]+.*\n|\s*\n)*)", re.M)


@memo
def _built_on_django(project: Site) -> frozenset[str]:
    """The classes of fields of a service that are built on one of Django, and keep its widget; what is mixed in keeps it too."""
    texts = [project.text(one) for one in project.paths if one.endswith(".py") and "Field" in project.text(one)]
    mixed = {name: body for text in texts for name, body in _MIXIN.findall(text)}
    return frozenset(
        name for text in texts for name, before, body in _CLASS.findall(text)
        if all(set(_OWN_WIDGET.findall(one)) <= _PLAIN for one in (body, *(mixed.get(each, _UNKNOWN) for each in re.findall(r"\w+", before))))
    )  # fmt: skip


_UNKNOWN = "widget = Unknown()"
"""What is said of a class that was not found: it may draw a field anyhow."""


def _widgets(field: Asked) -> set[str]:
    return set(_WIDGET.findall(field.kind))


def _is_labelled(name: str, page: Page, tokens: Sequence[Token]) -> bool:
    """Whether a label is written for a field that a program prints: by its id, or by a tag."""
    by_tag = any(
        re.search(
            rf"\b{re.escape(name)}\.(?:id_for_label|auto_id|label_tag|label|legend_tag|vars\.id)\b|\bform_label\([\w.]*\.{re.escape(name)}\b",
            one.body,
        )
        for one in tokens
    )
    return by_tag or any((one.attr("for") or "") == f"id_{name}" for one in page.find("label"))


def _is_loop_field(token: Token, tokens: Sequence[Token]) -> bool:
    names = {found[1] for one in tokens if one.name == "for" and (found := _LOOP.match(one.body)) is not None}
    return _said_alone(token) in names


def _loop_is_labelled(token: Token, tokens: Sequence[Token]) -> bool:
    name = re.escape(_said_alone(token))
    return any(re.search(rf"\b{name}\.(?:id_for_label|auto_id|label_tag|legend_tag)", one.body) for one in tokens)
