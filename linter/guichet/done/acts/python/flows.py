"""What Python keeps of people and where it sends it: logs, requests to others, files handed over, addresses made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.memo import cached_property
from guichet.core.places import Place, place_of_path
from guichet.done.acts.logs import logged_in
from guichet.done.acts.python.outside import addresses_in, is_request, sent_in
from guichet.done.acts.python.visits import is_opening, kept_in, names_person, read_marks, runs_at_each_page
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.data.python_data import data_in
from guichet.done.grounds.answers import LEAST, is_measure, of_name
from guichet.done.grounds.python_consent import agreement_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.datum import Agreement, Datum, Sort, each_once
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import holds
from guichet.reading.python.module import PythonModule, dotted, queried_model
from guichet.reading.python.origins import origins
from guichet.reading.python.roles import is_test

_PICTURED = {
    "www.gravatar.com": (Datum(Sort.IDENTITY, "email", "email"),),
    "gravatar.com": (Datum(Sort.IDENTITY, "email", "email"),),
}
"""Hosts that are asked for a picture by a digest of one's address, which tells them who is here."""
_SENDING = re.compile(
    r"(?:^|\.)(?:send|track|capture|identify|hit|log_visit|increment|push|record|measure|mesurer|compter)\w*$", re.I
)


@dataclass(eq=False)
class PythonFlow(PythonAct):
    """Something kept or sent."""

    @cached_property
    def agreement(self) -> tuple[Agreement, Ground] | None:
        """What must have been answered for it to be done: by the tests around it, by what the query keeps."""
        asked = [
            (found, Ground(Reason.CONSENT, self.path, self.module.span(one.test), self.module.text(one.test)))
            for one in self.conditions
            if (found := agreement_in(one.test, holds(one, self.node), self.module)) is not None
        ]
        if asked:
            return max(asked, key=lambda one: LEAST.index(one[0]))
        queries = [one.node for value in (self.node, *self.values) for one in origins(value, self.module) if isinstance(one.node, nodes.Call)]  # fmt: skip
        kept = [word for one in queries for word in _kept_by(one) if of_name(word.arg or "") is Agreement.GIVEN]
        return (Agreement.GIVEN, Ground(Reason.CONSENT, self.path, self.span, kept[0].as_string())) if kept else None

    @property
    def is_outside(self) -> bool:
        """Whether what it sends leaves for another organisation's host."""
        return self.kind is Kind.SEND and self.to != "measure"

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

    @property
    def notes_reading(self) -> bool:
        """Whether it notes each page that a person reads, with who they are, at every page of the site."""
        if self.to != "visits" or self.is_agreed or not self.place.is_public:
            return False
        if isinstance(self.node, nodes.Assign):
            return True
        if is_opening(self.node) and isinstance(self.node, nodes.Call) and Sort.DEVICE in self.sorts():
            return bool(names_person(self.node)) or bool(self.sorts() & {Sort.IDENTITY, Sort.NUMBER})
        pages = any(one.what == "page" for one in self.data)
        who = bool(self.sorts() & {Sort.IDENTITY, Sort.NUMBER})
        return who and ((pages and runs_at_each_page(self.node)) or self._is_of_traces)

    @property
    def is_sure(self) -> bool:
        """Whether it runs at every page, or as a message opens: what a page of its own keeps may be wanted."""
        return not (self.to == "visits" and self._is_of_traces) or runs_at_each_page(self.node)

    @property
    def _is_of_traces(self) -> bool:
        """Whether what is kept is called a trace of what people read or search, and holds their line or their device."""
        node = self.node if isinstance(self.node, nodes.Call) else None
        named = (queried_model(node) or dotted(node.func).rpartition(".")[2]) if node is not None else ""
        device = any(one.what in ("line", "browser", "page", "origin") for one in self.data)
        return device and speaks_of(named, "retention.traces") and not speaks_of(named, "retention.files")


def _kept_by(node: nodes.NodeNG) -> Iterator[nodes.Keyword]:
    """What the filters of a query keep: `filter(consent=True)` before `values(…)`."""
    while isinstance(node, nodes.Call | nodes.Attribute):
        if isinstance(node, nodes.Call):
            if getattr(node.func, "attrname", "") in ("filter", "where", "get"):
                yield from node.keywords
            node = node.func
        else:
            node = node.expr


def acts_in(module: PythonModule) -> Iterator[PythonFlow]:
    """Yield what a module keeps of people or sends, with what it says of them and where it goes."""
    if is_test(module) or place_of_path(module.path) in (Place.FIXTURE, Place.VENDORED):
        return
    for node in (
        module.walk(nodes.JoinedStr, nodes.BinOp)
        if "http" in module.source.text or "url" in module.source.text.lower()
        else ()
    ):
        for kind, to, place, given in addresses_in(node, module):
            data = _data(given, module) or _PICTURED.get(to, ())
            if data and not any(isinstance(one, nodes.Call) and is_request(one) for one in _above(node)):
                yield _flow(kind, node, place, module, data, to)
    for node in module.walk(nodes.Assign):
        for kind, to, place, given in read_marks(node, module):
            yield _flow(kind, node, place, module, _data(given, module), to, given)
    for node in module.walk(nodes.Call):
        for kind, to, place, given in (*logged_in(node, module), *sent_in(node, module), *kept_in(node, module)):
            data = _data(given, module)
            if data:
                yield _flow(kind, node, place, module, data, to, given)
        if _SENDING.search(dotted(node.func)) and is_measure(dotted(node.func)):
            yield _flow(Kind.SEND, node, node, module, (), "measure")


def _above(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    while node is not None and not node.is_statement:
        node = node.parent
        yield node


def _data(given: list[nodes.NodeNG], module: PythonModule) -> tuple[Datum, ...]:
    return each_once(datum for value in given for datum in data_in(value, module))


def _flow(
    kind: Kind,
    node: nodes.NodeNG,
    place: nodes.NodeNG,
    module: PythonModule,
    data: tuple[Datum, ...],
    to: str,
    given: Iterable[nodes.NodeNG] = (),
) -> PythonFlow:
    return PythonFlow(
        kind,
        module.path,
        module.span(place),
        place_of(node, module),
        node,
        module,
        values=tuple(given),
        data=data,
        to=to,
        about=about(node),
    )
