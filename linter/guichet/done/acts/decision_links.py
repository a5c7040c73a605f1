"""Links under which a decision is read, and whether the message that carries them tells how to contest it."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site, is_template

_TEXTS = (".txt", ".md", ".yml", ".yaml", ".json", ".po", ".xlf")


def leads_to_decision(keys: str, project: Site) -> bool:
    """Return whether the keys of a time name the link to a decision, where a message with such a link tells that one may contest."""
    is_link = speaks_of(keys, "sessions.link") and speaks_of(keys, "sessions.good_for")
    return is_link and speaks_of(keys, "decisions.told") and any(map(_tells_remedy, _messages(project)))


@memo
def _messages(project: Site) -> tuple[str, ...]:
    """The messages of a project that lead to a decision by a link, of those that speak of one."""
    return tuple(_found(project))


def _found(project: Site) -> Iterator[str]:
    for path in project.paths:
        if (is_template(path) or path.endswith(_TEXTS)) and place_of_path(path) is None:
            said = project.text(path)
            if speaks_of(said, "sessions.link") and speaks_of(said, "decisions.told"):
                yield said


def _tells_remedy(said: str) -> bool:
    return speaks_of(said, "leaving.appealing") or speaks_of(said, "decisions.disagreeing")
