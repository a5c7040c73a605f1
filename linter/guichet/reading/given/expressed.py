"""What programs of PHP and Ruby give to a name of a template: what a view is shown with, what a method returns, and what that is made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.places import place_of_path
from guichet.core.source import Source
from guichet.reading.deeds.deed import CHANGES, RETURN, Deed, Function, bodies_of, folded
from guichet.reading.deeds.php import deeds_of as deeds_of_php
from guichet.reading.deeds.ruby import deeds_of as deeds_of_ruby
from guichet.reading.php.elsewhere import CONFIGURED, configured
from guichet.reading.templates.site import RUBY_SUFFIXES, Site

_FAR = 4
"""Hops from what a template prints to what it is made of."""
_MOST = 40
"""Expressions that are looked at for one name."""
_FILES = 8
_PATH = re.compile(
    r"\s*\(?(?P<path>[$@]?[A-Za-z_]\w{0,80}(?:(?:\?->|->|&\.|\.|::)[A-Za-z_]\w{0,80}){0,4}[?!]?)\s*(?P<call>\()?"
)
_WORD = re.compile(r"\w{3,80}[?!]?")
_UNDER = re.compile(r"(?<=[a-z0-9])_([a-z])")
_STEP = re.compile(r"\?->|->|&\.|\.|::")
_DECLARES = re.compile(r"\bfunction\s+&?(\w{3,80})\s*\(|\bdef\s+(?:self\.)?(\w{3,80}[?!]?)")
_GIVES = re.compile(r"(?<![\w.>:])([$@]?[A-Za-z_]\w{0,80})\s*(?:\?\?|\|\|)?=(?![=>~])\s*([^;\n]{1,300})")
_CLOSES = re.compile(r";|\n\s*\n|\n\s*end\b")
_LONGEST = 800
_HELD = re.compile(r"(?<![\w>:@.'\"])([$@]?[a-z_]\w{0,80}[?!]?)")
_ASKED = re.compile(r"(?:\$(?:this->)?(\w{1,80})(?:->|::)|\b(self|static)::)(\w{1,80})\(")
_TEXTS = re.compile(r"'[^'\n]{0,200}'|\"[^\"\n]{0,200}\"")
_ENDS = (".twig", ".php", ".erb", ".haml", ".slim", ".blade", ".html", ".txt", ".text")
"""How the names of templates end, from the last ending to the first."""
_CONTROLS = re.compile(r"(?:^|/)(?:concerns/\w+|(?:\w+/)*(?P<of>\w+)_controller)\.rb$")
_HELPS = ("_helper.rb", "_controller.rb")


class Expressed(NamedTuple):
    """An expression of a program, as it is written, where that is, and the function that holds it."""

    text: str
    source: Source
    span: Span
    within: Function | None = None


def given_to(token: str, path: str, project: Site) -> tuple[Expressed, ...]:
    """Return what programs give to what a template prints or tests, and what that is made of, nearest first.

    A method is looked for by its name, which must be that of one function alone, or of the class that the template names.
    """
    found = _PATH.match(token)
    if found is None or not path.endswith((".twig", ".php", *RUBY_SUFFIXES)):
        return ()
    known = _known(project)
    key = (found[0], path)
    if key not in known:
        known[key] = tuple(made_of(_first(found, path, project), project))
    return known[key]


@lasting_memo
def _known(_: Site) -> dict[tuple[str, str], tuple[Expressed, ...]]:
    return {}


def programs_of(path: str, project: Site) -> list[str]:
    """Return the programs of PHP and Ruby that give to a template, and those that declare what it names, as their digests."""
    if not path.endswith((".twig", ".php", *RUBY_SUFFIXES)):
        return []
    index, text = _declaring(project), project.text(path)
    own = _controllers(project) if path.endswith(RUBY_SUFFIXES) else [one.path for one in _showing(path, project)]
    named = (there for name in dict.fromkeys(_WORD.findall(text)) for there in index.get(name, ())[:_FILES])
    shared = _sharing(project) if path.endswith((".twig", ".php")) else []
    return [project.source(one).digest for one in dict.fromkeys((*own, *shared, *named))]


def made_of(first: Iterable[Expressed], project: Site) -> Iterator[Expressed]:
    """Yield some expressions, then what the names, the calls and the settings in them stand for, a few hops away."""
    seen: set[tuple[str, str]] = set()
    level = list(first)
    for _ in range(_FAR):
        after: list[Expressed] = []
        for one in level:
            if (one.source.path, one.text) not in seen and len(seen) < _MOST:
                seen.add((one.source.path, one.text))
                yield one
                after.extend(_before(one, project))
        level = after


def _first(found: re.Match[str], path: str, project: Site) -> Iterator[Expressed]:
    names = _STEP.split(found["path"])
    name, owner = names[-1], names[-2].lstrip("$@") if len(names) > 1 else ""
    if path.endswith(RUBY_SUFFIXES):
        if name.startswith("@") and not owner:
            yield from _of_controllers(name, path, project)
        else:
            yield from _returned((name, f"{name}?"), owner, project, (".rb",) if owner else _HELPS)
    elif owner or (found["call"] and not name.startswith("$")):
        whole = name[0].upper() + name[1:]
        camel = _UNDER.sub(lambda one: one[1].upper(), name)  # how an extension of Twig calls the method that it lends
        yield from _returned((name, f"get{whole}", f"is{whole}", f"has{whole}", camel), owner, project, (".php",))
    else:
        yield from _of_views(name.lstrip("$"), path, project)
        yield from _of_all(name.lstrip("$"), project)


def _before(one: Expressed, project: Site) -> Iterator[Expressed]:
    """What an expression is made of: its locals, its calls, the settings that it reads."""
    bare = _TEXTS.sub(" ", one.text)
    names = set(_HELD.findall(bare))
    start = one.within.span.start if one.within is not None else one.span.start
    given = [found for found in _GIVES.finditer(one.source.text, start, one.span.start) if found[1] in names]
    for found in {(found[1], found[2][:1] in "[{("): found for found in given}.values():
        yield Expressed(_whole(found, one.source), one.source, Span(*found.span(2)), one.within)
    if one.source.path.endswith(".rb"):
        yield from _values(tuple(names), one.source)
        return
    for owner, itself, called in _ASKED.findall(one.text):
        is_own = bool(itself) or owner == "this"
        if is_own:
            yield from _values((called,), one.source)
        else:
            yield from _returned((called,), owner, project, (".php",))
    for found in CONFIGURED.finditer(one.text):
        said = configured(found[1], found[2], project)
        if said:
            yield Expressed(said, one.source, one.span)


def _whole(given: re.Match[str], source: Source) -> str:
    """What a name is given: all of a table that opens on its line, as far as it closes."""
    if given[2].rstrip()[-1:] not in ("[", "(", "{"):
        return given[2]
    closed = _CLOSES.search(source.text, given.start(2), given.start(2) + _LONGEST)
    return " ".join(source.text[given.start(2) : closed.start() if closed is not None else given.end(2)].split())


def _returned(names: tuple[str, ...], owner: str, project: Site, ends: tuple[str, ...]) -> Iterator[Expressed]:
    """What the one function of some names returns; of several, those of the class that bears the name of what holds it."""
    index = _declaring(project)
    paths = dict.fromkeys(path for name in names for path in index.get(name, ()) if path.endswith(ends))
    own = [one for one in paths if owner and _stem(one) == owner.lower().replace("_", "")]
    chosen = own or list(paths)
    if len(chosen) == 1:
        source = project.source(chosen[0])
        yield from _values(names, source)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].lower().replace("_", "")


def _values(names: tuple[str, ...], source: Source) -> Iterator[Expressed]:
    """What the functions of some names return; of Ruby, the call that ends one which says no more is what it returns."""
    for body in bodies_of(_deeds(source)):
        if body.function.name not in names:
            continue
        said = [one for one in body.deeds if one.called == RETURN]
        yield from (Expressed(one.puts[0].value, source, one.puts[0].span, body.function) for one in said)
        if not said and source.path.endswith(".rb"):
            last = max(body.deeds, key=lambda one: (one.span.end, -one.span.start))
            yield Expressed(folded(source.text[last.span.start : last.span.end]), source, last.span, body.function)


@lasting_memo
def _declaring(project: Site) -> Mapping[str, list[str]]:
    """The files of programs that declare each function, by its name; tests, demonstrations and the rest left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in project.paths:
        if path.endswith((".php", ".rb")) and place_of_path(path) is None:
            for name in {one or other for one, other in _DECLARES.findall(project.text(path))}:
                found[name].append(path)
    return found


def _of_views(name: str, path: str, project: Site) -> Iterator[Expressed]:
    """What the functions of PHP that show a template put under a name of it."""
    for source in _showing(path, project):
        deeds = _deeds(source)
        shows = {one.within for one in deeds if one.is_call and _names(one, path, project)}
        for deed in deeds:
            if deed.within not in shows or deed.within is None:
                continue
            yield from (Expressed(put.value, source, put.span, deed.within) for put in deed.put(name))
            if deed.last in ("with", "share", "addGlobal") and len(deed.args) == 2 and deed.args[0][1:-1] == name:
                yield Expressed(deed.args[1], source, deed.span, deed.within)
            elif deed.called == "compact" and any(one[1:-1] == name for one in deed.args):
                yield Expressed(f"${name}", source, deed.span, deed.within)


def _of_all(name: str, project: Site) -> Iterator[Expressed]:
    """What programs of PHP give to all templates under a name: `$twig->addGlobal('x', …)`, `View::share('x', …)`, what a composer or an extension hands out."""
    for there in _sharing(project):
        if not project.holds(there, name):
            continue
        source = project.source(there)
        for deed in _deeds(source):
            if deed.last in ("share", "addGlobal", "with") and len(deed.args) == 2 and deed.args[0][1:-1] == name:
                yield Expressed(deed.args[1], source, deed.span, deed.within)
            elif deed.last in ("share", "addGlobal", "with"):
                yield from (Expressed(put.value, source, put.span, deed.within) for put in deed.put(name))
            elif deed.called == RETURN and deed.within is not None and deed.within.name == "getGlobals":
                said = folded(source.text[deed.span.start : deed.span.end]).partition(f"{name}'")[2]
                yield from [Expressed(said, source, deed.span, deed.within)] if said else []


@lasting_memo
def _sharing(project: Site) -> list[str]:
    programs = (one for one in project.paths if one.endswith(".php") and place_of_path(one) is None)
    return [one for one in programs if any(project.holds(one, word) for word in ("addGlobal", "View::share", "View::composer", "getGlobals"))]  # fmt: skip


def _showing(path: str, project: Site) -> list[Source]:
    """The files of PHP that name a template, or the pages that use it."""
    known = _shown(project)
    if path not in known:
        stems = {_bare(one).rpartition("/")[2] for one in (path, *project.host_paths(path))}
        known[path] = [one for one in _rendering(project) if any(project.holds(one, stem) for stem in stems)][:_FILES]
    return [project.source(one) for one in known[path]]


@lasting_memo
def _shown(_: Site) -> dict[str, list[str]]:
    return {}


@lasting_memo
def _rendering(project: Site) -> list[str]:
    return [
        path
        for path in project.paths
        if path.endswith(".php")
        and not path.endswith(".blade.php")
        and place_of_path(path) is None
        and any(word in project.text(path) for word in ("render", "view(", "View::"))
    ]


def _names(deed: Deed, path: str, project: Site) -> bool:
    """Whether a call names a template, or a page that uses it: `view('stays.show', …)`."""
    said = [_bare(one[1:-1]).replace(".", "/") for one in deed.args[:1] if one[:1] in "'\""]
    pages = [_bare(one) for one in (path, *project.host_paths(path))] if said else ()
    return any(f"/{page}".endswith(f"/{one}") for one in said for page in pages if one)


def _bare(name: str) -> str:
    """The name of a template without its endings."""
    for end in _ENDS:
        name = name.removesuffix(end)
    return name


def _of_controllers(name: str, path: str, project: Site) -> Iterator[Expressed]:
    """What the controllers of a view of Rails, or those that all share, write under a name that they hand it."""
    folders = {one.rpartition("/")[0].rpartition("/")[2] for one in (path, *project.host_paths(path))}
    for there in _controllers(project):
        found = _CONTROLS.search(there)
        if found is None or (found["of"] and found["of"] not in {*folders, "application"}):
            continue
        if not project.holds(there, name.lstrip("@")):
            continue
        source = project.source(there)
        for deed in _deeds(source):
            if (deed.called == CHANGES and deed.args == (name,)) or (deed.called == name and not deed.is_call):
                written = source.text[deed.span.start : deed.span.end]
                yield Expressed(written.partition("=")[2].strip(), source, deed.span, deed.within)


@lasting_memo
def _controllers(project: Site) -> list[str]:
    return [one for one in project.paths if _CONTROLS.search(one) and place_of_path(one) is None]


def _deeds(source: Source) -> tuple[Deed, ...]:
    return deeds_of_php(source) if source.path.endswith(".php") else deeds_of_ruby(source)
