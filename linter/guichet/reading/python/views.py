"""What Python code does to the person in front of it: which branch refuses, which view only shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from astroid import nodes

from guichet.reading.python.literals import words_of
from guichet.reading.python.module import PythonModule, dotted

REFUSALS = r"ValidationError|PermissionDenied|Http404|HTTPException|Forbidden|StopValidation|\w*(?:Refus|Inelig|NotEligible|Irrecevable)\w*"
"""Names of exceptions that refuse someone, as an expression."""
_ERRORS = re.compile(rf"^(?:{REFUSALS}|BadRequest|ValueError|PermissionError|\w*Error)$")
_ANSWERS = re.compile(
    r"HttpResponseForbidden|HttpResponseBadRequest|HttpResponseNotAllowed|^abort$|\.abort$|add_error$"
)
_TELLS = re.compile(r"(?:^|\.)flash$|messages\.(?:error|warning)$")
_REFUSED = re.compile(r"refus|rejet|inelig|forbidden|interdit|denied|irrecevable|reject|expired|perime|invalid", re.I)
_NOT_TAKEN = re.compile(
    r"(?:n'est|n’est|ne sont|n'a|n’a) pas (?:été )?(?:accept|admis|recev|valid|conform)|\b(?:not|n't|n’t) (?:be |been )?(?:accept|allow|support|valid)|\b(?:trop|too) (?:lourd|volumineu|gros|grand|court|long|large|big|heavy|short)",
    re.I,
)
_STATUS = frozenset({400, 401, 403, 404, 409, 410, 422, 423, 426, 429, 503})


def refuses(body: Sequence[nodes.NodeNG]) -> bool:
    """Whether statements turn the person away: an error, a refusal status, a redirect to a refusal."""
    return any(_refuses(statement) for statement in body)


def _refuses(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Raise):
        return bool(_ERRORS.match(dotted(node.exc).rpartition(".")[2])) if node.exc is not None else False
    if isinstance(node, nodes.Expr) and isinstance(node.value, nodes.Call):
        said = node.value.as_string() if _TELLS.search(dotted(node.value)) else ""
        return bool(_ANSWERS.search(dotted(node.value)) or _REFUSED.search(said) or _NOT_TAKEN.search(said))
    if isinstance(node, nodes.Return):
        return _is_refusal(node.value) or _says_what_is_wrong(node)
    if isinstance(node, nodes.Assign):
        target = node.targets[0].as_string()
        return bool(re.search(r"statut|status|etat|eligible|accept", target, re.I)) and bool(
            _REFUSED.search(node.value.as_string())
        )
    if isinstance(node, (nodes.If, nodes.With)):
        return refuses(node.body)
    return False


def _is_refusal(node: nodes.NodeNG | None) -> bool:
    if isinstance(node, nodes.Tuple) and len(node.elts) == 2:
        return isinstance(node.elts[1], nodes.Const) and node.elts[1].value in _STATUS
    if not isinstance(node, nodes.Call):
        return False
    if _ANSWERS.search(dotted(node)):
        return True
    status = next((one.value for one in node.keywords if one.arg in ("status", "status_code")), None)
    if isinstance(status, nodes.Const) and status.value in _STATUS:
        return True
    text = " ".join(one.as_string() for one in node.args if isinstance(one, nodes.Const))
    return bool(_REFUSED.search(text))


_FINDS_FAULT = re.compile(r"problem|erreur|error|invalid|wrong|refus|reject|anomal|fault|defaut|complain", re.I)


def _says_what_is_wrong(node: nodes.Return) -> bool:
    """Whether a function made to find what is wrong says it here, and says nothing when nothing is: `return MESSAGES["type"]`."""
    function = function_of(node)
    if function is None or not _FINDS_FAULT.search(function.name):
        return False
    value = node.value
    told = isinstance(value, nodes.Const) and isinstance(value.value, str) and " " in value.value
    kept = (
        isinstance(value, nodes.Subscript | nodes.Attribute | nodes.Name)
        and dotted(value.value if isinstance(value, nodes.Subscript) else value).isupper()
    )
    others = [one for one in function.nodes_of_class(nodes.Return) if one is not node]
    return (told or kept) and any(one.value is None or getattr(one.value, "value", ...) in (None, "") for one in others)


def function_of(node: nodes.NodeNG) -> nodes.FunctionDef | None:
    """Return the function around a node."""
    while node is not None and not isinstance(node, nodes.FunctionDef):
        node = node.parent
    return node


def view_of(node: nodes.NodeNG) -> nodes.FunctionDef | nodes.ClassDef | None:
    """Return the function or class that a node, or the decorator it is in, belongs to."""
    while node is not None and not isinstance(node, (nodes.FunctionDef, nodes.ClassDef)):
        node = node.parent
    return node


def names_around(node: nodes.NodeNG) -> frozenset[str]:
    """Return the words of the names of the functions and classes around a node."""
    found: frozenset[str] = frozenset()
    while node is not None:
        if isinstance(node, (nodes.FunctionDef, nodes.ClassDef)):
            found |= words_of(node.name)
        node = node.parent
    return found


_SHOWS = re.compile(
    r"^(?:consult|solde|droit|voir|detail|list|histor|affich|show|view|balance|statement|suivi|releve|read|lire|mes$|payments$|paiements$|versements$|dashboard|tableau)"
)
_ACTS = re.compile(
    r"^(?:pai(?!ements$)|pay(?!ments$)|rib$|iban$|virement|sign|modif|chang|updat|transfer|delet|supprim|annul|creat|envoy|depos|submit|write|edit)"
)
_WRITE_BASES = re.compile(r"(?:Update|Create|Delete|Form)View$|CreateModelMixin|UpdateModelMixin")
_READ_BASES = re.compile(r"(?:Detail|List|Template|RetrieveAPI|ListAPI)View$|ReadOnlyModelViewSet")
_WRITES = re.compile(
    r"\.save\(|\.delete\(|\.create\(|\.update\(|method\s*==\s*[\"']POST|methods\s*=\s*\[[^\[\]]{0,200}(?:POST|PUT)|\.(?:post|put|patch|delete)\([\"']/|require_POST|def (?:post|put|patch|delete)\(|is_valid\("
)
_GETS = re.compile(r"\.(?:get)\([\"']/|require_GET|require_safe|methods\s*=\s*\[[\"']GET[\"']\]")


def reads_only(view: nodes.FunctionDef | nodes.ClassDef, module: PythonModule) -> bool | None:
    """Return whether a view only shows something, from its kind, then its name; None when nothing tells."""
    decorators = module.text(view.decorators) if view.decorators else ""
    text = f"{decorators}\n{module.text(view)}"
    bases = [dotted(base) for base in view.bases] if isinstance(view, nodes.ClassDef) else []
    if any(_WRITE_BASES.search(base) for base in bases) or _WRITES.search(text):
        return False
    words = words_of(view.name)
    if any(_READ_BASES.search(base) for base in bases):
        return True
    shows, acts = any(map(_SHOWS.match, words)), any(map(_ACTS.match, words))
    if _GETS.search(text):
        return True if shows or not acts else None
    if shows != acts:
        return shows
    return None


_JUDGES = re.compile(r"valid|verif|check|clean|conform", re.I)


def _goes_back(node: nodes.If) -> bool:
    """Whether a branch leaves at once when something is not so: `if not name.isalpha(): flash(…); return redirect(…)`."""
    unlike = isinstance(node.test, nodes.UnaryOp) and node.test.op == "not"
    return unlike and isinstance(node.body[-1], nodes.Return)


def judgement(node: nodes.If | nodes.Return) -> nodes.NodeNG | None:
    """Return the condition on which a branch refuses or goes back, or on which a function that judges answers; None otherwise."""
    if isinstance(node, nodes.If):
        return node.test if refuses(node.body) or _goes_back(node) else None
    function = function_of(node)
    return node.value if function is not None and _JUDGES.search(function.name) else None
