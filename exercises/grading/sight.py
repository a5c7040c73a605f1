"""What eyes meet of a page, asked in one place for all exercises: to Chromium where it is there, else to the linter.

A page is looked at on a phone, on a desk and on paper. A word that is struck, covered, tiny, faint, clipped, off the
page, or gone at one of the widths is unseen.
"""

from __future__ import annotations

import contextlib
import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grading.lot import dealt
from grading.plain import texts_of
from grading.text import MONTHS

Key = tuple[int, int]
"""A piece of text: the number of the element that holds it, its rank among the texts that this element holds."""
MARK = "data-seen-by"
RESOURCES = (".css", ".js")
VARYING = re.compile(rf"\d+|\b(?:{'|'.join(MONTHS)})\b", re.I)
_looked: dict[tuple[object, ...], Sight] = {}
KEPT = 400


@dataclass(frozen=True)
class View:
    """A page at one width: which words of each text are seen, where the text is, what styles write in each element and
    is seen, what a finger reaches, which fields and pictures are drawn, what its tab is called,
    what is kept from screen readers, what has a place at all. A place is the top and left of the text, then
    those of its block."""

    words: Mapping[Key, Sequence[bool]]
    places: Mapping[Key, tuple[int, ...]]
    written: Mapping[int, str]
    reached: frozenset[int]
    boxes: frozenset[int]
    title: str = ""
    muted: frozenset[int] = frozenset()
    there: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sight:
    """A page in all views of a medium. `is_painted`: by a browser, which knows all that hides."""

    views: Sequence[View]
    is_painted: bool

    def is_drawn(self, number: int) -> bool:
        """Whether a field, a button or a picture is seen in every view."""
        return all(number in view.boxes for view in self.views)

    def is_there(self, number: int) -> bool:
        """Whether an element has a place in some view; taken for granted where the sources alone are read."""
        return not self.is_painted or any(number in view.there for view in self.views)

    def is_muted(self, number: int) -> bool:
        """Whether an element is kept from screen readers in some view."""
        return any(number in view.muted for view in self.views)

    def is_reached(self, number: int) -> bool:
        """Whether a mouse or a finger reaches an element in every view."""
        return all(number in view.reached for view in self.views)


def kept_everywhere(texts: Sequence[Sequence[str]]) -> list[str]:
    """The words that all those texts say, in the same order."""
    kept = list(texts[0])
    for other in texts[1:]:
        if kept != other:
            blocks = difflib.SequenceMatcher(None, kept, other, autojunk=False).get_matching_blocks()
            kept = [word for at, _, size in blocks for word in kept[at : at + size]]
    return kept


def look(folder: Path | None, marked: str, sheets: Sequence[str], medium: str, *, scripted: bool) -> Sight:
    """What eyes meet of a page whose elements bear their number; `folder`: where its style sheets and scripts are."""
    from grading import browser

    files = [] if folder is None else [path for path in sorted(folder.rglob("*")) if path.suffix in RESOURCES]
    # Another number or date in the same place is seen as well as the first, where all agree on what is a place for one.
    pieces = texts_of(marked) or ["", marked]
    pieces[::2] = [VARYING.sub("0", one) for one in pieces[::2]]
    shape = "".join(pieces)
    known = (shape, medium, *sheets, *(path.read_bytes() for path in files), browser.is_available(), dealt())
    if known not in _looked:
        while len(_looked) >= KEPT:
            del _looked[next(iter(_looked))]
        _looked[known] = _seen(folder, marked, sheets, medium, scripted=scripted)
    return _looked[known]


def _seen(folder: Path | None, marked: str, sheets: Sequence[str], medium: str, *, scripted: bool) -> Sight:
    from grading import browser, cascaded, painted

    if folder is not None and browser.is_available():
        # A page that Chromium cannot open, or never shows, is read in its sources.
        with contextlib.suppress(Exception):
            return Sight(painted.views(folder, marked, medium, scripted=scripted), is_painted=True)
    return Sight(cascaded.views(marked, sheets, medium), is_painted=False)


def is_sent(folder: Path, html: str, values: Mapping[str, str]) -> bool:
    """Whether the form of a page leaves with those answers, its scripts running; taken for granted without a browser."""
    from grading import browser, filled

    if browser.is_available():
        with contextlib.suppress(Exception):
            return filled.leaves(folder, html, values)
    return True


def deaf_box(folder: Path, html: str) -> str:
    """The box that the text of its label does not tick once the scripts of a page run; none without a browser."""
    from grading import browser, filled

    if browser.is_available():
        with contextlib.suppress(Exception):
            return filled.deaf(folder, html)
    return ""


def is_still(folder: Path, html: str, minutes: int) -> bool:
    """Whether the scripts of a page leave people on it for that long; taken for granted without a browser."""
    from grading import browser, filled

    if browser.is_available():
        with contextlib.suppress(Exception):
            return not filled.goes_away(folder, html, minutes)
    return True


def mark(html: str, starts: Sequence[tuple[int, int, str]]) -> str:
    """The page with, in the start tag at each line and column, the rank of that tag."""
    offsets = [0]
    for text in html.split("\n"):
        offsets.append(offsets[-1] + len(text) + 1)
    pieces: list[str] = []
    done = 0
    for number, (line, column, name) in enumerate(starts):
        at = offsets[line - 1] + column + 1 + len(name)
        if at >= done and re.match(rf"<{re.escape(name)}", html[at - len(name) - 1 : at], re.IGNORECASE):
            pieces += [html[done:at], f' {MARK}="{number}"']
            done = at
    return "".join(pieces) + html[done:]
