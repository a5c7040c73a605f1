"""Services that send people to one another, and back: known by the table that says who answers when one does not, in any language."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree

_LEAST, _MOST = 2, 200
_WAYS = ("ways.offline", "leaving.by_voice", "pressure.reach")


def sent_round(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield where a service sends on those whom it does not serve, when the one that it names sends them back and neither says where to go else."""
    for around, holder in tree.walk():
        rows = [one for one in holder.parts if one.parts]
        if not _LEAST <= len(rows) <= _MOST or not _are_services(holder, around, rows):
            continue
        known = {name: row for row in rows for name in _names(row)}
        for row in rows:
            chain, at = [row], _sends_on(row)
            while at is not None and (following := known.get(apart(at.value or ""))) is not None:
                if following is row:
                    if not any(map(_has_way, chain)):
                        shown = " → ".join(_called(one) for one in (*chain, row))
                        yield FromDeed(Kind.REFUSE, at.path, at.span, place, what=What.SENT_ROUND, shown=shown[:120], certain=False)  # fmt: skip
                        return
                    break
                if following in chain:
                    break
                chain.append(following)
                at = _sends_on(following)


def _are_services(holder: Tree, around: tuple[Tree, ...], rows: list[Tree]) -> bool:
    """Whether rows are those who answer people: a name of the table, of its file or of a row says so."""
    named = " ".join((holder.path, *(one.key for one in (*around, holder))))
    titles = " ".join(one.value or "" for row in rows for one in row.leaves if one.key)[:2_000]
    return speaks_of(named, "ways.who_answers") or speaks_of(titles, "ways.who_answers")


def _names(row: Tree) -> Iterator[str]:
    if row.key:
        yield apart(row.key)
    yield from (apart(one.value or "") for one in row.leaves if one.key.lower() in ("id", "code", "cle", "key", "slug", "name", "nom") and one.value)  # fmt: skip


def _sends_on(row: Tree) -> Tree | None:
    """Where a service sends those whom it does not serve."""
    return next((one for one in row.leaves if one.value and speaks_of(one.key, "ways.sent_on")), None)


def _has_way(row: Tree) -> bool:
    """Whether a service says how somebody is reached there: a number, an address, a counter."""
    others = (one for one in row.leaves if one is not _sends_on(row) and one.value not in (None, "", "null", "None", "nil"))  # fmt: skip
    return any(any(speaks_of(one.key, idea) for idea in _WAYS) for one in others)


def _called(row: Tree) -> str:
    return row.key or next(iter(_names(row)), "")
