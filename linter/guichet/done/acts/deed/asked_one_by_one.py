"""Papers that are missing, and of which people are told the first alone: each letter brings another, and each time they wait."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.acts.deed.held_numbers import stem
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import PROGRAMS, Site

_FIRST = frozenset({"find", "detect", "next"})
_NOT_AMONG = re.compile(
    r"\b(?P<one>\w{1,60})(?:[.\[]['\"]?\w+['\"]?\]?)?\s+not\s+in\s+(?P<many>[\w.\[\]'\"]+)"
    r"|(?:!|not\s)\s*\(?(?P<many2>[@$\w.>()-]+?)(?:\.|->)(?:includes|include\?|has|contains|exists)\(?\s*(?P<one2>[$\w.]+)"
    r"|!\s*\\?in_array\(\s*(?P<one3>\$\w+)[^,]{0,40},\s*(?P<many3>[$\w>:()\[\]'-]+)"
)
_FAR = 200
_SENDING = "mail|courrier|lettre|letter|notif|sms|envoy|ecrire|ecris|send|deliver"
_SENT = re.compile(_SENDING, re.I)
_TELLS = re.compile(rf"(?:{_SENDING})\w{{0,60}}[!?]?(?:(?:\.|->)\w{{1,60}}[!?]?){{0,3}}\(", re.I)
"""What writes to people, up to what it is given."""
_MADE = re.compile(r"\b(?P<name>\w+)\s*=\s*(?:await\s+)?(?:[$\w]+(?:\.|->|::)){0,3}(?P<by>\w+)\(")
_KEPT = re.compile(r"\b(\w{1,60})\s?(?::\s?[\w| ]{1,30})?=(?![=>])")
_ANSWERS = re.compile(r"(?:^|\breturn|=>)\s*\(?$")
"""Before what a function answers: the line of Ruby that says nothing else, too."""


def first_missing(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what looks for the first paper that is missing and stops there, where people are written to about it."""
    if not whole.place.is_lived or not (deed.is_call or deed.called == RETURN):
        return
    held = _held(deed, whole)
    if held is None:
        return
    said = " ".join((held, *deed.around, whole.path.rpartition("/")[2]))
    at = deed.span.start - whole.start
    line = whole.text[whole.text.rfind("\n", 0, at) + 1 : at]
    if not speaks_of(f"{line} {' '.join(deed.around)}", "identity.says_missing"):
        return
    if speaks_of(apart(said), "identity.papers") and not speaks_of(said, "identity.at_will"):
        kept = _KEPT.search(line)
        told = kept is not None and kept[1] in _told_here(whole)
        if told or _is_answered(deed, line.strip(), kept, whole):
            certain = told or (deed.within is not None and deed.within.name in _answers_told(whole.project))
            yield FromDeed(
                Kind.DELAY, deed.path, deed.span, whole.place, what=What.ONE_BY_ONE, shown=whole.shown(deed.span), certain=certain
            )  # fmt: skip


def _held(deed: Deed, whole: Whole) -> str | None:
    """The papers among which a deed takes the first that was not sent; None for anything else."""
    if deed.called == RETURN:
        return _returned(deed, whole)
    mark = next(iter(deed.marks), "")
    if deed.last.startswith("include") and mark.endswith((".find", ".detect")):  # within the block of Ruby
        return f"{mark} {deed.owner}" if whole.read(Span(deed.span.start - 1, deed.span.start)) == "!" else None
    if deed.last not in _FIRST:
        return None
    own = whole.read(Span(deed.span.start, deed.span.end + _FAR)).partition("\n\n")[0]
    judge = next(iter(deed.args), own[len(deed.called) :])
    found = _NOT_AMONG.search(judge)
    if deed.last == "next":
        return judge if found is not None and judge.startswith("(") else None
    return f"{deed.owner} {judge[: found.end()]}" if found is not None and found.start() < _FAR // 2 else None


def _returned(deed: Deed, whole: Whole) -> str | None:
    """What a loop goes through, when it answers with the first that is not among those that were sent."""
    test = next(iter(deed.tests), "")
    negated = test.startswith(FAILS)
    found = _NOT_AMONG.search(test.replace(FAILS, "not ", 1) if negated else test)
    value = deed.puts[0].value if deed.puts else ""
    if found is None:
        return None
    one = (found["one"] or found["one2"] or found["one3"] or "").partition(".")[0]
    loops = re.search(rf"\bfor(?:each)?\b[^\n]{{0,120}}{re.escape(one)}\b[^\n]{{0,120}}", _before(deed, whole))
    return (
        f"{test} {loops[0]}" if loops is not None and re.fullmatch(rf"{re.escape(one)}(?:\W\w+)?\]?", value) else None
    )


def _before(deed: Deed, whole: Whole) -> str:
    return whole.read(Span(max(whole.start, deed.span.start - 2 * _FAR), deed.span.start))


def _is_answered(deed: Deed, line: str, kept: re.Match[str] | None, whole: Whole) -> bool:
    """Whether a function answers the first paper that is missing, where a file that writes to people names it."""
    after = whole.read(Span(deed.span.end, deed.span.end + 2 * _FAR))
    given_back = kept is not None and re.search(rf"\breturn\s+\$?{kept[1]}\s*(?:;|\n|$)", after) is not None
    answers = deed.called == RETURN or given_back or _ANSWERS.search(line) is not None
    return answers and (_writes(whole) or has_users_writing(whole.path, whole.project))


@memo
def _writes(whole: Whole) -> bool:
    return _SENT.search(whole.text) is not None


@memo
def _told_here(whole: Whole) -> frozenset[str]:
    return _told_in(whole.text)


def _told_in(text: str) -> frozenset[str]:
    """The words of what a text gives to that which writes to people."""
    return frozenset(word for one in _TELLS.finditer(text) for word in re.findall(r"\w+\(?", _given(text, one.end())))


def _given(text: str, start: int) -> str:
    """What a call is given, up to its last parenthesis."""
    depth = 1
    for at, sign in enumerate(text[start : start + _FAR], start):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return text[start:at]
    return text[start : start + _FAR]


@memo
def _answers_told(project: Site) -> frozenset[str]:
    """The functions of a project whose answers people are written."""
    found: set[str] = set()
    for path in by_hand(project):
        if path.endswith(PROGRAMS) and _SENT.search(text := project.text(path)):
            told = _told_in(text)
            found.update(one.rstrip("(") for one in told if one.endswith("("))
            found.update(one["by"] for one in _MADE.finditer(text) if one["name"] in told)
    return frozenset(found)


def users_writing(path: str, project: Site) -> tuple[bool, list[str]]:
    """Return whether a file that writes to people names this one, and which of the names that it holds have their answers written."""
    named = has_users_writing(path, project)
    return named, sorted(_answers_told(project).intersection(re.findall(r"\w+", project.text(path)))) if named else []


def has_users_writing(path: str, project: Site) -> bool:
    """Return whether a file that writes to people names this one."""
    return stem(path) in _named_in_writing(project)


@memo
def _named_in_writing(project: Site) -> frozenset[str]:
    """The programs of a project that those which write to people name."""
    programs = [one for one in by_hand(project) if one.endswith(PROGRAMS)]
    own = frozenset(map(stem, programs))
    writing = (text for one in programs if _SENT.search(text := project.text(one)))
    return frozenset(word for text in writing for word in own.intersection(re.findall(r"[\w-]+", text)))
