"""The snippets that a Svelte component declares, to show them itself or to give them to another by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.brackets import split
from guichet.reading.components.expressions import name_of
from guichet.reading.components.markup import BRACES, Markup

WORD = re.compile(r"[A-Za-z_$][\w$]*")
DECLARED = re.compile(r"\{\s*#snippet\s+([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\((.*)\)\s*\}$", re.S)
_OPENS = re.compile(r"\{\s*#snippet\b")
_CLOSES = re.compile(r"\{\s*/snippet\b")


@dataclass(frozen=True)
class Snippet:
    """A part of a component that has a name: what it takes, and what it shows."""

    name: str
    takes: tuple[str, ...]
    """One name for each thing that it takes, "" where it takes its parts."""
    parts: tuple[str, ...]
    children: tuple[Markup, ...]
    start: int
    end: int

    @property
    def names(self) -> str:
        """All the names that what it takes gives it."""
        return " ".join((*filter(None, self.takes), *self.parts))


def is_component_use(name: str) -> bool:
    """Whether an element is the use of a component: what it holds, snippets too, is given to it."""
    return name[:1].isupper() or "." in name or name in ("svelte:component", "svelte:self")


def snippets_in(root: Markup, text: str) -> dict[str, Snippet]:
    """Return the snippets that a component declares for itself, by their names."""
    found: dict[str, Snippet] = {}
    stack = [root]
    while stack:
        one = stack.pop()
        stack.extend(one.children)
        if not is_component_use(one.name):
            found.update((each.name, each) for each in _among(one.children, text))
    return found


def _among(children: Sequence[Markup], text: str) -> Iterator[Snippet]:
    ends = _ends(children, text)
    at = 0
    while at < len(children):
        one = children[at]
        named = DECLARED.match(text[one.start : one.end]) if one.name == BRACES else None
        end = ends.get(at)
        if named is not None and end is not None:
            taken = [each.strip() for each in split(named[2]) if each.strip()]
            plain = [WORD.match(each) for each in taken]
            takes = tuple(name_of(each[0]) if each is not None else "" for each in plain)
            parts = {name_of(word) for each in taken if WORD.match(each) is None for word in WORD.findall(each)}
            yield Snippet(
                named[1], takes, tuple(sorted(parts)), tuple(children[at + 1 : end]), one.start, children[end].end
            )
            at = end
        at += 1


def _ends(children: Sequence[Markup], text: str) -> dict[int, int]:
    """Return where each snippet ends, by where it begins; one that nothing closes has no end."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for rank, one in enumerate(children):
        code = text[one.start : one.end] if one.name == BRACES else ""
        if _OPENS.match(code):
            begun.append(rank)
        elif begun and _CLOSES.match(code):
            found[begun.pop()] = rank
    return found
