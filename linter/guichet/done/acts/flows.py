"""What Python keeps of people and where it sends it: logs, requests to others, files handed over, addresses made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.act import Datum, Kind, Sort
from guichet.done.acts.logs import logged_in
from guichet.done.acts.outside import sent_in
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.acts.visits import kept_in
from guichet.done.grounds.answers import is_measure
from guichet.done.people.python_data import data_in
from guichet.done.places import place_of
from guichet.reading.python.module import PythonModule, dotted

_SENDING = re.compile(
    r"(?:^|\.)(?:send|track|capture|identify|hit|log_visit|increment|push|record|measure|mesurer|compter)\w*$", re.I
)


@dataclass(eq=False)
class PythonFlow(PythonAct):
    """Something kept or sent."""

    @property
    def is_measure(self) -> bool:
        """Whether it feeds a measure of people, by the name of what it calls."""
        call = self.node
        return isinstance(call, nodes.Call) and is_measure(dotted(call.func)) and self.to == "measure"

    @property
    def follows_people(self) -> bool:
        """Whether it notes the line and the device of a person who is told apart, at each page they read."""
        if self.to != "visits" or self.is_agreed or not self.place.is_public:
            return False
        device = {one.what for one in self.data if one.sort is Sort.DEVICE}
        return len(device) >= 2 and bool(self.sorts() & {Sort.IDENTITY, Sort.NUMBER})


def acts_in(module: PythonModule) -> Iterator[PythonFlow]:
    """Yield what a module keeps of people or sends, with what it says of them and where it goes."""
    for node in module.walk(nodes.Call):
        for kind, to, place, given in (*logged_in(node, module), *sent_in(node, module), *kept_in(node, module)):
            data = _data(given, module)
            if data:
                yield _flow(kind, node, place, module, data, to)
        if _SENDING.search(dotted(node.func)) and is_measure(dotted(node.func)):
            yield _flow(Kind.SEND, node, node, module, (), "measure")


def _data(given: list[nodes.NodeNG], module: PythonModule) -> tuple[Datum, ...]:
    found: dict[tuple[Sort, str], Datum] = {}
    for value in given:
        for datum in data_in(value, module):
            found.setdefault((datum.sort, datum.what), datum)
    return tuple(found.values())


def _flow(
    kind: Kind, node: nodes.Call, place: nodes.NodeNG, module: PythonModule, data: tuple[Datum, ...], to: str
) -> PythonFlow:
    return PythonFlow(
        kind, module.path, module.span(place), place_of(node, module), node, module, data=data, to=to, about=about(node)
    )
