"""Ways out that cost more than the way in: more steps, more fields, paper where a click was enough, in code and in data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.done.acts.in_and_out import GUARDED, KEYS, Harder, Way, acts_in, easier_way_in, ways_in
from guichet.done.acts.way_names import is_join, is_leave, is_of_machines, is_of_one_thing
from guichet.done.forms.made_for import is_told
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import trees_first_named
from guichet.reading.python.paths import own_nodes

_FIELDS = 2
_SIGNED = re.compile(
    r"is_authenticated|login_fresh|logged_in|session\.get\(['\"]user|['\"](?:user|user_id)['\"] in session"
)
_NOT_SIGNED = re.compile(
    r"\bnot [^\n]{0,60}(?:is_authenticated|login_fresh|logged_in|session\.get)|is_anonymous|['\"] not in session"
)
"""That a test asks whether somebody is signed in, or is not."""
_SENDS = re.compile(
    r"(?:^|\.)(?:redirect|abort|redirect_to_login|unauthorized|HTTPException|HttpResponseRedirect|login_required)$"
)
_GUARD = re.compile(rf"(?:^|\.)(?:{any_of('people.guards')})$")


def harder_ways_out(module: PythonModule) -> Iterator[Way]:
    """Yield the ways out of a module, and of the data it reads, that are harder than the way in beside them."""
    if place_of_path(module.path) is not None or is_of_machines(module.source.text[:20_000]):
        return
    tables = list(_tables(module))
    for tree in trees_first_named(module):
        tables.extend(ways_in(tree))
    seen = set()
    for ways in tables:
        for way in ways:
            if GUARDED in way.said and any(GUARDED not in one.said for one in ways if is_leave(one.name)):
                continue  # another door out is open to all
            if way.span not in seen and (_is_harder_no(way, ways) or (is_leave(way.name) and easier_way_in(way, ways))):
                seen.add(way.span)
                if way.span not in _told_as_ways(module):
                    yield way


@memo
def _told_as_ways(module: PythonModule) -> frozenset[Span]:
    """The ways out that are told of with the table of ways that they stand in."""
    return frozenset(one.span for one in acts_in(module) if one.harder is Harder.WAY)


def _is_harder_no(way: Way, beside: Iterable[Way]) -> bool:
    """Whether it says no, and a yes beside it takes less, and one gesture: what agents accept and refuse takes none."""
    agree = [one for one in beside if speaks_of(one.name, "leaving.agree") and speaks_of(one.said, "leaving.pressed")]
    is_no = bool(agree) and not is_leave(way.name) and speaks_of(way.name, "leaving.refuse")
    said_yes = (one for one in agree if not speaks_of(one.name, "leaving.refuse")) if is_no else ()
    return any(way.is_harder(one) for one in said_yes if is_of_one_thing(one.name, way.name))


def _tables(module: PythonModule) -> Iterator[list[Way]]:
    """The things of a module that stand side by side: its lists, its classes of fields, its functions, the keys of its tables."""
    body = module.tree.body
    lists = [(one.targets[0].as_string(), one.value) for one in body if isinstance(one, nodes.Assign)]
    yield [way for name, value in lists if (way := _of_value(name, value, module)) is not None]
    yield [_of_class(one, module) for one in body if isinstance(one, nodes.ClassDef)]
    functions = [one for one in module.walk(nodes.FunctionDef) if place_of(one, module) is not Place.BACK_OFFICE]
    yield [_of_function(one, module) for one in functions]
    for table in module.walk(nodes.Dict):
        if len(table.items) < KEYS and not is_told(table):
            pairs = [(_key(key), value) for key, value in table.items]
            yield [way for name, value in pairs if (way := _of_value(name, value, module)) is not None]


def _of_value(name: str, value: nodes.NodeNG, module: PythonModule) -> Way | None:
    if not isinstance(value, nodes.List | nodes.Tuple | nodes.Set | nodes.Dict | nodes.Const | nodes.Call):
        return None
    if isinstance(value, nodes.Const) and not isinstance(value.value, str):
        return None
    steps = len(value.elts) if isinstance(value, nodes.List | nodes.Tuple) else 0
    lists = list(value.nodes_of_class(nodes.List | nodes.Tuple)) if isinstance(value, nodes.Dict) else []
    steps = steps or max((len(one.elts) for one in lists), default=0)
    said = " ".join(str(one.value) for one in value.nodes_of_class(nodes.Const) if isinstance(one.value, str))
    truths = [str(value_of(key)) for table in value.nodes_of_class(nodes.Dict) for key, one in table.items if value_of(one) is True]  # fmt: skip
    members = [one.attrname for one in value.nodes_of_class(nodes.Attribute) if one.attrname.isupper()]
    return Way(name, steps, " ".join((said, *truths, *members)), module.path, module.span(value))


def _key(node: nodes.NodeNG) -> str:
    """The name of what a table holds: a text, or the member of an enumeration, `Action.LEAVE`."""
    return node.as_string() if isinstance(node, nodes.Attribute) else str(value_of(node))


def _of_class(owner: nodes.ClassDef, module: PythonModule) -> Way:
    """A form or a schema: the fields that must be filled in."""
    names = [one.target.name for one in owner.body if isinstance(one, nodes.AnnAssign) and isinstance(one.target, nodes.AssignName) and _is_asked(one)]  # fmt: skip
    names += [one.targets[0].as_string() for one in owner.body if isinstance(one, nodes.Assign) and isinstance(one.value, nodes.Call) and _is_field(one.value)]  # fmt: skip
    return Way(owner.name, len(names), " ".join(names), module.path, module.header_span(owner), _FIELDS)


def _is_asked(field: nodes.AnnAssign) -> bool:
    kind = field.annotation.as_string()
    if "None" in kind or "Optional" in kind or "bool" in kind or "ClassVar" in kind:
        return False
    return field.value is None or (isinstance(field.value, nodes.Call) and _is_field(field.value))


def _is_field(call: nodes.Call) -> bool:
    """Whether a call makes a field that must be filled in."""
    name = dotted(call.func).rpartition(".")[2]
    words = {word.arg: value_of(word.value) for word in call.keywords}
    return (
        name.endswith("Field")
        and not name.startswith(("Boolean", "Hidden", "Submit"))
        and words.get("required") is not False
        and not words.get("read_only")
        and not {"default", "default_factory"} & words.keys()
    )


def _of_function(function: nodes.FunctionDef, module: PythonModule) -> Way:
    """What a function tests before it lets someone through, when it refuses or sends back otherwise."""
    said: list[str] = []
    for test in own_nodes(function, nodes.If):
        if any(
            isinstance(one, nodes.Attribute) and one.attrname == "method"
            for one in test.test.nodes_of_class(nodes.Attribute)
        ):
            continue  # that a form was sent is no condition on anyone
        if any(isinstance(one, nodes.Raise | nodes.Return) for one in test.body):
            said.extend(one.as_string() for one in _wanting(test.test))
            said.extend(
                str(one.value) for one in test.body[-1].nodes_of_class(nodes.Const) if isinstance(one.value, str)
            )
    named = f"{function.name} {module.path}"
    if (is_join(function.name) or speaks_of(named, "leaving.of_a_list")) and _wants_account(function, module):
        said.append(GUARDED)
    return Way(function.name, 0, " ".join(said), module.path, module.header_span(function))


def _wants_account(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether a function is for those who have an account and are signed in: by a mark, or by what it depends on."""
    marks = function.decorators.nodes if function.decorators else ()
    if any(_GUARD.search(dotted(mark)) or _is_guard(mark, module) for mark in marks):
        return True
    return any(
        _turns_away(one) or any(map(_turns_away, _needed(one.node, one.module))) for one in _needed(function, module)
    )


def _is_guard(mark: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a mark of the project's own sends those who are not signed in elsewhere: `@fresh_login`."""
    made = mark.func if isinstance(mark, nodes.Call) else mark
    return any(
        _sends_strangers(test, one.node)
        for one in definitions(module.modules).functions(made, module)
        for test in one.node.nodes_of_class(nodes.If)
    )


def _sends_strangers(test: nodes.If, function: nodes.FunctionDef) -> bool:
    """Whether a test sends elsewhere those who are not signed in, and not those who are."""
    said = test.test.as_string()
    strangers = _NOT_SIGNED.search(said) is not None
    if not strangers and not _SIGNED.search(said):
        return False
    inside = any(_SENDS.search(dotted(call)) for one in test.body for call in one.nodes_of_class(nodes.Call))
    return (
        inside
        if strangers
        else not inside and any(_SENDS.search(dotted(call)) for call in function.nodes_of_class(nodes.Call))
    )


def _turns_away(function: Defined) -> bool:
    """Whether a function turns away those who have no account."""
    raised = " ".join(one.as_string() for one in own_nodes(function.node, nodes.Raise))
    return speaks_of(raised, "leaving.account")


def _needed(function: nodes.NodeNG, module: PythonModule) -> Iterator[Defined]:
    """The functions that run before one, whose answers it is given: `user=Depends(current_user)`."""
    for one in (*(function.args.defaults or ()), *(function.args.kw_defaults or ())):
        if isinstance(one, nodes.Call) and one.args and dotted(one.func).rpartition(".")[2] in ("Depends", "Security"):
            yield from definitions(module.modules).functions(one.args[0], module)


def _wanting(test: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """What a test finds missing: `not letter`, `letter is None`."""
    for one in test.nodes_of_class((nodes.UnaryOp, nodes.Compare)):
        if isinstance(one, nodes.UnaryOp) and one.op == "not":
            yield one.operand
        elif isinstance(one, nodes.Compare) and one.ops[0][0] in ("is", "==", "!=", "not in"):
            yield one
