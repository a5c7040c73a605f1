"""What Python decides of people's files: statuses written in any way, verbs, controls opened, lanes, people picked to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.decision import Decision
from guichet.done.acts.python.picked_by import is_put_away_undecided
from guichet.done.acts.python_act import about
from guichet.done.acts.verdicts import Verdict, field_of, is_field, mask_of, verdict_of, verdicts
from guichet.done.deciding.actors import function_of
from guichet.done.deciding.subjects import Subject, subject_of
from guichet.done.deciding.words import names_in
from guichet.done.grounds.score import score_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.roles import is_migration, is_test

_QUERIES = frozenset("filter exclude get all values_list order_by annotate count exists first last where".split())
_WRITES = frozenset("update values set setattr update_fields bulk_update upsert patch save write".split())
_QUEUES = frozenset({"delay", "apply_async", "si", "s"})
_MAKES = frozenset("create bulk_create get_or_create update_or_create add append insert put enqueue publish".split())


def acts_in(module: PythonModule) -> Iterator[Decision]:
    """Yield what a module decides of people's files; tests and migrations decide nothing."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Assign, nodes.AnnAssign, nodes.Call, nodes.Return):
        yield from _of(node, module)


def _of(node: nodes.NodeNG, module: PythonModule) -> Iterator[Decision]:
    if isinstance(node, nodes.Call):
        if not _is_gone_through(node):
            yield from _of_call(node, module)
    elif isinstance(node, nodes.Return):
        yield from _of_return(node, module)
    elif node.value is not None:
        for target in node.targets if isinstance(node, nodes.Assign) else [node.target]:
            yield from _of_assignment(node, target, module)


def _is_gone_through(node: nodes.Call) -> bool:
    """Whether a loop goes through what a call finds: it picks files, and writes nothing on them."""
    return isinstance(node.parent, nodes.For | nodes.Comprehension) and node.parent.iter is node


def _act(
    kind: Kind, node: nodes.NodeNG, module: PythonModule, *values: nodes.NodeNG,
    subject: Subject = Subject.UNKNOWN, many: bool = False, later: bool = False, copied: bool = False,
) -> Decision:  # fmt: skip
    statement = node.statement()
    shown = statement if isinstance(statement, nodes.Assign | nodes.AnnAssign | nodes.Expr) else node
    return Decision(
        kind, module.path, module.span(shown), place_of(node, module), node, module, values=values, about=about(node), subject=subject, many=many, later=later, copied=copied,
    )  # fmt: skip


def _of_assignment(node: nodes.NodeNG, target: nodes.NodeNG, module: PythonModule) -> Iterator[Decision]:
    field, owner = field_of(target)
    subject = subject_of(node, owner, module) if field else Subject.THING
    if subject is Subject.THING:
        return
    values = (node.value, *mask_of(target))
    if owner is None:
        if is_field(field) and function_of(node) is not None:
            yield from (_act(kind, at, module, *values, subject=subject) for at, kind in verdicts(node.value, module))
        elif _is_picked(field, node.value):
            yield _act(Kind.CONTROL, node, module, node.value, subject=subject)
        return
    if is_field(field):
        decided = list(verdicts(node.value, module)) or list(_upheld(node.value, owner, module))
        yield from (_act(kind, at, module, *values, subject=subject) for at, kind in decided)
        if not decided and _is_proposed(node.value):
            yield _act(Kind.DECIDE, node, module, *values, subject=subject, copied=True)
        elif not decided and is_put_away_undecided(node.value, node, module):
            yield _act(Kind.CLOSE, node, module, *values, subject=subject)
        elif not decided and _is_settled(node.value):
            yield _act(Kind.DECIDE, node, module, *values, subject=subject)
        elif not decided and _is_given_by_a_score(field, node.value, module):
            yield _act(Kind.REFUSE, node, module, *values, subject=subject)
    elif speaks_of(field, "decisions.lanes"):
        yield from _lane(node, subject, module)
    elif speaks_of(field, "decisions.aside") and not isinstance(node.value, nodes.Const):
        yield _act(Kind.DELAY, node, module, *values, subject=subject, later=True)
    elif _keeps_back(field, node.value):
        yield _act(Kind.CLOSE, node, module, *values, subject=subject)
    elif (kind := _switched(field, node.value)) is not None:
        yield _act(kind, node, module, *values, subject=subject)
    elif _is_given_by_a_score(field, node.value, module):
        yield _act(Kind.REFUSE, node, module, *values, subject=subject)


def _upheld(value: nodes.NodeNG, owner: nodes.NodeNG, module: PythonModule) -> Iterator[Verdict]:
    """What turns an appeal down: its answer is that nothing changes, written there or given to it."""
    if speaks_of(owner.as_string(), "decisions.appeal"):
        for one in (found.node for found in origins(value, module, made_of) if isinstance(found.node, nodes.Const)):
            if isinstance(one.value, str) and speaks_of(one.value, "decisions.upheld"):
                yield one if value is one or value.parent_of(one) else value, Kind.REFUSE
                return


def _switched(field: str, value: nodes.NodeNG) -> Kind | None:
    """What is done by a right put off, or a stop put on: `right.active = False`, `payment_suspended=True`, `payment="suspended"`."""
    if isinstance(value, nodes.Const) and isinstance(value.value, str):
        ended = verdict_of(value.value)
        return ended if ended in (Kind.REFUSE, Kind.CLOSE) and speaks_of(field, "decisions.running") else None
    if not isinstance(value, nodes.Const) or not isinstance(value.value, bool):
        return None
    if value.value:
        return verdict_of(field)
    return Kind.CLOSE if speaks_of(field, "decisions.on") and verdict_of(field) is None else None


def _keeps_back(field: str, value: nodes.NodeNG) -> bool:
    """Whether what was paid too much is taken out of what is paid: `payment.deduction = min(debt, payment.amount)`."""
    return speaks_of(field, "decisions.kept_back") and any(
        speaks_of(word, "decisions.paid_too_much") for word in names_in(value)
    )


def _is_given_by_a_score(field: str, value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a right is given above a number and kept from the others: `person.grant_approved = points(person) >= 70`."""
    return (
        isinstance(value, nodes.Compare | nodes.BoolOp | nodes.UnaryOp)
        and (speaks_of(field, "decisions.given") or speaks_of(field, "decisions.on"))
        and score_in(value, module) is not None
    )


def _lane(node: nodes.NodeNG, subject: Subject, module: PythonModule) -> Iterator[Decision]:
    """Where a file goes next: to those who check, or to wait."""
    decided = [one for one in verdicts(node.value, module) if one[1] is Kind.CONTROL]
    yield from (_act(kind, at, module, node.value, subject=subject) for at, kind in decided)
    if not decided:
        later = [
            one
            for one in node.value.nodes_of_class(nodes.Const)
            if isinstance(one.value, str) and speaks_of(one.value, "decisions.later")
        ]
        at = later[0] if later else node
        yield _act(Kind.DELAY, at, module, node.value, subject=subject, later=bool(later))


def _is_proposed(value: nodes.NodeNG) -> bool:
    """Whether what is decided is a copy of what a machine put forward."""
    return isinstance(value, nodes.Attribute | nodes.Subscript | nodes.Call) and any(
        speaks_of(word, "decisions.proposed") for word in names_in(value)
    )


def _is_picked(name: str, value: nodes.NodeNG) -> bool:
    """Whether a list of people is made under a name that says that they will be checked."""
    return (
        speaks_of(name, "decisions.control")
        and isinstance(value, nodes.Call | nodes.ListComp | nodes.Subscript | nodes.GeneratorExp | nodes.SetComp)
        and any(
            isinstance(one, nodes.Comprehension)
            or (
                isinstance(one, nodes.Call)
                and dotted(one.func).rpartition(".")[2] in _QUERIES | {"nlargest", "sorted", "head"}
            )
            for one in value.nodes_of_class((nodes.Comprehension, nodes.Call))
        )
    )


def _of_return(node: nodes.Return, module: PythonModule) -> Iterator[Decision]:
    function = node.frame()
    if node.value is None or not isinstance(function, nodes.FunctionDef):
        return
    subject = subject_of(node, None, module)
    if subject is Subject.THING:
        return
    picks = not isinstance(node.value, nodes.Const | nodes.Compare | nodes.BoolOp | nodes.BinOp | nodes.JoinedStr)
    if picks and speaks_of(function.name, "decisions.control") and not speaks_of(function.name, "decisions.human"):
        yield _act(Kind.CONTROL, node, module, node.value, subject=subject)
    for pairs in node.value.nodes_of_class(nodes.Dict):
        for key, value in pairs.items:
            if isinstance(key, nodes.Const) and isinstance(key.value, str) and is_field(key.value):
                yield from (_act(kind, at, module, value, subject=subject) for at, kind in verdicts(value, module))


def _of_call(node: nodes.Call, module: PythonModule) -> Iterator[Decision]:
    path = dotted(node.func)
    parts = path.split(".")
    last = parts[-1]
    if last in _QUERIES or not last:
        return
    owner = node.func.expr if isinstance(node.func, nodes.Attribute) else None
    if last == "setattr" and len(node.args) == 3 and is_field(_text(node.args[1])):
        yield from _written(node, {_text(node.args[1]): node.args[2]}, node.args[0], module)
        return
    given = {word.arg: word.value for word in node.keywords if word.arg}
    for one in node.args:
        if isinstance(one, nodes.Dict):
            given |= {_text(key): value for key, value in one.items}
    fields = {name: value for name, value in given.items() if is_field(name)}
    ended = next((kind for name, value in given.items() if (kind := _switched(name, value)) is not None), None)
    if ended is not None and last in _WRITES:
        subject = subject_of(node, owner, module, path)
        if subject is not Subject.THING:
            yield _act(ended, node, module, node, subject=subject, many=True)
    elif fields:
        yield from _written(node, fields, owner, module, *given, many=last in _WRITES)
    elif is_field(last):
        yield from _set(node, owner, module)
    elif isinstance(node.parent, nodes.Expr | nodes.Await) or last in _MAKES | _QUEUES:
        yield from _done(node, parts, owner, module)


def _text(node: nodes.NodeNG) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else getattr(node, "attrname", "")


def _written(
    node: nodes.Call, fields: dict[str, nodes.NodeNG], owner: nodes.NodeNG | None, module: PythonModule, *words: str,
    many: bool = False,
) -> Iterator[Decision]:  # fmt: skip
    """`Claim.objects.filter(…).update(status="closed")`, `Outcome(status="declined")`, `update(Claim).values(status=…)`."""
    subject = subject_of(node, owner, module, dotted(node.func), *words)
    if subject is Subject.THING:
        return
    for value in fields.values():
        decided = list(verdicts(value, module))
        for at, kind in decided:
            inner = at if isinstance(at.parent, nodes.IfExp) else node
            yield _act(kind, inner, module, node, subject=subject, many=many)
        if not decided and many and is_put_away_undecided(value, node, module):
            yield _act(Kind.CLOSE, node, module, node, subject=subject, many=True)
        elif not decided and many and _is_settled(value):
            yield _act(Kind.DECIDE, node, module, node, subject=subject, many=True, copied=_is_proposed(value))


def _erases_what_ended(said: str, node: nodes.Call) -> bool:
    """Whether what is done away with is the data of files that are over, in a function that purges: nothing is decided any more."""
    function = function_of(node)
    if function is None or not names("retention.erased").match(said) or not speaks_of(function.name, "retention.of_files"):  # fmt: skip
        return False
    return any(
        speaks_of(dotted(one.func), idea)
        for one in function.nodes_of_class(nodes.Call)
        for idea in ("decisions.over", "decisions.settled")
    )


def _is_settled(value: nodes.NodeNG) -> bool:
    return _is_proposed(value) or any(speaks_of(word, "decisions.decide") for word in names_in(value))


def _set(node: nodes.Call, owner: nodes.NodeNG | None, module: PythonModule) -> Iterator[Decision]:
    """`set_status(claim, "refused")`, `claim.transition_to(Status.CLOSED)`, `repository.record_decision(pk, verdict)`."""
    whose = owner if owner is not None or not node.args or verdict_of(dotted(node.args[0])) else node.args[0]
    subject = subject_of(node, whose, module, *(dotted(one) for one in node.args))
    for value in node.args if subject is not Subject.THING else ():
        for at, kind in verdicts(value, module):
            inner = at if isinstance(at.parent, nodes.IfExp) else node
            yield _act(kind, inner, module, node, subject=subject)


def _done(node: nodes.Call, parts: list[str], owner: nodes.NodeNG | None, module: PythonModule) -> Iterator[Decision]:
    """A verb: `claim.reject()`, `suspend(right)`, `Investigation.objects.create(…)`, `open_control.delay(pk)`."""
    last = parts[-1]
    if last in _MAKES:
        made = " ".join((*parts[:-1], *(word for one in node.args for word in names_in(one))))
        subject = subject_of(node, None, module, made)
        deep = " ".join(word for one in node.keywords for word in names_in(one.value))
        checks = speaks_of(made, "decisions.checked") and speaks_of(deep, "decisions.aside")
        if (checks or speaks_of(made, "decisions.control")) and subject is not Subject.THING:
            yield _act(Kind.CONTROL, node, module, node, subject=subject)
        return
    queued = last in _QUEUES and len(parts) > 1
    if queued:
        last, owner = parts[-2], None
    said = apart(last)
    if names("decisions.tell").search(said) or names("decisions.human").search(said) or _erases_what_ended(said, node):
        return
    kind = verdict_of(last)
    if kind is None and owner is not None and names("decisions.decide").match(said):
        kind = Kind.DECIDE
    if queued and any(
        speaks_of(_text(word.value), "decisions.control") for word in node.keywords if word.arg == "queue"
    ):
        kind = Kind.CONTROL
    target = owner if owner is not None else (node.args[0] if node.args else None)
    known = kind is not None and (target is not None or queued)
    subject = subject_of(node, target, module) if known else Subject.THING
    if subject is Subject.UNKNOWN and owner is not None and node.args:
        subject = subject_of(node, node.args[0], module)
    if kind is not None and subject is not Subject.THING:
        yield _act(kind, node, module, node, subject=subject)
