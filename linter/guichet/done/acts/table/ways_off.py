"""Switches of a procedure that leave the screen alone: online is on, paper and the counter are off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.done.acts.switched import Switch, switches_of
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import entries, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import trees_first_named
from guichet.reading.python.parts import lookup
from guichet.reading.python.roles import is_migration, is_test

_OFF = re.compile(r"\b(?:False|None)\b")


@dataclass(eq=False)
class WaysOff(Act):
    """A door without a screen that is switched off, when none is left on."""

    shown_as: str = ""
    certain: bool = True

    @cached_property
    def closed_channel(self) -> Ground | None:
        """The switch."""
        return Ground(Reason.CHANNEL, self.path, self.span, self.shown_as, certain=self.certain)


def acts_in(module: PythonModule) -> Iterator[WaysOff]:
    """Yield the doors that the tables of a module, and the data that it reads, switch off."""
    if is_test(module) or is_migration(module):
        return
    place = place_of(module.tree, module)
    if _OFF.search(module.source.text) and any(
        word in module.source.lowered for word in entries("ways.without_screen")
    ):
        yield from ways_off((one for one in trees_of(module) if not _is_looked_into(one.key, module)), place)
    yield from ways_off(trees_first_named(module), place)


def _is_looked_into(name: str, module: PythonModule) -> bool:
    """Whether the module asks a table about the way by which someone came: the test that turns them away says it already."""
    looked = (lookup(one) for one in module.walk(nodes.Subscript, nodes.Call))
    return any(dotted(one[0]) == name and not isinstance(one[1], nodes.Const) for one in looked if one is not None)


def ways_off(trees: Iterable[Tree], place: Place) -> Iterator[WaysOff]:
    """Yield the first door that each table of switches shuts, when those without a screen are all shut and another is open."""
    for tree in trees:
        for around, holder in tree.walk():
            if (shut := _shut_in(switches_of(holder), (*around, holder))) is not None:
                yield WaysOff(Kind.REFUSE, shut.at.path, shut.at.span, place, shown_as=shut.shown)


def _shut_in(switches: list[Switch], around: tuple[Tree, ...]) -> Switch | None:
    """The first door without a screen among some switches, when all of them are off and one with a screen is on."""
    paper = [one for one in switches if speaks_of(one.name, "ways.without_screen")]
    if not paper or any(one.is_on for one in paper):
        return None
    is_met = any(speaks_of(one.name, "ways.met") for one in switches)
    screens = "ways.answered_on_screen" if is_met else "ways.filed_online"
    online = [one for one in switches if speaks_of(one.name, screens) and one not in paper]
    others = [one for one in switches if speaks_of(one.name, "ways.offline") and one not in online]
    if any(one.is_on for one in others) or not any(one.is_on for one in online) or _is_of_answers(around, is_met):
        return None
    return paper[0]


def _is_of_answers(around: tuple[Tree, ...], is_met: bool) -> bool:
    """Whether the table is about how a service writes or is paid, or what a page shows: nobody asks for anything by it.

    Nobody is written to at a counter: a table of the ways to contact a service that holds one is about those who come.
    """
    words = " ".join((*(one.key for one in around), *(part.key for part in around[-1].parts)))
    return speaks_of(words, "ways.written_back" if is_met else "ways.answers") or speaks_of(words, "ways.displayed")
