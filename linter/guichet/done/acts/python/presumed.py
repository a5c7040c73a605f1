"""Agreements that a program writes down for people who did not answer: all of them at once, or one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.python.asked import Asked, agrees
from guichet.done.acts.python_act import about, names_around
from guichet.done.grounds.answers import of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import agreement_of, asks_consent
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted, queried_model
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import function_around

_ALL_AT_ONCE = frozenset({"update", "aupdate", "values", "bulk_update"})
_MAKES = frozenset({"create", "acreate", "get_or_create", "update_or_create", "bulk_create"})
_VALUES = frozenset("value valeur granted given accepted accepte accord consent consentement status statut state etat answer reponse".split())  # fmt: skip
"""The words by which a record of an agreement takes the answer."""
_LOOKED_AT = 12
_SENT = frozenset({"request", "form", "payload", "serializer", "message", "event", "data"})


class Presumed(Asked):
    """An agreement written down, and nothing that the person did."""

    @property
    def is_presumed(self) -> bool:
        """Whether nobody answered: always."""
        return True

    @property
    def is_consent(self) -> bool:
        """Whether a question is asked: none is."""
        return False


def acts_in(module: PythonModule) -> Iterator[Presumed]:
    """Yield the agreements that a module writes down where no one is answering."""
    for call in module.walk(nodes.Call):
        name = (
            _agreed_at_once(call, module)
            or _record(call, module)
            or _unless_refused(call, module)
            or _made_with_yes(call, module)
        )
        if name and not _answers_someone(call):
            yield presumed(call, name, module)
    for statement in module.walk(nodes.Assign):
        target = statement.targets[0]
        if (
            isinstance(target, nodes.AssignAttr)
            and (asks_consent(target.attrname) or _is_answer_of_record(target))
            and _is_one_of_many(statement)
            and agrees(statement.value, module)
            and not _answers_someone(statement)
        ):
            yield presumed(statement, target.attrname, module)


def presumed(node: nodes.NodeNG, name: str, module: PythonModule) -> Presumed:
    """Return the act of writing an agreement down, or of taking it as given."""
    place = place_of(node, module)
    place = Place.JOB if place is Place.MIGRATION else place  # it runs once, on the answers of everyone
    return Presumed(Kind.ANSWER, module.path, module.span(node), place, node, module, asked=name, about=about(node))


def _agreed_at_once(call: nodes.Call, module: PythonModule) -> str:
    """The agreement that a query sets for every row: `filter(accord__isnull=True).update(accord=True)`."""
    if getattr(call.func, "attrname", "") not in _ALL_AT_ONCE or not _is_of_rows(call) or _asks_for_yes(call):
        return ""
    words = ((word.arg or "", word.value) for word in call.keywords)
    return next((name for name, value in words if asks_consent(name) and agrees(value, module)), "")


def _is_of_rows(call: nodes.Call) -> bool:
    """Whether what is updated are rows: a model, what a query gives, what is asked of a database; not the settings of a program."""
    of = call.func.expr
    return (
        isinstance(of, nodes.Call)
        or "objects" in (name := dotted(of)).split(".")
        or name.rpartition(".")[2][:1].isupper()
    )


def _asks_for_yes(call: nodes.Call) -> bool:
    """Whether the query keeps those who agreed to something of the kind already."""
    given = (word for word in call.func.nodes_of_class(nodes.Keyword) if not (word.arg or "").endswith("__isnull"))
    return any(
        asks_consent(word.arg or "") and getattr(word.value, "value", None) is (not _is_left_out(word))
        for word in given
    )


def _is_left_out(word: nodes.Keyword) -> bool:
    """Whether a test keeps those who do not pass it: `exclude(accord=True)`, `filter(~Q(accord=True))`."""
    call = word.parent
    return dotted(call.func).rpartition(".")[2] == "exclude" or getattr(call.parent, "op", "") == "~"


def _made(call: nodes.Call) -> str:
    """The model of which a call makes a record; "" when it makes none."""
    return queried_model(call) if dotted(call.func).rpartition(".")[2] in _MAKES else ""


def _record(call: nodes.Call, module: PythonModule) -> str:
    """The record of an agreement made with a yes: `Accord.objects.create(compte=compte, valeur=True)`."""
    model = _made(call)
    if not agreement_of(model):
        return ""
    given = (word for word in call.keywords if (word.arg or "") in _VALUES or asks_consent(word.arg or ""))
    return next((model for word in given if agrees(word.value, module)), "")


def _made_with_yes(call: nodes.Call, module: PythonModule) -> str:
    """The agreement that a record of someone is made with: `sharing="granted"`, `agreed_at=now()`, `visible=True` in a directory.

    What `asked` reads, a yes under the name of a question, is left to it.
    """
    model = _made(call)
    for word in call.keywords if model else ():
        name, value = word.arg or "", word.value
        asks = asks_consent(name)
        if (not asks and not asks_consent(f"{model} {name}")) or (asks and getattr(value, "value", None) is True):
            continue
        if not agreement_of(model) and (agrees(value, module) or (asks and _is_now(value))):
            return name
    return ""


def _is_now(value: nodes.NodeNG) -> bool:
    """Whether a value is the present moment: an agreement is dated."""
    return isinstance(value, nodes.Call) and dotted(value.func).rpartition(".")[2] in ("now", "utcnow", "today")


def _unless_refused(call: nodes.Call, module: PythonModule) -> str:
    """The answer by which a yes is written down for all who did not say no: `defaults={"active": self.answer is not False}`."""
    if getattr(call.func, "attrname", "") not in _MAKES | _ALL_AT_ONCE:
        return ""
    if not asks_consent(" ".join((module.path, *names_around(call), dotted(call.func)))):
        return ""
    tables = [word.value for word in call.keywords if isinstance(word.value, nodes.Dict)]
    given = [word.value for word in call.keywords] + [value for one in tables for _, value in one.items]
    for value in given:
        for one in islice(origins(value, module), _LOOKED_AT):
            test = one.node
            if (
                isinstance(test, nodes.Compare)
                and test.ops[0][0] in ("is not", "!=")
                and of_value(str(value_of(test.ops[0][1])), equal=True) is Agreement.REFUSED
            ):
                answer = dotted(test.left).rpartition(".")[2]
                if answer in _VALUES:
                    return answer
    return ""


def _is_answer_of_record(target: nodes.AssignAttr) -> bool:
    """Whether an attribute is the answer of a record of agreement that a loop goes through: `for accord in Accord.objects…`."""
    loops = (one for one in target.node_ancestors() if isinstance(one, nodes.For | nodes.AsyncFor))
    if target.attrname not in _VALUES:
        return False
    return any(
        agreement_of(name.name)
        for loop in loops
        if loop.target.as_string() == target.expr.as_string() and not _keeps_yes(loop.iter)
        for name in loop.iter.nodes_of_class(nodes.Name)
        if name.name[:1].isupper()
    )


def _keeps_yes(query: nodes.NodeNG) -> bool:
    """Whether a query keeps the records that were answered: its words say so of the answer, and not that it is missing."""
    given = {word.arg or "": getattr(word.value, "value", None) for word in query.nodes_of_class(nodes.Keyword)}
    return any(name in _VALUES and value is not None for name, value in given.items())


def _is_one_of_many(statement: nodes.NodeNG) -> bool:
    """Whether a statement stands in a loop of its function: for each of several people."""
    node = statement.parent
    while node is not None and not isinstance(node, nodes.FunctionDef):
        if isinstance(node, nodes.For | nodes.AsyncFor):
            return True
        node = node.parent
    return False


def _answers_someone(node: nodes.NodeNG) -> bool:
    """Whether a function around is given what someone sent: they may be answering."""
    function = function_around(node)
    while isinstance(function, nodes.FunctionDef):
        named = {
            one.name for one in (*function.args.posonlyargs, *(function.args.args or ()), *function.args.kwonlyargs)
        }
        if named & _SENT:
            return True
        function = function_around(function)
    return False
