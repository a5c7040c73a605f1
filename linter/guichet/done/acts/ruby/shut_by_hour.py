"""Pages of a service in Ruby that answer at some hours alone: a controller that sends away, or that answers without one slot, by the clock of the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.closed import PHONE, is_no_slot
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.grounds.written_reads import read_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_AWAY = frozenset({"redirect_to", "head", "render", "raise"})
_ASKED = re.compile(r"(?<![\w?!])(\w{3,60}\?)")
_JUDGE = re.compile(
    r"^(?P<indent>[ \t]*)def (?:self\.)?(?P<name>\w{3,60}\?)(?P<body>[^\n]*\n(?:(?!(?P=indent)end\b)[^\n]*\n){0,40})",
    re.M,
)
"""A method that answers yes or no."""
_NOW = re.compile(r"(?<![\w.:])(\w{1,40})(?: ?\|{0,2}= ?|: )((?:Time|DateTime|Date)\.[\w.]{3,40})")
"""A name that holds the moment, given by a line or by the head of a method."""


def shut_by_hour(deed: Deed, whole: Whole) -> Iterator[ProxyAct]:
    """Yield what a controller that is open to the public answers in the place of its page, because of the hour."""
    if deed.last not in _AWAY or not deed.is_call or "controllers/" not in whole.path or not whole.place.is_public:
        return
    answered = f"{' '.join(deed.args)} {' '.join(one.value for one in deed.puts)}"
    without = any(is_no_slot(one.name, one.value) for one in deed.puts)
    if not (deed.last in ("head", "redirect_to") or without or speaks_of(answered, "places.shut_door")):
        return
    around = f"{whole.path} {' '.join(deed.around)}"
    if speaks_of(around, "decisions.inside") or PHONE.search(f"{around} {' '.join(deed.tests)}"):
        return
    for test in deed.tests:
        judge = _judge(test, whole)
        if judge is not None or read_in(test, whole.path, Reason.HOUR):
            ground = Ground(Reason.HOUR, whole.path, deed.span, test, (judge,) if judge is not None else ())
            yield ProxyAct(Kind.REFUSE, whole.path, deed.span, Place.PUBLIC, ground)
            return


def _judge(test: str, whole: Whole) -> tuple[str, str, int] | None:
    """The method that a test asks and that reads the hour of now; none when several bear its name."""
    known = _judges_of(whole.project) if whole.is_among_others and "?" in test else {}
    return next((judge for name in _ASKED.findall(test) if (judge := known.get(name)) is not None), None)


@lasting_memo
def _judges_of(project: Site) -> dict[str, tuple[str, str, int] | None]:
    """The methods of a project that answer yes or no by the hour or the day of now, by their names; None for a name that several methods bear."""
    found: dict[str, tuple[str, str, int] | None] = {}
    for path in project.paths:
        if not path.endswith(RUBY_PROGRAMS) or place_of_path(path) is not None or not project.holds(path, "?"):
            continue
        text = project.text(path)
        for one in _JUDGE.finditer(text) if "def " in text else ():
            reads = _reads_hour(one["body"], path)
            judge = (
                (one["name"], path, project.source(path).position(Span(one.start("name"), one.end())).line)
                if reads
                else None
            )
            found[one["name"]] = judge if one["name"] not in found else None
    return found


def _reads_hour(body: str, path: str) -> bool:
    """Whether a method reads the hour or the day of now, by a name that holds it too."""
    spelled = body
    for name, moment in dict(_NOW.findall(body)).items():
        spelled = re.sub(rf"(?<![\w.:]){name}(?=\.)", moment, spelled)
    return read_in(spelled, path, Reason.HOUR) is not None
