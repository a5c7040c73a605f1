"""Views of Rails that code keeps from the public: an action that ends first in production, a layout of developers' pages alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guichet.core.folders import walked
from guichet.core.uncommented import code_beside
from guichet.reading.project.development_routes import is_closed_to_the_public, is_for_development
from guichet.reading.templates.letters import LAYOUT_NAMED

_VIEW = re.compile(r"^(.*?)app/views/([\w/]+)/(\w+)\.")
_CONTROLLER = re.compile(r"(?:^|/)app/controllers/([\w/]+)_controller\.rb$")
_ENDS = re.compile(r"(?:return|redirect_to|head|raise)\b.* (?=(?:if|unless) )")
_STATIC = re.compile(r"^(.*?)public/(?:40\d|422)\.html$")
_OWN_ERRORS = re.compile(r"^[ \t]*config\.exceptions_app\s*=", re.M)


def is_closed(path: str, root: str) -> bool:
    """Whether code of Rails keeps a view, a layout or a page of errors from the public; `path` is told from the folder `root`."""
    static = _STATIC.match(path)
    if static is not None:
        return _answers_errors_itself(str(Path(root) / static[1]))
    view = _VIEW.match(path)
    if view is None or view[3].startswith("_"):
        return False
    app, folder, name = view.groups()
    if folder == "layouts":
        users = _users_of_layouts(str(Path(root) / app)).get(name, ())
        return bool(users) and all(is_for_development(f"{app}app/views/{one}/index.html.erb", root) for one in users)
    code = code_beside(Path(root) / app / "app/controllers" / f"{folder}_controller.rb")
    actions = re.findall(rf"^[ \t]*def {name}\b.*\n\s*(.+)$", code, re.M)
    return bool(actions) and all(map(_ends_in_production, actions)) and not _shows_elsewhere(name, code)


def _shows_elsewhere(name: str, code: str) -> bool:
    """Whether a controller names a view where it renders one: in other actions than that of its name, as far as is known."""
    return bool(re.search(rf"\brender\b[^\n]{{0,200}}?[\"':/]{name}\b", code))


def _ends_in_production(line: str) -> bool:
    """Whether a line ends an action everywhere but where developers are: `return … if Rails.env.production?`."""
    end = _ENDS.match(line)
    if end is None:
        return False
    condition = line[end.end() :]
    word = "unless" if condition.startswith("if ") else "if"
    return is_closed_to_the_public(f"{word} ({condition.partition(' ')[2]})")


@lru_cache(maxsize=8)
def _users_of_layouts(app: str) -> dict[str, set[str]]:
    """For each layout that controllers name, the folders of their views."""
    found: dict[str, set[str]] = {}
    for path in _ruby_in(os.path.join(app, "app")):
        controller = _CONTROLLER.search(path.as_posix())
        for name in LAYOUT_NAMED.findall(code_beside(path)):
            found.setdefault(name, set()).add(controller[1] if controller else "")
    return found


@lru_cache(maxsize=8)
def _answers_errors_itself(app: str) -> bool:
    """Whether an application shows its own pages of errors: those that Rails came with are left unread."""
    return any(
        _OWN_ERRORS.search(code_beside(path)) for path in _ruby_in(os.path.join(app, "config"), "application.rb")
    )


def _ruby_in(folder: str, only: str = "") -> Iterator[Path]:
    for above, _, names in walked(folder):
        yield from (Path(above) / name for name in names if name.endswith(only or ".rb"))
