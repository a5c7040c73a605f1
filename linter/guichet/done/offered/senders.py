"""Whom the messages of a service leave from, wherever its programs and its settings say it, and whether anybody reads what is answered."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.offered.addresses import is_unread
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_SAID_IN = (".py", ".php", ".env", *DATA_SUFFIXES, *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
_FROM = re.compile(
    r"(?:from|sender|expediteur|expéditeur)(?![a-z ]{2,40}import)[^\n@]{0,80}?(?<![\w.+-])([\w.+-]{1,60}@[\w.-]{3,80})",
    re.I,
)
_ANSWERED_TO = re.compile(r"reply[_-]?to\b|replyto", re.I)
"""Where an answer goes, when it does not go back to whom a message left from."""


@memo
def leaves_unread(site: Site) -> str:
    """Return the address that all the messages of a project leave from, when nobody reads it and none says where else to answer; "" otherwise."""
    found: dict[str, None] = {}
    for path in site.paths:
        if path.endswith(_SAID_IN) and "@" in (text := site.text(path)) and place_of_path(path) is None:
            if _ANSWERED_TO.search(text):
                return ""
            found.update(dict.fromkeys(_FROM.findall(text)))
    return next(iter(found)) if found and all(map(is_unread, found)) else ""


_ADDRESS = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,60}@(?:[\w.-]{3,80}|\$\{\w{1,40}\}|#\{\w{1,40}\}|\{\w{1,40}\}|%s|\$\w{1,40}))"
)
_NEAR = 220
"""Signs after the name of a letter among which a table says whom it leaves from."""
_NAMES = 4
"""Letters from which the name of a letter is no word of a program."""
_END = re.compile(r"\n\s*[\]})],?\s*\n|\n\s*\n")


def letter_leaves_unread(path: str, site: Site) -> str:
    """Return the address that one letter leaves from, when nobody reads it: by its name in a table, in the program that sends it, or in its mailer; "" otherwise."""
    folder, _, file = path.rpartition("/")
    name = file.partition(".")[0].lstrip("_")
    if len(name) < _NAMES:
        return ""
    mailer = folder.rpartition("/")[2]
    found: dict[str, None] = {}
    for one in site.paths:
        if not one.endswith(_SAID_IN) or one == path or place_of_path(one) is not None:
            continue
        stem = one.rpartition("/")[2].partition(".")[0]
        if not (site.holds(one, name) or (mailer.endswith("_mailer") and stem == mailer)) or "@" not in site.text(one):
            continue
        text = site.text(one)
        if _ANSWERED_TO.search(text):
            return ""
        found.update(
            dict.fromkeys(_keyed(name, text) or (_ADDRESS.findall(text) if _sends(name, mailer, stem, text) else ()))
        )
    return next(iter(found)) if found and all(map(is_unread, found)) else ""


def _keyed(name: str, text: str) -> list[str]:
    """The address that a table gives for a letter, under its name: `held: {from: "no-reply@…"}`."""
    for one in re.finditer(rf"(?<![\w-])['\"]?:?{re.escape(name)}['\"]?\s*(?:=>|:|=)\s*", text):
        after = text[one.end() : one.end() + _NEAR]
        opens = after[:1] in ("{", "[", "\n", "") or after.startswith("array(")
        ends = _END.search(after) if opens else re.search(r"\n", after)
        said = after[: ends.start() if ends is not None else len(after)]
        addresses = _ADDRESS.findall(said)
        if addresses:
            return addresses[:1]
    return []


def _sends(name: str, mailer: str, stem: str, text: str) -> bool:
    """Whether a program sends a letter: it names its template, or is the mailer whose folder holds it."""
    named = re.search(rf"['\"](?:[\w.-]{{1,40}}[./]){{0,4}}{re.escape(name)}(?:\.\w{{2,10}}){{0,3}}['\"]", text)
    return stem == mailer or (
        named is not None and re.search(r"\b(?:from|sender|expediteur)\b", text, re.I) is not None
    )
