"""People refused because others came by the same device before them: in a library, at home, with somebody who helps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.by_line import FEW
from guichet.done.acts.deed.held_numbers import held_number
from guichet.done.acts.deed.turned_down import answers_no
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.compared import orders_in
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_NAME = re.compile(r"[A-Za-z_$][\w$]{2,60}")


def too_many_people(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns people down for how many accounts were opened on one device, when that is few and no other door is told."""
    test = next(iter(deed.tests), "")
    if not test or not whole.place.is_public or not answers_no(deed):
        return
    limits = [name for name in _NAME.findall(test) if _is_of_device(name)]
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    if not limits or not _is_over(test) or speaks_of(said, "ways.offline"):
        return
    number = held_number(limits[0], whole.project)
    if number is not None and 0 < number < FEW:
        span = deed.tests_at[0] if deed.tests_at else deed.span
        shown = " ".join(whole.read(span).split())[:80] or test
        yield FromDeed(
            Kind.REFUSE, deed.path, span, whole.place, what=What.SAME_DEVICE, shown=shown, other=f"{number:g}"
        )


def _is_of_device(name: str) -> bool:
    return speaks_of(name, "deeds.per device") and speaks_of(name, "deeds.people counted")


def _is_over(test: str) -> bool:
    """Whether a test holds once there are more than a limit."""
    return any(_is_of_device(name) for order in orders_in(test) for name in _NAME.findall(order.less))


def limits_held(path: str, project: Site) -> list[float | None]:
    """Return the number that each limit of people by device, which a file names, is given somewhere."""
    named = dict.fromkeys(_NAME.findall(project.text(path)))
    return [held_number(one, project) for one in named if _is_of_device(one)]
