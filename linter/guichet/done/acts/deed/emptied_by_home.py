"""Lists of places that are given back empty to those who live outside of some areas, or in some kinds of homes: nothing tells them why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.scripts.made import by_hand

_NOTHING = (
    r"(?:\[\s?\]|\(\)|set\(\)|array\(\)|new \w{0,20}(?:ArrayCollection|ArrayList<?>?|Set)\(\)|collect\(\)|(?:\w{1,30}\.)?emptyList(?:<\w{1,30}>)?\(\)|List\.of\(\)|listOf\(\)|setOf\(\)|Collections\.EMPTY_LIST|Stream\.empty\(\)"
    r"|(?:[\w:]{1,30}\.){0,3}none\b(?:\(\))?|[\w.]{1,60}\.(?:where|filter)\((?:sa\.)?false\(\)\)|[\w.:>-]{1,60}where\(['\"]?1\s?=\s?0['\"]?\)|whereRaw\(['\"]1\s?=\s?0['\"]\))"
)
_EMPTY = re.compile(_NOTHING)
_PICKED = re.compile(
    r"in_array|\binclud(?:es|e\?)|\.has\(|[cC]ontains\b|containsKey|\bnot in\b|\bin\b|!==?|\.isin\(|isset\(|array_key_exists|member\?|\.some\(|\.any\?"
)
"""That what someone lives in is looked for in a list, or must be one thing."""
_CHOSEN = re.compile(
    rf"(?P<test>[^\n;]{{3,140}}?)[ \t]\?[ \t][^\n?:;]{{1,80}}[ \t]:[ \t]{_NOTHING}(?=[\s;}})]|$)|(?<!\w)(?P<if>if[ \t][^\n:]{{3,140}}?)[ \t]else[ \t]{_NOTHING}(?=\s|$)",
    re.M,
)
"""A choice on one line, the other side of which is empty: `WARDS.include?(one.ward) ? open : none`."""
_NAMES = re.compile(r"(?<![\w'\"])[$@]?[A-Za-z_]\w{1,60}")
_MOST = 8
_SHARED = re.compile(r"concern|mixin|trait", re.I)
_LENT = re.compile(r"^[ \t]*(?:module|trait|class)[ \t]+(\w{2,60})", re.M)
_LONG = 60_000


def emptied_by_home(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the test of where someone lives under which a list of places comes back empty; Python that compares an address is read with its own tree."""
    if (
        deed.called != RETURN
        or not deed.tests
        or not whole.place.is_public
        or not _EMPTY.fullmatch(deed.puts[0].value.strip())
    ):
        return
    test = deed.tests[0]
    if _PICKED.search(test) is not None and _is_of_home(test, whole) and _is_of_places(whole):
        yield _found(whole, deed.tests_at[0])


def chosen_by_home(whole: Whole) -> Iterator[FromDeed]:
    """Yield the same, chosen on one line."""
    if not whole.place.is_public or len(whole.text) > _LONG or not _is_of_places(whole):
        return
    for found in _CHOSEN.finditer(whole.text):
        part = "test" if found["test"] is not None else "if"
        if _PICKED.search(found[part]) is not None and _is_of_home(found[part], whole):
            start = found.start(part) + len(found[part]) - len(found[part].lstrip())
            yield _found(whole, Span(whole.start + start, whole.start + found.end(part)))
            return


def _found(whole: Whole, span: Span) -> FromDeed:
    return FromDeed(Kind.HIDE, whole.path, span, whole.place, what=What.EMPTIED_BY_HOME, shown=whole.shown(span))


def _is_of_home(test: str, whole: Whole) -> bool:
    """Whether a test looks at where someone lives: it names it, or a name that was given it."""
    if speaks_of(test, "residence.no_home_of_theirs"):
        return False
    if speaks_of(test, "residence.lived_in"):
        return True
    names = list(dict.fromkeys(one.lstrip("$@") for one in _NAMES.findall(test)))[:_MOST]
    return any(speaks_of(whole.given.get(name, "")[:160], "residence.lived_in") for name in names if not name.isupper())


@memo
def _is_of_places(whole: Whole) -> bool:
    """Whether a file is about places that people come for, and none of it passes on those who live elsewhere."""
    text = whole.text[:_LONG]
    if speaks_of(text, "residence.passed_on") or speaks_of(whole.path, "residence.trade"):
        return False
    takers = (whole.project.text(path)[:_LONG] for path in _takers(whole))
    return _names_places(whole.path, text) or any(_names_places("", one) for one in takers)


def _names_places(path: str, text: str) -> bool:
    said = f"{path} {text}"
    return speaks_of(said, "places.slots") or speaks_of(path, "places.goods") or speaks_of(said, "residence.offered")


def _takers(whole: Whole) -> list[str]:
    """The files that take in what another lends to many: a concern of Rails, a trait, a mixin, by its name."""
    lends = _SHARED.search(whole.path) is not None or "Mixin" in whole.text
    found = _LENT.search(whole.text) if lends and whole.is_among_others else None
    if found is None:
        return []
    project, end = whole.project, whole.path[-3:]
    return [
        one for one in by_hand(project) if one != whole.path and one.endswith(end) and project.holds(one, found[1])
    ][:_MOST]
