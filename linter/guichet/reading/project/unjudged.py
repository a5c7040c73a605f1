"""What is read and not judged: what a machine wrote, what the public never gets, what was copied from others."""

from __future__ import annotations

import os
import re
from functools import cache

from guichet.core.configuration import Config
from guichet.core.places import Place, pattern_of
from guichet.core.source import UnreadableError, read_source
from guichet.reading.project.copied import is_copied
from guichet.reading.project.published import is_published
from guichet.reading.project.unserved import unserved
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS

_PLACES = (Place.VENDORED, Place.MIGRATION, Place.FIXTURE)
_WRITTEN = re.compile(
    r"RunPython|RunSQL|op\.execute|op\.create_unique|op\.create_index\([^)]{0,200}unique=True|bulk_insert|from_queryset|def (?!upgrade\b|downgrade\b)\w+"
)
"""In a migration, what a person wrote, or what no model may tell: it does something to the records of people."""


@cache
def _patterns() -> tuple[tuple[Place, re.Pattern[str]], ...]:
    return tuple((place, re.compile(pattern_of(place.value), re.I)) for place in _PLACES)


def unjudged(path: str, config: Config, text: str | None = None) -> Place | None:
    """Return what a file is, when the rules are not asked about it; the configuration may ask for it all the same.

    A migration is left out only when a machine wrote it: what it would show stands in the models.
    """
    root = os.path.abspath(config.root)
    inside = _inside(path, root)
    place = next((place for place, pattern in _patterns() if pattern.search(inside)), None)
    if place is None and not path.endswith(
        (*RUBY_PROGRAMS, *TYPED_PROGRAMS)
    ):  # a program is no page that somebody is served
        is_of_others = is_copied(inside, root) or is_published(path, inside)
        place = unserved(inside, root) or (Place.VENDORED if is_of_others else None)
    if place is None or config.is_included(path):
        return None
    if place is Place.MIGRATION and not (path.endswith(".py") and not _WRITTEN.search(_text(path, text))):
        return None
    return place


def shows_models(path: str) -> bool:
    """Whether a migration that a machine wrote only shows the models of Django as they were once: it gives nothing to any other file."""
    with open(path, "rb") as file:
        return b"migrations.Migration" in file.read(_HEAD)


_HEAD = 8_000
"""Bytes in which a migration says what it is: after what it brings in."""


def _inside(path: str, root: str) -> str:
    """Return a path from the folder of the configuration: what stands above it says nothing of the project."""
    whole, above = os.path.abspath(path), root.rstrip(os.sep) + os.sep
    return (whole.removeprefix(above) if whole.startswith(above) else path).replace(os.sep, "/")


def _text(path: str, text: str | None) -> str:
    if text is not None:
        return text
    try:
        return read_source(path).text
    except UnreadableError:
        return "def unread"
