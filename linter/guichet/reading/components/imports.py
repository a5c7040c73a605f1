"""Which file, and which component of it, a name that a component imports means: along the files that only hand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import keyed_memo, memo
from guichet.reading.components.messages import asks_for_messages, catalogue_paths
from guichet.reading.components.names import name_of_component, pascal
from guichet.reading.scripts import files
from guichet.reading.scripts.javascript import dialect_of, parsed
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import arguments, field, text, unescaped, walk
from guichet.reading.templates.site import Site, is_component
from guichet.reading.written.packaged import owner_in_package, registered_in_package

_ENDS = ("", ".vue", ".svelte", ".tsx", ".jsx", ".ts", ".js", ".mjs")
_ENDS_OF_FOLDER = tuple(f"/index{end}" for end in _ENDS[1:])
_ALL_ENDS = (*_ENDS, *_ENDS_OF_FOLDER)
_SCRIPTS = (".js", ".mjs", ".ts", ".jsx", ".tsx")
_STEPS = 6
_IMPORTED = re.compile(r"""(?:\bfrom\s*+|\bimport\s*+\(?\s*+)["']([^"'\n]+)["']""")
_USED = re.compile(r"<([A-Z][\w.]*|[a-z]\w*-[\w-]+)")
WHOLE_FILE = "default"
"""The component of a file that holds one."""

Names = dict[str, tuple[str, str]]


def file_named(name: str, user: str, site: Site) -> str | None:
    """Return the checked file that an import names: a component, or a script that may hand one on."""
    return files.file_named(name, user, site, _ALL_ENDS)


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
    """Return the components that a script imports from files of the project, at once or later, by their names here."""
    found: Names = {}
    for here, there, module in (*imports_of(root), *_imports_later(root)):
        path = file_named(module, user, site)
        if path is None and (packaged := owner_in_package(module, there)) is not None:
            found[here] = packaged
        for name, exported_as in _names_of(here, there, path, site) if path is not None else ():
            owner = exported(path, exported_as, site) if path is not None else None
            if owner is not None:
                found[name] = owner
    return found


def _names_of(here: str, there: str, path: str, site: Site) -> Iterator[tuple[str, str]]:
    """The names under which what is imported is used, and its name there."""
    if there != "*":
        yield here, there
    else:
        yield from (
            (f"{here}.{known}", known) for _, _, known in _handed_on(path, site) if known not in ("*", WHOLE_FILE)
        )


def _imports_later(root: Any) -> Iterator[tuple[str, str, str]]:
    """What a script imports only once it is shown: `const Part = lazy(() => import("./Part"))`, `Part: () => import(…)`."""
    for node in walk(root) if root is not None else ():
        if node.type != "call_expression" or text(field(node, "function")) != "import":
            continue
        holder = node.parent
        while holder is not None and holder.type not in ("variable_declarator", "pair", "program"):
            holder = holder.parent
        name = field(holder, "name") or field(holder, "key")
        given = arguments(node)
        if name is not None and given and given[0].type == "string":
            yield text(name).strip("\"'"), WHOLE_FILE, unescaped(text(given[0])[1:-1])


@memo
def _by_component(site: Site) -> dict[str, list[str]]:
    """The files of one component, by the name that the file gives it."""
    found: dict[str, list[str]] = {}
    for path in site.paths:
        if path.endswith((".vue", ".svelte")):
            folder, _, name = path.rpartition("/")
            stem = name.partition(".")[0]
            own = pascal(name_of_component(path))
            below = f"/{folder}/".rpartition("/components/")[2].strip("/") if "components/" in f"{folder}/" else ""
            for name in {own, pascal(f"{below}/{stem}".replace("/", "-"))}:
                found.setdefault(name, []).append(path)
    return found


def component_by_name(name: str, user: str, site: Site) -> tuple[str, str] | None:
    """Return the one component whose file bears a name: what nobody imports is registered for all under it."""
    found = [path for path in _by_component(site).get(name, ()) if path != user and path[-4:] == user[-4:]]
    own = [path for path in found if _front_of(path) == _front_of(user)]
    packaged = registered_in_package(name) if name.startswith("Dsfr") and user.endswith(".vue") else None
    if packaged is not None and not own:
        return packaged  # another front of the service may have a component of its own under that name
    found = own or found
    return (found[0], WHOLE_FILE) if len(found) == 1 else None


def _front_of(path: str) -> str:
    """The folder of the front that a component is built in: a service may have an old one and a new one."""
    return path.partition("/src/")[0] if "/src/" in path else ""


def exported(path: str, name: str, site: Site, depth: int = 0) -> tuple[str, str] | None:
    """Return the file of components that holds what a module exports under a name, and its name there."""
    if path.endswith((".vue", ".svelte")):
        return path, WHOLE_FILE
    if depth > _STEPS or not path.endswith(_SCRIPTS):
        return None
    for there, module, known in _handed_on(path, site):
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


@keyed_memo
def _handed_on(path: str, site: Site) -> list[tuple[str, str, str]]:
    return list(_read_handed_on(parsed(site.text(path).encode(), dialect_of(path))))


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
    if path.endswith(".vue"):
        for tag in dict.fromkeys(_USED.findall(site.text(path))):
            owner = component_by_name(pascal(tag), path, site)
            found.append((tag, owner[0] if owner is not None else None))
    if asks_for_messages(site.text(path)):
        found.extend((one, one) for one in catalogue_paths(site))
    return found
