"""A log that keeps names and numbers: many read it, and nobody ever erases it."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.deciding.actors import function_of, is_view
from guichet.done.people.personal_data import FORM, is_personal_name, personal_in
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.rulebook.rule import Bad, Good, python_rule

LOGGED = Text(
    fr="Le journal garde `{data}` : toute personne qui lit les journaux saura qui a demandé quoi. Écrivez la référence du dossier à la place.",
    en="The log keeps `{data}`: anyone who reads the logs will know who asked for what. Write the reference of the file instead.",
)
ANSWERS = Text(
    fr="Le journal garde toutes les réponses du formulaire : noms, situation, tout. Écrivez la référence et la liste des champs en erreur.",
    en="The log keeps every answer of the form: names, situation, everything. Write the reference and the list of fields in error.",
)
_LEVELS = frozenset("debug info warning warn error exception critical log msg success trace fatal".split())
_LOGGER = re.compile(r"(?:^|\.)_?(?:log|logger|logging|slog|journal|app_log|audit_log|structlog)\w*$", re.I)


@python_rule(
    nodes.Call,
    name="personal-data-in-log",
    code="W9414",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Donnée personnelle dans un journal", en="Personal data in a log"),
    harms=Text(
        fr="Les personnes dont le nom, l’adresse ou le numéro traîne dans des fichiers copiés, sauvegardés et lus par beaucoup.",
        en="People whose name, address or number lies in files that are copied, saved and read by many.",
    ),
    instead=Text(
        fr="Une référence opaque suffit pour retrouver un dossier. Gardez les journaux six mois à un an.",
        en="An opaque reference is enough to find a file. Keep logs for six months to a year.",
    ),
    wrong_when=Text(
        fr="La valeur est masquée ou remplacée avant l’écriture par un filtre du journal.",
        en="The value is masked or replaced before writing by a filter of the log.",
    ),
    refs=("cnil-developers-14", "gdpr-5-1-c", "gdpr-32"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("logger", "logging", "log.", "structlog", "_log", "print("),
    bad=(
        Bad('logger.info("Demande de %s", demande.prénom)\n', LOGGED, at="demande.prénom"),
        Bad('log.warning(f"échec pour {body.email}")\n', LOGGED, at='f"échec pour {body.email}"'),
        Bad('logger.info("connexion", nir=usager.nir, id=usager.pk)  # été\n', LOGGED, at="usager.nir"),
        Bad('current_app.logger.error("refusé : " + user.name)\n', LOGGED, at='"refusé : " + user.name'),
        Bad('audit = logging.getLogger("accès")\naudit.info("de %s", request.user.email)\n', LOGGED, at="request.user.email"),
        Bad('logging.debug("reçu %s", request.POST)\n', ANSWERS, at="request.POST"),
    ),
    good=(
        Good('logger.info("Demande %s reçue", demande.reference)\n'),
        Good('logger.info("%d courriels envoyés avec %s", count, email_template)\n'),
        Good('logger.warning("compte %s", masquer(usager.email))\n'),
        Good('logger.info("dépôt %s, branche %s", full_name, branch)\n'),
        Good('logger.info("structure %s", structure.telephone)\n'),
        Good('logger.info("adresse vérifiée : %s", bool(usager.email))\n'),
    ),
)  # fmt: skip
def personal_data_in_log(node: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    if not _writes(node) or is_test(module):
        return
    for value in (*node.args, *(word.value for word in node.keywords if word.arg not in ("exc_info", "stack_info"))):
        data = personal_in(value) or _keyed(value)
        if data:
            yield Hit(module.span(value), ANSWERS if data == FORM else LOGGED, {"data": data})
            return


def _writes(node: nodes.Call) -> bool:
    """Whether a call writes to a log: a logger, or `print` where a request is answered (servers keep what it says)."""
    if isinstance(node.func, nodes.Attribute):
        owner = node.func.expr
        return node.func.attrname in _LEVELS and (bool(_LOGGER.search(dotted(owner))) or _is_logger(owner))
    function = function_of(node) if dotted(node) == "print" else None
    return function is not None and is_view(function)


def _is_logger(owner: nodes.NodeNG) -> bool:
    """Whether a name of the module holds a logger, whatever it is called."""
    return isinstance(owner, nodes.Name) and any(
        isinstance(one.parent, nodes.Assign) and dotted(one.parent.value).endswith(("getLogger", "get_logger"))
        for one in owner.root().locals.get(owner.name, ())
    )


def _keyed(value: nodes.NodeNG) -> str:
    """`extra={"email": …}`: the key tells, when the value is not a constant."""
    if isinstance(value, nodes.Dict):
        for key, held in value.items:
            if (
                isinstance(key, nodes.Const)
                and isinstance(key.value, str)
                and isinstance(held, nodes.Name | nodes.Attribute)
            ) and is_personal_name(key.value):
                return key.value
    return ""
