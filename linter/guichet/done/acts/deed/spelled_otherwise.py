"""People turned down because a paper spells their name otherwise: a second first name, an accent, a married name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.one_name import refuses_for
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_NAME = r"(?:(?:given|first|last|family|full|sur)_?names?|pr[ée]noms?|nom(?:_?(?:de_?)?(?:naissance|famille|usage))?|noms|(?:get_?)(?:nom|prenom|first_?name|last_?name)\(\))"
_OF = r"(?<![\w$.>])\$?[\w]{1,40}(?:(?:\.|->|\?\.)[\w()]{1,40}?){0,3}"
_COMPARED = re.compile(
    rf"(?P<one>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])[^=!<>&|]{{0,60}}(?P<sign>[=!]==?)[^=!<>&|]{{0,40}}?(?P<other>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])",
    re.I,
)
_BARE = re.compile(r"(?:\.|->)noms?\b", re.I)
"""What a file, or a request, is called as well as a person."""
_OF_SOMEONE = re.compile(r"\bpr[ée]noms?\b|naissance", re.I)
_OR = re.compile(r"\|\||\bor\b", re.I)
_AND = re.compile(r"&&|\band\b", re.I)


def spelled_otherwise(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns someone down when the name that a paper bears is not, letter for letter, the one that they wrote."""
    if not whole.place.is_public:
        return
    test = next(iter(deed.tests), "")
    answer = deed.puts[0].value if deed.called == RETURN else ""
    found = _COMPARED.search(answer) or _COMPARED.search(test)
    if found is None or not _is_of_paper(found) or (_BARE.search(found[0]) and not _OF_SOMEONE.search(whole.text)):
        return
    span = deed.span
    if found.string is test:
        span = deed.tests_at[0]
        refused = _differ(found, test) and answers_no(deed)
    else:
        judged = found["sign"].startswith("=") and not _OR.search(answer) and deed.within is not None
        refused = judged and refuses_for(deed.within.name if deed.within is not None else "", whole.project)
    if refused:
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.OTHER_SPELLING, shown=whole.shown(span))


def _differ(found: re.Match[str], test: str) -> bool:
    """Whether it is enough, for a test, that two names differ."""
    fails = test.startswith(FAILS)
    return found["sign"].startswith("!") is not fails and not (_OR if fails else _AND).search(test)


def _is_of_paper(found: re.Match[str]) -> bool:
    """Whether one name is read on a paper, and the other is that of a person."""
    one, other = apart(found["one"]), apart(found["other"])
    return any(
        speaks_of(left, "identity.read_on")
        and speaks_of(right, "fields.holder")
        and not speaks_of(right, "identity.read_on")
        for left, right in ((one, other), (other, one))
    )
