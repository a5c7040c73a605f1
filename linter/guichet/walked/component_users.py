"""Which components of a service show another one, by the tags that stand for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from guichet.core.memo import memo
from guichet.reading.components.names import HTML, kebab, name_of_component, pascal
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_component

_ANGULAR = ".component.html"
_SELECTOR = re.compile(r"\bselector:\s*[\"'`]([\w-]+)[\"'`]")
_EXPORTED = re.compile(r"\bexport\s+(?:default\s+)?(?:function|const|class)\s+([A-Z]\w*)")
_TAG = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>])")


def tags_of(path: str, project: Project) -> frozenset[str]:
    """Return the tags by which others show a component: what its file, its exports or its selector call it."""
    name, said = pascal(name_of_component(path)), project.text(path)
    if path.endswith(_ANGULAR):
        said = f"{said}\n{project.text(f'{path.removesuffix(_ANGULAR)}.component.ts')}"
    return frozenset({name, kebab(name), *_EXPORTED.findall(said), *_SELECTOR.findall(said)} - HTML)


def opening(tags: Collection[str]) -> re.Pattern[str]:
    """Return the expression that finds where some tags open."""
    return re.compile(rf"<(?:{'|'.join(map(re.escape, sorted(tags)))})(?=[\s/>])")


def users_of(path: str, project: Project) -> tuple[str, ...]:
    """Return the components that show another one."""
    return tuple(one for one in using(tags_of(path, project), project) if one != path)


def using(tags: Collection[str], project: Project) -> tuple[str, ...]:
    """Return the components in which one of some tags stands."""
    known = _by_tag(project)
    return tuple(sorted({path for tag in tags for path in known.get(tag, ())}))


@memo
def _by_tag(project: Project) -> dict[str, set[str]]:
    """The components of a service, gone through once, by the tags that stand in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in project.paths:
        for tag in _TAG.findall(project.text(path)) if is_component(path) else ():
            found[tag].add(path)
    return found
