"""What scripts and PHP write in their logs of who someone is; Python has a reader of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import MADE, is_personal
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import JVM_PROGRAMS

_LOGS = re.compile(r"(?:^|[.>$])(?:logger|log|journal|winston|pino|monolog)\)?(?:\.|->)(?:info|debug|warn|warning|error|notice|trace|log)$|^error_log$|^Log::(?:info|debug|warning|error)$")  # fmt: skip
_PARTS = re.compile(r"\$?\{?\$?\b([a-zA-Z_]\w{0,40}(?:(?:\??\.|\??->)\w{1,40}){1,4})")


def logged(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the lines of a log that tell who someone is."""
    if whole.path.endswith(".py") or not (deed.is_call and whole.place.is_lived and _LOGS.search(deed.called)):
        return
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    given = (
        given.replace(".name()", "") if whole.path.endswith(JVM_PROGRAMS) else given
    )  # that of a member of an enumeration
    if MADE.search(f"{given} "):  # `$` ends the name of what makes something: no call ends what is given
        return
    paths = [found.replace("?", "").replace("->", ".") for found in _PARTS.findall(given)]
    data = tuple(
        Datum(Sort.IDENTITY, path, path)
        for path in dict.fromkeys(paths)
        if is_personal(path) and not _is_of_staff(path)
    )
    if data:
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.LOGGED, data=data[:1], to="log")


def _is_of_staff(path: str) -> bool:
    """Whether what is told is of those who work there."""
    return speaks_of(path.rpartition(".")[0], "deeds.staff")
