"""Answers wiped when something goes wrong: a session emptied, a form reset, on the way of an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.done.forms.looked_away import looks_away, puts_back
from guichet.done.forms.lost_on_error import FAILS, lost_on_error
from guichet.done.words import apart, speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.javascript import is_test as is_test_script
from guichet.reading.scripts.syntax import arguments, field, function_around, key_of, name_of, text

_DEPTH = 2
"""Functions through which an error is followed to what empties the answers."""
_MAKES = re.compile(r"(?:[Ff]orm\w*|form_class\(?\)?)$")
"""What makes a form, by its name."""
_SETTER = re.compile(r"(?:\w+\.)?set([A-Z]\w{2,40})")
_FIRST = re.compile(r"\w{0,20}(?:vide|vierge|empty|blank|initial|default)\w{0,20}(?:\(\))?", re.I)
"""The value with which answers begin, by its name."""
_EMPTY = re.compile(r"^(?:\{\}|\[\]|null|undefined|''|\"\")$")


def wiped_in(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield the statements that empty the answers kept for someone because one of them was wrong."""
    if is_test(module):
        return
    for node in module.walk(nodes.Call, nodes.Delete, nodes.Assign):
        if _empties(node) and _on_error(node, module):
            yield node


def _empties(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Delete):
        return any(isinstance(one, nodes.Subscript) and _is_answers(one.value, one.slice) for one in node.targets)
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        empty = isinstance(node.value, nodes.Dict | nodes.List) and not list(node.value.get_children())
        return empty and isinstance(target, nodes.Subscript) and _is_answers(target.value, target.slice)
    if empties_session(node):
        return True
    if not isinstance(node.func, nodes.Attribute) or not _is_session(node.func.expr):
        return False
    one_key = node.func.attrname == "pop" and node.args and isinstance(node.parent, nodes.Expr)
    return bool(one_key) and speaks_of(text_of(node.args[0]), "sessions.answers")


def empties_session(call: nodes.Call) -> bool:
    """Whether a call empties all that a session holds: `request.session.flush()`, `session.clear()`."""
    named = isinstance(call.func, nodes.Attribute) and _is_session(call.func.expr)
    return named and call.func.attrname in ("clear", "flush", "invalidate")


def _is_answers(owner: nodes.NodeNG, key: nodes.NodeNG) -> bool:
    return _is_session(owner) and speaks_of(str(value_of(key) or ""), "sessions.answers")


def _is_session(node: nodes.NodeNG) -> bool:
    return dotted(node).rpartition(".")[2] == "session"


def _on_error(node: nodes.NodeNG, module: PythonModule, depth: int = 0) -> bool:
    """Whether a statement only runs when an answer is wrong: a handler of errors, a branch that tests for them, one that calls it."""
    child = node
    for one in node.node_ancestors():
        if isinstance(one, nodes.If) and child in one.body and FAILS.search(one.test.as_string()):
            return not _is_sign_in(one)
        if isinstance(one, nodes.FunctionDef):
            marks = one.decorators.as_string() if one.decorators else ""
            named = one.name == "form_invalid" or "errorhandler" in marks or "exception_handler" in marks
            if named or _is_sign_in(one) or depth == _DEPTH:
                return named and not _is_sign_in(one) and not re.search(r"40[134]|50\d|CSRF", marks)
            calls = definitions(module.modules).calls_of(one, module)
            return bool(calls) and all(_on_error(call, where, depth + 1) for call, where in calls)
        child = one
    return False


def _is_sign_in(node: nodes.NodeNG) -> bool:
    """Whether what fails is the right to be there: then leaving nothing behind is safe."""
    return speaks_of(node.as_string(), "sessions.refused_entry")


def made_anew(part: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.Call, PythonModule]]:
    """Yield the empty forms that a function, or one branch of it, shows in the place of the one that was filled; through what it calls to."""
    yield from ((one, module) for one in _made_here(part))
    if isinstance(part, nodes.Return) and isinstance(part.value, nodes.Call):
        for one in definitions(module.modules).functions(part.value.func, module):
            yield from ((made, one.module) for made in _made_here(one.node))


def _made_here(part: nodes.NodeNG) -> Iterator[nodes.Call]:
    for shown in _shown_forms(part):
        names = part.frame().nodes_of_class(nodes.Assign) if isinstance(shown, nodes.Name) else ()
        made = [
            one.value for one in names if isinstance(shown, nodes.Name) and one.targets[0].as_string() == shown.name
        ]
        for value in made or [shown]:
            if (
                isinstance(value, nodes.Call)
                and len(made) < 2
                and _MAKES.search(value.func.as_string())
                and is_unfilled(value)
            ):
                yield value


def _shown_forms(part: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    for call in part.nodes_of_class(nodes.Call):
        yield from (word.value for word in call.keywords if word.arg == "form")
        for table in (
            one for one in (*call.args, *(word.value for word in call.keywords)) if isinstance(one, nodes.Dict)
        ):
            yield from (value for key, value in table.items if value_of(key) == "form")


def is_unfilled(call: nodes.Call) -> bool:
    """Whether a form is made without anything that was posted."""
    filled = (word for word in call.keywords if word.arg in (None, "data", "formdata", "obj"))
    return not call.args and all(isinstance(word.value, nodes.Const) and word.value.value is None for word in filled)


def wiped_by_script(script: Script) -> Iterator[tuple[Any, Script, bool]]:
    """Yield where a script empties a form, or the answers of a session, and whether something went wrong: else one looked away."""
    if is_test_script(script.path):
        return
    failed: list[tuple[Any, Script]] = []
    for node in script.walk("call_expression", "assignment_expression", "unary_expression"):
        empties = _empties_here(node)
        if empties and _fails_around(node):
            failed.append((node, script))
        elif (empties or _forgets(node) or puts_back(node, script)) and looks_away(node, script):
            yield node, script, False
    known = {(where.path, node.start_byte) for node, where in failed}
    failed += [(node, where) for node, where in lost_on_error(script) if (where.path, node.start_byte) not in known]
    yield from ((node, where, True) for node, where in failed)


def wiped_by_going_back(script: Script) -> Iterator[Any]:
    """Yield where a script empties what people wrote because they look at the step before."""
    if is_test_script(script.path):
        return
    for node in script.walk("assignment_expression", "call_expression"):
        if _begins_again(node) and (function := function_around(node)) is not None:
            named = name_of(function)
            if speaks_of(named, "sessions.step_back") and not speaks_of(named, "sessions.leaves"):
                yield node


def _begins_again(node: Any) -> bool:
    """Whether answers are given their first value again: `this.answers = {}`, `setAnswers(empty)`."""
    if node.type == "assignment_expression":
        named, value = text(field(node, "left")), text(field(node, "right"))
    else:
        setter = _SETTER.fullmatch(text(field(node, "function")))
        given = arguments(node)
        if setter is None or len(given) != 1:
            return False
        named, value = setter[1], text(given[0])
    is_list = named.rpartition(".")[2].lower() in ("data", "donnees")  # what a page of results shows
    return not is_list and speaks_of(named, "sessions.answers") and bool(_EMPTY.match(value) or _FIRST.fullmatch(value))


def _forgets(node: Any) -> bool:
    """Whether what was typed is emptied, or what the browser kept of it removed."""
    if node.type == "assignment_expression":
        left = field(node, "left")
        last = key_of(field(left, "property")) if left.type == "member_expression" else ""
        held = left.type in ("member_expression", "subscript_expression") and _names_answers(
            text(field(left, "object"))
        )
        return (last == "value" or held) and bool(_EMPTY.match(text(field(node, "right"))))
    if _begins_again(node):
        return True
    called = text(field(node, "function")) if node.type == "call_expression" else ""
    if called.endswith("Storage.clear") or _throws_away(called.rpartition(".")[2]):
        return True
    if called.endswith(".reset"):  # what a page finds by its name, and puts back as it was, is a form
        return _FOUND.match(called) is not None and _names_answers(called)
    return called.endswith("Storage.removeItem") and speaks_of(text(field(node, "arguments")), "sessions.answers")


def _names_answers(written: str) -> bool:
    return speaks_of(written, "sessions.answers") and not speaks_of(written, "sessions.of_checks")


def _throws_away(called: str) -> bool:
    """Whether a function is called after what it throws away of what was typed, and after nothing else: `clearDraft`, `viderFormulaire`."""
    words = apart(called).split()
    return (
        len(words) > 1
        and speaks_of(words[0], "sessions.thrown_away")
        and all(speaks_of(one, "sessions.answers") or speaks_of(one, "sessions.wholly") for one in words[1:])
    )


_FOUND = re.compile(r"(?:document\.)?(?:getElementById|querySelector)\(")


def _empties_here(node: Any) -> bool:
    if node.type == "call_expression":
        callee = field(node, "function")
        last = key_of(field(callee, "property")) if callee.type == "member_expression" else ""
        return last == "reset" and speaks_of(text(field(callee, "object")), "sessions.forms")
    if node.type == "unary_expression":
        written = text(field(node, "argument"))
        return (
            text(field(node, "operator")) == "delete"
            and ".session." in written
            and speaks_of(written, "sessions.answers")
        )
    left = text(field(node, "left"))
    return (
        ".session." in left and speaks_of(left, "sessions.answers") and bool(_EMPTY.match(text(field(node, "right"))))
    )


def _fails_around(node: Any) -> bool:
    child, one = node, node.parent
    while one is not None:
        if one.type == "catch_clause":
            return True
        if one.type == "if_statement" and child == field(one, "consequence"):
            return bool(
                FAILS.search(text(field(one, "condition")))
                or (re.search(r"\.length\b", text(field(one, "condition"))) and FAILS.search(text(one)))
            )
        if one.type in ("arrow_function", "function_expression", "function_declaration", "method_definition"):
            return False
        child, one = one, one.parent
    return False
