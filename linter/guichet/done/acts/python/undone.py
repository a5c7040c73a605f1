"""Places put within reach in Python and taken back soon after, by a job that the same code plans or by a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, names_around
from guichet.done.acts.server.effects import Effect, effect_of_words, effects_of_function
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes

_PLANS = frozenset(
    {
        "apply_async",
        "Timer",
        "call_later",
        "enqueue_in",
        "add_job",
        "send_with_options",
        "run_later",
        "schedule",
        "enter",
    }
)
_DELAYS = frozenset({"countdown", "eta", "delay", "interval", "run_date", "time_delta"})
_UNITS = {"seconds": 1 / 60, "minutes": 1.0, "hours": 60.0, "days": 1440.0, "milliseconds": 1 / 60_000}
_SINCE = ("__gte", "__gt")


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield the plans that take places back, and the queries that only show those just put online, with how long they stay."""
    for call in module.walk(nodes.Call):
        last = dotted(call.func).rpartition(".")[2]
        minutes = None
        if last in _PLANS and _takes_back(call, module):
            minutes = _planned(call, last)
        elif last in ("filter", "exclude"):
            minutes = next((found for word in call.keywords if (found := _window(word, module)) is not None), None)
        if minutes is not None:
            yield PythonAct(
                Kind.RELEASE, module.path, module.span(call), place_of(call, module), call, module, values=(), lasts=int(minutes)
            )  # fmt: skip
        elif last in ("combine", "replace", "time") and (hour := _written_hour(call, module)) is not None:
            named = _given_to(call)
            if speaks_of(named, "places.opens") and speaks_of(f"{named} {_owner(call)} {module.path}", "places.slots"):
                yield NightlyRelease(
                    Kind.RELEASE, module.path, module.span(call), place_of(call, module), call, module, values=(), at=hour
                )  # fmt: skip


@dataclass(eq=False)
class NightlyRelease(PythonAct):
    """Places whose moment of opening is written in code, at an hour of the night."""

    at: tuple[int, int] = field(default=(0, 0), kw_only=True)

    @property
    def is_at_night(self) -> bool:
        """Whether they open between 22:00 and 6:00."""
        return self.at[0] >= 22 or self.at[0] < 6

    @property
    def first_hour(self) -> str:
        """The hour at which they open, as "03:15"."""
        return f"{self.at[0]:02d}:{self.at[1]:02d}"


def _written_hour(call: nodes.Call, module: PythonModule) -> tuple[int, int] | None:
    """The hour that a moment is set to: `datetime.combine(day, time(0, 5))`, `.replace(hour=3, minute=0)`, a constant `time(3)`."""
    last = dotted(call.func).rpartition(".")[2]
    if last == "combine" and len(call.args) > 1:
        for one in origins(call.args[1], module):
            if isinstance(one.node, nodes.Call) and dotted(one.node.func).rpartition(".")[2] == "time":
                return _numbers(one.node.args)
        return None
    if (
        last == "time"
        and isinstance(call.parent, nodes.Assign)
        and isinstance(call.parent.parent, nodes.Module | nodes.ClassDef)
    ):
        return _numbers(call.args)
    words = {word.arg: word.value for word in call.keywords}
    return (
        _numbers([words["hour"], *([words["minute"]] if "minute" in words else [])])
        if last == "replace" and "hour" in words
        else None
    )


def _numbers(given: list[nodes.NodeNG]) -> tuple[int, int] | None:
    values = [value_of(one) for one in given[:2]]
    whole = [one for one in values if isinstance(one, int)]
    return (whole[0], whole[1] if len(whole) > 1 else 0) if whole and len(whole) == len(values) else None


def _given_to(call: nodes.Call) -> str:
    """The name of what a moment is given to: a column, a keyword, a constant, the function that gives it back."""
    for one in call.node_ancestors():
        if isinstance(one, nodes.Keyword):
            return one.arg if one.arg and "__" not in one.arg else ""
        if isinstance(one, nodes.Assign):
            target = one.targets[0]
            kept = isinstance(target, nodes.AssignAttr) or (
                isinstance(target, nodes.AssignName) and target.name.isupper()
            )
            return str(target.as_string()) if kept else ""
        if isinstance(one, nodes.FunctionDef):
            return str(one.name)
    return ""


def _owner(call: nodes.Call) -> str:
    return " ".join(names_around(call))


def _takes_back(call: nodes.Call, module: PythonModule) -> bool:
    """Whether the job that a call plans takes places back."""
    named = [call.func.expr] if isinstance(call.func, nodes.Attribute) else []
    known = definitions(module.modules)
    for given in (*named, *call.args):
        for job in known.functions(given, module):
            if isinstance(job.node, nodes.FunctionDef):
                effects = set(effects_of_function(job.node, job.module))
                said = effect_of_words(job.node.name)
                return Effect.CLOSE_SLOTS in effects or (not effects and said is Effect.CLOSE_SLOTS)
    return False


def _planned(call: nodes.Call, last: str) -> float | None:
    """The minutes after which a job is planned."""
    given = [word.value for word in call.keywords if word.arg in _DELAYS]
    given += call.args[:1] if last in ("Timer", "call_later", "enqueue_in", "enter", "run_later") else []
    for one in given:
        seconds = value_of(one)
        if isinstance(seconds, int | float) and not isinstance(seconds, bool):
            return seconds / 60
        minutes = _delta(one)
        if minutes is not None:
            return minutes
    return None


def _delta(node: nodes.NodeNG) -> float | None:
    """The minutes of the `timedelta` that an expression adds."""
    for one in (node, *own_nodes(node, nodes.Call)):
        if isinstance(one, nodes.Call) and dotted(one.func).endswith("timedelta") and one.keywords:
            values = [(word.arg, value_of(word.value)) for word in one.keywords]
            known = [
                _UNITS[unit] * value for unit, value in values if unit in _UNITS and isinstance(value, int | float)
            ]
            if len(known) == len(values):
                return float(sum(known))
    return None


def _window(word: nodes.Keyword, module: PythonModule) -> float | None:
    """The minutes during which a query shows places after they were put online."""
    name = word.arg or ""
    told = name.endswith(_SINCE) and speaks_of(name, "places.release") and not speaks_of(name, "places.seen_last")
    if not told or not speaks_of(word.parent.as_string(), "places.slots"):
        return None
    values = (
        one.node for one in origins(word.value, module) if isinstance(one.node, nodes.BinOp) and one.node.op == "-"
    )
    return next((found for one in values if (found := _delta(one)) is not None), None)
