"""What explains a decision, known to the code and left out of what people are answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.words import any_of
from guichet.done.acts.python_act import PythonAct
from guichet.done.acts.verdicts import field_of, is_field, verdicts
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_DEPTH = 3
_INSIDE = re.compile(rf"{any_of('people.inside')}|admin", re.I)
"""Who works there, in the name of a serializer."""
_KEPT = frozenset({"include", "response_model_include"})
_DUMPS = frozenset({"model_dump", "dict", "asdict", "to_dict", "dump"})
_READS = frozenset({"model_validate", "from_orm", "parse_obj", "validate_python"})
_DROPPED = frozenset({"exclude", "response_model_exclude"})


@dataclass(eq=False)
class LeftOut(PythonAct):
    """An answer that says what was decided, and not what it was made of."""

    @property
    def goes_without(self) -> str:
        """What is taken away."""
        return "reasons"

    @property
    def name(self) -> str:
        """The fields that are kept or dropped, as written."""
        return " ".join(self.module.text(self.node).split())[:60]


def acts_in(module: PythonModule) -> Iterator[LeftOut]:
    """Yield the lists of fields that keep the decision of an answer and drop what explains it, where both are declared."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Keyword, nodes.Assign):
        key = node.arg if isinstance(node, nodes.Keyword) else field_of(node.targets[0])[0]
        if key in _KEPT or key in _DROPPED:
            declared = _declared(node, module)
            said = [one.value for one in node.value.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
            if any(map(is_field, declared)) and _hides(key, said, declared):
                place = place_of(node, module)
                yield LeftOut(Kind.HIDE, module.path, module.span(node.value), place, node.value, module)
    for owner in module.walk(nodes.ClassDef):
        yield from _popped(owner, module)
        yield from _unlisted(owner, module)
        yield from _excluded(owner, module)
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        yield from _known_and_unsaid(function, module)
    for call in module.walk(nodes.Call):
        if _narrows(call, module):
            yield LeftOut(Kind.HIDE, module.path, module.span(call), place_of(call, module), call, module)


def _narrows(call: nodes.Call, module: PythonModule) -> bool:
    """Whether an answer is made of another that says more, and loses what explains it: `Public(**result.model_dump())`, `Public.from_orm(result)`."""
    spread = [word.value for word in call.keywords if word.arg is None]
    if len(spread) == 1 and not call.args and len(call.keywords) == 1:
        held, answer = spread[0], call.func
        dumped = isinstance(held, nodes.Call) and dotted(held.func).rpartition(".")[2] in _DUMPS
        held = (held.args or [getattr(held.func, "expr", None)])[0] if dumped else None
    elif isinstance(call.func, nodes.Attribute) and call.func.attrname in _READS and len(call.args) == 1:
        held, answer = call.args[0], call.func.expr
    else:
        return False
    known = definitions(module.modules)
    said = {name for one in known.classes(answer, module) for name in _fields(one.node, one.module, 0)}
    whole = {
        name
        for one in (known.classes(held, module) if held is not None else ())
        for name in _fields(one.node, one.module, 0)
    }
    explained = {name for name in whole if speaks_of(name, "decisions.explains") and not is_field(name)}
    return (
        any(map(is_field, said & whole))
        and bool(explained)
        and not any(speaks_of(name, "decisions.explains") and not is_field(name) for name in said)
    )


def _known_and_unsaid(function: nodes.FunctionDef, module: PythonModule) -> Iterator[LeftOut]:
    """The answer that tells a refusal and no reason, in a function that reads the reasons: they go to a log, or to a test."""
    read = {one.attrname for one in function.nodes_of_class(nodes.Attribute)} | {
        str(one.slice.value) for one in function.nodes_of_class(nodes.Subscript) if isinstance(one.slice, nodes.Const)
    }
    if not any(speaks_of(name, "decisions.reasons") for name in read):
        return
    for answer in own_nodes(function, nodes.Return):
        for table in answer.nodes_of_class(nodes.Dict) if answer.value is not None else ():
            keys = [str(key.value) for key, _ in table.items if isinstance(key, nodes.Const)]
            decided = [value for key, value in table.items if isinstance(key, nodes.Const) and is_field(str(key.value))]
            tells = any(speaks_of(key, idea) for key in keys for idea in ("decisions.reasons", "decisions.explains"))
            spread = len(keys) < len(table.items)
            refuses = any(kind is Kind.REFUSE for value in decided for _, kind in verdicts(value, module))
            if refuses and not tells and not spread:
                yield LeftOut(Kind.HIDE, module.path, module.span(table), place_of(table, module), table, module)


def _popped(owner: nodes.ClassDef, module: PythonModule) -> Iterator[LeftOut]:
    """The fields that explain, taken out one by one where the answer is made: `data.pop("reasons")`."""
    pops = [one for one in owner.nodes_of_class(nodes.Call) if _taken_out(one)]
    declared = set(_fields(owner, module, 0)) | _listed(owner, module)
    if pops and any(map(is_field, declared)) and _hides("exclude", [str(_taken_out(one)) for one in pops], declared):
        yield LeftOut(Kind.HIDE, module.path, module.span(pops[0]), place_of(pops[0], module), pops[0], module)


def _unlisted(owner: nodes.ClassDef, module: PythonModule) -> Iterator[LeftOut]:
    """The list of a serializer that shows what a model holds as decided, and nothing of what explains it; another one may."""
    listed = _own(owner, "fields", module)
    model = _model_of(owner, module) if listed and any("Serializer" in dotted(base) for base in owner.bases) else None
    if model is None or not any(_is_decision(name) for name in (model.name, *listed)):
        return
    reasons = {name for name in _columns(model) if speaks_of(name, "decisions.reasons")}
    others = (one for one in module.walk(nodes.ClassDef) if one is not owner and _model_of(one, module) is model)
    shown = listed | {name for one in others for name in (_listed(one, module) or reasons)}
    if reasons and not any(speaks_of(name, "decisions.explains") and not is_field(name) for name in shown):
        meta = next(one for one in owner.body if isinstance(one, nodes.ClassDef) and one.name == "Meta")
        at = next(one for one in meta.body if isinstance(one, nodes.Assign) and field_of(one.targets[0])[0] == "fields")
        yield LeftOut(Kind.HIDE, module.path, module.span(at.value), place_of(at, module), at.value, module)


def _excluded(owner: nodes.ClassDef, module: PythonModule) -> Iterator[LeftOut]:
    """The list by which a serializer leaves out the reasons of what its model decides, when none but that of officers shows them."""
    hidden = _own(owner, "exclude", module) if any("Serializer" in dotted(base) for base in owner.bases) else set()
    reasons = {name for name in hidden if speaks_of(name, "decisions.reasons")}
    model = _model_of(owner, module) if reasons else None
    if model is None or _INSIDE.search(owner.name):
        return
    held = _columns(model)
    for one in module.walk(nodes.ClassDef):
        if one is not owner and not _INSIDE.search(one.name) and _model_of(one, module) is model:
            shown = _listed(one, module) or held - _listed(one, module, "exclude")
            if reasons & shown or "__all__" in shown:
                return
    if reasons >= {name for name in held if speaks_of(name, "decisions.reasons")} and any(map(is_field, held - hidden)):
        at = next(one for one in owner.nodes_of_class(nodes.Assign) if field_of(one.targets[0])[0] == "exclude")
        yield LeftOut(Kind.HIDE, module.path, module.span(at.value), place_of(at, module), at.value, module)


def _columns(model: nodes.ClassDef) -> set[str]:
    """What a model is made of."""
    return {one.name for statement in model.body if isinstance(statement, nodes.Assign) for one in statement.targets if isinstance(one, nodes.AssignName)}  # fmt: skip


def _is_decision(name: str) -> bool:
    """Whether a name is that of what was decided; a status may be that of anything."""
    return is_field(name) and not speaks_of(name, "places.status")


def _model_of(owner: nodes.ClassDef, module: PythonModule) -> nodes.ClassDef | None:
    """The model that a serializer is made for, or inherits: `class Meta: model = Outcome`."""
    value, where = _option(owner, module, "model")
    found = [one.node for one in definitions(where.modules).classes(value, where)] if value is not None else []
    return found[0] if len(found) == 1 else None


def _taken_out(call: nodes.Call) -> str | None:
    named = isinstance(call.func, nodes.Attribute) and call.func.attrname == "pop" and call.args
    key = call.args[0] if named else None
    return key.value if isinstance(key, nodes.Const) and isinstance(key.value, str) else None


def _listed(owner: nodes.ClassDef, module: PythonModule, under: str = "fields") -> set[str]:
    """The fields that a serializer lists, or inherits the list of: `class Meta: fields = […]`."""
    return _texts(*_option(owner, module, under))


def _own(owner: nodes.ClassDef, under: str, module: PythonModule) -> set[str]:
    """The fields that a serializer lists itself."""
    return _texts(_set_in(_meta(owner), under), module)


def _texts(value: nodes.NodeNG | None, module: PythonModule) -> set[str]:
    """The texts of a list, through the names that stand for it or for a part of it: `exclude = (*INSIDE, "agent")`."""
    if value is None:
        return set()
    named = (made.node for one in value.nodes_of_class(nodes.Name) for made in origins(one, module))
    found = (const for part in (value, *named) for const in part.nodes_of_class(nodes.Const))
    return {one.value for one in found if isinstance(one.value, str)}


def _meta(owner: nodes.ClassDef) -> nodes.ClassDef | None:
    return next((one for one in owner.body if isinstance(one, nodes.ClassDef) and one.name == "Meta"), None)


def _set_in(meta: nodes.ClassDef | None, under: str) -> nodes.NodeNG | None:
    """What the options of a serializer give a name."""
    given = (one for one in (meta.body if meta is not None else ()) if isinstance(one, nodes.Assign))
    return next((one.value for one in given if field_of(one.targets[0])[0] == under), None)


def _option(
    owner: nodes.ClassDef, module: PythonModule, under: str, depth: int = 0
) -> tuple[nodes.NodeNG | None, PythonModule]:
    """The value of an option of a serializer, its own or that of the first base whose options it takes up, and where it is written."""
    meta = _meta(owner)
    value = _set_in(meta, under)
    taken = owner.bases if meta is None else [one.expr for one in meta.bases if isinstance(one, nodes.Attribute)]
    for base in taken if value is None and depth < _DEPTH else ():
        for found in definitions(module.modules).classes(base, module):
            value, where = _option(found.node, found.module, under, depth + 1)
            if value is not None:
                return value, where
    return value, module


def _hides(key: str, said: list[str], declared: set[str]) -> bool:
    explains = {name for name in declared if speaks_of(name, "decisions.explains") and not is_field(name)}
    if key in _DROPPED:
        return bool(explains) and explains <= set(said)
    return bool(explains) and not explains & set(said) and any(map(is_field, said))


def _declared(node: nodes.NodeNG, module: PythonModule) -> set[str]:
    """The fields of the class around, or of the answer that a route is said to give."""
    owner = node
    while owner is not None and not isinstance(owner, nodes.ClassDef):
        owner = owner.parent
    if owner is not None:
        return set(_fields(owner, module, 0))
    mark = node.parent
    given = [one.value for one in getattr(mark, "keywords", ()) if one.arg == "response_model"]
    if (
        isinstance(mark, nodes.Call)
        and isinstance(mark.func, nodes.Attribute)
        and mark.func.attrname in ("model_dump", "dict")
    ):
        given = [mark.func.expr.func.expr] if dotted(mark.func.expr).endswith("model_validate") else given
    return {
        name for one in given for found in definitions(module.modules).of(one, module)
        if isinstance(found.node, nodes.ClassDef) for name in _fields(found.node, found.module, 0)
    }  # fmt: skip


def _fields(owner: nodes.ClassDef, module: PythonModule, depth: int) -> Iterator[str]:
    """The annotated fields of a class and of its bases."""
    for one in owner.body:
        if isinstance(one, nodes.AnnAssign) and isinstance(one.target, nodes.AssignName):
            yield one.target.name
    for base in owner.bases if depth < _DEPTH else ():
        for found in definitions(module.modules).of(base, module):
            if isinstance(found.node, nodes.ClassDef) and found.node is not owner:
                yield from _fields(found.node, found.module, depth + 1)
