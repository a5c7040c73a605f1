"""Decisions that settings take the rest away from: a stop that nobody is told of, a refusal that nobody may look at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import classes_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

_OFF = frozenset(
    {"false", "no", "non", "off", "none", "null", "never", "jamais", "0", "aucun", "aucune", "nobody", "personne"}
)
_ON = frozenset({"true", "yes", "oui", "on", "1", "always", "toujours"})
_IDEAS = {"decisions.notice": "notice", "decisions.second_look": "second look"}


@dataclass(eq=False)
class Muted(Act):
    """A setting that is off: `label` is what is decided."""

    setting: str = ""

    @property
    def goes_without(self) -> str:
        """What is taken away."""
        return self.setting

    @property
    def name(self) -> str:
        """What is decided, as it is called."""
        return self.label


def acts_in(module: PythonModule) -> Iterator[Muted]:
    """Yield what the classes and tables of a module, and the data that it reads, take away from what is decided of people."""
    if is_test(module) or is_migration(module):
        return
    place = place_of(module.tree, module)
    yield from muted_in((*classes_of(module), *trees_around(module)), place, _people(module))


def _people(module: PythonModule) -> str:
    """Whom a module works for, by the parameters of its functions and the classes that it takes from others."""
    given = [one.name for function in module.walk(nodes.FunctionDef) for one in function.args.args or ()]
    taken = [name for one in module.walk(nodes.ImportFrom) for name, _ in one.names if name[:1].isupper()]
    return " ".join((*given, *taken))


def muted_in(trees: Iterable[Tree], place: Place, beside: str = "") -> Iterator[Muted]:
    """Yield the settings that take something away from a decision of some tables, each once; `beside` says whom they are about."""
    said: set[tuple[str, int]] = set()
    for tree in trees:
        whole = f"{tree.said} {tree.path} {beside}"
        about = speaks_of(whole, "decisions.people") or speaks_of(whole, "decisions.paid_out")
        for _, holder in tree.walk() if about else ():
            for one in holder.leaves:
                setting = _setting(one, holder)
                if setting and (one.path, one.span.start) not in said:
                    said.add((one.path, one.span.start))
                    yield Muted(Kind.HIDE, one.path, one.span, place, label=_named(holder), setting=setting)


def _setting(one: Tree, holder: Tree) -> str:
    """What a setting takes away, when it is off and stands with what takes something from people."""
    turned_off = _ON if speaks_of(one.key, "decisions.turns_off") else _OFF
    if (one.value or "").lower() not in turned_off:
        return ""
    found = next((name for idea, name in _IDEAS.items() if speaks_of(one.key, idea)), "")
    harms = _harm(holder) or (found == "second look" and _is_machine(holder))
    return found if harms else ""


def _harm(holder: Tree) -> bool:
    words = [holder.key, *(part.value or "" for part in holder.leaves)]
    return any(
        speaks_of(word, "decisions.harm") or verdict_of(word) in (Kind.REFUSE, Kind.CLOSE)
        for word in words
        if len(word) < 80
    )


def _is_machine(holder: Tree) -> bool:
    """Whether a table says that a machine decides, and is not about what is given."""
    words = " ".join((holder.key, *(part.value or "" for part in holder.leaves)))
    return speaks_of(words, "decisions.machine") and not speaks_of(holder.key, "decisions.given")


def _named(holder: Tree) -> str:
    if holder.value is not None:  # a class, whose label may be that of its base
        return holder.key
    known = {part.key: part.value for part in holder.leaves if part.value}
    return next(
        (known[key] or "" for key in ("label", "libelle", "name", "id", "then", "action") if key in known), holder.key
    )
