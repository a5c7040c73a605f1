"""The rows by which a table lays out a form: what each says of itself, in the checks that it holds too, and that it may not stay empty."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_CHECKS = frozenset({"validate", "validation", "validations", "validators", "rules", "constraints"})
"""The part of a row that says how an answer is judged."""


def leaves_of(row: Tree) -> Iterator[Tree]:
    """Yield what a row says of itself, last what it says outright rather than among its checks."""
    for one in row.parts:
        if one.key.lower() in _CHECKS:
            yield from one.leaves
    yield from row.leaves


def turns_down_empty(row: Tree) -> bool:
    """Whether what a row answers to whoever is turned down asks them to fill it in: "Please enter your telephone number."."""
    checks = (leaf for one in row.parts if one.key.lower() in _CHECKS for leaf in one.leaves)
    said = (apart(leaf.value or "") for leaf in checks)
    return any(speaks_of(one, "fields.told_if_empty") and not speaks_of(one, "fields.told_if_wrong") for one in said)


_ANSWERS = frozenset({"values", "options", "choices", "choix", "reponses", "answers"})
_SAID = ("label", "libelle", "text", "texte", "title", "value", "valeur")


def yes_and_no(row: Tree) -> tuple[str, ...] | None:
    """Return the answers that a row offers, when yes and no are among them: it only asks whether something is so."""
    listed = next((one for one in row.parts if one.key.lower() in _ANSWERS), None)
    said = tuple(map(_said_by, listed.parts)) if listed is not None else ()
    words = {apart(one) for one in said}
    return said if not words.isdisjoint(("oui", "yes")) and not words.isdisjoint(("non", "no")) else None


def _said_by(answer: Tree) -> str:
    leaf = {one.key.lower(): one.value for one in answer.leaves}
    return answer.value or next((leaf[key] or "" for key in _SAID if key in leaf), "")
