"""What a browser reads in the sources of a page that parsers may read in several ways: before any style, before any script."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from bs4 import Tag

from grading.sight import mark

READ = """(html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  // What HTML puts in by itself, where its tag may be left out.
  const implied = "html, head, body, tbody, colgroup, :is(p, br):not(:has(*)):empty";
  const numbered = [...parsed.querySelectorAll("[data-seen-by]")], others = [...parsed.querySelectorAll("body *")]
    .filter((one) => !one.hasAttribute("data-seen-by") && !one.matches(implied));
  return [numbered.map((one) => Number(one.getAttribute("data-seen-by"))), others[0]?.outerHTML ?? ""];
}"""


class Sources:
    """A page as it is written, and what a browser makes of it where parsers may not agree: taken for granted without Chromium."""

    def __init__(self, html: str, elements: Sequence[Tag], folder: Path | None, *, strange: bool) -> None:
        self._html, self._elements, self._folder, self.is_strange = html, elements, folder, strange

    @cached_property
    def marked(self) -> str:
        """The page, in which each element bears its number."""
        starts = [(one.sourceline or 1, one.sourcepos or 0, one.name) for one in self._elements]
        return mark(self._html, starts)

    def holds(self, number: int) -> bool:
        """Whether a browser finds the element of that number."""
        return self._read is None or number in self._read[0]

    @property
    def stray(self) -> str:
        """The first element that a browser finds where the sources seem to hold none; empty when there is none."""
        return self._read[1] if self._read is not None else ""

    @cached_property
    def _read(self) -> tuple[frozenset[int], str] | None:
        from grading import browser

        if self.is_strange and self._folder is not None and browser.is_available():
            with contextlib.suppress(Exception), browser.easel(self._folder, "") as page:
                known, stray = page.evaluate(READ, self.marked)
                return frozenset(known), stray
        return None
