"""What people are given for a time, and the least time that leaves them able to use it."""

from __future__ import annotations

from enum import StrEnum

from guichet.core.numbers import amount
from guichet.done.words import apart, speaks_of
from guichet.reading.data.durations import UNITS, seconds_written

MINUTE, HOUR, DAY = 60, 3600, 86400


class Thing(StrEnum):
    """What somebody must use before it ends."""

    LINK = "link"
    """A link by which one comes back, or says something."""
    PAPERS = "papers"
    """A link by which one sends papers, that are first to be found."""
    READ = "read"
    """A link under which a decision is read: whoever contests it needs it until then."""
    DOOR = "door"
    """A link that signs in or confirms: another can be asked for."""
    POSTED = "posted"
    """A link or a code that comes in a letter."""
    CODE = "code"
    DRAFT = "draft"
    APPEAL = "appeal"
    """A right to have a decision looked at again, which a letter tells of."""
    HOLD = "hold"
    """A place kept while the rest is filled in."""
    OFFER = "offer"
    """A place that someone is offered, and must say yes to."""
    ONCE = "once"
    """A link that is used up by being opened."""
    REPLY = "reply"
    """The time left to send what is missing, before what one asked is closed."""
    ENTRY = "entry"
    """A form that empties itself some time after it was opened, whatever one is writing in it."""


_LEAST = {
    Thing.LINK: HOUR,
    Thing.PAPERS: DAY,
    Thing.READ: 14 * DAY,
    Thing.DOOR: 10 * MINUTE,
    Thing.POSTED: 10 * DAY,
    Thing.CODE: 2 * MINUTE,
    Thing.DRAFT: 14 * DAY,
    Thing.HOLD: 5 * MINUTE,
    Thing.OFFER: 12 * HOUR,
    Thing.ENTRY: HOUR,
    Thing.ONCE: 1,
    Thing.APPEAL: 8 * DAY,
    Thing.REPLY: 8 * DAY,
}


def least_of(thing: Thing) -> int:
    """Return the seconds below which there is no time to read, to be helped, to wait for the post."""
    return _LEAST[thing]


def thing_of(words: str, *, signed: bool = False) -> Thing | None:
    """Return what words around a time say that it is for; None when they do not, or say that it is for machines.

    `signed` is for a text that somebody brings back: whose it is then tells that it is a link.
    """
    if speaks_of(words, "sessions.drafts"):
        is_wiped = speaks_of(words, "sessions.wiped") and not speaks_of(words, "sessions.drafts_of_ours")
        by_link = speaks_of(words, "sessions.links") and not speaks_of(words, "sessions.not_given")
        return Thing.DRAFT if is_wiped else Thing.LINK if by_link else None
    if speaks_of(words, "sessions.not_given"):
        return None
    if speaks_of(words, "sessions.offered") and speaks_of(words, "sessions.to_answer") and _is_to_someone(words):
        return Thing.OFFER
    if speaks_of(words, "sessions.holds") and (speaks_of(words, "places.slots") or speaks_of(words, "places.goods")):
        return Thing.HOLD
    if speaks_of(words, "sessions.posted"):
        return Thing.POSTED
    if speaks_of(words, "sessions.codes") or (speaks_of(words, "sessions.code") and not signed):
        return Thing.CODE
    if speaks_of(words, "sessions.links") or (signed and speaks_of(words, "sessions.signed_for")):
        if speaks_of(words, "sessions.sign_in"):
            return Thing.DOOR
        return Thing.PAPERS if _sends_papers(words) else Thing.LINK
    return None


def _sends_papers(words: str) -> bool:
    """Whether a link is followed to send papers: they are named as what somebody must give, or beside what sends them."""
    return speaks_of(words, "sessions.papers_owed") or (
        speaks_of(words, "sessions.papers") and speaks_of(words, "sessions.sends_them")
    )


def words_of_key(key: str) -> str:
    """Return what the key of a store says: what somebody has typed so far is a draft, whatever it is called."""
    return f"{key} draft answers" if speaks_of(key, "sessions.typed") else key


def _is_to_someone(words: str) -> bool:
    """Whether what is offered is a place, or to someone who asked."""
    return any(speaks_of(words, one) for one in ("places.slots", "places.goods", "places.applicants"))


def seconds_named(keys: str, value: str) -> float | None:
    """Return the seconds that a setting holds, by the unit written in it or named by its keys; None when there is none."""
    written = seconds_written(value)
    if written is not None:
        return written
    number = amount(value)
    if number is None:
        return None
    words = apart(keys).split()
    unit = next((per for word in reversed(words) if (per := UNITS.get(word)) is not None), None)
    if unit is not None:
        return number * unit
    if "ms" in words:
        return number / 1000
    is_age = speaks_of(keys, "sessions.seconds")
    long = number > 60 and speaks_of(keys, "sessions.lasting")
    return number if long or (is_age and number > 0) else None
