"""Letters and pages of FreeMarker: their words."""

from __future__ import annotations

from guichet.core.source import Source
from guichet.reading.templates.freemarker import is_page, without_directives
from guichet.reading.templates.template import Template
from guichet.reading.texts.document import Document
from guichet.reading.texts.letters import read_letter
from guichet.reading.texts.templates import read_elements


def read_freemarker(source: Source, document: Document) -> None:
    """Add the paragraphs of a template of FreeMarker to a document: those of a letter, or the elements of a page."""
    plain = without_directives(source)
    if is_page(source.text):
        read_elements(Template(plain), document)
    else:
        read_letter(plain, document)
