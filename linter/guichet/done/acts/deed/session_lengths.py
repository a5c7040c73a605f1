"""How long Ruby, PHP, Java and Kotlin let someone be still before their session ends: settings of frameworks, given to what they call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.numbers import reckoned
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lasting import Kept
from guichet.done.acts.ruby_beside import is_kept_meanwhile
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.durations import seconds_written
from guichet.reading.deeds.deed import Deed, Put

_GIVEN = {"session_store": "expire_after", "devise": "timeout_in", "session_set_cookie_params": "lifetime"}
"""What opens sessions, and the name under which it is told how long they last."""
_SETTING = "timeout_in"
"""What Devise calls the same for all its accounts."""
_IDLE = ("maxInactiveInterval", "maxInactiveIntervalInSeconds")
"""What servlets and Spring call the same."""
_SETTINGS = re.compile(r"(?:config|settings|Rails\.(?:configuration|application\.config))(?:\.\w{1,40}){0,4}$")
_STILL = re.compile(
    r"^(?:session_(?:timeout|limit|length|lifetime|ttl|max_idle|duration)|idle_(?:limit|timeout|time|minutes|after)|inactivity_(?:limit|timeout)|max_idle|log_?out_after|duree_session|delai_inactivite)$"
)
_INI = re.compile(r"['\"]session\.(?:gc_maxlifetime|cookie_lifetime)['\"]$")


def ends_soon(deed: Deed, whole: Whole) -> Iterator[Kept]:
    """Yield how long the sessions of the public last, where something keeps nothing of what they write as they write it."""
    given = _length(deed)
    if given is None or not whole.place.is_lived:
        return
    written, seconds = given
    said = " ".join((*deed.around, *(put.value for put in deed.puts), *deed.args))
    if seconds and not speaks_of(said, "decisions.inside") and not is_kept_meanwhile(whole.project):
        yield Kept(
            Kind.EXPIRE, deed.path, written.span, whole.place, seconds=seconds, shown=written.value,
            about=frozenset({"session"}),
        )  # fmt: skip


def _length(deed: Deed) -> tuple[Put, float | None] | None:
    """What says how long sessions last, and the seconds of that."""
    key = _GIVEN.get(deed.last, "") if deed.is_call else _SETTING
    put = next(deed.put(*_IDLE, *((key,) if key else ())), None) or _of_cookie(deed) or _of_settings(deed)
    if put is None and deed.last in ("ini_set", "session_set_cookie_params") and deed.args:
        first, *others = deed.args
        told = others[0] if others and _INI.match(first) else first if deed.last != "ini_set" else ""
        put = Put("", told, deed.span) if told else None
    return (put, seconds_said(put.value)) if put is not None else None


def _of_settings(deed: Deed) -> Put | None:
    """What the settings of Rails, or of a program that has some, say under a name of their own: `config.x.claim.idle_limit = 8.minutes`."""
    if deed.is_call or _SETTINGS.match(deed.called) is None:
        return None
    return next((one for one in deed.puts if _STILL.search(one.name) and seconds_written(one.value) is not None), None)


def _of_cookie(deed: Deed) -> Put | None:
    """What Ktor is told of the cookie of its sessions, in what installs them."""
    is_session = deed.called == "cookie" and any(one.startswith("install(Sessions)") for one in deed.marks)
    return next(deed.put("maxAge", "maxAgeInSeconds"), None) if is_session and not deed.is_call else None


def seconds_said(value: str) -> float | None:
    """Return the seconds of a length as programs write it: with its unit, as a product, or as a bare number."""
    written = seconds_written(value)
    return reckoned(value) if written is None else written
