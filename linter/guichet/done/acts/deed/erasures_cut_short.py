"""Erasures that stop before their end: one record that is kept ends the loop by which all the others were to go; accounts that never signed in have no date by which they would be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.erasing import FOR_GOOD
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, LEAVES, RETURN, Deed
from guichet.reading.templates.site import RUBY_PROGRAMS

UNDATED = "undated"
"""What is left out has no day by which it would be found."""
_ERASES = re.compile(rf"(?:{FOR_GOOD}|destroy|delete|erase|efface|supprim|cleanse|wipe)", re.I)
_GOES_THROUGH = re.compile(
    r"\.(?:each|find_each|each_with_index|find_in_batches|map)\b(?:\([^)]*\))?$|^(?:each|find_each)$"
)
_LOOP = re.compile(
    r"^(?P<in>[ \t]*)(?:async\s+)?(?:for(?:each)?\b\s*(?:await\s*)?\(?\s*(?:(?:const|let|var)\s+)?(?:[^\n{}]{0,160}?\bas\s+(?:\$\w+\s*=>\s*)?\$(?P<php>\w+)|(?P<each>\w+)\s+(?:in|of)\b))",
    re.M,
)
"""A loop over things of a list, and the name of each."""
_ITEM = re.compile(r"\|\s*(\w+)[^|\n]{0,80}\|")
_COMPARES = re.compile(r"[<>]|\b(?:count|limit|budget|deadline|max|total|elapsed|batch)\b", re.I)
"""A test by which one stops where all that follows is to be kept, or once enough was done."""
_NOTHING = frozenset({"", "None", "null", "nil", "undefined"})


def cut_short(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield where a loop that erases people's records is left for good because of one of them."""
    leaves = not deed.is_call and (deed.called == LEAVES or (deed.called == RETURN and deed.puts and deed.puts[0].value in _NOTHING))  # fmt: skip
    if not leaves or not deed.tests or deed.within is None or not whole.place.is_lived:
        return
    if "return" not in whole.read(deed.span):
        return
    if not _ERASES.search(" ".join(deed.around)) and not _ERASES.search(whole.path):
        return
    item = _item(deed, whole)
    test = deed.tests[0].removeprefix(FAILS).lstrip("!( $").removeprefix("not ")
    if not item or not re.match(rf"\$?{item}\b", test) or _COMPARES.search(test.replace("->", ".")):
        return
    beside = (
        one for one in whole.deeds if one.is_call and one.within == deed.within and one.span.start > deed.span.start
    )
    if any(_ERASES.search(one.last) for one in beside):
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.CUT_SHORT, shown=test.rstrip(")")[:80])


def _item(deed: Deed, whole: Whole) -> str:
    """The name of each thing of the loop that a deed leaves for good; "" when it leaves none."""
    start = deed.within.span.start - whole.start if deed.within is not None else 0
    above = whole.text[start : deed.span.start - whole.start]
    if whole.path.endswith(RUBY_PROGRAMS):
        name = _ITEM.findall(above)
        return name[-1] if name and deed.marks and _GOES_THROUGH.search(deed.marks[0].partition(" ")[0]) else ""
    if deed.marks:
        return ""  # it leaves what a call is given, once for each
    line = above.rpartition("\n")[2]
    inside = len(line) - len(line.lstrip())
    for loop in reversed(list(_LOOP.finditer(above))):
        at = len(loop["in"])
        following = above[loop.end() :].splitlines()[1:-1]
        is_around = at < inside and all(len(one) - len(one.lstrip()) > at for one in following if one.strip())
        if is_around or loop.end() > len(above) - len(line):
            return loop["php"] or loop["each"] or ""
    return ""


_BEFORE_RUBY = re.compile(r"^\.\.")
_FOUND_BY = re.compile(
    r"\b(?P<name>\w{6,40})['\"`\])]{0,3}\s*(?:<=?\s*(?:[:?$@]|now|current|date)|,\s*['\"]<=?['\"]|:\s*\{\s*\$?lte?:|\)?\.lt(?:eq|e)?\()",
    re.I,
)
"""A day that is looked for before another."""
_COMPARED = re.compile(r"__lte?$")
_EMPTY = (
    r"NAME\W{0,4}\s*(?::|=>|=|IS|,|\.)?\s*(?:nil|null|None|eq\(nil|isNull|is_null|IS NULL)|NAME__isnull|coalesce|(?:or)?whereNull"
    r"|\b(?:date_joined|created_at|createdAt|confirmed_at|registered_at|invitation_\w+|date_creation|inscri\w+)\b|never_\w+|jamais"
)
"""That accounts without such a day are thought of."""
_INACTIVE = re.compile(
    r"inactiv|inactif|expir|dormant|unused|stale|obsolet|old|purg|anonym|delet|destroy|archiv|eras|clean|effac|suppr",
    re.I,
)


def undated_kept(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield where accounts are found, to be erased, by the day that they signed in last, when those that never did have none."""
    if not deed.is_call or not whole.place.is_lived:
        return
    shown = _found_by(deed)
    if not shown or re.search(_EMPTY.replace("NAME", re.escape(shown)), whole.text, re.I):
        return
    own = " ".join((*deed.around, deed.called, *deed.marks))
    erases = _ERASES.search(f"{own} {whole.path}") or any(
        one.is_call and _ERASES.search(" ".join((one.last, *one.args[:1]))) for one in whole.deeds
    )
    if erases and _INACTIVE.search(f"{own} {whole.path}"):
        yield FromDeed(
            Kind.KEEP, deed.path, deed.span, whole.place, what=What.CUT_SHORT, shown=shown, about=frozenset({UNDATED})
        )


def _found_by(deed: Deed) -> str:
    """The day of a last sign-in by which accounts are found, when it is before another."""
    keys = [one for one in deed.puts if _COMPARED.search(one.name) or _BEFORE_RUBY.match(one.value)]
    names = [_COMPARED.sub("", one.name) for one in keys]
    texts = (", ".join(deed.args), *(one.name for one in deed.puts))
    names += [found["name"] for one in texts for found in _FOUND_BY.finditer(one)]
    return next((one for one in names if speaks_of(one, "places.seen_last")), "")
