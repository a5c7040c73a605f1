"""Tags of a partial of Ruby that print the same whatever calls it gives: the field of a form, whose builder alone is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.reading.project.project import Project
from guichet.reading.templates.site import RUBY_SUFFIXES

_SAID = re.compile(r"""\"(?:[^"\\#]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_RECEIVER = re.compile(r"^\W*\w+\.")
_USED = re.compile(r"(?<![\w.:])@?([a-z_]\w*)(?![\w:?!(])")
_GIVEN = re.compile(r"\b([a-z_]\w*):(?!:)|:([a-z_]\w*)\s*=>")


def is_printed_by_part(tags: Sequence[tuple[str, str]], calls: Sequence[str], project: Project) -> bool:
    """Whether tags of partials of Ruby, each with its file, say nothing that the calls that bring it give, but for a form."""
    given = {name for call in calls for pair in _GIVEN.findall(call) for name in pair if name}
    return bool(tags) and all(
        path.endswith(RUBY_SUFFIXES) and not _hangs_on(given, tag, project.text(path)) for path, tag in tags
    )


def _hangs_on(given: set[str], tag: str, part: str) -> bool:
    """Whether a tag uses a name that is given, or one that the partial makes of such names."""
    used = set(_USED.findall(_SAID.sub("", _RECEIVER.sub("", tag))))
    if used & given or "local_assigns" in part or "#{" in tag:
        return True
    made = (match[1] for name in used for match in re.finditer(rf"\b{name}\s*\|?\|?=(?!=)([^\n]*)", part))
    return any(given.intersection(_USED.findall(one)) for one in made)
