"""The selected rules, by what they look at: the few that a file or an element may concern are found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guichet.engine.waking import Vocabulary
from guichet.rulebook.rule import Rule, Subject

if TYPE_CHECKING:
    from guichet.reading.templates.element import Element


class Dispatch:
    """Some element rules, by what they want: a tag, an attribute, or anything."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_want: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for want in rule.wants or ("",):
                self._by_want[want].append(rule)
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
            wanted = (rule for want in dict.fromkeys(wants) for rule in self._by_want.get(want, ()))
            self._known[key] = list({id(rule): rule for rule in wanted}.values())
        return self._known[key]


@dataclass
class Rules:
    """The selected rules by what they look at; built once per process."""

    chosen: Sequence[Rule]
    by_subject: dict[Subject, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    _dispatches: dict[tuple[bool, ...], Dispatch] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for rule in (view for one in self.chosen for view in one.views()):
            self.by_subject[rule.subject].append(rule)
        self.words = Vocabulary(word for rules in self.by_subject.values() for rule in rules for word in rule.words)
        self._choosy = [rule for rule in self.by_subject[Subject.ELEMENT] if rule.mentions or rule.needs]

    def for_elements(self, held: frozenset[str]) -> Dispatch:
        """Return the element rules that may find something in a file, by the words that it holds."""
        awake = tuple([rule.may_find(held) for rule in self._choosy])
        if awake not in self._dispatches:
            asleep = {id(rule) for rule, one in zip(self._choosy, awake, strict=True) if not one}
            rules = self.by_subject[Subject.ELEMENT]
            self._dispatches[awake] = Dispatch(rule for rule in rules if id(rule) not in asleep)
        return self._dispatches[awake]
