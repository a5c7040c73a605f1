"""What one must prove before one goes in: an account at a provider, a level of identity, a face; in code and in data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts import entrances, levels
from guichet.done.acts.paper_dates import past_dates
from guichet.done.acts.scales import strongest_in
from guichet.done.acts.script_faces import faces_in
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of, place_of_script
from guichet.done.offered.guards import is_light
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import classes_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import trees_around
from guichet.reading.scripts.javascript import Script


class Wanted(StrEnum):
    """What is wanted of someone."""

    ACCOUNT = "account"
    """An account at one provider, and no other way in."""
    LEVEL = "level"
    FACE = "face"
    FACE_ALONE = "face alone"
    """A face, and nothing instead."""
    IN_DATE = "in date"
    """An identity card whose printed date is not past."""


@dataclass(eq=False)
class Proof(Act):
    """One demand: `shown` is what is wanted; `light` whether what it guards needs none, None when that is not known."""

    wanted: Wanted = field(kw_only=True)
    shown: str = field(default="", kw_only=True)
    light: bool | None = field(default=None, kw_only=True)
    before: str = field(default="", kw_only=True)
    """What it stands before, when that has a name."""
    is_of_code: bool = field(default=False, kw_only=True)
    """Whether code asks for it where it is written, rather than a setting."""


def acts_in(module: PythonModule) -> Iterator[Proof]:
    """Yield what a module, its tables and the data that it reads want of people before they go in."""
    place = place_of(module.tree, module)
    said: set[tuple[str, Span]] = set()
    beside = _texts(module)
    for tree in trees_around(module):
        for one in proofs_in(tree, place, beside):
            if (one.path, one.span) not in said and not (one.wanted is Wanted.ACCOUNT and _is_set_again(tree, module)):
                said.add((one.path, one.span))
                yield one
    for owner in classes_of(module):
        for at, provider in entrances.only_entrances(owner, beside):
            yield Proof(Kind.PROVE, at.path, at.span, place, wanted=Wanted.ACCOUNT, shown=provider, light=True)
    for node, level, before, light in levels.levels_in(module):
        if (module.path, module.span(node)) not in said:
            yield Proof(
                Kind.PROVE, module.path, module.span(node), place_of(node, module), wanted=Wanted.LEVEL, shown=level, light=light, before=before, is_of_code=True,
            )  # fmt: skip
    for step, views in strongest_in(module):
        unneeding = [one.node.name for one in views if is_light(one)]
        if unneeding and len(unneeding) == len(views):
            yield Proof(
                Kind.PROVE, module.path, module.span(step), place_of(views[0].node, views[0].module),
                wanted=Wanted.LEVEL, shown=dotted(step), light=True, before=unneeding[0],
            )  # fmt: skip
    for test in past_dates(module):
        yield Proof(Kind.PROVE, module.path, module.span(test), place_of(test, module), wanted=Wanted.IN_DATE)


def _texts(module: PythonModule) -> str:
    """The texts of a module, its comments left out."""
    return " ".join(
        one.value for one in module.walk(nodes.Const) if isinstance(one.value, str) and len(one.value) < 200
    )


_WRITES = (" =", " +=", ".append(", ".insert(", ".extend(")


def _is_set_again(tree: Tree, module: PythonModule) -> bool:
    """Whether the project gives a setting more than one value: the ways in are not only those listed here."""
    texts = [module.project.text(path) for path in module.project.paths if path.endswith(".py")] if tree.key else []
    return sum(text.count(f"{tree.key}{sign}") for text in texts for sign in _WRITES) > 1


def proofs_in(tree: Tree, place: Place, beside: str = "") -> Iterator[Proof]:
    """Yield what a table wants of people before they go in; `beside` is what is written around it."""

    def proof(at: Tree, wanted: Wanted, shown: str, light: bool | None = True, before: str = "") -> Proof:
        return Proof(Kind.PROVE, at.path, at.span, place, wanted=wanted, shown=shown, light=light, before=before)

    for at, provider in entrances.only_entrances(tree, beside):
        yield proof(at, Wanted.ACCOUNT, provider)
    for at, level, before in levels.levels_kept(tree):
        yield proof(at, Wanted.LEVEL, level, before=before)
    for at, before, light, alone in levels.faces_kept(tree):
        yield proof(at, Wanted.FACE_ALONE if alone else Wanted.FACE, at.value or at.key, light, before)


def acts_in_script(script: Script) -> Iterator[Proof]:
    """Yield the levels that a script asks for before what needs none, and the faces that it films."""
    place = place_of_script(script.path)
    for film in faces_in(script):
        yield Proof(
            Kind.PROVE, script.path, script.span(film), place,
            wanted=Wanted.FACE_ALONE, shown=" ".join(script.written(film).split())[:60], is_of_code=True,
        )  # fmt: skip
    for node, level, before in levels.levels_in_script(script):
        yield Proof(
            Kind.PROVE, script.path, script.span(node), place,
            wanted=Wanted.LEVEL, shown=level, light=True, before=before, is_of_code=True,
        )  # fmt: skip
