"""Dialogues of robots kept as tables, where whoever is not understood is asked again, and no step leads to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from guichet.core.places import place_of_path
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.done.pages.robots import hands_over
from guichet.done.words import speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of, trees_holding
from guichet.reading.data.yes_no import is_no
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.templates.site import PROGRAMS

if TYPE_CHECKING:
    from guichet.reading.project.project import Project
    from guichet.reading.templates.page import Pages

_LARGEST = 60_000
_WAKES = ("understand", "understood", "compr", "rephras", "reformul")
_LONGEST = 200
_FIRST = re.compile(r"(?:accueil|home|start|debut|welcome|root|main|intro|greet)", re.I)
"""The step by which a dialogue begins: nothing has to lead to it."""
_PASSING = ("hand", "transf", "escal", "human", "humain", "agent", "advis", "conseill", "operat", "relais")


def loops_in_code(module: PythonModule) -> Iterator[Tree]:
    """Yield the step of the dialogues of a module that asks again, and again, those who are not understood."""
    if place_of_path(module.path) is None and not _reaches_someone(module.source.text):
        for tree in trees_of(module):
            found = _loop(tree) or (_sent_back(tree) if speaks_of(module.source.text, "robots.robot") else None)
            if found is not None and not _is_helped(module.path, module.project):
                yield found
                return


def loops_in_data(project: Project) -> Iterator[Tree]:
    """Yield the step of each file of data that asks again, and again, those who are not understood."""
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and place_of_path(path) is None:
            text = project.text(path)
            may_loop = speaks_of(path, "robots.robot") or any(word in text for word in _WAKES)
            if len(text) < _LARGEST and may_loop:
                document = document_at(path, project)
                tree = tree_of(document) if document is not None else None
                if tree is None or (_reaches_someone(text) and not _is_out_of_reach(tree, project)):
                    continue
                if (found := _loop(tree)) is not None and not _is_helped(path, project):
                    yield found


def _is_out_of_reach(tree: Tree, project: Pages) -> bool:
    """Whether a dialogue gives somebody to talk to in steps alone that nothing leads to, there or in the programs beside."""
    ends = [one for one in tree.ends if one.value is not None]
    named = {one.value for one in ends if one.key or (one.value or "").isidentifier()}
    steps = [
        part
        for _, holder in tree.walk()
        if any(one.key in named for one in holder.parts)
        for part in holder.parts
        if part.parts and part.key
    ]
    lost = [one for one in steps if one.key not in named and _reaches_someone(one.said) and not _FIRST.match(one.key)]
    if not lost:
        return False
    beside = _beside(tree.path, project)
    if any(
        f"{quote}{one.key}{quote}" in beside or f".{one.key}" in beside for one in lost for quote in ("'", '"', "`")
    ):
        return False
    inside = {id(part) for one in lost for _, part in one.walk()}
    return not _reaches_someone(" ".join(f"{one.key} {one.value or ''}" for _, one in tree.walk() if id(one) not in inside))  # fmt: skip


def _beside(path: str, project: Pages) -> str:
    """What the programs beside a dialogue hold."""
    return "\n".join(project.text(one) for one in project.beside(path) if one.endswith(PROGRAMS) and one != path)


def _loop(tree: Tree) -> Tree | None:
    """The step that says that nothing was understood and leads on, in a dialogue of a robot."""
    for around, one in tree.walk():
        said = one.value or ""
        if said and len(said) < _LONGEST and around and speaks_of(said, "robots.lost"):
            leads = any(speaks_of(part.key, "robots.leads") for part in around[-1].leaves if part is not one)
            if leads and speaks_of(f"{tree.path} {tree.said}", "robots.robot"):
                return one
    return _sent_back(tree) if speaks_of(tree.path, "robots.robot") else None


def _sent_back(tree: Tree) -> Tree | None:
    """The setting by which whatever is not understood leads to a step of the dialogue, among steps that all speak and lead on."""
    for around, one in tree.walk():
        if one.value and around and speaks_of(one.key, "robots.otherwise"):
            steps = [part for holder in around for part in holder.parts if part.parts]
            spoken = [part for part in steps if any(len((leaf.value or "").split()) > 2 for leaf in part.leaves)]
            leading = [part for part in spoken if any(_leads(each) for each in part.parts)]
            if len(leading) > 1 and any(part.key == one.value for part in leading):
                return one
    return None


def _leads(one: Tree) -> bool:
    return speaks_of(one.key, "robots.leads") or speaks_of(one.key, "robots.otherwise")


def never_passed_on(tree: Tree) -> Tree | None:
    """Return the setting of a robot that says that it hands nobody over to a person: `handoff: {enabled: false}`."""
    if not speaks_of(f"{tree.path} {tree.said}", "robots.robot"):
        return None
    for around, one in tree.walk():
        named = one.key if speaks_of(one.key, "robots.passes_on") else f"{around[-1].key if around else ''} {one.key}"
        on = speaks_of(one.key, "robots.passes_on") or speaks_of(one.key, "decisions.on")
        if is_no(one.value) and on and speaks_of(named, "robots.passes_on"):
            return one
    return None


def passing_off_in_code(module: PythonModule) -> Iterator[Tree]:
    """Yield the setting of a module by which a robot hands nobody over."""
    if place_of_path(module.path) is None and not PHONE_NUMBER.search(module.source.text):
        yield from islice((found for tree in trees_of(module) if (found := never_passed_on(tree)) is not None), 1)


def passing_off_in_data(project: Project) -> Iterator[Tree]:
    """Yield the setting of each file of data by which a robot hands nobody over."""
    for tree in trees_holding(_PASSING, project):
        text = project.text(tree.path)
        if len(text) < _LARGEST and not PHONE_NUMBER.search(text) and (found := never_passed_on(tree)) is not None:
            yield found


def _reaches_someone(text: str) -> bool:
    return hands_over(text) or speaks_of(text, "robots.person")


def _is_helped(path: str, project: Pages) -> bool:
    """Whether the programs beside a dialogue pass people on to someone, whatever the dialogue says."""
    beside = (one for one in project.beside(path) if one.endswith(PROGRAMS) and one != path)
    return any(_reaches_someone(project.text(one)) for one in beside)
