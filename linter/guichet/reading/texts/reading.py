"""From a file to its document, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.message_tables import TABLES
from guichet.core.places import is_back_office
from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.freemarker import is_freemarker
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.site import is_component
from guichet.reading.texts.declared import declared_language
from guichet.reading.texts.document import Document
from guichet.reading.texts.languages import folder_language, settle
from guichet.reading.texts.office import OFFICE
from guichet.reading.texts.packed import PACKED
from guichet.reading.texts.speech import may_be_said
from guichet.reading.texts.typeset import TYPESET

if TYPE_CHECKING:
    from guichet.reading.jvm.program import Program
    from guichet.reading.python.module import PythonModule
    from guichet.reading.scripts.javascript import Script
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.site import Site

_LICENCE = re.compile(
    r"(?:^|/)(?:licen[cs]es?|copying|copyright)(?:[-_.](?:mit|bsd|apache|[al]?gpl|mpl|isc|cc|ofl)[\w.-]*)?(?:\.\w+)?$",
    re.I,
)
"""Legal texts that a project copies word for word: nobody there may rewrite them."""
_PLAIN = re.compile(r"\.(?:txt|text|sms|md)\.\w+$", re.I)
"""Templates of plain text, where lines and not tags make paragraphs."""


_EDITED = re.compile(
    r"^from wagtail(?:\.admin[\w.]*|\.blocks)? import (?:[\w, (\n]{0,600}\bblocks\b|[\w, (\n]{0,600}Panel)", re.M
)
"""Imported by what an editor fills in, never by what the public reads."""


def read_template(page: Page) -> Document:
    """Return the text of a template; its page tells the language when its own file does not."""
    from guichet.reading.texts.templates import read_elements

    document = Document(
        page.path, page.project.config, is_back_office=page.is_back_office, page=page, site=page.project
    )
    if _PLAIN.search(page.path):
        from guichet.reading.texts.letters import read_letter

        read_letter(page.template.source, document)
    else:
        read_elements(page.template, document)
    if document.blocks:
        settle(document, lambda: _page_language(page) or _language_around(page.path, page.project))
    return document


def _language_around(path: str, site: Site) -> str:
    """The language that the name of a file says, else the pages and the configuration of its project."""
    return folder_language(path) or declared_language(path, site)


def _page_language(page: Page) -> str:
    for one in (page, *islice(page.hosts, 1)):
        for html in one.find("html"):
            value = html.attr("lang")
            if value and not is_dynamic(value):
                return primary_subtag(value)
    return ""


def read_file(source: Source, config: Config, site: Site | None = None) -> Document:
    """Return the text of a file that is neither code nor a template: a letter, a catalogue, a list of messages…"""
    document = Document(source.path, config, is_back_office=is_back_office(source.path), site=site)
    if not _LICENCE.search(source.path) and not _is_word_list(source):
        reader_of(source)(source, document)
        if not source.path.endswith(".po"):
            settle(document, lambda: folder_language(source.path))
    return document


_MANY_WORDS, _ALONE = 30, 2
"""Lines from which a text may be a list of words, and spaces that each of them holds at most."""


def _is_word_list(source: Source) -> bool:
    """Whether a plain text only lists words, one to a line, for a program to look them up: nobody reads it."""
    if not source.path.endswith(".txt"):
        return False
    lines = [line for line in source.text.splitlines() if line.strip()]
    short = sum(line.strip().count(" ") <= _ALONE and line.rstrip()[-1] not in ".!?:,;" for line in lines)
    return len(lines) >= _MANY_WORDS and short * 10 >= len(lines) * 9


Reader = Callable[[Source, Document], None]
CATALOGUES = (".po", ".pot")
DATA = (".json", ".yml", ".yaml", ".toml", ".php")
VOICE = (".xml", ".vxml", ".twiml")
BUNDLES = (".properties",)
XLIFF = (".xlf", ".xliff")
MESSAGES = (
    *CATALOGUES,
    *BUNDLES,
    *XLIFF,
    *PACKED,
    *DATA[:-1],
    *TABLES,
    *OFFICE,
    *TYPESET,
    ".md",
    ".txt",
    ".eml",
    ".mjml",
)
"""Files of words, by the end of their name; those of a voice are read for their menus too."""


def reader_of(source: Source) -> Reader:
    """Return what reads the words of a file, by its name, and for plain text by its shape."""
    from guichet.reading.texts import (
        bundles,
        catalogues,
        data,
        exchanged,
        freemarker,
        letters,
        mail,
        markdown,
        office,
        packed,
        prompts,
        tables,
        typeset,
    )

    if source.path.endswith(".ftl") and is_freemarker(source.text):
        return freemarker.read_freemarker
    if source.path.endswith(".xml") and exchanged.is_android(source):
        return exchanged.read_android
    readers: tuple[tuple[tuple[str, ...], Reader], ...] = (
        (CATALOGUES, catalogues.read_catalogue),
        (BUNDLES, bundles.read_bundle),
        (XLIFF, exchanged.read_xliff),
        (PACKED, packed.read_packed),
        (TABLES, tables.read_table),
        (OFFICE, office.read_office),
        (TYPESET, typeset.read_typeset),
        ((".md",), markdown.read_markdown),
        (DATA, data.read_data),
        ((".eml",), mail.read_mail),
        ((".mjml",), _read_markup),
        (VOICE, prompts.read_voice),
    )
    for ends, reader in readers:
        if source.path.endswith(ends):
            return reader
    if prompts.holds_entries(source.text):
        return prompts.read_entries
    return prompts.read_sections if prompts.holds_sections(source.text) else letters.read_letter


def _read_markup(source: Source, document: Document) -> None:
    from guichet.reading.templates.template import Template
    from guichet.reading.texts.templates import read_elements

    read_elements(Template(source), document)


def read_script(script: Script, config: Config) -> Document:
    """Return the words that a script shows."""
    from guichet.reading.texts import scripts

    document = Document(script.path, config, is_back_office=is_back_office(script.path), site=script.project)
    scripts.read_script(script, document)
    shows_pages = is_component(script.path)
    settle(document, lambda: _language_around(script.path, script.project) if shows_pages else folder_language(script.path))  # fmt: skip
    return document


_ANSWERS_PROGRAMS = re.compile(r"^@(?:Rest)?ControllerAdvice\b", re.M)
"""Above a class of Java or Kotlin whose errors are said to other programs."""


def read_program(program: Program, site: Site) -> Document:
    """Return the words that a program of Java or Kotlin says to people."""
    from guichet.reading.texts import jvm

    document = Document(program.path, site.config, is_back_office=is_back_office(program.path), site=site)
    if _ANSWERS_PROGRAMS.search(program.text) is None:
        jvm.read_program(program, document)
    settle(document, lambda: folder_language(program.path))
    return document


def read_words_of_program(source: Source, site: Site) -> Document:
    """Return the words that a program of Ruby or PHP, or what fills a table of SQL, says to people."""
    from guichet.reading.texts import programs, rows

    document = Document(source.path, site.config, is_back_office=is_back_office(source.path), site=site)
    if source.path.endswith(".php"):
        programs.read_php(source, document)
    elif source.path.endswith(".sql"):
        rows.read_rows(source, document)
    else:
        programs.read_ruby(source, document)
    settle(document, lambda: folder_language(source.path))
    return document


def may_tell(text: str) -> bool:
    """Whether a program of Ruby or PHP, or a file of SQL, may hold sentences that people read: a cheap test on its text."""
    return may_be_said(text) or "<<" in text


def may_hold_prose(text: str) -> bool:
    """Whether a Python file may hold sentences that people read: a cheap test on its text."""
    return any(word in text for word in _MENTIONS) or may_be_said(text)


_MENTIONS = (
    "gettext",
    "label=",
    "help_text",
    "verbose_name",
    "ValidationError",
    "messages.",
    "flash(",
    "error_messages",
)


def read_python(module: PythonModule) -> Document:
    """Return the sentences that a Python module shows: translations, labels, messages, errors."""
    from guichet.reading.texts.python import read_strings

    path = module.path
    inside = is_back_office(path) or _EDITED.search(module.source.text) is not None
    document = Document(path, module.project.config, is_sequence=False, is_back_office=inside, site=module.project)
    read_strings(module, document)
    settle(document, lambda: folder_language(path))
    return document
