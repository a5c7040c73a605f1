"""Doors shut to whoever comes by a line of another country, when a program looks the country up and lets some in alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import Whole
from guichet.done.nouns.act import Act, Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed

_NAME = r"(?P<name>[$@]?[A-Za-z_][\w.$?>-]{0,60}(?:\[[^\]\n]{1,40}\])?)"
_LISTS = re.compile(
    rf"\.(?:includes|has|contains|include\?|member\?|exists)\(?\s*{_NAME}|\bin_array\(\s*{_NAME.replace('name', 'php')}|\bslices\.Contains\([^,\n]{{1,60}},\s*{_NAME.replace('name', 'go')}"
    rf"|{_NAME.replace('name', 'in')} in \S|(?:^|not \(|!)\w{{2,40}}\[{_NAME.replace('name', 'key')}\]"
)
"""That something is one of a list."""
_OUT_OF = re.compile(rf"{_NAME} not in \S")
_DIFFERS = re.compile(rf"{_NAME}(?:\([^()\n]{{0,40}}\))? (?:!==?) ['\"][A-Z]{{2}}['\"]")
_IS = re.compile(rf"{_NAME}(?:\([^()\n]{{0,40}}\))? (?:===?) ['\"][A-Z]{{2}}['\"]")
_SHUTS = re.compile(
    r"\b451\b|StatusForbidden|StatusUnavailable|[Ff]orbidden|[Dd]enied|PermissionDenied|\bblocked?\b", re.I
)
_CALLED = re.compile(r"(?:self|this|@|\$this)?(?:\.|->)?(\w{2,60})\(")
_NAMES = 4
_NOTHING = ("false", "null", "nil", "none")


@dataclass(eq=False)
class ByLine(Act):
    """What turns people down for the country that their line is said to be in."""

    tested: str = ""


def turned_down_by_line(deed: Deed, whole: Whole) -> Iterator[ByLine]:
    """Yield what turns down whoever does not come by a line of the countries that are let in."""
    if not whole.place.is_public or not deed.tests or not (answers_no(deed) or _SHUTS.search(_done_by(deed))):
        return
    if deed.called == RETURN and deed.puts[0].value.lower() in _NOTHING:
        return  # what a question answers keeps nobody out by itself
    for test, at in zip(deed.tests, deed.tests_at, strict=False):
        name = _kept_out(test)
        if name and not speaks_of(test, "residence.kept_out") and _is_of_line(f"{test} {_given(name, deed, whole)}"):
            yield ByLine(Kind.REFUSE, deed.path, at, whole.place, tested=whole.shown(at))
            return


def _done_by(deed: Deed) -> str:
    return " ".join((deed.called, *deed.args, *(f"{one.name} {one.value}" for one in deed.puts)))


def _kept_out(test: str) -> str:
    """The name of what a test wants to be among those that are let in; "" when it wants something else."""
    fails = test.startswith(FAILS) or test.lstrip("( ").startswith("!")
    found = (_LISTS.search(test) or _IS.search(test)) if fails else (_OUT_OF.search(test) or _DIFFERS.search(test))
    return next((one for one in found.groups() if one), "") if found is not None else ""


def _given(name: str, deed: Deed, whole: Whole) -> str:
    """What a name was given just above, and what the function of the same file that gives it looks at."""
    bare = re.split(r"[.?\[>-]", name.lstrip("$@"))[0]
    given = whole.given_before(bare, deed.tests_at[0].start) or whole.given.get(bare, "")
    inner = (
        body.words
        for one in _CALLED.findall(given)[:_NAMES]
        for function, body in whole.bodies.items()
        if function.name == one
    )
    return " ".join((given, *inner))[:2_000]


def _is_of_line(said: str) -> bool:
    """Whether the country is that of a line: it is looked up by the address of a machine, or told by what stands before the server."""
    if speaks_of(said, "residence.line_country"):
        return True
    return speaks_of(said, "residence.any_country") and speaks_of(said, "residence.machine")
