"""Which file, and which component of it, a name that a component imports means: along the files that only hand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import memo
from guichet.reading.components.expressions import unescaped
from guichet.reading.components.messages import asks_for_messages, catalogue_paths
from guichet.reading.scripts import files
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import field, text
from guichet.reading.templates.site import Site, is_component

_ENDS = ("", ".vue", ".svelte", ".tsx", ".jsx", ".ts", ".js", ".mjs")
_ENDS_OF_FOLDER = tuple(f"/index{end}" for end in _ENDS[1:])
_SCRIPTS = (".js", ".mjs", ".ts", ".jsx", ".tsx")
_STEPS = 6
_IMPORTED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"'\n]+)["']""")
WHOLE_FILE = "default"
"""The component of a file that holds one."""

Names = dict[str, tuple[str, str]]


def file_named(name: str, user: str, site: Site) -> str | None:
    """Return the checked file that an import names: a component, or a script that may hand one on."""
    return files.file_named(name, user, site, (*_ENDS, *_ENDS_OF_FOLDER))


def imports_of(root: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what a script imports: its name here, its name there ("*" for all), and the module as written."""
    for node in root.named_children if root is not None else ():
        source = field(node, "source")
        if node.type != "import_statement" or source is None:
            continue
        module = unescaped(text(source)[1:-1])
        clause = next((one for one in node.named_children if one.type == "import_clause"), None)
        for one in clause.named_children if clause is not None else ():
            if one.type == "identifier":
                yield text(one), WHOLE_FILE, module
            elif one.type == "namespace_import":
                yield text(one.named_children[-1]), "*", module
            elif one.type == "named_imports":
                for specifier in one.named_children:
                    if specifier.type == "import_specifier":
                        there = text(field(specifier, "name"))
                        yield text(field(specifier, "alias")) or there, there, module


def components_imported(root: Any, user: str, site: Site) -> Names:
    """Return the components that a script imports from files of the project, by their names here."""
    found: Names = {}
    for here, there, module in imports_of(root):
        path = file_named(module, user, site)
        owner = exported(path, there, site) if path is not None else None
        if owner is not None:
            found[here] = owner
    return found


def exported(path: str, name: str, site: Site, depth: int = 0) -> tuple[str, str] | None:
    """Return the file of components that holds what a module exports under a name, and its name there."""
    if path.endswith((".vue", ".svelte")):
        return path, WHOLE_FILE
    if depth > _STEPS or not path.endswith(_SCRIPTS):
        return None
    for there, module, known in _handed_on(site, path):
        if known not in (name, "*"):
            continue
        target = file_named(module, path, site)
        found = exported(target, name if known == "*" else there, site, depth + 1) if target is not None else None
        if found is not None:
            return found
    return (path, name) if is_component(path) and (not depth or _exports(path, name, site)) else None


def _exports(path: str, name: str, site: Site) -> bool:
    """Whether a file exports something under a name, for others may export it in its place."""
    script = files.script_at(path, site)
    return script is not None and name in scopes(script).exports


@memo
def _modules(_: Site) -> dict[str, list[tuple[str, str, str]]]:
    return {}


def _handed_on(site: Site, path: str) -> list[tuple[str, str, str]]:
    known = _modules(site)
    if path not in known:
        known[path] = list(_read_handed_on(parsed(site.text(path).encode(), dialect_of(path))))
    return known[path]


def _read_handed_on(root: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what a module exports of others: its name there, the module, its name to those who import it."""
    own = {here: (there, module) for here, there, module in imports_of(root)}
    for node in root.named_children if root is not None else ():
        if node.type != "export_statement":
            continue
        source = field(node, "source")
        module = unescaped(text(source)[1:-1]) if source is not None else ""
        clause = next((one for one in node.named_children if one.type == "export_clause"), None)
        if clause is None and module:
            yield "*", module, "*"
        value = field(node, "value")
        if value is not None and text(value) in own:
            yield *own[text(value)], WHOLE_FILE
        for one in clause.named_children if clause is not None else ():
            there = text(field(one, "name"))
            known = text(field(one, "alias")) or there
            if module:
                yield there, module, known
            elif there in own:
                yield *own[there], known


def files_named(path: str, site: Site) -> list[tuple[str, str | None]]:
    """Return the modules that a file imports and the components that they lead to, by text alone."""
    found: list[tuple[str, str | None]] = []
    seen = {path}
    pending = [path]
    while pending:
        user = pending.pop()
        for module in dict.fromkeys(_IMPORTED.findall(site.text(user))):
            target = file_named(module, user, site)
            found.append((module, target))
            if target is not None and target not in seen and not is_component(target):
                pending.append(target)
                seen.add(target)
    if asks_for_messages(site.text(path)):
        found.extend((one, one) for one in catalogue_paths(site))
    return found
