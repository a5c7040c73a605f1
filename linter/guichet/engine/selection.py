"""The selected rules, by what they look at: the few that a file or an element may concern are found, and opened, at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guichet.engine.catalogue import opened
from guichet.engine.waking import Vocabulary
from guichet.rulebook.card import Card, Subject
from guichet.rulebook.rule import Rule

if TYPE_CHECKING:
    from guichet.reading.templates.element import Element


class Dispatch:
    """Some element rules, by what they want: a tag, an attribute, or anything."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._by_want: dict[str, list[Card]] = defaultdict(list)
        for card in cards:
            for want in card.wants or ("",):
                self._by_want[want].append(card)
        self._known: dict[tuple[str, ...], list[Rule]] = {}

    def of(self, element: Element) -> list[Rule]:
        """Return the rules that want an element, each once: by its tag, then by its attributes."""
        wants = [element.name, ""]
        for name in element.attrs:
            if f"[{name}]" in self._by_want:
                wants.append(f"[{name}]")
            if name.startswith("aria-"):
                wants.append("[aria-*]")
        key = tuple(wants)
        if key not in self._known:
            wanted = (card for want in dict.fromkeys(wants) for card in self._by_want.get(want, ()))
            self._known[key] = [opened(card) for card in {id(card): card for card in wanted}.values()]
        return self._known[key]


@dataclass
class Rules:
    """The selected rules by what they look at; built once per process."""

    chosen: Sequence[Card]
    by_subject: dict[Subject, list[Card]] = field(default_factory=lambda: defaultdict(list))
    _dispatches: dict[tuple[bool, ...], Dispatch] = field(default_factory=dict, repr=False)
    _opened: dict[Subject, list[Rule]] = field(default_factory=dict, repr=False)
    _vocabularies: dict[tuple[Subject, ...], Vocabulary] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for card in (view for one in self.chosen for view in one.views()):
            self.by_subject[card.subject].append(card)
        self.words = self.words_about(*self.by_subject)
        self._choosy = [card for card in self.by_subject[Subject.ELEMENT] if card.mentions or card.needs]

    def words_about(self, *subjects: Subject) -> Vocabulary:
        """Return the words that wake the rules about some subjects: what these alone read is asked for no others."""
        if subjects not in self._vocabularies:
            cards = (card for subject in subjects for card in self.by_subject[subject])
            self._vocabularies[subjects] = Vocabulary(word for card in cards for word in card.words)
        return self._vocabularies[subjects]

    def woken(self, subject: Subject, held: frozenset[str]) -> list[Rule]:
        """Return the rules about something that may find it in a file, by the words that it holds; the rest stay shut."""
        return [opened(card) for card in self.by_subject[subject] if card.may_find(held)]

    def about(self, subject: Subject) -> list[Rule]:
        """Return all the rules about something, opened once."""
        if subject not in self._opened:
            self._opened[subject] = list(map(opened, self.by_subject[subject]))
        return self._opened[subject]

    def for_elements(self, held: frozenset[str]) -> Dispatch:
        """Return the element rules that may find something in a file, by the words that it holds."""
        awake = tuple([card.may_find(held) for card in self._choosy])
        if awake not in self._dispatches:
            asleep = {id(card) for card, one in zip(self._choosy, awake, strict=True) if not one}
            cards = self.by_subject[Subject.ELEMENT]
            self._dispatches[awake] = Dispatch(card for card in cards if id(card) not in asleep)
        return self._dispatches[awake]
