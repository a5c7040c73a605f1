"""Pages that nobody of the public gets: those of tests, of tools that developers run, of routes open to developers alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from guichet.core.folders import walked
from guichet.core.places import Place
from guichet.core.source import text_beside
from guichet.core.uncommented import code_beside
from guichet.core.words import any_in, any_of, listed
from guichet.reading.project.closed_actions import is_closed
from guichet.reading.project.development_routes import is_for_development
from guichet.reading.project.symfony_environments import is_of_another_environment
from guichet.reading.project.unnamed_layouts import is_unnamed_layout
from guichet.reading.project.unreached import is_brought_to_the_public, is_unreached
from guichet.reading.templates.site import is_component, is_template

_TEST_CODE = re.compile(r"(?:^|[._-])(?:tests?|specs?|cy|conftest)(?:[._-][\w-]+)*\.\w+$|Test\.php$")
_CODE = (".py", ".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".rb", ".php", ".sh")
_OF_A_SERVICE = frozenset({"views.py", "urls.py", "models.py", "apps.py", "routes.py"})
"""What the folder of a service holds, whatever its name: a service may be about tests, or offer tools."""
_OF_A_PROJECT = ("package.json", "pyproject.toml", "manage.py", "Gemfile", "composer.json", ".git")


_GENERATES = re.compile(r"(?:^|/)generators?/(?:[\w-]+/)+templates/")
"""What a generator copies into the code of whoever calls it (Rails, Yeoman)."""


def _is_kept_by_code(path: str, root: str) -> bool:
    """Whether routes, or its own action, keep a view of Rails from the public, and no page of the public brings it."""
    return (is_for_development(path, root) or is_closed(path, root)) and not is_brought_to_the_public(path, root)


_NEVER_SHOWN = (_is_kept_by_code, is_unreached, is_of_another_environment, is_unnamed_layout)
"""What asks of a template, by the code of its project, whether the public ever gets it."""


@cache
def _folders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tests, tools = any_in(listed("places.test.folders")), any_of("files.run_by_developers")
    return re.compile(rf"(?:^|/)(?:{tests})(?=/)", re.I), re.compile(rf"(?:^|/)(?:{tools})(?=/)", re.I)


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?:^|/)(?:{any_of('files.run_once')})(?=/)", re.I)


@cache
def _debugging() -> re.Pattern[str]:
    names = any_of("files.debugging")
    return re.compile(rf"(?:^|/)(?:{names})(?:/|(?:\.\w+)+$)", re.I)


def unserved(path: str, root: str) -> Place | None:
    """Return what a page is when nobody of the public gets it, None for others; `path` is told from the folder `root`, whole."""
    if not (is_template(path) or is_component(path)):
        return None
    tests, tools = _folders()
    if any(_holds_tests(folder) for folder in _above(path, root, tests)):
        return Place.FIXTURE
    if _debugging().search(path) or _GENERATES.search(path) or any(asked(path, root) for asked in _NEVER_SHOWN):
        return Place.TOOL
    if any(_is_shown_by_programs(path, folder, root, (".sh",)) for folder in _above(path, root, _moves())):
        return Place.TOOL
    is_run_by_a_server = path.endswith(".php")
    if not is_run_by_a_server and any(_is_of_tools(path, folder, root) for folder in _above(path, root, tools)):
        return Place.TOOL
    return None


def _above(path: str, root: str, named: re.Pattern[str]) -> Iterator[str]:
    """Yield the folders of some names that a file stands in, outermost first."""
    return (os.path.join(root, path[: match.end()]) for match in named.finditer(path))


@lru_cache(maxsize=1024)
def _holds_tests(folder: str) -> bool:
    """Whether a folder holds the code of tests, and is no service about tests."""
    if _OF_A_SERVICE.intersection(_names_in(folder)):
        return False
    return any(name.endswith(_CODE) and _TEST_CODE.search(name) for _, _, names in walked(folder) for name in names)


def is_program_of_tools(path: str) -> bool:
    """Whether a file is a program of a folder of tools, by its name: what it does may say that pages there are for developers."""
    folder, _, name = path.rpartition("/")
    _, tools = _folders()
    return name.endswith(_CODE) and any(one.end() == len(folder) for one in tools.finditer(f"{folder}/"))


def _is_of_tools(path: str, folder: str, root: str) -> bool:
    """Whether a page is that of the programs of a folder at the top of a project, which is no service that offers tools."""
    above = os.path.dirname(folder)
    is_at_top = above == root or any(os.path.exists(os.path.join(above, one)) for one in _OF_A_PROJECT)
    if not is_at_top or _OF_A_SERVICE.intersection(_names_in(folder)):
        return False
    return _is_shown_by_programs(path, folder, root, _CODE) and not _is_within_another(path, folder, root)


def _is_shown_by_programs(path: str, folder: str, root: str, ends: tuple[str, ...]) -> bool:
    """Whether programs of a folder name a page, or where it lies, and are more than the pages there.

    A program that only stands beside pages says nothing of who is shown them: a site may have its own.
    """
    programs, pages = _held(folder, ends)
    inside = os.path.relpath(os.path.join(root, path), folder).replace(os.sep, "/")
    names = "|".join(map(re.escape, filter(None, inside.split("/"))))
    named = re.compile(rf"(?<![\w.-])(?:{names})(?![\w-])")
    return pages < len(programs) and any(named.search(code_beside(one)) for one in programs)


_LAYOUT = re.compile(r"""\{%-?\s*extends\s+["']([^"'\n]{1,200})["']|\{%-?\s*extends\s()""")


def _is_within_another(path: str, folder: str, root: str) -> bool:
    """Whether a page stands in a layout that is not of the same folder: it is one of the pages of the service."""
    layout = _LAYOUT.search(text_beside(os.path.join(root, path)))
    if layout is None:
        return False
    name = os.path.basename(layout[1] or "")
    return not any(name in names for _, _, names in walked(folder))


@lru_cache(maxsize=1024)
def _held(folder: str, ends: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Return the programs of a folder, and how many pages stand there or below."""
    programs = tuple(os.path.join(folder, one) for one in sorted(_names_in(folder)) if one.endswith(ends))
    below = (name for _, _, names in walked(folder) for name in names)
    return programs, sum(is_template(name) or is_component(name) for name in below if not name.endswith(ends))


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
