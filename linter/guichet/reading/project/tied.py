"""Ids that the files of a project make of pieces, and those that they point at, in whichever language they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.reading.project.respelt import Made, Pieces, times_written
from guichet.reading.project.unjudged import unjudged
from guichet.reading.templates.open_ids import HOLE, Ids, may_be
from guichet.reading.templates.site import RUBY_GIVING, SCRIPT_SUFFIXES, Site, makes_markup

_NAMES = r"(?:aria-)?(?:describedby|errormessage|labelledby)|aria-controls"
_GIVES = r"""(?P<after>\b\]?["']?\]?[ ]?)(?P<gives>=>|[:=,](?![=>]))(?P<space>\s{0,3})(?=(?P<value>[^\r\n]{1,240}))"""
_POINTING = re.compile(rf"(?P<name>(?<![\w-])(?:{_NAMES})){_GIVES}")
_MAKING = re.compile(rf"(?P<name>id(?<![\w-]id)){_GIVES}")
_POINTS = ("describedby", "errormessage", "labelledby", "aria-controls")
_BOUND = re.compile(r"(?:(?<![\w.$-])(?:v-bind)?:|\[(?:attr\.)?)\Z")
_HOLES = re.compile(
    r"\{\{[^{}]{0,120}\}\}|<%=?[^%]{0,120}%>|<\?=?[^?]{0,120}\?>|\{%[^%]{0,120}%\}|[$#]?\{[^{}]{0,120}\}"
)
_TOKEN = re.compile(
    r"""(?P<quoted>[fFrR]?(?:"[^"]{0,160}"|'[^']{0,160}'|`[^`]{0,160}`))|(?P<join>[+~]|\.(?=\s{0,3}["'$]))|(?P<open>[(\[{])
    |(?P<close>[)\]}])|(?P<word>[\w$@]+(?:\.[\w$]+)*)|(?P<other>\S)""",
    re.X,
)
_ALSO_READ = (".py", ".php", *RUBY_GIVING)
_MOST = 3_000
"""Ids that a project makes of pieces, or points at, beyond which it is not asked."""


class Dangling(NamedTuple):
    """An id that is pointed at and that nothing makes, and the one that is made of the same pieces otherwise."""

    wanted: Made
    made: Made


def shown(made: Made) -> str:
    """Return an id for people."""
    return made.id.replace(HOLE, "…")


@lasting_memo
def dangling(project: Site) -> Sequence[Dangling]:
    """Return the ids that files point at and that nothing makes, where one is made of the same pieces and nothing points at it."""
    pointed, made = _all_written(project)
    whole, open_ = ({one.id: one for one in made if (HOLE in one.id) is is_open} for is_open in (False, True))
    if not pointed or len(pointed) + len(open_) > _MOST:
        return ()
    times = Counter(one.id for one in pointed)
    known, wanted, pieces = Ids((*whole, *open_)), Ids(times), Pieces(whole, open_)
    found = [
        Dangling(one, twin)
        for one in pointed
        if one.words
        and not known.may_hold(one.id, may_be)
        and (twin := pieces.twin(one)) is not None
        and not wanted.may_hold(twin.id, may_be)
        and unjudged(one.path, project.config) is None
    ]
    written = times_written({one.wanted.id for one in found}, project) if found else {}
    # Where a file writes the words of an id otherwise than to point at it, something else may make it.
    return [one for one in found if written[one.wanted.id] <= times[one.wanted.id]]


@lasting_memo
def _made_by_scripts(project: Site) -> Ids:
    """The ids that scripts make of pieces, one of which is a word."""
    made = (one for one in _all_written(project)[1] if HOLE in one.id and one.path.endswith(SCRIPT_SUFFIXES))
    return Ids(one.id for one in made if one.words)


def may_be_made(wanted: str, project: Site) -> bool:
    """Whether a script of the project makes ids of pieces, one of which may be the id that is wanted."""
    return _made_by_scripts(project).may_hold(wanted, may_be)


@lasting_memo
def _all_written(project: Site) -> tuple[list[Made], list[Made]]:
    """The ids that the files of a project point at, and those that they make."""
    read = [path for path in project.paths if makes_markup(path) or path.endswith((*SCRIPT_SUFFIXES, *_ALSO_READ))]
    pointing = [path for path in read if any(word in project.text(path) for word in _POINTS)]
    pointed = [one for path in pointing for one in _written_in(path, project.text(path), _POINTING)]
    return pointed, [one for path in read for one in _written_in(path, project.text(path), _MAKING)] if pointed else []


def _written_in(path: str, text: str, key: re.Pattern[str]) -> Iterator[Made]:
    for match in key.finditer(text):
        before = text[max(match.start() - 8, 0) : match.start()]
        if match["gives"] == "," and not before.endswith(("'", '"')):
            continue
        is_bound = _BOUND.search(before) is not None
        is_assigned = before.endswith(".") or match["after"] or match["space"]
        is_markup = match["gives"] == "=" and (is_bound or not is_assigned)
        for end, written in _values(match["value"], is_bound=is_bound, is_markup=is_markup):
            for word in written.split():
                if word.strip(HOLE):
                    span = Span(match.start("name"), match.start("value") + end)
                    yield Made(path, span, match["name"], word)


def _values(value: str, *, is_bound: bool, is_markup: bool) -> Iterator[tuple[int, str]]:
    """Yield what a value may be, each with where it ends: the text of an attribute, or each text that an expression may make."""
    at = 0
    if is_markup and value[0] in "\"'":
        masked = _HOLES.sub(lambda match: "x" * len(match[0]), value)
        end = masked.find(value[0], 1)
        end = end if end > 0 else len(value)
        if not is_bound:
            yield end + 1, _HOLES.sub(HOLE, value[1:end])
            return
        at, value = 1, value[1:end]
    elif is_markup and value[0] == "{":
        at, value = 1, value[1:]
    yield from ((at + end, made) for end, made in _made_by(value))


def _made_by(code: str) -> Iterator[tuple[int, str]]:
    """Yield the texts that an expression may make by joining pieces; what stands in its brackets is not asked."""
    pieces: list[str] = []
    is_joined = has_text = False
    depth = end = 0
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup
        if kind == "open":
            depth += bool(depth or pieces or match[0] != "(")
        elif kind == "close":
            if not depth:
                break
            depth -= 1
        elif kind == "join" and not depth:
            is_joined = bool(pieces)
        elif not depth:
            if has_text and not is_joined:
                yield end, "".join(pieces)
            if not is_joined:
                pieces, has_text = [], False
            if match[0] in (";", ","):
                return
            quoted = match["quoted"]
            if quoted:
                pieces.append(_HOLES.sub(HOLE, quoted.lstrip("fFrR")[1:-1]))
            elif kind == "word":
                pieces.append(HOLE)
            has_text, is_joined, end = has_text or bool(quoted), False, match.end()
    if has_text:
        yield end, "".join(pieces)
