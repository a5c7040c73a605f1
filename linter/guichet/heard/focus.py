"""What the keyboard reaches."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.numbers import whole
from guichet.reading.templates.controls import UNKNOWN, input_type, is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic

_INTEGER = re.compile(r"\s*(-?)([0-9]+)")


def tab_index(element: Element) -> int | None:
    """Return the `tabindex` as a number, None when it is absent, dynamic or not a number."""
    value = element.attr("tabindex")
    match = _INTEGER.match(value) if value and not is_dynamic(value) else None
    index = whole(match[2]) if match else None
    return -index if match and index and match[1] else index


def is_natively_focusable(element: Element) -> bool:
    """Whether HTML itself lets the keyboard reach an element."""
    name = element.name
    if name in {"a", "area"}:
        return "href" in element.attrs or "xlink:href" in element.attrs
    if name in {"button", "select", "textarea"}:
        return not is_disabled(element)
    if name == "input":
        return input_type(element) not in {"hidden", UNKNOWN} and not is_disabled(element)
    if name == "summary":
        return is_summary(element)
    if name in {"audio", "video"}:
        return "controls" in element.attrs
    return name in {"iframe", "embed"} or element.attr("contenteditable") in {"", "true", "plaintext-only"}


def is_summary(element: Element) -> bool:
    """Whether an element is the summary that opens its `<details>`: the first one, directly inside."""
    above = element.above
    if element.name != "summary" or above is None or above.name != "details":
        return False
    first = next((one for one in above.find_all("summary", recursive=False)), None)
    return first is element


def is_focusable(element: Element) -> bool:
    """Whether focus can be put on an element, by the keyboard or by a script."""
    if tab_index(element) is not None:
        return not (element.name in {"button", "input", "select", "textarea"} and is_disabled(element))
    return is_natively_focusable(element)


@memo
def in_tab_order(element: Element) -> bool:
    """Whether the Tab key reaches an element, hiddenness apart."""
    if is_dynamic(element.attr("tabindex") or ""):
        return False
    index = tab_index(element)
    return is_focusable(element) and (index is None or index >= 0)
