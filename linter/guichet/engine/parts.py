"""Scripts, texts and gaps, wherever they are written: in a file of their own, or in a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Certainty, Family, Hit, Span
from guichet.engine.acts import asking_script, check_acts, with_asked
from guichet.engine.catalogue import rule_named
from guichet.engine.containment import Result, ask
from guichet.engine.doubts import ALONE, POURED, in_doubt
from guichet.engine.markup_strings import check_shadow
from guichet.engine.selection import Rules
from guichet.engine.wordless import note
from guichet.reading.project.project import Project
from guichet.reading.scripts.controllers import events_called
from guichet.rulebook.card import Subject

if TYPE_CHECKING:
    from guichet.reading.data.documents import Malformed
    from guichet.reading.python.newer import Newer
    from guichet.reading.scripts.javascript import Script
    from guichet.reading.scripts.made import Made
    from guichet.reading.templates.page import Page
    from guichet.reading.texts import Document


def check_script(script: Script, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script and act rules on some JavaScript, and the element rules on what it makes."""
    from guichet.reading.scripts.javascript import attribute_event

    if script.is_too_deep:
        from guichet.reading.scripts.made import Made

        yield from partly_read(Made(Span(script.start, script.start)))
    held = rules.words.held_in(f"{script.text.lower()} {events_called(script)} {attribute_event(script)}")
    yield from ask(rules.woken(Subject.SCRIPT, held), script)
    yield from check_shadow(script, project, rules)
    asking = asking_script(script, held, rules)
    if asking:
        from guichet.done.acts.script.files import acts_of_script

        is_whole = script.start == 0 and script.page is None
        read = with_asked(acts_of_script, script.source, project) if is_whole else acts_of_script
        yield from check_acts(read, script, asking)
    if rules.by_subject[Subject.ELEMENT]:
        from guichet.engine.made import check_made

        yield from check_made(script, rules, project)


def partly_read(what: Newer | Span | Made | Page | Malformed | RecursionError | None) -> Iterator[Result]:
    """Yield what a file was read without, if anything: silence would say that it was checked."""
    if what is not None:
        yield from ask((rule_named("file-partly-read"),), what)


def check_prose(whole: Document, rules: Rules) -> Iterator[Result]:
    """Run the prose rules on what a text says to people: living words.

    Of what was poured once elsewhere, to mend it may change nothing: what is certain becomes a question, one of each rule, and the rest none.
    """
    from guichet.told.living import is_poured, told_to_people

    document = told_to_people(whole)
    note(document)
    if document.blocks or document.unsettled:
        is_asked = is_poured(document)
        asked: set[str] = set()
        held = rules.words_about(Subject.PROSE).held_in(document.lowered)
        for rule, hit in ask(rules.woken(Subject.PROSE, held), document):
            if not is_asked:
                yield rule, _as_weighed(hit, document) if rule.family in _ACCUSING else hit
            elif hit.certainty is Certainty.VIOLATION and rule.name not in asked:
                asked.add(rule.name)
                yield rule, in_doubt(hit, POURED)


_ACCUSING = (Family.DARK_PATTERNS, Family.DATA_ETHICS, Family.ALTERNATIVES)
"""The families whose rules say what a sentence does to whoever reads it."""
_NAME = 3
"""Words below which a name or a number is told: it means the same wherever it stands."""


def _as_weighed(hit: Hit, document: Document) -> Hit:
    """Return what is said of a sentence, as a question when it is seen apart from its page and its other words leave a doubt."""
    from guichet.reading.texts.said_at import said_at
    from guichet.told.ordinary import leaves_no_doubt, stands_alone

    said = said_at(document, hit.span) if hit.certainty is Certainty.VIOLATION and not hit.path else None
    if said is None or len(said.text.split()) < _NAME or not stands_alone(said.prose) or leaves_no_doubt(said.sentence):
        return hit
    return in_doubt(hit, ALONE)
