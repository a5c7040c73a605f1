"""A request that a clock closes without a word."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.python.module import PythonModule
from guichet.reading.python.views import names_around
from guichet.rulebook.rule import Bad, Good, python_rule

SILENT = Text(
    fr="Cette tâche clôt des demandes sans prévenir personne : la personne attend une réponse qui ne viendra pas. Écrivez-lui ce qui manque, le délai et l’adresse, avant de clore.",
    en="This job closes requests without telling anyone: the person waits for an answer that will not come. Write what is missing, by when and where to send it, before closing.",
)

_REQUESTS = re.compile(r"demande|dossier|requete|claim|application|benefit|allocation|candidature|recours", re.I)
_CLOSES = re.compile(
    r"(?:statut|status|etat|state)\w*\s*=\s*[\w.\"']*(?:refus|rejet|reject|expire|class|clos|abandon|cancel|annul|denied)|\.(?:refuser|rejeter|classer\w*|cloturer|expirer|reject|close|deny|expire)\(",
    re.I,
)
_TELLS = re.compile(
    r"send|envoi|envoy|notif|mail|courrier|courriel|message|prevenir|relanc|sms|letter|rappel|inform", re.I
)
_CLOCK = re.compile(r"timedelta|__lt|__lte|days|jours|delai|deadline|<\s*(?:limite|seuil|date)|now\(\)|today\(\)", re.I)
_PLANNED = re.compile(
    r"task|cron|schedul|periodic|command|handle|nightly|daily|purge|clotur|classer|expir|auto|reject|refus|close", re.I
)


@python_rule(
    nodes.FunctionDef,
    name="request-closed-silently",
    code="W9548",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Demande close en silence", en="Request closed in silence"),
    harms=Text(
        fr="Les personnes qui attendent une réponse, et dont le dossier n’existe plus.",
        en="People who wait for an answer, and whose file no longer exists.",
    ),
    instead=Text(
        fr="Écrivez avant : ce qui manque, jusqu’à quand, où l’envoyer ; puis dites la décision et les recours.",
        en="Write first: what is missing, until when, where to send it; then tell the decision and the remedies.",
    ),
    wrong_when=Text(
        fr="Le courrier part d’un signal ou d’une autre tâche.",
        en="The letter is sent by a signal or another task.",
    ),
    refs=("crpa-l-114-5",),
    lesson="03-forms/06-receipt-refusal-remedy",
    mentions=("shared_task", "periodic", "basecommand", "crontab", "scheduled", "@task", ".task", "cron",),
    bad=(
        Bad('@shared_task\ndef classer_demandes():\n    limite = now() - timedelta(days=30)\n    Demande.objects.filter(maj__lt=limite).update(statut="classee_sans_suite")\n', SILENT, at='Demande.objects.filter(maj__lt=limite).update(statut="classee_sans_suite")'),
        Bad('class Command(BaseCommand):\n    def handle(self, **options):\n        for dossier in Dossier.objects.filter(recu__lt=now() - timedelta(days=60)):\n            dossier.statut = "refuse"\n            dossier.save()\n', SILENT, at='dossier.statut = "refuse"'),
        Bad('@huey.periodic_task(crontab(hour="2"))\ndef expire_applications():\n    for application in Application.late(days=15):\n        application.reject()\n', SILENT, at="application.reject()"),
    ),
    good=(
        Good('@shared_task\ndef classer_demandes():\n    for demande in Demande.objects.filter(maj__lt=now() - timedelta(days=30)):\n        envoyer_rappel(demande)\n        demande.statut = "classee"\n'),
        Good('def refuser(request, pk):\n    demande.statut = "refuse"\n    demande.save()\n'),
        Good('@shared_task\ndef purger_jetons():\n    Jeton.objects.filter(cree__lt=now() - timedelta(days=1)).update(statut="expire")\n'),
    ),
)  # fmt: skip
def request_closed_silently(node: nodes.FunctionDef, module: PythonModule) -> Iterator[Hit]:
    """Report a planned job that closes people's requests after a delay and writes to nobody."""
    text = module.text(node)
    decorators = module.text(node.decorators) if node.decorators else ""
    planned = f"{decorators} {node.name} {' '.join(names_around(node))}"
    if (
        not (_PLANNED.search(planned) and _CLOCK.search(text) and _REQUESTS.search(text))
        or _TELLS.search(text)
        or "request" in node.argnames()
    ):
        return
    for statement in node.nodes_of_class((nodes.Assign, nodes.Expr)):
        words = module.text(statement)
        if _CLOSES.search(words) and (_REQUESTS.search(words) or isinstance(statement, nodes.Assign)):
            yield Hit(module.span(statement), SILENT)
            return
