"""What a job of Rails is given of someone: its arguments are written in the logs each time it is put in line, unless it says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.ruby.left_unfiltered import LEVEL, is_setting
from guichet.done.acts.ruby_beside import file_of
from guichet.done.acts.table.watching import Written
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_personal, is_personal_name
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

LATER = "perform_later"
JOB = "job"
"""What holds it, as an act says."""
_QUIET = "log_arguments"
_CALLED = re.compile(r"\b(\w{3,80}?)\.(?:set\([^\n]{0,80}\)\.)?perform_later\b")
_PATH = re.compile(r"@?[a-z_]\w{1,60}(?:&?\.[a-z_]\w{1,60}){0,3}")
_ROWS = re.compile(r"(?:data|rows|lines|attributes|payload|csv)$")
"""What holds more than a number, by its name."""
_READ = re.compile(r"\w\[[:'\"](\w{2,60})['\"]?\]")
_FEWEST = 2


def given_to_jobs(deed: Deed, whole: Whole) -> Iterator[Written]:
    """Yield what puts a job in line with the address, the name or the whole lines of people, when the logs hold what jobs are given."""
    if deed.last != LATER or not (deed.is_call and whole.place.is_lived and whole.is_among_others):
        return
    job = deed.called.partition(".")[0].rpartition("::")[2]
    given = [*deed.args, *(one.name for one in deed.puts)]
    told = next(
        (one.lstrip("@") for one in given if _PATH.fullmatch(one) and is_personal(one.replace("&", "").lstrip("@"))), ""
    )
    if not told and _reads_people(job, whole.project):
        told = next((one.lstrip("@") for one in given if _PATH.fullmatch(one) and _ROWS.search(one)), "")
    if told and _is_loud(job, whole.project):
        yield Written(Kind.KEEP, deed.path, deed.span, whole.place, data=(Datum(Sort.IDENTITY, told, told),), to=JOB)


def jobs_told(path: str, project: Site) -> list[str]:
    """Return what other files say of the jobs that a file puts in line."""
    jobs = dict.fromkeys(_CALLED.findall(project.text(path)))
    return [f"{_is_loud(one, project)} {_reads_people(one, project)}" for one in jobs]


def _is_loud(job: str, project: Site) -> bool:
    """Whether the logs of production hold what a job is given: neither it, nor the class of all jobs, nor a setting says otherwise."""
    own = file_of(job, project)
    return own is not None and not own.holds(_QUIET) and not _is_quiet(project)


@memo
def _is_quiet(project: Site) -> bool:
    common = [*project.by_name.get("application_job.rb", ()), *filter(is_setting, project.paths)]
    return any(project.holds(one, _QUIET) or LEVEL.search(project.text(one)) for one in common)


@keyed_memo
def _reads_people(job: str, project: Site) -> bool:
    """Whether a job reads in what it is given the names and the births of people."""
    own = file_of(job, project)
    read = {one for one in _READ.findall(own.text) if is_personal_name(one)} if own is not None else ()
    return len(read) >= _FEWEST
