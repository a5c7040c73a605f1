"""What decides a variable of a template: the views, context processors, tags and models that give it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from astroid import nodes

from guichet.core.memo import lasting_memo, memo
from guichet.core.places import place_of_path
from guichet.core.source import UnreadableError
from guichet.done.grounds.chance import chance_in
from guichet.done.grounds.clock import clock_of
from guichet.done.grounds.hour import hour_in
from guichet.done.nouns.act import Ground, Reason
from guichet.reading.python.module import PythonModule
from guichet.reading.python.parts import returned

if TYPE_CHECKING:
    from guichet.reading.templates.page import Pages

_SHORTEST = 4
_MOST = 12
"""Letters of a name, and modules, from which and up to which a variable is looked for."""
_READ = {
    Reason.HOUR: re.compile(r"\b(?:localtime|now|today|gmtime|strftime)\b[\s\S]{0,2000}?(?:\.hour\b|weekday|\.time\(\)|strftime|tm_hour|tm_wday)"),
    Reason.CHANCE: re.compile(r"^[^\S\n]*(?:import|from)\s+(?:random|secrets|numpy|hashlib)\b", re.M),
}  # fmt: skip
_DETECTORS = {Reason.HOUR: hour_in, Reason.CHANCE: chance_in}
_COMMON = frozenset("models views utils helpers main base core __init__ forms urls services".split())


def grounds_of_variable(name: str, reason: Reason, project: Pages) -> Iterator[Ground]:
    """Yield what decides a variable, dotted as a template writes it, wherever a module of the project gives it."""
    last = name.rpartition(".")[2]
    if reason not in _READ or len(last) < _SHORTEST:
        return
    for path in _candidates(project)[reason]:
        if project.holds(path, last) and (module := project.modules.parsed(path)) is not None:  # type: ignore[attr-defined]
            for value in _given(module).get(last, ()):
                is_member = isinstance(value, nodes.FunctionDef)
                if is_member or "." not in name:
                    yield from _grounds(value, module, reason)


def may_be_given(name: str, reason: Reason, project: Pages) -> bool:
    """Whether a module that reads what decides holds the name of a variable: a cheap test, on texts."""
    last = name.rpartition(".")[2]
    return len(last) >= _SHORTEST and any(project.holds(path, last) for path in _candidates(project)[reason])


def modules_that_decide(project: Pages) -> list[str]:
    """Return the modules that variables of templates are looked for in."""
    return list(dict.fromkeys(path for paths in _candidates(project).values() for path in paths))


def _grounds(value: nodes.NodeNG, module: PythonModule, reason: Reason) -> Iterator[Ground]:
    if not isinstance(value, nodes.FunctionDef):
        found = _DETECTORS[reason](value, module)
        if found is not None:
            yield found
    elif reason is Reason.HOUR:
        if clock_of(module).returns_hour(value):
            yield Ground(reason, module.path, module.header_span(value), value.name)
    else:
        yield from (found for one in returned(value) if (found := _DETECTORS[reason](one, module)) is not None)


@memo
def _given(module: PythonModule) -> Mapping[str, list[nodes.NodeNG]]:
    """What a module gives by name: keys of tables, keywords, members, functions."""
    known: dict[str, list[nodes.NodeNG]] = defaultdict(list)
    for node in module.walk(nodes.Dict, nodes.Keyword, nodes.Assign, nodes.FunctionDef):
        if isinstance(node, nodes.Dict):
            for key, value in node.items:
                if isinstance(key, nodes.Const):
                    known[str(key.value)].append(value)
        elif isinstance(node, nodes.Keyword):
            known[node.arg or ""].append(node.value)
        elif isinstance(node, nodes.FunctionDef):
            known[node.name].append(node)
        elif isinstance(node.targets[0], nodes.Subscript) and isinstance(node.targets[0].slice, nodes.Const):
            known[str(node.targets[0].slice.value)].append(node.value)
    return known


@lasting_memo
def _candidates(project: Pages) -> dict[Reason, list[str]]:
    """For each reason, the modules that read it, and those that import these by a name of their own."""
    texts = dict(_texts(project))
    found = {}
    for reason, pattern in _READ.items():
        own = [path for path, text in texts.items() if pattern.search(text)][:_MOST]
        stems = {path.rpartition("/")[2].removesuffix(".py") for path in own} - _COMMON
        users = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(stems)))})\b") if stems else None
        more = [path for path, text in texts.items() if path not in own and users is not None and users.search(text)]
        found[reason] = [*own, *more[:_MOST]]
    return found


def _texts(project: Pages) -> Iterator[tuple[str, str]]:
    for path in project.paths:
        if path.endswith(".py") and place_of_path(path) is None:
            try:
                yield path, project.text(path)
            except UnreadableError:
                continue
