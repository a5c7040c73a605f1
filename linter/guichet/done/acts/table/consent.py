"""What a table answers for people about trackers and sharing: a box ticked, a yes without its no, a no that is soon forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.done.acts.answered_first import Ticked
from guichet.done.acts.table.bought import amounts_chosen, bought_in
from guichet.done.grounds.answers import is_measured, of_name, of_value
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.kept_answer import KeptAnswer, longest_yes
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import accepts, asks_consent, is_about_cookies, protects, refuses
from guichet.done.words import apart, speaks_of
from guichet.reading.data.described import only_describes
from guichet.reading.data.durations import seconds_written
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import YES
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.scripts.literal_trees import SPREAD

_YES = YES | {"granted", "accepted", "checked", "coche"}
_NO = frozenset({"false", "off", "0", "none", "null", "hidden"})
"""Not "no": it may be what a button says."""
_BOXES = ("check", "bool", "case", "switch", "toggle", "consent")
_NAMES = ("name", "nom", "id", "champ", "field", "key", "cle", "code", "slug")
_SAID = ("label", "libelle", "text", "texte", "title", "titre", "description")
_LONGEST = 60
_WORDS = 4
"""Words of a key beyond which it is no name of an answer: a path, a sentence."""
_FEW_WORDS = 4_000
"""Characters beyond which a table that speaks of cookies somewhere is about more than them."""
_MOST = 6
"""Answers beyond which a list is no question."""


TOOLS = re.compile(
    r"^(?:window\.)?(?:CookieConsent|cookieconsent|tarteaucitron|klaro|orejime|Orejime|axeptio|initCookieConsent|gtag)(?:\.\w+)?$"
)
"""The functions by which tools that ask about trackers are told what to ask."""


@dataclass(eq=False)
class Offered(Act):
    """The answers to a question about trackers; `setting` is what takes the no away, when one does."""

    accept: str = ""
    setting: str = ""

    @property
    def only_accepts(self) -> str:
        """The answer that agrees: no other declines."""
        return self.accept

    @property
    def goes_without(self) -> str:
        """What a setting takes away: a way to refuse."""
        return self.setting


@dataclass(eq=False)
class Remembered(KeptAnswer, Act):
    """An answer, and how long a table has it kept."""

    written: str = ""

    @property
    def shown(self) -> str:
        """The setting as written."""
        return self.written


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield what the tables that a module writes out answer for people."""
    if not is_test(module) and not is_migration(module):
        for tree in trees_of(module):
            if "initial" in (tree.key, *(part.key for part in tree.parts)):  # a form's own: `asked` reads it
                continue
            yield from settled_in(tree, place_of(module.tree, module))


def settled_in(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a table answers for people: the yes it ticks, the no it leaves out, takes away or forgets."""
    if not place.is_lived:
        return
    about = speaks_of(f"{tree.path} {tree.key} {tree.beside}", "consent.settings") or (
        len(tree.said) < _FEW_WORDS and is_about_cookies(tree.said)
    )
    for around, holder in tree.walk():
        if not holder.parts:
            continue
        keys = " ".join(one.key for one in (*around[-2:], holder))
        yield from bought_in(holder, around, place)
        yield from amounts_chosen(holder, place)
        yield from _ticked(holder, keys, place, about)
        yield from _first_answers(holder, keys, place)
        is_named = about or speaks_of(keys, "consent.settings")
        if not is_named and speaks_of(f"{tree.path} {keys}", "consent.agreements") and _answers_alone(holder):
            yield from _remembered(holder, f"{tree.path} {keys}", place)
        if is_named:
            yield from _offered(holder, place, named=tree.path.rpartition("/")[2])
            yield from _named_without_no(holder, tree, place)
            yield from _taken_off(holder, place)
            yield from _remembered(holder, keys, place)


def told_to_tool(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a tool that asks about trackers is told to answer for people: `gtag("consent", "default", {ads: "granted"})`."""
    said = [one.value for one in tree.parts if not one.parts]
    if tree.key.endswith("gtag"):
        if said[:2] != ["consent", "default"]:
            return
        given = (
            one
            for part in tree.parts
            for one in part.leaves
            if _is(one, _YES) and is_measured(one.key.partition("_")[0])
        )
        yield from (Ticked(Kind.ANSWER, one.path, one.span, place, asked=one.key, label=one.key) for one in given)
        return
    for around, holder in tree.walk():
        keys = " ".join(("cookies", *(one.key for one in (*around[1:], holder))))
        if holder.parts:
            yield from _ticked(holder, keys, place, True)
            yield from _offered(holder, place)
            yield from _taken_off(holder, place)


def _ticked(holder: Tree, keys: str, place: Place, about: bool) -> Iterator[Ticked]:
    """A box described as data, with its first answer: `{type: case, libelle: "…", coche: true}`."""
    held = {apart(one.key): one for one in holder.leaves if one.key}
    first = next((one for key, one in held.items() if speaks_of(key, "consent.ticked") and _is(one, _YES)), None)
    among = about or speaks_of(keys, "consent.settings")
    is_box = any(word in (held[key].value or "").lower() for key in ("type", "kind", "genre", "widget", "control") if key in held for word in _BOXES)  # fmt: skip
    switched = None
    if first is None and among:
        switched = next((one for key, one in held.items() if speaks_of(key, "consent.switched") and _is(one, _YES)), None)  # fmt: skip
    one = first or switched
    if one is None or any(speaks_of(key, "consent.locked") and _is(part, _YES) for key, part in held.items()):
        return
    name = next((held[key].value or "" for key in _NAMES if key in held), holder.key)
    label = next((held[key].value or "" for key in _SAID if key in held), "")
    if protects(name, label):
        return
    asks = asks_consent(name, label) or (among and is_measured(f"{name} {label}"))
    if asks and (is_box or among or bool(label)):
        certain = is_box or (first is not None and among)
        yield Ticked(Kind.ANSWER, one.path, one.span, place, asked=name, label=label, certain=certain, switch=one.key)


def _first_answers(holder: Tree, keys: str, place: Place) -> Iterator[Ticked]:
    """A yes in a table of first answers: `defaults: {newsletter: true}`."""
    is_kept = of_name(f"{holder.key} cookie") is Agreement.ANSWERED  # `prefs = {audience: true, ...saved}`
    if is_kept and any(one.key == SPREAD for one in holder.parts):
        given = (one for one in holder.leaves if _is(one, _YES) and is_measured(one.key) and not protects(one.key))
        yield from (
            Ticked(Kind.ANSWER, one.path, one.span, place, asked=one.key, label=f"consent {one.key}") for one in given
        )
    if speaks_of(holder.key, "consent.first_answers"):
        names = [one.key for one in holder.parts]
        for one in (each for each in holder.leaves if not only_describes(each.key, names)):
            named = (
                one.key if asks_consent(one.key) or not speaks_of(keys, "consent.settings") else f"consent {one.key}"
            )
            if one.key and _is(one, _YES) and asks_consent(named) and not protects(one.key):
                yield Ticked(Kind.ANSWER, one.path, one.span, place, asked=one.key, certain=False)


def _offered(holder: Tree, place: Place, named: str = "") -> Iterator[Offered]:
    """The buttons of a banner, of which one takes all and none declines; what names their file says too what they are about."""
    parts = [one for one in holder.leaves if speaks_of(one.key, "consent.buttons")] or holder.parts
    keys = {apart(one.key) for one in parts if not one.parts}
    if not 2 <= len(parts) <= _MOST or keys & {*_NAMES, *_SAID}:
        return
    texts = [text for part in parts if (text := _text(part))]
    accept = next((text for text in texts if accepts(text[0])), None)
    said = " ".join(part.said for part in holder.parts)
    if accept is None or len(texts) != len(parts) or _declines(holder):
        return
    puts_off = speaks_of(named, "consent.settings") and any(speaks_of(text[0], "consent.later") for text in texts)
    if puts_off or speaks_of(said, "consent.settings") or _takes_all(accept[0]):
        yield Offered(Kind.ANSWER, holder.path, accept[1].span, place, accept=accept[0])


def _named_without_no(holder: Tree, tree: Tree, place: Place) -> Iterator[Offered]:
    """The answers of one place, by the names that a table gives them, when one takes all and none declines, though the table knows one that does."""
    names = [one.value or "" for one in holder.parts]
    if not 2 <= len(names) <= _MOST or any(
        one.key or one.parts or not one.value or " " in one.value for one in holder.parts
    ):
        return
    said = [apart(one) for one in names]
    takes = next((rank for rank, one in enumerate(said) if accepts(one)), None)
    if takes is None or any(map(_is_no, said)) or not any(speaks_of(one, "consent.later") for one in said):
        return
    known = (name for _, one in tree.walk() for name in (one.key, one.value or ""))
    if any(_is_no(apart(one)) for one in known if one and " " not in one):
        yield Offered(Kind.ANSWER, holder.path, holder.parts[takes].span, place, accept=names[takes])


def _is_no(said: str) -> bool:
    return refuses(said) or of_name(said) is Agreement.REFUSED or of_value(said, equal=True) is Agreement.REFUSED


def _takes_all(said: str) -> bool:
    return any(word in said.lower().split() for word in ("tout", "tous", "toutes", "all"))


def _text(part: Tree) -> tuple[str, Tree] | None:
    """The words of a button: a text alone, or the label of a table; None for what is no button."""
    if not part.parts:
        return (part.value, part) if part.value and len(part.value) <= _LONGEST and " " in f"{part.key} {part.value}" else None  # fmt: skip
    label = next((one for one in part.leaves if speaks_of(one.key, "answers.label") and one.value), None)
    return (label.value or "", label) if label is not None and len(label.value or "") <= _LONGEST else None


def _declines(holder: Tree) -> bool:
    return any(
        refuses(one.value or "") or Agreement.REFUSED in (of_value(one.value or "", equal=True), of_name(one.key), of_name(one.value or ""))
        for one in holder.ends
    )  # fmt: skip


def _taken_off(holder: Tree, place: Place) -> Iterator[Offered]:
    """A setting by which the way to say no is not shown: `show_reject: false`, `hideDecline: true`."""
    for one in holder.leaves:
        key = apart(one.key)
        if of_name(one.key) is not Agreement.REFUSED or len(key.split()) > 5:
            continue
        unshown = speaks_of(key, "consent.unshown")
        if (unshown and _is(one, _YES)) or (not unshown and speaks_of(key, "consent.shown") and _is(one, _NO)):
            yield Offered(Kind.ANSWER, one.path, one.span, place, setting=f"{one.key}: {one.value}")


def _remembered(holder: Tree, keys: str, place: Place) -> Iterator[Remembered]:
    """How long each answer is kept: `{accepted: 365, rejected: 1, unit: days}`."""
    named = " ".join((keys, *(part.key for part in holder.leaves)))
    lasting = speaks_of(named, "consent.lasting") or speaks_of(named, "sessions.lasting")
    found = []
    for one in holder.leaves if lasting else ():
        answer = _answer(one.key)
        seconds = _lasts(one.value or "")
        if answer is not None and seconds is not None:
            written = f"{one.key}: {one.value}"
            found.append(Remembered(Kind.KEEP, one.path, one.span, place, to="answer", answer=answer, kept_for=seconds, written=written))  # fmt: skip
    longest = longest_yes(found)
    for act in found:
        act.yes_lasts = longest
        yield act


def _answers_alone(holder: Tree) -> bool:
    """Whether a table gives something to the yes and to the no of a person, each by its own word, and to nothing much else: not to what a service grants or turns down."""
    keys = [apart(one.key) for one in holder.leaves]
    return len(keys) <= _MOST and all(
        any(speaks_of(one, idea) for one in keys) for idea in ("consent.a yes", "consent.a no")
    )


def _answer(key: str) -> Agreement | None:
    if len(apart(key).split()) > _WORDS or "/" in key:
        return None
    said = of_value(key, equal=True) or of_name(key)
    return said if said in (Agreement.GIVEN, Agreement.REFUSED) else None


def _lasts(value: str) -> float | None:
    """How long a value is, in one unit for all of a table; a session is nothing, and so is a time gone by: `-1 hour`."""
    if value.strip().lower() in ("session", "page", "visit", "visite"):
        return 0.0
    number = amount(value)
    if number is not None:
        return number
    seconds = seconds_written(value.replace(" ", "").lstrip("+-"))
    return 0.0 if seconds is not None and value.strip().startswith("-") else seconds


def _is(one: Tree, values: frozenset[str]) -> bool:
    return (one.value or "").strip().lower() in values
