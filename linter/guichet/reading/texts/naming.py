"""What a text that code has translated is, by what is made of it there: a name, a choice, a success, or a message."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.python.module import dotted
from guichet.reading.texts.document import DONE

_NAMING = frozenset({"verbose_name", "verbose_name_plural", "short_description"})
_OF_COLUMNS = frozenset(
    "verbose_name related_name on_delete null blank db_index db_column db_table editable unique auto_now auto_now_add primary_key".split()
)
_NAMING_KEY = re.compile(r"(?:\w*_)?(?:label|title|heading|headline|name|caption|header)", re.I)
"""The key under which a table keeps what a thing is called."""
_CODES = frozenset({"slug", "code", "identifier", "kind", "key", "type_id", "notification_type"})
"""What tells one kind of thing from another in a class of its own."""
_CHOICES = re.compile(r"(?:\w*_)?choices", re.I)
_PAIR = 2
_CLIMBED = 5
"""Nodes between a text and the statement that uses it."""


def is_column(call: nodes.Call) -> bool:
    """Whether a call makes a column: by the module of its class, or by what only a column is told."""
    told = {one.arg for one in call.keywords}
    return dotted(call.func).startswith("models.") or not told.isdisjoint(_OF_COLUMNS)


def names_a_thing(call: nodes.Call) -> bool:
    """Whether a translated text is the name of a model, of its field, of a choice or of a column, wherever that is given."""
    holder = call.parent
    if isinstance(holder, nodes.Assign | nodes.AnnAssign):
        return _target(holder) in _NAMING or _is_of_a_kind(holder)
    if isinstance(holder, nodes.Call):
        return dotted(holder.func).endswith("Field") and is_column(holder) and call in holder.args[:1]
    if isinstance(holder, nodes.Dict):
        key = next((key for key, value in holder.items if value is call), None)
        is_named = isinstance(key, nodes.Const) and _NAMING_KEY.fullmatch(str(key.value)) is not None
        return is_named or _is_given_as_choices(holder)
    if not isinstance(holder, nodes.Tuple) or holder.parent is None:
        return False
    owner = holder.parent.parent
    if isinstance(owner, nodes.ClassDef) and any(dotted(base).endswith("Choices") for base in owner.bases):
        return True
    is_pair = len(holder.elts) == _PAIR and holder.elts[1] is call
    return is_pair and isinstance(holder.parent, nodes.List | nodes.Tuple) and _is_given_as_choices(holder.parent)


def _target(statement: nodes.Assign | nodes.AnnAssign) -> str:
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else statement.target
    return str(getattr(target, "name", "") or getattr(target, "attrname", ""))


def _is_of_a_kind(statement: nodes.Assign | nodes.AnnAssign) -> bool:
    """Whether a class, one of several kinds that a code tells apart, is called so in a list of them: `slug = "denied"; title = …`."""
    owner = statement.parent
    if not isinstance(owner, nodes.ClassDef) or _NAMING_KEY.fullmatch(_target(statement)) is None:
        return False
    codes = (one.value for one in owner.body if isinstance(one, nodes.Assign) and _target(one) in _CODES)
    return any(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in codes)


def _is_given_as_choices(table: nodes.NodeNG) -> bool:
    """Whether a table is what one chooses from, by where it is put."""
    owner = table.parent
    if isinstance(owner, nodes.Keyword):
        return bool(owner.arg == "choices")
    return isinstance(owner, nodes.Assign | nodes.AnnAssign) and _CHOICES.fullmatch(_target(owner)) is not None


def is_told_as_success(call: nodes.Call) -> bool:
    """Whether a text is told when something went well, by itself or out of a table that nothing else is told from."""
    node = call
    for _ in range(_CLIMBED):
        above = node.parent
        if isinstance(above, nodes.Call) and node is not above.func:
            return is_success(above)
        if isinstance(above, nodes.Assign):
            return _tells_success_of(above.scope(), _target(above))
        if not isinstance(above, nodes.Call | nodes.Attribute | nodes.BinOp | nodes.Dict):
            return False
        node = above
    return False


def is_success(call: nodes.Call) -> bool:
    """Whether a call tells that something went well: `messages.success(…)`, `flash(…, "success")`."""
    last = dotted(call.func).rpartition(".")[2]
    told = [one.value for one in (*call.args[1:], *(word.value for word in call.keywords or ())) if isinstance(one, nodes.Const)]  # fmt: skip
    return last == "success" or (last == "flash" and "success" in told)


def _tells_success_of(scope: nodes.NodeNG, name: str) -> bool:
    told = _telling(scope).get(name, []) if isinstance(scope, nodes.FunctionDef) else []
    return bool(told) and all(told)


@memo
def _telling(scope: nodes.NodeNG) -> dict[str, list[bool]]:
    """For each name that the calls of a function are given, whether each of these calls tells a success."""
    found: dict[str, list[bool]] = {}
    for call in scope.nodes_of_class(nodes.Call):
        for given in call.args:
            used = {one.name for one in given.nodes_of_class(nodes.Name)}
            if not isinstance(given, nodes.Call):
                for name in used:
                    found.setdefault(name, []).append(is_success(call))
    return found


def kind_of(call: nodes.Call, helps: str) -> str:
    """What a translated text is: a field's name or its explanation (`helps`) when a model gives it so, else a message."""
    keyword = call.parent
    if names_a_thing(call):
        return "label"
    if is_told_as_success(call):
        return DONE
    field = keyword.parent if isinstance(keyword, nodes.Keyword) else None
    if not isinstance(field, nodes.Call) or not is_column(field):
        return "message"
    return {"help_text": helps, "verbose_name": "label", "verbose_name_plural": "label"}.get(
        keyword.arg or "", "message"
    )
