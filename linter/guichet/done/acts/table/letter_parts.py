"""What letters are made of, outcome by outcome, when one that refuses leaves out the part that says how to contest, or why, and another has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_PARTS = (("decisions.appeal", "remedies"), ("decisions.reasons", "reasons"))
_FEW = 2
"""Parts of a letter below which a list is no letter."""
_LONGEST = 40
_SHOWN = 80


def parts_left_out(tree: Tree) -> Iterator[tuple[Tree, str, str]]:
    """Yield the rows of a table of letters that refuse or end something without what another row has, with its outcome and what is missing."""
    for around, holder in tree.walk():
        rows = [(outcome, parts) for row in holder.parts if (outcome := _outcome(row)) and (parts := _parts(row))]
        if len(rows) < _FEW or not _is_of_letters(around, holder, tree):
            continue
        for idea, missing in _PARTS:
            has = [any(speaks_of(one.value or "", idea) for one in parts) for _, parts in rows]
            for (outcome, parts), held in zip(rows, has, strict=True):
                if not held and any(has) and len(parts) >= _FEW and _is_bad(outcome):
                    made = ", ".join(one.value or "" for one in parts)
                    yield parts[0], f"{outcome}: {made}"[:_SHOWN], missing


def reasons_withheld(trees: Sequence[Tree]) -> Iterator[tuple[Tree, str, bool]]:
    """Yield the reasons that a list keeps from what is written to people, as they are named, and whether another list of the file says that letters have them."""
    lists = [
        one
        for tree in trees
        for _, one in tree.walk()
        if one.parts and not any(part.key or part.parts for part in one.parts)
    ]
    for one in lists:
        said = (one.path.rpartition(".")[0], one.key)
        if not speaks_of(one.key, "decisions.kept inside") or not any(
            speaks_of(name, "decisions.written to people") for name in said
        ):
            continue
        inside = {leaf.value for leaf in one.leaves}
        others = [leaf.value for other in lists if other is not one and other.path == one.path for leaf in other.leaves]
        told = [name for name in others if name not in inside and _is_reason(name)]
        for leaf in one.leaves:
            if _is_reason(leaf.value) and not told:
                yield leaf, f"{one.key}: {leaf.value}"[:_SHOWN], leaf.value in others


def _is_reason(name: str | None) -> bool:
    return (
        name is not None
        and len(name) < _LONGEST
        and speaks_of(name, "decisions.reasons")
        and not speaks_of(name, "deeds.staff")
    )


def _outcome(row: Tree) -> str:
    """What a letter is written for: the key of its row, or the one text of it that is a decision."""
    return row.key or next(
        (one.value for one in row.leaves if one.value and one.key and speaks_of(one.key, "decisions.fields")), ""
    )


def _is_bad(outcome: str) -> bool:
    return verdict_of(outcome) in (Kind.REFUSE, Kind.CLOSE) or speaks_of(outcome, "decisions.harm")


def _parts(row: Tree) -> tuple[Tree, ...]:
    """The names of the parts of one letter: a list under the outcome, or the one list that its row holds."""
    lists = [one for one in (row, *row.parts) if one.parts and all(not part.key for part in one.parts)]
    found = lists[0].leaves if len(lists) == 1 else ()
    return found if all(one.value and len(one.value) < _LONGEST for one in found) else ()


def _is_of_letters(around: tuple[Tree, ...], holder: Tree, tree: Tree) -> bool:
    """Whether a table is one of letters: by its name, that of what holds it or that of its file."""
    named = (
        tree.path.rpartition(".")[0],
        *(one.key for one in (*around, holder)),
        *(one.key for row in holder.parts for one in row.parts),
    )
    return any(speaks_of(one, "decisions.written to people") for one in named if one)
