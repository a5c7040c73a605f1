"""A refusal that nobody decided: a signal, a task or a `save()` writes it."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.deciding.actors import function_of, has_human_step, is_for_staff, is_view, runs_alone
from guichet.done.deciding.decisions import is_status, status_word
from guichet.done.people.people import is_thing, name_words
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.rulebook.rule import Bad, Good, python_rule

ALONE = Text(
    fr="`{act}` : le refus part de « {where} » sans que personne ait décidé. La personne ne saura pas à qui répondre. Mettez le dossier « à examiner » et laissez un agent conclure.",
    en='`{act}`: the refusal comes from "{where}" and nobody decided. The person will not know whom to answer. Set the file "to examine" and let an officer conclude.',
)
IN_VIEW = Text(
    fr="`{act}` : « {where} » semble refuser pendant que la personne dépose sa demande. Vérifiez qu’un agent décide, et que la réponse donne les raisons et les recours.",
    en='`{act}`: "{where}" seems to refuse while the person is still applying. Check that an officer decides, and that the answer gives the reasons and the remedies.',
)
_REFUSED = re.compile(
    r"^(?:refus|rejet|reject|den(?:y|ied)|declin|radi(?:e|é|ation)|ineligible|inéligible|non_?eligible|suspend|revoked)",
    re.I,
)
_TECHNICAL = re.compile(
    r"fichier|file|upload|piece|document|attachment|email|mail|message|webhook|payment|paiement|job\b|task|import|spam|comment|token|invitation|friend|connection|order|change|unit|suggestion",
    re.I,
)


@python_rule(
    nodes.Assign,
    nodes.Call,
    name="refusal-automated",
    code="W9404",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Refus sans décision humaine", en="Refusal that nobody decided"),
    harms=Text(
        fr="Les personnes dont la situation n’entre pas dans les cases : elles sont refusées sans avoir été lues.",
        en="People whose situation fits no box: they are refused without being read.",
    ),
    instead=Text(
        fr="Le code prépare, signale ce qui manque et propose. Un agent décide, signe et écrit les raisons.",
        en="The code prepares, says what is missing and suggests. An officer decides, signs and writes the reasons.",
    ),
    wrong_when=Text(
        fr="La tâche applique seulement un refus qu’un agent a déjà décidé, ou rejette un fichier illisible.",
        en="The task only applies a refusal that an officer has already decided, or rejects a file that cannot be read.",
    ),
    refs=("gdpr-22", "ddd-2024", "ai-act-annex-3"),
    lesson="09-data-and-scores/04-explaining",
    mentions=("refus", "rejet", "reject", "deni", "declin", "radi", "inelig", "inélig", "suspend", "revoked"),
    bad=(
        Bad(
            '@receiver(post_save, sender=Demande)\ndef décider(sender, instance, **kwargs):\n    if instance.revenu > 900:\n        instance.statut = "REFUSÉE"\n',
            ALONE, at='instance.statut = "REFUSÉE"',
        ),
        Bad(
            "@shared_task\ndef close_old_claims():\n    Claim.objects.filter(income__gt=LIMIT).update(status=Claim.Status.REJECTED)\n",
            ALONE, at="Claim.objects.filter(income__gt=LIMIT).update(status=Claim.Status.REJECTED)",
        ),
        Bad(
            'class Demande(models.Model):\n    def save(self, *args, **kwargs):\n        if self.age < 25:\n            self.décision = "refus"\n        super().save(*args, **kwargs)\n',
            ALONE, at='self.décision = "refus"',
        ),
        Bad(
            'def déposer(request):\n    demande = créer(request.POST)\n    if demande.revenu > PLAFOND:\n        demande.statut = "refusee"\n    demande.save()\n',
            IN_VIEW, at='demande.statut = "refusee"', review=True,
        ),
    ),
    good=(
        Good('@receiver(post_save, sender=Demande)\ndef trier(sender, instance, **kwargs):\n    instance.statut = "A_EXAMINER"\n'),
        Good('@shared_task\ndef vérifier(fichier):\n    fichier.statut = "rejeté"  # fichier illisible\n'),
        Good(
            '@permission_required("aides.instruire")\ndef décider(request, pk):\n    if request.POST["avis"] == "refus":\n        demande.statut = "REFUSEE"\n'
        ),
        Good('@shared_task\ndef appliquer(demande):\n    if demande.avis_agent == "refus":\n        demande.statut = "REFUSEE"\n'),
    ),
)  # fmt: skip
def refusal_automated(node: nodes.Assign | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    target = _refused(node)
    if not target or is_thing(target) or _TECHNICAL.search(target):
        return
    function = function_of(node)
    if (
        function is None
        or is_test(module)
        or is_migration(module)
        or is_for_staff(function)
        or has_human_step(function)
    ):
        return
    facts = {"act": " ".join(module.text(node).split())[:80], "where": function.name}
    if _TECHNICAL.search(function.name):
        return
    if runs_alone(function, module):
        yield Hit(module.span(node), ALONE, facts)
    elif is_view(function) and _guarded(node):
        yield Hit(module.span(node), IN_VIEW, facts, Certainty.REVIEW)


def _refused(node: nodes.Assign | nodes.Call) -> str:
    """The variable or model whose status becomes a refusal."""
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        values = [node.value.body, node.value.orelse] if isinstance(node.value, nodes.IfExp) else [node.value]
        words = [status_word(value) for value in values if not isinstance(value, nodes.Name)]
        if isinstance(target, nodes.AssignAttr) and is_status(target.attrname) and any(map(_REFUSED.match, words)):
            return str(target.expr.as_string())
    elif isinstance(node.func, nodes.Attribute) and node.func.attrname in ("update", "transition_to", "set_status"):
        given = [word.value for word in node.keywords if word.arg and is_status(word.arg)]
        given = given or (node.args[:1] if node.func.attrname != "update" else [])
        if any(_REFUSED.match(status_word(word)) for word in given):
            return str(node.func.expr.as_string()).partition(".filter")[0]
    return ""


_CHOICE = frozenset(
    {
        "post",
        "form",
        "cleaned",
        "action",
        "avi",
        "avis",
        "decision",
        "choix",
        "body",
        "serializer",
        "validated",
        "confirm",
    }
)


def _guarded(node: nodes.NodeNG) -> bool:
    """Whether a test of the person's situation, not somebody's choice, leads to the refusal."""
    parent = node.parent
    while isinstance(parent, nodes.If):
        words = {word for part in re.findall(r"\w+", parent.test.as_string()) for word in name_words(part)}
        if (
            any(isinstance(one, nodes.Compare) for one in parent.test.nodes_of_class(nodes.Compare))
            and not words & _CHOICE
        ):
            return True
        parent = parent.parent
    return False
