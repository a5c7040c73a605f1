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
from guichet.done.people.people import attribute_of, is_person
from guichet.done.people.personal_data import is_held_name, is_personal_name
from guichet.done.words import apart, names, speaks_of
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
_ALONE = frozenset({"count", "sum", "avg", "max", "min"})


def handed(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the queries and the lists of fields, made for those who hold power over people, that tell what the law protects most."""
    if not (whole.place.is_lived or whole.place is Place.API):
        return
    columns = [put.name for put in deed.puts if put.value in ("true", "True", "1")]
    if _COLUMNS.search(deed.called):
        columns += [one or other for arg in deed.args for one, other in _QUOTED.findall(arg)]
    told = _protected(columns)
    said = " ".join((*deed.around, *deed.marks, _stem(whole.path)))
    to = _recipient(said, "deeds.powerful") if told else ""
    if to and _is_of_someone(f"{said} {deed.called}", to):
        yield _act(deed.path, deed.span, whole.place, told, to)


def lists_handed(tree: Tree, place: Place) -> Iterator[FromDeed]:
    """Yield the lists of fields of a table that are made for those who hold power over people."""
    for around, holder in tree.walk():
        columns = [one.value or "" for one in holder.parts if not one.key and not one.parts]
        listed = len(columns) == len(holder.parts) and speaks_of(holder.key, "deeds.columns")
        told = _protected(columns) if listed else []
        said = " ".join((_stem(tree.path), *(one.key for one in around)))
        to = _recipient(said, "deeds.powerful") if told else ""
        if to and _is_of_someone(said, to):
            yield _act(tree.path, holder.span, place, told, to)


def handed_by_sql(source: Source, place: Place, whole: str = "") -> Iterator[FromDeed]:
    """Yield the queries that copy people's columns away or into the open, and the views made for those who may use them against people.

    `whole` is the script that runs them, when they are written in one.
    """
    views: dict[str, Statement] = {}
    for statement in statements_of(source.text):
        columns = _selected(statement)
        if not columns:
            continue
        views[statement.made.lower()] = statement
        told = _protected(columns)
        who = _identities(columns, statement)
        to = _copied_to(statement, source, whole)
        if to and (len(who) >= _LEAST or (who and told)):
            yield _act(source.path, statement.span, place, who, to)
        elif who and (end := reused_by_sql(statement, who)):
            yield _act(source.path, statement.span, place, who, end, What.REUSED)
        elif told and statement.made and (made_for := _recipient(statement.made, "deeds.powerful")):
            yield _act(source.path, statement.span, place, told, made_for)
    for found in _GRANTED.finditer(source.text):
        view = views.get(found[1].lower())
        told = _protected(_selected(view)) if view is not None else []
        to = _recipient(found[2], "deeds.powerful")
        if view is not None and told and to and not _recipient(view.made, "deeds.powerful"):
            yield _act(source.path, view.span, place, told, to)


def columns_of_view(name: str, texts: Iterable[str]) -> list[str]:
    """Return the columns about people of a view of SQL that one of some texts makes."""
    for text in texts:
        for statement in statements_of(text):
            if statement.made.lower() == name.lower():
                return _identities(_selected(statement), statement)
    return []


def identities_in(text: str) -> list[str]:
    """Return the columns about people that the first query of a text gives."""
    found = (_identities(_selected(one), one) for one in statements_of(text))
    return next((columns for columns in found if columns), [])


def recipient_unasked(said: str) -> str:
    """Return who is named as the one who receives, when people gave nothing to them; "" for nobody."""
    return _recipient(said, "deeds.unasked")


def _act(path: str, span: Span, place: Place, told: list[str], to: str, what: What = What.HANDED) -> FromDeed:
    shown = ", ".join(dict.fromkeys(told[:3]))
    return FromDeed(Kind.SEND, path, span, place, what=what, shown=shown, other=to)


def _protected(columns: Iterable[str]) -> list[str]:
    """The columns that tell what the law protects most: health, origin, beliefs, offences."""
    found = []
    for name in columns:
        attribute = attribute_of(name)
        if attribute is not None and attribute.kind == "sensitive" and not speaks_of(name, "deeds.ordinary"):
            found.append((name, attribute.certain))
        elif speaks_of(name, "deeds.judged"):
            found.append((name, True))
    return [name for name, _ in found] if any(certain for _, certain in found) else []


def _identities(columns: list[str], statement: Statement) -> list[str]:
    """The columns that tell who people are: by their own names, or as those of a table of people."""
    of_people = any(
        is_person(name) for one in statement.clauses if one.kind == "from" for name, _ in one.names() if len(name) > 2
    )
    known = any(map(is_personal_name, columns))  # a first name makes a person of the names beside it
    return [name for name in columns if is_personal_name(name) or ((of_people or known) and is_held_name(name))]


def _selected(statement: Statement) -> list[str]:
    """The columns that the first query of a statement gives, what it counts or adds up left out."""
    clause = statement.clause("select")
    if clause is None:
        return []
    plain = re.sub(r"\w+\s*\([^()]{0,200}\)(?:\s+as\s+\w+)?", " ", clause.text, flags=re.I)
    return [
        words[-1]
        for part in plain.split(",")
        if (words := re.findall(r"[^\W\d]\w*", part)) and words[0].lower() not in _ALONE
    ]


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
    return host if host and _recipient(said, "deeds.unasked") else ""


def _stem(path: str) -> str:
    """The name of a file, and no folder: a service for those who recruit holds what people say of themselves, too."""
    return path.rpartition("/")[2].partition(".")[0]


def _is_of_someone(said: str, to: str) -> bool:
    """Whether somebody else is named than the one who receives: their own file is theirs."""
    others = [word for word in apart(said).split() if not word.startswith(to[:5])]
    return any(is_person(word) for word in others) or speaks_of(" ".join(others), "deeds.of whom")


def _recipient(said: str, idea: str) -> str:
    """Who is named as the one who receives; nobody when it is named as the one who gives, or who is served."""
    words = apart(said)
    found = names(idea).search(words)
    return words[found.start() :].split()[0] if found is not None else ""
