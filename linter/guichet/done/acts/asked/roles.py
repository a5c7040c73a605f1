"""Rights to read about people's health that a table of roles gives to those who have no part in their care, or to all who work there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind
from guichet.done.people.written_tables import tables_at
from guichet.done.words import apart, may_speak_of, speaks_of, unaccented
from guichet.reading.data.trees import Tree
from guichet.reading.project.project import Project
from guichet.reading.templates.site import Site

_ABOVE = re.compile(r"\b(?:ROLE_)?(?P<role>[A-Z][A-Z_]{2,40}) {0,3}> {0,3}(?P<right>(?:ROLE_)?[A-Z][A-Z_]{2,40})\b")
_IMPLIES = re.compile(
    r"\.role\(\s{0,3}['\"](?P<role>\w{2,40})['\"]\s{0,3}\)\s{0,40}\.implies\((?P<right>[^()]{2,200})\)"
)
_GRANT = re.compile(
    r"\bgrant\s+(?P<how>[\w, ()]{3,80}?)\s+on\s+(?:table\s+)?(?P<right>[\w.\", ]{2,120}?)\s+to\s+(?P<role>[\w\", ]{2,120}?)\s*(?:;|$|with\b)",
    re.I | re.M,
)
"""What gives a right in one sentence: a hierarchy of Spring, a grant of SQL."""
_WORD_OF_ROLE = re.compile(r"(?!(?:[^\W_]+[_-]+){3})[\w-]{2,40}")
"""A role is named in three words at most: more of them tell what a table is for."""
_LONG = 80
_WORDS = 6
"""Signs, and words, beyond which a value is a text, and names no right."""
_A_PHRASE = re.compile(r"[,;'’?!]")
"""What a phrase that is read holds, and no name of a right."""


class Given(NamedTuple):
    """A right about people's health, whom it is given to, and where that is written."""

    role: str
    right: str
    span: Span


def health_for_all(source: Source, place: Place, project: Site) -> Iterator[FromDeed]:
    """Yield the right to read of people's health that a file gives to those who have no part in their care; to all who work there, where those who have one are named beside."""
    plain = unaccented(source.text.lower())
    if not may_speak_of(plain, "rights.of_health") or not may_speak_of(plain, "rights.tables"):
        return
    given = (*_in_tables(source, project), *_in_sentences(source))
    cared = {apart(one.right) for one in given if speaks_of(one.role, "rights.of_care")}
    for one in given:
        if speaks_of(one.role, "rights.of_care"):
            continue
        if is_for_all(one, cared):
            yield read_by_role(source.path, one.span, place, one.role, one.right)
            return


def is_for_all(one: Given, cared: set[str]) -> bool:
    """Whether a right goes to those who have no part in anybody's care, or to all who work there though it is given besides to those who have one."""
    return speaks_of(one.role, "rights.of_no_care") or (
        speaks_of(one.role, "rights.of_all_staff") and apart(one.right) in cared
    )


def read_by_role(path: str, span: Span, place: Place, role: str, right: str) -> FromDeed:
    """Return the right to read of people's health that a role is given."""
    return FromDeed(
        Kind.ANSWER, path, span, place, what=What.READ_BY_ALL, shown=right[:_LONG], other=role[:_LONG], certain=False
    )


def is_of_health(right: str) -> bool:
    """Whether a right, by its name, shows what is known of somebody's health."""
    if len(right) > _LONG or not speaks_of(right, "rights.of_health") or speaks_of(right, "rights.of_machines"):
        return False
    return not speaks_of(right, "rights.only_adds") or speaks_of(right, "rights.reads")


def _in_tables(source: Source, project: Site) -> Iterator[Given]:
    trees = tables_at(source.path, project) if isinstance(project, Project) else ()
    for tree in trees:
        rows = source.path.endswith(".sql")
        if not speaks_of(f"{source.path.rpartition('/')[2]} {tree.key} {_keys(tree)}", "rights.tables"):
            continue
        for around, one in tree.walk():
            right = _right(one)
            if one.parts or not is_of_health(right) or len(right.split()) > _WORDS or _A_PHRASE.search(right):
                continue
            if any(speaks_of(held.key, "rights.held_back") for held in (*around, one)) or speaks_of(
                one.key, "rights.asides"
            ):
                continue
            role = _role(around, one, rows=rows)
            if role:
                yield Given(role, right, one.span)


def _keys(tree: Tree) -> str:
    return " ".join(dict.fromkeys(one.key for _, one in tree.walk() if one.parts or one.key in ("role", "permission")))


def _right(one: Tree) -> str:
    """What a leaf gives: its value, or its key where that is said to be so (`medical_read: true`)."""
    value = (one.value or "").strip("'\"")
    return one.key if value.lower() in ("true", "yes", "1", "read", "rw", "r") else value


def _role(around: tuple[Tree, ...], one: Tree, *, rows: bool) -> str:
    """Who is given a right: the nearest name around it that is a role's, a key or what a row is named by."""
    for held in reversed(around):
        named = [
            leaf for leaf in held.leaves if leaf is not one and leaf.value and speaks_of(leaf.key, "rights.named_by")
        ]
        for said in (*((leaf.value or "") for leaf in named), "" if rows else held.key):
            bare = said.rpartition(".")[2].strip("'\"")
            if _WORD_OF_ROLE.fullmatch(bare.replace(" ", "_")) and is_role(bare):
                return bare
    return ""


def is_role(name: str) -> bool:
    """Whether a name is that of some who work there, or of whoever comes."""
    return any(speaks_of(name, f"rights.{one}") for one in ("of_no_care", "of_all_staff", "of_care"))


def _in_sentences(source: Source) -> Iterator[Given]:
    text = source.text
    for one in (*_ABOVE.finditer(text), *_IMPLIES.finditer(text)):
        for right in one["right"].split(","):
            if is_of_health(right):
                yield Given(one["role"], right.strip("'\" "), Span(*one.span()))
    for one in _GRANT.finditer(text) if source.path.endswith((".sql", ".py", ".rb", ".php", ".sh")) else ():
        if speaks_of(one["how"], "rights.reads") and is_of_health(one["right"]):
            yield Given(one["role"], one["right"], Span(one.start(), one.end("role")))
