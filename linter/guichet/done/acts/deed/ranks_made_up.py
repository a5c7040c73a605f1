"""Places in a line that a program reckons from the clock and from numbers of its own, where nobody is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.script_chance import DIGESTS
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed

_SUM = re.compile(r"[\w.)]\s?[-+*/%]\s?[\w(]")
_NAMES = re.compile(r"(?<![\w.\"'])[$@]?(?:this\.|self\.|\$this->)?([A-Za-z_]\w{1,40})(?![\w(])")
_COUNTS = re.compile(
    r"\b(?:count|size|length|len|indexOf|index|rank|z?rank|zcard|llen|findIndex|filter|where|query|select|sum|await|repository|db|redis|row_number|items?|list|queue\.|file\.)\b",
    re.I,
)
"""That those who wait are counted, or that a store is asked."""
_NUMBER = re.compile(r"[\d_]{1,9}(?:\.\d{1,4})?\b")
_CLOCK = re.compile(
    r"\b(?:now|Clock|horloge|clock|Duration|ChronoUnit|time|microtime|Date|elapsed|minutes?|secondes?|seconds?|hours?|heures?|Instant)\b|Minutes|Seconds|Hours"
)
_KEY = re.compile(
    r"\b\w{0,30}(?:\.|->)(?:id|pk|getId\(\)|hashCode\(\))\s?%\s?\d|(?:hash|crc32|md5|checksum)\w{0,10}\([^()]{1,60}\)\s?%\s?\d",
    re.I,
)
"""A number made of the one that a thing has in a table."""
_DIGEST = re.compile(rf"\b(?:{DIGESTS})\b", re.I)
"""A mark made of what somebody wrote, which counts nobody."""
_CALL = re.compile(r"\.\s?(\w+)\(")
_KEEPS = frozenset({"coerceAtLeast", "coerceAtMost", "coerceIn", "toInt", "toLong", "round", "floor", "ceil", "max", "min", "abs", "toFixed", "roundToInt"})  # fmt: skip


def ranks_made_up(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what a function named for a place in a line gives back, when all of it is numbers written there and the clock."""
    if deed.called != RETURN or not deed.around or not whole.place.is_public or whole.path.endswith(".py"):
        return
    value = deed.puts[0].value
    name = deed.around[0]
    in_line = speaks_of(name, "pressure.place") and speaks_of(
        f"{whole.path} {' '.join(deed.around)}", "pressure.waiting"
    )
    reckoned = (
        in_line
        and not _COUNTS.search(value)
        and ((_SUM.search(value) and _is_made_up(value, whole)) or _is_marked(value, whole))
    )
    if reckoned or (speaks_of(name, "pressure.crowd") and _KEY.search(value)):
        yield FromDeed(Kind.ANSWER, deed.path, deed.puts[0].span, whole.place, what=What.RANK_MADE_UP, shown=value[:80])


def _is_marked(value: str, whole: Whole) -> bool:
    """Whether a number is cut from a digest, written there or held by a name."""
    held = (whole.given.get(one, "") for one in dict.fromkeys(_NAMES.findall(value)))
    return any(_DIGEST.search(one) and not _COUNTS.search(one) for one in (value, *held))


def _is_made_up(value: str, whole: Whole) -> bool:
    """Whether each name of a sum holds a number or a time, one number at least, and nothing that is called gives another thing."""
    if any(one not in _KEEPS for one in _CALL.findall(value)):
        return False
    names = [one for one in dict.fromkeys(_NAMES.findall(value)) if one not in ("Math", "this", "self")]
    held = [whole.given.get(one, "") for one in names]
    numbers = [one for one in held if _NUMBER.fullmatch(one.strip())]
    times = [one for one in held if _CLOCK.search(one) and not _COUNTS.search(one)]
    return bool(numbers) and bool(times) and len(numbers) + len(times) == len(names)
