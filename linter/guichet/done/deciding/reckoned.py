"""What bears the name of a score and gives people none: a question of yes or no, the balance of what they earned and spent."""

from __future__ import annotations

from astroid import nodes

from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.reads import reads_in
from guichet.done.people.people import is_person, name_words

_MAY = frozenset({"can", "may", "peut", "peuvent"})
_IS = frozenset({"is", "are", "has", "have", "est", "sont", "a", "ont"})
_HANDS = frozenset("grant give redeem spend use add remove refund credit debit donner crediter debiter utiliser depenser".split())  # fmt: skip
_AMOUNTS = frozenset(
    "all object filter aggregate id value valeur amount montant point sum total count quantity quantite price prix".split()
)
"""How a row tells how much it adds or takes away, and what asks for it."""


def scores_nobody(function: nodes.FunctionDef) -> bool:
    """Whether a function named like a score only says whether something may be done, or how much is left."""
    return _is_yes_or_no(function) or _is_balance(function) or _is_handing_over(function)


def _is_yes_or_no(function: nodes.FunctionDef) -> bool:
    """Whether its name asks a question, and no number is worked out to answer it: `can_points_be_used_by(person)`."""
    first = next(iter(name_words(function.name)), "")
    if first not in _MAY | _IS or (first in _IS and speaks_of(function.name, "suspicion")):
        return False
    return not any(True for _ in function.nodes_of_class((nodes.BinOp, nodes.AugAssign)))


def _is_handing_over(function: nodes.FunctionDef) -> bool:
    """Whether it gives, takes back or uses up what can be spent: `grant_reward_points_after_visit(person)`."""
    first = next(iter(name_words(function.name)), "")
    return first in _HANDS and speaks_of(function.name, "spent")


def _is_balance(function: nodes.FunctionDef) -> bool:
    """Whether it only adds up what rows say was given and spent: nothing of the person is read."""
    if speaks_of(function.name, "suspicion"):
        return False
    names = [one.name for one in reads_in(function)]
    is_spent = any(speaks_of(name, "spent") for name in (function.name, *names))
    return is_spent and all(
        speaks_of(name, "spent") or is_person(name) or _AMOUNTS.issuperset(name_words(name)) for name in names
    )
