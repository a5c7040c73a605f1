"""Moments held against the end that a thing bears, and not against its beginning."""

from __future__ import annotations

from astroid import nodes

from guichet.done.words import speaks_of


def follows_an_end(moment: nodes.BinOp) -> bool:
    """Whether a moment that went by, or one counted from it, is only held against the end that a thing bears: what goes had ended."""
    names = {_name_given(moment.statement())} - {""}
    uses = [one for one in moment.frame().nodes_of_class(nodes.Name) if one.name in names]
    counted = [one for one in uses if isinstance(one.parent, nodes.BinOp)]
    names |= {_name_given(one.statement()) for one in counted}
    uses = [one for one in moment.frame().nodes_of_class(nodes.Name) if one.name in names and one not in counted]
    return bool(uses) and all(
        isinstance(one.parent, nodes.Keyword) and speaks_of(one.parent.arg or "", "sessions.ended") for one in uses
    )


def _name_given(statement: nodes.NodeNG) -> str:
    target = statement.targets[0] if isinstance(statement, nodes.Assign) else None
    return target.name if isinstance(target, nodes.AssignName) else ""
