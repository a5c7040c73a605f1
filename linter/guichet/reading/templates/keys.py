"""Which files ask for the words that catalogues keep under a key, whole, by its end, or by a beginning that code goes on with."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from guichet.core.folders import walked
from guichet.core.memo import cached_property, lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site, is_component, is_template

_QUOTED = re.compile(r"""(?<![\w\\])["'`:]["']?(\.(?=[#$]\{)|\.?[A-Za-z_][\w?!-]*(?:\.[\w?!-]+)*\.?)(?=["'`]|[#$]\{)""")
"""Words in quotes that may be a key, or begin one: what follows is worked out."""
_REST = re.compile(r"""\}\.?([\w?!-]+(?:\.[\w?!-]+)*)["'`]""")
_JOINED = re.compile(r"""[+~.][ \n]{0,20}["'`]\.([\w?!-]+(?:\.[\w?!-]+)*)["'`]|%s\.([\w?!-]+(?:\.[\w?!-]+)*)["'`]""")
"""The end of a key whose beginning is worked out: in one text, or put before it."""
_SCOPE = re.compile(r"""\bscope:\s*(?:\[([^\[\]\n]{1,120})\]|:(\w+)|["']([\w.]+)["'])""")
_INSTEAD = re.compile(r"\bdefault:\s*(?:I18n\.)?t\(\s*$")
"""Before a key, what makes its words those that stand where a name is missing."""
_PLACE = re.compile(r"(?:^|/)(?:views|components|controllers|mailers)/(.+?)(?:_controller)?(?:\.\w+)+$")
"""Below what folder the name of a file is that of the keys which it asks for by their end."""
_COUNTED = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The last name of one form of several, which code never asks for by name."""
_LANG = re.compile(r"(?:fr|en)(?:[-_][A-Z]{2})?")
_CODE = (".py", ".rb", ".php")
_FOLDERS = ("app", "lib")
_FILES = 6000
"""Files past which what asks for a key is not known."""
_SIBLINGS = 2
"""Keys of a group that are asked for by name, from which one that nothing asks for is left there."""
_BY_HABIT = frozenset(
    "activerecord activemodel active_record errors helpers attributes date time datetime number support enums".split()
)
"""The first name of keys that Rails asks for without any file saying so."""
_OF_ANY = re.compile(r"(?:activerecord|activemodel)\.\w+\.")
"""The beginning of a key that code asks for of any model: it tells who asks when nobody asks for more."""
_GEM = re.compile(r"^ {4}([a-z][\w-]*) \(", re.M)
_LOCALES = re.compile(r"(?:^|(?<=/))(?:config|app)/locales?/")


@dataclass
class Asked:
    """The keys that the files of a project ask for."""

    whole: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The files that hold each name with dots in it."""
    begun: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The same for the beginnings of keys that code goes on with."""
    ends: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The files that ask for a key by its end, which begins with a dot."""
    ends_begun: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The same for such ends that code goes on with."""
    rests: set[str] = field(default_factory=set)
    """Ends of keys whose beginning is worked out."""
    instead: set[str] = field(default_factory=set)
    """Keys whose words stand where a name is missing."""
    packages: set[str] = field(default_factory=set)
    """The packages of the project, as catalogues call them: each asks for the words kept under its name, and came with some."""
    is_known: bool = True
    """Whether all files were gone through."""

    @cached_property
    def groups(self) -> Counter[str]:
        """How many keys of each group are asked for by name, once all files were gone through."""
        return Counter(one.rpartition(".")[0] for one in self.whole)

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """The files that ask for keys by their end, by the groups that they are called as; with a dot after, by what those begin with."""
        found: dict[str, set[str]] = defaultdict(set)
        for path in set().union(*self.ends.values(), *self.ends_begun.values()):
            for group in _groups_called(path):
                found[group].add(path)
        return found

    def asks(self, path: str, end: str) -> bool:
        """Whether a file asks for a key by its end, or by a beginning of it."""
        begun = (self.ends_begun.get(end[:to], ()) for to in range(1, len(end)))
        return path in self.ends.get(end, ()) or any(path in one for one in begun)


@lasting_memo
def asked(site: Site) -> Asked:
    """Return the keys that the templates, the scripts and the code of a project ask for, tests left out."""
    found = Asked()
    for top in _tops(site):
        lock = site.text_beside(f"{top}Gemfile.lock")
        found.packages.update(name.replace("-", "_") for name in _GEM.findall(lock))
    files = list(islice(code_that_asks(site), _FILES + 1))
    found.is_known = len(files) <= _FILES
    for path, text in files if found.is_known else ():
        for match in _QUOTED.finditer(text):
            name, goes_on = match[1], text[match.end()] in "#$" or match[1].endswith(".")
            if name.startswith("."):
                (found.ends_begun if goes_on else found.ends)[name].add(path)
            elif goes_on:
                found.begun[name].add(path)
            elif "." in name:
                found.whole[name].add(path)
                if _INSTEAD.search(text, max(0, match.start() - 40), match.start()):
                    found.instead.add(name)
        if "}" in text:
            found.rests.update(_REST.findall(text))
        found.rests.update(one or other for one, other in _JOINED.findall(text))
        if "scope:" in text:
            for several, one, name in _SCOPE.findall(text):
                scope = ".".join(re.findall(r"\w+", several)) if several else one or name
                found.begun[f"{scope}."].add(path)
    return found


def code_that_asks(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files of a run that may ask for words, tests left out, and the code beside them that it does not read."""
    own = [
        one for one in site.paths if is_template(one) or is_component(one) or one.endswith((*SCRIPT_SUFFIXES, *_CODE))
    ]
    for path in own:
        if place_of_path(path) is not Place.TEST:
            yield path, site.text(path)
    known = set(own)
    for path in _code_beside(site):
        if path not in known:
            yield path, site.text_beside(path)


def _code_beside(site: Site) -> Iterator[str]:
    """The code of the applications whose catalogues are checked, by folder."""
    for top in _tops(site):
        for folder in _FOLDERS:
            for above, _, names in walked(os.path.join(top, folder)):
                place = above.replace(os.sep, "/")
                site.read_beside.add(place)
                yield from (f"{place}/{name}" for name in sorted(names) if name.endswith(".rb"))


def _tops(site: Site) -> list[str]:
    return sorted({path[: found.start()] for path in site.paths if (found := _LOCALES.search(path))})


def uses_of(key: str, site: Site) -> frozenset[str]:
    """Return the files that ask for the words of a key, as far as they say it."""
    known = asked(site)
    return _uses(_name(key), known) | _uses(_name(key, whole=True), known)


def is_left(key: str, site: Site) -> bool:
    """Whether nothing asks for a key, among others of its group that are asked for by name: its words are shown to nobody."""
    known, name = asked(site), _name(key)
    group = name.rpartition(".")[0]
    is_asked = name.partition(".")[0] in {*_BY_HABIT, *known.packages} or _may_end(name, known)
    if not group or not known.is_known or is_asked or known.groups[group] < _SIBLINGS:
        return False
    return not uses_of(key, site)


def came_with_a_package(key: str, site: Site) -> bool:
    """Whether the words of a key are those of a package that bears its first name, of which the project keeps a copy."""
    return _name(key).partition(".")[0] in asked(site).packages


def stands_for_a_name(key: str, site: Site) -> bool:
    """Whether the words of a key only stand where a name is missing."""
    return _name(key) in asked(site).instead


def _name(key: str, *, whole: bool = False) -> str:
    """A key as code asks for it: without its language nor, unless `whole`, the form that a number chooses."""
    names = key.split(".")
    names = names[1:] if _LANG.fullmatch(names[0]) and len(names) > 1 else names
    return ".".join(names[:-1] if names[-1] in _COUNTED and len(names) > 1 and not whole else names)


def _may_end(name: str, known: Asked) -> bool:
    """Whether code that works out the beginning of keys may mean this one."""
    names = name.split(".")
    return any(".".join(names[at:]) in known.rests for at in range(len(names)))


def _uses(name: str, known: Asked) -> frozenset[str]:
    found = set(known.whole.get(name, ()))
    of_any: set[str] = set()
    for at in range(1, len(name)):
        begun = known.begun.get(name[:at], set())
        if begun and _OF_ANY.fullmatch(name[:at]):
            of_any |= begun
        else:
            found |= begun
    for at in (one for one, sign in enumerate(name) if sign == "."):
        group, end = name[:at], name[at:]
        if "." in group:
            found |= known.whole.get(group, set())  # a whole group, asked for at once
        around = (group[: dot + 1] for dot, sign in enumerate(group) if sign == ".")
        called = {path for one in (group, *around) for path in known.called.get(one, ())}
        found |= {path for path in called if known.asks(path, end)}
    return frozenset(found or of_any)


def _groups_called(path: str) -> Iterator[str]:
    """The groups of keys that a file is called as, so that it asks for them by their end: those below its name too, for code."""
    place = _PLACE.search(path)
    name = place[1].replace("/_", "/").removesuffix("/").replace("/", ".").lstrip("_") if place is not None else ""
    if name:
        yield name
        names = name.split(".")
        yield from (".".join(names[at:]) for at in range(1, len(names) - 1))  # views kept in a folder of their own
        if path.endswith(".rb"):
            yield f"{name}."
