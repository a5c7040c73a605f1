"""What the command of a job says once its variables are given their values: those of its own file, or of the tables of settings that it takes them from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.reading.schedules.entry import Schedule

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w{1,40})\b\}?")
_DOCUMENTS = re.compile(r"^---[ \t\r]*$", re.M)
_TABLES = (".yml", ".yaml")


def spelled_out(job: Schedule, project: Project) -> str:
    """Return what a job says, with the value of each variable that has one alone."""
    said = job.says
    for name in dict.fromkeys(_VARIABLE.findall(said)):
        values = values_of(name, job, project)
        if len(values) == 1:
            said = re.sub(rf"\$\{{?{name}\b\}}?", values.pop(), said)
    return said


def values_of(name: str, job: Schedule, project: Project, script: str = "") -> set[str]:
    """Return the values that a job gives a name: in what it runs, in its own file, or in the tables of settings that it takes it from."""
    return (
        set(_given(name, script))
        or set(_given(name, _document(job, project.text(job.path))))
        or set(_taken(name, job, project))
    )


def _document(job: Schedule, text: str) -> str:
    """The document that plans a job, among those of its file."""
    cuts = [one.start() for one in _DOCUMENTS.finditer(text)]
    start = max((one for one in cuts if one <= job.span.start), default=0)
    return text[start : min((one for one in cuts if one > job.span.start), default=len(text))]


def _given(name: str, text: str) -> Iterator[str]:
    """The values that a text gives a name: `NAME=0`, `NAME: "0"`, `name: NAME` over `value: 0`."""
    assigned = rf"^[ \t-]*(?:export[ \t]+|Environment=)?[\"']?{name}[\"']?[ \t]*[:=][ \t]*[\"']?([\w.-]+)"
    listed = rf"\bname:[ \t]*[\"']?{name}[\"']?[ \t\r]*\n[ \t]*value:[ \t]*[\"']?([\w.-]+)"
    yield from (*re.findall(assigned, text, re.M), *re.findall(listed, text))


def _taken(name: str, job: Schedule, project: Project) -> Iterator[str]:
    """The values of a name in the tables of settings that a job takes its own from."""
    for path in project.paths if job.taken_from else ():
        if path.endswith(_TABLES) and project.holds(path, name):
            for part in _DOCUMENTS.split(project.text(path)):
                if any(
                    re.search(rf"^[ \t]+name:[ \t]*[\"']?{re.escape(one)}[\"']?[ \t\r]*$", part, re.M)
                    for one in job.taken_from
                ):
                    yield from _given(name, part)
