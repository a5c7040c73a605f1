"""Places in a line that people lose because their connection drops, because they look at another page, or are not seen for some seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from guichet.core.numbers import amount
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.templates.site import Site

_DROPPED = re.compile(
    r"disconnect|connection_?lost|visibilitychange|pagehide|beforeunload|\boffline\b|['\" ]close\b|on_?close", re.I
)
_GRACE = re.compile(r"grace|reconnect|resume|rejoin|setTimeout|delay|later|reprise|reprendre|expires?_?(?:at|in)", re.I)
"""That whoever comes back soon has kept their place."""
_PLACE = re.compile(r"(?<![a-z])(?:position|rank|rang|your turn|votre tour|people ahead|devant vous)(?![a-z])", re.I)
_AGO = re.compile(
    r"\b(?:now|time|current)(?:\(\))?\s?-\s?(?:(?:datetime\.)?timedelta\(seconds\s?=\s?)?(?P<value>[\w$.>:-]{1,60})"
    r"|(?P<said>[\w.]{1,60})\.seconds?\.ago\b",
    re.I,
)
"""Since when someone must have been seen."""
_MACHINES = re.compile(r"worker|lease|broker|celery|sidekiq", re.I)
_SOON = 120
"""Seconds for which a line or a battery may well fail."""
_LONGEST_DELAY = 10**9
_HOLDING = (".py", ".js", ".mjs", ".ts", ".rb", ".php", ".json", ".yml", ".yaml", ".toml")


def dropped_soon(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what takes out of a line whoever has not been seen for less than two minutes."""
    for deed in body.deeds if whole.place.is_lived and speaks_of(f"{whole.path} {body.words}", "deeds.lines") else ():
        takes = speaks_of(deed.last, "deeds.takes out") or speaks_of(deed.last, "deeds.takes all out")
        if not (deed.is_call and takes and _is_of_line(deed, whole)):
            continue
        if _GRACE.search(body.words) or _MACHINES.search(whole.text):
            return
        for found in _AGO.finditer(body.words):
            seconds = _seconds(found["value"] or found["said"], whole)
            if seconds is not None and 0 < seconds < _SOON:
                shown = " ".join(whole.read(deed.span).split())[:80]
                yield FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.PLACE_LOST, shown=shown)
                return


def _seconds(value: str, whole: Whole) -> float | None:
    """The seconds that a delay lasts: a number, or one that a name holds in the file or in the project; what scripts reckon is in milliseconds."""
    name = re.split(r"[.>:]", value)[-1]
    number = amount(name) if name[:1].isdigit() else _held(name, whole.text) or _held_somewhere(name, whole.project)
    if number is None or number > _LONGEST_DELAY:
        return None
    is_short = re.search(r"(?:ms|millis\w*)$", name, re.I) or whole.path.endswith((".js", ".mjs", ".ts"))
    return number / 1000 if is_short and not re.search(r"sec(?:ond)?s?$", name, re.I) else number


def _held(name: str, text: str) -> float | None:
    """The number that a name is given."""
    found = re.search(
        rf"(?<![\w-]){re.escape(name)}['\"]?\s*(?:=>|[:=])\s*([\d_]{{1,12}}(?:\s*\*\s*[\d_]{{1,12}}){{0,3}})", text
    )
    return prod(amount(one.strip()) or 0.0 for one in found[1].split("*")) if found is not None else None


def _held_somewhere(name: str, project: Site) -> float | None:
    holding = (one for one in project.paths if one.endswith(_HOLDING) and project.holds(one, name))
    return next((number for one in holding if (number := _held(name, project.text(one))) is not None), None)


def _is_of_line(deed: Deed, whole: Whole) -> bool:
    said = f"{deed.owner} {' '.join(deed.args)} {' '.join(deed.around)} {whole.path}"
    return speaks_of(said, "deeds.lines") and _PLACE.search(whole.text) is not None


def place_lost(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what takes people out of the line where they wait for their turn as soon as their line drops."""
    when = " ".join((*deed.marks[:2], *deed.around[:1]))
    if not (
        deed.is_call and whole.place.is_lived and speaks_of(deed.last, "deeds.takes out") and _DROPPED.search(when)
    ):
        return
    if _is_of_line(deed, whole) and not _GRACE.search(whole.text):
        shown = " ".join(whole.read(deed.span).split())[:80]
        yield FromDeed(Kind.EXPIRE, deed.path, deed.span, whole.place, what=What.PLACE_LOST, shown=shown)
