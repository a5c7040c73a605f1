"""Whether what the tags of a composed page print may bear an id, or be the label of a field, that is not read there."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.templates.brought import is_brought
from guichet.reading.templates.composition import Composition, Frame
from guichet.reading.templates.masking import Kind, Token, is_dynamic
from guichet.reading.templates.rendering import may_hold_markup, may_name, renders_form
from guichet.reading.templates.silent_tags import SILENT_TAGS


def is_unknown(token: Token) -> bool:
    """Whether a template tag prints something that may contain elements."""
    if token.kind is Kind.TAG and (token.name in SILENT_TAGS or token.name.startswith("end")):
        return token.name in {"include", "embed"}
    return may_hold_markup(token)


@memo
def may_print_ids(page: Composition) -> bool:
    """Whether a tag of the page may print an element that bears an id."""
    return any(True for _ in _naming(page))


@memo
def may_print_labels(page: Composition) -> bool:
    """Whether a tag of the page may print the label of a field that the page writes: what a loop prints is the label of none."""
    printed = any(renders_form(one) or not _is_repeated(frame, one) for frame, one in _naming(page))
    return printed or any(is_dynamic(one.element.attr("for") or "") for one in page.placed("label"))


def _naming(page: Composition) -> Iterator[tuple[Frame, Token]]:
    for frame, one in page.tokens():
        if not is_brought(frame.template) and may_name(one) and (renders_form(one) or is_unknown(one)):
            yield frame, one


def _is_repeated(frame: Frame, token: Token) -> bool:
    return frame.template.branches.is_repeated(token.start)
