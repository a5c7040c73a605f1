"""Which declaration wins for an element: origin, importance, specificity, order, inheritance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from guichet.core.memo import cached_property, memo
from guichet.reading.styles.effort import Effort, SpentError, share
from guichet.reading.styles.layers import OUTSIDE, Rank, ranks_of, reversed_rank
from guichet.reading.styles.media import DESKTOP, Window, applies
from guichet.reading.styles.selectors import Selector, matches_within
from guichet.reading.styles.sheets import PageSheet, Reading, is_of_library, sheets_of
from guichet.reading.styles.shorthands import longhands
from guichet.reading.styles.syntax import Declaration, is_open, parse_declarations
from guichet.reading.styles.utilities import UTILITIES
from guichet.reading.styles.variables import substitute
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.declared import EMPTY, Declared, Given, Style, cascaded
from guichet.seen.index import Candidate, Index, index_of
from guichet.seen.tree import Tree, tree_of

_CUSTOM_DEPTH = 8
"""Custom properties that stand for one another in a row."""


@dataclass
class Styles:
    """The stylesheets of one page, indexed by the last thing that their selectors ask."""

    page: Page
    states: frozenset[str] = frozenset()
    """The states that the elements are in: none of them when at rest."""
    memo: dict[tuple[int, Window], Style] = field(default_factory=dict)
    _matched: dict[int, list[Candidate]] = field(default_factory=dict)
    _settled: dict[tuple[int, Window], Style] = field(default_factory=dict)
    _customs: dict[tuple[int, str, Window], tuple[str, bool] | None] = field(default_factory=dict)
    _kept: list[Element] = field(default_factory=list)
    _of_rules: dict[tuple[int, ...], Style] = field(default_factory=dict)
    _dim: set[int] = field(default_factory=set)

    @cached_property
    def _tree(self) -> Tree:
        return tree_of(self.page)

    @cached_property
    def _read(self) -> Reading:
        return sheets_of(self.page)

    @cached_property
    def sheets(self) -> list[PageSheet]:
        """The stylesheets that could be read, in order."""
        return self._read.sheets

    @property
    def is_complete(self) -> bool:
        """Whether no other stylesheet can apply."""
        return self._read.is_complete and self._is_whole

    @property
    def lacks_own(self) -> bool:
        """Whether a stylesheet of the service itself, that the page names, was not found."""
        return not self._read.is_complete and not self._read.lacks_libraries_alone

    def governs(self, selector: Selector) -> bool:
        """Whether no stylesheet that was not read can answer for what a selector names: a library knows its own names."""
        if self.is_complete or self._is_own(selector):
            return True
        named = [name for one in selector.compounds for name in one.classes]
        own = any(one.id for one in selector.compounds) or not all(map(self._is_unread, named))
        return own and self._read.lacks_libraries_alone and self._is_whole

    def _is_own(self, selector: Selector) -> bool:
        """Whether what a selector is about is of one component alone, whose stylesheets are here."""
        last = selector.compounds[0]
        return any(one in last.rest or any(name.endswith(one) for name in last.classes) for one in self._own_names)

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return frozenset(one.own for one in self.sheets if one.own)

    def _is_unread(self, name: str) -> bool:
        """Whether a class has a name of a published library, and no utility class answers to it."""
        return is_of_library(name) and not any(one.source.sheet.path == UTILITIES for one in self._index.naming(name))

    @cached_property
    def _is_whole(self) -> bool:
        return self.page.is_whole

    @cached_property
    def _layers(self) -> dict[str, Rank]:
        return ranks_of([one.sheet for one in self.sheets])

    @property
    def _index(self) -> Index:
        return index_of(self.page)

    def matching(self, element: Element, window: Window = DESKTOP) -> Iterator[Candidate]:
        """Yield the rules that match an element, whatever state they wait for."""
        for one in self._all_matching(element):
            if all(applies(query, window) for query in one.rule.media) and (
                not one.source.media or applies(one.source.media, window)
            ):
                yield one

    def _all_matching(self, element: Element) -> list[Candidate]:
        matched = self._matched.get(id(element))
        if matched is None:
            matched = self._matched[id(element)] = list(self._matching(element))
            self._kept.append(element)
        return matched

    def _matching(self, element: Element) -> Iterator[Candidate]:
        effort = Effort(self._share)
        try:
            for one in self._index.candidates(element):
                if matches_within(effort, one.selector, element, self.parent):
                    yield one
        except SpentError:
            self._dim.add(id(element))

    @cached_property
    def _share(self) -> int:
        return share(len(self.page.composition.shown))

    @property
    def left_out(self) -> int:
        """How many elements were asked about and are dim."""
        return len(self._dim)

    def is_dim(self, element: Element) -> bool:
        """Whether the stylesheets ask too much for all that they say of an element to be known, whatever was asked before."""
        if self.sheets:
            self._all_matching(element)
        return id(element) in self._dim

    def of(self, element: Element, window: Window = DESKTOP) -> Style:
        """Return what is declared for an element at rest, custom properties put in place."""
        if not self.sheets and not element.attrs.get("style"):
            return EMPTY
        key = (id(element), window)
        style = self._settled.get(key)
        if style is None:
            style = self._raw(element, window)
            if any("var(" in declared.value for declared in style.values()):
                style = self._substituted(element, style, window)
            self._settled[key] = style
        return style

    def _raw(self, element: Element, window: Window) -> Style:
        inline = element.attr("style")
        if not inline and not self.sheets:
            return EMPTY
        key = (id(element), window)
        style = self.memo.get(key)
        if style is None:
            style = self.memo[key] = self._compute(element, inline, window)
            self._kept.append(element)
        return style

    def _compute(self, element: Element, inline: str | None, window: Window) -> Style:
        open_ended = (
            element.has_unknown_attributes
            or is_dynamic(element.attr("class") or "")
            or CONTROL in (element.attrs.get("class") or "")
        )
        rules = list(self.matching(element, window)) if self.sheets else []
        settled = not open_ended and bool(self.sheets) and not self.is_dim(element)
        if inline:
            found = [*self._given_by(rules, settled), *self._given_inline(element, inline)]
            return cascaded(found)
        alike = (settled, *map(id, rules))  # many elements of a page answer to the same rules
        style = self._of_rules.get(alike)
        if style is None:
            style = self._of_rules[alike] = cascaded(self._given_by(rules, settled))
        return style

    def _given_by(self, rules: Sequence[Candidate], settled: bool) -> Iterator[Given]:
        for one in rules:
            if not one.selector.states <= self.states:
                continue
            sure = settled and one.source.certain and (self.is_complete or self._is_own(one.selector))
            layer = self._layers.get(one.rule.layer, OUTSIDE)
            for at, declaration in enumerate(one.rule.declarations):
                for name, value in longhands(declaration.name, declaration.value):
                    declared = Declared(
                        value, declaration.important, False, sure, one.rule, one.source.sheet.path, declaration
                    )
                    of_layer = reversed_rank(layer) if declaration.important else layer
                    rank = (declaration.important, False, of_layer, one.selector.specificity, one.order, at)
                    yield rank, declared, name

    def _given_inline(self, element: Element, inline: str) -> Iterator[Given]:
        sure = CONTROL not in inline and not is_open(inline) and not element.has_unknown_attributes
        for at, declaration in enumerate(parse_declarations(inline)):
            for name, value in longhands(declaration.name, declaration.value):
                declared = Declared(value, declaration.important, True, sure, None, element.template.path, declaration)
                yield (declaration.important, True, OUTSIDE, (0, 0, 0), 0, at), declared, name

    def _substituted(self, element: Element, style: Style, window: Window) -> Style:
        """Return a style with what each custom property is for this very element in place of its `var()`."""
        found = dict(style)
        for name, declared in style.items():
            if "var(" not in declared.value or name.startswith("--"):
                continue
            value, certain = self._put(declared, element, window, 0)
            for longhand, part in longhands(name, value):
                found[longhand] = replace(declared, value=part, certain=certain)
        return found

    def value(self, declaration: Declaration, element: Element, window: Window = DESKTOP) -> str:
        """Return what a declaration gives an element, custom properties put in place."""
        declared = Declared(declaration.value, declaration.important, False, True, declaration=declaration)
        return self._put(declared, element, window, 0)[0]

    def _put(self, declared: Declared, element: Element, window: Window, depth: int) -> tuple[str, bool]:
        used = [declared.certain]

        def known(custom: str) -> str | None:
            held = self._custom(element, custom, window, depth)
            if held is not None:
                used.append(held[1])
            return held[0] if held is not None else None

        return substitute(declared.value, known), all(used)

    def _custom(self, element: Element, name: str, window: Window, depth: int) -> tuple[str, bool] | None:
        """Return what the nearest element around gives a custom property, and whether it is certain."""
        key = (id(element), name, window)
        if key not in self._customs:
            self._customs[key] = None  # a property that stands for itself stands for nothing
            self._kept.append(element)
            for one in self.chain(element):
                held = self._raw(one, window).get(name)
                if held is not None:
                    asks = "var(" in held.value and depth < _CUSTOM_DEPTH
                    self._customs[key] = self._put(held, one, window, depth + 1) if asks else (held.value, held.certain)
                    break
        return self._customs[key]

    def parent(self, element: Element) -> Element | None:
        """Return the element around another, in its own file or in the layout that holds it."""
        return self._tree.parent(element)

    def chain(self, element: Element) -> Iterator[Element]:
        """Yield an element and those around it, through layouts."""
        return self._tree.chain(element)

    def inherited(self, element: Element, name: str) -> Declared | None:
        """Return the nearest declaration of an inherited property; None when no one declares it."""
        for one in self.chain(element):
            declared = self.of(one).get(name)
            if declared is not None and declared.value not in {"inherit", "unset"}:
                return declared
        return None


@memo
def styles_of(page: Page) -> Styles:
    """Return the stylesheets of a page, read once."""
    return Styles(page)


def styles_in(page: Page, states: frozenset[str]) -> Styles:
    """Return the stylesheets of a page while its elements are hovered, or have the focus."""
    return Styles(page, states)


def style_of(element: Element, page: Page, window: Window = DESKTOP) -> Style:
    """Return what is declared for an element of a page at rest: property → the declaration that wins."""
    return styles_of(page).of(element, window)
