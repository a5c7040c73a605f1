"""What part a piece of Python plays, told by what it is built on: tests, test data, commands, tasks, migrations."""

from __future__ import annotations

import os
import re

from astroid import nodes

from guichet.core.memo import keyed_memo, memo
from guichet.core.policies import is_directive
from guichet.reading.python.module import Modules, PythonModule, dotted

_TEST_BASES = re.compile(r"TestCase|Factory\b|FactoryBoy|ModelFactory|TaskSet|HttpUser")
_TEST_IMPORTS = frozenset({"pytest", "unittest", "factory", "faker", "model_bakery", "hypothesis", "locust", "mimesis"})
_COLLECTED = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test|tests|conftest)\.py$")
"""What pytest, unittest and Django look for."""
_TEST_FOLDERS = frozenset({"test", "tests"})
_COMMAND_BASES = re.compile(r"(?:^|\.)\w*(?:BaseCommand|AppCommand|LabelCommand|Command)$")
_TASK = re.compile(r"(?:^|\.)(?:shared_task|task|periodic_task|db_task|db_periodic_task|actor|job|scheduled_job)$")


@memo
def is_test(module: PythonModule) -> bool:
    """Whether a module is a test or builds test data: it imports what tests are written with, or tests stand around it."""
    return (
        any(
            word in _TEST_IMPORTS
            for node in module.tree.body
            if isinstance(node, nodes.Import | nodes.ImportFrom)
            for word in _roots(node)
        )
        or any(
            _TEST_BASES.search(dotted(base))
            for node in module.tree.body
            if isinstance(node, nodes.ClassDef)
            for base in node.bases
        )
        or is_collected(module)
        or _is_beside_tests(module)
    )


def is_collected(module: PythonModule) -> bool:
    """Whether a test runner takes the module by its name, and finds tests in it."""
    if not _COLLECTED.search(module.path):
        return False
    return any(
        node.name.lower().startswith("test")
        for node in module.tree.body
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef)
    )


def _is_beside_tests(module: PythonModule) -> bool:
    """Whether the module serves the tests beside it: in a folder of tests, with what a test runner takes in that very folder."""
    folder = os.path.dirname(module.path)
    return not _TEST_FOLDERS.isdisjoint(folder.split("/")) and _holds_tests(folder, module.modules)


@keyed_memo
def _holds_tests(folder: str, modules: Modules) -> bool:
    """Whether a folder holds what a test runner takes."""
    listed = (f"{folder}/{name}" for name in os.listdir(folder)) if os.path.isdir(folder) else ()
    held = (path for path in modules.project.paths if os.path.dirname(path) == folder)
    return any(_COLLECTED.search(path) for path in (*held, *listed))


def _roots(node: nodes.Import | nodes.ImportFrom) -> list[str]:
    if isinstance(node, nodes.ImportFrom):
        return [node.modname.split(".")[0]] if not node.level else []
    return [name.split(".")[0] for name, _ in node.names]


@memo
def is_migration(module: PythonModule) -> bool:
    """Whether a module is a database migration."""
    return any(
        isinstance(node, nodes.ClassDef) and any(dotted(base).endswith("Migration") for base in node.bases)
        for node in module.tree.body
    ) or ("revision" in module.tree.locals and "down_revision" in module.tree.locals)


def is_command(node: nodes.NodeNG) -> bool:
    """Whether a node belongs to a command that someone of the team types."""
    owner = _owner(node)
    return owner is not None and any(_COMMAND_BASES.search(dotted(base)) for base in owner.bases)


def names_task(name: str) -> bool:
    """Whether a name is that of a mark, or of a call, which makes a background task of a function: `app.task`, `shared_task`."""
    return _TASK.search(name) is not None


def is_task(node: nodes.NodeNG) -> bool:
    """Whether a node belongs to a background task."""
    function: nodes.NodeNG | None = node.frame()
    while isinstance(function, nodes.FunctionDef):
        if function.decorators and any(names_task(dotted(one)) for one in function.decorators.nodes):
            return True
        function = function.parent.frame() if function.parent is not None else None
    return False


def _owner(node: nodes.NodeNG) -> nodes.ClassDef | None:
    frame: nodes.NodeNG | None = node.frame()
    while frame is not None:
        if isinstance(frame, nodes.ClassDef):
            return frame
        frame = frame.parent.frame() if frame.parent is not None else None
    return None


def is_policy_entry(node: nodes.Const) -> bool:
    """Whether a text stands in a policy of what pages may load (`"frame-src": […]`, `CSP_FRAME_SRC = […]`): that calls nobody."""
    holder, child = node.parent, node
    while isinstance(holder, nodes.List | nodes.Tuple | nodes.Set | nodes.BinOp | nodes.Dict | nodes.Assign):
        if isinstance(holder, nodes.Dict):
            keys = [key.value for key, value in holder.items if value is child and isinstance(key, nodes.Const)]
            if any(is_directive(str(key)) for key in keys):
                return True
        if isinstance(holder, nodes.Assign):
            return any(is_directive(target.as_string()) for target in holder.targets)
        holder, child = holder.parent, holder
    return False
