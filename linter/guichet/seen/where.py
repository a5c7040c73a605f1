"""Where what styles an element is written: in a stylesheet, in its `style`, or in its classes where these are utilities."""

from __future__ import annotations

from guichet.core.findings import Span
from guichet.reading.styles.syntax import Declaration
from guichet.reading.styles.utilities import UTILITIES
from guichet.reading.templates.element import Element
from guichet.seen.declared import Declared


def place_of(declared: Declared, element: Element) -> tuple[Span, str]:
    """Return where a declaration is written, and in which file; `element` carries it when it is inline."""
    declaration = declared.declaration
    if declared.path == UTILITIES:
        return written_in(element)
    if not declared.inline or declaration is None:
        return (declaration.span if declaration else element.span), declared.path
    whole = element.value_span("style")
    if "&" in element.template.masked.text[whole.start : whole.end]:
        return whole, element.template.path
    return Span(whole.start + declaration.span.start, whole.start + declaration.span.end), element.template.path


def written_in(element: Element) -> tuple[Span, str]:
    """Return where the classes of an element are written: the place of what utility classes declare."""
    return element.attribute_span("class"), element.template.path


def placed(declaration: Declaration, path: str, element: Element) -> tuple[Span, str]:
    """Return where the declaration of a stylesheet is written for one of the elements that it styles."""
    return written_in(element) if path == UTILITIES else (declaration.span, path)
