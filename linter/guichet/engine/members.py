"""The files that a run judges and those that it reads for their sake: one that is named is judged as a member of its project."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.discovery import Found, is_read, nothing_read, search
from guichet.reading.project.project import Project
from guichet.reading.project.unjudged import unjudged


@dataclass(frozen=True)
class Members:
    """What a run is asked about."""

    found: Found
    """What its places hold."""
    project: Project
    judged: Sequence[str]
    """The files that rules are asked about: those of its places, and the pages that show one that is named."""
    named: frozenset[str] | None = None
    """The files that findings are kept of, where more is judged or read for their sake; None where all is kept."""
    is_wide: bool = True
    """Whether all that is read is judged: not of a few files, of which rules are asked sooner than what all depends on."""

    @property
    def shown(self) -> Sequence[str]:
        """The files of which something is said."""
        return self.judged if self.named is None else [path for path in self.judged if path in self.named]


def members(
    paths: Sequence[str], config: Config, given: Mapping[str, Source], governs: Callable[[str], bool], place: str
) -> Members:
    """Return what a run over some paths and some texts is asked about. Raises UsageError when they hold nothing to check.

    Of files and folders that are named, all that a folder holds, the `place` of their project, is read too: a layout, a
    setting or a page that shows them may decide what is said of them.
    """
    is_widened = bool(place) and not given and all(_is_inside(path, place) for path in paths)
    if is_widened:
        paths = [_as_named(path, paths) for path in paths]
    found = search((path for path in paths if path not in given), config, governs)
    nothing = not found.read and not any(map(is_read, given))
    is_spared = bool(found.excluded or found.ours) and found.unread.total() == found.ours
    if nothing and not (is_spared and all(map(os.path.isfile, paths))):
        raise nothing_read([*paths, *given], found)
    own = found
    if is_widened and any(map(governs, found.read)):
        around = search([place], config, governs)
        own = Found(
            sorted({*found.read, *(_as_named(path, paths) for path in around.read)}),
            unjudged={_as_named(path, paths): there for path, there in around.unjudged.items()} | found.unjudged,
            linked={_as_named(path, paths) for path in around.linked} | found.linked,
        )
    project = Project(sorted({*own.read, *given}), config, given)
    own.unjudged |= {path: there for path, one in given.items() if (there := unjudged(path, config, one.text))}
    project.aside = frozenset(own.unjudged)
    judged = [path for path in own.judged if governs(path)]
    judged += [path for path in given if path not in own.read and path not in own.unjudged and governs(path)]
    found.unjudged = {path: there for path, there in found.unjudged.items() if governs(path)}
    named = frozenset(filter(governs, found.read))
    if own is found or named.issuperset(judged):
        return Members(found, project, sorted(judged))
    if any(map(os.path.isdir, paths)):  # which files show which is known by reading them all: what is kept tells sooner
        return Members(found, project, sorted(judged), named)
    return Members(found, project, _speaking_of(named, judged, project), named, is_wide=False)


def _is_inside(path: str, place: str) -> bool:
    """Whether a path is of a file, or of a folder below the place of its project."""
    above, below = (os.path.realpath(one) + os.sep for one in (place, path))
    return os.path.isfile(path) or (os.path.isdir(path) and below != above and below.startswith(above))


def _as_named(path: str, named: Sequence[str]) -> str:
    """Return a file as a run of its whole project would name it: from the current folder, or whole where all that are named are."""
    name = os.path.abspath(path) if all(map(os.path.isabs, named)) else os.path.relpath(path)
    return name.replace(os.sep, "/")


def _speaking_of(named: Collection[str], judged: Sequence[str], project: Project) -> list[str]:
    """Return the files, of those that are judged, whose findings may stand in some files: these, and all that show them."""
    speaking, left = set(named), list(named)
    while left:
        above = project.users.get(left.pop(), set()) - speaking
        speaking |= above
        left += above
    return [path for path in judged if path in speaking]
