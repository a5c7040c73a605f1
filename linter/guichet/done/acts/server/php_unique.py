"""Contacts that PHP gives to one person alone: a rule of its answers that wants them unique among people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.unique_contact import KEY, UniqueContact, is_contact, is_number, is_of_people
from guichet.done.nouns.act import Kind
from guichet.reading.data.trees import Tree
from guichet.reading.php.literal_trees import given_to, trees_of

_WRITTEN = re.compile(r"unique:(\w+)(?:,(\w+))?(?:,|$)")
_FORM = 2
"""Answers whose rules stand together: those of one answer do not tell what goes with it."""
_MAY_BE_EMPTY = frozenset({"nullable", "sometimes"})


def acts_in(source: Source, place: Place) -> Iterator[UniqueContact]:
    """Yield the contacts that rules want unique among people: those that may be left empty, or that no password goes with; of the rest, which is what one signs in with, a number that stands alone."""
    if "unique" not in source.text:
        return
    for tree in (*trees_of(source), *(one for call in given_to(source, "validate") for one in call.parts)):
        for around, one in tree.walk():
            found = _unique(one)
            if found is None:
                continue
            rules = around[-1] if around else one
            column = found[1] or (rules if one.key == "" else one).key
            beside = around[0] if around else one
            asked = [part.key for _, part in beside.walk() if part.key]
            signs_in = len(asked) < _FORM or any(map(KEY.search, asked))
            said = {part.value or "" for part in rules.parts if not part.key} | set((one.value or "").split("|"))
            if not is_of_people(found[0]) or not is_contact(column):
                continue
            is_shared = bool(said & _MAY_BE_EMPTY) or not signs_in
            is_key = is_number(column) and not any(map(is_contact, set(asked) - {column}))
            if is_shared or is_key:
                yield UniqueContact(Kind.KEEP, source.path, one.span, place, column=column, is_key=not is_shared)


def _unique(one: Tree) -> tuple[str, str] | None:
    """The table in which something must be unique, and the column where that is said: `Rule::unique('demandeurs', 'telephone')`, `'unique:demandeurs'`."""
    if (one.value or "").endswith("Rule::unique"):
        given = [part.value or "" for part in one.parts if not part.key]
        return (given[0], given[1] if len(given) > 1 else "") if given else None
    found = next((found for rule in (one.value or "").split("|") if (found := _WRITTEN.match(rule))), None)
    return (found[1], found[2] or "") if found is not None else None
