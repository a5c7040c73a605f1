"""What Python puts into the variables of templates: the views, the context processors, the calls that render."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from astroid import nodes

from guichet.core.memo import lasting_keyed_memo, lasting_memo, memo
from guichet.core.places import place_of_path
from guichet.done.data.python_data import data_in
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_personal, is_personal_name
from guichet.reading.given.expressed import given_to as expressed_for
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import returned
from guichet.reading.templates.page import Pages

_FILES = 6
"""How many modules are read for one name."""
_GIVES = re.compile(r"render|Template|context|make_response", re.I)
_PRINTED = re.compile(
    r"(?:\{\{[-~]?|\{!!|<%[=-]|<\?=|#\{|@json\(|\[[\[(]\$\{)\s*(?:(?:raw|h|json_escape)[ (]\s?|(?:Js::from|JSON\.stringify|JSON\.generate|json_encode|j)\(\s?)?([@$]?[A-Za-z_][\w.]*(?:(?:&\.|\?->|->)\w+)*)"
)
_AS_TEXT = re.compile(r"(?:\.(?:to_json|to_h|html_safe|to_s|presence)){1,3}$")
"""What writes a table as a text, once it is known."""
_MARKS = ("{{", "<%=", "<?=", "#{", "{!!", "<%-", "@json(", "[[${", "[(${")
_PAIR = re.compile(
    r"(?<![\w$])['\":]?(?P<key>[A-Za-z_]\w{1,40})['\"]?\s?(?:=>|:)\s?(?P<value>[@$]?[A-Za-z_]\w{0,60}(?:\(\))?(?:(?:\??\.|&\.|\??->)\w{1,60}(?:\(\))?){1,5})"
)
_VALUE = re.compile(r"(?<![\w.>'\"])[@$]?[A-Za-z_]\w{0,60}(?:\(\))?(?:(?:\??\.|&\.|\??->)\w{1,60}(?:\(\))?){1,5}")
_GETTER = re.compile(r"\.get(?=[A-Z])")
_METHOD = re.compile(r"^[ \t]+(?:async )?def (\w{3,80})\(self\b", re.M)
_WHO = re.compile(r"(?:^|\.)user\.(?:pk|id|uuid|username)$")


def is_printed(text: str) -> bool:
    """Return whether a template prints something in a text, as Django, Twig, ERB, Slim or PHP do."""
    return any(mark in text for mark in _MARKS)


def names_printed(text: str) -> list[str]:
    """Return what the template output in a text prints, as dotted paths, without what only writes it as a text."""
    return [_path(said) for said in _PRINTED.findall(text)]


def _path(said: str) -> str:
    plain = said.lstrip("@$").replace("?->", ".").replace("&.", ".").replace("->", ".")
    return _AS_TEXT.sub("", plain)


def printed_in(text: str, project: Pages, page: str = "") -> tuple[Datum, ...]:
    """Return what the template output in a text says of someone: by its own path, then by what the programs give it that show the page."""
    found: dict[tuple[Sort, str], Datum] = {}
    for said in _PRINTED.findall(text):
        path = _path(said)
        if is_personal(path):
            found.setdefault((Sort.IDENTITY, path), Datum(Sort.IDENTITY, path, path))
        elif _WHO.search(path):
            found.setdefault((Sort.NUMBER, "person"), Datum(Sort.NUMBER, path, "person"))
        for datum in given_to(path, project) if isinstance(project, Project) else ():
            found.setdefault((datum.sort, datum.what), datum)
        for datum in _by_programs(_AS_TEXT.sub("", said), page, project) if page and "." not in path else ():
            found.setdefault((datum.sort, datum.what), datum)
    return tuple(found.values())


def _by_programs(said: str, page: str, project: Pages) -> Iterator[Datum]:
    """What the programs of PHP and Ruby give of someone to what a template prints, each with where it is written."""
    for one in expressed_for(said, page, project):
        line = one.source.position(one.span).line
        for shown in told_in(one.text):
            yield Datum(Sort.IDENTITY, shown, shown, ((said.lstrip("@$"), one.source.path, line),))


def told_in(text: str) -> Iterator[str]:
    """Yield what an expression of a program tells of someone: under its name, or as it is read."""
    for one in _PAIR.finditer(text):
        if is_personal_name(one["key"]):
            yield one["key"]
    for one in _VALUE.finditer(text):
        path = one[0].lstrip("@$").replace("()", "").replace("?->", ".").replace("?.", ".").replace("&.", ".").replace("->", ".")  # fmt: skip
        path = _GETTER.sub(".", path)
        if is_personal(path):
            yield path


@memo
def _known(_: Pages) -> dict[str, tuple[Datum, ...]]:
    return {}


def given_to(path: str, project: Project) -> tuple[Datum, ...]:
    """Return what Python gives of someone to a variable of templates."""
    name = path.partition(".")[0]
    known = _known(project)
    if name not in known:
        known[name] = ()
        known[name] = tuple(_given(name, project))
    return known[name] if "." not in path else ()


@lasting_memo
def _givers(project: Project) -> list[str]:
    """The modules that may give values to templates, those that speak of templates first."""
    modules = [path for path in project.paths if path.endswith(".py")]
    speaking = [path for path in modules if _GIVES.search(project.text(path))]
    return list(dict.fromkeys((*speaking, *(path for path in modules if "return {" in project.text(path)))))


@lasting_keyed_memo
def _saying(name: str, project: Project) -> tuple[str, ...]:
    """The first modules that may give a value to a variable of templates: looked for once, however many pages read it."""
    said = re.compile(rf"[\"']{re.escape(name)}[\"']|\b{re.escape(name)}=")
    saying = (path for path in _givers(project) if project.holds(path, name) and said.search(project.text(path)))
    return tuple(islice(saying, _FILES))


def values_given(name: str, project: Project) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """Yield the expressions that Python gives to a variable of templates, bounded."""
    for path in _saying(name, project):
        module = project.modules.parsed(path)
        if module is not None:
            yield from ((value, module) for value in _values(name, module))


def returned_by(name: str, project: Project) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """Yield what the one method or property returns that an object has under a name that a template reads of it."""
    _, dot, last = name.rpartition(".")
    holding = [path for path in _declaring(project).get(last, ()) if dot]
    module = project.modules.parsed(holding[0]) if len(holding) == 1 else None
    if module is None:
        return
    for node in module.walk(nodes.FunctionDef):
        if node.name == last:
            yield from ((value, module) for value in returned(node))


@lasting_memo
def _declaring(project: Project) -> dict[str, list[str]]:
    """The modules that declare each method, by its name."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(".py") and place_of_path(path) is None:
            for name in _METHOD.findall(project.text(path)):
                found.setdefault(name, []).append(path)
    return found


def _given(name: str, project: Project) -> Iterator[Datum]:
    for value, module in values_given(name, project):
        for datum in data_in(value, module):
            hop = (name, module.path, value.lineno or 1)
            yield replace(datum, through=(hop, *(one for one in datum.through if one != hop)))


def _values(name: str, module: PythonModule) -> Iterator[nodes.NodeNG]:
    for node in module.walk(nodes.Dict, nodes.Call, nodes.Assign):
        if isinstance(node, nodes.Dict):
            yield from (value for key, value in node.items if isinstance(key, nodes.Const) and key.value == name)
        elif isinstance(node, nodes.Call) and _GIVES.search(dotted(node.func)):
            yield from (word.value for word in node.keywords if word.arg == name)
        elif isinstance(node, nodes.Assign) and isinstance(node.targets[0], nodes.Subscript):
            key = node.targets[0].slice
            if isinstance(key, nodes.Const) and key.value == name:
                yield node.value
