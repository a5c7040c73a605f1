"""Those who asked first, given what there is until nothing is left: in an order that is written there, or under a name that a model keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source, UnreadableError
from guichet.done.acts.deed.held_numbers import stem
from guichet.done.acts.deed.written_anew import thing
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.stated import Stated
from guichet.done.grounds.opening import opens_at_a_moment
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds import php, ruby
from guichet.reading.deeds.deed import RETURN, TAKES, Body, Deed, Put
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_ORDERS = frozenset({"orderBy", "orderByAsc", "order", "oldest", "sortBy", "sort_by", "order_by"})
_SORTS = re.compile(r"order|sort|latest$|oldest$")
"""How every call begins that puts in order, whatever by."""
_CUTS = frozenset({"take", "limit", "setMaxResults", "first"})
_CUT = ("take", "limit")
_SLICES = frozenset({"slice", "splice"})
_COMPARES = frozenset({"sort", "toSorted", "usort", "uasort"})
_COMPARED = re.compile(
    r"(?:function)?\s*\(?(?P<one>\w+)\s*,\s*(?P<other>\w+)\)?\s*(?:=>|\{\s*return)\s*[({]?\s*(?:new Date\(|Date\.parse\(|\+)?(?P=one)\.(?P<field>\w+)(?:\.\w+\(\))?\)?"
    r"\s*(?:-|\.localeCompare\(|<)\s*(?:new Date\(|Date\.parse\(|\+)?(?P=other)\.(?P=field)"
)
"""That of two, the one goes first of which a field is the smaller."""
_ASCENDING = re.compile(r"['\"]asc['\"]", re.I)
_DESCENDING = re.compile(r"\bdesc\b", re.I)
_SCOPE = re.compile(r"scope([A-Z]\w{2,60})")
_MODELS = (".php", *RUBY_PROGRAMS)
_LONGEST = 60
_FAR = 600


def quickest_served(body: Body, whole: Whole) -> Iterator[Stated]:
    """Yield the order of arrival in which what is left goes out; a question, unless requests open at a moment that everyone can wait for. Python has a reader of its own."""
    if whole.path.endswith((".py", ".sql")) or not _runs_out(body) or not _hands_out(body):
        return
    order = _own_order(body.deeds, whole) if any(map(_sorts, body.deeds)) else _kept_order(body.deeds, whole)
    if order is not None:
        path, span, shown = order
        raced = opens_at_a_moment(whole.project)
        ground = Ground(Reason.RUSH, path, span, shown, (), certain=raced)
        yield Stated(Kind.CHOOSE, whole.path, span, whole.place, ground=ground)


def _runs_out(body: Body) -> bool:
    """Whether no more are served than what is left: as many are taken, or it is counted down."""
    return any(map(_is_cut, body.deeds)) or any(map(_counts_down, body.deeds))


def _counts_down(deed: Deed) -> bool:
    return deed.called == TAKES and speaks_of(deed.puts[0].name, "places.left_over")


def _hands_out(body: Body) -> bool:
    """Whether something is given to those who are taken, or refused to the others: by a state that is written, by a call, or as the function itself says."""
    if any(map(_gives, body.deeds)):
        return True
    said = (one.last for one in body.deeds if one.is_call) if any(map(_counts_down, body.deeds)) else ()
    named = (body.function.name, *said)
    return any(map(_says_giving, named)) and speaks_of(body.words, "places.applicants")


def _says_giving(name: str) -> bool:
    return speaks_of(name, "places.grants") or speaks_of(name, "places.gives")


def _is_cut(deed: Deed) -> bool:
    """Whether no more are taken than what is left."""
    if not deed.is_call:
        return False
    sliced = deed.args[1:2] if deed.last in _SLICES and deed.args[:1] == ("0",) else ()
    given = [*sliced, *(deed.args[:1] if deed.last in _CUTS else ()), *(one.value for one in deed.put(*_CUT))]
    return any(speaks_of(one, "places.left_over") for one in given)


def _gives(deed: Deed) -> bool:
    """Whether a state is written that gives something."""
    return any(
        speaks_of(put.name, "decisions.becomes")
        and (speaks_of(put.value, "places.grants") or speaks_of(put.value, "places.gives"))
        for put in deed.written
    )


def _sorts(deed: Deed) -> bool:
    return deed.is_call and (_SORTS.match(deed.last) is not None or _put_order(deed) is not None)


def _put_order(deed: Deed) -> Put | None:
    """What a query is put in order by, when it is given so: `orderBy: { submittedAt: 'asc' }`."""
    return next((one for one in deed.puts if _ASCENDING.search(one.value) and not _DESCENDING.search(one.value)), None)


def _by_arrival(deed: Deed) -> bool:
    compared = _COMPARED.match(deed.args[0]) if deed.last in _COMPARES and deed.args else None
    if compared is not None:
        return speaks_of(compared["field"], "places.asked_when")
    put = _put_order(deed)
    if put is not None:
        return speaks_of(f"{put.name} {put.value}", "places.asked_when")
    said = " ".join(deed.args[:2]) or " ".join(one.name for one in deed.puts[:1])
    return deed.last in _ORDERS and speaks_of(said, "places.asked_when") and not _DESCENDING.search(" ".join((said, *(one.value for one in deed.puts[:1]))))  # fmt: skip


def _own_order(deeds: tuple[Deed, ...], whole: Whole) -> tuple[str, Span, str] | None:
    first = next(filter(_sorts, deeds))
    if not _by_arrival(first):
        return None
    put = _put_order(first)
    span = put.span if put is not None else first.span
    return whole.path, span, whole.shown(span)[:_LONGEST]


def _kept_order(deeds: tuple[Deed, ...], whole: Whole) -> tuple[str, Span, str] | None:
    """The order that a name of a model stands for, when that name is said of the model, or of those that somebody has of it."""
    for chain in (_chain(one, whole) for one in deeds if _is_cut(one)):
        for (model, name), order in orders_kept(whole.project).items():
            if name in chain and model in map(thing, chain[: chain.index(name)]):
                return order
    return None


def _chain(deed: Deed, whole: Whole) -> list[str]:
    """The names of which a call is asked, in order: PHP keeps each call of a chain apart."""
    if not whole.path.endswith(".php"):
        return _spelled(re.findall(r"\w+", deed.called), whole)
    before = whole.text[max(0, deed.span.end - whole.start - _FAR) : deed.span.end - whole.start]
    return _spelled(re.findall(r"\w+", re.split(r"[;{}]", before)[-1]), whole)


def _spelled(chain: list[str], whole: Whole) -> list[str]:
    """The names of a chain, each function of the file followed by the names of what it answers: `candidates.limit(…)`."""
    told = _told(whole)
    return [word for name in chain for word in (*told.get(name, ()), name)]


@memo
def _told(whole: Whole) -> dict[str, list[str]]:
    """The names of what each function of a file answers."""
    found = {}
    for one in whole.bodies.values():
        told = [deed.puts[0].value for deed in one.deeds if deed.called == RETURN] or [one.deeds[-1].called]
        found[one.function.name] = [word for text in told for word in re.findall(r"\w+", text)]
    return found


@memo
def orders_kept(project: Site) -> dict[tuple[str, str], tuple[str, Span, str]]:
    """Return the models of a project that keep an order of arrival, the names under which they do, and where it is written."""
    found: dict[tuple[str, str], tuple[str, Span, str]] = {}
    for path in project.paths:
        if path.endswith(_MODELS) and "scope" in project.text(path) and "order" in project.text(path):
            try:
                source = project.source(path)
            except UnreadableError:
                continue
            for name, deed in _first_orders(source):
                if _by_arrival(deed):
                    found.setdefault(
                        (thing(stem(path)), name),
                        (path, deed.span, source.text[deed.span.start : deed.span.end][:_LONGEST]),
                    )
    return found


def _first_orders(source: Source) -> Iterator[tuple[str, Deed]]:
    """What each name of a model is put in order by first: `scopeByRank`, `scope :by_rank`."""
    name, seen = "", set()
    in_php = source.path.endswith(".php")
    for deed in (php if in_php else ruby).deeds_of(source):
        scope = _SCOPE.match(deed.within.name) if deed.within is not None else None
        if in_php:
            name = f"{scope[1][0].lower()}{scope[1][1:]}" if scope is not None else ""
        elif deed.within is not None or (deed.is_call and deed.last == "scope"):
            name = deed.args[0].strip("'\":") if deed.within is None and deed.args else ""
            continue
        if name and name not in seen and _sorts(deed):
            seen.add(name)
            yield name, deed


def kept_here(path: str, project: Site) -> tuple[object, ...]:
    """Return the orders of arrival whose names a file says, each with its place, and whether requests open at a moment."""
    own = project.text(path)
    orders = [(*kept, *order) for kept, order in orders_kept(project).items() if kept[1] in own]
    return orders, opens_at_a_moment(project)
