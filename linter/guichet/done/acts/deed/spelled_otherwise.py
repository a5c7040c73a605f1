"""People turned down because a paper spells their name otherwise: a second first name, an accent, a married name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.one_name import is_looked_at, refuses_for
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
_ASKED = re.compile(
    rf"(?P<one>{_OF})(?:\.|->|\?\.){_NAME}(?:\.\w+\(\)){{0,3}}\.equals(?:IgnoreCase)?\(\s*(?P<other>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])",
    re.I,
)
"""How Java asks whether two texts are the same."""
_WORDS = r"[a-z]{0,20}_?(?:(?:first|last|given|family|full)_?(?:names?)?|surname|pr[ée]noms?|noms?)"
_HANDED = re.compile(
    rf"(?<![\w.$])(?:\w{{1,30}}\()?\$?(?P<one>{_WORDS})\)?(?:\.\w+\(\)){{0,3}}\s*(?P<sign>===?)\s*(?:\w{{1,30}}\()?\$?(?P<other>{_WORDS})(?![\w(.])",
    re.I,
)
"""Two names that a function is handed: `fold(typed_first) == fold(document_first)`."""
_ABOVE = 600
"""Signs above an answer where what its function is handed is written."""
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
        yield from _maybe(deed, answer, whole)
        return
    span = deed.span
    if found.string is test:
        span = deed.tests_at[0]
        refused = _differ(found, test) and answers_no(deed)
    else:
        judged = found["sign"].startswith("=") and not _OR.search(answer) and deed.within is not None
        refused = judged and refuses_for(deed.within.name if deed.within is not None else "", whole.project)
    if not refused and found.string is answer:
        yield from _maybe(deed, answer, whole)
    elif refused:
        yield FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.OTHER_SPELLING, shown=whole.shown(span))


def _maybe(deed: Deed, answer: str, whole: Whole) -> Iterator[FromDeed]:
    """Yield the function that says whether the name of a person is that of a paper, letter for letter: who refuses for it is not known."""
    found = _COMPARED.search(answer) or _ASKED.search(answer) or _HANDED.search(answer)
    if (
        found is None
        or deed.within is None
        or _OR.search(answer)
        or found.groupdict().get("sign", "==").startswith("!")
    ):
        return
    if is_looked_at(deed.within.name, whole.project):
        return
    owners = [f"{found[side]} {_kind_of(found[side], deed, whole)}" for side in ("one", "other")]
    read = [speaks_of(apart(one), "identity.read_on") for one in owners]
    held = [speaks_of(apart(one), "fields.holder") or speaks_of(apart(one), "said.who_writes") for one in owners]
    if (read[0] and held[1] and not read[1]) or (read[1] and held[0] and not read[0]):
        yield FromDeed(
            Kind.REFUSE,
            deed.path,
            deed.span,
            whole.place,
            what=What.OTHER_SPELLING,
            shown=whole.shown(deed.span),
            certain=False,
        )


def _kind_of(owner: str, deed: Deed, whole: Whole) -> str:
    """The sort of thing that a function says that it is handed under a name: `Piece $p`, `doc: IdDocument`."""
    name = re.escape(re.split(r"\W", owner.lstrip("$"), maxsplit=1)[0])
    above = whole.text[max(0, deed.span.start - whole.start - _ABOVE) : max(0, deed.span.start - whole.start)]
    found = re.search(
        rf"\b(?P<before>[A-Z]\w{{1,40}})\s+\$?{name}\b|\b{name}\??\s*:\s*(?P<after>[A-Z]\w{{1,40}})", above
    )
    return (found["before"] or found["after"]) if found is not None else ""


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
