"""What tells how to write in a field: words about signs, how many it wants, an example of what its pattern takes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.memo import memo
from guichet.heard.names import accessible_name, referenced
from guichet.heard.wanted import fields_in
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page

_TELLS = re.compile(
    r"\b(?:chiffres?|caract[eè]res?|majuscules?|minuscules?|tirets?|digits?|characters?|hyphens?|dash(?:es)?|upper ?case|lower ?case|"
    r"alphanum[eé]\w+|exemples?|examples?|ex|e\.g|such as)\b|\bformat\b(?! (?:pdf|jpe?g|png|papier|paper|a4)\b)|"
    r"\b(?:jj|dd)\W?mm|\bmm\W?(?:aa|yy)|\b(?:aaaa|yyyy)\b|"
    r"\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten|sans|without|no|seule\w*|only)"
    r" (?:\w+ )?(?:lettres?|letters?|espaces?|spaces?|signes?|signs?|positions|numbers|figures)\b",
    re.I,
)
"""Words about signs, and about examples of them; those that have another sense (a letter is sent, a space is entered) beside how many."""
_KNOWN = re.compile(r"code postal|postcode|zip|courriel|e-?mail|t[eé]l[eé]phone|phone", re.I)
"""What has a shape that people know: a field that is called so tells it."""
_NUMBER = re.compile(r"\d+")
_UNSAFE = re.compile(r"\)[*+{]|\(\?|\\[1-9bBk]")
"""What repeats a group, or looks back: a pattern may then take for ever."""
_OPEN_ENDS = re.compile(r"[*+?]|\{\d*,")
_MOST, _LONGEST, _TOGETHER, _WORDS = 3, 100, 5, 40
"""Repetitions of no fixed number of a pattern that is tried, signs of it and of an example; words that one example is of, and words that are tried."""
_AROUND, _ABOVE = 3, 4
_WHOLE = frozenset({"form", "main", "body", "html"})


def is_format_told(field: Element, pattern: str, page: Page) -> bool:
    """Whether something that is heard or seen with a field tells how to write in it, or may."""
    own = [accessible_name(field, page)]
    own += (field.attr(name) or "" for name in ("placeholder", "value", "aria-description"))
    if (field.attr("title") or "").strip() or any(_KNOWN.search(one) for one in own):
        return True  # browsers show a title with their refusal
    return any(is_dynamic(said) or _tells(said, pattern) for said in (*own, *_said(field, page)))


def _said(field: Element, page: Page) -> Iterator[str]:
    """Yield the hints of a field, the texts of what holds it alone, and those of the form that stand before it and are of no other."""
    for one in referenced(field, "aria-describedby", page):
        yield one.text if one is not None else "format"
    for holder in list(field.ancestors)[:_AROUND]:
        if holder.name in _WHOLE or fields_in(holder) > 1:
            break
        yield holder.text
    for beside in (field.following, field.preceding):
        if isinstance(beside, Element):
            yield beside.text
    for holder in field.ancestors:
        if holder.name == "form" or fields_in(holder) > 1:
            yield from _before(field.start, holder)
        if holder.name in _WHOLE:
            break


def _before(start: int, holder: Element) -> Iterator[str]:
    """Yield the first text of several fields that tells how to write, where it stands before one, and the last few that hold a number."""
    telling, numbered = _of_several(holder)
    yield from (text for at, text in telling[:1] if at < start)
    end = bisect_left(numbered, (start, ""))
    yield from (text for _, text in numbered[max(0, end - _ABOVE) : end])


@memo
def _of_several(holder: Element) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The texts of what holds several fields that are in the holder of none, each where it begins: those that tell how to write, those that hold a number."""
    free = [one for one in holder.children if isinstance(one, Element) and one.name != "label" and not fields_in(one)]
    said = [(one.start, one.text) for one in free]
    return [one for one in said if _TELLS.search(one[1])], [one for one in said if _NUMBER.search(one[1])]


def _tells(said: str, pattern: str) -> bool:
    """Whether a text tells what a pattern asks for: by its words, or by an example; a number may be one of a pattern that is not tried."""
    if _TELLS.search(said):
        return True
    if not _NUMBER.search(said):
        return False
    taken = _read(pattern)
    return taken is None or _is_shown(said, taken)


def _is_shown(said: str, taken: re.Pattern[str]) -> bool:
    """Whether some words of a text are an example of what a pattern takes."""
    words = [one.strip(".,;:()[]«»“”‘’'\"!? ") for one in said.split()[:_WORDS]]
    runs = (words[at : at + count] for count in range(1, _TOGETHER + 1) for at in range(len(words)))
    made = (mark.join(run) for run in runs for mark in ("", " "))
    return any(len(one) <= _LONGEST and taken.fullmatch(one) for one in made)


@lru_cache(maxsize=256)
def _read(pattern: str) -> re.Pattern[str] | None:
    """A pattern as it is tried, whatever the case; None for one that is too long to try, or is not read here."""
    if len(pattern) > _LONGEST or _UNSAFE.search(pattern) or len(_OPEN_ENDS.findall(pattern)) > _MOST:
        return None
    try:
        return re.compile(pattern, re.I)
    except re.error:
        return None
