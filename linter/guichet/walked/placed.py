"""Where something of a page is written in the files: a page is written out with what is known of it before it is read."""

from __future__ import annotations

from dataclasses import replace

from guichet.core.findings import Span
from guichet.done.forms.form import Asked
from guichet.reading.templates.template import Template
from guichet.reading.written.written import Pieced


def place_in_files(template: Template, span: Span) -> tuple[str, Span]:
    """Return the file and the stretch of it that a stretch of a template comes from."""
    return template.origin(span)[:2] if isinstance(template, Pieced) else (template.path, span)


def in_files(field: Asked, template: Template) -> Asked:
    """Return a field of a template as the files have it."""
    path, span = place_in_files(template, field.span)
    return replace(field, path=path, span=span)
