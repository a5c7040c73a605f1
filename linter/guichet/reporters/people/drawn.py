"""What the page on who can finish is made of: its doors, each with its own drawing and word whatever its colour, and its texts."""

from __future__ import annotations

import re
from html import escape

from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.reporters.people.words import State
from guichet.walked.journeys import Journey

_FRAME = '<path d="M6 118V6h68v112" fill="none" stroke="currentColor" stroke-width="5"/><path d="M0 118h80" stroke="currentColor" stroke-width="4"/>'
_SHUT = '<path d="M9 116V9h62v107z" fill="none" stroke="currentColor" stroke-width="3"{more}/>'
_ASKED = '<text x="40" y="78" font-size="44" text-anchor="middle" fill="currentColor">?</text>'
_DOORS = {
    State.NOTHING_FOUND: '<path d="M8 116V8L34 18v98z" fill="none" stroke="currentColor" stroke-width="2"/>',
    State.OTHER_DOOR: _SHUT.format(more="") + '<path d="M48 116V64l16 5v47z" fill="currentColor"/>',
    State.UNKNOWN: _SHUT.format(more=' stroke-dasharray="7 6"') + _ASKED,
    State.TO_ANSWER: _SHUT.format(more="") + '<circle cx="40" cy="62" r="25" fill="none" stroke="currentColor" stroke-width="3"/>' + _ASKED,
    State.STOPPED: _SHUT.format(more="") + '<path d="M12 12l56 102M68 12L12 114" stroke="currentColor" stroke-width="5"/>',
}  # fmt: skip
"""Ajar and only outlined, shut with a smaller one in it, unknown, asked about, barred."""


_CODE = re.compile(r' \((?:"(?P<en>.+)"|«\s(?P<fr>.+)\s»)\)$', re.S)
"""The words of a program that a sentence ends with."""


def html(text: Text, lang: Lang) -> str:
    """Return a text, safe in a page, the words of a program at its end as such."""
    said = text.of(lang)
    led = _CODE.search(said)
    if led is None:
        return escape(printable(said))
    return f"{escape(printable(said[: led.start()]))} {code(led['en'] or led['fr'])}"


def code(words: str) -> str:
    """Return words of a program, safe in a page."""
    return f"<code>{escape(printable(words))}</code>"


def door(state: State, word: str, who: str) -> str:
    """Return an item of a list of doors: its drawing, the same in a word, and whose it is."""
    return (
        f'<li class="{state.value}"><svg viewBox="0 0 80 120" aria-hidden="true" focusable="false">{_FRAME}{_DOORS[state]}</svg>'
        f'<strong>{word}</strong><span class="who">{who}</span></li>'
    )


def title(journey: Journey, lang: Lang) -> str:
    """Return what a request says that it is, in its own language when that is not the page's."""
    said = html(journey.label, lang)
    return f'<span lang="{escape(journey.lang)}">{said}</span>' if journey.lang not in ("", lang) else said


def folded(summary: str, items: list[str]) -> str:
    """Return a list that opens on demand, and that is printed open."""
    return f"<details><summary>{summary}</summary><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul></details>"
