"""Names of templates that code puts together (`"claims/$page.html.twig"`): each may be that of any template of that shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ANY = ".*"
_HOLES = re.compile(r"#\{[^}]*\}|\{?\$\{?\w+(?:->\w+|\[[^\]]*\])*\}?|\{[^}]*\}|%[\d$]*[sd]|[^\w@/.:-]+")
"""What another text takes the place of: a variable of PHP or of Ruby, `%s`, `{page}`."""
_QUOTED = r"""(?:"[^"\n]*"|'[^'\n]*')"""
_LITERAL = re.compile(_QUOTED)
_TWIG = re.compile(r"""(["'])((?:(?!\1)[^\n]){0,200}\.twig)\1""")
_BEFORE = re.compile(rf"({_QUOTED})?[^\"';,={{}}?]{{0,200}}[.~]\s*$")
"""What stands before the end of a name, in one expression, with the text that it begins with."""
_SHOWS = re.compile(
    r"(?:\$this->|twig->|templating->|environment->)render\w*\(\s*([^,;\n]{1,200})|\b(?:html|text)Template\(\s*([^,;\n]{1,200})", re.I
)  # fmt: skip
_BRINGS = re.compile(
    r"\{%-?\s*(?:include|embed|extends|use|import|from)\s([^%]{1,300}?)(?:\s(?:with|only|ignore|import|as)\s|-?%\})|(?<![\w.])include\(([^,)]{1,200})"
)
_GUESSED = re.compile(r"#\[[^\]\n]{0,80}\bTemplate(?:\(\s*\))?\s*[\],]")
"""An action whose template has the name of its controller and its own."""
_VARIABLE = re.compile(r"\$\w+")


def shape_of(name: str) -> str:
    """Return the pattern of the names that a text with holes may become."""
    parts = _HOLES.split(name)
    return _ANY.join(map(re.escape, parts))


def may_be(name: str, shapes: Iterable[str]) -> bool:
    """Whether a name has one of some shapes."""
    return any(re.fullmatch(shape, name) for shape in shapes)


def shapes_in_php(code: str) -> Iterator[str]:
    """Yield the shapes of the templates of Twig that code of PHP may show by names which it does not write in full."""
    yield from _shapes_of_texts(code)
    if _GUESSED.search(code):
        yield _ANY
    for shown in _SHOWS.finditer(code):
        given = (shown[1] or shown[2]).strip()
        if ".twig" not in given and not _is_given_in_full(given, code):
            yield _start_of(given)


def shapes_in_twig(text: str) -> Iterator[str]:
    """Yield the shapes of the templates that one of Twig may bring by names which it does not write in full."""
    yield from _shapes_of_texts(text)
    for brought in _BRINGS.finditer(text):
        given = (brought[1] or brought[2]).strip()
        if ".twig" not in given and given != "_self":
            yield _start_of(given)


def _shapes_of_texts(code: str) -> Iterator[str]:
    for found in _TWIG.finditer(code):
        before = _BEFORE.search(code, max(0, found.start() - 400), found.start())
        if before is not None:
            yield _start_of(before[1] or "") + shape_of(found[2])
        elif _HOLES.search(found[2]):
            yield shape_of(found[2])


def _start_of(given: str) -> str:
    """Return the shape of what begins as an expression does, when that is a text."""
    first = _LITERAL.match(given)
    return (shape_of(first[0][1:-1]) if first else "") + _ANY


def _is_given_in_full(given: str, code: str) -> bool:
    """Whether a name that is shown is a variable which the code only gives names in full."""
    variable = _VARIABLE.match(given)
    if variable is None or given.startswith((f"{variable[0]}->", f"{variable[0]}[")):
        return False
    values = re.findall(rf"{re.escape(variable[0])}\s*=(?![=>])([^;]{{0,400}});", code)
    return bool(values) and all(".twig" in one for one in values)
