"""What in a Python module depends on the hour or the day of the clock, followed through names, helpers and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import TypeAlias

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.grounds.put_on_a_day import is_put_on_a_day
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.paths import guards_of, own_nodes


class Reading(IntEnum):
    """What a value tells of the clock."""

    NOTHING = 0
    MOMENT = 1
    """The present moment as a whole: comparing it with a deadline is no opening hour."""
    HOUR = 2
    """The hour, the day of the week or of the month of the present moment, or a test on one."""


Bound: TypeAlias = Mapping[str, Reading]

_CLOCK = re.compile(
    r"(?:^|\.)(?:datetime\.(?:now|today|utcnow)|date\.today|dt\.(?:now|today)|timezone\.(?:now|localtime|localdate)"
    r"|time\.(?:localtime|gmtime|time)|arrow\.(?:now|utcnow)|pendulum\.(?:now|today)|DateTime\.(?:now|utcnow)"
    r"|Timestamp\.(?:now|today))$"
)
_CLOCK_NAMES = frozenset({"localtime", "localdate", "utcnow", "now"})
_ONE_ARGUMENT = re.compile(
    r"(?:^|\.)(?:localtime|localdate|make_aware|make_naive|localize|as_?timezone|to_timezone|to)$"
)
_WHOLE = frozenset(
    {"astimezone", "date", "to", "in_timezone", "in_tz", "localize", "replace", "shift", "add", "subtract"}
)
_PART_ATTRIBUTES = frozenset(
    "hour minute day month tm_hour tm_min tm_wday tm_mday tm_mon day_of_week weekday_name dayofweek hours".split()
)
_PART_METHODS = frozenset(
    "time timetz weekday isoweekday isocalendar is_weekend is_weekday isweekday timetuple ctime".split()
)
_DAY_TESTS = re.compile(
    r"croniter\.match|is_?(?:busday|working_?day|business_?day|holiday|weekend|week_?day)|jour_?ouvre|ouvrable|est_?(?:ferie|ouvre)"
)
_PARAMETER = frozenset({"now", "maintenant", "current_time", "current_datetime", "heure_actuelle", "local_now"})
_DATE = re.compile(r"today|localdate|\.date\(\)|jour|day")
_FORMAT_PART = re.compile(r"%-?[HIMAaOwuRTXc]")
_MADE_OF_PARTS = (nodes.BoolOp, nodes.UnaryOp, nodes.IfExp, nodes.Tuple, nodes.List, nodes.Await, nodes.GeneratorExp, nodes.ListComp)  # fmt: skip
_DEPTH = 6


class Clock:
    """Answers for one module; values it cannot follow tell nothing."""

    def __init__(self, module: PythonModule) -> None:
        self._module = module
        self.callees = definitions(module.modules)
        self._returns: dict[tuple[int, tuple[tuple[str, Reading], ...]], Reading] = {}
        self._busy: set[int] = set()

    def reads_hour(self, node: nodes.NodeNG) -> bool:
        """Whether the value of an expression depends on the hour or the day at which it is computed."""
        return self.reading(node, {}, 0) is Reading.HOUR

    def returns_hour(self, function: nodes.FunctionDef | nodes.Lambda) -> bool:
        """Whether what a function returns depends on the hour or the day."""
        return self._of_function(function, {}, 0) is Reading.HOUR

    def reading(self, node: nodes.NodeNG | None, bound: Bound, depth: int) -> Reading:
        """Return what an expression tells of the clock, given what the parameters around it tell."""
        if node is None or depth > _DEPTH or isinstance(node, nodes.Const | nodes.JoinedStr):
            return Reading.NOTHING
        if isinstance(node, nodes.Call):
            return self._of_call(node, bound, depth)
        if isinstance(node, nodes.Attribute):
            return self._of_attribute(node, bound, depth)
        if isinstance(node, nodes.Name):
            return self._of_name(node, bound, depth)
        if isinstance(node, nodes.Compare):
            return self._of_comparison(node, bound, depth)
        if isinstance(node, nodes.NamedExpr):
            return self.reading(node.value, bound, depth)
        if isinstance(node, nodes.BinOp):
            if node.op == "-" and is_put_on_a_day(node.left) and is_put_on_a_day(node.right):
                return Reading.NOTHING  # how long it lasts: only dates can be subtracted, so a day is put before times
            best = max(self.reading(node.left, bound, depth), self.reading(node.right, bound, depth))
            return Reading.HOUR if best is Reading.MOMENT and node.op == "%" else best
        if isinstance(node, _MADE_OF_PARTS):
            if isinstance(node, nodes.BoolOp) and node.op == "and" and any(map(self._is_same_year, node.values)):
                return Reading.NOTHING
            return max((self.reading(child, bound, depth) for child in node.get_children()), default=Reading.NOTHING)
        if isinstance(node, nodes.Subscript):
            inner = self.reading(node.slice, bound, depth)
            outer = self.reading(node.value, bound, depth)
            return Reading.HOUR if inner is Reading.HOUR else outer
        return Reading.NOTHING

    def _is_same_year(self, node: nodes.NodeNG) -> bool:
        """Whether an expression compares a year with the present one: what stands beside it compares whole dates."""
        return isinstance(node, nodes.Compare) and any(
            one.attrname == "year" and self.reading(one.expr, {}, 0) is Reading.MOMENT
            for one in node.nodes_of_class(nodes.Attribute)
        )

    def _of_comparison(self, node: nodes.Compare, bound: Bound, depth: int) -> Reading:
        if any(isinstance(right, nodes.Const) and right.value is None for _, right in node.ops):
            return Reading.NOTHING
        if all(is_put_on_a_day(one) for one in (node.left, *(right for _, right in node.ops))):
            return Reading.NOTHING  # two times given, put on one day to be compared
        left = self.reading(node.left, bound, depth)
        rights = [self.reading(right, bound, depth) for _, right in node.ops]
        if Reading.HOUR in (left, *rights):
            others = [node.left, *(right for _, right in node.ops)]
            return Reading.NOTHING if any(self._is_date_part(one, bound, depth) for one in others) else Reading.HOUR
        among = node.ops[0][0] in ("in", "not in") and left is Reading.MOMENT and _DATE.search(node.left.as_string())
        return Reading.HOUR if among else Reading.NOTHING

    def _is_date_part(self, node: nodes.NodeNG, bound: Bound, depth: int) -> bool:
        """Whether an expression holds the day or month of another date, as an age or an anniversary does."""
        return any(
            one.attrname in ("day", "month", "year") and self.reading(one.expr, bound, depth) is Reading.NOTHING
            for one in node.nodes_of_class(nodes.Attribute)
        )

    def _of_attribute(self, node: nodes.Attribute, bound: Bound, depth: int) -> Reading:
        base = self.reading(node.expr, bound, depth)
        if base is not Reading.NOTHING:
            return Reading.HOUR if base is Reading.HOUR or node.attrname in _PART_ATTRIBUTES else Reading.MOMENT
        found = (self._of_member(one, bound, depth) for one in self.callees.of(node, self._module))
        return max(found, default=Reading.NOTHING)

    def _of_member(self, member: Defined, bound: Bound, depth: int) -> Reading:
        clock = clock_of(member.module)
        if isinstance(member.node, nodes.FunctionDef):
            marks = member.node.decorators.nodes if member.node.decorators else ()
            is_property = any("property" in dotted(one) for one in marks)
            return clock._of_function(member.node, {}, depth + 1) if is_property else Reading.NOTHING
        value = assigned(member.node)
        return clock.reading(value, bound, depth + 1) if value is not None else Reading.NOTHING

    def _of_call(self, node: nodes.Call, bound: Bound, depth: int) -> Reading:
        name = dotted(node.func)
        arguments = [*node.args, *(keyword.value for keyword in node.keywords or ())]
        if _CLOCK.search(name) or (name in _CLOCK_NAMES and not self._function(node.func)):
            if node.args and _ONE_ARGUMENT.search(name):
                return self.reading(node.args[0], bound, depth)
            return Reading.MOMENT
        last = name.rpartition(".")[2]
        if last == "strftime":
            return self._of_format(node, bound, depth)
        if isinstance(node.func, nodes.Attribute):
            if node.func.attrname == "time" and is_put_on_a_day(node.func.expr):
                return (
                    Reading.NOTHING
                )  # a time given, moved by a length of time: the day served to add, and is taken off
            base = self.reading(node.func.expr, bound, depth)
            if base is Reading.HOUR:
                return Reading.HOUR
            if base is Reading.MOMENT:
                if last in _PART_METHODS:
                    return Reading.HOUR
                if last == "replace":
                    return Reading.HOUR if _sets_hour(node) else Reading.MOMENT
                return Reading.MOMENT if last in _WHOLE else Reading.NOTHING
        return self._of_function_call(node, last, arguments, bound, depth)

    def _function(self, node: nodes.NodeNG) -> nodes.FunctionDef | nodes.Lambda | None:
        return next((one.node for one in self.callees.functions(node, self._module)), None)

    def _of_function_call(
        self, node: nodes.Call, last: str, arguments: list[nodes.NodeNG], bound: Bound, depth: int
    ) -> Reading:
        if last == "Depends" and arguments:
            function = self._function(arguments[0])
            return self._of_function(function, {}, depth + 1) if function else Reading.NOTHING
        callee = self._function(node.func)
        given = [self.reading(argument, bound, depth) for argument in arguments]
        if callee is not None:
            return self._of_function(callee, self._bind(callee, node, bound, depth), depth + 1)
        if _DAY_TESTS.search(dotted(node.func).lower()) and max(given, default=Reading.NOTHING) is not Reading.NOTHING:
            return Reading.HOUR
        if _ONE_ARGUMENT.search(last) or last in ("int", "str", "bool", "any", "all", "not_", "min", "max"):
            return max(given, default=Reading.NOTHING)
        if last == "combine" and Reading.MOMENT in given:
            return Reading.MOMENT if re.search(r"time\.(?:min|max)|time\(\)", node.as_string()) else Reading.HOUR
        return Reading.HOUR if last == "get" and Reading.HOUR in given[:1] else Reading.NOTHING

    def _of_format(self, node: nodes.Call, bound: Bound, depth: int) -> Reading:
        formats = [one.value for one in node.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
        if not formats or "%Y" in formats[0] or not (_FORMAT_PART.search(formats[0]) or formats[0] == "%d"):
            return Reading.NOTHING
        base = dotted(node.func).rpartition(".")[0]
        if base == "time":
            others = [one for one in node.args if not isinstance(one, nodes.Const)]
            return Reading.HOUR if not others or self.reading(others[0], bound, depth) else Reading.NOTHING
        moment = node.func.expr if isinstance(node.func, nodes.Attribute) else None
        return Reading.HOUR if self.reading(moment, bound, depth) else Reading.NOTHING

    def _of_name(self, node: nodes.Name, bound: Bound, depth: int) -> Reading:
        if node.name in bound:
            return bound[node.name]
        scope = node.scope()
        while scope is not None:
            if node.name in scope.locals and not isinstance(scope, nodes.ClassDef):
                if isinstance(scope.locals[node.name][0], nodes.ImportFrom):
                    elsewhere = self.callees.of(node, self._module)
                    return max((self._of_member(one, {}, depth) for one in elsewhere), default=Reading.NOTHING)
                return max(
                    (self._of_definition(one, bound, depth) for one in scope.locals[node.name][:6]),
                    default=Reading.NOTHING,
                )
            scope = scope.parent.scope() if scope.parent is not None else None
        return Reading.NOTHING

    def _of_definition(self, node: nodes.NodeNG, bound: Bound, depth: int) -> Reading:
        parent = node.parent
        if isinstance(parent, nodes.Arguments):
            return self._of_parameter(node, parent, depth)
        if isinstance(parent, nodes.Assign | nodes.AnnAssign | nodes.NamedExpr | nodes.AugAssign):
            if parent is not None and id(parent) in self._busy:
                return Reading.NOTHING
            self._busy.add(id(parent))
            try:
                return self.reading(parent.value, bound, depth + 1)
            finally:
                self._busy.discard(id(parent))
        if isinstance(parent, nodes.Tuple) and isinstance(parent.parent, nodes.Assign):
            value = parent.parent.value
            if isinstance(value, nodes.Tuple) and len(value.elts) == len(parent.elts):
                return self.reading(value.elts[parent.elts.index(node)], bound, depth + 1)
            return self.reading(value, bound, depth + 1)
        return Reading.NOTHING

    def _of_parameter(self, node: nodes.NodeNG, arguments: nodes.Arguments, depth: int) -> Reading:
        try:
            default = arguments.default_value(node.name)
        except Exception:
            default = None
        found = self.reading(default, {}, depth + 1)
        if found is Reading.NOTHING and node.name in _PARAMETER:
            return Reading.MOMENT
        return found

    def _bind(self, callee: nodes.FunctionDef | nodes.Lambda, call: nodes.Call, bound: Bound, depth: int) -> Bound:
        names = [one.name for one in (*callee.args.posonlyargs, *(callee.args.args or ()))]
        if names[:1] in (["self"], ["cls"]):
            names = names[1:]
        given = {name: self.reading(one, bound, depth) for name, one in zip(names, call.args, strict=False)} | {
            one.arg: self.reading(one.value, bound, depth) for one in call.keywords or () if one.arg
        }
        return {name: reading for name, reading in given.items() if name}

    def _of_function(self, function: nodes.FunctionDef | nodes.Lambda, bound: Bound, depth: int) -> Reading:
        key = (id(function), tuple(sorted(bound.items())))
        if key not in self._returns:
            self._returns[key] = Reading.NOTHING
            clock = self._for(function)
            self._returns[key] = max(clock._results(function, bound, depth), default=Reading.NOTHING)
        return self._returns[key]

    def _results(self, function: nodes.FunctionDef | nodes.Lambda, bound: Bound, depth: int) -> Iterator[Reading]:
        if isinstance(function, nodes.Lambda) and not isinstance(function, nodes.FunctionDef):
            yield self.reading(function.body, bound, depth)
            return
        for node in own_nodes(function, nodes.Return):
            yield self.reading(node.value, bound, depth)
            if isinstance(node.value, nodes.Const) and isinstance(node.value.value, bool):
                for guard in guards_of(node, function):
                    yield self.reading(guard, bound, depth)

    def _for(self, function: nodes.NodeNG) -> Clock:
        root = function.root()
        if root is self._module.tree:
            return self
        for known in self._module.modules.all_parsed():
            if known.tree is root:
                return clock_of(known)
        return self


@memo
def clock_of(module: PythonModule) -> Clock:
    """Return the clock of a module, the same each time."""
    return Clock(module)


def _sets_hour(node: nodes.Call) -> bool:
    for keyword in node.keywords or ():
        if keyword.arg == "hour":
            return not (isinstance(keyword.value, nodes.Const) and keyword.value.value == 0)
    return False
