"""Whether the words people see are in the name that assistive technology speaks (WCAG 2.5.3)."""

from __future__ import annotations

import re

from guichet.reading.language.words import unaccented
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_WORD = re.compile(r"[^\W_]+\.?|[×÷=+<>%€$£]")
_FONT_RULE = re.compile(r"(?<![\w.#-])([\w.#-]+)\s*\{[^{}]*font-family\s*:[^;{}]{0,300}icons?\b", re.I)


def spoken_words(text: str) -> list[str]:
    """Return the words and signs of a text in lower case; accents are taken off, the dot of an abbreviation is kept."""
    return _WORD.findall(unaccented(text))


def shown_words(text: str) -> list[str]:
    """Return the words of a text that people see, less the signs drawn before or after them: "< Back", "+ Add a paper"."""
    words = spoken_words(text)
    while len(words) > 1 and words[-1] in _DRAWN:
        words.pop()
    while len(words) > 1 and words[0] in _DRAWN:
        words.pop(0)
    return words


_DRAWN = frozenset("<>+×")


def contains_run(words: list[str], wanted: list[str]) -> bool:
    """Whether some words occur in a row in others."""
    bare, target = [word.rstrip(".") for word in words], [word.rstrip(".") for word in wanted]
    return any(bare[at : at + len(target)] == target for at in range(len(bare) - len(target) + 1))


def uses_icon_font(control: Element, page: Page) -> bool:
    """Whether an in-document style sets an icon font on an element, so that its letters are seen as a drawing."""
    for template in page.composition.templates:
        for style in template.by_name.get("style", ()):
            span = style.inner_span
            for match in _FONT_RULE.finditer(template.masked.text[span.start : span.end]):
                if match[1] in {control.name, *(f".{word}" for word in control.token_list("class"))}:
                    return True
    return False
