"""Files that a program ends, and whose people it writes to only if a setting says so, when the setting says no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.done.acts.deed.endings import ending_of
from guichet.done.acts.deed.functions_called import function_called
from guichet.done.acts.deed.list_left import leavers_named
from guichet.done.acts.deed.read_if_set import settings_brought
from guichet.done.acts.deed.refusers_written import callers_of
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.put_away import is_put_away
from guichet.done.acts.table.muted import muted_in
from guichet.done.acts.verdicts import verdict_of
from guichet.done.nouns.act import Kind
from guichet.done.people.written_tables import tables_at
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Body, Deed
from guichet.reading.deeds.sql import sent_by
from guichet.reading.named.switched import Switch, settings_read, switch_of
from guichet.reading.schedules.options import option_of, plans_giving
from guichet.reading.templates.site import Site

_WORD = re.compile(r"[\"'`:]?([A-Za-z_][\w ]{1,60})[\"'`]?$")


def told_if_set(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the setting that keeps a program from writing to those whose file it ends, when nothing else there writes to them."""
    if not whole.is_among_others or not whole.place.is_lived:
        return
    telling = [one for one in body.deeds if tells(one)]
    if not any(one.tests for one in telling) or not any(_ends(one) or _ends_inside(one, whole) for one in body.deeds):
        return
    muted: dict[tuple[str, int], tuple[Switch, Deed]] = {}
    for deed in telling:
        off = _switched_off(deed, whole)
        if off is None:
            return
        muted.setdefault((off.path, off.span.start), (off, deed))
    for off, deed in muted.values():
        if any(one.span == off.span for one in muted_in(tables_at(off.path, whole.project), whole.place)):
            continue  # the table says by itself what it takes away
        shown = whole.shown(deed.span)
        yield FromDeed(Kind.CLOSE, off.path, off.span, whole.place, what=What.TOLD_IF_SET, shown=off.shown, other=shown)


def _switched_off(deed: Deed, whole: Whole) -> Switch | None:
    """The setting by which something is never done; None when something else decides it."""
    for test in deed.tests:
        fails = test.startswith(FAILS)
        asked = test.removeprefix(FAILS).removesuffix(")") if fails else test
        found = option_of(asked, whole.path, whole.project) or (None if fails else switch_of(asked, whole.path, whole.project))  # fmt: skip
        if found is not None and found.holds is fails:
            return found
    return None


def tells(deed: Deed) -> bool:
    """Return whether a call writes to somebody who is no agent: by its name, or by that of the letter that it is given."""
    said = " ".join((deed.called, *(one for one in deed.args if len(one) < _LONGEST)))
    if not deed.is_call or speaks_of(said, "decisions.noted_inside") or speaks_of(said, "deeds.staff"):
        return False
    return speaks_of(deed.called, "decisions.tell") and (
        speaks_of(said, "decisions.notice") or speaks_of(said, "decisions.people") or bool(deed.args)
    )


_LONGEST = 60
_OWN = re.compile(r"(?:self|this|\$this|@)\b")
_THING = re.compile(r"[$@]?[A-Za-z_]\w*(?=\.|->)")


def _ends_inside(deed: Deed, whole: Whole) -> bool:
    """Whether a call has somebody's file end by itself, in a method of its own: `file.put_away()` writes `self.state = "archived"`."""
    thing = _THING.match(deed.called) if deed.is_call else None
    if thing is None or not speaks_of(thing[0], "decisions.people"):
        return False
    inside = function_called(deed, whole)
    owned = (one for one in inside.deeds if _OWN.match(one.called)) if inside is not None else ()
    return any(_ends(replace(one, called=_OWN.sub(lambda _: thing[0], one.called, count=1))) for one in owned)


def _ends(deed: Deed) -> bool:
    """Whether a deed refuses or ends somebody's file, or puts it away; itself, or by the statement that it sends."""
    deed = sent_by(deed) or deed
    if ending_of(deed) is not None:
        return True
    owner = f"{deed.called} {' '.join(deed.given)}"
    if not speaks_of(owner, "decisions.people") or speaks_of(owner, "decisions.things"):
        return False
    for put in deed.written:
        word = _WORD.search(put.value.replace("::", " ").replace(".", " "))
        if word is not None and speaks_of(put.name, "decisions.fields"):
            return is_put_away(word[1]) or verdict_of(word[1]) in (Kind.REFUSE, Kind.CLOSE)
    return False


def told_elsewhere(path: str, project: Site) -> list[object]:
    """Return what other files tell of one that writes to people, or looks for them: who left its lists, the settings that it may ask, who calls it."""
    callers = callers_of(path, project) if any(project.holds(path, word) for word in _NOES) else []
    settings = (*settings_read(path, project), *settings_brought(path, project), *plans_giving(path, project))
    return [leavers_named(path, project), *settings, *callers]


_NOES = ("refus", "declin", "opted", "optout", "opt_out")
