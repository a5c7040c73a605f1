"""Where something of a page is written in the files: a page is written out with what is known of it before it is read."""

from __future__ import annotations

from dataclasses import replace

from guichet.core.findings import Span
from guichet.done.forms.form import Asked
from guichet.reading.templates.library import Library
from guichet.reading.templates.template import Template
from guichet.reading.written.translation import Transcript
from guichet.reading.written.written import Pieced


def place_in_files(template: Template, span: Span, library: Library) -> tuple[str, Span]:
    """Return the file and the stretch of it that a stretch of a template comes from, however many times it was written anew."""
    if not isinstance(template, Pieced):
        return template.path, span
    if isinstance(template, Transcript):
        return template.place_in_files(span)
    path, span, _ = template.origin(span)
    first = library.template(path)
    return first.place_in_files(span) if isinstance(first, Transcript) else (path, span)


def in_files(field: Asked, template: Template, library: Library) -> Asked:
    """Return a field of a template as the files have it."""
    path, span = place_in_files(template, field.span, library)
    return replace(field, path=path, span=span)
