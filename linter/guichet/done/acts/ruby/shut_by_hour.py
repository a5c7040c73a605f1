"""Pages of a service in Ruby that answer at some hours alone: a controller that sends away by the clock of the moment."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.server.doors import ProxyAct
from guichet.done.grounds.written_reads import read_in
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

_AWAY = frozenset({"redirect_to", "head", "render", "raise"})


def shut_by_hour(deed: Deed, whole: Whole) -> Iterator[ProxyAct]:
    """Yield what a controller that is open to the public answers in the place of its page, because of the hour."""
    if deed.last not in _AWAY or not deed.is_call or "controllers/" not in whole.path or not whole.place.is_public:
        return
    test = next((one for one in deed.tests if read_in(one, whole.path, Reason.HOUR)), None)
    answered = f"{' '.join(deed.args)} {' '.join(one.value for one in deed.puts)}"
    if test is None or not (deed.last in ("head", "redirect_to") or speaks_of(answered, "places.shut_door")):
        return
    if speaks_of(f"{whole.path} {' '.join(deed.around)}", "decisions.inside"):
        return
    ground = Ground(Reason.HOUR, whole.path, deed.span, test)
    yield ProxyAct(Kind.REFUSE, whole.path, deed.span, Place.PUBLIC, ground)
