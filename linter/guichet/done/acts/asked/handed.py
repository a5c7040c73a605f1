"""What tells who people are, beside the name of somebody else: a call that follows people, a query whose answer a script sends away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.people.columns import identities_in
from guichet.done.people.personal_data import is_personal_name
from guichet.done.people.recipients import recipient_unasked
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

_TRACKS = re.compile(
    r"(?<![\w.$>:])(?:window\??\.)?(?:(?P<owner>[$\w]{1,40})(?:\??\.|->|::))?\b(?P<name>track|trackEvent|trackCustom|track_event|logEvent|log_event|sendEvent|capture|identify|fbq|gtag)\("
)
_IN_PAGES = (*SCRIPT_SUFFIXES, ".vue", ".svelte")
_ALONE = frozenset({"track", "trackEvent", "track_event", "logEvent", "log_event", "fbq", "gtag"})
"""What follows people by its name alone."""
_TOLD = re.compile(r"(?::|=>)\s*\$?\w{1,40}((?:(?:\??\.|->)\w{1,40}){1,4})\b(?!\()")
"""What is read of somebody, under a name: `email: claim.email`."""
_AWAY = re.compile(
    r"(?:sftp|ftps?|scp|https?)://(?:[^/@\s'\"]{1,60}@)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})|(?<![\w.-])[\w.-]{1,60}@(?P<there>(?:[\w-]+\.)+[a-z]{2,}):|['\"](?P<bare>s?ftp\.(?:[\w-]+\.)+[a-z]{2,})['\"]|\b(?:sftp|lftp)\b[^\n]{0,80}\s[\w.-]{1,60}@(?P<put>(?:[\w-]+\.)+[a-z]{2,})\b",
    re.I,
)
_NAMES = re.compile(r"\b[a-z_A-Z]{3,40}\b")
_LEAST = 2
_LONGEST = 500
_NEAR = 300
_SENDS = re.compile(r"\b(?:sftp|scp|lftp|ftp|curl\s[^\n]{0,80}(?:-T|--upload-file|-F|--data-binary))\b")
_REMARK = re.compile(r"^\s*(?:#|//|\*|--|<!--)|\s(?:#|//)\s")
_PUBLIC = (".gouv.fr", ".gov.uk", ".gov", "localhost")
_OWN = re.compile(r"backup|sauvegarde|restic|borg|archive|archivage|open_?data", re.I)
_GIVES = re.compile(r"post(?!al|e\b|code|er\b)|push|send|upload|export|webhook|envo[iy]|transm", re.I)
"""That something is given to an address of a page, which is otherwise only a link."""
_QUERY = re.compile(r"[\w-]{1,80}\.sql\b")


def tracked(source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the calls that tell who somebody is to what follows people from page to page."""
    for found in _TRACKS.finditer(source.text):
        owner = found["owner"] or ""
        if not (
            speaks_of(owner, "asked.trackers") if owner else found["name"] in _ALONE and source.path.endswith(_IN_PAGES)
        ):
            continue
        end = _closed(source.text, found.end())
        said = (name for one in _TOLD.finditer(source.text[found.end() : end]) for name in _NAMES.findall(one[1]))
        told = next((name for name in said if is_personal_name(name)), "")
        if told:
            yield _sent(source.path, Span(found.start(), end), place, told, f"{owner}.{found['name']}".strip("."))
            return


def _closed(text: str, start: int) -> int:
    """Where the bracket that was opened before a place is closed, if that is near."""
    depth = 1
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if not depth:
            return at + 1
    return start


def sent_away(source: Source, place: Place, project: Site) -> Iterator[FromDeed]:
    """Yield the address of others beside what tells who people are, and the query about people that a script sends away."""
    if source.path.endswith(".sql"):
        columns = identities_in(source.text)
        script = _senders(project).get(source.path.rpartition("/")[2]) if len(columns) >= _LEAST else None
        if script is not None:
            start = len(source.text) - len(source.text.lstrip())
            end = source.text.find(";", start)
            yield _sent(source.path, Span(start, end if end > 0 else len(source.text)), place, columns[0], script)
        return
    for found in _AWAY.finditer(source.text):
        host = (found["host"] or found["there"] or found["bare"] or found["put"]).lower()
        least = max(0, found.start() - _NEAR)
        line = source.text[max(least, source.text.rfind("\n", least, found.start()) + 1) : found.start()]
        is_page = found[0].lower().startswith("http")
        is_link = is_page and _GIVES.search(source.text[least : found.end() + _NEAR]) is None
        if is_link:
            continue
        is_told = recipient_unasked(host) or (not is_page and speaks_of(apart(host), "deeds.given partners"))
        if is_told and _REMARK.search(line) is None and not host.endswith(_PUBLIC):
            who = {one for one in set(_NAMES.findall(source.text)) if is_personal_name(one)}
            if len(who) >= _LEAST:
                yield _sent(source.path, Span(*found.span()), place, sorted(who)[0], host)
            return


def _sent(path: str, span: Span, place: Place, told: str, to: str) -> FromDeed:
    return FromDeed(Kind.SEND, path, span, place, what=What.GOES, shown=told, other=to, certain=False)


@memo
def _senders(project: Site) -> dict[str, str]:
    """The script that sends away what each query answers, by the name of the file of the query."""
    found: dict[str, str] = {}
    for path in project.paths:
        if path.endswith(".sh"):
            text = project.text(path)
            if _SENDS.search(text) and not _OWN.search(text):
                for name in _QUERY.findall(text):
                    found.setdefault(name, path.rpartition("/")[2])
    return found


def senders_of(path: str, project: Site) -> str:
    """Return the script that sends away what a file of queries answers; "" when none does."""
    return _senders(project).get(path.rpartition("/")[2], "")
