"""`guichet read`: what a writer wants to know of one text before sending it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from guichet.core.configuration import Config
from guichet.core.errors import UsageError, why
from guichet.core.source import UnreadableError
from guichet.engine.catalogue import rule_named
from guichet.reading.language.sentences import word_count
from guichet.reading.project.discovery import absent, search
from guichet.reading.project.project import Project
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.site import makes_markup
from guichet.reading.texts import (
    MESSAGES,
    VOICE,
    Document,
    may_hold_prose,
    read_file,
    read_python,
    read_script,
    read_template,
)
from guichet.told.acronyms import acronyms
from guichet.told.actions import Action, actions
from guichet.told.addressee import Addressee, addressee_of
from guichet.told.evidence import Evidence
from guichet.told.explained import is_explained, is_title
from guichet.told.language.readability import Measure, measure_all
from guichet.told.phrases import phrase_list
from guichet.told.status import Status, status_of

LONGEST = 3
WORTH_SHOWING = 6
"""Words of the shortest sentence that is worth showing among the longest."""
FEW_WORDS = 100
"""Under this number of words a score says little."""
_TABLES = ("replace", "heavy", "simpler", "explain", "delete")
_SPOKEN = frozenset({"paragraph", "item", "cell", "heading", "text", "message", "letter"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word of office or computing: as written, where it is first, how often, what to do, what to write."""

    text: str
    line: int
    times: int
    advice: str
    """replace, heavy, simpler, explain, delete or computing."""
    plain: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its length."""

    text: str
    line: int
    words: int


@dataclass
class Reading:
    """The report on one text. It measures; it never says that a text is easy, accessible or conforming."""

    path: str
    lang: str
    measure: Measure
    longest: list[Sentence] = field(default_factory=list)
    over: int = 0
    """Sentences over the limit of the rule `sentence-long`."""
    limit: int = 25
    terms: list[Term] = field(default_factory=list)
    acronyms: list[tuple[str, bool]] = field(default_factory=list)
    """(acronym, whether its long form is given)."""
    actions: list[Action] = field(default_factory=list)
    addressee: tuple[Addressee, Evidence] | None = None
    """Whom the text speaks to, and what tells it."""
    status: tuple[Status, Evidence] | None = None
    """What the text is: alive, frozen, a test… and what tells it."""

    @property
    def score(self) -> int:
        """Reading ease, rounded, between 0 and 100."""
        return round(min(100.0, max(0.0, self.measure.ease(self.lang))))


def document_in(path: str, project: Project) -> Document | None:
    """Return the text of one file, None when it is no kind of file that holds any. Raises UnreadableError."""
    if makes_markup(path):
        template = project.library.template(path)
        if template is None:
            project.source(path)
            raise UnreadableError("missing")
        return read_template(project.page(template))
    source = project.source(path)
    if path.endswith(".py"):
        return read_python(project.modules.parse(source)) if may_hold_prose(source.text) else None
    if path.endswith((".js", ".mjs", ".ts")):
        return read_script(Script(source, source.text, 0, project), project.config)
    return read_file(source, project.config, project) if path.endswith((*MESSAGES, *VOICE)) else None


def document_of(path: str, project: Project) -> Document:
    """Return the text of one file. Raises UsageError when it cannot be read or holds none of our languages."""
    if not os.path.lexists(path):
        raise absent(path)
    try:
        document = document_in(path, project)
        if document is None:
            document = read_file(project.source(path), project.config, project)
    except UnreadableError as problem:
        raise UsageError(
            f"« {path} » ne se lit pas : {why(str(problem)).fr}. Donnez une lettre, une page ou un gabarit en texte.",
            f'"{path}" cannot be read: {why(str(problem)).en}. Give a letter, a page or a template as text.',
        ) from None
    if not document.blocks:
        raise UsageError(
            f"« {path} » ne contient pas de phrase en français ou en anglais. Donnez un texte plus long, ou dites sa langue avec « lang ».",
            f'"{path}" holds no sentence in French or English. Give a longer text, or say its language with "lang".',
        )
    return document


def read(path: str, config: Config) -> Reading:
    """Return the report on one file. Raises UsageError."""
    project = Project([path], config)
    document = document_of(path, project)
    source = project.source(path)
    counts = {lang: sum(len(block.text) for block in document.blocks if block.lang == lang) for lang in ("fr", "en")}
    lang = max(counts, key=counts.__getitem__)
    blocks = [block for block in document.blocks if block.lang == lang and block.kind in _SPOKEN]
    reading = Reading(path, lang, measure_all((block.text for block in blocks), lang))
    reading.limit = int(config.option(rule_named("sentence-long").name, "words"))
    every = [
        Sentence(shown(block.text[start:end]), source.line_column(block.span(start, end).start)[0], number)
        for block in blocks
        for start, end in block.sentences
        if (number := word_count(block.text[start:end])) >= WORTH_SHOWING
    ]
    reading.over = sum(one.words > reading.limit for one in every)
    reading.longest = sorted(every, key=lambda one: -one.words)[:LONGEST]
    reading.terms = _terms(document, lang, source.line_column)
    reading.acronyms = [(use.acronym, use.explained) for use in acronyms(document)]
    reading.actions = list(actions(document, lang))
    reading.addressee, reading.status = addressee_of(document), status_of(document)
    return reading


def shown(text: str) -> str:
    """Return a text with an ellipsis where the service prints something."""
    return text.replace(OUTPUT, "…")


def _terms(document: Document, lang: str, line_column: Callable[[int], tuple[int, int]]) -> list[Term]:
    found: dict[str, Term] = {}
    lists = (
        (phrase_list(f"plain_language/jargon_{lang}.toml", lang, _TABLES), ""),
        (phrase_list("plain_language/digital_jargon.toml", lang, (lang,)), "computing"),
    )
    for phrases, advice in lists:
        for phrase, place in phrases.find(document, lang):
            if is_title(place) or (phrase.table == "explain" and is_explained(place)):
                continue
            key = place.text.lower()
            known = found.get(key)
            if known is not None:
                found[key] = Term(known.text, known.line, known.times + 1, known.advice, known.plain)
            else:
                line = line_column(place.span.start)[0]
                found[key] = Term(place.text, line, 1, advice or phrase.table, phrase.plain)
    return sorted(found.values(), key=lambda term: term.line)


def read_all(paths: Sequence[str], config: Config) -> list[Reading]:
    """Return the reports on several files, in the order given. Raises UsageError."""
    return [read(path, config) for path in paths]


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom one text of a folder speaks to and what it is, each with what tells it."""

    path: str
    addressee: tuple[Addressee, Evidence]
    status: tuple[Status, Evidence]

    @property
    def is_read(self) -> bool:
        """Whether the rules about words read it."""
        return self.addressee[0].is_public and self.status[0] is Status.LIVING


def heard_in(paths: Sequence[str], config: Config) -> list[Heard]:
    """Return whom each text below some paths is for, those without a sentence left out. Raises UsageError."""
    files = search(paths, config)
    project = Project(files.read, config)
    found = []
    for path in files.judged:
        try:
            document = document_in(path, project)
        except UnreadableError:
            continue
        if document is not None and document.blocks:
            found.append(Heard(path, addressee_of(document), status_of(document)))
        project.forget()
    return found
