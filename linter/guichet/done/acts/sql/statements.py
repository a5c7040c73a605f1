"""What SQL does to people: statuses written by UPDATE, controls opened by INSERT, ranks and lists worked out by views."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.put_away import is_undecided
from guichet.done.acts.sql import added, points
from guichet.done.acts.sql.agreements import agreements_in
from guichet.done.acts.sql.doors import queries_in
from guichet.done.acts.sql.ends import ends_written
from guichet.done.acts.sql.rows import (
    columns_of,
    is_kept_of_someone,
    kept_back,
    named_together,
    turns_set,
    values_asked,
    weights_kept,
)
from guichet.done.acts.sql.turns import first_clicked, lanes_told, set_by_tests, sorted_last
from guichet.done.deciding.actors import is_run_alone
from guichet.done.deciding.decisions import speaks_of as judges
from guichet.done.deciding.decisions import users_of
from guichet.done.deciding.score import is_score_name
from guichet.done.deciding.tells import telling
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.sql.statements import Clause, Statement, macros_of, statements_of

_MADE_ONCE = re.compile(
    r"(?:^|/)(?:schema|init|dump|seed|structure|V\d+__)[^/]*\.sql$|(?:^|/)(?:migrat\w*|fixtures?|seeds?|dumps?)/", re.I
)
_SQL = re.compile(r"\s*(?:update|delete\s+from|insert\s+into|create\s|with\s|select\s)", re.I)
_CLOCK = re.compile(
    r"\binterval\b|current_(?:date|timestamp)|\bnow\s*\(|getdate|datediff|date_(?:sub|add)|\bage\s*\(|\bsysdate\b", re.I
)
_COMPARED = re.compile(r"(?<![^\W\d])([^\W\d]\w{0,200})\s*(?:>=?|<=?|between)\s*[\d:%.]", re.I)
_TELLS = re.compile(
    r"notif|mail|courrier|courriel|lett(?:re|er)|outbox|sms|message|publipost|pg_notify|\bnotify\b|sp_send", re.I
)
_SILENT = re.compile(
    r"--[^\n]*|/\*(?:.*?\*/|.*)|(?<![\w\"`])(?![\w\"`]*(?:ied|i[eé]e?|sent|envoy[eé]e?|ed)(?:_at|_on|_le)?\b)[\w\"`]{0,100}(?:notif|mail|courri|sms|message|lett)[\w\"`]{0,100}\s*(?:=|\bis\b)\s*(?:false|0|null|'(?:f|n|no|non|off|0|false)')(?![\w.])",
    re.I | re.S,
)
"""Words that send nothing: remarks, a notice that is off; one that is not sent yet (`notified = FALSE`) may leave with another job."""
_POINTS = re.compile(r"\bcase\b|[+*]|\bsum\s*\(|-\s*\w+\.", re.I)


@memo
def _writes_to_people(source: Source) -> bool:
    return _TELLS.search(_SILENT.sub(" ", source.text)) is not None


@dataclass(eq=False)
class SqlAct(Act):
    """What a statement does, read in some of its clauses: `looked` decide it."""

    source: Source
    statement: Statement
    looked: tuple[Clause, ...] = field(kw_only=True)
    said: str = field(kw_only=True)
    aim: Purpose = field(kw_only=True)
    users: tuple[tuple[nodes.FunctionDef, PythonModule], ...] = field(default=(), kw_only=True)
    """The functions of Python that run it, when it is written in Python."""

    @property
    def name(self) -> str:
        """What it is called in the text."""
        return self.said

    @property
    def purpose(self) -> Purpose:
        """Whether it is done against people, by what it writes or by the names of what it makes."""
        return self.aim

    @property
    def is_decision(self) -> bool:
        """Whether it is written down as decided of a file: always."""
        return True

    @property
    def puts_behind(self) -> bool:
        """Whether those on whom it falls wait or are checked, and the others go on."""
        return self.aim is Purpose.ADVERSE and self.kind in (Kind.DELAY, Kind.CHOOSE, Kind.RATE)

    @property
    def is_about_people(self) -> bool:
        """Whether what it changes holds people's requests or rights, or what is paid to those whom it picks."""
        made = self.statement.made
        if speaks_of(made, "decisions.asked_for") and is_kept_of_someone(made, self.source.text):
            return True
        return speaks_of(made, "decisions.people") or (speaks_of(made, "decisions.running") and self._picks_people)

    @property
    def _picks_people(self) -> bool:
        return any(speaks_of(name, "decisions.people") for clause in self.looked for name, _ in clause.names())

    @property
    def is_computed(self) -> bool:
        """Whether the statement works it out."""
        return True

    @property
    def is_read(self) -> bool:
        """Whether somebody is named before: a review done, an officer's opinion."""
        return any(speaks_of(name, "decisions.human") for clause in self.looked for name, _ in clause.names())

    @property
    def is_told(self) -> bool:
        """Whether the same file writes to people, or hands the rows to what runs it."""
        if self.users:
            return any(telling(function, module) for function, module in self.users)
        return _writes_to_people(self.source) or self.statement.clause("returning") is not None

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts it."""
        return self.place.is_unattended or any(is_run_alone(function, module) for function, module in self.users)

    @property
    def is_by_clock(self) -> bool:
        """Whether it tests the present time."""
        return any(_CLOCK.search(clause.text) for clause in self.looked)

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield what its clauses test or count, of one sort."""
        for clause in self.looked:
            if reason is Reason.PERSON:
                valued = values_asked(clause) if self.aim is Purpose.ADVERSE and self.kind is Kind.RATE else ()
                for name, span in (*clause.names(), *named_together(clause), *valued):
                    attribute = attribute_of(name)
                    if attribute is not None:
                        yield Ground(reason, self.path, span, name, (), attribute.certain, attribute)
            elif reason is Reason.SCORE:
                for found in _COMPARED.finditer(clause.text):
                    if is_score_name(found[1]):
                        span = Span(clause.start + found.start(), clause.start + found.end())
                        yield Ground(reason, self.path, span, found[1])


class ClickedInSql(SqlAct):
    """Places that a statement gives in the order of clicks, to the second."""

    @property
    def is_about_places(self) -> bool:
        """Whether people are those among whom it picks: they asked."""
        return True

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the instant by which it ranks."""
        if reason is Reason.RUSH:
            yield Ground(reason, self.path, self.span, self.said)


class PresumedInSql(SqlAct):
    """An agreement that a statement writes down for every row, or that a table gives by default."""

    @property
    def is_presumed(self) -> bool:
        """Whether nobody answered: always."""
        return True


class KeptBack(SqlAct):
    """What a statement takes out of what people are paid, for what they were paid too much."""

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people: when what it changes is what they receive."""
        return super().is_about_people or speaks_of(self.statement.made, "decisions.running")


def acts_in(source: Source) -> Iterator[SqlAct]:
    """Yield what the statements of a file of SQL do to people, each once."""
    place = _place(source.path)
    statements = (*statements_of(source.text), *macros_of(source.text))
    for statement in statements:
        yield from _acts(statement, source, place, beside=statements)
    for one in set_by_tests(source.text):
        said = " ".join(one.clauses[0].text.split())
        yield SqlAct(Kind.DELAY, source.path, one.span, Place.JOB, source, one, looked=one.clauses[1:], said=said, aim=Purpose.ADVERSE)  # fmt: skip
    for one in added.given_by_tests(source.text):
        score = one.clauses[0].text
        yield SqlAct(Kind.RATE, source.path, one.span, Place.JOB, source, one, looked=one.clauses[1:], said=score, aim=_aim(f"{one.program} {score} {source.path}"))  # fmt: skip


def _place(path: str) -> Place:
    said = place_of_path(path)
    if said is not None and not said.is_lived:
        return said
    return Place.MIGRATION if _MADE_ONCE.search(path) else Place.JOB


def acts_in_python(module: PythonModule) -> Iterator[SqlAct]:
    """Yield what the SQL written in a module does to people; where each name stands when the text is written as it is."""
    for node, start in queries_in(module, _SQL):
        users = tuple((one, module) for one in _run_by(node, module))
        place = place_of(users[0][0] if users else node, module)
        statements = tuple(statements_of(node.value, start))
        for statement in statements:
            yield from _acts(statement, module.source, place, users, statements)


def _run_by(node: nodes.Const, module: PythonModule) -> Iterator[nodes.FunctionDef]:
    """The functions of the module that hold a text, or that use the name it was given."""
    frame = node.frame()
    if isinstance(frame, nodes.FunctionDef):
        yield frame
    elif isinstance(statement := node.statement(), nodes.Assign) and isinstance(statement.targets[0], nodes.AssignName):
        users = users_of(statement.targets[0].name, module)
        yield from (one for one in users if isinstance(one, nodes.FunctionDef))


def _acts(
    statement: Statement, source: Source, place: Place, users: tuple[tuple[nodes.FunctionDef, PythonModule], ...] = (),
    beside: tuple[Statement, ...] = (),
) -> Iterator[SqlAct]:  # fmt: skip
    head = statement.clauses[0].kind
    place = Place.JOB if place is Place.MIGRATION and statement.kept else place
    where = tuple(one for one in statement.clauses if one.kind in ("where", "having", "qualify", "from", "if"))

    def act(kind: Kind, looked: tuple[Clause, ...], shown: str, aim: Purpose, sort: type[SqlAct] = SqlAct) -> SqlAct:
        return sort(kind, source.path, statement.span, place, source, statement, looked=looked, said=shown, aim=aim, users=users)  # fmt: skip

    for span, column in first_clicked(statement):
        yield replace(act(Kind.CHOOSE, where, column, Purpose.UNKNOWN, ClickedInSql), span=span)
    for name in agreements_in(statement):
        presumed = act(Kind.ANSWER, where, name, Purpose.UNKNOWN, PresumedInSql)
        presumed.asked, presumed.place = name, Place.JOB if place is Place.MIGRATION else place
        yield presumed
    if head == "update":
        written = statement.clause("set")
        for kind, shown in ends_written(written, statement.conditions) if written is not None else ():
            yield act(kind, where, shown, Purpose.ADVERSE)
        if written is not None and (shown := kept_back(written, statement.made)):
            yield act(Kind.CLOSE, where, shown, Purpose.ADVERSE, KeptBack)
        for case, column, last in turns_set(written) if written is not None else ():
            yield act(Kind.DELAY if last else Kind.RATE, (case,), column, Purpose.ADVERSE if last else Purpose.UNKNOWN)
        for test, score in added.given_by_update(statement):
            yield act(Kind.RATE, (test,), score, _aim(f"{statement.made} {score} {source.path}"))
        return
    if head == "delete from" and is_undecided(statement.conditions):
        yield act(Kind.CLOSE, where, statement.made, Purpose.ADVERSE)
    rows = weights_kept(statement) if head == "insert into" else ()
    yield from (act(Kind.RATE, (row,), statement.made, Purpose.UNKNOWN) for row in rows)
    named, checks = f"{statement.made} {source.path}", speaks_of(statement.made, "decisions.control")
    if head in ("insert into", "create") and checks and statement.clause("where") is not None:
        yield act(Kind.CONTROL, where, statement.made, Purpose.ADVERSE)
    for clause, alias in _scores(statement):
        aim, taken = _aim(f"{named} {alias}"), points.points_taken(clause)
        below = points.points_below_nothing(clause) if aim is Purpose.UNKNOWN else ()
        if below:
            yield act(Kind.DELAY, below, alias, Purpose.ADVERSE)
        against = aim is Purpose.UNKNOWN and taken and points.comes_last(alias, (statement, *beside))
        whole = (clause, *added.behind(clause, statement, beside))
        looked = taken if against else (*whole, *points.summed_by(clause, statement))
        yield act(Kind.RATE, looked, alias, Purpose.ADVERSE if against else aim)
        yield from (act(Kind.RATE, (one,), alias, aim) for one in (() if against else points.joined_for(taken, statement)))  # fmt: skip
        for on in points.taken_by(clause, statement) if aim is Purpose.UNKNOWN else ():
            yield act(Kind.RATE, (on,), alias, Purpose.ADVERSE)
    for clause, alias in (*lanes_told(statement), *sorted_last(statement)):
        yield act(Kind.DELAY, (clause,), alias, Purpose.ADVERSE)
    order = statement.clause("order by")
    if order is not None and statement.made and speaks_of(named, "decisions.lanes"):
        yield from (
            act(Kind.DELAY, (on,), statement.made, Purpose.ADVERSE) for on in points.ranked_by(order, statement)
        )
    if order is not None and statement.clause("limit", "fetch first") is not None:
        against = checks or order.puts_last() or speaks_of(source.path, "decisions.control")
        yield act(
            Kind.CHOOSE, (order, *where), statement.made or "ORDER BY", Purpose.ADVERSE if against else Purpose.UNKNOWN
        )


def _scores(statement: Statement) -> Iterator[tuple[Clause, str]]:
    """The columns of a query that add points or weigh, under the name of a score or a rank."""
    for column, alias in columns_of(statement):
        if is_score_name(alias) and _POINTS.search(column.text):
            yield column, alias


def _aim(named: str) -> Purpose:
    if judges(named, "helping"):
        return Purpose.FAVOURABLE
    hunts = judges(named, "suspicion") or speaks_of(named, "decisions.control") or speaks_of(named, "decisions.checked")
    return Purpose.ADVERSE if hunts else Purpose.UNKNOWN
