"""By which ways people go in: the providers, backends and methods of sign-in that settings and files of data list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.firewalls import only_authenticator
from guichet.done.acts.levels import is_level
from guichet.done.acts.switched import of_row
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no


def only_entrances(tree: Tree, beside: str = "") -> Iterator[tuple[Tree, str]]:
    """Yield the provider that a list of ways in holds alone, with its name, when its table tells of no other way.

    `beside` is what else is said of it: addresses, elsewhere in the settings.
    """
    guard = only_authenticator(tree)
    if guard is not None and _is_provider(guard, beside) and not _tells_another(tree):
        yield guard, _name(guard)
    for around, one in tree.walk():
        named = f"{around[-1].key if around else ''} {one.key}"
        left = [part for part in one.parts if (row := of_row(part)) is None or row.is_on]
        whole = around[0] if around else one
        if len(left) > 1 and one.key and speaks_of(named, "identity.entrances") and _are_companies(left):
            if not _tells_another(around[-1] if around else one) and not any(
                speaks_of(part.said, "identity.providers") for part in left
            ):
                yield one, ", ".join(_name(part) for part in left)
        elif len(left) == 1 and one.key and speaks_of(named, "identity.entrances"):
            only = left[0]
            if _is_provider(only, beside) and not _tells_another(whole):
                yield only, _name(only)


def _are_companies(left: list[Tree]) -> bool:
    """Whether each of some ways in is an account at a company."""
    return all(speaks_of(part.key or part.value or part.said, "identity.companies") for part in left)


def _tells_another(whole: Tree) -> bool:
    """Whether a table tells of another way in, and does not switch it off."""
    lines = (f"{one.key} {one.value or ''}" for _, one in whole.walk() if not is_no(one.value))
    return any(speaks_of(line, "identity.ways_in") for line in lines)


def _is_provider(only: Tree, beside: str) -> bool:
    """Whether a way in asks for an account elsewhere: that of a known provider, or one that tells who someone is."""
    if speaks_of(f"{only.key} {only.value or ''}".replace("/", " "), "identity.of_things"):
        return False
    said = only.said
    if speaks_of(said, "identity.providers") or _are_companies([only]):
        return True
    if not speaks_of(said, "identity.federated"):
        return False
    return any(is_level(part) for _, part in only.walk()) or speaks_of(beside, "identity.providers")


def _name(only: Tree) -> str:
    """How a provider is called: by its label, else by its key, else by its value."""
    named = {part.key: part.value for part in only.leaves if part.value}
    label = next(
        (
            named[key]
            for key in ("label", "libelle", "title", "displayName", "name", "nom", "alias", "id")
            if key in named
        ),
        "",
    )
    return label or only.key or re.split(r"[.\\]", only.value or "")[-1]
