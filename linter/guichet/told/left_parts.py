"""Parts of pages that nothing shows any more: their name is written in no other file, beside parts that are named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from guichet.core.folders import walked
from guichet.core.memo import lasting_memo
from guichet.core.source import text_beside
from guichet.reading.templates.site import Site, is_template

_PART = re.compile(r"(?:^|.*/)_([^/.]+)\.[\w.]+")
_OVER_A_PACKAGE = re.compile(r"(?:^|/)templates/bundles/")
"""What stands in the place of a part of a package, which names it."""
_GOES_ON = r"""(?=["'`] ?[~+.]|["'],? ?%|[#$]?\{|%s|%\()"""
"""After the beginning of a name, what code goes on with."""
_SURE = 3
"""Letters from which the beginning of a name is no chance."""
_NAMING = (
    ".py", ".rb", ".php", ".js", ".mjs", ".ts", ".jsx", ".tsx", ".vue", ".svelte", ".html", ".htm", ".twig", ".jinja", ".jinja2",
    ".j2", ".njk", ".liquid", ".erb", ".haml", ".slim", ".pug", ".mjml", ".txt", ".yaml", ".yml", ".toml", ".json", ".xml", ".java", ".cs", ".go",
)  # fmt: skip
_NOT_WRITTEN_THERE = frozenset({"node_modules", "vendor", "var", "dist", "build", "venv", "__pycache__"})
_FILES = 8000
"""Files past which what names a part is not known."""


def is_left_part(path: str, site: Site | None) -> bool:
    """Whether a part of a page is shown to nobody: no file says its name or the beginning of it, and its folder holds a part that is named."""
    part = _PART.fullmatch(path)
    if site is None or part is None or not is_template(path) or _OVER_A_PACKAGE.search(path):
        return False
    known = _answers(site)
    if path not in known:
        known[path] = bool(_named_beside(path, site)) and not _may_be_named(path, part[1], site)
    return known[path]


@lasting_memo
def _answers(_: Site) -> dict[str, bool]:
    return {}


def _named_beside(path: str, site: Site) -> list[str]:
    """The parts of the same folder that another template uses; none for a part that is itself used."""
    if site.users.get(path):
        return []
    return [one for one in site.beside(path) if one != path and _PART.fullmatch(one) and site.users.get(one)]


def _may_be_named(path: str, name: str, site: Site) -> bool:
    """Whether another file says the name of a part, without its `_` too or as a class, or the beginning of it that code goes on with."""
    folder = path.rpartition("/")[0].rpartition("/")[2].lower()
    bare = name.lower()
    said = {bare, bare.replace("_", "-"), re.sub(r"[_-]", "", bare)}
    begun = _beginning(folder, bare)
    if any(begun.search(text) or any(one in text for one in said) for text in _texts(path, site)):
        return True
    around = _around(site)
    return len(around) > _FILES or any(
        begun.search(text) or any(one in text for one in said) for text in (text_beside(one).lower() for one in around)
    )


def _beginning(folder: str, name: str) -> re.Pattern[str]:
    """What finds the beginning of a name that code goes on with: after its folder, or by some of its letters."""
    after = ["", ""]
    for at, letters in enumerate((name, name[_SURE:])):
        for letter in reversed(letters):
            after[at] = f"(?:{re.escape(letter)}{after[at]})?"
    whole, rest = after
    return re.compile(rf"""(?:\b{re.escape(folder)}/_?{whole}|["'`/]_?{re.escape(name[:_SURE])}{rest}){_GOES_ON}""")


def _texts(path: str, site: Site) -> Iterator[str]:
    """The other files of a run, in lower case."""
    return (site.lowered(one) for one in site.paths if one != path)


@lasting_memo
def _around(site: Site) -> list[str]:
    """The files of the project that may name a part and that a run was not given."""
    given = {os.path.realpath(one) for one in site.paths}
    found: list[str] = []
    for above, folders, names in walked(site.folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in _NOT_WRITTEN_THERE)
        found += (
            one for name in sorted(names) if name.endswith(_NAMING) and (one := os.path.join(above, name)) not in given
        )
        if len(found) > _FILES:
            break
    return found
