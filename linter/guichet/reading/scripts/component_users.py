"""The scripts of components that hold their markup and their script apart (Vue, Svelte), by what they import."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import lasting_memo, memo
from guichet.reading.scripts.files import named, own_scripts
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.site import Site

_MOST = 8


def in_components(script: Script, name: str) -> Iterator[Script]:
    """Yield the scripts of the components that import a script, when they hold a name."""
    if script.element is not None:
        return
    known, project = _read(script.project), script.project
    users = [one for one in _users(project).get(script.path, ()) if name in project.text(one)]
    for path in users[:_MOST]:
        if path not in known:
            known[path] = own_scripts(path, project)
        yield from (other for other in known[path] if name in other.text)


@lasting_memo
def _users(project: Site) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in project.paths:
        for one in named(path, project.text(path), project) if path.endswith((".vue", ".svelte")) else ():
            found.setdefault(one, []).append(path)
    return found


@memo
def _read(_: Site) -> dict[str, list[Script]]:
    return {}
