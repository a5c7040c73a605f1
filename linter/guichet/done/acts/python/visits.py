"""What a program notes of each visit: who, from which line, with which device."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.guarding import GUARDS
from guichet.done.acts.logs import Found, logged_in
from guichet.done.acts.python.reasons import resolved_in
from guichet.done.acts.python_act import names_around
from guichet.done.data.python_data import data_in
from guichet.done.deciding.actors import is_view
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.people.personal_data import MADE
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import function_around
from guichet.reading.python.paths import own_nodes

_CLASS = re.compile(
    r"(?:^|\.)[A-Z]\w+\.(?:ajouter|add|create|record|log|enregistrer|noter|insert|save|track|tracer|new|store)$"
)
_KEEPS = re.compile(r"(?:^|\.)objects\.(?:create|get_or_create|update_or_create|acreate)$|(?:^|\.)(?:execute|insert|insert_one|add|bulk_create|xadd|rpush|lpush|hset)$|(?:^|\.)(?:log|logger)\.\w+$")  # fmt: skip
_DATABASE = re.compile(r"^(?:self\.)?(?:db\.)?session\.|^(?:self\.)?(?:db|session)\.")
"""What holds the connection to a database, and no one's session."""
_WRITES = re.compile(r"^\s*(?:INSERT|UPDATE|REPLACE)\b", re.I)


def kept_in(node: nodes.Call, module: PythonModule) -> Iterator[Found]:
    """Yield what a call writes down of a visit; what guards an entry, or tells of a failure, is no visit."""
    path = dotted(node.func)
    if not (_KEEPS.search(path) or _CLASS.search(path) or _leads_to_keeping(node, module)) or any(
        GUARDS.search(name) for name in (*names_around(node), _DATABASE.sub("", path))
    ):
        return
    if path.endswith("execute") and not (node.args and _WRITES.search(_said(resolved_in(node.args[0], module)))):
        return
    if not list(logged_in(node, module)):
        given = [value for one in (node, *node.args) if one is node or _is_row(one) for value in _given(one)]
        yield Kind.KEEP, "visits", node, [*given, *_worked_out(given, module)]


_READ_AT = re.compile(
    r"(?:^|_)(?:lu|lue|read|opened|ouvert|ouverte|seen|vu|vue|consulte|consultee|viewed)(?:_|$)", re.I
)


def read_marks(node: nodes.Assign, module: PythonModule) -> Iterator[Found]:
    """Yield the line or the device that is written down as someone reads what was sent to them: `message.read_from = ip`."""
    target = node.targets[0]
    is_mark = isinstance(target, nodes.AssignAttr) and _READ_AT.search(target.attrname)
    if is_mark and any(one.what in ("line", "browser") for one in data_in(node.value, module)):
        yield Kind.KEEP, "visits", node, [node.value]


_EACH_PAGE = frozenset({"__call__", "process_request", "process_response", "process_view", "process_template_response"})
_MARKED = re.compile(r"(?:^|\.)(?:before_request|after_request|before_app_request|after_app_request|teardown_request|middleware|on_request|on_response|before_each|after_each)$")  # fmt: skip


def runs_at_each_page(node: nodes.NodeNG) -> bool:
    """Whether some code runs at every page: in a middleware, or in what a framework calls around each request."""
    function = function_around(node)
    while isinstance(function, nodes.FunctionDef):
        marks = function.decorators.nodes if function.decorators else ()
        if _is_in_many(function) or _is_context(function):
            return True
        names = [dotted(one.func if isinstance(one, nodes.Call) else one) for one in marks]
        inner = {one.name for one in function.args.args or ()}
        if function.name in _EACH_PAGE or any(_MARKED.search(name) for name in names):
            return True
        if {"get_response", "call_next"} & inner:
            return True
        function = function_around(function)
    return False


def _is_in_many(function: nodes.FunctionDef) -> bool:
    """Whether a method runs as each of the pages made from its class opens: `dispatch` of a mixin."""
    owner = function.parent
    return (
        function.name in ("dispatch", "initial", "finalize_response")
        and isinstance(owner, nodes.ClassDef)
        and (owner.name.endswith("Mixin") or owner.name.startswith(("Base", "Page")))
    )


def _is_context(function: nodes.FunctionDef) -> bool:
    """Whether a function gives every template something: a context processor, by its file and its one parameter."""
    names = [one.name for one in function.args.args or ()]
    return "context_processor" in (function.root().file or function.root().name) and names[:1] == ["request"]


_ANSWERS_WITH = re.compile(r"(?:^|\.)(?:redirect|HttpResponseRedirect|RedirectResponse|send_file|FileResponse)$")
_PICTURE = re.compile(r"image/(?:gif|png|webp)")


def is_opening(node: nodes.NodeNG) -> bool:
    """Whether code runs as someone follows a link or opens a message: what holds it only sends them on, or gives a picture."""
    function = function_around(node)
    if not isinstance(function, nodes.FunctionDef) or not is_view(function):
        return False
    answers = [one.value for one in own_nodes(function, nodes.Return) if isinstance(one.value, nodes.Call)]
    return bool(answers) and all(
        _ANSWERS_WITH.search(dotted(one.func)) or any(_PICTURE.search(_said(word.value)) for word in one.keywords)
        for one in answers
    )


def names_person(node: nodes.Call) -> str:
    """Return the word by which what is written down says whom it is about: `personne_id=…`; "" for none."""
    inner = [one for one in node.args if _is_row(one)]
    words = (word.arg or "" for one in (node, *inner) for word in one.keywords)
    return next((word for word in words if is_person(word)), "")


def _is_row(node: nodes.NodeNG) -> bool:
    """Whether a value is a row made where it is kept: `session.add(Visit(…))`."""
    return isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2][:1].isupper()


def _given(call: nodes.Call) -> list[nodes.NodeNG]:
    return [*call.args, *(word.value for word in call.keywords)]


def _worked_out(given: list[nodes.NodeNG], module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The line that a call makes something else of, such as a country: what was made still says where someone is."""
    for value in given:
        for one in origins(value, module, _is_way):
            call = one.node
            if isinstance(call, nodes.Call) and not MADE.search(dotted(call.func).rpartition(".")[2]):
                yield from (
                    inner
                    for inner in (*call.args, *(word.value for word in call.keywords))
                    if one.module is module and any(datum.what == "line" for datum in data_in(inner, module))
                )


def _is_way(one: Origin) -> bool:
    node = one.node
    is_result = isinstance(node, nodes.Attribute | nodes.Call) and "." in dotted(node) and not MADE.search(dotted(node))
    return not one.decides and (isinstance(node, nodes.Name) or is_result)


def _leads_to_keeping(node: nodes.Call, module: PythonModule) -> bool:
    """Whether a call runs a function of the project that writes down what it is given by name."""
    if len(node.keywords) < 2 or not isinstance(node.func, nodes.Name | nodes.Attribute):
        return False
    inside = (
        call
        for one in definitions(module.modules).functions(node.func, module)
        for call in own_nodes(one.node, nodes.Call)
    )
    return any(_KEEPS.search(dotted(call.func)) for call in inside)


def _said(node: nodes.NodeNG) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
