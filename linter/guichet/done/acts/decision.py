"""An act by which people's files are decided in Python: whose they are, who runs it, who looked, who was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import cached_property
from guichet.done.acts.authors import names_a_machine, names_no_one
from guichet.done.acts.python_act import PythonAct
from guichet.done.acts.verdicts import verdicts
from guichet.done.deciding.actors import function_of, is_for_staff, is_run_alone, is_view
from guichet.done.deciding.subjects import Subject
from guichet.done.deciding.tells import telling, told_before
from guichet.done.deciding.words import names_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.traits import Purpose
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import Condition
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.parts import returned
from guichet.reading.python.paths import own_nodes

_CLOCK = frozenset({"timedelta", "relativedelta", "now", "today", "localdate", "utcnow", "interval"})
_PUT_OFF = frozenset({"countdown", "eta", "delay", "run_at", "run_date", "when", "schedule", "scheduled_at"})
_LENGTHS = frozenset(
    {"days", "hours", "weeks", "months", "minutes", "jours", "semaines", "mois", "delai", "older_than"}
)
_HARMFUL = (Kind.REFUSE, Kind.CLOSE, Kind.CONTROL)


@dataclass(eq=False)
class Decision(PythonAct):
    """What is written as decided: `subject` is on what it falls, `many` whether several files get it at once."""

    subject: Subject = field(default=Subject.UNKNOWN, kw_only=True)
    many: bool = field(default=False, kw_only=True)
    copied: bool = field(default=False, kw_only=True)
    """Whether what is decided is what a machine put forward."""
    later: bool = field(default=False, kw_only=True)
    """Whether it puts someone behind others, for certain."""
    suspects: bool = field(default=False, kw_only=True)
    """Whether those it picks are picked to be checked."""

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests around it, and what the loops around it go through: both say whom it falls on."""
        return (*super().conditions, *(Condition(loop.iter, loop) for loop in self._loops))

    @cached_property
    def _loops(self) -> tuple[nodes.For, ...]:
        found, parent = [], self.node.parent
        while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.Lambda):
            if isinstance(parent, nodes.For):
                found.append(parent)
            parent = parent.parent
        return tuple(found)

    @property
    def purpose(self) -> Purpose:
        """Whether it is done against people."""
        return Purpose.ADVERSE if self.kind in _HARMFUL or self.later or self.suspects else Purpose.UNKNOWN

    @property
    def puts_behind(self) -> bool:
        """Whether those on whom it falls wait or are checked, and the others go on."""
        return (self.later or self.suspects) and self.kind in (Kind.DELAY, Kind.CHOOSE)

    @cached_property
    def closed_channel(self) -> Ground | None:
        """The test by which it falls on those who did not come online, or what is done to all that came by post."""
        return super().closed_channel or self._of_all_letters

    @property
    def _of_all_letters(self) -> Ground | None:
        """The refusal of each letter that comes, whatever it holds: perhaps."""
        function = function_of(self.node)
        if function is None or self.conditions or self.kind not in (Kind.REFUSE, Kind.CLOSE) or is_view(function):
            return None
        taken = [one.name for one in function.args.args or ()]
        if not any(speaks_of(name, "ways.letters") for name in (function.name, *taken)):
            return None
        return Ground(Reason.CHANNEL, self.path, self.span, self.job, certain=False)

    @property
    def is_decision(self) -> bool:
        """Whether it is written down as decided of a file: always."""
        return True

    @property
    def is_about_places(self) -> bool:
        """Whether people are certainly those among whom it picks: the first of a list may be any thing."""
        return self.is_about_people

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people, for certain."""
        return self.subject is Subject.PEOPLE

    @property
    def name(self) -> str:
        """The source of the whole of it, on one line."""
        statement = self.node.statement()
        shown = statement if isinstance(statement, nodes.Assign | nodes.Expr | nodes.Return) else self.node
        return " ".join(self.module.text(shown).split())[:80]

    @property
    def where(self) -> str:
        """The function that does it."""
        function = function_of(self.node)
        return function.name if function is not None else super().where

    @cached_property
    def is_judged(self) -> bool:
        """Whether a comparison with the person's situation decides it, not somebody's choice."""
        tests = [one.test for one in self.conditions]
        chosen = any(speaks_of(word, "decisions.chosen") for test in tests for word in names_in(test))
        return not chosen and any(
            isinstance(one, nodes.Compare) for test in tests for one in (test, *test.nodes_of_class(nodes.Compare))
        )

    @cached_property
    def is_unattended(self) -> bool:
        """Whether nobody starts it: a task, a schedule, a command, a signal, what only these call; or a machine signs it."""
        function = function_of(self.node)
        alone = function is not None and is_run_alone(function, self.module)
        given = self.node.keywords if isinstance(self.node, nodes.Call) else ()
        return self.place.is_unattended or alone or any(map(names_a_machine, (*given, *self._siblings)))

    @cached_property
    def is_in_view(self) -> bool:
        """Whether the person's own request runs it."""
        function = function_of(self.node)
        return function is not None and is_view(function)

    @cached_property
    def is_read(self) -> bool:
        """Whether somebody looks before: an officer drives it, or the same branch or its tests name one."""
        function = function_of(self.node)
        if function is not None and is_for_staff(function):
            return True
        branch, statement = [self.node], self.node.statement()
        parent = statement.parent
        for block in (getattr(parent, "body", None), getattr(parent, "orelse", None)):
            if isinstance(block, list) and statement in block:
                branch = block
        said = (
            *(
                word
                for one in branch
                if not (_is_for_other_outcome(one) or names_no_one(one))
                for word in names_in(one.test if _leaves(one) else one)
            ),
            *(
                word
                for one in self.conditions
                if not (one.before and _is_for_other_outcome(one.holder))
                for word in names_in(one.test)
            ),
        )
        return any(speaks_of(word, "decisions.human") for word in said)

    @cached_property
    def is_told(self) -> bool:
        """Whether words go to the people it falls on, from its function, from what this calls or from what calls it."""
        function = function_of(self.node)
        return function is not None and (telling(function, self.module) or told_before(self._loops))

    @cached_property
    def is_early(self) -> bool:
        """Whether the words that tell of it are put off: it has taken effect when they leave."""
        function = function_of(self.node)
        return function is not None and any(
            speaks_of(dotted(call.func), "decisions.tell") and any(word.arg in _PUT_OFF for word in call.keywords)
            for call in own_nodes(function, nodes.Call)
        )

    @cached_property
    def is_by_clock(self) -> bool:
        """Whether time alone decides it: a test or a query computed from the present."""
        for node in (*(one.test for one in self.conditions), *self.values):
            for one in origins(node, self.module):
                if isinstance(one.node, nodes.Call) and _tells_time(one.node):
                    return True
        return False

    @cached_property
    def is_by_machine(self) -> bool:
        """Whether a call of what bears the name of a machine, or of what it puts forward, decides it."""
        for node in (*(one.test for one in self.conditions), *self.values):
            for one in origins(node, self.module):
                if isinstance(one.node, nodes.Call):
                    called = dotted(one.node.func)
                    if speaks_of(called, "decisions.machine") or speaks_of(called, "decisions.predicts"):
                        return True
        return False

    @property
    def is_many(self) -> bool:
        """Whether several files get it in one go: by one query, or in a loop over them that decides the same for each."""
        function = function_of(self.node)
        return self.many or (
            bool(self._loops) and function is not None and not speaks_of(function.name, "decisions.carried")
        )

    @cached_property
    def is_signed(self) -> bool:
        """Whether someone's name stands under it: a request runs it, or its branch names who decided."""
        function = function_of(self.node)
        if function is None:
            return False
        given = [one.name for one in function.args.args or ()]
        words = [word for one in (self.node, *self._siblings) for word in names_in(one)]
        return "request" in given or is_view(function) or any(speaks_of(word, "decisions.author") for word in words)

    @property
    def is_appeal(self) -> bool:
        """Whether it answers someone who asked that a decision be looked at again."""
        written = dotted(self.node.func) if isinstance(self.node, nodes.Call) else ""
        return speaks_of(f"{self.where} {self.path} {written}", "decisions.appeal")

    @cached_property
    def is_worked_out(self) -> bool:
        """Whether what is written as the answer is what a function of the project finds by comparing the file with numbers."""
        found = (one.node for value in self.values for one in origins(value, self.module, made_of))
        calls = [one for one in found if isinstance(one, nodes.Call)]
        statement = self.node.statement()
        written = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
        if speaks_of(written, "decisions.proposed"):  # kept for whoever will decide
            return False
        return any(map(self._works_out, calls))

    def _works_out(self, call: nodes.Call) -> bool:
        for one in definitions(self.module.modules).functions(call.func, self.module):
            compares = any(True for _ in own_nodes(one.node, nodes.Compare))
            if compares and any(_settles(answer, one.module) for answer in returned(one.node)):
                return True
        return False

    @property
    def is_unsigned(self) -> bool:
        """Whether its branch writes that nobody, or a machine, stands under it."""
        return any(map(names_no_one, self._siblings))

    @property
    def _siblings(self) -> list[nodes.NodeNG]:
        block = getattr(self.node.statement().parent, "body", None)
        return block if isinstance(block, list) else []

    @cached_property
    def is_picked_by_hand(self) -> bool:
        """Whether someone picked the files on a list: an admin action, the boxes of a form."""
        function = function_of(self.node)
        words = set(names_in(function)) if function is not None else set()
        return bool(words & {"queryset", "getlist", "selected", "selection"})

    @property
    def is_copied(self) -> bool:
        """Whether what is decided is a copy of what a machine put forward."""
        return self.copied


def _settles(answer: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether what a function answers settles a file, or an appeal."""
    upheld = (
        isinstance(answer, nodes.Const)
        and isinstance(answer.value, str)
        and speaks_of(answer.value, "decisions.upheld")
    )
    return upheld or next(verdicts(answer, module), None) is not None


def _is_for_other_outcome(statement: nodes.NodeNG) -> bool:
    """Whether a branch is only for the files that were left to someone: `if claim.status == "to_examine": …`."""
    test = statement.test if isinstance(statement, nodes.If) else None
    return (
        isinstance(test, nodes.Compare)
        and test.ops[0][0] == "=="
        and any(speaks_of(word, "decisions.human") for word in names_in(test.ops[0][1]))
    )


def _leaves(statement: nodes.NodeNG) -> bool:
    """Whether what a branch does is for others than those who go on: it ends there."""
    ends = (nodes.Return, nodes.Raise, nodes.Continue, nodes.Break)
    return isinstance(statement, nodes.If) and not statement.orelse and isinstance(statement.body[-1], ends)


def _tells_time(call: nodes.Call) -> bool:
    """Whether a call reads the clock, or is given a length of time."""
    return dotted(call.func).rpartition(".")[2] in _CLOCK or any(word.arg in _LENGTHS for word in call.keywords)
