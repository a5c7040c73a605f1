"""Questions that a table puts by what each of its lines is for: what agrees under one name, what puts off or declines under another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guichet.done.offered.answers import LONGEST, Answer, Question
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree, trees_holding

if TYPE_CHECKING:
    from guichet.reading.project.project import Project


def questions_by_role(trees: Iterable[Tree]) -> Iterator[Question]:
    """Yield the questions of some tables whose answers are told apart by their keys: `accept="Switch on", dismiss="Later"`."""
    for tree in trees:
        for around, holder in tree.walk():
            texts = [one for one in holder.leaves if one.value and one.key and len(one.value) <= LONGEST]
            agrees = [one for one in texts if speaks_of(one.key, "answers.role_yes")]
            others = [one for one in texts if speaks_of(one.key, "answers.role_no") and one not in agrees]
            if agrees and others and " " not in agrees[0].key.strip():
                answers = tuple(Answer(one.value or "", span=one.span) for one in (*agrees, *others))
                named = " ".join(
                    (*(one.key for one in around), holder.key, *(one.value or "" for one in holder.leaves))
                )
                yield Question(answers, f"{named[:400]} {tree.path}", holder.path, holder.span)


def questions_by_role_kept(project: Project, words: tuple[str, ...]) -> Iterator[Question]:
    """Yield those of the files of data of a project that hold one of some words."""
    return questions_by_role(trees_holding(words, project))
