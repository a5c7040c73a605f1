"""Too many tries: the person is shut out, without being told until when or whom to ask."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.rulebook.rule import Bad, Good, python_rule

SHUT = Text(
    fr="« {response} » bloque sans dire jusqu’à quand ni qui appeler : une médiathèque entière, une adresse partagée, une personne qui se trompe restent dehors. Ajoutez « Retry-After » et un contact humain.",
    en='"{response}" blocks without saying until when or whom to call: a whole library, a shared address, someone who makes mistakes stay outside. Add “Retry-After” and a human contact.',
)
_TOO_MANY = re.compile(r"(?:^|\.)(?:HttpResponseTooManyRequests|TooManyRequests|HTTPTooManyRequests)$")
_RESPONSES = re.compile(
    r"(?:Response|^abort|\.abort|HTTPException|^render|\.render|render_template|redirect|jsonify|make_response)\w*$"
)
_CODE = re.compile(r"\b(?:429|HTTP_429\w*|TOO_MANY_REQUESTS)\b")
_RECOURSE = re.compile(
    r"retry[-_]?after|contact|telephone|t[ée]l[ée]phon|\bphone|\btel\b|appelez|\bcall\b|accueil|guichet|support|help|aide\b|wait_time|minutes",
    re.I,
)
_MACHINE = re.compile(
    r"\bapi\b|_api|api_|APIView|ViewSet|webhook|serializer|rest_framework|X-Api-Key|bearer|mcp|oauth", re.I
)


@python_rule(
    nodes.Call, nodes.Tuple,
    name="rate-limit-without-recourse",
    code="W9309",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Trop d’essais, et plus personne", en="Too many tries, and nobody there"),
    harms=Text(
        fr="Les personnes qui partagent une connexion (médiathèque, foyer, téléphone prêté), et celles qui se trompent souvent.",
        en="People who share a connection (library, shelter, borrowed phone), and people who often make mistakes.",
    ),
    instead=Text(
        fr="Dites l’attente (« Retry-After », en minutes dans la page), donnez un téléphone, comptez par personne plutôt que par adresse IP.",
        en="Say how long to wait (“Retry-After”, in minutes on the page), give a phone number, count by person rather than by IP address.",
    ),
    wrong_when=Text(
        fr="La réponse va à une machine qui a une documentation, ou un gestionnaire commun ajoute l’attente et le contact.",
        en="The answer goes to a machine that has documentation, or a shared handler adds the wait and the contact.",
    ),
    refs=("wcag 3.3.1", "ddd-2022"),
    lesson="08-deceptive-interfaces/03-sludge",
    mentions=("429", "toomanyrequests", "too_many_requests"),
    bad=(
        Bad('def rdv(request):\n    if trop(request):\n        return HttpResponse("Trop de demandes à la fois", status=429)\n', SHUT, at='HttpResponse("Trop de demandes à la fois", status=429)'),
        Bad("@app.before_request\ndef limiter():\n    \"\"\"Limité.\"\"\"\n    if g.essais > 5:\n        abort(429)\n", SHUT, at="abort(429)"),
        Bad('async def déposer():\n    raise HTTPException(status_code=429, detail="Too many requests")\n', SHUT, at='HTTPException(status_code=429, detail="Too many requests")'),
        Bad('def rdv():\n    if trop():\n        return "Réessayez", 429\n', SHUT, at='"Réessayez", 429'),
    ),
    good=(
        Good('def rdv(request):\n    réponse = render(request, "patientez.html", status=429)\n    réponse["Retry-After"] = "600"\n    return réponse\n'),
        Good('def rdv():\n    return "Trop d’essais. Appelez le standard : contact en bas de page.", 429\n'),
        Good('def api_créneaux(request):\n    return JsonResponse({"error": "rate"}, status=429)\n'),
    ),
)  # fmt: skip
def rate_limit_without_recourse(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    """Report the answer "too many requests" of a function that gives neither a delay nor a contact."""
    if isinstance(node, nodes.Tuple):
        is_answer = isinstance(node.parent, nodes.Return) and any(
            isinstance(one, nodes.Const) and one.value == 429 for one in node.elts[1:]
        )
    else:
        name = dotted(node.func)
        values = [*node.args, *(keyword.value for keyword in node.keywords or ())]
        is_answer = bool(_TOO_MANY.search(name)) or (
            bool(_RESPONSES.search(name))
            and any(
                _CODE.search(one.as_string())
                for one in values
                if isinstance(one, nodes.Const | nodes.Attribute | nodes.Name)
            )
        )
    if not is_answer or is_test(module):
        return
    function = node.frame()
    code = module.text(function) if isinstance(function, nodes.FunctionDef) else module.text(node)
    owner = function.parent.frame() if function.parent is not None else None
    bases = " ".join(dotted(base) for base in owner.bases) if isinstance(owner, nodes.ClassDef) else ""
    if not _RECOURSE.search(code) and not _MACHINE.search(f"{code} {bases} {module.path.rpartition('/')[2]}"):
        yield Hit(module.span(node), SHUT, {"response": " ".join(module.text(node).split())[:70]})
