"""Which function of the project a call means, whatever both are written in: its own file's, one that it brings in, one of a class that it names or is given."""

from __future__ import annotations

import re
from itertools import islice

from guichet.core.brackets import OPENS, end_of_bracket
from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import file_of as ruby_file
from guichet.done.people.programs import PROGRAMS, deeds_in
from guichet.reading.deeds import scripts
from guichet.reading.deeds.between_brackets import puts_in
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.php.elsewhere import file_of as php_file
from guichet.reading.project.project import Project
from guichet.reading.scripts.files import resolve, script_at
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site

SELF = frozenset({"", "this", "self", "$this", "static", "cls", "super", "parent"})
"""What a call is asked of that is of the file itself, or of what its classes are built on."""
_PARTS = re.compile(r"\??\.|\??->|::")
_BROUGHT = re.compile(r"(?m)^[ \t]*(?:import|const|let|var)\b(?P<names>[^;'\"=]{1,600}?)(?:\bfrom\s*|=\s*(?:await )?require\()['\"](?P<file>[^'\"\n]{1,200})['\"]")  # fmt: skip
_TAKEN = re.compile(r"(?m)^[ \t]{0,12}from[ \t]+(?P<file>[\w.]{1,100})[ \t]+import[ \t]+(?P<names>\([^)]{1,600}\)|[^\n(]{1,300})")  # fmt: skip
_IMPORTED = re.compile(r"(?m)^import[ \t]+(?P<file>[\w.]{1,100})(?:[ \t]+as[ \t]+(?P<names>\w{1,60}))?[ \t]*$")
_NAME = re.compile(r"(?:(?P<before>\w{1,60})(?:[ \t]+as[ \t]+|[ \t]*:[ \t]*))?(?P<name>\w{1,60})")
_LATER = frozenset({"delay", "apply_async", "perform_later", "perform_async", "perform_now", "perform_in", "dispatch", "dispatchSync", "dispatch_sync", "call", "run", "send", "enqueue"})  # fmt: skip
"""What has a job, a task or a service do its work: the function that does it bears another name."""
_WORKS = ("perform", "handle", "call", "run", "execute", "__invoke", "process")
"""What that is called, the first that a class has."""
_BUILT_ON = re.compile(r"\bextends\s+\\?(?:\w+\\)*(\w+)|^[ \t]+use\s+(?:\w+\\)*(\w+)\s*;|^[ \t]*(?:include|extend)\s+(?:\w+::)*(\w+)|\bclass\s+\w+\s*<\s*(?:\w+::)*(\w+)|^class \w+\(([^)\n]{1,200})\)", re.M)  # fmt: skip
"""What a class is built on, or takes in."""
_CONSTANT = re.compile(
    r"(?:\\?(?:\w+\\){0,8}(?P<owner>\w{2,60})(?:\.|::))?(?P<name>(?(owner)\w{2,60}|[A-Z][A-Z_\d]{2,60}))"
)
_NOWHERE = Span(0, 0)
_GIVEN = re.compile(
    r"(?m)^[ \t]*(?:(?:export|public|private|protected|static|final|readonly|const|let|var|string|array|int)[ \t]+){0,5}([A-Z][A-Z_\d]{2,60}|(?<=const )[a-z]\w{2,60})[ \t]*(?::[^=\n]{1,80})?=[ \t]*(?![=>])"
)
_AFTER = (" as const", " satisfies ", ".freeze", " #", " //")
"""What may follow what a constant is given."""
_DEFINES = re.compile(r"\b(?:class|trait|module)\s+(?:\w+::)*([A-Z]\w{1,80})")
_FAR = 4_000
"""Signs of a table that are read."""
_CAMEL = re.compile(r"_(\w)")
_MOST = 8
_CLASS = re.compile(r"\b[A-Z]\w{2,80}\b")
_ASKED = re.compile(r"[@$]?\b([a-z_]\w{2,60})(?:\.|->)[a-z]")
_MOST_NAMED = 40
"""Classes of one file that are followed."""


def function_called(deed: Deed, whole: Whole) -> Body | None:
    """Return the function that a call means; None when nothing tells, or more than one thing may be meant."""
    names = [one.strip("()$@ ") for one in _PARTS.split(deed.called)]
    return function_named(names[-2] if len(names) > 1 else "", names[-1], whole)


def function_named(owner: str, name: str, whole: Whole) -> Body | None:
    """Return the function of a name, asked of something that a file names; None when nothing tells, or more than one thing may be meant."""
    if not name.rstrip("?!").isidentifier():
        return None
    owner = owner.lstrip("$@")
    if owner in SELF:
        own = _named(name, whole) if owner not in ("super", "parent") else None
        return own or _brought_in(name, whole) or _inherited(name, whole)
    there = file_of(owner, whole)
    if not there:
        return None
    sought = (name, owner, *_WORKS) if name in _LATER else (name,)
    other = whole_at(there, whole)
    return next((one for each in sought if (one := _named(each, other) or _inherited(each, other)) is not None), None)


def _named(name: str, whole: Whole) -> Body | None:
    return _by_name(whole).get(name)


@memo
def _by_name(whole: Whole) -> dict[str, Body | None]:
    """The functions of a file by their names; None for a name that several bear."""
    found: dict[str, Body | None] = {}
    for function, body in whole.bodies.items():
        found[function.name] = body if function.name not in found else None
    for name in tuple(found):  # what Ruby calls `lapse!` is kept without the sign by which it warns
        found.setdefault(name.rstrip("!"), found[name])
    return found


def _brought_in(name: str, whole: Whole) -> Body | None:
    """A function that the file brings in under its name."""
    before, path = _imports(whole).get(name, ("", ""))
    return _named(before, whole_at(path, whole)) if path else None


def _inherited(name: str, whole: Whole) -> Body | None:
    """A function of the classes that the file's own are built on, or take in."""
    return next((found for path in _files_above(whole) if (found := _named(name, whole_at(path, whole)))), None)


@memo
def _files_above(whole: Whole) -> list[str]:
    """The files of the classes that the file's own are built on, or take in."""
    built = [part.strip() for found in _BUILT_ON.findall(whole.text) for one in found if one for part in one.split(",")]
    files = (file_of(one.rpartition(".")[2], whole) for one in dict.fromkeys(built[:_MOST]))
    return [path for path in dict.fromkeys(files) if path and path != whole.path]


def file_of(owner: str, whole: Whole) -> str:
    """Return the file of a module, of a class, or of the class of a thing that the file is given or makes; "" when none is known."""
    known = _files_known(whole)
    if owner not in known:
        known[owner] = _find_file(owner, whole)
    return known[owner]


@memo
def _files_known(_: Whole) -> dict[str, str]:
    return {}


def _find_file(owner: str, whole: Whole) -> str:
    if not whole.is_among_others:
        return ""
    found = _imports(whole).get(owner, ("", ""))[1]
    if not found and owner[:1].isupper():
        found = _file_of_class(owner, whole)
    if found:
        return found
    made = _classes_of_things(whole).get(owner, "") or _CAMEL.sub(lambda one: one[1].upper(), f"_{owner}")
    return (_imports(whole).get(made, ("", ""))[1] or _file_of_class(made, whole)) if made and made != owner else ""


def _file_of_class(name: str, whole: Whole) -> str:
    if whole.path.endswith(RUBY_PROGRAMS):
        there = ruby_file(name, whole.project)
    else:
        there = php_file(name, whole.project) if whole.path.endswith(".php") else None
    if there is not None:
        return there.path
    return whole.path if name in _classes_here(whole) else ""


@memo
def _classes_here(whole: Whole) -> frozenset[str]:
    return frozenset(_DEFINES.findall(whole.text))


@memo
def _classes_of_things(whole: Whole) -> dict[str, str]:
    """The classes of what the file names: `private Journal $journal`, `journal: Journal`, `this.journal = new Journal()`, `@journal = Journal.new`."""
    found: dict[str, str] = {}
    for one in _OF_CLASS.finditer(whole.text):
        name = one["typed"] or one["told"] or one["made"]
        found.setdefault(name, (one["type"] or one["of"] or one["class"]).rpartition("\\")[2])
    return found


_OF_CLASS = re.compile(
    r"\b(?P<type>[A-Z]\w{2,60}) \$(?P<typed>\w{2,60})\b"
    r"|\b(?P<told>[a-z_]\w{1,60})\??: ?(?:Annotated\[)?(?P<of>[A-Z]\w{2,60})\b"
    r"|\b(?P<made>[a-z_]\w{1,60})\s?(?:\|\|)?=\s?(?:new )?(?:[a-z_]\w{1,40}\.)?(?P<class>[A-Z]\w{2,60})(?:\.new\b|\()"
)


@memo
def _imports(whole: Whole) -> dict[str, tuple[str, str]]:
    """What a file brings in under each name: what that is called where it is written, and in which file."""
    found: dict[str, tuple[str, str]] = {}
    if not whole.is_among_others:
        return found
    if whole.path.endswith(".py"):
        for one in (*_TAKEN.finditer(whole.text), *_IMPORTED.finditer(whole.text)):
            for name in _NAME.finditer(one["names"] or one["file"].rpartition(".")[2]):
                before = name["before"] or name["name"]
                path = _module(f"{one['file']}.{before}", whole) or _module(one["file"], whole)
                if path:
                    found.setdefault(name["name"], (before, path))
    elif not whole.path.endswith((".php", *RUBY_PROGRAMS)):
        for own, (before, file) in brought_in(whole).items():
            script = resolve(file, whole.path, whole.project)
            if script is not None:
                found[own] = before, script
    return found


def files_brought_in(whole: Whole) -> tuple[str, ...]:
    """Return the other files of the project that a file brings something in from, in order."""
    return tuple(dict.fromkeys(path for _, path in _imports(whole).values() if path and path != whole.path))


@memo
def brought_in(whole: Whole) -> dict[str, tuple[str, str]]:
    """Return what a script brings in under each name: what that is called where it is written, and the file or the package, as it names it."""
    found: dict[str, tuple[str, str]] = {}
    for one in _BROUGHT.finditer(whole.text):
        for name in _NAME.finditer(one["names"]):
            found.setdefault(name["name"], (name["before"] or name["name"], one["file"]))
    return found


def _module(name: str, whole: Whole) -> str:
    project, dotted = whole.project, name.lstrip(".")
    if not isinstance(project, Project):
        return ""
    return project.modules.resolve(dotted, len(name) - len(dotted), whole.path) or ""


def whole_at(path: str, whole: Whole) -> Whole:
    """Return a file that another one calls, with its deeds."""
    return whole if path == whole.path else _whole_in(path, whole.project)


@keyed_memo
def _whole_in(path: str, project: Site) -> Whole:
    deeds: tuple[Deed, ...] = ()
    if path.endswith(SCRIPT_SUFFIXES) and (script := script_at(path, project)) is not None:
        deeds = scripts.deeds_of(script)
    elif path.endswith(PROGRAMS) and isinstance(project, Project):
        deeds = deeds_in(path, project)
    return Whole(path, project.text(path), deeds, place_of_path(path) or Place.PUBLIC, project)


def constant_named(written: str, whole: Whole) -> str:
    """Return what a constant of another file is given, or a table of it under a name, as it is written there: `UPLOADS`, `Rules::LIMIT`, `storage.acl`; "" when none is known."""
    found = _CONSTANT.fullmatch(written)
    if found is None or not whole.is_among_others:
        return ""
    owner, name = found["owner"], found["name"]
    before, path = _imports(whole).get(owner or name, (name, ""))
    held = _constants_in(path, whole.project) if path and path != whole.path else {}
    if not owner:
        return held.get(before, "")
    if before in held:
        return next((one.value for one in puts_in(held[before], _NOWHERE) if one.name == name), "")
    path = file_of(owner, whole) if name.isupper() else ""
    return _constants_in(path, whole.project).get(name, "") if path and path != whole.path else ""


@keyed_memo
def _constants_in(path: str, project: Site) -> dict[str, str]:
    """What a file gives to each of its constants, to the end of the line or of the table."""
    text = project.text(path)
    found: dict[str, str] = {}
    for one in _GIVEN.finditer(text):
        said = text[one.end() : one.end() + _FAR]
        if said[:1] and said[0] in OPENS:
            said = said[: end_of_bracket(said, 0)]
        else:
            said = said.partition("\n")[0]
            for after in _AFTER:
                said = said.partition(after)[0]
        found.setdefault(one[1], said.strip(" \t\r;,"))
    return found


@keyed_memo
def files_called(path: str, project: Site) -> tuple[str, ...]:
    """Return the other files of PHP or Ruby whose functions the calls of one may mean, then those that these call: by the classes that they name, and the things that they call like them."""
    near = _classes_named(path, project)
    beyond = (other for one in near for other in _classes_named(one, project))
    return tuple(one for one in dict.fromkeys((*near, *beyond)) if one != path)


@keyed_memo
def _classes_named(path: str, project: Site) -> tuple[str, ...]:
    find = ruby_file if path.endswith(RUBY_PROGRAMS) else php_file if path.endswith(".php") else None
    if find is None:
        return ()
    text = project.text(path)
    asked = (_CAMEL.sub(lambda one: one[1].upper(), f"_{name}") for name in _ASKED.findall(text))
    found = (find(name, project) for name in dict.fromkeys((*_CLASS.findall(text), *asked)))
    return tuple(islice((one.path for one in found if one is not None and one.path != path), _MOST_NAMED))
