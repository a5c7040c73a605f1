"""Scripts that a program wrote: their sources are what a person can read and mend."""

from __future__ import annotations

import re
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.reading.templates.site import SCRIPT_SUFFIXES, Site

LONGEST_READ = 1_000_000
"""Characters. No person wrote, nor will mend, a longer script."""
_SHORT = 20_000
_LINE = 1_000
_PLAIN = re.compile(any_of("files.of_any_service"), re.I)


class Made(NamedTuple):
    """A script that is not checked because a program wrote it."""

    span: Span


def is_made(text: str) -> bool:
    """Whether a program wrote a script: most of it stands on lines that nobody could read, or it has no end."""
    if len(text) > LONGEST_READ:
        return True
    return len(text) > _SHORT and 2 * sum(len(line) for line in text.splitlines() if len(line) > _LINE) > len(text)


@lasting_memo
def by_hand(project: Site) -> tuple[str, ...]:
    """Return the files of a project, less the scripts that a program wrote: what a library holds says nothing of what a service does."""
    return tuple(one for one in project.paths if not (one.endswith(SCRIPT_SUFFIXES) and is_made(project.text(one))))


def says_so(path: str) -> bool:
    """Whether the path of a script says already that it comes from elsewhere, or from a program: a package keeps its script in a folder that bears its name."""
    *folders, name = path.split("/")
    if ".min." in name or place_of_path(path) is Place.VENDORED:
        return True
    folder = folders[-1].lower().removesuffix(".js") if folders else ""
    return bool(folder) and not _PLAIN.fullmatch(folder) and name.lower().startswith(folder)
