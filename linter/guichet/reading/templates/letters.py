"""Which templates are letters, electronic or of paper, as far as their folders and names tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Set

from guichet.reading.templates.element import Element
from guichet.reading.templates.site import Site

LAYOUT_NAMED = re.compile(r"""\blayout:?[\s(]+["':](\w+)""")
"""Where Ruby names a layout of Rails."""
_EMAIL = re.compile(
    r"(?:^|[/_.-])(?:e?mails?|\w{0,60}mailers?|mjml|courriels?|newsletter\w*|notifications?)(?:[/_.-]|$)", re.I
)
_TO_PRINT = r"(?:^|[/_.-])(?:print(?:able)?|imprime\w*|impression)(?:[/_.-]|$)"
_PAPER = re.compile(
    r"(?:^|/)(?:pdfs?|courriers?|lettres?|letters?)/|(?:^|/)_?(?:courrier|lettre|letter)[-_.]|pdf_|(?:^|[/_.-])pdfs?\.",
    re.I,
)
_SHEET = re.compile(rf"{_PAPER.pattern}|{_TO_PRINT}", re.I)


_COMPONENTS = (".tsx", ".jsx", ".vue", ".svelte")
_MAKES_LETTERS = re.compile(
    r"\b(?:react-email|jsx-email|vue-email|svelte-email|mjml|mailer|maizzle|nodemailer)|<!DOCTYPE", re.I
)
"""What a component that is made into a letter brings in, or begins with."""


def is_mail(path: str, site: Site) -> bool:
    """Whether the folder or the name of a template is that of electronic letters; a component must also be made into one.

    `notifications/` and `newsletter/` are as well where a browser's window asks people to join.
    """
    named = _EMAIL.search(path) is not None
    return named and (not path.endswith(_COMPONENTS) or _MAKES_LETTERS.search(site.text(path)) is not None)


def is_named_sheet(path: str) -> bool:
    """Whether the folder or the name of a template is that of what is printed."""
    return bool(_SHEET.search(path))


def only_in_sheets(path: str, above: Collection[str], only: Set[str]) -> bool:
    """Whether a template is only made into PDF files: it, or a page around it, and the others around it are named so."""
    is_made = path in only or not only.isdisjoint(above)
    return is_made and all(one in only or is_named_sheet(one) for one in above)


_Find = Callable[..., list[Element]]
"""Finds elements of a page by their names."""


def is_interactive(find: _Find) -> bool:
    """Whether a page holds what neither a letter nor a sheet has: something to fill in, to press, to move through, or that runs."""
    return bool(find("form", "iframe", "nav", "dialog", "button")) or any(
        "json" not in (one.attr("type") or "") for one in find("script")
    )


def is_kept_to_paper(path: str, find: _Find) -> bool:
    """Whether a template named after what is printed is no page of a browser, that people print from there."""
    return not is_interactive(find) and (bool(_PAPER.search(path)) or not _is_on_screen(find))


def _is_on_screen(find: _Find) -> bool:
    """Whether a page says things that only a browser asks: how wide its window is, which icon its tab has."""
    asked = (one.attr("name") or one.attr("rel") or "" for one in find("meta", "link"))
    return any({"viewport", "icon", "manifest"} & set(one.lower().split()) for one in asked)
