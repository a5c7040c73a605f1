"""Whether what a page hides at first is shown by a native button, and a script does no more than that: it is pressed, and filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from guichet.reading.project.project import Project
from guichet.reading.scripts.pages import has_unread, is_bundle, scripts_on
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.design_systems import opened_later

_NATIVE = ("button", "summary", "input")
_OF_LIBRARY = ("data-bs-target", "data-fr-target")
"""By what a button says which part it opens to the library that answers for it."""
_POINTS = ("aria-controls", "data-target", "data-toggle-target", *_OF_LIBRARY)
"""By what a button says which part it is about, to whoever listens: it opens nothing by itself."""
_OPENS = re.compile(r"\b(?:bootstrap|dsfr)\b", re.I)
_TARGET = re.compile(r"^data-([\w-]+?)-target$")
_SHOWS = re.compile(
    r"\bclassList\b|\.hidden\b|removeAttribute\(\s*[\"']hidden|toggleAttribute\(\s*[\"']hidden|\.style\.display\b"
)
_DOES_MORE = re.compile(
    r"\binnerHTML\b|\binsertAdjacent|\bouterHTML\b|\bfetch\(|\bcreateElement\(|\.remove\(\)|\bpreventDefault\(|\blocation\b|\bXMLHttpRequest\b|\binert\b|\.disabled\b"
)


def is_pressed_open(hidden: Element, page: Page) -> bool:
    """Return whether a native button shows a part that is hidden at first, by a script that only shows it."""
    buttons = [one for one in page.find(*_NATIVE) if one.name != "input" or one.attr("type") in ("checkbox", "radio", "button")]  # fmt: skip
    own = hidden.attr("id") or ""
    points = {name for one in buttons for name in _POINTS if own and (one.attr(name) or "").lstrip("#") == own}
    is_of_library = not points.isdisjoint(_OF_LIBRARY) or not opened_later().isdisjoint(
        (hidden.attr("class") or "").split()
    )
    if points and is_of_library and _may_run_library(page):
        return True
    held = (*_by_controller(hidden, buttons, page), *_by_id(own, buttons, page), *_by_point(own, points, page))
    return any(_only_shows(text) for text in held)


def _may_run_library(page: Page) -> bool:
    """Whether a page runs a library that opens what its buttons point at, as far as its scripts are known."""
    if page.composition.unknown or not page.find("html") or has_unread(page):
        return True
    if any(_OPENS.search(one.attr("src") or "") for one in page.find("script")):
        return True
    return any(is_bundle(one) or _OPENS.search(one.text) for one in scripts_on(page))


def _only_shows(text: str) -> bool:
    return _SHOWS.search(text) is not None and _DOES_MORE.search(text) is None


def _by_controller(hidden: Element, buttons: list[Element], page: Page) -> Iterator[str]:
    """The controllers of Stimulus that hold both the part and a button: `data-open-target="part"` in `data-controller="open"`."""
    named = [found[1] for one in hidden.attrs if (found := _TARGET.match(one)) is not None]
    for name in named:
        around: Element | None = hidden
        while around is not None and name not in (around.attr("data-controller") or "").split():
            around = next(iter(around.ancestors), None)
        pressed = any(
            one.attr(f"data-{name}-target") is not None or f"{name}#" in (one.attr("data-action") or "")
            for one in buttons
            if around is not None and around.start <= one.start < around.extent.end
        )
        if pressed and isinstance(page.project, Project):
            stem = f"{name.rpartition('--')[2].replace('-', '_')}_controller"
            for path in (each for end in ("js", "ts") for each in page.project.by_name.get(f"{stem}.{end}", ())):
                yield page.project.text(path)


def _by_id(own: str, buttons: list[Element], page: Page) -> Iterator[str]:
    """The scripts of a page that name the part, and a button of it, by their ids."""
    pressed = [one for button in buttons if (one := button.attr("id"))]
    for script in scripts_on(page) if own and pressed else ():
        if not is_bundle(script) and own in script.text and any(one in script.text for one in pressed):
            yield script.text


def _by_point(own: str, points: Set[str], page: Page) -> Iterator[str]:
    """The scripts of a page that read by which attribute its buttons point at the part, and those that name the part itself."""
    read = [spelled for one in points for spelled in (one, _as_property(one))]
    for script in scripts_on(page) if points else ():
        if not is_bundle(script) and any(one in script.text for one in (f'"{own}"', f"'{own}'", f"#{own}", *read)):
            yield script.text


def _as_property(attribute: str) -> str:
    """What a script calls an attribute that it reads as a property: `dataset.toggleTarget`, `ariaControls`."""
    first, *others = attribute.removeprefix("data-").split("-")
    name = first + "".join(one.capitalize() for one in others)
    return f"dataset.{name}" if attribute.startswith("data-") else name
