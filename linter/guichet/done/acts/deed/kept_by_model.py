"""Accounts that a model keeps whatever erases them, by its own library, where the service says that they are erased: `use SoftDeletes`, `acts_as_paranoid`, `paranoid: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.ruby_beside import destroys_for_good
from guichet.done.nouns.act import Kind
from guichet.done.people.erasing import is_erased_somewhere
from guichet.done.people.people import is_person
from guichet.done.people.told_gone import told_gone
from guichet.done.words import speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site, is_template

_TRAIT = re.compile(r"^[ \t]+use[ \t]+(?:[\w\\]+,[ \t]*)*(?P<name>SoftDeletes)\b", re.M)
_CLASS = re.compile(r"^[ \t]*(?:(?:final|abstract)[ \t]+)?class[ \t]+(\w+)", re.M)
_MIXES = re.compile(r"^(?:acts_as_paranoid|Discard::Model|Paranoia|SoftDeletable|Mongoid::Paranoia)$")
_MARKS = re.compile(r"^\"\s*update\b", re.I)
"""What Hibernate does in place of erasing."""
_TEXT = re.compile(r"(?<!\w)'([^'\n]{12,200})'|\"([^\"\n]{12,200})\"|[>:|]\s*([^<>{}\n'\"]{12,200})")
_TOLD = (".php", ".py", *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES, *DATA_SUFFIXES)


def kept_whatever(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what makes a model of Ruby, of JavaScript, of Java or of Kotlin hide the account that it is told to erase."""
    if not deed.is_call or not whole.place.is_lived:
        return
    mixed = next(
        (one for one in (deed.called, *(deed.args if deed.last == "include" else ())) if _MIXES.match(one)), ""
    )
    if deed.called == "SoftDelete" or (deed.called == "SQLDelete" and any(map(_MARKS.search, _given(deed)))):
        mixed = deed.called
    put = next((one for one in deed.put("paranoid") if one.value == "true"), None)
    owner = (deed.around or (re.sub(r"\W", "", deed.args[0]) if deed.args else "",))[0]
    if put is None and not mixed:
        return
    at = put.span if put is not None else deed.span
    yield from _kept(deed.path, at, mixed or "paranoid: true", owner, whole.place, whole.project)


def _given(deed: Deed) -> Iterator[str]:
    yield from (*deed.args, *(one.value for one in deed.puts))


def kept_in_php(source: Source, project: Site, place: Place) -> Iterator[FromDeed]:
    """Yield what makes a model of PHP hide the account that it is told to erase."""
    for found in _TRAIT.finditer(source.text) if "SoftDeletes" in source.text else ():
        owners = [one[1] for one in _CLASS.finditer(source.text, 0, found.start())]
        if owners:
            yield from _kept(source.path, Span(*found.span("name")), "SoftDeletes", owners[-1], place, project)


def _kept(path: str, at: Span, shown: str, owner: str, place: Place, project: Site) -> Iterator[FromDeed]:
    is_account = is_person(owner) or speaks_of(owner, "deeds.accounts")
    if not is_account or speaks_of(owner, "decisions.inside"):
        return
    promised = promised_gone(project)
    if promised is not None and not is_erased_somewhere(project) and not destroys_for_good(project):
        sure = promised is Certainty.VIOLATION
        yield FromDeed(Kind.KEEP, path, at, place, what=What.HIDDEN, shown=shown, other=owner, certain=sure)


@memo
def promised_gone(project: Site) -> Certainty | None:
    """Return how surely a text of the project tells someone that their account or their data are gone; None when none does."""
    best = None
    for path in project.paths:
        if place_of_path(path) is None and (path.endswith(_TOLD) or is_template(path)):
            for found in _TEXT.finditer(project.text(path)):
                best = told_gone(found[1] or found[2] or found[3]) or best
                if best is Certainty.VIOLATION:
                    return best
    return best
