"""The stylesheets that a component brings: those that its scripts import, in the order of the build; classes of one file stay its own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from guichet.core.memo import lasting_keyed_memo, memo
from guichet.reading.components.imports import file_named, imports_of
from guichet.reading.components.markup import Markup
from guichet.reading.components.out import Out
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, Site, is_component

_MOST = 200
"""Files that are followed for their stylesheets."""
_OWN = re.compile(r"\.module\.\w+$")
_USED = re.compile(r"""(?<![\w.])({})(?:\.([\w$]+)|\[\s*["']([^"'\]]+)["']\s*\])""")
_IMPORT = re.compile(r"""\bimport\s*["']([^"'\n]+\.(?:css|scss|sass|less))["']""")


def own_name(name: str, path: str) -> str:
    """Return what the build makes of a class of a stylesheet whose classes are its own."""
    return f"{name}_{blake2b(path.encode(), digest_size=3).hexdigest()}"


def link_to(path: str, user: str, scope: str = "") -> str:
    """Return the element by which a page gets a stylesheet of the project."""
    return f'<link rel="stylesheet" href="{posixpath.relpath(path, posixpath.dirname(user) or ".")}"{scope}>'


def mark_of(path: str) -> str:
    """Return the attribute that the elements of a component bear, for the styles that are theirs alone."""
    return f"data-v-{blake2b(path.encode(), digest_size=4).hexdigest()}"


def marked(mark: str) -> str:
    """Return the attribute that holds a stylesheet to the elements that bear a mark."""
    return f' data-scope-mark="{mark}"' if mark else ""


def named(path: str) -> str:
    """Return the attribute that keeps the classes of a stylesheet its own."""
    return f' data-scope-names="{own_name("", path)}"'


def write_imported(roots: Iterable[Any], path: str, site: Site, out: Out) -> None:
    """Write the stylesheets that the scripts of a file bring with them, after those that hold for all."""
    seen = {path}
    wide = [(one, one) for one, folder in _for_all(site).items() if is_component(path) and path.startswith(folder)]
    found = [*wide, *(one for root in roots for one in _imported(root, path, site, seen))]
    for name, sheet in {target or name: (name, target) for name, target in found}.values():
        if sheet is None:
            out.put(f'<link rel="stylesheet" href="{name}">', 0, 0)
        else:
            out.put(link_to(sheet, path, named(sheet) if _OWN.search(sheet) else ""), 0, 0)


def _imported(root: Any, path: str, site: Site, seen: set[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the stylesheets as imported and as files, those of what a file uses before its later ones."""
    yield from _along(_direct(root, path, site), site, seen)


def _along(steps: list[tuple[str, str | None]], site: Site, seen: set[str]) -> Iterator[tuple[str, str | None]]:
    for name, target in steps:
        if name:
            yield name, target
        elif target is not None and target not in seen and len(seen) < _MOST:
            seen.add(target)
            yield from _along(_steps(target, site), site, seen)


@lasting_keyed_memo
def _steps(path: str, site: Site) -> list[tuple[str, str | None]]:
    """What a script imports, read once: its stylesheets by their names, other scripts without a name."""
    script = script_at(path, site)
    return _direct(script.root, path, site) if script is not None else []


def _direct(root: Any, path: str, site: Site) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for node in root.named_children if root is not None else ():
        if node.type not in ("import_statement", "export_statement") or field(node, "source") is None:
            continue
        name = text(field(node, "source"))[1:-1]
        target = file_named(name, path, site)
        if name.partition("?")[0].endswith(STYLE_SUFFIXES):
            found.append((name, target))
        elif target is not None and target.endswith(SCRIPT_SUFFIXES):
            found.append(("", target))
    return found


@memo
def _for_all(site: Site) -> dict[str, str]:
    """The stylesheets that a script which starts a service imports, with its folder: each component there gets them."""
    found: dict[str, str] = {}
    for path in site.paths:
        if path.endswith(SCRIPT_SUFFIXES) and "import" in (code := site.text(path)) and _starts(code):
            for name in _IMPORT.findall(code):
                target = file_named(name, path, site)
                if target is not None and not _OWN.search(target):
                    found[target] = path[: path.rfind("/") + 1]
    return found


def _starts(code: str) -> bool:
    """Whether a script puts the whole of a service in a page."""
    return any(
        one in code for one in ("createApp(", "createRoot(", "hydrateRoot(", ".$mount(", "new App(", "mount(App")
    )


def own_classes(roots: Iterable[Any], code: str, path: str, site: Site) -> dict[str, str]:
    """Return the classes of its own stylesheets that a component names (`s.note`), each with what the build makes of it."""
    sheets: dict[str, str] = {}
    for root in roots:
        for here, _, module in imports_of(root):
            if _OWN.search(module.partition("?")[0]) and (target := file_named(module, path, site)) is not None:
                sheets[here] = target
    return classes_of(sheets, code)


def classes_of(sheets: dict[str, str], code: str) -> dict[str, str]:
    """Return the classes that a text takes of some tables of classes, by the names of the tables."""
    if not sheets:
        return {}
    found = re.compile(_USED.pattern.format("|".join(map(re.escape, sheets))))
    return {match[0]: f'"{own_name(match[2] or match[3], sheets[match[1]])}"' for match in found.finditer(code)}


def open_style(language: str | None, scope: str) -> str:
    """Return how a `<style>` begins whose styles are written in a language, and held to a component."""
    return "<style" + (f' data-scope-language="{language}"' if language else "") + f"{scope}>"


def write_block(one: Markup, scope: str, path: str, site: Site, out: Out) -> None:
    """Write a `<style>` of a component as the page gets it, or the file that it names."""
    source = one.attribute("src")
    target = file_named(source.value or "", path, site) if source is not None else None
    if target is not None:
        out.put(link_to(target, path, scope), one.start, one.end)
    elif not source and not out.source.text.startswith("/>", one.open_end - 2):
        language = one.attribute("lang")
        out.put(open_style(language.value if language is not None else None, scope), one.start, one.open_end)
        out.keep(one.open_end, one.end)
