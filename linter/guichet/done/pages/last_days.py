"""Last days that a page tells and that are reckoned from now each time it is opened: in the template itself, or by what a program gives under the name that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.findings import Span
from guichet.core.places import place_of_path
from guichet.done.pages.pressing import is_last_day
from guichet.done.pages.printed_numbers import Printed, sentence_of
from guichet.done.pages.script_pressing import shown_in_markup
from guichet.done.words import speaks_of
from guichet.reading.given.handed import held_by_component
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.made import by_hand
from guichet.reading.scripts.origins import Origin, origins
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, is_component

_FROM_NOW = re.compile(
    r"['\"]now['\"]\s?\|\s?date_modify\(\s?['\"]\+ ?\d[^)\n]{0,30}\)(?:\s?\|\s?date\([^)\n]{0,30}\))?|(?<![\w.])[\w:]{1,40}\.(?:minutes?|hours?|days?|weeks?)\.from_now\b"
    r"|(?:Date\.(?:today|current)|Time\.(?:now|current|zone\.now)) \+ ?\d{1,3}(?:\.\w{3,8})?|(?:\\?now\(\)|\\?Carbon::(?:now|today)\(\))->add\w{1,12}\([^;\n]{0,40}\)"
    r"|\\?new \\?DateTime(?:Immutable)?\(\s?['\"]\+ ?\d{1,3} ?\w{3,8}['\"]\s?\)|\(new \\?DateTime(?:Immutable)?\([^()\n]{0,20}\)\)->(?:modify|add)\([^;\n]{1,60}\)|\bstrtotime\(\s?['\"]\+ ?\d[^)\n]{0,20}\)"
    r"|(?:[\w.]{1,30}\.)?(?:now|utcnow|today|localtime|localdate)\([^()\n]{0,40}\)\s?\+\s?(?:[\w.]{1,20}\.)?timedelta\([^()\n]{1,40}\)"
    r"|new Date\(\s?Date\.now\(\) \+ [^;,\n]{1,60}\)|(?:moment|dayjs)\(\)\.add\([^;\n]{1,40}\)|add(?:Days|Hours|Minutes|Weeks)\(\s?new Date\(\)\s?,[^;\n]{1,40}\)|(?:LocalDate|LocalDateTime|Instant|ZonedDateTime|OffsetDateTime)\.now\([^()\n]{0,30}\)\.plus\w{0,10}\([^;\n]{1,40}\)"
)
"""Now, and some time."""
_MOMENTS = ("now", "today", "current", "DateTime", "strtotime", "timedelta", "moment()", "dayjs()", "new Date(")
"""One of them stands in each: most templates hold none, and are not searched."""
_SET = re.compile(r"(?:set|assign|let|with)?\s{0,3}[$@]?(\w{3,60})\s?=\s?$")
_PRINTED = re.compile(r"\(?[$@]?(?:\w{1,80}(?:\.|->|\?->|&\.)){0,4}(\w{3,80})")
_GIVEN = r"(?:def |function |fun |val |const |let |var |:|['\"$@])?(?<![\w]){name}['\"]?\s?(?:\([^()\n]{{0,60}}\))?\s?(?::[ \t]?\w{{1,30}}\s?=|:|=>|=|\{{|$|\n)"
_STORES = re.compile(
    r"(?:->|\.)(?:save!?|persist|flush|create!?|insert\w{0,10}|update!?|store|commit|add|set)\(|\bsave\("
)
_ENDS = re.compile(r"\n[ \t]*(?:def |end\b|\}|(?:public |private |protected |static )*function |fun |async |export )")
_PROGRAMS = (".py", ".php", ".kt", ".java", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
_NEAR = 200
_FILES = 8
_LONGEST = 300


def last_days_moving(page: Page) -> Iterator[Printed]:
    """Yield each moment reckoned from now that a page tells as the last one to do something."""
    if place_of_path(page.path) is not None or page.is_back_office or page.is_email or is_component(page.path):
        return
    template = page.project.library.template(page.path)
    if template is None:
        return
    yield from _written(page.path, template.source.text)
    for name in dict.fromkeys(
        name
        for token in template.masked.tokens
        if (name := _printed_by(token)) and _is_of_answers(name, sentence_of(token, template))
    ):
        yield from _by_programs(name, page)


def last_days_in_markup(script: Script) -> Iterator[Printed]:
    """Yield the moment reckoned from now that the markup of a script, or that of the component beside it, tells as the last one to do something."""
    if is_test(script.path) or place_of_path(script.path) is not None or _STORES.search(script.text):
        return
    for one in (*shown_in_markup(script, _says_by_when), *_of_component(script)):
        written = text(one.node) if one.node.type in ("new_expression", "call_expression") else ""
        found = _FROM_NOW.match(written) if len(written) < _LONGEST else None
        if found is not None:
            yield Printed(one.script.path, one.script.span(one.node), found[0])
            return


def _of_component(script: Script) -> Iterator[Origin]:
    """What a script gives to the names of last days that the markup beside it shows, and all that it is made of."""
    template = script.page.template if script.page is not None and is_component(script.path) else None
    for token in template.masked.tokens if template is not None else ():
        name = _printed_by(token) if token.kind is Kind.OUTPUT else ""
        if template is not None and name and _is_of_answers(name, sentence_of(token, template)):
            for held in held_by_component(name, script):
                yield from islice(origins(held, script), _FILES)


def _says_by_when(said: str) -> bool:
    """Whether words tell by when to do something, and not when what belongs to a machine ends."""
    return speaks_of(said, "deadlines.told before") and not speaks_of(said, "pressure.own_time")


def _printed_by(token: Token) -> str:
    """The name that a template prints, or the tag of its own by which it has something printed: `{% last_day %}`."""
    if token.kind is Kind.TAG:
        return token.name
    found = _PRINTED.match(token.body) if token.kind is Kind.OUTPUT else None
    return found[1] if found is not None else ""


def _is_of_answers(name: str, said: str) -> bool:
    """Whether what is printed is the last day to do something, by its name, where the words around do not tell of a machine's time."""
    own = is_last_day(name) or speaks_of(name, "deadlines.answer by")
    return own and not speaks_of(f"{name} {said}", "pressure.own_time")


def _written(path: str, text: str) -> Iterator[Printed]:
    """What a template itself reckons from now, under the name of a last day or in a sentence that tells one."""
    if not any(one in text for one in _MOMENTS):
        return
    for found in _FROM_NOW.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if _STORES.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR):
            continue  # it is kept
        name = _SET.search(before)
        said = re.sub(r"<[^<>]{0,200}>", " ", before)[-80:]
        if (is_last_day(name[1]) if name is not None else speaks_of(said, "deadlines.told before")) and not speaks_of(
            said, "pressure.own_time"
        ):
            yield Printed(path, Span(*found.span()), found[0])


def _by_programs(name: str, page: Page) -> Iterator[Printed]:
    """What a program gives under a printed name, when it keeps nothing beside."""
    project = page.project
    holding = [
        one
        for one in by_hand(project)
        if one.endswith(_PROGRAMS) and project.holds(one, name) and place_of_path(one) is None
    ]
    for path in holding[:_FILES]:
        found = list(_given_in(project.text(path), path, name))
        if found:
            yield from found
            return


def _given_in(program: str, path: str, name: str) -> Iterator[Printed]:
    """What a file first gives under a name, when that is reckoned from now and kept nowhere beside."""
    if path.endswith(".py") and ("render" in program or "TemplateResponse" in program):
        return  # what a view hands to its page is followed in its own tree
    for one in re.finditer(_GIVEN.format(name=re.escape(name)), program, re.M):
        end = _ENDS.search(program, one.end(), one.end() + _NEAR)
        stop = end.start() if end is not None else min(len(program), one.end() + _NEAR)
        moment = _FROM_NOW.search(program, one.end(), stop)
        if (
            moment is not None
            and not _STORES.search(program, max(0, one.start() - _NEAR), stop + _NEAR)
            and ";" not in program[one.end() : moment.start()]
        ):
            yield Printed(path, Span(*moment.span()), moment[0])
            return
