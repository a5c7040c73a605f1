"""Requests that a program decides by itself, because the setting by which somebody would read them is off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.words import names, speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.data.yes_no import is_no
from guichet.reading.deeds.deed import FAILS, RETURN, Body, Deed
from guichet.reading.named.optional import told_of
from guichet.reading.named.switched import brought_in_by, run_together, switch_of, terms_of
from guichet.reading.named.values import named_in
from guichet.reading.templates.site import Site

_NOT = re.compile(r"^[\s(]*(?:not\b|!(?!=)|unless\b)")
_LAST = re.compile(r"([A-Za-z_]\w*)['\"\])(?]*$")
_WORD = re.compile(r"[\w$:.>-]{1,60}\b(?=['\"`)]*$)|^['\"`:]?\w{1,40}['\"`]?$|\?\s*['\"`](\w{1,40})['\"`]\s*:")
_LONGEST = 60


class _Off(NamedTuple):
    path: str
    span: Span
    shown: str


def read_if_set(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the setting that keeps anybody from reading what people asked, in a function that then refuses by itself."""
    if not whole.is_among_others or not whole.place.is_lived:
        return
    tests = dict.fromkeys(test for one in body.deeds for test in one.tests)
    for test in tests:
        for term in terms_of(test.removeprefix(FAILS).removesuffix(")") if test.startswith(FAILS) else test):
            off = _off(term, whole) if speaks_of(term, "decisions.human_reads") else None
            if off is None or _is_set(off, whole) or not any(_refuses(one, term, whole) for one in body.deeds):
                continue
            yield FromDeed(
                Kind.REFUSE, off.path, off.span, whole.place, what=What.READ_IF_SET, shown=off.shown, other=body.function.name
            )  # fmt: skip
            return


def _off(term: str, whole: Whole) -> _Off | None:
    """The setting that a test asks, when it says no, or says so for some of those that it is asked of."""
    found = switch_of(term, whole.path, whole.project)
    if found is not None:
        is_on = found.holds is not (_NOT.match(term) is not None)
        return None if is_on else _Off(found.path, found.span, found.shown)
    name = _LAST.search(term.strip())
    return _off_for_some(name[1], whole.path, whole.project) if name is not None else None


def _off_for_some(name: str, path: str, project: Site) -> _Off | None:
    """What gives a name no, among what a program brings in: a class whose like says yes."""
    for there in (path, *brought_in_by(path, project)):
        for one in named_in(project.source(there), project):
            if run_together(one.name) == run_together(name) and is_no(one.value):
                return _Off(there, one.span, one.shown)
    return None


def _is_set(off: _Off, whole: Whole) -> bool:
    """Whether a program says yes for some requests to what is no at first: somebody reads those."""
    name = re.match(r"\w*", off.shown)
    if off.path.endswith(DATA_SUFFIXES) or name is None or not name[0]:
        return False
    no = r"\s*+(?!False|false|None|null|bool\b|boolean\b)"
    says = re.compile(rf"(?:\.|->){name[0]}\s*=(?![=>]){no}|[(,{{]\s*['\"]?{name[0]}['\"]?\s*(?:=>|=(?![=>])|:){no}")
    return any(says.search(whole.project.text(one)) for one in told_of(name[0], whole.project))


def _refuses(deed: Deed, term: str, whole: Whole) -> bool:
    """Whether a deed writes on somebody's request what was decided, and may be no, where nobody reads it."""
    if any(not _NOT.match(term) and not one.startswith(FAILS) and term in one for one in deed.tests):
        return False  # it is what is done when somebody reads
    said = f"{whole.path} {' '.join(deed.given)} {deed.called} {' '.join(deed.around)} {' '.join(deed.args)}"
    if not speaks_of(said, "decisions.people") or speaks_of(deed.called, "decisions.things"):
        return False
    written = (put.value for put in deed.written if speaks_of(put.name, "decisions.fields"))
    if any(_is_no(whole.given_before(one, deed.span.start) or one) for one in written):
        return True
    if any(_worked_out(put.value) for put in deed.puts if names("decisions.granted_or_not").search(put.name)):
        return deed.is_call
    values = (*deed.args, *(put.value for put in deed.puts if deed.called == RETURN))
    return any(_is_no(one) for one in values if len(one) < _LONGEST or deed.called == RETURN)


def _is_no(value: str) -> bool:
    """Whether a value is, or may be, the word for a refusal."""
    words = (one[0] if one[1] is None else one[1] for one in _WORD.finditer(value))
    parts = (part for word in words for part in re.split(r"::|->|\.|[\s?:'\"`]+", word) if part)
    return any(verdict_of(one) is Kind.REFUSE for one in (*parts, *re.findall(r"\.([A-Z]{3,20})\b", value)))


def _worked_out(value: str) -> bool:
    return value.strip("'\"") not in ("True", "true", "1")


def settings_brought(path: str, project: Site) -> list[str]:
    """Return the digests of the programs in which the settings that one asks may be."""
    named = [one for one in dict.fromkeys(_NAME.findall(project.text(path))) if speaks_of(one, "decisions.human_reads")]
    said = dict.fromkeys(there for one in named for there in (*brought_in_by(path, project), *told_of(one, project)))
    return [project.source(one).digest for one in said]


_NAME = re.compile(r"[A-Za-z_]\w{4,60}")
