"""Which links of a run need no judging: those that lead to a file that is judged there, as the link would be here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from guichet.core.configuration import Config
from guichet.core.places import place_of_path


def everything(path: str) -> bool:
    """What a configuration that stands alone governs."""
    return True


def judged_elsewhere(judged: Iterable[str], config: Config, governs: Callable[[str], bool] = everything) -> set[str]:
    """Return the links, of some files to judge, that lead to another of these: of the same kind, in the same kind of place, under the same words."""
    files = list(judged)
    links = [path for path in files if os.path.islink(path)]
    there = {path for path in files if governs(path)}.difference(links) if links else set()
    ends = {link: _end_of(link) for link in links}
    return {link for link, end in ends.items() if end in there and _is_alike(link, end, config)}


def _end_of(link: str) -> str:
    """Return the name by which a run knows the file at the end of a link."""
    return os.path.relpath(os.path.realpath(link), os.path.realpath(os.curdir)).replace(os.sep, "/")


def _is_alike(link: str, target: str, config: Config) -> bool:
    """Whether a file is read and judged under two names as the same thing."""
    return (
        _kind(link) == _kind(target)
        and place_of_path(link) is place_of_path(target)
        and set(config.ignored_in(link)) == set(config.ignored_in(target))
    )


def _kind(path: str) -> str:
    """All that a name says after its first full stop: `.html.erb`, `.component.html`."""
    return os.path.basename(path).lower().lstrip(".").partition(".")[2]
