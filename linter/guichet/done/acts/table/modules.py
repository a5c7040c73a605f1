"""The tables of a Python module, handed to those who read any table, whatever it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from guichet.core.places import Place
from guichet.done.nouns.act import Act
from guichet.done.nouns.places import place_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import classes_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

Read = Callable[[Tree, Place], Iterable[Act]]


def of_tables(
    read: Read, trees: Callable[[PythonModule], Iterable[Tree]] = trees_around
) -> Callable[[PythonModule], Iterator[Act]]:
    """Return what reads the tables of a module as `read` does any table; those of tests and migrations do nothing to anyone."""

    def acts_in(module: PythonModule) -> Iterator[Act]:
        if is_test(module) or is_migration(module):
            return
        place = place_of(module.tree, module)
        for tree in trees(module):
            yield from read(tree, place)

    return acts_in


def of_all_tables(
    read: Callable[[Iterable[Tree], Place], Iterable[Act]],
    trees: Callable[[PythonModule], Iterable[Tree]] = trees_around,
) -> Callable[[PythonModule], Iterator[Act]]:
    """Return the same for what reads the tables of a module beside one another."""

    def acts_in(module: PythonModule) -> Iterator[Act]:
        if not is_test(module) and not is_migration(module):
            yield from read(tuple(trees(module)), place_of(module.tree, module))

    return acts_in


def with_text(
    read: Callable[[Tree, Place, str], Iterable[Act]], trees: Callable[[PythonModule], Iterable[Tree]]
) -> Callable[[PythonModule], Iterator[Act]]:
    """Return the same for what reads a table beside the text that holds it."""

    def acts_in(module: PythonModule) -> Iterator[Act]:
        yield from of_tables(lambda tree, place: read(tree, place, module.source.text), trees)(module)

    return acts_in


def with_classes(module: PythonModule) -> tuple[Tree, ...]:
    """Return the classes of a module as tables, then its tables and those of the data that it reads."""
    return (*classes_of(module), *trees_around(module))


def called_by_none(module: PythonModule) -> Iterator[Tree]:
    """Yield its tables and those of the data that it reads, those given to a call left out: a field of a form is read as one."""
    yield from (tree for tree in trees_around(module) if tree.value is None)
