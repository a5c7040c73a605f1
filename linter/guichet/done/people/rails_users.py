"""Whose the users of a service written in Ruby are."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.words import listed
from guichet.reading.templates.site import Site


@memo
def users_are_public(project: Site) -> bool:
    """Return whether the users of a service are the public: those who work there have a model of their own."""
    return any("/models/" in f"/{path}" for word in listed("people.staff") for path in project.by_name.get(f"{word}.rb", ()))  # fmt: skip


@memo
def users_work_there(project: Site) -> bool:
    """Return whether the users of a service in Rails are those who work there: they are invited, have a part, and nobody opens an account by themselves."""
    paths = [path for path in project.by_name.get("user.rb", ()) if "/models/" in f"/{path}"]
    texts = [project.text(path) for path in paths]
    return bool(texts) and all(_IS_INVITED.search(one) and _HAS_A_PART.search(one) and ":registerable" not in one for one in texts)  # fmt: skip


_IS_INVITED = re.compile(
    r"^[ \t]*devise\b[^\n]*(?:\n[ \t]+:[^\n]*)*:invitable\b|^[ \t]*devise\b[^\n]{0,40}:invitable\b", re.M
)
_HAS_A_PART = re.compile(r"^[ \t]*(?:enum[ (]:?roles?\b|rolify\b|has_many :roles\b|[A-Z]*_?ROLES\s?=)", re.M)
