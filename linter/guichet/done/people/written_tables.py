"""The tables that a file writes out, whatever it is written in: data, or a program of any language that is read."""

from __future__ import annotations

from typing import Any

from guichet.core.memo import keyed_memo
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.deeds import ruby_tables
from guichet.reading.go.literal_trees import go_trees_of
from guichet.reading.go.program import go_program_of
from guichet.reading.jvm import literal_trees as jvm
from guichet.reading.jvm.program import program_of
from guichet.reading.php import literal_trees as php
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.literal_trees import trees_of as tables_of
from guichet.reading.sql.rows import rows_of
from guichet.reading.templates.site import GO_PROGRAMS, JVM_PROGRAMS


@keyed_memo
def tables_at(path: str, project: Any) -> tuple[Tree, ...]:
    """Return the tables of a file, in order; none when it cannot be read."""
    if path.endswith(DATA_SUFFIXES):
        document = document_at(path, project)
        tree = tree_of(document) if document is not None else None
        return () if tree is None else (tree,)
    if path.endswith(".php"):
        return php.trees_of(project.source(path))
    if path.endswith(".py"):
        module = project.modules.parsed(path)
        return trees_of(module) if module is not None else ()
    if path.endswith(".rb"):
        return ruby_tables.trees_of(project.source(path))
    if path.endswith(JVM_PROGRAMS):
        return jvm.trees_of(program_of(project.source(path)))
    if path.endswith(GO_PROGRAMS):
        return go_trees_of(go_program_of(project.source(path)))
    if path.endswith(".sql"):
        return rows_of(project.source(path))
    script = script_at(path, project)
    return tables_of(script) if script is not None else ()
