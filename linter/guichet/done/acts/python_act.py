"""An act of Python, and what decides it, followed backwards through names, calls and modules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from astroid import nodes

from guichet.core.memo import cached_property, keyed_memo, memo
from guichet.done.acts.closed import PHONE
from guichet.done.grounds.admitted import admitted
from guichet.done.grounds.chance import chance_in
from guichet.done.grounds.channel import closed_channel
from guichet.done.grounds.count import count_in
from guichet.done.grounds.device import device_in
from guichet.done.grounds.home import home_in
from guichet.done.grounds.hour import hour_in
from guichet.done.grounds.lacking import lacking
from guichet.done.grounds.person import people_in
from guichet.done.grounds.proof import level_in, proof_in, spent_in
from guichet.done.grounds.quota import quota_in
from guichet.done.grounds.rush import rush_in
from guichet.done.grounds.score import score_in
from guichet.done.nouns.act import Act, Ground, Reason
from guichet.done.nouns.admitted import Admitted
from guichet.done.offered.guards import guarded_by, is_light
from guichet.done.offered.ways_out import offers_way, template_leads_on
from guichet.reading.python.conditions import Condition, conditions_of
from guichet.reading.python.imports import reach
from guichet.reading.python.literals import words_of
from guichet.reading.python.module import Modules, PythonModule
from guichet.reading.templates.site import is_template

DETECTORS: Mapping[Reason, Callable[[nodes.NodeNG, PythonModule], Ground | tuple[Ground, ...] | None]] = {
    Reason.HOUR: hour_in,
    Reason.CHANCE: chance_in,
    Reason.COUNT: count_in,
    Reason.DEVICE: device_in,
    Reason.DOCUMENT: proof_in,
    Reason.HOME: home_in,
    Reason.AGAIN: spent_in,
    Reason.LEVEL: level_in,
    Reason.QUOTA: quota_in,
    Reason.RUSH: rush_in,
    Reason.PERSON: people_in,
    Reason.SCORE: score_in,
}
"""For each sort of reason, what tells it in a value: one module of `done/grounds` each."""


_WORDS: Mapping[Reason, re.Pattern[str]] = {
    Reason.HOUR: re.compile(r"hour|weekday|time\(\)|strftime|today|tm_wday|busday|localdate|\.day\b|now\b", re.I),
    Reason.CHANCE: re.compile(
        r"^[^\S\n]*(?:from|import)\s+(?:random|secrets|numpy)\b|\brandom\.|\bRandom\(|\brand\(|newid|shuffle|\.sample\(|tablesample|\bhash\(|crc32|adler32|[\"']\?[\"']|order_by\([^)\n]{0,80}settings"
        r"|srandmember|spop|microsecond|time_ns|perf_counter|uuid4|getrandbits|digest[\s\S]{0,400}(?:%|int\(|sort)|int\([^)\n]{0,400}digest|sort[\s\S]{0,200}digest"
        r"|(?:pk|id|numero|number|ref|reference)\)? % ",
        re.I | re.M,
    ),
    Reason.QUOTA: re.compile(r"\A(?=[\s\S]*(?:today|localdate|jour|daily|_day|isoformat|strftime))(?=[\s\S]*(?:incr\w*\(|count\w*\(|compte\w*\(|nombre\w*\(|nb_\w+\(|len\())", re.I),
    Reason.DEVICE: re.compile(r"user[-_]agent|sec-ch-ua", re.I),
    Reason.RUSH: re.compile(r"ping|seen|poll|refresh|heartbeat|visit|request|activ|load|check|hits|passage|connexion|actualis|recharg|requete|vu_le|signe|horodat|timestamp|clic|sort", re.I),
}  # fmt: skip
"""For some reasons, words without which a module and what it imports hold none: a cheap test before values are followed."""


def may_hold(reason: Reason, module: PythonModule) -> bool:
    """Whether a module, or what it imports, may hold a reason, by its words."""
    return reason not in _WORDS or reason in _held(module)


@memo
def _held(module: PythonModule) -> frozenset[Reason]:
    files = (module.path, *reach(module.path, module.modules))
    return frozenset[Reason]().union(*(_held_in(path, module.modules) for path in files))


@keyed_memo
def _held_in(path: str, modules: Modules) -> frozenset[Reason]:
    """The reasons of which a file has a word: many modules import the same ones."""
    text = modules.project.text(path)
    return frozenset(reason for reason, words in _WORDS.items() if words.search(text))


@keyed_memo
def _detected(reason: Reason, node: nodes.NodeNG, module: PythonModule) -> Ground | tuple[Ground, ...] | None:
    """The ground of a value, worked out once: many acts stand under one test."""
    return DETECTORS[reason](node, module)


@dataclass(eq=False)
class PythonAct(Act):
    """An act of a module: the node that does it, the values that decide it, and whether it says no only by turning away."""

    node: nodes.NodeNG
    module: PythonModule
    values: tuple[nodes.NodeNG, ...] = field(default=(), kw_only=True)
    weak: bool = field(default=False, kw_only=True)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests that decide whether it is done, nearest first; what merely precedes a weak act does not count."""
        found = conditions_of(self.node)
        return tuple(one for one in found if not (self.weak and one.before) or _lets_through(one.holder))

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what decides the act, of one sort, each once: by the tests around it, then by the values it takes."""
        if reason not in self._grounds:
            self._grounds[reason] = tuple(self._decided_by(reason)) if may_hold(reason, self.module) else ()
        yield from self._grounds[reason]

    @cached_property
    def _grounds(self) -> dict[Reason, tuple[Ground, ...]]:
        return {}

    def _decided_by(self, reason: Reason) -> Iterator[Ground]:
        seen = set()
        for node in (*(one.test for one in self.conditions), *self.values):
            told = _detected(reason, node, self.module)
            for ground in told if isinstance(told, tuple) else (told,):
                if ground is not None and (ground.path, ground.span) not in seen:
                    seen.add((ground.path, ground.span))
                    yield ground

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it."""
        return self.module.project.config.option(rule, name)

    @property
    def job(self) -> str:
        """The statement or the call, short enough for a message."""
        folded = " ".join(self.module.text(self.node).split())
        return folded if len(folded) <= 60 else f"{folded[:59]}…"

    @cached_property
    def gives_recourse(self) -> bool:
        """Whether what answers says until when, or whom to ask."""
        texts = [one.value for one in self.node.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
        return any(
            template_leads_on(one, self.module.project) is True if is_template(one) else offers_way(one)
            for one in texts
        )

    @cached_property
    def closed_channel(self) -> Ground | None:
        """The test by which it turns away those who did not come online, when no other door is let in."""
        return closed_channel(self.node, self.conditions, self.module)

    @cached_property
    def lacking(self) -> tuple[str, Ground] | None:
        """The thing that it turns people away for not having, and where that is tested."""
        return lacking(self.node, self.conditions, self.module)

    @cached_property
    def admitted(self) -> tuple[Admitted, ...]:
        """What the tests around it let in, when it turns the rest away."""
        return tuple(admitted(self.node, self.conditions, self.module))

    @cached_property
    def is_staffed(self) -> bool:
        """Whether the names around it are of a channel held by people."""
        return any(PHONE.search(name) for name in names_around(self.node))

    @cached_property
    def light_view(self) -> str | None:
        """The name of a page that it keeps people from and that needs no proof of who they are, when all of them do not."""
        views = list(guarded_by(self.node, self.module))
        light = [is_light(one) for one in views]
        return views[light.index(True)].node.name if True in light and False not in light else None

    @cached_property
    def said(self) -> str:
        """What the function around says: its names and its texts."""
        function = self.node.frame()
        around = function if isinstance(function, nodes.FunctionDef) else self.node
        return str(around.as_string())


_THROUGH = re.compile(
    r"super\(|get_response|call_next|\b(?:view|view_func|viewfunc|func|fn|f|wrapped|handler|function)\("
)
_NAMED_OPEN = re.compile(r"ouvert|\bopen|_open|horaire|hours|accessible", re.I)


def _lets_through(holder: nodes.NodeNG) -> bool:
    """Whether the branch that left hands the person on to the page, so that what follows is the closed door."""
    return isinstance(holder, nodes.If) and bool(
        _THROUGH.search(holder.body[-1].as_string()) or _NAMED_OPEN.search(holder.test.as_string())
    )


def names_around(node: nodes.NodeNG) -> Iterator[str]:
    """Yield the names of the functions and classes around a node, nearest first."""
    while node is not None:
        if isinstance(node, nodes.FunctionDef | nodes.ClassDef):
            yield node.name
        node = node.parent


def about(node: nodes.NodeNG) -> frozenset[str]:
    """Return the words of the names of the functions and classes around a node."""
    return frozenset(word for name in names_around(node) for word in words_of(name))
