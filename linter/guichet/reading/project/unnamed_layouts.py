"""Layouts of Twig that no template, no code and no setting of their project names: nobody ever gets a page of theirs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from guichet.core.folders import walked
from guichet.core.source import text_beside

_TEMPLATE = re.compile(r"^(.*?)templates/(?!bundles/)(.+\.twig)$")
"""A template that is not put in the place of one of a library, which names it."""
_EXTENDS = re.compile(r"\{%-?\s*extends\b([^%]{0,300})%\}")
_FOLDERS = ("templates", "src", "config")
_NAMING = (".twig", ".php", ".yaml", ".yml", ".xml")
_FILES = 6000
"""Files past which what names a layout is not known."""


def is_unnamed_layout(path: str, root: str) -> bool:
    """Whether a template is a layout, whole page around blocks, that nothing of its project names; `path` is told from `root`."""
    template = _TEMPLATE.match(path)
    if template is None:
        return False
    text = text_beside(os.path.join(root, path))
    if "<html" not in text or "{% block" not in text or _EXTENDS.search(text):
        return False
    base, name = os.path.join(root, template[1]), template[2].rpartition("/")[2]
    files = tuple(islice(_files(base), _FILES + 1))
    return 1 < len(files) <= _FILES and not _is_named(name, base, files)


@lru_cache(maxsize=64)
def _is_named(name: str, base: str, files: tuple[tuple[str, int], ...]) -> bool:
    """Whether a file names a template, or extends one whose name is worked out; so it is where code names none of those that it shows."""
    names_what_it_shows = False
    for path, _ in files:
        text = text_beside(os.path.join(base, path))
        if name in text or any(_is_worked_out(one) for one in _EXTENDS.findall(text)):
            return True
        names_what_it_shows = names_what_it_shows or (path.endswith(".php") and ".twig" in text)
    return not names_what_it_shows


def _is_worked_out(extended: str) -> bool:
    """Whether the name of a layout is not written in full: it is in a variable, or put together."""
    return "~" in extended or not ('"' in extended or "'" in extended)


def _files(base: str) -> Iterator[tuple[str, int]]:
    """Yield the files that may name a template, told from `base`, and when each was last changed."""
    for folder in _FOLDERS:
        for above, _, names in walked(os.path.join(base, folder)):
            for name in sorted(names):
                path = os.path.join(above, name)
                if name.endswith(_NAMING) and os.path.isfile(path):  # a link may lead nowhere
                    yield os.path.relpath(path, base), os.stat(path).st_mtime_ns
