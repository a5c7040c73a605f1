"""Many services at once: the reports of their runs, read one after the other and kept on disk, so that memory does not grow."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Text
from guichet.documents import reports
from guichet.engine.catalogue import cards
from guichet.rulebook.left_out import EVERYONE, is_group, left_out

_TABLES = """
create table service (id integer primary key, name, day, version, files, violations, reviews, critical, accepted, suppressed, excluded, unjudged, unread);
create table people (service, key, violations, reviews, accepted);
create table rule (key, name, number);
create table decision (service, until, rules, owner, reason, place, is_incomplete);
create table refused (path, why_fr, why_en);
"""
NAMELESS = ("guichet", "report", "guichet-report")
"""Names of files that say nothing of a service: the folder then has its name."""


@dataclass(frozen=True, slots=True)
class Service:
    """One line about a service."""

    name: str
    day: str
    version: str
    files: int
    violations: int
    reviews: int
    critical: int
    accepted: int
    suppressed: int
    excluded: int
    unjudged: int
    unread: str
    people: tuple[str, ...]
    """The groups of people who are left outside most, at most two."""


@dataclass(frozen=True, slots=True)
class People:
    """One line about a group of people."""

    key: str
    services: int
    violations: int
    reviews: int
    accepted: int
    rules: tuple[str, ...]
    """The names of the rules found most, at most three."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One derogation of a service; `until` is "" when it has no end.

    Without rules, it is the lines of a baseline that end on that day: `place` is their number.
    """

    service: str
    until: str
    rules: str
    owner: str
    reason: str
    place: str
    is_incomplete: bool


class Portfolio:
    """What many reports say together. It lies in a file of its own, which goes away with it."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._people = {card.name: left_out(card)[0] for card in cards(Config())}
        base.executescript(_TABLES)

    def add(self, file: Path) -> None:
        """Read one report, JSON or JSON Lines, one finding at a time. What is no report is noted as such."""
        try:
            with self._base, closing(reports.records(file)) as records:
                self._keep(_name_of(file), records)
        except reports.NotAReportError as problem:
            why = problem.args[0]
        except (OSError, UnicodeDecodeError, RecursionError, OverflowError, sqlite3.Error):
            why = _UNREADABLE
        else:
            return
        with self._base:
            self._base.execute("insert into refused values (?, ?, ?)", (_stored(str(file)), why.fr, why.en))

    def _keep(self, name: str, records: Iterator[tuple[str, Mapping[str, Any]]]) -> None:
        kind, heading = next(records, ("", {}))
        if kind != "report":
            raise reports.NotAReportError(reports.OTHER)
        summary = reports.mapping(heading.get("summary"))
        cursor = self._base.execute("insert into service (name) values (?)", (_stored(name),))
        service, critical = cursor.lastrowid, 0
        sure: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        rules: Counter[tuple[str, str]] = Counter()
        for end in reports.listed(heading.get("baseline")):
            self._accept(service, end)
        let_be: Counter[str] = Counter()
        for rule, number in reports.mapping(heading.get("accepted")).items():
            let_be[self._people.get(rule, EVERYONE)] += reports.number(number)
        for kind, record in records:
            if kind == "derogation":
                self._decide(service, record)
            elif kind == "finding":
                is_sure = record.get("certainty") != "review"
                critical += is_sure and record.get("severity") == "critical"
                key = self._left_out(record)
                (sure if is_sure else asked)[key] += 1
                rules[key, str(record.get("rule"))] += 1
        self._base.executemany(
            "insert into people values (?, ?, ?, ?, ?)",
            [(service, key, sure[key], asked[key], let_be[key]) for key in {*sure, *asked, *let_be}],
        )
        self._base.executemany("insert into rule values (?, ?, ?)", [(*pair, number) for pair, number in rules.items()])
        unread = reports.mapping(heading.get("not_read"))
        counts = [
            reports.number(summary.get(name)) for name in ("files", "violations", "reviews", "accepted", "suppressed")
        ]
        self._base.execute(
            "update service set day=?, version=?, files=?, violations=?, reviews=?, accepted=?, suppressed=?, critical=?,"
            " excluded=?, unjudged=?, unread=? where id=?",
            (
                reports.day(heading.get("date")),
                _stored(str(heading.get("version", ""))),
                *counts,
                critical,
                reports.number(heading.get("excluded")),
                sum(map(reports.number, reports.mapping(summary.get("unjudged")).values())),
                _stored(", ".join(f"{reports.number(number)} {kind}" for kind, number in unread.items())),
                service,
            ),
        )

    def _left_out(self, finding: Mapping[str, Any]) -> str:
        """Return the group that a finding names first; for a report of before they were written, that of its rule."""
        people = finding.get("people")
        known = (one for one in people if isinstance(one, str) and is_group(one)) if isinstance(people, list) else ()
        return next(iter(known), self._people.get(str(finding.get("rule")), EVERYONE))

    def _decide(self, service: int | None, record: Mapping[str, Any]) -> None:
        rules, problems = record.get("rules"), record.get("problems")
        said = [", ".join(map(str, rules)) if isinstance(rules, list) else ""]
        said += [str(record.get(name) or "") for name in ("owner", "reason")]
        place = f"{record.get('path', '')}:{reports.number(record.get('line'))}"
        left = isinstance(problems, list) and bool({*map(str, problems)} - {"expired"})
        self._base.execute(
            "insert into decision values (?, ?, ?, ?, ?, ?, ?)",
            (service, reports.day(record.get("until")), *map(_stored, said), _stored(place), left),
        )

    def _accept(self, service: int | None, end: Mapping[str, Any]) -> None:
        """Keep how many lines of a baseline end on one day."""
        said = (
            reports.day(end.get("until")),
            "",
            _stored(str(end.get("owner") or "")),
            "",
            str(reports.number(end.get("lines"))),
        )
        self._base.execute("insert into decision values (?, ?, ?, ?, ?, ?, ?)", (service, *said, False))

    def totals(self) -> tuple[int, int, int, int]:
        """Return how many services there are, and their violations, points to check and accepted findings."""
        asked = "select count(*), total(violations), total(reviews), total(accepted) from service"
        services, violations, reviews, accepted = self._base.execute(asked).fetchone()
        return services, int(violations), int(reviews), int(accepted)

    def people(self) -> Iterator[People]:
        """Yield the groups of people, the one that most services leave outside first."""
        asked = (
            "select key, count(*), total(violations), total(reviews), total(accepted) from people group by key"
            " order by 2 desc, 3 desc, 1"
        )
        often = "select name from rule where key=? group by name order by total(number) desc, name limit 3"
        for key, services, violations, reviews, accepted in self._base.execute(asked):
            rules = tuple(name for (name,) in self._base.execute(often, (key,)))
            yield People(key, services, int(violations), int(reviews), int(accepted), rules)

    def services(self) -> Iterator[Service]:
        """Yield the services, those with the most critical violations first."""
        order = "critical desc, violations desc, name, id"
        names = "id, name, day, version, files, violations, reviews, critical, accepted, suppressed, excluded, unjudged, unread"
        most = (
            "select key from people where service=? order by violations desc, reviews desc, accepted desc, key limit 2"
        )
        for row in self._base.execute(f"select {names} from service order by {order}"):
            people = tuple(key for (key,) in self._base.execute(most, row[:1]))
            yield Service(**dict(zip(names.split(", ")[1:], row[1:], strict=True)), people=people)

    def decisions(self) -> Iterator[Decision]:
        """Yield the derogations, those that end first before the others, those without an end last."""
        asked = (
            "select name, until, rules, owner, reason, place, is_incomplete from decision"
            " join service on service = service.id order by until = '', until, name, place"
        )
        for name, until, rules, owner, reason, place, is_incomplete in self._base.execute(asked):
            yield Decision(name, until, rules, owner, reason, place, bool(is_incomplete))

    def refused(self) -> Iterator[tuple[str, Text]]:
        """Yield the files that hold no report, and why."""
        for path, fr, en in self._base.execute("select path, why_fr, why_en from refused order by path"):
            yield path, Text(fr, en)


@contextmanager
def gathered(paths: Iterable[str]) -> Iterator[Portfolio]:
    """Give what the reports of some files and folders say together. Raises UsageError when there is no report at all."""
    with closing(sqlite3.connect("")) as base:
        portfolio = Portfolio(base)
        number = 0
        for number, file in enumerate(_files(paths), 1):  # noqa: B007
            portfolio.add(file)
        if not number:
            raise UsageError(
                "Aucun rapport : donnez des fichiers .json ou .jsonl écrits par « guichet check --format json ».",
                'No report: give .json or .jsonl files written by "guichet check --format json".',
            )
        yield portfolio


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*.json*") if file.suffix in (".json", ".jsonl"))
        else:
            yield path


_UNREADABLE = Text("le fichier ne se lit pas", "the file cannot be read")


def _name_of(file: Path) -> str:
    return file.resolve().parent.name if file.stem in NAMELESS else file.stem


def _stored(text: str) -> str:
    """Return a text as the base keeps it: halves of characters, which JSON may hold, become escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
