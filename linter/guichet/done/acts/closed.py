"""What shuts a door on a person in Python: an error status, a redirect elsewhere, a "closed" page, a refused form."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.offered.ways_out import offers_way
from guichet.reading.python.module import dotted
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.views import REFUSALS

CLOSED = re.compile(
    r"\b(?:est|sont|service|site|guichet|t[ée]l[ée]service|portail|bureau)\s+(?:actuellement\s+)?ferm[ée]e?s?\b|\bferm[ée]e?s?\s+(?:le|du|jusqu|pour|à|de|actuellement)"
    r"|\b(?:rouvr(?:e|ira)|r[ée]ouvr\w+|revenez|indisponible|hors service|en dehors des horaires|come back|closed|reopens?|"
    r"(?:not|un)available|opens? (?:again|at|on)|try again (?:tomorrow|on|between))\b"
    r"|\bouvert(?:e|es|s)? (?:uniquement|seulement|que|le|du|de|à partir)\b|\bn[’']est (?:ouvert|accessible|possible) que\b",
    re.I,
)
"""A sentence that says that the service is shut for now."""

PHONE = re.compile(
    r"standard|t[ée]l[ée]phon|appel(?!l)|phone|hotline|call[ _-]?(?:us|cent)|chat\b|tchat|conseill|operator|advis[eo]r|permanence|accueil physique|(?:help|front|info\w{0,10}|service)[ _-]?desk",
    re.I,
)
"""A channel staffed by people: its hours may be said."""

_CLOSED_TEMPLATE = re.compile(
    r"(?:^|[/_.-])(?:ferm|clos|closed|shut|indisp|hors|mainten|unavail|revenez|come_?back|off_?hours|out_?of|horaires?_|dehors|later|pause|nuit|(?:full|complet|sature|quota|plein)(?:[_.-]|$))",
    re.I,
)
_CLOSING_ERROR = re.compile(
    rf"(?:^|\.)(?:{REFUSALS}|NotFound|Gone|ServiceUnavailable|SuspiciousOperation|NotAuthenticated|Throttled|APIException|HttpError|SanicException|InvalidUsage|"
    r"(?:Validation|PermissionDenied|NotAuthorized|Client|Authorization)Exception|"
    r"HTTP\w+|\w*(?:Closed|Ferme|Indisponible|Unavailable|Hours|Horaires|Rejected|Denied|NotAccepted|NonAccepte|Irrecevable|Inadmissible)\w*)$"
)
_PLAIN_ERRORS = frozenset({"ValueError", "AssertionError", "PydanticCustomError", "TypeError"})
_VALIDATOR = re.compile(
    r"(?:^|\.)(?:\w*validator|validates|validates_schema|\w*validate|post_load|pre_load|receiver|listens_for)$"
)
_CLOSING_RESPONSE = re.compile(
    r"(?:^|\.)(?:HttpResponse(?:Forbidden|NotFound|Gone|NotAllowed)|HTTPServiceUnavailable|handle_no_permission)$"
)
REDIRECT = re.compile(
    r"(?:^|\.)(?:redirect|HttpResponseRedirect|HttpResponsePermanentRedirect|RedirectResponse|HTTPFound|HTTPSeeOther|redirect_to_login)$"
)
_STATUSES = frozenset({400, 401, 403, 404, 409, 410, 422, 423, 425, 426, 429, 503})
_STATUS_NAME = re.compile(
    r"(?:HTTP_|\b)(?:401|403|404|410|423|503|FORBIDDEN|NOT_FOUND|GONE|SERVICE_UNAVAILABLE|UNAUTHORIZED)"
)
SLOTS = re.compile(r"slot|cr[ée]neau|dispo|availab|rdv|rendez|appointment|plage", re.I)
"""Places that people come to book."""


def names_closed(template: str) -> bool:
    """Return whether the name of a template is that of a page which says that nobody comes in."""
    return _CLOSED_TEMPLATE.search(template) is not None


def closes(body: list[nodes.NodeNG]) -> bool:
    """Whether a block shuts the door."""
    inside = (node for statement in body for node in (statement, *own_nodes(statement, *_ACTING)))
    return any(shuts(node) for node in inside)


def closes_value(node: nodes.NodeNG | None) -> bool:
    """Whether a value, once returned, shuts the door."""
    return node is not None and _is_closing_value(node, False, "")


_ACTING = (nodes.Raise, nodes.Return, nodes.Call, nodes.Assign)


def shuts(node: nodes.NodeNG, follows: bool = False) -> bool:
    """Whether a statement or a call shuts the door; what merely `follows` a test must do it plainly, not by a redirect."""
    if isinstance(node, nodes.Raise):
        return node.exc is not None and bool(_CLOSING_ERROR.search(dotted(node.exc)) or _fails_validation(node))
    if isinstance(node, nodes.Return):
        function = node.frame()
        name = function.name if isinstance(function, nodes.FunctionDef) else ""
        return node.value is not None and _is_closing_value(node.value, follows, name)
    if isinstance(node, nodes.Call):
        name = dotted(node.func)
        last = name.rpartition(".")[2]
        if last == "abort":
            return not node.args or _is_closing_status(node.args[0])
        return last in ("add_error", "permission_denied")
    if isinstance(node, nodes.Assign):
        return any(isinstance(one, nodes.Attribute) and one.attrname == "status_code" for one in node.targets) and (
            _is_closing_status(node.value)
        )
    return False


def _fails_validation(node: nodes.Raise) -> bool:
    """Whether an ordinary error is what a validator says no with: one of a library, or what gives back what it was given."""
    function = node.frame()
    if dotted(node.exc).rpartition(".")[2] not in _PLAIN_ERRORS or not isinstance(function, nodes.FunctionDef):
        return False
    marks = [dotted(one) for one in function.decorators.nodes] if function.decorators else []
    return any(_VALIDATOR.search(mark) for mark in marks) or _gives_back(function)


def _gives_back(function: nodes.FunctionDef) -> bool:
    """Whether a function takes one value and returns it as it is, when it returns."""
    taken = [one.name for one in function.args.args or () if one.name not in ("self", "cls")]
    given = [one.value for one in own_nodes(function, nodes.Return)]
    return (
        len(taken) == 1 and bool(given) and all(isinstance(one, nodes.Name) and one.name == taken[0] for one in given)
    )


def _is_closing_status(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Const):
        return node.value in _STATUSES
    return bool(_STATUS_NAME.search(node.as_string()))


def _is_closing_value(node: nodes.NodeNG, follows: bool, function: str) -> bool:
    if isinstance(node, nodes.Await):
        return _is_closing_value(node.value, follows, function)
    if isinstance(node, nodes.Tuple):
        return any(isinstance(one, nodes.Const) and one.value in _STATUSES for one in node.elts[1:]) or (
            bool(node.elts) and _is_closing_value(node.elts[0], follows, function)
        )
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return says_closed(node.value)
    if isinstance(node, nodes.List) and not node.elts:
        return bool(SLOTS.search(function))
    if isinstance(node, nodes.Dict):
        return any(isinstance(key, nodes.Const) and _has_no_slot(str(key.value), value) for key, value in node.items)
    if not isinstance(node, nodes.Call):
        return False
    name = dotted(node.func)
    last = name.rpartition(".")[2]
    if _CLOSING_RESPONSE.search(name) or _CLOSING_ERROR.search(name):
        return True
    if REDIRECT.search(name):
        return not follows
    if last == "none" and not node.args:
        return True
    if last == "abort":
        return not node.args or _is_closing_status(node.args[0])
    for keyword in node.keywords or ():
        if keyword.arg in ("status", "status_code", "code") and _is_closing_status(keyword.value):
            return True
        if _has_no_slot(keyword.arg or "", keyword.value):
            return True
    texts = [one.value for one in node.args if isinstance(one, nodes.Const)]
    if any(value in _STATUSES for value in texts if isinstance(value, int)):
        return True
    words = [text for text in texts if isinstance(text, str)]
    return any(
        (_CLOSED_TEMPLATE.search(text) and not PHONE.search(text)) if _is_template(text) else says_closed(text)
        for text in words
    ) or any(
        isinstance(one, nodes.Call | nodes.List | nodes.Dict) and _is_closing_value(one, follows, function)
        for one in node.args
    )


def _has_no_slot(name: str, value: nodes.NodeNG) -> bool:
    return isinstance(value, nodes.List) and is_no_slot(name, value.as_string())


def is_no_slot(name: str, value: str) -> bool:
    """Return whether an answer holds no slot, by the name under which it gives none: `jsonify(slots=[])`."""
    return value.strip() in ("[]", "array()", "Array.new") and SLOTS.search(name) is not None


_GIVES_NONE = re.compile(r"(?<![\w$])['\"]?(\w{3,40})['\"]?\s?(?:=>|:)\s?(\[\]|array\(\))")


def gives_no_slot(answer: str) -> bool:
    """Return whether an answer of another language holds no slot, as it is written: `{ slots: [] }`, `['creneaux' => []]`."""
    return any(is_no_slot(*found) for found in _GIVES_NONE.findall(answer))


def says_closed(text: str) -> bool:
    """Whether a sentence says that the service, not its telephone line, is shut for now."""
    return bool(CLOSED.search(text)) and not PHONE.search(text) and not offers_way(text)


def _is_template(text: str) -> bool:
    return " " not in text and text.endswith((".html", ".jinja", ".j2", ".jinja2", ".txt"))
