"""Rights that a place seems to refuse or to sell: a name that nobody may correct, a price on a correction among what is free."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.numbers import amount
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.way_names import is_leave
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.yes_no import is_no, is_yes
from guichet.reading.named.values import Named

_IDENTITY = re.compile(
    r"\b(?:prenoms?|nom (?:de )?(?:naissance|famille|usage)|first ?name|last ?name|surname|family name|birth ?(?:date|day|name)|born on|dates? naissance|date (?:de )?naissance|date of birth)\b"
)
_OPEN = re.compile(r"^(?:editable|updatable|updateable|update|modifiable|mutable|can edit|correctable)$")
_SHUT = re.compile(r"^(?:immutable|locked|verrouille|frozen|fige)$")
_READ_ONLY = re.compile(r"\battr_readonly\b[^\n]{1,120}")
_NEVER = re.compile(
    r"\b(?:ne peu(?:t|vent) (?:plus|pas)|can(?:not|'t| no longer|not longer)) (?:etre |be )?(?:modifie|corrige|change|edit|correct|amend)\w*"
)
_OTHERWISE = re.compile(
    r"\b(?:appel|ecri|contact|call|write|guichet|counter|courrier|mail|letter|visit|ici$|here$|adresse)|\d{2} \d{2}"
)
_COUNTED = re.compile(r"\b(?:delai|delay|days?|jours?|hours?|heures?|points?|minutes?)")
_MENDED = re.compile(r"correct|rectif|certifi|france_?connect", re.I)
"""That it can be mended, there or by whoever certified it."""
_CALL = re.compile(r"\b(?:call|phone|ring|appel(?:ez|er)|telephon(?:ez|er)) .{0,20}\d{2,}")
_HOURS = re.compile(r"\b(?:monday|weekdays|lundi|office hours|heures de bureau|\d{1,2} ?(?:am|pm|h)\b)")
_HERE = re.compile(r"\b(?:online|en ligne|button|bouton|below|ci dessous|click|cliquez|link|lien|e?mail|courriel)\b")
_CANCELS = re.compile(r"\b(?:cancel|annul|desist)")
_BOOKS = re.compile(r"\b(?:book|reserv|inscri|sign ?up|register|join)\w*")
_BOOKS_BY_PHONE = re.compile(
    r"\b(?:book|reserv|inscri|sign ?up|register|join)\w* \w{0,20} ?(?:by phone|par telephone|call|phone|appel)"
)
_TARGET = re.compile(r"[\w/\\:.-]{1,80}(?:#|@|::)\w{1,40}")
"""What answers an address, as routes name it: `by_mail/follow_up#cancel`. Its words are those of a program."""
_GRID = re.compile(r"\b(?:sortable|filterable|header ?name|columns|colonnes|grid|width)\b")
"""A table on a screen, whose cells are not written in: what is not mended there may be elsewhere."""
_OWN = re.compile(r"\b(?:votre|vos|your?|mon|mes|my|profils?|profiles?|identites?|identity|civilites?|etat civil)\b")
_FREE = re.compile(r"(?<![\d.])0(?:[.,]0+)?(?![\d.])|\bZERO\b|gratuit|\bfree\b", re.I)
_CERTIFIED = re.compile(r"certifi|france_?connect", re.I)
_FEWEST = re.compile(r"\b(?:min|minimum|minimal|minimale|least|minlength)\b")
_NAMES = re.compile(r"\w{4,60}")
_WORDS = 20
"""Letters from which on a reason must be thought of, and written."""
_NEAR = 400
_SHORT = 60


def barred_rights(one: Named, source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the line by which somebody's name may never be mended, or by which one pays to have it done."""
    if _is_shut(one) and not _is_mended(source):
        yield _barred(one.path, one.span, place, one.shown)
    told = apart(one.value)
    if (
        len(told) < 300
        and _NEVER.search(told)
        and _is_of_identity(told)
        and _is_of_somebody(f"{one.said} {told}")
        and not (_OTHERWISE.search(told) or _is_certified(source))
    ):
        yield _barred(one.path, one.span, place, one.value[:80])
    if _is_paid(one) and _FREE.search(source.text[max(0, one.span.start - _NEAR) : one.span.end + _NEAR]):
        yield _barred(one.path, one.span, place, f"{one.name} {one.value}")


def left_by_hand(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield the one way by which one leaves, when its name says that it is a way, and its value that it needs paper, a call or a journey."""
    name = apart(one.name)
    leaves = is_leave(name) or _CANCELS.search(name) is not None
    if leaves and speaks_of(name, "leaving.by_which") and len(one.value) < _SHORT and "?" not in one.value:
        if _TARGET.fullmatch(one.value):
            return
        hard = speaks_of(one.value, "leaving.hard") or speaks_of(one.value, "ways.offline")
        others = (
            one.beside.partition(one.name)[2] if one.name in one.beside else one.beside
        )  # of a list, its other ways
        if hard and not speaks_of(f"{one.value} {others}", "ways.online") and not _is_joined_by_hand(one.beside):
            yield _barred(one.path, one.span, place, one.shown)


def left_with_words(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield how many letters the reason must have that people give when they leave, or take back what they asked."""
    fewest = amount(one.value)
    if fewest is None or fewest < _WORDS or not _FEWEST.search(apart(one.name)):
        return
    near = (one.name, *one.around[-2:], *_NAMES.findall(one.beside[:_NEAR]))
    reason = next((each for each in near if speaks_of(each, "fields.explained") and _is_of_leaving(each)), "")
    if reason and not speaks_of(" ".join(one.around), "decisions.inside"):
        yield _barred(one.path, one.span, place, f"{reason}: {one.value}")


def _is_of_leaving(name: str) -> bool:
    return is_leave(name) or _CANCELS.search(apart(name)) is not None or speaks_of(name, "leaving.closure")


def _is_joined_by_hand(beside: str) -> bool:
    """Whether people join by paper, a call or a journey too: to leave is then no harder."""
    said = apart(beside)
    return any(speaks_of(said[one.end() : one.end() + _SHORT], "ways.offline") for one in _BOOKS.finditer(said))


def frozen_names(one: Named, source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the list of what nobody may change, when it holds who somebody is."""
    names_people = speaks_of(one.name, "asked.frozen") and _is_of_identity(apart(one.value))
    if names_people and _is_of_somebody(one.said) and not _is_mended(source):
        yield _barred(one.path, one.span, place, one.shown)


def called_off_by_phone(one: Named, place: Place) -> Iterator[FromDeed]:
    """Yield what has people call at some hours to cancel, beside what they book without calling."""
    said = apart(one.value)
    calls = _CALL.search(said) and _HOURS.search(said) and not _HERE.search(said)
    if calls and _CANCELS.search(apart(one.name)) and _BOOKS.search(beside := apart(one.beside)) and not _BOOKS_BY_PHONE.search(beside):  # fmt: skip
        yield _barred(one.path, one.span, place, f"{one.name}: {one.value}")


def read_only_names(source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the names that a model of Ruby keeps as they were first written."""
    found = _READ_ONLY.search(source.text) if source.path.endswith(".rb") else None
    if (
        found is not None
        and _is_of_identity(apart(found[0]))
        and _is_of_somebody(source.path)
        and not _is_mended(source)
    ):
        yield _barred(source.path, Span(*found.span()), place, found[0])


def _barred(path: str, span: Span, place: Place, shown: str) -> FromDeed:
    return FromDeed(Kind.REFUSE, path, span, place, what=What.NEVER_OUT, shown=shown[:80], certain=False)


def _is_of_identity(said: str) -> bool:
    return _IDENTITY.search(said) is not None


def _is_shut(one: Named) -> bool:
    name = apart(one.name)
    shut = (_OPEN.match(name) and is_no(one.value)) or (_SHUT.match(name) and is_yes(one.value))
    near = apart(f"{' '.join(one.around[-2:])} {one.beside}")
    return bool(shut) and _is_of_identity(near) and _GRID.search(near) is None and _is_of_somebody(one.said)


def _is_of_somebody(said: str) -> bool:
    """Whether names tell that it is a person whose name it is, and not a thing, a saint or a horse."""
    return speaks_of(said, "decisions.people") or speaks_of(said, "deeds.accounts") or _OWN.search(apart(said)) is not None  # fmt: skip


@memo
def _is_mended(source: Source) -> bool:
    return _MENDED.search(source.text) is not None


@memo
def _is_certified(source: Source) -> bool:
    return _CERTIFIED.search(source.text) is not None


def _is_paid(one: Named) -> bool:
    """Whether a price stands under the name of a right, which is all that the name says."""
    if not (amount(one.value.removeprefix("new BigDecimal(").strip("\")'")) or 0) > 0:
        return False
    column = speaks_of(one.name, "fields.priced")
    if _COUNTED.search(apart(" ".join((*one.around[-2:], one.name)))):
        return False
    if not (column or speaks_of(" ".join(one.around), "fields.priced")):
        return False
    said = one.beside.split()[1:2] if column else [one.name]  # of a row, what its first column says
    return any(speaks_of(word, "asked.rights") and not _besides(word) for word in said)


def _besides(name: str) -> str:
    left = names("asked.rights").sub(" -", apart(name))
    return re.sub(r"\b\w{1,3}\b", "", re.sub(r"-\w*", " ", names("asked.of_rights").sub(" -", left))).strip()
