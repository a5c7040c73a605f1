"""What a table of planned jobs, or a call put in a queue, gives to the parameters of the task that it names; what that task does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_task, is_test
from guichet.reading.templates.site import Site

_NAMED = frozenset({"task", "func", "function", "job", "callable"})
_QUEUED = frozenset({"s", "si", "delay", "signature"})
_TASK = re.compile(
    r"^[ \t]*@[\w.]{0,60}(?:task|job|actor)[^\n]{0,200}\n(?:[ \t]*@[^\n]{1,200}\n){0,4}[ \t]*(?:async )?def (\w+)\([^)\s]",
    re.M,
)
"""A task that takes something, as its module writes it."""
_MOST = 12
"""Modules that name a task, beyond which it is too common a name."""


def planned_for(parameter: nodes.AssignName, module: PythonModule) -> Iterator[Defined]:
    """Yield what is given to a parameter of a task wherever it is planned: `{"task": "jobs.clean", "kwargs": {"days": 2}}`, `clean.s(2)`."""
    function = parameter.parent.parent
    if not isinstance(function, nodes.FunctionDef) or not is_task(function):
        return
    names = [one.name for one in function.args.args or ()]
    at = names.index(parameter.name) - (names[0] == "self") if parameter.name in names else -1
    for other in _namers(function.name, module):
        for given, words in (*_in_tables(function.name, other), *_in_queues(function.name, other)):
            if parameter.name in words:
                yield Defined(words[parameter.name], other)
            elif 0 <= at < len(given):
                yield Defined(given[at], other)


def said_of_job(call: nodes.Call, module: PythonModule) -> str:
    """Return the text of the job that a call plans, and what the function around is given: `lapse.apply_async(…)`, `queue.enqueue_in(wait, lapse)`; empty when it is not known."""
    given = [call.func.expr, *call.args] if isinstance(call.func, nodes.Attribute) else call.args
    known = (definitions(module.modules).functions(one, module) for one in given)
    job = next((one.node.as_string() for found in known for one in found), "")
    return f"{job} {call.frame().args.as_string()}" if job and isinstance(call.frame(), nodes.FunctionDef) else job


def plans_of(path: str, project: Site) -> list[str]:
    """Return what tells that a file which names a task of another, with what it is given, has changed."""
    planning = _planning(project)
    named = (planning[one] for one in _TASK.findall(project.text(path)) if one in planning)
    return [project.source(other).digest for found in named for other in found if other != path]


@memo
def _planning(project: Site) -> dict[str, list[str]]:
    """The modules of a project that name each of its tasks."""
    modules = [path for path in project.paths if path.endswith(".py")]
    tasks = {name for path in modules for name in _TASK.findall(project.text(path))}
    found: dict[str, list[str]] = {}
    for path in modules if tasks else ():
        for name in tasks.intersection(re.findall(r"\w+", project.text(path))):
            found.setdefault(name, []).append(path)
    return {name: paths[:_MOST] for name, paths in found.items()}


_Given = tuple[list[nodes.NodeNG], dict[str, nodes.NodeNG]]


def _namers(name: str, module: PythonModule) -> Iterator[PythonModule]:
    paths = [path for path in module.project.paths if path.endswith(".py") and module.project.holds(path, name)]
    for path in paths[:_MOST]:
        other = module.modules.parsed(path)
        if other is not None and not is_test(other):
            yield other


def _in_tables(name: str, module: PythonModule) -> Iterator[_Given]:
    for table in module.walk(nodes.Dict):
        held = {text_of(key): value for key, value in table.items}
        named = next((held[key] for key in _NAMED if key in held), None)
        if named is not None and (text_of(named) or dotted(named)).rpartition(".")[2] == name:
            args, words = held.get("args"), held.get("kwargs")
            yield (
                list(args.elts) if isinstance(args, nodes.Tuple | nodes.List) else [],
                {text_of(key): value for key, value in words.items} if isinstance(words, nodes.Dict) else {},
            )


def _in_queues(name: str, module: PythonModule) -> Iterator[_Given]:
    for call in module.walk(nodes.Call):
        path = dotted(call.func).split(".")
        if len(path) > 1 and path[-1] in _QUEUED and path[-2] == name:
            yield list(call.args), {word.arg: word.value for word in call.keywords if word.arg}
