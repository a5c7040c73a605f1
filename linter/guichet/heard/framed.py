"""Documents that are shown in a part of another page: an embedded map, a widget, a form lent to other sites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from guichet.core.memo import lasting_memo, memo
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import Site, makes_markup

_SAYS_SO = re.compile(r"(?:^|[-_./])(?:i?frames?|embed(?:ded|s)?|embarqu[ée]e?s?|widgets?)(?:[-_./]|$)", re.I)
_TALKS = re.compile(r"\b(?:window\.)?parent\.postMessage\(|iframe-?resizer", re.I)
"""What the script of a document says when it speaks to the page around it."""
_LENT = ("xframe_options", "X-Frame-Options", "frame-ancestors", "frame_ancestors")
"""What a server says of a page that other sites may put in their own."""
_LEAVE = re.compile("|".join(map(re.escape, _LENT)))
_SERVING = (".py", ".rb", ".php", ".js", ".ts")
_NEAR = 900
"""Characters between a view's permission and the name of what it shows."""
_LONGEST = 200
"""Characters of the name of a template, at most."""
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


_FRAME = re.compile(r"""<iframe\b[^>]{0,400}\bsrc\s*=\s*["']([^"'>]*)""", re.I)
_WORD = re.compile(r"[\w-]+")
_SHOWN = re.compile(r"(?<![\w-])([\w-]+)\.\w")


def _is_named_by_frame(path: str, project: Site) -> bool:
    """Whether a frame of the project shows a file, or a view that may be framed by others does."""
    name = path.rpartition("/")[2].partition(".")[0]
    return len(name) >= 4 and name.lower() not in _COMMON and bool(framing(path, project))


def framing(path: str, project: Site) -> list[str]:
    """Return the other files that say of one that it is shown in a frame, by its name."""
    name = path.rpartition("/")[2].partition(".")[0]
    framed, lent = _named(project)
    return sorted((framed.get(name.lower(), set()) | lent.get(name, set())) - {path})


@lasting_memo
def _named(project: Site) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """For each word of the addresses of frames, in lower case, the files that hold them; and for each name that code lets others frame, the code."""
    framed: dict[str, set[str]] = defaultdict(set)
    lent: dict[str, set[str]] = defaultdict(set)
    for path in project.paths:
        if makes_markup(path) and "iframe" in project.lowered(path):
            for address in _FRAME.findall(project.code(path)):
                for word in _WORD.findall(address.lower()):
                    framed[word].add(path)
        if path.endswith(_SERVING) and any(project.holds(path, one) for one in _LENT):
            for name in _lent_by(project.text(path)):
                lent[name].add(path)
    return framed, lent


def _lent_by(code: str) -> Iterator[str]:
    """Yield the names of templates that code tells close to where it lets a page be framed."""
    for allowed in _LEAVE.finditer(code):
        start = max(0, allowed.start() - _NEAR)
        for match in _SHOWN.finditer(code, start, allowed.start() + _NEAR + _LONGEST):
            if abs(match.start() - allowed.start()) < _NEAR:
                yield match[1]
