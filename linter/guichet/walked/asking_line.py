"""The very line by which an account is asked for before a page: what is said of an account leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.templates.page import Page
from guichet.walked.behind import views_of
from guichet.walked.guards import guard_of
from guichet.walked.sent_to import sent_to
from guichet.walked.signed_in import SIGNED_IN, before, wraps

_BY_ROLE = re.compile(
    r"\broles?\s*:|\bROLE_\w+|IS_AUTHENTICATED|denyAccessUnlessGranted|\bcurrent_user\b|authorize_resource|\bbefore_action\s+:(?:authenticate|require)_\w+"
)
_USER = re.compile(r"\brequest\.user\b")


def asking_line(page: Page, project: Project) -> str:
    """Return the file and line by which an account is asked for before a page; "" when no line says so for certain."""
    if sent_to(page).asks:
        return sent_to(page).asks
    for view in views_of(page):
        if found := next(_in_python(view, project), ""):
            return found
    file = guard_of(page, project)
    lines = (project.text(file) if project.is_checked(file) else project.text_beside(file)).split("\n") if file else []
    for said in (SIGNED_IN, _BY_ROLE):
        found_in = [number for number, line in enumerate(lines, 1) if said.search(line) and not _is_brought_in(line)]
        if found_in:
            return f"{file}:{found_in[0]}"
    return ""


def _is_brought_in(line: str) -> bool:
    """Whether a line only makes a name known."""
    return line.lstrip().startswith(("import ", "from ", "use ", "# ", "//", "*"))


def _in_python(view: Defined, project: Project) -> Iterator[str]:
    """The lines before a view, in what it is built on, in its addresses and in what it does that ask who one is."""
    for one in before(view):
        yield from _lines(one, SIGNED_IN)
    for named in (getattr(view.node, "name", ""),):
        for path in definitions(view.module.modules).users(named, view.module) if named else ():
            if found := wraps(named).search(project.text(path)):
                yield f"{path}:{project.text(path).count(chr(10), 0, found.start()) + 1}"
    yield from _lines(view, _USER)


def _lines(one: Defined, said: re.Pattern[str]) -> Iterator[str]:
    node = one.node.statement() if isinstance(one.node, nodes.AssignName) else one.node
    marks = getattr(node, "decorators", None)
    first = min(node.fromlineno, marks.fromlineno) if marks else node.fromlineno
    written = one.module.source.text.split("\n")
    for number in range(first, (node.tolineno or first) + 1):
        if said.search(written[number - 1]):
            yield f"{one.module.path}:{number}"
