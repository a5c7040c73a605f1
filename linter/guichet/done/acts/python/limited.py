"""Answers of "too many tries" in Python, and what they say besides: until when, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.offered.ways_out import offers_way, template_leads_on
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned

_TOO_MANY = re.compile(r"(?:^|\.)(?:HttpResponseTooManyRequests|TooManyRequests|HTTPTooManyRequests)$")
_RESPONSES = re.compile(
    r"(?:Response|^abort|\.abort|HTTPException|^render|\.render|render_template|redirect|make_response)\w*$"
)
_CODE = re.compile(r"\b(?:429|HTTP_429\w*|TOO_MANY_REQUESTS)\b")
_MACHINE = re.compile(
    r"\bapi\b|_api|api_|APIView|ViewSet|webhook|serializer|rest_framework|X-Api-Key|bearer|mcp|oauth|jsonify|JsonResponse|JSONResponse",
    re.I,
)
_PAGE = re.compile(r"\.(?:html|jinja2?|j2|txt)$")


def is_too_many(node: nodes.NodeNG) -> bool:
    """Whether a call or a tuple is an answer to a person who tried too often: 429, however it is written."""
    if isinstance(node, nodes.Tuple):
        is_code = any(isinstance(one, nodes.Const) and one.value == 429 for one in node.elts[1:])
        return isinstance(node.parent, nodes.Return) and is_code
    name = dotted(node.func)
    given = [*node.args, *(keyword.value for keyword in node.keywords or ())]
    plain = [one for one in given if isinstance(one, nodes.Const | nodes.Attribute | nodes.Name)]
    is_code = any(_CODE.search(one.as_string()) for one in plain)
    return bool(_TOO_MANY.search(name)) or (bool(_RESPONSES.search(name)) and is_code)


def is_for_machines(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether the answer goes to a program: data, an interface, a hook."""
    owner = _class_around(node)
    bases = " ".join(dotted(base) for base in owner.bases) if owner is not None else ""
    said = module.text(node.frame()) if isinstance(node.frame(), nodes.FunctionDef) else module.text(node)
    return bool(_MACHINE.search(f"{said} {bases} {module.path.rpartition('/')[2]}"))


def gives_recourse(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether what answers says until when, or whom to ask: in its texts, its values, its headers, the page that it shows."""
    function = node.frame() if isinstance(node.frame(), nodes.FunctionDef) else node
    return any(_is_recourse(one, module) for one in _said_in(function))


def is_worded_elsewhere(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether what an answer says is handed to it by a call whose words are not written here."""
    given = (
        (*node.elts,) if isinstance(node, nodes.Tuple) else (*node.args, *(one.value for one in node.keywords or ()))
    )
    return any(_is_handed(value, module) for value in given)


def _is_handed(value: nodes.NodeNG, module: PythonModule) -> bool:
    while isinstance(value, nodes.Call) and dotted(value.func) in ("str", "jsonify", "dict") and value.args:
        value = value.args[0]
    if isinstance(value, nodes.Dict):
        return any(_is_handed(one, module) for _, one in value.items)
    found = (
        definitions(module.modules).of(value, module) if isinstance(value, nodes.Name) and not _is_asking(value) else []
    )
    return any(isinstance(one.node.parent, nodes.Arguments | nodes.Tuple) for one in found)


def _is_asking(value: nodes.Name) -> bool:
    """Whether a value is the request that a page answers, and no words: `render(request, "later.html")`."""
    return isinstance(value.parent, nodes.Call) and value.parent.args[:1] == [value] and len(value.parent.args) > 1


def _said_in(function: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    yield from function.nodes_of_class((nodes.Const, nodes.Keyword, nodes.Attribute, nodes.Name))


def _is_recourse(node: nodes.NodeNG, module: PythonModule) -> bool:
    if isinstance(node, nodes.Keyword):
        return speaks_of(node.arg or "", "ways.recourse")
    if isinstance(node, nodes.Attribute | nodes.Name):
        name = getattr(node, "attrname", "") or getattr(node, "name", "")
        return speaks_of(name, "ways.recourse") or (name.isupper() and _kept_text_leads_on(node, module))
    if not isinstance(node.value, str) or isinstance(node.parent, nodes.Expr):
        return False
    if _PAGE.search(node.value):
        return template_leads_on(node.value, module.project) is True
    return offers_way(node.value) or speaks_of(node.value, "ways.recourse")


def _kept_text_leads_on(name: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a text that is kept under a name, here or in another module, says until when, or whom to ask."""
    return any(offers_way(text_of(assigned(one.node))) for one in definitions(module.modules).of(name, module))


def _class_around(node: nodes.NodeNG) -> nodes.ClassDef | None:
    function = node.frame()
    owner = function.parent.frame() if function.parent is not None else None
    return owner if isinstance(owner, nodes.ClassDef) else None
