"""Files that a program of a script, PHP, Ruby or the JVM refuses or ends because a score is past a number, when nobody looks in between.

Python and SQL have readers of their own, but for what a function of Python only answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from guichet.done.acts.deed.endings import ending_of, ends
from guichet.done.acts.deed.given_there import given_there
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.deciding import decisions
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import RETURN, Deed, Put

_OWN_READER = (".py", ".sql")
_NEAREST = 3
"""Tests around what ends a file that may be about a score: those farther away are about something else."""
_EITHER = re.compile(r"^(?P<test>[^?]{1,80}[<>][^?]{1,60})\?\s?(?P<yes>[^:?]{1,60}):(?P<no>[^:?]{1,60})$")
"""One of two values, by what a number is compared with."""
_IF_ELSE = re.compile(
    r"^\(?(?:return )?(?P<yes>['\"]\w[\w ]{1,40}['\"]|[\w.]{3,60}) if (?P<test>[^()]{1,60}[<>][^()]{1,60}) else (?P<no>['\"]\w[\w ]{1,40}['\"]|[\w.]{3,60})\)?(?:,.{0,120})?$"
    r"|^if ?\((?P<test2>[^()]{1,60}[<>][^()]{1,60})\) (?P<yes2>[\w.\"]{3,60}) else (?P<no2>[\w.\"]{3,60})$"
)
"""The same as Python writes it, alone or before what explains it, and as Kotlin does."""
_VERDICT = re.compile(r"['\"]?(?:[A-Z]\w{0,60}[.:]{1,2})?(\w[\w ]{1,40})['\"]?")
_NUMBER = 60
"""Signs beyond which what is compared is no name of a number."""


def ended_by_score(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what refuses or ends somebody's file because of a score, unless a person has looked."""
    if not whole.place.is_lived:
        return
    if deed.called == RETURN:
        yield from _answered(deed, whole)
    if whole.path.endswith(_OWN_READER):
        return
    deed = next(_chosen(deed), deed)
    if not deed.tests or _is_looked_at(deed):
        return
    ending = ending_of(deed)
    score = _score_in(deed.tests, deed, whole) if ending is not None else None
    if score is not None and ending is not None:
        yield FromDeed(
            Kind.REFUSE, whole.path, deed.span, whole.place, what=What.SCORED, shown=score, other=whole.shown(deed.span)
        )  # fmt: skip


def _answered(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the answer of a function that grants or refuses by a score: `return points >= MARK ? "approved" : "declined"`."""
    value = deed.puts[0].value if deed.puts else ""
    found = _EITHER.match(value) or _IF_ELSE.match(value)
    if found is None or _is_looked_at(deed):
        return
    said = {name.rstrip("2"): part.strip() for name, part in found.groupdict().items() if part}
    verdicts = [one[1] for key in ("yes", "no") if (one := _VERDICT.fullmatch(said[key])) is not None]
    if (
        len(verdicts) != 2
        or sum(map(ends, verdicts)) != 1
        or not any(speaks_of(one, "decisions.given") for one in verdicts)
    ):
        return
    score = _score_in((said["test"],), deed, whole)
    if score is not None:
        yield FromDeed(
            Kind.REFUSE, whole.path, deed.span, whole.place, what=What.SCORED, shown=score, other=whole.shown(deed.span),
            certain=False,
        )  # fmt: skip


def _score_in(tests: Iterable[str], deed: Deed, whole: Whole) -> str | None:
    """The score that one of the nearest tests compares, by its name or by what the name is given."""
    compared = [part for test in islice(tests, _NEAREST) for order in orders_in(test) for part in order]
    named = next(filter(_is_score, compared), None)
    if named is not None:
        return named
    return next((one for one in compared if any(map(_is_worked_out, given_there(one, deed, whole)))), None)


def _is_worked_out(given: str) -> bool:
    """Whether what a name is given is what a model, or a score, answers: a call of it, or its name."""
    asked = given.partition("(")[0].removesuffix(".rate")  # what it is asked of, and not what it is asked about
    if (
        decisions.speaks_of(asked, "thing")
        or speaks_of(given, "decisions.of_machines")
        or speaks_of(given, "decisions.of_places")
    ):
        return False
    return speaks_of(given, "decisions.scored") or ("(" in given and speaks_of(given, "decisions.predicts"))


def _chosen(deed: Deed) -> Iterator[Deed]:
    """A deed that puts one of two values, as what puts the one that a score leads to: `status = score > 60 ? "rejected" : "accepted"`."""
    for put in deed.puts:
        found = _EITHER.match(put.value)
        if found is None:
            continue
        for value in found.group("yes", "no"):
            made = replace(deed, puts=(Put(put.name, value.strip(), put.span),), tests=(found["test"], *deed.tests))
            if ending_of(made) is not None:
                yield made


def _is_score(compared: str) -> bool:
    if len(compared) > _NUMBER or decisions.speaks_of(compared, "thing") or decisions.speaks_of(compared, "spent"):
        return False
    return speaks_of(compared, "decisions.scored") and not (
        speaks_of(compared, "decisions.of_machines") or speaks_of(compared, "decisions.of_places")
    )


def _is_looked_at(deed: Deed) -> bool:
    """Whether a person has a say: in a test, or by the name of what they set going."""
    said = " ".join((*deed.tests, *deed.around, *deed.marks))
    return speaks_of(said, "decisions.human")
