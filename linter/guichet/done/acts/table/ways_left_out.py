"""Lists of the ways that are open, which leave out others that the same file names: whoever wrote them knew there are more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guichet.core.places import Place
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.form import Asked, Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_TABLES = 20
"""Tables that name a way, among which its others are looked for."""
_FEW = 2
"""Ways that a list may hold and still be one way: a card, by its kinds."""


def ways_left_out(trees: Iterable[Tree], place: Place) -> Iterator[Act]:
    """Yield each list of one way that is open, when a table beside it names that way among others of another kind."""
    parts = [(around, one) for tree in trees for around, one in tree.walk()]
    opened = [(around, one, names) for around, one in parts if (names := _opened(one))]
    if not opened:
        return
    known: defaultdict[str, list[tuple[Tree, list[str]]]] = defaultdict(list)
    for _, one in parts:
        if len(named := _named(one)) > 1:
            for name in {apart(name): None for name in named}:
                known[name].append((one, named))
    for around, one, names in opened:
        for table, named in known[apart(names[0])][:_TABLES]:
            others = _without(named, names)
            if table is not one and len(others) == len(named) - len(names) > 0 and not _is_within(one, table):
                yield from _left(one, (*around, table), names, " ".join(others), place)
                break


def _left(one: Tree, around: tuple[Tree, ...], names: list[str], others: str, place: Place) -> Iterator[Act]:
    """What a list says to people, by what its ways are and what is left out."""
    said = " ".join((*(part.key for part in around), one.key, one.path))
    shown = ", ".join(names)
    if speaks_of(one.key, "ways.filed_online"):  # how one pays or files on a screen: another list may say how elsewhere
        return
    if speaks_of(one.key, "identity.accepted") and speaks_of(said, "fields.payment"):  # read as a choice already
        return
    if all(speaks_of(name, "fields.card") for name in names) and speaks_of(others, "fields.other_payment"):
        choice = Asked(one.key, "payment", Sort.CHOICE, True, one.path, one.span, tuple(names))
        yield Form(Kind.ASK, one.path, one.span, place, name=said, fields=(choice,), title=one.path)
    elif all(speaks_of(name, "identity.providers") for name in names) and speaks_of(others, "identity.ways_in"):
        yield Proof(Kind.PROVE, one.path, one.span, place, wanted=Wanted.ACCOUNT, shown=shown, light=True)
    elif speaks_of(said, "ways.answers") or speaks_of(said, "ways.displayed"):
        return
    elif all(speaks_of(name, "ways.filed_online") for name in names) and speaks_of(others, "ways.without_screen"):
        yield WaysOff(Kind.REFUSE, one.path, one.span, place, shown_as=f"{one.key} : {shown}" if one.key else shown)


def _opened(one: Tree) -> list[str]:
    """The names of a short list that says which ways are open."""
    if not 0 < len(one.parts) <= _FEW or not speaks_of(one.key, "ways.open"):
        return []
    names = [_last(part.value or "") for part in one.parts if not part.key and not part.parts]
    return names if len(names) == len(one.parts) and all(names) else []


def _named(one: Tree) -> list[str]:
    """The names of what a table holds: its keys, else the values of a list, or those by which its rows are known."""
    if all(part.key for part in one.parts):
        return [_last(part.key) for part in one.parts]
    leaves = [_last(part.value or "") for part in one.parts if not part.key and not part.parts]
    if len(leaves) == len(one.parts):
        return leaves
    rows = ({leaf.key: leaf.value for leaf in part.leaves} for part in one.parts)
    return [_last(name) for row in rows if (name := row.get("id") or row.get("code") or row.get("name") or row.get("key") or row.get("value"))]  # fmt: skip


def _without(named: list[str], names: list[str]) -> list[str]:
    """The names of a table that are not those of a list."""
    known = {apart(name) for name in names}
    return [name for name in named if apart(name) not in known]


def _last(name: str) -> str:
    """A name as it is told apart from others: the member of an enumeration, without its owner."""
    return name.strip("\"':").rpartition(".")[2].rpartition("::")[2]


def _is_within(one: Tree, table: Tree) -> bool:
    return any(part is one for _, part in table.walk())
