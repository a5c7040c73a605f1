"""Whether people may have somebody act for them in a service, where they could use it: what its programs are made of, what its pages let them fill in or open."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.words import apart, names, speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.site import PROGRAMS, Site, is_template

_COMMENT = {
    ".py": r"\#[^\n]*",
    ".rb": r"\#(?!\{)[^\n]*",
    ".rake": r"\#(?!\{)[^\n]*",
    ".php": r"(?:\#(?!\[)|//)[^\n]*|/\*(?:(?!\*/)[\s\S])*",
}
_OF_SCRIPTS = r"//[^\n]*|/\*(?:(?!\*/)[\s\S])*"
_TEXT = (
    r'"""(?:(?!""")[\s\S])*|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|\'[^\'\\\n]*(?:\\.[^\'\\\n]*)*\'?|`[^`\\]*(?:\\.[^`\\]*)*`?'
)
_KEY = re.compile(r"""["'`]([\w./-]+)["'`]""")
"""A text of one word: a choice, an address, what a thing is called."""
_USED = ("a", "button", "label", "input", "select", "option", "textarea", "form")
"""What lets people do something on a page."""
_TOLD = ("id", "name", "value", "href", "action", "aria-label")


@memo
def is_acted_for(project: Site) -> bool:
    """Return whether a program or a page of a project lets somebody act for another; what only speaks of it lets nobody."""
    ours = [path for path in project.paths if place_of_path(path) is None]
    return any(_is_made(path, project) for path in ours if path.endswith(PROGRAMS)) or any(
        _is_offered(path, project) for path in ours if is_template(path)
    )


def _is_made(path: str, project: Site) -> bool:
    """Whether a program is made of it: its comments, and the sentences that it says, are left out."""
    text = project.text(path)
    if not _acts(f"{path} {text}"):
        return False
    comment = next((one for end, one in _COMMENT.items() if path.endswith(end)), _OF_SCRIPTS)
    said = re.compile(rf"{_TEXT}|{comment}")
    return _acts(f"{path} {said.sub(_as_key, text)}")


def _as_key(said: re.Match[str]) -> str:
    key = _KEY.fullmatch(said[0])
    return f" {key[1]} " if key is not None else " "


def _is_offered(path: str, project: Site) -> bool:
    """Whether a page has a field or a door for it."""
    template = project.library.template(path) if _acts(project.text(path)) else None
    return template is not None and any(_acts(_said(one)) for name in _USED for one in template.by_name.get(name, ()))


def _said(element: Element) -> str:
    own = element.text if element.name not in ("form", "select") else ""
    return " ".join((visible(own), *(element.attr(name) or "" for name in _TOLD)))


def _acts(said: str) -> bool:
    """Whether words are of someone who acts for another; those of the measures themselves, and of other mandates, do not say it."""
    rest = names("identity.protected").sub(" ", apart(said))
    return speaks_of(names("identity.other_mandates").sub(" ", rest), "identity.acting")
