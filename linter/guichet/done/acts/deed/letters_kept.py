"""Patterns of plain letters that PHP, Ruby or the JVM keeps under a name, and by which it judges the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.forms.kept_patterns import is_of_a_name, is_of_a_person
from guichet.done.forms.samples import plain_letters_only
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS

_KEPT = re.compile(
    r"\b(?P<name>[A-Za-z_]\w{2,60})\s*(?::[^=\n]{1,40})?=\s*(?:Pattern\.compile\(|Regex\(|Regexp\.new\()?(?:['\"](?P<slashed>/\^?[^'\"\n]{3,120}/)[a-z]{0,4}['\"]|['\"](?P<quoted>\^[^'\"\n]{3,120}\$)['\"]|(?P<bare>/(?:\\A|\^)[^/\n]{3,120}(?:\\z|\\Z|\$)/))"
)
_FUNCTION = re.compile(r"\b(?:function|def|fun|const|boolean|Boolean)\s+(?P<name>\w{2,60}\??)[^\n]{0,160}$", re.M)
_LANGUAGES = (".php", *RUBY_PROGRAMS, *TYPED_PROGRAMS)


def kept_for_names(whole: Whole) -> Iterator[FromDeed]:
    """Yield the patterns of plain letters that a file of PHP, Ruby or the JVM keeps and by which it judges the names of people."""
    if not whole.path.endswith(_LANGUAGES) or not whole.place.is_lived or "a-z" not in whole.text.lower():
        return
    for one in _KEPT.finditer(whole.text):
        pattern = one["quoted"] or (one["slashed"] or one["bare"] or "").strip("/")
        used = tuple(_used_by(one["name"], one.end(), whole.text))
        plain = pattern.replace("\\A", "^").replace("\\z", "$").replace("\\Z", "$")
        if used and "<" not in plain and plain_letters_only(plain) and _is_of_people((one["name"], *used), whole.path):
            group = next(name for name in ("slashed", "quoted", "bare") if one[name])
            yield FromDeed(Kind.REFUSE, whole.path, Span(one.start(group), one.end(group)), whole.place, what=What.LETTERS, shown=one["name"])  # fmt: skip


def _is_of_people(said: tuple[str, ...], path: str) -> bool:
    """Whether some words name the name of a person; a bare name is one where the file is about somebody."""
    about = speaks_of(path.rpartition("/")[2], "fields.someone") or speaks_of(path.rpartition("/")[2], "fields.civil")
    return any(is_of_a_person(one) or (about and is_of_a_name(one)) for one in said)


def _used_by(name: str, after: int, text: str) -> Iterator[str]:
    """What is written in the lines where a file uses a pattern: the value that is tested, the field, the function."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", text[after:]):
        at = after + found.start()
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[start : end if end >= 0 else len(text)]
        if "validates" in line:
            continue  # the form of the model says it
        yield from re.findall(r"[A-Za-z_]\w+", line)
        above = [one["name"] for one in _FUNCTION.finditer(text, 0, start)]
        yield from above[-1:]
