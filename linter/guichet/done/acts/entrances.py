"""By which ways people go in: the providers, backends and methods of sign-in that settings and files of data list."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.done.acts.levels import is_level
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree


def only_entrances(tree: Tree, beside: str = "") -> Iterator[tuple[Tree, str]]:
    """Yield the provider that a list of ways in holds alone, with its name, when its table tells of no other way.

    `beside` is what else is said of it: addresses, elsewhere in the settings.
    """
    for around, one in tree.walk():
        if len(one.parts) == 1 and speaks_of(one.key, "identity.entrances"):
            only = one.parts[0]
            whole = around[0] if around else one
            if _is_provider(only, beside) and not speaks_of(whole.said, "identity.ways_in"):
                yield only, _name(only)


def _is_provider(only: Tree, beside: str) -> bool:
    """Whether a way in asks for an account elsewhere: that of a known provider, or one that tells who someone is."""
    said = only.said
    if speaks_of(said, "identity.providers"):
        return True
    if not speaks_of(said, "identity.federated"):
        return False
    return any(is_level(part) for _, part in only.walk()) or speaks_of(beside, "identity.providers")


def _name(only: Tree) -> str:
    """How a provider is called: by its label, else by its key, else by its value."""
    named = {part.key: part.value for part in only.leaves if part.value}
    label = next((named[key] for key in ("label", "libelle", "title", "name", "nom", "id") if key in named), "")
    return label or only.key or (only.value or "").rpartition(".")[2]
