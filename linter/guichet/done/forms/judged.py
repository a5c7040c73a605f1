"""Patterns that an answer must have by the functions that judge it in Python: its validators, the methods that bear its name."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.forms.form import Pattern, Room, at_least, at_most, exactly
from guichet.done.forms.written import patterns_in
from guichet.done.people.fields import Field
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.views import refuses

_MATCHES = frozenset({"match", "fullmatch", "search"})


def patterns_judged(field: Field, judges: list[nodes.NodeNG], module: PythonModule) -> Iterator[Pattern]:
    """Yield the patterns without which a function that judges a field turns its answer down."""
    for function in (*_given(judges, module), *(Defined(one, module) for one in _named(field))):
        for branch in function.node.nodes_of_class(nodes.If):
            matched = _wanted(branch.test) if refuses(branch.body) else None
            for found in patterns_in(matched, function.module) if matched is not None else ():
                yield Pattern(found.node.value, found.module.path, found.module.span(found.node))
            for most, where in signs_wanted(branch.test) if refuses(branch.body) else ():
                yield exactly(most, function.module.path, function.module.span(where))


def signs_wanted(test: nodes.NodeNG) -> Iterator[tuple[int, nodes.NodeNG]]:
    """Yield how many signs an answer must have, neither more nor less, for a test not to fail it: `len(number) != 10`."""
    for one in test.values if isinstance(test, nodes.BoolOp) and test.op == "or" else (test,):
        if isinstance(one, nodes.Compare) and dotted(one.left) == "len" and [sign for sign, _ in one.ops] == ["!="]:
            number = value_of(one.ops[0][1])
            if isinstance(number, int) and number > 0:
                yield number, one


def lengths_wanted(field: Field, annotation: nodes.NodeNG | None, module: PythonModule) -> Iterator[Pattern]:
    """Yield how long the answer of a field must be: `min_length=3`, `Length(min=3)`, `Annotated[str, Field(min_length=3)]`."""
    known = definitions(module.modules)
    named = [one for one in (annotation, *field.options.values()) if isinstance(one, nodes.Name | nodes.Attribute)]
    held = [(assigned(one.node), one.module) for each in named for one in known.of(each, module)]
    held += [(one, module) for one in (field.call, annotation, *field.options.values())]
    calls = [(call, where) for one, where in held if one is not None for call in one.nodes_of_class(nodes.Call)]
    for call, where in dict(calls).items():
        said = _fewest(call)
        fewest = _number(said, where) if said is not None else None
        if said is not None and fewest is not None and fewest > 0:
            yield at_least(fewest, where.path, where.span(said))


def _number(said: nodes.NodeNG, module: PythonModule) -> int | None:
    """The number that is written, or that a name stands for, here or in another module."""
    known = definitions(module.modules).of(said, module) if isinstance(said, nodes.Name | nodes.Attribute) else ()
    numbers = (value_of(one) for one in (said, *(assigned(each.node) for each in known)) if one is not None)
    return next((one for one in numbers if isinstance(one, int)), None)


def room_of(field: Field, module: PythonModule) -> Room | None:
    """Return how long the answer of a field may be: `max_length=200`, `Length(max=200)`."""
    said = (one for node in (field.call, *field.options.values()) if node is not None for one in _longest(node))
    rooms = (at_most(most, module.path, module.span(one)) for one in said if isinstance(most := value_of(one), int))
    return next(filter(None, rooms), None)


def _longest(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """What the calls in a field give as the most letters of an answer."""
    for call in node.nodes_of_class(nodes.Call):
        last = dotted(call).rpartition(".")[2]
        if last in ("MaxLengthValidator", "MaxLen") and call.args:
            yield call.args[0]
        yield from (one.value for one in call.keywords if one.arg == ("max" if last == "Length" else "max_length"))


def _fewest(call: nodes.Call) -> nodes.NodeNG | None:
    """What a call gives as the fewest letters of an answer."""
    words = {one.arg: one.value for one in call.keywords}
    last = dotted(call).rpartition(".")[2]
    if last in ("MinLengthValidator", "MinLen", "Length") and call.args:
        return call.args[0]
    return words.get("min" if last == "Length" else "min_length")


def _given(judges: list[nodes.NodeNG], module: PythonModule) -> Iterator[Defined]:
    """The functions that a field, or its annotation, is given to be judged by: `validators=[whole_address]`, `AfterValidator(whole)`."""
    for judge in judges:
        for one in judge.nodes_of_class((nodes.Name, nodes.Attribute)):
            for found in definitions(module.modules).functions(one, module):
                if isinstance(found.node, nodes.FunctionDef):
                    yield found


def _named(field: Field) -> Iterator[nodes.FunctionDef]:
    """The methods of its class that judge it: `clean_address`, `validate_address`, `@field_validator("address")`."""
    for method in field.owner.mymethods():
        marks = method.decorators.nodes_of_class(nodes.Const) if method.decorators is not None else ()
        if method.name in (f"clean_{field.name}", f"validate_{field.name}") or any(one.value == field.name for one in marks):  # fmt: skip
            yield method


def _wanted(test: nodes.NodeNG) -> nodes.NodeNG | None:
    """The pattern that must match for a test to let pass: `not HOUSE.match(value)`, `re.match(HOUSE, value) is None`."""
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        test = test.operand
    elif isinstance(test, nodes.Compare) and test.ops[0][0] == "is" and test.ops[0][1].as_string() == "None":
        test = test.left
    else:
        return None
    if (
        not isinstance(test, nodes.Call)
        or not isinstance(test.func, nodes.Attribute)
        or test.func.attrname not in _MATCHES
    ):
        return None
    owner = test.func.expr
    return test.args[0] if dotted(owner) in ("re", "regex") and test.args else owner
