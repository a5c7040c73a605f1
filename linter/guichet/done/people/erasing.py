"""What erases for good what was kept of people, in any language, as far as words tell."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.site import RUBY_PROGRAMS, TYPED_PROGRAMS, Site

FOR_GOOD = r"purge|anonymi[sz]|hard_?delete|_raw_delete|delete_?many|\.erase\(|delete from|force_?delete|prunable"
_FOR_GOOD = re.compile(FOR_GOOD, re.I)
"""What erases, and does nothing else: no button of a page is called so."""
ERASES = re.compile(rf"{FOR_GOOD}|\berase|effacer|destroy_?all|truncate ", re.I)
"""What erases, or may."""
_ROWS = re.compile(r"\.delete\(|DELETE FROM")
_READ = (".py", ".ts", ".js", ".php", ".sql", ".sh", *TYPED_PROGRAMS, *RUBY_PROGRAMS)


def erases(text: str) -> bool:
    """Return whether a text names what erases, or may."""
    return ERASES.search(text) is not None


def is_erased_by_mark(mark: str, own: str, project: Site) -> bool:
    """Return whether a file of Python or of SQL, other than a file's own, erases rows and knows a mark that things bear."""
    return any(one != own and project.holds(one, mark) for one in _erasing_rows(project))


@memo
def _erasing_rows(project: Site) -> list[str]:
    return [one for one in project.paths if one.endswith((".py", ".sql")) and project.does(one, _ROWS)]


@memo
def is_erased_somewhere(project: Site) -> bool:
    """Return whether a program of the project erases for good, or takes names away, as far as words tell."""
    return any(path.endswith(_READ) and project.does(path, _FOR_GOOD) for path in project.paths)
