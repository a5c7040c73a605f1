"""Whose the users of a service written in Ruby are."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.core.words import listed
from guichet.reading.templates.site import Site


@memo
def users_are_public(project: Site) -> bool:
    """Return whether the users of a service are the public: those who work there have a model of their own."""
    return any("/models/" in f"/{path}" for word in listed("people.staff") for path in project.by_name.get(f"{word}.rb", ()))  # fmt: skip
