"""Templates of PHP that no browser shows: what is rendered of them goes to a library that makes PDF files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from guichet.core.words import any_of
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import Site
from guichet.reading.written.outside import Sheet

_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_RENDERED = re.compile(r"""->render(?:View|Block)?\(\s*["']([@\w!:/.-]+\.twig)["']""")
_MAKES = re.compile(rf"->(?:{any_of('files.pdf_methods_of_php')})\(\s*", re.I)
_NAME = re.compile(r"\$(\w+)\b\s*[,)]")
_FUNCTION = re.compile(r"\bfunction\b")


def sheets(library: Library, site: Site) -> Mapping[str, Sheet]:
    """Return the templates that PHP makes into PDF files, and of each whether nothing names it otherwise."""
    code = [path for path in site.paths if path.endswith(".php")]
    if not any(_MAKES.search(site.text(path)) for path in code):
        return {}
    named: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for path in code:
        made = set(_made(site.text(path)))
        for match in _NAMED.finditer(site.text(path)):
            template = library.resolve(match[1], path)
            if template is not None:
                named[template].append((path, match.start(1) in made))
    return {
        template: Sheet(sorted({path for path, _ in where}), is_only=all(is_made for _, is_made in where))
        for template, where in named.items()
        if any(is_made for _, is_made in where)
    }


def _made(text: str) -> Iterator[int]:
    """Yield where the templates are named whose markup a file gives to a library: at once, or by a name given it above."""
    for call in _MAKES.finditer(text):
        name = _NAME.match(text, call.end())
        rendered = (
            _kept_as(name[1], text, call.start())
            if name is not None
            else _RENDERED.search(text, call.end(), text.find(";", call.end()))
        )
        if rendered is not None and not (name is not None and _is_handed_out(name[1], text, call.end())):
            yield rendered.start(1)


def _kept_as(name: str, text: str, before: int) -> re.Match[str] | None:
    """Return the last rendering that a variable was given in the function around a place."""
    start = max((one.start() for one in _FUNCTION.finditer(text, 0, before)), default=0)
    given = re.compile(rf"\${name}\s*=(?!=)([^;]*)").finditer(text, start, before)
    last = max(given, key=lambda one: one.start(), default=None)
    return _RENDERED.search(text, last.start(1), last.end(1)) if last is not None else None


def _is_handed_out(name: str, text: str, after: int) -> bool:
    """Whether a function answers what it also gave to a library."""
    end = _FUNCTION.search(text, after)
    body = text[after : end.start() if end else len(text)]
    return bool(re.search(rf"\breturn\b[^;]*\${name}\b", body))
