"""For whom a file runs, by its folders and its name: one definition for the whole linter."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Place(StrEnum):
    """For whom a piece of code runs, or a text is written."""

    PUBLIC = "public"
    BACK_OFFICE = "back office"
    API = "api"
    JOB = "job"
    COMMAND = "command"
    MIGRATION = "migration"
    TEST = "test"
    FIXTURE = "fixture"
    DEMO = "demo"
    DOCUMENTATION = "documentation"
    VENDORED = "vendored"

    @property
    def is_public(self) -> bool:
        """Whether a person who comes to the service meets it: a page or what a page calls."""
        return self in (Place.PUBLIC, Place.API)

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts what runs there for the person concerned: a job, a command."""
        return self in (Place.JOB, Place.COMMAND)

    @property
    def is_lived(self) -> bool:
        """Whether what happens there happens to people: not a test, a fixture, a demonstration or a migration."""
        return self in (Place.PUBLIC, Place.BACK_OFFICE, Place.API, Place.JOB, Place.COMMAND)


_FOLDERS: tuple[tuple[Place, re.Pattern[str]], ...] = (
    (Place.VENDORED, re.compile(r"(?:^|/)(?:vendor(?:ed|s)?|third_party|node_modules|site-packages|bower_components)/", re.I)),
    (Place.MIGRATION, re.compile(r"(?:^|/)(?:migrations|alembic/versions)/", re.I)),
    (Place.TEST, re.compile(r"(?:^|/)(?:tests?|testing|spec|__tests__|e2e|cypress)/|(?:^|/)(?:test_[^/]*|[^/]*_test|tests|conftest|[^/]*[.-](?:spec|test))\.\w+$", re.I)),
    (Place.FIXTURE, re.compile(r"(?:^|/|_)(?:fixtures?|factories|seeds?)(?:/|\.\w+$)", re.I)),
    (Place.DEMO, re.compile(r"(?:^|/)(?:demos?|storybook|stories|sandbox)/", re.I)),
    (Place.COMMAND, re.compile(r"(?:^|/)management/commands/", re.I)),
    (Place.BACK_OFFICE, re.compile(r"(?:^|/)(?:admin\w*|staff|back_?office|orga|control|dashboard|wagtailadmin|agents?)(?:/|\.\w+$)", re.I)),
    (Place.DOCUMENTATION, re.compile(r"(?:^|/)(?:docs?|documentation)/", re.I)),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def place_of_path(path: str) -> Place | None:
    """Return what the folders and the name of a file say; None when they say nothing."""
    return next((place for place, pattern in _FOLDERS if pattern.search(path)), None)


def is_back_office(path: str) -> bool:
    """Whether a file serves the people who work there, by its folders or its name."""
    return bool(_BACK_OFFICE.search(path))


_BACK_OFFICE = dict(_FOLDERS)[Place.BACK_OFFICE]
