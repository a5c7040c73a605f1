"""People kept out for what they are, in Python: refused, left with fewer choices, not given a way that others have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python import refusals
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.deciding.reads import reads_at
from guichet.done.deciding.wakes import PERSONAL
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.people.people import Attribute, attribute_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

_NARROWED = frozenset({"choices", "queryset", "disabled", "widget"})
_OLD = 55
"""Years from which an upper limit keeps the old out; below, it is who must be grown up."""
_ORDERS = (">", ">=", "<", "<=")


@dataclass(eq=False)
class Barred(PythonAct):
    """A way that some people do not get: `by` is what of them decides it."""

    by: Ground | None = None

    @property
    def barred_by(self) -> Ground | None:
        """What of the person keeps them out."""
        return self.by


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield what keeps people out for what they are; tests and migrations keep nobody out."""
    if is_test(module) or is_migration(module) or not any(word in module.source.lowered for word in PERSONAL):
        return
    for act in refusals.acts_in(module):
        found = _kept_out(act, module)
        if found is not None:
            yield Barred(
                act.kind, act.path, act.span, act.place, act.node, module, values=act.values, about=act.about, by=found
            )
    for node in module.walk(nodes.Assign, nodes.Delete):
        narrowed = node.targets[0] if _narrows(node) else None
        act = _act(Kind.HIDE, node, module)
        if narrowed is not None and (found := _kept_out(act, module)) is not None:
            act.by = found
            yield act
    for test in _ways_given(module):
        if any(attribute_of(read) is not None for read in _reads(test)):
            yield _act(Kind.REFUSE, test, module, test)


def _act(kind: Kind, node: nodes.NodeNG, module: PythonModule, *values: nodes.NodeNG) -> Barred:
    return Barred(
        kind, module.path, module.span(node), place_of(node, module), node, module, values=values, about=about(node)
    )


def _narrows(node: nodes.NodeNG) -> bool:
    """Whether a statement takes a field, or some of its choices, away: `self.fields["mode"].choices = …`."""
    target = node.targets[0]
    if isinstance(node, nodes.Delete):
        return isinstance(target, nodes.Subscript) and dotted(target.value).endswith("fields")
    return isinstance(target, nodes.AssignAttr) and target.attrname in _NARROWED and "fields" in target.expr.as_string()


def _ways_given(module: PythonModule) -> Iterator[nodes.Compare]:
    """The comparisons that are kept under the name of a permission: `can_book = postcode not in AREAS`."""
    for node in module.walk(nodes.Assign, nodes.Keyword, nodes.Dict):
        if isinstance(node, nodes.Dict):
            pairs = [(str(key.value), value) for key, value in node.items if isinstance(key, nodes.Const)]
        else:
            name = node.arg if isinstance(node, nodes.Keyword) else getattr(node.targets[0], "name", "")
            pairs = [(name or "", node.value)]
        for name, value in pairs:
            if isinstance(value, nodes.Compare) and speaks_of(name, "decisions.lets_in"):
                yield value


def _kept_out(act: PythonAct, module: PythonModule) -> Ground | None:
    """The test on nationality, on origin, or on being too old that decides an act, as it is written in its function."""
    for one in (*(condition.test for condition in act.conditions), *act.values):
        for test in (one, *one.nodes_of_class(nodes.Compare)):
            if isinstance(test, nodes.Compare):
                for name in _reads(test):
                    attribute = attribute_of(name)
                    if attribute is not None and _decides(attribute, test):
                        shown = " ".join(module.text(test).split())[:60]
                        return Ground(Reason.PERSON, module.path, module.span(test), shown, (), False, attribute)
    return None


def _decides(attribute: Attribute, test: nodes.Compare) -> bool:
    operator, right = test.ops[0]
    if attribute.kind == "sensitive" and attribute.certain:
        if attribute.label.en == "sex or gender" or _is_list_of_answers(right):
            return False
        empty = isinstance(right, nodes.Const) and right.value in (None, "", True, False)
        return operator in ("==", "!=", "in", "not in") and not empty
    limit = value_of(right)
    return (
        attribute.alone is not None
        and not attribute.is_place
        and operator in _ORDERS[:2]
        and isinstance(limit, int)
        and limit >= _OLD
    )


def _is_list_of_answers(right: nodes.NodeNG) -> bool:
    """Whether what is compared with is every answer that a field may have: it checks a form, and keeps nobody out."""
    named = dotted(right).rpartition(".")[2]
    low = named.lower()
    one = f"{low[:-3]}y" if low.endswith("ies") else named
    return attribute_of(one) is not None or speaks_of(named, "decisions.answers_listed")


def _reads(test: nodes.NodeNG) -> Iterator[str]:
    for part in (test, *test.nodes_of_class((nodes.Attribute, nodes.Subscript, nodes.Call))):
        yield from (read.name for read in reads_at(part))
    if isinstance(test, nodes.Compare) and isinstance(test.left, nodes.Name):
        yield test.left.name
