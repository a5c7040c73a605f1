"""Which checked script an import names, and the scripts that share a page's names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from guichet.core.memo import keyed_memo, lasting_keyed_memo, lasting_memo, memo
from guichet.core.source import Source, UnreadableError
from guichet.reading.scripts.controllers import controllers_in
from guichet.reading.scripts.javascript import Script, dialect_of, scripts_of
from guichet.reading.templates.site import SCRIPT_SUFFIXES, STYLE_SUFFIXES, is_template

if TYPE_CHECKING:
    from guichet.reading.templates.site import Site

_MOST = 100
"""How many scripts of a page are looked at for what another one names; elements come before attributes."""
_KEPT = 250
"""How many parsed scripts are kept for those that import them."""
LONGEST = 200_000
"""Characters beyond which a script is a bundle, that nothing is followed into."""
_IMPORT = re.compile(r"""(?:\bfrom\s*+|\bimport\s*+\(?\s*+|\brequire\(\s*+)["']([^"'\n]+)["']""")
_FILE = re.compile(r"(?<![\w./-])[\w./-]+\.m?js\b")
_ROOT = re.compile(r"^(?:\.{0,2}/)*(?:static/|assets/)?")
_ALIAS = re.compile(r"^(?:[@~#]{1,2}/|[$#]lib/|/?(?:static|assets)/|src/|app/)")
_AS_MODULE = "export default "
_BROUGHT_IN = (*SCRIPT_SUFFIXES, *STYLE_SUFFIXES, ".json")
_SUFFIXES = ("", *SCRIPT_SUFFIXES, *(f"/index{end}" for end in SCRIPT_SUFFIXES))


@memo
def _known(_: Site) -> dict[str, Script | None]:
    return {}


def script_at(path: str, project: Site) -> Script | None:
    """Return a checked script by its path, parsed once while it is among the last asked for; None when unreadable."""
    known = _known(project)
    if path not in known:
        while len(known) >= _KEPT:
            known.pop(next(iter(known)))
        try:
            source = project.source(path)
            known[path] = read_file(source, project) if len(source.text) < LONGEST else None
        except UnreadableError:
            known[path] = None
    return known[path]


def read_file(source: Source, project: Site) -> Script:
    """Return the script of a file; a file of JSON is read as the module that a script sees when it imports it."""
    project.scripts_weight += len(source.text)
    if source.path.endswith(".json"):
        return Script(source, _AS_MODULE + source.text, -len(_AS_MODULE), project)
    return Script(source, source.text, 0, project, dialect=dialect_of(source.path))


def own_scripts(path: str, project: Site) -> list[Script]:
    """Return the scripts of a file of components: the file itself, or those that stand beside its markup (Vue, Svelte)."""
    if path.endswith(SCRIPT_SUFFIXES):
        whole = script_at(path, project)
        return [whole] if whole is not None else []
    source = project.source(path)
    return [
        Script(source, source.text[one.end() : end], one.end(), project, dialect="ts" if one["ts"] else "")
        for one, end in _written_in(source.text)
        if end - one.end() < LONGEST
    ]


_BEGINS = re.compile(r"<script\b(?:[^<>]*\blang=[\"'](?P<ts>tsx?)[\"'])?[^<>]*>", re.I)
_ENDS = re.compile(r"</script>", re.I)


def _written_in(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield how each script of a component begins, and where its text ends; after one that nothing ends there is no other."""
    at = 0
    while (begun := _BEGINS.search(text, at)) and (end := _ENDS.search(text, begun.end())):
        yield begun, end.start()
        at = end.end()


def fetched(address: str, script: Script) -> Script | None:
    """Return the checked file of JSON that a script asks its own service for, by the end of its address."""
    address = address.partition("?")[0]
    if not address.endswith(".json") or "//" in address:
        return None
    name = address.rpartition("/")[2]
    paths = script.project.by_name.get(name, ())
    tail = _ROOT.sub("", address).lstrip("/")
    found = [path for path in paths if path == tail or path.endswith(f"/{tail}")] or (paths if len(paths) == 1 else [])
    return script_at(found[0], script.project) if found else None


def resolve(name: str, path: str, project: Site) -> str | None:
    """Return the checked script, stylesheet or file of JSON that an import names."""
    found = file_named(name, path, project, _SUFFIXES)
    return found if found is not None and found.endswith(_BROUGHT_IN) else None


def file_named(name: str, user: str, project: Site, ends: tuple[str, ...]) -> str | None:
    """Return the checked file that an import names: relative, or by an alias that ends in one file alone, or in one around."""
    key = (name, posixpath.dirname(user), ends)
    known = _files_named(project)
    if key not in known:
        known[key] = _find_file(name, user, project, ends)
    return known[key]


@memo
def _files_named(_: Site) -> dict[tuple[str, str, tuple[str, ...]], str | None]:
    return {}


def _find_file(name: str, user: str, project: Site, ends: tuple[str, ...]) -> str | None:
    known = project.by_name
    if name.startswith("."):
        base = posixpath.normpath(posixpath.join(posixpath.dirname(user), name))
        bases = (base, base.removesuffix(".js")) if base.endswith(".js") else (base,)  # a script that TypeScript made
        wholes = (one + end for one in bases for end in ends)
        return next((one for one in wholes if one in known.get(one.rpartition("/")[2], ())), None)
    for tail in _tails(name.rstrip("/")):
        for end in ends:
            whole = tail + end
            files = known.get(whole.rpartition("/")[2], ())
            found = [one for one in files if one == whole or one.endswith(f"/{whole}")]
            around = [one for one in found if user.startswith(one[: -len(whole)])]
            if len(found) == 1 or len(around) == 1:
                return (around or found)[0]
    return None


def _tails(name: str) -> Iterator[str]:
    """How the path of a file may end that an alias means: `@/a`, `src/a`, `@folder/b/a`, `folder/a`."""
    plain = _ALIAS.sub("", name)
    if plain != name:
        yield from (f"src/{plain}", plain)
    elif name.startswith("@"):
        yield name[1:]
        if name.count("/") > 1:
            yield name.partition("/")[2]
    elif "/" in name:
        yield name


def imported(name: str, script: Script) -> Script | None:
    """Return the checked script that an import of a script names."""
    path = resolve(name, script.path, script.project)
    return script_at(path, script.project) if path is not None and path != script.path else None


def named(path: str, text: str, project: Site) -> list[str]:
    """Return the checked scripts that a text imports itself, by text alone."""
    found = (resolve(name, path, project) for name in _IMPORT.findall(text))
    return [one for one in dict.fromkeys(found) if one is not None]


def reach(path: str, text: str, project: Site) -> list[str]:
    """Return the checked scripts that a text imports, and those that these import, by text alone."""
    near = [one for one in named(path, text, project) if one != path]
    beyond = (one for first in near for one in imports_of(first, project) if one != path)
    return list(dict.fromkeys((*near, *beyond)))


@lasting_keyed_memo
def imports_of(path: str, project: Site) -> tuple[str, ...]:
    """Return the checked scripts that a file imports, read once however many import it."""
    return tuple(named(path, project.text(path), project))


@lasting_memo
def _users(project: Site) -> dict[str, list[str]]:
    """For each checked script, those that import it, directly or at one remove, by their texts alone."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(SCRIPT_SUFFIXES):
            for target in reach(path, project.text(path), project):
                found.setdefault(target, []).append(path)
    return found


def importers(script: Script, name: str) -> list[Script]:
    """Return the scripts that import a script and hold a name."""
    if script.element is not None:
        return []
    users = _users(script.project).get(script.path, ())
    named = [path for path in users if name in script.project.text(path)][:8]
    found = [other for path in named if (other := script_at(path, script.project)) is not None]
    return [*found, *_written_in_pages(script, name)]


@lasting_memo
def _pages(project: Site) -> dict[str, list[str]]:
    """For each checked script, the templates that load it or import it, by their texts alone."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        for one in loaded_paths(path, project) if is_template(path) else ():
            found.setdefault(one, []).append(path)
    return found


@lasting_keyed_memo
def loaded_paths(path: str, project: Site) -> list[str]:
    """Return the checked scripts that a template names: `src="{% static 'js/form.js' %}"`, `import … from "/static/js/form.js"`."""
    text = project.text(path)
    names = dict.fromkeys(_FILE.findall(text)) if ".js" in text or ".mjs" in text else ()
    found = [*(addressed(name, path, project) for name in names), *controllers_in(text, project)]
    return [one for one in dict.fromkeys(found) if one is not None]


@keyed_memo
def addressed(name: str, path: str, project: Site) -> str | None:
    """Return the checked script that an address in a template means: beside it, or the one file that it ends in."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    is_there = project.is_checked(beside)
    return beside if is_there else resolve("/static/" + _ROOT.sub("", name), path, project)


_COMPONENTS = (".vue", ".svelte", ".tsx", ".jsx")


def pages_loading(path: str, project: Site) -> list[str]:
    """Return the templates that load a script, or a script that imports it, by their texts alone."""
    loading = (path, *_users(project).get(path, ()))
    return list(dict.fromkeys(page for one in loading for page in _pages(project).get(one, ())))


def components_importing(path: str, project: Site) -> list[str]:
    """Return the components that import a script by the name of its file: what it counts is shown in them."""
    stem = path.rpartition("/")[2].partition(".")[0]
    imported = re.compile(rf"\bfrom\s+['\"][^'\"\n]{{0,120}}/{re.escape(stem)}(?:\.\w+)?['\"]")
    users = (one for one in project.paths if one.endswith(_COMPONENTS) and one != path and project.holds(one, stem))
    return [one for one in users if imported.search(project.text(one))]


def _written_in_pages(script: Script, name: str) -> Iterator[Script]:
    """The scripts written in the templates that load or import a script, when they hold a name."""
    read = getattr(script.project, "page", None)
    users = _pages(script.project).get(script.path, ()) if read is not None else ()
    for path in [one for one in users if name in script.project.text(one)][:8]:
        template = script.project.library.template(path)
        if template is not None and read is not None:
            yield from (other for other in scripts_of(read(template)) if name in other.text)


def loaded(script: Script) -> list[Script]:
    """Return the scripts in files that the page of a written script loads, whose names it sees."""
    return loaded_by(script.path, script.project) if script.page is not None else []


def loaded_by(path: str, project: Site) -> list[Script]:
    """Return the scripts in files that a template loads or imports."""
    found = (script_at(one, project) for one in loaded_paths(path, project)[:8])
    return [one for one in found if one is not None]


def siblings(script: Script) -> list[Script]:
    """Return the other scripts written in the same page, which see the same names."""
    if script.page is None:
        return []
    return [one for one in islice(scripts_of(script.page), _MOST) if one.start != script.start]
