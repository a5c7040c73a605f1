"""Parts of pages that nothing shows any more: their name is written in no other file, beside parts that are named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from guichet.core.folders import walked
from guichet.core.memo import lasting_memo
from guichet.reading.templates.site import Site, is_template
from guichet.told.part_names import Part, named

_PART = re.compile(r"(?:^|.*/)_([^/.\"'`{%#$]+)\.[\w.]+")
_OVER_A_PACKAGE = re.compile(r"(?:^|/)templates/bundles/")
"""What stands in the place of a part of a package, which names it."""
_NAMING = (
    ".py", ".rb", ".php", ".js", ".mjs", ".ts", ".jsx", ".tsx", ".vue", ".svelte", ".html", ".htm", ".twig", ".jinja", ".jinja2",
    ".j2", ".njk", ".liquid", ".erb", ".haml", ".slim", ".pug", ".mjml", ".txt", ".yaml", ".yml", ".toml", ".json", ".xml", ".java", ".cs", ".go",
)  # fmt: skip
_NOT_WRITTEN_THERE = frozenset({"node_modules", "vendor", "var", "dist", "build", "venv", "__pycache__"})
_FILES = 8000
"""Files past which what names a part is not known."""


def is_left_part(path: str, site: Site | None) -> bool:
    """Whether a part of a page is shown to nobody: no file says its name or the beginning of it, and its folder holds a part that is named."""
    return site is not None and _PART.fullmatch(path) is not None and path in _left(site)


@lasting_memo
def _left(site: Site) -> frozenset[str]:
    """The parts that no file names: the other files of a run are read once for all of them, those around it when some are left."""
    left = _not_named(_unused(site), ((path, site.lowered(path)) for path in site.paths))
    if left and len(_around(site)) > _FILES:
        return frozenset()
    left = _not_named(left, ((path, site.text_beside(path).lower()) for path in _around(site))) if left else left
    return frozenset(part.path for part in left)


def _not_named(parts: Sequence[Part], texts: Iterable[tuple[str, str]]) -> list[Part]:
    if not parts:
        return []
    found = named(parts, texts)
    return [part for part in parts if part not in found]


def _unused(site: Site) -> list[Part]:
    """The parts that no template uses, in the folders of those that one does."""
    used = {_folder(path) for path in site.users if site.is_checked(path) and _PART.fullmatch(path)}
    return [
        Part(path, _folder(path).rpartition("/")[2].lower(), part[1].lower())
        for path in site.paths
        if (part := _PART.fullmatch(path))
        and _folder(path) in used
        and is_template(path)
        and not site.users.get(path)
        and not _OVER_A_PACKAGE.search(path)
    ]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


@lasting_memo
def _around(site: Site) -> list[str]:
    """The files of the project that may name a part and that a run was not given."""
    given = {os.path.realpath(one) for one in site.paths}
    found: list[str] = []
    for above, folders, names in walked(site.folder):
        if above != site.folder:  # which changes as a cache is kept in it
            site.read_beside.add(os.path.relpath(above))
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in _NOT_WRITTEN_THERE)
        naming = (os.path.join(above, name) for name in sorted(names) if name.endswith(_NAMING))
        found += (os.path.relpath(one) for one in naming if one not in given)
        if len(found) > _FILES:
            break
    return found
