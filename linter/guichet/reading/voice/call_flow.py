"""A voice menu as a graph: where each way through it ends, and whether someone answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.reading.templates.masking import OUTPUT


class End(StrEnum):
    """How a way through a menu ends."""

    HUMAN = "human"
    """Someone answers, or a message can be left."""
    HANG_UP = "hang-up"
    RUN_OUT = "run-out"
    """Nothing follows: the line hangs up by itself."""
    GO_TO = "go-to"
    UNKNOWN = "unknown"
    """Something that the source does not tell."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a menu: where it ends, what was heard before, and whether the caller chose it."""

    end: End
    span: Span
    target: str = ""
    said: str = ""
    is_chosen: bool = False
    is_silence: bool = False
    """Whether it is what happens when the caller presses nothing, and nothing is said about it."""
    is_bounded: bool = False
    """Whether something counts the attempts."""


@dataclass
class Menu:
    """One stop of a call: a TwiML document, a VoiceXML dialogue, an extension, a view."""

    name: str
    aliases: frozenset[str] = frozenset()
    ways: list[Way] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    """The stops that the caller's answer can lead to, by name or address."""
    is_after_human: bool = False
    greeting: str = ""
    """What is heard when it answers, its prompts included."""


_CALL_BACK = re.compile(
    r"(?<!merci de )(?<!veuillez )(?<!faut )(?<!devez )rappel(?:er|le|ons|lerons|era|lera|leront)\b|(?<!please )call (?:you )?back|ring you|laiss\w+ (?:un |votre |vos )|"
    r"leave (?:a|your)|votre message|your message|0\s?[1-9](?:[\s.]?\d\d){4}|(?:\d[\s.,-]?){8,}|\b3\s?\d\s?\d\s?\d\b",
    re.I,
)
_CODE = re.compile(
    r"\b(?:votre|le|your|the) (?:\w+ ){0,2}?(?:code|jeton|token|mot de passe|password)\b"
    rf"(?: (?:[^\s.:!?]+ ){{0,3}}?(?:est|is))? ?(?::|\d|{OUTPUT})",
    re.I,
)
"""What a call says when the service makes it to read out a secret: nobody called, nobody waits."""
_CALLS_OUT = re.compile(
    rf"\b(?:(?:this is|here is|it is) [^.!?]{{1,60}}? calling\b|(?:we are|i am|{OUTPUT}|is) calling you\b|calling (?:you )?(?:from|on behalf|because)|nous vous appelons|je vous appelle|vous appelle (?:pour|car|au sujet|afin)|qui vous appelle|appel automati(?:que|sé) (?:de|du|des)\b|automated call from)",
    re.I,
)
"""What the service says when it is the one that calls: whoever picked up was asking for nobody."""
_STARTS = re.compile(r"(?:^|[/_-])(?:menu|accueil|welcome|start|main|index|entr[eé]e|ivr|svi|incoming)[^/]*$", re.I)

_FAR = 200
"""How many menus a call is followed through."""


@dataclass
class CallFlow:
    """The menus of one file. `resolve` finds a menu by any of its names; an address outside the file is not known."""

    path: str
    menus: list[Menu]
    cuts: list[Way] = field(default_factory=list)
    """Where a call that was being put through ends because nobody answered it."""

    @cached_property
    def _by_name(self) -> dict[str, int]:
        known: dict[str, int] = {}
        for number, menu in enumerate(self.menus):
            for name in (menu.name, *menu.aliases):
                known.setdefault(name, number)
        return known

    def resolve(self, target: str) -> Menu | None:
        """Return the menu that a target names, if it is in this file."""
        clean = target.split("?")[0].lstrip("#")
        names = {clean, clean.rsplit("/", 1)[-1], clean.rsplit(":", 1)[-1].lstrip("."), clean.strip("/")} - {""}
        found = [self._by_name[name] for name in names if name in self._by_name]
        return self.menus[min(found)] if found else None

    def _reached(self, start: Menu) -> Iterator[Menu | None]:
        """Yield the menus that a call can come to from one of them, itself first; None for a place outside the file."""
        stack, seen = [start], {start.name}
        while stack:
            menu = stack.pop()
            if len(seen) > _FAR:
                yield None
                return
            yield menu
            for target in (*menu.choices, *(way.target for way in menu.ways if way.end is End.GO_TO)):
                following = self.resolve(target)
                if following is None:
                    yield None
                elif following.name not in seen:
                    seen.add(following.name)
                    stack.append(following)

    def answers(self, menu: Menu) -> bool:
        """Whether someone can be reached from a menu, or may be: what is outside the file counts as maybe."""
        return any(
            one is None or any(way.end in (End.HUMAN, End.UNKNOWN) for way in one.ways) for one in self._reached(menu)
        )

    def _leads(self, start: Menu, goal: Menu) -> bool:
        return any(one is goal for one in self._reached(start))

    def dead_ends(self) -> Iterator[tuple[Way, bool]]:
        """Yield the ways that end the call with nobody reached, and whether that is certain."""
        if any(_CALLS_OUT.search(menu.greeting) for menu in self.menus):
            return
        for menu in self.menus:
            if menu.is_after_human:
                continue
            for way in menu.ways:
                if way.end in (End.HANG_UP, End.RUN_OUT) and not _CALL_BACK.search(way.said):
                    if not menu.choices and _CODE.search(way.said):
                        continue
                    others = any(one.end is End.HUMAN for each in self.menus for one in each.ways)
                    if way.is_silence and others:
                        continue
                    yield way, not way.is_silence and not (way.is_chosen and others)

    def loops(self) -> Iterator[tuple[Way, bool]]:
        """Yield the returns to a menu that nothing stops and that nobody answers, once per menu."""
        told: set[str] = set()
        for menu in self.menus:
            for way in menu.ways:
                if way.end is not End.GO_TO or way.is_bounded or way.target in told:
                    continue
                following = self.resolve(way.target)
                if following is None:
                    if len(self.menus) == 1 and _STARTS.search(way.target) and not self._has_human():
                        told.add(way.target)
                        yield way, False
                elif following.name not in told and self._leads(following, menu):
                    human = any(one.end in (End.HUMAN, End.UNKNOWN) for one in following.ways)
                    if not human and not (way.is_chosen and self.answers(following)):
                        known = not self.answers(following)
                        told |= {following.name, way.target}
                        yield way, known

    def _has_human(self) -> bool:
        return any(way.end in (End.HUMAN, End.UNKNOWN) for menu in self.menus for way in menu.ways)
