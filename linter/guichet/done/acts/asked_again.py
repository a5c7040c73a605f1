"""Papers that people gave, and that time alone makes them give again: how soon, by the code that asks or a setting."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.good_for import good_for_in
from guichet.done.acts.lapse import Lapse, days_of, is_paper, lapse
from guichet.done.acts.renewed import renewed_in
from guichet.done.deciding.words import names_in
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import trees_first_named
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import assigned, returned
from guichet.reading.python.paths import own_nodes
from guichet.reading.sql.statements import statements_of

_DAY = 86_400
_SOON = 200 * _DAY
"""A paper that is asked for more than once a year, though nothing changed."""
_FEW = 3
"""Stages that all want a paper, from which on it is the same one that people give again."""
_LENGTHS = ("timedelta", "relativedelta")
_FILTERS = frozenset({"filter", "exclude", "where", "filter_by", "find", "select"})


def acts_in(module: PythonModule) -> Iterator[Lapse]:
    """Yield the papers that a module, or the data that it reads, makes people give again before long."""
    for function in module.walk(nodes.FunctionDef):
        if (_asks_again(function) and (found := _soonest(function, module)) is not None) or (
            _judges_itself(function, module) and (found := _soonest_returned(function, module)) is not None
        ):
            shown = found.module.text(found.node)
            yield lapse(found.module.path, found.module.span(found.node), place_of(function, module), shown)
    place = place_of(module.tree, module)
    own = module.tree.doc_node.value if module.tree.doc_node is not None else ""
    for tree in trees_of(module):
        yield from lapses_in(tree, place, f"{module.path} {own}")
        yield from good_for_in(tree, place)
    yield from renewed_in((*trees_of(module), *trees_first_named(module)), place)
    for tree in trees_first_named(module):
        yield from lapses_in(tree, place)
        yield from good_for_in(tree, place)


def lapses_in(tree: Tree, place: Place, beside: str = "") -> Iterator[Lapse]:
    """Yield the settings of a table that have a paper given again: before long (`renew_days: 90`), or each time (`reuse_days: 0`)."""
    for around, one in tree.walk():
        said = " ".join((*(each.key for each in around[-2:]), one.key))
        if not one.parts and one.value and names("identity.again").search(apart(one.key)) and is_paper(said):
            days = days_of(one)
            if days is not None and days * _DAY < _SOON:
                yield lapse(one.path, one.span, place, f"{one.key}: {one.value}")
        elif (
            not one.parts and one.value and speaks_of(said, "identity.of_life") and speaks_of(one.key, "identity.every")
        ):
            days = days_of(one)
            if days is not None and days * _DAY < _SOON:
                yield lapse(one.path, one.span, place, f"{said[-40:].strip()}: {one.value}")
        elif one.parts and speaks_of(one.key, "identity.stages"):
            yield from _at_each_stage(one, place)
        elif _is_never_reused(one) and is_paper(f"{said} {beside or one.path}"):
            yield lapse(one.path, one.span, place, f"{one.key}: {one.value}")


def _at_each_stage(holder: Tree, place: Place) -> Iterator[Lapse]:
    """The first paper that each stage of one course wants again, though an earlier one had it: `ETAPES = {"visite": ["identite"], …}`."""
    stages = [{part.value: part for part in one.leaves if part.value and not part.key} for one in holder.parts]
    if len(stages) < _FEW or not all(stages) or speaks_of(holder.said, "identity.had"):
        return
    again = next((value for value in stages[1] if is_paper(value) and all(value in one for one in stages)), None)
    if again is not None:
        yield lapse(holder.path, holder.parts[1].span, place, f"{holder.parts[1].key}: {again}")


def _is_never_reused(one: Tree) -> bool:
    return is_no(one.value) and names("identity.reuse").search(apart(one.key)) is not None


def lapses_of_sql(source: Source, place: Place) -> Iterator[Lapse]:
    """Yield the papers that a statement finds too old before long, and wants again: `UPDATE pieces SET statut = 'a_redonner' …`."""
    for statement in statements_of(source.text):
        written, where = statement.clause("set"), statement.clause("where")
        if statement.clauses[0].kind != "update" or written is None or where is None or not is_paper(statement.made):
            continue
        days = _interval(where.text)
        if days is not None and days * _DAY < _SOON and names("identity.again").search(apart(written.text)):
            yield lapse(source.path, statement.span, place, " ".join(written.text.split()))


def _interval(text: str) -> int | None:
    """How many days an interval of SQL stands for."""
    words = apart(text.lower().partition("interval")[2]).split()
    seconds = seconds_written("".join(words[:2]))
    return None if seconds is None else round(seconds / _DAY)


def _asks_again(function: nodes.FunctionDef) -> bool:
    """Whether a function asks people for papers that they gave: by what it calls, about papers."""
    calls = [dotted(call.func) for call in own_nodes(function, nodes.Call)]
    letters = [name for call in own_nodes(function, nodes.Call) if (name := _letter(call))]
    asks = any(speaks_of(path.rpartition(".")[2], "identity.asks_again") for path in calls)
    if not asks and not any(is_paper(one) and names("identity.again").search(apart(one)) for one in letters):
        return False
    said = list(names_in(function))
    too_old = any(speaks_of(word, "identity.good") for word in said)
    if not too_old and any(speaks_of(word, "identity.missing") for word in said):
        return False
    return is_paper(" ".join((function.name, *calls, *letters))) or any(
        is_paper(one.name) for one in own_nodes(function, nodes.Name, nodes.AssignName)
    )


def _letter(call: nodes.Call) -> str:
    """The name of the letter that a call sends: `person.write("evidence_again")`."""
    last = dotted(call.func).rpartition(".")[2]
    named = text_of(call.args[0]) if call.args and (last == "write" or speaks_of(last, "decisions.tell")) else ""
    return "" if " " in named else named


def _soonest(function: nodes.FunctionDef, module: PythonModule) -> Defined | None:
    """Where the shortest time is written after which the tests and the queries of a function find a paper too old."""
    tested: list[nodes.NodeNG] = [one.test for one in own_nodes(function, nodes.If)]
    for call in own_nodes(function, nodes.Call):
        if getattr(call.func, "attrname", "") in _FILTERS:
            tested += [*call.args, *(word.value for word in call.keywords)]
    return _soonest_of(tested, module)


def _soonest_of(tested: list[nodes.NodeNG], module: PythonModule, least: float = 2 * _DAY) -> Defined | None:
    found = [
        (seconds, Defined(one.node, one.module))
        for test in tested
        for one in origins(test, module)
        if (seconds := _lasting(one.node, one.module)) is not None and least < seconds < _SOON
    ]
    return _written(min(found, key=lambda one: one[0])[1]) if found else None


def _judges_itself(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether a function is what a proof says of itself: that it is still good, or no longer; or what is said of whoever gave one."""
    owner = function.parent
    taken = [one.name for one in function.args.args or ()]
    when = any(speaks_of(name, "identity.proved_when") and not speaks_of(name, "fields.email") for name in taken)
    if speaks_of(function.name, "identity.good") and when and _is_by_papers(module):
        return True
    named = (
        isinstance(owner, nodes.ClassDef) and is_paper(owner.name) and not speaks_of(owner.name, "identity.any_paper")
    )
    return named and speaks_of(function.name, "identity.good")


def _soonest_returned(function: nodes.FunctionDef, module: PythonModule) -> Defined | None:
    return _soonest_of([*returned(function)], module, _DAY / 24 if _is_by_papers(module) else 2 * _DAY)


def _is_by_papers(module: PythonModule) -> bool:
    """Whether a module speaks of papers of identity, or of a face: what is proved there takes more than a code."""
    return any(speaks_of(module.source.text, idea) for idea in ("identity.documents", "identity.face"))


def _lasting(node: nodes.NodeNG, module: PythonModule) -> float | None:
    is_length = isinstance(node, nodes.Call) and dotted(node.func).endswith(_LENGTHS)
    return seconds_of(node, module) if is_length else None


def _written(length: Defined) -> Defined:
    """The number that a length of time is made with, where it is written."""
    call = length.node
    given = [*call.args, *(word.value for word in call.keywords)]
    if len(given) == 1 and isinstance(given[0], nodes.Name | nodes.Attribute):
        for one in definitions(length.module.modules).of(given[0], length.module):
            if assigned(one.node) is not None:
                return Defined(one.node.parent, one.module)
    return length
