"""Files in, findings out: reads each file once, dispatches rules, keeps one broken file from hiding the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.baseline import Entry, text_of
from guichet.catalogue import all_rules, rule_named, selected
from guichet.derogations import Derogation
from guichet.findings import Finding, Hit, Span
from guichet.project import Project, is_template
from guichet.rule import Rule, Subject
from guichet.source import Source, UnreadableError

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.call_flow import CallFlow
    from guichet.element import Element
    from guichet.newer_python import Newer
    from guichet.prose import Document
    from guichet.script import Script


class Dispatch:
    """Some element rules, by what they want: a tag, an attribute, or anything."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_want: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for want in rule.wants or ("",):
                self._by_want[want].append(rule)
        self._known: dict[tuple[str, ...], list[Rule]] = {}

    def of(self, element: Element) -> list[Rule]:
        """Return the rules that want an element, each once: by its tag, then by its attributes."""
        wants = [element.name, ""]
        for name in element.attrs:
            if f"[{name}]" in self._by_want:
                wants.append(f"[{name}]")
            if name.startswith("aria-"):
                wants.append("[aria-*]")
        key = tuple(wants)
        if key not in self._known:
            wanted = (rule for want in dict.fromkeys(wants) for rule in self._by_want.get(want, ()))
            self._known[key] = list({id(rule): rule for rule in wanted}.values())
        return self._known[key]


@dataclass
class Rules:
    """The selected rules by what they look at; built once per process."""

    chosen: Sequence[Rule]
    by_subject: dict[Subject, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    _dispatches: dict[tuple[bool, ...], Dispatch] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for rule in (view for one in self.chosen for view in one.views()):
            self.by_subject[rule.subject].append(rule)
        self._choosy = [rule for rule in self.by_subject[Subject.ELEMENT] if rule.mentions or rule.needs]

    def for_elements(self, lowered: str) -> Dispatch:
        """Return the element rules that may find something in a file, by its text in lower case."""
        awake = tuple([rule.may_find(lowered) for rule in self._choosy])
        if awake not in self._dispatches:
            asleep = {id(rule) for rule, one in zip(self._choosy, awake, strict=True) if not one}
            rules = self.by_subject[Subject.ELEMENT]
            self._dispatches[awake] = Dispatch(rule for rule in rules if id(rule) not in asleep)
        return self._dispatches[awake]


Result = tuple[Rule, Hit]


def bind(rule: Rule, hit: Hit, path: str, project: Project) -> Finding:
    """Return the finding of a hit: its position and both sentences."""
    return _finding(rule, hit, project.source(hit.path or path))


def _finding(rule: Rule, hit: Hit, source: Source) -> Finding:
    return Finding(
        rule.name, rule.code, rule.family, rule.severity, hit.certainty, source.path, hit.span,
        source.position(hit.span), hit.message.format(**hit.facts), hit.page,
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
    if "<style" in lowered:
        from guichet.css.sheets import own_sheets

        for sheet in own_sheets(template):
            yield from _partly_read(sheet.unread)
    if rules.by_subject[Subject.SCRIPT]:
        from guichet.script import scripts_of

        for script in scripts_of(page, project):
            yield from _check_script(script, rules)
    if rules.by_subject[Subject.PROSE]:
        from guichet import prose

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
    prose_rules = rules.by_subject[Subject.PROSE]
    calls = "voiceresponse" in text and bool(rules.by_subject[Subject.CALL_FLOW])
    idle = not wanted and not calls
    if idle and prose_rules:
        from guichet.prose import may_hold_prose

        idle = not may_hold_prose(text)
    if idle:
        if tree is None:
            from guichet.newer_python import newer_syntax

            yield from _partly_read(newer_syntax(source.text))
        return
    from guichet import prose, python_module

    module = python_module.PythonModule(source, tree, project) if tree else python_module.parse(source, project)
    yield from _partly_read(module.newer)
    if calls:
        from guichet.voice_code import read_code

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


def _partly_read(what: Newer | Span | None) -> Iterator[Result]:
    """Yield what a file was read without, if anything: silence would say that it was checked."""
    if what is not None:
        rule = rule_named("file-partly-read")
        for hit in rule.check(what):
            yield rule, hit


def check_style_file(path: str, project: Project) -> Iterator[Result]:
    """Say what a stylesheet is read without; its rules are judged with the pages that use it."""
    from guichet.css.sheets import file_sheet

    sheet = file_sheet(project.source(path))
    yield from _partly_read(sheet.unread if sheet else None)


def check_script_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the script rules on one JavaScript file."""
    from guichet.script import Script, is_test

    if not is_test(path):
        source = project.source(path)
        yield from _check_script(Script(source, source.text, 0, project), rules)


def check_prose_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the prose rules on one catalogue, page of Markdown or letter."""
    from guichet import prose

    yield from _check_prose(prose.read_file(project.source(path), project.config), rules)


def _check_prose(document: Document, rules: Rules) -> Iterator[Result]:
    if document.blocks or document.unsettled:
        lowered = document.lowered
        for rule in rules.by_subject[Subject.PROSE]:
            if rule.may_find(lowered):
                for hit in rule.check(document):
                    yield rule, hit


def check_voice_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the voice menu rules on one TwiML, VoiceXML or Asterisk file."""
    source = project.source(path)
    if not rules.by_subject[Subject.CALL_FLOW]:
        return
    from guichet.dialplan import read_dialplan
    from guichet.voice_document import read_document

    flow = read_dialplan(source) if path.endswith(".conf") else read_document(source)
    yield from _check_call_flow(flow, rules)


def _check_call_flow(flow: CallFlow | None, rules: Rules) -> Iterator[Result]:
    if flow is not None:
        for rule in rules.by_subject[Subject.CALL_FLOW]:
            for hit in rule.check(flow):
                yield rule, hit


PROSE_SUFFIXES = (".po", ".md", ".txt")
VOICE_SUFFIXES = (".xml", ".vxml", ".twiml", "extensions.conf")


def _results(path: str, rules: Rules, project: Project) -> Iterable[Result]:
    if is_template(path):
        return check_template(path, rules, project)
    if path.endswith(".py"):
        return check_python(path, rules, project)
    if path.endswith((".js", ".mjs")):
        return check_script_file(path, rules, project)
    if path.endswith(".css"):
        return check_style_file(path, project)
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
