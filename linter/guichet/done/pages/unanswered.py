"""Messages that people write to a service and that go nowhere, and the page to write from that only some may open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.done.acts.closed import REDIRECT
from guichet.done.acts.python_act import names_around
from guichet.done.offered.channels import gives_a_number
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import conditions_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes

_TYPED = frozenset({"cleaned_data", "POST", "form", "data", "json", "validated_data", "body"})
"""Where what was typed is found: `form.cleaned_data["subject"]`, `request.form`."""
_RENDERS = re.compile(r"(?:^|\.)(?:render|render_template|TemplateResponse)$")
_HANDS_ON = re.compile(
    r"(?:^|\.|_)(?:send\w*|save|create|insert|add|enqueue|delay|apply_async|envoyer\w*|enregistrer\w*|transmettre\w*|deposer\w*|notifier\w*)$"
)
_GUARD = re.compile(rf"(?:^|\.)(?:{any_of('people.guards')})$")
_ROUTES = frozenset({"path", "re_path", "url"})


def messages_dropped(module: PythonModule) -> Iterator[tuple[nodes.Return, str]]:
    """Yield the answers of a page of contact that hand on nothing of what was typed, by what it is about: where, and to what they lead."""
    if place_of_path(module.path) is not None:
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        if not speaks_of(f"{' '.join(names_around(function))} {module.path.rpartition('/')[0]}", "ways.reaching"):
            continue
        handed = [one for one in own_nodes(function, nodes.Call) if _HANDS_ON.search(dotted(one.func))]
        for answer in own_nodes(function, nodes.Return) if handed else ():
            target = _target(answer.value)
            later = any((one.lineno or 0) > (answer.lineno or 0) for one in handed)
            written = speaks_of(target, "ways.written_answers") and not speaks_of(target, "ways.reaching")
            if later and written and _by_what_was_typed(answer, module) and not _hands_on_beside(answer, handed):
                yield answer, target


def _target(value: nodes.NodeNG | None) -> str:
    """Where an answer leads: the address of a redirect, the page that is shown."""
    if not isinstance(value, nodes.Call) or not (
        REDIRECT.search(dotted(value.func)) or _RENDERS.search(dotted(value.func))
    ):
        return ""
    texts = [str(one.value) for one in value.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
    return texts[0] if texts else ""


def _by_what_was_typed(answer: nodes.Return, module: PythonModule) -> bool:
    """Whether the nearest test around an answer depends on what was typed."""
    test = next((one.test for one in conditions_of(answer) if not one.before), None)
    if test is None or "is_valid" in test.as_string() or "validate" in test.as_string():
        return False
    return any(getattr(one.node, "attrname", "") in _TYPED for one in origins(test, module))


def _hands_on_beside(answer: nodes.Return, handed: list[nodes.Call]) -> bool:
    """Whether the branch that answers hands something on too."""
    return isinstance(answer.parent, nodes.If) and any(
        statement.parent_of(call) or statement is call
        for statement in (*answer.parent.body, *answer.parent.orelse)
        for call in handed
    )


_ANSWERS = re.compile(
    r"(?:^|\.)(?:render\w*|redirect|reverse|url_for|flash|success|info|jsonify|JsonResponse|HttpResponse|TemplateResponse|_|gettext|get_success_url|form_valid|super)$"
)
"""What only answers the person."""


def messages_lost(module: PythonModule) -> Iterator[nodes.If]:
    """Yield the tests of a page to write from that thank whoever filled it in, and do nothing with what was written."""
    if place_of_path(module.path) is not None:
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        named = " ".join((function.name, module.path.rpartition("/")[0], *_forms(function)))
        for test in own_nodes(function, nodes.If) if speaks_of(named, "ways.reaching") else ():
            calls = [call for one in test.body for call in one.nodes_of_class(nodes.Call)]
            valid = "is_valid()" in test.test.as_string() or "validate" in test.test.as_string()
            rest = (call for call in function.nodes_of_class(nodes.Call) if _HANDS_ON.search(dotted(call.func)))
            if valid and calls and all(_ANSWERS.search(dotted(call.func)) for call in calls) and not any(rest):
                yield test


def _forms(function: nodes.FunctionDef) -> Iterator[str]:
    """The names of the forms that a function makes."""
    for call in own_nodes(function, nodes.Call):
        if (name := dotted(call.func).rpartition(".")[2]).endswith("Form"):
            yield name.removesuffix("Form")


def contacts_behind_accounts(module: PythonModule) -> Iterator[tuple[nodes.Call, str]]:
    """Yield the address of the page to write from that wants an account, when other pages of the list want none.

    A project that gives a telephone number in a page is let be: there is someone to call.
    """
    if place_of_path(module.path) is not None:
        return
    routes = [
        (call, text_of(call.args[0]).strip("^$"), _wants_account(call.args[1], module))
        for call in module.walk(nodes.Call)
        if dotted(call.func).rpartition(".")[2] in _ROUTES and len(call.args) >= 2
    ]
    if 2 * sum(locked for _, _, locked in routes) > len(routes):  # a place for those who have an account
        return
    found = [
        (call, address)
        for call, address, locked in routes
        if locked and "/" not in address.rstrip("/") and speaks_of(address, "ways.reaching")
    ]
    if found and not gives_a_number(module.project):
        yield from found


def _wants_account(view: nodes.NodeNG, module: PythonModule) -> bool:
    if isinstance(view, nodes.Call) and _GUARD.search(dotted(view.func)):
        return True
    known = definitions(module.modules).functions(view, module)
    marks = (mark for one in known for mark in getattr(getattr(one.node, "decorators", None), "nodes", ()))
    return any(_GUARD.search(dotted(mark)) for mark in marks)


_ARRIVES = re.compile(r"\b(?:receiver|listens_for|on_event)\b")
_TAKES = re.compile(r"^(?:on|handle|process|receive|recevoir|traiter|gerer)_")
_SHUTS = frozenset(
    {"archive", "close", "delete", "resolve", "mark_done", "clore", "cloturer", "archiver", "fermer", "supprimer"}
)


def closed_on_arrival(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield where what people wrote is marked as closed, or put away, at the moment when it is received."""
    if place_of_path(module.path) is not None:
        return
    for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef):
        marks = " ".join(mark.as_string() for mark in (function.decorators.nodes if function.decorators else ()))
        if _ARRIVES.search(marks) and speaks_of(f"{marks} {function.name}", "places.asked"):
            yield from _marked_closed(function)
        elif _TAKES.match(function.name) and speaks_of(function.name, "places.asked"):
            yield from _put_away(function)


def _marked_closed(function: nodes.FunctionDef) -> Iterator[nodes.Assign]:
    for node in own_nodes(function, nodes.Assign):
        target = node.targets[0]
        closes = isinstance(target, nodes.AssignAttr) and speaks_of(text_of(node.value), "places.shut")
        if closes and any(_reads(one.test, "created") for one in conditions_of(node)):
            yield node


def _put_away(function: nodes.FunctionDef) -> Iterator[nodes.Call]:
    """What a function does away with that it was given, whatever it says, when it hands nothing on."""
    given = {one.name for one in function.args.args or ()}
    calls = list(own_nodes(function, nodes.Call))
    if any(_HANDS_ON.search(dotted(one.func)) for one in calls):
        return
    for call in calls:
        owner, _, last = dotted(call.func).rpartition(".")
        if last in _SHUTS and owner in given and not any(True for _ in conditions_of(call)):
            yield call


def _reads(test: nodes.NodeNG, name: str) -> bool:
    return any(one.name == name for one in test.nodes_of_class(nodes.Name))


def closed_unanswered(module: PythonModule) -> Iterator[nodes.Call]:
    """Yield where what people wrote is closed, or thrown away, for the reason that nobody of the service has answered it."""
    if place_of_path(module.path) not in (None, Place.JOB, Place.COMMAND):
        return
    for call in module.walk(nodes.Call):
        last = getattr(call.func, "attrname", "")
        if last not in ("update", "delete"):
            continue
        shut = last == "delete" or any(speaks_of(str(text_of(word.value)), "places.shut") for word in call.keywords)
        filters = [one for one in call.func.nodes_of_class(nodes.Call) if getattr(one.func, "attrname", "") == "filter"]
        unanswered = any(
            word.arg and word.arg.endswith("__isnull") and speaks_of(word.arg.removesuffix("__isnull"), "ways.answered_by_us")
            and isinstance(word.value, nodes.Const) and word.value.value is True
            for one in filters for word in one.keywords
        )  # fmt: skip
        if shut and unanswered:
            yield call
