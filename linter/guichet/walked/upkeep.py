"""Which pages change an account that one has already: whoever comes there gave what it asks for, on another page, before."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.reading.project.project import Project
from guichet.reading.python.definitions import definitions
from guichet.reading.templates.page import Page
from guichet.walked.behind import views_of
from guichet.walked.rails import methods_around
from guichet.walked.turned_away import turned_away

_CHANGES = re.compile(
    r"Form\.new\(\s*(?:user:\s*)?(?:current_user|current_\w+_user)\b|\bcurrent_user\.(?:\w+\.)?(?:update|destroy|delete|save|assign)\w*[!?]?\b|@user\s*=\s*current_user\s*$",
    re.M,
)
_OF_ONESELF = re.compile(r"\binstance\s*=\s*(?:self\.)?request\.user\b|\brequest\.user\.(?:save|delete|set_password)\(")
_HELD = re.compile(r"\b(\w+)\s*=\s*(?:self\.)?request\.user\b(?!\.)")


def changes_account(page: Page, project: Project) -> bool:
    """Return whether all that a page is for is to change the account of whoever is signed in: it is no step of something else."""
    is_of_account = any(map(_CHANGES.search, methods_around(page.path, project))) or any(_is_of_oneself(page))
    return is_of_account and not any(turned_away(page))


def _is_of_oneself(page: Page) -> list[bool]:
    """Of each view of Django of a page, whether what it changes is the one who asks for it."""
    found = []
    for view in views_of(page):
        text = view.module.text(view.node)
        changed = any(
            f"{name}.{does}(" in text for name in _HELD.findall(text) for does in ("save", "delete", "set_password")
        )
        held = (
            [each for one in definitions(view.module.modules).lineage(view.node, view.module) for each in one.node.locals.get("get_object", ())]
            if isinstance(view.node, nodes.ClassDef)
            else []
        )  # fmt: skip
        found.append(
            changed
            or _OF_ONESELF.search(text) is not None
            or any(one.as_string().rstrip().endswith("return self.request.user") for one in held)
        )
    return found
