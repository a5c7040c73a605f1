"""Many services at once: the reports of their runs, read one after the other and kept on disk, so that memory does not grow."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Text
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


class NotAReportError(Exception):
    """What a file holds instead of a report."""


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
            with self._base, closing(_records(file)) as records:
                self._keep(_name_of(file), records)
        except (NotAReportError, OSError, UnicodeDecodeError, RecursionError) as problem:
            why = problem.args[0] if isinstance(problem, NotAReportError) else _UNREADABLE
            with self._base:
                self._base.execute("insert into refused values (?, ?, ?)", (_stored(str(file)), why.fr, why.en))

    def _keep(self, name: str, records: Iterator[tuple[str, Mapping[str, Any]]]) -> None:
        kind, heading = next(records, ("", {}))
        if kind != "report":
            raise NotAReportError(_OTHER)
        summary = _mapping(heading.get("summary"))
        cursor = self._base.execute("insert into service (name) values (?)", (_stored(name),))
        service, critical = cursor.lastrowid, 0
        sure: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        rules: Counter[tuple[str, str]] = Counter()
        for end in _listed(heading.get("baseline")):
            self._accept(service, end)
        let_be: Counter[str] = Counter()
        for rule, number in _mapping(heading.get("accepted")).items():
            let_be[self._people.get(rule, EVERYONE)] += _number(number)
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
        unread = _mapping(heading.get("not_read"))
        counts = [_number(summary.get(name)) for name in ("files", "violations", "reviews", "accepted", "suppressed")]
        self._base.execute(
            "update service set day=?, version=?, files=?, violations=?, reviews=?, accepted=?, suppressed=?, critical=?,"
            " excluded=?, unjudged=?, unread=? where id=?",
            (
                _day(heading.get("date")),
                _stored(str(heading.get("version", ""))),
                *counts,
                critical,
                _number(heading.get("excluded")),
                sum(map(_number, _mapping(summary.get("unjudged")).values())),
                _stored(", ".join(f"{_number(number)} {kind}" for kind, number in unread.items())),
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
        place = f"{record.get('path', '')}:{_number(record.get('line'))}"
        left = isinstance(problems, list) and bool({*map(str, problems)} - {"expired"})
        self._base.execute(
            "insert into decision values (?, ?, ?, ?, ?, ?, ?)",
            (service, _day(record.get("until")), *map(_stored, said), _stored(place), left),
        )

    def _accept(self, service: int | None, end: Mapping[str, Any]) -> None:
        """Keep how many lines of a baseline end on one day."""
        said = (_day(end.get("until")), "", _stored(str(end.get("owner") or "")), "", str(_number(end.get("lines"))))
        self._base.execute("insert into decision values (?, ?, ?, ?, ?, ?, ?)", (service, *said, False))

    def totals(self) -> tuple[int, int, int, int]:
        """Return how many services there are, and their violations, points to check and accepted findings."""
        asked = "select count(*), total(violations), total(reviews), total(accepted) from service"
        services, violations, reviews, accepted = self._base.execute(asked).fetchone()
        return services, int(violations), int(reviews), int(accepted)

    def people(self) -> Iterator[People]:
        """Yield the groups of people, the one that most services leave outside first."""
        asked = (
            "select key, count(*), sum(violations), sum(reviews), sum(accepted) from people group by key"
            " order by 2 desc, 3 desc, 1"
        )
        often = "select name from rule where key=? group by name order by sum(number) desc, name limit 3"
        for key, services, violations, reviews, accepted in self._base.execute(asked):
            rules = tuple(name for (name,) in self._base.execute(often, (key,)))
            yield People(key, services, violations, reviews, accepted, rules)

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
_OTHER = Text("ce n’est pas un rapport de guichet", "it is not a report of guichet")
_CUT = Text("le rapport est coupé", "the report is cut")


def _records(file: Path) -> Generator[tuple[str, Mapping[str, Any]], None, None]:
    """Yield the records of a report with their kind: its heading, then its derogations and findings."""
    with file.open(encoding="utf-8") as lines:
        first = _parsed(lines.readline(), None)
        if isinstance(first, dict) and "kind" in first:
            yield str(first["kind"]), first
            for line in lines:
                record = _mapping(_parsed(line, _CUT))
                yield str(record.get("kind")), record
            return
        lines.seek(0)
        whole = _parsed(lines.read(), _OTHER)
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list) or "version" not in whole:
        raise NotAReportError(_OTHER)
    yield "report", whole
    for kind, name in (("derogation", "derogations"), ("finding", "findings")):
        yield from ((kind, one) for one in _listed(whole.get(name)))


def _parsed(text: str, why: Text | None) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        if why is None:
            return None
        raise NotAReportError(why) from None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> Iterator[Mapping[str, Any]]:
    return map(_mapping, value if isinstance(value, list) else ())


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0


def _day(value: object) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""


def _name_of(file: Path) -> str:
    return file.resolve().parent.name if file.stem in NAMELESS else file.stem


def _stored(text: str) -> str:
    """Return a text as the base keeps it: halves of characters, which JSON may hold, become escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
