"""The last day to answer or to contest, reckoned from the day a letter or a decision was made inside: how programs, queries and templates write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo, memo
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_PATH = r"[$@]?\w{1,60}+(?:(?:\??\.|&\.|\??->)\w{1,60}+(?:\(\))?){0,4}"
_SUM = re.compile(
    rf"(?<![\w.$>])(?P<path>{_PATH})(?:::date)?(?:"
    r"\s{0,9}\+\s{0,3}(?:(?:\w+\.)?(?:timedelta|relativedelta|interval)\b|\d|(?-i:[A-Z][A-Z_]{2,40})\b|\w{1,40}(?:\.|\s)?(?:days?|weeks?|months?|jours)\b)"
    r"|\)?(?:->|\.)(?:modify|(?:plus|add)(?:Days?|Weeks?|Months?|BusinessDays|WithoutOverflow|Date)?)\((?!\s{0,4}['\"]?\s?-)"
    r"|\s?\|\s?(?:date_modify\(\s?['\"]\+|(?:plus|add)_(?:days|weeks|months)\b)"
    r"|\s(?:ends[_ ]?on|plus)\s)"
    rf"|\b(?:add(?:Days|Weeks|Months|BusinessDays)?|date_add|plus)\(\s{{0,4}}(?P<first>{_PATH})\s?,",
    re.I,
)
"""A day that something keeps, and a length of time that is added to it."""
_ADDING = ("+", "modify", "add", "plus", "ends")
"""One of them stands in each sum, in some case: most texts hold none, and are not searched."""
_NEAR = 140
"""Signs before a sum among which its function is named."""
_FIELD = re.compile(
    r"^[^\S\n]+(\w+)\s*(?::[^=\n]+)?=\s*[\w.]*(?:Date(?:Time)?Field|Column\((?:\w+\.)?Date|mapped_column\()|^[^\S\n]+(\w+)\s*:\s*(?:\w+\.)?(?:date|datetime)\b|\.(\w+)\s*=\s*[\w.]*(?:today|now)(?:\(|[^\S\n]*$)",
    re.M,
)
"""A day that a record of Python keeps: the field of a class, or what is given the present day."""
_DAY = re.compile(r"\b(?:[a-z]\w{2,40}_(?:at|on|le|date)|[a-z]\w{2,40}(?:At|On|Le|Date))\b")
"""A day, as records of other languages call it."""
_CODE = (".php", ".sql", ".prisma", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES, *TYPED_PROGRAMS)


def limits_from_making(text: str, *, is_known: bool) -> Iterator[tuple[int, int]]:
    """Yield the day, as a text writes it, from whose making it reckons a last day for people.

    `is_known`: the day on which letters leave is kept too. Else only what is said to be the time to contest, or to answer.
    """
    lowered = text.lower()
    if not any(one in lowered for one in _ADDING):
        return
    for found in _SUM.finditer(text):
        group = "first" if found["first"] else "path"
        last = apart(re.split(r"\.|->", found[group])[-1].removesuffix("()").removeprefix("get"))
        if not speaks_of(last, "deadlines.made") or speaks_of(last, "deadlines.sent"):
            continue
        before = text[max(0, found.start() - _NEAR) : found.start()]
        line = before.rpartition("\n")[2]
        is_alone = line.strip().startswith("return") or not line.strip(" \t(.@$->[]")
        if any(_is_limit(one, is_known=is_known) for one in ((line, before) if is_alone else (line,))):
            yield found.span(group)


def _is_limit(said: str, *, is_known: bool) -> bool:
    contests = speaks_of(said, "leaving.contest") or speaks_of(said, "decisions.contested")
    if is_known:
        return contests or speaks_of(said, "deadlines.limits")
    return speaks_of(said, "deadlines.answer by") or (contests and speaks_of(said, "deadlines.last day"))


def knows_sending(path: str, project: Site) -> bool:
    """Return whether the day on which something was posted, handed over or received is kept: by a record beside a file of Python, anywhere in the project for another."""
    if not path.endswith(".py"):
        return _is_any_kept(project)
    beside = (project.text(one) for one in project.beside(path) if one.endswith(".py"))
    fields = (next(filter(None, found.groups())) for text in beside for found in _FIELD.finditer(text))
    return any(speaks_of(one, "deadlines.sent") for one in fields)


@memo
def _is_any_kept(project: Site) -> bool:
    return any(_keeps_one(path, project) for path in by_hand(project) if path.endswith(_CODE))


@keyed_memo
def _keeps_one(path: str, project: Site) -> bool:
    names = dict.fromkeys(_DAY.findall(project.text(path)))
    return any(speaks_of(apart(one), "deadlines.left the house") for one in names)
