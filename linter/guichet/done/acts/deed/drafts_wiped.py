"""Drafts that a job of Ruby, PHP or JavaScript does away with some days after they were left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.numbers import amount
from guichet.done.acts.deed.held_numbers import held, held_number, number_in
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby_beside import file_of
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Kind
from guichet.done.people.given_time import Thing
from guichet.done.words import speaks_of
from guichet.reading.data.durations import UNITS
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_WIPES = frozenset(
    {
        "destroy",
        "destroy_all",
        "delete",
        "delete_all",
        "deleteMany",
        "deleteOne",
        "forceDelete",
        "remove",
        "find_each",
        "each",
    }
)
_EACH = frozenset({"find_each", "each"})
_DESTROYED = re.compile(r"&:(?:destroy|delete)!?|\.(?:destroy|delete)!?\b")
_UNIT = r"(?P<{0}>second|minute|hour|day|week|month|year)s?"
_AGO = re.compile(
    rf"\b(?P<number>\w{{1,40}})\.{_UNIT.format('ruby')}\.ago\b|\bsub(?P<php>Seconds?|Minutes?|Hours?|Days?|Weeks?|Months?)\(\s*(?:[^,()]{{0,40}}(?:\(\))?,\s*)?(?P<many>\w{{1,40}})\s*\)"
    rf"|['\"]-\s?(?P<less>\d{{1,4}})\s?{_UNIT.format('text')}['\"]|\bsubtract\(\s*(?P<taken>\w{{1,40}}),\s*['\"]{_UNIT.format('day')}"
    rf"|\bminus\(\{{\s*{_UNIT.format('lux')}:\s*(?P<fewer>\w{{1,40}})|\bnow\(\)\s*-\s*(?P<product>[\w.]{{1,40}}(?:\s*\*\s*[\w.]{{1,40}}){{0,5}})|(?<!\w)(?P<named>[A-Z]\w{{1,60}})\.ago\b",
    re.I,
)
"""Some time ago, as programs write it."""
_MODEL = re.compile(r"(?<![\w.:])(?P<model>[A-Z]\w{1,60})\.(?P<scope>[a-z]\w{2,60})\b")
_NAMES = re.compile(r"[A-Za-z_]\w*")
_NOBODYS = re.compile(
    r"\b(?:user|usager|account|compte|owner)(?:_?id)?['\"]?(?::| =>|,) ?(?:nil|null|IsNull\(\))|Null\(['\"](?:user|usager|account|compte|owner)_?(?:id)?['\"]",
    re.I,
)
"""What nobody has claimed yet: there is no one to warn."""
_BEFORE = 600


def drafts_wiped(deed: Deed, whole: Whole) -> Iterator[Validity]:
    """Yield what does away with the drafts that people left some days ago, when nothing tells them before."""
    if not deed.is_call or deed.last not in _WIPES or whole.path.endswith((".py", ".sql")) or not whole.place.is_lived:
        return
    written = _statement(deed, whole)
    if deed.last in _EACH and not _DESTROYED.search(f"{written} {' '.join(deed.args)}"):
        return
    said = f"{written} {_given(written, whole)} {_scopes(written, whole)}"
    thing = f"{' '.join(deed.around)} {said}"
    begun = speaks_of(thing, "sessions.unconfirmed") and speaks_of(written, "sessions.requested")
    if (
        not (begun or speaks_of(thing, "sessions.drafts"))
        or speaks_of(thing, "sessions.emptied")
        or _NOBODYS.search(written)
        or _tells_before(whole)
    ):
        return
    seconds = next((found for one in _AGO.finditer(said) if (found := _seconds(one, whole))), None)
    if seconds:
        yield Validity(
            Kind.EXPIRE, deed.path, deed.span, whole.place, thing=Thing.DRAFT, seconds=seconds,
            shown=" ".join(written.split())[:80], about=frozenset({"validity"}),
        )  # fmt: skip


@memo
def _tells_before(whole: Whole) -> bool:
    return speaks_of(whole.text, "sessions.warned")


def _statement(deed: Deed, whole: Whole) -> str:
    """What a call ends: PHP keeps each call of a chain apart."""
    if not whole.path.endswith(".php"):
        return whole.read(deed.span)
    end = deed.span.end
    before = whole.read(Span(max(whole.start, end - _BEFORE), end))
    return re.split(r"[;{}]", before)[-1].strip()


def _given(written: str, whole: Whole) -> str:
    """What the names of a statement were given in the file."""
    return " ".join(whole.given[one] for one in dict.fromkeys(re.findall(r"\w+", written)) if one in whole.given)


def _scopes(written: str, whole: Whole) -> str:
    """What the names stand for that a model of Rails keeps for those it finds, and the names in these."""
    if not whole.path.endswith(RUBY_PROGRAMS):
        return ""
    return " ".join(scopes_kept(one["model"], one["scope"], whole.project) for one in _MODEL.finditer(written))


def scopes_kept(model: str, scope: str, project: Site) -> str:
    """Return what a model keeps under the name of a scope, with the scopes that it is made of."""
    source = file_of(model, project)
    if source is None or "scope" not in source.text:
        return ""
    kept = dict(re.findall(r"^[ \t]*scope :(\w{1,60}),?[ \t]*([^\n]{1,200})", source.text, re.M))
    own = kept.get(scope, "")
    return (
        " ".join((scope, own, *(kept[one] for one in re.findall(r"\w+", own) if one in kept and one != scope)))
        if own
        else ""
    )


def wiped_here(path: str, project: Site) -> list[str]:
    """Return what the models that a file of Ruby names keep under the names that it asks for, when it does away with something."""
    text = project.text(path)
    asked = {(one["model"], one["scope"]) for one in _MODEL.finditer(text)} if path.endswith(RUBY_PROGRAMS) and _DESTROYED.search(text) else set()  # fmt: skip
    kept = [scopes_kept(model, scope, project) for model, scope in sorted(asked)]
    names = dict.fromkeys(name for one in kept for ago in _AGO.finditer(one) for name in _NAMES.findall(ago[0]))
    return [*kept, *(f"{held(length_in, name, project)} {held_number(name, project)}" for name in names)]


def _seconds(found: re.Match[str], whole: Whole) -> float | None:
    if found["named"]:
        return length_in(found["named"], whole.text) or held(length_in, found["named"], whole.project)
    if found["product"]:
        parts = [_number(one, whole) for one in re.split(r"(?<!\s)\s*\*\s*", found["product"])]
        known = [one for one in parts if one is not None]
        return prod(known) / 1000 if len(known) == len(parts) > 1 else None
    number, unit = next((found[one], found[other]) for one, other in (("number", "ruby"), ("many", "php"), ("less", "text"), ("taken", "day"), ("fewer", "lux")) if found[one])  # fmt: skip
    times = _number(number, whole)
    return times * UNITS.get(unit.lower().rstrip("s"), UNITS.get(f"{unit.lower().rstrip('s')}s", 0)) if times else None


def _number(said: str, whole: Whole) -> float | None:
    name = said.rpartition(".")[2]
    return amount(said) if said[:1].isdigit() else number_in(name, whole.text) or held_number(name, whole.project)


def length_in(name: str, text: str) -> float | None:
    """Return the seconds of a length that a text of Ruby gives a name: `KEEP = 4.days`; None when it gives it none."""
    found = re.search(
        rf"(?<![\w-]){re.escape(name)}\s*=\s*(\d{{1,4}})\.(second|minute|hour|day|week|month|year)s?\b", text
    )
    return float(found[1]) * UNITS[f"{found[2]}s"] if found is not None else None
