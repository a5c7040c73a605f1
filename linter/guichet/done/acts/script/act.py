"""An act of a script, and what decides it, followed backwards through names, calls, callbacks and imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guichet.core.memo import cached_property
from guichet.done.acts.closed import PHONE
from guichet.done.grounds.answers import LEAST, of_name
from guichet.done.grounds.script_chance import chance_in
from guichet.done.grounds.script_consent import agreement_in, wants_a_yes
from guichet.done.grounds.script_count import count_in
from guichet.done.grounds.script_device import device_in, wants_more
from guichet.done.grounds.script_hour import hour_in
from guichet.done.grounds.script_quota import quota_in
from guichet.done.grounds.script_rush import rush_in
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of_script
from guichet.done.offered.ways_out import offers_way
from guichet.done.words import speaks_of
from guichet.reading.python.literals import words_of
from guichet.reading.scripts.conditions import Condition
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import field as field_of
from guichet.reading.scripts.syntax import function_around, name_of, text
from guichet.reading.scripts.texts import selector_of
from guichet.reading.scripts.ways import Way, ways_to

DETECTORS: Mapping[Reason, Callable[[Any, Script], Ground | None]] = {
    Reason.COUNT: count_in,
    Reason.HOUR: hour_in,
    Reason.CHANCE: chance_in,
    Reason.DEVICE: device_in,
    Reason.QUOTA: quota_in,
    Reason.RUSH: rush_in,
}
"""For each sort of reason, what tells it in a value of a script: the twins of those of Python."""


@dataclass(eq=False)
class ScriptAct(Act):
    """An act of a script: the node that does it, the values that decide it, and whether it says no only by turning away."""

    node: Any
    script: Script
    values: tuple[Any, ...] = field(default=(), kw_only=True)
    weak: bool = field(default=False, kw_only=True)

    @cached_property
    def ways(self) -> list[Way]:
        """The ways by which it comes to run, each with its tests and what it waits for."""
        return ways_to(self.node, self.script)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests that decide whether it is done, on any way, nearest first; what merely precedes a weak act does not count."""
        found = {one.test.id: one for way in self.ways for one in way.conditions}
        return tuple(one for one in found.values() if not (self.weak and one.before))

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides the act, of one sort, each once: by the tests around it, then by the values it takes."""
        detect = DETECTORS.get(reason)
        seen = set()
        asked = [
            one for one in self.conditions if reason is not Reason.DEVICE or not wants_more(one.test, holds=one.holds)
        ]
        deciding = [(one.test, one.script or self.script) for one in asked]
        for node, script in (*deciding, *((value, self.script) for value in self.values)) if detect else ():
            ground = detect(node, script) if detect else None
            if ground is not None and (ground.path, ground.span) not in seen:
                seen.add((ground.path, ground.span))
                yield ground

    @cached_property
    def agreement(self) -> tuple[Agreement, Ground] | None:
        """What must have been answered for it to be done, on the way that asks least, and where that is tested."""
        found: list[tuple[Agreement, Ground]] = []
        for way in self.ways:
            asked = list(self._asked(way))
            if not asked:
                return None
            asked += self._pressed(way)
            found.append(max(asked, key=lambda one: LEAST.index(one[0])))
        return min(found, key=lambda one: LEAST.index(one[0]), default=None)

    def _pressed(self, way: Way) -> Iterator[tuple[Agreement, Ground]]:
        """A yes that is written out beside another answer: what was kept is "no", and what is pressed is "yes"."""
        for one in way.conditions:
            script = one.script or self.script
            if one.holds and wants_a_yes(one.test, script) and agreement_in(one.test, True, script) is None:
                place = script.span(one.test)
                yield Agreement.GIVEN, Ground(Reason.CONSENT, script.path, place, script.written(one.test))

    def _asked(self, way: Way) -> Iterator[tuple[Agreement, Ground]]:
        for one in way.conditions:
            script = one.script or self.script
            agreement = agreement_in(one.test, one.holds, script)
            if agreement is not None:
                yield agreement, Ground(Reason.CONSENT, script.path, script.span(one.test), script.written(one.test))
        heard = field_of(field_of(way.heard, "function"), "object") if way.heard is not None else None
        pressed = f"{selector_of(heard, self.script) or ''} {text(heard)}" if heard is not None else ""
        waits = any(wants_a_yes(one.test, one.script or self.script) for one in way.conditions if one.holds)
        for name in (*way.names, way.event or "", pressed):
            if (said := of_name(name)) in (Agreement.GIVEN, Agreement.REFUSED):
                said = Agreement.GIVEN if waits else said  # one function hears both answers, and tells them apart
                yield said, Ground(Reason.CONSENT, self.path, self.span, self.script.written(self.node))

    @property
    def shown(self) -> str:
        """Its source on one line, cut when it is long."""
        return " ".join(self.script.written(self.node).split())[:80]

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it."""
        return self.script.project.config.option(rule, name)

    @cached_property
    def is_about_places(self) -> bool:
        """Whether the script, or its page, speaks of slots or of waiting for one's turn."""
        said = f"{self.path} {self.script.text[:20_000]}"
        return speaks_of(said, "places.slots") or speaks_of(said, "places.waiting")

    @cached_property
    def gives_recourse(self) -> bool:
        """Whether the answer, or the function around, offers another way than to come back."""
        around = function_around(self.node)
        return offers_way(text(around if around is not None else self.node))

    @cached_property
    def is_staffed(self) -> bool:
        """Whether what it acts on, or the functions around, are of a channel held by people."""
        return bool(PHONE.search(" ".join((self.script.source_of(self.node), *names_around(self.node)))))


def names_around(node: Any) -> Iterator[str]:
    """Yield the names of the functions and classes around a node, nearest first."""
    while node is not None:
        if name_of(node) and node.type != "variable_declarator":
            yield name_of(node)
        node = node.parent


def script_act(
    kind: Kind, node: Any, script: Script, *values: Any, weak: bool = False, sort: type[ScriptAct] = ScriptAct
) -> ScriptAct:
    """Return an act of a script, with its place and the words around it."""
    return sort(
        kind, script.path, script.span(node), place_of_script(script.path, script.text), node, script, values=values, weak=weak,
        about=frozenset(word for name in (*names_around(node), text(node)[:200]) for word in words_of(name)),
    )  # fmt: skip
