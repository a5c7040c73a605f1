"""Ways in and ways out that a table sets side by side: steps, paper, money and time, whatever the table is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from guichet.core.findings import Span
from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.longer_no import longer_refusals, refusals_asking_more
from guichet.done.acts.other_way_out import other_ways_out
from guichet.done.acts.steps_that_keep import holds_back, is_list, keeps
from guichet.done.acts.way_names import is_fetched, is_join, is_leave, is_of_machines, is_of_one_thing, tells_by_which
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.nouns.titles import IDS, TITLES
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.durations import LENGTHS, seconds_made
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_around
from guichet.reading.python.roles import is_migration, is_test

MORE = 3
"""How many more steps make leaving longer than joining."""
KEYS = 40
"""Keys of one table beyond which it is no description of a way in and a way out."""
_SHORT = 15
"""Days within which few people have read a letter, understood it and found help."""
_LONGEST = 60
_LONG = 7
"""From which number on a table that names a measure alone is taken to make people wait: days, not minutes."""
GUARDED = "sign in to an account first"
"""What is said of a way that is only for those who have an account."""
_CALLS = re.compile(r"\b(?:post|patch|put|fetch|submit|delete|get)\(|\bapi\.")
_WHERE = re.compile(r"^(?:/|https?:)")
_TITLES = TITLES | IDS | {"action"}


class Harder(StrEnum):
    """How leaving is harder than joining."""

    STEPS = "steps"
    WAY = "way"
    """A letter or a visit to leave, and a screen to join."""
    REFUSAL = "refusal"
    """More screens to say no than to say yes to what everyone is asked."""
    ASKS = "asks"
    """Something to write or to send to say no, and nothing to say yes."""
    GUARDED = "guarded"
    """An account to leave, and none to join."""
    PRICE = "price"
    TIME = "time"
    """Less time to contest than to pay."""
    APPEAL = "appeal"
    """More to write or to send to contest than to ask."""
    MORE = "more"
    """More of the same thing: words to write, days to wait, confirmations."""
    HOLDS = "holds"
    """Steps that are there to keep people; beside it stands how many there are in all."""


@dataclass(eq=False)
class WayOut(Act):
    """A way out that takes more than the way in beside it: `shown` is what the table says of it, `beside` what it says of the way in."""

    harder: Harder = field(kw_only=True)
    said_as: str = field(default="", kw_only=True)
    beside: str = field(default="", kw_only=True)

    @property
    def shown(self) -> str:
        """The way out, as it is written."""
        return self.said_as


@dataclass(frozen=True)
class Way:
    """A way in or out: its name, how many steps or fields it takes, what it says, and where it is written."""

    name: str
    steps: int
    said: str
    path: str
    span: Span
    least: int = MORE

    @property
    def is_refusal(self) -> bool:
        """Whether it says no to what is asked, rather than leaves what was joined."""
        return speaks_of(self.name, "leaving.refuse") and not is_leave(self.name)

    def is_harder(self, way_in: Way) -> bool:
        """Whether it takes more than the way in does."""
        longer = self.steps >= way_in.steps + max(self.least, way_in.least)
        said = names("leaving.address_fields").sub(" ", apart(self.said))
        hard = speaks_of(said, "leaving.hard") and not speaks_of(self.said, "ways.online")
        if GUARDED in self.said and GUARDED not in way_in.said:
            return True
        easy = speaks_of(way_in.said, "ways.online") or not speaks_of(way_in.said, "leaving.hard")
        return longer or (hard and easy)


def easier_way_in(way: Way, beside: Iterable[Way]) -> Way | None:
    """Return the first way in to the same thing, of those beside a way out, that takes less; None when there is none."""
    entries = (one for one in beside if is_join(one.name) and is_of_one_thing(one.name, way.name))
    return next((one for one in entries if way.is_harder(one) and not is_fetched(one.name, way.name, way.said)), None)


def ways_in(tree: Tree) -> Iterator[list[Way]]:
    """Yield the ways that each table of a tree names side by side."""
    for _, holder in tree.walk():
        if 1 < len(holder.parts) < KEYS:
            yield [_way(one) for one in holder.parts if one.key]


def acts_in(module: PythonModule) -> Iterator[WayOut]:
    """Yield what the tables of a module, and of the data that it reads, make leaving or contesting cost in money or in time."""
    if not is_test(module) and not is_migration(module):
        found = out_of(trees_around(module), place_of(module.tree, module))
        yield from (one for one in found if one.harder is not Harder.STEPS)


def out_of(trees: Iterable[Tree], place: Place) -> Iterator[WayOut]:
    """Yield the ways out of the tables of one file that are harder than the way in beside them, each once."""
    trees = tuple(trees)
    top = Tree("", "", Span(0, 0), None, tuple(one for one in trees if one.key and not one.parts))
    lists = Tree("", "", Span(0, 0), None, tuple(one for one in trees if one.key and one.parts and is_list(one)))
    ways = Tree("", "", Span(0, 0), None, tuple(one for one in trees if one.parts and _is_way_alone(one.key))[: KEYS - 1])  # fmt: skip
    seen: set[tuple[str, Span]] = set()
    for tree in (
        *trees,
        top,
        ways,
        *((replace(lists, parts=lists.parts[: KEYS - 1]),) if any(map(holds_back, lists.parts)) else ()),
    ):
        for holder in (one for _, one in tree.walk()):
            if not 1 < len(holder.parts) < KEYS:
                continue
            for found, beside, harder in _harder(holder):
                if (found.path, found.span) not in seen:
                    seen.add((found.path, found.span))
                    yield WayOut(
                        Kind.REFUSE, found.path, found.span, place, harder=harder, said_as=_shown(found), beside=beside
                    )  # fmt: skip


def _is_way_alone(key: str) -> bool:
    """Whether what a file gives this name is a way in or out and nothing else: `JOIN`, `CANAUX_RESILIATION`."""
    is_one = is_join(key) or is_leave(key) or _is_called_off(key) or speaks_of(key, "leaving.shuts")
    return is_one and tells_by_which(key)


def _harder(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """The longer refusals of one table, and its ways out that are harder than a way in unless it is a contract between firms."""
    yield from ((no, beside, Harder.REFUSAL) for no, beside in longer_refusals(holder))
    yield from ((no, "", Harder.ASKS) for no in refusals_asking_more(holder))
    said = holder.said[:20_000]
    if not speaks_of(said, "leaving.between_firms"):
        yield from ((out, beside, Harder.WAY) for out, beside in other_ways_out(holder))
    if not is_of_machines(said):
        for look in (_stepped, _priced, _shortened, _rows, _more):
            yield from look(holder)


def _shown(one: Tree) -> str:
    return (f"{one.key}: {one.value}" if one.value is not None else one.key)[:_LONGEST]


def _stepped(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """The ways out that take more steps than a way in, or paper where it takes none."""
    named = [one for one in holder.parts if one.key and one.parts]
    ways = [_way(one) for one in named] if any(is_leave(one.key) or _is_called_off(one.key) for one in named) else []
    for out, way in zip(named, ways, strict=False):
        leaves = is_leave(way.name) or (_is_called_off(way.name) and keeps(out))
        entry = easier_way_in(way, ways) if leaves else None
        if entry is not None:
            yield out, entry.name, Harder.STEPS


def _way(one: Tree) -> Way:
    said = list(_texts(one))
    guarded = any(speaks_of(word, "leaving.account") for word in said) and speaks_of(one.key, "leaving.of_a_list")
    return Way(one.key, _longest(one), " ".join((*said, *([GUARDED] if guarded else ()))), one.path, one.span)


def _longest(one: Tree) -> int:
    if one.parts and not any(part.key for part in one.parts):
        return 0 if speaks_of(one.key, "leaving.no_steps") else len(one.parts)
    return max((_longest(part) for part in one.parts), default=0)


def _texts(one: Tree) -> Iterator[str]:
    """The values under a part, and the keys that are set to yes."""
    for _, part in one.walk():
        if part.value is not None and not part.parts:
            yield part.key if part.key and is_yes(part.value) else part.value


def _priced(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """What leaving costs, where joining costs less: `joining_fee: 0`, `leaving_fee: 80`."""
    sums = [(one, number) for one in holder.leaves if speaks_of(f"{holder.key} {one.key}", "fields.priced") and (number := amount(one.value or "")) is not None]  # fmt: skip
    for out, number in sums:
        entry = next((one for one, less in sums if less < number and is_join(one.key) and one is not out), None)
        if entry is not None and (is_leave(out.key) or _is_called_off(out.key)):
            yield out, _shown(entry), Harder.PRICE


def _is_called_off(key: str) -> bool:
    """Whether a price is that of calling off what one is in, whenever that is: late, it may be what an empty place costs."""
    return speaks_of(key, "leaving.ends") and not speaks_of(key, "leaving.too_late")


def _shortened(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """The days left to contest, where there are many more to pay: `PAIEMENT_JOURS = 60`, `RECOURS_JOURS = 5`."""
    days = [
        (one, number)
        for one in holder.leaves
        if _is_in_days(one.key) and (number := amount(one.value or "")) is not None
    ]
    for out, number in days:
        if not 0 < number <= _SHORT or not speaks_of(out.key, "leaving.contest"):
            continue
        pay = next((one for one, more in days if more >= 2 * number and speaks_of(one.key, "fields.payment_due")), None)
        if pay is not None and not speaks_of(out.key, "fields.payment_due"):
            yield out, _shown(pay), Harder.TIME


def _is_in_days(key: str) -> bool:
    return names("leaving.days").search(apart(key)) is not None


def _rows(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """The row that tells whoever closes their account to call or to write, where the others are done on the screen."""
    rows = [one for one in holder.parts if len(one.parts) > 1]
    for row in rows:
        titled = next((one for one in row.leaves if one.key.lower() in _TITLES and _ends(one.value or "")), None)
        told = [one for one in _said_in(row) if one is not titled and speaks_of(one.value or "", "leaving.told_hard")]
        others = [one for one in rows if one is not row and _is_done_there(one)]
        if titled is not None and told and others and not _is_done_there(row):
            beside = next((leaf.value or "" for leaf in others[0].leaves if leaf.key.lower() in _TITLES), "")
            yield told[0], beside, Harder.STEPS


def _is_done_there(row: Tree) -> bool:
    """Whether a row leads to an address, or calls what does the thing."""
    return any(_WHERE.match(one.value or "") or _CALLS.search(one.value or "") for one in _said_in(row))


def _said_in(row: Tree) -> Iterator[Tree]:
    """What a row holds, and what its parts hold: `{label: "Leave", how: {kind: "notice", text: "Write to us"}}`."""
    return (one for part in row.parts for one in (part, *part.parts))


def _more(holder: Tree) -> Iterator[tuple[Tree, str, Harder]]:
    """What a table asks of the same thing for going out and for coming in, when it asks for more: `{in: {min: 0}, out: {min: 300}}`, `Cycle(entree=0, sortie=45)`."""
    named = [one for one in holder.parts if one.key]
    said = " ".join((holder.path, holder.key, holder.said[:400]))
    listed = speaks_of(said, "leaving.of_a_list")
    for out in (one for one in named if is_leave(one.key) or speaks_of(one.key, "leaving.contest") or (listed and speaks_of(one.key, "leaving.no_said"))):  # fmt: skip
        contests = not is_leave(out.key) and speaks_of(out.key, "leaving.contest")
        yes = (one for one in named if is_join(one.key) or (listed and speaks_of(one.key, "leaving.yes_said")))
        entry = next(yes, None)
        if entry is None or speaks_of(said, "leaving.looked_at"):
            continue
        into = dict(_asked_of(entry))
        for key, (value, at) in _asked_of(out):
            less = into.get(key, (None, at))[0]
            over = key or f"{holder.key} {entry.key}"
            measured = speaks_of(over, "leaving.measures") and (bool(key) or value >= _LONG)
            measured = (measured or (not key and listed)) and not speaks_of(f"{over} {out.key}", "leaving.at_most")
            measured = measured and not (contests and speaks_of(over, "leaving.lasts"))  # time to contest is no burden
            if measured and less is not None and value > less and value >= max(2, 2 * less):
                yield at, f"{entry.key}: {less:g}", Harder.APPEAL if contests else Harder.MORE
                break


def _asked_of(way: Tree) -> Iterator[tuple[str, tuple[float, Tree]]]:
    """The numbers that a way holds, each under the keys that lead to it; a length of time counts in days."""
    for around, one in way.walk():
        if one.parts and one.value not in LENGTHS:
            continue
        inner = around[-1] if around and around[-1].value in LENGTHS else None
        if inner is not None:
            continue
        made = seconds_made(one)
        number = made / 86_400 if made is not None else amount(one.value or "")
        if number is not None:
            yield ".".join(part.key for part in (*around, one)[1:]), (number, one)


def _ends(title: str) -> bool:
    return is_leave(title) or speaks_of(title, "leaving.own_end")
