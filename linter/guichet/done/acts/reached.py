"""What settings make of those who try to reach someone: calls that are cut, messages that are thrown away, a service that nobody can reach, a robot that keeps people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.verdicts import FIRST_PAGE, verdict_of
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.addresses import is_thrown_away, is_unread
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.done.offered.put_off import puts_off
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

_LONGEST = 60
_LETTER = 300
_NOTHING = frozenset({"", "null", "none", "~", "false", "[]", "undefined", "nil"})
_LEAST = 2
"""Ways to reach a service, from which on to have none of them is to be out of reach."""
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+")


class Lost(StrEnum):
    """What becomes of whoever tries."""

    CUT = "cut"
    """A call that ends, since nobody is free."""
    THROWN = "thrown"
    """A message that nobody will read."""
    ALONE = "alone"
    """A service that gives no way to reach it, beside others that do."""
    ENDED = "ended"
    """A refusal told in a few words, after which one is back on the first page."""
    SCREENS = "screens"
    """A page of contact that lists screens alone."""
    KEPT = "kept"
    """A robot that answers whoever asks for a person with its menu."""


@dataclass(eq=False)
class Reach(Act):
    """One try that reaches nobody: `shown` is what the settings say of it."""

    lost: Lost = field(kw_only=True)
    said_as: str = field(default="", kw_only=True)

    @property
    def shown(self) -> str:
        """What the settings say."""
        return self.said_as


def acts_in(module: PythonModule) -> Iterator[Reach]:
    """Yield what the tables of a module, and of the data that it reads, make of those who try to reach someone."""
    if not is_test(module) and not is_migration(module):
        for tree in trees_around(module):
            yield from (one for one in reached_in(tree, Place.PUBLIC) if one.lost is not Lost.KEPT)


def reached_in(tree: Tree, place: Place) -> Iterator[Reach]:
    """Yield what a table makes of those who try to reach someone, the first of each sort."""
    for lost, find in (
        (Lost.CUT, _cut),
        (Lost.THROWN, _thrown),
        (Lost.ALONE, _alone),
        (Lost.KEPT, _kept),
        (Lost.ENDED, _ended),
    ):
        at = find(tree)
        if at is not None:
            shown = (
                at.value
                if lost is Lost.ENDED and at.value
                else f"{at.key}: {at.value}"
                if at.value is not None and not at.parts
                else at.key or at.said
            )
            yield Reach(
                Kind.REFUSE, at.path, at.span, place, lost=lost, said_as=" ".join(shown.split())[:_LONGEST].strip()
            )


def _is_offered(tree: Tree) -> bool:
    """Whether a table lets people leave a message, be called back, or go to another line."""
    for around, one in tree.walk():
        if speaks_of(one.key, "robots.kept_on_line") or (
            not one.parts and speaks_of(one.value or "", "robots.kept_on_line")
        ):
            off = [part for part in one.leaves if is_no(part.value)] if one.parts else [one] if is_no(one.value) else []
            told = any(speaks_of(part.key, "robots.said_aloud") for part in (*around[-1:], one)) and not one.parts
            if not off and not (told and not _is_promise(one.value or "")):
                return True
    return False


def _is_promise(text: str) -> bool:
    """Whether words that are said tell people that someone will call, and not that they must."""
    return speaks_of(text, "robots.will_call") or PHONE_NUMBER.search(text) is not None


def _cut(tree: Tree) -> Tree | None:
    """The end of a call that waits, or that comes when the queue is full, where nothing else is offered."""
    for around, holder in tree.walk():
        waits = [
            one for idea in ("robots.waits", "robots.full_queue") for one in holder.parts if speaks_of(one.key, idea)
        ]
        said = " ".join((holder.path, *(one.key for one in (*around, holder))))
        if not waits or not speaks_of(f"{said} {holder.said[:_LETTER]}", "robots.line"):
            continue
        near = [one for _, one in holder.walk() if not one.parts and one.value]
        ends = [one for one in near if speaks_of(one.value or "", "robots.hangs_up") and not is_no(one.value)]
        again = [one for one in near if speaks_of(one.value or "", "robots.call_again")]
        limited = any((amount(one.value or "") or 0) > 0 for one in waits) or any(one in ends for one in waits)
        if (ends or again) and (limited or ends) and not _is_offered(tree):
            return (
                (ends or again)[0] if not limited else next((one for one in waits if not one.parts), (ends or again)[0])
            )
    return None


def _thrown(tree: Tree) -> Tree | None:
    """What settings throw away of what people send to a door, where what comes to the others is read."""
    for around, holder in tree.walk():
        if not holder.parts and _goes_nowhere(holder, around[-1].key if around else ""):
            return holder
        rows = [one for one in holder.parts if one.parts]
        is_kept = any(not any(speaks_of(leaf.value or "", "robots.throws") for leaf in one.leaves) for one in rows)
        for row in rows:
            done = next(
                (
                    one
                    for one in row.leaves
                    if speaks_of(one.key, "robots.leads") and speaks_of(one.value or "", "robots.throws")
                ),
                None,
            )
            named = f"{row.key} {' '.join(one.value or '' for one in row.leaves if one is not done)}"
            door = _ADDRESS.search(named) or speaks_of(named, "robots.sent_to_us")
            if done is not None and door and is_kept and not speaks_of(named, "deeds.unanswering"):
                return done
        erased = next(
            (
                one
                for one in holder.leaves
                if speaks_of(one.key, "robots.erases") and (amount(one.value or "") or 0) > 0
            ),
            None,
        )
        told = [one for one in holder.parts if speaks_of(one.key, "robots.tells_staff")]
        unheard = any((one.value or "").lower() in _NOTHING and not one.parts for one in told)
        keys = " ".join((holder.path, *(one.key for one in (*around, holder))))
        if erased is not None and unheard and speaks_of(keys, "robots.voicemail"):
            return erased
    return None


def _goes_nowhere(one: Tree, holder: str) -> bool:
    """Whether a setting sends what people write to an address that throws it away, or asks for answers where nobody reads them."""
    if "@" not in (one.value or "") or speaks_of(f"{holder} {one.key}", "robots.sender"):
        return False
    asked = speaks_of(f"{holder} {one.key}", "robots.sent_to_us") or speaks_of(one.key, "robots.received")
    address = one.value or ""
    return asked and (is_thrown_away(address) or (is_unread(address) and speaks_of(one.key, "robots.answered_at")))


def _alone(tree: Tree) -> Tree | None:
    """The service that a table gives no way to reach, where it gives one for the others."""
    for around, holder in tree.walk():
        rows = [one for one in holder.parts if one.parts]
        if len(rows) < _LEAST or not speaks_of(
            " ".join((holder.path, *(one.key for one in (*around, holder)))), "ways.reached_at"
        ):
            continue
        ways = {one.key: [leaf for leaf in one.leaves if speaks_of(leaf.key, "ways.reached_by")] for one in rows}
        full = sum(any(not _is_empty(leaf) for leaf in found) for found in ways.values())
        for row in rows:
            mine = [leaf for leaf in row.leaves if speaks_of(leaf.key, "ways.reached_by")]
            others = [one for one in row.leaves if one not in mine and _ADDRESS.search(one.value or "")]
            if full and len(mine) >= _LEAST and all(map(_is_empty, mine)) and not others and full * 2 >= len(rows):
                return mine[0]
    return None


def _is_empty(leaf: Tree) -> bool:
    return (leaf.value or "").lower() in _NOTHING


def _kept(tree: Tree) -> Tree | None:
    """What a robot does with those who ask for a person, when it goes back to its menu or puts them off, and nothing hands over."""
    for around, row in tree.walk():
        keys = " ".join((tree.path, *(one.key for one in (*around, row))))
        off = next((one for one in row.leaves if puts_off(one.key, one.value or "")), None)
        if off is not None and len(row.parts) > 1 and speaks_of(keys, "robots.robot") and not _hands_over(tree, off):
            return off
        elsewhere = [one for one in row.leaves if speaks_of(one.key, "robots.otherwise")]
        lost = [one.value for one in elsewhere if one.value and not speaks_of(one.value, "robots.person")]
        asked = [one for one in row.leaves if one.value in lost and speaks_of(one.key, "robots.person")] if lost else []
        if (
            asked
            and speaks_of(keys, "robots.robot")
            and speaks_of(keys, "robots.goes_by")
            and not _hands_over(tree, asked[0])
        ):
            return asked[0]
        said = [
            one
            for part in row.parts
            if speaks_of(part.key, "robots.heard")
            for one in (part.ends if part.parts else (part,))
        ]
        asking = [one for one in said if speaks_of(one.value or "", "robots.person")]
        leads = next(
            (
                one
                for one in row.leaves
                if speaks_of(one.value or "", "robots.back")
                and (speaks_of(one.key, "robots.leads") or (one.key == "action" and _is_step(one.value, keys, tree)))
            ),
            None,
        )
        if leads is None or not asking or 2 * len(asking) < len(said) or speaks_of(leads.value or "", "robots.person"):
            continue
        if not _hands_over(tree, *asking):
            return leads
    return None


def _is_step(name: str | None, keys: str, tree: Tree) -> bool:
    """Whether a robot's table holds the step of a name, and so all that it does: the actions of other programs may do more."""
    return speaks_of(keys, "robots.robot") and any(one.key == name and one.parts for _, one in tree.walk())


def _hands_over(tree: Tree, *asked: Tree) -> bool:
    """Whether a table passes someone on; that they ask for it, by the key of an answer or in a list, is no answer."""
    ids = set(map(id, asked))
    on = " ".join(
        f"{'' if id(one) in ids else one.key} {'' if id(one) in ids and not one.key else one.value or ''}"
        for _, one in tree.walk()
        if not is_no(one.value) or is_yes(one.value)
    )
    return speaks_of(on, "robots.hand_over") or PHONE_NUMBER.search(on) is not None


def _ended(tree: Tree) -> Tree | None:
    """The words of a refusal that a table of outcomes gives, with no way on, and that lead back to the first page."""
    for _, holder in tree.walk():
        rows = [one for one in holder.parts if one.key and one.parts]
        good = any(verdict_of(one.key) is None and speaks_of(one.key, "decisions.agreed") for one in rows)
        for row in rows if good else ():
            if verdict_of(row.key) not in (Kind.REFUSE, Kind.CLOSE):
                continue
            said = next(
                (one for one in row.leaves if " " in (one.value or "") and len(one.value or "") < _LETTER), None
            )
            home = any(re.fullmatch(FIRST_PAGE, one.value or "") for one in row.leaves)
            if said is not None and home and not speaks_of(said.value or "", "ways.on"):
                return said
    return None
