"""Pages that the programs of a service show and that are nowhere in what was given: the copy is not whole, and nothing can be said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guichet.core.folders import walked as walked_through
from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.core.source import text_beside
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_template

_SHOWN = re.compile(
    r"""\btemplate_name\s*=\s*["']([\w./-]+)["']|\brender(?:_template|View|_block)?\(\s*(?:self\.)?(?:request\s*,\s*)?(?:template_name\s*=\s*)?["']([\w./-]+\.(?:html|jinja2?|j2|twig))["']""",
)
_FEWEST = 2
"""Of how many pages that programs name one must be missing for the copy to be said not whole."""


def missing_page(project: Project) -> str:
    """Return the first page that programs show, or list of addresses that they bring in, and that is nowhere, with the place that does; "" when most of them are there."""
    if address := next(_addresses_missing(project), ""):
        return address
    named = dict(_named(project))
    gone = {name: place for name, place in named.items() if not _is_there(name, project)}
    if not gone or len(gone) * _FEWEST < len(named):
        return ""
    first = next(iter(sorted(gone.items(), key=lambda one: one[1])))
    return f"{first[0]} ({first[1]})"


_INCLUDED = re.compile(r"""\binclude\(\s*+\(?\s*+["']((\w+)(?:\.\w+)+)["']""")


def _addresses_missing(project: Project) -> Iterator[str]:
    """The lists of addresses of the service's own that another list brings in, and that are nowhere: without them it does not even start."""
    root = Path(project.config.root)
    for path in project.paths:
        text = project.text(path) if path.endswith(".py") and "urls" in path and place_of_path(path) is None else ""
        for one in _INCLUDED.finditer(text):
            above = [root / path.rpartition("/")[0], *(root / path).parent.parents]
            base = next((each for each in above if (each / one[2] / "__init__.py").is_file()), None)
            file = one[1].replace(".", "/")
            if base is not None and not ((base / f"{file}.py").is_file() or (base / file).is_dir()):
                yield f"{one[1]} ({path}:{text.count(chr(10), 0, one.start()) + 1})"


def _named(project: Project) -> Iterator[tuple[str, str]]:
    for path in project.paths:
        if path.endswith((".py", ".php")) and place_of_path(path) is None:
            text = project.text(path)
            for one in _SHOWN.finditer(text):
                name = one[1] or one[2]
                if is_template(name):
                    yield name, f"{path}:{text.count(chr(10), 0, one.start()) + 1}"
    yield from _of_rails(project)


_SHOWS = re.compile(r"^[ \t]*def (new|edit|show|index)\b", re.M)


def _of_rails(project: Project) -> Iterator[tuple[str, str]]:
    """The page of each action of Rails by which something is shown, when the service has a folder of controllers."""
    root = Path(project.config.root)
    held = root / "app" / "controllers"
    if (root / "app").is_dir() and not (root / "app" / "views").is_dir() and "rails" in text_beside(root / "Gemfile"):
        yield "app/views/", "Gemfile:1"
    for above, _, names in walked_through(held) if held.is_dir() else ():
        for one in sorted(names):
            file = Path(above, one)
            folder = file.relative_to(held).as_posix().removesuffix("_controller.rb")
            for action in _SHOWS.findall(text_beside(file)) if one.endswith("_controller.rb") else ():
                yield f"app/views/{folder}/{action}", f"app/controllers/{folder}_controller.rb"


def _is_there(name: str, project: Project) -> bool:
    if name.startswith("app/views/"):
        return name in _views(project)
    own = name.lstrip("./")
    return any(f"/{one}".endswith(f"/{own}") for one in project.by_name.get(own.rpartition("/")[2], ()))


@memo
def _views(project: Project) -> frozenset[str]:
    """The pages of Rails, without the ends of their names."""
    views = (one for one in project.paths if one.startswith("app/views/"))
    return frozenset(f"{one.rpartition('/')[0]}/{one.rpartition('/')[2].partition('.')[0]}" for one in views)
