"""Views of Rails that no page of production shows: a layout that nothing names, a partial that only such views, or other environments, render."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from guichet.core.folders import walked
from guichet.core.source import text_beside
from guichet.reading.project.development_routes import is_off_production

_VIEW = re.compile(r"^(.*?)(app/views/)([^.]+)")
_LAYOUT = re.compile(
    r"""(?:(?<!preview_)(?<!previews.default_)layout|\bextends)\w{0,40}\b[\s:(=>]{1,20}["':]([\w/]+)|["']layouts/([\w/]+)["']"""
)
_METHOD = re.compile(r"^([ \t]*)def (\w+)[^\n]*\n(.{0,5000}?)^\1end\b", re.M | re.S)
_NAMED_BY = re.compile(r"\blayout\s+:(\w+)")
_BLOCK = re.compile(
    r"""^[ \t]*layout[\s(]+(?:->|lambda|proc|do\b|[a-z_]\w*[\s?.]|["'][^"'\n]*#\{)|\blayout:\s*(?:(?!(?:false|nil|true)\b)[a-z_@]|["'][^"'\n]*#\{)""",
    re.M,
)
"""A layout that code chooses in its own words: any of those in quotes in that file may be its name."""
_QUOTED = re.compile(r"""["':]([\w/]+)""")
_OF_CONTROLLER = re.compile(r"(?:^|/)app/(?:controllers|mailers)/(.+?)(?:_controller)?\.rb$")
_PREVIEWS = re.compile(r"<\s*(?:::)?ViewComponentsController\b|\bViewComponent::PreviewActions\b")
"""What makes a controller that of previews of components: its layout is theirs."""
_RENDERS = re.compile(r"""\brender\b[^\n]{0,200}?["']([\w/]+)["']""")
_CODE, _MARKUP = (".rb",), (".erb", ".haml", ".slim", ".rb", ".jbuilder")
_DEPTH = 3
"""Partials within partials that are followed."""
_FILES = 6000
"""Files past which what names a view is not known."""


Uses = Mapping[str, tuple[tuple[str, bool], ...]]
"""By the last word of a partial's name, the files that render it, and whether each does so off production alone."""


def is_unreached(path: str, root: str) -> bool:
    """Whether no page of production shows a view of Rails, as far as the code says how each is shown; `path` is told from `root`."""
    view = _VIEW.match(path)
    if view is None:
        return False
    base = os.path.join(root, view[1])
    if view[3].startswith("layouts/") and "/_" not in view[3]:
        return _is_unnamed(view[3].removeprefix("layouts/"), base)
    if "/_" in f"/{view[3]}":
        return _is_left(view[3], base, _DEPTH)
    return _is_shown_by_nothing(view[3], base)


def _is_shown_by_nothing(view: str, base: str) -> bool:
    """Whether a controller of the project has no action of a view's name, renders no view by a name worked out, and no code says that name."""
    folder, _, name = view.rpartition("/")
    controller = text_beside(os.path.join(base, f"app/controllers/{folder}_controller.rb"))
    if name.partition(".")[0] in _BY_HABIT or "class " not in controller or _WORKED_OUT.search(controller):
        return False
    said = _words(base, _written(base))
    return bool(said) and name not in said


@lru_cache(maxsize=8)
def _words(base: str, _: tuple[int, ...]) -> frozenset[str]:
    """The words of a project's Ruby and of its views; none when there are too many files."""
    return frozenset(
        word
        for path, text in _all_of(base, ("app", "lib", "config"))
        for word in (_WORD.findall(text) if path.endswith(_CODE) else _WORD.findall(" ".join(_RENDERED.findall(text))))
    )


_BY_HABIT = frozenset({"index", "show", "new", "edit", "create", "update", "destroy", "delete"})
"""Actions that routes bring without a name (`resources :claims`), and whose view is shown without a method."""
_WORD = re.compile(r"\w+")
_RENDERED = re.compile(r"\brender\b[^\n]{0,200}")
_WORKED_OUT = re.compile(
    r"#\{|\brender(?:_\w+)?[\s(]+(?:action:|template:)?\s*(?![\w\s(]*[\"':])[\w@.(]+|\bsend\b|\bsteps\b"
)
"""In a controller, what may show a view that no word of the code names."""


def _is_unnamed(layout: str, base: str) -> bool:
    names = _layouts(base, _written(base))
    return bool(names) and layout not in names


def _is_left(view: str, base: str, depth: int) -> bool:
    """Whether all that renders a partial is left out of production: none of it is known when nothing renders it by its name."""
    name = view.rpartition("/")[2]
    uses = _uses(base, _written(base)).get(name.removeprefix("_"), ())
    return depth > 0 and bool(uses) and all(is_off or _is_out(user, base, depth - 1) for user, is_off in uses)


def _is_out(user: str, base: str, depth: int) -> bool:
    view = _VIEW.match(user)
    if view is None:
        return False
    if view[3].startswith("layouts/") and "/_" not in view[3]:
        return _is_unnamed(view[3].removeprefix("layouts/"), base)
    return "/_" in f"/{view[3]}" and _is_left(view[3], base, depth)


def _written(base: str) -> tuple[int, ...]:
    """When the folders that say what is shown were last changed."""
    return tuple(_time(os.path.join(base, one)) for one in ("app/controllers", "app/views/layouts", "config/routes.rb"))


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=8)
def _layouts(base: str, _: tuple[int, ...]) -> frozenset[str]:
    """The names of the layouts that a project may use; none when it has no controllers to read."""
    found: set[str] = set()
    for path, text in _all_of(base, ("app", "lib", "config", "engines")):
        if (owner := _OF_CONTROLLER.search(path)) is not None and not _PREVIEWS.search(text):
            found.add(owner[1])
        found.update(name for pair in _LAYOUT.findall(text) for name in pair if name)
        found.update(_chosen(text) if path.endswith(_CODE) and "layout" in text else ())
    return frozenset(found | {"application", "mailer", "action_text/contents/_content"}) if found else frozenset()


def _chosen(text: str) -> Iterator[str]:
    """Yield the words in quotes of the methods that choose a layout, of the whole file when it is chosen in place."""
    if _BLOCK.search(text):
        yield from _QUOTED.findall(text)
        return
    asked = set(_NAMED_BY.findall(text))
    for _, name, body in _METHOD.findall(text):
        if name in asked or "layout" in name:
            yield from _QUOTED.findall(body)


@lru_cache(maxsize=8)
def _uses(base: str, _: tuple[int, ...]) -> Uses:
    found: dict[str, list[tuple[str, bool]]] = {}
    for path, text in _all_of(base, ("app", "lib")):
        for name, is_off in _rendered(text) if "render" in text else ():
            found.setdefault(name.rpartition("/")[2].removeprefix("_"), []).append((path, is_off))
    return {name: tuple(dict.fromkeys(uses)) for name, uses in found.items()}


def _rendered(text: str) -> Iterator[tuple[str, bool]]:
    for line, is_off in is_off_production(text):
        for name in _RENDERS.findall(line):
            yield name, is_off


def _all_of(base: str, folders: tuple[str, ...]) -> list[tuple[str, str]]:
    """The files of some folders, told from `base`, with their text; none of them when there are more than are gone through."""
    found = list(islice(_files(base, folders), _FILES + 1))
    return found if len(found) <= _FILES else []


def _files(base: str, folders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for above, _, names in walked(os.path.join(base, folder)):
            for name in sorted(names):
                if name.endswith(_MARKUP):
                    path = os.path.join(above, name)
                    yield os.path.relpath(path, base).replace(os.sep, "/"), text_beside(path)
