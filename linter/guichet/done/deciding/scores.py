"""Where code gives people a score: functions, classes, weights, feature lists, columns; and what each one reads of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.ordering import ordering
from guichet.done.deciding.reads import Read, columns_in, reads_in
from guichet.done.deciding.reckoned import scores_nobody
from guichet.done.deciding.score import Score, defined_in, is_score_name, owners_of, target_name
from guichet.done.people.people import attribute_of, is_person, is_thing
from guichet.reading.python.literals import items_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test


@memo
def scores_of(module: PythonModule) -> list[Score]:
    """Return the scores that a module gives to people, each with what it reads of them."""
    return [] if is_study(module) else _found(module)


def is_study(module: PythonModule) -> bool:
    """Whether a module only measures, or is a test or a migration: it judges nobody."""
    stem = module.path.rpartition("/")[2]
    return is_test(module) or is_migration(module) or speaks_of(stem, "study")


def _found(module: PythonModule) -> list[Score]:
    found: list[Score] = []
    within: set[nodes.NodeNG] = set()
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        if _is_score_function(function):
            within.add(function)
            found.append(Score(function.name, "function", function, module, list(_reads_of(function, module))))
        elif function in ordering(module.modules) and any(map(_tells, reads := list(_reads_of(function, module)))):
            within.add(function)
            found.append(Score(function.name, "function", function, module, reads))
    for node in module.walk(nodes.Assign, nodes.AnnAssign, nodes.AugAssign, nodes.Call, nodes.ClassDef, nodes.Const):
        frame = node.frame()
        if frame in within or _in_study(frame):
            continue
        score = _from_statement(node, module)
        if score is not None and score.reads:
            found.append(score)
    return list(_each_once(found))


def _tells(read: Read) -> bool:
    """Whether what is read says what somebody is, as no other word does."""
    return read.attribute is not None and read.attribute.certain and read.attribute.kind == "sensitive"


def _each_once(scores: list[Score]) -> Iterator[Score]:
    """A list named once and used in `df[LIST]` is one score."""
    seen: set[nodes.NodeNG] = set()
    for score in scores:
        places = {read.node for read in score.reads}
        if score.kind != "features" or not places <= seen:
            yield score
        seen |= places


def _in_study(frame: nodes.NodeNG) -> bool:
    return isinstance(frame, nodes.FunctionDef) and speaks_of(frame.name, "study")


def _is_score_function(function: nodes.FunctionDef) -> bool:
    names = f"{function.name} {owners_of(function)}"
    if (
        not is_score_name(names)
        or function.name.startswith(("from_", "to_", "display_", "render_", "format_"))
        or function.name.endswith(("_display", "_label", "_column"))
        or (function.name.startswith("__") and function.name != "__call__")
    ):
        return False
    params = [arg.name for arg in (function.args.args or []) if arg.name not in ("self", "cls")]
    if "request" in params or params[:2] == ["x", "y"] or (params and all(is_thing(name) for name in params)):
        return False
    if scores_nobody(function):
        return False
    if not is_score_name(function.name) and function.name.startswith(("get_", "set_", "test", "save", "worst", "top")):
        return False
    return any(_counts(one) for one in function.nodes_of_class((nodes.BinOp, nodes.AugAssign, nodes.Const, nodes.Compare, nodes.Call)))  # fmt: skip


_COUNTING = frozenset("sum min max round float int mean average abs len count where select when case".split())
_MODELS = re.compile(r"predict|score|rank|weight|rate", re.I)


def _counts(node: nodes.NodeNG) -> bool:
    """Whether an expression works with numbers: what does not may write a letter or delete an index, and scores nobody."""
    if isinstance(node, nodes.BinOp):
        return node.op in "+-*/" and not isinstance(node.left, nodes.Const | nodes.JoinedStr)
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, nodes.Call):
        last = dotted(node.func).rpartition(".")[2]
        return last.lower() in _COUNTING or _MODELS.search(last) is not None
    return isinstance(node, nodes.AugAssign) or any(op[0] in "<>" for op, _ in node.ops)


_FEATURES = re.compile(
    r"^(?:X|x|cols?|inputs?)$|feature|colonne|column|variable|predict(?:or|eur)|explicati|numeri|categor|covari", re.I
)
_LEFT_OUT = re.compile(r"exclu|drop|forbid|protect|sensi|interdit|ignor|remov|banni|group|audit|target|cible", re.I)
_WEIGHTS = re.compile(
    r"weight|poids|ponderation|coef|points|critere|criteria|score|bareme_risque|facteur|factor|malus", re.I
)
_LEARNS = ("sklearn", "xgboost", "lightgbm", "catboost", "statsmodels", "torch", "keras", "tensorflow", "pyspark.ml")
_FORMULA = re.compile(r"^\s*(\w+)\s*~\s*(.+)$", re.S)
_SQL = re.compile(r"(?:select|,)\s++([^,]{2,600}?[^,\s])\s++as\s+(\w+)", re.I | re.S)


def _from_statement(node: nodes.NodeNG, module: PythonModule) -> Score | None:
    if isinstance(node, nodes.ClassDef):
        return _from_class(node, module)
    if isinstance(node, nodes.Const):
        return _from_text(node, module)
    if isinstance(node, nodes.Call):
        return _from_call(node, module)
    targets = node.targets if isinstance(node, nodes.Assign) else [node.target]
    name, value = target_name(targets[0]), node.value
    if not name or value is None:
        return None
    if isinstance(value, nodes.Dict):
        return _from_weights(name, node, value, module)
    columns = columns_in(value)
    if columns and _FEATURES.search(name) and not _LEFT_OUT.search(name) and learns(module):
        return Score(name, "features", node, module, columns)
    if is_score_name(name) and _is_arithmetic(value, node):
        return Score(name, "expression", node, module, list(reads_in(value)) + list(_condition_reads(node)))
    return None


def learns(module: PythonModule) -> bool:
    text = module.source.text
    return any(word in text for word in _LEARNS) or ".fit(" in text or ".predict" in text


def _is_arithmetic(value: nodes.NodeNG, node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.AugAssign):
        return True
    return any(
        isinstance(one, nodes.BinOp | nodes.Lambda | nodes.Compare)
        or (isinstance(one, nodes.Call) and dotted(one).endswith("Case"))
        for one in value.nodes_of_class((nodes.BinOp, nodes.Lambda, nodes.Compare, nodes.Call))
    )


def _condition_reads(node: nodes.NodeNG) -> Iterator[Read]:
    """What decides whether points are added: `if person.moved: risk += 2`."""
    parent = node.parent
    while isinstance(parent, nodes.If):
        yield from reads_in(parent.test)
        parent = parent.parent


def _from_weights(name: str, node: nodes.NodeNG, value: nodes.Dict, module: PythonModule) -> Score | None:
    reads = [
        Read(str(key.value), key)
        for key, weight in value.items
        if isinstance(key, nodes.Const) and isinstance(key.value, str) and _is_number(weight)
    ]
    scored = is_score_name(name) or any(is_score_name(one) for one in defined_in(module))
    if len(reads) >= 2 and _WEIGHTS.search(name) and scored:
        return Score(name, "weights", node, module, reads)
    return None


def _is_number(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.UnaryOp):
        node = node.operand
    if isinstance(node, nodes.Call) and node.args and dotted(node).endswith("Decimal"):
        return True
    return isinstance(node, nodes.Const) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _from_class(node: nodes.ClassDef, module: PythonModule) -> Score | None:
    if not is_score_name(node.name) or not re.search(
        r"feature|input|variable|entree|vector|data|factor", node.name, re.I
    ):
        return None
    reads = [
        Read(one.target.name, one.target)
        for one in node.body
        if isinstance(one, nodes.AnnAssign) and isinstance(one.target, nodes.AssignName)
    ]
    return Score(node.name, "features", node, module, reads) if reads else None


def _from_text(node: nodes.Const, module: PythonModule) -> Score | None:
    text = node.value
    if not isinstance(text, str) or len(text) > 8000 or isinstance(node.parent, nodes.Expr):
        return None
    if "~" in text and (formula := _FORMULA.match(text)) and learns(module):
        reads = [Read(word, node) for word in re.findall(r"[^\W\d]\w+", formula[2])]
        return Score(formula[1], "features", node, module, reads)
    if "select" in text.lower():
        for expression, alias in _SQL.findall(text):
            if is_score_name(alias) and re.search(r"[*+]|\bcase\b", expression, re.I):
                words = re.findall(r"[^\W\d]\w+", re.sub(r"'[^']*'", "", expression))
                return Score(alias, "expression", node, module, [Read(word, node) for word in words])
    return None


def _from_call(node: nodes.Call, module: PythonModule) -> Score | None:
    name = dotted(node).rpartition(".")[2]
    if (
        name == "fit"
        and node.args
        and learns(module)
        and isinstance(node.args[0], nodes.Subscript)
        and isinstance(node.args[0].slice, nodes.List)
    ):
        return Score("fit", "features", node, module, columns_in(node.args[0]))
    if name == "ColumnTransformer":
        reads = [
            read
            for step in (items_of(node.args[0]) if node.args else [])
            for read in columns_in(items_of(step)[-1] if len(items_of(step)) == 3 else step)
            if not isinstance(items_of(step)[-1], nodes.Name)
        ]
        return Score("features", "features", node, module, reads)
    if name in ("sorted", "sort", "nlargest", "nsmallest"):
        for keyword in node.keywords:
            if (
                keyword.arg == "key"
                and isinstance(keyword.value, nodes.Lambda)
                and _is_arithmetic(keyword.value.body, node)
            ):
                return Score("key", "expression", node, module, list(reads_in(keyword.value)))
    if name == "annotate":
        for keyword in node.keywords:
            if keyword.arg and is_score_name(keyword.arg) and not isinstance(keyword.value, nodes.Name):
                reads = list(reads_in(keyword.value))
                if reads and _is_arithmetic(keyword.value, node):
                    return Score(keyword.arg, "expression", node, module, reads)
    return None


def _reads_of(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Read]:
    for argument in function.args.args or []:
        if not is_person(argument.name) or attribute_of(argument.name):
            yield Read(argument.name, argument)
    yield from reads_in(function)
    called = {dotted(call) for call in function.nodes_of_class(nodes.Call)}
    for helper in module.walk(nodes.FunctionDef):
        if helper.name in called and helper is not function and not is_score_name(helper.name):
            yield from reads_in(helper)
