"""What people told a service, handed to others: a query, a view, a list of fields made for those who may use it against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.reused import reused_by_sql
from guichet.done.nouns.act import Kind
from guichet.done.people.columns import identities, protected, selected
from guichet.done.people.people import is_person
from guichet.done.people.recipients import recipient, recipient_unasked
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed
from guichet.reading.sql.statements import Statement, statements_of

_QUOTED = re.compile(r"[\"']([^\W\d]\w{1,60})[\"']|:([^\W\d]\w{1,60})")
_COLUMNS = re.compile(
    r"(?:^|[.>])(?:select|values|values_list|only|pluck|columns|fields|attributes|champs|colonnes)$", re.I
)
_AWAY = re.compile(
    r"(?:sftp|ftps?|scp|https?)://(?:[^/@\s'\"]+@)?((?:[\w-]+\.)+[a-z]{2,})|(?<![\w.-])[\w.-]+@((?:[\w-]+\.)+[a-z]{2,})\b",
    re.I,
)
_TO = re.compile(r"\bto\s+(?:program\s+)?'([^']{1,300})'", re.I)
_OPEN = re.compile(r"/(?:open|opendata|open-data|public|public_html|www|htdocs|static)/", re.I)
_GRANTED = re.compile(r"\bgrant\s+select\s+on\s+(?:table\s+)?([\w.]{1,80})\s+to\s+(\w{1,80})", re.I)
_SCRIPTED = re.compile(r"\b(?:ssh|scp|sftp|rsync|curl|lftp|ncftpput|wget)\b")
_LEAST = 2


def handed(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the queries and the lists of fields, made for those who hold power over people, that tell what the law protects most."""
    if not (whole.place.is_lived or whole.place is Place.API):
        return
    columns = [put.name for put in deed.puts if put.value in ("true", "True", "1")]
    if _COLUMNS.search(deed.called):
        columns += [one or other for arg in deed.args for one, other in _QUOTED.findall(arg)]
    told = protected(columns)
    said = " ".join((*deed.around, *deed.marks, _stem(whole.path)))
    to = recipient(said, "deeds.powerful") if told else ""
    if to and _is_of_someone(f"{said} {deed.called}", to):
        yield _act(deed.path, deed.span, whole.place, told, to)


def lists_handed(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lists of fields of a table that are made for those who hold power over people."""
    for around, holder in tree.walk():
        columns = [one.value or "" for one in holder.parts if not one.key and not one.parts]
        listed = len(columns) == len(holder.parts) and speaks_of(holder.key, "deeds.columns")
        told = protected(columns) if listed else []
        said = " ".join((_stem(tree.path), *(one.key for one in around)))
        to = recipient(said, "deeds.powerful") if told else ""
        if to and _is_of_someone(said, to):
            yield _act(tree.path, holder.span, place, told, to)


def handed_by_sql(source: Source, place: Place, whole: str = "") -> Iterator[FromDeed]:
    """Yield the queries that copy people's columns away or into the open, and the views made for those who may use them against people.

    `whole` is the script that runs them, when they are written in one.
    """
    views: dict[str, Statement] = {}
    for statement in statements_of(source.text):
        columns = selected(statement)
        if not columns:
            continue
        views[statement.made.lower()] = statement
        told = protected(columns)
        who = identities(columns, statement)
        to = _copied_to(statement, source, whole)
        if to and (len(who) >= _LEAST or (who and told)):
            yield _act(source.path, statement.span, place, who, to)
        elif who and (end := reused_by_sql(statement, who)):
            yield _act(source.path, statement.span, place, who, end, What.REUSED)
        elif told and statement.made and (made_for := recipient(statement.made, "deeds.powerful")):
            yield _act(source.path, statement.span, place, told, made_for)
    for found in _GRANTED.finditer(source.text):
        view = views.get(found[1].lower())
        told = protected(selected(view)) if view is not None else []
        to = recipient(found[2], "deeds.powerful")
        if view is not None and told and to and not recipient(view.made, "deeds.powerful"):
            yield _act(source.path, Span(*found.span()), place, told, to)


def columns_of_view(name: str, texts: Iterable[str]) -> list[str]:
    """Return the columns about people of a view of SQL that one of some texts makes."""
    for text in texts:
        for statement in statements_of(text):
            if statement.made.lower() == name.lower():
                return identities(selected(statement), statement)
    return []


def _act(path: str, span: Span, place: Place, told: list[str], to: str, what: What = What.HANDED) -> FromDeed:
    shown = ", ".join(dict.fromkeys(told[:3]))
    return FromDeed(Kind.SEND, path, span, place, what=what, shown=shown, other=to)


def _copied_to(statement: Statement, source: Source, whole: str) -> str:
    """To whom a query is copied: a host whose name says who holds it, or whoever comes to the site."""
    text = source.text[statement.span.start : statement.span.end + 400].split(";")[0]
    at = _TO.search(text)
    if at is not None and _OPEN.search(at[1]):
        return at[1]
    line = whole[statement.span.start : (whole.find("\n", statement.span.end) + 1 or len(whole))] if whole else ""
    said = at[1] if at is not None else line if _SCRIPTED.search(line) else ""
    found = _AWAY.search(said)
    host = (found[1] or found[2]) if found is not None else ""
    return host if host and recipient_unasked(said) else ""


def _stem(path: str) -> str:
    """The name of a file, and no folder: a service for those who recruit holds what people say of themselves, too."""
    return path.rpartition("/")[2].partition(".")[0]


def _is_of_someone(said: str, to: str) -> bool:
    """Whether somebody else is named than the one who receives: their own file is theirs."""
    others = [word for word in apart(said).split() if not word.startswith(to[:5])]
    return any(is_person(word) for word in others) or speaks_of(" ".join(others), "deeds.of whom")
