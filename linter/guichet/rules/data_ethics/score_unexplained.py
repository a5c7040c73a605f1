"""A number alone: the person it is about will never know what it was made of."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.deciding.score import Score
from guichet.done.deciding.scores import scores_of
from guichet.done.deciding.wakes import WORDS
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import is_person, is_thing
from guichet.reading.python.module import PythonModule
from guichet.rulebook.rule import Bad, Good, python_rule

ALONE = Text(
    fr="« {score} » rend un nombre seul : personne ne pourra dire à quelqu’un ce qui a compté. Rendez aussi la part de chaque critère, en mots.",
    en='"{score}" returns a number alone: nobody will be able to tell someone what counted. Return the share of each criterion too, in words.',
)
MAYBE = Text(
    fr="« {score} » rend un nombre seul : vérifiez que la part de chaque critère est gardée ailleurs, pour l’expliquer à la personne.",
    en='"{score}" returns a number alone: check that the share of each criterion is kept elsewhere, to explain it to the person.',
)


@python_rule(
    nodes.Module,
    name="score-unexplained",
    code="W9407",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Score sans explication", en="Score without explanation"),
    harms=Text(
        fr="La personne notée : elle ne peut ni comprendre ni corriger ce qui a compté contre elle.",
        en="The person who is scored: they can neither understand nor correct what counted against them.",
    ),
    instead=Text(
        fr="Rendez le total et la part de chaque critère, et gardez les deux avec le dossier.",
        en="Return the total and the share of each criterion, and keep both with the file.",
    ),
    wrong_when=Text(
        fr="La part de chaque critère est calculée et gardée dans une autre fonction.",
        en="The share of each criterion is worked out and kept in another function.",
    ),
    refs=("crpa-l-311-3-1", "crpa-r-311-3-1-1", "gdpr-22"),
    lesson="09-data-and-scores/03-finding-rights",
    mentions=WORDS,
    bad=(
        Bad("def score_suspicion(dossier):\n    return 2 * dossier.retard + dossier.écarts\n", ALONE, at="def score_suspicion"),
        Bad(
            "def fraud_score(claim):\n    total = 0\n    if claim.late:\n        total += 3\n    return total\n",
            ALONE, at="def fraud_score",
        ),
        Bad(
            "class RiskScorer:\n    def score(self, claimant) -> float:\n        return min(1.0, 0.2 * claimant.errors)\n",
            ALONE, at="def score",
        ),
        Bad("def score_non_recours(dossier):\n    return 0.6 * dossier.parent_isolé + 0.4\n", MAYBE, at="def score_non_recours", review=True),
    ),
    good=(
        Good("def score_priorité(demande):\n    parts = {'attente': demande.attente}\n    return sum(parts.values()), parts\n"),
        Good("def score_accueil(antenne):\n    return antenne.appels / 2\n"),
        Good("def risk_score(claim):\n    return Explained(total=claim.late * 3, why=['late'])\n"),
    ),
)  # fmt: skip
def score_unexplained(node: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for score in scores_of(module):
        if score.kind == "function" and _is_about_someone(score) and _returns_number(score.scope):
            sure = score.purpose is Purpose.ADVERSE
            certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
            yield Hit(module.header_span(score.scope), ALONE if sure else MAYBE, {"score": score.name}, certainty)


def _is_about_someone(score: Score) -> bool:
    names = [argument.name for argument in score.scope.args.args or [] if argument.name not in ("self", "cls")]
    return bool(names) and not any(is_thing(name) for name in names[:1]) and is_person(names[0])


def _returns_number(function: nodes.FunctionDef) -> bool:
    answers = [
        one.value
        for one in function.nodes_of_class(nodes.Return, skip_klass=nodes.FunctionDef)
        if one.value is not None
    ]
    answers = (
        answers if answers else [one.value for one in function.nodes_of_class(nodes.Return) if one.value is not None]
    )
    return bool(answers) and all(_is_number(one, function) for one in answers)


def _is_number(node: nodes.NodeNG, function: nodes.FunctionDef) -> bool:
    if isinstance(node, nodes.BinOp):
        return (node.op in "+-*/" and not isinstance(node.left, nodes.Const | nodes.JoinedStr)) or _is_number(
            node.right, function
        )
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, nodes.Call):
        return isinstance(node.func, nodes.Name) and node.func.name in ("min", "max", "round", "sum", "float", "int")
    if isinstance(node, nodes.Name):
        return any(
            isinstance(one, nodes.AugAssign)
            and isinstance(one.target, nodes.AssignName)
            and one.target.name == node.name
            for one in function.nodes_of_class(nodes.AugAssign)
        ) or any(
            isinstance(one.targets[0], nodes.AssignName)
            and one.targets[0].name == node.name
            and _is_number(one.value, function)
            for one in function.nodes_of_class(nodes.Assign)
            if not isinstance(one.value, nodes.Name)
        )
    return False
