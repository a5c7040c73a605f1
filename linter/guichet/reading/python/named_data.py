"""The files of data that a module names: what they hold is told with it, once, by the first of the project to name them."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.data.documents import Document, documents_of, is_first_to_name
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule


@memo
def first_named(module: PythonModule) -> tuple[Document, ...]:
    """Return the files of data that a module is the first of the project to name."""
    named = documents_of(module.source.text, module.path, module.project)
    return tuple(one for one in named if is_first_to_name(one, module.path, module.project))


@memo
def trees_first_named(module: PythonModule) -> tuple[Tree, ...]:
    """Return the trees of these files, those that can be read."""
    return tuple(tree for one in first_named(module) if (tree := tree_of(one)) is not None)


def trees_around(module: PythonModule) -> tuple[Tree, ...]:
    """Return the tables that a module writes out, then those of the files that it is the first to name."""
    return (*trees_of(module), *trees_first_named(module))
