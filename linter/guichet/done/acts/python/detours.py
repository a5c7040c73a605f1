"""Ways around in Python: a branch that answers with less than the function gives otherwise, or loses what was sent."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python_act import PythonAct, about
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.paths import ends, own_nodes

_ANSWERS = frozenset(
    "render render_template render_to_response TemplateResponse Response JsonResponse JSONResponse HttpResponse HTMLResponse jsonify "
    "make_response".split()
)
_ASIDE = frozenset(
    {"request", "status", "status_code", "content_type", "headers", "template_name", "using", "media_type"}
)
_KEEPS = frozenset(
    "save create insert add bulk_create get_or_create update_or_create save_form store persist enregistrer deposer submit perform_create "
    "insert_one put_item commit record garder keep receive recevoir enqueue".split()
)
_PREFIXES = (
    "save_",
    "store_",
    "create_",
    "insert_",
    "enregistrer_",
    "record_",
    "persist_",
    "deposer_",
    "garder_",
    "keep_",
    "recevoir_",
)


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield the returns of a branch that keep from people what they get, or what becomes of what they sent, on the other ways."""
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        given = [one for one in own_nodes(function, nodes.Return) if one.value is not None]
        if len(given) < 2:
            continue
        for node in given:
            branch = node.parent
            if not isinstance(branch, nodes.If) or _keeps(branch, node):
                continue
            kind = _kind(node, branch, given, function)
            if kind is not None:
                yield PythonAct(
                    kind, module.path, module.span(node), place_of(node, module), node, module, weak=True, about=about(node)
                )  # fmt: skip


def _kind(node: nodes.Return, branch: nodes.If, given: list[nodes.Return], function: nodes.FunctionDef) -> Kind | None:
    others = [one for one in given if one is not node]
    if any(_gives_less(node.value, one.value) for one in others):
        return Kind.HIDE
    if not _is_answer(node.value) or not ends(branch.body):
        return None
    after = (one for one in own_nodes(function, nodes.Call) if (one.lineno or 0) > (node.tolineno or 0))
    return Kind.REFUSE if any(_keeps_what_was_sent(one) for one in after) else None


def _gives_less(one: nodes.NodeNG, other: nodes.NodeNG) -> bool:
    """Whether an answer holds fewer things than another, or the same with nothing in one of them."""
    held, full = _held(one), _held(other)
    if held is None or full is None or not held.keys() <= full.keys():
        return False
    emptied = any(_is_empty(value) and not _is_empty(full[name]) for name, value in held.items())
    return emptied or (len(held) < len(full) and not any(_is_error(name) for name in full))


def _held(node: nodes.NodeNG) -> dict[str, nodes.NodeNG] | None:
    """What an answer gives, by name; None when it is not an answer whose contents are written out."""
    if isinstance(node, nodes.Await):
        node = node.value
    if isinstance(node, nodes.Dict):
        if any(not isinstance(key, nodes.Const) for key, _ in node.items):
            return None
        return {str(key.value): value for key, value in node.items}
    if not _is_answer(node) or any(word.arg is None for word in node.keywords):
        return None
    found = {word.arg: word.value for word in node.keywords if word.arg not in _ASIDE}
    for one in node.args:
        if isinstance(one, nodes.Dict):
            found |= _held(one) or {}
        elif isinstance(one, nodes.Call):
            return None
    nested = found.pop("context", None)
    return found | (_held(nested) or {}) if isinstance(nested, nodes.Dict) else found


def _is_answer(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in _ANSWERS


def _is_empty(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        return not node.elts
    if isinstance(node, nodes.Dict):
        return not node.items
    return isinstance(node, nodes.Const) and not node.value


def _is_error(name: str) -> bool:
    return name in ("error", "errors", "erreur", "erreurs", "message", "detail")


def _keeps(branch: nodes.If, node: nodes.Return) -> bool:
    """Whether the branch that answers keeps what was sent too."""
    block = branch.body if node in branch.body else branch.orelse
    return any(
        _keeps_what_was_sent(one) for statement in block for one in (statement, *own_nodes(statement, nodes.Call))
    )


def _keeps_what_was_sent(node: nodes.NodeNG) -> bool:
    if not isinstance(node, nodes.Call):
        return False
    last = dotted(node.func).rpartition(".")[2]
    return last in _KEEPS or last.startswith(_PREFIXES)
