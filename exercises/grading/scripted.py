"""What the scripts of a page do that no reading of them tells: what they ask for by themselves, what they let people paste."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grading import verdicts
from grading.document import Document
from grading.plain import is_scripted

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

    seen: Alone | None = None
    if browser.is_available() and folder is not None:
        seen, is_whole = _watched(folder, html, path.partition("?")[0].lstrip("/"))
        if is_whole:
            return seen
    scripts = [one.get_text() for one in page.select("script")]
    built = tuple(one.strip() for one in scripts if LOADERS.search(one) and BUILDERS.search(one))
    return Alone((*seen.asked, *built), seen.cookies) if seen is not None else Alone(built)


def _watched(folder: Path, html: str, file: str) -> tuple[Alone, bool]:
    """What a page did, and whether it was looked at to the end: one that leaves, or whose own clock throws, is not."""
    from playwright.sync_api import Error

    from grading.browser import ORIGIN, visit

    asked: list[str] = []
    written: tuple[str, ...] = ()
    is_whole = False
    with (
        _answered(file),
        contextlib.suppress(Error),
        visit(folder, file, {}, html=html, clock=True, asked=asked) as page,
    ):
        page.mouse.move(200, 200)
        page.mouse.wheel(0, 400)
        page.clock.fast_forward(ALONE)
        page.wait_for_timeout(100)
        written = tuple(one["name"] for one in page.context.cookies())
        is_whole = True
    addresses = (f"/{one[len(ORIGIN) :]}" if one.startswith(ORIGIN) else one for one in asked)
    return Alone(tuple(one for one in addresses if one != f"/{file}"), written), is_whole


@contextlib.contextmanager
def _answered(file: str) -> Iterator[None]:
    """Have a page that does not answer, or that brings the browser down, be the learner's: it earns nothing by it."""
    from grading.browser import Fallen

    try:
        yield
    except TimeoutError:
        raise verdicts.out_of_time(file) from None
    except Fallen:
        raise verdicts.fallen(file) from None


def takes_pasted(folder: Path | None, html: str, name: str) -> bool:
    """Whether a field holds what people paste in it, the scripts of the page running; taken for granted without a browser."""
    from grading import browser

    if folder is not None and browser.is_available() and is_scripted(Document(html).select("*")):
        return not _has_clipboard(folder) or _holds_pasted(folder, html, name)
    return True


def _has_clipboard(folder: Path) -> bool:
    """Whether the browser of this machine copies and pastes at all: where it does not, that says nothing of an answer."""
    from playwright.sync_api import Error

    from grading.browser import visit

    held = ""
    with (
        contextlib.suppress(Error, TimeoutError),
        visit(folder, "", {}, html=f"<textarea>{PASTED}</textarea>") as source,
    ):
        source.locator("textarea").focus()
        source.keyboard.press("ControlOrMeta+a")
        source.keyboard.press("ControlOrMeta+c")
        source.locator("textarea").fill("")
        source.keyboard.press("ControlOrMeta+v")
        held = source.locator("textarea").input_value()
    return held == PASTED


def _holds_pasted(folder: Path, html: str, name: str) -> bool:
    from playwright.sync_api import Error

    from grading.browser import visit

    is_held = False
    # A page that leaves while one pastes holds nothing.
    with (
        _answered(f"name={name}"),
        contextlib.suppress(Error),
        visit(folder, "", {}, html=html, clock=True) as page,
    ):
        field = page.locator(f'[name="{name}"]').first
        field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("ControlOrMeta+v")
        page.wait_for_timeout(50)
        is_held = PASTED in field.input_value()
    return is_held
