"""What an expression of PHP or Ruby reads, as it is written: the hour or the day of the clock, chance."""

from __future__ import annotations

import re

from guichet.done.nouns.act import Reason

PHP_FORMAT = r"format\(\s*['\"](?:[GgHhNwlD]|[GH]:?i)['\"]\s*\)"
"""The hour or the day of a moment of PHP."""
OF_NOW = r"(?:hour\b|dayOfWeek\w*|isWeek(?:end|day)\(\)|is(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\(\))"
"""What is read of a moment that is now: its hour, its day."""
PHP_CLOCK = rf"(?:\bdate\(\s*['\"](?:[GgHhNwlD]|[GH]:?i)['\"]\s*\)|->{PHP_FORMAT}|\b(?:now|Carbon::now|today)\([^()]{{0,40}}\)->{OF_NOW})"
"""Where PHP reads the hour or the day of now."""
_RUBY_CLOCK = r"\b(?:Time\.(?:zone\.)?(?:now|current)|DateTime\.(?:now|current)|Date\.(?:today|current))\.(?:in_time_zone(?:\([^()]{0,40}\))?\.)?(?:hour|wday|seconds_since_midnight|on_week(?:end|day)\?|(?:satur|sun)day\?)"
_HELD_CLOCK = re.compile(r"\bnew \\?DateTime(?:Immutable)?\(\s*(?:['\"]now['\"])?\s*[,)]|\bdate\(|\bnow\(|Carbon::")
READS = {
    (Reason.HOUR, ".php"): re.compile(PHP_CLOCK),
    (Reason.HOUR, ".rb"): re.compile(_RUBY_CLOCK),
    (Reason.CHANCE, ".php"): re.compile(
        r"(?<![\w>:$])(?:mt_rand|random_int|rand|array_rand|lcg_value|crc32|hexdec)\s*\(|->getInt\(\s*-?\d+\s*,\s*\d+\s*\)|\bfake\(\)->\w*(?:number|random)\w*"
    ),
    (Reason.CHANCE, ".rb"): re.compile(
        r"(?<![\w.@:])rand\b(?!\s*(?:[:=]|\w))|\b(?:SecureRandom|Random|Kernel)\.(?:new\.)?(?:random_number|rand)\b|[)\]]\.(?:to_a\.)?(?:sample|shuffle)\b|\bZlib\.crc32\("
    ),
}  # fmt: skip
"""What reads each, by the ending of its language."""


def read_in(text: str, path: str, reason: Reason) -> re.Match[str] | None:
    """Return where an expression of a program reads the clock, or draws; None when it does neither."""
    pattern = READS.get((reason, path[path.rfind(".") :]))
    found = pattern.search(text) if pattern is not None else None
    of_another = (
        reason is Reason.HOUR and found is not None and found[0].startswith("->") and not _HELD_CLOCK.search(text)
    )
    return None if of_another else found
