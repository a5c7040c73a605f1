"""Families of which the service wants that all bear one name: a child is kept from the parent whose name is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_NAME = r"(?:nom|nom_?(?:de_?)?famille|nom_?naissance|last_?name|family_?name|surname|lastName|familyName|getNom\(\)|getLastName\(\))"
_OF = r"[\w$\[\]'\"]{1,40}?(?:(?:\.|->|\?\.)[\w()]{1,40}?){0,3}"
_COMPARED = re.compile(
    rf"(?<![\w$])(?P<one>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])[^=!<>&|]{{0,40}}(?P<sign>[=!]==?)[^=!<>&|]{{0,40}}?(?<![\w$])(?P<other>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])"
)
_REFUSES = re.compile(r"\braise\b|\bthrow\b|[Ee]rror|abort|\b40[03]\b|\b422\b|[Rr]efus")
_UNLESS = re.compile(r"(?:\bnot |!|\bunless )\s*(?:\$this->|self\.|this\.|\w{1,30}(?:\.|::))?(\w{2,60}[?!]?)\(")
_AFTER = 200
_PROGRAMS = (".py", ".rb", ".php", *SCRIPT_SUFFIXES)


def must_share_name(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns a child and a parent down, by a test or by a function that judges them, because their names differ."""
    if not whole.place.is_public:
        return
    if deed.called == RETURN and deed.within is not None and (found := _COMPARED.search(deed.puts[0].value)):
        if found["sign"].startswith("=") and _is_family(found) and deed.within.name in _refusing(whole.project):
            yield _act(deed, whole)
        return
    test = next(iter(deed.tests), "")
    found = _COMPARED.search(test)
    differs = found is not None and found["sign"].startswith("!") is not test.startswith(FAILS)
    if found is not None and differs and _is_family(found) and answers_no(deed):
        yield _act(deed, whole)


def _act(deed: Deed, whole: Whole) -> FromDeed:
    span = deed.span if deed.called == RETURN else deed.tests_at[0]
    return FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ONE_NAME, shown=whole.shown(span))


def _is_family(found: re.Match[str]) -> bool:
    """Whether two names are those of a child and of an adult of theirs."""
    one, other = apart(found["one"]), apart(found["other"])
    return any(
        speaks_of(left, "fields.child") and speaks_of(right, "fields.parent")
        for left, right in ((one, other), (other, one))
    )


@memo
def _refusing(project: Site) -> frozenset[str]:
    """The functions of a project for whose "no" some code of it refuses."""
    texts = (project.text(path) for path in project.paths if path.endswith(_PROGRAMS))
    return frozenset(
        found[1]
        for text in texts
        for found in _UNLESS.finditer(text)
        if _REFUSES.search(text, found.end(), found.end() + _AFTER)
    )


def refusing_here(path: str, project: Site) -> list[str]:
    """Return the names, among those that a file holds, of functions for whose "no" some code refuses."""
    return sorted(_refusing(project).intersection(re.findall(r"\w+[?!]?", project.text(path))))
