"""A number alone: the person it is about will never know what it was made of."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.python.ratings import Rating
from guichet.done.deciding.wakes import WORDS
from guichet.done.nouns.kind import Kind
from guichet.done.nouns.traits import Purpose
from guichet.rulebook.rule import Bad, Good, act_rule

ALONE = Text(
    fr="« {score} » rend un nombre seul : personne ne pourra dire à quelqu’un ce qui a compté. Rendez aussi la part de chaque critère, en mots.",
    en='"{score}" returns a number alone: nobody will be able to tell someone what counted. Return the share of each criterion too, in words.',
)
MAYBE = Text(
    fr="« {score} » rend un nombre seul : vérifiez que la part de chaque critère est gardée ailleurs, pour l’expliquer à la personne.",
    en='"{score}" returns a number alone: check that the share of each criterion is kept elsewhere, to explain it to the person.',
)


@act_rule(
    Kind.RATE,
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
        Bad('def reward_points_of_user(user):\n    """Été."""\n    total = 0\n    for granting in user.reward_grantings.all():\n        total += granting.value * user.seniority\n    return total\n', MAYBE, at='def reward_points_of_user', path='points.py', review=True),
    ),
    good=(
        Good("def score_priorité(demande):\n    parts = {'attente': demande.attente}\n    return sum(parts.values()), parts\n"),
        Good("def score_accueil(antenne):\n    return antenne.appels / 2\n"),
        Good("def risk_score(claim):\n    return Explained(total=claim.late * 3, why=['late'])\n"),
        Good('def reward_points_of_user(user):\n    """Été."""\n    total = 0\n    for granting in user.reward_grantings.all():\n        total += granting.value\n    return total\n', path='points.py'),
    ),
)  # fmt: skip
def score_unexplained(rating: Rating) -> Iterator[Hit]:
    """Report a score of someone that gives its number and nothing of what made it."""
    if rating.is_number_alone:
        sure = rating.purpose is Purpose.ADVERSE
        certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
        yield Hit(rating.head, ALONE if sure else MAYBE, {"score": rating.name}, certainty)
