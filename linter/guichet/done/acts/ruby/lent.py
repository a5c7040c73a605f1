"""What a module of Ruby asks of the classes that take it in, and a class of those built on it: its rules are theirs, and what they are of says whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guichet.core.source import Source
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import classes_taking, file_of, heirs_of, modules_in
from guichet.done.forms.form import Asked, Sort
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.templates.site import Site

_HANDED = frozenset({"included", "prepended", "inherited"})
"""Methods that Ruby calls with the class that takes a module in, or is built on another."""
_NAME = re.compile(r"['\"](\w{1,60})['\"]")
_GIVES = "with_options"
"""What gives the same options to all the rules of a block."""
_MOST = 6
"""Classes that take in a module, by what they want beside it."""


@dataclass(frozen=True)
class Taker:
    """A class whose answers another file rules too: `fields` is what it wants by itself, `owners` those to whom it says it belongs."""

    name: str
    fields: tuple[Asked, ...] = ()
    owners: tuple[str, ...] = ()


def takers_of(own: str, project: Site) -> Iterator[Taker]:
    """Yield the classes that take in a module, or are built on a class, those that only serve whoever works there left out."""
    for name in [one for one in _names(own, project) if not speaks_of(one, "decisions.inside")][:_MOST]:
        yield _taker(name, tuple(_files(name, project)))


def _names(own: str, project: Site) -> list[str]:
    return list(dict.fromkeys((*classes_taking(own, project), *heirs_of(own, project))))


def _files(name: str, project: Site) -> Iterator[Source]:
    """The file of a class, and those of the modules that it takes in."""
    there = file_of(name, project)
    if there is not None:
        yield there
        taken = (arg.rpartition("::")[2] for one in deeds_of(there) if one.called == "include" for arg in one.args)
        yield from (one for each in taken if (one := file_of(each, project)) is not None)


def _taker(name: str, files: tuple[Source, ...]) -> Taker:
    """What a class wants by itself, by the names of its answers alone."""
    own = [one for each in files for one in deeds_of(each) if one.within is None and one.around and one.args]
    fields = {
        named[1]: Asked(named[1], "", Sort.TEXT, False, one.path, one.span, inherited=True)
        for one in own if one.called.startswith("validates")
        for arg in one.args if (named := _NAME.fullmatch(arg)) is not None
    }  # fmt: skip
    return Taker(name, tuple(fields.values()), tuple(one.args[0] for one in own if one.called == "belongs_to"))


def ruled_by(deed: Deed, whole: Whole) -> Iterator[Deed]:
    """Yield a rule as it holds for a class: by itself, in what Ruby calls when a module is taken in, or as each class has it that calls the method around it."""
    if deed.within is None:
        yield deed
    elif deed.within.name in _HANDED and len(deed.around) > 1:
        yield replace(deed, called=deed.last, around=deed.around[1:], within=None)
    elif len(deed.around) > 1:
        for given in _called_with(deed.within.name, deed.around[1], whole.project):
            by_name = {
                f"{star}{name}": value for name, value in zip(deed.given, given, strict=False) for star in ("", "*")
            }
            spread = given if any(one.startswith("*") for one in (*deed.given, *deed.args)) else ()
            args = spread or tuple(by_name.get(one, one) for one in deed.args)
            yield replace(deed, args=args, around=deed.around[1:], within=None)


def given_around(deed: Deed, held: list[Deed]) -> Deed:
    """Return a rule with what the blocks around it give to all of theirs, `with_options presence: true do`; `held` are those that are open."""
    depth = sum(one.startswith(_GIVES) for one in deed.marks)
    if deed.called == _GIVES:
        held[depth:] = [deed]
        return deed
    given = [put for one in held[:depth] for put in one.puts]
    return replace(deed, called=deed.last, puts=(*deed.puts, *given)) if given else deed


def _called_with(method: str, own: str, project: Site) -> Iterator[tuple[str, ...]]:
    """What each class that takes in a module gives to a method of it, where it rules its own answers."""
    for name in classes_taking(own, project)[:_MOST]:
        there = file_of(name, project)
        for one in deeds_of(there) if there is not None else ():
            if one.called == method and one.within is None:
                yield one.args


def lent_here(path: str, project: Site) -> Iterator[str]:
    """Yield what the classes say that take in the modules of a file, or are built on its classes."""
    for name in [name for own in modules_in(project.text(path)) for name in _names(own, project)]:
        yield f"{name} {' '.join(one.digest for one in _files(name, project))}"
