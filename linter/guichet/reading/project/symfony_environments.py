"""Templates of Symfony that only actions kept to other environments than production show: `#[When('dev')]`, `#[Route(…, env: 'test')]`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from guichet.core.folders import walked
from guichet.core.uncommented import code_beside
from guichet.reading.project.built_names import may_be, shapes_in_php, shapes_in_twig
from guichet.reading.templates.production import is_never_so

_TEMPLATE = re.compile(r"^(.*?)templates/(.+\.twig)$")
_ATTRIBUTES = r"((?:#\[(?:[^\[\]]|\[[^\[\]]*\])*\]\s*){0,20})"
_CLASS_OR_ACTION = re.compile(
    rf"{_ATTRIBUTES}(?:(?:public|protected|private|final|static|abstract|readonly)\s+){{0,4}}(class|function)\s+\w+"
)
_NAMED = re.compile(r"(?<![\w@/.-])[\w@/.-]{1,200}\.twig\b")
_WHEN = re.compile(r"""\bWhen\(\s*(?:env:\s*)?["'](\w+)["']""")
_ROUTE, _ENVIRONMENT = re.compile(r"\bRoute\("), re.compile(r"""\benv:\s*["'](\w+)["']""")
_FILES = 2000
"""Files of controllers past which what shows a template is not known, and files beside them."""

Files = tuple[tuple[str, int], ...]


def is_of_another_environment(path: str, root: str) -> bool:
    """Whether every action that shows a template of Symfony is for another environment than production, and nothing else brings it; `path` is told from `root`."""
    template = _TEMPLATE.match(path)
    return template is not None and _is_kept_off(template[2], os.path.join(root, template[1]), set())


def _is_kept_off(name: str, base: str, seen: set[str]) -> bool:
    seen.add(name)
    controllers = os.path.join(base, "src", "Controller")
    shown, shapes = _shown(controllers, tuple(_files(controllers, ".php")))
    found = shown.get(name, ())
    if not found or not all(found) or may_be(name, shapes):
        return False
    others = _brought(base, tuple(_beside(base)))
    if others is None:
        return False
    named, built = others
    users = named.get(name, set()).union(*(users for shape, users in built.items() if may_be(name, (shape,))))
    return all(user in seen or (user and _is_kept_off(user, base, seen)) for user in users)


@lru_cache(maxsize=8)
def _shown(controllers: str, files: Files) -> tuple[dict[str, tuple[bool, ...]], frozenset[str]]:
    """For each template that actions show, whether each of these is kept to other environments; the shapes of what others may show too."""
    found: dict[str, tuple[bool, ...]] = {}
    shapes: set[str] = set()
    for name, _ in files if len(files) <= _FILES else ():
        for code, is_off in _actions(code_beside(os.path.join(controllers, name))):
            for template in _NAMED.findall(code):
                found[template] = (*found.get(template, ()), is_off)
            shapes.update(() if is_off else shapes_in_php(code))
    return found, frozenset(shapes)


@lru_cache(maxsize=8)
def _brought(base: str, files: Files) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]] | None:
    """For each template, and for each shape of a name, those that bring it, "" for settings and for code that is no controller; None when there are too many."""
    if len(files) > _FILES:
        return None
    found: dict[str, set[str]] = {}
    shapes: dict[str, set[str]] = {}
    for file, _ in files:
        template = _TEMPLATE.match(file)
        user, code = template[2] if template else "", code_beside(os.path.join(base, file))
        for name in _NAMED.findall(code):
            found.setdefault(name, set()).add(user)
        for shape in shapes_in_twig(code) if template else shapes_in_php(code):
            shapes.setdefault(shape, set()).add(user)
    return found, shapes


def _beside(base: str) -> Iterator[tuple[str, int]]:
    """Yield the files that may show a template and are no controllers, told from the folder of the application."""
    for folder, ends in (("templates", (".twig",)), ("src", (".php",)), ("config", (".yaml", ".yml", ".php"))):
        for file, time in _files(os.path.join(base, folder), ends):
            if folder != "src" or not file.startswith(f"Controller{os.sep}"):
                yield f"{folder}/{file}".replace(os.sep, "/"), time


def _files(folder: str, ends: str | tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the files of some kinds below a folder, and when each was last changed."""
    for above, _, names in walked(folder):
        for name in sorted(names):
            if name.endswith(ends):
                path = os.path.join(above, name)
                if os.path.isfile(path):  # a link may lead nowhere
                    yield os.path.relpath(path, folder), os.stat(path).st_mtime_ns


def _actions(code: str) -> Iterator[tuple[str, bool]]:
    """Yield the classes and the actions of a controller, each with whether it, or its class, is kept off."""
    parts = list(_CLASS_OR_ACTION.finditer(code))
    whole = False
    for rank, part in enumerate(parts):
        end = parts[rank + 1].start() if rank + 1 < len(parts) else len(code)
        is_off = _is_off(part[1])
        whole = is_off if part[2] == "class" else whole
        yield code[part.start() : end], whole or is_off


def _is_off(attributes: str) -> bool:
    """Whether attributes keep what they stand on to other environments: by themselves, or each of its routes."""
    if _are_elsewhere(_WHEN.findall(attributes)):
        return True
    routes = _ROUTE.split(attributes)[1:]
    return _are_elsewhere([found[1] if (found := _ENVIRONMENT.search(route)) else "prod" for route in routes])


def _are_elsewhere(environments: list[str]) -> bool:
    return bool(environments) and all(is_never_so(f"app.environment == '{one}'") for one in environments)
