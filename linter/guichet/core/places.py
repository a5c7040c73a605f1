"""For whom a file runs, by its folders and its name: one definition for the whole linter."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from guichet.core.words import any_in, listed, tables


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
    TOOL = "tool"

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


@cache
def _patterns() -> dict[Place, re.Pattern[str]]:
    return {Place(name): re.compile(pattern_of(name), re.I) for name in tables("places")}


def pattern_of(place: str) -> str:
    """Return the expression that finds on a path the folders and the names of files of a place."""
    folders, files = (any_in(listed(f"places.{place}.{key}")) for key in ("folders", "files"))
    return rf"(?:^|/)(?:{folders})/|(?:^|/)(?:{files})\.\w+$"


@lru_cache(maxsize=20_000)
def place_of_path(path: str) -> Place | None:
    """Return what the folders and the name of a file say; None when they say nothing."""
    return next((place for place, pattern in _patterns().items() if pattern.search(path)), None)


def is_back_office(path: str) -> bool:
    """Whether a file serves the people who work there, by its folders or its name."""
    return bool(_patterns()[Place.BACK_OFFICE].search(path))
