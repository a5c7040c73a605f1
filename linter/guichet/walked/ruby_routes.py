"""The addresses of a service of Rails: what each is called, what it leads to, what it is inside of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import singular
from guichet.walked.reached import routes_of_rails
from guichet.walked.ruby_texts import controllers


class Route(NamedTuple):
    """One address: its name, how it is asked for, where it is, and the controller and the action that answer there."""

    name: str
    verb: str
    address: str
    folder: str
    action: str


@dataclass
class _Line:
    """A line of a file of routes, and those that stand inside it."""

    word: str
    names: tuple[str, ...]
    said: str
    inside: list[_Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Around:
    """What stands around a line of routes."""

    known: dict[str, str]
    concerns: dict[str, list[_Line]]
    address: str = ""
    name: str = ""
    module: str = ""
    folder: str = ""
    whole: _Around | None = None
    """For what is inside a resource, what is around that."""
    own: str = ""
    """The resource that this is inside of, by its name in the singular."""
    many: str = ""


@keyed_memo
def routes_of(root: str, project: Project) -> tuple[Route, ...]:
    """Return the addresses of a service of Rails, by what stands before its `app/`."""
    begins = f"{root}app/controllers/"
    folders = (one.removeprefix(begins) for one in controllers(project) if one.startswith(begins))
    names = {_plain(one): one for one in (each.removesuffix("_controller.rb") for each in folders)}
    lines = [one for text in routes_of_rails(root, project) for one in _lines(text)]
    return tuple(_all(lines, _Around(names, {})))


_OPENS = re.compile(r"\bdo(?:\s*\|[^|]*\|)?$")
_WORD = re.compile(r"^(\w+)\b(?!\s*=)[\s(]*(.*)$", re.S)
_FIRST = re.compile(r"""^(?:[:"']([^"',\s)]*)["']?\s*(?:,\s*|(?==>)|$|(?=\s*[)d=])))+""")
_NAMES = re.compile(r"""[:"']([^"',\s)]+)""")
_AFTER = re.compile(r"(?<=\s)#(?!\{).*$")


def _lines(text: str) -> list[_Line]:
    top: list[_Line] = []
    above = [top]
    for said in _whole_lines(text):
        found = _WORD.match(said)
        if found is None:
            continue
        if found[1] == "end":
            if len(above) > 1:
                above.pop()
            continue
        first = _FIRST.match(found[2])
        names = tuple(_NAMES.findall(first[0])) if first is not None else ()
        one = _Line(found[1], names, found[2])
        above[-1].append(one)
        if _OPENS.search(said) or (found[1] in ("if", "unless", "case", "def", "begin") and "end" not in said.split()):
            above.append(one.inside)
    return top


def _whole_lines(text: str) -> Iterator[str]:
    """The lines of a file of routes, each with those on which it goes on."""
    held = ""
    for line in text.splitlines():
        held = f"{held} {_AFTER.sub('', line).strip()}".strip()
        is_open = any(held.count(one) > held.count(other) for one, other in ("()", "[]", "{}"))
        if held and not is_open and not held.endswith((",", "=>")):
            yield held
            held = ""


def _option(name: str, said: str) -> str:
    found = re.search(rf"""(?<![\w"']){name}:\s*[:"']([^"',\s)]*)""", said)
    return found[1] if found is not None else ""


def _listed(name: str, said: str) -> set[str] | None:
    found = re.search(rf"(?<!\w){name}:\s*(?:%[iwIW])?(\[[^\]]*\]|:\w+)", said)
    return None if found is None else set(re.findall(r"\w+", found[1]))


_VERBS = frozenset({"get", "post", "put", "patch", "delete", "match"})
_TO = re.compile(r"""(?:\bto:|=>)\s*["']([\w/]+)?#(\w+)["']""")
_ACTIONS = (("index", "get"), ("new", "get"), ("create", "post"), ("show", "get"), ("edit", "get"), ("update", "put"), ("destroy", "delete"))  # fmt: skip


def _all(lines: Sequence[_Line], at: _Around) -> Iterator[Route]:
    for one in lines:
        if one.word == "concern" and one.names:
            at.concerns[one.names[0]] = one.inside
        elif one.word in ("resources", "resource"):
            for name in one.names:
                yield from _of_resource(name, one, at)
        elif one.word in _VERBS:
            yield from _of_address(one, at)
        elif one.word in ("namespace", "scope", "member", "collection"):
            yield from _all(one.inside, _inside(one, at))
        elif one.word == "concerns":
            yield from (each for name in one.names for each in _all(at.concerns.get(name, ()), at))
        elif not one.word.startswith("devise_for"):
            yield from _all(one.inside, at)


def _inside(one: _Line, at: _Around) -> _Around:
    if one.word in ("member", "collection"):
        whole = at.whole or at
        is_member = one.word == "member"
        part = at.own if is_member else at.many
        address = re.sub(r"/:\w+_id$", "/:id", at.address) if is_member else re.sub(r"/:\w+_id$", "", at.address)
        return replace(at, address=address, name=f"{whole.name}{part}_", whole=None, own=one.word)
    name = one.names[0] if one.names else ""
    is_space = one.word == "namespace"
    path = _option("path", one.said) or name
    module = _option("module", one.said) or (name if is_space else "")
    called = _option("as", one.said) or (name if is_space else "")
    return replace(
        at, address=_joined(at.address, path), name=f"{at.name}{called}_" if called else at.name,
        module=f"{at.module}{module}/" if module else at.module, folder=_option("controller", one.said) or at.folder,
    )  # fmt: skip


def _joined(around: str, path: str) -> str:
    inner = path.strip("/").partition("(")[0]
    return f"{around}/{inner}" if inner else around


def _plain(folder: str) -> str:
    """The name of a controller, however its words are put in the plural."""
    return "_".join(map(singular, folder.split("_")))


def _of_resource(name: str, one: _Line, at: _Around) -> Iterator[Route]:
    is_many = one.word == "resources"
    called = _option("as", one.said) or name
    own = singular(called) if is_many else called
    folder = f"{at.module}{_option('controller', one.said) or name}"
    folder = at.known.get(_plain(folder), folder)
    path = _joined(at.address, _option("path", one.said) or name)
    only, spared = _listed("only", one.said), _listed("except", one.said)
    param = _option("param", one.said) or "id"
    member = f"{path}/:{param}" if is_many else path
    for action, verb in _ACTIONS:
        if (only is not None and action not in only) or action in (spared or ()) or (not is_many and action == "index"):
            continue
        is_of_all = is_many and action in ("index", "new", "create")
        begins = f"{action}_" if action in ("new", "edit") else ""
        ends = f"/{action}" if begins else ""
        yield Route(
            f"{begins}{at.name}{called if is_of_all and not begins else own}", verb,
            f"{path if is_of_all else member}{ends}", folder, action,
        )  # fmt: skip
    below = f"{path}/:{param if param.endswith('_id') else f'{own}_{param}'}" if is_many else path
    inner = replace(at, address=below, name=f"{at.name}{own}_", folder=folder, whole=at, own=own, many=called)
    shared = _listed("concerns", one.said) or ()
    yield from _all([*one.inside, *(each for key in sorted(shared) for each in at.concerns.get(key, ()))], inner)


def _of_address(one: _Line, at: _Around) -> Iterator[Route]:
    on, to = _option("on", one.said), _TO.search(one.said)
    inner = _inside(_Line(on, (), ""), at) if on in ("member", "collection") and at.whole is not None else at
    for name in one.names:
        parts = re.sub(r"[/-]", "_", re.sub(r"/?[:*(][\w()/:.]*", "", name).strip("/"))
        last = name.strip("/").rpartition("/")
        action = to[2] if to else _option("action", one.said) or last[2]
        folder = (
            (to[1] if to else "") or _option("controller", one.said) or (inner.folder if to or not last[0] else last[0])
        )
        is_whole = folder == inner.folder and bool(inner.folder)
        folder = folder if is_whole else inner.module + folder
        is_part = inner.own in ("member", "collection") and inner.whole is None
        is_plain = is_part and name in _PLAIN
        called = _option("as", one.said) or ("" if is_plain else parts)
        full = f"{called}_{inner.name}".strip("_") if is_part else f"{inner.name}{called}"
        where = _joined(inner.address, "" if is_plain else name)
        yield Route(full, one.word, where, at.known.get(_plain(folder), folder), action)


_PLAIN = frozenset({"index", "create", "show", "update", "destroy"})
"""Actions that are no part of an address of a resource."""
