"""Buttons of a journey that bear the words of those before them, and bind whoever presses them: known by the table of its steps, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree

_LEAST, _MOST = 2, 40
"""Steps of a journey."""
_NAME = re.compile(r"[\w.:/#@-]{3,60}")
"""What a button does, as a program calls it: no text to read."""
_WORDS = 40


def bound_by_same_words(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the step whose button says « continue », as another that only goes on, and that signs, gives up or pays."""
    for _, holder in tree.walk():
        rows = [one for one in holder.parts if one.parts]
        if not _LEAST <= len(rows) <= _MOST:
            continue
        steps = [(row, dict(_leaves(row))) for row in rows]
        for row, said in steps:
            label, key = next(((one, key) for key, one in said.items() if _goes_on(one)), (None, ""))
            binds = next((one for one_key, one in said.items() if one_key != key and _binds(one_key, one)), None)
            if label is None or binds is None or _tells(said, label):
                continue
            others = (other for each, other in steps if each is not row and key in other)
            same = (other for other in others if (other[key].value or "").lower() == (label.value or "").lower())
            if any(not any(_binds(one_key, one) for one_key, one in other.items()) for other in same):
                yield FromDeed(Kind.REFUSE, row.path, label.span, place, what=What.BINDS, shown=label.value or "", other=binds.value or "", certain=False)  # fmt: skip
                return


def _leaves(row: Tree) -> Iterator[tuple[str, Tree]]:
    """What a step holds, under the keys that lead to it; what stands in a list without a key is under its rank."""
    for number, one in enumerate(row.parts):
        key = one.key or str(number)
        if one.parts:
            yield from ((f"{key}.{each.key}", each) for each in one.leaves if each.key)
        else:
            yield key, one


def _goes_on(one: Tree) -> bool:
    """Whether a text is that of a button by which one goes on, and no more."""
    said = (one.value or "").strip(" .!›»→…")
    return 2 <= len(said) <= _WORDS and speaks_of(said, "pressure.goes_on") and len(said.split()) <= 3


def _binds(key: str, one: Tree) -> bool:
    """Whether a value is the name of what a button does, and that binds whoever presses it."""
    return _NAME.fullmatch(one.value or "") is not None and speaks_of(one.value or "", "pressure.binds") and speaks_of(key, "pressure.done_by_button")  # fmt: skip


def _tells(said: dict[str, Tree], label: Tree) -> bool:
    """Whether the step says beside its button what pressing it does."""
    texts = (one.value or "" for one in said.values() if one is not label and " " in (one.value or "").strip())
    return any(speaks_of(one, "pressure.told_to_bind") for one in texts)
