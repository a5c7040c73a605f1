"""Which parts of a form's field a template prints: the field itself, its label, its hint, its errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.site import Site, is_template
from guichet.reading.templates.template import Template


class Part(StrEnum):
    """A part of a field."""

    FIELD = "field"
    LABEL = "label"
    HINT = "hint"
    ERRORS = "errors"


_PARTS = {
    "form_widget": Part.FIELD, "form_label": Part.LABEL, "form_help": Part.HINT, "form_errors": Part.ERRORS,
}  # fmt: skip
_CALLED = re.compile(r"^(form_\w+)\s*\(\s*form\b")
_ROW = re.compile(r"^(?:\w+_)?form_row$")
_ERRORS = re.compile(
    r"form_errors\s*\(|\.errors\b|\berrors\s*(?:\|\s*(?!length|count)|%\}|is\b)|parent\(\)|block\(\s*['\"]form_(?:row|errors)"
)


def rows_of(template: Template) -> Iterator[tuple[Span, set[Part]]]:
    """Yield the places where a template says how every field of a kind is shown, each with the parts that it prints."""
    for name, block in template.blocks.items():
        if not _ROW.match(name):
            continue
        parts = set()
        for token in template.tokens_between(block.starts[0], block.content_end):
            called = _CALLED.match(token.body) if token.kind is Kind.OUTPUT else None
            if called is not None and called[1] in _PARTS:
                parts.add(_PARTS[called[1]])
        if _ERRORS.search(template.source.text, block.starts[0], block.content_end):
            parts.add(Part.ERRORS)
        yield Span(block.start, block.starts[0]), parts


@memo
def prints_errors(site: Site) -> bool:
    """Whether a template of a project prints the errors of fields somewhere."""
    return any(is_template(path) and bool(_ERRORS.search(site.text(path))) for path in site.paths)


_WHOLE = re.compile(
    r"non_field_errors|__all__|\berrors\.items\b|form\.errors\b(?!\.\w)|crispy|bootstrap|render_form|formset|error_messages?\b"
    r"|\{\{-?\s*(?:[\w.]*\.)?\w*form\w*(?:\.as_\w+)?(?:\(\))?\s*(?:\||-?\}\})|\{%-?\s*\w*form\w*\s+\w*form",
    re.I,
)
_BY_HAND = re.compile(r"\{%-?\s*for\s+\w+\s+in\s+\w*form\w*(?:\.visible_fields)?\s*-?%\}")


@memo
def leaves_whole_errors_out(site: Site) -> bool:
    """Whether the templates of a project go through the fields of forms, and none prints what is wrong with a form as a whole."""
    texts = [site.text(path) for path in site.paths if is_template(path)]
    return any(map(_BY_HAND.search, texts)) and not any(map(_WHOLE.search, texts))
