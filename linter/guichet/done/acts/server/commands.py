"""What the command of a job runs among the checked files: scripts, management commands, modules, tasks; bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.core.source import UnreadableError
from guichet.done.acts.server.spelled_out import spelled_out
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.schedules.entry import Schedule

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_DEPTH = 3
_FILE = re.compile(r"(?<![\w-])(?<![\w-]/)([\w-]++(?:/[\w-]++)*+\.(?:sh|bash|py|sql|php|rb|[cm]?[jt]s))\b")
_MANAGE = re.compile(
    r"(?:manage(?:\.py)?|django-admin|flask|invoke|inv)[\"',\s]+(?:--?\S+\s+){0,20}[\"']?([a-z][\w\-]+)"
)
_COMMAND = re.compile(r"\b(?:artisan|console|rake|rails)[\"',\s]+([a-z][\w-]*(?::[\w-]+)+)")
"""A command of Laravel, of Symfony or of Rake, by its name."""
_NAME_ALONE = re.compile(r"^[a-z][\w]*(?:-[\w]+)+$")
_MODULE = re.compile(r"\bpython[\d.]*\s+(?:-\w\s+){0,20}-m\s+([\w.]+)")
_TASK = re.compile(r"[\"']([a-z_][\w]*(?:\.[A-Za-z_]\w*)+)[\"']")


@dataclass(frozen=True)
class Step:
    """A text of a shell or a function of Python that a job comes to run; `through` are the files on the way."""

    text: str = ""
    function: nodes.NodeNG | None = field(default=None, repr=False)
    module: PythonModule | None = field(default=None, repr=False)
    path: str = ""
    through: tuple[tuple[str, str, int], ...] = ()


def steps_of(job: Schedule, project: Project) -> Iterator[Step]:
    """Yield what a job runs: its own words, then the files and functions of the project that they name."""
    said = spelled_out(job, project)
    yield Step(text=said, path=job.path)
    if job.unit is not None and job.module is not None:
        yield from _of_unit(job.unit, job.module, project)
    else:
        yield from _of_text(said, project, (), 0)


def _of_text(text: str, project: Project, through: tuple[tuple[str, str, int], ...], depth: int) -> Iterator[Step]:
    if depth > _DEPTH:
        return
    for match in _FILE.finditer(text):
        for path in _paths(match[1], project):
            way = (*through, (match[1].rpartition("/")[2], path, 1))
            if path.endswith(".py"):
                yield from _of_module(path, project, way)
                continue
            held = _read(path, project)
            yield Step(text=held, path=path, through=way)
            yield from _of_text(held, project, way, depth + 1)
    for match in _MANAGE.finditer(text):
        for path in _paths(f"management/commands/{match[1].replace('-', '_')}.py", project):
            yield from _of_module(path, project, (*through, (match[1], path, 1)))
    for match in _COMMAND.finditer(text):
        for path in _declaring(match[1], project):
            yield Step(text=_read(path, project), path=path, through=(*through, (match[1], path, 1)))
    for path in _called(text, project) if _NAME_ALONE.match(text) else ():
        yield from _of_module(path, project, (*through, (text, path, 1)))
    for match in _MODULE.finditer(text):
        resolved = project.modules.resolve(match[1], 0, "")
        if resolved is not None:
            yield from _of_module(resolved, project, (*through, (match[1], resolved, 1)))


def _declaring(name: str, project: Project) -> list[str]:
    """The files that declare a command: the tasks of its first word for Rake, what holds its name for PHP."""
    tasks = f"{name.partition(':')[0]}.rake"
    named = (one for one in project.paths if one.endswith(".php") and re.search(rf"['\"]{re.escape(name)}\b", project.text(one)))  # fmt: skip
    return ([one for one in project.paths if one.rpartition("/")[2] == tasks] or list(named))[:2]


def _called(name: str, project: Project) -> list[str]:
    """The module that a program is made of, by its name: `register-intake` for `register/intake.py`, `register_intake.py`."""
    for tail in (f"{name.replace('-', '_')}.py", f"{name.replace('-', '/')}.py"):
        if found := _paths(tail, project):
            return found
    return []


def _paths(tail: str, project: Project) -> list[str]:
    """The files that a command names, by the longest end of its path that the project has."""
    parts = tail.split("/")
    for start in range(len(parts) if "management" not in parts else 1):
        end = "/".join(parts[start:])
        found = [one for one in project.paths if one == end or one.endswith(f"/{end}")]
        if found:
            return found[:2]
    return []


def _read(path: str, project: Project) -> str:
    try:
        return project.text(path)[:50_000]
    except UnreadableError:
        return ""


def _of_module(path: str, project: Project, through: tuple[tuple[str, str, int], ...]) -> Iterator[Step]:
    """The functions that a file runs when it is started: `handle`, `main`, and its own level."""
    module = project.modules.parsed(path)
    if module is None:
        return
    for function in module.walk(nodes.FunctionDef):
        if function.name in ("handle", "handle_noargs", "main", "run"):
            yield Step(function=function, module=module, path=path, through=through)
    yield Step(function=module.tree, module=module, path=path, through=through)


def _of_unit(unit: nodes.NodeNG, module: PythonModule, project: Project) -> Iterator[Step]:
    """The functions that an entry of a schedule in Python names: itself, given to a call, or named by a text."""
    if isinstance(unit, nodes.FunctionDef):
        yield Step(function=unit, module=module, path=module.path)
        return
    known = definitions(project.modules)
    if isinstance(unit.parent, nodes.With):
        unit = unit.parent
    for one in unit.nodes_of_class((nodes.Name, nodes.Attribute)):
        for found in known.functions(one, module):
            yield _step(found.node, found.module, module)
    for match in _TASK.finditer(module.text(unit)):
        for found in _named(match[1], project, module):
            yield _step(found, found_module(found, project), module)


def found_module(function: nodes.FunctionDef, project: Project) -> PythonModule:
    """Return the checked module that a function is written in."""
    return next(one for one in project.modules.all_parsed() if one.tree is function.root())


def _step(function: nodes.NodeNG, module: PythonModule, user: PythonModule) -> Step:
    name = getattr(function, "name", "lambda")
    way = ((name, module.path, function.lineno or 1),) if module is not user else ()
    return Step(function=function, module=module, path=module.path, through=way)


def _named(name: str, project: Project, user: PythonModule) -> Iterator[nodes.FunctionDef]:
    """The functions of a dotted name: of the module that it leads to, or of the task that bears it."""
    holder, _, last = name.rpartition(".")
    paths = [path for path in (project.modules.resolve(holder, 0, ""),) if path is not None]
    if not paths:
        paths = [one for one in project.paths if one.endswith(".py") and project.holds(one, name) and one != user.path][
            :4
        ]
    for path in [*paths, user.path]:
        module = project.modules.parsed(path)
        for function in module.walk(nodes.FunctionDef) if module is not None else ():
            marks = function.decorators.as_string() if function.decorators else ""
            if function.name == last or f"'{name}'" in marks or f'"{name}"' in marks:
                yield function
                return
