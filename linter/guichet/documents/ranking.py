"""`guichet read FOLDER`: the texts that a project sends to people, those that can do the most harm first.

A letter or a page is one text. A message of a catalogue or of code is one when it asks for something or takes something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.core.source import UnreadableError
from guichet.documents.harm import Harm, Loss, Lost, Passage
from guichet.documents.reading import document_in, shown
from guichet.done.deciding.letters import letters_of
from guichet.engine.catalogue import rule_named
from guichet.engine.run import check
from guichet.reading.language.sentences import word_count
from guichet.reading.project.project import Project
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.actions import Action, actions, limit_in
from guichet.told.fitting import rewritten
from guichet.told.legal import is_terms
from guichet.told.letter import is_greeting
from guichet.told.living import told_to_people
from guichet.told.phrases import Phrase, phrase_list
from guichet.told.threats import is_by_force, threats

_LANGS = ("fr", "en")
_SUBJECT = re.compile(r"(?:objet|subject) ?: ?(.+)", re.I)
_TITLE = 80
"""Characters of the words by which a text is known."""
_QUOTE = 90
"""Characters of the words that say what is lost."""
_PLAIN = {
    "admin-jargon": ("jargon", ("replace", "heavy", "simpler", "explain", "delete", "let_be")),
    "digital-jargon": ("digital_jargon", ()),
}
"""The lists whose plain words can be put into a sentence, by the rule that finds them."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One text: where it is, how one knows it, the harm that it can do, and its sentences to look at."""

    path: str
    line: int
    title: str
    """Its subject, its heading, its first words, or the name of its file."""
    key: str
    """The name of a message in its catalogue, or ""."""
    is_message: bool
    lang: str
    harm: Harm
    also: tuple[tuple[str, int], ...] = ()
    """Where else the same message stands, as (file, line)."""

    @property
    def order(self) -> tuple[tuple[int, ...], str, int, str]:
        """Sort key: harm, then the place."""
        return (self.harm.order, self.path, self.line, self.title)


def ranking(paths: Sequence[str], config: Config) -> list[Ranked]:
    """Return the living texts of some paths that address people, the most harmful first. Raises UsageError."""
    options = {**config.options, "admin-jargon": {**config.options.get("admin-jargon", {}), "each": True}}
    every = replace(config, select=("plain_language",), baseline="", options=options)
    report = check(paths, every, each_place=True)
    project = report.project
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in report.findings:
        found[one.path].append(one)
    ranked = [text for path in project.paths for text in _texts_of(path, project, found.get(path, ()))]
    return _each_once(sorted(ranked, key=lambda text: text.order))


def _each_once(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the texts, a message that stands in several places as one: it is read and changed once."""
    groups: dict[object, list[Ranked]] = defaultdict(list)
    for text in ranked:
        words = tuple((one.before, one.rules) for one in text.harm.passages)
        groups[(text.lang, words) if text.is_message else id(text)].append(text)
    return [replace(first, also=tuple((one.path, one.line) for one in others)) for first, *others in groups.values()]


def _texts_of(path: str, project: Project, findings: Sequence[Finding]) -> Iterator[Ranked]:
    try:
        whole = document_in(path, project)
    except UnreadableError:
        return
    document = told_to_people(whole) if whole is not None else None
    if document is None or not document.blocks or is_terms(document):
        return
    yield from _Reader(document, project, findings).texts()


class _Reader:
    """The passages of one document, text by text."""

    def __init__(self, document: Document, project: Project, findings: Sequence[Finding]) -> None:
        self.document = document
        self._line_column = project.source(document.path).line_column
        self._findings = sorted(findings, key=lambda one: (one.span.start, one.rule))
        self._starts = [one.span.start for one in self._findings]
        self._limit = int(document.config.option(rule_named("sentence-long").name, "words"))
        self._actions: dict[tuple[int, int], Action] = {
            (id(one.prose), one.start): one for lang in _LANGS for one in actions(document, lang)
        }
        self._threats: dict[int, list[tuple[Found, str]]] = defaultdict(list)
        for lang in _LANGS:
            for one in threats(document, lang):
                self._threats[id(one.prose)].append((one, lang))
        self._refusals = {one.span.start: one.words for one in letters_of(document)}
        self._phrases = self._plain_words()

    def texts(self) -> Iterator[Ranked]:
        """Yield the texts of the document: itself, or each of its messages that asks or takes."""
        blocks = self.document.said
        if self.document.is_sequence:
            passages = [one for block in blocks for one in self._passages(block)]
            if passages:
                yield self._ranked(_titled(blocks), blocks, passages)
            return
        for block in blocks:
            passages = list(self._passages(block))
            if any(one.matters for one in passages):
                yield self._ranked(block.text, [block], passages)

    def _ranked(self, title: str, blocks: Sequence[Prose], passages: Sequence[Passage]) -> Ranked:
        is_message = not self.document.is_sequence
        letters = {lang: sum(len(block.text) for block in blocks if block.lang == lang) for lang in _LANGS}
        return Ranked(
            path=self.document.path,
            line=passages[0].line if is_message else 1,
            title=_cut(shown(title), _TITLE) or self.document.path.rpartition("/")[2],
            key=blocks[0].key if is_message else "",
            is_message=is_message,
            lang=max(letters, key=letters.__getitem__),
            harm=Harm(tuple(passages)),
        )

    def _passages(self, block: Prose) -> Iterator[Passage]:
        if not self._starts and not self._refusals and id(block) not in self._threats:
            sentences = [one for one in block.sentences if (id(block), one[0]) in self._actions]
        else:
            sentences = block.sentences
        for start, end in sentences:
            passage = self._passage(block, start, end)
            if passage.matters or passage.rules:
                yield passage

    def _passage(self, block: Prose, start: int, end: int) -> Passage:
        span = block.span(start, end)
        at = bisect_left(self._starts, span.start)
        findings = self._findings[at : bisect_left(self._starts, span.end)]
        lost = self._lost(block, start, end, findings)
        act = self._actions.get((id(block), start))
        before = block.text[start:end]
        phrases = [one for one in self._phrases.get(id(block), ()) if start <= one[1].start < end]
        return Passage(
            line=self._line_column(span.start)[0],
            lang=block.lang,
            before=shown(before),
            proposal=shown(rewritten(block, start, end, phrases, block.lang)),
            asks=act is not None,
            limit=act.when if act else limit_in(block, start, end) if lost else "",
            lost=lost,
            excess=max(0, word_count(before) - self._limit),
            rules=tuple(one.rule for one in findings),
            notes=tuple(dict.fromkeys(one.message for one in findings)),
        )

    def _lost(self, block: Prose, start: int, end: int, findings: Sequence[Finding]) -> Lost | None:
        """Return the worst that a sentence says to be lost."""
        span = block.span(start, end)
        lost = [
            Lost(
                Loss.FORCE if is_by_force(one, lang) else Loss.THREAT,
                _clause(block.text[one.start : end], len(one.text)),
            )
            for one, lang in self._threats.get(id(block), ())
            if start <= one.start < end
        ]
        lost += [
            Lost(Loss.REFUSAL, _cut(shown(" ".join(words.split())), _QUOTE))
            for at, words in self._refusals.items()
            if span.start <= at < span.end
        ]
        lost += [
            Lost(Loss.GRAVE, _cut(shown(block.text[start:end]), _QUOTE))
            for one in findings
            if one.rule == "bad-news-cold"
        ]
        return min(lost, key=lambda one: one.kind, default=None)

    def _plain_words(self) -> Mapping[int, list[tuple[Phrase, Found]]]:
        """Return, by block, the words of the lists that a rule reports there."""
        reported = {(one.rule, one.span) for one in self._findings}
        kept: dict[int, list[tuple[Phrase, Found]]] = defaultdict(list)
        for rule, (name, tables) in _PLAIN.items():
            if not any(one.rule == rule for one in self._findings):
                continue
            for lang in _LANGS:
                file = f"plain_language/{name}_{lang}.toml" if tables else f"plain_language/{name}.toml"
                for phrase, found in phrase_list(file, lang, tables or (lang,)).find(self.document, lang):
                    if (rule, found.span) in reported:
                        kept[id(found.prose)].append((phrase, found))
        return kept


def _titled(blocks: Sequence[Prose]) -> str:
    """Return the words by which one knows a text: its subject, its heading or its first words; "" when it only greets."""
    subject = next((found[1] for block in blocks if (found := _SUBJECT.match(block.text))), "")
    named = next((block.text for block in blocks if block.kind in ("title", "heading")), blocks[0].text)
    return subject or ("" if is_greeting(named) else named)


def _clause(text: str, least: int) -> str:
    """Return the words of a threat to the end of their clause."""
    ends = [at for mark in ",;.!?" if (at := text.find(mark, least)) >= 0]
    return _cut(shown(text[: min(ends, default=len(text))]), _QUOTE)


def _cut(text: str, most: int) -> str:
    """Return a text of so many characters at most, cut between words."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]}…"
