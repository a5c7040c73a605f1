"""What the pages that show a form add to what the code of a server asks: other questions beside, an answer that is there already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.memo import keyed_memo
from guichet.core.words import listed
from guichet.done.forms.form import Form
from guichet.done.people.controls import asks, label_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import Site, is_template

_FEWEST = 4
"""Questions that a page and the code of a server share, from which the one shows what the other asks."""
_ASKED = ("input", "select", "textarea")


@dataclass(eq=False)
class ShownElsewhere(Form):
    """A form that code declares, and that a page shows."""

    site: Site | None = field(default=None, kw_only=True)

    def foresees(self, idea: str) -> bool:
        """Whether it, or a page that shows it, asks for something else beside."""
        return super().foresees(idea) or any(
            speaks_of(f"{one.attr('name') or ''} {label_of(one)}", idea) for one in self._controls()
        )

    def is_filled_in(self, name: str) -> bool:
        """Whether the pages that show it put there what the account of whoever is signed in holds: nobody comes without."""
        there = [one for one in self._controls() if one.attr("name") == name]
        return bool(there) and all(_is_of_account(one) for one in there)

    def _controls(self) -> Iterator[Element]:
        names = tuple(sorted({one.name for one in self.required}))
        return iter(_shown(names, self.site) if self.site is not None and len(names) >= _FEWEST else ())


@keyed_memo
def _shown(names: tuple[str, ...], site: Site) -> tuple[Element, ...]:
    """What is asked on the pages that ask most of some questions."""
    found: list[Element] = []
    most = max(_FEWEST, len(names) // 2)
    for path in site.paths:
        if not is_template(path) or sum(site.holds(path, name) for name in names) < _FEWEST:
            continue
        template = site.library.template(path)
        controls = [one for kind in _ASKED for one in template.by_name.get(kind, ()) if asks(one)] if template else []
        shared = len({one.attr("name") for one in controls}.intersection(names))
        if shared >= most:
            found = [*(found if shared == most else ()), *controls]
            most = shared
    return tuple(found)


def pages_showing(path: str, site: Site) -> list[str]:
    """Return the states of the pages that may show what a program wants of people: they say what it does not."""
    names = frozenset(_WANTED.findall(site.text(path))) if _SCHEMAS.search(site.text(path)) else frozenset()
    names = names or frozenset(one for said in _VALIDATED.findall(site.text(path)) for one in _SYMBOL.findall(said))
    if len(names) < _FEWEST:
        return []
    pages = (one for one in site.paths if is_template(one) and sum(site.holds(one, name) for name in names) >= _FEWEST)
    return [site.source(one).digest for one in pages]


_SCHEMAS = re.compile(r"\b(?:zod|yup|joi|valibot)\b", re.I)
_WANTED = re.compile(r"\b(\w{2,40})['\"]?\s?:\s?(?:Joi|joi|yup|z|v)\.")
_VALIDATED = re.compile(r"^[ \t]*validates\b[^\n]{0,300}", re.M)
_SYMBOL = re.compile(r"(?<!\w):(\w{2,40})")


def _is_of_account(control: Element) -> bool:
    """Whether a control begins with what the account of whoever is signed in holds."""
    written = control.template.source.text[control.span.start : control.span.end]
    return any(f"{name}." in written for name in listed("people.signed_in"))
