"""What a test admits when the rest is turned away: what it looks at, and every value that it lets in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.done.forms.written import offered
from guichet.done.nouns.admitted import Admitted
from guichet.reading.python.conditions import Condition, holds
from guichet.reading.python.judges import plain_tests
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import assigned
from guichet.reading.python.scopes import given_to

_LONGEST = 80
"""Characters of an expression that names what is looked at; a longer one does something else with it."""

_JUDGES = ("clean_", "validate_", "check_", "verify_", "valider_", "verifier_")
"""How the name of a function begins that judges one answer, and says which."""


def admitted(node: nodes.NodeNG, conditions: Iterable[Condition], module: PythonModule) -> Iterator[Admitted]:
    """Yield what the tests around a refusal let in: `if kind not in ACCEPTED: raise`, `if kind != CARD: raise`."""
    for one in conditions:
        for test, truth, where in plain_tests(one.test, holds(one, node), module):
            if isinstance(test, nodes.Compare) and len(test.ops) == 1:
                yield from _of(test, truth, where)
            elif not truth and isinstance(test, nodes.Call) and isinstance(test.func, nodes.Attribute):
                begins = [one.value for one in test.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
                if test.func.attrname == "startswith" and begins:
                    said = f"{test.func.expr.as_string()} {getattr(test.frame(), 'name', '')}"
                    yield Admitted(said, tuple(begins), where.path, where.span(test), where.text(test))


def _given(left: nodes.NodeNG) -> Iterator[str]:
    """What a name that is tested was given in its function."""
    for one in given_to(left) if isinstance(left, nodes.Name) else ():
        if (value := assigned(one)) is not None and len(said := value.as_string()) <= _LONGEST // 2:
            yield said


def _of(test: nodes.Compare, truth: bool, module: PythonModule) -> Iterator[Admitted]:
    operator, right = test.ops[0]
    said = " ".join((test.left.as_string(), *_given(test.left)))
    if operator not in ("==", "in", "!=", "not in") or (operator in ("==", "in")) is truth or len(said) > _LONGEST:
        return
    if operator in ("in", "not in"):
        values = offered(right, module)
    else:
        listed = nodes.List(lineno=right.lineno, col_offset=0, parent=test, end_lineno=None, end_col_offset=None)
        listed.elts = [right]
        values = offered(listed, module)
    if values:
        if (judge := getattr(test.frame(), "name", "")).startswith(_JUDGES):
            said = f"{said} {judge}"
        yield Admitted(said, values, module.path, module.span(test), module.text(test))
