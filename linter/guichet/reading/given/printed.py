"""Templates that no browser shows: what a module makes of them goes to a tool that makes PDF files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import memo
from guichet.core.words import any_of, listed
from guichet.reading.given.contexts import TESTS
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.origins import Origin, made_of, origins
from guichet.reading.templates.library import Library
from guichet.reading.written.outside import Sheet

_HANDS_OUT = frozenset(
    "render render_template render_to_response TemplateResponse HttpResponse HTMLResponse attach_alternative".split()
)
"""What shows markup to somebody as it is."""
_ALTERNATIVE = "html_message"
_IN_RUBY = re.compile(
    rf"\brender\b(?:[^\n]{{0,300}}?|[^\n]{{0,500}}+\n[^\n]{{0,300}}?)\bpdf:\s|\bformat\.pdf\b|{any_of('files.pdf_calls_of_ruby')}"
)

Place = tuple[str, int, int]
"""Where an expression stands, whichever tree it was read in: file, line, column."""


@dataclass
class _Ways:
    """What goes to makers of PDF files: the expressions on the way, where templates are named there, in which files."""

    seen: set[Place] = field(default_factory=set)
    named: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def sheets(library: Library, modules: Modules, naming: Mapping[str, Sequence[str]]) -> Mapping[str, Sheet]:
    """Return the templates that modules make into PDF files, and of each whether nothing shows it otherwise."""
    ways = _Ways()
    for path in _calling_makers(modules, naming):
        module = modules.parsed(path)
        if module is None:
            continue
        for node in _given_to_makers(module):
            for one in origins(node, module, made_of):
                ways.seen.add(_place(one.node, one.module))
                if (template := _template(one.node, one.module, library)) is not None:
                    ways.named[template].add(_place(one.node, one.module))
                    ways.files[template] |= {path, one.module.path}
    found: dict[str, Sheet] = {}
    for template, files in ways.files.items():
        sources = sorted({*files, *naming.get(template, ())})
        shown = any(_shows(path, template, ways, library, modules) for path in sources)
        found[template] = Sheet(sources, is_only=not shown)
    return found


def may_make_pdf(text: str) -> bool:
    """Whether code names a maker of PDF files."""
    named = (*listed("files.makers_of_pdf"), *listed("files.pdf_methods_of_php"))
    return any(name in text for name in named) or bool(_IN_RUBY.search(text))


def _calling_makers(modules: Modules, naming: Mapping[str, Sequence[str]]) -> list[str]:
    """The modules that name a maker of PDF files, where any module names a template."""
    makers = listed("files.makers_of_pdf")
    paths = modules.project.paths if naming else ()
    code = (path for path in paths if path.endswith(".py") and not TESTS.search(path))
    return [path for path in code if any(name in modules.project.text(path) for name in makers)]


@memo
def _makers(module: PythonModule) -> Set[str]:
    """The names under which a module knows what libraries that make PDF files hold."""
    makers = listed("files.makers_of_pdf")
    found = {alias or name.split(".")[0] for name, alias in _imported(module) if name.split(".")[0] in makers}
    for node in module.walk(nodes.ImportFrom):
        if not node.level and node.modname.split(".")[0] in makers:
            found |= {alias or name for name, alias in node.names}
    return frozenset(found)


def _imported(module: PythonModule) -> Iterator[tuple[str, str | None]]:
    return (pair for node in module.walk(nodes.Import) for pair in node.names)


def _makes(call: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression is a call that makes PDF files, by a library or by a command."""
    if not isinstance(call, nodes.Call):
        return False
    if dotted(call.func).split(".")[0] in _makers(module):
        return True
    return any(_is_command(part) for given in call.args[:1] for part in getattr(given, "elts", (given,)))


def _is_command(node: nodes.NodeNG) -> bool:
    text = node.value if isinstance(node, nodes.Const) else None
    return isinstance(text, str) and text.split(" ")[0].rpartition("/")[2] in listed("files.makers_of_pdf")


def _given_to_makers(module: PythonModule) -> Iterator[nodes.NodeNG]:
    for call in module.walk(nodes.Call):
        if _makes(call, module):
            yield from (*call.args, *(word.value for word in call.keywords))
    for view in module.walk(nodes.ClassDef):
        if any(dotted(base).split(".")[0] in _makers(module) for base in view.bases):
            yield from (one.value for one in view.body if isinstance(one, nodes.Assign | nodes.AnnAssign) and one.value)


def _place(node: nodes.NodeNG, module: PythonModule) -> Place:
    return module.path, node.lineno or 0, node.col_offset or 0


def _template(node: nodes.NodeNG, module: PythonModule, library: Library) -> str | None:
    is_name = isinstance(node, nodes.Const) and isinstance(node.value, str) and ".htm" in node.value
    return library.resolve(node.value, module.path) if is_name and "\n" not in node.value else None


def _shows(path: str, template: str, ways: _Ways, library: Library, modules: Modules) -> bool:
    """Whether a module names a template elsewhere than on the way to a PDF file, or hands out what it names there."""
    module = modules.parsed(path)
    if module is None:
        return True
    ours = ways.named[template]
    if any(
        _template(one, module, library) == template and _place(one, module) not in ours
        for one in module.walk(nodes.Const)
    ):
        return True
    return any(
        _place(one.node, one.module) in ours
        for node in _handed_out(module)
        if _place(node, module) not in ways.seen
        for one in origins(node, module, _before_makers)
    )


def _before_makers(one: Origin) -> bool:
    """Follow what a value is made of, up to what makes a PDF file."""
    return not one.decides and not _makes(one.node, one.module)


def _handed_out(module: PythonModule) -> Iterator[nodes.NodeNG]:
    yield from (one.value for one in module.walk(nodes.Return) if one.value is not None)
    for call in module.walk(nodes.Call):
        if dotted(call.func).rpartition(".")[2] in _HANDS_OUT:
            yield from call.args
        yield from (word.value for word in call.keywords if word.arg == _ALTERNATIVE)
