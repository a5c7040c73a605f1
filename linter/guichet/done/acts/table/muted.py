"""Decisions that settings take the rest away from: a stop that nobody is told of, a refusal that nobody may look at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.appeals import left_out, turned_away
from guichet.done.acts.good_news import untold
from guichet.done.acts.put_away import is_put_away, is_undecided
from guichet.done.acts.table.letter_parts import parts_left_out, reasons_withheld
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.python.literal_trees import classes_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

_IDEAS = {"decisions.notice": "notice", "decisions.second_look": "second look"}


@dataclass(eq=False)
class Muted(Act):
    """A setting that is off: `label` is what is decided."""

    setting: str = ""
    sure: bool = True

    @property
    def is_sure(self) -> bool:
        """Whether the setting itself stands with what is decided."""
        return self.sure

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
    for test, name in untold(module):
        yield Muted(Kind.HIDE, module.path, module.span(test), place, label=name, setting="notice")
    for test, name in turned_away(module):
        yield Muted(Kind.HIDE, module.path, module.span(test), place, label=name, setting="second look")


def _people(module: PythonModule) -> str:
    """Whom a module works for, by the parameters of its functions, the classes that it takes from others and the settings that it gives."""
    given = [one.name for function in module.walk(nodes.FunctionDef) for one in function.args.args or ()]
    taken = [name for one in module.walk(nodes.ImportFrom) for name, _ in one.names if name[:1].isupper()]
    named = [one.name for one in module.walk(nodes.AssignName) if one.name.isupper()]
    return " ".join((*given, *taken, *named))


def muted_in(trees: Iterable[Tree], place: Place, beside: str = "") -> Iterator[Muted]:
    """Yield the settings that take something away from a decision of some tables, each once; `beside` says whom they are about."""
    said: set[tuple[str, int]] = set()
    trees = tuple(trees)
    for one, label, sure in reasons_withheld(trees):
        yield Muted(Kind.HIDE, one.path, one.span, place, label=label, setting="reasons withheld", sure=sure)
    refused = tuple(tree for tree in trees if _writes_a_refusal(tree))
    for one, name in left_out(trees):
        if (one.path, one.span.start) not in said:
            said.add((one.path, one.span.start))
            yield Muted(Kind.HIDE, one.path, one.span, place, label=name, setting="second look")
    for tree in trees:
        whole = f"{tree.said} {tree.path} {beside}"
        for one, label, missing in parts_left_out(tree):
            if (one.path, one.span.start) not in said:
                said.add((one.path, one.span.start))
                yield Muted(Kind.HIDE, one.path, one.span, place, label=label, setting=missing)
        about = speaks_of(whole, "decisions.people") or speaks_of(whole, "decisions.paid_out")
        for around, holder in tree.walk() if about else ():
            found = [
                (one, setting, _named(holder), True) for one in holder.leaves if (setting := _setting(one, holder))
            ]
            for one, setting, label, sure in (
                *found,
                *_good_news_only((*around, holder), refused),
                *_switched_off(holder),
            ):
                if (one.path, one.span.start) not in said:
                    said.add((one.path, one.span.start))
                    yield Muted(Kind.HIDE, one.path, one.span, place, label=label, setting=setting, sure=sure)


_Found = tuple[Tree, str, str, bool]


def _writes_a_refusal(tree: Tree) -> bool:
    """Whether a class, or a table, is for what is written to people when they are refused: `class ClaimDeniedNotice`."""
    words = (tree.key, *(one.value or "" for one in tree.leaves))
    is_notice = any(speaks_of(word, "decisions.notice") for word in (tree.key, tree.value or ""))
    return is_notice and any(verdict_of(word) in (Kind.REFUSE, Kind.CLOSE) for word in words)


def _good_news_only(around: tuple[Tree, ...], refused: tuple[Tree, ...]) -> Iterator[_Found]:
    """Tables of what people are written to about, in which a yes is there, and a no is off, or left out of all that stand there."""
    holder = around[-1]
    if not any(speaks_of(one.key, "decisions.notice") for one in around[-2:]) or any(
        map(_is_of_one_party, around[-2:])
    ):
        return
    lines = [(one, one.key or one.value or "") for one in holder.leaves]
    good = [name for one, name in lines if _is_good(name) and not (one.key and is_no(one.value))]
    bad = [one for one, name in lines if verdict_of(name) in (Kind.REFUSE, Kind.CLOSE)]
    for one in bad if good else ():
        if one.key and is_no(one.value):
            yield one, "notice", f"{one.key}: {one.value}", True
    whole = around[0]
    is_told_beside = speaks_of(whole.key, "decisions.notice") and any(one is not whole for one in refused)
    if (
        good
        and not bad
        and not is_told_beside
        and all(not one.key for one in holder.leaves)
        and not any(part.parts for part in holder.parts)
    ):
        yield holder, "notice", f"{holder.key}: {', '.join(good)}"[:60], False


def _is_of_one_party(table: Tree) -> bool:
    """Whether a table is named for what one party alone is told of: what else is told is told to others too ("notifyUserOnly")."""
    *_, party, alone = ("", "", *apart(table.key).split())
    return alone in ("only", "seul", "seulement") and bool(party) and not speaks_of(party, "decisions.notice")


def _is_good(name: str) -> bool:
    return (
        len(name) < 40
        and verdict_of(name) is None
        and (speaks_of(name, "decisions.agreed") or speaks_of(name, "decisions.given"))
    )


def _switched_off(holder: Tree) -> Iterator[_Found]:
    """A setting that shuts appeals altogether: `APPEALS_ENABLED = False`, `recours: {ouvert: false}`."""
    for one in (*holder.leaves, *((holder,) if not holder.parts else ())):
        key = one.key if speaks_of(one.key, "decisions.appeal") else f"{holder.key} {one.key}"
        if is_no(one.value) and speaks_of(key, "decisions.appeal") and speaks_of(one.key, "decisions.on"):
            yield one, "second look", one.key, False


def _setting(one: Tree, holder: Tree) -> str:
    """What a setting takes away, when it is off and stands with what takes something from people."""
    is_off = is_yes if speaks_of(one.key, "decisions.turns_off") else is_no
    found = next((name for idea, name in _IDEAS.items() if speaks_of(one.key, idea)), "") if is_off(one.value) else ""
    harms = found and (
        _harm(holder)
        or _is_shelved(holder)
        or verdict_of(one.key) in (Kind.REFUSE, Kind.CLOSE)
        or (found == "second look" and _is_machine(holder))
    )
    return found if harms else ""


def _harm(holder: Tree) -> bool:
    words = [holder.key, *(part.value or "" for part in holder.leaves)]
    return any(
        speaks_of(word, "decisions.harm") or verdict_of(word) in (Kind.REFUSE, Kind.CLOSE)
        for word in words
        if len(word) < 80
    )


def _is_shelved(holder: Tree) -> bool:
    """Whether a table puts away what nobody has decided yet: `states: [pending]`, `action: archive`."""
    done = any(is_put_away(part.value or "") and part.key for part in holder.leaves)
    return done and is_undecided(
        " ".join(f"{one.key} {one.value or ''}" for one in holder.ends if not is_put_away(one.value or ""))
    )


def _is_machine(holder: Tree) -> bool:
    """Whether a table says that a machine decides, and is not about what is given."""
    on = (part.key for part in holder.leaves if is_yes(part.value))
    words = " ".join((holder.key, *(part.value or "" for part in holder.leaves), *on))
    return speaks_of(words, "decisions.machine") and not speaks_of(holder.key, "decisions.given")


def _named(holder: Tree) -> str:
    if holder.value is not None:  # a class, whose label may be that of its base
        return holder.key
    known = {part.key: part.value for part in holder.leaves if part.value}
    return next(
        (known[key] or "" for key in ("label", "libelle", "name", "id", "then", "action") if key in known), holder.key
    )
