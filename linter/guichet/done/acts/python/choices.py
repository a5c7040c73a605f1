"""People or places picked in Python, by chance or by who came back last: who receives, which slots are shown, when they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python.announced_draws import is_announced_by, is_told_to_people, says_so
from guichet.done.acts.python.commitments import is_held_to
from guichet.done.acts.python.only_shown import is_only_shown
from guichet.done.acts.python_act import PythonAct
from guichet.done.deciding.words import names_in
from guichet.done.grounds.arrival import is_arrival
from guichet.done.grounds.chance import is_draw
from guichet.done.grounds.rush import is_rush
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.held import held_behind
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import lookup, returned
from guichet.reading.python.paths import own_nodes

_CALLERS = 6
_LATER = frozenset(
    "apply_async enqueue_at enqueue_in call_later call_at Timer add_job schedule send_with_options once run_at defer "
    "enqueue_after countdown".split()
)


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield the first pick of each function that releases places, or that picks among people who asked."""
    if is_announced_by(module):
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef, nodes.Module):
        pick = next(
            (
                one
                for one in (*_said_in(function), *_keys_in(function, module))
                if is_draw(one, module) or is_rush(one) or is_arrival(one, module)
            ),
            None,
        )
        kind = _kind(function, pick, module) if pick is not None else None
        is_known = kind is Kind.CHOOSE and is_draw(pick, module) and is_told_to_people(module.project)
        if kind is not None and not is_known:
            yield PythonAct(kind, module.path, module.span(pick), place_of(pick, module), pick, module, values=(pick,))


def _said_in(function: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """The expressions of a function that may pick, those of its lambdas too."""
    for one in own_nodes(function, nodes.Call, nodes.BinOp, nodes.Const, nodes.Lambda):
        yield from one.nodes_of_class((nodes.Call, nodes.BinOp)) if type(one) is nodes.Lambda else (one,)


def _keys_in(function: nodes.NodeNG, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What a function of the module gives to those who sort with it: `sorted(files, key=drawn)`."""
    for call in own_nodes(function, nodes.Call):
        key = next((word.value for word in call.keywords if word.arg == "key"), None)
        for found in definitions(module.modules).functions(key, module) if isinstance(key, nodes.Name) else ():
            if found.module is module:
                for value in returned(found.node):
                    yield from value.nodes_of_class((nodes.Call, nodes.BinOp))


def _kind(function: nodes.NodeNG, draw: nodes.NodeNG, module: PythonModule) -> Kind | None:
    if isinstance(function, nodes.Module):
        return _kind_of_table(draw, module)
    line = _line_of(function, module)
    if line is not None and (takers := list(_takers(line, line.statement().targets[0].as_string(), module))):
        return _kind_of_table(line, module) if any(may for _, may in takers) else None
    if (
        says_so(function)
        or (_makes_up(function) and not _puts_off(draw, function))
        or _is_among_staff(draw)
        or is_held_to(function, module)
    ):
        return None
    own = f"{words_in(function)} {_shown_by(function)}"
    users = list(_users(function, module))
    later = " ".join((*_launched(function, module), *_launched_by_users(function, module)))
    around = " ".join((own, *users, later))
    if is_arrival(draw, module):
        cut = _parts(function) or speaks_of(around, "places.capacity")
        asked = speaks_of(around, "places.applicants")
        return Kind.CHOOSE if cut and asked and speaks_of(around, "places.grants") else None
    if is_rush(draw):
        waits = speaks_of(around, "places.applicants") or speaks_of(around, "places.waiting")
        given = (
            speaks_of(around, "places.slots") or speaks_of(around, "places.goods") or speaks_of(around, "places.grants")
        )
        return Kind.CHOOSE if waits and given else None
    if speaks_of(around, "places.slots") and speaks_of(around, "places.release"):
        return Kind.RELEASE
    if speaks_of(later, "places.goods") and speaks_of(later, "places.put_out"):
        return Kind.RELEASE
    if speaks_of(around, "places.opens") and speaks_of(module.path, "places.slots"):
        return Kind.RELEASE
    if speaks_of(re.sub(r"\bsample\b", "", own), "places.sampled") or is_only_shown(draw):
        return None
    given = speaks_of(around, "places.grants") or (_is_cut(draw) and speaks_of(around, "places.goods"))
    if (speaks_of(around, "places.applicants") or speaks_of(own, "places.goods")) and (
        given or _parts(function) or _ranks(draw)
    ):
        return Kind.CHOOSE
    left = speaks_of(own, "places.asked") and speaks_of(around, "places.dropped")
    if left and (_parts(function) or _tested(draw, function)):
        return Kind.CHOOSE
    return None


def _kind_of_table(draw: nodes.NodeNG, module: PythonModule) -> Kind | None:
    """What a draw kept at a module's own level does: a query that releases, an order that functions sort people by."""
    said = draw.value if isinstance(draw, nodes.Const) else ""
    if speaks_of(said, "places.slots") and speaks_of(said, "places.release"):
        return Kind.RELEASE
    statement = draw.statement()
    name = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    sorts = [
        one for one in module.walk(nodes.FunctionDef) if name and name in one.as_string() and "sort" in one.as_string()
    ]
    takers = [one for one, may in _takers(draw, name, module) if may] if name else []
    users = [word for one in takers[:_CALLERS] for word in _users(one, module)]
    around = " ".join((*map(words_in, (*sorts[:_CALLERS], *takers[:_CALLERS])), *users))
    chosen = speaks_of(around, "places.applicants") and speaks_of(around, "places.grants")
    return Kind.CHOOSE if chosen and not isinstance(draw, nodes.Const) else None


def _takers(draw: nodes.NodeNG, name: str, module: PythonModule) -> Iterator[tuple[nodes.FunctionDef, bool]]:
    """The functions that take an order out of a table of them, and whether it may be the one that is left to chance: `ORDERS[settings["order"]]`."""
    line = draw
    while line is not None and not isinstance(line.parent, nodes.Dict):
        line = line.parent
    key = next((key.value for key, value in line.parent.items if value is line and isinstance(key, nodes.Const)), None) if line is not None else None  # fmt: skip
    for function in module.walk(nodes.FunctionDef) if key is not None else ():
        for one in own_nodes(function, nodes.Subscript, nodes.Call):
            taken = lookup(one)
            if taken is not None and dotted(taken[0]) == name:
                known = [value for held in held_behind(taken[1], module) for value in held.values]
                yield function, not known or key in known


def _line_of(function: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG | None:
    """Where a table of the module's own level holds a function: `ORDERS = {"chance": shuffled}`."""
    name = getattr(function, "name", "")
    for table in (one.value for one in module.tree.body if isinstance(one, nodes.Assign)):
        for _, value in table.items if isinstance(table, nodes.Dict) else ():
            if isinstance(value, nodes.Name) and value.name == name:
                return value
    return None


def _shown_by(function: nodes.FunctionDef) -> str:
    """That a function shows what it gives back: it is a filter or a tag of templates."""
    marks = function.decorators.as_string() if function.decorators else ""
    return "show" if ".filter" in marks or "_tag" in marks or "template_filter" in marks else ""


def _is_among_staff(draw: nodes.NodeNG) -> bool:
    """Whether those whom a draw picks work there: a file is given to one of them, and nobody is left out."""
    if not isinstance(draw, nodes.Call):
        return False
    named = next((one.name for one in draw.node_ancestors() if isinstance(one, nodes.FunctionDef)), "")
    drawn = " ".join(one.as_string() for one in (*draw.args, draw.func))
    among = f"{drawn} {named}"
    return speaks_of(among, "places.staff") and not speaks_of(drawn, "places.applicants")


def _is_cut(draw: nodes.NodeNG) -> bool:
    """Whether only the first ones of an order left to chance are kept: `order_by(func.random()).limit(size)`."""
    for one in draw.node_ancestors():
        if isinstance(one, nodes.Subscript) and isinstance(one.slice, nodes.Slice):
            return True
        if isinstance(one, nodes.Attribute) and one.attrname in ("limit", "first", "fetch"):
            return True
        if isinstance(one, nodes.Return | nodes.Assign | nodes.FunctionDef):
            return False
    return False


def _parts(function: nodes.FunctionDef) -> bool:
    """Whether a function cuts a list in two at the same place, those who are in and those who are out."""
    cuts = [one for one in own_nodes(function, nodes.Subscript) if isinstance(one.slice, nodes.Slice)]
    heads = {
        (one.value.as_string(), one.slice.upper.as_string()) for one in cuts if one.slice.upper and not one.slice.lower
    }
    tails = {
        (one.value.as_string(), one.slice.lower.as_string()) for one in cuts if one.slice.lower and not one.slice.upper
    }
    return bool(heads & tails)


def _tested(draw: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether a test of the function asks what a draw gave: what follows is done to some and not to others."""
    statement = draw.statement()
    name = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    tests = [one.test.as_string() for one in own_nodes(function, nodes.If)]
    return any(draw.as_string() in test or (name and re.search(rf"\b{re.escape(name)}\b", test)) for test in tests)


def _ranks(draw: nodes.NodeNG) -> bool:
    """Whether a list is sorted by a draw and cut at once: the first ones are in."""
    for one in draw.node_ancestors():
        if (
            isinstance(one, nodes.Subscript)
            and isinstance(one.slice, nodes.Slice)
            and isinstance(one.value, nodes.Call)
        ):
            return dotted(one.value.func) == "sorted"
        if isinstance(one, nodes.FunctionDef):
            return False
    return False


def _users(function: nodes.FunctionDef, module: PythonModule) -> Iterator[str]:
    """The words of the functions that call a function, in the whole project, and of the classes built on its own."""
    for around, caller in _callers(function, module, _CALLERS):
        yield words_in(around)
        if caller is module:
            yield from (words_in(outer) for outer, _ in _callers(around, module, 2))
    owner = function.parent.frame() if function.parent is not None else None
    if isinstance(owner, nodes.ClassDef):
        yield owner.name
        yield from (
            one.name for one in module.walk(nodes.ClassDef) if owner.name in [base.as_string() for base in one.bases]
        )


def _callers(
    function: nodes.FunctionDef, module: PythonModule, most: int
) -> Iterator[tuple[nodes.FunctionDef, PythonModule]]:
    """The functions that call one: what a class asks of itself is of its own lineage, and no method of that name elsewhere."""
    known, owner = definitions(module.modules), function.parent
    for call, caller in known.calls_of(function, module)[:most]:
        around, asked = call.frame(), dotted(call.func).startswith("self.")
        if isinstance(around, nodes.FunctionDef) and around is not function:
            here = around.parent
            of_itself = asked and isinstance(owner, nodes.ClassDef) and isinstance(here, nodes.ClassDef)
            if (
                not of_itself
                or any(one.node is owner for one in known.lineage(here, caller))
                or any(one.node is here for one in known.lineage(owner, module))
            ):
                yield around, caller


def _launched(function: nodes.FunctionDef, module: PythonModule) -> Iterator[str]:
    """The words of the jobs that a function plans for later: what happens at the moment that it chose."""
    for call in own_nodes(function, nodes.Call):
        last = dotted(call.func).rpartition(".")[2]
        if last in _LATER:
            named = [call.func.expr] if isinstance(call.func, nodes.Attribute) else []
            for given in (*named, *call.args):
                for job in definitions(module.modules).functions(given, module):
                    yield words_in(job.node) if isinstance(job.node, nodes.FunctionDef) else ""


def _launched_by_users(function: nodes.FunctionDef, module: PythonModule) -> Iterator[str]:
    """The words of the jobs that those who call a function plan for later: it drew how long they wait."""
    for around, caller in _callers(function, module, _CALLERS):
        yield from _launched(around, caller)


_ANY_LENGTH = 1 << 30


def words_in(function: nodes.FunctionDef) -> str:
    """Return the names and the texts of a function, its own name first."""
    return apart(" ".join((function.name, *names_in(function, _ANY_LENGTH))))


def _puts_off(draw: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    """Whether a draw is how long another job of the function waits, whatever it makes besides: `publish.apply_async(countdown=wait)`."""
    statement = draw.statement()
    name = statement.targets[0].as_string() if isinstance(statement, nodes.Assign) else ""
    for call in own_nodes(function, nodes.Call):
        if dotted(call.func).rpartition(".")[2] in _LATER:
            given = (*call.args, *(word.value for word in call.keywords))
            if any(one is draw or one.parent_of(draw) or (name and name == one.as_string()) for one in given):
                return True
    return False


def _makes_up(function: nodes.FunctionDef) -> bool:
    owner: nodes.NodeNG | None = function
    while owner is not None:
        if isinstance(owner, nodes.FunctionDef | nodes.ClassDef) and speaks_of(owner.name, "places.made_up"):
            return True
        owner = owner.parent
    made = {getattr(one.func, "attrname", "") for one in own_nodes(function, nodes.Call)}
    return bool(made & {"create", "bulk_create", "get_or_create", "update_or_create", "create_batch"})
