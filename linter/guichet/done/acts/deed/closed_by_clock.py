"""Requests and files that a job of Ruby, PHP, a script or the JVM closes because time went by, when nothing is written to those whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.done.acts.deed.endings import MOVES, WORD, ending_of, is_of_people, queried_in, verb_of
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.put_away import erases_undecided, is_put_away, is_undecided
from guichet.done.acts.ruby_beside import file_of
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Deed, Function, Put
from guichet.reading.deeds.ruby import deeds_of
from guichet.reading.python.roles import names_task
from guichet.reading.templates.site import SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_BEFORE = re.compile(
    r"\bago\b|(?:By|And)\w{2,60}(?:Before|LessThan|OlderThan)\(|Date\.now\(\)\s?-|\b(?:subDays|subWeeks|subMonths)\(|\.subtract\(|\.minus(?:Days|Weeks|Months|Hours)?\(|(?:->|\.)(?:sub(?:Days?|Hours?|Weeks?|Months?|Minutes?)?|modify|prev_(?:day|month))\b"
)
"""A moment before the present: `30.days.ago`, `now()->subDays(30)`, `$now->modify('-30 days')`."""
_ON = re.compile(r"(?:_at|_on|\bdate\w{0,30}|At|Date)\s?(?:[<>]=?)|(?:[<>]=?)\s?\w{0,40}(?:_at|_time|time)\b")
"""A test on a date."""
_READ = (".rb", ".rake", ".php", *TYPED_PROGRAMS, *SCRIPT_SUFFIXES)
_EACH_BRANCH = (".rb", ".rake", ".php")
"""Where a branch that tests a date is looked at, whoever runs it."""
_TIMED = re.compile(
    r"(?:@?Scheduled\b|(?:\w+\.)?(?:cron|scheduler?|agenda|nodeCron)\b|setInterval\b|(?:new )?CronJob\b|\w*schedule\.)",
    re.I,
)
"""What a clock is given to run, or the mark of what it runs."""
_OF_JOBS = re.compile(r"(?:^|/)(?:jobs?|cron|crons|workers?|taches|tasks)/")
_NO_NAME = Function("", Span(0, 0))
_CALLED = re.compile(r"[a-z_]\w{2,80}")
_NO = frozenset({"false", "False", "nil", "null", "None"})
_PLANNED = re.compile(r"(?:^|::)(?P<job>(?P<does>\w{3,80})(?:Job|Worker))\.(?:set|perform_in|perform_at)$")
_PLANS = re.compile(r"\b([A-Z]\w{2,80}(?:Job|Worker))\.(?:set|perform_in|perform_at)\b")
_MOVED = re.compile(r"\b([a-z]\w{1,60})\.transition_to\b")
_ENTERS = re.compile(r"^after_\w{3,20}\b.{0,60}?\bto: ?\[?([^)\]]{1,120})")
"""What a state machine does once it is in a state."""


def closed_by_clock(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what closes somebody's file in a program that nobody starts, because of a date, when its branch writes to nobody.

    It is certain when the call itself says that they are not told. Python has a reader of its own.
    """
    if not whole.path.endswith(_READ) or not whole.place.is_lived or _answers(body, whole):
        return
    is_alone = whole.place.is_unattended or is_timed(body, whole)
    if not is_alone and not whole.path.endswith(_EACH_BRANCH):
        return
    is_dated = is_alone and runs_on_dates(body, whole)
    chosen = written_in(body, whole) if is_dated else ""
    for deed in body.deeds:
        ending = ending_of(deed, queried_in(deed, body)) or _put_away(deed, body, chosen)
        if ending is None or not (is_dated or any(_BEFORE.search(one) for one in deed.tests)):
            continue
        untold = any(speaks_of(one.name, "decisions.tell") and one.value in _NO for one in deed.puts)
        if not untold and (_is_told(deed, body, whole) or _tells_itself(deed) or _is_told_on_moving(deed, whole)):
            return
        yield FromDeed(
            Kind.CLOSE, whole.path, deed.span, whole.place, what=What.CLOSED_BY_CLOCK, shown=whole.shown(deed.span),
            other=ending, certain=untold,
        )  # fmt: skip
        return


def closed_where_planned(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what does so in what a script gives to a schedule without a name: `cron.schedule("0 3 * * *", async () => { … })`."""
    if deed.within is not None or not whole.place.is_lived or not any(map(_TIMED.match, deed.marks)):
        return
    beside = tuple(whole.apart[deed.marks[-1:]])
    start = min(one.span.start for one in beside)
    chosen = whole.read(Span(start, deed.span.end))
    ending = ending_of(deed) or _put_away(deed, Body(_NO_NAME, beside), chosen)
    if ending is None or not _BEFORE.search(chosen) or any(map(_tells, beside)) or _tells_itself(deed):
        return
    yield FromDeed(
        Kind.CLOSE, whole.path, deed.span, whole.place, what=What.CLOSED_BY_CLOCK, shown=whole.shown(deed.span),
        other=ending, certain=False,
    )  # fmt: skip


def is_timed(body: Body, whole: Whole) -> bool:
    """Return whether a clock runs a function: by its mark, by the folder of its file, or as what a schedule is given."""
    is_job = _is_marked_timed(body) or _OF_JOBS.search(whole.path) is not None
    return is_job or body.function.name in _given_to_schedules(whole)


@memo
def _is_marked_timed(body: Body) -> bool:
    return any(map(_runs_alone, dict.fromkeys(mark for one in body.deeds for mark in one.marks)))


@memo
def _given_to_schedules(whole: Whole) -> frozenset[str]:
    """What a file gives to a schedule by its name."""
    return frozenset(arg for one in whole.deeds if one.is_call and _TIMED.match(one.called) for arg in one.args)


def _runs_alone(mark: str) -> bool:
    """Whether a mark has a clock or a queue run what bears it, or makes of it a command that nobody's request runs."""
    name = mark.partition("(")[0]
    return _TIMED.match(mark) is not None or names_task(name) or name.endswith(".command")


def _put_away(deed: Deed, body: Body, chosen: str) -> str | None:
    """The state by which a deed puts files out of sight, where what picks them picks those that wait for an answer."""
    if not is_of_people(deed, queried_in(deed, body)):
        return None
    if deed.is_call and erases_undecided(deed.last, chosen):
        return deed.last
    for put in deed.written:
        found = WORD.search(put.value.replace("::", " ").replace(".", " ")) if speaks_of(put.name, "decisions.fields") else None  # fmt: skip
        if found is not None and is_put_away(found[1]) and is_undecided(chosen):
            return found[1]
    return None


def refusal_planned(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the job that will refuse or close somebody's file once some time has gone by, when what it does writes to nobody."""
    job = _PLANNED.search(deed.called)
    if job is None or not whole.place.is_lived or next(deed.put("wait", "wait_until", "in"), None) is None:
        return
    does = job["does"]
    verb = verb_of(does)
    refuses = speaks_of(verb, "decisions.refuse")  # what closes at a date may be over for all, as was said
    if not refuses or speaks_of(does, "decisions.things") or speaks_of(does, "decisions.inside"):
        return
    done = file_of(job["job"], whole.project) if whole.is_among_others else None
    if done is None or any(_is_told_on_moving(one, whole) for one in deeds_of(done)):
        return
    if not speaks_of(done.text, "decisions.tell"):
        yield FromDeed(
            Kind.CLOSE, whole.path, deed.span, whole.place, what=What.CLOSED_BY_CLOCK, shown=whole.shown(deed.span),
            certain=False,
        )  # fmt: skip


def jobs_planned(path: str, project: Site) -> list[str]:
    """Return the files of the jobs that one of Ruby plans, and of the state machines of what is moved: what they do is looked at there."""
    planned = dict.fromkeys(_PLANS.findall(project.text(path)))
    jobs = [there for one in planned if (there := file_of(one, project)) is not None]
    moved = dict.fromkeys(
        owner for text in (project.text(path), *(one.text for one in jobs)) for owner in _MOVED.findall(text)
    )
    machines = (there for one in moved if (there := _machine_of(one, project)) is not None)
    return [one.digest for one in (*jobs, *machines)]


def settled_by_silence(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the reason under which a program closes the file of people who did not answer, when that says that all is well."""
    if not whole.path.endswith((".rb", ".rake", ".php")) or not whole.place.is_unattended:
        return
    deed = next((one for one in body.deeds if any(map(_is_well, one.written))), None)
    if deed is None or not runs_on_dates(body, whole) or not any(ending_of(one) for one in body.deeds):
        return
    if speaks_of(f"{body.function.name} {' '.join(body.texts)}", "decisions.lapsed"):
        yield FromDeed(Kind.CLOSE, whole.path, deed.span, whole.place, what=What.SETTLED, shown=whole.shown(deed.span))


def _answers(body: Body, whole: Whole) -> bool:
    """Whether somebody's own request runs it: a page, or a form, whoever is behind."""
    return bool(
        re.search(r"(?:^|/)(?:controllers?|forms?|policies|voters?|polic\w+|graphql|api)/", whole.path, re.I)
    ) or bool(body.function.verb)


def _is_well(put: Put) -> bool:
    return speaks_of(put.name, "decisions.reasons") and speaks_of(put.value, "decisions.all_well")


def runs_on_dates(body: Body, whole: Whole) -> bool:
    """Return whether a function, or one of its file that it calls, looks for what is older than a moment, or compares dates."""
    own = written_in(body, whole)
    if _BEFORE.search(own) or any(_ON.search(test) for one in body.deeds for test in one.tests):
        return True
    called = set(_CALLED.findall(own))
    return any(one is not body and one.function.name in called for one in _looking_back(whole))


@memo
def _looking_back(whole: Whole) -> list[Body]:
    """The functions of a file that look for what is older than a moment."""
    return [one for one in whole.bodies.values() if _BEFORE.search(written_in(one, whole))]


def written_in(body: Body, whole: Whole) -> str:
    """Return what a function is written with, as far as one reads in one breath."""
    start = body.function.span.start
    return whole.read(Span(start, max(start, *(one.span.end for one in body.deeds))))


def _is_told(deed: Deed, body: Body, whole: Whole) -> bool:
    """Whether the branch that ends a file, or one around it, writes to somebody; or calls before, in some cases or all, what the file has to write to them."""
    for one in body.deeds:
        if one is not deed and set(one.tests) <= set(deed.tests) and _tells(one):
            return True
        before = one.span.start < deed.span.start and set(deed.tests) <= set(one.tests)
        if before and one.is_call and any(map(_tells, _done_by(one.called, whole))):
            return True
    return False


def _done_by(called: str, whole: Whole) -> Iterator[Deed]:
    """What a function of the file does, when it is what is called: `send_notice(claim)`, `$this->prevenir($demande)`."""
    name = called.removeprefix("self.").removeprefix("$this->").removeprefix("this.")
    return (one for function, body in whole.bodies.items() if function.name == name for one in body.deeds)


def _is_told_on_moving(deed: Deed, whole: Whole) -> bool:
    """Whether people are written to by what follows from the state that a file is moved to: `after_transition(to: :denied)`."""
    states = [found[1] for one in deed.args if (found := WORD.search(one))] if deed.last in MOVES else []
    if not states or not whole.is_among_others:
        return False
    machine = _machine_of(deed.owner, whole.project)
    listening = (*whole.deeds, *(deeds_of(machine) if machine is not None else ()))
    return any(_tells(one) and any(_enters(mark, states[0]) for mark in one.marks) for one in listening)


def _enters(mark: str, state: str) -> bool:
    found = _ENTERS.search(mark)
    return found is not None and state in re.findall(r"\w+", found[1])


def _machine_of(owner: str, project: Site) -> Source | None:
    """The state machine of what is moved, by its name: `tax_return`, `TaxReturnStateMachine`."""
    name = "".join(map(str.capitalize, re.split(r"\W", owner.rstrip("."))[-1].split("_")))
    return file_of(f"{name}StateMachine", project) if name else None


def _tells(deed: Deed) -> bool:
    return (
        deed.is_call
        and speaks_of(deed.called, "decisions.tell")
        and not speaks_of(deed.called, "decisions.noted_inside")
    )


def _tells_itself(deed: Deed) -> bool:
    """Whether its name says that it writes too: `close_and_notify`."""
    return speaks_of(deed.last, "decisions.tell") or any(
        speaks_of(one.name, "decisions.tell") and one.value not in _NO for one in deed.puts
    )
