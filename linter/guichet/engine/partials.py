"""Tags of a partial of Ruby that print the same whatever calls it gives: the field of a form, whose builder alone is given."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guichet.core.findings import Span
from guichet.reading.project.project import Project
from guichet.reading.templates.site import RUBY_SUFFIXES

_SAID = re.compile(r"""\"(?:[^"\\#]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_RECEIVER = re.compile(r"^\W*\w+\.")
_USED = re.compile(r"(?<![\w.:])@?([a-z_]\w*)(?![\w:?!(])")
_GIVEN = re.compile(r"\b([a-z_]\w*):(?!:)|:([a-z_]\w*)\s*=>")
_OF_BLOCK = re.compile(r"\b(?:yield|block|content\w*|capture)\b")
"""What a call gives in its block."""
Place = tuple[str, Span]


def is_printed_by_part(tags: Iterable[Place], calls: Iterable[Place], project: Project) -> bool:
    """Whether tags of partials of Ruby say nothing that the calls that bring these give, but for a form."""
    called = (_text(path, project)[span.start : span.end] for path, span in calls)
    given = {name for one in called for pair in _GIVEN.findall(one) for name in pair if name}
    printing = list(tags)
    return bool(printing) and all(
        _is_partial(path) and not _hangs_on(given, _text(path, project), span) for path, span in printing
    )


def _is_partial(path: str) -> bool:
    """Whether a file is a partial: a component keeps what it is given under names of its own."""
    return path.endswith(RUBY_SUFFIXES) and path.rpartition("/")[2].startswith("_")


def _text(path: str, project: Project) -> str:
    """The text of a template, as its tags are told: that of a file in another notation is written out."""
    template = project.library.template(path)
    return template.source.text if template is not None else ""


def _hangs_on(given: set[str], part: str, span: Span) -> bool:
    """Whether a tag uses a name that is given, or one that the partial makes of such names."""
    tag = part[span.start : span.end]
    used = set(_USED.findall(_SAID.sub("", _RECEIVER.sub("", tag))))
    if used & given or "local_assigns" in part or "#{" in tag or _OF_BLOCK.search(tag):
        return True
    made = (match[1] for name in used for match in re.finditer(rf"\b{name}\s*\|?\|?=(?!=)([^\n]*)", part))
    return any(given.intersection(_USED.findall(one)) for one in made)
