"""Answers that a program holds before it reads any: what a parameter is without one, what a table is filled up with, what is written when one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENT = (
    r"\$_(?:POST|REQUEST|GET|COOKIE|SESSION)|params|\w{1,20}_params|\$?(?:request|req|formData|form|body|payload)|cookies?|Cookies|session(?!Storage)"
    r"|localStorage|sessionStorage|AsyncStorage|searchParams|data(?=\.setdefault\()"
)
"""What people send, or what their browser keeps for them."""
YES = r"['\"`:]?(?P<yes>\w{1,12})['\"`]?(?![\w(\['\"])"
GONE = r"(?:===? ?(?:null|undefined|nil|None)\b|is None\b|\.(?:nil|blank)\?)"
"""That an answer is missing."""
_BODY = r"(?:await )?(?:req|request|ctx|context|event|body|payload|formData|\$request|\$_POST|\$_REQUEST)\b"
_PARAMETER = re.compile(
    rf"\{{(?P<taken>[^{{}}\n]{{1,200}})\}}(?:: ?\w{{1,40}})? ?= ?{_BODY}"
    r"|@(?:RequestParam|CookieValue|FormParam|QueryParam)\((?P<told>[^)\n]{0,120})\) ?(?:@DefaultValue\(\"(?P<first>\w{1,12})\"\) ?)?(?:final )?(?:[\w<>]{1,30} (?P<java>\w{2,60})|(?P<kotlin>\w{2,60}): )"
    r"|\b(?P<python>\w{2,60}): ?[\w |\[\],]{1,40}(?:\([^()\n]{0,40}\)\])? ?= ?(?:Form|Query|Cookie|Body)\((?:default ?= ?)?(?P<start>\w{1,12}|\"\w{1,12}\")[,)]"
)
"""Parameters that take an answer and hold a yes without it: `{ share = true } = req.body`, `@RequestParam(defaultValue = "true")`."""
_FILLED = re.compile(
    rf"\{{(?P<before>[^{{}}]{{1,200}}?)(?:\.\.\.|\*\*) ?\(?{_BODY}"
    rf"|\bObject\.assign\(\{{(?P<assigned>[^{{}}]{{1,200}})\}}, ?{_BODY}"
    r"|\barray_merge\(\[(?P<merged>[^\[\]]{1,200})\], ?(?:\$request\b|\$_POST\b|\$_REQUEST\b)"
    r"|(?:\$_POST|\$_REQUEST|\$request->(?:all|input|post)\(\)) \+ \[(?P<added>[^\[\]]{1,200})\]"
    r"|params\)?\.(?:with_defaults|reverse_merge)!?\((?P<ruby>[^()]{1,200})\)"
)
"""Tables of first answers that what is sent is laid over: `{ newsletter: true, ...req.body }`."""
_ENTRY = re.compile(r"(?<![\w.])['\":]?(\w{2,60})['\"]? ?(?:=>?|:) ?['\"]?(\w{1,12})['\"]?(?=\s*(?:,|$))")
_DEFAULT = re.compile(r"defaultValue ?= ?\"(\w{1,12})\"")
_PLACE = r"[\w.$@>?\[\]'\":-]{2,70}"
_SET = re.compile(
    rf"\bif ?\(?(?P<tested>{_PLACE}?) ?{GONE}\)? ?[{{:]?\s{{0,40}}(?P<set>{_PLACE}) ?= ?{YES}"
    rf"|\bif ?\( ?!\s?isset\((?P<missing>{_PLACE})\) ?\) ?\{{?\s{{0,40}}(?P<put>{_PLACE}) ?= ?{YES.replace('<yes>', '<given>')}"
    rf"|^ {{0,40}}(?P<written>{_PLACE}) ?= ?{YES.replace('<yes>', '<kept>')} if (?P<nil>{_PLACE}?)\.(?:nil|blank)\?",
    re.M,
)
"""A yes written where an answer is missing: `if consent is None: consent = True`."""
_HELD = re.compile(
    r"\bTrue if (?P<python>[\w.\[\]\"']{2,60}) is None else\b"
    r"|(?P<tested>[\w.$>?\[\]'\"-]{2,60}?) ?===? ?(?:null|undefined) ?\? ?true\b"
    r"|\b(?:get|is)?(?P<java>[A-Z]\w{1,60})\(\)\)?(?:\.map\([^()\n]{0,60}\))?\.orElse\((?:Boolean\.TRUE|true)\)"
    r"|\b(?P<elvis>[a-z][\w.?]{1,60}) \?: true\b"
)
"""What is kept of someone, and read as a yes where nothing is: `True if self.sharing is None else …`, `Optional.ofNullable(person.getSharing()).orElse(true)`."""
_TOOLS = re.compile(r"(?:option|opt|config|setting|prop|kwarg|attr|default|param_)", re.I)
"""What says how a tool is used."""
_KEY = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Presumed:
    """A question, what becomes of no answer, where the answer is read, and where that is written."""

    name: str
    value: str
    of: str
    start: int
    end: int
    is_sure: bool = True


def first_answers(text: str) -> Iterator[Presumed]:
    """Yield what the parameters and the tables of a text hold before anything is read."""
    for found in _PARAMETER.finditer(text):
        if found["taken"]:
            yield from (Presumed(one[1], one[2], "body", *found.span()) for one in _ENTRY.finditer(found["taken"]))
        elif found["python"]:
            yield Presumed(found["python"], found["start"].strip('"'), "form", *found.span())
        else:
            first = _DEFAULT.search(found["told"])
            value = found["first"] or (first[1] if first is not None else "")
            yield Presumed(found["java"] or found["kotlin"], value, "form", *found.span())
    for found in _FILLED.finditer(text):
        at = next(name for name, held in found.groupdict().items() if held)
        for one in _ENTRY.finditer(text, found.start(at), found.end(at)):
            yield Presumed(one[1], one[2], "body", *one.span())


def held_as_yes(text: str) -> Iterator[Presumed]:
    """Yield the answers that a text reads as a yes where nobody gave any, whatever keeps them."""
    for found in _HELD.finditer(text):
        path = next(filter(None, found.groupdict().values()))
        if not _TOOLS.search(path.rpartition(".")[0]):
            yield Presumed(_KEY.findall(path)[-1], "true", "", *found.span())


def put_when_gone(text: str) -> Iterator[Presumed]:
    """Yield the answers that a text writes under the very name that it has just found empty."""
    for found in _SET.finditer(text):
        tested = found["tested"] or found["missing"] or found["nil"]
        put = found["set"] or found["put"] or found["written"]
        asked, written = _KEY.findall(tested)[-1:], _KEY.findall(put)[-1:]
        if asked and asked == written and not _TOOLS.search(put):
            yield Presumed(written[0], found["yes"] or found["given"] or found["kept"], "", *found.span())
