"""Who stands under a decision, as the statement that writes it says."""

from __future__ import annotations

from astroid import nodes

from guichet.done.acts.verdicts import field_of
from guichet.done.words import speaks_of


def _author(statement: nodes.NodeNG) -> nodes.NodeNG | None:
    """What a statement gives as the author of a decision, as it is written out: `claim.decided_by = "system"`."""
    if not isinstance(statement, nodes.Assign | nodes.Keyword) or not isinstance(statement.value, nodes.Const):
        return None
    name = statement.arg or "" if isinstance(statement, nodes.Keyword) else field_of(statement.targets[0])[0]
    return statement.value if speaks_of(name, "decisions.author") or speaks_of(name, "decisions.human") else None


def names_no_one(statement: nodes.NodeNG) -> bool:
    """Return whether a statement writes that nobody, or a machine, stands under a decision."""
    author = _author(statement)
    return author is not None and (not author.value or names_a_machine(statement))


def names_a_machine(statement: nodes.NodeNG) -> bool:
    """Return whether a statement writes that a machine stands under a decision."""
    author = _author(statement)
    return author is not None and isinstance(author.value, str) and speaks_of(author.value, "decisions.machine")
