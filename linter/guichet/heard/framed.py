"""Documents that are shown in a part of another page: an embedded map, a widget, a form lent to other sites."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site, makes_markup

_SAYS_SO = re.compile(r"(?:^|[-_./])(?:i?frames?|embed(?:ded|s)?|embarqu[ée]e?s?|widgets?)(?:[-_./]|$)", re.I)
_TALKS = re.compile(r"\b(?:window\.)?parent\.postMessage\(|iframe-?resizer", re.I)
"""What the script of a document says when it speaks to the page around it."""
_LENT = ("xframe_options", "X-Frame-Options", "frame-ancestors", "frame_ancestors")
"""What a server says of a page that other sites may put in their own."""
_SERVING = (".py", ".rb", ".php", ".js", ".ts")
_NEAR = 900
"""Characters between a view's permission and the name of what it shows."""
_COMMON = frozenset("base form index layout list main page show".split())


@memo
def is_framed(page: Page) -> bool:
    """Whether a document is shown in a frame: it says so, or something in the project frames it, or lets others frame it."""
    if any(_SAYS_SO.search(one.path.rpartition(".")[0]) for one in page.composition.templates if "html" in one.by_name):
        return True
    if any((one.attr("target") or "").lower() in {"_parent", "_top"} for one in page.find("base")):
        return True
    if any(_TALKS.search(one.attr("src") or "") for one in page.find("script")):
        return True
    return any(_TALKS.search(one.text) for one in scripts_on(page)) or _is_named_by_frame(page.path, page.project)


def _is_named_by_frame(path: str, project: Site) -> bool:
    """Whether a frame of the project shows a file, or a view that may be framed by others does."""
    name = path.rpartition("/")[2].partition(".")[0]
    if len(name) < 4 or name.lower() in _COMMON:
        return False
    framed = re.compile(
        rf"""<iframe\b[^>]{{0,400}}\bsrc\s*=\s*["'][^"'>]{{0,200}}(?<![\w-]){re.escape(name)}(?![\w-])""", re.I
    )
    for other in project.paths:
        if other == path or not project.holds(other, name):
            continue
        if makes_markup(other) and project.holds(other, "iframe") and framed.search(project.text(other)):
            return True
        lends = other.endswith(_SERVING) and any(project.holds(other, one) for one in _LENT)
        if lends and _is_lent(name, project.text(other)):
            return True
    return False


def _is_lent(name: str, code: str) -> bool:
    """Whether code lets a page be framed close to where it names its template."""
    named = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(name)}\.\w", code)]
    allowed = [match.start() for one in _LENT for match in re.finditer(re.escape(one), code)]
    return any(abs(one - other) < _NEAR for one in named for other in allowed)
