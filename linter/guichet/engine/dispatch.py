"""Files in, findings out: reads each file once, dispatches rules, keeps one broken file from hiding the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from guichet.core.findings import Certainty, Family, Finding, Hit, Span
from guichet.engine.acts import asking_module, asking_script, check_acts, held_in_file
from guichet.engine.catalogue import opened, rule_named
from guichet.engine.containment import Result, ask, bound
from guichet.engine.data_files import check_data_file, check_query_file, check_server_file
from guichet.engine.markup_strings import check_markup, check_shadow
from guichet.engine.origins import at_origin
from guichet.engine.selection import Rules
from guichet.reading.project.discovery import SERVER_SUFFIXES
from guichet.reading.project.project import Project
from guichet.reading.schedules.kinds import SETTING
from guichet.reading.templates.site import is_template
from guichet.rulebook.card import Subject
from guichet.rulebook.rule import Rule

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.reading.python.newer import Newer
    from guichet.reading.scripts.javascript import Script
    from guichet.reading.templates.page import Page
    from guichet.reading.texts import Document
    from guichet.reading.voice.call_flow import CallFlow


def check_template(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element, page, script and prose rules on one template."""
    template = project.library.template(path)
    if template is None:
        project.source(path)
        return
    page = project.page(template)
    lowered = template.lowered
    held = held_in_file(path, rules, project)
    written = project.page_written(path)
    seen = written or page
    words = held if seen.template is template else rules.words.held_in(seen.template.lowered)
    said = at_origin(_seen(seen, words, rules, is_entry=project.is_entry(path)), seen, project)
    yield from (_as_shown(*one, page) for one in said if not _is_unheard(one[0], page))
    if "<style" in lowered:
        from guichet.reading.styles.sheets import own_sheets

        for sheet in own_sheets(template):
            yield from _partly_read(sheet.unread)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_act(held)]
    if asking:
        from guichet.done.acts.template_doors import acts_of_page

        yield from check_acts(acts_of_page, page, asking)
        if path.endswith(".php"):
            from guichet.done.acts import php_doors

            yield from check_acts(php_doors.acts_in, template.source, asking)
    if "<form" in lowered and (asking := [rule for rule in rules.by_subject[Subject.ACT] if rule.may_decide(held)]):
        from guichet.done.forms.pages import forms_of

        yield from check_acts(forms_of, page, asking)
    if rules.by_subject[Subject.SCRIPT] or rules.by_subject[Subject.ACT] or "<script" in lowered:
        from guichet.reading.scripts.javascript import scripts_of

        for script in scripts_of(page):
            yield from _check_script(script, rules, project)
    if rules.by_subject[Subject.PROSE]:
        from guichet.reading import texts as prose

        yield from _check_prose(prose.read_template(page), rules)


def _is_unheard(rule: Rule, page: Page) -> bool:
    """Whether a rule asks of a page what no browser will do with it: nobody moves about in what is printed."""
    if rule.family is not Family.ACCESSIBILITY:
        return False
    return page.is_printed or (page.is_sheet and rule.subject is Subject.PAGE)


def _as_shown(rule: Rule, hit: Hit, page: Page) -> Result:
    """Return what a rule says; of a sheet to print, whether anyone hears it is a question."""
    if rule.family is not Family.ACCESSIBILITY or not page.is_sheet:
        return rule, hit
    return rule, replace(hit, certainty=Certainty.REVIEW)


def _seen(page: Page, held: frozenset[str], rules: Rules, *, is_entry: bool) -> Iterator[Result]:
    """Run the element, template and page rules on a page as people meet it."""
    template = page.template
    dispatch = rules.for_elements(held)
    for element in template.elements:
        if template.quoted and template.is_quoted(element.start):
            continue
        yield from ask(dispatch.of(element), element, page)
    yield from ask(rules.woken(Subject.TEMPLATE, held), page)
    if is_entry:
        yield from ask(map(opened, rules.by_subject[Subject.PAGE]), page)


def _check_script(script: Script, rules: Rules, project: Project) -> Iterator[Result]:
    held = rules.words.held_in(script.text.lower())
    yield from ask(rules.woken(Subject.SCRIPT, held), script)
    yield from check_shadow(script, project, rules)
    asking = asking_script(script, held, rules)
    if asking:
        from guichet.done.acts.script import acts_of_script

        yield from check_acts(acts_of_script, script, asking)
    if rules.by_subject[Subject.ELEMENT]:
        from guichet.engine.made import check_made

        yield from check_made(script, rules, project)


def check_python(path: str, rules: Rules, project: Project, tree: nodes.Module | None = None) -> Iterator[Result]:
    """Run the Python rules on one module; astroid reads it only when a rule's words occur in it, or it is taken as parsed."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    wanted = rules.woken(Subject.PYTHON, held)
    asking = asking_module(path, held, rules, project)
    yield from check_markup(source, project, rules)
    prose_rules = rules.by_subject[Subject.PROSE]
    calls = "voiceresponse" in source.lowered and bool(rules.by_subject[Subject.CALL_FLOW])
    idle = not wanted and not asking and not calls
    if idle and prose_rules:
        from guichet.reading.texts import may_hold_prose

        idle = not may_hold_prose(source.text)
    if idle:
        if tree is None:
            from guichet.reading.python.newer import newer_syntax

            yield from _partly_read(newer_syntax(source.text))
        return
    from guichet.reading import texts as prose
    from guichet.reading.python import module as python_module

    if tree is None:
        module = project.modules.parsed(path) or project.modules.parse(source)
    else:
        module = python_module.PythonModule(source, tree, project.modules)
    yield from _partly_read(module.newer)
    if calls:
        from guichet.reading.voice.python import read_code

        yield from _check_call_flow(read_code(module), rules)
    if prose_rules:
        yield from _check_prose(prose.read_python(module), rules)
    by_type: dict[type, list[Rule]] = defaultdict(list)
    for rule in wanted:
        for kind in rule.wants:
            by_type[kind].append(rule)
    for node in module.walk(*by_type):
        yield from ask(by_type[type(node)], node, module)
    if asking:
        from guichet.done.acts.python import acts_of

        kinds = frozenset(kind for rule in asking for kind in rule.wants)
        yield from check_acts(lambda one: acts_of(one, kinds), module, asking)


def _partly_read(what: Newer | Span | None) -> Iterator[Result]:
    """Yield what a file was read without, if anything: silence would say that it was checked."""
    if what is not None:
        yield from ask((rule_named("file-partly-read"),), what)


def check_style_file(path: str, project: Project) -> Iterator[Result]:
    """Say what a stylesheet is read without; its rules are judged with the pages that use it."""
    from guichet.reading.styles.sheets import file_sheet

    sheet = file_sheet(project.source(path))
    yield from _partly_read(sheet.unread if sheet else None)


def check_script_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script, act and prose rules on one JavaScript file."""
    from guichet.reading.scripts.files import read_file, script_at
    from guichet.reading.scripts.javascript import is_test

    if not is_test(path):
        source = project.source(path)
        script = script_at(path, project) or read_file(source, project)
        yield from _check_script(script, rules, project)
        if rules.by_subject[Subject.PROSE]:
            from guichet.reading import texts as prose

            if prose.may_hold_prose(source.text):
                yield from _check_prose(prose.read_script(script, project.config), rules)


def check_prose_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the prose rules on one letter, catalogue, page of Markdown or list of messages."""
    from guichet.reading import texts as prose

    yield from _check_prose(prose.read_file(project.source(path), project.config), rules)


def _check_prose(whole: Document, rules: Rules) -> Iterator[Result]:
    """Run the prose rules on what a text says to people: living words, theirs to act upon."""
    from guichet.told.living import told_to_people

    document = told_to_people(whole)
    if document.blocks or document.unsettled:
        yield from ask(rules.woken(Subject.PROSE, rules.words.held_in(document.lowered)), document)


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


PROSE_SUFFIXES = (".po", ".pot", ".md", ".txt", ".eml", ".mjml", ".json", ".yml", ".yaml", ".toml")
DATA_SUFFIXES = (".json", ".yml", ".yaml", ".toml")
VOICE_SUFFIXES = (".xml", ".vxml", ".twiml", "extensions.conf")


def _results(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    if is_template(path):
        yield from check_template(path, rules, project)
    elif path.endswith(".py"):
        yield from check_python(path, rules, project)
    elif path.endswith((".js", ".mjs")):
        yield from check_script_file(path, rules, project)
    elif path.endswith(".css"):
        yield from check_style_file(path, project)
    elif path.endswith(PROSE_SUFFIXES):
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
    elif path.endswith(".sql"):
        yield from check_query_file(path, rules, project)
    elif not path.endswith((".sh", ".service")):  # these are read when a schedule leads there
        project.source(path)


def check_file(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file; a file that cannot be read, or that a rule fails on, is one finding more."""
    return bound(_results(path, rules, project), path, project)


def check_project(project: Project, rules: Rules) -> list[Finding]:
    """Return the findings of the rules that look at several files; what each one parsed is dropped after it."""
    found: list[Finding] = []
    for rule in [opened(card) for card in rules.by_subject[Subject.PROJECT] if card.concerns(project.paths)]:
        found.extend(bound(ask((rule,), project), ".", project))
        project.forget()
    if rules.by_subject[Subject.ACT] and any(kind in path.lower() for path in project.paths for kind in SETTING):
        from guichet.done.acts.kept_times import acts_of_settings
        from guichet.done.acts.scheduled import acts_of_schedules

        for read in (acts_of_schedules, acts_of_settings):
            found.extend(bound(check_acts(read, project, rules.by_subject[Subject.ACT]), ".", project))
    return found
