"""Which records of a project are known by a key that is drawn at random: nobody finds another by counting up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.done.people.tables import key_of
from guichet.reading.templates.site import Site

_WAYS: tuple[tuple[tuple[str, ...], str, re.Pattern[str]], ...] = (
    ((".rb",), "uuid", re.compile(r"\bcreate_table\(?\s{0,4}[:\"'](?P<name>\w{2,80})['\"]?,[^\n]{0,120}\bid:\s?:uuid\b")),
    (
        (".py",), "primary_key",
        re.compile(r"^class\s+(?P<name>\w{2,80})\([^)]{0,200}\):\r?(?:\n+(?![^\s#]).*){0,80}?\n    \w{1,40}(?::[^=\n]{1,60})?\s?=\s?[^\n]{0,40}?\b(?:UUIDField|UUID|Uuid|uuid)\b(?:[^\n]|\n {8}){0,200}?\bprimary_key\s?=\s?True", re.M),
    ),
    (
        (".py",), "primary_key",
        re.compile(r"^class\s+(?P<name>\w{2,80})\([^)]{0,200}\):\r?(?:\n+(?![^\s#]).*){0,80}?\n    \w{1,40}: ?(?:Mapped\[)?(?:uuid\.)?UUID\b[^\n]{0,20}=[^\n]{0,120}\bprimary_key\s?=\s?True", re.M),
    ),
    (
        (".php",), "uid",
        re.compile(r"\bclass\s+(?P<name>\w{2,80})\b[^{;]{0,200}\{(?:[^}]{0,1500}?\buse\s+[^;]{0,120}\bHas(?:Versioned?)?U(?:uid|lid)s\b|[^}]{0,1500}?#\[ORM\\Id\](?:\s{0,12}#\[[^\n]{0,160}\]){0,4}\s{0,12}(?:private|protected|public)\s(?:readonly\s)?\??\\?(?:\w+\\){0,4}U(?:uid|lid)(?:Interface)?\b)"),
    ),
    ((".ts", ".js"), "uuid", re.compile(r"\bclass\s+(?P<name>\w{2,80})\b[^{]{0,120}\{[^}]{0,300}?@PrimaryGeneratedColumn\(\s?['\"]uuid['\"]")),
    (
        (".java", ".kt"), "UUID",
        re.compile(r"@Entity\b[^{]{0,400}?\bclass\s+(?P<name>\w{2,80})\b[^{;]{0,200}?[{(][^}]{0,400}?@Id\b(?:\s{0,12}@[^\n]{0,120}){0,4}[^;\n]{0,60}\bUUID\b"),
    ),
    ((".sql",), "uuid", re.compile(r"\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?[\"`]?(?:\w{1,40}\.)?(?P<name>\w{2,80})[\"`]?\s?\(\s{0,12}[\"`]?\w{1,40}[\"`]?\s+uuid\b[^,]{0,120}\bprimary\s+key\b", re.I)),
)  # fmt: skip
"""How each library says that the key of a record is drawn, in the files of which endings, with a word that all of them hold."""


def is_drawn(record: str, project: Site | None) -> bool:
    """Return whether the key of a record, by the name of its table or its model, is drawn at random."""
    return project is not None and bool(record) and key_of(record) in drawn(project)


@lasting_memo
def drawn(project: Site) -> frozenset[str]:
    """Return the records of a project whose key is drawn, by what their tables and their models are known by."""
    return frozenset(key_of(name) for path in project.paths for name in _declared(path, project))


def _declared(path: str, project: Site) -> Iterator[str]:
    """The records of a file whose key is drawn."""
    if place_of_path(path) not in (None, Place.MIGRATION):
        return
    for endings, word, way in _WAYS:
        if path.endswith(endings) and project.holds(path, word):
            yield from (one["name"] for one in way.finditer(project.text(path)))
