"""Rules about acts on files that hold neither pages nor programs: SQL, settings of a web server, data."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.engine.acts import check_acts, held_in_file, held_with_called, with_asked
from guichet.engine.containment import Result
from guichet.engine.parts import check_prose, partly_read
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from guichet.rulebook.rule import Subject

LARGEST_DATA = 100_000
"""Characters beyond which a file of data is a record, and no setting."""


def check_query_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of SQL, or on one script that may hold some."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_act(held)]
    if asking:
        from guichet.done.acts.server import shell as shell_files
        from guichet.done.acts.sql import files as query_files

        if path.endswith(".sql"):
            yield from check_acts(
                with_asked(lambda one: query_files.acts_among_others(one, project), source, project), source, asking
            )
        else:
            yield from check_acts(with_asked(shell_files.acts_of, source, project), source, asking)
    if path.endswith(".sql") and "insert" in project.lowered(path):
        yield from check_words(source, rules, project)


def check_words(source: Source, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about words on those that a program, or a table that is filled, says to people."""
    place = place_of_path(source.path)
    kept_once = place is Place.MIGRATION and not source.path.endswith(".sql")  # what a field said at one time
    if rules.by_subject[Subject.PROSE] and place is not Place.TEST and not kept_once:
        from guichet.reading import texts as prose

        if prose.may_tell(source.text):
            yield from check_prose(prose.read_words_of_program(source, project), rules)


def check_ruby(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of Ruby, which no template shows."""
    source = project.source(path)
    held = held_with_called(path, rules, project)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_find(held)]
    if asking:
        from guichet.done.acts.ruby import files as ruby

        yield from check_acts(with_asked(lambda one: ruby.acts_in(one, project), source, project), source, asking)
    yield from check_words(source, rules, project)


def check_jvm(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of Java or Kotlin, and say what of it is not read."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_find(held)]
    if not asking and not rules.by_subject[Subject.PROSE]:
        return
    from guichet.reading import texts as prose
    from guichet.reading.jvm.program import program_of

    is_said = bool(rules.by_subject[Subject.PROSE]) and prose.may_hold_prose(source.text)
    yield from partly_read(program_of(source).unread if asking or is_said else None)
    if asking:
        from guichet.done.acts.jvm import files as jvm

        yield from check_acts(with_asked(lambda one: jvm.acts_in(one, project), source, project), source, asking)
    if is_said:
        yield from check_prose(prose.read_program(program_of(source), project), rules)


def check_go(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of Go, and say what of it is not read."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.may_find(held)]
    if asking:
        from guichet.done.acts.go import files as go
        from guichet.reading.go.program import go_program_of

        yield from partly_read(go_program_of(source).unread)
        yield from check_acts(with_asked(lambda one: go.acts_in(one, project), source, project), source, asking)


def check_server_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of settings of a web server."""
    source = project.source(path)
    held = held_in_file(path, rules, project)
    asking = [one for one in rules.by_subject[Subject.ACT] if one.may_act(held)]
    if asking and any(
        word in project.lowered(path)
        for word in ("time", "if", "unless", "log", "<script", "alias", "root", "granted", "_pass", "date(", "indexes")
    ):
        from guichet.done.acts.server import countries, drawn, folders
        from guichet.done.acts.server import doors as proxies
        from guichet.done.acts.server import logs as server_logs
        from guichet.done.acts.table import loaded

        yield from check_acts(
            lambda one: (*proxies.acts_in(one, project), *drawn.acts_in(one, project), *countries.acts_in(one, project), *server_logs.acts_in(one), *folders.acts_in(one), *loaded.written_by(one)),
            source, asking,
        )  # fmt: skip


def check_data_file(path: str, rules: Rules, project: Project) -> Iterator[Result]:
    """Run the rules about acts on one file of data: what it wants of people, whatever program obeys it."""
    source = project.source(path)
    if len(source.text) > LARGEST_DATA:
        return
    held = held_in_file(path, rules, project)
    asking = [rule for rule in rules.by_subject[Subject.ACT] if rule.mentions and rule.may_find(held)]
    if asking or rules.by_subject[Subject.PROSE]:
        from guichet.reading.data.documents import left_out

        yield from partly_read(left_out(source))
    if asking:
        from guichet.done.acts.deed.limits_by_line import limits_of
        from guichet.done.acts.table.files import acts_of

        yield from check_acts(
            with_asked(lambda one: (*acts_of(one, project), *limits_of(one, project)), source, project), source, asking
        )
