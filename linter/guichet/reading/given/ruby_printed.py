"""Views of Rails that no browser shows: what is rendered of them goes to a library that makes PDF files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from guichet.core.stretches import Stretches
from guichet.core.words import any_of
from guichet.reading.templates.letters import LAYOUT_NAMED, is_named_sheet
from guichet.reading.templates.site import RUBY_GIVING, RUBY_SUFFIXES, Site
from guichet.reading.written.outside import Sheet

_VIEW = re.compile(r"(?:^|/)views/(.+?)(?:\.\w+)+$")
_RENDERS = re.compile(r"\brender(?:_to_string)?\b[\s(]")
_LINES = 40
"""Lines that one call is written on."""
_MAKES = re.compile(rf"(?:{any_of('files.pdf_calls_of_ruby')})\(")
_AS_PDF = re.compile(r"\bpdf:\s|:pdf\s*=>")
_IN_A_SHEET = re.compile(r"""\blayout:\s*["':](?:layouts/)?(?:pdf|print)\w*""")
"""The layout of a sheet, which what is rendered into a string is laid out in."""
_CONFIGURED = re.compile(r"\bWickedPdf\.(?:config\s*=|configure\b)[^#]{0,2000}?\blayout\b")
_NAMED = re.compile(r"""["']([\w/-]+)(?:\.(?:html|pdf))?(?:\.\w+)?["']|(?<![\w:]):(\w+)\b(?!\s*=>)""")
_BUILT = re.compile(r"""["']([\w/-]+/)#\{[^}\n]{0,80}\}["']""")
"""A view that a value names, in a folder that the code names."""
_METHOD = re.compile(r"^[ \t]*def\s+(?:self\.)?(\w+)", re.M)
_LAYOUT = "layouts/"


def sheets(site: Site) -> Mapping[str, Sheet]:
    """Return the views that Ruby makes into PDF files, and of each whether nothing names it otherwise."""
    code = [path for path in site.paths if path.endswith(RUBY_GIVING)]
    made = {path: spans for path in code if (spans := list(_stretches(site.text(path))))}
    if not made:
        return {}
    views = {match[1]: path for path in site.paths if path.endswith(RUBY_SUFFIXES) and (match := _VIEW.search(path))}
    named: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for path in code:
        held = Stretches(made.get(path, ()))
        for name, start in _names(path, site.text(path), views):
            named[name].append((path, held.hold(start)))
    found = {
        views[name]: Sheet(sorted({path for path, _ in where}), is_only=all(is_made for _, is_made in where))
        for name, where in named.items()
        if name in views and any(is_made for _, is_made in where)
    }
    for name, path in views.items():  # a layout for PDF files that nobody else takes is that of their library
        if name.startswith(_LAYOUT) and name not in named and is_named_sheet(path):
            found[path] = Sheet(sorted(made), is_only=True)
    return found


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of code where what is named is made into a PDF file."""
    methods = [one.start() for one in _METHOD.finditer(text)]
    call = _RENDERS.search(text)
    while call is not None:
        start, end = call.start(), _end_of_call(text, call.start())
        is_kept = call[0].startswith("render_to_string") or text[max(0, start - 1) : start] == "."
        if _AS_PDF.search(text, start, end) or (is_kept and _is_laid_out(text, start, end, methods)):
            yield start, end
        call = _RENDERS.search(text, end)
    for one in _CONFIGURED.finditer(text):
        yield one.start(), text.find("\n", one.end())


def _is_laid_out(text: str, start: int, end: int, methods: Sequence[int]) -> bool:
    """Whether what is rendered into a string there is given to what makes PDF files, or laid out as a sheet."""
    in_method = _method_around(methods, start, text)
    return _IN_A_SHEET.search(text, start, end) is not None or _MAKES.search(text, *in_method) is not None


def _end_of_call(text: str, at: int) -> int:
    """Where the last line of a call ends: one that a sign leaves open, and that holds no comment, goes on below."""
    for _ in range(_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        if end < 0 or "#" in line.replace("#{", "") or line.rstrip(" \t\r")[-1:] not in tuple(",({["):
            return at + len(line)
        at = end + 1
    return at


def _method_around(starts: Sequence[int], at: int, text: str) -> tuple[int, int]:
    rank = bisect_right(starts, at)
    return starts[rank - 1] if rank else 0, starts[rank] if rank < len(starts) else len(text)


def _names(path: str, text: str, views: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield what a file names that may be a view, as Rails finds it, and where: an action shows the view of its name."""
    folder = path.rpartition("controllers/")[2].removesuffix("_controller.rb") if "controllers/" in path else ""
    for one in _NAMED.finditer(text):
        name = one[1] or one[2]
        yield name, one.start()
        if one[1]:
            yield f"{_LAYOUT}{name}", one.start()
        if folder and "/" not in name:
            yield f"{folder}/{name}", one.start()
    for one in _BUILT.finditer(text):
        yield from ((name, one.start()) for name in views if name.rpartition("/")[0] == one[1].rstrip("/"))
    yield from ((f"{_LAYOUT}{one[1]}", one.start(1)) for one in LAYOUT_NAMED.finditer(text))
    if folder:
        yield from ((f"{folder}/{one[1]}", one.start()) for one in _METHOD.finditer(text))
