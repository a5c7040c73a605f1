"""The lists by which a service of Rails puts its questions in a row: one controller a question, the next one by the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import roots_of, underscored
from guichet.walked.asked import asks_anything
from guichet.walked.rails import controllers_of, methods_of, written_in
from guichet.walked.requests import holds_request
from guichet.walked.ruby_texts import ruby_texts

_LISTED = re.compile(r"\b((?:[A-Z]\w*::)*[A-Z]\w*)Controller\b(?!\s*<)")
_COMMENT = re.compile(r"#(?!\{)[^\n]*")
_ROW = re.compile(r"^[ \t]*[A-Z][A-Z_]*\s*=\s*\[(.*?)^[ \t]*\]", re.M | re.S)
_VIEW = re.compile(r"(?:^|/)app/views/(.+)/\w+\.[\w.]+$")
_FEWEST = 3
"""Controllers in a row from which a list is that of the steps of one request."""
_CALLED = re.compile(r"navig|flow|step|wizard|journey|parcours|question|etape", re.I)


def view_folders(path: str) -> tuple[str, ...]:
    """Return the folder of the pages of a controller of Rails, by the file of one of them; () for another page."""
    shown = _VIEW.search(path)
    return (shown[1],) if shown is not None else ()


@memo
def flows_of(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return the lists of steps of a service, each step by the folder of its pages, the longest list first; one that leads to another goes on with it."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for text in _texts(project):
        names = frozenset(_CLASS.findall(text))
        found |= dict.fromkeys(_flows(text), names)
    whole = {(*flow, *(one for other in _going_on(flow, found, project) for one in other)) for flow in found}
    return tuple(sorted({tuple(dict.fromkeys(one)) for one in whole}, key=lambda one: (-len(one), one)))


_CLASS = re.compile(r"^[ \t]*class[ \t]+(?:\w+::)*(\w+)", re.M)


def _going_on(
    flow: tuple[str, ...], known: dict[tuple[str, ...], frozenset[str]], project: Project
) -> Iterator[tuple[str, ...]]:
    """Yield the lists that a step of one names: its last page leads there."""
    steps = (f"{root}app/controllers/{one}_controller.rb" for root in roots_of(project) for one in flow)
    said = {word for one in steps for word in re.findall(r"\b[A-Z]\w+", project.text_beside(one))}
    yield from (other for other, names in known.items() if not names.isdisjoint(said) and names != known[flow])


def _flows(text: str) -> Iterator[tuple[str, ...]]:
    for row in _ROW.findall(_COMMENT.sub("", text)):
        steps = tuple(dict.fromkeys(underscored(one.replace("::", "/")) for one in _LISTED.findall(row)))
        if len(steps) >= _FEWEST:
            yield steps


_LAYOUT = re.compile(r"^[ \t]*layout[ \t(]+[\"':]([\w/]+)", re.M)


def layouts_asking(paths: Sequence[str], project: Project) -> list[str]:
    """Return the layouts, named by the controllers of the steps of a request, in which its form stands: each page only says what about."""
    own = {folder for path in paths for folder in view_folders(path)}
    flow = max(flows_of(project), key=lambda one: len(own & set(one)), default=())
    if own.isdisjoint(flow):
        return []
    found: dict[str, None] = {}
    for path in project.paths:
        shown = view_folders(path)
        said = (
            (_LAYOUT.search(project.text_beside(one)) for one in controllers_of(path, project))
            if shown and shown[0] in flow
            else ()
        )
        named = next((one[1] for one in said if one is not None), "")
        begins = f"{path.partition('app/views/')[0]}app/views/layouts/{named}."
        file = next((one for one in project.paths if named and one.startswith(begins)), None)
        page = project.page_written(file) if file is not None else None
        if page is not None and holds_request(page) and asks_anything(page):
            found[page.path] = None
    return list(found)


def _texts(project: Project) -> Iterator[str]:
    """The programs of a service, called after its steps, that name several controllers."""
    for path, text in ruby_texts(project).items():
        own = path.partition("app/")[2]
        if _CALLED.search(own) and text.count("Controller") >= _FEWEST:
            yield text


def missing_in(paths: Sequence[str], project: Project) -> tuple[int, int]:
    """Return how many steps the list has that some pages are of, and how many of these have pages that are not among them."""
    own = {folder for path in paths for folder in view_folders(path)}
    flow = max(flows_of(project), key=lambda one: len(own & set(one)), default=())
    if own.isdisjoint(flow):
        return 0, 0
    return len(flow), sum(one not in own and one in _asking(project) for one in flow)


_LEADS = re.compile(r"\bredirect_to\b[^\n]*\b(?:if|unless)\b")
_ALWAYS = re.compile(r"(?:return\s+)?(?:true|false)")


def is_passed_over(path: str, project: Project) -> bool:
    """Return whether a step is only shown in some cases, by what its controller says of itself."""
    texts = [project.text_beside(one) for one in controllers_of(path, project)]
    if any(_LEADS.search(written_in(text, name)) for text in texts[:1] for name in ("edit", "new")):
        return True
    said = (methods_of(text).get(name) for text in texts for name in ("show?", "skip?"))
    nearest = next((one for one in said if one is not None), None)
    return nearest is not None and not _ALWAYS.fullmatch(nearest.body.strip())


@memo
def _asking(project: Project) -> frozenset[str]:
    """The folders of pages on which somebody fills something in, or may: a step that shows buttons alone asks for nothing more."""
    folders = ((one, path) for path in project.paths for one in view_folders(path))
    return frozenset(one for one, path in folders if _may_ask(path, project))


def _may_ask(path: str, project: Project) -> bool:
    if path.rpartition("/")[2].startswith("_"):
        return False  # a part: the pages that show it are asked
    page = project.page_written(path)
    if page is None:
        return False
    lacks = not page.is_complete or any(_RENDERS.match(one.body) for _, one in page.tokens())
    return lacks or (holds_request(page) and asks_anything(page))


_RENDERS = re.compile(r"^\s*render\b")
"""What still brings in a part once those that were found are written out."""
