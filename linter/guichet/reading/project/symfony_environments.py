"""Templates of Symfony that only actions kept to other environments than production show: `#[When('dev')]`, `#[Route(…, env: 'test')]`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.folders import walked
from guichet.core.source import text_beside
from guichet.reading.templates.production import is_never_so

_TEMPLATE = re.compile(r"^(.*?)templates/(.+\.twig)$")
_ATTRIBUTES = r"((?:#\[(?:[^\[\]]|\[[^\[\]]*\])*\]\s*){0,20})"
_CLASS = re.compile(rf"{_ATTRIBUTES}(?:(?:final|abstract|readonly)\s+){{0,3}}class\s+\w+")
_ACTION = re.compile(rf"{_ATTRIBUTES}(?:(?:public|protected|private|final|static)\s+){{0,4}}function\s+\w+")
_SHOWN = re.compile(r"""(?:->render\w*\(|\bTemplate\()\s*(?:template:\s*)?["']([\w@/.-]+\.twig)["']""")
_ENVIRONMENT = re.compile(r"""\bWhen\(\s*(?:env:\s*)?["'](\w+)["']|\bRoute\([^#]{0,600}?\benv:\s*["'](\w+)["']""")
_FILES = 2000
"""Files of controllers past which what shows a template is not known."""


def is_of_another_environment(path: str, root: str) -> bool:
    """Whether every action that shows a template of Symfony is for another environment than production; `path` is told from `root`."""
    template = _TEMPLATE.match(path)
    if template is None:
        return False
    controllers = os.path.join(root, template[1], "src", "Controller")
    found = _shown(controllers, tuple(_files(controllers))).get(template[2], ())
    return bool(found) and all(found)


@lru_cache(maxsize=8)
def _shown(controllers: str, files: tuple[tuple[str, int], ...]) -> dict[str, tuple[bool, ...]]:
    """For each template that actions show, whether each of these is kept to other environments."""
    found: dict[str, tuple[bool, ...]] = {}
    for name, _ in files if len(files) <= _FILES else ():
        for template, is_off in _shown_in(text_beside(os.path.join(controllers, name))):
            found[template] = (*found.get(template, ()), is_off)
    return found


def _files(folder: str) -> Iterator[tuple[str, int]]:
    """Yield the controllers, and when each was last changed."""
    for above, _, names in walked(folder):
        for name in sorted(names):
            if name.endswith(".php"):
                path = os.path.join(above, name)
                if os.path.isfile(path):  # a link may lead nowhere
                    yield os.path.relpath(path, folder), os.stat(path).st_mtime_ns


def _shown_in(code: str) -> Iterator[tuple[str, bool]]:
    around = _CLASS.search(code)
    whole = around is not None and _is_off(around[1])
    actions = list(_ACTION.finditer(code))
    for rank, action in enumerate(actions):
        end = actions[rank + 1].start() if rank + 1 < len(actions) else len(code)
        is_off = whole or _is_off(action[1])
        yield from ((name, is_off) for name in _SHOWN.findall(code[action.start() : end]))


def _is_off(attributes: str) -> bool:
    named = ["".join(pair) for pair in _ENVIRONMENT.findall(attributes)]
    return bool(named) and all(is_never_so(f"app.environment == '{one}'") for one in named)
