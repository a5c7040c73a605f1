"""Programs that erase people's data and do nothing, without a word of failure, unless a setting was thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.people.people import is_person, name_words
from guichet.done.people.personal_data import comes_from_someone
from guichet.done.people.programs import PROGRAMS, deeds_in
from guichet.reading.deeds.deed import LEAVES, RETURN
from guichet.reading.project.project import Project

_UNSET = re.compile(
    r"^if \[\[? (?:-z \"?\$\{?(?P<unset>[A-Z]\w{2,80})[^\]\n]{0,10}|\"?\$\{?(?P<other>[A-Z]\w{2,80})[^\]\n]{0,10} != \"?(?:1|true|yes|on)\"?) \]\]?;?[ \r]*\n?then\r?\n(?:.*\n){0,3}?[ \t]*exit 0\b",
    re.M,
)
_ERASES = frozenset(
    {
        "delete",
        "purge",
        "purger",
        "anonymize",
        "anonymise",
        "anonymiser",
        "erase",
        "effacer",
        "supprimer",
        "clean",
        "clear",
    }
)
_SETTING = re.compile(
    r"^(?:!\s?|not \(?)(?![!(]|not\b)(?:[$\w.>:()'\"\[\]-]{0,60}[$.>:('\"\[])?(?P<name>\w{0,60}(?:feature|enabled|is_active|activated)\w{0,60})",
    re.I,
)
"""A test that a setting fails, when it is not put."""
_WORDS = re.compile(r"[A-Za-z_]\w{2,80}")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]{2,80}\b")
_SETTINGS = (".env", ".json", ".yml", ".yaml", ".toml", ".ini", ".tf")


def purges_waiting(project: Project) -> Iterator[tuple[str, Span, str, str]]:
    """Yield the programs that erase what is people's only where a setting is put: the path, the test, what erases, the setting."""
    for path in project.paths:
        if not (place_of_path(path) or Place.PUBLIC).is_lived:
            continue
        if path.endswith(".sh"):
            yield from _in_shell(path, project)
        elif path.endswith(PROGRAMS) and _erases_people(path.rpartition("/")[2].partition(".")[0]):
            yield from _in_program(path, project)


def _in_shell(path: str, project: Project) -> Iterator[tuple[str, Span, str, str]]:
    text = project.text(path)
    found = _UNSET.search(text) if "exit 0" in text else None
    if found is None:
        return
    name = found["unset"] or found["other"]
    told = next((one for one in _WORDS.findall(text[found.end() :]) if _erases_people(one)), "")
    if told and name not in _put(project):
        yield path, Span(found.start(), found.start() + len(found[0].partition("\n")[0].rstrip())), told, name


@memo
def _put(project: Project) -> frozenset[str]:
    """The names in capitals that files of settings speak of."""
    settings = (one for one in project.paths if one.endswith(_SETTINGS))
    return frozenset(name for one in settings for name in _CAPITALS.findall(project.text(one)))


def _in_program(path: str, project: Project) -> Iterator[tuple[str, Span, str, str]]:
    """The first thing that a program which is called after what it erases does, when it leaves for want of a setting."""
    for deed in deeds_in(path, project):
        found = _SETTING.match(deed.tests[-1]) if deed.called in (LEAVES, RETURN) and len(deed.tests) == 1 else None
        if found is not None:
            yield path, deed.tests_at[-1], path.rpartition("/")[2].partition(".")[0], found["name"]
            return


def _erases_people(name: str) -> bool:
    """Whether a name is of what erases people's data: `delete_old_users`, `AnonymizeExpiredAccountCommand`."""
    words = name_words(name)
    return bool(_ERASES.intersection(words)) and any(is_person(one) or comes_from_someone(one) for one in words)
