"""What a program does with a list of names that it calls required: it may ask them of people, or only read what it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_REFUSES = re.compile(
    r"\b(?:raise|throw|abort|reject|refus\w*|fail\w*|errors?|invalid\w*|missing|manqu\w*|required_error|unless|until|not|empty|isEmpty|head|4[02]\d)\b"
    r"|\b(?:blank|present|nil|empty|any|all|none|key|include)\?|\bis_?null\b|\bisset\b|!(?!=)|!==?|==|\bBad\w*|\bvalidat\w*",
    re.I,
)
"""What turns somebody down, or looks whether an answer is there."""
_TAKES = re.compile(r"\b(?:params|permit|request|req|body|input|payload|fetch|slice|pick|only|query)\b")
"""What reads what was sent."""
_NEAR = 240
_USES = 8


def is_of_an_answer(tree: Tree, text: str) -> bool:
    """Whether a list under a name only takes parts out of what was sent, or is looked for in what another service answers.

    Nothing is said of a list that the file does not use: another one may refuse by it.
    """
    uses = _uses(tree, text)
    return bool(uses) and all(_is_taken(one) or speaks_of(one, "fields.answered_by_others") for one in uses)


def _uses(tree: Tree, text: str) -> list[str]:
    """What follows each use of the name of a list, as far as one reads in one breath; the line before it counts too."""
    if not tree.key.replace("_", "").isalnum():
        return []
    name = re.compile(rf"(?<![\w]){re.escape(tree.key)}\b(?!\s*(?:=(?![=>~])|:))")
    found = []
    for one in name.finditer(text):
        start = text.rfind("\n", 0, one.start()) + 1
        after = text[one.end() : one.end() + _NEAR].partition("\n\n")[0]
        found.append(f"{text[start : one.start()]} {after}")
        if len(found) == _USES:
            break
    return found


def _is_taken(said: str) -> bool:
    return _TAKES.search(said) is not None and _REFUSES.search(said) is None


def holds_when_given(tree: Tree) -> bool:
    """Whether a list says that what it names is only looked at when it is given: `REQUIRED_IF_PRESENT`."""
    return speaks_of(apart(tree.key), "fields.if_given")


GIVEN_BY_PROGRAMS = frozenset({"id", "pk", "uuid", "is_staff", "is_superuser", "created_at", "updated_at"})
"""What a record that must have it does not get from whoever fills in a form."""


def is_row_of_list(around: Sequence[Tree], holder: Tree) -> bool:
    """Whether a schema is of the rows of a list: what each must have is asked of nobody whose list stays empty."""
    is_row = holder.key == "items" or (not holder.key and bool(around) and around[-1].key == "items")
    return is_row and any(one.key == "properties" for one in holder.parts)
