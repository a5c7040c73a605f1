"""Three mistakes, and nobody to open again."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import function_of
from guichet.reading.templates.site import is_template
from guichet.rulebook.rule import Bad, Good, python_rule

FOREVER = Text(
    fr="Après {limit} essais, le compte se ferme sans fin et sans personne à appeler. Donnez une durée et un contact au blocage.",
    en="After {limit} attempts the account closes with no end and nobody to call. Give the lock an end and a contact.",
)

NOBODY = Text(
    fr="Ici, des essais ratés ferment la porte sans dire à qui s’adresser. Donnez un numéro ou un guichet, et une fin au blocage.",
    en="Here failed attempts close the door without saying whom to turn to. Give a number or a counter, and an end to the lock.",
)

CHECK = Text(
    fr="Vérifiez que le message de blocage donne une personne à qui s’adresser : aucun gabarit n’est réglé.",
    en="Check that the lock-out message gives someone to turn to: no template is set.",
)

_TRIES = re.compile(r"essai|tentative|attempt|failed|failure|echec|erreurs?_connexion|login_count|tries", re.I)
_LOCKS = re.compile(
    r"lock|bloqu|verrou|ban\b|banned|suspend|desactiv|is_active\s*=\s*False|actif\s*=\s*False|disabled", re.I
)
_HUMAN = re.compile(
    r"contact|t[ée]l[ée]?phone|\btel\b|phone|appel|guichet|accueil (?:du public|physique)|à l.accueil|support|assistance|help|Retry-After|retry_after|unlock|debloqu|reprise|0[1-9](?:[ .]?\d\d){4}|3[0-9] ?\d\d\b",
    re.I,
)
_TECHNICAL = re.compile(
    r"job|task|webhook|retry|celery|sync|import|payment|paiement|mail_|smtp|worker|queue|quiz|exam|api_", re.I
)


def _settings(node: nodes.Assign, module: PythonModule) -> Iterator[Hit]:
    prefix = node.targets[0].as_string().partition("_")[0]
    names = {
        name: value_of(found[0].parent.value)
        for name, found in module.tree.locals.items()
        if name.startswith(prefix) and isinstance(found[0].parent, nodes.Assign)
    }
    answered = any("LOCKOUT_TEMPLATE" in name or "LOCKOUT_URL" in name or "CALLABLE" in name for name in names)
    ends = any("COOLOFF" in name and not _is_none(name, module) for name in names)
    if answered:
        return
    if prefix == "AXES" and not ends:
        yield Hit(module.span(node), FOREVER, {"limit": value_of(node.value) or "?"})
    else:
        yield Hit(module.span(node), CHECK, certainty=Certainty.REVIEW)


def _is_none(name: str, module: PythonModule) -> bool:
    value = getattr(module.tree.locals[name][0].parent, "value", None)
    return isinstance(value, nodes.Const) and value.value in (None, 0)


@python_rule(
    nodes.Assign, nodes.If,
    name="lockout-without-human",
    code="W9531",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Blocage sans recours humain", en="Lock-out without human help"),
    harms=Text(
        fr="Les personnes qui tapent mal, dont la mémoire flanche, ou dont un proche s’est trompé à leur place.",
        en="People who mistype, whose memory fails, or whose relative got it wrong for them.",
    ),
    instead=Text(
        fr="Ralentissez au lieu de bloquer ; donnez une fin au blocage, et un numéro pour l’ouvrir.",
        en="Slow down instead of locking; give the lock an end, and a number to open it.",
    ),
    wrong_when=Text(
        fr="Le message de blocage, écrit ailleurs, donne un numéro.",
        en="The lock-out message, written elsewhere, gives a number.",
    ),
    refs=("cnil-2022-100", "ditp-death"),
    lesson="07-identity/02-signing-in",
    mentions=("axes_failure_limit", "defender_login", "essais", "tentative", "attempts", "failed_", "login_fail", "echecs", "failures",),
    bad=(
        Bad("AXES_FAILURE_LIMIT = 3\nAXES_COOLOFF_TIME = None\n", FOREVER, at="AXES_FAILURE_LIMIT = 3", path="service/settings.py"),
        Bad('def connexion(request, compte):\n    if compte.essais >= 3:\n        compte.bloque = True\n        compte.save()\n        return render(request, "bloque.html")\n', NOBODY, at="compte.essais >= 3"),
        Bad('def login(user):\n    if user.failed_attempts > 5:\n        user.is_active = False\n        raise PermissionDenied("Compte fermé")\n', NOBODY, at="user.failed_attempts > 5"),
        Bad("AXES_FAILURE_LIMIT = 5\nAXES_COOLOFF_TIME = 1\n", CHECK, at="AXES_FAILURE_LIMIT = 5", path="service/settings.py", review=True),
    ),
    good=(
        Good('AXES_FAILURE_LIMIT = 5\nAXES_COOLOFF_TIME = 1\nAXES_LOCKOUT_TEMPLATE = "bloque.html"\n'),
        Good('def connexion(request, compte):\n    if compte.essais >= 3:\n        compte.bloquer(minutes=15)\n        return render(request, "pause.html", {"telephone": TELEPHONE})\n'),
        Good('def envoyer(tache):\n    if tache.attempts > 3:\n        tache.lock = True\n        raise JobError("abandon")\n'),
    ),
)  # fmt: skip
def lockout_without_human(node: nodes.Assign | nodes.If, module: PythonModule) -> Iterator[Hit]:
    """Report a lock that no person can open, in the settings of a library or in the code of a view."""
    if isinstance(node, nodes.Assign):
        if node.targets[0].as_string() in ("AXES_FAILURE_LIMIT", "DEFENDER_LOGIN_FAILURE_LIMIT"):
            yield from _settings(node, module)
        return
    test = module.text(node.test)
    body = "\n".join(module.text(statement) for statement in node.body)
    if _TRIES.search(test) and re.search(r"[<>]", test) and _LOCKS.search(body):
        function = function_of(node)
        around = "\n".join([module.text(function), *_pages(function, module)]) if function is not None else body
        if not _HUMAN.search(around) and not _TECHNICAL.search(f"{around}"):
            yield Hit(module.span(node.test), NOBODY)


def _pages(function: nodes.FunctionDef, module: PythonModule) -> Iterator[str]:
    """Yield the text of the templates that a function names: the message of the lock is often there."""
    for one in function.nodes_of_class(nodes.Const):
        if isinstance(one.value, str) and is_template(one.value):
            path = module.project.library.resolve(one.value, module.path)
            if path is not None:
                yield module.project.text(path)
