"""Files in, findings out: reads each file once, dispatches rules, keeps one broken file from hiding the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Finding, Span
from guichet.core.kinds import is_of_kind
from guichet.core.places import Place, place_of_path
from guichet.engine.acts import asking_module, check_acts, held_in_file, with_asked
from guichet.engine.catalogue import opened
from guichet.engine.catalogued import said_by_itself
from guichet.engine.containment import Result, ask, bound
from guichet.engine.data_files import (
    check_data_file,
    check_go,
    check_jvm,
    check_query_file,
    check_ruby,
    check_server_file,
    check_words,
)
from guichet.engine.helpers import check_helpers
from guichet.engine.markup_strings import check_markup
from guichet.engine.origins import in_files
from guichet.engine.pages import check_component, check_template
from guichet.engine.parts import check_prose, check_script, partly_read
from guichet.engine.selection import Rules
from guichet.reading.project.discovery import SERVER_SUFFIXES
from guichet.reading.project.project import Project
from guichet.reading.schedules.kinds import SETTING
from guichet.reading.templates.site import (
    GO_PROGRAMS,
    JVM_PROGRAMS,
    RUBY_HELPERS,
    RUBY_PROGRAMS,
    STYLE_SUFFIXES,
    is_component,
    is_template,
)
from guichet.reading.texts.reading import CATALOGUES, MESSAGES
from guichet.rulebook.card import Subject
from guichet.rulebook.rule import Rule

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.reading.voice.call_flow import CallFlow


def check_python(path: str, rules: Rules, project: Project, tree: nodes.Module | None = None) -> Iterator[Result]:
    """Run the Python rules on one module; astroid reads it only when a rule's words occur in it, or it is taken as parsed."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    wanted = rules.woken(Subject.PYTHON, held)
    asking = asking_module(path, held, rules, project)
    yield from check_markup(source, project, rules)
    prose_rules = rules.by_subject[Subject.PROSE]
    calls = "voiceresponse" in source.lowered and bool(rules.by_subject[Subject.CALL_FLOW])
    is_asked = (
        place_of_path(path) is not Place.TEST
    )  # nothing that a test does reaches anybody: its version is no question
    idle = not wanted and not asking and not calls
    if idle and prose_rules:
        from guichet.reading.texts import may_hold_prose

        idle = not may_hold_prose(source.text)
    if idle:
        if tree is None:
            from guichet.reading.python.newer import newer_syntax

            yield from partly_read(newer_syntax(source.text) if is_asked else None)
        return
    from guichet.reading import texts as prose
    from guichet.reading.python import module as python_module
    from guichet.reading.python.roles import is_collected

    if tree is None:
        module = project.modules.parsed(path) or project.modules.parse(source)
    else:
        module = python_module.PythonModule(source, tree, project.modules)
    yield from partly_read(module.newer if is_asked else None)
    if calls:
        from guichet.reading.voice.python import read_code

        yield from _check_call_flow(read_code(module), rules)
    if prose_rules and not is_collected(module):
        yield from check_prose(prose.read_python(module), rules)
    by_type: dict[type, list[Rule]] = defaultdict(list)
    for rule in wanted:
        for kind in rule.wants:
            by_type[kind].append(rule)
    for node in module.walk(*by_type):
        yield from ask(by_type[type(node)], node, module)
    if asking:
        from guichet.done.acts.python.files import acts_of

        kinds = frozenset(kind for rule in asking for kind in rule.wants)
        yield from check_acts(with_asked(lambda one: acts_of(one, kinds), source, project), module, asking)


def check_style_file(path: str, project: Project) -> Iterator[Result]:
    """Say what a stylesheet is read without; its rules are judged with the pages that use it."""
    from guichet.reading.styles.sheets import file_sheet

    source = project.source(path)
    sheet = file_sheet(source) if path.endswith(".css") else None
    yield from partly_read(sheet.unread if sheet else None)


def check_script_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script, act and prose rules on one JavaScript file."""
    from guichet.reading.scripts.files import script_at
    from guichet.reading.scripts.javascript import Script, dialect_of, is_test
    from guichet.reading.scripts.made import Made, is_made, says_so

    if not is_test(path):
        source = project.source(path)
        if is_made(source.text):
            yield from partly_read(None if says_so(path) else Made(Span(0, 0)))
            return
        script = script_at(path, project) or Script(source, source.text, 0, project, dialect=dialect_of(path))
        yield from check_script(script, rules, project)
        if rules.by_subject[Subject.PROSE]:
            from guichet.reading import texts as prose

            if prose.may_hold_prose(source.text):
                yield from check_prose(prose.read_script(script, project.config), rules)


def check_prose_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the prose rules on one letter, catalogue, page of Markdown or list of messages."""
    from guichet.reading import texts as prose

    document = prose.read_file(project.source(path), project.config, project)
    said = check_prose(document, rules)
    yield from said if not path.endswith(CATALOGUES) else said_by_itself(list(said), document, rules, project)


def check_voice_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the voice menu rules on one TwiML, VoiceXML or Asterisk file."""
    source = project.source(path)
    if not path.endswith(".conf") and rules.by_subject[Subject.PROSE]:
        yield from check_prose_file(path, rules, project)
    if not rules.by_subject[Subject.CALL_FLOW]:
        return
    from guichet.reading.voice.dialplan import read_dialplan
    from guichet.reading.voice.markup import read_document

    flow = read_dialplan(source) if path.endswith(".conf") else read_document(source)
    yield from _check_call_flow(flow, rules)


def _check_voice_table(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the voice menu rules on a file of data that says where the keys of a telephone lead."""
    from guichet.reading.data.documents import document_at
    from guichet.reading.voice.tables import HINTS, read_table

    if rules.by_subject[Subject.CALL_FLOW] and any(hint in project.lowered(path) for hint in HINTS):
        document = document_at(path, project)
        yield from _check_call_flow(read_table(document) if document is not None else None, rules)


def _check_call_flow(flow: CallFlow | None, rules: Rules) -> Iterator[Result]:
    if flow is not None:
        yield from ask(map(opened, rules.by_subject[Subject.CALL_FLOW]), flow)


DATA_SUFFIXES = (".json", ".yml", ".yaml", ".toml")
VOICE_SUFFIXES = (".xml", ".vxml", ".twiml", "extensions.conf")


def _results(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    if is_template(path):
        yield from check_template(path, rules, project)
        if path.endswith(".php") and rules.by_subject[Subject.PROSE]:
            from guichet.reading.texts.data import is_catalogue_of_php
            from guichet.reading.texts.programs import is_program_of_php

            if is_catalogue_of_php(path):
                yield from check_prose_file(path, rules, project)
            elif is_program_of_php(project.source(path)):
                yield from check_words(project.source(path), rules, project)
    elif is_component(path):
        yield from check_component(path, rules, project)
    elif path.endswith(".py"):
        yield from check_python(path, rules, project)
    elif path.endswith((".js", ".mjs", ".ts")):
        yield from check_script_file(path, rules, project)
    elif path.endswith(STYLE_SUFFIXES):
        yield from check_style_file(path, project)
    elif path.endswith(MESSAGES):
        project.source(path)
        if path.endswith(DATA_SUFFIXES):
            yield from check_data_file(path, rules, project)
            yield from _check_voice_table(path, rules, project)
        if rules.by_subject[Subject.PROSE]:
            yield from check_prose_file(path, rules, project)
    elif path.endswith(".ini"):  # settings that hold no sentences
        yield from check_data_file(path, rules, project)
    elif path.endswith(VOICE_SUFFIXES):
        yield from check_voice_file(path, rules, project)
    elif path.lower().endswith(SERVER_SUFFIXES):
        yield from check_server_file(path, rules, project)
    elif path.endswith(RUBY_PROGRAMS):
        if path.endswith(RUBY_HELPERS):
            yield from check_helpers(path, rules, project)
        if place_of_path(path) is not Place.TEST:
            yield from check_ruby(path, rules, project)
    elif path.endswith(JVM_PROGRAMS):
        if place_of_path(path) is not Place.TEST:
            yield from check_jvm(path, rules, project)
    elif path.endswith(GO_PROGRAMS):
        if place_of_path(path) is not Place.TEST:
            yield from check_go(path, rules, project)
    elif path.endswith((".sql", ".sh", ".cron", "crontab")) or "/cron.d/" in f"/{path}":
        yield from check_query_file(path, rules, project)
    elif not path.endswith(".service"):  # read when a schedule leads there
        project.source(path)


def check_file(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file; a file that cannot be read, or that a rule fails on, is one finding more."""
    return bound(_results(path, rules, project), path, project)


def check_project(project: Project, rules: Rules) -> list[Finding]:
    """Return the findings of the rules that look at several files; what each one parsed is dropped after it."""
    found: list[Finding] = []
    for rule in [opened(card) for card in rules.by_subject[Subject.PROJECT] if card.concerns(project.paths)]:
        found.extend(bound(in_files(ask((rule,), project), ".", project), ".", project))
        project.forget()
    if rules.by_subject[Subject.ACT] and any(is_of_kind(path, SETTING) for path in project.paths):
        from guichet.done.acts.python.kept_times import acts_of_settings
        from guichet.done.acts.server.scheduled import acts_of_schedules

        for read in (acts_of_schedules, acts_of_settings):
            found.extend(bound(check_acts(read, project, rules.by_subject[Subject.ACT]), ".", project))
    return found
