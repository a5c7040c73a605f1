"""Rights that tie changing a file to whoever follows it, and let anyone with an account who works there read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.asked.roles import is_of_health
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.people.papers_kept import is_somebodys
from guichet.done.words import apart, speaks_of

_RIGHTS = re.compile(
    r"^[ \t]*(?:final |abstract )?class[ \t]+(\w{3,80}?)(?:Policy|Voter|Permissions?|Rights|Droits)\b", re.M
)
_NAMED = re.compile(
    r"^[ \t]*(?:(?:public|private|protected|static|async)[ \t]+){0,3}(?:def|function)[ \t]+(?:self\.)?(\w{2,60}\??)",
    re.M,
)
_ARM = re.compile(
    r"^[ \t]*(?:self::|static::|case[ \t]+)?['\"]?(?:self::)?([A-Z_]{3,40}|[a-z_]{3,40})['\"]?[ \t]*=>[ \t]*", re.M
)
_READS = re.compile(r"^(?:can_?)?(?:show|view|read|see|voir|lire|consulter|retrieve|has_read_permission)\??$", re.I)
_WRITES = re.compile(r"^(?:can_?)?(?:update|edit|change|write|destroy|delete|modifier|ecrire|manage)\??$", re.I)
_TIED = re.compile(
    r"(?:\w|\))(?:\??->|&?\.)\w{2,40}(?:\(\))?\s{0,3}(?:===?|\bis\b)\s{0,3}\(?\$?(?:this->|self\.|@|request\.)?(?:current_)?(?:user|agent|u)\b"
    r"|\$?(?:this->|self\.|@)?\b(?:current_)?(?:user|agent|u)(?:(?:->|\.)(?:id|pk|getId\(\)))?\s{0,3}===?\s{0,3}\$?\w{1,40}(?:->|&?\.)\w"
    r"|(?:->|&?\.)(?:is|contains|include\?|equals)\(\s{0,3}\$?(?:current_)?(?:user|agent)\b",
)
"""What is changed must be followed by whoever changes it."""
_ROLE = re.compile(
    r"\btrue\b|\bTrue\b|agent|staff|role|present\?|authenticated|signed|logged|interne|professional|isGranted|employee",
    re.I,
)
_OF_ONE = re.compile(
    r"\brecord\b|\$subject\b|(?:->|&?\.)\w{0,20}(?:referent|owner|team|equipe|assign|service|secteur|structure|organi[sz]ation|territor|territoire)\w{0,20}",
    re.I,
)
"""What a test asks of the file itself, or of where it is followed."""
_METHOD = re.compile(
    r"^[ \t]+(?:(?:public|static|async)[ \t]+){0,3}(\w{3,60})\([^()\n]{1,120}\)[ \t]*(?::[^{\n]{1,40})?\{", re.M
)
_SAFE = re.compile(
    r"\bSAFE_METHODS\b[)\]]?[ \t]*:\s{0,40}return (?P<said>[^\n]{1,200})\n(?P<rest>(?:.{0,200}\n?){1,12})"
)
"""What a permission of Django answers whoever only reads, and what it asks of the others."""
_OR = re.compile(r"\|\||\bor\b")
_AND = re.compile(r"&&|\band\b|\bif\b|\bunless\b")
_ANY_STAFF = re.compile(
    r"(?<![a-z])(?:is_?)?(?:agent|staff|employee|employe|interne?|professionnel|professional)(?:_?member)?\b", re.I
)
_LONGEST = 600


def read_by_all(whole: Whole) -> Iterator[FromDeed]:
    """Yield the right to read somebody's file that is given to all who work there, beside the one to change it that is not."""
    named = _RIGHTS.search(whole.text)
    if named is None or not whole.place.is_lived or not (is_somebodys(named[1]) or is_of_health(named[1])):
        return
    parts = dict[str, tuple[Span, str]]()
    for found in (_NAMED, _ARM, _METHOD):
        marks = list(found.finditer(whole.text, named.end()))
        ends = [*(one.start() for one in marks[1:]), len(whole.text)]
        for one, end in zip(marks, ends, strict=False):
            said = whole.text[one.end() : min(end, one.end() + _LONGEST)]
            parts.setdefault(one[1], (Span(one.start(1), one.end(1)), said))
    if (safe := _SAFE.search(whole.text, named.end())) is not None:
        parts["read"] = Span(*safe.span("said")), safe["said"]
        parts["write"] = Span(*safe.span("rest")), safe["rest"]
    writes = [said for name, (_, said) in parts.items() if _WRITES.match(name)]
    if not any(map(_TIED.search, writes)):
        return
    for name, (span, said) in parts.items():
        if _READS.match(name) and (_is_open(said) or any(map(_is_of_all, _OR.split(said)[:-1]))):
            at = Span(whole.start + span.start, whole.start + span.end)
            yield FromDeed(
                Kind.ANSWER,
                whole.path,
                at,
                whole.place,
                what=What.READ_BY_ALL,
                shown=f"{named[1]}.{name}",
                certain=False,
            )


def _is_open(said: str) -> bool:
    return bool(_ROLE.search(said)) and not _TIED.search(said) and not _OF_ONE.search(said)


def _is_of_all(way: str) -> bool:
    """Whether one of the ways in is to work there, and nothing else: `user.staff? || record.resident == user`."""
    if _AND.search(way) or _TIED.search(way) or _OF_ONE.search(way):
        return False
    return _ANY_STAFF.search(way) is not None and not speaks_of(apart(way), "rights.of_care")
