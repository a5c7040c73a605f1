"""Doors that Java and Kotlin shut by the clock: an answer that says no, an error, another page, in a branch that reads the hour or the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.closed import PHONE, says_closed
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.jvm.clocks import judged, reads_hour
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.reading.deeds.deed import RETURN, THROWS, Deed
from guichet.reading.jvm.program import Program

_NO = re.compile(r"\b(?:SERVICE_UNAVAILABLE|FORBIDDEN|NOT_FOUND|LOCKED|GONE|UNAUTHORIZED|ServiceUnavailable|Forbidden|NotFound|Locked|Gone|SC_(?:SERVICE_UNAVAILABLE|FORBIDDEN)|40[134]|410|423|503)\b")  # fmt: skip
_ENDS = frozenset({"sendError", "sendRedirect", "respondRedirect"})
_ERRORS = re.compile(r"(?:Closed|Unavailable|Forbidden|Denied|Ferme|Indisponible|Horaire|Hours)\w{0,40}Exception\b")
_REDIRECT = re.compile(r"redirect:|RedirectView|\bseeOther\(|\btemporaryRedirect\(")


def acts_in(whole: Whole, program: Program) -> Iterator[ProxyAct]:
    """Yield the branches of a file that turn people away at some hours; a line that people answer may have its own."""
    if not whole.place.is_public:
        return
    for span, deeds in whole.by_test.items():
        test = whole.read(span)
        shut = [one for one in deeds if one.tests_at[:1] == (span,) and _shuts(one)]
        if not shut or any(PHONE.search(one.words) for one in shut):
            continue
        is_read = reads_hour(test, span.start, program)
        asked = judged(test, span.start, program, whole.project) if not is_read else None
        if is_read or asked is not None:
            judge, is_sure = asked if asked is not None else (None, True)
            through = ((judge.name, judge.path, judge.line),) if judge is not None else ()
            ground = Ground(Reason.HOUR, whole.path, span, " ".join(test.split()), through, is_sure)
            yield ProxyAct(Kind.REFUSE, whole.path, span, whole.place, ground)


def _shuts(deed: Deed) -> bool:
    """Whether a deed turns away whoever comes."""
    said = deed.words
    if deed.called == THROWS:
        return bool(_ERRORS.search(said) or (_NO.search(said) and "Status" in said) or says_closed(said))
    if deed.called == RETURN:
        value = deed.puts[0].value
        is_hook = deed.within is not None and deed.within.name == "preHandle" and value == "false"
        return is_hook or bool(_REDIRECT.search(value)) or (_NO.search(value) is not None and "tatus" in value) or (value[:1] == '"' and says_closed(value))  # fmt: skip
    if any(one.name == "status" and _NO.search(one.value) for one in deed.puts):
        return True
    return deed.is_call and (deed.last in _ENDS or (deed.last.startswith("respond") and bool(_NO.search(said))))
