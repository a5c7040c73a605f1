"""Sessions that PHP or Ruby empties by its clock: more time went by since a step was opened, or since the last request, than it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.acts.deed.session_lengths import seconds_said
from guichet.done.acts.deed.settled import settled
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.acts.ruby_beside import file_of as ruby_file
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.php.elsewhere import CONFIGURED, settings_of
from guichet.reading.php.elsewhere import file_of as php_file
from guichet.reading.templates.site import RUBY_PROGRAMS

_EMPTIES = re.compile(
    r"(?:\bsession(?:\(\))?|getSession\(\)|\$session|\bSession)(?:->|::|\.)(?:flush|invalidate|clear|destroy|reset!?)\b|\bsession_(?:destroy|unset)\b|\breset_session\b|\bsign_out\b|\bAuth::logout\b|->logout\b",
    re.I,
)
_BEFORE = 40
"""Signs before a call where what it is asked of is written."""
_CLOCK = r"(?:\btime\.time\(\)|\btimezone\.now\(\)|\bdatetime\.(?:now|utcnow)\([^()]{0,40}\)|\\?\bmicrotime\(true\)|\\?\btime\(\)|\bTime\.(?:current|now|zone\.now)|\bDateTime\.(?:now|current)|\bCarbon(?:Immutable)?::now\(\)|\bnow\(\)|\bnew \\?DateTime(?:Immutable)?\(\))(?:\.to_[if]|->(?:getTimestamp\(\)|timestamp))?"
_NOW = re.compile(rf"^\(*(?:{_CLOCK}|\$?(?P<name>[a-z_]\w{{1,40}}))\s-\s")
_ORDER = re.compile(r"^(.{1,120}?)\s(>=?|<=?)\s(.{1,80})$")
PARTS = re.compile(r"\s(?:&&|\|\||and|or)\s")
_AGO = re.compile(r"^\(*(.{1,60}?)\)*\.(?:ago|seconds\.ago)$")
_DIFFERENCE = re.compile(r"(?:->|\.)diffIn(Seconds|Minutes|Hours)\(", re.I)
_PAST = re.compile(r"(?:->|\.)add(Seconds|Minutes|Hours)\(([^()]{1,60})\)(?:->|\.)isPast\(\)", re.I)
_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600}
_NAMED = re.compile(r"^(?:(?P<owner>\\?\w+)(?:::|\.))?(?:\$this->|@|\$)?(?P<name>\w{2,60})$")


def emptied_by_clock(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield how long one may take before the session is emptied, with what was written in it."""
    if not deed.is_call or not whole.path.endswith((".php", *RUBY_PROGRAMS)) or not whole.place.is_public:
        return
    at = deed.span.start - whole.start
    said = whole.text[max(0, at - _BEFORE) : at] + deed.called
    if not deed.tests or not _EMPTIES.search(said) or speaks_of(" ".join(deed.around), "deeds.machines"):
        return
    for test, span in zip(deed.tests, deed.tests_at, strict=False):
        seconds = next((one for part in PARTS.split(test) if (one := seconds_allowed(part, test, deed, whole))), None)
        if seconds:
            yield Kept(Kind.EXPIRE, deed.path, span, whole.place, seconds=seconds, shown=test[:80], about=frozenset({"session"}))  # fmt: skip
            return


def seconds_allowed(part: str, test: str, deed: Deed, whole: Whole) -> float | None:
    """Return the seconds that a test allows since a moment: `now - opened > limit`, `opened < limit.ago`, `opened->diffInMinutes(now()) > limit`."""
    part = part.removeprefix(FAILS).strip("() ") if test.startswith(FAILS) and not part.endswith("()") else part.removeprefix(FAILS)  # fmt: skip
    past = _PAST.search(part)
    if past is not None:
        amount = _seconds(past[2], whole)
        return amount * _UNITS[past[1].lower()] if amount is not None else None
    found = _ORDER.match(part)
    if found is None:
        return None
    left, right = found[1], found[3].removesuffix(")") if found[3].count(")") > found[3].count("(") else found[3]
    is_late = found[2].startswith(">") != test.startswith(FAILS)
    more, less = (left, right) if is_late else (right, left)
    ago = _AGO.match(more)
    if ago is not None:
        return _seconds(ago[1], whole)
    unit = _DIFFERENCE.search(more)
    if unit is None and not _is_elapsed(more, deed, whole):
        return None
    amount = _seconds(less, whole)
    return amount * (_UNITS[unit[1].lower()] if unit is not None else 1) if amount is not None else None


def _is_elapsed(side: str, deed: Deed, whole: Whole) -> bool:
    """Whether a side of a comparison is the time gone by since something."""
    found = _NOW.match(side)
    if found is None or found["name"] is None:
        return found is not None
    return re.match(_CLOCK, whole.given_before(found["name"], deed.span.start)) is not None


def _seconds(said: str, whole: Whole) -> float | None:
    """The seconds of a length as it is written, or as the constant, the property or the setting says that it names."""
    known = seconds_said(said)
    if known is not None:
        return known
    asked = CONFIGURED.search(said)
    if asked is not None:
        source = settings_of(asked[1], whole.project) if whole.is_among_others else None
        found = re.search(rf"['\"]{re.escape(asked[2].rpartition('.')[2])}['\"]\s*=>\s*([^,\n\];]{{1,60}})", source.text) if source else None  # fmt: skip
        return seconds_said(found[1]) if found is not None else None
    named = _NAMED.match(said.strip())
    if named is None:
        return None
    owner = (named["owner"] or "self").lstrip("\\")
    if owner in ("self", "static", "parent"):
        own = seconds_said(whole.given.get(named["name"], ""))
        return own if own is not None or not whole.is_among_others else _settled(said, whole)
    if whole.path.endswith(".py"):
        return _settled(said, whole) if whole.is_among_others else None
    there = (ruby_file if whole.path.endswith(RUBY_PROGRAMS) else php_file)(owner, whole.project) if whole.is_among_others else None  # fmt: skip
    held = re.search(rf"\b{re.escape(named['name'])}\s*=\s*([^;\n]{{1,60}})", there.text) if there is not None else None
    return seconds_said(held[1]) if held is not None else None


def _settled(said: str, whole: Whole) -> float | None:
    """The seconds that a name comes down to, wherever the project settles it: what a container of services binds, a module of settings."""
    found = (seconds_said(value.strip("'\", ")) for value in settled(said, whole))
    known = next((one for one in found if one is not None), None)
    return known if known is not None else held_number(said.rpartition(".")[2].lstrip("$"), whole.project)
