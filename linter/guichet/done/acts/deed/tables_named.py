"""The tables that the functions of a file may go through: its own, those of the files that it brings in, of data and of settings that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.functions_called import files_brought_in
from guichet.done.acts.deed_found import Whole
from guichet.reading.data.documents import documents_of
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.named.settled import asked_in
from guichet.reading.php.elsewhere import settings_of
from guichet.reading.php.literal_trees import trees_of as php_trees
from guichet.reading.project.project import Project
from guichet.reading.python.literal_trees import trees_of as python_trees
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.literal_trees import trees_of as script_trees
from guichet.reading.templates.site import SCRIPT_SUFFIXES

_CONFIGURED = re.compile(r"\bconfig\(\s*['\"](\w{3,60})['\"]")
_MOST = 12
"""Files brought in whose tables are read."""


@memo
def tables_named(whole: Whole) -> tuple[Tree, ...]:
    """Return the tables that the functions of a file may go through, its own first."""
    return tuple(_tables(whole)) if whole.is_among_others else ()


def _tables(whole: Whole) -> Iterator[Tree]:
    project = whole.project
    for path in (whole.path, *files_brought_in(whole)[:_MOST]):
        yield from _written_in(path, whole)
    for document in documents_of(whole.text, whole.path, project):
        if (tree := tree_of(document)) is not None:
            yield tree
    yield from asked_in(whole.text, project)
    for name in dict.fromkeys(_CONFIGURED.findall(whole.text)):
        source = settings_of(name, project)
        yield from php_trees(source) if source is not None else ()


def _written_in(path: str, whole: Whole) -> Iterator[Tree]:
    """The tables that a file of a program writes out."""
    project = whole.project
    if path.endswith(SCRIPT_SUFFIXES):
        script = script_at(path, project)
        yield from script_trees(script) if script is not None else ()
    elif path.endswith(".php"):
        yield from php_trees(project.source(path))
    elif path.endswith(".py") and isinstance(project, Project):
        module = project.modules.parsed(path)
        yield from python_trees(module) if module is not None else ()
