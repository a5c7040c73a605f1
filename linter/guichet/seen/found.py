"""The elements of a page that a selector finds, as a stylesheet or a script writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.memo import keyed_memo, memo
from guichet.reading.scripts.handles import PAGE
from guichet.reading.scripts.texts import UNKNOWN
from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.effort import Effort, SpentError
from guichet.reading.styles.selectors import Selector, last_name, matches_within, parse_selectors
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.printed import tags_in
from guichet.reading.templates.template import Template
from guichet.seen.tree import tree_of

_OPEN_VALUE = re.compile(rf"""(?<!\s)\s*[~|^$*]?=\s*["']?[^"'\]]{{0,500}}{UNKNOWN}[^\]]*""")
"""The value of an attribute that a script computes: the elements that have the attribute are found."""


@keyed_memo
def found_by(selector: str, page: Page) -> list[Element]:
    """Return the elements of a page that a selector finds, in document order; [] when a part of it is not written."""
    return _find(_OPEN_VALUE.sub("", selector), page) if selector != PAGE else []


@memo
def _by_key(page: Page) -> dict[str, list[Element]]:
    """The elements by id, class and tag."""
    found: dict[str, list[Element]] = {}
    for one in page.find():
        keys = [one.name, "", *(f".{name}" for name in class_names(one))]
        if own := one.attr("id"):
            keys.append(f"#{own}")
        for key in keys:
            found.setdefault(key, []).append(one)
    return found


_VALUE = re.compile(r"""\[([\w-]{1,80})=["']?([^"'\]\\]{1,80})["']?\]""")


def _candidates(selector: Selector, page: Page) -> Sequence[Element]:
    """The elements of a page that a selector may find: those of an id, of a class, of a value, or else of a tag."""
    own = selector.compounds[0]
    asked = _VALUE.match(own.rest) if not (own.id or own.classes) else None
    if asked is not None:
        return _by_value(page).get((asked[1].lower(), asked[2].lower()), ())
    return _by_key(page).get(last_name(selector), ())


@memo
def _by_value(page: Page) -> dict[tuple[str, str], list[Element]]:
    """The elements by the values of their attributes, in small letters."""
    found: dict[tuple[str, str], list[Element]] = {}
    for one in page.find():
        for name in one.attrs:
            found.setdefault((name, (one.attr(name) or "").lower()), []).append(one)
    return found


def styled(selector: Selector, page: Page) -> list[Element]:
    """Return the elements of a page that a rule's selector reaches, its states and its pseudo-element apart."""
    if not selector.is_valid or not selector.compounds:
        return []
    parent = tree_of(page).parent
    effort = Effort()
    try:
        return [one for one in _candidates(selector, page) if matches_within(effort, selector, one, parent)]
    except SpentError:
        return []


_QUOTED = re.compile(r"""["']([\w ,-]{1,80})["']""")


@memo
def classes_in_turn(element: Element) -> frozenset[str]:
    """Return the classes that a template writes in one case or another: "open" and "shut" of `{% if … %}open{% else %}shut{% endif %}`."""
    span = element.value_span("class") if is_dynamic(element.attr("class") or "") else None
    if span is None:
        return frozenset()
    text, at = element.template.source.text, span.start
    found: set[str] = set()
    for tag in tags_in(element, "class"):
        said, at = text[at : tag.start], tag.end
        words = said.split()
        if tag.kind is Kind.OUTPUT:
            begun = words.pop() if words and said.endswith(words[-1]) else ""  # "btn-" of `btn-{{ "big" }}`
            quoted = (one.replace(",", " ").split() for one in _QUOTED.findall(tag.body))
            found.update(begun + word for one in quoted for word in one)
        found.update(words)
    return frozenset(found.union(text[at : span.end].split()))


def styled_in_turn(selector: Selector, page: Page) -> list[Element]:
    """Return the elements of a page's own file that a rule of classes alone reaches in one case or another."""
    own = selector.compounds[0] if selector.is_valid and len(selector.compounds) == 1 else None
    if own is None or not own.classes or own.id or own.rest:
        return []
    bearing = min((_in_turn(page.template).get(name, []) for name in own.classes), key=len)
    return [one for one in bearing if own.tag in {"", one.name} and classes_in_turn(one).issuperset(own.classes)]


@memo
def _in_turn(template: Template) -> dict[str, list[Element]]:
    """The elements of a file by the classes that they have in one case or another."""
    found: dict[str, list[Element]] = {}
    for one in template.elements:
        for name in classes_in_turn(one):
            found.setdefault(name, []).append(one)
    return found


def _find(selector: str, page: Page) -> list[Element]:
    if UNKNOWN in selector or not selector.strip():
        return []
    whole = [one for one in parse_selectors(selector) if not one.pseudo_element]
    return list(dict.fromkeys(each for one in whole for each in styled(one, page)))
