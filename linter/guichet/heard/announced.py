"""Messages that scripts write or show after the page has loaded, and whether a screen reader says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.memo import memo, nearest
from guichet.heard.effects import Effect, shows, writes
from guichet.heard.events import AT_LOADING
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.definitions import Defined, bindings, values
from guichet.reading.scripts.handles import PAGE, handles
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, is_bundle, scripts_on
from guichet.reading.scripts.syntax import arguments, bare, field, function_around, parameters, text
from guichet.reading.scripts.texts import UNKNOWN, text_made
from guichet.reading.scripts.ways import ways_to
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.tree import tree_of

_LIVE = frozenset("alert alertdialog dialog log marquee progressbar status timer".split())
_NOT_MESSAGES = frozenset(
    "a button caption dt figcaption h1 h2 h3 h4 h5 h6 label legend option script select style summary td textarea th title".split()
)
_WAITS = re.compile(r"\bawait\b|\.then\(|\bfetch\(|XMLHttpRequest|\$\.(?:ajax|post|get)\(|axios")
TELLS = re.compile(r"aria-live|ariaLive|['\"](?:alert|status|log)['\"]|announce|annonc|\.focus\(|scrollIntoView", re.I)
"""What shows that a script has its messages heard: a live region that it makes, focus that it moves."""
_LONGEST = 60
"""Characters of a message that are quoted."""
_TAGS = re.compile(r"<[^<>]*>")
_MADE = re.compile(r"createElement\(\s*['\"`](?:p|div|span|strong|aside|section)['\"`]")
_CONTENT = re.compile(r"(?:\s|<(?:div|section|article|span)\b[^>]*>)*<(?:h[1-6]|table|ul|ol|dl|form)\b", re.I)
_MORE = re.compile(r"</(?:p|div|h[1-6])>\s*(?:<[a-z]|[^\s<])|<(?:table|ul|ol|dl|form|h[1-6])\b", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, eq=False)
class Message:
    """Something said to the person after an action: the selectors of where, the words written in the source."""

    on: tuple[str, ...]
    words: str
    node: Any
    script: Script
    waits: bool
    """Whether it comes after an answer from elsewhere: a request, a timer."""
    shown: bool
    """Whether it was in the page, hidden."""
    made: bool = False
    """Whether it is an element that the script makes."""
    markup: str = ""
    """What is written, tags included."""

    @property
    def is_content(self) -> bool:
        """Whether it is content with its own titles rather than a message: tables, lists, parts."""
        return bool(_CONTENT.match(self.markup))

    @property
    def brings_more(self) -> bool:
        """Whether more than a sentence is written: what was found, after how much was found."""
        return bool(_MORE.search(self.markup))


def messages(script: Script) -> Iterator[Message]:
    """Yield the messages that a script writes in an element, or shows, once something has happened."""
    if is_bundle(script) or TELLS.search(script.text):
        return
    whole = [Defined(script.root, script)]
    found = [(one, False) for one in writes(whole)] + [(one, True) for one in shows(whole)]
    for effect, shown in found:
        on = tuple(one for one in handles(effect.target, script) if one != PAGE)
        if on and (happens := after(effect, script)) is not None:
            made = "" if shown else _said_by_made(effect)
            written = "" if shown or made else _written(effect)
            yield Message(on, made or _shortened(written), effect.node, script, happens, shown, bool(made), written)


def after(effect: Effect, script: Script) -> bool | None:
    """Return whether an effect waits for an answer; None when it only comes as the page loads."""
    function = outer = function_around(effect.node)
    while function is not None:
        outer, function = function, function_around(function)
    waits = outer is not None and bool(_WAITS.search(text(outer)))
    events = {one.event for one in ways_to(effect.node, script)}
    if events <= AT_LOADING:
        return True if waits else None
    return waits or "submit" in events


def _said_by_made(effect: Effect) -> str:
    """Return the words put into an element that a script makes and adds: `const p = document.createElement("p")`."""
    name = effect.value
    if name is None or name.type != "identifier":
        return ""
    made = [text(one.node) for one in values(name, effect.script)]
    if not any(_MADE.search(one) for one in made):
        return ""
    around = function_around(effect.node)
    inside = writes([Defined(around, effect.script)]) if around is not None else ()
    return next((words for one in inside if text(one.target) == text(name) and (words := said(one))), "")


def said(effect: Effect) -> str:
    """Return the words that an effect certainly writes, in the first of the ways that it may go."""
    return _shortened(_written(effect))


def is_content(effect: Effect) -> bool:
    """Whether an effect writes content with a shape of its own rather than a message: a list, a table, parts with titles."""
    return bool(_CONTENT.match(_written(effect)))


def _written(effect: Effect) -> str:
    """Return what an effect writes, tags included, in the first of the ways that holds words."""
    given = [(effect.value, effect.script), *_given(effect)]
    made = (text_made(one, script) for value, script in given for one in _choices(value))
    return next((one for one in made if _shortened(one)), "")


def _given(effect: Effect) -> Iterator[tuple[Any, Script]]:
    """Yield what calls give to the parameter that an effect writes: `const tell = (words) => { zone.textContent = words }`."""
    value = effect.value
    for one in bindings(value, effect.script) if value is not None and value.type == "identifier" else ():
        if one.sort is Sort.PARAMETER and not one.keys:
            rank = next((at for at, each in enumerate(parameters(one.value)) if each == one.node), None)
            for call, caller in calls_of(one.value, one.script) if rank is not None else ():
                yield from ((each, caller) for each in arguments(call)[rank : (rank or 0) + 1])


def _choices(value: Any) -> Iterator[Any]:
    value = bare(value)
    if value is not None and value.type == "ternary_expression":
        yield from _choices(field(value, "consequence"))
        yield from _choices(field(value, "alternative"))
    elif value is not None:
        yield value


def _shortened(markup: str) -> str:
    """Return the words of what is written, cut where they are many; "" when it holds no two."""
    made = " ".join(_TAGS.sub(" ", markup).replace(UNKNOWN, "…").split())
    short = made if len(made) <= _LONGEST else made[:_LONGEST].rpartition(" ")[0] + "…"
    return short if len(_WORD.findall(made)) >= 2 else ""


def is_silent(element: Element, page: Page) -> bool:
    """Whether no screen reader says what changes in an element: no live region holds it, no field is described by it."""
    own = element.attr("id")
    for one in tree_of(page).chain(element):
        role = one.attr("role") or ""
        if one.name in _NOT_MESSAGES or "aria-live" in one.attrs or one.name in {"output", "dialog"}:
            return False
        if role in _LIVE or one.has_unknown_attributes or page.is_dynamic(role):
            return False
    if own and any(own in each.token_list(name) for name in _TIES for each in page.find() if name in each.attrs):
        return False
    return not has_unread(page) and not any(TELLS.search(one.text) for one in scripts_on(page))


_TIES = ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-owns")


_BOXES = frozenset({"alert", "fr-alert", "fr-notice", "govuk-notification-banner", "usa-alert"})
"""Messages of the French, British and American design systems and of Bootstrap, whose titles are of a level of their own."""


def is_live(element: Element) -> bool:
    """Whether an element is, or stands in, a live region: it may be heard by itself when it appears."""
    return nearest(_live(element.template), (element, *element.ancestors), _says_itself, False)


def is_in_message(element: Element) -> bool:
    """Whether an element is a part of a message: of a box that says so by its role, or by a class of a design system."""
    return nearest(_messages(element.template), element.ancestors, _is_message, False)


def _says_itself(element: Element) -> bool:
    return element.attr("role") in _LIVE or (element.attr("aria-live") or "off") != "off"


def _is_message(element: Element) -> bool:
    return element.attr("role") in _LIVE or not _BOXES.isdisjoint(element.token_list("class"))


@memo
def _live(_: Template) -> dict[Element, bool]:
    """Whether the elements that were asked about are in a live region."""
    return {}


@memo
def _messages(_: Template) -> dict[Element, bool]:
    """Whether the elements that were passed are, or are in, a message."""
    return {}


def holds_only_words(element: Element) -> bool:
    """Whether an element holds a short message, and nothing to act on."""
    inside = {one.name for one in element.inside()}
    acting = {"a", "button", "input", "select", "textarea", "form", "h1", "h2", "h3", "img", "table", "ul", "nav"}
    return 2 <= len(_WORD.findall(element.text)) <= 40 and not inside & acting
