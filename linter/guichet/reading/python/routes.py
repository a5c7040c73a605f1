"""The addresses that a project answers at, read from Django, Flask and FastAPI declarations without running them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.memo import memo

if TYPE_CHECKING:
    from guichet.reading.templates.site import Site

_VERB = r"(?:route|get|post|put|delete|patch|websocket)"
_ROUTE = re.compile(
    rf"(?:\b(?:path|re_path|url)|^[ \t]*@[\w.]+\.{_VERB}|\.(?:add_url_rule|add_api_route)|router\w*\.register"
    rf"|\.{_VERB}(?=\(\s*r?[\"']/))\(\s*r?[\"']([^\"'\n]*)[\"']"
    r"(?:[^\n]{0,160}?\bname\s*=\s*[\"']([\w:.-]+)[\"'])?",
    re.MULTILINE,
)
_FAR = 400
_REST = re.compile(r"[^()]*+(?:\((?:[^()]|\([^()]*+\))*+\)[^()]*+)*+")
"""What is left of a declaration, up to the parenthesis that closes it: its view and its name may stand on lines of their own."""
_NAME = re.compile(r"\bname\s*=\s*[\"']([\w:.-]+)[\"']")
_TEST = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test|conftest)\.py$")


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its name ("" when it has none), and where the pattern is written."""

    path: str
    pattern: str
    name: str
    span: Span
    line: str

    @property
    def words(self) -> str:
        """All that the declaration says, in lower case, words apart."""
        return re.sub(r"[^\w]+|_", " ", f"{self.pattern} {self.name} {self.line}").lower()


@memo
def routes_of(project: Site) -> tuple[Route, ...]:
    """Return the routes of every checked Python file but tests."""
    return tuple(_read_all(project))


def _read_all(project: Site) -> Iterator[Route]:
    for path in project.paths:
        if not path.endswith(".py") or _TEST.search(path):
            continue
        text = project.text(path)
        if "path(" not in text and "route" not in text and "url(" not in text and "@" not in text:
            continue
        for match in _ROUTE.finditer(text):
            rest = _REST.match(text, match.end(1) + 1, match.end(1) + _FAR)
            line = rest[0] if rest is not None else ""
            name = _NAME.search(line)
            span = Span(match.start(1) - 1, match.end(1) + 1)
            yield Route(path, match[1], match[2] or (name[1] if name is not None else ""), span, line)
