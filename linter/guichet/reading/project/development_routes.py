"""Views of Rails whose every route is open to developers alone: inside `if Rails.env.development?`, in `config/routes.rb`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guichet.core.uncommented import code_beside
from guichet.reading.templates.production import is_never_so

_VIEW = re.compile(r"^(.*?)app/views/([^.]+)")
_CONDITION = re.compile(r"\b(if|unless)\s+([^#]+)")
_OPENS = re.compile(r"^(?:if|unless|case|begin|while|until|def|class|module)\b|\bdo(?:\s*\|[^|]*\|)?\s*(?:\#.*)?$")
_AT_ONCE = re.compile(r"\bend\s*$|^def\b[^\n]*?\)?\s=\s")
"""What opens and ends on one line, or has no end: `class E < S; end`, `def a? = true`."""
_ENDS, _ELSE = re.compile(r"end\b"), re.compile(r"els(?:e|if)\b")
_ERB = re.compile(r"^\s*<%[-=]?|-?%>\s*$")
_MODULE = re.compile(r"""^namespace[\s(]+[:"'](\w+)|\bmodule:\s*[:"']([\w/]+)""")
_RESOURCES = re.compile(r"^resources?[\s(]+((?::\w+\s*,?\s*)+)")
_CONTROLLER = re.compile(r"""\bcontroller:\s*[:"']([\w/]+)""")
_ACTION = re.compile(r"""(?:\bto:|=>)\s*["']([\w/]+)#(\w+)["']""")


def is_for_development(path: str, root: str) -> bool:
    """Whether a view of Rails is shown by routes that only developers reach; `path` is told from the folder `root`."""
    view = _VIEW.match(path)
    if view is None:
        return False
    routes = Path(root) / view[1] / "config/routes.rb"
    try:
        written = routes.stat().st_mtime_ns
    except OSError:
        return False
    shown = _shown(str(routes), written)
    folder, _, name = view[2].rpartition("/")
    around = [one for one in shown if one.startswith(f"{folder}/") and name.startswith("_")]
    found = [shown[one] for one in (view[2], f"{folder}/", *around) if one in shown]
    return bool(found) and all(found)


@lru_cache(maxsize=8)
def _shown(routes: str, _written: int) -> dict[str, bool]:
    """For the folder of each controller and for each action that routes name, whether all of these are for developers."""
    found: dict[str, bool] = {}
    for name, is_for_developers in _named(code_beside(routes)):
        found[name] = found.get(name, True) and is_for_developers
    return found


def _named(text: str) -> Iterator[tuple[str, bool]]:
    around: list[str] = []
    for line, is_for_developers in is_off_production(text):
        if _ENDS.match(line) and around:
            around.pop()
            continue
        folder = "".join(f"{module}/" for module in around if module)
        for name in _views(line):
            yield folder + name, is_for_developers
        if _opens(line):
            module = _MODULE.search(line)
            around.append(next(filter(None, module.groups())) if module else "")


def is_off_production(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line of Ruby, bare of the signs of ERB, with whether it only counts where developers are."""
    around: list[bool] = []
    for line in (_ERB.sub("", line).strip() for line in text.splitlines()):
        if _ENDS.match(line) and around:
            around.pop()
        is_off = is_closed_to_the_public(line) or any(around)
        if _ELSE.match(line) and around:
            around[-1] = is_closed_to_the_public(line)
        yield line, is_off
        if _opens(line):
            around.append(is_off)


def _opens(line: str) -> bool:
    """Whether a line of Ruby waits for an `end` below."""
    return bool(_OPENS.search(line)) and not _AT_ONCE.search(line)


def is_closed_to_the_public(line: str) -> bool:
    """Whether a line of Ruby stands, or opens what stands, under a condition that production never meets."""
    condition = _CONDITION.search(line)
    if condition is None:
        return False
    return is_never_so(condition[2] if condition[1] == "if" else f"not ({condition[2]})")


def _views(line: str) -> Iterator[str]:
    """Yield the folders of the controllers that a line of routes names, and the views of its actions."""
    for controller, action in _ACTION.findall(line):
        yield f"{controller}/{action}"
    written = _CONTROLLER.search(line)
    resources = _RESOURCES.match(line)
    if written:
        yield f"{written[1]}/"
    elif resources:
        for name in re.findall(r":(\w+)", resources[1]):
            yield f"{name}/"
