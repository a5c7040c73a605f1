"""What bears the name of a score and gives people none: a question of yes or no, a balance, what writes or erases a record."""

from __future__ import annotations

from astroid import nodes

from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.reads import reads_in
from guichet.done.people.people import is_person, name_words
from guichet.reading.python.module import dotted

_MAY = frozenset({"can", "may", "peut", "peuvent"})
_IS = frozenset({"is", "are", "has", "have", "est", "sont", "a", "ont"})
_HANDS = frozenset("grant give redeem spend use add remove refund credit debit donner crediter debiter utiliser depenser".split())  # fmt: skip
_AMOUNTS = frozenset(
    "all object filter aggregate id value valeur amount montant point sum total count quantity quantite price prix".split()
)
"""How a row tells how much it adds or takes away, and what asks for it."""


def scores_nobody(function: nodes.FunctionDef) -> bool:
    """Whether a function named like a score only says whether something may be done, or how much is left."""
    return (
        _is_yes_or_no(function) or _is_balance(function) or _is_handing_over(function) or _works_nothing_out(function)
    )


def _works_nothing_out(function: nodes.FunctionDef) -> bool:
    """Whether no worth is worked out, nor asked for: it acts (`delete_indices`), or fills a record and gives it back (`export_risk`)."""
    if any(_is_reckoning(node) for node in function.nodes_of_class(_RECKONING)):
        return False
    filled = {_owner(one) for one in function.nodes_of_class((nodes.AssignAttr, nodes.Subscript)) if _is_written(one)}
    given = {one.value.name for one in function.nodes_of_class(nodes.Return) if isinstance(one.value, nodes.Name)}
    return given <= filled if given else not filled


_RECKONING = (nodes.AugAssign, nodes.BinOp, nodes.Compare, nodes.Call, nodes.Const, nodes.Return, nodes.Yield, nodes.YieldFrom)  # fmt: skip
_SIZES = frozenset({"<", ">", "<=", ">="})
_HELD = (nodes.Return, nodes.Assign, nodes.AnnAssign, nodes.IfExp, nodes.Dict, nodes.Keyword)


def _is_reckoning(node: nodes.NodeNG) -> bool:
    """Whether a piece of code adds, compares sizes, holds a number, gives what it read or asked for, or asks for a score."""
    if isinstance(node, nodes.BinOp):
        return not _is_text(node.left) and not _is_text(node.right) and not _is_written_out(node)
    if isinstance(node, nodes.Compare):
        return any(sign in _SIZES for sign, _ in node.ops)
    if isinstance(node, nodes.Call):
        name = dotted(node).rpartition(".")[2]
        return speaks_of(name, "score") or "predict" in name
    if isinstance(node, nodes.Const):
        return type(node.value) in (int, float) and isinstance(node.parent, _HELD)
    if isinstance(node, nodes.Return):
        return node.value is not None and not isinstance(node.value, nodes.Name | nodes.Const | nodes.JoinedStr)
    return True


def _is_text(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.JoinedStr) or (isinstance(node, nodes.Const) and isinstance(node.value, str))


def _is_written_out(node: nodes.NodeNG) -> bool:
    """Whether what is worked out only becomes a part of a text: `str(index + 1)`."""
    while not node.is_statement:
        if isinstance(node, nodes.JoinedStr) or (isinstance(node, nodes.Call) and dotted(node) in ("str", "repr")):
            return True
        node = node.parent
    return False


def _is_written(target: nodes.NodeNG) -> bool:
    return isinstance(target, nodes.AssignAttr) or target in getattr(target.parent, "targets", ())


def _owner(target: nodes.NodeNG) -> str:
    """The name that stands before the attribute or the key that is written."""
    return dotted(target.expr if isinstance(target, nodes.AssignAttr) else target.value).partition(".")[0]


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
