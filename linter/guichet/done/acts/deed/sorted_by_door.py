"""Files that are taken by the door through which they came, and only then by their date: those without a screen wait until all the others are done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.table.door_prices import DoorPrice, Measure
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, may_speak_of, speaks_of, unaccented
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_SORTS = re.compile(r"^(?:add_?)?(?:re)?order(?:_?by)?(?:_?desc)?$|^latest$", re.I)
_BACKWARDS = re.compile(r"\bdesc\b|^[ub]?['\"]-|desc\(", re.I)
_KEY = re.compile(r"^[ub]?['\"]?-?(?:\w+\.)?(?P<column>\w+)")
_OWNED = re.compile(r"^(?:desc\()?(?:\w+\.)+(?P<column>\w+?)(?:\.(?:desc|asc)\(\)|\))?$")
_NUMBERED = re.compile(r"(?<![\w$])(?P<name>[A-Za-z]\w{1,40})['\"]?\s*(?:=>|=|:)\s*(?P<number>\d{1,3})\b(?!\s*[.*])")
_NEAR = 300
"""Characters between two doors of one list."""
_HOLDING = (".py", ".rb", ".php", ".prisma", ".sql", *SCRIPT_SUFFIXES)


def letters_last(deed: Deed, whole: Whole) -> Iterator[DoorPrice]:
    """Yield the list that is sorted by the doors of its rows, where the number of a screen comes before that of a letter."""
    key = _first_key(deed) if deed.is_call and whole.place.is_lived else None
    if key is None or not says_way(apart(key[0])) or not _is_first(deed, whole):
        return
    column, backwards = key
    said = " ".join((whole.path, *deed.around))
    if speaks_of(said, "ways.displayed"):
        return
    for screen, letter in _ranks(column, whole.project):
        if (letter[1] < screen[1]) is backwards and letter[1] != screen[1]:
            yield DoorPrice(
                Kind.REFUSE, deed.path, deed.span, whole.place, said_as=letter[0], beside=screen[0],
                measure=Measure.TURN, certain=speaks_of(said, "ways.dealt_with") or speaks_of(said, "ways.taken_next"),
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


def _ranks(column: str, project: Site) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """The number of a screen and that of another door, in each list of the project that counts the doors of a column."""
    word = apart(column).split()[-1] if apart(column) else column
    for path, pairs in doors_numbered(project).items():
        if word in project.lowered(path):
            yield from pairs


@memo
def doors_numbered(project: Site) -> dict[str, list[tuple[tuple[str, int], tuple[str, int]]]]:
    """Return, for each file that counts doors, the number of its first screen and that of each other door near it."""
    holding = (one for one in project.paths if one.endswith(_HOLDING) and _names_doors(project.lowered(one)))
    found = ((one, list(_numbered(project.text(one)))) for one in holding)
    return {path: pairs for path, pairs in found if pairs}


def _names_doors(lowered: str) -> bool:
    plain = unaccented(lowered)
    return may_speak_of(plain, "ways.offline") and may_speak_of(plain, "ways.online")


def _numbered(text: str) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    rows = [(apart(one["name"]), count(one["number"]) or 0, one.start()) for one in _NUMBERED.finditer(text)]
    screen = next((one for one in rows if is_screen(one[0])), None)
    for one in rows if screen is not None else ():
        is_letter = speaks_of(one[0], "ways.offline") and not speaks_of(one[0], "ways.online")
        if screen is not None and is_letter and abs(one[2] - screen[2]) < _NEAR:
            yield (screen[0], screen[1]), (one[0], one[1])
