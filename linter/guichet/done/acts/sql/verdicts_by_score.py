"""Files that SQL refuses or ends by itself because a score is past a number: in a trigger, in a column that is worked out, in the answer of a `CASE`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.verdicts import is_field, verdict_of
from guichet.done.deciding.score import is_score_name
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.sql.statements import blank_of

_BRANCH = re.compile(
    r"\b(?:els(?:e\s?)?)?if\b(?P<test>(?:(?!\bif\b|\bthen\b)[^;]){1,300})\bthen\b(?P<body>(?:(?!\bend\s+if\b|\belse?\s?if\b|\belse\b).){1,600})",
    re.I | re.S,
)
_PUT = re.compile(
    r"(?P<how>\bset\s+)?(?:(?::?new|r|v)\.)?\"?(?P<column>[^\W\d]\w{1,60})\"?\s*(?P<sign>:?=)\s*'(?P<value>[^'\n]{2,40})'",
    re.I,
)
_CASE = re.compile(
    r"\bcase\s+when\s(?P<test>(?:(?!\bwhen\b|\bthen\b)[^;]){1,200})\bthen\s+'(?P<then>[^'\n]{2,40})'(?:\s+else\s+'(?P<other>[^'\n]{2,40})')?",
    re.I,
)
_MERGED = re.compile(
    r"\bwhen\s+matched\s+and\s(?P<test>(?:(?!\bthen\b)[^;]){1,200})\bthen\s+update\s+set\s+(?P<body>[^;]{1,300})", re.I
)
_RULE = re.compile(
    r"\bcreate\s+(?:or\s+replace\s+)?rule\s[^;]{1,80}\bon\s+insert\s+to\s+[\w.\"]{1,80}\s+where\s(?P<test>[^;]{1,200})\bdo\s+instead\s+(?P<nothing>nothing)\b",
    re.I,
)
_COMPARED = re.compile(r"(?<![^\W\d])([^\W\d]\w{0,80})\s*(?:>=?|<=?|not\s+between|between)\s*[\d:%.]", re.I)
_NAME = re.compile(r"[^\W\d]\w{2,80}")
_KEEPS = re.compile(r"\b(?:insert\s+into|update|generated\s+always|returns)\b|:=", re.I)
"""That what is worked out is written down, or answered to whoever writes it: a list that is shown decides nothing."""
_BEFORE = 400
_LONGEST = 80


def ended_by_score(source: Source) -> Iterator[FromDeed]:
    """Yield what refuses or ends somebody's file by a score, unless a test or what is done beside says that a person has looked."""
    lowered = source.text.lower()
    if not any(one in lowered for one in ("case", "new", "merge", "nothing")):
        return
    clear = blank_of(source.text)
    if not any(speaks_of(one, "decisions.people") for one in dict.fromkeys(_NAME.findall(clear.lower()))):
        return
    for test, (start, end), said in _endings(clear):
        score = next((one[1] for one in _COMPARED.finditer(test) if is_score_name(one[1])), "")
        if score and not any(speaks_of(one, "decisions.human") for one in _NAME.findall(test)):
            shown = " ".join(said.split())[:_LONGEST]
            yield FromDeed(
                Kind.REFUSE, source.path, Span(start, end), Place.JOB, what=What.SCORED, shown=score, other=shown
            )


def _endings(clear: str) -> Iterator[tuple[str, tuple[int, int], str]]:
    """The tests that lead to a file that is refused or ended, where that is written, and how."""
    for one in _BRANCH.finditer(clear):
        is_read = any(speaks_of(name, "decisions.human") for name in _NAME.findall(one["body"]))
        for put in _PUT.finditer(one["body"]) if not is_read else ():
            if (put["sign"] == ":=" or put["how"]) and _ends(put["column"], put["value"]):
                at = one.start("body")
                yield one["test"], (at + put.start(), at + put.end()), put[0]
                break
    for one in _MERGED.finditer(clear):
        found = next((each for each in _PUT.finditer(one["body"]) if _ends(each["column"], each["value"])), None)
        if found is not None:
            at = one.start("body")
            yield one["test"], (at + found.start(), at + found.end()), found[0]
    for one in _CASE.finditer(clear):
        said = next((each for each in (one["then"], one["other"]) if each and _refuses(each)), None)
        before = clear[max(0, one.start() - _BEFORE) : one.start()].rpartition(";")[2]
        if said is not None and _KEEPS.search(before) is not None:
            yield one["test"], one.span(), one[0]
    for one in _RULE.finditer(clear):
        yield one["test"], one.span("nothing"), one["nothing"]


def _ends(column: str, value: str) -> bool:
    return is_field(column) and _refuses(value)


def _refuses(value: str) -> bool:
    return verdict_of(value) in (Kind.REFUSE, Kind.CLOSE)
