"""Eyes that do not stay where the page expects them: in another window, further down, with a pointer or a keyboard at hand."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grading.devices import script
from grading.lot import lot
from grading.sight import View

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEIGHTS = (560, 1100)
"""Pixels of a window, lowest and highest, for the one that is drawn by lot."""
FOLLOWING = "() => document.getAnimations().some((one) => one.timeline !== document.timeline)"
"""Whether something of a page moves as people scroll."""
MOST_TOUCHED, MOST_STOPS = 12, 3
"""Elements that are touched, and places where somebody who scrolls stops besides the top."""
FOCUS = ("focus", "focus-within", "focus-visible")
ROUNDS = {("hover",): ("hover",), ("hover", "active"): ("active",), FOCUS: FOCUS, ("target",): ("target",)}
"""States that come together, and those of which a style has to speak for them to be tried."""


def window(widths: tuple[int, int]) -> tuple[int, int]:
    """The width and height of a window that nobody who writes a page can compute."""
    drawn = lot("window")
    return drawn.randint(*widths), drawn.randint(*HEIGHTS)


def scrolled(page: Page, width: int, height: int, look: Callable[[str], Any]) -> Iterator[Any]:
    """What is in the window at the top and further down; asked before what moves is stopped. `look`: what it is given."""
    drawn = lot("scroll")
    page.set_viewport_size({"width": width, "height": height})
    for share in (0.0, *(drawn.random() for _ in range(MOST_STOPS))):
        tall = page.evaluate(script("still.js"), [False, {"state": 0}, True])
        page.evaluate("(top) => scrollTo({top, behavior: 'instant'})", share * max(0, tall - height))
        yield look("window")


def touched(page: Page, look: Callable[[str], Any], rest: View) -> Iterator[View]:
    """A page under a pointer and under the keyboard, where its styles tell them apart; `rest`: as it is without."""
    kinds = page.evaluate(script("states.js"), [MOST_TOUCHED, lot("touched").random()])
    for states, spoken in ROUNDS.items():
        some = [rank for rank, asked in enumerate(kinds) if not {*spoken}.isdisjoint(asked)]
        if not some:
            continue
        # All at once; what is then lost may be so by what another one opens over it, and is asked of each alone.
        told = _under(page, look, rest, some, states)
        if len(some) == 1 or not is_less(told, rest):
            yield told
        else:
            yield from (_under(page, look, rest, [rank], states) for rank in some)


def is_less(view: View, rest: View) -> bool:
    """Whether something of a page is lost in a view."""
    kept = all(
        len(words) == len(seen) and all(one or not other for one, other in zip(words, seen, strict=True))
        for key, seen in rest.words.items()
        for words in (view.words.get(key, ()),)
    )
    fields = view.boxes >= rest.boxes and view.reached >= rest.reached
    return not (kept and fields and view.written == rest.written and not view.muted - rest.muted)


def _under(page: Page, look: Callable[[str], Any], rest: View, ranks: list[int], states: tuple[str, ...]) -> View:
    """A page when some of its elements are in a state; of what these do not hold, what is seen at rest."""
    marks = ", ".join(f'[data-seen-touched="{rank}"]' for rank in ranks)
    with contextlib.closing(_Hand(page, marks)) as hand:
        hand.force(states)
        return over(rest, look(marks))


class _Hand:
    """What puts elements in a state, and lets go of them."""

    def __init__(self, page: Page, marks: str) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("DOM.enable")
        self._session.send("CSS.enable")
        root = self._session.send("DOM.getDocument")["root"]["nodeId"]
        self._nodes = self._session.send("DOM.querySelectorAll", {"nodeId": root, "selector": marks})["nodeIds"]

    def force(self, states: tuple[str, ...]) -> None:
        for node in self._nodes:
            self._session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": [*states]})

    def close(self) -> None:
        self.force(())
        self._session.detach()


def over(rest: View, raw: Any) -> View:
    """What is seen at rest, but for what a look was about: `raw`, what that look gave."""
    about, told = frozenset(raw["about"]), view_of(raw)
    words = dict(rest.words)
    for key, asked in ((tuple(one[:2]), one[2]) for one in raw["texts"]):
        old = rest.words.get(key, (True,) * len(asked))
        words[key] = tuple(before if one == "-" else one == "1" for one, before in zip(asked, old, strict=False))
    written = {one: told.written.get(one, "") if one in about else said for one, said in rest.written.items()}
    return replace(
        rest,
        words=words,
        written=written,
        reached=(rest.reached - about) | (told.reached & about),
        boxes=(rest.boxes - about) | (told.boxes & about),
        muted=rest.muted | (told.muted & about),
    )


def view_of(raw: Any) -> View:
    """What a look gave, in this program's own terms."""
    return View(
        words={(holder, rank): tuple(one != "0" for one in words) for holder, rank, words, _ in raw["texts"]},
        places={(holder, rank): tuple(place) for holder, rank, _, place in raw["texts"] if place},
        written=dict(raw["written"]),
        reached=frozenset(raw["reached"]),
        boxes=frozenset(raw["boxes"]),
        title=str(raw["title"]),
        muted=frozenset(raw["muted"]),
        there=frozenset(raw["there"]),
    )
