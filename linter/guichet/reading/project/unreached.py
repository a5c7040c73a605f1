"""Views of Rails that no page of production shows: a layout that nothing names, a partial that only such views, or other environments, render."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from guichet.core.folders import walked
from guichet.core.source import text_beside
from guichet.core.uncommented import without_comments
from guichet.reading.project.built_names import may_be, shape_of
from guichet.reading.project.development_routes import is_for_development, is_off_production

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
_RENDERS = re.compile(r"""\brender\b[^\n]{0,200}?["']((?:[\w/]|#\{[^}\n]{0,80}\})+)["']""")
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


def is_brought_to_the_public(path: str, root: str) -> bool:
    """Whether a file of Rails that is not for developers renders a view where the public is, whatever routes or its own action say; `path` is told from `root`."""
    view = _VIEW.match(path)
    if view is None:
        return False
    base = os.path.join(root, view[1])
    folder, _, name = view[3].rpartition("/")
    said, whole = _said(base, _written(base)), f"{folder}/{name.removeprefix('_')}"
    built = (one for shape, shape_users in said.built.items() if may_be(whole, (shape,)) for one in shape_users)
    users = (*said.brought.get(whole, ()), *built)
    own = path.removeprefix(view[1])
    return any(not is_off and user != own and not _is_of_developers(user, base) for user, is_off in users)


def _is_of_developers(user: str, base: str) -> bool:
    return is_for_development(f"app/views/{_folder_of(user)}/index.html.erb", base)


def _folder_of(path: str) -> str:
    """Return the folder of the views of a controller, or that of a view."""
    controller, view = _OF_CONTROLLER.search(path), _VIEW.match(path)
    return controller[1] if controller else view[3].rpartition("/")[0] if view else ""


def _is_shown_by_nothing(view: str, base: str) -> bool:
    """Whether a controller of the project has no action of a view's name, renders no view by a name worked out, and no code says that name."""
    folder, _, name = view.rpartition("/")
    controller = text_beside(os.path.join(base, f"app/controllers/{folder}_controller.rb"))
    if name.partition(".")[0] in _BY_HABIT or "class " not in controller or _WORKED_OUT.search(controller):
        return False
    words = _said(base, _written(base)).words
    return bool(words) and name not in words


_BY_HABIT = frozenset({"index", "show", "new", "edit", "create", "update", "destroy", "delete"})
"""Actions that routes bring without a name (`resources :claims`), and whose view is shown without a method."""
_WORD = re.compile(r"\w+")
_RENDERED = re.compile(r"\brender\b[^\n]{0,200}")
_WORKED_OUT = re.compile(
    r"#\{|\brender(?:_\w+)?[\s(]++(?:action:|template:)?\s*+(?![\w\s(]{0,200}[\"':])[\w@.(]+|\bsend\b|\bsteps\b"
)
"""In a controller, what may show a view that no word of the code names."""


def _is_unnamed(layout: str, base: str) -> bool:
    names = _said(base, _written(base)).layouts
    return bool(names) and layout not in names


def _is_left(view: str, base: str, depth: int) -> bool:
    """Whether all that renders a partial is left out of production: none of it is known when nothing renders it by its name."""
    name = view.rpartition("/")[2]
    uses = _said(base, _written(base)).uses.get(name.removeprefix("_"), ())
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


@dataclass(frozen=True)
class _Said:
    """What the files of a project say of what is shown."""

    words: frozenset[str]
    """The words of its Ruby, and of what its views render."""
    layouts: frozenset[str]
    """The names of the layouts that it may use; none when it has no controllers to read."""
    uses: Uses
    brought: Uses
    """The same by their folder and their name."""
    built: Uses
    """The same by the shape of what is put together: `render "claims/#{page}"`."""


@lru_cache(maxsize=8)
def _said(base: str, _: tuple[int, ...]) -> _Said:
    """What a project says of what it shows, each of its files read once; nothing when there are more than are gone through."""
    paths = list(islice(_paths(base), _FILES + 1))
    words: set[str] = set()
    layouts: set[str] = set()
    uses: dict[str, dict[tuple[str, bool], None]] = {}
    whole: dict[str, dict[tuple[str, bool], None]] = {}
    built: dict[str, dict[tuple[str, bool], None]] = {}
    for path in paths if len(paths) <= _FILES else ():
        text, folder = text_beside(os.path.join(base, path)), path.partition("/")[0]
        layouts.update(_layouts(path, text))
        if folder != "engines":
            words.update(_WORD.findall(text if path.endswith(_CODE) else " ".join(_RENDERED.findall(text))))
        if folder in ("app", "lib") and "render" in text:
            for name, is_off in _rendered(without_comments(path, text)):
                last = name.rpartition("/")[2].removeprefix("_")
                uses.setdefault(last, {})[path, is_off] = None
                into = built if "#{" in name else whole
                shown = f"{name.rpartition('/')[0] or _folder_of(path)}/{last}"
                into.setdefault(shape_of(shown) if into is built else shown, {})[path, is_off] = None
    layouts.update(("application", "mailer", "action_text/contents/_content") if layouts else ())
    by_name, by_path, by_shape = ({name: tuple(one) for name, one in found.items()} for found in (uses, whole, built))
    return _Said(frozenset(words), frozenset(layouts), by_name, by_path, by_shape)


def _layouts(path: str, text: str) -> Iterator[str]:
    """Yield the names of the layouts that a file may use."""
    if (owner := _OF_CONTROLLER.search(path)) is not None and not _PREVIEWS.search(text):
        yield owner[1]
    yield from (name for pair in _LAYOUT.findall(text) for name in pair if name)
    if path.endswith(_CODE) and "layout" in text:
        yield from _chosen(text)


def _chosen(text: str) -> Iterator[str]:
    """Yield the words in quotes of the methods that choose a layout, of the whole file when it is chosen in place."""
    if _BLOCK.search(text):
        yield from _QUOTED.findall(text)
        return
    asked = set(_NAMED_BY.findall(text))
    for _, name, body in _METHOD.findall(text):
        if name in asked or "layout" in name:
            yield from _QUOTED.findall(body)


def _rendered(text: str) -> Iterator[tuple[str, bool]]:
    for line, is_off in is_off_production(text):
        for name in _RENDERS.findall(line):
            yield name, is_off


def _paths(base: str) -> Iterator[str]:
    """Yield the files of a project that may say what is shown, told from `base`."""
    for folder in ("app", "lib", "config", "engines"):
        for above, _, names in walked(os.path.join(base, folder)):
            for name in sorted(names):
                if name.endswith(_MARKUP):
                    yield os.path.relpath(os.path.join(above, name), base).replace(os.sep, "/")
