"""From a file to its document, whatever its format."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.places import is_back_office
from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.texts.document import Document
from guichet.reading.texts.languages import folder_language, settle

if TYPE_CHECKING:
    from guichet.reading.python.module import PythonModule
    from guichet.reading.templates.page import Page

_LICENCE = re.compile(
    r"(?:^|/)(?:licen[cs]es?|copying|copyright)(?:[-_.](?:mit|bsd|apache|[al]?gpl|mpl|isc|cc|ofl)[\w.-]*)?(?:\.\w+)?$",
    re.I,
)
"""Legal texts that a project copies word for word: nobody there may rewrite them."""


def read_template(page: Page) -> Document:
    """Return the text of a template; its page tells the language when its own file does not."""
    from guichet.reading.texts.templates import read_elements

    document = Document(page.path, page.project.config, is_back_office=page.is_back_office)
    read_elements(page.template, document)
    if document.blocks:
        settle(document, lambda: _page_language(page) or folder_language(page.path))
    return document


def _page_language(page: Page) -> str:
    for one in (page, *islice(page.hosts, 1)):
        for html in one.find("html"):
            value = html.attr("lang")
            if value and not is_dynamic(value):
                return primary_subtag(value)
    return ""


def read_file(source: Source, config: Config) -> Document:
    """Return the text of a gettext catalogue, a page of Markdown or a plain letter."""
    document = Document(source.path, config, is_back_office=is_back_office(source.path))
    if _LICENCE.search(source.path):
        return document
    if source.path.endswith(".po"):
        from guichet.reading.texts.catalogues import read_catalogue

        read_catalogue(source, document)
        return document
    if source.path.endswith(".md"):
        from guichet.reading.texts.markdown import read_markdown

        read_markdown(source, document)
    else:
        from guichet.reading.texts.letters import read_letter

        read_letter(source, document)
    settle(document, lambda: folder_language(source.path))
    return document


def may_hold_prose(lowered: str) -> bool:
    """Whether a Python file may hold sentences that people read: a cheap test on its lower-case text."""
    return any(word in lowered for word in _MENTIONS)


_MENTIONS = (
    "gettext",
    "label=",
    "help_text",
    "verbose_name",
    "validationerror",
    "messages.",
    "flash(",
    "error_messages",
)


def read_python(module: PythonModule) -> Document:
    """Return the sentences that a Python module shows: translations, labels, messages, errors."""
    from guichet.reading.texts.python import read_strings

    path = module.path
    document = Document(path, module.project.config, is_sequence=False, is_back_office=is_back_office(path))
    read_strings(module, document)
    settle(document, lambda: folder_language(path))
    return document
