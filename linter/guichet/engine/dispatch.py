"""Files in, findings out: reads each file once, dispatches rules, keeps one broken file from hiding the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.accepted.baseline import Entry, text_of
from guichet.accepted.derogations import Derogation
from guichet.core.findings import Finding, Hit, Span
from guichet.core.source import Source, UnreadableError
from guichet.engine.catalogue import all_rules, rule_named, selected
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_template
from guichet.rulebook.rule import Rule, Subject

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.done.act import Act
    from guichet.reading.scripts.javascript import Script
    from guichet.reading.texts import Document
    from guichet.reading.voice.call_flow import CallFlow


Result = tuple[Rule, Hit]


def bind(rule: Rule, hit: Hit, path: str, project: Project) -> Finding:
    """Return the finding of a hit: its position and both sentences."""
    return _finding(rule, hit, project.source(hit.path or path))


def _finding(rule: Rule, hit: Hit, source: Source) -> Finding:
    return Finding(
        rule.name, rule.code, rule.family, rule.severity, hit.certainty, source.path, hit.span,
        source.position(hit.span), hit.message.format(**hit.facts), hit.page, hit.once,
    )  # fmt: skip


def check_template(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the element, page, script and prose rules on one template."""
    template = project.library.template(path)
    if template is None:
        project.source(path)
        return
    page = project.page(template)
    lowered = template.lowered
    dispatch = rules.for_elements(lowered)
    for element in template.elements:
        if template.quoted and template.is_quoted(element.start):
            continue
        for rule in dispatch.of(element):
            for hit in rule.check(element, page):
                yield rule, hit
    for rule in rules.by_subject[Subject.TEMPLATE]:
        if rule.may_find(lowered):
            for hit in rule.check(page):
                yield rule, hit
    if project.is_entry(path):
        for rule in rules.by_subject[Subject.PAGE]:
            for hit in rule.check(page):
                yield rule, hit
    if rules.by_subject[Subject.SCRIPT]:
        from guichet.reading.scripts.javascript import scripts_of

        for script in scripts_of(page, project):
            yield from _check_script(script, rules)
    if rules.by_subject[Subject.PROSE]:
        from guichet.reading import texts as prose

        yield from _check_prose(prose.read_template(page), rules)


def _check_script(script: Script, rules: Rules) -> Iterator[Result]:
    text = script.text.lower()
    for rule in rules.by_subject[Subject.SCRIPT]:
        if rule.may_find(text):
            for hit in rule.check(script):
                yield rule, hit


def check_python(path: str, rules: Rules, project: Project, tree: nodes.Module | None = None) -> Iterator[Result]:
    """Run the Python rules on one module; astroid reads it only when a rule's words occur in it, or it is taken as parsed."""
    source = project.source(path)
    text = source.text.lower()
    wanted = [rule for rule in rules.by_subject[Subject.PYTHON] if rule.may_find(text)]
    asking = _asking(path, text, rules, project)
    prose_rules = rules.by_subject[Subject.PROSE]
    calls = "voiceresponse" in text and bool(rules.by_subject[Subject.CALL_FLOW])
    idle = not wanted and not asking and not calls
    if idle and prose_rules:
        from guichet.reading.texts import may_hold_prose

        idle = not may_hold_prose(source.text)
    if idle:
        if tree is None:
            _hold_as_python(source)
        return
    from guichet.reading import texts as prose
    from guichet.reading.python import module as python_module

    module = python_module.PythonModule(source, tree, project.modules) if tree else project.modules.parse(source)
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
        for rule in by_type[type(node)]:
            for hit in rule.check(node, module):
                yield rule, hit
    if asking:
        from guichet.done.acts.python import acts_of

        yield from _check_acts(acts_of(module), asking)


def _asking(path: str, text: str, rules: Rules, project: Project) -> list[Rule]:
    """The rules about acts that may find one in a module: what it does is written in it, what decides may be imported."""
    ready = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_act(text)]
    asleep = [rule for rule in ready if not rule.may_find(text)]
    if asleep:
        from guichet.reading.python.imports import reach

        around = [text, *(project.text(one).lower() for one in reach(path, project.modules))]
        ready = [rule for rule in ready if rule not in asleep or any(map(rule.may_decide, around))]
    return ready


def _check_acts(acts: Iterable[Act], rules: Iterable[Rule]) -> Iterator[Result]:
    """Run the rules about acts; one ground that decides several acts is said once."""
    said: set[tuple[str, str, Span]] = set()
    for act in acts:
        for rule in rules:
            if act.kind in rule.wants:
                for hit in rule.check(act):
                    key = (rule.name, hit.path or act.path, hit.span)
                    if key not in said:
                        said.add(key)
                        yield rule, hit


def _hold_as_python(source: Source) -> None:
    """Raise UnreadableError("syntax") for what Python cannot read: silence would say that it was checked."""
    import ast
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UnreadableError("syntax") from None


def check_script_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script and prose rules on one JavaScript file."""
    from guichet.reading.scripts.javascript import Script, is_test

    if not is_test(path):
        source = project.source(path)
        script = Script(source, source.text, 0, project)
        yield from _check_script(script, rules)
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
        lowered = document.lowered
        for rule in rules.by_subject[Subject.PROSE]:
            if rule.may_find(lowered):
                for hit in rule.check(document):
                    yield rule, hit


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


def _check_call_flow(flow: CallFlow | None, rules: Rules) -> Iterator[Result]:
    if flow is not None:
        for rule in rules.by_subject[Subject.CALL_FLOW]:
            for hit in rule.check(flow):
                yield rule, hit


PROSE_SUFFIXES = (".po", ".pot", ".md", ".txt", ".eml", ".mjml", ".json", ".yml", ".yaml", ".toml")
VOICE_SUFFIXES = (".xml", ".vxml", ".twiml", "extensions.conf")


def _results(path: str, rules: Rules, project: Project) -> Iterable[Result]:
    if is_template(path):
        return check_template(path, rules, project)
    if path.endswith(".py"):
        return check_python(path, rules, project)
    if path.endswith((".js", ".mjs")):
        return check_script_file(path, rules, project)
    if path.endswith(PROSE_SUFFIXES):
        return check_prose_file(path, rules, project) if rules.by_subject[Subject.PROSE] else ()
    if path.endswith(VOICE_SUFFIXES):
        return check_voice_file(path, rules, project)
    project.source(path)
    return ()


def check_file(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file; a file that cannot be read is one finding."""
    try:
        return [bind(rule, hit, path, project) for rule, hit in _results(path, rules, project)]
    except UnreadableError as problem:
        return list(_unreadable(path, str(problem)))


def _unreadable(path: str, reason: str) -> Iterator[Finding]:
    rule = rule_named("file-unreadable")
    for hit in rule.check(reason):
        yield _finding(rule, hit, Source(path, ""))


def judge_derogations(
    written: Sequence[Derogation], used: Mapping[int, set[str]], project: Project, today: date
) -> Iterator[Finding]:
    """Yield what is wrong with the derogations of a run: incomplete, of an unknown rule, expired, useless."""
    known = {word for rule in all_rules() for word in (rule.name, rule.code)}
    ran = {word for rule in selected(project.config.select, project.config.ignore) for word in (rule.name, rule.code)}
    for derogation in written:
        needless = [word for word in derogation.rules if word in ran and word not in used.get(id(derogation), ())]
        for name, fact in (
            ("derogation-incomplete", derogation.problem),
            ("derogation-unknown-rule", [word for word in derogation.rules if word not in known]),
            ("derogation-expired", today),
            ("derogation-useless", needless),
        ):
            rule = rule_named(name)
            for hit in rule.check(derogation, fact):
                yield _finding(rule, hit, project.source(derogation.path))


def judge_baseline(file: Path, stale: Sequence[Entry]) -> Iterator[Finding]:
    """Yield one finding for each accepted finding that no longer exists."""
    source = Source(file.as_posix(), text_of(file))
    rule = rule_named("baseline-stale")
    for entry in stale:
        for hit in rule.check(entry, source):
            yield _finding(rule, hit, source)


def check_project(project: Project, rules: Rules) -> list[Finding]:
    """Return the findings of the rules that look at several files; what each one parsed is dropped after it."""
    found: list[Finding] = []
    for rule in rules.by_subject[Subject.PROJECT]:
        found.extend(bind(rule, hit, hit.path or "", project) for hit in rule.check(project))
        project.forget()
    return found
