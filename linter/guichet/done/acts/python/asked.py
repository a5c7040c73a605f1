"""What Python asks people to agree to, with the answer that it gives in their place, however it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python.asked_elsewhere import ANSWERS, FLAGS, gives_answer, label_in, makers_of
from guichet.done.acts.python.let_go import lets_data_go
from guichet.done.acts.python.ticked_in_loop import ticks
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.forms.demands import names_of
from guichet.done.grounds.answers import is_asked, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import asks_consent, asks_within, says_yes
from guichet.done.people.fields import Field, fields_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.first_values import starts_otherwise
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import entries_of, put_in, spread_in, tables_of
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import class_around
from guichet.reading.python.rows import in_row, rows_around

_OWNERS = re.compile(
    r"Setting|Config|Feature|Event|Organi|Tenant|Site|Page|Question|Template|Campaign|Plugin|Serializer|Table|Factory"
)
_LISTS = frozenset({"SelectField", "RadioField", "CharField", "ChoiceField", "TextField"})
_GIVING = frozenset({"initial", "data", "default", "checked"})
_HOPS = 4
_TAKES_ANSWER = re.compile(r"abonn|subscri|consent|accept|opt_?in|confirm|newsletter|autoris|agree", re.I)
"""In the name of a function that writes down what someone has just agreed to."""


@dataclass(eq=False)
class Asked(PythonAct):
    """A question, with the answer given in advance; `owner` is the class that asks it."""

    owner: str = ""

    @property
    def is_consent(self) -> bool:
        """Whether it asks for an agreement in someone else's interest, by its own words or with those of the class that asks."""
        return asks_consent(self.asked, self.label) or asks_within(self.owner, self.asked, self.label)

    @property
    def lets_data_go(self) -> bool:
        """Whether the answer given in advance has data handed over to others."""
        return self.to == "default" and lets_data_go(self.asked, self.module)


def acts_in(module: PythonModule) -> Iterator[Asked]:
    """Yield the questions of a module that it answers with yes before anyone does."""
    for node in module.walk(nodes.ClassDef, nodes.Call, nodes.Assign, nodes.Return):
        for place, name, label in _answered(node, module):
            yield Asked(
                Kind.ANSWER, module.path, module.span(place), place_of(node, module), node, module, asked=name,
                label=label or _label_in_form(name, node, module), to="default" if place is not node else "", about=about(node),
                owner=node.name if isinstance(node, nodes.ClassDef) else "",
            )  # fmt: skip


def _label_in_form(name: str, node: nodes.NodeNG, module: PythonModule) -> str:
    """The label of a field in the class of forms that its first answer is given to: by a call, or by the view of its class."""
    around = class_around(node)
    named = node.func if isinstance(node, nodes.Call) else None
    if named is None and around is not None:
        named = next(_assigned_in(around, "form_class"), None)
    forms = definitions(module.modules).classes(named, module) if named is not None else []
    own = fields_of(around, module) if around is not None else []
    fields = (*own, *(one for form in forms for one in fields_of(form.node, form.module)))
    return next((one.label for one in fields if one.name == name), "")


def _assigned_in(owner: nodes.ClassDef, name: str) -> Iterator[nodes.NodeNG]:
    for one in owner.body:
        if isinstance(one, nodes.Assign) and getattr(one.targets[0], "name", "") == name:
            yield one.value


def _answered(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    if isinstance(node, nodes.ClassDef):
        yield from _of_fields(node, module)
    elif isinstance(node, nodes.Call):
        yield from _of_call(node, module)
    elif isinstance(node, nodes.Return):
        if getattr(node.frame(), "name", "") == "get_initial":
            yield from _of_table(node.value, module)
    else:
        yield from _of_assignment(node, module)


def agrees(node: nodes.NodeNG | None, module: PythonModule) -> bool:
    """Whether a value is a yes, through names, constants and calls; what is chosen by something is none."""
    if node is None:
        return False
    for one in origins(node, module):
        if one.decides or len(one.hops) > _HOPS:
            return False
        if isinstance(one.node, nodes.Const):
            value = one.node.value
            return (
                value is True or (isinstance(value, int) and value == 1) or (isinstance(value, str) and says_yes(value))
            )
        if isinstance(one.node, nodes.Attribute) and one.node.attrname.isupper():
            said = of_value(one.node.attrname, equal=True)
            if said in (Agreement.GIVEN, Agreement.REFUSED):
                return said is Agreement.GIVEN
        is_named = isinstance(one.node, nodes.Name | nodes.Attribute) or _is_written_key(one.node)
        if not is_named and not _always_gives_the_same(one.node):
            return False
    return False


def _is_written_key(node: nodes.NodeNG) -> bool:
    """Whether a value is the one that a table holds under a key that is written there: `FIRST["share"]`."""
    return (
        isinstance(node, nodes.Subscript) and isinstance(node.slice, nodes.Const) and isinstance(node.value, nodes.Name)
    )


def _always_gives_the_same(node: nodes.NodeNG) -> bool:
    """Whether a call is given nothing that its answer could depend on: `answer_when_silent()`."""
    return isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name) and not node.args and not node.keywords


def _of_fields(owner: nodes.ClassDef, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """The first answers of a form's or a model's own fields that agree; of those that a function of the project makes."""
    if _OWNERS.search(owner.name):
        return
    known = [one for one in fields_of(owner, module) if one.made_in is None]
    for one in known:
        if one.origin == "pydantic" and one.kind == "bool":
            value = one.options.get("default", one.call.args[0] if one.call and one.call.args else one.node.value)
            if agrees(value, module):
                yield value, one.name, one.label
            continue
        options = {**dict(spread_in(one.call, module)), **one.options}
        option = next((name for name in ANSWERS if name in options), None)
        if option and agrees(options[option], module) and not starts_otherwise(owner, one.name, module):
            value = value_of(options[option])
            is_text = isinstance(value, str) or isinstance(options[option], nodes.Attribute)
            if one.kind in FLAGS or (is_text and (option == "initial" or one.kind in _LISTS)):
                shown = options[option] if options[option].root() is module.tree else one.target
                yield shown, one.name, one.label
        elif (widget := one.options.get("widget")) is not None and "Checkbox" in widget.as_string():
            yield from ((value, one.name, one.label) for value in _checked_in(widget))
        elif one.is_of_form and one.kind in FLAGS and asks_consent(one.name, one.label) and _is_ticked(one, module):
            yield one.target, one.name, one.label
    declared = {id(one.node) for one in known if one.call is None or next(makers_of(one.call, module), None) is None}
    for statement in owner.body:
        if (
            isinstance(statement, nodes.Assign)
            and id(statement) not in declared
            and isinstance(statement.value, nodes.Call)
        ):
            target = statement.targets[0]
            if isinstance(target, nodes.AssignName):
                yield from _made(statement.value, target.name, module)


def _is_ticked(box: Field, module: PythonModule) -> bool:
    """Whether the class of a box, or one that it is built on, ticks it as it goes through its fields."""
    return any(agrees(value, where) for value, where in ticks(box.owner, box, module))


def _checked_in(widget: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """`CheckboxInput(attrs={"checked": True})`."""
    for table in widget.nodes_of_class(nodes.Dict):
        yield from (value for key, value in table.items if isinstance(key, nodes.Const) and key.value == "checked")


def _made(call: nodes.Call, name: str, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """A field made by a function or a class of the project that gives the answer; one that takes it by a word."""
    label = label_in(call)
    given = {word.arg: word.value for word in call.keywords}
    if not any(one in given for one in ANSWERS):
        for maker in makers_of(call, module):
            if any(agrees(value, other) for value, other in gives_answer(maker)):
                yield call, name, label
    is_flag = any(dotted(one).rpartition(".")[2] in FLAGS for one in (call, *call.args))
    value = next((given[one] for one in (*ANSWERS, "server_default") if one in given), None)
    if is_flag and value is not None and (agrees(value, module) or getattr(value, "value", None) in ("true", "1")):
        yield value, name, label


def _of_table(given: nodes.NodeNG | None, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """The answers of a table of first answers that agree, the table written out or named."""
    if given is None:
        return
    if isinstance(given, nodes.BinOp) and given.op == "|":
        over = {name for table in tables_of(given.right, module) for name, _ in entries_of(table, module)}
        yield from (one for one in _of_table(given.left, module) if one[1] not in over)
        yield from _of_table(given.right, module)
        return
    for table in tables_of(given, module):
        for key, value in table.items if isinstance(table, nodes.Dict) else ():
            if isinstance(key, nodes.DictUnpack) and isinstance(value, nodes.Name | nodes.Attribute | nodes.Call):
                yield from _of_table(value, module)
        is_here = table.root() is module.tree
        later = {} if dotted(given).endswith("initial") else dict(put_in(given))
        entries = {**dict(entries_of(table, module)), **later}
        yield from ((value if is_here else given, key, "") for key, value in entries.items() if agrees(value, module))


def _of_call(node: nodes.Call, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    name = dotted(node.func)
    last = name.rpartition(".")[2] or getattr(node.func, "attrname", "")
    yield from _of_table(next((one.value for one in node.keywords or () if one.arg == "initial"), None), module)
    if last in ("setdefault", "update") and (
        "initial" in name.lower() or _is_initial(getattr(node.func, "expr", node))
    ):
        if last == "setdefault" and len(node.args) == 2 and isinstance(node.args[0], nodes.Const):
            if agrees(node.args[1], module):
                yield node.args[1], str(node.args[0].value), ""
        elif last == "update":
            yield from _of_table(node.args[0] if node.args else None, module)
            yield from ((word.value, word.arg or "", "") for word in node.keywords if agrees(word.value, module))
    elif last in ("get_or_create", "update_or_create") and not _TAKES_ANSWER.search(getattr(node.frame(), "name", "")):
        yield from _of_table(next((one.value for one in node.keywords if one.arg == "defaults"), None), module)
    elif (
        last in ("create", "create_user")
        and len(node.keywords) > 1
        and not _TAKES_ANSWER.search(getattr(node.frame(), "name", ""))
    ):
        for word in node.keywords:
            if isinstance(word.value, nodes.Const) and word.value.value is True:
                yield word.value, word.arg or "", ""
    elif last == "get" and len(node.args) == 2:
        yield from _assumed(node, module)


def _assumed(node: nodes.Call, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """An answer that is missing taken for a yes: `request.COOKIES.get("traceurs", "tout")`."""
    owner = dotted(node.func).rpartition(".")[0]
    if not re.search(r"(?:^|\.)(?:COOKIES|cookies|session|preferences|prefs|profile|cleaned_data|POST|form)$", owner):
        return
    named = next((one.node.value for one in origins(node.args[0], module) if isinstance(one.node, nodes.Const)), "")
    answer = value_of(node.args[1])
    said = of_value(str(answer), equal=True) if isinstance(answer, str | bool) else None
    if said is Agreement.GIVEN and isinstance(named, str) and (asks_consent(named) or is_asked(named)):
        yield node.args[1], named, "consent" if not asks_consent(named) else ""


def _of_assignment(node: nodes.Assign, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """`form.fields["…"].initial = True`, `initial["…"] = True`, `form.share.data = True`, `initial = {…}`."""
    target = node.targets[0]
    of_field = isinstance(target, nodes.AssignAttr) and isinstance(target.expr, nodes.Subscript)
    if not of_field and getattr(target, "name", getattr(target, "attrname", "")) == "initial":
        yield from _of_table(node.value, module)
        return
    if getattr(target, "name", "") == "widgets" and isinstance(node.value, nodes.Dict):
        for key, widget in node.value.items:
            if isinstance(key, nodes.Const) and "Checkbox" in widget.as_string():
                yield from ((value, str(key.value), "") for value in _checked_in(widget))
        return
    if isinstance(target, nodes.Subscript) and value_of(target.slice) == "initial":
        yield from _of_table(node.value, module)
        return
    place: nodes.NodeNG | None = None
    if isinstance(target, nodes.AssignAttr) and target.attrname in _GIVING:
        if isinstance(target.expr, nodes.Subscript):
            place = target.expr.slice
        elif isinstance(target.expr, nodes.Attribute) and "form" in dotted(target.expr).lower():
            place = nodes.Const(target.expr.attrname)
    elif isinstance(target, nodes.Subscript) and (
        dotted(target.value).endswith("initial") or _is_initial(target.value)
    ):
        place = target.slice
    if isinstance(place, nodes.Name | nodes.Subscript) and isinstance(node.value, nodes.Name | nodes.Subscript):
        yield from _each_of_table(node, place, module)
    elif place is not None and agrees(node.value, module):
        yield from ((node.value, name, "") for name in names_of(place))


def _each_of_table(
    node: nodes.Assign, key: nodes.NodeNG, module: PythonModule
) -> Iterator[tuple[nodes.NodeNG, str, str]]:
    """The answers of a table that a loop gives one by one: `for name, value in FIRST.items(): fields[name].initial = value`."""
    for row in rows_around(node, module):
        name, value = value_of(in_row(key, row)), in_row(node.value, row)
        if isinstance(name, str) and value is not node.value and agrees(value, module):
            yield (value if value.root() is module.tree else node.value), name, ""


def _is_initial(node: nodes.NodeNG) -> bool:
    """Whether a name in `get_initial` holds what it returns."""
    function = node.frame()
    return getattr(function, "name", "") == "get_initial" and isinstance(node, nodes.Name)
