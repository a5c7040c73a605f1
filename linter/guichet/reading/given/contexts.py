"""What code gives to a template by name: views that show it, processors that give to all, settings that templates read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.given.forms import form_made
from guichet.reading.given.functions import called, function_named, read_alone, watched
from guichet.reading.given.registered import registered, values_kept
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.templates.library import Library
from guichet.reading.written.values import UNDEFINED, UNKNOWN, OpenTable, Value

_SHOWS = frozenset(
    "render render_template render_to_string render_to_response TemplateResponse template_response".split()
)
_NAMED = re.compile(r"""["']([\w./-]+\.(?:html?|jinja2?|j2|njk|xhtml))["']""")
_PROCESSOR = "context_processor"


def naming(library: Library, modules: Modules) -> Mapping[str, Sequence[str]]:
    """Return the modules that name each template, by its path."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in modules.project.paths:
        if path.endswith(".py") and not TESTS.search(path):
            for name in set(_NAMED.findall(modules.project.text(path))):
                template = library.resolve(name, path)
                if template is not None:
                    found[template].append(path)
    return {path: sorted(set(users)) for path, users in found.items()}


TESTS = re.compile(r"(?:^|/)(?:tests?|migrations)(?:/|\.)|(?:^|/)(?:test_|conftest)")
"""Modules of tests, which show templates to nobody."""


def given_to(path: str, users: Sequence[str], library: Library, modules: Modules) -> dict[str, Value]:
    """Return what views give to a template: a value when all agree, UNKNOWN where they do not or it cannot be told."""
    contexts: list[Mapping[str, Value] | None] = []
    for user in users:
        module = modules.parsed(user)
        if module is not None:
            contexts.extend(_shown(path, module, library))
    names = {name for one in contexts if one is not None for name in one}
    return {
        name: _agreed([one.get(name, UNKNOWN) if one is not None else UNKNOWN for one in contexts]) for name in names
    }


def _agreed(values: Sequence[Value]) -> Value:
    first = values[0]
    return first if all(type(one) is type(first) and one == first for one in values) else UNKNOWN


def _shown(path: str, module: PythonModule, library: Library) -> list[Mapping[str, Value] | None]:
    """The contexts under which a module shows a template; None for one that is not known."""
    found: list[Mapping[str, Value] | None] = []
    caught: set[nodes.NodeNG] = set()

    def seen(call: nodes.Call, places: Sequence[Value], by_name: Mapping[str, Value]) -> None:
        if dotted(call.func).rpartition(".")[2] not in _SHOWS:
            return
        for node, value in zip(call.args, places, strict=False):
            if isinstance(node, nodes.Const) and isinstance(value, str) and library.resolve(value, module.path) == path:
                caught.add(node)
                tables = [one for one in (*places, by_name.get("context"), by_name.get("ctx")) if isinstance(one, dict)]
                words = {name: one for name, one in by_name.items() if name not in _OPTIONS}
                is_told = bool(tables or words) or len(call.args) <= 2
                found.append({**(tables[0] if tables else {}), **words} if is_told else None)

    mentions = [
        one
        for one in module.walk(nodes.Const)
        if isinstance(one.value, str)
        and one.value.endswith(path.rpartition("/")[2])
        and library.resolve(one.value, module.path) == path
    ]
    for mention, names in _of_tags(mentions, module):
        caught.add(mention)
        found.append(names)
    for function in {
        id(one.frame()): one.frame() for one in mentions if isinstance(one.frame(), nodes.FunctionDef)
    }.values():
        if not watched(function, module, seen):
            found.append(None)
    for one in mentions:
        owner = one.frame()
        if isinstance(owner, nodes.ClassDef) and one not in caught:
            caught.add(one)
            found.append(_of_class(owner, module))
    if any(one not in caught for one in mentions):
        found.append(None)
    return found


def _of_tags(
    mentions: Sequence[nodes.Const], module: PythonModule
) -> Iterator[tuple[nodes.Const, Mapping[str, Value] | None]]:
    """Yield the names that the tags of a module give to the template that each shows: what they are worth is for each call to say."""
    tags = [(one, name) for name, one in registered(module).shows.items()]
    for mention in mentions:
        for (function, shown), name in tags:
            if shown == mention.value and function[0].decorators.parent_of(mention):
                given = called(function, [UNKNOWN] * (name in registered(module).with_context), {})
                is_whole = isinstance(given, dict) and not isinstance(given, OpenTable)
                yield mention, dict.fromkeys(given, UNKNOWN) if is_whole else None


def _of_class(owner: nodes.ClassDef, module: PythonModule) -> Mapping[str, Value] | None:
    """What a view that is a class gives: the form of its `form_class`, when it adds nothing itself."""
    if any(isinstance(one, nodes.FunctionDef) and one.name in _GIVING for one in owner.body):
        return None
    named = next(
        (
            one.value
            for one in owner.body
            if isinstance(one, nodes.Assign)
            and dotted_target(one) == "form_class"
            and isinstance(one.value, nodes.Name)
        ),
        None,
    )
    return {"form": form_made(named.name, module, {}, read_alone)} if named is not None else None


def dotted_target(statement: nodes.Assign) -> str:
    target = statement.targets[0]
    return target.name if isinstance(target, nodes.AssignName) else ""


_GIVING = frozenset("get_form get_form_class get_form_kwargs get_context_data get_initial render_to_response".split())
_OPTIONS = frozenset("request context ctx status content_type using status_code template_name name".split())


def given_to_all(modules: Modules) -> Mapping[str, Value]:
    """Return what processors give to every template, and the settings that templates read as `config`."""
    found: dict[str, Value] = {}
    for path in _processing(modules):
        is_named_so = path.endswith(f"{_PROCESSOR}s.py")
        module = modules.parsed(path)
        for function in module.walk(nodes.FunctionDef) if module is not None else ():
            is_named = is_named_so and module is not None and function.parent is module.tree
            if module is not None and (is_named or _processes(function)):
                given = called((function, module), (), {})
                for name, value in given.items() if isinstance(given, dict) else ():
                    found[name] = value if name not in found or found[name] == value else UNKNOWN
    for name, value in _given_to_engine(modules):
        found[name] = value if name not in found or found[name] == value else UNKNOWN
    settings = _settings(modules)
    return {**found, **_without_processors(modules), **({"config": settings} if settings else {})}


@memo
def names_of_engine(modules: Modules) -> Set[str]:
    """Return the names that modules put among the globals of an engine."""
    return frozenset(name for name, _ in _given_to_engine(modules))


def _given_to_engine(modules: Modules) -> Iterator[tuple[str, Value]]:
    """Yield what modules put among the globals of an engine, functions left out: templates call those."""
    for path in modules.project.paths:
        is_code = path.endswith(".py") and not TESTS.search(path) and ".globals" in modules.project.text(path)
        module = modules.parsed(path) if is_code else None
        if module is None:
            continue
        for name, node in values_kept(module):
            if not isinstance(node, nodes.Name | nodes.Attribute | nodes.Lambda) or (
                isinstance(node, nodes.Name) and function_named(node.name, module) is None
            ):
                yield name, read_alone(node, module)


_LANGUAGES = ("LANGUAGE_CODE", "LANGUAGES", "LANGUAGE_BIDI")
"""What the processor `i18n` gives, and nothing else."""


def _without_processors(modules: Modules) -> Mapping[str, Value]:
    """What templates are known not to be given: the processor that gives it is in no list of a project that lists some."""
    texts = [modules.project.text(path) for path in modules.project.paths if path.endswith(".py")]
    lists = [one for one in texts if "django.template.context_processors." in one]
    is_left_out = bool(lists) and not any("context_processors.i18n" in one for one in lists)
    said = is_left_out and any(name in one for one in texts for name in ('"LANGUAGE_CODE"', "'LANGUAGE_CODE'"))
    return dict.fromkeys(_LANGUAGES, UNDEFINED) if is_left_out and not said else {}


def giving_to_all(modules: Modules) -> list[str]:
    """Return the modules of processors and of settings."""
    return [*_processing(modules), *(path for path in modules.project.paths if _is_settings(path))]


def _processing(modules: Modules) -> Iterator[str]:
    for path in modules.project.paths:
        is_code = path.endswith(".py") and not TESTS.search(path)
        if is_code and (path.endswith(f"{_PROCESSOR}s.py") or _PROCESSOR in modules.project.text(path)):
            yield path


def _is_settings(path: str) -> bool:
    return path.rpartition("/")[2] in ("config.py", "settings.py")


def _processes(function: nodes.FunctionDef) -> bool:
    decorators = function.decorators.nodes if function.decorators else ()
    return any(dotted(one).rpartition(".")[2] in (_PROCESSOR, "app_context_processor") for one in decorators)


_WRITTEN = (nodes.Const, nodes.List, nodes.Tuple, nodes.Dict)


def _settings(modules: Modules) -> OpenTable:
    """The constants of a class of settings (`config.py`), where its name is one of them and every class that has it agrees."""
    found = OpenTable()
    for path in modules.project.paths:
        if not _is_settings(path):
            continue
        if "class " not in modules.project.text(path) or (module := modules.parsed(path)) is None:
            continue
        for owner in module.walk(nodes.ClassDef):
            for statement in owner.body:
                target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
                if isinstance(target, nodes.AssignName) and target.name.isupper():
                    value = read_alone(statement.value, module) if isinstance(statement.value, _WRITTEN) else UNKNOWN
                    found[target.name] = value if found.get(target.name, value) == value else UNKNOWN
    return found


def given_in(name: str, module: PythonModule) -> Span | None:
    """Return where a module gives something under a name: as a key of a table, or by name in a call."""
    for node in module.walk(nodes.Dict, nodes.Keyword):
        if isinstance(node, nodes.Keyword):
            if node.arg == name:
                return module.span(node.value)
            continue
        for key, _ in node.items:
            if isinstance(key, nodes.Const) and key.value == name:
                return module.span(key)
    return None
