"""Messages that a catalogue says in two languages, and that do not say the same: whether one must, within what time, for what sum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.memo import keyed_memo
from guichet.core.source import UnreadableError
from guichet.reading.templates.site import Site
from guichet.reading.texts.data import is_catalogue, is_catalogue_of_php
from guichet.reading.texts.document import Document, Found, Prose
from guichet.reading.texts.reading import read_file
from guichet.told.saying import is_denied

_FREE = re.compile(
    r"\b(?:optional|facultati(?:f|ve)s?|optionnel(?:le)?s?|(?:(?:do|does)(?: not|n't) (?:have|need) to|need(?: not|n't)) (?:answer|reply|tell|say|give|fill|provide|complete|enclose|send|attach)"
    r"|(?:is|are)(?: not|n't) (?:required|compulsory|mandatory|obligatory|obliged)|not (?:required|compulsory|mandatory)|you (?:may|can) (?:skip|leave)\b[^.;!?]{0,30}(?:blank|empty|question|step)"
    r"|(?:n'est|ne sont|n'êtes|n'es) (?:pas|nullement) (?:\w+ )?(?:obligatoires?|obligée?s?|tenue?s?|requise?s?|nécessaires?|exigée?s?)|pas (?:obligatoires?|obligée?s? de|nécessaires?)|(?:sans|aucune) obligation)(?!\w)"
)
"""That an answer, or a thing, may be left out."""
_BOUND = re.compile(
    r"\b(?:obligatoires?|exigée?s?|requise?s?|indispensables?|(?<!si )nécessaires? (?:à|pour|au)|(?:il est|est) nécessaire|vous (?:devez|êtes (?:tenue?s?|obligée?s?))|il (?:vous )?faut"
    r"|required|compulsory|mandatory|obligatory|must|you (?:have|need) to)\b"
)
"""That it may not."""
_UNITS = {
    "hour": ("heure", "heures", "hour", "hours"),
    "day": ("jour", "jours", "day", "days"),
    "week": ("semaine", "semaines", "week", "weeks"),
    "month": ("mois", "month", "months"),
    "year": ("an", "ans", "année", "années", "year", "years"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_LENGTH = re.compile(rf"(?<![\d.,/:-])(\d{{1,3}})[ -](?:\w+ )?({'|'.join(_UNIT)})\b(?P<kind> \w+)?")
_WORKED = re.compile(r"working|business|ouvr|school|scolaire|calend|weekday")
"""Days that are not all counted, in one language or the other."""
_IDIOMS = ({7, 8}, {14, 15})
"""A week and two, as French counts them."""
_SUM = re.compile(
    r"(?P<before>[€£$]) ?(?P<first>\d[\d., ]*)|(?<![\d.,])(?P<last>\d[\d., ]*?) ?(?P<after>€|£|euros?|pounds?|dollars?)(?!\w)"
)
_COINS = {"euro": "€", "euros": "€", "pound": "£", "pounds": "£", "dollar": "$", "dollars": "$"}
_CENTS = re.compile(r"[.,]\d\d$")
_LANGUAGE = re.compile(r"(?<![a-z])(fr|en)(?:[-_](?:r?[a-z]{2}))?(?![a-z])", re.I)
_IN = {"fr": ("fr", "fr-FR", "fr_FR", "fr-CA"), "en": ("en", "en-GB", "en-US", "en_GB", "en_US")}
_ANDROID = re.compile(r"(?<=/values)-(?:fr|en)(?:-r[A-Z]{2})?(?=/)")
_BESIDE = (".json", ".yml", ".yaml", ".toml", ".php", ".properties", ".xml", ".arb", ".strings", ".resx", ".ftl")


class Apart(NamedTuple):
    """Words of one language, and those that the other one has in their place."""

    found: Found
    what: str
    """must: one language binds where the other leaves free; time, sum: two numbers."""
    other: str


def languages_apart(document: Document) -> Iterator[Apart]:
    """Yield what a message binds to, or counts, otherwise than the same message in the other language."""
    if document.is_sequence:
        return
    for prose, other, is_second in _pairs(document):
        plain = other.lower().replace("’", "'").replace("\u202f", " ").replace("\xa0", " ")
        if (bound := _bound(prose.plain)) is not None and _bound(plain) is None and (free := _FREE.search(plain)):
            found = Found(prose, bound.start(), bound.end(), bound)
            if _FREE.search(prose.plain) is None and not is_denied(found):
                yield Apart(found, "must", other[slice(*free.span())])
        elif is_second:
            yield from _counted(prose, plain)


def _bound(plain: str) -> re.Match[str] | None:
    """Where words bind their reader, those that leave free taken out."""
    return _BOUND.search(_FREE.sub(lambda match: " " * len(match[0]), plain))


def _counted(prose: Prose, other: str) -> Iterator[Apart]:
    """What is counted once in each language, in the same unit, with two numbers."""
    here, there = list(_LENGTH.finditer(prose.plain)), list(_LENGTH.finditer(other))
    if len(here) == len(there) == 1 and _UNIT[here[0][2]] == _UNIT[there[0][2]]:
        numbers = {int(here[0][1]), int(there[0][1])}
        is_worked = [_WORKED.search(one[0]) is not None for one in (here[0], there[0])]
        if len(numbers) > 1 and numbers not in _IDIOMS and is_worked[0] == is_worked[1]:
            yield Apart(Found(prose, here[0].start(), here[0].end(2), here[0]), "time", other[slice(*there[0].span())])
    sums, others = list(_SUM.finditer(prose.plain)), list(_SUM.finditer(other))
    if len(sums) == len(others) == 1:
        (cents, coin), (second, other_coin) = _sum(sums[0]), _sum(others[0])
        if coin == other_coin and cents != second:
            yield Apart(Found(prose, sums[0].start(), sums[0].end(), sums[0]), "sum", others[0][0].strip())


def _sum(match: re.Match[str]) -> tuple[str, str]:
    """A sum in cents, and its coin."""
    written = (match["first"] or match["last"]).strip(" .,")
    digits = re.sub(r"\D", "", written)
    coin = match["before"] or match["after"]
    return digits if _CENTS.search(written) else f"{digits}00", _COINS.get(coin, coin)


def _pairs(document: Document) -> Iterator[tuple[Prose, str, bool]]:
    """Each message that its catalogue has in two languages, what the other says, and whether numbers are told here: once for both."""
    for prose in document.said:
        if " " in prose.translates or prose.translates.isalpha():
            yield prose, prose.translates, True
    site = document.site
    twin = twin_of(document.path, site) if site is not None else ""
    if site is None or not twin:
        return
    said = _said_under(twin, site)
    first: dict[str, int] = {}
    for prose in document.said:
        first[prose.key] = first.get(prose.key, 0) + 1
    for prose in document.said:
        other = said.get(_bare(prose.key), "") if first[prose.key] == 1 else ""
        if other:
            yield prose, other, document.path > twin


def twin_of(path: str, site: Site) -> str:
    """Return the catalogue that holds the same messages in the other language of the two that are read, "" when there is none."""
    if not path.endswith(_BESIDE) or not (
        is_catalogue(path)
        or is_catalogue_of_php(path)
        or not path.endswith((".json", ".yml", ".yaml", ".toml", ".php"))
    ):
        return ""
    return next((one for one in _twins(path) if one != path and site.is_checked(one)), "")


def _twins(path: str) -> Iterator[str]:
    places = list(_LANGUAGE.finditer(path))
    if not places:
        return
    if (folder := _ANDROID.search(path)) is not None:
        yield path[: folder.start()] + path[folder.end() :]
    at = places[-1]
    for name in _IN["en" if at[1].lower() == "fr" else "fr"]:
        other = name.upper() if at[0].isupper() else name
        swapped = path[: at.start()] + other + path[at.end() :]
        yield swapped
        folders = [one for one in places if one[1].lower() == at[1].lower()]
        if len(folders) > 1:  # `locales/fr/fr.json`
            yield "".join(
                piece if index % 2 == 0 or piece.lower() != at[1].lower() else other
                for index, piece in enumerate(_LANGUAGE.split(path))
            )
    if path[at.start() - 1 : at.start()] in "_-." and at.start():
        yield path[: at.start() - 1] + path[at.end() :]  # `messages_fr.properties` beside `messages.properties`


@keyed_memo
def _said_under(path: str, site: Site) -> dict[str, str]:
    """The messages of a catalogue, by their keys without the language that they begin with; one that has paragraphs is left out."""
    try:
        source = site.source(path)
    except UnreadableError:
        return {}
    found: dict[str, str] = {}
    several: set[str] = set()
    for one in read_file(source, site.config, site).said:
        key = _bare(one.key)
        several.update([key] if key in found or not key else [])
        found[key] = one.text
    return {key: text for key, text in found.items() if key not in several}


def _bare(key: str) -> str:
    root, _, rest = key.partition(".")
    return rest if _LANGUAGE.fullmatch(root) else key


def told_by_twin(path: str, site: Site) -> str:
    """Return what a catalogue's findings come from in the one of the other language: it changes when they may."""
    twin = twin_of(path, site) if path.endswith(_BESIDE) else ""
    return (
        hashlib.blake2b(site.text(twin).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest() if twin else ""
    )
