"""Where the forms of a page go and what they let people choose: a form that can no longer be sent has lost all of it."""

from __future__ import annotations

from bs4 import Tag

from grading.document import Document, is_disabled
from grading.filled import SENDS

OVER = "form"
"""How the attributes begin by which a button sends a form elsewhere than the form says."""


def unsent(before: Document, after: Document) -> list[str]:
    """What people could send from the first page and can no longer send from the second: to an address, or a choice."""
    there = routes(after)
    lost = [f"{method.upper()} {action or '.'}" for action, method, target in sorted(routes(before) - there)]
    return lost + [f'<option value="{value}">' for _, value in sorted(choices(before) - choices(after))]


def routes(page: Document) -> set[tuple[str, str, str]]:
    """Where the buttons that can be pressed send the forms: address, method, window."""
    found = set()
    for button in page.select(SENDS):
        form = page.soup.find(id=str(button["form"])) if button.has_attr("form") else button.find_parent("form")
        if isinstance(form, Tag) and not is_disabled(button):
            action, method, target = (
                str(button.get(OVER + name, form.get(name, ""))).strip() for name in ("action", "method", "target")
            )
            found.add((action, method.lower(), target.lower()))
    return found


def choices(page: Document) -> set[tuple[str, str]]:
    """The choices of the lists that can be made, each with the name of its list."""
    found = set()
    for one in page.select("select[name] option"):
        shut = is_disabled(one) or one.find_parent("optgroup", attrs={"disabled": True}) is not None
        if not shut and (holder := one.find_parent("select")) is not None:
            found.add((str(holder["name"]), str(one.get("value", one.get_text(strip=True)))))
    return found


def demanded(page: Document) -> set[str]:
    """The boxes and choices that a browser wants made before it sends a form: an answer that some people do not have."""
    held = page.select(":is([type=checkbox i], [type=radio i], select)[name][required]")
    return {str(one["name"]) for one in held if not one.find_parent("form", attrs={"novalidate": True})}
