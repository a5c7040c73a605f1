"""Any bytes can be linted: a thousand mutilated templates, modules and schedules, every rule on, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from guichet.accepted import derogations
from guichet.core.configuration import Config
from guichet.core.source import Source, UnreadableError, decode
from guichet.engine.catalogue import all_rules
from guichet.engine.containment import FAILED
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.limits import no_hang, steps

ROOT = Path(__file__).parents[2]
SEEDS = sorted(
    path
    for folder in ("examples", "course/snippets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".py", ".js", ".xml", ".yml", ".css", ".crontab", ".jinja", ".po", ".md"}
    or path.name == "crontab"
)
MUTATIONS_PER_FILE = 5
SHARDS = 4
RULES = Rules(all_rules())


def check_bytes(name: str, data: bytes) -> None:
    """Lint one file with every rule; each finding lies inside it."""
    try:
        source = decode(name, data)
    except UnreadableError:
        return
    project = Project([name], Config(), {name: source})
    derogations.read(source)
    Fingerprints(project).of(name)
    for finding in [*check_file(name, RULES, project), *check_project(project, RULES)]:
        text = project.source(finding.path).text
        assert finding.rule != FAILED, finding.message.en
        assert 0 <= finding.span.start <= finding.span.end <= len(text), finding
        at = finding.position
        assert (1, 1) <= (at.line, at.column) <= (at.end_line, at.end_column)
        assert finding.message.fr
        assert "{" not in finding.message.en or "{" in text


def mutilate(data: bytes, chance: random.Random) -> bytes:
    """Cut, repeat, swap or spoil some bytes."""
    for _ in range(chance.randint(1, 4)):
        size = len(data) or 1
        start = chance.randrange(size)
        end = min(size, start + chance.choice((1, 2, 8, 40, 200)))
        piece = data[start:end]
        data = chance.choice(
            (
                data[:start] + data[end:],
                data[:end] + piece + data[end:],
                data[:start] + piece[::-1] + data[end:],
                data[:start] + bytes(chance.randrange(256) for _ in range(3)) + data[end:],
                data[:start]
                + chance.choice(
                    (b"{%", b"%}", b"{{", b"}}", b"<", b">", b'"', b"'", b"-->", b"{# ", b"\r", b"\xe2\x80")
                )
                + data[start:],
                data[:start],
            )
        )
    return data


@pytest.mark.parametrize("shard", range(SHARDS))
def test_mutilated_files_are_linted(shard: int) -> None:
    for number, path in enumerate(SEEDS):
        if number % SHARDS == shard:
            chance = random.Random(f"{path.name}{number}")
            data = path.read_bytes()
            name = path.relative_to(ROOT).as_posix()
            for _ in range(MUTATIONS_PER_FILE):
                check_bytes(name, mutilate(data, chance))


@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["a.html", "a.py", "a.js", "a.po", "a.md", "a.xml", "crontab", "a.yml", "a.css", "cron.json", "extensions.conf"]
    ),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_linted(data: bytes, name: str) -> None:
    check_bytes(name, data)


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<p>",
        "<ul><li>",
        "<table><tr><td>",
        "<a href=a>",
        "<span style='color:red'>",
        "{% if a %}",
        "<label>",
        "<select><option>",
        "<b ",
        "été aide ",
        "a, ",
        "<h1>é</h1>",
        "&amp;",
        "«\u00a0é\u00a0» ",
    ],
)
def test_no_rule_takes_ever_more_steps_on_hostile_input(unit: str) -> None:
    def check(times: int) -> None:
        project = Project(["a.html"], Config(), {"a.html": Source("a.html", unit * times)})
        check_file("a.html", RULES, project)

    check(10)
    with no_hang():
        small, large = steps(lambda: check(100)), steps(lambda: check(800))
    assert large < 8 * 4 * small, f"{unit!r}: {small} steps, then {large} for eight times as much"
