"""What the scripts of a page do that no reading of them tells: what they ask for by themselves, what they let people paste."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from grading.document import Document
from grading.plain import is_scripted

PATIENCE = 6000
MINUTES = 10
ALONE = 1000 * 60 * MINUTES
LOADERS = re.compile(
    r"\bcreateElement|\bfetch\b|\bnew (?:Image|Worker|EventSource|WebSocket|XMLHttpRequest)\b|\bimport\s*\(|\bsendBeacon\b|"
    r"\beval\b|\bFunction\s*\(|\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\.(?:src|href)\b|\bsetAttribute\b"
)
BUILDERS = re.compile(
    r"[\"'`]\s*\+|\+\s*[\"'`]|\$\{|\.(?:join|concat|replace|replaceAll|reverse|slice|split)\s*\(|\b(?:atob|fromCharCode|fromCodePoint)\b"
)
PASTED = "collé d’ailleurs"


@dataclass(frozen=True)
class Alone:
    """What a page did while nobody touched more than the wheel: the addresses that it asked for, the cookies that it wrote."""

    asked: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()


def left_alone(folder: Path | None, html: str, path: str) -> Alone:
    """What the scripts of a page ask for and write before any choice; without a browser, a script that puts an address
    together to load something is what it asks for."""
    page = Document(html)
    if not is_scripted(page.select("*")):
        return Alone()
    from grading import browser

    if browser.is_available() and folder is not None:
        with contextlib.suppress(Exception):
            return _watched(folder, html, path.partition("?")[0].lstrip("/"))
    scripts = [one.get_text() for one in page.select("script")]
    return Alone(tuple(one.strip() for one in scripts if LOADERS.search(one) and BUILDERS.search(one)))


def _watched(folder: Path, html: str, file: str) -> Alone:
    from grading.browser import ORIGIN, visit

    asked: list[str] = []
    with visit(folder, file, {}, html=html, clock=True, patience=PATIENCE, asked=asked) as page:
        page.mouse.move(200, 200)
        page.mouse.wheel(0, 400)
        page.clock.fast_forward(ALONE)
        page.wait_for_timeout(100)
        written = tuple(one["name"] for one in page.context.cookies())
    addresses = (f"/{one[len(ORIGIN) :]}" if one.startswith(ORIGIN) else one for one in asked)
    return Alone(tuple(one for one in addresses if one != f"/{file}"), written)


def takes_pasted(folder: Path | None, html: str, name: str) -> bool:
    """Whether a field holds what people paste in it, the scripts of the page running; taken for granted without a browser."""
    from grading import browser

    if folder is not None and browser.is_available() and is_scripted(Document(html).select("*")):
        with contextlib.suppress(Exception):
            return _holds_pasted(folder, html, name)
    return True


def _holds_pasted(folder: Path, html: str, name: str) -> bool:
    from grading.browser import visit

    with visit(folder, "", {}, html=f"<textarea>{PASTED}</textarea>", patience=PATIENCE) as source:
        source.locator("textarea").focus()
        source.keyboard.press("ControlOrMeta+a")
        source.keyboard.press("ControlOrMeta+c")
        source.locator("textarea").fill("")
        source.keyboard.press("ControlOrMeta+v")
        # A machine whose browser has no clipboard says nothing of the answer.
        if source.locator("textarea").input_value() != PASTED:
            return True
    with visit(folder, "", {}, html=html, clock=True, patience=PATIENCE) as page:
        field = page.locator(f'[name="{name}"]').first
        field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("ControlOrMeta+v")
        page.wait_for_timeout(50)
        return PASTED in field.input_value()
