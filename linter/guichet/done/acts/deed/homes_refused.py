"""Addresses turned down because they say that someone has no home of their own: a social centre, a hostel, a letter box at the post office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import CHANGES, FAILS, RETURN, THROWS, Deed

_FINDS = re.compile(
    r"\.(?:contains|includes|include\?|indexOf|match(?:es)?\??|test|some|any\??|anyMatch|containsMatchIn|containsAny|start_?[wW]ith(?:s|\?)?|MatchString|find|search)\b|=~|\b(?:str_contains|stripos|strpos|in_array|preg_match|strings\.Contains|\w{1,20}\.MatchString)\("
)
"""That a word is looked for in what somebody wrote."""
_QUOTED = re.compile(r"'([^'\n]{2,80})'|\"([^\"\n]{2,80})\"|(?<![\w)])/([^/\n]{2,80})/")
_NAME = re.compile(r"(?<![\w.$>'\"])[$@]?[A-Za-z_]\w{1,60}")
_EACH = r"(?:for\s*\(?[^\n;{{}}]{{0,60}}?{name}\s*(?:of|in|:|:?=\s*range)\s*(?P<list>[\w.:$\[\]'\", ]{{2,160}})|foreach\s*\(\s*(?P<rows>[^\n;{{}}]{{2,160}}?)\s+as\s+{name}\b)"
"""What a loop takes one after the other, under a name."""
_NAMES = 6
_AND = re.compile(r"&&|\band\b")


@dataclass(eq=False)
class HomeRefused(Act):
    """What turns down the address of those who have no home of their own."""

    test: Ground = field(kw_only=True)

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the test that looks for the words of those who have none."""
        if reason is Reason.HOME:
            yield self.test


def homes_refused(deed: Deed, whole: Whole) -> Iterator[HomeRefused]:
    """Yield what says no to an address in which it finds the words of those who have no home; Python is read with its own tree."""
    if whole.path.endswith(".py") or not whole.place.is_public or not deed.tests or deed.tests[0].startswith(FAILS):
        return
    test = deed.tests[0]
    if _FINDS.search(test) is None or _AND.search(test) or not _says_no(deed):
        return
    around = " ".join((whole.path.rpartition("/")[2], *deed.around, test))
    if not speaks_of(around, "fields.address") and not speaks_of(around, "fields.no_home"):
        return
    if any(names("fields.homeless").search(apart(one)) for one in _words(test, deed, whole)):
        at = deed.tests_at[0]
        ground = Ground(Reason.HOME, deed.path, at, whole.shown(at))
        yield HomeRefused(Kind.REFUSE, deed.path, deed.span, whole.place, test=ground)


def _says_no(deed: Deed) -> bool:
    """Whether a deed turns people down: it fails, adds to what is wrong, or gives back what they are told."""
    if deed.called == RETURN:
        value = deed.puts[0].value
        return answers_no(deed) or any(" " in "".join(found) for found in _QUOTED.findall(value))
    if deed.called == THROWS or answers_no(deed):
        return True
    held = deed.args[0] if deed.called == CHANGES and deed.args else deed.owner
    return re.search(r"err(?:eu|o)rs?\b|violation|binding", held, re.I) is not None


def _words(test: str, deed: Deed, whole: Whole) -> Iterator[str]:
    """The texts that a test looks for: written in it, or in the list that a loop takes them from."""
    yield from _texts(test)
    for name in list(dict.fromkeys(_NAME.findall(test)))[:_NAMES]:
        yield from _texts(whole.given.get(name.lstrip("$@"), ""))
        for found in re.finditer(_EACH.format(name=re.escape(name)), _above(deed, whole)):
            listed = found["list"] or found["rows"] or ""
            yield from _texts(listed)
            for one in _NAME.findall(listed.replace("self::", "").replace("static::", "").replace("this.", "")):
                yield from _texts(whole.given.get(one.lstrip("$@"), ""))


def _above(deed: Deed, whole: Whole) -> str:
    """The lines above a test, where the loop that holds it begins."""
    at = max(0, deed.tests_at[0].start - whole.start)
    return whole.text[max(0, at - 300) : at]


def _texts(written: str) -> Iterator[str]:
    yield from ("".join(found) for found in _QUOTED.findall(written))
