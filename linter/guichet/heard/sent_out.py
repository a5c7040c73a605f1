"""Timers that sign people out after a while that the page alone knows, without a word before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.heard.effects import leaves
from guichet.heard.refresh import LOGOUT
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import pages_of, scripts_on
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, field, text
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template

_NOTICE = re.compile(
    r"prolong|extend(?!s\b|\w*\.html)|avert|warn|\bconfirm\s*\(|\balert\s*\(|showModal|alertdialog|<dialog|rester connect|stay signed|keep me|\bbient[ôo]t\b|about to",
    re.I,
)
_FROM_PAGE = re.compile(r"\bdataset\b|getAttribute\(|\.data\(")
_HEARD = re.compile(
    r"key(?:down|up|press)|mouse(?:move|down)|pointer(?:move|down)|touch|scroll|['\"](?:input|change|click)['\"]|\.on(?:input|click)\b"
)
"""What people do while they write: a wait that starts again with it ends for nobody who is at work."""


def sent_out(script: Script) -> Iterator[tuple[Any, Page]]:
    """Yield each timer whose delay a page holds, which leads to where sessions end, when no text or script gives notice."""
    if not _FROM_PAGE.search(script.text) or _HEARD.search(script.text):
        return
    for call in script.walk("call_expression"):
        given = arguments(call)
        if text(field(call, "function")).removeprefix("window.") != "setTimeout" or len(given) < 2:
            continue
        code = functions(given[0], script) or ([Defined(given[0], script)] if given[0].type in FUNCTIONS else [])
        told = list(leaves(code))
        if not told or script.number(given[1]) is not None or not re.search(r"[A-Za-z]", text(given[1])):
            continue
        for page in pages_of(script, ()):
            ends = any(_ends(text(one.value), page) for one in told if one.value is not None)
            if ends and not page.is_back_office and not _gives_notice(page):
                yield call, page
                break


def _ends(address: str, page: Page) -> bool:
    """Whether an address ends a session: by its own words, or by what the page keeps under its name in a `data-` attribute."""
    name = re.sub(r"([A-Z])", r"-\1", address.rpartition(".")[2].strip("\"' )")).lower()
    return LOGOUT.search(address) is not None or name in _ending(page)


@memo
def _ending(page: Page) -> frozenset[str]:
    """The names under which a page keeps, in `data-` attributes, an address that ends a session."""
    kept = (
        (attribute.name.removeprefix("data-"), one.source.text[value.start : value.end])
        for one in page.composition.templates
        for element in one.elements
        for attribute in (element.attributes if any(name.startswith("data-") for name in element.attrs) else ())
        if attribute.name.startswith("data-") and (value := attribute.value_span) is not None
    )
    return frozenset(name for name, value in kept if LOGOUT.search(value))


@memo
def _gives_notice(page: Page) -> bool:
    """Whether a text or a script of a page speaks of an end that comes, or of going on."""
    spoken = [_without_layout(one) for one in page.composition.templates]
    return any(_NOTICE.search(one) for one in (*spoken, *dict.fromkeys(one.text for one in scripts_on(page))))


def _without_layout(template: Template) -> str:
    """The text of a file without the name of its layout."""
    text, layout = template.source.text, template.extends
    return text if layout is None else text[: layout.span.start] + text[layout.span.end :]
