"""What people gave for one thing, put where it serves another: a campaign, a sale, the training of a product."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.people.consent import asks_consent
from guichet.done.people.personal_data import is_personal
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.sql.statements import Statement

_READ = re.compile(r"\$?\b([a-z]\w*(?:(?:\??\.|->)\w+)+)\b(?!\()", re.I)
_TEXT = re.compile(r"[\"'`]([^\"'`]{3,80})[\"'`]")
_MOVES = re.compile(r"^(?:add|append|push|put|copy|send|upload|post|insert|create|sync|export|save|write|store|publish|register|enqueue|ajouter|copier|envoyer|deposer|transmettre|exporter|inscrire|verser)", re.I)  # fmt: skip


def reused(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the calls that put what tells who people are, or what they said, where it serves another end, unless they were asked."""
    if not deed.is_call or not whole.place.is_lived or not _MOVES.match(deed.last):
        return
    told = told_in(deed)
    texts = sorted((text for one in _given(deed) for text in _TEXT.findall(one)), key=_is_prose)
    end = _other_end((deed.owner, *texts)) if told else ""
    if end and not _is_asked((*deed.around, *deed.tests, *deed.marks, whole.path)):
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.REUSED, shown=told[0], other=end, certain=not _is_prose(end))  # fmt: skip


def told_in(deed: Deed) -> list[str]:
    """Return what a call is given of who people are, or of what they said."""
    read = [path.replace("->", ".").replace("?.", ".") for one in _given(deed) for path in _READ.findall(one)]
    return [path for path in read if is_personal(path) or _is_said(path)]


def _given(deed: Deed) -> tuple[str, ...]:
    return (*deed.args, *(one.value for one in deed.puts))


def reused_by_sql(statement: Statement, columns: list[str]) -> str:
    """Return the other end for which a query fills a table with columns about people who were not asked; empty otherwise.

    A campaign is one when what fills it is what people asked of a service.
    """
    head = statement.clauses[0]
    if head.kind != "insert into" or not columns or _is_asked((statement.conditions,)):
        return ""
    if speaks_of(statement.made, "deeds.wanted"):
        return ""
    taken = " ".join(name for one in statement.clauses if one.kind == "from" for name, _ in one.names())
    campaigns = speaks_of(statement.made, "deeds.campaigns") and speaks_of(taken, "decisions.people")
    care = speaks_of(statement.made, "deeds.for care")
    return _other_end((statement.made,)) or (statement.made if campaigns and not care else "")


def _is_prose(text: str) -> bool:
    """Whether a text is a sentence or a title, which may speak of anything: where things are put has a name in one word."""
    return " " in text.strip()


def _is_said(path: str) -> bool:
    """Whether a path is what somebody said or wrote, kept of a call or a visit."""
    owner, _, name = path.rpartition(".")
    return speaks_of(name, "deeds.words kept") and speaks_of(owner.rpartition(".")[2], "deeds.words of")


def _other_end(said: Iterable[str]) -> str:
    for one in said:
        found = None if speaks_of(one, "deeds.for care") else names("deeds.other end").search(apart(one))
        if found is not None:
            return one.strip(".->$")
    return ""


def _is_asked(said: Iterable[str]) -> bool:
    """Whether a test or a name on the way says that people were asked, or asked for it themselves."""
    return any(asks_consent(one) or speaks_of(one, "deeds.wanted") for one in said)
