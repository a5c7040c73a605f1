"""What the styles of a page ask of the device, and a page under each answer: what can be set is set, the rest is forced."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

CONDITIONS = """() => {
  const asked = [...document.querySelectorAll("[media]")].map((one) => one.media ?? "");
  const read = (sheet) => {
    for (const rule of sheet?.cssRules ?? []) {
      asked.push(rule.media?.mediaText ?? rule.containerQuery ?? "");
      read(rule), read(rule.styleSheet);
    }
  };
  for (const sheet of document.styleSheets) try { read(sheet); } catch {}
  return [...asked, ...[...document.scripts].map((one) => one.text)].join("\\n");
}"""
"""What the style sheets of a page ask of the screen, as the browser has understood them, and what its scripts say: words in
a comment or in a rule ask nothing."""
SETTINGS: Mapping[str, dict[str, Any]] = {
    "prefers-color-scheme": {"color_scheme": "dark"},
    "prefers-reduced-motion": {"reduced_motion": "reduce"},
    "forced-colors": {"forced_colors": "active"},
}
"""What people may have set on their device, and that styles may ask for."""
UNSET: Mapping[str, Any] = {"color_scheme": "null", "reduced_motion": "null", "forced_colors": "null"}
"""Nothing set: None would leave what the page before was looked at with."""
MOST_FORCED = 6
"""Looks at most at what depends on conditions that nobody emulates, and as many at the contrary."""


@functools.cache
def script(name: str) -> str:
    """A script of this folder, without the line that says what it is for."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8").partition("\n")[2]


def conditions(page: Page) -> Iterator[None]:
    """A page that is open, under each setting of the device that its styles ask for but the theme, one after the other."""
    sources = page.evaluate(CONDITIONS)
    for asked, setting in SETTINGS.items():
        if asked in sources and "color_scheme" not in setting:
            page.emulate_media(**setting)
            yield
            page.emulate_media(**dict.fromkeys(setting, "null"))
    yield from forced(page)


def forced(page: Page) -> Iterator[None]:
    """A page where each condition that nobody emulates holds as well as those before it; then on a device that answers
    otherwise to all that is asked about one thing, one thing after the other."""
    asked, abouts = page.evaluate(script("force.js"), [-1, ""])
    for count, to in ((asked, "holds"), (abouts, "turns")):
        for rank in range(min(count, MOST_FORCED)):
            page.evaluate(script("force.js"), [rank, to])
            yield
        page.evaluate(script("force.js"), [-1, "asked"])
