"""Files that are taken by the door through which they came, and only then by their date: those without a screen wait until all the others are done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.done.acts.deed.turns_restarted import takes_first
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.door_prices import DoorPrice, Measure
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_SORTS = re.compile(r"^(?:add_?)?(?:re)?order(?:_?by)?(?:_?desc)?$|^latest$", re.I)
_BACKWARDS = re.compile(r"\bdesc\b|^[ub]?['\"]-|desc\(", re.I)
_KEY = re.compile(r"^[ub]?['\"]?-?(?:\w+\.)?(?P<column>\w+)")
_OWNED = re.compile(r"^(?:desc\()?(?:\w+\.)+(?P<column>\w+?)(?:\.(?:desc|asc)\(\)|\))?$")
_NUMBERED = re.compile(r"(?<![\w$])(?P<name>[A-Za-z]\w{1,40})['\"]?\s*(?:=>|=|:|\()\s*(?P<number>\d{1,3})\b(?!\s*[.*])")
_NEAR = 300
"""Characters between two doors of one list."""
_BY = re.compile(r"\b\w{0,20}(?:order|latest)\w{0,20}['\"]?\s{0,9}[(:]([^)]{1,80})", re.I)
"""What is written first where something is sorted."""
_COUNTS = frozenset(
    {"groupby", "group", "aggregate", "distinct", "pluck", "values", "valueslist", "countby", "groupcount"}
)
"""What makes of a list one row for each door, or the doors alone."""
_AFTER = 160
"""Characters after a sort in which something is taken from it."""
HOLDING = (".py", ".rb", ".php", ".prisma", ".sql", *TYPED_PROGRAMS, *SCRIPT_SUFFIXES)
Ranked = tuple[tuple[str, int], tuple[str, int]]
"""The number of a screen, and that of another door, with their names."""


def letters_last(deed: Deed, whole: Whole) -> Iterator[DoorPrice]:
    """Yield the list that is sorted by the doors of its rows, where the number of a screen comes before that of a letter."""
    key = _first_key(deed) if deed.is_call and whole.place.is_lived else None
    if key is None or not says_way(apart(key[0])) or not _is_first(deed, whole):
        return
    column, backwards = key
    said = " ".join((whole.path, *deed.around))
    certain = speaks_of(said, "ways.dealt_with") or speaks_of(said, "ways.taken_next")
    if speaks_of(said, "ways.displayed") or _counts(deed, whole) or not speaks_of(f"{said} {_chain(deed, whole)}", "places.applicants"):  # fmt: skip
        return
    if not certain and not takes_first(whole.text[deed.span.end - whole.start :][:_AFTER].partition("\n\n")[0]):
        return
    for screen, letter in _ranks(column, whole.project):
        if (letter[1] < screen[1]) is backwards and letter[1] != screen[1]:
            yield DoorPrice(
                Kind.REFUSE, deed.path, deed.span, whole.place, said_as=letter[0], beside=screen[0],
                measure=Measure.TURN, certain=certain,
            )  # fmt: skip
            return


def _first_key(deed: Deed) -> tuple[str, bool] | None:
    """The column by which a call sorts before any other, and whether it goes backwards."""
    if not _SORTS.match(deed.last):
        return None
    if deed.args:
        first = deed.args[0].strip("[( ")
        found = _OWNED.match(first) or _KEY.match(first)
        way = first.partition(",")[0] if len(deed.args) == 1 else f"{first.partition(',')[0]} {_way(deed)}"
        return (found["column"], bool(_BACKWARDS.search(f"{way} {deed.last}"))) if found is not None else None
    first_put = next(iter(deed.puts), None)
    return (first_put.name, bool(_BACKWARDS.search(first_put.value))) if first_put is not None else None


def _way(deed: Deed) -> str:
    """The word that says which way a sort goes, when it stands alone."""
    return next((one for one in deed.args[1:2] if one.strip("'\"").lower() in ("asc", "desc")), "")


def _is_first(deed: Deed, whole: Whole) -> bool:
    """Whether nothing sorts the same list before, as far as its function tells."""
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    before = body.deeds if body is not None else ()
    return not any(one.is_call and _SORTS.match(one.last) and one.span.end < deed.span.end for one in before)


def _chain(deed: Deed, whole: Whole) -> str:
    """The line on which a sort begins, with what is sorted."""
    start = deed.span.start - whole.start
    return whole.text[whole.text.rfind("\n", 0, start) + 1 : deed.span.end - whole.start]


def _counts(deed: Deed, whole: Whole) -> bool:
    """Whether what is sorted is counted by door, and nobody in it waits."""
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    called = (one.last for one in body.deeds if one.args or one.puts) if body is not None else re.findall(r"\.(\w+)\(", _chain(deed, whole))  # fmt: skip
    return any(one.replace("_", "").lower() in _COUNTS for one in called)


def _ranks(column: str, project: Site) -> Iterator[Ranked]:
    """The number of a screen and that of another door, in each list of the project that counts the doors of a column."""
    word = apart(column).split()[-1] if apart(column) else column
    return (ranked for found in _doors_ranked(project).values() for near, ranked in found if word in near)


def ranked_by(name: str, project: Site) -> Iterator[Ranked]:
    """Yield the number of a screen and that of another door, in each list of the project that bears a name."""
    word = name.lower()
    return (ranked for found in _doors_ranked(project).values() for near, ranked in found if word in near)


@memo
def _doors_ranked(project: Site) -> dict[str, tuple[tuple[str, Ranked], ...]]:
    """The files of a project that count doors, and the numbers that they give them."""
    holding = (one for one in by_hand(project) if one.endswith(HOLDING))
    return {path: found for path in holding if (found := tuple(_ranked_in(project.text(path))))}


def _ranked_in(text: str) -> Iterator[tuple[str, Ranked]]:
    """Yield the numbers of a screen and of another door, with what stands before them: the name of what is counted."""
    doors = [(apart(one["name"]), count(one["number"]) or 0, one.start()) for one in _NUMBERED.finditer(text)]
    for screen, first, place in [one for one in doors if is_screen(one[0])][:1]:
        for name, number, at in doors:
            if abs(at - place) < _NEAR and speaks_of(name, "ways.offline") and not speaks_of(name, "ways.online"):
                before = text[max(0, min(at, place) - _NEAR) : max(at, place)].lower()
                yield f"{before} {name}", ((screen, first), (name, number))


def columns_ranked(path: str, project: Site) -> list[list[Ranked]]:
    """Return the numbers of the doors of each column by which a file may sort."""
    columns = dict.fromkeys(word for found in _BY.findall(project.text(path)) for word in re.findall(r"\w+", found))
    return [list(_ranks(one, project)) for one in columns if says_way(apart(one))]
