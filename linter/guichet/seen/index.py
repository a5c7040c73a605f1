"""Which rules of the stylesheets may style an element, found as browsers do: by its own names, then by those around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.core.memo import cached_property, memo
from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.selectors import Parent, Selector
from guichet.reading.styles.sheets import PageSheet, sheets_of
from guichet.reading.styles.syntax import StyleRule
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.tree import tree_of


@dataclass(slots=True)
class Candidate:
    """A selector of a rule, and where the rule stands among all."""

    selector: Selector
    rule: StyleRule
    order: int
    source: PageSheet


class Index:
    """The rules of some stylesheets, by the last thing that their selectors ask, then by one that they ask around it."""

    def __init__(self, sheets: Sequence[PageSheet], parent: Parent) -> None:
        self._sheets = sheets
        self._parent = parent
        self._around: dict[int, frozenset[str]] = {}
        self._kept: list[Element] = []

    @cached_property
    def _rules(self) -> dict[str, dict[str, list[Candidate]]]:
        """The rules by what their selectors ask of the element, then of one of those around it."""
        index: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
        order = 0
        for one in self._sheets:
            for rule in one.sheet.rules:
                order += 1
                for selector in rule.selectors:
                    if selector.is_valid and not selector.pseudo_element:
                        last = selector.compounds[0]
                        key = f"#{last.id}" if last.id else f".{last.classes[0]}" if last.classes else last.tag or "*"
                        index[key][_asked_around(selector)].append(Candidate(selector, rule, order, one))
        return index

    def candidates(self, element: Element) -> Iterator[Candidate]:
        """Yield what may match an element, found by its id, classes and name."""
        index = self._rules
        keys = [element.name, "*"]
        if element.attrs.get("id"):
            keys.append(f"#{element.attrs['id']}")
        keys.extend(f".{name}" for name in dict.fromkeys(class_names(element)))
        for key in keys:
            found = index.get(key)
            if found:
                yield from self._near(found, element)

    def naming(self, name: str) -> Iterator[Candidate]:
        """Yield what asks for a class, whatever it asks around."""
        for found in self._rules.get(f".{name}", {}).values():
            yield from found

    def _near(self, found: dict[str, list[Candidate]], element: Element) -> Iterator[Candidate]:
        """Yield the rules whose selectors ask nothing around an element, or something that is there, in their order."""
        if len(found) == 1 and "" in found:
            yield from found[""]
            return
        around = self._names_around(element)
        near = ["", *(around if len(around) < len(found) else found)]
        kept = [
            one for name in dict.fromkeys(near) if name in found and (not name or name in around) for one in found[name]
        ]
        yield from sorted(kept, key=lambda one: one.order)

    def _names_around(self, element: Element) -> frozenset[str]:
        """Return the ids and classes of the elements around one, as selectors write them."""
        above = self._parent(element)
        if above is None:
            return frozenset()
        known = self._around.get(id(above))
        if known is None:
            own = {f".{name}" for name in class_names(above)}
            if above.attrs.get("id"):
                own.add(f"#{above.attrs['id']}")
            known = self._around[id(above)] = self._names_around(above) | own
            self._kept.append(above)
        return known


@memo
def index_of(page: Page) -> Index:
    """Return the rules of a page's stylesheets, whatever state its elements are in."""
    return Index(sheets_of(page).sheets, tree_of(page).parent)


def _asked_around(selector: Selector) -> str:
    """Return an id or a class that an element around must have, "" when a selector asks for none."""
    for compound, combinator in zip(selector.compounds[1:], selector.combinators, strict=False):
        if combinator not in (" ", ">"):
            break
        if compound.id or compound.classes:
            return f"#{compound.id}" if compound.id else f".{compound.classes[0]}"
    return ""
