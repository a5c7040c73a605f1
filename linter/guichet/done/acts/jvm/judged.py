"""What a function of Java or Kotlin wants to be filled: it says no, by an error or a line in a list of errors, where an answer is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.forms.form import Asked, Sort
from guichet.done.forms.ruled import RuledForm, is_of_person
from guichet.done.nouns.kind import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import CHANGES, FAILS, THROWS, Deed

_THING = r"(?P<thing>[a-z][\w.?!]{0,120}?)"
_EMPTY = re.compile(
    rf"{_THING}\??\.(?:isNullOrBlank|isNullOrEmpty|isBlank|isEmpty)\(\)|{_THING.replace('thing', 'null')} == null"
    rf"|(?:\w{{1,30}}\.)?is(?:Null|Blank|Empty|NullOrEmpty)\({_THING.replace('thing', 'given')}\)|not \((?:StringUtils\.)?hasText\({_THING.replace('thing', 'text')}\)\)"
)
"""That an answer is empty."""
_ADDS = frozenset({"add", "put", "rejectValue", "addError", "addFieldError"})
_FEWEST = 2


def asked_in(whole: Whole) -> Iterator[RuledForm]:
    """Yield what the functions of a file want of a person, each with the answers without which it says no."""
    for body in whole.bodies.values():
        fields = list({one.name: one for deed in body.deeds if (one := _asked(deed)) is not None}.values())
        name = f"{' '.join(body.deeds[0].around[1:2])} {body.function.name}"
        if len(fields) >= _FEWEST and is_of_person(name, fields):
            title = f"{apart(name)} {whole.path.rpartition('/')[2]}"
            yield RuledForm(Kind.ASK, whole.path, fields[0].span, whole.place, name=name, fields=tuple(fields), title=title)  # fmt: skip


def _asked(deed: Deed) -> Asked | None:
    """The answer whose emptiness a deed turns down: always, when nothing else decides it but that others are filled."""
    tests = deed.tests if _says_no(deed) else ()
    at, empty = next(((at, found) for at, one in enumerate(tests) if (found := _EMPTY.fullmatch(one))), (0, None))
    if empty is None:
        return None
    thing = next(filter(None, empty.groups()))
    name = re.split(r"\W+", thing.rstrip("?!"))[-1]
    alone = all(
        one.startswith(FAILS) and _EMPTY.fullmatch(one.removeprefix(FAILS)[:-1])
        for one in (*tests[:at], *tests[at + 1 :])
    )
    return Asked(name, "", Sort.TEXT, alone, deed.path, deed.tests_at[at], sometimes=not alone)


def _says_no(deed: Deed) -> bool:
    if deed.called == THROWS:
        return True
    held = (
        deed.args[0]
        if deed.called == CHANGES and deed.args
        else deed.owner
        if deed.is_call and deed.last in _ADDS
        else ""
    )
    return (
        speaks_of(held, "deeds.rejects") or re.search(r"err(?:eu|o)r|violation|binding|result", held, re.I) is not None
    )
